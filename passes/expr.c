/*
 * expr: values of the IR as Solidity would write them.
 *
 * In: values of one entry, what the contract declares.  Out: text.  The same
 * value gives the same text in both kinds of IR: it is made of what the value
 * is computed from, not of the Solidity text around it.  What has no name of
 * its own in Solidity, and what is too deep, is written as an ellipsis.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "names.h"
#include "text.h"

static struct text address_text(const char *s)
{
	return (struct text){ s, P_PRIMARY, .address = true };
}

void expr_begin(struct expr *x)
{
	x->any_checked = x->any_unchecked = false;
	x->nloads = 0;
}

static void note_load(struct expr *x, const struct ins *in, u256 bits)
{
	for (unsigned i = 0; i < x->nloads; i++)
		if (x->load[i] == in && u256_eq(x->bits[i], bits))
			return;
	if (x->nloads == MAX_STALE)
		return;
	x->bits[x->nloads] = bits;
	x->load[x->nloads++] = in;
}

/* ---- operators ------------------------------------------------------------- */

/* What comes last where the order is free: numbers, then what the frame gives. */
static unsigned rank(const struct val *v)
{
	if (is_const(v))
		return 2;
	return v->kind == V_RES && !v->def->nargs &&
	       (effects_of(v->def) & (ENV | RB | VOL)) &&
	       v->def->op != OP_loadimmutable;
}


/* Both kinds of IR may have the operands in another order: take one of them. */
static bool is_swapped(const struct val *a, const char *s, const struct val *b,
		       const char *t)
{
	return rank(a) != rank(b) ? rank(a) > rank(b) : strcmp(s, t) > 0;
}

static struct text binary(struct expr *x, const struct ins *d, const char *op,
			  enum prec p, unsigned depth)
{
	struct text a = value(x, arg(d, 0), depth - 1);
	struct text b = value(x, arg(d, 1), depth - 1);

	if ((d->op == OP_mul || d->op == OP_and || d->op == OP_or ||
	     d->op == OP_xor) && is_swapped(arg(d, 0), a.s, arg(d, 1), b.s)) {
		struct text c = a;

		a = b;
		b = c;
	}
	return limited((struct text){
		SAY(x, "%s %s %s", at_least(x, a, p), op,
		    at_least(x, b, p + 1)), p, .boolean = false });
}

static void note_arithmetic(struct expr *x, const struct ins *d)
{
	if (x->checked && x->checked[d->id])
		x->any_checked = true;
	else
		x->any_unchecked = true;
}

/* A sum: a number is written last, and one below zero is taken away. */
static struct text sum(struct expr *x, const struct ins *d, unsigned depth)
{
	const struct val *a = arg(d, 0), *b = arg(d, 1);
	struct text t, u;
	u256 minus;

	if (is_const(a)) {
		const struct val *c = a;

		a = b;
		b = c;
	}
	t = value(x, a, depth - 1);
	minus = is_const(b) ? u256_sub(u256_zero, b->con) : u256_zero;
	note_arithmetic(x, d);
	if (is_const(b) && u256_bits(minus) <= 64)
		return limited((struct text){
			SAY(x, "%s - %s", at_least(x, t, P_ADD),
			    number(x, minus)), P_ADD, .boolean = false });
	u = value(x, b, depth - 1);
	if (is_swapped(a, t.s, b, u.s)) {
		struct text c = t;

		t = u;
		u = c;
	}
	return limited((struct text){
		SAY(x, "%s + %s", at_least(x, t, P_ADD),
		    at_least(x, u, P_ADD)), P_ADD, .boolean = false });
}

static struct text function(struct expr *x, const char *name,
			    const struct ins *d, unsigned depth)
{
	const char *s = "";

	for (unsigned i = 0; i < d->nargs; i++)
		s = SAY(x, "%s%s%s", s, i ? ", " : "",
			value(x, arg(d, i), depth - 1).s);
	return limited(primary(SAY(x, "%s(%s)", name, s)));
}

/* ---- loads ----------------------------------------------------------------- */

/* v as bits of a load: which load, which bits of its slot, how far shifted. */
static const struct ins *bits_of_load(const struct val *v, u256 *mask,
				      unsigned *shift)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;
	u256 low = u256_max;
	uint64_t n;

	*shift = 0;
	for (unsigned i = 0; d && i < 4; i++) {
		if (is_load(d)) {
			*mask = u256_shl(u256_from(*shift), low);
			return d;
		}
		if (d->op == OP_and && is_const(arg(d, 1))) {
			low = u256_and(low, u256_shr(u256_from(*shift),
						     arg(d, 1)->con));
			v = arg(d, 0);
		} else if (d->op == OP_shr && is_const(arg(d, 0)) &&
			   u256_to_u64(arg(d, 0)->con, &n) &&
			   n + *shift < 256) {
			*shift += (unsigned)n;
			low = u256_and(low, u256_mask(256 - *shift));
			v = arg(d, 1);
		} else if (d->op == OP_signextend && is_const(arg(d, 0)) &&
			   u256_to_u64(arg(d, 0)->con, &n) && n < 32) {
			low = u256_and(low, u256_mask(8 * (unsigned)(n + 1)));
			v = arg(d, 1);
		} else {
			return NULL;
		}
		d = v->kind == V_RES ? v->def : NULL;
	}
	return NULL;
}

