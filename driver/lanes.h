/*
 * A picture of steps: each depth of calls is a lane, the steps stand in the
 * lanes from top to bottom in the order in which they happen.  Whoever has
 * steps can have it drawn; out_graph.c makes them of findings.
 */
#ifndef LANES_H
#define LANES_H

#include "markup.h"

enum lane_mark { LANE_PLAIN, LANE_CALL, LANE_LATE };

struct lane_step {
	unsigned no;		/* differs from that of every other step */
	const char *label;	/* drawn instead of it: "3"; or NULL */
	unsigned depth;		/* the lane, from 0 */
	enum lane_mark mark;
	const char *function;	/* whose step it is; NULL: not known */
	const char *kind;	/* a word for what it is: "call" */
	const char *text;	/* what happens, as UTF-8 without markup */
	const char *place;	/* "bank.sol:22:28", or NULL */
	const char *code;	/* the Solidity of it on one line, or NULL */
};

struct lanes {
	const char *title;	/* NULL: no heading is drawn */
	const char *subtitle;
	const char *summary;	/* for those who cannot see the picture */
	struct lane_step *step;
	unsigned n;
};

struct extent {
	unsigned width, height;
};

/* ---- out_graph.c ------------------------------------------------------ */

/* The steps of a finding; everything in the arena `a`. */
struct lanes *lanes_of_finding(struct arena *a, struct paints *paints,
			       const struct options *o,
			       const struct finding *f);
/* A word for what an event is. */
const char *event_word(enum event_kind k);
/*
 * True if `e`, an event of `f`, is the call at which other code gets control,
 * or the late write.
 */
enum lane_mark event_mark(const struct finding *f, const struct event *e);
/* What the mark of the late write stands for in this finding. */
const char *late_words(const struct finding *f);

/* ---- lanes_svg.c, lanes_dot.c ----------------------------------------- */

/*
 * Draw them as an <svg> element, its upper edge at `y`.  `id` must differ
 * from that of all others in the document.  Its colours are those of
 * lanes.css, which the document must hold.  `a` is for what is needed
 * meanwhile.
 */
struct extent lanes_svg(FILE *f, struct arena *a, const struct lanes *l,
			unsigned id, unsigned y);
/*
 * The same as a cluster of a digraph for dot, with one cluster for each lane.
 * Nodes are called "s<id>_<number>".
 */
void lanes_dot(FILE *f, struct arena *a, const struct lanes *l, unsigned id);
/*
 * Break a text into lines of at most `columns`, at blanks where there are
 * some; *n is set to their number, at least 1.  In the arena.
 */
char **wrap_text(struct arena *a, const char *s, unsigned columns,
		 unsigned *n);

#endif
