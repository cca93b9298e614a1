/*
 * fold: one function made smaller without changing what it does.
 *
 * In: SSA.  Out: SSA with constants computed, copies and common
 * subexpressions gone, branches on known conditions decided, edges threaded
 * past blocks that only repeat a decision, straight-line blocks joined, and
 * dead instructions dropped.  dom_fn's facts are valid afterwards.
 *
 * Values are numbered over the dominator tree.  A branch teaches the blocks
 * it dominates: after `if iszero(eq(v, and(v, m))) { revert }` the masked
 * word is v itself, which makes keys of optimised and unoptimised IR the
 * same.
 *
 * Canonical forms that later passes rely on: lt and slt for every order
 * comparison, a constant as the right operand of commutative operations,
 * sub of a constant as add, mul/div/mod by powers of two as shl/shr/and,
 * iszero for eq with zero, and no iszero directly below a br.
 */
#include <string.h>

#include "fold.h"

enum { MAX_ROUNDS = 12, KNOWN_DEPTH = 6, MAX_THREAD = 6, MAX_PHI = 16 };

struct known {		/* within blocks that `at` dominates, v is `is` */
	struct val *is;		/* NULL: not said; then */
	bool nonzero;		/* it is not zero, or */
	u256 zeros;		/* has these bits zero */
	struct blk *at;
	struct known *next;
};

struct slot {		/* a numbered instruction */
	struct ins *in;
	struct slot *next;
};

struct fold {
	struct fn *f;
	struct arena *tmp;
	struct known **known;	/* by val id */
	unsigned nknown;
	struct slot **slot;
	unsigned nslots;
	bool changed;
};

/* ---- what bits a value can have ---------------------------------------- */

static u256 zero_bits(const struct val *v, unsigned depth);

static u256 zero_bits_of(const struct ins *in, unsigned depth)
{
	const struct val *a = in->nargs ? arg(in, 0) : NULL;
	const struct val *b = in->nargs > 1 ? arg(in, 1) : NULL;

	switch (in->op) {
	case OP_caller: case OP_address: case OP_origin: case OP_coinbase:
	case OP_create: case OP_create2: case OP_linkersymbol:
		return u256_not(u256_mask(160));
	case OP_lt: case OP_gt: case OP_slt: case OP_sgt: case OP_eq:
	case OP_iszero: case OP_call: case OP_callcode:
	case OP_delegatecall: case OP_staticcall:
		return u256_not(u256_one);
	case OP_calldatasize: case OP_returndatasize: case OP_codesize:
	case OP_timestamp: case OP_number: case OP_msize: case OP_gas:
	case OP_extcodesize: case OP_datasize: case OP_dataoffset:
		return u256_not(u256_mask(64));
	case OP_byte:
		return u256_not(u256_mask(8));
	case OP_clz:
		return u256_not(u256_mask(9));
	case OP_and:
		return u256_or(zero_bits(a, depth), zero_bits(b, depth));
	case OP_or: case OP_xor:
		return u256_and(zero_bits(a, depth), zero_bits(b, depth));
	case OP_shr:
		if (!is_const(a))
			return u256_zero;
		return u256_or(u256_shr(a->con, zero_bits(b, depth)),
			       u256_not(u256_shr(a->con, u256_max)));
	case OP_shl:
		if (!is_const(a))
			return u256_zero;
		return u256_or(u256_shl(a->con, zero_bits(b, depth)),
			       u256_not(u256_shl(a->con, u256_max)));
	case OP_phi: {
		u256 z = u256_max;

		for (unsigned i = 0; i < in->nargs; i++)
			z = u256_and(z, zero_bits(arg(in, i), depth));
		return z;
	}
	default:
		return u256_zero;
	}
}

static u256 zero_bits(const struct val *v, unsigned depth)
{
	if (is_const(v))
		return u256_not(v->con);
	if (v->kind == V_PARAM || !depth || v->idx)
		return u256_zero;
	return zero_bits_of(v->def, depth - 1);
}

u256 fold_zero_bits(const struct val *v)
{
	return zero_bits(v, KNOWN_DEPTH);
}

static bool is_bool(const struct val *v)
{
	return u256_is_zero(u256_and(u256_not(fold_zero_bits(v)),
				     u256_not(u256_one)));
}

/* ---- one instruction --------------------------------------------------- */

static bool const_op(const struct ins *in, u256 *out)
{
	u256 x[3] = { u256_zero, u256_zero, u256_zero };

	for (unsigned i = 0; i < in->nargs && i < 3; i++) {
		if (!is_const(arg(in, i)))
			return false;
		x[i] = arg(in, i)->con;
	}
	return fold_const_op(in->op, x, out);
}

