/*
 * Findings in, one unified diff out: all edits that mend them, as patch(1) and
 * `git apply -p0` take it.  Before the diff stands, for each finding, what is
 * done and at what price; both programs pass over that.
 *
 * Findings may share edits: a lock is declared once, a write is moved once.  A
 * finding whose edits do not go with those of the findings before it is left
 * out.
 */
#include <stdlib.h>
#include <string.h>

#include "out.h"

enum { CONTEXT = 3 };

/* Edits that go together, in the order of their places. */
struct patch {
	const struct edit **e;
	size_t n;
};

static bool same_file(const struct source *a, const struct source *b)
{
	return a == b || (!strcmp(a->name, b->name) && a->len == b->len &&
			  !memcmp(a->text, b->text, a->len));
}

static int compare(const void *pa, const void *pb)
{
	const struct edit *a = *(const struct edit *const *)pa;
	const struct edit *b = *(const struct edit *const *)pb;
	int c = a->file == b->file ? 0 : strcmp(a->file->name, b->file->name);

	if (!c)
		c = (a->beg > b->beg) - (a->beg < b->beg);
	if (!c)
		c = (a->from > b->from) - (a->from < b->from);
	return c ? c : (a->end > b->end) - (a->end < b->end);
}

static bool same_edit(const struct edit *a, const struct edit *b)
{
	return same_file(a->file, b->file) && a->beg == b->beg &&
	       a->end == b->end && a->from == b->from &&
	       !strcmp(a->text, b->text);
}

/* Do both change some bytes, or put something where there is an order to it? */
static bool overlap(const struct edit *a, const struct edit *b)
{
	if (a->beg == b->beg && a->end == b->end && a->beg == a->end)
		return a->from == b->from;
	return a->beg < b->end && b->beg < a->end;
}

/* Is one statement moved to two places? */
static bool two_goals(const struct edit *a, const struct edit *b)
{
	return a->from >= 0 && a->from == b->from && !*a->text == !*b->text;
}

static bool disagree(const struct edit *a, const struct edit *b)
{
	if (same_edit(a, b))
		return false;
	if (!same_file(a->file, b->file))
		return !strcmp(a->file->name, b->file->name);
	return overlap(a, b) || two_goals(a, b);
}

static bool goes_with(const struct patch *p, const struct finding *f)
{
	for (const struct edit *e = f->edits; e; e = e->next)
		for (size_t i = 0; i < p->n; i++)
			if (disagree(p->e[i], e))
				return false;
	return true;
}

static void add(struct patch *p, const struct finding *f)
{
	for (const struct edit *e = f->edits; e; e = e->next) {
		size_t i = 0;

		while (i < p->n && !same_edit(p->e[i], e))
			i++;
		if (i == p->n)
			p->e[p->n++] = e;
	}
}

/* ---- the diff ------------------------------------------------------------- */

/* Lines [beg, end) of a file, from 0, that become `text`. */
struct change {
	size_t beg, end;
	const char *text;
	size_t len, lines;
};

static size_t line_of(const struct source *s, int32_t offset)
{
	unsigned line = 1, col;

	sol_line_col(s, offset, &line, &col);
	return line - 1;
}

static int32_t line_start(const struct source *s, size_t line)
{
	return line < s->nlines ? (int32_t)s->line[line] : (int32_t)s->len;
}

static size_t count_lines(const char *s, size_t len)
{
	size_t n = len && s[len - 1] != '\n';

	for (size_t i = 0; i < len; i++)
		n += s[i] == '\n';
	return n;
}

/* Behind the last line that the edit touches. */
static size_t last_line(const struct edit *e)
{
	size_t line = line_of(e->file, e->end);
	bool whole = line_start(e->file, line) == e->end &&
		     (e->beg < e->end || (*e->text && e->text[strlen(e->text) - 1]
					  == '\n'));

	return whole ? line : line + 1;
}

/* The lines that edits e[0..n) touch, with the edits made. */
static void make_change(struct change *c, struct arena *a,
			const struct edit **e, size_t n)
{
	const struct source *s = e[0]->file;
	char *text = NULL;
	int32_t at;
	FILE *f = open_memstream(&text, &c->len);

	c->beg = line_of(s, e[0]->beg);
	c->end = c->beg;
	at = line_start(s, c->beg);
	if (!f)
		abort();
	for (size_t i = 0; i < n; i++) {
		size_t last = last_line(e[i]);

		c->end = last > c->end ? last : c->end;
		fwrite(s->text + at, 1, (size_t)(e[i]->beg - at), f);
		fputs(e[i]->text, f);
		at = e[i]->end;
	}
	if (at < line_start(s, c->end))
		fwrite(s->text + at, 1, (size_t)(line_start(s, c->end) - at),
		       f);
	fclose(f);
	c->text = arena_strndup(a, text, c->len);
	free(text);
	c->lines = count_lines(c->text, c->len);
}

static void put_lines(FILE *f, char mark, const char *s, size_t len)
{
	while (len) {
		const char *nl = memchr(s, '\n', len);
		size_t n = nl ? (size_t)(nl - s) + 1 : len;

		putc(mark, f);
		fwrite(s, 1, n, f);
		if (!nl)
			fputs("\n\\ No newline at end of file\n", f);
		s += n;
		len -= n;
	}
}

