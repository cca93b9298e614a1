/* Who may enter: guards that only a privileged caller passes. */
#ifndef GATE_H
#define GATE_H

#include "calls.h"
#include "effect.h"

/*
 * A condition on who calls: the caller is the address in a slot or an
 * immutable (owner), or something is stored for the caller (a role).
 */
struct gate {
	const struct key *key;	/* NULL: an immutable or a number */
	u256 mask;		/* of the slot: the bits that are asked */
	const struct val *fixed;	/* then this */
	bool owner;
	bool self;		/* only the contract itself may call */
	bool privileged;	/* only privileged entries can open it */
	const struct blk *at;	/* what this block dominates stands behind it */
	bool all;		/* and that is every good end of the entry */
};

enum { MAX_GATES = 8 };

struct gates {
	struct gate g[MAX_GATES];
	unsigned n;
};

/*
 * Can code that gets control at the site pass every gate of e?  It can pass
 * one that is not privileged, one that the interrupted entry has passed for
 * it, and one that asks for the very address that is called.
 */
bool can_pass(const struct mod *m, const struct callsite *s,
	      const struct entry *e);
/* May the call be one of the contract to its own entry e? */
bool may_call_itself(const struct callsite *s, const struct entry *e);
/* May nobody start e but the contract itself? */
bool only_by_itself(const struct mod *m, const struct entry *e);
/* Does every good end lie behind b? */
bool guards_all(const struct fn *f, const struct blk *b);
/* Does the instruction of e stand behind a privileged gate, whoever is called? */
bool is_privileged(const struct mod *m, const struct entry *e,
		   const struct ins *in);
/*
 * Can an entry but `except` (NULL: none) that needs no privilege write to those
 * bits of the place?
 */
bool written_by_anyone(const struct mod *m, const struct key *key,
		       bool transient, u256 mask, const struct entry *except);
/*
 * setup.c: mark entries that leave a sign which makes them revert for good; true
 * if more are found than before.  Asks who may write to such signs.
 */
bool find_setup(struct mod *m);
/* As can_pass, for the gates that one instruction of e stands behind. */
bool can_get_to(const struct mod *m, const struct callsite *s,
		const struct entry *e, const struct ins *in);

#endif
