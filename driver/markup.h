/*
 * What the writers of HTML and SVG share: text of strangers as text, and
 * Solidity in colours.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "out.h"

/* ---- paint.c ---------------------------------------------------------- */

/* What a byte of Solidity belongs to. */
#define INKS(X) \
	X(plain) X(comment) X(string) X(number) X(keyword) X(type) X(name)
enum ink {
#define X(name) INK_##name,
	INKS(X)
#undef X
};

/* Say of each byte of the text what it belongs to; `ink` has room for len. */
void paint(const char *text, size_t len, unsigned char *ink);

/* A text and its inks. */
struct painted {
	const char *text;
	size_t len;
	const unsigned char *ink;
	struct painted *next;
};
/* Painted texts of one run, each painted once. */
struct paints {
	struct arena *arena;
	struct painted *first;
};
/* The text painted; it must live as long as the list. */
const struct painted *painted(struct paints *all, const char *text,
			      size_t len);

/* ---- markup.c --------------------------------------------------------- */

/*
 * Print text so that HTML and XML take it for text, also within quotes.  What
 * is no UTF-8, a control character, or turns the direction of writing is
 * printed as its number.
 */
void put_escaped(FILE *f, const char *s, size_t len);
void put_text(FILE *f, const char *s);
/*
 * A message as people read it: its quotes are typographic, and what could not
 * be shown is printed as its number.  UTF-8, in the arena, not escaped.
 */
char *plain_message(struct arena *a, const char *text);
/* Bytes [beg, end) of a painted text, each run of one ink in its own span. */
void put_painted(FILE *f, const struct painted *p, size_t beg, size_t end);
/*
 * Markdown as HTML, without the HTML and the scripts that it may hold.
 * Headings become `deeper` levels smaller; blocks of Solidity are painted.
 */
void put_markdown(FILE *f, const char *markdown, int deeper);

/* True if the place can be quoted from its file. */
bool place_at_hand(const struct where *w);
/*
 * "bank.sol:22:28", "bank.sol:@358-392" if the text is not at hand, or NULL if
 * no place is known.  In the arena.
 */
char *place_text(struct arena *a, const struct options *o,
		 const struct where *w);
/*
 * The Solidity of a place on one line, without comments and at most about
 * `max` characters; `whole`: all of the line that it begins on.  NULL if there
 * is none.  In the arena `a`.
 */
char *place_code(struct arena *a, struct paints *all, const struct where *w,
		 bool whole, size_t max);

/* ---- files of this folder, made part of the program by the build ------ */

struct asset {
	const char *text;
	size_t len;
	const char *hash;	/* SHA-256 in base64, for a policy that names it */
};
extern const struct asset asset_report_css, asset_report_js, asset_lanes_css;

#endif
