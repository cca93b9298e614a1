/*
 * cross: state that is kept in another contract of the program.
 *
 * In: a call of E1, and the code of the other contracts at hand.  Out:
 * conflicts of RULE_CROSS.  A vault that pays and then has a share contract
 * burn what was paid for has its late write there: no lock of the vault keeps
 * the share contract from being used meanwhile, and a second run of the vault
 * may work on the same shares.
 *
 * Which contract is called is told by the selectors that are called on one
 * target.  A late call counts by what its entry writes: what that assigns is
 * lost to whoever wrote there during the call; what it takes, checked, in the
 * amount that it is told, is not.
 */
#include "flow.h"
#include "gate.h"
#include "judge.h"

/* A call whose code is at hand. */
struct known_call {
	const struct callsite *s;
	struct mod *m;		/* of the contract that is called */
	const struct entry *e;	/* that runs */
};

enum { MAX_KNOWN = 24, MAX_OTHERS = 64 };

/* The calls of this module that other contracts at hand answer. */
struct known_calls {
	struct known_call c[MAX_KNOWN];
	unsigned n;
};

static bool is_plain_call(const struct callsite *s)
{
	return (s->in->op == OP_call || s->in->op == OP_staticcall) &&
	       s->target && s->from != FROM_SELF;
}

/* Has x an entry for every selector that is called on the target? */
static bool answers(const struct mod *m, const struct mod *x,
		    const struct val *target)
{
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];
		uint32_t sel;

		if (is_plain_call(s) && s->from >= FROM_STORAGE &&
		    may_be_same_target(m, s->target, target) &&
		    call_selector(s->in, &sel) && !entry_with(x, sel))
			return false;
	}
	return true;
}

/* The contract that answers the call; NULL: none at hand. */
static bool find_code(struct mod *m, const struct callsite *s,
		      struct known_call *k)
{
	uint32_t sel;
	bool more = true;

	if (!is_plain_call(s) || !call_selector(s->in, &sel))
		return false;
	for (unsigned i = 0; more && i < MAX_OTHERS; i++) {
		struct mod *x = m->other(m, i, sel, &more);

		if (!x || x->library || !(k->e = entry_with(x, sel)) ||
		    !answers(m, x, s->target))
			continue;
		k->s = s;
		k->m = x;
		return true;
	}
	return false;
}

static void find_known(struct mod *m, struct known_calls *ks)
{
	for (unsigned i = 0; i < m->calls->n && ks->n < MAX_KNOWN; i++)
		if (find_code(m, &m->calls->site[i], &ks->c[ks->n]))
			ks->n++;
}

static bool same_contract(const struct mod *m, const struct known_call *a,
			  const struct known_call *b)
{
	return a->m == b->m &&
	       may_be_same_target(m, a->s->target, b->s->target);
}

/* ---- what the late call does --------------------------------------------- */

/* A word of the arguments of a call. */
static bool is_argument(const struct val *v)
{
	v = flow_strip(v);
	return is_const(v) || def_by(v, OP_calldataload);
}

/* Is each word that E1 gives the late call known before the call at hand? */
static bool given_before(const struct judge *j, const struct callsite *late)
{
	const struct fn *f = late->entry->fn;
	u256 at;

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			if (in->op == OP_mstore &&
			    argument_at(late->in, arg(in, 0), &at) &&
			    comes_directly(j->v->site, in) &&
			    reaches(in, late->in, NULL) &&
			    !fixed_before(j->v->site, arg(in, 1)))
				return false;
	return true;
}

/* Does the store destroy what was put there during the call? */
static bool overwrites(const struct judge *j, const struct known_call *late,
		       const struct access *w)
{
	if (!w->store)
		return false;
	if (w->how == STORE_ASSIGN || !is_argument(w->d) ||
	    (w->how == STORE_SUB && !w->checked))
		return true;
	return !given_before(j, late->s);
}

static bool same_variable(const struct access *a, const struct access *b)
{
	return may_be_same_place(a, SIDE_E1, b, SIDE_E2);
}

static bool is_put(const struct access *a)
{
	return a->store && a->how == STORE_ASSIGN && a->value &&
	       is_const(a->value);
}

/*
 * Does E1 ask for the variable, or change it, before the call too?  *lock: one
 * number is put there before it and one after it, and it serves conditions only:
 * that is how it is put there.
 */
