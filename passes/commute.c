/*
 * commute: does running E2 and then the late write end as the other way round?
 *
 * In: accesses with their classes (effect.c), a call, a run of E2.  Out: why
 * the two do not commute, or that they do.  The rows are what the late write
 * does to its place, the columns what E2 does with it:
 *
 *              E2 adds   E2 subtracts, own guard   E2 reads it   E2 assigns
 *   debit      ok        ok                        clash         clash
 *   delta      ok        clash                     clash         clash
 *   credit     ok        order only                clash         clash
 *   assign     clash     clash                     clash         clash
 *
 * A checked debit after an E2 that leaves nothing there reverts or takes
 * nothing, and one after an E2 that debits what it read takes from what is
 * left; both are ok.  So is a guard that the late code tests again.
 */
#include <string.h>

#include "commute.h"

/* ---- lock-like bits ------------------------------------------------------ */

bool overlap(const struct access *a, const struct access *b)
{
	return a->transient == b->transient &&
	       !u256_is_zero(u256_and(a->mask, b->mask));
}

bool only_conditions(struct mod *m, const struct access *w)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		/* what only looks can only return it */
		if (!e->stores && !e->calls)
			continue;
		for (unsigned k = 0; k < e->n; k++) {
			const struct access *a = &e->a[k];

			if (a->transient == w->transient && a->amount &&
			    !u256_is_zero(u256_and(a->mask, w->mask)) &&
			    key_rel(&relation_plain, a->key, SIDE_E2, w->key,
				    SIDE_E1) != REL_NE)
				return false;
		}
	}
	return true;
}

/* E1 writes bits of this place before the call too, in the same turn. */
static bool bracketed(struct mod *m, const struct callsite *s,
		      const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (a->store && a->transient == w->transient &&
		    !u256_is_zero(u256_and(a->mask, w->mask)) &&
		    key_rel(&relation_plain, a->key, SIDE_E1, w->key,
			    SIDE_E1) == REL_EQ &&
		    comes_shortly_before(s, a->in) &&
		    comes_after(s, w->in))
			return true;
	}
	return false;
}

/*
 * Is w one of two stores of this place around another call of E1?  Then what
 * is left of it is as before.
 */
static bool brackets_another(struct mod *m, const struct callsite *s,
			     const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *o = &m->calls->site[i];
		bool before = false, after = false;

		if (o == s || o->entry != s->entry || o->window != WINDOW_OPEN ||
		    !comes_after(s, o->in))
			continue;
		for (unsigned k = 0; k < e->n; k++) {
			const struct access *a = &e->a[k];

			if (!a->store || !overlap(a, w) ||
			    key_rel(&relation_plain, a->key, SIDE_E1, w->key,
				    SIDE_E1) != REL_EQ)
				continue;
			before |= comes_after(s, a->in) &&
				  comes_shortly_before(o, a->in);
			after |= comes_directly(o, a->in);
		}
		if (before && after)
			return true;
	}
	return false;
}

bool lock_like(struct mod *m, const struct callsite *s,
		      const struct access *w)
{
	return w->how == STORE_ASSIGN &&
	       (bracketed(m, s, w) || brackets_another(m, s, w)) &&
	       only_conditions(m, w);
}

/* ---- step 4: the late write --------------------------------------------- */


/* Loaded anew on every way from the call to the write. */
static bool is_fresh(const struct callsite *s, const struct ins *load,
		     const struct ins *write)
{
	return !reaches(s->in, write, load);
}

enum { MAX_LOOKED_AT = 400 };

/* The values that is_fixed is looking into. */
struct looked_at {
	const struct val *v;
	const struct looked_at *up;
};

static bool is_fixed(const struct callsite *s, const struct val *v,
		     const struct looked_at *up, unsigned *left)
{
	const struct looked_at here = { v, up };
	const struct ins *d = v->def;

	if (v->kind != V_RES)
		return true;
	/* made in this turn, before the call */
	if (!comes_after(s, d) ||
	    (d->blk == s->in->blk ? stands_behind(d, s->in) :
				    dominates(d->blk, s->in->blk)))
		return true;
	for (; up; up = up->up)
		if (up->v == v)
			return true;
	/* what gas is left says nothing of anybody's state */
	if (d->op == OP_gas)
		return true;
	if (!*left || !--*left || d->op == OP_ucall || d->op == OP_verbatim ||
	    (d->op != OP_phi && (effects_of(d) & ~(ENV | LIT))))
		return false;
	for (unsigned i = 0; i < d->nargs; i++)
		if (!is_fixed(s, arg(d, i), &here, left))
			return false;
	return true;
}

