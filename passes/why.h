/* Verdicts in words. */
#ifndef WHY_H
#define WHY_H

#include "ir.h"

struct saved;
struct verdict;

/* "it reverts if the amount is gone" */
const char *why_saved(const struct saved *s);
/* The verdict on one call, with the reason for each entry. */
void why_print(FILE *f, const struct mod *m, const struct verdict *v);
/*
 * Why nothing, or something, is reported for the functions that are called
 * `name`: "withdraw", "Bank.withdraw" or "0x2e1a7d4d".  Needs verdicts.
 * Returns how many there are.
 */
unsigned why_safe(FILE *f, const struct mod *m, const char *name);

#endif
