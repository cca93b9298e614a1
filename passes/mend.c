/*
 * mend: how each finding can be mended, if that is mechanical.
 *
 * In: the findings of one contract with the verdicts that they tell of.  Out:
 * their edits, and a sentence that says what these do and what they cost.
 *
 * Best is to write the state before the call (move.c).  Where that is not
 * certain to be right for every late write, the function that is interrupted
 * and all that conflict with it are made to revert while it runs (lock.c).
 * A function is mended as a whole: what only cures one of its calls, or one of
 * the functions that share a call, leaves it open.
 */
#include <string.h>

#include "commute.h"
#include "mend.h"
#include "names.h"

void mend_later(struct mod *m, struct finding *f, const struct verdict *v,
		bool mild, const struct access *saved)
{
	struct told **tail = &m->told, *t;

	if (!m->mend)
		return;
	while (*tail)
		tail = &(*tail)->next;
	t = *tail = ARENA_NEW(m->arena, struct told);
	t->f = f;
	t->v = v;
	t->mild = mild;
	t->saved = saved;
}

/* ---- texts ------------------------------------------------------------------ */

bool mend_can_see(const struct mod *m)
{
	for (const struct use_src *u = m->obj->use; u; u = u->next) {
		const struct source *s = *u->file == '#' ? NULL :
					 sol_find(m->sources, u->file);

		if (s && !s->text)
			return false;
	}
	return m->obj->use;
}

const struct sol_item *mend_named(const struct mod *m, enum sol_kind kind,
				  const char *name, size_t len)
{
	for (struct source *s = m->sources->first; s; s = s->next) {
		const struct sol_item *it = NULL;

		while ((it = sol_next(m->sources, s, it)))
			if (it->kind == kind && strlen(it->name) == len &&
			    !memcmp(it->name, name, len))
				return it;
	}
	return NULL;
}

bool mend_has_word(const struct mod *m, const char *word)
{
	for (const struct source *s = m->sources->first; s; s = s->next) {
		struct sol_tok t = { SOL_WORD, 0, 0 };

		while (s->text && t.kind != SOL_END) {
			t = sol_token(s, t.end, (int32_t)s->len);
			if (sol_is(s, t, word))
				return true;
		}
	}
	return false;
}

static int compare_edits(const struct edit *a, const struct edit *b)
{
	if (a->file != b->file)
		return strcmp(a->file->name, b->file->name);
	if (a->beg != b->beg)
		return a->beg < b->beg ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

void mend_add(struct mod *m, struct finding *f, const struct edit *e)
{
	struct edit **at = &f->edits, *copy;

	while (*at && compare_edits(*at, e) <= 0)
		at = &(*at)->next;
	copy = ARENA_NEW(m->report->arena, struct edit);
	*copy = *e;
	copy->next = *at;
	*at = copy;
}

/* ---- moving ----------------------------------------------------------------- */

/* Has the function stored to the very place before the call? */
static bool is_set_early(const struct mod *m, const struct callsite *s,
			 const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && e->a[i].key == w->key &&
		    overlap(&e->a[i], w) && comes_before(s, e->a[i].in))
			return true;
	return false;
}

/*
 * What is stored before the call and stored again after it may be meant for who
 * is called (from whom a message comes, say), so it stays as long as that.
 */
static bool mark(struct mod *m, struct block *b, const struct verdict *v,
		 const struct access *w, bool must)
{
	struct stmt *st = w->called || is_set_early(m, v->site, w) ? NULL :
		block_late(b, where_of_write(m, w->in, v->site->in));

	if (st && must)
		st->must = true;
	else if (st)
		st->want = true;
	return st;
}

