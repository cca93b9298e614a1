/*
 * reentry: which re-entry can really happen.
 *
 * In: entries with places, calls, effects and gates.  Out: mod->verdicts.
 *
 * A contract is effectively callback free when no entry E2 that can complete
 * during a call C of an entry E1 fails to commute with what E1 does after C
 * (Grossman, Abraham, Golan-Gueta, Michalevsky, Rinetzky, Sagiv, Zohar,
 * "Online detection of effectively callback free objects with applications
 * to smart contracts", POPL 2018; deciding it by commutation: Albert,
 * Grossman, Rinetzky, Rodriguez-Nunez, Rubio, Sagiv, "Taming callbacks for
 * smart contract modularity", OOPSLA 2020).  Here:
 *
 *   1. 2. the facts that hold whenever other code has control (during.c);
 *   3. every E2 is run from these facts.  A lock, a used-up mark, a spent
 *      credit makes it revert; nothing is a lock by name;
 *   4. what E2 then does is held against the writes E1 has still to make
 *      (commute.c);
 *   5. where they do not commute, the rest of E1 is run from E2's end: if it
 *      can only revert, the interrupted run never comes to be.
 *
 * The work grows with calls times entries; entries under the same facts are
 * run once.
 */
#include <string.h>

#include "flow.h"
#include "gate.h"
#include "inline.h"
#include "judge.h"
#include "why.h"

/* ---- what E2 does -------------------------------------------------------- */

static bool depends_on(const struct val *v, const struct val *x, unsigned depth)
{
	if (v == x)
		return true;
	if (v->kind != V_RES || !depth ||
	    (v->def->op != OP_phi && effects_of(v->def) != PURE))
		return false;
	for (unsigned i = 0; i < v->def->nargs; i++)
		if (depends_on(arg(v->def, i), x, depth - 1))
			return true;
	return false;
}

/* Is ether paid by what the load saw? */
static bool feeds_payment(struct mod *m, const struct entry *e2,
			  const struct access *a)
{
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];

		if (s->entry == e2 && s->sends && s->value && !a->store &&
		    a->field && depends_on(s->value, a->field, 16))
			return true;
	}
	return false;
}

const struct access *first_store(struct ctx *c, const struct run *r,
				 const struct entry *e2)
{
	const struct entry_effects *e = &c->m->effects->of[e2->no];

	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && r->ok[e->a[i].in->blk->id] &&
		    !c->lock[e2->no][i])
			return &e->a[i];
	return NULL;
}

bool acts(struct ctx *c, const struct run *r, const struct entry *e2)
{
	if (first_store(c, r, e2))
		return true;
	for (unsigned b = 0; b < r->fn->nblks; b++)
		for (const struct ins *in = r->fn->blk[b]->first;
		     in && r->ok[b]; in = in->next)
			if (((effects_of(in) & EXT) &&
			     in->op != OP_staticcall) ||
			    (in->op == OP_ucall &&
			     fn_has(in->callee, WS | WT | EXT | LOG)) ||
			    in->op == OP_selfdestruct)
				return true;
	return false;
}

/* The branch that the facts decide towards a revert. */
static const struct ins *blocking_guard(const struct entry_effects *e,
					const struct run *r)
{
	for (unsigned i = 0; i < r->fn->nblks; i++) {
		const struct blk *b = r->fn->blk[i];

		if (!r->live[i] || b->last->op != OP_br || r->edge[i] == 3)
			continue;
		for (unsigned k = 0; k < 2; k++)
			if ((r->edge[i] & 1u << k) &&
			    e->bad[b->succ[k]->id] &&
			    !e->bad[b->succ[!k]->id])
				return b->last;
	}
	return NULL;
}

/* ---- one call ------------------------------------------------------------ */

static bool touched_before(struct mod *m, const struct callsite *s,
			   const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++)
		if (may_be_same_place(&e->a[i], SIDE_E1, w, SIDE_E1) &&
		    comes_shortly_before(s, e->a[i].in))
			return true;
	return false;
}

