/* What a function does, step by step. */
#ifndef STEPS_H
#define STEPS_H

#include "explain.h"
#include "expr.h"

/*
 * The steps of the expression's entry in the order in which they run.  *cut is
 * set if there are more than are told, *payable if it takes ether.  Sets
 * x->checked.  In the report's arena.
 */
struct step *steps_of(struct expr *x, bool *cut, bool *payable);
/* The number of the step that an instruction is; 0: it is none. */
unsigned step_no(const struct step *s, const struct ins *in);

#endif
