/* What each entry reads and writes, and what for. */
#ifndef EFFECT_H
#define EFFECT_H

#include "ir.h"
#include "place.h"

/* What becomes of a loaded value. */
enum use_of {
	USE_OWN = 1,	/* the update of the same slot: k := k + d, k := k - d */
	USE_CHECK = 2,	/* the overflow test of that update */
	USE_LOWER = 4,	/* a guard k >= d */
	USE_GUARD = 8,	/* any other condition */
	USE_VALUE = 16,	/* operand of a call, another slot, a key */
	USE_OUT = 32,	/* log, return data */
	USE_SELF = 64,	/* written back to the same slot, changed */
};

enum store_how {
	STORE_ASSIGN,
	STORE_ADD,	/* fresh load of the same slot + d */
	STORE_SUB,	/* fresh load of the same slot - d */
};

enum { MAX_LOWER = 4 };

/* One access to one range of bits of a slot. */
struct access {
	struct ins *in;
	const struct key *key;
	bool store, transient;
	u256 mask;		/* bits read, or changed */
	bool amount;		/* treats them as one, not as a mark or a lock */
	bool called;		/* by an entry that it calls: `in` is the call */
	/* loads */
	unsigned uses;		/* enum use_of */
	const struct val *field;	/* the bits as a number */
	const struct val *lower[MAX_LOWER];	/* d of USE_LOWER */
	unsigned nlower;
	/* stores */
	enum store_how how;
	bool checked;		/* ADD, SUB: reverts on overflow */
	const struct val *d;	/* ADD, SUB */
	const struct ins *base;	/* the load that is updated, or preserved */
	const struct val *value;	/* what is put into the bits */
};

struct entry_effects {
	struct access *a;
	unsigned n;
	bool stores, calls;	/* storage writes; calls that can do something */
	bool opaque;		/* calls a function that could not be inlined */
	bool *bad;		/* by block: only reverts from here */
	bool *idle;		/* by block: no effect from here, or bad */
};

struct effects {
	struct entry_effects *of;	/* by entry->no */
};

/*
 * Would executing the branches that test c, when it is `truth`, lead only to
 * a revert (or, with `idle`, only to ends without effect)?  Returns the block
 * of the branch, or NULL.
 */
const struct blk *reverts_if(const struct entry_effects *e,
			     const struct val *c, bool truth, bool idle);

#endif