/* What E1 has still to do once this call has succeeded. */
static void find_pending(struct judge *j, const struct run *rest)
{
	struct mod *m = j->c->m;
	const struct callsite *s = j->v->site;
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	j->p = ARENA_ARRAY(rest->mem, struct pending, e->n + 1);
	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];
		struct pending *p = &j->p[j->np];

		if (!rest->ok[a->in->blk->id] ||
		    !comes_after(s, a->in))
			continue;
		p->w = *a;
		p->orig = a;
		p->reread = !a->store;
		if (!a->store) {
			if ((a->uses & USE_VALUE) &&
			    comes_directly(s, a->in) &&
			    touched_before(m, s, a))
				j->np++;
			continue;
		}
		if (unit_of_work(m, s, a))
			continue;
		p->lock = lock_like(m, s, a);
		if (!p->lock) {
			p->late = late_kind(m, s, &p->w);
			p->retested = tests_unchanged(m, s, p) ||
				      (p->late != LATE_ASSIGN &&
				       retests(m, s, &p->w, rest->ok));
			j->v->npending++;
		}
		j->np++;
	}
}

bool survives(struct judge *j, const struct run *e2, const struct blk *at)
{
	struct run *r = &j->rest;

	if (!rest_depends_on(j->c, j->v->site, &e2->exit))
		return j->behind->cut || j->behind->ok[at->id];
	if (!j->rest_done) {
		run_rest(j->c, j->v->site, r, &e2->exit, e2);
		j->rest_done = true;
	}
	return r->cut || r->ok[at->id];
}

/*
 * E1 tests the field before the call: would every such test come out the same
 * after E2 has run?
 */
static bool tests_hold(struct judge *j, const struct run *e2,
		       const struct access *a)
{
	const struct callsite *s = j->v->site;
	const bool *bad = j->c->m->effects->of[s->entry->no].bad;
	const struct run *r = &j->anew;
	const bool *from;

	if (!j->anew_done) {
		run_anew(j->c, &j->anew, e2);
		j->anew_done = true;
	}
	if (r->cut || a->called)
		return false;
	from = flow_from(r->mem, r->fn, a->field);
	for (unsigned i = 0; i < r->fn->nblks; i++) {
		const struct blk *b = r->fn->blk[i];

		if (b->last->op != OP_br || !from[arg(b->last, 0)->id] ||
		    !comes_before(s, b->last))
			continue;
		if (!r->live[i] || r->edge[i] == 3 ||
		    bad[b->succ[r->edge[i] == 1 ? 0 : 1]->id])
			return false;
	}
	return true;
}

/* A sum that goes up, or one that goes down and is tested, or its own load. */
static bool only_sums(const struct access *a, enum store_how how)
{
	return a->store ? a->how == how && (how == STORE_ADD || a->checked) :
			  !(a->uses & ~(unsigned)(USE_OWN | USE_CHECK | USE_OUT));
}

static bool both_sum(const struct access *a, const struct access *b)
{
	return (only_sums(a, STORE_ADD) && only_sums(b, STORE_ADD)) ||
	       (only_sums(a, STORE_SUB) && only_sums(b, STORE_SUB));
}

/* Does E1 test again what it has tested of the place of that access? */
static bool is_retested(const struct judge *j, const struct access *a)
{
	for (unsigned i = 0; i < j->np; i++)
		if (j->p[i].retested && j->p[i].w.key == a->key &&
		    overlap(&j->p[i].w, a))
			return true;
	return false;
}

/*
 * Does what E1 has done before the call commute with E2?  Then the interrupted
 * run is E2 followed by E1.  `retested`: leave out the places where E1 tests
 * again what it has tested.
 */
