/*
 * The verdicts: for each external call of each entry, which entry can run
 * during it and does not commute with what is left to do.
 */
#ifndef REENTRY_H
#define REENTRY_H

#include "calls.h"
#include "effect.h"
#include "facts.h"

/* What became of one entry E2 at one call. */
enum outcome {
	E2_NO_EFFECT,	/* it changes nothing */
	E2_NO_GAS,	/* 2300 gas do not pay for it */
	E2_GATED,	/* only a privileged caller could start it */
	E2_INNER,	/* the contract alone could call it, and gets to no call of it */
	E2_OVER,	/* it sets the contract up, which is over */
	E2_DISJOINT,	/* it touches no place that is still to be written */
	E2_BLOCKED,	/* it reverts under the facts */
	E2_IDLE,	/* it ends well but does nothing under the facts */
	E2_COMMUTES,	/* what is left to do commutes with it */
	E2_STOPPED,	/* after it the interrupted run can only revert */
	E2_CONFLICT,
};

/* Which rule the conflict breaks. */
enum rule {
	RULE_ORDER,	/* E2 and the rest of E1 do not commute */
	RULE_FOREIGN,	/* foreign code in own storage */
	RULE_TORN,	/* E2 only looks, at a state that is half updated */
	RULE_BALANCE,	/* a balance from before the call is used after it */
	RULE_CROSS,	/* E2 is an entry of another contract of the unit */
	RULE_EVENTS,	/* only the order of log entries differs */
};

/* Why a pending write and an access do not commute. */
enum clash {
	CLASH_NONE,
	CLASH_READ,	/* E2 works on a value that is about to change */
	CLASH_UPDATE,	/* E2 adds or subtracts, the late write overwrites it */
	CLASH_ASSIGN,	/* both assign */
	CLASH_REREAD,	/* E1 reads again what E2 changed */
	CLASH_ORDER,	/* only the order of reverting differs */
	CLASH_FOREIGN,	/* foreign code may write whatever E2 works on */
};

/* What makes a late write harmless that could have done harm. */
enum saver {
	SAVED_NOT,
	SAVED_DEBIT,	/* it takes a fixed amount, and reverts if that is gone */
	SAVED_CREDIT,	/* both only add */
	SAVED_SAME,	/* both store one constant that nobody reads */
	SAVED_REVERT,	/* a test after the call makes E1 revert */
};

/* An order that only a proof saves. */
struct saved {
	enum saver by;		/* SAVED_NOT: none is needed */
	const struct access *write, *other;	/* of E1, of E2 */
};

struct conflict {
	enum rule rule;
	const struct entry *e2;
	/* the contracts whose E2 and `other` are; NULL: the one at hand */
	const struct mod *e2_of, *other_of;
	const struct access *write;	/* of E1, after the call; NULL: none */
	const struct access *other;	/* of E2; NULL: a balance */
	const struct ins *early;	/* of E1, before the call: what it had */
					/* written or read; NULL: ether sent */
	const struct ins *late;	/* of E1, where no write is: what comes too late */
	enum clash clash;
	bool benign;		/* order only, or a place E1 had not touched */
	bool feeds_value;	/* E2 pays by what it read */
	bool further;		/* it is asked for only to be mended as well */
	struct conflict *next;
};

struct judged {			/* one E2 at one call */
	const struct entry *e2;
	enum outcome outcome;
	const struct ins *guard;	/* E2_BLOCKED: the branch that stops it */
	struct saved saved;	/* E2_COMMUTES, E2_STOPPED: by what */
};

struct verdict {
	struct callsite *site;
	struct facts facts;	/* that hold whenever other code runs there */
	unsigned npending;	/* writes left to do, locks not counted */
	struct judged *e2;	/* by entry->no; NULL: no write is left */
	struct conflict *conflicts;
	bool stipend;		/* judged as if 2300 gas were no limit */
	const struct finding *finding;	/* tell.c: that tells of it; or NULL */
};

struct verdicts {
	struct verdict *v;	/* by callsite->no */
	unsigned n;
};

#endif
