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
 * left; both are ok.  So is all where E1 tests again what it had tested
 * (retest.c).
 */
#include <string.h>

#include "commute.h"
#include "flow.h"

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

/* The load of w's place that v is bits of; NULL: none. */
static const struct ins *loads_from(struct mod *m, const struct access *w,
				    const struct val *v, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL, *l;

	if (!d || !depth)
		return NULL;
	if (is_load(d))
		return is_transient(d) == w->transient &&
		       place_of(m, d) == w->key ? d : NULL;
	if (d->op != OP_and && d->op != OP_shr)
		return NULL;
	l = loads_from(m, w, arg(d, 0), depth - 1);
	return l ? l : loads_from(m, w, arg(d, 1), depth - 1);
}

/* Is v a sum of what was loaded from the place? */
static bool counts_place(struct mod *m, const struct access *w,
			 const struct val *v, unsigned depth)
{
	const struct ins *d = v && v->kind == V_RES ? v->def : NULL;

	if (!d || !depth)
		return false;
	switch (d->op) {
	case OP_add: case OP_sub:
		for (unsigned i = 0; i < 2; i++)
			if (loads_from(m, w, arg(d, i), depth))
				return true;
		return false;
	case OP_and: case OP_or: case OP_shl:
		for (unsigned i = 0; i < 2; i++)
			if (counts_place(m, w, arg(d, i), depth - 1))
				return true;
		return false;
	default:
		return false;
	}
}

bool lock_like(struct mod *m, const struct callsite *s,
		      const struct access *w)
{
	return w->how == STORE_ASSIGN &&
	       (bracketed(m, s, w) || brackets_another(m, s, w)) &&
	       !counts_place(m, w, w->value, 4) && only_conditions(m, w);
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
		if ((a->uses & (USE_VALUE | USE_GUARD)) ||
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

/*
 * Is what a later turn adds to the place held against a limit before the loop
 * only?  Then the turns are no units of their own.
 */
static bool limited_before(struct mod *m, const struct callsite *s,
			   const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];
	const struct loop *l = s->in->blk->loop;

	while (l && l->up)
		l = l->up;
	for (unsigned i = 0; l && w->how == STORE_ADD && i < e->n; i++)
		if (!e->a[i].store && (e->a[i].uses & USE_GUARD) &&
		    e->a[i].key == w->key && overlap(&e->a[i], w) &&
		    !in_loop(e->a[i].in->blk, l) &&
		    dominates(e->a[i].in->blk, l->head))
			return true;
	return false;
}

bool unit_of_work(struct mod *m, const struct callsite *s,
		  const struct access *w)
{
	unsigned left = MAX_LOOKED_AT;

	if (comes_directly(s, w->in) || limited_before(m, s, w))
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

bool stored_again(const struct entry_effects *e, const struct access *a,
		  const bool *ok)
{
	for (unsigned i = 0; i < e->n; i++) {
		const struct access *b = &e->a[i];

		if (b->store && b != a && b->key == a->key && overlap(a, b) &&
		    (!ok || ok[b->in->blk->id]) &&
		    always_reaches(a->in, b->in, ok))
			return true;
	}
	return false;
}

/* Whether a store of an entry is followed by another one to the same place. */
enum followed {
	FOLLOWED_UNKNOWN, FOLLOWED_NEVER, FOLLOWED_ALWAYS, FOLLOWED_SOMETIMES,
};

static bool is_followed(const struct entry_effects *e, const struct access *a)
{
	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && &e->a[i] != a && e->a[i].key == a->key &&
		    overlap(a, &e->a[i]) && reaches(a->in, e->a[i].in, NULL))
			return true;
	return false;
}

/* The same as stored_again in E2, which is asked for again and again. */
static bool restores(struct ctx *c, const struct run *r,
		     const struct entry_effects *e, const struct access *a)
{
	unsigned char *f = &c->followed[e - c->m->effects->of][a - e->a];

	if (*f == FOLLOWED_UNKNOWN)
		*f = !is_followed(e, a) ? FOLLOWED_NEVER :
		     stored_again(e, a, NULL) ? FOLLOWED_ALWAYS :
						FOLLOWED_SOMETIMES;
	return *f == FOLLOWED_ALWAYS ||
	       (*f == FOLLOWED_SOMETIMES && stored_again(e, a, r->ok));
}

/* Does E2 put there what it has found, before it stored anything there? */
static bool gives_back(struct mod *m, const struct entry_effects *e,
		       const struct access *a)
{
	const struct val *v = a->value;
	const struct ins *l = v ? loads_from(m, a, v, 4) : NULL;
	const struct ins *shr = v ? def_by(flow_strip(v), OP_shr) : NULL;

	if (!l || (shr ? !is_num(arg(shr, 0), u256_ctz(a->mask)) :
			 u256_ctz(a->mask) != 0))
		return false;
	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store &&
		    may_be_same_place(&e->a[i], SIDE_E2, a, SIDE_E2) &&
		    reaches(e->a[i].in, l, NULL))
			return false;
	return true;
}

/* May the contract ask the entry for what it tells? */
static bool asked_by_itself(const struct mod *m, const struct entry *e)
{
	uint32_t sel;

	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];

		if (s->from == FROM_SELF &&
		    (!call_selector(s->in, &sel) || sel == e->selector))
			return true;
	}
	return false;
}

static bool read_by_anyone(struct mod *m, const struct access *w)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		for (unsigned k = 0; k < e->n; k++) {
			const struct access *a = &e->a[k];

			if (!a->store && (a->uses & ~(unsigned)USE_SELF) &&
			    may_be_same_place(a, SIDE_E2, w, SIDE_E1) &&
			    ((a->uses & ~(unsigned)(USE_OUT | USE_SELF)) ||
			     asked_by_itself(m, &m->entry[i])))
				return true;
		}
	}
	return false;
}