static bool commutes_before(struct judge *j, struct run *r,
			    const struct entry *e2, bool retested)
{
	struct mod *m = j->c->m;
	const struct callsite *s = j->v->site;
	const struct entry_effects *e = &m->effects->of[s->entry->no];
	const struct entry_effects *f = &m->effects->of[e2->no];
	const unsigned works = USE_VALUE | USE_SELF | USE_OWN;
	const unsigned tests = USE_LOWER | USE_GUARD;

	if (s->in->blk->loop)
		return false;
	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (!comes_before(s, a->in) || (!a->store && !a->uses) ||
		    (retested && is_retested(j, a)))
			continue;
		for (unsigned k = 0; k < f->n; k++) {
			const struct access *b = &f->a[k];

			if (!r->ok[b->in->blk->id] || !overlap(a, b) ||
			    (!a->store && !b->store) || both_sum(a, b) ||
			    run_key_rel(r, b->key, SIDE_E2, a->key, SIDE_E1) ==
			    REL_NE)
				continue;
			if (a->store || (a->uses & works) ||
			    ((a->uses & tests) && !tests_hold(j, r, a)))
				return false;
		}
	}
	return true;
}

static bool prefix_commutes(struct judge *j, struct run *r,
			    const struct entry *e2)
{
	if (j->prefix < 0)
		j->prefix = commutes_before(j, r, e2, false);
	return j->prefix;
}

void add_conflict(struct judge *j, const struct conflict *k)
{
	struct conflict **tail = &j->v->conflicts;

	for (; *tail; tail = &(*tail)->next)
		if ((*tail)->e2 == k->e2 && (*tail)->write == k->write &&
		    (*tail)->other == k->other && (*tail)->rule == k->rule)
			return;
	*tail = ARENA_NEW(j->c->m->arena, struct conflict);
	**tail = *k;
	(*tail)->further = j->further;
	(*tail)->next = NULL;
}

/* E2 and the late write do not commute. */
static void add_clash(struct judge *j, struct run *r, const struct entry *e2,
		      const struct pending *p, const struct access *a,
		      enum clash clash)
{
	struct mod *m = j->c->m;
	struct conflict k = {
		.rule = clash == CLASH_FOREIGN ? RULE_FOREIGN : RULE_ORDER,
		.e2 = e2, .write = p->orig, .other = a, .clash = clash,
		.feeds_value = feeds_payment(m, e2, a),
	};

	k.benign = clash == CLASH_ORDER ||
		   (clash != CLASH_FOREIGN &&
		    (!j->v->site->sends || j->v->site->passes_on) &&
		    (!touched_before(m, j->v->site, &p->w) ||
		     prefix_commutes(j, r, e2)));
	add_conflict(j, &k);
}

/* By what the pair, which could have clashed, does not. */
static enum saver saver_of(const struct pending *p, const struct access *a)
{
	const unsigned works = USE_VALUE | USE_GUARD | USE_LOWER;

	if (p->lock || p->reread || (!a->store && !(a->uses & works)))
		return SAVED_NOT;
	if (p->retested)
		return SAVED_REVERT;
	switch (p->late) {
	case LATE_DEBIT: case LATE_DELTA: return SAVED_DEBIT;
	case LATE_CREDIT: return SAVED_CREDIT;
	default:
		return p->w.value && is_const(p->w.value) ? SAVED_SAME :
							     SAVED_REVERT;
	}
}

static void note_saved(struct judge *j, const struct entry *e2, enum saver by,
		       const struct pending *p, const struct access *a)
{
	struct judged *out = &j->v->e2[e2->no];

	if (by > out->saved.by)
		out->saved = (struct saved){ by, p->orig, a };
}

/* Does E1 always store to its lock again, so that this store is not the last? */
static bool is_passing(struct judge *j, struct pending *p)
{
	const struct entry *e1 = j->v->site->entry;

	if (!p->asked)
		p->passing = stored_again(&j->c->m->effects->of[e1->no], p->orig,
					  j->behind->ok);
	p->asked = true;
	return p->passing;
}