bool fixed_before(const struct callsite *s, const struct val *v)
{
	unsigned left = MAX_LOOKED_AT;

	return is_fixed(s, v, NULL, &left);
}

bool may_be_same_place(const struct access *a, enum side sa,
			      const struct access *b, enum side sb)
{
	return overlap(a, b) &&
	       key_rel(&relation_plain, a->key, sa, b->key, sb) != REL_NE;
}

static bool same_number(const struct val *a, const struct val *b)
{
	return a == b || (a && b && is_const(a) && is_const(b) &&
			  u256_eq(a->con, b->con));
}

static bool guards_by(const struct access *load, const struct val *d)
{
	for (unsigned i = 0; i < load->nlower; i++)
		if (!same_number(load->lower[i], d))
			return false;
	return true;
}

/* Reads before the call serve only k >= d, or are d. */
static bool only_guards_debit(struct mod *m, const struct callsite *s,
			      const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (a->store || !may_be_same_place(a, SIDE_E1, w, SIDE_E1) ||
		    !comes_before(s, a->in))
			continue;
		if (a->field == w->d)
			continue;
		if ((a->uses & (USE_VALUE | USE_GUARD | USE_UPPER)) ||
		    !guards_by(a, w->d))
			return false;
	}
	return true;
}

/*
 * A total that falls by the same amount as one of its parts, which is tested
 * there: then it is no more in want of a test than one that rises.
 */
static bool goes_with_debit(struct mod *m, const struct callsite *s,
			    const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (may_be_same_place(a, SIDE_E1, w, SIDE_E1)) {
			if (!a->store && comes_before(s, a->in) &&
			    (a->uses & (USE_LOWER | USE_GUARD | USE_VALUE)))
				return false;
			continue;
		}
		if (a->store && a->how == STORE_SUB && a->checked &&
		    same_number(a->d, w->d) && comes_after(s, a->in) &&
		    (dominates(a->in->blk, w->in->blk) ||
		     dominates(w->in->blk, a->in->blk)))
			return true;
	}
	return false;
}

enum late late_kind(struct mod *m, const struct callsite *s,
			   const struct access *w)
{
	if (w->how == STORE_ASSIGN || !is_fresh(s, w->base, w->in) ||
	    !fixed_before(s, w->d))
		return LATE_ASSIGN;
	if (w->how == STORE_ADD)
		return LATE_CREDIT;
	if (!w->checked)
		return goes_with_debit(m, s, w) ? LATE_CREDIT : LATE_ASSIGN;
	return only_guards_debit(m, s, w) ? LATE_DEBIT : LATE_DELTA;
}

/*
 * Is what a store in a loop around the call works on loaded in its own turn?
 * Then a later turn is a unit of work of its own, as if called anew.
 */
static bool of_this_turn(const struct callsite *s, const struct val *v,
			 const struct ins *at, const struct looked_at *up,
			 unsigned *left)
{
	const struct looked_at here = { v, up };
	const struct ins *d = v->def;
	bool around;

	if (v->kind != V_RES)
		return true;
	for (; up; up = up->up)
		if (up->v == v)
			return true;
	if (!*left || !--*left)
		return false;
	if (is_load(d))
		return is_fresh(s, d, at);
	if (d->op == OP_ucall || d->op == OP_verbatim ||
	    (effects_of(d) & (EXT | RD)))
		return false;
	/* carried around: only if no load is in it */
	around = d->op == OP_phi && d->blk->loop_head &&
		 in_loop(s->in->blk, d->blk->loop);
	for (unsigned i = 0; i < d->nargs; i++) {
		const struct val *x = arg(d, i);
		const struct ins *xd = x->kind == V_RES ? x->def : NULL;

		if (around && xd && xd->op == OP_add &&
		    (arg(xd, 0) == v || arg(xd, 1) == v) &&
		    (is_const(arg(xd, 1)) || is_const(arg(xd, 0))))
			continue;	/* a counter */
		if (!of_this_turn(s, x, at, &here, left))
			return false;
	}
	return true;
}

bool unit_of_work(const struct callsite *s, const struct access *w)
{
	unsigned left = MAX_LOOKED_AT;

	if (comes_directly(s, w->in))
		return false;
	return of_this_turn(s, arg(w->in, 0), w->in, NULL, &left) &&
	       of_this_turn(s, arg(w->in, 1), w->in, NULL, &left);
}

/* ---- step 4: the table --------------------------------------------------- */


