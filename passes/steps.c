/*
 * steps: what an entry does, in the order in which it happens.
 *
 * In: one entry with places, calls and effects.  Out: checks, calls, writes,
 * events, branches, loops, returns.  Two ways that part are told up to the
 * block where they meet again, the immediate postdominator among the blocks that
 * can end well.  A branch of which one side only reverts is a check.
 */
#include <string.h>

#include "walk.h"

/* ---- short-circuits -------------------------------------------------------- */

/* A branch over one or more blocks that do nothing else. */
struct fork {
	struct test *test;
	const struct blk *yes, *no;
	const struct ins *at;
};

/* Is b only another part of the condition? */
static bool continues(const struct blk *b)
{
	return b->npreds == 1 && b->last->op == OP_br && is_silent(b) &&
	       !b->loop_head;
}

static struct fork fork_of(struct walk *w, const struct blk *b)
{
	struct fork f = { test_of(w, arg(b->last, 0)), b->succ[0], b->succ[1],
			  b->last };

	for (unsigned i = 0; i < MAX_CHAIN; i++) {
		const struct blk *n = f.no, *y = f.yes;

		if (continues(n) && n != y && !w->e->bad[n->id]) {
			struct test *t = test_of(w, arg(n->last, 0));

			if (n->succ[0] == y && !w->e->bad[y->id]) {
				f.test = test_both(w, f.test, false, t);
				f.no = n->succ[1];
				continue;
			}
			if (n->succ[1] == y && !w->e->bad[y->id]) {
				f.test = test_both(w, f.test, false,
						negated(w, t));
				f.no = n->succ[0];
				continue;
			}
		}
		if (continues(y) && n != y && !w->e->bad[y->id]) {
			struct test *t = test_of(w, arg(y->last, 0));

			if (y->succ[1] == n && !w->e->bad[n->id]) {
				f.test = test_both(w, f.test, true, t);
				f.yes = y->succ[0];
				continue;
			}
			if (y->succ[0] == n && !w->e->bad[n->id]) {
				f.test = test_both(w, f.test, true,
						negated(w, t));
				f.yes = y->succ[1];
				continue;
			}
		}
		break;
	}
	return f;
}

/* ---- ways ------------------------------------------------------------------ */

/* To where it should stop; to a good end that is told; to the loop's next turn. */
enum way { WAY_FALLS, WAY_ENDS, WAY_TURNS };

static enum way tell_from(struct walk *w, const struct blk *b,
			  const struct blk *stop, bool nested);

/* What a division or an index needs, in words. */
static const char *panic_note(unsigned code)
{
	switch (code) {
	case 0x01: return " (an `assert`)";
	case 0x11: return " (arithmetic)";
	case 0x12: return " (division by zero)";
	case 0x21: return " (no such value of the enum)";
	case 0x31: return " (`pop` of an empty array)";
	case 0x32: return " (an index out of range)";
	default: return "";
	}
}

/* "n < n": of an element that was added just before. */
static bool is_plain_truth(const char *c)
{
	const char *mid = strstr(c, " < ");
	size_t n = mid ? (size_t)(mid - c) : 0;

	return mid && strlen(mid + 3) == n && !memcmp(c, mid + 3, n);
}

/* The compiler checks an index for each use of it. */
static bool is_repeated(const struct walk *w, const char *condition,
			const struct fail *fail)
{
	return w->check && w->check->no == w->n &&
	       !strcmp(w->check->condition, condition) &&
	       !strcmp(w->check->failure, fail->text);
}

static void add_check(struct walk *w, const struct test *holds,
		      const struct fail *fail, const struct ins *at)
{
	const char *condition, *value;
	const struct ins *op;
	struct step *s;

	if (refuses_ether(holds) && fail->kind == FAIL_PLAIN && !w->n) {
		w->payable = false;
		return;
	}
	if (is_plumbing(w, holds, fail))
		return;
	expr_begin(w->x);
	w->x->at = at;
	condition = test_text(w, holds);
	if (!strcmp(condition, "true") || is_repeated(w, condition, fail) ||
	    (fail->kind == FAIL_PANIC && is_plain_truth(condition)))
		return;
	s = add_step(w, STEP_CHECK, at);
	if (!s)
		return;
	s->aux = holds;
	if (fail->kind == FAIL_PANIC && fail->panic == 0x11 && holds->v &&
	    (op = expr_guarded(holds->v))) {
		/* told with the value, unless that is not told */
		value = expr_value(w->x, res((struct ins *)op));
		w->guard[w->nguards++] = (struct guard){ s, op, value };
		s->guards = true;
		s->condition = condition;
		s->failure = fail->text;
		s->text = SAY(w, "Works out `%s`, checked: it reverts %s if "
			      "that is out of range.", value, fail->text);
		s->aux = NULL;
		return;
	}
	s->aux = holds;
	s->condition = condition;
	s->failure = fail->text;
	w->check = s;
	s->text = SAY(w, "Requires `%s`; otherwise it reverts %s%s.",
		      s->condition, *fail->text ? fail->text : "", fail->kind ==
		      FAIL_PANIC ? panic_note(fail->panic) : "");
}