/*
 * A part of a value that the Solidity has packed by hand: uint24(x >> 208).  The
 * whole of it is just x.
 */
static struct text part_of(struct expr *x, struct text s,
			   const struct sol_type *t, u256 mask, unsigned shift)
{
	unsigned lo = u256_ctz(mask), width = u256_bits(mask) - lo;
	unsigned from = x->field_bit;

	if (!t || t->kind != TYPE_VALUE || t->boolean || lo < from ||
	    (lo == from && width >= 8 * t->bytes))
		return s;
	s.bytes = 0;
	if (lo > from)
		s = (struct text){ SAY(x, "%s >> %u", at_least(x, s, P_SHIFT),
				       lo - from), P_SHIFT, .boolean = false };
	if (lo - from + width < 8 * t->bytes)
		s = primary(width % 8 ? SAY(x, "%s & %s",
					    at_least(x, s, P_BITAND),
					    number(x, u256_mask(width))) :
			    SAY(x, "uint%u(%s)", width, s.s));
	if (lo > shift)
		s = (struct text){ SAY(x, "%s << %u", at_least(x, s, P_SHIFT),
				       lo - shift), P_SHIFT, .boolean = false };
	return s;
}

static struct text loaded(struct expr *x, const struct ins *load, u256 mask,
			  unsigned shift, unsigned depth)
{
	const struct sol_type *t;
	struct text s = place(x, place_of(x->m, load), is_transient(load), mask,
			      &t, depth);

	note_load(x, load, mask);
	/* the word at a string's or an array's slot tells how long it is */
	if (t && t->kind == TYPE_BYTES && !place_of(x->m, load)->root &&
	    u256_is_zero(u256_and(mask, u256_one)))
		return primary(SAY(x, "%s.length", s.s));
	return part_of(x, s, t, mask, shift);
}

static struct text named(const struct decl *d)
{
	return typed(d->name, d->var.type);
}

/* The immutable that a use of one names, or whose getter it stands in. */
static const struct decl *immutable_at(struct expr *x, const struct entry *e,
				       const struct ins *in)
{
	struct where w = where_of(x->m, in);
	const char *s = where_text(x->m, w, 60);

	for (const struct decl *d = x->d->first; d; d = d->next) {
		if (d->kind != DECL_VARIABLE ||
		    strcmp(d->mutability, "immutable"))
			continue;
		if ((s && !strcmp(d->name, s)) ||
		    (w.file && w.file == d->file && w.beg >= d->beg &&
		     w.end <= d->end) ||
		    (x->m->optimised && !strcmp(e->name, d->name) &&
		     !strcmp(d->visibility, "public")))
			return d;
	}
	return NULL;
}

/* An immutable: what the text calls it, where any of its uses stands. */
static struct text immutable(struct expr *x, const struct ins *in)
{
	for (unsigned e = 0; e < x->m->nentries; e++) {
		const struct fn *f = x->m->entry[e].fn;

		for (unsigned b = 0; b < f->nblks; b++)
			for (const struct ins *i = f->blk[b]->first; i;
			     i = i->next) {
				const struct decl *d;

				if (i->op != OP_loadimmutable ||
				    !same_literal(i, in))
					continue;
				d = immutable_at(x, &x->m->entry[e], i);
				if (d)
					return named(d);
			}
	}
	return primary("an immutable");
}

/* ---- joins ----------------------------------------------------------------- */

/* "var_amount_12": what Solidity calls it; NULL: the compiler's own. */
static const char *local_name(struct expr *x, const struct ins *phi)
{
	static const char *const stem[] = { "var_", "vloc_" };
	const struct ident *id = phi->var;
	const char *s = id ? arena_strndup(x->m->report->arena, id->name,
				      id->len) :
			NULL;
	size_t n;

	for (unsigned i = 0; s && i < 2; i++) {
		size_t k = strlen(stem[i]);

		if (strncmp(s, stem[i], k))
			continue;
		s += k;
		n = strlen(s);
		while (n && isdigit((unsigned char)s[n - 1]))
			n--;
		if (n && s[n] && s[n - 1] == '_')
			n--;
		else
			n = strlen(s);
		while (n && s[n - 1] == '_')
			n--;
		return n ? SAY(x, "%.*s", (int)n, s) : NULL;
	}
	return NULL;
}

