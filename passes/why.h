/* Verdicts in words. */
#ifndef WHY_H
#define WHY_H

#include "ir.h"

struct verdict;

/* What makes a late write harmless that could have done harm. */
enum saver {
	SAVED_NOT,
	SAVED_DEBIT,	/* it takes a fixed amount, and reverts if that is gone */
	SAVED_CREDIT,	/* both only add */
	SAVED_SAME,	/* both store one constant that nobody reads */
	SAVED_REVERT,	/* a test after the call makes E1 revert */
};

/* "it reverts if the amount is gone" */
const char *why_saved(enum saver by);
/* The verdict on one call, with the reason for each entry. */
void why_print(FILE *f, const struct mod *m, const struct verdict *v);
/*
 * Why nothing, or something, is reported for the functions that are called
 * `name`: "withdraw", "Bank.withdraw" or "0x2e1a7d4d".  Needs verdicts.
 * Returns how many there are.
 */
unsigned why_safe(FILE *f, const struct mod *m, const char *name);

#endif
