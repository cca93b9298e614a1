/*
 * torn: views that show a state which is half updated.
 *
 * In: a call of E1 with what E1 has still to write.  Out: conflicts of
 * RULE_TORN.  A view changes nothing, so E1 and it always commute; but whoever
 * asks it during the call, another contract that prices by it, say, is told
 * what is true neither before E1 nor after it, if one of the variables it is
 * made of has been written and another has not.  Ether that left with the
 * call has been written, so to speak, to a view of the own balance.
 *
 * A view that hands out one variable as it is (the getter that a compiler
 * makes of a public variable is one) is always right about that variable.
 * What counts is one view of two variables, or two views that compute.
 */
#include "flow.h"
#include "judge.h"

/* ---- what views show ----------------------------------------------------- */

/* Does v go nowhere but, as it is, into memory? */
static bool is_shown_raw(const struct val *v, unsigned depth)
{
	for (const struct use *u = v->uses; u; u = u->next) {
		const struct ins *in = u->in;

		switch (in->op) {
		case OP_mstore:
			if (arg(in, 0) == v)
				return false;
			break;
		case OP_and: case OP_shr: case OP_signextend:
			if (!is_const(arg(in, 0)) && !is_const(arg(in, 1)))
				return false;
			/* fall through */
		case OP_iszero:
			if (!depth || !is_shown_raw(res(in), depth - 1))
				return false;
			break;
		case OP_br:
			break;
		default:
			return false;
		}
	}
	return true;
}

/* Is v reckoned with, or is it only compared and told? */
static bool is_reckoned_with(const struct val *v, unsigned depth)
{
	for (const struct use *u = v->uses; u; u = u->next)
		switch (u->in->op) {
		case OP_add: case OP_sub: case OP_mul: case OP_div:
		case OP_sdiv: case OP_mod: case OP_exp: case OP_mulmod:
			return true;
		case OP_and: case OP_shr: case OP_phi:
			if (!depth || is_reckoned_with(res(u->in), depth - 1))
				return true;
			break;
		default:
			break;
		}
	return false;
}

/* Does v get into memory, to be returned? */
static bool gets_out(struct arena *mem, const struct val *v)
{
	const struct fn *f = v->def->blk->fn;
	const bool *from = flow_from(mem, f, v);

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			if (in->op == OP_mstore && from[arg(in, 1)->id])
				return true;
	return false;
}

/* One thing that a view shows. */
struct shown {
	const struct access *a;	/* NULL: the own ether */
	bool raw;
};

enum { MAX_SHOWN = 64 };

struct view {
	const struct entry *e;
	struct shown s[MAX_SHOWN];
	unsigned n;
};

static void look(struct judge *j, const struct run *r, struct view *w)
{
	const struct entry_effects *e = &j->c->m->effects->of[w->e->no];

	for (unsigned i = 0; i < e->n && w->n < MAX_SHOWN; i++) {
		const struct access *a = &e->a[i];

		if ((a->uses & (USE_OUT | USE_VALUE)) &&
		    r->ok[a->in->blk->id])
			w->s[w->n++] = (struct shown){
				a, is_shown_raw(a->field, 6)
			};
	}
	for (unsigned b = 0; b < r->fn->nblks; b++)
		for (const struct ins *in = r->fn->blk[b]->first;
		     in && r->ok[b] && w->n < MAX_SHOWN; in = in->next)
			if (is_own_ether(in) && gets_out(r->mem, res(in)))
				w->s[w->n++] = (struct shown){
					NULL, is_shown_raw(res(in), 6)
				};
}

/* ---- what E1 has written ------------------------------------------------- */

/* Is it known which variable it is? */
static bool is_known(const struct access *a)
{
	return a->key->root || !a->key->n;
}

/*
 * The same variable, if not the same place: an entry of one mapping for one
 * account and that for another are one variable.
 */
static bool same_variable(const struct access *a, const struct access *b)
{
	return is_known(a) && is_known(b) &&
	       may_be_same_place(a, SIDE_E1, b, SIDE_E2);
}