/* What is asked for at a join: the value, or whether it is (not) zero. */
enum ask { ASK_VALUE, ASK_TRUE, ASK_FALSE };

struct join {
	struct expr *x;
	const struct ins *phi;
	const bool *bad;
	enum ask ask;
	unsigned depth;		/* of the values */
	unsigned left;		/* branches that may still be told */
	bool failed;
};

static struct text join_conditions(struct expr *x, struct text a, bool and,
				   struct text b);
static struct text way_from(struct join *j, const struct blk *b);

static struct text join_value(struct join *j, const struct val *v)
{
	struct text t;

	if (j->ask == ASK_VALUE)
		return value(j->x, v, j->depth);
	t = cond(j->x, v, j->ask == ASK_TRUE, j->depth);
	t.boolean = true;
	return t;
}

/* Does the way along an edge come to the phi at all? */
static bool matters(const struct join *j, const struct blk *s)
{
	return !j->bad[s->id] && (s == j->phi->blk ||
				  reaches(s->last, j->phi, NULL));
}

static struct text along(struct join *j, const struct blk *b, unsigned i)
{
	if (b->succ[i] == j->phi->blk)
		return join_value(j, arg(j->phi, edge_pred_index(b, i)));
	return way_from(j, b->succ[i]);
}

static bool says(struct text t, const char *word)
{
	return !strcmp(t.s, word);
}

/* c ? a : b, shorter where a or b is known. */
static struct text choose(struct expr *x, const struct val *c, struct text a,
			  struct text b, bool boolean, unsigned depth)
{
	if (says(a, b.s))
		return a;
	if (boolean && says(b, "false"))
		return join_conditions(x, cond(x, c, true, depth), true, a);
	if (boolean && says(a, "true"))
		return join_conditions(x, cond(x, c, true, depth), false, b);
	if (boolean && says(a, "false"))
		return join_conditions(x, cond(x, c, false, depth), true, b);
	if (boolean && says(b, "true"))
		return join_conditions(x, cond(x, c, false, depth), false, a);
	return limited((struct text){
		SAY(x, "%s ? %s : %s", at_least(x, cond(x, c, true, depth),
						P_OR),
		    at_least(x, a, P_OR), at_least(x, b, P_TERNARY)),
		P_TERNARY, .address = a.address || b.address,
		.boolean = boolean });
}

/* What comes of the ways from a block to the phi. */
static struct text way_from(struct join *j, const struct blk *b)
{
	bool yes, no;
	struct text a, t;

	if (b->loop_head || !j->left) {
		j->failed = true;
		return unknown();
	}
	if (b->nsuccs == 1)
		return along(j, b, 0);
	if (b->nsuccs != 2) {
		j->failed = true;
		return unknown();
	}
	yes = matters(j, b->succ[0]);
	no = matters(j, b->succ[1]);
	if (!yes || !no)
		return along(j, b, !yes);
	j->left--;
	a = along(j, b, 0);
	t = along(j, b, 1);
	if (j->ask == ASK_VALUE && t.address && says(a, "0"))
		a = address_text("address(0)");
	if (j->ask == ASK_VALUE && a.address && says(t, "0"))
		t = address_text("address(0)");
	return choose(j->x, arg(b->last, 0), a, t, j->ask != ASK_VALUE,
		      j->depth);
}

static bool join_text(struct expr *x, const struct ins *phi, enum ask ask,
		      unsigned depth, struct text *out)
{
	struct join j = {
		.x = x, .phi = phi, .bad = x->m->effects->of[x->e->no].bad,
		.ask = ask, .depth = depth - 2, .left = 5,
	};

	if (depth < 3 || phi->blk->loop_head || !phi->blk->idom ||
	    phi->blk->fn != x->e->fn)
		return false;
	*out = way_from(&j, phi->blk->idom);
	return !j.failed && strcmp(out->s, "…");
}

/* Does it begin with 0 and grow by one in each turn of its loop? */
static bool counts_turns(const struct ins *phi)
{
	bool zero = false, one = false;

	for (unsigned i = 0; i < phi->nargs; i++) {
		const struct ins *add = def_by(arg(phi, i), OP_add);

		zero |= is_num(arg(phi, i), 0);
		one |= add && ((arg(add, 0) == res((struct ins *)phi) &&
				is_num(arg(add, 1), 1)) ||
			       (arg(add, 1) == res((struct ins *)phi) &&
				is_num(arg(add, 0), 1)));
	}
	return phi->blk->loop_head && phi->blk->loop && zero && one;
}