/* How one pending access and one of E2's stand to each other in a case. */
static enum outcome judge_pair(struct judge *j, struct run *r,
			       const struct entry *e2, struct pending *p,
			       const struct access *a, bool record)
{
	const struct entry_effects *e = &j->c->m->effects->of[e2->no];
	enum clash clash;

	if (!r->ok[a->in->blk->id] || !overlap(a, &p->w) ||
	    !can_get_to(j->c->m, j->v->site, e2, a->in) ||
	    run_key_rel(r, a->key, SIDE_E2, p->w.key, SIDE_E1) == REL_NE)
		return E2_DISJOINT;
	clash = a->store ? clash_with_store(j->c, r, e, j->v->site, p, a) :
			   clash_with_load(r, e, p, a);
	if (clash != CLASH_NONE &&
	    ((p->lock && is_passing(j, p)) ||
	     (p->retested && commutes_before(j, r, e2, true))))
		clash = CLASH_NONE;
	if (clash == CLASH_NONE) {
		note_saved(j, e2, saver_of(p, a), p, a);
		return E2_COMMUTES;
	}
	if (!survives(j, r, p->w.in->blk)) {
		note_saved(j, e2, SAVED_REVERT, p, a);
		return E2_STOPPED;
	}
	if (record)
		add_clash(j, r, e2, p, a, clash);
	return E2_CONFLICT;
}

/* One case of one E2. */
static enum outcome judge_case(struct judge *j, struct run *r,
			       const struct entry *e2, bool record)
{
	const struct entry_effects *e = &j->c->m->effects->of[e2->no];
	enum outcome out = E2_DISJOINT;

	judge_begin_case(j);
	if (!r->completes)
		return E2_BLOCKED;
	if (!acts(j->c, r, e2))
		return E2_IDLE;
	for (unsigned i = 0; i < j->np; i++)
		for (unsigned k = 0; k < e->n; k++) {
			enum outcome o = judge_pair(j, r, e2, &j->p[i],
						    &e->a[k], record);

			out = o > out ? o : out;
		}
	return out;
}

static bool any_overlap(struct judge *j, const struct entry *e2)
{
	const struct entry_effects *e = &j->c->m->effects->of[e2->no];

	for (unsigned i = 0; i < j->np; i++)
		for (unsigned k = 0; k < e->n; k++)
			if (may_be_same_place(&e->a[k], SIDE_E2, &j->p[i].w,
					      SIDE_E1))
				return true;
	return false;
}

static bool harms(const struct verdict *v, const struct entry *e2)
{
	for (const struct conflict *k = v->conflicts; k; k = k->next)
		if (k->e2 == e2 && !k->benign)
			return true;
	return false;
}

/* Why e2 cannot be entered at the call. */
static enum outcome why_not(const struct mod *m, const struct callsite *s,
			    const struct entry *e2)
{
	if (e2->once && !s->entry->once)
		return E2_OVER;
	return can_pass(m, s, e2) ? E2_NO_GAS : E2_GATED;
}

/*
 * The run without assumptions stands for every case; only where it conflicts
 * are they told apart.  The worst of them counts.
 */
static void judge_entry(struct judge *j, const struct entry *e2,
			struct judged *out)
{
	struct ctx *c = j->c;
	const struct entry_effects *e = &c->m->effects->of[e2->no];
	struct run *all, r;

	if (out->e2 && out->outcome == E2_CONFLICT && !c->m->mend)
		return;		/* on another way to the call */
	out->e2 = e2;
	if (!e->stores && !e->calls) {
		out->outcome = E2_NO_EFFECT;
		return;
	}
	if (!can_enter(c->m, j->v->site, e2)) {
		out->outcome = why_not(c->m, j->v->site, e2);
		return;
	}
	if (!any_overlap(j, e2)) {
		out->outcome = E2_DISJOINT;
		return;
	}
	if (!can_be_brought_to(c, j->v->site, e2, &j->v->facts)) {
		out->outcome = E2_INNER;
		return;
	}
	all = run_e2(c, e2, &j->v->facts);
	out->outcome = judge_case(j, all, e2, false);
	if (out->outcome == E2_BLOCKED)
		out->guard = blocking_guard(e, all);
	if (out->outcome != E2_CONFLICT)
		return;
	split_cases(all->asked, all->nasked, c->desk->cases);
	if (c->desk->cases->n == 1) {
		judge_case(j, all, e2, true);
		return;
	}
	out->outcome = E2_BLOCKED;
	for (unsigned k = c->desk->cases->n; k-- > 0;) {
		enum outcome o;

		run_case(c, &r, e2, all->start, c->desk->cases, k);
		o = judge_case(j, &r, e2, true);
		if (o == E2_BLOCKED && !out->guard)
			out->guard = blocking_guard(e, &r);
		if (o != E2_BLOCKED &&
		    (o > out->outcome || out->outcome == E2_BLOCKED))
			out->outcome = o;
		/* one case that harms is enough */
		if (o == E2_CONFLICT && harms(j->v, e2) && !c->m->mend)
			return;
	}
}

