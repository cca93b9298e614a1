/*
 * Findings in, and functions that are explained, one file with their pictures
 * out, one below the other in the order of the report.  The drawing is lanes_svg.c's and lanes_dot.c's.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lanes.h"

enum { MAX_CODE = 160 };	/* bytes of Solidity quoted for a step */

/* ---- findings to steps ------------------------------------------------ */

const char *event_word(enum event_kind k)
{
	static const char *const words[] = {
		[EV_ENTRY] = "entry", [EV_READ] = "read",
		[EV_CHECK] = "check", [EV_CALL] = "call",
		[EV_REENTER] = "re-entry", [EV_PAY] = "payment",
		[EV_WRITE] = "write", [EV_NOTE] = "note",
		[EV_RETURN] = "return",
	};

	return words[k];
}

static bool same_place(const struct where *a, const struct where *b)
{
	return a->file && a->file == b->file && a->beg == b->beg &&
	       a->end == b->end;
}

enum lane_mark event_mark(const struct finding *f, const struct event *e)
{
	bool called = false;

	if (e->depth)
		return LANE_PLAIN;
	if (e->kind == EV_CALL)
		return LANE_CALL;
	for (const struct event *k = f->events; k && k != e; k = k->next)
		called |= k->kind == EV_CALL && !k->depth;
	return called && same_place(&e->at, &f->write) ? LANE_LATE
						       : LANE_PLAIN;
}

/* Some rules are about what is read after the call, or only about order. */
const char *late_words(const struct finding *f)
{
	for (const struct event *e = f->events; e; e = e->next)
		if (event_mark(f, e) == LANE_LATE && e->kind == EV_READ)
			return "the late read";
		else if (event_mark(f, e) == LANE_LATE && e->kind != EV_WRITE)
			return "what comes after the call";
	return "the late write";
}

/* The head of a function says more than its name alone. */
static bool is_head(const struct event *e)
{
	return e->kind == EV_ENTRY || e->kind == EV_REENTER;
}

static void fill_step(struct lane_step *s, struct arena *a,
		      struct paints *paints, const struct options *o,
		      const struct finding *f, const struct event *e)
{
	s->depth = e->depth;
	s->mark = event_mark(f, e);
	s->function = e->function ? plain_message(a, e->function) : NULL;
	s->kind = event_word(e->kind);
	s->text = plain_message(a, e->text);
	s->place = place_text(a, o, &e->at);
	s->code = place_code(a, paints, &e->at, is_head(e), MAX_CODE);
}

static const char *summary_of(struct arena *a, const struct lanes *l)
{
	const char *s = "";

	for (unsigned i = 0; i < l->n; i++)
		s = arena_printf(a, "%s%s(%u) %s.", s, i ? " " : "",
				 l->step[i].no, l->step[i].text);
	return s;
}

struct lanes *lanes_of_finding(struct arena *a, struct paints *paints,
			       const struct options *o,
			       const struct finding *f)
{
	struct lanes *l = ARENA_NEW(a, struct lanes);
	const char *place = place_text(a, o, &f->at);
	char *name = finding_function(f);
	unsigned n = 0;

	for (const struct event *e = f->events; e; e = e->next)
		n++;
	l->step = ARENA_ARRAY(a, struct lane_step, n + 1);
	for (const struct event *e = f->events; e; e = e->next) {
		struct lane_step *s = &l->step[l->n++];

		s->no = l->n;
		fill_step(s, a, paints, o, f, e);
	}
	l->title = plain_message(a, f->text);
	l->subtitle = arena_printf(a, "%s%s%s \u00b7 -W%s", name ? name : "",
				   place ? " \u00b7 " : "",
				   place ? place : "", f->warn->name);
	l->summary = summary_of(a, l);
	free(name);
	return l;
}

/* ---- functions to steps ----------------------------------------------- */

/* The steps of a function that is explained. */
struct telling {
	struct arena *a;
	const struct explanation *e;
	struct lanes *l;
};

static unsigned count_steps(const struct step *s)
{
	unsigned n = 0;

	/* an open call is two: the call, and what runs during it */
	for (; s; s = s->next)
		n += 1 + s->open + count_steps(s->kids) + count_steps(s->other);
	return n;
}

/* Texts have backticks around code; a picture has none. */
static const char *without_backticks(struct arena *a, const char *s)
{
	char *out = arena_strndup(a, s, strlen(s)), *w = out;

	for (; *s; s++)
		if (*s != '`')
			*w++ = *s;
	*w = '\0';
	return out;
}

/* no 0: what is not a step of the function. */
static struct lane_step *add_lane_step(struct telling *t, unsigned no,
				       unsigned depth, const char *kind,
				       const char *text)
{
	struct lane_step *s = &t->l->step[t->l->n++];

	s->no = t->l->n;
	s->label = no ? arena_printf(t->a, "%u", no) : "\u2026";
	s->depth = depth;
	s->function = depth ? "whoever is called" : t->l->title;
	s->kind = kind;
	s->text = without_backticks(t->a, text);
	return s;
}

