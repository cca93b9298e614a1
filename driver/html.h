/*
 * The parts of the HTML report: out_html.c makes the page, html_finding.c one
 * finding, html_quote.c the Solidity of it.
 */
#ifndef HTML_H
#define HTML_H

#include "lanes.h"

/* A report on its way out. */
struct html {
	FILE *f;
	const struct told_run *run;
	struct paints paints;	/* lives as long as the report */
	struct arena *scratch;	/* emptied after each finding */
};

/* One finding; `no` counts them from 1. */
void html_finding(struct html *h, const struct finding *f, unsigned no);

/*
 * The Solidity around a finding: a block for each file that its path leads
 * through, with the lines of all steps and some around them.  What is not at
 * hand is shown as the snippets in the Yul.
 */
void html_quote(struct html *h, const struct finding *f, unsigned no);
/*
 * The name (an id in the document) of the line on which an event of the
 * finding begins, or NULL if none is shown.  In the scratch arena.
 */
char *html_line_id(struct html *h, const struct finding *f, unsigned no,
		   const struct where *w);

/* The class of what is marked so, with a blank before it. */
const char *mark_class(enum lane_mark m);

#endif
