/* Abstract values. */
#ifndef ABS_H
#define ABS_H

#include "ir.h"
#include "place.h"

/* Which value, of which run.  v NULL: none. */
struct sym {
	const struct val *v;
	enum side side;
};

/*
 * What is known of a value, all of it at once:
 *   bits of `known` are those of `val`;
 *   it lies in [lo, hi];
 *   bits of `like` are those of `sym`, if that is set, or, with all bits in
 *   `like`, it is sym + p with p in [plus_lo, plus_hi].
 * Counters are taken not to wrap around within one transaction.
 */
struct abs {
	u256 known, val;
	u256 lo, hi;
	struct sym sym;
	u256 like;
	uint64_t plus_lo, plus_hi;	/* PLUS_MAX: no upper end known */
};

#define PLUS_MAX UINT64_MAX

struct abs abs_any(void);
struct abs abs_const(u256 x);
/* It equals that value. */
struct abs abs_sym(struct sym s);
/* True, false, or (below 0) one of them. */
struct abs abs_bool(int x);

bool sym_eq(struct sym a, struct sym b);
bool abs_is_const(const struct abs *a, u256 *out);
bool abs_same(const struct abs *a, const struct abs *b);
bool abs_informs(const struct abs *a);	/* does it say anything? */
/* An address that acts, a time, a number that is at least 1. */
bool abs_is_never_zero(const struct abs *a);
/* Is it its sym plus something; does it equal its sym? */
bool abs_near_sym(const struct abs *a);
bool abs_is_sym(const struct abs *a);
void abs_set_sym(struct abs *a, struct sym s);
void abs_forget_sym(struct abs *a);
/* Both are one sym plus something, and a is not the lower. */
bool abs_is_raised(const struct abs *a, const struct abs *b);
u256 abs_min(const struct abs *a);
u256 abs_max(const struct abs *a);

/* What both agree on. */
struct abs abs_join(const struct abs *a, const struct abs *b);
/* The same where it is asked again and again: what moved is given up. */
struct abs abs_widen(const struct abs *old, const struct abs *a);
/* *a becomes what is known if both hold; false if they cannot. */
bool abs_meet(struct abs *a, const struct abs *b);

struct abs abs_lt(struct abs a, struct abs b);
struct abs abs_slt(struct abs a, struct abs b);
struct abs abs_signextend(struct abs k, struct abs x);
struct abs abs_add(struct abs a, struct abs b);
/* and, or, xor, not (of a), shl and shr (b by a). */
struct abs abs_bits(enum op op, struct abs a, struct abs b);

#endif
