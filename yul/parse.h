/*
 * What the files of yul/ share among themselves: interned names, the state
 * of one parse, node constructors, annotation comments that are not marks.
 */
#ifndef YUL_PARSE_H
#define YUL_PARSE_H

#include "yul.h"

/* Brackets open at once; the bound of Bison's stacks and of every walk. */
#define MAX_BRACKETS 2400
/* Nested rules of solc's own parser, as solc counts them. */
#define MAX_NESTING 1200

/* ---- mem.c: interned names -------------------------------------------- */

struct intern;

/* An empty table. */
struct intern *intern_new(struct arena *a);
/*
 * The one ident of this spelling.  A new one has its `op` and verbatim
 * counts filled from ops.def.
 */
struct ident *intern(struct intern *t, const char *s, size_t len);

/* ---- src.c: annotations that no mark holds ---------------------------- */

/* What a comment in front of the token at `offset` says. */
struct src_note {
	uint32_t offset;
	bool is_use;		/* it has a @use-src, listed in `use` */
	struct use_src *use;
	const char *bad;	/* what is wrong with a tag, or NULL */
	int32_t file;		/* of an @src that another one overrides */
	struct src_note *next;	/* ascending offsets */
};

/* ---- tree.c: nodes ---------------------------------------------------- */

struct list {
	struct node *head, *tail;
};

struct node *node_new(struct arena *a, enum node_kind kind, struct loc loc);
struct list list_one(struct node *n);
struct list list_add(struct list l, struct node *n);
/* How deep solc's parser recurses for the code block `n`. */
unsigned tree_nesting(const struct node *n);

/* ---- scan.l, gram.y: one parse ---------------------------------------- */

/* The text of a string literal, escapes undone. */
struct str {
	const char *s;
	size_t len;
};

struct parse {
	struct src *src;
	struct arena *arena;
	struct intern *names;
	struct yul_unit *unit;
	struct yul_object *last;
	const struct src_note *note;
	struct yul_error *err;
	const char *why;	/* what is wrong with a token the scanner refused */
	unsigned brackets;	/* open now */
};

/* A scanner over p->src->text; NULL if there is no memory. */
void *scan_new(struct parse *p);
/* Gives the text back as it was. */
void scan_free(void *scan);

#endif
