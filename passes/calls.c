/*
 * calls: the external calls of every entry.
 *
 * In: entries with places.  Out: mod->calls, one struct callsite for each
 * call, callcode, delegatecall, staticcall, create and create2, with what
 * decides whether it opens a window for re-entry.
 */
#include <string.h>

#include "calls.h"
#include "flow.h"
#include "fold.h"
#include "place.h"

enum { STIPEND = 2300, LAST_PRECOMPILE = 0x11, P256VERIFY = 0x100 };

/* ---- gas ---------------------------------------------------------------- */

/* Does a and b being equal say that v, their difference, is zero? */
static bool is_difference(const struct val *v, const struct ins *eq)
{
	const struct ins *d = def_by(v, OP_sub);

	if (!d)
		d = def_by(v, OP_xor);
	return d && ((arg(d, 0) == arg(eq, 0) && arg(d, 1) == arg(eq, 1)) ||
		     (arg(d, 0) == arg(eq, 1) && arg(d, 1) == arg(eq, 0)));
}

/*
 * Is v zero whenever control comes from block p into block b?  Follows the
 * branch on v (or on its iszero) up through single predecessors.
 */
static bool zero_on_edge(const struct blk *p, const struct blk *b,
			 const struct val *v)
{
	for (unsigned n = 0; n < 32; n++) {
		const struct ins *br = p->last, *z;

		if (br->op == OP_br && p->succ[0] != p->succ[1]) {
			bool truth = p->succ[0] == b;

			if (arg(br, 0) == v)
				return !truth;
			z = def_by(arg(br, 0), OP_iszero);
			if (z && arg(z, 0) == v)
				return truth;
			z = def_by(arg(br, 0), OP_eq);
			if (z && is_difference(v, z))
				return truth;
		}
		if (p->npreds != 1)
			return false;
		b = p;
		p = p->pred[0];
	}
	return false;
}

static uint64_t sum_gas(u256 gas, bool with_value)
{
	uint64_t g;

	if (!u256_to_u64(gas, &g) || g > UINT64_MAX / 2)
		return UINT64_MAX;
	return g + (with_value ? STIPEND : 0);
}

/*
 * Most gas the callee can have.  solc writes send and transfer as a phi of 0
 * and 2300 that the value selects, so each operand is paired with what is
 * known of the value on its edge.
 */
static uint64_t gas_bound(const struct val *gas, const struct val *value,
			  unsigned depth)
{
	bool zero = !value || is_num(value, 0);
	const struct ins *phi = def_by(gas, OP_phi);
	uint64_t most = 0;

	if (is_const(gas))
		return sum_gas(gas->con, !zero);
	if (phi && depth) {
		for (unsigned i = 0; i < phi->nargs; i++) {
			bool z = zero || zero_on_edge(phi->blk->pred[i],
						      phi->blk, value);
			uint64_t g = gas_bound(arg(phi, i), z ? NULL : value,
					       depth - 1);

			most = g > most ? g : most;
		}
		return most;
	}
	/* mul(iszero(value), 2300) */
	const struct ins *mul = def_by(gas, OP_mul);
	const struct ins *z = mul ? def_by(arg(mul, 0), OP_iszero) : NULL;

	if (z && value && arg(z, 0) == value && is_const(arg(mul, 1))) {
		uint64_t g = sum_gas(arg(mul, 1)->con, false);

		return g > STIPEND ? g : STIPEND;
	}
	return sum_gas(u256_not(fold_zero_bits(gas)), !zero);
}

/* ---- target ------------------------------------------------------------- */

static enum provenance provenance(const struct val *v, unsigned depth)
{
	const struct ins *d = v->def;
	enum provenance worst = FROM_CONSTANT;