bool fold_const_op(enum op op, const u256 x[3], u256 *out)
{
	switch (op) {
	case OP_add: *out = u256_add(x[0], x[1]); break;
	case OP_sub: *out = u256_sub(x[0], x[1]); break;
	case OP_mul: *out = u256_mul(x[0], x[1]); break;
	case OP_div: *out = u256_div(x[0], x[1]); break;
	case OP_sdiv: *out = u256_sdiv(x[0], x[1]); break;
	case OP_mod: *out = u256_mod(x[0], x[1]); break;
	case OP_smod: *out = u256_smod(x[0], x[1]); break;
	case OP_exp: *out = u256_exp(x[0], x[1]); break;
	case OP_addmod: *out = u256_addmod(x[0], x[1], x[2]); break;
	case OP_mulmod: *out = u256_mulmod(x[0], x[1], x[2]); break;
	case OP_signextend: *out = u256_signextend(x[0], x[1]); break;
	case OP_lt: *out = u256_from(u256_cmp(x[0], x[1]) < 0); break;
	case OP_gt: *out = u256_from(u256_cmp(x[0], x[1]) > 0); break;
	case OP_slt: *out = u256_from(u256_scmp(x[0], x[1]) < 0); break;
	case OP_sgt: *out = u256_from(u256_scmp(x[0], x[1]) > 0); break;
	case OP_eq: *out = u256_from(u256_eq(x[0], x[1])); break;
	case OP_iszero: *out = u256_from(u256_is_zero(x[0])); break;
	case OP_and: *out = u256_and(x[0], x[1]); break;
	case OP_or: *out = u256_or(x[0], x[1]); break;
	case OP_xor: *out = u256_xor(x[0], x[1]); break;
	case OP_not: *out = u256_not(x[0]); break;
	case OP_byte: *out = u256_byte(x[0], x[1]); break;
	case OP_shl: *out = u256_shl(x[0], x[1]); break;
	case OP_shr: *out = u256_shr(x[0], x[1]); break;
	case OP_sar: *out = u256_sar(x[0], x[1]); break;
	case OP_clz: *out = u256_clz(x[0]); break;
	default: return false;
	}
	return true;
}

static bool commutes(enum op op)
{
	switch (op) {
	case OP_add: case OP_mul: case OP_eq: case OP_and: case OP_or:
	case OP_xor:
		return true;
	default:
		return false;
	}
}

static void swap_args(struct ins *in)
{
	struct val *a = arg(in, 0), *b = arg(in, 1);

	set_arg(in, 0, b);
	set_arg(in, 1, a);
}

/* Make `in` compute `op` of two operands instead. */
static void become(struct fold *fd, struct ins *in, enum op op, struct val *a,
		   struct val *b)
{
	in->op = op;
	set_arg(in, 0, a);
	if (b)
		set_arg(in, 1, b);
	else if (in->nargs > 1)
		del_arg(in, 1);
	fd->changed = true;
}

/* 2^n, n > 0: returns n; else 0. */
static unsigned power_of_two(u256 x)
{
	unsigned n = u256_ctz(x);

	return n && n < 256 && u256_bits(x) == n + 1 ? n : 0;
}

/* Canonical spelling of an instruction; its value does not change. */
static void canonical(struct fold *fd, struct ins *in)
{
	struct fn *f = fd->f;
	unsigned n;

	if (commutes(in->op)) {
		struct val *a = arg(in, 0), *b = arg(in, 1);

		if ((is_const(a) && !is_const(b)) ||
		    (!is_const(a) && !is_const(b) && a->id > b->id))
			swap_args(in);
	}
	switch (in->op) {
	case OP_gt:
		become(fd, in, OP_lt, arg(in, 1), arg(in, 0));
		break;
	case OP_sgt:
		become(fd, in, OP_slt, arg(in, 1), arg(in, 0));
		break;
	case OP_difficulty:
		in->op = OP_prevrandao;
		break;
	default:
		break;
	}
	if (in->nargs != 2 || !is_const(arg(in, 1)))
		goto left;
	switch (in->op) {
	case OP_sub:
		become(fd, in, OP_add, arg(in, 0),
		       val_const(f, u256_sub(u256_zero, arg(in, 1)->con)));
		break;
	case OP_mul:
		if ((n = power_of_two(arg(in, 1)->con)))
			become(fd, in, OP_shl, val_const64(f, n), arg(in, 0));
		break;
	case OP_div:
		if ((n = power_of_two(arg(in, 1)->con)))
			become(fd, in, OP_shr, val_const64(f, n), arg(in, 0));
		break;
	case OP_mod:
		if ((n = power_of_two(arg(in, 1)->con)))
			become(fd, in, OP_and, arg(in, 0),
			       val_const(f, u256_mask(n)));
		break;
	case OP_eq:
		if (u256_is_zero(arg(in, 1)->con))
			become(fd, in, OP_iszero, arg(in, 0), NULL);
		break;
	case OP_lt:
		if (u256_eq(arg(in, 1)->con, u256_one))
			become(fd, in, OP_iszero, arg(in, 0), NULL);
		break;
	default:
		break;
	}
left:
	/* lt(0, x): x is not zero; true is spelt iszero(iszero(x)) */
	if (in->op == OP_lt && is_num(arg(in, 0), 0)) {
		struct ins *z = ins_new(f, OP_iszero, in->loc, 1, 1);

		z->site = in->site;
		set_arg(z, 0, arg(in, 1));
		ins_insert_before(in, z);
		become(fd, in, OP_iszero, res(z), NULL);
	}
}

static u256 zero_bits_at(struct fold *fd, const struct val *v,
			 const struct blk *b);

/*
 * and(or(x, y), m), shr(s, or(x, y)) where no bit of x (or y) shows: a field
 * of a word that was just put together is that of its other half.
 */