/* E2 takes d from k, checked, and its guards on k are k >= d only. */
static bool guarded_debit(const struct entry_effects *e, const struct run *r,
			  const struct access *a)
{
	if (!a->checked)
		return false;
	for (unsigned i = 0; i < e->n; i++) {
		const struct access *l = &e->a[i];

		if (l->store || l->key != a->key || !overlap(l, a) ||
		    !r->ok[l->in->blk->id] || l->field == a->d)
			continue;
		if ((l->uses & (USE_GUARD | USE_VALUE)) || !guards_by(l, a->d))
			return false;
	}
	return true;
}

/* E2 debits what it read there: whatever it pays, k falls by as much. */
static bool debits_what_it_read(const struct entry_effects *e,
				const struct run *r, const struct access *l)
{
	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (a->store && a->key == l->key && a->how == STORE_SUB &&
		    a->checked && a->d == l->field && overlap(a, l) &&
		    r->ok[a->in->blk->id])
			return true;
	}
	return false;
}

/* A guard k >= d that goes with a checked debit of d. */
static bool own_guard(const struct entry_effects *e, const struct run *r,
		      const struct access *l)
{
	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (a->store && a->key == l->key && a->how == STORE_SUB &&
		    a->checked && overlap(a, l) && r->ok[a->in->blk->id] &&
		    guards_by(l, a->d))
			return true;
	}
	return false;
}

/* E2 leaves k at zero: a checked debit after it reverts or takes nothing. */
static bool leaves_zero(struct run *r, const struct pending *p)
{
	for (unsigned i = 0; i < r->exit.n; i++) {
		const struct fact *f = &r->exit.f[i];

		if (f->transient == p->w.transient &&
		    run_key_rel(r, f->key, f->side, p->w.key, SIDE_E1) ==
		    REL_EQ &&
		    u256_is_zero(u256_and(p->w.mask,
				 u256_or(u256_not(f->a.known), f->a.val))))
			return true;
	}
	return false;
}

/* The number that w's bits are known to hold; false if they are not. */
static bool known_bits(struct run *r, const struct facts *fs,
		       const struct access *w, u256 *is)
{
	for (unsigned i = 0; i < fs->n; i++) {
		const struct fact *f = &fs->f[i];

		if (f->transient != w->transient ||
		    run_key_rel(r, f->key, f->side, w->key, SIDE_E1) != REL_EQ)
			continue;
		*is = u256_and(w->mask, f->a.val);
		return u256_is_zero(u256_and(w->mask, u256_not(f->a.known)));
	}
	return false;
}

/* A constant that is put into the bits of an access, in its place. */
static bool put_bits(const struct access *a, u256 *is)
{
	if (!a->value || !is_const(a->value))
		return false;
	*is = u256_and(a->mask, u256_shl(u256_from(u256_ctz(a->mask)),
					 a->value->con));
	return true;
}

/* Is there another store to the place that can come after this one? */
static bool stored_again(const struct entry_effects *e, const struct run *r,
			 const struct access *a)
{
	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && &e->a[i] != a &&
		    r->ok[e->a[i].in->blk->id] &&
		    may_be_same_place(&e->a[i], SIDE_E2, a, SIDE_E2) &&
		    reaches(a->in, e->a[i].in, NULL))
			return true;
	return false;
}

/*
 * A mark of E1's, and E2 leaves it neither as it found it nor as E1 is going
 * to: no lock that E2 takes and gives back, but a step of its own from E1's
 * half-way state.
 */
static bool leaves_other(struct ctx *c, struct run *r,
			 const struct entry_effects *e,
			 const struct callsite *s, const struct pending *p,
			 const struct access *a)
{
	u256 was, is, then;

	return put_bits(&p->w, &then) && put_bits(a, &is) &&
	       known_bits(r, &c->site[s->no].pre, &p->w, &was) &&
	       u256_eq(a->mask, p->w.mask) && !u256_eq(is, was) &&
	       !u256_eq(is, then) && !stored_again(e, r, a);
}

static bool same_constant(const struct run *r, const struct pending *p,
			  const struct access *a)
{
	return p->w.value && a->value && is_const(p->w.value) &&
	       is_const(a->value) && u256_eq(p->w.mask, a->mask) &&
	       u256_eq(p->w.value->con, a->value->con) && r != NULL;
}

static bool read_by_anyone(struct mod *m, const struct access *w)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		for (unsigned k = 0; k < e->n; k++)
			if (!e->a[k].store &&
			    (e->a[k].uses & ~(unsigned)(USE_OUT | USE_SELF)) &&
			    may_be_same_place(&e->a[k], SIDE_E2, w, SIDE_E1))
				return true;
	}
	return false;
}

