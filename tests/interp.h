/*
 * Running Yul, for tests only: the same program as a tree and as SSA, on one
 * machine, with a trace of what the outside can see.
 *
 * The machine answers everything that is not in the program (other contracts,
 * the block, unwritten storage) with numbers derived from a seed, so that a
 * run can be repeated.  Gas is not counted: gas(), msize() and pc() are fixed.
 */
#ifndef INTERP_H
#define INTERP_H

#include "ir.h"

/* What a run starts from. */
struct world {
	const uint8_t *calldata;
	size_t ncalldata;
	u256 caller, value;
	uint64_t seed;		/* answers of calls, block, code */
	/* what storage holds that nobody wrote */
	enum { STORE_ZERO, STORE_SMALL, STORE_ANY } store;
	unsigned steps;		/* limit */
};

enum end {
	END_NONE,		/* still running */
	END_STOP, END_RETURN, END_REVERT, END_INVALID, END_SELFDESTRUCT,
	/* the run was cut short: what follows is not known */
	END_MEMORY, END_STEPS,
};

/*
 * sstore, tstore, calls, creations, logs and the end, one a line.
 * Freed by trace_free.
 */
struct trace {
	char *text;
	size_t len, cap;
	enum end end;
};
void trace_free(struct trace *t);
/*
 * Do the runs agree?  Of a run that was cut short only what it did before
 * must agree.
 */
bool trace_agrees(const struct trace *a, const struct trace *b);

/* Run a function without parameters and its callees. */
void run_ssa(const struct fn *f, const struct world *w, struct trace *t);
/* Run the code of an object after yul_scope. */
void run_tree(const struct yul_object *o, const struct world *w,
	      struct trace *t);

/* ---- evm.c: the machine, shared by both ------------------------------- */

struct slot {
	u256 key, val;
};
struct store {
	struct slot *slot;
	unsigned n, cap;
};

struct evm {
	const struct world *w;
	struct trace *t;
	uint8_t *mem;
	size_t nmem;		/* bytes that are there; zeros follow */
	struct store storage, transient;
	uint8_t *returned;	/* the return data buffer */
	size_t nreturned;
	unsigned ncalls, steps;
	unsigned depth;		/* calls of the program's own functions */
};

#define MAX_DEPTH 120		/* of calls of the program's own functions */
#define MAX_MEMORY (1 << 18)

void evm_begin(struct evm *e, const struct world *w, struct trace *t);
void evm_finish(struct evm *e);
/* Count a step; false if there were too many. */
bool evm_step(struct evm *e);
/*
 * Run one builtin.  `lit` is the literal operand of those that have one; it
 * is not among args.  False if the run ended.
 */
bool evm_op(struct evm *e, enum op op, const struct node *lit,
	    const u256 *args, unsigned nargs, u256 *res, unsigned nres);

#endif
