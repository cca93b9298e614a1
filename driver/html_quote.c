/*
 * A finding in; out, as HTML, the lines of Solidity that its path leads
 * through, the call and the late write marked, each line with the numbers of
 * the steps that begin on it.
 */
#include <stdlib.h>
#include <string.h>

#include "html.h"

enum {
	AROUND = 4,		/* lines shown before and after a step */
	MAX_RANGE = 12,		/* lines shown of one step */
	MAX_FILES = 16,		/* blocks of one finding */
};

/* ---- the places of a finding ------------------------------------------ */

/* All places of a finding in turn: the call, the late write, the events. */
struct places {
	const struct finding *f;
	const struct event *e;	/* the next one */
	unsigned i, no;		/* of the event that was given; 0: none */
};

static const struct where *next_place(struct places *p)
{
	p->no = 0;
	switch (p->i++) {
	case 0:
		p->e = p->f->events;
		return &p->f->at;
	case 1:
		return &p->f->write;
	}
	if (!p->e)
		return NULL;
	const struct where *w = &p->e->at;
	p->e = p->e->next;
	p->no = p->i - 2;
	return w;
}

static bool can_be_shown(const struct where *w)
{
	return place_at_hand(w) || (w->file && !w->file->text &&
				    w->snippet && *w->snippet);
}

/* Which of the files of the finding it is, -1 if it is not shown. */
static int file_index(const struct finding *f, const struct where *goal)
{
	const struct source *seen[MAX_FILES];
	struct places p = { .f = f };
	const struct where *w;
	int n = 0, i;

	if (!can_be_shown(goal))
		return -1;
	while ((w = next_place(&p)) && n < MAX_FILES) {
		if (!can_be_shown(w))
			continue;
		for (i = 0; i < n && seen[i] != w->file; i++)
			;
		if (w->file == goal->file)
			return i;
		if (i == n)
			seen[n++] = w->file;
	}
	return -1;
}

char *html_line_id(struct html *h, const struct finding *f, unsigned no,
		   const struct where *w)
{
	int i = file_index(f, w);
	unsigned line, col;

	if (i < 0)
		return NULL;
	if (!place_at_hand(w))
		return arena_printf(h->scratch, "f%u-%d-at%d-%d", no, i,
				    w->beg, w->end);
	sol_line_col(w->file, w->beg, &line, &col);
	return arena_printf(h->scratch, "f%u-%d-%u", no, i, line);
}

/* ---- one line --------------------------------------------------------- */

/* A row of a block: bytes of a painted text. */
struct row {
	const struct painted *p;
	const char *id, *label;
	size_t beg, end;	/* what is shown */
	/* what is marked in it, as bytes of the same text */
	size_t call_beg, call_end, late_beg, late_end;
	const char *steps;	/* HTML of their numbers */
	const struct finding *f;
	enum lane_mark mark;
};

const char *mark_class(enum lane_mark m)
{
	return m == LANE_CALL ? " call" : m == LANE_LATE ? " late" : "";
}

static enum lane_mark mark_at(const struct row *r, size_t i)
{
	return i >= r->late_beg && i < r->late_end ? LANE_LATE :
	       i >= r->call_beg && i < r->call_end ? LANE_CALL : LANE_PLAIN;
}

static void put_marked(FILE *f, const struct row *r)
{
	for (size_t i = r->beg, n; i < r->end; i += n) {
		enum lane_mark m = mark_at(r, i);

		for (n = 1; i + n < r->end && mark_at(r, i + n) == m; n++)
			;
		if (m != LANE_PLAIN)
			fprintf(f, "<mark class=\"%s\">", mark_class(m) + 1);
		put_painted(f, r->p, i, i + n);
		if (m != LANE_PLAIN)
			fputs("</mark>", f);
	}
}

static void put_row(FILE *f, const struct row *r)
{
	fprintf(f, "<div class=\"row%s\" id=\"%s\"><span class=\"no\">%s"
		"</span><span class=\"steps\">%s</span><code>",
		mark_class(r->mark), r->id, r->label, r->steps);
	if (r->mark != LANE_PLAIN)
		fprintf(f, "<span class=\"unseen\">(%s) </span>",
			r->mark == LANE_CALL ? "the call" : late_words(r->f));
	put_marked(f, r);
	fputs("</code></div>\n", f);
}

/* ---- lines of a file -------------------------------------------------- */

/* First and last line of a place that is at hand, from 1. */
static void lines_of(const struct where *w, unsigned *first, unsigned *last)
{
	unsigned col;
	int32_t end = w->end > w->beg ? w->end - 1 : w->beg;

	*first = *last = 1;
	sol_line_col(w->file, w->beg, first, &col);
	if (!sol_line_col(w->file, end, last, &col) || *last < *first)
		*last = *first;
	if (*last - *first >= MAX_RANGE)
		*last = *first + MAX_RANGE - 1;
}

static bool in_file(const struct where *w, const struct source *s)
{
	return w->file == s && can_be_shown(w);
}

static bool on_line(const struct where *w, const struct source *s,
		    unsigned line)
{
	unsigned first, last;

	if (!in_file(w, s))
		return false;
	lines_of(w, &first, &last);
	return line >= first && line <= last;
}

static const char *step_links(struct html *h, const char *before, unsigned no,
			      unsigned step)
{
	return arena_printf(h->scratch, "%s<a href=\"#f%u-e%u\" "
			    "aria-label=\"step %u\">%u</a>", before, no, step,
			    step, step);
}