static bool drop_half(struct fold *fd, struct ins *in)
{
	unsigned word = in->op == OP_and ? 0 : 1;
	struct ins *d;
	u256 shown;

	if ((in->op != OP_and && in->op != OP_shr) ||
	    !is_const(arg(in, 1 - word)) ||
	    !(d = def_by(arg(in, word), OP_or)) || d == in)
		return false;
	shown = in->op == OP_and ? arg(in, 1)->con :
				   u256_shl(arg(in, 0)->con, u256_max);
	for (unsigned i = 0; i < 2; i++)
		if (u256_is_zero(u256_and(shown,
				 u256_not(zero_bits_at(fd, arg(d, i),
						       in->blk))))) {
			set_arg(in, word, arg(d, 1 - i));
			fd->changed = true;
			return true;
		}
	return false;
}

/*
 * Chains of one operation with a constant: add(add(x, 1), 2) and the like.
 * True if `in` was rewritten.
 */
static bool reassociate(struct fold *fd, struct ins *in)
{
	struct ins *d;
	u256 c;

	if (in->op == OP_add || in->op == OP_and || in->op == OP_or ||
	    in->op == OP_xor) {
		if (in->op == OP_and && drop_half(fd, in))
			return true;
		/* in an unreachable cycle a value may be its own operand */
		if (!is_const(arg(in, 1)) ||
		    !(d = def_by(arg(in, 0), in->op)) || d == in ||
		    !is_const(arg(d, 1)))
			return false;
		u256 x[3] = { arg(d, 1)->con, arg(in, 1)->con, u256_zero };

		fold_const_op(in->op, x, &c);
		become(fd, in, in->op, arg(d, 0), val_const(fd->f, c));
		return true;
	}
	if ((in->op == OP_shl || in->op == OP_shr) && is_const(arg(in, 0)) &&
	    (d = def_by(arg(in, 1), in->op)) && d != in &&
	    is_const(arg(d, 0))) {
		uint64_t m, n;

		if (!u256_to_u64(arg(in, 0)->con, &m) || m > 256 ||
		    !u256_to_u64(arg(d, 0)->con, &n) || n > 256)
			return false;
		become(fd, in, in->op, val_const64(fd->f, m + n), arg(d, 1));
		return true;
	}
	if (drop_half(fd, in))
		return true;
	/* shr(s, and(x, m)): the mask goes outside, as solc's readers have it */
	if (in->op == OP_shr && is_const(arg(in, 0)) &&
	    (d = def_by(arg(in, 1), OP_and)) && is_const(arg(d, 1))) {
		struct ins *s = ins_new(fd->f, OP_shr, in->loc, 2, 1);

		s->site = in->site;
		set_arg(s, 0, arg(in, 0));
		set_arg(s, 1, arg(d, 0));
		ins_insert_before(in, s);
		become(fd, in, OP_and, res(s),
		       val_const(fd->f, u256_shr(arg(in, 0)->con,
						 arg(d, 1)->con)));
		return true;
	}
	/* shr(s, shl(s, x)) is a mask */
	if (in->op == OP_shr && is_const(arg(in, 0)) &&
	    (d = def_by(arg(in, 1), OP_shl)) && arg(d, 0) == arg(in, 0)) {
		become(fd, in, OP_and, arg(d, 1),
		       val_const(fd->f, u256_shr(arg(in, 0)->con, u256_max)));
		return true;
	}
	return false;
}

/* The offset of v from `base`, if v is base or add(base, constant). */
static bool offset_from(const struct val *v, const struct val **base, u256 *off)
{
	struct ins *d = def_by(v, OP_add);

	if (d && is_const(arg(d, 1))) {
		*base = arg(d, 0);
		*off = arg(d, 1)->con;
	} else {
		*base = v;
		*off = u256_zero;
	}
	return true;
}

static struct val *simplify_sub(struct fold *fd, struct ins *in)
{
	struct val *a = arg(in, 0), *b = arg(in, 1);
	const struct val *ba, *bb;
	struct ins *d;
	u256 oa, ob;

	offset_from(a, &ba, &oa);
	offset_from(b, &bb, &ob);
	if (ba == bb)
		return val_const(fd->f, u256_sub(oa, ob));
	/* (y + z) - y */
	if ((d = def_by(a, OP_add)))
		for (unsigned i = 0; i < 2; i++)
			if (arg(d, i) == b)
				return arg(d, 1 - i);
	/* (b' + z + c) - b', the constant outermost */
	if ((d = def_by(a, OP_add)) && is_const(arg(d, 1)) &&
	    (d = def_by(arg(d, 0), OP_add)))
		for (unsigned i = 0; i < 2; i++)
			if (arg(d, i) == b) {
				become(fd, in, OP_add, arg(d, 1 - i),
				       val_const(fd->f, oa));
				return NULL;
			}
	return NULL;
}

/* y of x + (y - x), or NULL. */
static struct val *add_of_sub(const struct val *x, const struct val *other)
{
	struct ins *d = def_by(other, OP_sub);

	return d && arg(d, 1) == x ? arg(d, 0) : NULL;
}

static struct val *number_of_hash(struct fn *f, const struct ins *in);

/* A value that `in` always has, or NULL. */
static struct val *simplify(struct fold *fd, struct ins *in)
{
	struct fn *f = fd->f;
	struct val *a = in->nargs ? arg(in, 0) : NULL, *v;
	struct val *b = in->nargs > 1 ? arg(in, 1) : NULL;
	struct ins *d;