static bool is_empty(const struct step *s)
{
	return !s;
}

/* Move the steps of a list to the end of the one that is being told. */
static void splice(struct walk *w, struct step *s)
{
	**w->tail = s;
	while (s) {
		*w->tail = &s->next;
		s = s->next;
	}
}

static enum way tell_side(struct walk *w, const struct blk *b,
			  const struct blk *stop, struct step **list)
{
	struct step **tail = list, ***was = w->tail;
	unsigned fresh = w->nfresh;
	enum way way;

	*list = NULL;
	w->tail = &tail;
	way = tell_from(w, b, stop, true);
	w->tail = was;
	w->written = NULL;
	if (w->nfresh > fresh)
		w->nfresh = fresh;
	return way;
}

/* It was the last: what came before it still waits for its first step. */
static void drop_step(struct walk *w, struct step **at, const struct step *s)
{
	*at = NULL;
	*w->tail = at;
	for (unsigned i = 0; i < w->f->nblks; i++)
		if (w->first[i] == s) {
			w->first[i] = NULL;
			w->fresh[w->nfresh++] = w->f->blk[i];
		}
}

static enum way tell_branch(struct walk *w, const struct fork *f,
			    const struct blk *merge, const struct blk **next)
{
	struct step **at = *w->tail;
	struct step *s = add_step(w, STEP_BRANCH, f->at);
	enum way yes, no;
	struct step *a, *b;
	const char *c;

	if (!s)
		return WAY_ENDS;
	expr_begin(w->x);
	w->x->at = f->at;
	c = test_text(w, f->test);
	yes = tell_side(w, f->yes, merge, &a);
	no = tell_side(w, f->no, merge, &b);
	*next = yes == WAY_FALLS || no == WAY_FALLS ? merge : NULL;
	if (is_empty(a) && is_empty(b) && yes == WAY_FALLS &&
	    no == WAY_FALLS) {
		drop_step(w, at, s);
		return WAY_FALLS;
	}
	if (is_empty(a) || (no == WAY_ENDS && yes != WAY_ENDS &&
			    !is_empty(b))) {
		/* told the other way round */
		struct step *x = a;
		enum way y = yes;

		a = b;
		b = x;
		yes = no;
		no = y;
		w->x->at = f->at;
		c = test_text(w, negated(w, f->test));
	}
	s->condition = c;
	s->aux = f->test;
	s->text = SAY(w, "If `%s`:", c);
	s->kids = a;
	if (yes == WAY_ENDS)
		splice(w, b);
	else
		s->other = b;
	return *next ? WAY_FALLS : yes == WAY_TURNS || no == WAY_TURNS ?
	       WAY_TURNS : WAY_ENDS;
}

/* Behind the loop: the nearest postdominator of its head that is not in it. */
static const struct blk *behind_loop(const struct walk *w,
				     const struct loop *l)
{
	int b = (int)l->head->id;

	while (b >= 0 && in_loop(w->f->blk[b], l))
		b = w->ipdom[b];
	return b >= 0 ? w->f->blk[b] : NULL;
}

/* The block in which the loop asks whether to go on. */
static bool asks_to_go_on(const struct walk *w, const struct fork *f,
			  const struct loop *l)
{
	return in_loop(f->yes, l) != in_loop(f->no, l) &&
	       !w->e->bad[f->yes->id] && !w->e->bad[f->no->id];
}

