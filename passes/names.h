/* Display names and Solidity places.  Nothing here decides a verdict. */
#ifndef NAMES_H
#define NAMES_H

#include "ir.h"

/* Fill name and where of every entry. */
void name_entries(struct mod *m);
/* Display name of the contract: "Bank". */
const char *contract_name(const struct mod *m);
/* The @src range in force at an offset of the IR text, resolved. */
struct where where_at(const struct mod *m, uint32_t offset);
/*
 * The statement of the Solidity text that makes a storage write: where_of,
 * or, where optimised IR has only the contract's range there, the writing
 * statement between the places known before and after it.  `call` is the
 * external call that comes before it, or NULL.
 */
struct where where_of_write(const struct mod *m, const struct ins *store,
			    const struct ins *call);
/* Text of a range, white space squeezed, at most `max` bytes; NULL if none. */
const char *where_text(const struct mod *m, struct where w, unsigned max);

#endif