	switch (in->op) {
	case OP_add:
		if (is_num(b, 0))
			return a;
		if ((v = add_of_sub(a, b)) || (v = add_of_sub(b, a)))
			return v;
		break;
	case OP_sub:
		return simplify_sub(fd, in);
	case OP_mul:
		if (is_num(b, 1))
			return a;
		if (is_num(b, 0))
			return b;
		break;
	case OP_div:
		if (is_num(b, 1))
			return a;
		if (is_num(b, 0) || is_num(a, 0))
			return val_const64(f, 0);
		break;
	case OP_exp:
		if (is_num(b, 0) || is_num(a, 1))
			return val_const64(f, 1);
		if (is_num(b, 1))
			return a;
		break;
	case OP_and:
		if (a == b)
			return a;
		if (!is_const(b))
			break;
		if (u256_is_zero(u256_and(u256_not(fold_zero_bits(a)),
					  u256_not(b->con))))
			return a;
		if (u256_is_zero(u256_and(u256_not(fold_zero_bits(a)), b->con)))
			return val_const64(f, 0);
		break;
	case OP_or:
		if (a == b || is_num(b, 0))
			return a;
		if (is_const(b) && u256_eq(b->con, u256_max))
			return b;
		break;
	case OP_xor:
		if (a == b)
			return val_const64(f, 0);
		if (is_num(b, 0))
			return a;
		break;
	case OP_not:
		if ((d = def_by(a, OP_not)))
			return arg(d, 0);
		break;
	case OP_iszero:
		if ((d = def_by(a, OP_iszero)) && is_bool(arg(d, 0)))
			return arg(d, 0);
		if (d && (d = def_by(arg(d, 0), OP_iszero)))
			return res(d);
		/* iszero(sub(a, b)) and iszero(xor(a, b)) are eq(a, b) */
		if ((d = def_by(a, OP_sub)) || (d = def_by(a, OP_xor))) {
			add_arg(in, arg(d, 1));
			become(fd, in, OP_eq, arg(d, 0), arg(d, 1));
		} else if ((d = def_by(a, OP_add)) && is_const(arg(d, 1))) {
			struct val *c = val_const(f, u256_sub(u256_zero,
							arg(d, 1)->con));

			add_arg(in, c);
			become(fd, in, OP_eq, arg(d, 0), c);
		}
		break;
	case OP_eq:
		if (a == b)
			return val_const64(f, 1);
		if (is_num(b, 1) && is_bool(a))
			return a;
		if (is_const(b) && !u256_is_zero(u256_and(b->con,
							  fold_zero_bits(a))))
			return val_const64(f, 0);
		break;
	case OP_lt:
		if (a == b || is_num(b, 0) ||
		    (is_const(a) && u256_eq(a->con, u256_max)))
			return val_const64(f, 0);
		/* x > max(x): never */
		if (is_const(a) &&
		    u256_cmp(u256_not(fold_zero_bits(b)), a->con) <= 0)
			return val_const64(f, 0);
		if (is_const(b) &&
		    u256_cmp(u256_not(fold_zero_bits(a)), b->con) < 0)
			return val_const64(f, 1);
		break;
	case OP_slt:
		if (a == b)
			return val_const64(f, 0);
		break;
	case OP_shl: case OP_shr: case OP_sar:
		if (is_num(a, 0) || is_num(b, 0))
			return b;
		if (in->op != OP_sar && is_const(a) &&
		    u256_cmp(a->con, u256_from(256)) >= 0)
			return val_const64(f, 0);
		if (in->op == OP_shr && is_const(a) &&
		    u256_is_zero(u256_shr(a->con,
					  u256_not(fold_zero_bits(b)))))
			return val_const64(f, 0);
		break;
	case OP_signextend:
		if (is_const(a) && u256_cmp(a->con, u256_from(31)) >= 0)
			return b;
		break;
	case OP_hash:
		for (unsigned i = 0; i < in->nargs; i++)
			if (!is_const(arg(in, i)))
				return NULL;
		return number_of_hash(f, in);
	default:
		break;
	}
	return NULL;
}

void fold_remember_hash(struct mod *m, u256 h, const u256 *word, unsigned n)
{
	struct hashed *k;

	for (k = m->hashed; k; k = k->next)
		if (u256_eq(k->h, h))
			return;
	k = ARENA_NEW(m->arena, struct hashed);
	k->h = h;
	k->n = n;
	memcpy(k->word, word, n * sizeof(*word));
	k->next = m->hashed;
	m->hashed = k;
}

/* Keys are told apart by what they were made of, so that is kept. */
static struct val *number_of_hash(struct fn *f, const struct ins *in)
{
	u256 h = fold_hash(in), word[MAX_HASHED];
	bool words = in->nargs <= MAX_HASHED;

	for (unsigned i = 0; words && i < in->nargs; i++) {
		words = in->piece[i].len == 32;
		word[i] = arg(in, i)->con;
	}
	if (words)
		fold_remember_hash(f->mod, h, word, in->nargs);
	return val_const(f, h);
}

u256 fold_hash(const struct ins *in)
{
	uint8_t buf[32 * 64], word[32];
	size_t n = 0;

	for (unsigned i = 0; i < in->nargs && n + 32 <= sizeof(buf); i++) {
		u256_to_bytes(arg(in, i)->con, word);
		memcpy(buf + n, word + in->piece[i].skip, in->piece[i].len);
		n += in->piece[i].len;
	}
	return keccak256(buf, n);
}