static struct text joined(struct expr *x, const struct ins *phi,
			  unsigned depth)
{
	const char *name = local_name(x, phi);
	struct text t;

	/* that word is a call's own success here */
	if (name && !strcmp(name, "success"))
		name = NULL;
	if (join_text(x, phi, ASK_VALUE, depth, &t))
		return t;
	if (!name && counts_turns(phi))
		name = SAY(x, "%c", (int)("ijklmn"[phi->blk->loop->depth > 6 ?
						   5 : phi->blk->loop->depth -
						   1]));
	return name ? primary(name) : unknown();
}

/* ---- values ---------------------------------------------------------------- */

static const char *const plain_names[OP_COUNT] = {
	[OP_caller] = "msg.sender", [OP_callvalue] = "msg.value",
	[OP_origin] = "tx.origin", [OP_gasprice] = "tx.gasprice",
	[OP_address] = "address(this)", [OP_timestamp] = "block.timestamp",
	[OP_number] = "block.number", [OP_chainid] = "block.chainid",
	[OP_coinbase] = "block.coinbase", [OP_basefee] = "block.basefee",
	[OP_blobbasefee] = "block.blobbasefee",
	[OP_prevrandao] = "block.prevrandao",
	[OP_difficulty] = "block.difficulty", [OP_gaslimit] = "block.gaslimit",
	[OP_gas] = "gasleft()", [OP_calldatasize] = "msg.data.length",
	[OP_selfbalance] = "address(this).balance",
	[OP_returndatasize] = "the size of the returned data",
};

static const struct {
	const char *op;
	enum prec prec;
} operators[OP_COUNT] = {
	[OP_sub] = { "-", P_ADD }, [OP_mul] = { "*", P_MUL },
	[OP_div] = { "/", P_MUL }, [OP_sdiv] = { "/", P_MUL },
	[OP_mod] = { "%", P_MUL }, [OP_smod] = { "%", P_MUL },
	[OP_exp] = { "**", P_POWER }, [OP_or] = { "|", P_BITOR },
	[OP_xor] = { "^", P_BITXOR }, [OP_and] = { "&", P_BITAND },
};

/* Is v no wider than that by its declaration, or by what it is made of? */
static bool fits(struct expr *x, const struct val *v, unsigned bits,
		 bool is_signed, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;
	const struct sol_type *t = NULL;
	unsigned shift;
	u256 mask;

	if (!d)
		return u256_bits(v->con) <= bits;
	if (!is_signed && u256_eq(u256_or(fold_zero_bits(v), u256_mask(bits)),
				  u256_max))
		return true;
	switch (d->op) {
	case OP_caller: case OP_address: case OP_origin: case OP_coinbase:
	case OP_create: case OP_create2:
		return bits >= 160;
	case OP_loadimmutable:
		return true;	/* solc stores them in their type's width */
	case OP_calldataload:
		if (!is_const(arg(d, 0)) || !parameter(x, arg(d, 0)->con, &t) ||
		    !t)
			return !is_const(arg(d, 0));
		return t->kind == TYPE_VALUE && t->bytes * 8 <= bits;
	case OP_mload: return true;	/* solc keeps what fits in it */
	case OP_phi:
		for (unsigned i = 0; depth && i < d->nargs; i++)
			if (!fits(x, arg(d, i), bits, is_signed, depth - 1))
				return false;
		return depth;
	default:
		break;
	}
	if (bits_of_load(v, &mask, &shift)) {
		place(x, place_of(x->m, bits_of_load(v, &mask, &shift)),
		      false, mask, &t, 4);
		return t && t->kind == TYPE_VALUE && t->bytes * 8 <= bits;
	}
	return false;
}

/* A change of type that the value may not survive, or NULL: uint128(x). */
static const char *cast_to(struct expr *x, const struct ins *d,
			   const struct val **of)
{
	u256 m;
	uint64_t n;
	unsigned bits;

	if (d->op == OP_signextend && is_const(arg(d, 0)) &&
	    u256_to_u64(arg(d, 0)->con, &n) && n < 31) {
		*of = arg(d, 1);
		bits = 8 * (unsigned)(n + 1);
		return fits(x, *of, bits, true, 3) ? "" :
		       SAY(x, "int%u", bits);
	}
	if (d->op != OP_and || !is_const(arg(d, 1)))
		return NULL;
	m = arg(d, 1)->con;
	bits = u256_bits(m);
	*of = arg(d, 0);
	if (bits % 8 == 0 && u256_eq(m, u256_mask(bits)))
		return fits(x, *of, bits, false, 3) ? "" :
		       SAY(x, "uint%u", bits);
	/* the high bytes: bytes4(data) */
	if (bits == 256 && u256_ctz(m) % 8 == 0 && u256_ctz(m) >= 96 &&
	    u256_eq(u256_not(m), u256_mask(u256_ctz(m)))) {
		if (def_by(*of, OP_calldataload) &&
		    is_num(arg((*of)->def, 0), 0) && u256_ctz(m) == 224)
			return "msg.sig";
		return SAY(x, "bytes%u", 32 - u256_ctz(m) / 8);
	}
	return NULL;
}

