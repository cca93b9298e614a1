/* What the files share that write values as Solidity: see expr.h. */
#ifndef TEXT_H
#define TEXT_H

#include "expr.h"

enum { MAX_DEPTH = 14, MAX_TEXT = 140 };

/* How strongly operators bind, the weakest first. */
enum prec {
	P_TERNARY, P_OR, P_AND, P_EQUAL, P_COMPARE, P_BITOR, P_BITXOR,
	P_BITAND, P_SHIFT, P_ADD, P_MUL, P_POWER, P_UNARY, P_PRIMARY,
};

struct text {
	const char *s;
	enum prec prec;
	bool address, boolean;
	unsigned bytes;		/* a bytes1 to bytes31: left-aligned */
};

#define SAY(x, ...) arena_printf((x)->m->report->arena, __VA_ARGS__)

static inline struct text primary(const char *s)
{
	return (struct text){ s, P_PRIMARY, .boolean = false };
}

static inline struct text unknown(void)
{
	return primary("…");
}

/* In brackets if it binds less than that. */
const char *at_least(struct expr *x, struct text t, enum prec p);
/* An ellipsis if it is too long. */
struct text limited(struct text t);

/* text.c: numbers, parameters, places. */
const char *number(struct expr *x, u256 n);
/* A number that stands beside something of that kind. */
const char *number_beside(struct expr *x, u256 n, struct text other);
/* The bytes of a left-aligned number: 0x7a9e5e4b. */
const char *bytes_text(struct expr *x, u256 n, unsigned bytes);
/* What is known of a value of that type. */
struct text typed(const char *s, const struct sol_type *t);
/* The parameter whose head word is at that offset of the call's data, or NULL. */
const char *parameter(struct expr *x, u256 at, const struct sol_type **type);
struct text from_calldata(struct expr *x, const struct val *at, unsigned depth);
struct text place(struct expr *x, const struct key *k, bool transient, u256 mask,
		  const struct sol_type **type, unsigned depth);

/* callee.c: memory, and calls whose data are in it. */
const char *call_text(struct expr *x, const struct ins *call, unsigned depth);
/* The call that has written the memory which is read: its returned data. */
const struct ins *returned_by(const struct ins *load);

/* expr.c. */
struct text value(struct expr *x, const struct val *v, unsigned depth);
struct text cond(struct expr *x, const struct val *v, bool truth,
		 unsigned depth);

#endif
