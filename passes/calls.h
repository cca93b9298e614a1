/* External call sites: what kind, how much ether and gas, to whom. */
#ifndef CALLS_H
#define CALLS_H

#include "ir.h"

/* Whether other code can enter the contract again during a call. */
enum window {
	WINDOW_OPEN,
	WINDOW_STATIC,		/* staticcall: nothing can be changed in it */
	WINDOW_STIPEND,		/* at most 2300 gas */
	WINDOW_PRECOMPILE,	/* the target is code that calls nobody */
	WINDOW_INIT,		/* create: the init code calls nobody */
	WINDOW_SELF,		/* entries of this contract that call nobody */
	WINDOW_CREATED,		/* an entry, which calls nobody, of what was created */
	WINDOW_LIBRARY,		/* delegatecall of a linked library that calls nobody */
	WINDOW_OWNER,		/* delegatecall of what a privileged caller names */
	WINDOW_TRUSTED,		/* the user says that the target is a friend */
};

/* Where the target of a call comes from. */
enum provenance {
	FROM_CALLER, FROM_ARGUMENT, FROM_STORAGE,
	FROM_OWNER,		/* storage that only a privileged caller sets */
	FROM_IMMUTABLE, FROM_CONSTANT, FROM_SELF, FROM_CREATE, FROM_ELSEWHERE,
};

struct callsite {
	struct entry *entry;
	struct ins *in;
	unsigned no;		/* index in callsites->site */
	enum window window;
	enum provenance from;
	const struct val *target, *value;	/* value NULL: none can be sent */
	bool sends;		/* value is not known to be zero, or a library sends */
	bool passes_on;		/* it is, or is a part of, what came with the call */
	bool delegate;		/* delegatecall, callcode: foreign code, own storage */
	bool linked;		/* a linked library, which calls somebody */
	bool create;
	bool shut;		/* WINDOW_STIPEND: no entry gets by on 2300 gas */
	const struct entry *self;	/* WINDOW_SELF: the entry that runs, if one */
	uint64_t gas_bound;	/* with the stipend; UINT64_MAX: none */
	bool *after, *before;	/* by block: reached from behind the call; */
				/* able to reach it */
	/*
	 * By depth of the loops that hold the call, outermost first: reached
	 * without going around that loop or one outside it.
	 */
	bool **directly;
	bool **shortly;		/* the same backwards: able to reach it */
};

struct callsites {
	struct callsite *site;
	unsigned n;
};

/*
 * Is succ[i] of b the way that is gone if the call, which has just returned,
 * has failed?  Then all that other code did in it is undone.
 */
bool call_failed_on(const struct ins *call, const struct blk *b, unsigned i);
/*
 * Can control get from behind `from`, which has not failed if it is a call, to
 * `to` without passing `avoid` (NULL: nothing to avoid)?  Within one function.
 */
bool reaches(const struct ins *from, const struct ins *to,
	     const struct ins *avoid);
/*
 * Is `to` run on every way from `from` to a good end, by way of the blocks that
 * are `ok` (by block; NULL: all)?  Within one function.
 */
bool always_reaches(const struct ins *from, const struct ins *to,
		    const bool *ok);
/* Can the instruction run after the call has returned? */
bool comes_after(const struct callsite *s, const struct ins *in);
/* The same, but in the same turn of every loop that holds both. */
bool comes_directly(const struct callsite *s, const struct ins *in);
/* Can the call be made after the instruction has run? */
bool comes_before(const struct callsite *s, const struct ins *in);
/* The same, but in the same turn of every loop that holds both. */
bool comes_shortly_before(const struct callsite *s, const struct ins *in);
/*
 * The selector that a call is made with: the word that was stored where its
 * data begins.  False if it is not known.
 */
bool call_selector(const struct ins *call, uint32_t *sel);
/* Does p point into the data of a call?  *at is then how far. */
bool argument_at(const struct ins *call, const struct val *p, u256 *at);
/* Can two targets, of one run or of two, be one contract? */
bool may_be_same_target(const struct mod *m, const struct val *a,
			const struct val *b);
/* The site of an instruction, or NULL if it is not an external call. */
struct callsite *callsite_of(const struct mod *m, const struct ins *in);
const char *window_name(enum window w);
const char *provenance_name(enum provenance p);

#endif