static bool asked_before(struct judge *j, const struct known_calls *ks,
			 const struct known_call *late, const struct access *w,
			 const struct ins **early, const struct access **lock)
{
	bool asked = false;

	for (unsigned i = 0; i < ks->n; i++) {
		const struct known_call *k = &ks->c[i];
		const struct entry_effects *e = &k->m->effects->of[k->e->no];

		if (k->s->entry != j->v->site->entry || k->s == j->v->site ||
		    !comes_before(j->v->site, k->s->in) ||
		    !same_contract(j->c->m, k, late))
			continue;
		for (unsigned n = 0; n < e->n; n++)
			if (same_variable(&e->a[n], w)) {
				*early = k->s->in;
				if (is_put(w) && is_put(&e->a[n]) &&
				    only_conditions(late->m, w))
					*lock = &e->a[n];
				asked = true;
			}
	}
	return asked;
}

/* ---- who else writes there ----------------------------------------------- */

/* What it writes there; with a lock, other than the lock's two numbers. */
static const struct access *writer_in(const struct known_call *k,
				      const struct access *w,
				      const struct access *lock)
{
	const struct entry_effects *e = &k->m->effects->of[k->e->no];

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (!a->store || !same_variable(a, w) ||
		    (lock && is_put(a) &&
		     (u256_eq(a->value->con, w->value->con) ||
		      u256_eq(a->value->con, lock->value->con))))
			continue;
		return a;
	}
	return NULL;
}

/* An entry of this contract that has the other one write there. */
static bool judge_own(struct judge *j, const struct known_calls *ks,
		      const struct known_call *late, const struct access *w,
		      const struct access *lock, struct conflict *k)
{
	for (unsigned i = 0; i < ks->n; i++) {
		const struct known_call *x = &ks->c[i];
		const struct entry *e2 = x->s->entry;
		struct run *r;

		k->other = writer_in(x, w, lock);
		if (!k->other || x->s->in->op != OP_call ||
		    !same_contract(j->c->m, x, late) ||
		    !(r = enter(j, e2, &j->v->e2[e2->no])) ||
		    !r->ok[x->s->in->blk->id])
			continue;
		judge_begin_case(j);
		if (!survives(j, r, late->s->in->blk))
			continue;
		k->e2 = e2;
		k->other_of = x->m;
		return true;
	}
	return false;
}

/* An entry of the other contract that anybody may start. */
static bool judge_other(const struct known_call *late, const struct access *w,
			const struct access *lock, struct conflict *k)
{
	for (unsigned i = 0; i < late->m->nentries; i++) {
		struct known_call x = { late->s, late->m, &late->m->entry[i] };

		k->other = writer_in(&x, w, lock);
		if (!k->other || is_privileged(late->m, x.e, k->other->in))
			continue;
		k->e2 = x.e;
		k->e2_of = k->other_of = late->m;
		return true;
	}
	return false;
}

/* ---- the rule ------------------------------------------------------------ */

static bool judge_late(struct judge *j, const struct known_calls *ks,
		       const struct known_call *late)
{
	const struct entry_effects *e = &late->m->effects->of[late->e->no];

	for (unsigned i = 0; i < e->n; i++) {
		struct conflict k = {
			.rule = RULE_CROSS, .clash = CLASH_ASSIGN,
			.late = late->s->in,
		};
		const struct access *w = &e->a[i];
		const struct access *lock = NULL;

		if (!overwrites(j, late, w) ||
		    (!asked_before(j, ks, late, w, &k.early, &lock) &&
		     !j->v->site->sends) || (!judge_own(j, ks, late, w, lock, &k) &&
				 !judge_other(late, w, lock, &k)))
			continue;
		add_conflict(j, &k);
		return true;
	}
	return false;
}

void judge_cross(struct judge *j)
{
	struct mod *m = j->c->m;
	const struct callsite *s = j->v->site;

	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *l = &m->calls->site[i];

		if (l->entry != s->entry || l->in->op != OP_call ||
		    !comes_directly(s, l->in) || !j->behind->ok[l->in->blk->id])
			continue;
		if (!j->c->known) {
			j->c->known = ARENA_NEW(m->arena, struct known_calls);
			find_known(m, j->c->known);
		}
		for (unsigned k = 0; k < j->c->known->n; k++)
			if (j->c->known->c[k].s == l &&
			    judge_late(j, j->c->known, &j->c->known->c[k]))
				return;
	}
}
