/*
 * Ranges of a text in, its lines with carets and labels out, as GCC shows
 * them:
 *
 *	   11 |     balances[msg.sender] -= amount;
 *	      |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
 *	      |     |
 *	      |     (4) written here
 *
 * The lines of all ranges are shown in order, with a single line between two
 * of them, and "......" for more.  Columns are those of the screen: tabs are
 * expanded, wide characters count two.
 */
#include <stdlib.h>
#include <string.h>

#include "out.h"

enum {
	MIN_NUMBER_WIDTH = 5,
	RIGHT_MARGIN = 10,	/* columns kept visible behind the caret */
	MAX_UNDERLINED = 10,	/* lines; of longer ranges the first is shown */
};

/* A place on the page: line index and screen column, both 0-based. */
struct spot {
	uint32_t line, col;
};

/* A range, from its first to its last character. */
struct shown {
	struct spot beg, end;
	const struct range *r;
};

struct label {
	uint32_t col;
	unsigned width, no, index, row;
	bool bar;
	const char *text;
};

struct sheet {
	struct term *t;
	const struct page *p;
	struct shown *s;
	unsigned n;
	enum color color;
	const char *prefix;
	unsigned number_width;
	uint32_t skip;		/* columns cut off at the left */
};

/* ---- lines and columns ------------------------------------------------ */

struct page page_of_source(const struct source *s)
{
	return (struct page){
		.name = s->path ? s->path : s->name, .text = s->text,
		.len = s->len, .line = s->line, .nlines = s->nlines,
	};
}

struct page page_of_yul(const struct src *s)
{
	return (struct page){
		.name = s->name, .text = s->text, .len = s->len,
		.line = s->line, .nlines = s->nlines, .base = s->line_base,
	};
}

static uint32_t line_of(const struct page *p, uint32_t offset)
{
	size_t lo = 0, hi = p->nlines;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (p->line[mid] <= offset)
			lo = mid;
		else
			hi = mid;
	}
	return (uint32_t)lo;
}

/* Bytes of a line without its end and the blanks before that. */
static size_t line_length(const struct page *p, uint32_t line)
{
	size_t beg = p->line[line];
	size_t end = line + 1 < p->nlines ? p->line[line + 1] : p->len;

	while (end > beg && strchr(" \t\r\n\f\v", p->text[end - 1]) &&
	       p->text[end - 1])
		end--;
	return end - beg;
}

/* The character at `s` and the columns it takes at column `col`. */
static size_t step(const struct term *t, const char *s, size_t len,
		   uint32_t col, unsigned *width)
{
	uint32_t c;
	size_t n = utf8_next(s, len, &c);

	*width = c == '\t' ? t->opt->tab_stop - col % t->opt->tab_stop
			   : char_width(c);
	return n;
}

static uint32_t column_of(const struct term *t, const struct page *p,
			  uint32_t line, uint32_t offset)
{
	const char *s = p->text + p->line[line];
	size_t i = 0, n = offset - p->line[line];
	uint32_t col = 0;
	unsigned width;

	while (i < n) {
		i += step(t, s + i, p->len - p->line[line] - i, col, &width);
		col += width;
	}
	return col;
}

void locus_place(const struct term *t, const struct page *p, uint32_t offset,
		 unsigned *line, unsigned *col)
{
	if (offset > p->len)
		offset = (uint32_t)p->len;
	uint32_t l = line_of(p, offset);

	*line = l + 1 + p->base;
	*col = 1 + (t->opt->columns_in_bytes ? offset - p->line[l]
					     : column_of(t, p, l, offset));
}

static struct spot spot_of(const struct sheet *sh, uint32_t offset)
{
	uint32_t line = line_of(sh->p, offset);

	return (struct spot){ line, column_of(sh->t, sh->p, line, offset) };
}

/* Where the last character of [beg, end) begins. */
static uint32_t last_char(const struct page *p, uint32_t beg, uint32_t end)
{
	if (end <= beg)
		return beg;
	end--;
	while (end > beg && ((unsigned char)p->text[end] & 0xc0) == 0x80)
		end--;
	return end;
}

/* The columns of the last character are all underlined. */
static struct spot end_spot(const struct sheet *sh, uint32_t offset)
{
	struct spot at = spot_of(sh, offset);
	unsigned width = 1;

	if (offset < sh->p->len && sh->p->text[offset] != '\n')
		step(sh->t, sh->p->text + offset, sh->p->len - offset, at.col,
		     &width);
	if (width)
		at.col += width - 1;
	return at;
}