static enum way tell_loop(struct walk *w, const struct blk *head,
			  const struct blk **next)
{
	const struct loop *was = w->loop;
	const struct blk *past = w->past;
	struct step **at = *w->tail;
	struct step *s = add_step(w, STEP_LOOP, head->last);
	struct fork f = { NULL, NULL, NULL, NULL };

	if (!s)
		return WAY_ENDS;
	w->loop = head->loop;
	w->past = *next = behind_loop(w, head->loop);
	s->text = "Repeats:";
	if (head->last->op == OP_br && is_silent(head) &&
	    asks_to_go_on(w, &(struct fork){ NULL, head->succ[0],
				head->succ[1], NULL }, head->loop)) {
		f = fork_of(w, head);
		if (!asks_to_go_on(w, &f, head->loop))
			f = (struct fork){ test_of(w, arg(head->last, 0)),
					   head->succ[0], head->succ[1],
					   head->last };
		if (!in_loop(f.yes, head->loop)) {
			const struct blk *b = f.yes;

			f.yes = f.no;
			f.no = b;
			f.test = negated(w, f.test);
		}
		w->past = *next = f.no;
		expr_begin(w->x);
		w->x->at = f.at;
		s->aux = f.test;
		s->condition = test_text(w, f.test);
		s->text = SAY(w, "Repeats while `%s`:", s->condition);
	}
	if (f.test)
		tell_side(w, f.yes, head, &s->kids);
	else
		tell_side(w, head, NULL, &s->kids);
	w->loop = was;
	w->past = past;
	if (is_empty(s->kids))
		drop_step(w, at, s);
	return *next ? WAY_FALLS : WAY_ENDS;
}

/* Is it the block behind the loop, or what that leads to without more ado? */
static bool is_behind(const struct blk *past, const struct blk *b)
{
	while (past && past != b)
		past = past->nsuccs == 1 && is_silent(past) ? past->succ[0] :
		       NULL;
	return past;
}

/* Does this way end without coming to `stop`: WAY_FALLS if it does not. */
static enum way leaves(struct walk *w, const struct blk *b, bool first)
{
	struct step *s;

	if (!w->loop)
		return WAY_FALLS;
	if (b == w->loop->head && !first)
		return WAY_TURNS;
	if (!is_behind(w->past, b))
		return WAY_FALLS;
	s = add_step(w, STEP_NOTE, NULL);
	if (s)
		s->text = "Leaves the loop.";
	return WAY_ENDS;
}

static bool seen_before(struct walk *w, const struct blk *b)
{
	struct step *s;

	if (!w->visited[b->id]) {
		w->visited[b->id] = true;
		w->fresh[w->nfresh++] = b;
		return false;
	}
	if (w->first[b->id]) {
		s = add_step(w, STEP_NOTE, NULL);
		if (s)
			s->aux = w->first[b->id];
	}
	return true;
}

/*
 * Where the ways from b meet again; NULL: nowhere, or only behind the loop that
 * is being told, so that each of them is told to where it leaves.
 */
static const struct blk *meeting_point(const struct walk *w,
				       const struct blk *b)
{
	int m = w->ipdom[b->id];

	return m < 0 || (w->loop && !in_loop(w->f->blk[m], w->loop)) ? NULL :
	       w->f->blk[m];
}

/* What the last instruction of a block does; the block to go on with. */
static enum way tell_end(struct walk *w, const struct blk *b, bool nested,
			 const struct blk **next)
{
	struct fork f;

	*next = NULL;
	if (ends_ok(b->last) || b->last->op == OP_ret) {
		add_return(w, b->last, nested);
		return WAY_ENDS;
	}
	if (b->nsuccs == 1) {
		*next = b->succ[0];
		return WAY_FALLS;
	}
	if (b->nsuccs != 2)
		return WAY_ENDS;
	f = fork_of(w, b);
	if (w->e->bad[f.no->id] || w->e->bad[f.yes->id]) {
		bool no = w->e->bad[f.no->id];
		struct fail fail = fail_from(w, no ? f.no : f.yes, f.at->blk);

		add_check(w, no ? f.test : negated(w, f.test), &fail, f.at);
		*next = no ? f.yes : f.no;
		return w->e->bad[(*next)->id] ? WAY_ENDS : WAY_FALLS;
	}
	return tell_branch(w, &f, meeting_point(w, b), next);
}

static enum way tell_from(struct walk *w, const struct blk *b,
			  const struct blk *stop, bool nested)
{
	bool first = true;

	while (b) {
		enum way way;

		if (b == stop && !(first && !stop))
			return WAY_FALLS;
		if ((way = leaves(w, b, first)) != WAY_FALLS)
			return way;
		if (b->loop_head && b->loop && b->loop != w->loop) {
			if (seen_before(w, b))
				return WAY_ENDS;
			way = tell_loop(w, b, &b);
		} else {
			if (!(first && w->loop && b == w->loop->head) &&
			    seen_before(w, b))
				return WAY_ENDS;
			tell_block(w, b);
			way = tell_end(w, b, nested, &b);
		}
		first = false;
		if (way != WAY_FALLS || w->cut)
			return way == WAY_FALLS ? WAY_ENDS : way;
	}
	return stop ? WAY_ENDS : WAY_FALLS;
}

