/*
 * Steps in, an <svg> element out.  A lane is a column; a step is a box with
 * its number on the line of the lane.  Widths are counted in characters, as
 * nothing here knows fonts, so columns are a little wider than need be.
 */
#include <string.h>

#include "lanes.h"

enum {
	MARGIN = 16,
	LANE = 396,		/* width of a lane */
	GAP = 56,		/* between lanes, for the arrows */
	LINE_X = 14,		/* the line of a lane, from its left edge */
	BOX_X = 36,		/* its boxes */
	BOX = LANE - BOX_X,
	PAD = 10,
	HEAD = 30,		/* the name of a function */
	ROW = 14,		/* between boxes */
	TEXT_LINE = 18, SMALL_LINE = 16,
	TEXT_COLUMNS = 47, INFO_COLUMNS = 54, CODE_COLUMNS = 45,
	HEAD_COLUMNS = 44, NESTED_HEAD_COLUMNS = 34,
	TITLE_COLUMNS = 100,	/* over two lanes */
	MAX_LANES = 4,		/* deeper calls share the last */
};

/* A step with its place in the picture. */
struct box {
	const struct lane_step *s;
	unsigned lane, x, y, height;
	bool head;		/* its function begins or changes here */
	unsigned head_y;
	char **text, **info, **code;
	unsigned ntext, ninfo, ncode;
};

struct drawing {
	FILE *f;
	struct arena *arena;
	const struct lanes *l;
	struct box *box;
	char **title, **subtitle;
	unsigned ntitle, nsubtitle;
	struct extent size;
	unsigned lanes;
};

/* ---- text ------------------------------------------------------------- */

/* How many bytes of s go on a line; *next is where the following begins. */
static size_t line_bytes(const char *s, unsigned columns, size_t *next)
{
	size_t len = strlen(s), blank = 0;
	unsigned width = 0;

	for (size_t i = 0, n; i < len; i += n) {
		uint32_t c;

		n = utf8_next(s + i, len - i, &c);
		width += n == 1 && c == 0xfffd ? 4 : char_width(c);
		if (s[i] == ' ' && i)
			blank = i;
		if (width > columns && i) {
			*next = blank ? blank + 1 : i;
			return blank ? blank : i;
		}
	}
	*next = len;
	return len;
}

char **wrap_text(struct arena *a, const char *s, unsigned columns,
		 unsigned *n)
{
	char **line = ARENA_ARRAY(a, char *, strlen(s) + 1);
	size_t next;

	*n = 0;
	do {
		size_t len = line_bytes(s, columns, &next);

		line[(*n)++] = arena_strndup(a, s, len);
		s += next;
	} while (*s);
	return line;
}

static void put_lines(struct drawing *d, const char *class, unsigned x,
		      unsigned y, unsigned step, char **line, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		fprintf(d->f, "<text class=\"%s\" x=\"%u\" y=\"%u\">", class,
			x, y + i * step);
		put_text(d->f, line[i]);
		fputs("</text>\n", d->f);
	}
}

/* ---- layout ----------------------------------------------------------- */

static unsigned lane_x(unsigned lane)
{
	return MARGIN + lane * (LANE + GAP);
}