/* An address in the high bytes of a word, and back. */
static bool is_aligned_back(const struct ins *d, const struct val **of)
{
	const struct ins *shl;

	if (d->op != OP_shr || !is_const(arg(d, 0)))
		return false;
	shl = def_by(arg(d, 1), OP_shl);
	if (!shl || arg(shl, 0) != arg(d, 0))
		return false;
	*of = arg(shl, 1);
	return true;
}

static struct text operation(struct expr *x, const struct ins *d,
			     unsigned depth)
{
	const struct val *of;
	const char *to;
	struct text t;

	if (plain_names[d->op])
		return (struct text){ plain_names[d->op], P_PRIMARY,
				      d->op == OP_caller ||
				      d->op == OP_origin ||
				      d->op == OP_coinbase ||
				      d->op == OP_address, .boolean = false };
	if ((to = cast_to(x, d, &of))) {
		t = value(x, of, depth - 1);
		if (!strcmp(to, "msg.sig"))
			return (struct text){ to, P_PRIMARY, .bytes = 4 };
		if (!*to || (t.bytes && !strncmp(to, "bytes", 5)) ||
		    !strcmp(t.s, "…") || (!strncmp(t.s, to, strlen(to)) &&
					  t.s[strlen(to)] == '(' &&
					  t.prec == P_PRIMARY))
			return t;
		return limited((struct text){ SAY(x, "%s(%s)", to, t.s),
			P_PRIMARY, .bytes = !strncmp(to, "bytes", 5) ?
			(unsigned)strtoul(to + 5, NULL, 10) : 0 });
	}
	if (is_aligned_back(d, &of))
		return value(x, of, depth - 1);
	if (d->op == OP_shr && is_num(arg(d, 0), 224) &&
	    def_by(arg(d, 1), OP_calldataload) &&
	    is_num(arg(arg(d, 1)->def, 0), 0))
		return primary("msg.sig");
	if (d->op == OP_sub && is_num(arg(d, 0), 0))
		return (struct text){ SAY(x, "-%s", at_least(x,
			value(x, arg(d, 1), depth - 1), P_UNARY)), P_UNARY,
			.boolean = false };
	if (operators[d->op].op) {
		if (d->op == OP_sub || d->op == OP_mul)
			note_arithmetic(x, d);
		return binary(x, d, operators[d->op].op, operators[d->op].prec,
			      depth);
	}
	switch (d->op) {
	case OP_add: return sum(x, d, depth);
	case OP_shl:
		of = arg(d, 1);
		t = value(x, of, depth - 1);
		if (t.bytes && is_num(arg(d, 0), 256 - 8 * t.bytes))
			return t;
		return limited((struct text){
			SAY(x, "%s << %s", at_least(x, value(x, arg(d, 1),
				depth - 1), P_SHIFT), at_least(x, value(x,
				arg(d, 0), depth - 1), P_ADD)), P_SHIFT, .boolean = false });
	case OP_shr: case OP_sar:
		/* what a compiler makes of a division by two or four */
		if (is_num(arg(d, 0), 1) || is_num(arg(d, 0), 2))
			return limited((struct text){
				SAY(x, "%s / %u", at_least(x, value(x, arg(d, 1),
					depth - 1), P_MUL),
				    is_num(arg(d, 0), 1) ? 2 : 4), P_MUL,
				.boolean = false });
		return limited((struct text){
			SAY(x, "%s >> %s", at_least(x, value(x, arg(d, 1),
				depth - 1), P_SHIFT), at_least(x, value(x,
				arg(d, 0), depth - 1), P_ADD)), P_SHIFT, .boolean = false });
	case OP_not:
		return (struct text){
			SAY(x, "~%s", at_least(x, value(x, arg(d, 0),
				depth - 1), P_UNARY)), P_UNARY, .boolean = false };
	case OP_lt: case OP_gt: case OP_slt: case OP_sgt: case OP_eq:
	case OP_iszero:
		return cond(x, res((struct ins *)d), true, depth);
	case OP_addmod: case OP_mulmod: case OP_blockhash: case OP_blobhash:
		return function(x, op_info[d->op].name, d, depth);
	case OP_hash: return function(x, "keccak256", d, depth);
	case OP_keccak256: return primary("keccak256(…)");
	case OP_balance:
		note_load(x, d, u256_max);
		return primary(SAY(x, "%s.balance", at_least(x,
			value(x, arg(d, 0), depth - 1), P_PRIMARY)));
	case OP_extcodesize: case OP_extcodehash:
		return primary(SAY(x, "%s.code%s", at_least(x,
			value(x, arg(d, 0), depth - 1), P_PRIMARY),
			d->op == OP_extcodesize ? ".length" : "hash"));
	case OP_calldataload:
		return from_calldata(x, arg(d, 0), depth);
	case OP_loadimmutable:
		return immutable(x, d);
	case OP_create: case OP_create2:
		return address_text("the new contract");
	default:
		return unknown();
	}
}