	if (is_const(v))
		return FROM_CONSTANT;
	if (v->kind == V_PARAM || !depth)
		return FROM_ELSEWHERE;
	switch (d->op) {
	case OP_caller: case OP_origin:
		return FROM_CALLER;
	case OP_calldataload:
		return FROM_ARGUMENT;
	case OP_address:
		return FROM_SELF;
	case OP_sload: case OP_tload:
		return FROM_STORAGE;
	case OP_loadimmutable:
		return FROM_IMMUTABLE;
	case OP_linkersymbol:
		return FROM_CONSTANT;
	case OP_create: case OP_create2:
		return FROM_CREATE;
	case OP_and: case OP_or: case OP_shr: case OP_shl: case OP_phi:
	case OP_add: case OP_xor: case OP_sub:
		/* the enum ascends from what an attacker picks to what is fixed */
		for (unsigned i = 0; i < d->nargs; i++) {
			enum provenance p = provenance(arg(d, i), depth - 1);

			if (is_const(arg(d, i)))
				continue;
			worst = p == FROM_ELSEWHERE || p < worst ? p : worst;
		}
		return worst;
	default:
		return FROM_ELSEWHERE;
	}
}

bool may_be_same_target(const struct mod *m, const struct val *a,
			const struct val *b)
{
	const struct ins *x, *y;

	a = flow_strip(a);
	b = flow_strip(b);
	if (a == b)
		return true;
	if (is_const(a) || is_const(b))
		return is_const(a) && is_const(b) && u256_eq(a->con, b->con);
	if (a->kind != V_RES || b->kind != V_RES)
		return true;
	x = a->def;
	y = b->def;
	if (x->op != y->op)
		return x->op == OP_phi || y->op == OP_phi;
	if (x->op == OP_loadimmutable)
		return same_literal(x, y);
	if (is_load(x))
		return key_rel(&relation_plain, place_of((struct mod *)m, x),
			       SIDE_E1, place_of((struct mod *)m, y),
			       SIDE_E2) != REL_NE;
	return true;
}

/* Code that was linked in: part of the program, though not of this text. */
static bool is_library(const struct val *target)
{
	return def_by(target, OP_linkersymbol) != NULL;
}

static bool is_precompile(const struct val *target)
{
	uint64_t n;

	return is_const(target) && u256_to_u64(target->con, &n) &&
	       n && (n <= LAST_PRECOMPILE || n == P256VERIFY);
}

/* ---- from one instruction to another ------------------------------------- */

bool call_failed_on(const struct ins *call, const struct blk *b, unsigned i)
{
	return (effects_of(call) & EXT) && call->nres == 1 &&
	       b->last->op == OP_br && arg(b->last, 0) == res(call) && i == 1;
}

/*
 * The walk has two levels: up to when `from` is passed again, and beyond.  On
 * the first one the way on which `from`, a call, has failed is not gone.
 */
bool reaches(const struct ins *from, const struct ins *to,
	     const struct ins *avoid)
{
	const struct fn *f = from->blk->fn;
	struct arena *tmp;
	struct step {
		const struct blk *b;
		bool again;
	} *stack, x = { from->blk, false };
	bool *seen[2], found = false;
	unsigned n = 0;

	/* the rest of from's own block */
	if (from->blk == to->blk && stands_behind(from, to)) {
		if (!avoid || avoid->blk != from->blk ||
		    !stands_behind(from, avoid) || !stands_behind(avoid, to))
			return true;
		return false;
	}
	if (avoid && avoid->blk == from->blk && stands_behind(from, avoid))
		return false;
	tmp = arena_new(0, f->mod->oom, f->mod->oom_arg);
	stack = ARENA_ARRAY(tmp, struct step, 2 * f->nblks + 1);
	seen[0] = ARENA_ARRAY(tmp, bool, f->nblks);
	seen[1] = ARENA_ARRAY(tmp, bool, f->nblks);
	for (bool first = true; first || n; first = false) {
		if (!first)
			x = stack[--n];
		if (!first && x.b == to->blk &&
		    !(avoid && avoid->blk == x.b && stands_behind(avoid, to))) {
			found = true;
			break;
		}
		if (!first && avoid && avoid->blk == x.b)
			continue;
		for (unsigned i = 0; i < x.b->nsuccs; i++) {
			const struct blk *s = x.b->succ[i];
			bool again = x.again || s == from->blk;

			if (seen[again][s->id] ||
			    (!x.again && call_failed_on(from, x.b, i)))
				continue;
			seen[again][s->id] = true;
			stack[n++] = (struct step){ s, again };
		}
	}
	arena_free(tmp);
	return found;
}