static void add_steps(struct telling *t, const struct step *s)
{
	static const char *const kind[] = {
		[STEP_CHECK] = "check", [STEP_CALL] = "call",
		[STEP_WRITE] = "write", [STEP_EVENT] = "event",
		[STEP_BRANCH] = "branch", [STEP_LOOP] = "loop",
		[STEP_RETURN] = "return", [STEP_NOTE] = "note",
	};

	for (; s; s = s->next) {
		const char *file = s->file ? s->file : t->e->file;
		struct lane_step *l = add_lane_step(t, s->no, 0,
						    kind[s->kind], s->text);

		l->mark = s->open ? LANE_CALL : s->after ? LANE_LATE :
			  LANE_PLAIN;
		if (s->line && file)
			l->place = arena_printf(t->a, "%s:%u", file, s->line);
		if (s->open)
			add_lane_step(t, 0, 1, "other code", "Other code runs "
				      "here, and can enter the contract.");
		add_steps(t, s->kids);
		add_steps(t, s->other);
	}
}

static struct lanes *lanes_of_function(struct arena *a,
				       const struct explanation *e,
				       const struct xfunction *x)
{
	struct telling t = { a, e, ARENA_NEW(a, struct lanes) };

	t.l->step = ARENA_ARRAY(a, struct lane_step, count_steps(x->steps) + 1);
	t.l->title = arena_printf(a, "%s.%s", e->contract, x->name);
	add_steps(&t, x->steps);
	t.l->subtitle = x->line && e->file ?
			arena_printf(a, "%s:%u", e->file, x->line) : e->file;
	t.l->summary = summary_of(a, t.l);
	return t.l;
}

/* What a picture without findings says. */
static struct lanes *nothing(struct arena *a, const struct told_run *run)
{
	struct lanes *l = ARENA_NEW(a, struct lanes);

	l->title = run->opt->syntax_only ? "Nothing was judged" :
		   "Nothing was found";
	l->subtitle = run->log->errors
		? "Not every input could be used: see the messages"
		: run->opt->syntax_only ? "only the syntax was checked"
		: "no finding under the warnings that are on";
	l->summary = l->subtitle;
	return l;
}

/* ---- the file --------------------------------------------------------- */

static void out_of_memory(void *arg)
{
	(void)arg;
	fputs("yulwark: fatal error: the pictures: out of memory\n"
	      "analysis terminated.\n", stderr);
	exit(1);
}

/* Pictures of all findings, drawn below one another by `draw`. */
struct sheet {
	FILE *f;
	struct arena *arena;
	struct extent size;
	unsigned n;
};

static void add_svg(struct sheet *s, const struct lanes *l)
{
	enum { GAP = 24 };
	unsigned y = s->n ? s->size.height + GAP : 0;
	struct extent e = lanes_svg(s->f, s->arena, l, s->n++, y);

	s->size.height = y + e.height;
	if (e.width > s->size.width)
		s->size.width = e.width;
}

static void add_dot(struct sheet *s, const struct lanes *l)
{
	lanes_dot(s->f, s->arena, l, s->n++);
}

static void draw_all(struct sheet *s, const struct told_run *run,
		     void (*add)(struct sheet *s, const struct lanes *l))
{
	struct paints paints = { .arena = s->arena };

	for (const struct finding *f = run->report->first; f; f = f->next)
		add(s, lanes_of_finding(s->arena, &paints, run->opt, f));
	for (const struct explanation *e = run->opt->tell ||
	     run->opt->tell_all ? run->report->explanations : NULL; e;
	     e = e->next)
		for (const struct xfunction *x = e->functions; x; x = x->next)
			add(s, lanes_of_function(s->arena, e, x));
	if (!s->n)
		add(s, nothing(s->arena, run));
}

static bool written(FILE *f)
{
	if (!ferror(f))
		return true;
	if (!errno)
		errno = EIO;
	return false;
}

/* The size stands before the pictures, which must be drawn to know it. */
bool out_svg(FILE *f, const struct told_run *run)
{
	char *body = NULL;
	size_t len = 0;
	struct sheet s = { .f = open_memstream(&body, &len),
			   .arena = arena_new(0, out_of_memory, NULL) };

	if (!s.f || !s.arena)
		out_of_memory(NULL);
	draw_all(&s, run, add_svg);
	fclose(s.f);
	fprintf(f, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" "
		"height=\"%u\" viewBox=\"0 0 %u %u\" lang=\"en\" "
		"class=\"lanes-sheet\">\n"
		"<title>Findings of yulwark: %u</title>\n<style>\n",
		s.size.width, s.size.height, s.size.width, s.size.height,
		run->report->n);
	fwrite(asset_lanes_css.text, 1, asset_lanes_css.len, f);
	fputs("</style>\n", f);
	fwrite(body, 1, len, f);
	fputs("</svg>\n", f);
	free(body);
	arena_free(s.arena);
	return written(f);
}

bool out_dot(FILE *f, const struct told_run *run)
{
	struct sheet s = { .f = f,
			   .arena = arena_new(0, out_of_memory, NULL) };

	if (!s.arena)
		out_of_memory(NULL);
	fputs("digraph findings {\n"
	      "\tgraph [charset=\"UTF-8\" rankdir=TB newrank=true "
	      "fontname=\"Helvetica\" fontsize=12 labeljust=l nodesep=0.3]\n"
	      "\tnode [shape=box style=\"rounded,filled\" color=\"#8a94a6\" "
	      "fillcolor=\"#ffffff\" fontname=\"Helvetica\" fontsize=11]\n"
	      "\tedge [color=\"#5b6475\" fontname=\"Helvetica\" "
	      "fontsize=10]\n", f);
	draw_all(&s, run, add_dot);
	fputs("}\n", f);
	arena_free(s.arena);
	return written(f);
}
