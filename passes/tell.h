/* Verdicts told: as findings (pass_tell), and as stories. */
#ifndef TELL_H
#define TELL_H

#include "explain.h"
#include "ir.h"

/*
 * Explain the contract, or with !all those of its functions that are asked for,
 * in the report.  Needs verdicts.
 */
void explain_module(struct mod *m, struct explain *asked, bool all);
struct conflict;
struct verdict;

/*
 * Of several conflicts at a call the one that is told, with the name of its
 * warning (NULL: it gives none); NULL if there is no conflict.
 */
const struct conflict *told_conflict(const struct mod *m,
				     const struct verdict *v,
				     const char **warning);
/* The declaration of an entry, that of a public variable's getter made up. */
const struct decl *decl_of_entry(struct mod *m, const struct entry *e);
/* story.c: why the function is safe, or what goes wrong and how to mend it. */
void tell_stories(struct mod *m, const struct entry *e, struct xfunction *x);

#endif
