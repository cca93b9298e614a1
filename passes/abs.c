/*
 * abs: what is known of one value.
 *
 * In and out: struct abs.  Join is what two ways agree on, meet what holds if
 * both do, widen a join that gives up what moves, so that loops end.
 */
#include "abs.h"
#include "fold.h"

struct abs abs_any(void)
{
	return (struct abs){ .hi = u256_max };
}

struct abs abs_const(u256 x)
{
	return (struct abs){ .known = u256_max, .val = x, .lo = x, .hi = x };
}

bool abs_is_const(const struct abs *a, u256 *out)
{
	if (!u256_eq(a->known, u256_max))
		return false;
	*out = a->val;
	return true;
}

bool sym_eq(struct sym a, struct sym b)
{
	return a.v == b.v && (!a.v || a.side == b.side);
}

void abs_set_sym(struct abs *a, struct sym s)
{
	a->sym = s;
	a->like = u256_max;
	a->plus_lo = a->plus_hi = 0;
}

struct abs abs_sym(struct sym s)
{
	struct abs a = abs_any();

	abs_set_sym(&a, s);
	return a;
}

void abs_forget_sym(struct abs *a)
{
	a->sym = (struct sym){ NULL, 0 };
	a->like = u256_zero;
	a->plus_lo = a->plus_hi = 0;
}

/* Is it its sym plus something? */
bool abs_near_sym(const struct abs *a)
{
	return a->sym.v && u256_eq(a->like, u256_max);
}

/* Does it equal its sym? */
bool abs_is_sym(const struct abs *a)
{
	return abs_near_sym(a) && !a->plus_lo && !a->plus_hi;
}

/* Bits outside `like` that are zero in both are alike too. */
static void fill_like(struct abs *a)
{
	u256 zero;

	if (!a->sym.v || abs_near_sym(a))
		return;
	zero = u256_and(u256_and(a->known, u256_not(a->val)),
			fold_zero_bits(a->sym.v));
	a->like = u256_or(a->like, zero);
	if (u256_is_zero(a->like))
		abs_forget_sym(a);
}

static bool same_plus(const struct abs *a, const struct abs *b)
{
	return a->plus_lo == b->plus_lo && a->plus_hi == b->plus_hi;
}

bool abs_same(const struct abs *a, const struct abs *b)
{
	return u256_eq(a->known, b->known) && u256_eq(a->val, b->val) &&
	       u256_eq(a->lo, b->lo) && u256_eq(a->hi, b->hi) &&
	       sym_eq(a->sym, b->sym) && u256_eq(a->like, b->like) &&
	       same_plus(a, b);
}

bool abs_is_raised(const struct abs *a, const struct abs *b)
{
	return abs_near_sym(a) && abs_near_sym(b) && sym_eq(a->sym, b->sym) &&
	       (a->plus_lo || b->plus_hi) && a->plus_lo >= b->plus_lo;
}

static u256 smaller(u256 a, u256 b)
{
	return u256_cmp(a, b) < 0 ? a : b;
}

static u256 larger(u256 a, u256 b)
{
	return u256_cmp(a, b) > 0 ? a : b;
}

struct abs abs_join(const struct abs *a, const struct abs *b)
{
	struct abs j;

	j.known = u256_and(u256_and(a->known, b->known),
			   u256_not(u256_xor(a->val, b->val)));
	j.val = u256_and(a->val, j.known);
	j.lo = smaller(a->lo, b->lo);
	j.hi = larger(a->hi, b->hi);
	j.sym = a->sym;
	j.like = u256_and(a->like, b->like);
	j.plus_lo = a->plus_lo < b->plus_lo ? a->plus_lo : b->plus_lo;
	j.plus_hi = a->plus_hi > b->plus_hi ? a->plus_hi : b->plus_hi;
	if (!sym_eq(a->sym, b->sym) || u256_is_zero(j.like) ||
	    (!u256_eq(j.like, u256_max) && !same_plus(a, b)))
		abs_forget_sym(&j);
	return j;
}