bool always_reaches(const struct ins *from, const struct ins *to,
		    const bool *ok)
{
	const struct fn *f = from->blk->fn;
	struct arena *tmp;
	const struct blk **stack, *x = from->blk;
	bool *seen, always = true;
	unsigned n = 0;

	if (from->blk == to->blk && stands_behind(from, to))
		return true;
	tmp = arena_new(0, f->mod->oom, f->mod->oom_arg);
	stack = ARENA_ARRAY(tmp, const struct blk *, f->nblks + 1);
	seen = ARENA_ARRAY(tmp, bool, f->nblks);
	for (;;) {
		always &= !ends_ok(x->last) && x->last->op != OP_ret;
		for (unsigned i = 0; always && i < x->nsuccs; i++) {
			const struct blk *s = x->succ[i];

			if (s == to->blk || seen[s->id] || (ok && !ok[s->id]))
				continue;
			seen[s->id] = true;
			stack[n++] = s;
		}
		if (!always || !n)
			break;
		x = stack[--n];
	}
	arena_free(tmp);
	return always;
}

/* ---- init code ---------------------------------------------------------- */

static bool calls_out(const struct node *n)
{
	for (; n; n = n->next) {
		if (n->kind == N_CALL && n->op >= 0 &&
		    n->op != OP_staticcall && (op_info[n->op].effects & EXT))
			return true;
		if (calls_out(n->names) || calls_out(n->kids) ||
		    calls_out(n->a) || calls_out(n->b) || calls_out(n->c) ||
		    calls_out(n->d))
			return true;
	}
	return false;
}

static const struct yul_object *object_named(const struct yul_object *o,
					     const struct node *lit)
{
	for (o = o->kids; o; o = o->next)
		if (o->name_len == lit->len &&
		    !memcmp(o->name, lit->str, lit->len))
			return o;
	return NULL;
}

/* Where an instruction that writes to memory does so; NULL: it does not. */
static const struct val *written_at(const struct ins *in)
{
	switch (in->op) {
	case OP_mstore: case OP_mstore8: case OP_datacopy: case OP_codecopy:
	case OP_calldatacopy: case OP_returndatacopy: case OP_mcopy:
		return arg(in, 0);
	case OP_extcodecopy:
		return arg(in, 1);
	case OP_call: case OP_callcode:
		return arg(in, 5);
	case OP_delegatecall: case OP_staticcall:
		return arg(in, 4);
	default:
		return NULL;
	}
}

/* The base of a pointer, NULL if it is a number, and how far from it. */
static const struct val *pointer_base(const struct val *v, u256 *off)
{
	const struct ins *d;

	for (*off = u256_zero; (d = def_by(v, OP_add)) && is_const(arg(d, 1));
	     v = arg(d, 0))
		*off = u256_add(*off, arg(d, 1)->con);
	if (!is_const(v))
		return v;
	*off = u256_add(*off, v->con);
	return NULL;
}

/* Is something written over the code between its copying and the create? */
static bool is_spoilt(const struct ins *copy, const struct ins *create)
{
	const struct fn *f = create->blk->fn;
	const struct val *p = flow_base(arg(create, 1));
	u256 at, off;

	pointer_base(arg(copy, 0), &at);
	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next) {
			const struct val *to = in == copy ? NULL : written_at(in);

			if (!to || flow_base(to) != p)
				continue;
			pointer_base(to, &off);
			if ((in->op == OP_mstore || in->op == OP_mstore8) &&
			    u256_cmp(u256_add(off, u256_from(32)), at) <= 0)
				continue;
			if (reaches(copy, in, NULL) && reaches(in, create, copy))
				return true;
		}
	return false;
}

/* The object whose code was copied to where a create takes its init code. */
static const struct yul_object *init_code(const struct mod *m,
					  const struct ins *create)
{
	const struct fn *f = create->blk->fn;
	const struct val *p = flow_base(arg(create, 1));
	const struct ins *copy = NULL, *off;

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			if ((in->op == OP_datacopy || in->op == OP_codecopy) &&
			    flow_base(arg(in, 0)) == p &&
			    dominates(in->blk, create->blk) &&
			    reaches(in, create, NULL) &&
			    (!copy || reaches(copy, in, NULL)))
				copy = in;
	if (!copy || !(off = def_by(arg(copy, 1), OP_dataoffset)) ||
	    !off->lit || is_spoilt(copy, create))
		return NULL;
	return object_named(m->obj, off->lit);
}