static bool same_name(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* The step before i in its lane, if nothing outside came between; or NULL. */
static const struct box *before(const struct drawing *d, unsigned i)
{
	for (unsigned k = i; k-- > 0 && d->box[k].lane >= d->box[i].lane;)
		if (d->box[k].lane == d->box[i].lane)
			return &d->box[k];
	return NULL;
}

static void measure(struct drawing *d, struct box *b)
{
	static const char *const marks[] = {
		[LANE_PLAIN] = "", [LANE_CALL] = ": control is handed over",
		[LANE_LATE] = ", after the call",
	};
	const struct lane_step *s = b->s;
	const char *info = arena_printf(d->arena, "%s%s%s%s", s->kind,
					marks[s->mark],
					s->place ? " \u00b7 " : "",
					s->place ? s->place : "");

	b->text = wrap_text(d->arena, s->text, TEXT_COLUMNS, &b->ntext);
	b->info = wrap_text(d->arena, info, INFO_COLUMNS, &b->ninfo);
	b->height = 2 * PAD + b->ntext * TEXT_LINE + b->ninfo * SMALL_LINE;
	if (!s->code)
		return;
	b->code = wrap_text(d->arena, s->code, CODE_COLUMNS, &b->ncode);
	b->height += b->ncode * SMALL_LINE + PAD;
}

/* *y is where the next box may begin. */
static void place_box(struct drawing *d, unsigned i, unsigned *y)
{
	struct box *b = &d->box[i];
	const struct box *above = before(d, i), *last = i ? b - 1 : NULL;

	b->s = &d->l->step[i];
	measure(d, b);
	b->x = lane_x(b->lane);
	b->head = !above || !same_name(above->s->function, b->s->function);
	if (b->head) {
		/* A nested run begins beside the step that lets it in. */
		b->head_y = last && last->lane < b->lane
			? last->y + last->height / 2 - HEAD / 2 : *y;
		if (b->head_y + HEAD + ROW > *y)
			*y = b->head_y + HEAD + ROW;
	}
	b->y = *y;
	*y += b->height + ROW;
}

static void lay_out(struct drawing *d)
{
	const struct lanes *l = d->l;
	unsigned y = MARGIN;

	d->lanes = 1;
	for (unsigned i = 0; i < l->n; i++) {
		unsigned lane = l->step[i].depth;

		d->box[i].lane = lane < MAX_LANES ? lane : MAX_LANES - 1;
		if (d->box[i].lane >= d->lanes)
			d->lanes = d->box[i].lane + 1;
	}
	d->size.width = 2 * MARGIN + d->lanes * LANE + (d->lanes - 1) * GAP;
	unsigned columns = TITLE_COLUMNS * d->size.width /
			   (2 * MARGIN + 2 * LANE + GAP);
	if (l->title) {
		d->title = wrap_text(d->arena, l->title, columns, &d->ntitle);
		d->subtitle = wrap_text(d->arena, l->subtitle ? l->subtitle
					: "", columns, &d->nsubtitle);
		y += d->ntitle * 20 + d->nsubtitle * TEXT_LINE + PAD;
	}
	for (unsigned i = 0; i < l->n; i++)
		place_box(d, i, &y);
	d->size.height = y - (l->n ? ROW : PAD) + MARGIN;
}

/* ---- drawing ---------------------------------------------------------- */

static const char *const mark_classes[] = {
	[LANE_PLAIN] = "", [LANE_CALL] = " l-call", [LANE_LATE] = " l-late",
};

static void put_head(struct drawing *d, const struct box *b)
{
	unsigned n, columns = b->lane ? NESTED_HEAD_COLUMNS : HEAD_COLUMNS;
	const char *name = b->s->function ? b->s->function : "?";
	char **line = wrap_text(d->arena, name, columns, &n);

	if (n > 1)
		line[0] = arena_printf(d->arena, "%s\u2026", line[0]);
	fprintf(d->f, "<rect class=\"l-head l-lane%u\" x=\"%u\" y=\"%u\" "
		"width=\"%d\" height=\"%d\" rx=\"6\"/>\n", b->lane > 0, b->x,
		b->head_y, LANE, HEAD);
	put_lines(d, "l-name", b->x + LINE_X, b->head_y + 20, 0, line, 1);
	if (b->lane)
		fprintf(d->f, "<text class=\"l-kind l-right\" x=\"%u\" "
			"y=\"%u\">meanwhile</text>\n", b->x + LANE - 12,
			b->head_y + 20);
}

static void put_box(struct drawing *d, const struct box *b)
{
	const struct lane_step *s = b->s;
	unsigned x = b->x + BOX_X, y = b->y + PAD + 13;

	fprintf(d->f, "<g class=\"l-step%s\">\n<rect class=\"l-box\" "
		"x=\"%u\" y=\"%u\" width=\"%d\" height=\"%u\" rx=\"6\"/>\n",
		mark_classes[s->mark], x, b->y, BOX, b->height);
	fprintf(d->f, "<circle class=\"l-dot\" cx=\"%u\" cy=\"%u\" r=\"11\"/>"
		"\n<text class=\"l-no\" x=\"%u\" y=\"%u\">",
		b->x + LINE_X, b->y + 20, b->x + LINE_X, b->y + 24);
	if (s->label)
		put_text(d->f, s->label);
	else
		fprintf(d->f, "%u", s->no);
	fputs("</text>\n", d->f);
	put_lines(d, "l-text", x + PAD, y, TEXT_LINE, b->text, b->ntext);
	y += b->ntext * TEXT_LINE;
	put_lines(d, "l-kind", x + PAD, y - 1, SMALL_LINE, b->info, b->ninfo);
	y += (b->ninfo - 1) * SMALL_LINE;
	if (b->ncode) {
		fprintf(d->f, "<rect class=\"l-code\" x=\"%u\" y=\"%u\" "
			"width=\"%d\" height=\"%u\" rx=\"4\"/>\n", x + 6,
			y + 6, BOX - 12, b->ncode * SMALL_LINE + 8);
		put_lines(d, "l-source", x + 14, y + 21, SMALL_LINE, b->code,
			  b->ncode);
	}
	fputs("</g>\n", d->f);
}

/* The line of a lane between two steps of one function. */
static void put_line(struct drawing *d, const struct box *from,
		     const struct box *to)
{
	fprintf(d->f, "<path class=\"l-line%s\" d=\"M%u %uV%u\"/>\n",
		to - from > 1 ? " l-wait" : "", to->x + LINE_X, from->y + 31,
		to->y + 9);
}

/* From a step into another lane, or back. */
static void put_arrow(struct drawing *d, const struct box *from,
		      const struct box *to)
{
	unsigned x, y;

	if (to->lane > from->lane) {
		x = to->x - 3;
		y = to->head ? to->head_y + HEAD / 2 : to->y + 20;
		fprintf(d->f, "<path class=\"l-arrow\" d=\"M%u %uH%u\"/>\n",
			from->x + LANE, y, x - 6);
		fprintf(d->f, "<path class=\"l-tip\" d=\"M%u %ul-9 -5v10z\"/>"
			"\n", x, y);
		return;
	}
	x = to->x + LANE + 3;
	y = to->y + to->height / 2;
	fprintf(d->f, "<path class=\"l-arrow\" d=\"M%u %uV%uH%u\"/>\n",
		from->x + LINE_X, from->y + 31, y, x + 6);
	fprintf(d->f, "<path class=\"l-tip\" d=\"M%u %ul9 -5v10z\"/>\n", x,
		y);
}

static void put_links(struct drawing *d, unsigned i)
{
	const struct box *b = &d->box[i], *above = before(d, i);

	if (above && !b->head)
		put_line(d, above, b);
	else if (b->head)
		fprintf(d->f, "<path class=\"l-line\" d=\"M%u %uV%u\"/>\n",
			b->x + LINE_X, b->head_y + HEAD, b->y + 9);
	if (i && b->lane != b[-1].lane)
		put_arrow(d, b - 1, b);
}

static void put_title(struct drawing *d, unsigned id)
{
	const struct lanes *l = d->l;

	fprintf(d->f, "<title id=\"l%ut\">", id);
	put_text(d->f, l->title ? l->title : "Steps");
	fprintf(d->f, "</title>\n<desc id=\"l%ud\">", id);
	put_text(d->f, l->summary ? l->summary : "");
	fputs("</desc>\n", d->f);
	fprintf(d->f, "<rect class=\"l-paper\" x=\"0.5\" y=\"0.5\" "
		"width=\"%u\" height=\"%u\" rx=\"10\"/>\n",
		d->size.width - 1, d->size.height - 1);
	put_lines(d, "l-title", MARGIN, MARGIN + 15, 20, d->title, d->ntitle);
	put_lines(d, "l-kind", MARGIN, MARGIN + 15 + d->ntitle * 20,
		  TEXT_LINE, d->subtitle, d->nsubtitle);
}

struct extent lanes_svg(FILE *f, struct arena *a, const struct lanes *l,
			unsigned id, unsigned y)
{
	struct drawing d = { .f = f, .arena = a, .l = l };

	d.box = ARENA_ARRAY(a, struct box, l->n + 1);
	lay_out(&d);
	fprintf(f, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lanes\" "
		"y=\"%u\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\" "
		"role=\"img\" aria-labelledby=\"l%ut l%ud\">\n", y,
		d.size.width, d.size.height, d.size.width, d.size.height, id,
		id);
	put_title(&d, id);
	for (unsigned i = 0; i < l->n; i++)
		put_links(&d, i);
	for (unsigned i = 0; i < l->n; i++) {
		if (d.box[i].head)
			put_head(&d, &d.box[i]);
		put_box(&d, &d.box[i]);
	}
	fputs("</svg>\n", f);
	return d.size;
}