/*
 * As abs_join, where it may be asked again and again: an end of the interval
 * that moved is given up, and so is the upper end of a counter.
 */
struct abs abs_widen(const struct abs *old, const struct abs *a)
{
	struct abs j = abs_join(old, a);

	if (!u256_eq(j.lo, old->lo))
		j.lo = u256_zero;
	if (!u256_eq(j.hi, old->hi))
		j.hi = u256_max;
	if (j.plus_lo != old->plus_lo)
		abs_forget_sym(&j);
	if (j.plus_hi != old->plus_hi)
		j.plus_hi = PLUS_MAX;
	/* a counter loses its low bits one by one: all below at once */
	if (!u256_eq(j.known, old->known)) {
		unsigned n = u256_bits(u256_xor(j.known, old->known));

		n = n < 64 ? 64 : 256;
		j.known = u256_and(j.known, u256_not(u256_mask(n)));
		j.val = u256_and(j.val, j.known);
	}
	return j;
}

bool abs_informs(const struct abs *a)
{
	return a->sym.v || !u256_is_zero(a->known) ||
	       !u256_is_zero(a->lo) || !u256_eq(a->hi, u256_max);
}

u256 abs_min(const struct abs *a)
{
	return larger(a->val, a->lo);
}

u256 abs_max(const struct abs *a)
{
	return smaller(u256_or(a->val, u256_not(a->known)), a->hi);
}

/* What is known if a value is a and b at once; false if it cannot be both. */
bool abs_meet(struct abs *a, const struct abs *b)
{
	u256 both = u256_and(a->known, b->known);
	u256 lo = larger(abs_min(a), abs_min(b));
	u256 hi = smaller(abs_max(a), abs_max(b));

	if (!u256_is_zero(u256_and(both, u256_xor(a->val, b->val))) ||
	    u256_cmp(lo, hi) > 0)
		return false;
	a->known = u256_or(a->known, b->known);
	a->val = u256_or(a->val, b->val);
	a->lo = lo;
	a->hi = hi;
	if (u256_eq(lo, hi)) {
		a->known = u256_max;
		a->val = lo;
	}
	if (!a->sym.v) {
		a->sym = b->sym;
		a->like = b->like;
		a->plus_lo = b->plus_lo;
		a->plus_hi = b->plus_hi;
	}
	return true;
}

/* An address that acts, a time, a nonzero lower end. */
bool abs_is_never_zero(const struct abs *a)
{
	if (!u256_is_zero(abs_min(a)))
		return true;
	if (!abs_is_sym(a) || a->sym.v->kind != V_RES)
		return false;
	switch (a->sym.v->def->op) {
	case OP_caller: case OP_address: case OP_origin: case OP_timestamp:
	case OP_chainid:
		return true;
	default:
		return false;
	}
}

/* ---- operations ---------------------------------------------------------- */

struct abs abs_bool(int x)
{
	struct abs a = abs_any();

	if (x >= 0)
		return abs_const(u256_from((unsigned)x));
	a.known = u256_not(u256_one);
	a.hi = u256_one;
	return a;
}

struct abs abs_lt(struct abs a, struct abs b)
{
	if (u256_cmp(abs_max(&a), abs_min(&b)) < 0)
		return abs_bool(1);
	if (u256_cmp(abs_min(&a), abs_max(&b)) >= 0)
		return abs_bool(0);
	if (abs_near_sym(&a) && abs_near_sym(&b) && sym_eq(a.sym, b.sym)) {
		/* neither sum can wrap if the sym is a small number */
		bool small = u256_bit(fold_zero_bits(a.sym.v), 255);

		if (abs_is_sym(&a) && abs_is_sym(&b))
			return abs_bool(0);
		if (small && a.plus_lo >= b.plus_hi)
			return abs_bool(0);
		if (small && a.plus_hi < b.plus_lo)
			return abs_bool(1);
	}
	return abs_bool(-1);
}

