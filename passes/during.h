/*
 * What other code finds when it gets control in the middle of an entry, and
 * what an entry can do that is started there.
 */
#ifndef DURING_H
#define DURING_H

#include "effect.h"
#include "facts.h"

enum {
	MAX_ASKED = 16,		/* comparisons of E2's values with E1's */
	MAX_CASES = 16,
	MAX_SPLITS = 2,		/* branches of E1 that choose between locks */
	MAX_ENV = 8,		/* with them, tests on the way to a call */
};

/* Facts at a call: those E1 leaves, and those that survive other code. */
struct site_facts {
	struct facts pre, post;
	bool known;
};

struct cases {
	struct assumption a[MAX_CASES][MAX_ASSUME];
	unsigned na[MAX_CASES];
	unsigned n;
};

struct memory;
struct answer;
struct known_calls;
struct queries;
struct records;

/* What running E2s takes. */
struct desk {
	struct memory *memory;	/* by entry->no: runs without assumptions */
	struct arena *tmp;	/* for a run of one case, */
	struct abs *room;	/* and its values */
	struct cases *cases;
};

/* The judge's own: one module, one entry E1 at a time. */
struct ctx {
	struct mod *m;
	struct site_facts *site;	/* by callsite->no */
	bool **lock;		/* by entry, by access: lock-like bits */
	unsigned char **followed;	/* the same: what commute.c remembers, */
	signed char **goes_by;	/* of E2's stores */
	struct entry *e1;
	const unsigned char *force;	/* of E1's blocks: run->force */
	struct known_env env[MAX_ENV];
	unsigned nenv;
	const struct run *e1_run;	/* E1 as far as it is known */
	/* while an E2 runs */
	const struct facts *held;
	struct desk *desk;	/* where E2s are run: one of the two below */
	struct desk *first, *second;
	struct arena *rest_tmp;	/* for E1's rest behind an E2 */
	struct abs *rest_room;
	struct arena *anew_tmp;	/* for E1 after an E2 */
	struct abs *anew_room;
	struct abs *e1_room, *behind_room;	/* for run_e1, run_behind */
	unsigned nroom;		/* values of the largest entry */
	struct answer *answers;	/* survivors() so far */
	unsigned nnested;	/* of them on the second desk */
	unsigned nfatal;	/* how often is_fatal has run */
	struct queries *queries;	/* balance.c; of queries_of */
	const struct entry *queries_of;
	const struct records *records;	/* count.c */
	struct known_calls *known;	/* cross.c; NULL: not asked for yet */
};

/*
 * Room for running entries of c->m, in c; c->m->arena holds what stays.
 * during_end frees the rest.
 */
void during_begin(struct ctx *c);
void during_end(struct ctx *c);
/* Forget runs and answers: E1 is run another way. */
void during_forget(struct ctx *c);

/*
 * What E1 has tested, on every way to the call, of what all runs share, is
 * known to whatever runs during it: added to c->env until leave_site, which is
 * given what enter_site returns.
 */
unsigned enter_site(struct ctx *c, const struct callsite *s);
void leave_site(struct ctx *c, unsigned nenv);
/* Does a call let other code in at all? */
bool of_interest(const struct callsite *s);
/* Can other code start e2 during the call: gas, and who may call it? */
bool can_enter(const struct mod *m, const struct callsite *s,
	       const struct entry *e2);
/*
 * Is some call, at which the contract may call e2 of its own, reached when its
 * entry is started during s, where `held` holds?  True for an e2 that others
 * may call.
 */
bool can_be_brought_to(struct ctx *c, const struct callsite *s,
		       const struct entry *e2, const struct facts *held);
/*
 * count.c: the fields of records that are only filled under a number which is
 * given out for it; and what the facts at a call, by which such records are in
 * use, say of the count: added to *fs, in a new array of mem.
 */
const struct records *find_records(struct mod *m);
void count_records(const struct records *rs, struct facts *fs, struct arena *mem);
/*
 * Run c->e1, with the facts behind each of its calls as they survive other
 * code, until they do not change: c->site.  The final run is in *r, its memory
 * in *mem, the caller's to free.
 */
void run_e1(struct ctx *c, struct run *r, struct arena **mem);
/* The rest of E1 behind its call s, whatever has happened during it. */
void run_behind(struct ctx *c, const struct callsite *s, const struct run *e1,
		struct run *r, struct arena *mem);
/*
 * May the rest of E1 behind s come out otherwise for those facts: does it test
 * a place that they speak of?
 */
bool rest_depends_on(struct ctx *c, const struct callsite *s,
		     const struct facts *fs);
/*
 * The rest of E1 behind its call s, from facts of one E2's end (NULL: of
 * nobody's).  Its memory is good until the next call of this.
 */
void run_rest(struct ctx *c, const struct callsite *s, struct run *r,
	      const struct facts *start, const struct run *e2);
/*
 * E1 from its beginning, from what one E2's end left.  Its memory is good until
 * the next call of this.
 */
void run_anew(struct ctx *c, struct run *r, const struct run *e2);
/*
 * E2 from the facts that concern it, without assumptions.  The run, and the
 * comparisons it could not decide, are good until E2 has been run under a few
 * other sets of facts.
 */
struct run *run_e2(struct ctx *c, const struct entry *e2,
		   const struct facts *held);
/* Ways in which the undecided comparisons may come out. */
void split_cases(const struct assumption *asked, unsigned n, struct cases *cs);
/*
 * Would E2, in the case of the run `like`, complete from those facts?  No other
 * run is lost by it.
 */
bool completes_from(struct ctx *c, const struct run *like,
		    const struct entry *e2, const struct facts *facts);
/* One case of it, from the same facts; good until the next run of an E2. */
void run_case(struct ctx *c, struct run *r, const struct entry *e2,
	      const struct facts *facts, const struct cases *cs, unsigned k);

#endif
