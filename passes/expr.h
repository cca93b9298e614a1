/* Values, conditions and places as Solidity would write them.  For texts. */
#ifndef EXPR_H
#define EXPR_H

#include "calls.h"
#include "decl.h"
#include "effect.h"

enum { MAX_STALE = 8 };

/* Whose values are written, and what came up while they were. */
struct expr {
	struct mod *m;
	const struct entry *e;
	const struct decls *d;
	const struct decl *fn;	/* the entry's declaration, or NULL */
	/* by instruction id: an overflow of it reverts */
	const bool *checked;
	bool *shown;		/* the same: steps tell that it is checked */
	/* results: collected until expr_begin */
	bool any_checked, any_unchecked;	/* arithmetic of either kind */
	/* storage and balances read, calls whose success is asked for */
	const struct ins *load[MAX_STALE];
	u256 bits[MAX_STALE];		/* of the slot */
	unsigned nloads;
	/*
	 * Where the value is used: what a variable has been given before, and
	 * still holds, is told as the variable.  May be NULL.
	 */
	const struct ins *at;
	unsigned field_bit;	/* of the last place: where its value begins */
};

void expr_begin(struct expr *x);
/* A value: "balances[msg.sender] - amount". */
const char *expr_value(struct expr *x, const struct val *v);
/* What holds if v is not zero, or with !truth if it is: "amount > 0". */
const char *expr_cond(struct expr *x, const struct val *v, bool truth);
/* Two conditions, one of which, or both of which, hold. */
const char *expr_both(struct expr *x, const char *a, bool and, const char *b);
/* Bits of a slot: "balances[msg.sender]", "slot 3"; *type may be set. */
const char *expr_place(struct expr *x, const struct key *key, bool transient,
		       u256 mask, const struct sol_type **type);
/* The value put into a place of that type. */
const char *expr_value_as(struct expr *x, const struct val *v,
			  const struct sol_type *type);
/*
 * The word that memory holds at p + off when control gets to `at`; NULL if
 * that is not known.
 */
const struct val *expr_memory(const struct ins *at, const struct val *p,
			      uint64_t off);
/* Words that a type takes in call data; is it a single one that holds it? */
uint64_t expr_words(const struct sol_type *t);
bool expr_is_plain(const struct sol_type *t);
/* "token.transfer(to, amount)": an external call with its arguments. */
const char *expr_call(struct expr *x, const struct ins *call);
/* The selector that a call is made with; false: not known, or no data. */
bool expr_selector(const struct ins *call, uint32_t *sel);
/* The function that the call asks for, if it is declared. */
const struct decl *expr_callee(struct expr *x, const struct ins *call);
/* Do the bytes at p come from what a call has returned? */
bool expr_is_returned(const struct ins *at, const struct val *p);
/* Does v say whether the call has succeeded? */
bool expr_is_success(const struct val *v, const struct ins **call);
/* The addition, subtraction or multiplication that a test guards; or NULL. */
const struct ins *expr_guarded(const struct val *test);

#endif