struct run *enter(struct judge *j, const struct entry *e2, struct judged *out)
{
	struct ctx *c = j->c;
	const struct entry_effects *e = &c->m->effects->of[e2->no];
	struct judged now = {
		.e2 = e2,
		.outcome = e->stores || e->calls ? E2_DISJOINT : E2_NO_EFFECT,
	};
	struct run *r = NULL;

	if (!can_enter(c->m, j->v->site, e2)) {
		now.outcome = why_not(c->m, j->v->site, e2);
	} else if (!can_be_brought_to(c, j->v->site, e2, &j->v->facts)) {
		now.outcome = E2_INNER;
	} else {
		r = run_e2(c, e2, &j->v->facts);
		if (!r->completes) {
			now.outcome = E2_BLOCKED;
			now.guard = blocking_guard(e, r);
			r = NULL;
		}
	}
	/* what another rule, or another way to the call, has found stays */
	if (!out->e2)
		*out = now;
	return r;
}

/*
 * Foreign code runs in this contract's storage, and may hand on control with
 * any write still to make: every entry that can then complete and stores
 * something clashes.  Locks are taken to be left alone by it.
 */
static void judge_foreign(struct judge *j)
{
	struct ctx *c = j->c;
	struct verdict *v = j->v;

	for (unsigned i = 0; i < c->m->nentries; i++) {
		const struct entry *e2 = &c->m->entry[i];
		const struct entry_effects *e = &c->m->effects->of[i];
		struct judged *out = &v->e2[i];
		struct run *r;

		if (!e->stores)
			out->e2 = e2;
		if (!e->stores || !(r = enter(j, e2, out)) ||
		    out->outcome == E2_CONFLICT)
			continue;
		for (unsigned k = 0; k < e->n; k++) {
			struct pending p = { .orig = NULL };

			if (!e->a[k].store || !r->ok[e->a[k].in->blk->id] ||
			    !can_get_to(c->m, v->site, e2, e->a[k].in) ||
			    c->lock[i][k])
				continue;
			out->outcome = E2_CONFLICT;
			add_clash(j, r, e2, &p, &e->a[k], CLASH_FOREIGN);
			break;
		}
	}
}

static bool does_harm(const struct verdict *v)
{
	for (const struct conflict *k = v->conflicts; k; k = k->next)
		if (!k->benign)
			return true;
	return false;
}

static bool logs(const struct run *r)
{
	for (unsigned b = 0; b < r->fn->nblks; b++)
		for (const struct ins *in = r->fn->blk[b]->first;
		     in && r->ok[b]; in = in->next)
			if (effects_of(in) & LOG)
				return true;
	return false;
}

/* E1 has still to log, and an entry that logs can run before it does. */
static void judge_events(struct judge *j)
{
	struct mod *m = j->c->m;
	const struct ins *late = NULL;

	for (unsigned b = 0; b < j->behind->fn->nblks; b++)
		for (const struct ins *in = j->behind->fn->blk[b]->first;
		     in && j->behind->ok[b] && !late; in = in->next)
			if ((effects_of(in) & LOG) &&
			    comes_directly(j->v->site, in))
				late = in;
	for (unsigned i = 0; late && i < m->nentries; i++) {
		struct conflict k = {
			.rule = RULE_EVENTS, .e2 = &m->entry[i], .late = late,
			.benign = true,
		};
		const struct run *r;

		if (!m->effects->of[i].stores && !m->effects->of[i].calls)
			continue;
		r = enter(j, k.e2, &j->v->e2[i]);
		if (r && acts(j->c, r, k.e2) && logs(r)) {
			add_conflict(j, &k);
			return;
		}
	}
}

/*
 * A rule that is told only where nothing worse is.  What is to be mended must
 * be mended by every rule, or the next one tells of it.
 */