/* A function of the program that was not inlined. */
static struct text program_call(struct expr *x, const struct ins *d,
				unsigned depth)
{
	const char *s = d->callee->name;
	size_t n;

	if (!strncmp(s, "fun_", 4))
		s += 4;
	n = strlen(s);
	while (n && isdigit((unsigned char)s[n - 1]))
		n--;
	if (!n || s[n - 1] != '_' || !s[n])
		n = strlen(s) + 1;
	return function(x, SAY(x, "%.*s", (int)n - 1, s), d, depth);
}

/*
 * A variable that was given v before, and still holds it: no other write to it,
 * and no call that lets others in, stands between.
 */
static const struct ins *stored_before(struct expr *x, const struct val *v)
{
	const struct fn *f = x->e->fn;

	if (!def_by(v, OP_add) && !def_by(v, OP_sub))
		return NULL;
	for (const struct use *u = v->uses; u; u = u->next) {
		const struct ins *st = u->in, *in;
		bool kept = is_store(st) && arg(st, 1) == v && st != x->at &&
			    dominates(st->blk, x->at->blk) &&
			    reaches(st, x->at, NULL);

		for (unsigned b = 0; kept && b < f->nblks; b++)
			for (in = f->blk[b]->first; in; in = in->next)
				if (in != st && in != x->at &&
				    (is_store(in) || ((effects_of(in) & EXT) &&
				     in->op != OP_staticcall)) &&
				    reaches(st, in, NULL) &&
				    reaches(in, x->at, st))
					kept = false;
		if (kept)
			return st;
	}
	return NULL;
}

struct text value(struct expr *x, const struct val *v, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL, *load;
	const struct sol_type *type;
	const struct val *w;
	unsigned shift;
	u256 mask;

	if (is_const(v))
		return primary(number(x, v->con));
	if (!d || !depth)
		return unknown();
	if ((load = bits_of_load(v, &mask, &shift)))
		return loaded(x, load, mask, shift, depth);
	if (x->at && (load = stored_before(x, v)))
		return place(x, place_of(x->m, load), is_transient(load),
			     u256_max, &type, depth);
	if (d->op == OP_phi)
		return joined(x, d, depth);
	if (d->op == OP_ucall)
		return program_call(x, d, depth);
	if (d->op == OP_mload) {
		if ((load = returned_by(d))) {
			const struct decl *c = expr_callee(x, load);

			return typed(call_text(x, load, depth - 1),
				     c && c->out && !c->out->next ?
				     c->out->type : NULL);
		}
		w = expr_memory(d, arg(d, 0), 0);
		return w && w != v ? value(x, w, depth - 1) : unknown();
	}
	if (d->op == OP_selfbalance)
		note_load(x, d, u256_max);
	if ((effects_of(d) & EXT) && d->op != OP_create && d->op != OP_create2) {
		note_load(x, d, u256_max);
		return (struct text){ "success", P_PRIMARY, .boolean = true };
	}
	return operation(x, d, depth);
}

const char *expr_value(struct expr *x, const struct val *v)
{
	return value(x, v, MAX_DEPTH).s;
}

const char *expr_value_as(struct expr *x, const struct val *v,
			  const struct sol_type *type)
{
	struct text t = typed(NULL, type);

	/* in storage they stand at the low end */
	if (is_const(v) && t.bytes && u256_bits(v->con) <= 8 * t.bytes &&
	    !u256_is_zero(v->con))
		return bytes_text(x, u256_shl(u256_from(256 - 8 *
			(uint64_t)t.bytes), v->con), t.bytes);
	if (t.bytes && def_by(v, OP_shr) &&
	    is_num(arg(v->def, 0), 256 - 8 * t.bytes))
		return expr_value(x, arg(v->def, 1));
	if (is_const(v))
		return number_beside(x, v->con, t);
	if (t.boolean && def_by(v, OP_phi))
		return expr_cond(x, v, true);
	return expr_value(x, v);
}

/* ---- conditions ------------------------------------------------------------ */

