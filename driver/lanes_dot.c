/*
 * Steps in, a cluster of a digraph in the language of dot out.  Steps are
 * chained in the order in which they happen; a lane is a cluster of its own.
 */
#include <string.h>

#include "lanes.h"

enum { COLUMNS = 52 };

/* Within the quotes of dot. */
static void put_quoted(FILE *f, const char *s)
{
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			putc('\\', f);
		putc(*s == '\n' ? ' ' : *s, f);
	}
}

/* Each line is set to the left. */
static void put_lines(FILE *f, struct arena *a, const char *s)
{
	unsigned n;
	char **line = wrap_text(a, s, COLUMNS, &n);

	for (unsigned i = 0; i < n; i++) {
		put_quoted(f, line[i]);
		fputs("\\l", f);
	}
}

static void put_node(FILE *f, struct arena *a, const struct lane_step *s,
		     unsigned id)
{
	static const char *const looks[] = {
		[LANE_PLAIN] = "",
		[LANE_CALL] = " fillcolor=\"#fff1cc\" color=\"#a86400\" "
			      "penwidth=2",
		[LANE_LATE] = " fillcolor=\"#ffe1de\" color=\"#b3261e\" "
			      "penwidth=2",
	};

	fprintf(f, "\t\t\ts%u_%u [label=\"", id, s->no);
	put_lines(f, a, s->label ? arena_printf(a, "(%s) %s", s->label,
						s->text) :
		  arena_printf(a, "(%u) %s", s->no, s->text));
	if (s->place)
		put_lines(f, a, s->place);
	if (s->code)
		put_lines(f, a, s->code);
	fprintf(f, "\"%s]\n", looks[s->mark]);
}

/* True if step i is the first of its lane. */
static bool opens_lane(const struct lanes *l, unsigned i)
{
	for (unsigned k = 0; k < i; k++)
		if (l->step[k].depth == l->step[i].depth)
			return false;
	return true;
}

static void put_lane(FILE *f, struct arena *a, const struct lanes *l,
		     unsigned id, unsigned first)
{
	const struct lane_step *s = &l->step[first];

	fprintf(f, "\t\tsubgraph cluster_%u_%u {\n\t\t\tlabel=\"", id,
		s->depth);
	put_quoted(f, s->function ? s->function : "");
	if (s->depth)
		fputs(s->function ? ", meanwhile" : "meanwhile", f);
	fprintf(f, "\"\n\t\t\tstyle=rounded color=\"%s\"\n",
		s->depth ? "#b3261e" : "#5b6475");
	for (unsigned i = first; i < l->n; i++)
		if (l->step[i].depth == s->depth)
			put_node(f, a, &l->step[i], id);
	fputs("\t\t}\n", f);
}

static void put_edges(FILE *f, const struct lanes *l, unsigned id)
{
	for (unsigned i = 1; i < l->n; i++) {
		const struct lane_step *s = &l->step[i];

		fprintf(f, "\t\ts%u_%u -> s%u_%u", id, s[-1].no, id, s->no);
		if (s->depth != s[-1].depth)
			fprintf(f, " [style=bold color=\"#b3261e\" "
				"label=\"%s\"]", s->depth > s[-1].depth
				? "enters" : "returns");
		putc('\n', f);
	}
}

/* A point at either end keeps the pictures below one another. */
static void put_anchors(FILE *f, const struct lanes *l, unsigned id)
{
	fprintf(f, "\t\ttop%u [shape=point style=invis]\n"
		"\t\tend%u [shape=point style=invis]\n", id, id);
	if (l->n)
		fprintf(f, "\t\ttop%u -> s%u_%u [style=invis]\n"
			"\t\ts%u_%u -> end%u [style=invis]\n", id, id,
			l->step[0].no, id, l->step[l->n - 1].no, id);
	else
		fprintf(f, "\t\ttop%u -> end%u [style=invis]\n", id, id);
}

void lanes_dot(FILE *f, struct arena *a, const struct lanes *l, unsigned id)
{
	fprintf(f, "\tsubgraph cluster_%u {\n\t\tlabel=\"", id);
	put_lines(f, a, l->title ? l->title : "");
	if (l->subtitle)
		put_lines(f, a, l->subtitle);
	fputs("\"\n\t\tstyle=rounded color=\"#c3c9d4\"\n", f);
	put_anchors(f, l, id);
	for (unsigned i = 0; i < l->n; i++)
		if (opens_lane(l, i))
			put_lane(f, a, l, id, i);
	put_edges(f, l, id);
	fputs("\t}\n", f);
	if (id)
		fprintf(f, "\tend%u -> top%u [style=invis]\n", id - 1, id);
}