/* All that a conflict says to come too late. */
static bool mark_conflict(struct mod *m, struct block *b,
			  const struct verdict *v, const struct conflict *k)
{
	struct stmt *st;

	if (k->rule == RULE_EVENTS && k->late) {
		st = block_late(b, where_of(m, k->late));
		if (st)
			st->must = true;
		return st;
	}
	return (k->rule == RULE_ORDER || k->rule == RULE_TORN) && k->write &&
	       k->clash != CLASH_REREAD && k->clash != CLASH_FOREIGN &&
	       mark(m, b, v, k->write, true);
}

static bool is_pending(struct mod *m, const struct verdict *v,
		       const struct access *a)
{
	return a->store && comes_after(v->site, a->in) &&
	       !lock_like(m, v->site, a);
}

/* Writes that are late and do no harm are best made early, too. */
static void mark_pending(struct mod *m, struct block *b,
			 const struct verdict *v)
{
	const struct entry_effects *e = &m->effects->of[v->site->entry->no];

	for (unsigned i = 0; i < e->n; i++)
		if (is_pending(m, v, &e->a[i]))
			mark(m, b, v, &e->a[i], false);
}

/* Can somebody ask for what the access writes? */
static bool is_shown(const struct mod *m, const struct access *w)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		for (unsigned k = 0; k < e->n && !e->stores && !e->calls; k++)
			if (may_be_same_place(&e->a[k], SIDE_E2, w, SIDE_E1))
				return true;
	}
	return false;
}

/*
 * A view must find all of it done: also what is written before the call and put
 * back after it, which is a lock to who does not look.
 */
static bool mark_shown(struct mod *m, struct block *b, const struct verdict *v)
{
	const struct entry_effects *e = &m->effects->of[v->site->entry->no];

	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && comes_after(v->site, e->a[i].in) &&
		    is_shown(m, &e->a[i]) && !mark(m, b, v, &e->a[i], true))
			return false;
	return true;
}

/*
 * In optimised IR the place of a write is worked out, and can be wrong.  It is
 * taken for right only if no two late writes are said to stand in one place.
 */
static bool places_are_sure(struct mod *m, const struct verdict *v)
{
	const struct entry_effects *e = &m->effects->of[v->site->entry->no];

	for (unsigned i = 0; i < e->n && m->optimised; i++)
		for (unsigned k = 0; k < i && is_pending(m, v, &e->a[i]); k++) {
			struct where a, b;

			if (e->a[k].in == e->a[i].in ||
			    !is_pending(m, v, &e->a[k]))
				continue;
			a = where_of_write(m, e->a[i].in, v->site->in);
			b = where_of_write(m, e->a[k].in, v->site->in);
			if (a.file == b.file && a.beg == b.beg)
				return false;
		}
	return true;
}

static bool calls_itself(const struct mod *m, const struct entry *e)
{
	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].entry == e &&
		    m->calls->site[i].from == FROM_SELF)
			return true;
	return false;
}

/* Can the writes be made before the call? */
static bool plan_move(struct mod *m, struct told *t)
{
	const struct verdict *v = t->v;
	struct block *b;

	if (v->site->in->blk->loop || v->site->delegate ||
	    calls_itself(m, v->site->entry) || !mend_can_see(m) ||
	    !places_are_sure(m, v) ||
	    !(b = block_of_call(m, where_of(m, v->site->in))))
		return false;
	t->plan = b;
	if (t->saved)
		return mark(m, b, v, t->saved, true) && block_plan(m, b);
	for (const struct conflict *k = v->conflicts; k; k = k->next)
		if ((!mark_conflict(m, b, v, k) && (t->mild || !k->benign)) ||
		    (k->rule == RULE_TORN && !mark_shown(m, b, v)))
			return false;
	mark_pending(m, b, v);
	return block_plan(m, b);
}

/* A finding that tells of several calls is cured if all of them are. */
static bool all_move(const struct mod *m, const struct finding *f)
{
	for (const struct told *t = m->told; t; t = t->next)
		if (t->f == f && !t->moves)
			return false;
	return true;
}

/*
 * Where the statement is to stand: several findings may want it before several
 * calls of one block, of which the first is right for all.
 */