/*
 * An operation on a phi of nothing but numbers is a phi of numbers: what a
 * function that returns an enum is compared with.
 */
static struct val *through_phi(struct fold *fd, const struct ins *in)
{
	struct ins *phi = NULL, *p;
	u256 x[3] = { u256_zero, u256_zero, u256_zero }, c;
	unsigned at = 0;

	if (in->nargs > 2)
		return NULL;
	for (unsigned i = 0; i < in->nargs; i++) {
		if (is_const(arg(in, i)))
			x[i] = arg(in, i)->con;
		else if (phi || !(phi = def_by(arg(in, i), OP_phi)))
			return NULL;
		else
			at = i;
	}
	if (!phi || phi->nargs > MAX_PHI)
		return NULL;
	for (unsigned i = 0; i < phi->nargs; i++)
		if (!is_const(arg(phi, i)))
			return NULL;
	if (!fold_const_op(in->op, x, &c))
		return NULL;
	p = ins_new(fd->f, OP_phi, in->loc, phi->nargs, 1);
	p->site = in->site;
	for (unsigned i = 0; i < phi->nargs; i++) {
		x[at] = arg(phi, i)->con;
		fold_const_op(in->op, x, &c);
		set_arg(p, i, val_const(fd->f, c));
	}
	ins_insert_before(phi, p);
	return res(p);
}

/* ---- value numbering --------------------------------------------------- */

static bool numbered(const struct ins *in)
{
	return in->nres == 1 && in->op != OP_phi && in->op != OP_ucall &&
	       in->op != OP_verbatim && !(effects_of(in) & ~(ENV | LIT));
}

static bool same_lit(const struct node *a, const struct node *b)
{
	if (a == b)
		return true;
	return a && b && a->len == b->len && a->str && b->str &&
	       !memcmp(a->str, b->str, a->len);
}

static bool same_ins(const struct ins *a, const struct ins *b)
{
	if (a->op != b->op || a->nargs != b->nargs || !same_lit(a->lit, b->lit))
		return false;
	for (unsigned i = 0; i < a->nargs; i++)
		if (arg(a, i) != arg(b, i))
			return false;
	if (a->op == OP_hash)
		return !memcmp(a->piece, b->piece,
			       a->nargs * sizeof(*a->piece));
	if (a->op == OP_phi)
		return a->blk == b->blk;
	return true;
}

static unsigned hash_ins(const struct ins *in)
{
	uint64_t h = 0x9e3779b97f4a7c15u * (in->op + 1);

	for (unsigned i = 0; i < in->nargs; i++)
		h = (h ^ arg(in, i)->id) * 0x100000001b3u;
	return (unsigned)(h ^ h >> 32);
}

/* An earlier instruction of the same value that dominates `in`, or NULL. */
static struct ins *number(struct fold *fd, struct ins *in)
{
	struct slot **s = &fd->slot[hash_ins(in) & (fd->nslots - 1)], *n;

	for (n = *s; n; n = n->next)
		if (n->in->blk && same_ins(n->in, in) && n->in != in &&
		    dominates(n->in->blk, in->blk))
			return n->in;
	n = ARENA_NEW(fd->tmp, struct slot);
	n->in = in;
	n->next = *s;
	*s = n;
	return NULL;
}

/* ---- what branches teach ----------------------------------------------- */

static void learn(struct fold *fd, struct blk *at, struct val *v,
		  struct val *is)
{
	struct known *k;

	if (is_const(v) || v == is || v->id >= fd->nknown)
		return;
	k = ARENA_NEW(fd->tmp, struct known);
	k->is = is;
	k->at = at;
	k->next = fd->known[v->id];
	fd->known[v->id] = k;
	/* its negation was perhaps computed before the branch */
	if (!is_const(is))
		return;
	for (struct use *u = v->uses; u; u = u->next)
		if (u->in->op == OP_iszero)
			learn(fd, at, res(u->in),
			      val_const64(fd->f, u256_is_zero(is->con)));
}

/* v is at most `max`: a mask that wide leaves it as it is. */
static void learn_bound(struct fold *fd, struct blk *at, struct val *v,
			u256 max)
{
	if (v->id < fd->nknown && !u256_bit(max, 255)) {
		struct known *k = ARENA_NEW(fd->tmp, struct known);

		k->zeros = u256_not(u256_mask(u256_bits(max)));
		k->at = at;
		k->next = fd->known[v->id];
		fd->known[v->id] = k;
	}
	for (struct use *u = v->uses; u; u = u->next) {
		struct ins *in = u->in;

		if (in->op == OP_and && arg(in, 0) == v &&
		    is_const(arg(in, 1)) &&
		    u256_eq(arg(in, 1)->con,
			    u256_mask(u256_bits(arg(in, 1)->con))) &&
		    u256_cmp(max, arg(in, 1)->con) <= 0)
			learn(fd, at, res(in), v);
	}
}

/* v is not zero, whatever else: a branch on it is decided. */
static void learn_nonzero(struct fold *fd, struct blk *at, struct val *v)
{
	struct known *k;

	if (is_const(v) || v->id >= fd->nknown)
		return;
	k = ARENA_NEW(fd->tmp, struct known);
	k->nonzero = true;
	k->at = at;
	k->next = fd->known[v->id];
	fd->known[v->id] = k;
	for (struct use *u = v->uses; u; u = u->next)
		if (u->in->op == OP_iszero)
			learn(fd, at, res(u->in), val_const64(fd->f, 0));
}