/* ---- calls of the contract itself ---- */

/* Does the function call nobody but those whom `but` (NULL: nobody) names? */
static bool calls_nobody(const struct fn *f,
			 bool (*but)(const struct ins *call))
{
	for (unsigned b = 0; b < f->nblks; b++)
		for (struct ins *in = f->blk[b]->first; in; in = in->next)
			if (in->op == OP_ucall ||
			    ((effects_of(in) & EXT) &&
			     in->op != OP_staticcall && !(but && but(in))))
				return false;
	return true;
}

static bool is_own_code(const struct ins *in)
{
	return (in->op == OP_delegatecall || in->op == OP_callcode) &&
	       provenance(arg(in, 1), 12) == FROM_SELF;
}

/*
 * Does a delegatecall of the contract itself reach nobody else?  Whatever is
 * called so is one of its entries, and runs as if the caller had called it.
 */
static bool entries_call_nobody(const struct mod *m)
{
	for (unsigned i = 0; i < m->nentries; i++)
		if (!calls_nobody(m->entry[i].fn, is_own_code))
			return false;
	return true;
}

/* The operand that says where the data of a call begins; the next: how long. */
static unsigned data_operand(const struct ins *call)
{
	return call->op == OP_call || call->op == OP_callcode ? 3 : 2;
}

bool argument_at(const struct ins *call, const struct val *p, u256 *at)
{
	unsigned i = data_operand(call);
	u256 off;
	const struct val *base = pointer_base(arg(call, i), &off);

	if (pointer_base(p, at) != base)
		return false;
	*at = u256_sub(*at, off);
	return !is_const(arg(call, i + 1)) ||
	       u256_cmp(*at, arg(call, i + 1)->con) < 0;
}

bool call_selector(const struct ins *call, uint32_t *sel)
{
	const struct val *p = arg(call, data_operand(call));
	const struct ins *word = NULL;

	for (const struct use *u = is_const(p) ? NULL : p->uses; u; u = u->next)
		if (u->in->op == OP_mstore && arg(u->in, 0) == p &&
		    dominates(u->in->blk, call->blk) &&
		    (u->in->blk != call->blk || stands_behind(u->in, call))) {
			if (word)
				return false;
			word = u->in;
		}
	/* a place that is used again and again: the last store before */
	for (const struct blk *b = call->blk; is_const(p) && b && !word;
	     b = b->idom)
		for (const struct ins *in = b == call->blk ? call : b->last;
		     in && !word; in = in->prev)
			if (in->op == OP_mstore && is_const(arg(in, 0)) &&
			    u256_eq(arg(in, 0)->con, p->con))
				word = in;
	if (!word || !is_const(arg(word, 1)))
		return false;
	*sel = (uint32_t)(arg(word, 1)->con.w[3] >> 32);
	return true;
}

/* The entry that a call of this contract runs. */
static const struct entry *own_entry(const struct mod *m, const struct ins *call)
{
	uint32_t sel;

	return call_selector(call, &sel) ? entry_with(m, sel) : NULL;
}

/* ---- calls of what was created just now --------------------------------- */

static bool deploys(const struct yul_object *o, const struct mod *x)
{
	for (const struct yul_object *k = o->kids; k; k = k->next)
		if (k->name_len == x->obj->name_len &&
		    !memcmp(k->name, x->obj->name, k->name_len))
			return true;
	return false;
}

/* Does the call run an entry, whose code is at hand, that calls nobody? */
static bool runs_quiet_code(struct mod *m, const struct ins *call)
{
	const struct val *to = flow_strip(arg(call, 1));
	const struct yul_object *o = NULL;
	uint32_t sel;
	bool more = m->other != NULL;

	if (def_by(to, OP_create) || def_by(to, OP_create2))
		o = init_code(m, to->def);
	if (!o || !call_selector(call, &sel))
		return false;
	for (unsigned i = 0; more; i++) {
		struct mod *x = m->other(m, i, sel, &more);
		const struct entry *e;

		if (x && deploys(o, x) && (e = entry_with(x, sel)))
			return calls_nobody(e->fn, NULL);
	}
	return false;
}

