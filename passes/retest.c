/*
 * retest: what E1 tests before the call, it tests again after it.
 *
 * In: a late write that adds to what its place holds by then, or takes from
 * it.  Out: whether E1 goes on only if all that it had tested of the place
 * holds anew.  Then whatever ran during the call might as well have run before
 * E1, which would have come the same way.
 */
#include "commute.h"
#include "flow.h"

enum { DEPTH = 12 };

/* ---- the same again ------------------------------------------------------ */

static bool repeats(struct mod *m, const struct val *a, const struct val *b,
		    unsigned depth);

/* Do equal branches lead from above a choice down to one way into it? */
static bool same_way(struct mod *m, const struct blk *a, const struct blk *b,
		     const struct blk *top_a, const struct blk *top_b,
		     unsigned depth)
{
	for (; a != top_a && b != top_b; a = a->idom, b = b->idom) {
		const struct blk *p = a->idom, *q = b->idom;

		if (p->last->op != q->last->op)
			return false;
		if (p->last->op == OP_br &&
		    ((p->succ[0] == a) != (q->succ[0] == b) ||
		     (p->succ[1] == a) != (q->succ[1] == b) ||
		     !repeats(m, arg(p->last, 0), arg(q->last, 0), depth)))
			return false;
	}
	return a == top_a && b == top_b;
}

/* Do two phis come out the same: equal operands, chosen by equal tests? */
static bool same_choice(struct mod *m, const struct ins *a,
			const struct ins *b, unsigned depth)
{
	const struct blk *x = a->blk, *y = b->blk;

	if (x->loop_head || y->loop_head)
		return false;
	for (unsigned i = 0; i < a->nargs; i++) {
		const struct blk *p = x->pred[i], *q = y->pred[i];

		if (p->last->op != q->last->op ||
		    (p->last->op == OP_br &&
		     ((p->succ[0] == x) != (q->succ[0] == y) ||
		      !repeats(m, arg(p->last, 0), arg(q->last, 0), depth))) ||
		    !repeats(m, arg(a, i), arg(b, i), depth) ||
		    !same_way(m, p, q, x->idom, y->idom, depth))
			return false;
	}
	return true;
}

/*
 * Would a and b, of one run, be one number if nobody had written anything
 * between the two?  Made by the same instructions from the same places.
 */
static bool repeats(struct mod *m, const struct val *a, const struct val *b,
		    unsigned depth)
{
	const struct ins *x, *y;

	if (a == b)
		return true;
	if (is_const(a) || is_const(b))
		return is_const(a) && is_const(b) && u256_eq(a->con, b->con);
	if (a->kind != V_RES || b->kind != V_RES || !depth)
		return false;
	x = a->def;
	y = b->def;
	if (x->op != y->op || x->nargs != y->nargs)
		return false;
	if (x->op == OP_phi)
		return same_choice(m, x, y, depth - 1);
	if (x->op == OP_loadimmutable)
		return same_literal(x, y);
	if (is_load(x))
		return key_rel(&relation_plain, place_of(m, x), SIDE_E1,
			       place_of(m, y), SIDE_E1) == REL_EQ;
	if (effects_of(x) & ~(unsigned)ENV)
		return false;
	for (unsigned i = 0; i < x->nargs; i++)
		if (!repeats(m, arg(x, i), arg(y, i), depth - 1))
			return false;
	return true;
}

/* ---- tests --------------------------------------------------------------- */

/* Whoever goes on has found `cond` to be `holds`. */
struct test {
	const struct val *cond;
	bool holds;
};

/* The test that a branch makes, one of whose ways only reverts. */
static bool test_at(const struct entry_effects *e, const struct blk *b,
		    struct test *t)
{
	const struct ins *z;

	if (b->last->op != OP_br ||
	    e->bad[b->succ[0]->id] == e->bad[b->succ[1]->id])
		return false;
	*t = (struct test){ arg(b->last, 0), e->bad[b->succ[1]->id] };
	while ((z = def_by(t->cond, OP_iszero)))
		*t = (struct test){ arg(z, 0), !t->holds };
	return true;
}

struct late_write {
	struct mod *m;
	const struct callsite *s;
	const struct entry_effects *e;
	const struct access *w;
	const bool *ok;		/* by block: run behind the call, on a good way */
};

/*
 * What is in the place after the write, if v is a load from there; else v.
 * Masks are left out: the write has tested that the sum fits.
 */
static const struct val *after_write(const struct late_write *l,
				     const struct val *v)
{
	const struct val *x = flow_strip(v);
	const struct ins *shr = def_by(x, OP_shr);
	const struct val *from = shr ? arg(shr, 1) : x;

	if (from->kind == V_RES && is_load(from->def) &&
	    is_transient(from->def) == l->w->transient &&
	    place_of(l->m, from->def) == l->w->key &&
	    (shr ? is_num(arg(shr, 0), u256_ctz(l->w->mask)) :
		   !u256_ctz(l->w->mask)) &&
	    l->w->in->blk->fn == from->def->blk->fn &&
	    reaches(l->w->in, from->def, NULL))
		return l->w->value;
	return x;
}

/* Is v the number that the write puts there, or that number loaded again? */
static bool is_written(const struct late_write *l, const struct val *v)
{
	return repeats(l->m, after_write(l, v), flow_strip(l->w->value), DEPTH);
}