static void judge_unless_harm(struct judge *j, void (*rule)(struct judge *j))
{
	j->further = does_harm(j->v);
	if (!j->further || j->c->m->mend)
		rule(j);
}

static void judge_site(struct ctx *c, struct callsite *s, const struct run *e1)
{
	struct verdict *v = &c->m->verdicts->v[s->no];
	struct judge j = { .c = c, .v = v };
	struct arena *tmp = arena_new(0, c->m->oom, c->m->oom_arg);
	struct run rest;
	unsigned nenv = enter_site(c, s);

	v->facts = c->site[s->no].post;
	if (!v->e2)
		v->e2 = ARENA_ARRAY(c->m->arena, struct judged,
				    c->m->nentries);
	if (s->delegate) {
		judge_foreign(&j);
		leave_site(c, nenv);
		arena_free(tmp);
		return;
	}
	run_behind(c, s, e1, &rest, tmp);
	j.behind = &rest;
	find_pending(&j, &rest);
	if (j.np) {
		judge_entry(&j, s->entry, &v->e2[s->entry->no]);
		/* harm by re-entering itself is told as that, whatever else */
		for (unsigned i = 0; i < c->m->nentries; i++)
			if (&c->m->entry[i] != s->entry &&
			    (c->m->judge_all || c->m->mend ||
			     !harms(v, s->entry)))
				judge_entry(&j, &c->m->entry[i], &v->e2[i]);
	}
	judge_unless_harm(&j, judge_torn);
	judge_unless_harm(&j, judge_balance);
	judge_unless_harm(&j, judge_cross);
	j.further = false;
	if (!v->conflicts)
		judge_events(&j);
	leave_site(c, nenv);
	arena_free(tmp);
}

/* ---- the pass ------------------------------------------------------------ */

/* Stores that are lock-like around some call of their entry. */
static void find_locks(struct ctx *c)
{
	struct mod *m = c->m;

	c->lock = ARENA_ARRAY(m->arena, bool *, m->nentries + 1);
	c->followed = ARENA_ARRAY(m->arena, unsigned char *, m->nentries + 1);
	c->goes_by = ARENA_ARRAY(m->arena, signed char *, m->nentries + 1);
	for (unsigned i = 0; i < m->nentries; i++) {
		unsigned n = m->effects->of[i].n + 1;

		c->lock[i] = ARENA_ARRAY(m->arena, bool, n);
		c->followed[i] = ARENA_ARRAY(m->arena, unsigned char, n);
		c->goes_by[i] = ARENA_ARRAY(m->arena, signed char, n);
	}
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];
		const struct entry_effects *e = &m->effects->of[s->entry->no];

		if (!of_interest(s))
			continue;
		for (unsigned k = 0; k < e->n; k++)
			if (e->a[k].store && lock_like(m, s, &e->a[k]))
				c->lock[s->entry->no][k] = true;
	}
}

static void add_split(const struct blk **at, unsigned *n, const struct blk *b)
{
	for (unsigned i = 0; i < *n; i++)
		if (at[i] == b)
			return;
	if (*n < MAX_SPLITS)
		at[(*n)++] = b;
}

/*
 * The branches that decide, on the way to the call, whether `in` is run: up to
 * the first one that every way passes.
 */
static void choosers(struct ctx *c, const struct callsite *s,
		     const struct ins *in, const struct blk **at, unsigned *n)
{
	const bool *bad = c->m->effects->of[c->e1->no].bad;
	const struct blk *b = in->blk;

	if (dominates(b, s->in->blk) || !comes_before(s, in))
		return;
	do {
		b = b->idom;
		if (b->last->op == OP_br && !b->loop &&
		    !bad[b->succ[0]->id] && !bad[b->succ[1]->id])
			add_split(at, n, b);
	} while (!dominates(b, s->in->blk));
}

/*
 * Branches of E1 that choose between locks: a lock-like place is set on some
 * ways to a call only.  A join would forget which, so each way is run alone.
 */
static unsigned find_splits(struct ctx *c, const struct blk **at)
{
	struct mod *m = c->m;
	const struct entry_effects *e = &m->effects->of[c->e1->no];
	unsigned n = 0;

	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];

		if (s->entry != c->e1 || !of_interest(s))
			continue;
		for (unsigned k = 0; k < e->n; k++)
			if (e->a[k].store && only_conditions(m, &e->a[k]))
				choosers(c, s, e->a[k].in, at, &n);
	}
	return n;
}

