/*
 * callee: what memory holds, and calls whose data are in it.
 *
 * In: an instruction and a pointer.  Out: the word that was stored there last,
 * if all ways agree; a call with its arguments; the call that a word of memory
 * was returned by.  solc takes memory from one end, so two pointers that are not
 * made from one are taken for two places.
 */
#include <string.h>

#include "flow.h"
#include "text.h"

/* ---- memory ---------------------------------------------------------------- */

static void split_pointer(const struct val *p, const struct val **base,
			  u256 *off)
{
	*off = u256_zero;
	while (def_by(p, OP_add)) {
		const struct ins *d = p->def;
		unsigned c = is_const(arg(d, 1)) ? 1 : 0;

		if (!is_const(arg(d, c)))
			break;
		*off = u256_add(*off, arg(d, c)->con);
		p = arg(d, 1 - c);
	}
	if (is_const(p)) {
		*off = u256_add(*off, p->con);
		p = NULL;
	}
	*base = p;
}

static bool stores_at(const struct ins *in, const struct val *base, u256 off)
{
	const struct val *b;
	u256 o;

	if (in->op != OP_mstore)
		return false;
	split_pointer(arg(in, 0), &b, &o);
	return b == base && u256_eq(o, off);
}

/* The nearest such store on every way to `at`. */
static const struct ins *nearest_store(const struct ins *at,
				       const struct val *base, u256 off)
{
	const struct ins *in = at->prev;

	for (const struct blk *b = at->blk; b; b = b->idom,
	     in = b ? b->last : NULL) {
		for (; in; in = in->prev)
			if (stores_at(in, base, off))
				return in;
		if (b->idom == b)
			break;
	}
	return NULL;
}

const struct val *expr_memory(const struct ins *at, const struct val *p,
			      uint64_t off)
{
	const struct val *base;
	const struct ins *st;
	const struct fn *f = at->blk->fn;
	u256 o;

	split_pointer(p, &base, &o);
	o = u256_add(o, u256_from(off));
	st = nearest_store(at, base, o);
	if (!st)
		return NULL;
	/* another one on some way between them? */
	for (unsigned i = 0; i < f->nblks; i++)
		for (const struct ins *in = f->blk[i]->first; in; in = in->next)
			if (in != st && stores_at(in, base, o) &&
			    !dominates(in->blk, st->blk) &&
			    reaches(st, in, NULL) && reaches(in, at, NULL))
				return NULL;
	return arg(st, 1);
}

/* ---- calls ----------------------------------------------------------------- */

static const struct val *data_of(const struct ins *call)
{
	bool value = call->op == OP_call || call->op == OP_callcode;

	return arg(call, value ? 3 : 2);
}

bool expr_selector(const struct ins *call, uint32_t *sel)
{
	bool value = call->op == OP_call || call->op == OP_callcode;

	return call->op != OP_create && call->op != OP_create2 &&
	       !is_num(arg(call, value ? 4 : 3), 0) && call_selector(call, sel);
}

const struct decl *expr_callee(struct expr *x, const struct ins *call)
{
	uint32_t sel;

	if (!expr_selector(call, &sel))
		return NULL;
	return decl_by_selector(x->m, x->d, DECL_FUNCTION, sel);
}

static const char *arguments(struct expr *x, const struct ins *call,
			     const struct decl *d, unsigned depth)
{
	const char *s = "";
	uint64_t at = 4;

	for (const struct sol_field *f = d->in; f; f = f->next) {
		const struct val *v = expr_memory(call, data_of(call), at);
		const char *one = "…";

		if (v && depth && expr_is_plain(f->type)) {
			struct text t = typed(NULL, f->type);

			one = is_const(v) ? number_beside(x, v->con, t) :
			      value(x, v, depth - 1).s;
		}
		s = SAY(x, "%s%s%s", s, f == d->in ? "" : ", ", one);
		at += 32 * expr_words(f->type);
	}
	return s;
}

/* The precompile at an address, by what Solidity or its EIP calls it. */
static const char *precompile(const struct val *target)
{
	static const char *const name[] = {
		NULL, "ecrecover", "sha256", "ripemd160", "identity", "modexp",
		"ecAdd", "ecMul", "ecPairing", "blake2f", "pointEvaluation",
	};
	uint64_t n;

	return is_const(target) && u256_to_u64(target->con, &n) &&
	       n < sizeof(name) / sizeof(*name) ? name[n] : NULL;
}

const char *call_text(struct expr *x, const struct ins *call,
			     unsigned depth)
{
	const struct decl *d = expr_callee(x, call);
	uint32_t sel;
	const char *to;

	if (call->op == OP_create || call->op == OP_create2)
		return "new …";
	if (precompile(arg(call, 1)))
		return SAY(x, "%s(…)", precompile(arg(call, 1)));
	to = at_least(x, value(x, arg(call, 1), depth ? depth - 1 : 0),
		      P_PRIMARY);
	if (d)
		return SAY(x, "%s.%s(%s)", to, d->name,
			   arguments(x, call, d, depth));
	if (expr_selector(call, &sel))
		return SAY(x, "%s.0x%08x(…)", to, sel);
	return SAY(x, "%s.%s(…)", to, op_info[call->op].name);
}

const char *expr_call(struct expr *x, const struct ins *call)
{
	return call_text(x, call, MAX_DEPTH);
}

/* The call that has written the memory which is read: its returned data. */
const struct ins *returned_by(const struct ins *load)
{
	const struct val *base, *ob;
	const struct ins *in = load->prev;
	u256 off, oo;

	split_pointer(arg(load, 0), &base, &off);
	for (const struct blk *b = load->blk; b; b = b->idom,
	     in = b ? b->last : NULL) {
		for (; in; in = in->prev) {
			unsigned n = in->nargs;

			if (!(effects_of(in) & EXT) || n < 6)
				continue;
			split_pointer(arg(in, n - 2), &ob, &oo);
			if (!is_num(arg(in, n - 1), 0) && ob == base &&
			    u256_eq(oo, off))
				return in;
		}
		if (b->idom == b)
			break;
	}
	return NULL;
}

bool expr_is_success(const struct val *v, const struct ins **call)
{
	if (v->kind != V_RES || !(effects_of(v->def) & EXT))
		return false;
	*call = v->def;
	return true;
}

static bool is_made_from(const struct val *p, const struct val *base,
			 unsigned depth)
{
	const struct val *b;
	u256 off;

	split_pointer(p, &b, &off);
	if (b == base)
		return true;
	if (!b || !def_by(b, OP_phi) || !depth)
		return false;
	for (unsigned i = 0; i < b->def->nargs; i++)
		if (is_made_from(arg(b->def, i), base, depth - 1))
			return true;
	return false;
}

bool expr_is_returned(const struct ins *at, const struct val *p)
{
	const struct fn *f = at->blk->fn;
	const struct val *base;
	u256 off;

	for (unsigned i = 0; i < f->nblks; i++)
		for (const struct ins *in = f->blk[i]->first; in; in = in->next) {
			if (in->op != OP_returndatacopy)
				continue;
			split_pointer(arg(in, 0), &base, &off);
			if (base && is_made_from(p, base, 2) &&
			    reaches(in, at, NULL))
				return true;
		}
	return false;
}
