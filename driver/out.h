/*
 * The writers: findings complete in, one form of output out.  Also what they
 * share: files that appear whole or not at all, text for a terminal, and
 * source lines with carets.
 */
#ifndef OUT_H
#define OUT_H

#include "driver.h"
#include "explain.h"

/* Where a weakness is described, by its number. */
#define CWE_URL "https://cwe.mitre.org/data/definitions/%d.html"

/* ---- outfile.c -------------------------------------------------------- */

/*
 * A file under a temporary name until it is kept.  What is no regular file
 * ("-", /dev/stdout, a device, a pipe) is written directly.
 */
struct outfile {
	FILE *f;
	char *path, *temp;	/* temp NULL: written directly */
};
/* False with errno set if the file cannot be made. */
bool outfile_open(struct outfile *o, struct arena *a, const char *path);
/* The same, but never under another name: for what must survive a crash. */
bool outfile_direct(struct outfile *o, const char *path);
/* Put it in place.  False with errno set if not everything was written. */
bool outfile_keep(struct outfile *o);
void outfile_drop(struct outfile *o);

/* ---- term.c ----------------------------------------------------------- */

/* The names of GCC_COLORS that are used here. */
#define COLORS(X) \
	X(error, "01;31") X(warning, "01;35") X(note, "01;36") \
	X(path, "01;36") X(range1, "32") X(range2, "34") X(locus, "01") \
	X(quote, "01")
enum color {
#define X(name, code) COL_##name,
	COLORS(X)
#undef X
	COL_COUNT, COL_NONE = -1
};

/* Whether a terminal gets links, and what ends their escape sequences. */
enum urls { URLS_NONE, URLS_BEL, URLS_ST };

/* Text for people: quotes, colours, widths. */
struct term {
	FILE *f;
	const struct options *opt;
	bool utf8, color;
	enum urls urls;
	unsigned width;		/* columns; UINT32_MAX if it is no terminal */
	char code[COL_COUNT][32];
	const char *last_file;	/* whose lines were quoted last, or NULL */
};
void term_init(struct term *t, FILE *f, const struct options *o);
void term_on(const struct term *t, enum color c);
void term_off(const struct term *t, enum color c);
/* What is printed between the two leads to the URL; NULL: nothing does. */
void term_link(const struct term *t, const char *url);
void term_unlink(const struct term *t, const char *url);
/*
 * Print a message, its ASCII quotes as the locale has them; control
 * characters and broken UTF-8 are made visible.  Returns the width.
 * f NULL: only measure.
 */
unsigned term_text(const struct term *t, FILE *f, const char *s);
/* One character of UTF-8; bytes that are none give 0xfffd and length 1. */
size_t utf8_next(const char *s, size_t len, uint32_t *c);
/* Columns that a character takes. */
unsigned char_width(uint32_t c);

/* ---- pages.c ---------------------------------------------------------- */

/* Print a page for people: headings and code in colour, no marks. */
void page_print(const struct term *t, const char *page);
/*
 * The same without colour; and the first paragraph of that, in one line.  The
 * caller frees them; NULL without memory.
 */
char *page_plain(const char *page);
char *page_summary(const char *page);
/* Print the page of a warning: Markdown, or for people if f has colours. */
void page_show(FILE *f, const struct options *o, const struct warning *w);
/*
 * The URL of the file with the page of the warning `name`, beside the program
 * that runs; NULL if there is none that can be read.
 */
const char *page_url(struct arena *a, const char *name);
/* Print a path as it stands in a URL. */
void uri_path(FILE *f, const char *path);

/* ---- locus.c ---------------------------------------------------------- */

/* A text of which lines are quoted. */
struct page {
	const char *name;	/* as printed */
	const char *text;
	size_t len;
	const uint32_t *line;	/* offsets of line starts */
	size_t nlines;
	unsigned base;		/* added to line numbers */
	bool snippets;		/* unrelated lines: no numbers, no gaps */
};

/* A range of bytes of a page; the first is the one with the caret. */
struct range {
	uint32_t beg, end;
	unsigned no;		/* of the event, with label */
	const char *label;	/* NULL: none */
};

/*
 * Quote the lines of the ranges with carets and labels, each line after
 * `prefix`.  `c` is the colour of the first range; COL_path makes all of
 * them so.
 */
void locus_print(struct term *t, const struct page *p, const struct range *r,
		 unsigned n, enum color c, const char *prefix);
/* 1-based line and column of an offset, columns as the options say. */
void locus_place(const struct term *t, const struct page *p, uint32_t offset,
		 unsigned *line, unsigned *col);
/* The page of a Solidity file whose text is at hand, or of a Yul text. */
struct page page_of_source(const struct source *s);
struct page page_of_yul(const struct src *s);

/* ---- out_text.c ------------------------------------------------------- */

/* Prints as GCC does. */
struct out_text {
	struct term term;
	unsigned errors, shown;
	bool some_as_error, stopped;
	const char *last_function, *last_file;
};
void out_text_init(struct out_text *o, FILE *f, const struct options *opt);
/* A message; fits struct log's `tell`. */
void out_text_message(void *out, const struct message *m);
/* One finding. */
void out_text_finding(struct out_text *o, const struct finding *f);
/*
 * What GCC says at the end.  `errors` counts all errors; `by_option` is what
 * ended the run early, or NULL.
 */
void out_text_end(struct out_text *o, const char *by_option);
/*
 * "Bank.withdraw": the function of a finding with its contract, unless it
 * already names one.  The caller frees it; NULL without memory.
 */
char *finding_function(const struct finding *f);
/* For qsort over pointers to places of one file: by where they begin, then end. */
int by_place(const void *a, const void *b);
/* True if the finding counts as an error under the options. */
bool finding_is_error(const struct options *o, const struct finding *f);

/* ---- out_explain.c, out_explain_json.c --------------------------------- */

/* Explanations as Markdown, and as JSON. */
void out_explain(FILE *f, const struct explanation *e);
void out_explain_one(FILE *f, const struct explanation *e);
void out_explain_json(FILE *f, const struct explanation *e);

/* ---- out_patch.c ------------------------------------------------------ */

/*
 * One unified diff of the edits of all findings, behind a line for each that
 * says what it does.  Findings that cannot be mended are told to the log, in
 * sum.  `a` is for work.  False if not everything could be written.
 */
bool out_patch(FILE *f, struct arena *a, const struct report *r,
	       struct log *log);

/* ---- out_sarif.c ------------------------------------------------------ */

/* A run that is over, for those who write one file about it. */
struct told_run {
	const struct options *opt;
	const struct report *report;
	const struct log *log;
	char **argv;
	int exit_code;
};
/* Write it; false with errno set if that failed. */
bool out_sarif(FILE *f, const struct told_run *run);

/* ---- out_html.c, out_graph.c ------------------------------------------ */

/*
 * The same as a page of HTML, and as pictures: SVG, and the language of dot.
 */
bool out_html(FILE *f, const struct told_run *run);
bool out_svg(FILE *f, const struct told_run *run);
bool out_dot(FILE *f, const struct told_run *run);

#endif
