/*
 * Storage places: which slot an sload or sstore names, as a term.
 *
 * A key is  off + root + scale1 * v1 + scale2 * v2 + …  where root is the
 * hash of other keys (a mapping entry, the data of an array) or nothing.
 * Keys are interned: equal structure is the same pointer.
 */
#ifndef PLACE_H
#define PLACE_H

#include "ir.h"

struct key;

/* The hash of pieces; word[i] supplies piece[i].len bytes. */
struct root {
	unsigned n;
	const struct key **word;
	const struct piece *piece;
	struct root *next;
};

struct term {
	const struct val *v;
	u256 scale;
	uint64_t max;		/* v is at most this; UINT64_MAX: not known */
	bool count;		/* not v, but how often v's loop has turned */
};

enum { MAX_TERMS = 4 };

struct key {
	u256 off;
	const struct root *root;
	unsigned n;
	struct term t[MAX_TERMS];
	uint32_t id;
	struct key *next;	/* hash chain */
};

enum rel { REL_NE, REL_MAYBE, REL_EQ };

/*
 * Whose values a key speaks of.  Two runs of one function have the same
 * struct val; the side tells them apart.
 */
enum side { SIDE_E1, SIDE_E2, SIDE_ANY };

/* What is known about single values when keys are compared. */
struct relation {
	enum rel (*vals)(void *arg, const struct val *a, enum side sa,
			 const struct val *b, enum side sb);
	/* is a at least b, so that more than a is not b?  May be NULL */
	bool (*reaches)(void *arg, const struct val *a, enum side sa,
			const struct val *b, enum side sb);
	/* a compared with a number */
	enum rel (*num)(void *arg, const struct val *a, enum side sa, u256 b);
	void *arg;
};

/* Same value, same side: equal; anything else: not known. */
extern const struct relation relation_plain;

enum rel key_rel(const struct relation *r, const struct key *a, enum side sa,
		 const struct key *b, enum side sb);

/* Forget all keys: values were replaced. */
void places_reset(struct mod *m);
/* The key of a slot expression.  Never NULL. */
const struct key *key_of(struct mod *m, const struct val *slot);
/* sload, sstore, tload, tstore: its key.  NULL for any other instruction. */
const struct key *place_of(struct mod *m, const struct ins *in);
static inline bool is_load(const struct ins *in)
{
	return in->op == OP_sload || in->op == OP_tload;
}
static inline bool is_store(const struct ins *in)
{
	return in->op == OP_sstore || in->op == OP_tstore;
}
static inline bool is_access(const struct ins *in)
{
	return is_load(in) || is_store(in);
}
static inline bool is_transient(const struct ins *in)
{
	return in->op == OP_tload || in->op == OP_tstore;
}
/*
 * A key of an entry of the contract, as the entry's caller would put it: for
 * each value in it `as` gives the caller's, or NULL, which makes the key one that
 * may be any of its kind; `call` stands for what is not known then.
 */
const struct key *key_as(struct mod *m, const struct key *k,
			 const struct val *(*as)(void *arg, const struct val *v),
			 void *arg, const struct val *call);
/* Calls back with every value that a key mentions. */
void key_vals(const struct key *k,
	      void (*each)(void *arg, const struct val *v), void *arg);
void key_print(FILE *f, const struct key *k);

#endif