/* One way through the splits: bit i of `ways` says which arm of at[i]. */
static void choose_arms(struct ctx *c, const struct blk **at, unsigned n,
			unsigned ways, unsigned char *force)
{
	c->nenv = 0;
	for (unsigned i = 0; i < n; i++) {
		const struct val *v = arg(at[i]->last, 0);
		unsigned arm = ways >> i & 1;

		force[at[i]->id] = (unsigned char)(arm + 1);
		if (is_shared_expression(c->m, v))
			c->env[c->nenv++] = (struct known_env){ v, arm == 1 };
	}
	c->force = force;
}

static bool calls_out(struct ctx *c)
{
	for (unsigned k = 0; k < c->m->calls->n; k++)
		if (c->m->calls->site[k].entry == c->e1 &&
		    of_interest(&c->m->calls->site[k]))
			return true;
	return false;
}

/*
 * Every call of one entry (or that one of them), on every way to it that has a
 * lock of its own.
 */
static void judge_e1(struct ctx *c, const struct callsite *only)
{
	struct mod *m = c->m;
	const struct blk *at[MAX_SPLITS];
	unsigned n;
	unsigned char *force;

	if (!calls_out(c))
		return;
	n = find_splits(c, at);
	force = ARENA_ARRAY(m->arena, unsigned char, c->e1->fn->nblks);
	for (unsigned ways = 0; ways < 1u << n; ways++) {
		struct arena *mem;
		struct run r;

		choose_arms(c, at, n, ways, n ? force : NULL);
		if (n)
			during_forget(c);
		for (unsigned k = 0; k < m->calls->n; k++)
			c->site[k].known = false;
		run_e1(c, &r, &mem);
		for (unsigned k = 0; k < m->calls->n; k++) {
			struct callsite *s = &m->calls->site[k];

			if (s->entry == c->e1 && of_interest(s) &&
			    (!only || s == only) && r.ok[s->in->blk->id])
				judge_site(c, s, &r);
		}
		arena_free(mem);
	}
	if (n)
		during_forget(c);
	c->force = NULL;
	c->nenv = 0;
}

/*
 * What a send or transfer would do if gas were cheaper one day: each is judged
 * as if it were no limit.
 */
static void judge_stipends(struct ctx *c)
{
	struct mod *m = c->m;

	for (unsigned i = 0; i < m->calls->n; i++) {
		struct callsite *s = &m->calls->site[i];

		if (s->window != WINDOW_STIPEND || !s->shut)
			continue;
		s->window = WINDOW_OPEN;
		m->verdicts->v[i].stipend = true;
		c->e1 = s->entry;
		during_forget(c);
		judge_e1(c, s);
		s->window = WINDOW_STIPEND;
	}
}

void pass_reentry(struct mod *m)
{
	struct ctx c = { .m = m };

	m->verdicts = ARENA_NEW(m->arena, struct verdicts);
	m->verdicts->n = m->calls->n;
	m->verdicts->v = ARENA_ARRAY(m->arena, struct verdict, m->calls->n + 1);
	during_begin(&c);
	find_locks(&c);
	for (unsigned i = 0; i < m->calls->n; i++)
		m->verdicts->v[i].site = &m->calls->site[i];
	/* nobody can enter a library again: who it runs for has other entries */
	for (unsigned i = 0; i < m->nentries && !m->library; i++) {
		c.e1 = &m->entry[i];
		judge_e1(&c, NULL);
	}
	if (!m->library &&
	    m->enabled[warning_named("reentrancy-unlimited-gas") - warnings])
		judge_stipends(&c);
	during_end(&c);
}

void dump_reentry(FILE *f, const struct mod *m)
{
	if (m->library)
		fputs("a library: judged in the contracts that it is linked to\n",
		      f);
	for (unsigned i = 0; i < m->verdicts->n; i++)
		why_print(f, m, &m->verdicts->v[i]);
}