/* Of a range too long to be shown, its first line. */
static void place_range(const struct sheet *sh, struct shown *s,
			const struct range *r)
{
	uint32_t len = (uint32_t)sh->p->len;
	uint32_t beg = r->beg < len ? r->beg : len;
	uint32_t end = r->end < len ? r->end : len;

	s->r = r;
	s->beg = spot_of(sh, beg);
	s->end = end_spot(sh, last_char(sh->p, beg, end));
	if (s->end.line - s->beg.line < MAX_UNDERLINED)
		return;
	end = sh->p->line[s->beg.line] +
	      (uint32_t)line_length(sh->p, s->beg.line);
	s->end = end_spot(sh, last_char(sh->p, beg, end > beg ? end : beg));
}

/* ---- what is at a column ---------------------------------------------- */

static bool holds(const struct shown *s, uint32_t line, uint32_t col)
{
	if (line < s->beg.line || line > s->end.line)
		return false;
	if (line == s->beg.line && col < s->beg.col)
		return false;
	return line != s->end.line || col <= s->end.col;
}

/* First and last column of a line that is not blank. */
struct bounds {
	uint32_t first, last;
};

static struct bounds bounds_of(const struct sheet *sh, uint32_t line)
{
	const char *s = sh->p->text + sh->p->line[line];
	size_t len = line_length(sh->p, line);
	struct bounds b = { 0, 0 };
	uint32_t col = 0;
	bool seen = false;

	for (size_t i = 0; i < len;) {
		unsigned width;
		bool is_blank = s[i] == ' ' || s[i] == '\t';

		i += step(sh->t, s + i, len - i, col, &width);
		if (!is_blank && !seen) {
			b.first = col;
			seen = true;
		}
		col += width;
	}
	b.last = col ? col - 1 : 0;
	return b;
}

/*
 * The range that shows at a column, or -1.  Within a range of several lines
 * indentation is not underlined.
 */
static int range_at(const struct sheet *sh, struct bounds b, uint32_t line,
		    uint32_t col)
{
	for (unsigned i = 0; i < sh->n; i++) {
		const struct shown *s = &sh->s[i];

		if (!holds(s, line, col))
			continue;
		if (!i && line == s->beg.line && col == s->beg.col)
			return 0;
		if (s->beg.line != s->end.line &&
		    (col < b.first || col > b.last))
			return -1;
		return (int)i;
	}
	return -1;
}

/* The column behind the last one of a line that is underlined. */
static uint32_t right_bound(const struct sheet *sh, struct bounds b,
			    uint32_t line)
{
	uint32_t bound = 0;

	for (unsigned i = 0; i < sh->n; i++) {
		const struct shown *s = &sh->s[i];
		uint32_t last = s->end.line == line ? s->end.col : b.last;

		if (line >= s->beg.line && line <= s->end.line && bound <= last)
			bound = last + 1;
	}
	while (bound && range_at(sh, b, line, bound - 1) < 0)
		bound--;
	return bound;
}

static bool touches(const struct sheet *sh, uint32_t line)
{
	for (unsigned i = 0; i < sh->n; i++)
		if (line >= sh->s[i].beg.line && line <= sh->s[i].end.line)
			return true;
	return false;
}

static enum color color_of(const struct sheet *sh, int i)
{
	if (i < 0)
		return COL_NONE;
	if (!i || sh->color == COL_path)
		return sh->color;
	return i % 2 ? COL_range1 : COL_range2;
}

/* ---- printing --------------------------------------------------------- */

/* What follows begins with a blank, unless it is nothing. */
static void margin(const struct sheet *sh, uint32_t line, bool number)
{
	FILE *f = sh->t->f;

	fputs(sh->prefix, f);
	if (!sh->t->opt->line_numbers)
		;
	else if (number && !sh->p->snippets)
		fprintf(f, "%*u |", (int)sh->number_width,
			line + 1 + sh->p->base);
	else
		fprintf(f, "%*s |", (int)sh->number_width, "");
}

/* Tabs become blanks; what a terminal would obey becomes one. */
static void put_char(const struct sheet *sh, const char *s, size_t n,
		     unsigned width)
{
	unsigned char b = (unsigned char)*s;
	bool control = b < 0x20 || b == 0x7f ||
		       (n == 2 && b == 0xc2 && (unsigned char)s[1] < 0xa0);

	if (control)
		fprintf(sh->t->f, "%*s", (int)width, "");
	else if (n == 1 && b >= 0x80)
		putc('?', sh->t->f);
	else
		fwrite(s, 1, n, sh->t->f);
}