/*
 * Does a test of what the write puts there, v <= cap, say no less than `t`
 * did of what was there before?
 */
static bool covers(const struct late_write *l, const struct test *t,
		   const struct val *cap)
{
	const struct ins *lt = def_by(t->cond, OP_lt);
	const struct val *x, *sum = flow_strip(l->w->value);
	const struct ins *add = def_by(sum, OP_add);

	if (!lt || !add || l->w->how != STORE_ADD || !l->w->checked)
		return false;
	/* k < cap, where the write adds at least one */
	if (t->holds)
		return is_const(l->w->d) && !is_num(l->w->d, 0) &&
		       (repeats(l->m, arg(lt, 0), arg(add, 0), DEPTH) ||
			repeats(l->m, arg(lt, 0), arg(add, 1), DEPTH)) &&
		       repeats(l->m, arg(lt, 1), cap, DEPTH);
	/* k + d <= cap, or k <= cap */
	x = flow_strip(arg(lt, 1));
	return repeats(l->m, arg(lt, 0), cap, DEPTH) &&
	       (repeats(l->m, x, sum, DEPTH) ||
		repeats(l->m, x, flow_strip(arg(add, 0)), DEPTH) ||
		repeats(l->m, x, flow_strip(arg(add, 1)), DEPTH));
}

/* Is the test of b made on every good way that the write is on? */
static bool always_made(const struct late_write *l, const struct blk *b)
{
	const struct blk *at = l->w->in->blk;

	if (b == at || dominates(at, b))
		return always_reaches(l->w->in, b->last, l->ok);
	return dominates(b, at);
}

/*
 * Does b, behind the call, test `t` again?  With t NULL: does it test what the
 * write has put there, and is more than the test for an overflow?
 */
static bool tests_again(const struct late_write *l, const struct blk *b,
			const struct test *t)
{
	struct test u;
	const struct ins *lt;

	if (!comes_directly(l->s, b->last) || !l->ok[b->id] ||
	    !test_at(l->e, b, &u) || !always_made(l, b))
		return false;
	if (t && t->holds == u.holds && !reaches(l->w->in, b->last, NULL) &&
	    repeats(l->m, t->cond, u.cond, DEPTH))
		return true;
	lt = def_by(u.cond, OP_lt);
	if (!lt || u.holds || !is_written(l, arg(lt, 1)))
		return false;
	return t ? covers(l, t, arg(lt, 0)) : l->w->checked &&
		   after_write(l, arg(lt, 1)) != arg(lt, 1) &&
		   !is_const(arg(lt, 0));
}

static bool made_again(const struct late_write *l, const struct test *t)
{
	const struct fn *f = l->w->in->blk->fn;

	for (unsigned b = 0; b < f->nblks; b++)
		if (tests_again(l, f->blk[b], t))
			return true;
	return false;
}

/* k + d, tested for overflow before the call; the write tests it, too. */
static bool is_overflow_test(const struct late_write *l, const struct test *t)
{
	const struct ins *lt = def_by(t->cond, OP_lt), *add;
	const struct val *sum;

	if (!lt || t->holds || !l->w->checked || l->w->how != STORE_ADD)
		return false;
	sum = flow_strip(arg(lt, 0));
	add = def_by(sum, OP_add);
	if (add)
		return repeats(l->m, sum, flow_strip(l->w->value), DEPTH) &&
		       (arg(add, 0) == arg(lt, 1) || arg(add, 1) == arg(lt, 1));
	/* k > max - d */
	return (def_by(sum, OP_not) && arg(sum->def, 0) == l->w->d) ||
	       (def_by(sum, OP_sub) && is_const(arg(sum->def, 0)) &&
		arg(sum->def, 1) == l->w->d);
}

/* Are all the tests of this load, which are made before the call, made again? */
static bool tests_of(const struct late_write *l, struct arena *tmp,
		     const struct access *a, unsigned *n)
{
	const struct fn *f = a->in->blk->fn;
	const bool *from = flow_from(tmp, f, res(a->in));

	for (unsigned i = 0; i < f->nblks; i++) {
		const struct blk *b = f->blk[i];
		struct test t;

		if (l->e->bad[i] || b->last->op != OP_br ||
		    !from[arg(b->last, 0)->id] || !comes_before(l->s, b->last))
			continue;
		if (!test_at(l->e, b, &t))
			return false;
		if (is_overflow_test(l, &t))
			continue;
		if (!made_again(l, &t))
			return false;
		++*n;
	}
	return true;
}

bool retests(struct mod *m, const struct callsite *s, const struct access *w,
	     const bool *ok)
{
	const struct late_write l = {
		m, s, &m->effects->of[s->entry->no], w, ok,
	};
	struct arena *tmp;
	bool again = true;
	unsigned n = 0;

	if (s->in->blk->loop || w->how == STORE_ASSIGN)
		return false;
	tmp = arena_new(0, m->oom, m->oom_arg);
	for (unsigned i = 0; again && i < l.e->n; i++) {
		const struct access *a = &l.e->a[i];

		if (!comes_before(s, a->in) ||
		    !may_be_same_place(a, SIDE_E1, w, SIDE_E1))
			continue;
		again = !a->store && !(a->uses & (USE_VALUE | USE_SELF)) &&
			tests_of(&l, tmp, a, &n);
	}
	arena_free(tmp);
	return again && (n || made_again(&l, NULL));
}
