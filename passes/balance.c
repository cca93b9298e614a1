/*
 * balance: a balance from before a call that is used after it.
 *
 * In: a call of E1.  Out: conflicts of RULE_BALANCE.  E1 asks what it owns, of
 * ether or of a token, calls, and then holds the number against what it reads
 * afterwards, of the asset or of its own books: the difference is what it was
 * given, a loan that has come back, a share of the whole.  An entry that runs
 * during the call, changes state and moves the same asset makes that number
 * wrong: what it was given is counted twice.
 *
 * The asset of a token is known by the call that asks for it: a staticcall
 * with the contract's own address among its arguments.
 */
#include "flow.h"
#include "gate.h"
#include "judge.h"

/* A number that says what the contract owns. */
struct holding {
	const struct ins *in;		/* that gave it */
	const struct ins *query;	/* the staticcall; NULL: ether */
};

enum { MAX_HOLDINGS = 16 };

struct holdings {
	struct holding h[MAX_HOLDINGS];
	unsigned n;
};

/* ---- tokens --------------------------------------------------------------- */

/* Is the own address among the arguments of the staticcall? */
static bool asks_for_self(const struct ins *query)
{
	const struct fn *f = query->blk->fn;
	u256 at;

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			if (in->op == OP_mstore &&
			    argument_at(query, arg(in, 0), &at) &&
			    dominates(in->blk, query->blk) &&
			    def_by(flow_strip(arg(in, 1)), OP_address))
				return true;
	return false;
}

/* The staticcalls of E1 that ask for what it owns. */
struct queries {
	const struct ins *in[MAX_HOLDINGS];
	unsigned n;
};

static const struct queries *find_queries(struct ctx *c, const struct entry *e)
{
	const struct mod *m = c->m;
	struct queries *q = c->queries;

	if (q && c->queries_of == e)
		return q;
	if (!q)
		q = c->queries = ARENA_NEW(m->arena, struct queries);
	q->n = 0;
	c->queries_of = e;
	for (unsigned i = 0; i < m->calls->n && q->n < MAX_HOLDINGS; i++) {
		const struct callsite *s = &m->calls->site[i];

		if (s->entry == e && s->in->op == OP_staticcall &&
		    asks_for_self(s->in))
			q->in[q->n++] = s->in;
	}
	return q;
}

/* The one of them whose answer the mload reads; NULL: none. */
static const struct ins *query_of(const struct queries *q,
				  const struct ins *load)
{
	const struct ins *found = NULL;

	for (unsigned i = 0; i < q->n; i++)
		if (arg(q->in[i], 4) == arg(load, 0) &&
		    dominates(q->in[i]->blk, load->blk) &&
		    (!found || dominates(found->blk, q->in[i]->blk)))
			found = q->in[i];
	return found;
}

static bool same_asset(const struct mod *m, const struct holding *a,
		       const struct holding *b)
{
	if (!a->query || !b->query)
		return !a->query && !b->query;
	return may_be_same_target(m, arg(a->query, 1), arg(b->query, 1));
}

/* ---- what E1 asks -------------------------------------------------------- */

static void add_holding(struct holdings *hs, const struct ins *in,
			const struct ins *query)
{
	if (hs->n < MAX_HOLDINGS)
		hs->h[hs->n++] = (struct holding){ in, query };
}

/* What E1 asks for before the call, and after it. */
static void find_holdings(struct judge *j, struct holdings *had,
			  struct holdings *has)
{
	const struct callsite *s = j->v->site;
	const struct fn *f = s->entry->fn;
	const struct queries *q = find_queries(j->c, s->entry);

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next) {
			const struct ins *query = NULL;
			bool late, early;

			if (in->op == OP_mload)
				query = query_of(q, in);
			if (!query && !is_own_ether(in))
				continue;
			late = comes_directly(s, in) && j->behind->ok[b];
			early = comes_before(s, in) && !late;
			if (late || early)
				add_holding(late ? has : had, in, query);
		}
}

/* The first instruction behind the call that holds one against the other. */
static const struct ins *held_against(struct judge *j, const struct ins *had,
				      const struct ins *has)
{
	const struct callsite *s = j->v->site;
	const struct fn *f = s->entry->fn;
	const bool *old = flow_from(j->behind->mem, f, res(had));
	const bool *new = flow_from(j->behind->mem, f, res(has));

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next) {
			const struct val *x, *y;

			if (in->nargs != 2 || effects_of(in) != PURE ||
			    in->op == OP_phi || !j->behind->ok[b] ||
			    !comes_directly(s, in))
				continue;
			x = arg(in, 0);
			y = arg(in, 1);
			if ((old[x->id] && new[y->id] && !new[x->id]) ||
			    (old[y->id] && new[x->id] && !new[y->id]))
				return in;
		}
	return NULL;
}

/* ---- what E2 moves ------------------------------------------------------- */

/* Does ether that is sent along make it revert? */
static bool refuses_ether(const struct entry_effects *e, const struct fn *f)
{
	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next) {
			const struct blk *at;

			if (in->op == OP_callvalue &&
			    (at = reverts_if(e, res(in), true, false)) &&
			    guards_all(f, at))
				return true;
		}
	return false;
}