static void learn_cond(struct fold *fd, struct blk *at, struct val *c,
		       bool truth)
{
	struct fn *f = fd->f;
	struct ins *d;

	for (unsigned depth = 0; depth < 8; depth++) {
		if (is_const(c))
			return;
		if (!truth)
			learn(fd, at, c, val_const64(f, 0));
		else if (is_bool(c))
			learn(fd, at, c, val_const64(f, 1));
		else
			learn_nonzero(fd, at, c);
		if (!(d = def_by(c, OP_iszero)))
			break;
		c = arg(d, 0);
		truth = !truth;
	}
	if (truth && (d = def_by(c, OP_eq))) {
		struct val *a = arg(d, 0), *b = arg(d, 1);
		struct ins *m;

		if (is_const(b))
			learn(fd, at, a, b);
		else if ((m = def_by(b, OP_and)) && arg(m, 0) == a)
			learn(fd, at, b, a);
		else if ((m = def_by(a, OP_and)) && arg(m, 0) == b)
			learn(fd, at, a, b);
		else if ((m = def_by(b, OP_signextend)) && arg(m, 1) == a)
			learn(fd, at, b, a);
		else if ((m = def_by(a, OP_signextend)) && arg(m, 1) == b)
			learn(fd, at, a, b);
		else if ((m = def_by(b, OP_iszero)) &&
			 (m = def_by(arg(m, 0), OP_iszero)) && arg(m, 0) == a)
			learn(fd, at, b, a);
		else if ((m = def_by(a, OP_iszero)) &&
			 (m = def_by(arg(m, 0), OP_iszero)) && arg(m, 0) == b)
			learn(fd, at, a, b);
	}
	/* x < y, or not */
	if ((d = def_by(c, OP_lt))) {
		struct val *x = arg(d, truth ? 0 : 1), *y = arg(d, truth ? 1 : 0);

		if (!is_const(x))
			learn_bound(fd, at, x, u256_not(fold_zero_bits(y)));
	}
	/* both halves of a conjunction of booleans */
	if (truth && (d = def_by(c, OP_and)))
		for (unsigned i = 0; i < 2; i++)
			if (is_bool(arg(d, i)) && is_bool(arg(d, 1 - i)))
				learn(fd, at, arg(d, i), val_const64(f, 1));
	if (!truth && (d = def_by(c, OP_or)))
		for (unsigned i = 0; i < 2; i++)
			learn(fd, at, arg(d, i), val_const64(f, 0));
}

static struct val *known_at(struct fold *fd, struct val *v, const struct blk *b)
{
	if (v->id < fd->nknown)
		for (struct known *k = fd->known[v->id]; k; k = k->next)
			if (k->is && dominates(k->at, b))
				return k->is;
	return NULL;
}

static bool nonzero_at(struct fold *fd, const struct val *v, const struct blk *b)
{
	if (v->id < fd->nknown)
		for (struct known *k = fd->known[v->id]; k; k = k->next)
			if (k->nonzero && dominates(k->at, b))
				return true;
	return false;
}

/* As fold_zero_bits, with what branches have told by the time b runs. */
static u256 zero_bits_at(struct fold *fd, const struct val *v,
			 const struct blk *b)
{
	u256 z = fold_zero_bits(v);

	if (v->id < fd->nknown && !is_const(v))
		for (struct known *k = fd->known[v->id]; k; k = k->next)
			if (dominates(k->at, b))
				z = u256_or(z, k->zeros);
	return z;
}

/*
 * The edge from `from` to `to` decides its own condition and that one's
 * negation: what is v there?  NULL: not told.
 */
static struct val *told_by_edge(struct fold *fd, const struct blk *from,
				const struct blk *to, struct val *v)
{
	const struct ins *br = from->last, *z;
	bool truth, negated = false;

	if (br->op != OP_br || from->succ[0] == from->succ[1])
		return NULL;
	truth = from->succ[0] == to;
	if (arg(br, 0) == v && (!truth || is_bool(v)))
		return val_const64(fd->f, truth);
	for (unsigned n = 0; n < 2 && (z = def_by(v, OP_iszero)); n++) {
		v = arg(z, 0);
		negated = !negated;
		if (v == arg(br, 0))
			return val_const64(fd->f, truth != negated);
	}
	return NULL;
}

static void use_known(struct fold *fd, struct ins *in)
{
	for (unsigned i = 0; i < in->nargs; i++) {
		struct blk *at = in->op == OP_phi ? in->blk->pred[i] : in->blk;
		struct val *v;

		if (is_const(arg(in, i)))
			continue;
		v = known_at(fd, arg(in, i), at);
		if (!v && in->op == OP_phi)
			v = told_by_edge(fd, at, in->blk, arg(in, i));
		if (v) {
			set_arg(in, i, v);
			fd->changed = true;
		}
	}
}

/* ---- blocks ------------------------------------------------------------ */

/* The one value that a phi can have besides itself, or NULL. */
static struct val *only_operand(const struct ins *phi)
{
	struct val *same = NULL;

	for (unsigned i = 0; i < phi->nargs; i++) {
		if (arg(phi, i) == res(phi) || arg(phi, i) == same)
			continue;
		if (same)
			return NULL;
		same = arg(phi, i);
	}
	return same;
}