/* Loads of p's place, after the call and before it, whose fields are a and b. */
static bool is_fresh_and_old(struct mod *m, const struct callsite *s,
			     const struct pending *p, const struct val *a,
			     const struct val *b)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];
	bool fresh = false, old = false;

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *l = &e->a[i];

		if (l->store || l->key != p->w.key || !overlap(l, &p->w) ||
		    !u256_is_zero(u256_and(p->w.mask, u256_not(l->mask))))
			continue;
		fresh |= l->field == a && is_fresh(s, l->in, p->w.in);
		old |= l->field == b && !comes_directly(s, l->in) &&
		       comes_before(s, l->in);
	}
	return fresh && old;
}

/*
 * E1 goes on to its late write only if the place still holds what it held
 * before the call: whatever was stored there has not changed it.
 */
static bool tests_unchanged(struct mod *m, const struct callsite *s,
			    const struct pending *p)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];
	const struct fn *f = s->entry->fn;

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next) {
			const struct blk *at;

			if (in->op == OP_eq && comes_directly(s, in) &&
			    (is_fresh_and_old(m, s, p, arg(in, 0), arg(in, 1)) ||
			     is_fresh_and_old(m, s, p, arg(in, 1), arg(in, 0))) &&
			    (at = reverts_if(e, res(in), false, false)) &&
			    dominates(at, p->w.in->blk))
				return true;
		}
	return false;
}

enum clash clash_with_store(struct ctx *c, struct run *r,
			    const struct entry_effects *e,
			    const struct callsite *s, const struct pending *p,
			    const struct access *a)
{
	bool adds = a->how == STORE_ADD, subs = a->how == STORE_SUB;

	if (p->lock)
		return leaves_other(c, r, e, s, p, a) ? CLASH_ASSIGN :
							CLASH_NONE;
	if (p->reread)
		return CLASH_REREAD;
	if (tests_unchanged(c->m, s, p))
		return CLASH_NONE;
	switch (p->late) {
	case LATE_DEBIT:
		if (adds || (subs && guarded_debit(e, r, a)) ||
		    leaves_zero(r, p))
			return CLASH_NONE;
		return subs ? CLASH_UPDATE : CLASH_ASSIGN;
	case LATE_DELTA:
		return adds ? CLASH_NONE : subs ? CLASH_UPDATE : CLASH_ASSIGN;
	case LATE_CREDIT:
		return adds ? CLASH_NONE : subs ? CLASH_ORDER : CLASH_ASSIGN;
	default:
		if (same_constant(r, p, a) && !read_by_anyone(c->m, &p->w))
			return CLASH_NONE;
		return adds || subs ? CLASH_UPDATE : CLASH_ASSIGN;
	}
}

/* E1 tests after the call, too, that what it stores is not above the cap. */
static bool tests_cap(struct ctx *c, const struct pending *p,
		      const struct val *cap)
{
	const struct entry_effects *e =
		&c->m->effects->of[entry_of(c->m, p->w.in->blk->fn)->no];
	const struct val *x = p->w.value;

	for (const struct use *u = x ? x->uses : NULL; u; u = u->next)
		if (u->in->op == OP_lt && arg(u->in, 1) == x &&
		    is_const(arg(u->in, 0)) &&
		    u256_eq(arg(u->in, 0)->con, cap->con) &&
		    reverts_if(e, res(u->in), true, false))
			return true;
	return false;
}

enum clash clash_with_load(struct ctx *c, struct run *r,
			   const struct entry_effects *e,
			   const struct callsite *s, const struct pending *p,
			   const struct access *a)
{
	unsigned uses = a->uses;

	if (p->lock)
		return CLASH_NONE;
	/* zero before, as it is after both: whoever read it has seen zero */
	if (p->w.value && is_num(p->w.value, 0) && leaves_zero(r, p) &&
	    tests_unchanged(c->m, s, p))
		return CLASH_NONE;
	if ((uses & USE_UPPER) &&
	    (p->late != LATE_CREDIT || !tests_cap(c, p, a->cap)))
		uses |= USE_GUARD;
	if (p->reread)
		return CLASH_NONE;
	if (p->late == LATE_DEBIT || p->late == LATE_CREDIT) {
		if ((uses & USE_LOWER) && !own_guard(e, r, a))
			uses |= USE_GUARD;
		if (p->late == LATE_DEBIT &&
		    (debits_what_it_read(e, r, a) || leaves_zero(r, p)))
			return CLASH_NONE;
	} else if (uses & USE_LOWER) {
		uses |= USE_GUARD;
	}
	return uses & (USE_VALUE | USE_GUARD) ? CLASH_READ : CLASH_NONE;
}