/* Sums of intervals that do not wrap, and of sym + p as long as p is small. */
struct abs abs_add(struct abs a, struct abs b)
{
	struct abs o = abs_any();
	u256 hi = u256_add(abs_max(&a), abs_max(&b)), c;
	/* low bits that both know are known of the sum */
	u256 low = u256_mask(u256_ctz(u256_not(u256_and(a.known, b.known))));
	uint64_t n;

	o.known = low;
	o.val = u256_and(u256_add(a.val, b.val), low);
	if (u256_cmp(hi, abs_max(&a)) >= 0) {
		o.lo = u256_add(abs_min(&a), abs_min(&b));
		o.hi = hi;
	}
	if (!abs_is_const(&b, &c) || !u256_to_u64(c, &n) ||
	    n > UINT32_MAX || !abs_near_sym(&a))
		return o;
	o.sym = a.sym;
	o.like = u256_max;
	o.plus_lo = a.plus_lo > PLUS_MAX - n ? PLUS_MAX : a.plus_lo + n;
	o.plus_hi = a.plus_hi > PLUS_MAX - n ? PLUS_MAX : a.plus_hi + n;
	return o;
}

struct abs abs_bits(enum op op, struct abs a, struct abs b)
{
	struct abs o = abs_any();
	u256 one, zero, n;

	switch (op) {
	case OP_and:
		one = u256_and(a.val, b.val);
		zero = u256_or(u256_and(a.known, u256_not(a.val)),
			       u256_and(b.known, u256_not(b.val)));
		break;
	case OP_or:
		one = u256_or(a.val, b.val);
		zero = u256_and(u256_and(a.known, u256_not(a.val)),
				u256_and(b.known, u256_not(b.val)));
		break;
	case OP_xor:
		o.known = u256_and(a.known, b.known);
		o.val = u256_and(u256_xor(a.val, b.val), o.known);
		return o;
	case OP_not:
		o.known = a.known;
		o.val = u256_and(u256_not(a.val), a.known);
		return o;
	case OP_shl:
		if (!abs_is_const(&a, &n))
			return o;
		o.known = u256_or(u256_shl(n, b.known),
				  u256_not(u256_shl(n, u256_max)));
		o.val = u256_shl(n, b.val);
		return o;
	case OP_shr:
		if (!abs_is_const(&a, &n))
			return o;
		o.known = u256_or(u256_shr(n, b.known),
				  u256_not(u256_shr(n, u256_max)));
		o.val = u256_shr(n, b.val);
		return o;
	default:
		return o;
	}
	o.known = u256_or(one, zero);
	o.val = one;
	/* where the other lets it through, a bit is still that of sym */
	for (unsigned i = 0; i < 2 && !o.sym.v; i++) {
		const struct abs *x = i ? &b : &a, *y = i ? &a : &b;

		if (!x->sym.v)
			continue;
		if (x->plus_lo || x->plus_hi)
			continue;
		o.sym = x->sym;
		o.like = u256_and(x->like, op == OP_and ? y->val :
				  u256_and(y->known, u256_not(y->val)));
		fill_like(&o);
		if (u256_is_zero(o.like))
			abs_forget_sym(&o);
	}
	return o;
}

/* The sign bit: 0, 1, or -1 for either. */
static int sign_of(const struct abs *a)
{
	return u256_bit(a->known, 255) ? u256_bit(a->val, 255) : -1;
}

struct abs abs_slt(struct abs a, struct abs b)
{
	int x = sign_of(&a), y = sign_of(&b);

	if (x < 0 || y < 0)
		return abs_bool(-1);
	return x == y ? abs_lt(a, b) : abs_bool(x);
}

struct abs abs_signextend(struct abs k, struct abs x)
{
	struct abs o = abs_any();
	uint64_t n;
	u256 c, high;

	if (!abs_is_const(&k, &c) || !u256_to_u64(c, &n) || n > 30)
		return o;
	high = u256_not(u256_mask(8 * (unsigned)n + 8));
	o.known = u256_and(x.known, u256_not(high));
	if (u256_bit(x.known, 8 * (unsigned)n + 7))
		o.known = u256_or(o.known, high);
	o.val = u256_signextend(c, x.val);
	o.val = u256_and(o.val, o.known);
	return o;
}