/* a OP b, or what holds if it does not. */
static struct text compare(struct expr *x, const struct val *a,
			   const struct val *b, const char *op, enum prec p,
			   unsigned depth)
{
	struct text s = value(x, a, depth - 1), t = value(x, b, depth - 1);

	if (p == P_EQUAL && is_swapped(a, s.s, b, t.s)) {
		const struct val *c = a;
		struct text u = s;

		a = b;
		b = c;
		s = t;
		t = u;
	}
	if (is_const(b))
		t.s = number_beside(x, b->con, s);
	if (is_const(a))
		s.s = number_beside(x, a->con, t);
	return limited((struct text){
		SAY(x, "%s %s %s", at_least(x, s, p), op,
		    at_least(x, t, p + 1)), p, .boolean = true });
}

static struct text equality(struct expr *x, const struct val *a,
			    const struct val *b, bool truth, unsigned depth)
{
	struct text s;

	/* a number is written last */
	if (is_const(a) && !is_const(b)) {
		const struct val *c = a;

		a = b;
		b = c;
	}
	s = is_const(b) && u256_bits(b->con) <= 1 ? value(x, a, depth - 1) :
	    unknown();
	/* a word that was returned is not held against one by the compiler */
	if (s.boolean && !def_by(a, OP_mload))
		return cond(x, a, truth == !u256_is_zero(b->con), depth - 1);
	if (s.boolean)
		return (struct text){ SAY(x, "%s %s %s", s.s, truth ? "==" :
			"!=", number(x, b->con)), P_EQUAL, .boolean = true };
	return compare(x, a, b, truth ? "==" : "!=", P_EQUAL, depth);
}

/* Which side is written first follows from what they are, not from the op. */
static struct text inequality(struct expr *x, const struct ins *d, bool truth,
			      unsigned depth)
{
	bool less = d->op == OP_lt || d->op == OP_slt;
	bool turn = rank(arg(d, 0)) > rank(arg(d, 1));

	return compare(x, arg(d, turn), arg(d, !turn), less != turn ?
		       truth ? "<" : ">=" : truth ? ">" : "<=", P_COMPARE,
		       depth);
}

static struct text join_conditions(struct expr *x, struct text a, bool and,
				   struct text b)
{
	enum prec p = and ? P_AND : P_OR;

	if (!strcmp(a.s, and ? "true" : "false") || !strcmp(a.s, b.s))
		return b;
	if (!strcmp(b.s, and ? "true" : "false"))
		return a;
	return limited((struct text){
		SAY(x, "%s %s %s", at_least(x, a, p), and ? "&&" : "||",
		    at_least(x, b, p)), p, .boolean = true });
}

const char *expr_both(struct expr *x, const char *a, bool and, const char *b)
{
	struct text s = { a, strstr(a, "||") ? P_OR : strstr(a, "&&") ? P_AND :
			  P_EQUAL, .boolean = true };
	struct text t = { b, strstr(b, "||") ? P_OR : strstr(b, "&&") ? P_AND :
			  P_EQUAL, .boolean = true };

	return join_conditions(x, s, and, t).s;
}

static bool is_condition(const struct val *v)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;

	return d && (d->op == OP_iszero || d->op == OP_lt || d->op == OP_gt ||
		     d->op == OP_slt || d->op == OP_sgt || d->op == OP_eq);
}

struct text cond(struct expr *x, const struct val *v, bool truth,
			unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL, *load;
	unsigned shift;
	struct text t;
	u256 mask;

	if (!d || depth < 2) {
		t = is_const(v) ? primary(u256_is_zero(v->con) == truth ?
					  "false" : "true") : unknown();
		t.boolean = true;
		return t;
	}
	switch (d->op) {
	case OP_iszero:
		return cond(x, arg(d, 0), !truth, depth - 1);
	case OP_lt: case OP_slt: case OP_gt: case OP_sgt:
		return inequality(x, d, truth, depth);
	case OP_eq:
		return equality(x, arg(d, 0), arg(d, 1), truth, depth);
	case OP_sub: case OP_xor:
		return equality(x, arg(d, 0), arg(d, 1), !truth, depth);
	case OP_and: case OP_or:
		if (is_condition(arg(d, 0)) && is_condition(arg(d, 1)))
			return join_conditions(x,
				cond(x, arg(d, 0), truth, depth - 1),
				(d->op == OP_and) == truth,
				cond(x, arg(d, 1), truth, depth - 1));
		break;
	case OP_phi:
		if (join_text(x, d, truth ? ASK_TRUE : ASK_FALSE, depth, &t))
			return t;
		break;
	default:
		break;
	}
	if ((load = bits_of_load(v, &mask, &shift))) {
		const struct sol_type *type;

		t = place(x, place_of(x->m, load), is_transient(load), mask,
			  &type, depth - 1);
		if (type && type->kind == TYPE_BYTES &&
		    !place_of(x->m, load)->root && u256_eq(mask, u256_one)) {
			note_load(x, load, mask);
			return (struct text){ SAY(x, "%s.length %s 31", t.s,
				truth ? ">" : "<="), P_COMPARE,
				.boolean = true };
		}
	}
	t = value(x, v, depth - 1);
	if (t.boolean)
		return (struct text){ truth ? t.s : SAY(x, "!%s",
				      at_least(x, t, P_UNARY)),
				      truth ? t.prec : P_UNARY, .boolean = true };
	if (!t.s[strspn(t.s, "0123456789")])
		return (struct text){ truth == !!strcmp(t.s, "0") ? "true" :
				      "false", P_PRIMARY, .boolean = true };
	return limited((struct text){
		SAY(x, "%s %s %s", at_least(x, t, P_EQUAL), truth ? "!=" : "==",
		    number_beside(x, u256_zero, t)), P_EQUAL, .boolean = true });
}

