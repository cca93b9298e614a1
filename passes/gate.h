/* Who may enter: guards that only a privileged caller passes. */
#ifndef GATE_H
#define GATE_H

#include "calls.h"
#include "effect.h"

/*
 * A guard that every way through an entry passes: the caller is the address
 * in a slot or an immutable (owner), or something is stored for the caller
 * (a role).
 */
struct gate {
	const struct key *key;	/* NULL: an immutable or a number */
	const struct val *fixed;	/* then this */
	bool owner;
	bool privileged;	/* only privileged entries can open it */
};

enum { MAX_GATES = 4 };

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

#endif