static void put_old(FILE *f, char mark, const struct source *s, size_t beg,
		    size_t end)
{
	int32_t from = line_start(s, beg);

	if (beg < end)
		put_lines(f, mark, s->text + from,
			  (size_t)(line_start(s, end) - from));
}

/* Without the empty one behind the last '\n'. */
static size_t lines_of(const struct source *s)
{
	return s->nlines - (s->nlines && s->line[s->nlines - 1] == s->len);
}

/* "12,3", or the line before if there are none. */
static void put_range(FILE *f, char mark, size_t beg, size_t n)
{
	fprintf(f, "%c%zu,%zu", mark, n ? beg + 1 : beg, n);
}

/* Changes c[0..n), which are near each other; `moved` lines were added before. */
static void put_hunk(FILE *f, const struct source *s, const struct change *c,
		     size_t n, long moved)
{
	size_t beg = c[0].beg > CONTEXT ? c[0].beg - CONTEXT : 0;
	size_t end = c[n - 1].end + CONTEXT, at = beg, lines;

	end = end < lines_of(s) ? end : lines_of(s);
	lines = end - beg;
	for (size_t i = 0; i < n; i++)
		lines += c[i].lines - (c[i].end - c[i].beg);
	fputs("@@ ", f);
	put_range(f, '-', beg, end - beg);
	putc(' ', f);
	put_range(f, '+', (size_t)((long)beg + moved), lines);
	fputs(" @@\n", f);
	for (size_t i = 0; i < n; i++) {
		put_old(f, ' ', s, at, c[i].beg);
		put_old(f, '-', s, c[i].beg, c[i].end);
		put_lines(f, '+', c[i].text, c[i].len);
		at = c[i].end;
	}
	put_old(f, ' ', s, at, end);
}

static const char *path_of(const struct source *s)
{
	const char *p = s->path ? s->path : s->name;

	while (!strncmp(p, "./", 2) && p[2])
		p += 2;
	return p;
}

/* Edits e[0..n) of one file. */
static void put_file(FILE *f, struct arena *a, const struct edit **e, size_t n)
{
	const struct source *s = e[0]->file;
	struct change *c = ARENA_ARRAY(a, struct change, n);
	/* as diff(1): a tab ends a name that has blanks in it */
	const char *tab = strchr(path_of(s), ' ') ? "\t" : "";
	size_t nc = 0, first, last;
	long moved = 0;

	for (first = 0; first < n; first = last) {
		size_t end = last_line(e[first]);

		for (last = first + 1; last < n &&
		     line_of(s, e[last]->beg) <= end; last++)
			if (last_line(e[last]) > end)
				end = last_line(e[last]);
		make_change(&c[nc++], a, e + first, last - first);
	}
	fprintf(f, "--- %s%s\n+++ %s%s\n", path_of(s), tab, path_of(s), tab);
	for (first = 0; first < nc; first = last) {
		for (last = first + 1; last < nc &&
		     c[last].beg <= c[last - 1].end + 2 * CONTEXT; last++)
			;
		put_hunk(f, s, c + first, last - first, moved);
		for (size_t i = first; i < last; i++)
			moved += (long)c[i].lines - (long)(c[i].end - c[i].beg);
	}
}

static void put_diff(FILE *f, struct arena *a, struct patch *p)
{
	size_t last;

	if (p->n)
		qsort(p->e, p->n, sizeof(*p->e), compare);
	for (size_t first = 0; first < p->n; first = last) {
		for (last = first + 1; last < p->n &&
		     same_file(p->e[first]->file, p->e[last]->file); last++)
			;
		put_file(f, a, p->e + first, last - first);
	}
}

/* What is done about the finding, and where that is. */
static void put_mend(FILE *f, const struct finding *x)
{
	unsigned line = 1, col = 1;

	sol_line_col(x->at.file, x->at.beg, &line, &col);
	fprintf(f, "%s:%u: %s\n", path_of(x->at.file), line, x->mend);
}

/* ---- the whole ------------------------------------------------------------ */

static void tell_rest(struct log *log, unsigned n, unsigned offered,
		      bool blind)
{
	if (blind)
		log_add(log, KIND_NOTE, "where the Solidity text is not at "
			"hand, no patch can be made");
	else if (offered < n)
		log_add(log, KIND_NOTE, "the patch mends %u of %u findings; "
			"the others cannot be mended mechanically", offered, n);
}

bool out_patch(FILE *f, struct arena *a, const struct report *r,
	       struct log *log)
{
	struct patch p = { NULL, 0 };
	unsigned offered = 0;
	bool blind = false;
	size_t n = 0;

	for (const struct finding *x = r->first; x; x = x->next)
		for (const struct edit *e = x->edits; e; e = e->next)
			n++;
	p.e = ARENA_ARRAY(a, const struct edit *, n + 1);
	for (const struct finding *x = r->first; x; x = x->next) {
		blind |= !x->at.file || !x->at.file->text;
		if (!x->edits)
			continue;
		if (!goes_with(&p, x)) {
			log_add(log, KIND_NOTE, "the patch leaves out a "
				"finding in '%s', whose edits do not go with "
				"those of another one", x->function);
			continue;
		}
		add(&p, x);
		put_mend(f, x);
		offered++;
	}
	tell_rest(log, r->n, offered, blind);
	put_diff(f, a, &p);
	return !ferror(f);
}