/* ---- linked libraries ---------------------------------------------------- */

static bool sends_ether(const struct mod *m, const struct entry *e)
{
	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].entry == e && m->calls->site[i].sends)
			return true;
	return false;
}

/*
 * The code of a linked library, if it is at hand and calls somebody: then the
 * call lets in whoever the library does.
 */
static void describe_library(struct mod *m, struct callsite *c)
{
	uint32_t sel;
	bool more = m->other != NULL && call_selector(c->in, &sel);

	c->window = WINDOW_LIBRARY;
	for (unsigned i = 0; more; i++) {
		struct mod *x = m->other(m, i, sel, &more);
		const struct entry *e;

		if (!x || !x->library || !(e = entry_with(x, sel)) ||
		    calls_nobody(e->fn, NULL))
			continue;
		c->window = WINDOW_OPEN;
		c->from = FROM_ELSEWHERE;
		c->linked = true;
		c->delegate = false;
		c->sends = sends_ether(x, e);
		return;
	}
}

/* ---- sites -------------------------------------------------------------- */

static void describe_create(const struct mod *m, struct callsite *c)
{
	const struct yul_object *o = init_code(m, c->in);

	c->create = true;
	c->value = arg(c->in, 0);
	c->from = FROM_CREATE;
	c->gas_bound = UINT64_MAX;
	if (o && o->code && !calls_out(o->code->kids))
		c->window = WINDOW_INIT;
}

static void describe(struct mod *m, struct callsite *c)
{
	const struct ins *in = c->in;

	if (in->op == OP_create || in->op == OP_create2) {
		describe_create(m, c);
	} else {
		c->target = arg(in, 1);
		c->from = provenance(c->target, 12);
		if (in->op == OP_call || in->op == OP_callcode)
			c->value = arg(in, 2);
		c->delegate = (in->op == OP_delegatecall ||
			       in->op == OP_callcode) && !is_own_code(in);
		c->gas_bound = gas_bound(arg(in, 0), c->value, 4);
		if (in->op == OP_staticcall)
			c->window = WINDOW_STATIC;
		else if (is_precompile(c->target))
			c->window = WINDOW_PRECOMPILE;
		else if (c->delegate && is_library(c->target))
			return describe_library(m, c);
		else if (is_own_code(in) && entries_call_nobody(m))
			c->window = WINDOW_SELF;
		else if (c->gas_bound <= STIPEND)
			c->window = WINDOW_STIPEND;
		else if (in->op == OP_call && c->from == FROM_SELF &&
			 (c->self = own_entry(m, in)) &&
			 calls_nobody(c->self->fn, NULL))
			c->window = WINDOW_SELF;
		else if (in->op == OP_call && c->from == FROM_CREATE &&
			 runs_quiet_code(m, in))
			c->window = WINDOW_CREATED;
	}
	c->sends = c->value && !is_num(c->value, 0);
	c->passes_on = c->sends && (def_by(c->value, OP_callvalue) ||
		       (def_by(c->value, OP_sub) &&
			def_by(arg(c->value->def, 0), OP_callvalue)));
}

/*
 * Blocks reached from a call, forwards or back; with `around`, not by going
 * around that loop or one that it is in, and not after the call has failed.
 */
static bool *flood(struct arena *a, const struct ins *call, bool back,
		   const struct loop *around)
{
	const struct blk *b = call->blk;
	const struct fn *f = b->fn;
	bool *seen = ARENA_ARRAY(a, bool, f->nblks);
	const struct blk **stack = ARENA_ARRAY(a, const struct blk *,
					       f->nblks + 1);
	const struct blk *x = b;
	unsigned n = 0;

	do {
		unsigned k = back ? x->npreds : x->nsuccs;

		for (unsigned i = 0; i < k; i++) {
			const struct blk *to = back ? x->pred[i] : x->succ[i];
			const struct blk *head = back ? x : to;

			if (seen[to->id] ||
			    (around && !back && call_failed_on(call, x, i)) ||
			    (around && head->loop_head &&
			     in_loop(back ? to : x, head->loop) &&
			     in_loop(around->head, head->loop)))
				continue;
			seen[to->id] = true;
			stack[n++] = to;
		}
		x = n ? stack[--n] : NULL;
	} while (x);
	return seen;
}

