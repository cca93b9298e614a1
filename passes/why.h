/* Verdicts in words. */
#ifndef WHY_H
#define WHY_H

#include "ir.h"

struct access;
struct callsite;
struct facts;
struct saved;
struct verdict;

/* "it reverts if the amount is gone" */
const char *why_saved(const struct saved *s);
/* "the caller": whom a call reaches. */
const char *why_callee(const struct callsite *s);
/* "a static call: nothing can be changed in it", or "open". */
const char *why_shut(const struct mod *m, const struct callsite *s);
/* "'balances[msg.sender]'", or "slot 3": what an access reads or writes. */
const char *why_place(const struct mod *m, const struct access *a);
/* What is known of storage in the middle of `e1`, a line for each fact. */
void why_facts(FILE *f, const struct mod *m, const struct facts *fs,
	       const char *e1);
/*
 * The verdict on one call, with the reason for each entry, as the analysis has
 * it: for dumps.
 */
void why_print(FILE *f, const struct mod *m, const struct verdict *v);
/* Is that the entry's name: "withdraw", "Bank.withdraw" or "0x2e1a7d4d"? */
bool why_is_called(const struct mod *m, const struct entry *e,
		   const char *name);
/*
 * Why nothing, or something, is reported for the functions that are called
 * `name`: "withdraw", "Bank.withdraw" or "0x2e1a7d4d".  Needs verdicts.
 * Returns how many there are.
 */
unsigned why_safe(FILE *f, const struct mod *m, const char *name);

#endif
