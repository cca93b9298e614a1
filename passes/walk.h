/* What the files share that tell the steps of a function: see steps.h. */
#ifndef WALK_H
#define WALK_H

#include "steps.h"

enum { MAX_CHAIN = 24, MAX_MEMBERS = 400 };

enum failure {
	FAIL_PLAIN,	/* no data */
	FAIL_TEXT,	/* a message, an error of the contract */
	FAIL_PANIC,
	FAIL_PASSED_ON,	/* the error of the call before */
	FAIL_ANY,
};

struct fail {
	enum failure kind;
	unsigned panic;
	const char *text;
};

/* A condition over short-circuits. */
struct test {
	const struct val *v;	/* NULL: a and b */
	bool truth;
	bool and;
	struct test *a, *b;
};

/* A check that is dropped if what it guards is told to be checked. */
struct guard {
	struct step *step;
	const struct ins *op;
	const char *text;	/* of the guarded value */
};

struct walk {
	struct expr *x;
	struct mod *m;
	struct arena *a;
	const struct fn *f;
	const struct entry_effects *e;
	int *ipdom;		/* by block; -1: the end */
	bool *visited;
	struct step **first;	/* by block: the first step from it on */
	const struct blk **fresh;	/* blocks entered since the last step */
	unsigned nfresh;
	struct step ***tail;	/* where the next step goes */
	const struct loop *loop;	/* that is being told, and */
	const struct blk *past;	/* the block behind it */
	const struct step *check, *write;	/* the last ones */
	const char *written;	/* the string that is being written */
	struct access *member;	/* MAX_MEMBERS parts of stores */
	unsigned nmembers;
	bool in_members;
	struct guard *guard;
	unsigned nguards;
	unsigned n;
	bool cut, payable;
};

#define SAY(w, ...) arena_printf((w)->a, __VA_ARGS__)

/* pdom.c: by block id the immediate postdominator, -1 for the end. */
int *postdominators(const struct fn *f, const bool *bad, struct arena *a);

/* checks.c: tests, and how they fail. */
/*
 * What happens from a block on that can only revert, when control comes from the
 * end of `from` (NULL: from anywhere).
 */
struct fail fail_from(struct walk *w, const struct blk *b,
		      const struct blk *from);
/* Does the value come of something of that op, through no more than that? */
bool comes_of(const struct val *v, enum op op, unsigned depth);
struct test *test_of(struct walk *w, const struct val *v);
struct test *negated(struct walk *w, const struct test *t);
struct test *test_both(struct walk *w, struct test *a, bool and, struct test *b);
const char *test_text(struct walk *w, const struct test *t);
/* Is the check the compiler's own, and of no interest? */
bool is_plumbing(struct walk *w, const struct test *holds,
		 const struct fail *fail);
/* What the compiler has functions begin with that are not payable. */
bool refuses_ether(const struct test *holds);
/* By instruction id: arithmetic of which an overflow reverts. */
bool *find_checked(struct walk *w);

/* acts.c: what a function does. */
/* The next step; NULL if there are too many.  Its text comes later. */
struct step *add_step(struct walk *w, enum step_kind kind,
		      const struct ins *in);
/* The steps of the instructions of a block but the last. */
void tell_block(struct walk *w, const struct blk *b);
/* Does nothing in the block give a step? */
bool is_silent(const struct blk *b);
/* A good end; `nested` if it is on one way only. */
void add_return(struct walk *w, const struct ins *in, bool nested);
/* What becomes of a call's success: "ignored", "passed on", … */
const char *result_text(struct walk *w, const struct ins *call);
/* The texts, when all steps are known: of s and what comes behind it. */
void say_all(struct walk *w, const struct step *all, struct step *s);

#endif