static void fold_br(struct fold *fd, struct blk *b)
{
	struct ins *br = b->last, *d;

	if (br->op != OP_br)
		return;
	/* bounded: an unreachable cycle may negate itself */
	for (unsigned n = 0; n < 8 && b->succ[0] != b->succ[1] &&
	     (d = def_by(arg(br, 0), OP_iszero)); n++) {
		set_arg(br, 0, arg(d, 0));
		br_swap(b);
		fd->changed = true;
	}
	/* that two numbers differ: as the other way of their being equal */
	if (b->succ[0] != b->succ[1] &&
	    ((d = def_by(arg(br, 0), OP_sub)) ||
	     (d = def_by(arg(br, 0), OP_xor)))) {
		struct ins *eq = ins_new(b->fn, OP_eq, br->loc, 2, 1);

		eq->site = br->site;
		set_arg(eq, 0, arg(d, 0));
		set_arg(eq, 1, arg(d, 1));
		ins_insert_before(br, eq);
		set_arg(br, 0, res(eq));
		br_swap(b);
		fd->changed = true;
	}
	if (is_const(arg(br, 0))) {
		br_to_goto(b, u256_is_zero(arg(br, 0)->con) ? 1 : 0);
		fd->changed = true;
	} else if (nonzero_at(fd, arg(br, 0), b)) {
		br_to_goto(b, 0);
		fd->changed = true;
	} else if (b->succ[0] == b->succ[1] &&
		   b->succ[0]->first->op != OP_phi) {
		br_to_goto(b, 0);
		fd->changed = true;
	}
}

static void fold_blk(struct fold *fd, struct blk *b)
{
	struct ins *in, *next;

	if (b->npreds == 1 && b->pred[0]->last->op == OP_br &&
	    b->pred[0]->succ[0] != b->pred[0]->succ[1])
		learn_cond(fd, b, arg(b->pred[0]->last, 0),
			   b->pred[0]->succ[0] == b);
	for (in = b->first; in; in = next) {
		struct val *v = NULL;
		struct ins *same;
		u256 c;

		next = in->next;
		use_known(fd, in);
		if (in->nres != 1)
			continue;
		if (in->op == OP_phi) {
			if (!(v = only_operand(in)) && (same = number(fd, in)))
				v = res(same);
		} else if (const_op(in, &c)) {
			v = val_const(fd->f, c);
		} else if (numbered(in)) {
			canonical(fd, in);
			while (reassociate(fd, in))
				;
			if (const_op(in, &c))
				v = val_const(fd->f, c);
			else if (!(v = simplify(fd, in)) &&
				 !(v = through_phi(fd, in)) &&
				 (same = number(fd, in)))
				v = res(same);
		}
		if (v) {
			replace_val(res(in), v);
			ins_delete(in);
			fd->changed = true;
		}
	}
	fold_br(fd, b);
}

/* Join b with its only successor when that has no other predecessor. */
static bool join(struct blk *b)
{
	struct blk *s;
	struct ins *in, *next;

	/* an emptied block waits to be dropped */
	if (!b->last || b->last->op != OP_goto || b->succ[0] == b ||
	    b->succ[0]->npreds != 1 || b->succ[0] == b->fn->blk[0])
		return false;
	s = b->succ[0];
	for (in = s->first; in && in->op == OP_phi; in = next) {
		next = in->next;
		replace_val(res(in), arg(in, 0));
		ins_delete(in);
	}
	ins_delete(b->last);
	edge_del(b, 0);
	for (in = s->first; in; in = next) {
		next = in->next;
		ins_unlink(in);
		ins_append(b, in);
	}
	blk_move_succs(s, b);
	return true;
}

/* What v is when b is entered from predecessor p, as far as b tells. */
static struct val *on_edge(const struct blk *b, struct val *v, unsigned p)
{
	struct ins *d = v->kind == V_RES ? v->def : NULL;

	if (d && d->blk == b && d->op == OP_phi)
		return arg(d, p);
	return v;
}

/*
 * The condition of b's br when entered from predecessor p: 0, 1, or -1.
 * Follows iszero and eq with a constant within the block.
 */
static int decided(const struct blk *b, struct val *c, unsigned p)
{
	struct ins *d;
	struct val *v = on_edge(b, c, p);
	int r;

	if (is_const(v))
		return !u256_is_zero(v->con);
	d = v->kind == V_RES && v->def->blk == b ? v->def : NULL;
	if (d && d->op == OP_iszero &&
	    (r = decided(b, arg(d, 0), p)) >= 0)
		return !r;
	if (d && d->op == OP_eq && is_const(arg(d, 1)) &&
	    is_const(v = on_edge(b, arg(d, 0), p)))
		return u256_eq(v->con, arg(d, 1)->con);
	return -1;
}

/*
 * Values of b may be used outside it only by phis of `to` on b's edge, and
 * there only phis of b: those an edge around b can still give.
 */
static bool can_go_around(const struct blk *b, const struct blk *to)
{
	unsigned n = 0;

	for (struct ins *in = b->first; in; in = in->next) {
		if (in->op != OP_phi && in != b->last &&
		    (++n > MAX_THREAD || !numbered(in)))
			return false;
		for (unsigned r = 0; r < in->nres; r++)
			for (struct use *u = in->res[r].uses; u; u = u->next)
				if (u->in->blk != b &&
				    (in->op != OP_phi || u->in->op != OP_phi ||
				     u->in->blk != to))
					return false;
	}
	return true;
}