/* ---- the whole ------------------------------------------------------------- */

/* One that is dropped has the number of the one behind it. */
static void renumber(struct step *s, unsigned *n)
{
	for (; s; s = s->next) {
		s->no = *n + 1;
		*n += !s->dropped;
		renumber(s->kids, n);
		renumber(s->other, n);
	}
}

/* Does another step tell of the guarded value, and that it is checked? */
static bool is_told(const struct step *s, const struct guard *g)
{
	for (; s; s = s->next)
		if ((!s->guards && strstr(s->text, g->text) &&
		     strstr(s->text, "checked") && strcmp(g->text, "…") &&
		     !strstr(s->text, "unchecked")) ||
		    is_told(s->kids, g) || is_told(s->other, g))
			return true;
	return false;
}

/* solc may test one difference twice. */
static bool is_guarded_before(const struct walk *w, unsigned i)
{
	for (unsigned k = 0; k < i; k++)
		if (w->guard[k].op == w->guard[i].op)
			return true;
	return false;
}

/* A branch or a loop is nothing without what is in it. */
static bool is_bare(const struct step *s)
{
	return s->kind == STEP_BRANCH || s->kind == STEP_LOOP;
}

static bool all_dropped(const struct step *s)
{
	for (; s; s = s->next)
		if (!s->dropped && !(is_bare(s) && all_dropped(s->kids) &&
				     all_dropped(s->other)))
			return false;
	return true;
}

static void drop_bare(struct step *s)
{
	for (; s; s = s->next) {
		drop_bare(s->kids);
		drop_bare(s->other);
		s->dropped |= is_bare(s) && all_dropped(s->kids) &&
			      all_dropped(s->other);
	}
}

static struct step *without_dropped(struct step *s)
{
	struct step **p = &s;

	while (*p) {
		(*p)->kids = without_dropped((*p)->kids);
		(*p)->other = without_dropped((*p)->other);
		if ((*p)->dropped)
			*p = (*p)->next;
		else
			p = &(*p)->next;
	}
	return s;
}

struct step *steps_of(struct expr *x, bool *cut, bool *payable)
{
	struct step *first = NULL, **tail = &first;
	const struct fn *f = x->e->fn;
	struct walk w = {
		.x = x, .m = x->m, .a = x->m->report->arena, .f = f,
		.e = &x->m->effects->of[x->e->no], .tail = &tail,
		.payable = true,
	};
	unsigned n = 0;

	w.visited = ARENA_ARRAY(w.a, bool, f->nblks);
	w.first = ARENA_ARRAY(w.a, struct step *, f->nblks);
	w.fresh = ARENA_ARRAY(w.a, const struct blk *, f->nblks + 1);
	w.ipdom = postdominators(f, w.e->bad, w.a);
	x->checked = find_checked(&w);
	x->shown = ARENA_ARRAY(w.a, bool, f->nins + 1);
	w.member = ARENA_ARRAY(w.a, struct access, MAX_MEMBERS);
	w.guard = ARENA_ARRAY(w.a, struct guard, f->nblks + 1);
	if (f->nblks && !w.e->bad[0])
		tell_from(&w, f->blk[0], NULL, false);
	renumber(first, &n);
	say_all(&w, first, first);
	for (unsigned i = 0; i < w.nguards; i++)
		w.guard[i].step->dropped = x->shown[w.guard[i].op->id] ||
					   is_guarded_before(&w, i) ||
					   is_told(first, &w.guard[i]);
	n = 0;
	drop_bare(first);
	renumber(first, &n);
	first = without_dropped(first);
	say_all(&w, first, first);
	*cut = w.cut;
	*payable = w.payable;
	return first;
}

unsigned step_no(const struct step *s, const struct ins *in)
{
	unsigned no;

	for (; s; s = s->next) {
		if (s->in == in && s->kind != STEP_BRANCH &&
		    s->kind != STEP_LOOP)
			return s->no;
		if ((no = step_no(s->kids, in)) || (no = step_no(s->other, in)))
			return no;
	}
	return 0;
}