bool comes_after(const struct callsite *s, const struct ins *in)
{
	return s->after[in->blk->id] ||
	       (in->blk == s->in->blk && stands_behind(s->in, in));
}

bool comes_directly(const struct callsite *s, const struct ins *in)
{
	const struct loop *l = s->in->blk->loop;

	if (in->blk == s->in->blk && stands_behind(s->in, in))
		return true;
	while (l && !in_loop(in->blk, l))
		l = l->up;
	return l ? s->directly[l->depth - 1][in->blk->id] :
		   s->after[in->blk->id];
}

bool comes_before(const struct callsite *s, const struct ins *in)
{
	return s->before[in->blk->id] ||
	       (in->blk == s->in->blk && stands_behind(in, s->in));
}

bool comes_shortly_before(const struct callsite *s, const struct ins *in)
{
	const struct loop *l = s->in->blk->loop;

	if (in->blk == s->in->blk && stands_behind(in, s->in))
		return true;
	while (l && !in_loop(in->blk, l))
		l = l->up;
	return l ? s->shortly[l->depth - 1][in->blk->id] :
		   s->before[in->blk->id];
}

static void find_reach(struct arena *a, struct callsite *c)
{
	const struct blk *b = c->in->blk;

	c->after = flood(a, c->in, false, NULL);
	c->before = flood(a, c->in, true, NULL);
	if (!b->loop)
		return;
	c->directly = ARENA_ARRAY(a, bool *, b->loop->depth);
	c->shortly = ARENA_ARRAY(a, bool *, b->loop->depth);
	for (const struct loop *l = b->loop; l; l = l->up) {
		c->directly[l->depth - 1] = flood(a, c->in, false, l);
		c->shortly[l->depth - 1] = flood(a, c->in, true, l);
	}
}

static bool is_call(const struct ins *in)
{
	return (effects_of(in) & EXT) && in->op != OP_verbatim;
}

void pass_calls(struct mod *m)
{
	struct callsites *s = ARENA_NEW(m->arena, struct callsites);
	unsigned n = 0;

	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned b = 0; b < m->entry[i].fn->nblks; b++)
			for (struct ins *in = m->entry[i].fn->blk[b]->first;
			     in; in = in->next)
				n += is_call(in);
	s->site = ARENA_ARRAY(m->arena, struct callsite, n + 1);
	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned b = 0; b < m->entry[i].fn->nblks; b++)
			for (struct ins *in = m->entry[i].fn->blk[b]->first;
			     in; in = in->next) {
				struct callsite *c = &s->site[s->n];

				if (!is_call(in))
					continue;
				c->entry = &m->entry[i];
				c->in = in;
				c->no = s->n++;
				in->aux = c;
				describe(m, c);
				find_reach(m->arena, c);
			}
	m->calls = s;
}

struct callsite *callsite_of(const struct mod *m, const struct ins *in)
{
	struct callsite *c = is_call(in) ? in->aux : NULL;

	return c && c >= m->calls->site && c < m->calls->site + m->calls->n ?
	       c : NULL;
}

const char *window_name(enum window w)
{
	static const char *const name[] = {
		"open", "static", "stipend", "precompile", "init code",
		"own code", "created code", "library",
		"owner's code", "trusted",
	};

	return name[w];
}

const char *provenance_name(enum provenance p)
{
	static const char *const name[] = {
		"caller", "argument", "storage", "owner's storage", "immutable",
		"constant",
		"this contract", "created", "elsewhere",
	};

	return name[p];
}

void dump_calls(FILE *f, const struct mod *m)
{
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *c = &m->calls->site[i];

		fprintf(f, "entry %s: %s to %s, window %s%s", c->entry->name,
			op_info[c->in->op].name, provenance_name(c->from),
			window_name(c->window),
			c->sends ? ", sends ether" : "");
		if (c->gas_bound != UINT64_MAX)
			fprintf(f, ", gas at most %llu",
				(unsigned long long)c->gas_bound);
		fputc('\n', f);
	}
}