static int32_t goal_of(const struct mod *m, const struct block *b,
		       const struct stmt *st)
{
	int32_t at = b->s[b->call].beg;

	for (const struct told *t = m->told; t; t = t->next) {
		const struct block *o = t->plan;

		if (!t->moves || o->file != b->file || !all_move(m, t->f))
			continue;
		for (unsigned i = 0; i < o->n; i++)
			if (o->s[i].moved && o->s[i].beg == st->beg &&
			    o->s[o->call].beg < at)
				at = o->s[o->call].beg;
	}
	return at;
}

static void move(struct mod *m, struct finding *f)
{
	struct where w = { NULL, 0, 0, NULL };
	const struct told *t;
	unsigned n = 0;

	for (t = m->told; t->f != f; t = t->next)
		;
	for (unsigned i = 0; i < t->plan->n; i++) {
		const struct stmt *st = &t->plan->s[i];

		if (!st->moved)
			continue;
		block_move(m, f, t->plan, i, goal_of(m, t->plan, st));
		if (!n++)
			w = (struct where){ t->plan->file, st->beg,
					    st->end - 1, NULL };
	}
	f->mend = arena_printf(m->report->arena, "does '%s'%s before the call; "
			       "whoever is called then finds it done",
			       where_text(m, w, 60), n > 1 ?
			       " and what else is written" : "");
}

/* ---- locking ---------------------------------------------------------------- */

/* Functions that have to be locked together, and against whom. */
struct group {
	struct mod *m;
	unsigned char *how;	/* by entry->no */
	bool *interrupted;	/* the same */
	bool possible;
};

/*
 * What moves an asset during a call may be how a loan is paid back, so the rule
 * about balances names nobody who could be kept out.
 */
static bool can_lock_for(const struct conflict *k)
{
	return !k->e2_of && !k->other_of && k->clash != CLASH_FOREIGN &&
	       (k->rule == RULE_ORDER || k->rule == RULE_TORN);
}

static bool stores_there(const struct entry_effects *e, const struct access *w)
{
	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && e->a[i].key == w->key &&
		    overlap(&e->a[i], w))
			return true;
	return false;
}

/*
 * Does e2 go by something that is set only while the call runs?  Then it may be
 * there for who is called.
 */
static bool is_for_callee(const struct mod *m, const struct callsite *s,
			  const struct entry *e2)
{
	const struct entry_effects *e = &m->effects->of[e2->no];
	const struct entry_effects *own = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n && e2 != s->entry; i++) {
		if (e->a[i].store || stores_there(e, &e->a[i]) ||
		    !is_set_early(m, s, &e->a[i]))
			continue;
		for (unsigned k = 0; k < own->n; k++)
			if (own->a[k].store && own->a[k].key == e->a[i].key &&
			    overlap(&own->a[k], &e->a[i]) &&
			    comes_after(s, own->a[k].in))
				return true;
	}
	return false;
}

/* Everybody who conflicts at any call of the function. */
static void lock_out(struct group *g, const struct entry *e1)
{
	g->how[e1->no] = LOCK_ENTER;
	for (unsigned i = 0; i < g->m->verdicts->n; i++) {
		const struct verdict *v = &g->m->verdicts->v[i];

		if (v->site->entry != e1 || v->stipend)
			continue;
		for (const struct conflict *k = v->conflicts; k; k = k->next) {
			unsigned char *how = &g->how[k->e2->no];

			if (k->benign)
				continue;
			if (!can_lock_for(k) || v->site->delegate ||
			    is_for_callee(g->m, v->site, k->e2))
				g->possible = false;
			else if (k->rule == RULE_TORN && *how == LOCK_NOT)
				*how = LOCK_LOOK;
			else if (k->rule != RULE_TORN)
				*how = LOCK_ENTER;
		}
	}
}