/* A value of `to`'s phi operand may come from b through another edge only. */
static bool uses_only_this_edge(const struct blk *b, const struct blk *to,
				unsigned pi)
{
	for (struct ins *phi = to->first; phi && phi->op == OP_phi;
	     phi = phi->next)
		for (unsigned i = 0; i < phi->nargs; i++) {
			struct val *v = arg(phi, i);

			if (i != pi && v->kind == V_RES && v->def->blk == b)
				return false;
		}
	return true;
}

static bool thread_edge(struct fold *fd, struct blk *b, unsigned p, int way)
{
	struct blk *from = b->pred[p], *to = b->succ[way ? 0 : 1];
	unsigned pi, e;

	if (to == b || from == b ||
	    (b->nsuccs == 2 && b->succ[0] == b->succ[1]) ||
	    (from->nsuccs == 2 && from->succ[0] == from->succ[1]) ||
	    !can_go_around(b, to))
		return false;
	for (e = 0; e < from->nsuccs; e++)
		if (from->succ[e] == to)
			return false;	/* would make a double edge */
	pi = edge_pred_index(b, way ? 0 : 1);
	if (!uses_only_this_edge(b, to, pi))
		return false;
	for (struct ins *phi = to->first; phi && phi->op == OP_phi;
	     phi = phi->next)
		add_arg(phi, on_edge(b, arg(phi, pi), p));
	e = from->succ[0] == b ? 0 : 1;
	edge_redirect(from, e, to);
	fd->changed = true;
	return true;
}

/* Nothing but phis: whoever comes here may as well go on. */
static bool only_phis(const struct blk *b)
{
	return b->last->op == OP_goto && b->last->prev &&
	       b->last->prev->op == OP_phi;
}

static void thread(struct fold *fd, struct blk *b)
{
	if (b->npreds < 2 || b->loop_head ||
	    (b->last->op != OP_br && !only_phis(b)))
		return;
	for (unsigned p = 0; p < b->npreds && b->npreds > 1;) {
		int way = b->last->op == OP_goto ? 1 :
			  decided(b, arg(b->last, 0), p);

		if (way < 0 || !thread_edge(fd, b, p, way))
			p++;
	}
}

/* ---- dead code --------------------------------------------------------- */

static bool removable(const struct ins *in)
{
	if (in->op == OP_goto || in->op == OP_br || in->op == OP_ret ||
	    in->op == OP_ucall || in->op == OP_verbatim)
		return false;
	return !(effects_of(in) & (WM | WS | WT | EXT | LOG | OK | BAD));
}

static void mark(struct ins **stack, unsigned *n, bool *live,
		 const struct val *v)
{
	if (v->kind == V_RES && !live[v->def->id]) {
		live[v->def->id] = true;
		stack[(*n)++] = v->def;
	}
}

static void drop_dead(struct fold *fd)
{
	struct fn *f = fd->f;
	bool *live = ARENA_ARRAY(fd->tmp, bool, f->nins + 1);
	struct ins **stack = ARENA_ARRAY(fd->tmp, struct ins *, f->nins + 1);
	unsigned n = 0;

	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if (!removable(in) && !live[in->id]) {
				live[in->id] = true;
				stack[n++] = in;
			}
	while (n) {
		struct ins *in = stack[--n];

		for (unsigned i = 0; i < in->nargs; i++)
			mark(stack, &n, live, arg(in, i));
	}
	/* uses go first: dead phis may use each other */
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if (!live[in->id])
				for (unsigned k = 0; k < in->nargs; k++)
					set_arg(in, k, NULL);
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first, *next; in; in = next) {
			next = in->next;
			if (!live[in->id])
				ins_delete(in);
		}
}

/* ---- the pass ---------------------------------------------------------- */

static unsigned round_up(unsigned n)
{
	unsigned p = 64;

	while (p < n)
		p *= 2;
	return p;
}

static bool fold_round(struct fn *f)
{
	struct fold fd = { .f = f };

	fd.tmp = arena_new(0, f->mod->oom, f->mod->oom_arg);
	fd.nknown = f->nvals;
	fd.known = ARENA_ARRAY(fd.tmp, struct known *, fd.nknown + 1);
	fd.nslots = round_up(f->nins / 2);
	fd.slot = ARENA_ARRAY(fd.tmp, struct slot *, fd.nslots);
	for (unsigned i = 0; i < f->nblks; i++)
		fold_blk(&fd, f->blk[i]);
	for (unsigned i = 0; i < f->nblks; i++)
		thread(&fd, f->blk[i]);
	fn_drop_unreachable(f);
	for (unsigned i = 0; i < f->nblks; i++)
		while (join(f->blk[i]))
			fd.changed = true;
	fn_drop_unreachable(f);
	drop_dead(&fd);
	arena_free(fd.tmp);
	dom_fn(f);
	return fd.changed;
}

static bool reaches_ret(const struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++)
		if (f->blk[i]->last->op == OP_ret)
			return true;
	return false;
}

void fold_fn(struct fn *f)
{
	unsigned n = 0;

	dom_fn(f);
	while (fold_round(f) && ++n < MAX_ROUNDS)
		;
	f->never_returns = !reaches_ret(f);
}

void pass_fold(struct mod *m)
{
	for (unsigned i = 0; i < m->nfns; i++)
		fold_fn(m->fn[i]);
}
