/*
 * What a contract is and does, told: the model that writers print.  Strings are
 * UTF-8, code in them stands between backticks.  All of it lives in the arena of
 * the report.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "yulwark.h"

struct ins;

enum step_kind {
	STEP_CHECK,	/* what must hold; what happens if it does not */
	STEP_CALL, STEP_WRITE, STEP_EVENT,
	STEP_BRANCH,	/* kids if the condition holds, other if not */
	STEP_LOOP,	/* kids in each turn */
	STEP_RETURN,
	STEP_NOTE,
};

/* What is done to a place. */
enum write_how { HOW_ASSIGN, HOW_ADD, HOW_SUB };

/* One thing that a function does.  Fields of other kinds are NULL or 0. */
struct step {
	enum step_kind kind;
	unsigned no;		/* 1, 2, …: through branches and loops, in order */
	const char *text;	/* sentences */
	struct where at;	/* file NULL: not known */
	const struct ins *in;	/* these for steps.c and story.c: gone after the run */
	const void *aux;
	const char *base;	/* the text without what was read too early */
	bool dropped, guards;	/* guards: a check of arithmetic alone */
	unsigned line;		/* of it; 0: not known */
	const char *file;	/* if it is another one than the contract's */
	/* CHECK, BRANCH, LOOP */
	const char *condition;
	const char *failure;	/* CHECK: "\"too low\"", "Panic(0x11)", … */
	/* CALL */
	const char *call;	/* "call", "staticcall", "delegatecall", … */
	const char *target, *function, *ether, *gas, *result;
	bool open;		/* other code can enter the contract meanwhile */
	bool unchecked_payment;	/* no check of any kind stands before it */
	/* WRITE */
	const char *place, *value;
	enum write_how how;
	bool is_signed;		/* of a signed type, or of one not known */
	bool whole_text;	/* a string or bytes, as a whole */
	bool guarded;		/* a check before it makes that impossible */
	bool checked;		/* it reverts if the result is out of range */
	bool arithmetic;	/* sums or differences are in it */
	unsigned *after;	/* CALLs that it comes after, 0-ended; or NULL */
	/* EVENT */
	const char *event;	/* "Transfer(msg.sender, to, value)" */
	struct step *kids, *other, *next;
};

struct xparam {
	const char *type, *name;	/* name "" if it has none */
	struct xparam *next;
};

struct xvariable {
	const char *name, *type, *visibility, *mutability, *contract;
	const char *value;	/* of a constant, as written */
	const char *slot;	/* "0", "0, bytes 0 to 19"; NULL: not known */
	const char *meaning;	/* what it is in storage; NULL: nothing to say */
	struct xvariable *next;
};

/* A story: paragraphs of one finding, or of what is harmless. */
struct xstory {
	const char *warning;	/* "reentrancy-eth"; NULL: nothing is reported */
	const char *title;	/* "`withdraw` can be entered again" */
	unsigned line;
	const char **danger;	/* sentences in order, NULL-ended */
	const char **cure;	/* the same */
	const struct finding *finding;	/* or NULL */
	struct xstory *next;
};

struct xfunction {
	const char *name, *visibility, *mutability, *modifiers, *contract;
	const char *selector;	/* "0x2e1a7d4d"; NULL: receive and fallback */
	const char *signature;	/* "withdraw(uint256)" */
	bool payable, declared;
	bool reads_only;	/* no write, no event, nobody is let in */
	const char *gate;	/* who may start it; NULL: anyone */
	struct xparam *in, *out;
	struct step *steps;
	bool cut;		/* there are more steps than are told */
	struct xstory *stories;
	const char *verdict;	/* one sentence */
	unsigned line;
	struct xfunction *next;
};

struct explanation {
	const char *contract, *kind, *bases, *file;
	bool optimised;
	const char *names_from, *layout_from;	/* sentences: where facts come from */
	struct xvariable *variables;
	struct xfunction *functions;
	const char *summary;
	struct explanation *next;
};

/* Drop what was told of optimised IR where the other was given as well. */
void explain_finish(struct report *r);

#endif