/* Written before the call and after it, to say that E1 is running. */
static bool is_mark_of_running(struct judge *j, const struct access *a)
{
	for (unsigned i = 0; i < j->np; i++) {
		const struct access *w = &j->p[i].w;

		if (w->key == a->key && u256_eq(w->mask, a->mask) &&
		    (j->p[i].lock || (w->value && is_const(w->value) &&
				      a->value && is_const(a->value))))
			return true;
	}
	return false;
}

/* A store of E1 that stands before the call, in its turn of every loop. */
static bool is_early(struct judge *j, const struct access *a)
{
	const struct callsite *s = j->v->site;

	return a->store && comes_before(s, a->in) &&
	       is_known(a) &&
	       j->c->e1_run->ok[a->in->blk->id] &&
	       (!comes_directly(s, a->in) ||
		dominates(a->in->blk, s->in->blk));
}

/* What of E1's early writes x, but not y, shows: *early, or (true, NULL) ether. */
static bool shows_early(struct judge *j, const struct shown *x,
			const struct shown *y, const struct ins **early)
{
	const struct entry_effects *e =
		&j->c->m->effects->of[j->v->site->entry->no];

	*early = NULL;
	if (!x->a)
		return j->v->site->sends;
	for (unsigned i = 0; i < e->n; i++)
		if (is_early(j, &e->a[i]) &&
		    (is_reckoned_with(x->a->field, 6) ||
		     !is_mark_of_running(j, &e->a[i])) &&
		    same_variable(&e->a[i], x->a) &&
		    !same_variable(&e->a[i], y->a)) {
			*early = e->a[i].in;
			return true;
		}
	return false;
}

/* ---- the rule ------------------------------------------------------------ */

/* Parts of one record that is handed out as it is. */
static bool one_record(const struct shown *a, const struct shown *b)
{
	return a->raw && b->raw && a->a && b->a && a->a->key->root &&
	       a->a->key->root == b->a->key->root;
}

/* Does `x` of one view with `y` of another (or the same) show p half done? */
static bool is_torn(struct judge *j, const struct pending *p, bool one_view,
		    const struct shown *x, const struct shown *y,
		    const struct ins **early)
{
	if (!y->a || p->reread || p->lock || !same_variable(&p->w, y->a) ||
	    (x->a && same_variable(&p->w, x->a)) ||
	    !shows_early(j, x, y, early))
		return false;
	if (j->c->m->policy.getters)
		return true;
	if (one_view)
		return !one_record(x, y);
	return !x->raw && !y->raw;
}

static bool compare_views(struct judge *j, const struct view *v,
			  const struct view *w)
{
	struct conflict k = { .rule = RULE_TORN, .clash = CLASH_READ };
	bool found = false;

	for (unsigned i = 0; i < j->np; i++)
		for (unsigned x = 0; x < v->n; x++)
			for (unsigned y = 0; y < w->n; y++) {
				if (!is_torn(j, &j->p[i], v == w, &v->s[x],
					     &w->s[y], &k.early))
					continue;
				k.e2 = w->e;
				k.write = j->p[i].orig;
				k.other = w->s[y].a;
				add_conflict(j, &k);
				found = true;
				if (!j->c->m->mend)
					return true;
			}
	return found;
}

void judge_torn(struct judge *j)
{
	struct mod *m = j->c->m;
	struct view *views = ARENA_ARRAY(j->behind->mem, struct view,
					 m->nentries + 1);
	unsigned n = 0;

	if (!j->v->npending)
		return;
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];
		struct judged *out = &j->v->e2[i];
		const struct run *r;

		if (e->stores || e->calls ||
		    !(r = enter(j, &m->entry[i], out)))
			continue;
		views[n].e = &m->entry[i];
		look(j, r, &views[n]);
		if (views[n].n)
			n++;
	}
	for (unsigned i = 0; i < n; i++)
		if (compare_views(j, &views[i], &views[i])) {
			j->v->e2[views[i].e->no].outcome = E2_CONFLICT;
			if (!m->mend)
				return;
		}
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < n; k++)
			if (i != k && compare_views(j, &views[i], &views[k])) {
				j->v->e2[views[k].e->no].outcome = E2_CONFLICT;
				if (!m->mend)
					return;
			}
}
