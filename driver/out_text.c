/*
 * Messages and findings in, text as GCC prints it out: the line of the
 * diagnostic, the quoted source, and the path as numbered events in nested
 * frames.
 */
#include <stdlib.h>
#include <string.h>

#include "out.h"

static const struct {
	const char *word;
	enum color color;
} kinds[] = {
	[KIND_FATAL] = { "fatal error: ", COL_error },
	[KIND_ERROR] = { "error: ", COL_error },
	[KIND_WARNING] = { "warning: ", COL_warning },
	[KIND_NOTE] = { "note: ", COL_note },
};

void out_text_init(struct out_text *o, FILE *f, const struct options *opt)
{
	*o = (struct out_text){ 0 };
	term_init(&o->term, f, opt);
}

/* ---- places ----------------------------------------------------------- */

static const char *name_of(const struct source *s)
{
	return s->path ? s->path : s->name;
}

static bool at_hand(const struct where *w)
{
	return w->file && w->file->text &&
	       w->beg >= 0 && (size_t)w->beg <= w->file->len;
}

static void put_name(struct term *t, const char *name)
{
	while (*name) {
		unsigned char c = (unsigned char)*name++;

		if (c < 0x20 || c == 0x7f)
			fprintf(t->f, "\\x%02x", c);
		else
			putc(c, t->f);
	}
}

static void put_quoted(struct term *t, const char *name)
{
	fputs(t->utf8 ? "\u2018" : "'", t->f);
	term_on(t, COL_quote);
	put_name(t, name);
	term_off(t, COL_quote);
	fputs(t->utf8 ? "\u2019" : "'", t->f);
}

/*
 * "f.sol:16:9:", or "f.sol:@185-216:" if the text is not at hand, or what
 * the diagnostic is about if there is no place at all.
 */
static void put_place(struct term *t, const struct where *w,
		      const char *otherwise)
{
	unsigned line, col;

	term_on(t, COL_locus);
	put_name(t, w->file ? name_of(w->file) : otherwise);
	if (at_hand(w)) {
		struct page p = page_of_source(w->file);

		locus_place(t, &p, (uint32_t)w->beg, &line, &col);
		fprintf(t->f, ":%u:%u:", line, col);
	} else if (w->file && w->beg >= 0) {
		fprintf(t->f, ":@%d-%d:", w->beg, w->end);
	} else {
		putc(':', t->f);
	}
	term_off(t, COL_locus);
}

static void put_kind(struct term *t, enum kind k)
{
	term_on(t, kinds[k].color);
	fputs(kinds[k].word, t->f);
	term_off(t, kinds[k].color);
}

/* ---- messages --------------------------------------------------------- */

void out_text_message(void *out, const struct message *m)
{
	struct out_text *o = out;
	struct term *t = &o->term;

	fflush(stdout);
	term_on(t, COL_locus);
	put_name(t, m->file ? m->file : "yulwark");
	if (m->src) {
		struct page p = page_of_yul(m->src);
		unsigned line, col;

		locus_place(t, &p, m->loc.beg, &line, &col);
		fprintf(t->f, ":%u:%u", line, col);
	} else if (m->line) {
		fprintf(t->f, ":%u:%u", m->line, m->col ? m->col : 1);
	}
	putc(':', t->f);
	term_off(t, COL_locus);
	putc(' ', t->f);
	put_kind(t, m->kind);
	term_text(t, t->f, m->text);
	putc('\n', t->f);
	if (m->src) {
		struct page p = page_of_yul(m->src);
		struct range r = { m->loc.beg, m->loc.end, 0, NULL };

		locus_print(t, &p, &r, 1, kinds[m->kind].color, "");
	}
	if (m->kind == KIND_FATAL)
		fputs("analysis terminated.\n", t->f);
	fflush(t->f);
}

/* ---- quoting ---------------------------------------------------------- */

/* How a place can be shown. */
enum quotable { Q_NOT, Q_SNIPPET, Q_TEXT };

static enum quotable quotable(const struct where *w)
{
	if (!w->file)
		return Q_NOT;
	if (w->file->text)
		return at_hand(w) ? Q_TEXT : Q_NOT;
	return w->snippet && *w->snippet ? Q_SNIPPET : Q_NOT;
}

/* A page made of snippets, one a line, in the order of their places. */
struct snippets {
	char *text;
	uint32_t *line;
	struct page page;
};