/* Is a verdict of the finding one of a function of the group? */
static bool touches(const struct group *g, const struct finding *f)
{
	for (const struct told *t = g->m->told; t; t = t->next)
		if (t->f == f && g->interrupted[t->v->site->entry->no])
			return true;
	return false;
}

/* Functions that share a finding with one of the group belong to it. */
static void grow(struct group *g)
{
	bool more;

	do {
		more = false;
		for (struct told *t = g->m->told; t; t = t->next) {
			if (t->mild || t->in_group || !touches(g, t->f))
				continue;
			t->in_group = more = true;
			g->interrupted[t->v->site->entry->no] = true;
		}
	} while (more);
}

/* In the text; NULL stands before the first as well as behind the last. */
static bool stands_first(const struct entry *a, const struct entry *b)
{
	return !a || !b || a->where.beg < b->where.beg;
}

static const char *names_of(const struct group *g, enum locking how)
{
	const struct mod *m = g->m;
	const struct entry *last = NULL, *e;
	const char *text = "";
	unsigned n = 0, all = 0;

	for (unsigned i = 0; i < m->nentries; i++)
		all += g->how[i] == how;
	for (; n < all; n++, last = e) {
		e = NULL;
		for (unsigned i = 0; i < m->nentries; i++)
			if (g->how[i] == how && stands_first(&m->entry[i], e) &&
			    stands_first(last, &m->entry[i]))
				e = &m->entry[i];
		if (!e)
			break;
		text = arena_printf(m->report->arena, "%s%s'%s'", text,
				    !n ? "" : n + 1 == all ? " and " : ", ",
				    e->name);
	}
	return text;
}

static const char *price_of_lock(const struct group *g)
{
	const char *enter = names_of(g, LOCK_ENTER);
	const char *look = names_of(g, LOCK_LOOK);
	bool one = !strchr(enter, ' ');
	const char *which = *look ? one ? enter : "one of the former" :
			    one ? "it" : "one of them";

	return arena_printf(g->m->report->arena, "makes %s%s%s revert while %s "
			    "runs, by a lock; who calls back then, be it in "
			    "good faith, is turned away", enter,
			    !*look ? "" : strchr(look, ' ') ? " and the views " :
			    " and the view ", look, which);
}

static void lock_group(struct group *g)
{
	const char *mend;

	for (unsigned i = 0; i < g->m->nentries; i++)
		if (g->interrupted[i])
			lock_out(g, &g->m->entry[i]);
	if (!g->possible || !lock_is_possible(g->m, g->how))
		return;
	mend = price_of_lock(g);
	for (struct told *t = g->m->told; t; t = t->next) {
		if (!t->in_group || t->f->mend)
			continue;
		lock_functions(g->m, t->f, g->how);
		t->f->mend = mend;
	}
}

/*
 * If a finding about the function cannot be cured by moving, a lock may cure all
 * that are.
 */
static void mend_group(struct mod *m, const struct told *first)
{
	struct group g = {
		.m = m,
		.how = ARENA_ARRAY(m->arena, unsigned char, m->nentries + 1),
		.interrupted = ARENA_ARRAY(m->arena, bool, m->nentries + 1),
		.possible = true,
	};
	bool moves = true;

	g.interrupted[first->v->site->entry->no] = true;
	for (struct told *t = m->told; t; t = t->next)
		t->in_group = false;
	grow(&g);
	for (const struct told *t = m->told; t; t = t->next)
		if (t->in_group && !t->moves)
			moves = false;
	if (!moves)
		lock_group(&g);
}

void mend_told(struct mod *m)
{
	for (struct told *t = m->told; t; t = t->next)
		t->moves = plan_move(m, t);
	for (struct told *t = m->told; t; t = t->next)
		if (!t->mild && !t->f->mend)
			mend_group(m, t);
	for (struct told *t = m->told; t; t = t->next)
		if (!t->f->mend && all_move(m, t->f))
			move(m, t->f);
}