/* Characters that turn the direction of writing could hide what is there. */
static bool turns_direction(uint32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void print_source(const struct sheet *sh, struct bounds b,
			 uint32_t line)
{
	const char *s = sh->p->text + sh->p->line[line];
	size_t len = line_length(sh->p, line);
	uint32_t col = 0;
	enum color now = COL_NONE;
	bool begun = false;

	margin(sh, line, true);
	for (size_t i = 0; i < len;) {
		unsigned width;
		uint32_t c;
		size_t n = step(sh->t, s + i, len - i, col, &width);
		enum color want = color_of(sh, range_at(sh, b, line, col));

		if (col >= sh->skip) {
			if (!begun)
				putc(' ', sh->t->f);
			begun = true;
			if (want != now) {
				term_off(sh->t, now);
				term_on(sh->t, want);
				now = want;
			}
			utf8_next(s + i, len - i, &c);
			if (!turns_direction(c))
				put_char(sh, s + i, n, width);
		}
		col += width;
		i += n;
	}
	term_off(sh->t, now);
	putc('\n', sh->t->f);
}

static void print_underline(const struct sheet *sh, struct bounds b,
			    uint32_t line)
{
	uint32_t bound = right_bound(sh, b, line);
	enum color now = COL_NONE;

	margin(sh, line, false);
	if (sh->skip < bound)
		putc(' ', sh->t->f);
	for (uint32_t col = sh->skip; col < bound; col++) {
		int i = range_at(sh, b, line, col);
		enum color want = color_of(sh, i);

		if (want != now) {
			term_off(sh->t, now);
			term_on(sh->t, want);
			now = want;
		}
		putc(i < 0 ? ' ' : !i && line == sh->s[0].beg.line &&
		     col == sh->s[0].beg.col ? '^' : '~', sh->t->f);
	}
	term_off(sh->t, now);
	putc('\n', sh->t->f);
}

/* By column; of one column the last event first, so the first is on top. */
static int by_column(const void *a, const void *b)
{
	const struct label *x = a, *y = b;

	if (x->col != y->col)
		return x->col < y->col ? -1 : 1;
	return x->index > y->index ? -1 : x->index < y->index;
}

/*
 * Labels share a row as long as they do not touch.  From the right: each
 * that would touch its neighbour moves a row down.  Of labels at one column
 * only the topmost hangs on a bar.
 */
static unsigned lay_out(struct label *l, unsigned n)
{
	unsigned row = 1;
	uint32_t next = UINT32_MAX;

	for (unsigned i = n; i--;) {
		l[i].bar = true;
		if (l[i].col + (uint64_t)l[i].width >= next) {
			row++;
			l[i].bar = l[i].col != next;
		}
		l[i].row = row;
		next = l[i].col;
	}
	return row;
}

static void print_label(const struct sheet *sh, const struct label *l)
{
	FILE *f = sh->t->f;

	term_on(sh->t, COL_path);
	fprintf(f, "(%u)", l->no);
	term_off(sh->t, COL_path);
	putc(' ', f);
	term_text(sh->t, f, l->text);
}

static void print_label_row(const struct sheet *sh, const struct label *l,
			    unsigned n, unsigned row, uint32_t line)
{
	uint32_t col = sh->skip;

	margin(sh, line, false);
	putc(' ', sh->t->f);
	for (unsigned i = 0; i < n && row <= l[i].row; i++) {
		bool whole = row == l[i].row;

		if (!whole && !l[i].bar)
			continue;
		for (; col < l[i].col; col++)
			putc(' ', sh->t->f);
		if (whole) {
			print_label(sh, &l[i]);
			col += l[i].width;
		} else {
			enum color c = color_of(sh, (int)l[i].index);

			term_on(sh->t, c);
			putc('|', sh->t->f);
			term_off(sh->t, c);
			col++;
		}
	}
	putc('\n', sh->t->f);
}

static unsigned label_width(const struct sheet *sh, const struct range *r)
{
	char number[16];

	return (unsigned)snprintf(number, sizeof(number), "(%u) ", r->no) +
	       term_text(sh->t, NULL, r->label);
}

static void print_labels(const struct sheet *sh, struct label *room,
			 uint32_t line)
{
	unsigned n = 0;

	for (unsigned i = 0; i < sh->n; i++) {
		const struct shown *s = &sh->s[i];

		if (!s->r->label || s->beg.line != line ||
		    s->beg.col < sh->skip)
			continue;
		room[n++] = (struct label){
			.col = s->beg.col, .index = i, .no = s->r->no,
			.width = label_width(sh, s->r), .text = s->r->label,
		};
	}
	if (!n)
		return;
	qsort(room, n, sizeof(*room), by_column);
	unsigned rows = lay_out(room, n);
	for (unsigned row = 0; row <= rows; row++)
		print_label_row(sh, room, n, row, line);
}

static void print_line(const struct sheet *sh, struct label *room,
		       uint32_t line)
{
	struct bounds b = bounds_of(sh, line);

	print_source(sh, b, line);
	if (touches(sh, line))
		print_underline(sh, b, line);
	print_labels(sh, room, line);
}

/* ---- the lines to show ------------------------------------------------ */

static unsigned digits(uint32_t n)
{
	unsigned d = 1;

	while (n >= 10) {
		n /= 10;
		d++;
	}
	return d;
}

/* The first line at or behind `from` that a range touches; false: none. */
static bool next_line(const struct sheet *sh, uint32_t from, uint32_t *line)
{
	*line = UINT32_MAX;
	for (unsigned i = 0; i < sh->n; i++) {
		const struct shown *s = &sh->s[i];
		uint32_t l = s->beg.line > from ? s->beg.line : from;

		if (l <= s->end.line && l < *line)
			*line = l;
	}
	return *line != UINT32_MAX;
}

/* Between two stretches of lines. */
static void print_gap(const struct sheet *sh, uint32_t line)
{
	if (sh->p->snippets)
		return;
	fputs(sh->prefix, sh->t->f);
	if (sh->t->opt->line_numbers) {
		for (unsigned i = 0; i <= sh->number_width; i++)
			putc('.', sh->t->f);
	} else {
		uint32_t col = bounds_of(sh, line).first;

		for (unsigned i = sh->n; i--;)
			if (sh->s[i].beg.line == line)
				col = sh->s[i].beg.col;
		term_on(sh->t, COL_locus);
		fprintf(sh->t->f, "%s:%u:%u:", sh->p->name,
			line + 1 + sh->p->base, col + 1);
		term_off(sh->t, COL_locus);
	}
	putc('\n', sh->t->f);
}

/* With line numbers a single line between is shown rather than a gap. */
static void print_lines(const struct sheet *sh, struct label *room)
{
	uint32_t line = 0, merge = sh->t->opt->line_numbers ? 1 : 0;
	uint32_t done = 0;	/* lines before this one are printed */

	for (bool first = true; next_line(sh, done, &line); first = false) {
		if (!first && !sh->p->snippets && line > done) {
			if (line - done <= merge)
				print_line(sh, room, done);
			else
				print_gap(sh, line);
		}
		print_line(sh, room, line);
		done = line + 1;
	}
}

/*
 * On a narrow terminal, cut off at the left what keeps the caret out of
 * sight.
 */
static uint32_t columns_to_skip(const struct sheet *sh)
{
	uint64_t left = sh->t->opt->line_numbers ? sh->number_width + 3 : 1;
	uint64_t max = sh->t->width, caret = sh->s[0].beg.col + 1;
	uint64_t eol = bounds_of(sh, sh->s[0].beg.line).last + 1;

	if (max == UINT32_MAX || caret > eol || eol + left <= max)
		return 0;
	uint64_t right = eol - caret < RIGHT_MARGIN ? eol - caret
						    : RIGHT_MARGIN;
	if (right + left >= max || caret + left <= max - right)
		return 0;
	uint64_t skip = caret + left - (max - right);
	return eol - skip < 2 ? 0 : (uint32_t)skip;
}

void locus_print(struct term *t, const struct page *p, const struct range *r,
		 unsigned n, enum color c, const char *prefix)
{
	struct sheet sh = { .t = t, .p = p, .n = n, .color = c,
			    .prefix = prefix };
	uint32_t highest = 0;

	t->last_file = p->name;
	if (!n || !t->opt->caret || !p->nlines)
		return;
	sh.s = calloc(n, sizeof(*sh.s));
	struct label *room = calloc(n, sizeof(*room));
	for (unsigned i = 0; sh.s && i < n; i++) {
		place_range(&sh, &sh.s[i], &r[i]);
		if (sh.s[i].end.line > highest)
			highest = sh.s[i].end.line;
	}
	sh.number_width = digits(highest + 1 + p->base);
	if (sh.number_width < MIN_NUMBER_WIDTH)
		sh.number_width = MIN_NUMBER_WIDTH;
	if (sh.s && room) {
		sh.skip = columns_to_skip(&sh);
		print_lines(&sh, room);
	}
	free(room);
	free(sh.s);
}