/*
 * How a store changes some bits of the word that it has loaded: word & b clears
 * some, word | b sets some, word & b | c does both.
 */
struct bits {
	const struct ins *base;		/* the load; NULL: other than so */
	const struct val *set;		/* NULL: none */
	bool cleared;
};

static struct bits bits_by(struct mod *m, const struct access *a)
{
	struct bits is = { .base = NULL };
	const struct val *v = arg(a->in, 1);

	for (unsigned n = 0; n < 6 && v->kind == V_RES; n++) {
		const struct ins *d = v->def;
		unsigned i;

		if (is_load(d)) {
			if (is_transient(d) == a->transient &&
			    place_of(m, d) == a->key && n)
				is.base = d;
			break;
		}
		if ((d->op != OP_or && d->op != OP_and) ||
		    (d->op == OP_or && is.set))
			break;
		i = loads_from(m, a, arg(d, 0), 4) ? 0 : 1;
		if (d->op == OP_or)
			is.set = arg(d, 1 - i);
		else
			is.cleared = true;
		v = arg(d, i);
	}
	return is;
}

/* One constant, wherever in the word it is put: two runs put two values. */
static bool puts_same(const struct val *a, const struct val *b)
{
	const struct ins *x = def_by(a, OP_shl), *y = def_by(b, OP_shl);

	a = x ? arg(x, 1) : a;
	b = y ? arg(y, 1) : b;
	return !x == !y && is_const(a) && is_const(b) && u256_eq(a->con, b->con);
}

/*
 * Do both set bits, or clear some, or put the same number there, in what they
 * find?  Then their order does not matter.
 */
static bool same_bits(struct mod *m, const struct callsite *s,
		      const struct pending *p, const struct access *a)
{
	struct bits late = bits_by(m, &p->w), other = bits_by(m, a);

	if (!late.base || !other.base || !is_fresh(s, late.base, p->w.in) ||
	    !late.set != !other.set || late.cleared != other.cleared)
		return false;
	return !late.set || !late.cleared ||
	       (puts_same(late.set, other.set) && !read_by_anyone(m, &p->w));
}

/* Does E2 go by what is in the place that it stores to?  Remembered. */
static bool goes_by(struct ctx *c, const struct entry_effects *e,
		    const struct access *w)
{
	signed char *does = &c->goes_by[e - c->m->effects->of][w - e->a];

	for (unsigned i = 0; !*does && i < e->n; i++)
		if (!e->a[i].store &&
		    (e->a[i].uses & (USE_GUARD | USE_LOWER | USE_VALUE)) &&
		    may_be_same_place(&e->a[i], SIDE_E2, w, SIDE_E2))
			*does = 1;
	if (!*does)
		*does = -1;
	return *does > 0;
}

/* Could E2 run where the late write of a number has been done, too? */
static bool runs_behind(struct ctx *c, const struct run *r,
			const struct callsite *s,
			const struct entry_effects *e, const struct pending *p,
			u256 then)
{
	const struct entry *e2 = &c->m->entry[e - c->m->effects->of];
	const struct facts *held = &c->site[s->no].post;
	struct facts fs = { 0, NULL };
	struct fact f = {
		.key = p->w.key, .side = SIDE_E1, .transient = p->w.transient,
		.a = abs_any(),
	};

	fs.f = ARENA_ARRAY(c->m->arena, struct fact, held->n + 1);
	for (unsigned i = 0; i < held->n; i++)
		if (held->f[i].key != f.key ||
		    held->f[i].transient != f.transient)
			fs.f[fs.n++] = held->f[i];
	f.a.known = p->w.mask;
	f.a.val = then;
	fs.f[fs.n++] = f;
	return completes_from(c, r, e2, &fs);
}

/*
 * A mark of E1's, and E2 leaves it neither as it found it nor as E1 is going
 * to: no lock that E2 takes and gives back, but a step of its own from E1's
 * half-way state, or one that E1 takes back.
 */
static bool leaves_other(struct ctx *c, struct run *r,
			 const struct entry_effects *e,
			 const struct callsite *s, const struct pending *p,
			 const struct access *a)
{
	u256 was, is, then;
	bool was_known = known_bits(r, &c->site[s->no].pre, &p->w, &was);
	bool then_known = put_bits(&p->w, &then);

	bool is_known = known_bits(r, &r->exit, &p->w, &is) ||
			(u256_eq(a->mask, p->w.mask) && put_bits(a, &is));

	if (is_known && was_known && u256_eq(is, was))
		return false;
	/* where the places may differ, the cases are told apart first */
	if (is_known && then_known && u256_eq(is, then))
		return goes_by(c, e, a) &&
		       (run_key_rel(r, a->key, SIDE_E2, p->w.key, SIDE_E1) !=
			REL_EQ || !runs_behind(c, r, s, e, p, then));
	return !same_bits(c->m, s, p, a) && !gives_back(c->m, e, a) &&
	       !restores(c, r, e, a);
}

static bool same_constant(const struct run *r, const struct pending *p,
			  const struct access *a)
{
	return p->w.value && a->value && is_const(p->w.value) &&
	       is_const(a->value) && u256_eq(p->w.mask, a->mask) &&
	       u256_eq(p->w.value->con, a->value->con) && r != NULL;
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
bool tests_unchanged(struct mod *m, const struct callsite *s,
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
	if (same_bits(c->m, s, p, a))
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

enum clash clash_with_load(struct run *r, const struct entry_effects *e,
			   const struct pending *p, const struct access *a)
{
	unsigned uses = a->uses;

	if (p->lock)
		return CLASH_NONE;
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