static void free_snippets(struct snippets *s)
{
	free(s->text);
	free(s->line);
}

int by_place(const void *a, const void *b)
{
	const struct where *x = *(const struct where *const *)a;
	const struct where *y = *(const struct where *const *)b;

	if (x->beg != y->beg)
		return x->beg < y->beg ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

static bool same_place(const struct where *a, const struct where *b)
{
	return a->beg == b->beg && a->end == b->end;
}

/* Fills r[i].beg and .end for place w[i]. */
static bool make_snippets(struct snippets *s, const struct where **w,
			  struct range *r, unsigned n)
{
	const struct where **sorted = calloc(n, sizeof(*sorted));
	size_t room = 1, len = 0, lines = 0;

	for (unsigned i = 0; i < n; i++)
		room += strlen(w[i]->snippet) + 1;
	*s = (struct snippets){ malloc(room), calloc(n + 1, sizeof(uint32_t)),
				{ 0 } };
	if (!sorted || !s->text || !s->line) {
		free(sorted);
		return false;
	}
	memcpy(sorted, w, n * sizeof(*w));
	qsort(sorted, n, sizeof(*sorted), by_place);
	for (unsigned i = 0; i < n; i++) {
		size_t k = strlen(sorted[i]->snippet);

		if (i && same_place(sorted[i], sorted[i - 1]))
			continue;
		s->line[lines++] = (uint32_t)len;
		memcpy(s->text + len, sorted[i]->snippet, k);
		for (unsigned j = 0; j < n; j++)
			if (same_place(w[j], sorted[i])) {
				r[j].beg = (uint32_t)len;
				r[j].end = (uint32_t)(len + k);
			}
		len += k;
		s->text[len++] = '\n';
	}
	free(sorted);
	s->page = (struct page){ .name = name_of(w[0]->file), .text = s->text,
				 .len = len, .line = s->line,
				 .nlines = lines, .snippets = true };
	return true;
}

/* Quote n places of one file; r has their labels. */
static void quote(struct term *t, const struct where **w, struct range *r,
		  unsigned n, enum color c, const char *prefix)
{
	struct snippets s;

	if (quotable(w[0]) == Q_TEXT) {
		struct page p = page_of_source(w[0]->file);

		for (unsigned i = 0; i < n; i++) {
			r[i].beg = (uint32_t)w[i]->beg;
			r[i].end = w[i]->end > w[i]->beg
				? (uint32_t)w[i]->end : r[i].beg;
		}
		locus_print(t, &p, r, n, c, prefix);
	} else if (quotable(w[0]) == Q_SNIPPET) {
		if (make_snippets(&s, w, r, n))
			locus_print(t, &s.page, r, n, c, prefix);
		free_snippets(&s);
	}
}

static void quote_one(struct term *t, const struct where *w, enum color c)
{
	struct range r = { 0 };

	quote(t, &w, &r, 1, c, "");
}

/* ---- the path --------------------------------------------------------- */

/* Events in a row of one function, depth and file: one frame of the drawing. */
struct frame {
	const struct event *first;
	unsigned from, n;	/* number of the first, counted from 1 */
};

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool same_frame(const struct event *a, const struct event *b)
{
	return a->depth == b->depth && same_text(a->function, b->function) &&
	       quotable(&a->at) == quotable(&b->at) &&
	       (quotable(&a->at) == Q_NOT || a->at.file == b->at.file);
}

static struct frame frame_at(const struct event *e, unsigned no)
{
	struct frame f = { e, no, 0 };

	for (const struct event *k = e; k && same_frame(e, k); k = k->next)
		f.n++;
	return f;
}

static const struct event *behind(const struct frame *f)
{
	const struct event *e = f->first;

	for (unsigned i = 0; i < f->n; i++)
		e = e->next;
	return e;
}

static void put_event(struct term *t, const struct event *e, unsigned no)
{
	term_on(t, COL_path);
	fprintf(t->f, "(%u)", no);
	term_off(t, COL_path);
	putc(' ', t->f);
	term_text(t, t->f, e->text);
}

/* Events that have no text to hang on are just listed. */
static void list_events(struct term *t, const struct frame *f,
			const char *prefix)
{
	const struct event *e = f->first;

	for (unsigned i = 0; i < f->n; i++, e = e->next) {
		fprintf(t->f, "%s ", prefix);
		put_event(t, e, f->from + i);
		putc('\n', t->f);
	}
}

/* What the frame shows, each line behind the frame's bar. */
static void put_frame_events(struct term *t, const struct frame *f,
			     const char *prefix)
{
	const struct where **w = calloc(f->n, sizeof(*w));
	struct range *r = calloc(f->n, sizeof(*r));
	const struct event *e = f->first;

	for (unsigned i = 0; w && r && i < f->n; i++, e = e->next) {
		w[i] = &e->at;
		r[i].no = f->from + i;
		r[i].label = e->text;
	}
	if (quotable(&f->first->at) == Q_NOT) {
		list_events(t, f, prefix);
	} else if (w && r && t->opt->caret) {
		if (!same_text(name_of(f->first->at.file), t->last_file)) {
			fputs(prefix, t->f);
			put_place(t, &f->first->at, "");
			putc('\n', t->f);
		}
		quote(t, w, r, f->n, COL_path, prefix);
	}
	free(r);
	free(w);
}

static void put_colored(struct term *t, unsigned indent, const char *s)
{
	fprintf(t->f, "%*s", (int)indent, "");
	term_on(t, COL_path);
	fputs(s, t->f);
	term_off(t, COL_path);
}

/* A bar in column `indent`, as the beginning of every line of a frame. */
static char *bar_prefix(const struct term *t, unsigned indent)
{
	char *s = NULL;
	int n = t->color && *t->code[COL_path]
		? asprintf(&s, "%*s\33[%sm\33[K|\33[m\33[K", (int)indent, "",
			   t->code[COL_path])
		: asprintf(&s, "%*s|", (int)indent, "");

	return n < 0 ? NULL : s;
}

static void put_frame(struct term *t, const struct frame *f, unsigned indent)
{
	char *prefix = bar_prefix(t, indent + 2);

	if (f->first->function) {
		put_quoted(t, f->first->function);
		fputs(": ", t->f);
	}
	if (f->n == 1)
		fprintf(t->f, "event %u", f->from);
	else
		fprintf(t->f, "events %u-%u", f->from, f->from + f->n - 1);
	if (t->opt->show_depths)
		fprintf(t->f, " (depth %u)", f->first->depth + 1);
	putc('\n', t->f);
	put_colored(t, indent + 2, "|");
	putc('\n', t->f);
	put_frame_events(t, f, prefix ? prefix : "");
	put_colored(t, indent + 2, "|");
	putc('\n', t->f);
	free(prefix);
}

/* Deeper calls than this are drawn no further to the right. */
enum { MAX_DRAWN = 32 };

/* "    <------+" back to the bar in column `to`, from that of `indent`. */
static void put_return(struct term *t, unsigned to, unsigned indent)
{
	fprintf(t->f, "%*s", (int)to, "");
	term_on(t, COL_path);
	putc('<', t->f);
	for (unsigned i = to; i + 1 < indent + 2; i++)
		putc('-', t->f);
	putc('+', t->f);
	term_off(t, COL_path);
	putc('\n', t->f);
	put_colored(t, to, "|");
	putc('\n', t->f);
}

static unsigned drawn_depth(const struct event *e)
{
	return e->depth < MAX_DRAWN ? e->depth : MAX_DRAWN - 1;
}

/*
 * Frames one below the other; a call indents, a return leads back to the bar
 * of the frame it returns to.
 */
static void put_path_inline(struct term *t, const struct event *events)
{
	unsigned bar[MAX_DRAWN] = { 0 };	/* of a depth; 0: none yet */
	unsigned indent = 2, no = 1;
	const struct event *next;
	bool pushed = false;

	for (const struct event *e = events; e; e = next) {
		struct frame f = frame_at(e, no);
		unsigned depth = drawn_depth(e), to;

		fprintf(t->f, "%*s", (int)indent, "");
		if (pushed) {
			put_colored(t, 0, "+--> ");
			indent += 5;
		}
		put_frame(t, &f, indent);
		no += f.n;
		next = behind(&f);
		to = next ? drawn_depth(next) : depth;
		pushed = to > depth;
		if (pushed) {
			bar[depth] = indent + 2;
			indent += 2;
		} else if (to < depth && bar[to]) {
			put_return(t, bar[to], indent);
			indent = bar[to] - 2;
		} else if (to < depth) {
			indent = 2;
		}
	}
}

static void put_path_separate(struct term *t, const struct finding *f)
{
	unsigned no = 1;

	for (const struct event *e = f->events; e; e = e->next, no++) {
		put_place(t, &e->at, f->contract ? f->contract : "yulwark");
		putc(' ', t->f);
		put_kind(t, KIND_NOTE);
		put_event(t, e, no);
		if (t->opt->show_depths)
			fprintf(t->f, " (depth %u)", e->depth + 1);
		putc('\n', t->f);
		quote_one(t, &e->at, COL_path);
	}
}

/* ---- findings --------------------------------------------------------- */

bool finding_is_error(const struct options *o, const struct finding *f)
{
	return o->as_error[f->warn - warnings];
}

char *finding_function(const struct finding *f)
{
	const char *function = f->function ? f->function : "";
	const char *contract = f->contract ? f->contract : "";
	char *name = NULL;

	if (strchr(function, '.'))
		contract = "";
	if (asprintf(&name, "%s%s%s", contract,
		     *contract && *function ? "." : "", function) < 0)
		return NULL;
	return name;
}

/* "f.sol: In function ‘Bank.withdraw’:" where that changes. */
static void put_function(struct out_text *o, const struct finding *f)
{
	struct term *t = &o->term;
	const char *file = f->at.file ? name_of(f->at.file) : f->contract;
	char *name = finding_function(f);

	if (name && *name && (!same_text(file, o->last_file) ||
		      !same_text(name, o->last_function))) {
		term_on(t, COL_locus);
		put_name(t, file ? file : "yulwark");
		putc(':', t->f);
		term_off(t, COL_locus);
		fputs(" In function ", t->f);
		put_quoted(t, name);
		fputs(":\n", t->f);
	}
	free((char *)o->last_function);
	o->last_function = name;
	o->last_file = file;
}

static void put_bracketed(struct term *t, enum color c, const char *url,
			  const char *prefix, const char *s)
{
	fputs(" [", t->f);
	term_on(t, c);
	term_link(t, url);
	fprintf(t->f, "%s%s", prefix, s);
	term_unlink(t, url);
	term_off(t, c);
	putc(']', t->f);
}

/* The number in the list of weaknesses, and the option, each with a link. */
static void put_brackets(struct term *t, const struct warning *w, enum kind k)
{
	char cwe[32], url[sizeof(CWE_URL) + sizeof(cwe)];

	snprintf(cwe, sizeof(cwe), "%d", w->cwe);
	snprintf(url, sizeof(url), CWE_URL, w->cwe);
	if (t->opt->show_cwe && w->cwe)
		put_bracketed(t, kinds[k].color, url, "CWE-", cwe);
	if (t->opt->show_option)
		put_bracketed(t, kinds[k].color, t->urls ?
			      page_url(t->opt->arena, w->name) : NULL,
			      k == KIND_ERROR ? "-Werror=" : "-W", w->name);
}

void out_text_finding(struct out_text *o, const struct finding *f)
{
	struct term *t = &o->term;
	bool error = finding_is_error(t->opt, f);
	enum kind k = error ? KIND_ERROR : KIND_WARNING;

	o->some_as_error |= error;
	put_function(o, f);
	put_place(t, &f->at, f->contract ? f->contract : "yulwark");
	putc(' ', t->f);
	put_kind(t, k);
	term_text(t, t->f, f->text);
	put_brackets(t, f->warn, k);
	putc('\n', t->f);
	quote_one(t, &f->at, kinds[k].color);
	if (t->opt->path_format == PATH_INLINE)
		put_path_inline(t, f->events);
	else if (t->opt->path_format == PATH_SEPARATE)
		put_path_separate(t, f);
}

void out_text_end(struct out_text *o, const char *by_option)
{
	const struct options *opt = o->term.opt;

	if (by_option)
		fprintf(o->term.f, "analysis terminated due to %s.\n",
			by_option);
	if (o->some_as_error && !(by_option && opt->max_errors))
		fprintf(o->term.f, "yulwark: %s warnings being treated as "
			"errors\n", opt->werror ? "all" : "some");
	free((char *)o->last_function);
	o->last_function = NULL;
	fflush(o->term.f);
}
