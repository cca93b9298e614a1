/*
 * What mends a finding, as edits of the Solidity text.  The text is used for
 * writing the edits only: what is to be mended is said by the verdicts.
 */
#ifndef MEND_H
#define MEND_H

#include "reentry.h"

/* One verdict that a finding tells of; several verdicts may share a finding. */
struct told {
	struct finding *f;
	const struct verdict *v;
	bool mild;		/* no harm is known: worth a move, but no lock */
	const struct access *saved;	/* the late write, if only that counts */
	bool moves;		/* plan is what mends it */
	struct block *plan;
	bool in_group;		/* of functions that are locked together */
	struct told *next;
};

/*
 * Remember that `f` tells of `v`.  `saved`: the write that is meant; NULL: all
 * that the conflicts name.  Does nothing if no edits are asked for.
 */
void mend_later(struct mod *m, struct finding *f, const struct verdict *v,
		bool mild, const struct access *saved);
/*
 * Fill in the edits of all findings that were remembered and can be mended
 * mechanically.  Edits and texts are the report's.
 */
void mend_told(struct mod *m);
/* Put an edit into the finding's list at its place. */
void mend_add(struct mod *m, struct finding *f, const struct edit *e);
/* Is the text of every file at hand that the contract comes from? */
bool mend_can_see(const struct mod *m);
/* A definition of that kind with that name in some file at hand, or NULL. */
const struct sol_item *mend_named(const struct mod *m, enum sol_kind kind,
				  const char *name, size_t len);

/* Does the word stand in some file at hand? */
bool mend_has_word(const struct mod *m, const char *word);

/* ---- move.c: late writes before the call -------------------------------- */

/* A statement of a block. */
enum stmt_kind {
	STMT_PLAIN,
	STMT_ABORT,		/* an `if` that reverts, or does nothing */
	STMT_UNCHECKED,		/* plain ones within `unchecked` */
	STMT_LOOP,
	STMT_OTHER,
};
struct stmt {
	int32_t beg, end;	/* end: behind the ';' or '}' */
	enum stmt_kind kind;
	bool must, want;	/* it is a late write that counts; any late one */
	bool moved;
};

enum { MAX_STMTS = 100 };

/* The statements of the block in which a call is made. */
struct block {
	struct source *file;
	const struct sol_item *fn;	/* the function or modifier around it */
	struct stmt s[MAX_STMTS];
	unsigned n, call;	/* s[call] makes the call */
};

/* NULL if there is no block, or it is run in a loop of its function. */
struct block *block_of_call(struct mod *m, struct where call);
/* The statement behind the call that holds the range, or NULL. */
struct stmt *block_late(struct block *b, struct where w);
/*
 * Decide which of the statements that are wanted can be made before the call,
 * with the same outcome whatever the call returns: true if all that must be
 * are among them.
 */
bool block_plan(struct mod *m, struct block *b);
/* The edits that put statement `i` of b before the one that begins at `at`. */
void block_move(struct mod *m, struct finding *f, const struct block *b,
		unsigned i, int32_t at);

/* ---- lock.c: functions that revert while one of them runs --------------- */

/* By entry->no: what becomes of each function. */
enum locking { LOCK_NOT, LOCK_ENTER, LOCK_LOOK };

/*
 * Can those functions be kept from being entered while one of them that is
 * LOCK_ENTER runs, with no other difference to anybody?  LOCK_LOOK ones are
 * views.
 */
bool lock_is_possible(struct mod *m, const unsigned char *how);
/* Add the edits that do so, which must be possible, to the finding. */
void lock_functions(struct mod *m, struct finding *f,
		    const unsigned char *how);

#endif
