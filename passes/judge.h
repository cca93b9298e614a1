/* What the rules share that hold entries against one call. */
#ifndef JUDGE_H
#define JUDGE_H

#include "commute.h"

/* One call of one entry E1, on one way to it. */
struct judge {
	struct ctx *c;
	struct verdict *v;
	struct pending *p;	/* what E1 has still to write, or read again */
	unsigned np;
	const struct run *behind;	/* E1 from the call on, nothing having happened */
	/* of the E2, in the case, that is looked at: judge_begin_case */
	struct run rest;	/* E1 from E2's end on */
	bool rest_done;
	struct run anew;	/* E1 as a whole, after E2 */
	bool anew_done;
	bool further;		/* conflicts that are found are further ones */
	int prefix;		/* does what came before commute?  -1: not asked */
};

/* Another E2, or another case of it. */
static inline void judge_begin_case(struct judge *j)
{
	j->rest_done = j->anew_done = false;
	j->prefix = -1;
}

/*
 * Run the rest of E1 from where this E2 ends; once for each case.  If it can
 * only revert, or does not get to the block, the interrupted run never comes
 * to be.
 */
bool survives(struct judge *j, const struct run *e2, const struct blk *at);
/* Note it, unless the same has been noted.  The conflict is copied. */
void add_conflict(struct judge *j, const struct conflict *k);
/* Does the run of e2 store something that is not a lock?  The first such. */
const struct access *first_store(struct ctx *c, const struct run *r,
				 const struct entry *e2);
/* Something other than a lock changes, or other code is called. */
bool acts(struct ctx *c, const struct run *r, const struct entry *e2);
/*
 * Can e2 complete when it starts at the call?  Notes the outcome in *out
 * (blocked, gated, no gas), and returns the run, or NULL.
 */
struct run *enter(struct judge *j, const struct entry *e2, struct judged *out);

/* torn.c: views that show a state which is half updated. */
void judge_torn(struct judge *j);
/* balance.c: a balance from before the call that is used after it. */
void judge_balance(struct judge *j);
/* cross.c: state that is kept in another contract of the program. */
void judge_cross(struct judge *j);

#endif
