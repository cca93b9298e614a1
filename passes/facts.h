/*
 * What is known while an entry runs: abstract values, storage facts, and one
 * interpreter that serves three questions: what holds at a call (run E1),
 * what an entry can still do when it starts there (run E2 under these
 * facts), and what is left to do after the call (run E1 from behind it).
 *
 * It is conditional constant propagation (Wegman and Zadeck, "Constant
 * propagation with conditional branches", 1991) over known bits, with a
 * flow-sensitive list of storage facts beside it.
 */
#ifndef FACTS_H
#define FACTS_H

#include "abs.h"
#include "calls.h"
#include "ir.h"
#include "place.h"

/* The slot `key` holds `a`. */
struct fact {
	const struct key *key;
	enum side side;		/* whose values the key speaks of */
	bool transient;
	struct abs a;
	const struct val *put;	/* the very value, of the run at hand; or NULL */
};

struct facts {
	unsigned n;
	struct fact *f;
};

/* Within a case: E2's `v` is `is` (or differs from it). */
struct assumption {
	const struct val *v;
	struct sym is;		/* is.v NULL: the number */
	u256 num;
	bool equal;
};

enum { MAX_ASSUME = 12 };

/*
 * A value made of what all runs share (the block, immutables, numbers) that is
 * zero, or is not.
 */
struct known_env {
	const struct val *v;	/* any instance of it */
	bool zero;
};

struct run {
	struct mod *m;
	const struct fn *fn;
	enum side side;
	/* where it starts: behind `after`, or at the function's entry */
	const struct ins *after;
	const struct facts *start;	/* storage facts there; NULL: none */
	const struct run *before;	/* with `after`: values made before it */
	struct assumption assume[MAX_ASSUME];
	unsigned nassume;
	/* by block, or NULL: 1 + i where only succ[i] of its br is taken */
	const unsigned char *force;
	const struct known_env *env;
	unsigned nenv;
	/*
	 * Facts that hold after a call whose window is open; asked with those
	 * before it.  Returns false if nothing is known afterwards.
	 */
	bool (*after_call)(void *arg, struct run *r, const struct ins *call,
			   const struct facts *before, struct facts *after);
	void *arg;
	/* room for the abstract values, not zeroed; else they come from mem */
	struct abs *abs_room;
	unsigned room;
	/* the finished run of the other side, for what its values are */
	const struct run *other;

	/* results */
	struct arena *mem;
	struct abs *abs;	/* by value id */
	bool *has;		/* by value id: computed at all */
	bool *live;		/* by block: executed */
	unsigned char *edge;	/* by block: bit i, succ[i] was taken */
	bool *ok;		/* by block: executed and can end well */
	struct facts exit;	/* what holds at every good end */
	bool completes;		/* there is a good end */
	bool cut;		/* a budget ended the run: everything is possible */
	uint64_t broken;	/* of start: facts that after_call found changed */

	/* its own */
	struct state **in;
	unsigned char *visits;
	bool *dirty;
	/* pairs that were asked for and not decided, for the case split */
	struct assumption *asked;
	unsigned nasked, cap_asked;
};

/*
 * Execute.  The caller fills the fields above "results" and `mem`, an arena
 * that results live in.  asked/cap_asked may be given to collect undecided
 * comparisons of E2's values with E1's.
 */
void run_fn(struct run *r);
/* Is v made of shared values and numbers only? */
bool is_shared_expression(struct mod *m, const struct val *v);
/* What a value of r's own side is known to be at the end of the run. */
struct abs run_value(const struct run *r, const struct val *v);
/* Facts at a call that run_fn passed (values resolved); r's own side. */
struct facts run_facts_at(struct run *r, const struct ins *call);
/*
 * Compare two keys under what r knows and assumes.  Undecided pairs are
 * collected as run_fn does.
 */
enum rel run_key_rel(struct run *r, const struct key *a, enum side sa,
		     const struct key *b, enum side sb);

/* The fact about exactly this key, or NULL. */
const struct fact *facts_find(const struct facts *f, const struct key *key,
			      enum side side, bool transient);
void facts_print(FILE *f, const struct facts *fs);

#endif
