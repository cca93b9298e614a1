/*
 * The table of commutation: what E1 has still to write, against what E2 does.
 */
#ifndef COMMUTE_H
#define COMMUTE_H

#include "during.h"
#include "reentry.h"

/* What a late write does to its place. */
enum late {
	LATE_ASSIGN,	/* what was there is lost */
	LATE_DEBIT,	/* k := k - d, checked; earlier guards are k >= d only */
	LATE_DELTA,	/* the same, but another bound was tested before */
	LATE_CREDIT,	/* k := k + d */
};

struct pending {
	struct access w;
	const struct access *orig;
	enum late late;
	bool reread;		/* not a write: a read that uses k again */
	bool lock;		/* a mark that is written on both sides of the call */
	bool asked, passing;	/* a lock that E1 stores to again before it ends */
	bool retested;		/* E1 tests again what it has tested, or seen, there */
};

/* Do both touch some bits of one kind of storage; may it be one place? */
bool overlap(const struct access *a, const struct access *b);
bool may_be_same_place(const struct access *a, enum side sa,
		       const struct access *b, enum side sb);
/*
 * Do entries use these bits for nothing but conditions and themselves?  And
 * are they also written on both sides of the call, so that they only mark it
 * as running?  Whether they keep anybody out is not asked here.
 */
bool only_conditions(struct mod *m, const struct access *w);
bool lock_like(struct mod *m, const struct callsite *s, const struct access *w);
/*
 * Is the place stored to again on every way from this store to a good end
 * through blocks that are `ok`?
 */
bool stored_again(const struct entry_effects *e, const struct access *a,
		  const bool *ok);
/* v does not depend on anything loaded or returned after the call. */
bool fixed_before(const struct callsite *s, const struct val *v);
enum late late_kind(struct mod *m, const struct callsite *s,
		    const struct access *w);
/*
 * Is the store one of a later turn of a loop around the call, working only on
 * what that turn has loaded?  Then it is as if called anew.
 */
bool unit_of_work(struct mod *m, const struct callsite *s,
		  const struct access *w);
/* Does E1 do the late write only if its place holds what it held before? */
bool tests_unchanged(struct mod *m, const struct callsite *s,
		     const struct pending *p);
/*
 * retest.c: does E1, in whose blocks `ok` it goes on well behind the call, add
 * to the place, or take from it, only if all that it had tested of the place
 * before the call holds anew (and something is tested)?
 */
bool retests(struct mod *m, const struct callsite *s, const struct access *w,
	     const bool *ok);
/* Why the late access and one of E2's (e its effects, r its run) clash. */
enum clash clash_with_store(struct ctx *c, struct run *r,
			    const struct entry_effects *e,
			    const struct callsite *s, const struct pending *p,
			    const struct access *a);
enum clash clash_with_load(struct run *r, const struct entry_effects *e,
			   const struct pending *p, const struct access *a);

#endif