/* Does it give the asset away, or take some of a token? */
static bool sends(struct judge *j, const struct run *r, const struct entry *e2,
		  const struct holding *what)
{
	struct mod *m = j->c->m;

	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];

		if (s->entry != e2 || !r->ok[s->in->blk->id])
			continue;
		if (what->query ? s->in->op == OP_call && of_interest(s) &&
		    may_be_same_target(m, arg(what->query, 1), s->target) :
		    s->sends)
			return true;
	}
	return false;
}

static bool moves(struct judge *j, const struct run *r, const struct entry *e2,
		  const struct holding *what)
{
	return (!what->query &&
		!refuses_ether(&j->c->m->effects->of[e2->no], e2->fn)) ||
	       sends(j, r, e2, what);
}

/* ---- the rule ------------------------------------------------------------ */

/* What e2 stores: anything, or to the place of that load. */
static const struct access *stored(struct judge *j, struct run *r,
				   const struct entry *e2,
				   const struct access *load)
{
	const struct entry_effects *e = &j->c->m->effects->of[e2->no];

	if (!load)
		return first_store(j->c, r, e2);
	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && r->ok[e->a[i].in->blk->id] &&
		    overlap(&e->a[i], load) &&
		    run_key_rel(r, e->a[i].key, SIDE_E2, load->key, SIDE_E1) !=
		    REL_NE)
			return &e->a[i];
	return NULL;
}

/*
 * `with`: the load that the balance is held against; NULL: a balance, or none.
 * `paid`: what is late is a payment, so an E2 that pays is enough.
 */
static bool judge_pair(struct judge *j, const struct holding *had,
		       const struct ins *late, const struct access *with,
		       bool paid)
{
	struct mod *m = j->c->m;

	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry *e2 = &m->entry[i];
		struct judged *out = &j->v->e2[i];
		struct conflict k = {
			.rule = RULE_BALANCE, .e2 = e2, .early = had->in,
			.late = late, .clash = CLASH_READ,
		};
		struct run *r;

		if ((!m->effects->of[i].stores && !paid) ||
		    !(r = enter(j, e2, out)))
			continue;
		judge_begin_case(j);
		k.other = stored(j, r, e2, with);
		if (!(k.other ? moves(j, r, e2, had) :
				paid && sends(j, r, e2, had)) ||
		    !survives(j, r, late->blk))
			continue;
		out->outcome = E2_CONFLICT;
		add_conflict(j, &k);
		return true;
	}
	return false;
}

/* The balance is held against what stands in the books by then. */
static bool judge_books(struct judge *j, const struct holding *had)
{
	const struct callsite *s = j->v->site;
	const struct entry_effects *e = &j->c->m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];
		const struct ins *late;

		if (a->store || !j->behind->ok[a->in->blk->id] ||
		    !comes_directly(s, a->in) ||
		    !(late = held_against(j, had->in, a->in)))
			continue;
		if (judge_pair(j, had, late, a, false))
			return true;
	}
	return false;
}

/* Is a word of the call's arguments one of those values? */
static bool is_told(const struct judge *j, const struct callsite *l,
		    const bool *from)
{
	const struct fn *f = l->entry->fn;
	u256 at;

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			if (in->op == OP_mstore && from[arg(in, 1)->id] &&
			    argument_at(l->in, arg(in, 0), &at) &&
			    comes_directly(j->v->site, in) &&
			    reaches(in, l->in, NULL))
				return true;
	return false;
}

/* The asset is paid out behind the call by what the balance was before it. */
static bool judge_payment(struct judge *j, const struct holding *had)
{
	struct mod *m = j->c->m;
	const struct callsite *s = j->v->site;
	const bool *from = flow_from(j->behind->mem, s->entry->fn,
				     res(had->in));

	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *l = &m->calls->site[i];

		if (l->entry != s->entry || l->in->op != OP_call ||
		    !comes_directly(s, l->in) || !j->behind->ok[l->in->blk->id])
			continue;
		if (had->query ?
		    may_be_same_target(m, arg(had->query, 1), l->target) &&
		    is_told(j, l, from) : l->value && from[l->value->id])
			return judge_pair(j, had, l->in, NULL, true);
	}
	return false;
}

void judge_balance(struct judge *j)
{
	struct holdings had = { .n = 0 }, has = { .n = 0 };

	find_holdings(j, &had, &has);
	for (unsigned i = 0; i < had.n; i++)
		for (unsigned k = 0; k < has.n; k++) {
			const struct ins *late = NULL;

			if (same_asset(j->c->m, &had.h[i], &has.h[k]))
				late = held_against(j, had.h[i].in,
						    has.h[k].in);
			if (late && judge_pair(j, &had.h[i], late, NULL, false))
				return;
		}
	for (unsigned i = 0; i < had.n; i++)
		if (judge_books(j, &had.h[i]) || judge_payment(j, &had.h[i]))
			return;
}
