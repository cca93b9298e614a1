/* Inlining: what entry.c and inline.c share. */
#ifndef INLINE_H
#define INLINE_H

#include "ir.h"

enum inline_how {
	INLINE_TINY,	/* straight-line helpers only */
	INLINE_HELPERS,	/* small functions */
	INLINE_ALL,	/* whatever the budget allows */
};

/*
 * Has f, or a function that it calls, an instruction with one of the effects
 * (enum effect)?  True, too, where calls are nested too deep to tell.
 */
bool fn_has(const struct fn *f, unsigned effects);
/* Instructions of f, blocks walked. */
unsigned fn_size(const struct fn *f);
/*
 * Inline calls in f, callees as they are now (bottom-up callers see callees
 * already inlined and folded); INLINE_ALL also what comes in with them, and
 * folds in between.  Returns true if anything changed; the caller folds f
 * then.  A call that a budget leaves standing stays an OP_ucall.
 */
bool inline_calls(struct fn *f, enum inline_how how);

#endif