/* `file` is the number of the block in its finding. */
static void put_line(struct html *h, const struct finding *f, unsigned no,
		     const struct source *s, int file, unsigned line)
{
	struct places p = { .f = f };
	const struct where *w;
	unsigned first, last;
	struct row r = { .p = painted(&h->paints, s->text, s->len),
			 .steps = "", .f = f };

	r.beg = s->line[line - 1];
	r.end = line < s->nlines ? s->line[line] : s->len;
	while (r.end > r.beg && strchr("\r\n", s->text[r.end - 1]))
		r.end--;
	while ((w = next_place(&p))) {
		if (!p.no || !in_file(w, s))
			continue;
		lines_of(w, &first, &last);
		if (first == line)
			r.steps = step_links(h, r.steps, no, p.no);
	}
	if (on_line(&f->at, s, line)) {
		r.mark = LANE_CALL;
		r.call_beg = (size_t)f->at.beg;
		r.call_end = (size_t)f->at.end;
	}
	if (on_line(&f->write, s, line)) {
		r.mark = LANE_LATE;
		r.late_beg = (size_t)f->write.beg;
		r.late_end = (size_t)f->write.end;
	}
	r.label = arena_printf(h->scratch, "%u", line);
	r.id = arena_printf(h->scratch, "f%u-%d-%u", no, file, line);
	put_row(h->f, &r);
}

/* True for each line, counted from 1, that is shown. */
static bool *shown_lines(struct html *h, const struct finding *f,
			 const struct source *s)
{
	bool *shown = ARENA_ARRAY(h->scratch, bool, s->nlines + 2);
	struct places p = { .f = f };
	const struct where *w;
	unsigned first, last;

	while ((w = next_place(&p))) {
		if (!in_file(w, s))
			continue;
		lines_of(w, &first, &last);
		first = first > AROUND ? first - AROUND : 1;
		for (unsigned i = first; i <= last + AROUND; i++)
			if (i <= s->nlines)
				shown[i] = true;
	}
	/* What follows the last line break is no line. */
	if (s->nlines && s->line[s->nlines - 1] == s->len)
		shown[s->nlines] = false;
	/* A gap of one line would take as much room as the line. */
	for (unsigned i = 2; i < s->nlines; i++)
		shown[i] |= shown[i - 1] && shown[i + 1];
	return shown;
}

static void put_lines(struct html *h, const struct finding *f, unsigned no,
		      const struct source *s, int file)
{
	bool *shown = shown_lines(h, f, s), any = false;

	for (unsigned i = 1; i <= s->nlines; i++) {
		if (!shown[i])
			continue;
		if (any && !shown[i - 1])
			fputs("<div class=\"row gap\"><span class=\"no\">"
			      "\u22ee</span><span></span><span></span></div>"
			      "\n", h->f);
		put_line(h, f, no, s, file, i);
		any = true;
	}
}

/* ---- snippets --------------------------------------------------------- */

static bool same_range(const struct where *a, const struct where *b)
{
	return a->beg == b->beg && a->end == b->end;
}

static void put_snippet(struct html *h, const struct finding *f, unsigned no,
			const struct where *w)
{
	struct places p = { .f = f };
	size_t len = strlen(w->snippet);
	struct row r = { .p = painted(&h->paints, w->snippet, len),
			 .end = len, .steps = "", .f = f };

	for (const struct where *k; (k = next_place(&p));)
		if (p.no && in_file(k, w->file) && same_range(k, w))
			r.steps = step_links(h, r.steps, no, p.no);
	if (in_file(&f->at, w->file) && same_range(&f->at, w)) {
		r.mark = LANE_CALL;
		r.call_end = len;
	}
	if (in_file(&f->write, w->file) && same_range(&f->write, w)) {
		r.mark = LANE_LATE;
		r.late_end = len;
	}
	r.label = arena_printf(h->scratch, "@%d-%d", w->beg, w->end);
	r.id = html_line_id(h, f, no, w);
	put_row(h->f, &r);
}

/* In the order in which they stand in the file, each once. */
static void put_snippets(struct html *h, const struct finding *f, unsigned no,
			 const struct source *s)
{
	struct places p = { .f = f };
	const struct where *w, **all;
	size_t n = 0;

	while ((w = next_place(&p)))
		n += in_file(w, s);
	all = ARENA_ARRAY(h->scratch, const struct where *, n + 1);
	p = (struct places){ .f = f };
	n = 0;
	while ((w = next_place(&p)))
		if (in_file(w, s))
			all[n++] = w;
	qsort(all, n, sizeof(*all), by_place);
	for (size_t i = 0; i < n; i++)
		if (!i || !same_range(all[i], all[i - 1]))
			put_snippet(h, f, no, all[i]);
}

/* ---- the blocks ------------------------------------------------------- */

static void put_block(struct html *h, const struct finding *f, unsigned no,
		      const struct source *s, int file)
{
	struct page page = page_of_source(s);

	fputs("<figure class=\"code\"><figcaption>", h->f);
	put_text(h->f, page.name);
	if (!s->text)
		fputs(" <em>is not at hand: these are the snippets that solc "
		      "put into the Yul, with their byte offsets</em>", h->f);
	fputs("</figcaption>\n<div class=\"scroll\" tabindex=\"0\" "
	      "role=\"region\" aria-label=\"Solidity\"><div class=\"rows\">\n",
	      h->f);
	if (s->text)
		put_lines(h, f, no, s, file);
	else
		put_snippets(h, f, no, s);
	fputs("</div></div></figure>\n", h->f);
}

void html_quote(struct html *h, const struct finding *f, unsigned no)
{
	struct places p = { .f = f };
	const struct where *w;
	int done = 0;

	while ((w = next_place(&p)) && done < MAX_FILES)
		if (file_index(f, w) == done) {
			put_block(h, f, no, w->file, done);
			done++;
		}
	if (!done)
		fputs("<p class=\"quiet\">There is no Solidity to show: the "
		      "Yul does not say where it comes from.</p>\n", h->f);
}