const char *expr_cond(struct expr *x, const struct val *v, bool truth)
{
	return cond(x, v, truth, MAX_DEPTH).s;
}

/* ---- tests of arithmetic --------------------------------------------------- */

static const struct ins *arithmetic_in(const struct val *v, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL, *a = NULL;

	if (!d || !depth)
		return NULL;
	if (d->op == OP_add || d->op == OP_sub || d->op == OP_mul ||
	    d->op == OP_exp)
		return d;
	if (d->op == OP_lt || d->op == OP_gt || d->op == OP_slt ||
	    d->op == OP_sgt || d->op == OP_eq || d->op == OP_iszero ||
	    d->op == OP_and || d->op == OP_or || d->op == OP_div ||
	    d->op == OP_sdiv || d->op == OP_xor || d->op == OP_signextend)
		for (unsigned i = 0; !a && i < d->nargs; i++)
			a = arithmetic_in(arg(d, i), depth - 1);
	return a;
}

static const struct ins *made_of(enum op op, const struct val *a,
				 const struct val *b)
{
	for (const struct use *u = is_const(a) ? b->uses : a->uses; u;
	     u = u->next)
		if (u->in->op == op &&
		    ((arg(u->in, 0) == a && arg(u->in, 1) == b) ||
		     (arg(u->in, 0) == b && arg(u->in, 1) == a)))
			return u->in;
	return NULL;
}

/*
 * What is worked out only if the comparison comes out well: the difference of
 * the two, or the sum with what is told from the largest number.
 */
static const struct ins *behind_comparison(const struct val *a,
					   const struct val *b)
{
	const struct ins *n;

	for (unsigned i = 0; i < 2; i++) {
		if ((n = def_by(i ? b : a, OP_not)))
			return made_of(OP_add, arg(n, 0), i ? a : b);
		if ((n = def_by(i ? b : a, OP_sub)) && is_const(arg(n, 0)))
			return made_of(OP_add, arg(n, 1), i ? a : b);
	}
	return made_of(OP_sub, a, b);
}

static const struct ins *product_in(const struct val *v, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL, *m = NULL;

	if (!d || !depth)
		return NULL;
	if ((d->op == OP_div || d->op == OP_sdiv) && def_by(arg(d, 0), OP_mul))
		return arg(d, 0)->def;
	if (d->op == OP_eq || d->op == OP_iszero || d->op == OP_and ||
	    d->op == OP_or)
		for (unsigned i = 0; !m && i < d->nargs; i++)
			m = product_in(arg(d, i), depth - 1);
	return m;
}

/* v + 1 or v - 1: what a test of v against its type's last number guards. */
static const struct ins *step_of_one(const struct val *v)
{
	for (const struct use *u = is_const(v) ? NULL : v->uses; u;
	     u = u->next) {
		const struct ins *d = u->in;

		if ((d->op == OP_add || d->op == OP_sub) &&
		    ((is_const(arg(d, 0)) && arg(d, 1) == v) ||
		     (is_const(arg(d, 1)) && arg(d, 0) == v)))
			return d;
	}
	return NULL;
}

const struct ins *expr_guarded(const struct val *test)
{
	const struct ins *op = NULL, *d;
	const struct val *v = test;

	while ((d = def_by(v, OP_iszero)))
		v = arg(d, 0);
	d = v->kind == V_RES ? v->def : NULL;
	if (d && d->op == OP_eq)
		op = step_of_one(arg(d, is_const(arg(d, 0))));
	else if (d && (d->op == OP_lt || d->op == OP_gt || d->op == OP_slt ||
		  d->op == OP_sgt))
		op = behind_comparison(arg(d, 0), arg(d, 1));
	if (!op && d && (d->op == OP_lt || d->op == OP_gt) &&
	    (is_const(arg(d, 0)) || is_const(arg(d, 1))))
		op = step_of_one(arg(d, is_const(arg(d, 0))));
	/* a product is tested by dividing it, which speaks of its factors too */
	if (!op)
		op = product_in(test, 6);
	if (!op)
		op = arithmetic_in(test, 7);
	return op ? op : step_of_one(v);
}
