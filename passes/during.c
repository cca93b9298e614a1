/*
 * during: the state in which other code gets control.
 *
 * In: entries with places, calls, effects and gates.  Out: for each call of an
 * entry E1 the facts that hold there however many other entries have run
 * since, and runs of those entries from these facts.
 *
 *   1. E1 is run up to the call: the facts that it leaves;
 *   2. they are weakened by whatever entries can change while they hold,
 *      until nothing changes any more.  Entries after which E1 can only revert
 *      are left out of this: with E1 goes all that they did.
 *
 * Where a key of E2 may be one of E1's, both cases are run, unless they are
 * too many; then no difference is assumed.  Every budget here errs to the side
 * of knowing less.
 */
#include <string.h>

#include "during.h"
#include "flow.h"
#include "gate.h"

enum {
	MAX_SITE_ROUNDS = 8,	/* E1 again with weaker facts after its calls */
	MAX_STAR_ROUNDS = 8,
	PATIENT_ROUNDS = 3,	/* then what still moves is given up */
	MAX_FATAL = 60,		/* entries looked at for ending E1, in a module */
	MAX_NESTED = 64,	/* questions of what survives a later call */
};

/* What survives of some facts behind a call. */
struct answer {
	const struct callsite *site;
	bool nested;
	struct facts pre, held;
	struct answer *next;
};

/* ---- facts -------------------------------------------------------------- */

/* Does it say no more than that a slot holds what was loaded somewhere? */
static bool is_mere_load(const struct abs *a)
{
	return a->sym.v && a->sym.v->kind == V_RES && is_load(a->sym.v->def) &&
	       !a->plus_lo && !a->plus_hi;
}

/* Is what was loaded held against what the place holds at another time? */
static bool is_compared(struct mod *m, const struct val *v)
{
	for (const struct use *u = v->uses; u; u = u->next) {
		const struct ins *eq = u->in, *o;
		const struct val *x;

		if (eq->op != OP_eq)
			continue;
		x = arg(eq, arg(eq, 0) == v);
		o = x->kind == V_RES ? x->def : NULL;
		if (o && o != v->def && is_load(o) &&
		    is_transient(o) == is_transient(v->def) &&
		    place_of(m, o) == place_of(m, v->def))
			return true;
	}
	return false;
}

/* Would its sym tell anything to another run? */
static bool sym_tells(struct mod *m, const struct abs *a)
{
	return a->sym.v && a->sym.v->kind == V_RES &&
	       (!is_mere_load(a) || is_compared(m, a->sym.v)) &&
	       (is_load(a->sym.v->def) ||
		!(effects_of(a->sym.v->def) & ~(ENV | LIT))) &&
	       a->sym.v->def->op != OP_phi;
}

/* What of the facts at a call is worth telling an entry that starts there. */
static struct facts keep(struct mod *m, struct arena *mem, const struct facts *fs)
{
	struct facts out = { 0, ARENA_ARRAY(mem, struct fact, fs->n + 1) };

	for (unsigned i = 0; i < fs->n; i++) {
		struct fact f = fs->f[i];

		f.put = NULL;
		if (!sym_tells(m, &f.a))
			abs_forget_sym(&f.a);
		if (abs_informs(&f.a))
			out.f[out.n++] = f;
	}
	return out;
}

static bool same_facts(const struct facts *a, const struct facts *b)
{
	if (a->n != b->n)
		return false;
	for (unsigned i = 0; i < a->n; i++) {
		const struct fact *f = facts_find(b, a->f[i].key, a->f[i].side,
						  a->f[i].transient);

		if (!f || !abs_same(&f->a, &a->f[i].a))
			return false;
	}
	return true;
}

/* E1 goes on behind one of its calls with what the fixpoint left. */
static bool e1_after(void *p, struct run *r, const struct ins *call,
		     const struct facts *before, struct facts *after)
{
	struct ctx *c = p;
	const struct callsite *s = callsite_of(c->m, call);
	struct facts b = keep(c->m, r->mem, before);

	if (!c->site[s->no].known) {
		*after = b;
		return true;
	}
	count_records(c->records, &b, r->mem);
	after->n = 0;
	after->f = ARENA_ARRAY(r->mem, struct fact, b.n + 1);
	for (unsigned i = 0; i < b.n; i++) {
		const struct fact *f = facts_find(&c->site[s->no].post,
						  b.f[i].key, b.f[i].side,
						  b.f[i].transient);
		struct fact j = b.f[i];

		if (!f)
			continue;
		j.a = abs_join(&j.a, &f->a);
		if (abs_informs(&j.a))
			after->f[after->n++] = j;
	}
	return true;
}

/*
 * E2 makes a call of its own: what E1's call guarantees still holds, if E2
 * has not touched it.  If it has, nothing is known about what may run there.
 */
static bool e2_after(void *p, struct run *r, const struct ins *call,
		     const struct facts *before, struct facts *after)
{
	struct ctx *c = p;
	uint64_t broken = 0;

	(void)call;
	after->n = 0;
	after->f = ARENA_ARRAY(r->mem, struct fact, c->held->n + 1);
	for (unsigned i = 0; i < c->held->n; i++) {
		const struct fact *h = &c->held->f[i];
		const struct fact *f = facts_find(before, h->key, h->side,
						  h->transient);
		struct abs j;

		j = f ? abs_join(&f->a, &h->a) : abs_any();
		/* a counter that is only raised is not below E2's own then */
		if (f && abs_is_raised(&f->a, &h->a)) {
			j = f->a;
			j.plus_hi = PLUS_MAX;
		} else if (!f || !abs_same(&j, &h->a)) {
			broken |= (uint64_t)1 << (i < 63 ? i : 63);
		}
		after->f[after->n] = *h;
		after->f[after->n++].a = j;
	}
	r->broken |= broken;
	return !broken;
}

/* ---- cases -------------------------------------------------------------- */

/*
 * Every way in which the values that were asked about can equal, or not,
 * what they were compared with; those with most equalities last.  One case without assumptions if they are
 * too many: nothing is missed, less is refuted.
 */
void split_cases(const struct assumption *asked, unsigned n, struct cases *cs)
{
	const struct val *v[MAX_ASSUME];
	unsigned first[MAX_ASSUME], count[MAX_ASSUME], digit[MAX_ASSUME];
	struct assumption by[MAX_ASKED];
	unsigned nv = 0, nby = 0, total = 1;

	cs->n = 1;
	cs->na[0] = 0;
	if (!n || n > MAX_ASSUME)
		return;
	for (unsigned i = 0; i < n; i++) {
		bool seen = false;

		for (unsigned k = 0; k < nv; k++)
			seen |= v[k] == asked[i].v;
		if (seen)
			continue;
		v[nv] = asked[i].v;
		first[nv] = nby;
		for (unsigned k = i; k < n; k++)
			if (asked[k].v == asked[i].v)
				by[nby++] = asked[k];
		count[nv] = nby - first[nv];
		total *= count[nv] + 1;
		digit[nv++] = 0;
		if (total > MAX_CASES)
			return;
	}
	cs->n = total;
	for (unsigned k = 0; k < total; k++) {
		cs->na[k] = 0;
		for (unsigned i = 0; i < nv; i++)
			for (unsigned o = 0; o < count[i]; o++) {
				struct assumption a = by[first[i] + o];

				/* digit 0: differs from all of them */
				if (digit[i] && digit[i] != o + 1)
					continue;
				a.equal = digit[i] == o + 1;
				cs->a[k][cs->na[k]++] = a;
			}
		for (unsigned i = 0; i < nv && ++digit[i] > count[i]; i++)
			digit[i] = 0;
	}
}

/* Can e touch the place that the fact speaks of, by itself or by others? */
static bool concerns(struct ctx *c, const struct entry *e, const struct fact *f)
{
	const struct entry_effects *ef = &c->m->effects->of[e->no];

	for (unsigned i = 0; i < ef->n; i++)
		if (ef->a[i].transient == f->transient &&
		    key_rel(&relation_plain, ef->a[i].key, SIDE_E2, f->key,
			    f->side) != REL_NE)
			return true;
	return false;
}

/*
 * The part of the facts that matters to an entry.  What it cannot touch holds
 * behind it as before.
 */
static struct facts concerning(struct ctx *c, const struct entry *e,
			       const struct facts *held, struct arena *mem)
{
	struct facts out = { 0, ARENA_ARRAY(mem, struct fact, held->n + 1) };

	for (unsigned i = 0; i < held->n; i++)
		if (concerns(c, e, &held->f[i]))
			out.f[out.n++] = held->f[i];
	return out;
}

static void prepare(struct ctx *c, struct run *r, const struct entry *e2,
		    const struct facts *held)
{
	memset(r, 0, sizeof(*r));
	r->m = c->m;
	r->fn = e2->fn;
	r->side = SIDE_E2;
	r->start = held;
	r->after_call = e2_after;
	r->arg = c;
	r->env = c->env;
	r->nenv = c->nenv;
	c->held = held;
}

/* Is a slot that E1 itself writes, as a privileged one may, part of v? */
static bool is_own_doing(struct ctx *c, const struct val *v, unsigned depth)
{
	const struct entry_effects *e = &c->m->effects->of[c->e1->no];

	if (v->kind != V_RES || !depth)
		return false;
	for (unsigned i = 0; is_load(v->def) && i < e->n; i++)
		if (e->a[i].store && key_rel(&relation_plain, e->a[i].key,
		    SIDE_E1, place_of(c->m, v->def), SIDE_E1) != REL_NE)
			return true;
	for (unsigned i = 0; i < v->def->nargs; i++)
		if (is_own_doing(c, arg(v->def, i), depth - 1))
			return true;
	return false;
}

unsigned enter_site(struct ctx *c, const struct callsite *s)
{
	const struct blk *b = s->in->blk, *d;
	unsigned was = c->nenv;

	for (; (d = b->idom) && c->nenv < MAX_ENV; b = d) {
		const struct val *v;

		if (d->last->op != OP_br || d->succ[0] == d->succ[1] ||
		    b->npreds != 1 || b->pred[0] != d)
			continue;
		v = arg(d->last, 0);
		if (is_shared_expression(c->m, v) && !is_own_doing(c, v, 6))
			c->env[c->nenv++] = (struct known_env){
				v, d->succ[1] == b
			};
	}
	return was;
}

void leave_site(struct ctx *c, unsigned nenv)
{
	c->nenv = nenv;
}

static bool same_env(const struct ctx *c, const struct known_env *env,
		     unsigned n)
{
	if (c->nenv != n)
		return false;
	for (unsigned i = 0; i < n; i++)
		if (c->env[i].v != env[i].v || c->env[i].zero != env[i].zero)
			return false;
	return true;
}

enum { REMEMBERED = 4 };

/* The last runs of one entry: calls under the same facts are many. */
struct memory {
	struct remembered {
		struct arena *mem;
		struct facts facts;
		struct run run;
		struct assumption asked[MAX_ASKED];
		struct known_env env[MAX_ENV];
		unsigned nenv;
	} r[REMEMBERED];
	unsigned n, next;
};

/*
 * E2 from the facts that concern it, without assumptions.  The run, and the
 * comparisons it could not decide, belong to the memory; they are good until
 * the entry has been run under REMEMBERED other sets of facts.
 */
struct run *run_e2(struct ctx *c, const struct entry *e2,
			  const struct facts *held)
{
	struct memory *mem = &c->desk->memory[e2->no];
	struct remembered *r;
	struct facts f;

	arena_reset(c->desk->tmp);
	f = concerning(c, e2, held, c->desk->tmp);
	for (unsigned i = 0; i < mem->n; i++)
		if (same_facts(&mem->r[i].facts, &f) &&
		    same_env(c, mem->r[i].env, mem->r[i].nenv)) {
			c->held = &mem->r[i].facts;
			return &mem->r[i].run;
		}
	r = &mem->r[mem->next];
	mem->next = (mem->next + 1) % REMEMBERED;
	if (mem->n < REMEMBERED)
		mem->n++;
	if (r->mem)
		arena_reset(r->mem);
	else
		r->mem = arena_new(0, c->m->oom, c->m->oom_arg);
	r->facts = keep(c->m, r->mem, &f);
	prepare(c, &r->run, e2, &r->facts);
	memcpy(r->env, c->env, sizeof(r->env));
	r->run.env = r->env;
	r->nenv = c->nenv;
	r->run.mem = r->mem;
	r->run.asked = r->asked;
	r->run.cap_asked = MAX_ASKED;
	run_fn(&r->run);
	return &r->run;
}

/* One case of it, from the same facts. */
void run_case(struct ctx *c, struct run *r, const struct entry *e2,
		     const struct facts *facts, const struct cases *cs,
		     unsigned k)
{
	arena_reset(c->desk->tmp);
	prepare(c, r, e2, facts);
	r->mem = c->desk->tmp;
	r->abs_room = c->desk->room;
	r->room = c->nroom;
	r->nassume = cs->na[k];
	memcpy(r->assume, cs->a[k], cs->na[k] * sizeof(r->assume[0]));
	run_fn(r);
}

bool completes_from(struct ctx *c, const struct run *like,
		    const struct entry *e2, const struct facts *facts)
{
	struct arena *tmp = arena_new(0, c->m->oom, c->m->oom_arg);
	const struct facts *held = c->held;
	struct run r;
	bool completes;

	prepare(c, &r, e2, facts);
	r.mem = tmp;
	r.nassume = like->nassume;
	memcpy(r.assume, like->assume, like->nassume * sizeof(r.assume[0]));
	run_fn(&r);
	completes = r.completes || r.cut;
	c->held = held;
	arena_free(tmp);
	return completes;
}

/* ---- step 2: facts that survive whatever can run ------------------------ */

static bool may_store(struct ctx *c, const struct entry *e, const struct fact *f)
{
	const struct entry_effects *ef = &c->m->effects->of[e->no];

	for (unsigned i = 0; i < ef->n; i++) {
		const struct access *a = &ef->a[i];

		if (a->store && a->transient == f->transient &&
		    (!u256_is_zero(u256_and(a->mask, f->a.known)) ||
		     f->a.sym.v || !u256_is_zero(f->a.lo) ||
		     !u256_eq(f->a.hi, u256_max)) &&
		    key_rel(&relation_plain, a->key, SIDE_E2, f->key,
			    f->side) != REL_NE)
			return true;
	}
	return false;
}

/* Does some call or delegatecall of it run code that may store anything? */
static bool runs_foreign_code(struct ctx *c, const struct entry *e)
{
	for (unsigned i = 0; i < c->m->calls->n; i++)
		if (c->m->calls->site[i].entry == e &&
		    c->m->calls->site[i].delegate)
			return true;
	return false;
}

/*
 * Weaken *held by what a run from *from, a part of it, leaves; true if that
 * changed it.  `widen`: what moves is given up.
 */
static bool weaken_by(const struct run *r, const struct facts *from,
		      struct facts *held, bool really, bool widen)
{
	bool changed = false;

	for (unsigned i = 0; r->completes && i < held->n;) {
		struct fact *h = &held->f[i];
		const struct fact *f = facts_find(&r->exit, h->key, h->side,
						  h->transient);
		struct abs j = f ? abs_join(&f->a, &h->a) : abs_any();

		if (abs_same(&j, &h->a) ||
		    !facts_find(from, h->key, h->side, h->transient)) {
			i++;
			continue;
		}
		changed = true;
		if (!really)
			return true;
		/* a counter that grows has no upper end */
		if (j.plus_hi > h->a.plus_hi)
			j.plus_hi = PLUS_MAX;
		if (widen)
			j = abs_widen(&h->a, &j);
		h->a = j;
		if (abs_informs(&j))
			i++;
		else
			held->f[i] = held->f[--held->n];
	}
	return changed;
}

/*
 * Take out of *held what a run from *from had changed when it made a call: with
 * that gone, no more was known there, and the rest may hold yet.
 */
static bool drop_broken(const struct run *r, const struct facts *from,
			struct facts *held)
{
	bool changed = false;

	for (unsigned i = 0; r->completes && i < from->n; i++) {
		const struct fact *f = &from->f[i];

		if (!(r->broken >> (i < 63 ? i : 63) & 1))
			continue;
		for (unsigned k = 0; k < held->n; k++)
			if (held->f[k].key == f->key &&
			    held->f[k].side == f->side &&
			    held->f[k].transient == f->transient) {
				held->f[k] = held->f[--held->n];
				changed = true;
				break;
			}
	}
	return changed;
}

static bool is_fatal(struct ctx *c, const struct callsite *s,
		     const struct run *e2);

/*
 * Weaken *held by what e2 leaves when it starts from it; true if changed.
 * An E2 after which the interrupted run can only revert, whatever comes
 * between, leaves nothing: with it goes all that it did.
 * Cases are only told apart where the run without assumptions changes facts:
 * it stands for all of them.
 */
static bool weaken(struct ctx *c, const struct callsite *s,
		   const struct entry *e2, struct facts *held, bool widen)
{
	const struct run *all = run_e2(c, e2, held);
	const struct facts *from = all->start;
	struct run r;
	bool changed = false;

	if (!weaken_by(all, from, held, false, false))
		return false;
	split_cases(all->asked, all->nasked, c->desk->cases);
	if (c->desk->cases->n == 1)
		return !is_fatal(c, s, all) &&
		       (drop_broken(all, from, held) ||
			weaken_by(all, from, held, true, widen));
	/* until nothing is left that any case could take away */
	for (unsigned k = c->desk->cases->n; k-- > 0 &&
	     weaken_by(all, from, held, false, false);) {
		run_case(c, &r, e2, from, c->desk->cases, k);
		if (!weaken_by(&r, from, held, false, false) ||
		    is_fatal(c, s, &r))
			continue;
		/* with less that is known everything is run again */
		if (drop_broken(&r, from, held))
			return true;
		changed |= weaken_by(&r, from, held, true, widen);
	}
	return changed;
}

/*
 * 2300 gas pay for no storage write, but for transient ones: then the window
 * is open to entries that do nothing else.
 */
static bool runs_on_stipend(const struct mod *m, const struct entry *e)
{
	const struct entry_effects *ef = &m->effects->of[e->no];
	bool transient = false;

	if (ef->calls)
		return false;
	for (unsigned i = 0; i < ef->n; i++) {
		if (ef->a[i].store && !ef->a[i].transient)
			return false;
		transient |= ef->a[i].store;
	}
	return transient;
}

bool of_interest(const struct callsite *s)
{
	return s->window == WINDOW_OPEN ||
	       (s->window == WINDOW_STIPEND && !s->shut);
}

static void shut_stipends(struct mod *m)
{
	bool any = false;

	for (unsigned i = 0; i < m->nentries; i++)
		any |= runs_on_stipend(m, &m->entry[i]);
	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].window == WINDOW_STIPEND)
			m->calls->site[i].shut = !any;
}

bool can_enter(const struct mod *m, const struct callsite *s,
		      const struct entry *e2)
{
	/* it may be entered again while it runs for the first time */
	if (e2->once && !s->entry->once)
		return false;
	if (s->window != WINDOW_OPEN && !runs_on_stipend(m, e2))
		return false;
	return can_pass(m, s, e2);
}

bool can_be_brought_to(struct ctx *c, const struct callsite *s,
		       const struct entry *e2, const struct facts *held)
{
	struct mod *m = c->m;

	if (!only_by_itself(m, e2))
		return true;
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *o = &m->calls->site[i];

		if (may_call_itself(o, e2) &&
		    (o == s || (can_enter(m, s, o->entry) &&
		     run_e2(c, o->entry, held)->ok[o->in->blk->id])))
			return true;
	}
	return false;
}

/*
 * What holds at a call however many entries have run since: the largest part
 * of `pre` that no entry can break while it holds.
 */
static struct facts find_survivors(struct ctx *c, const struct callsite *s,
				   const struct facts *pre)
{
	struct facts held = { 0, ARENA_ARRAY(c->m->arena, struct fact,
					     pre->n + 1) };
	bool again = true;

	held.n = pre->n;
	memcpy(held.f, pre->f, pre->n * sizeof(*pre->f));
	for (unsigned n = 0; again && n < MAX_STAR_ROUNDS; n++) {
		again = false;
		for (unsigned i = 0; i < c->m->nentries && held.n; i++) {
			const struct entry *e2 = &c->m->entry[i];
			bool touches = runs_foreign_code(c, e2);

			if (!can_enter(c->m, s, e2))
				continue;
			for (unsigned k = 0; k < held.n && !touches; k++)
				touches = may_store(c, e2, &held.f[k]);
			if (touches && weaken(c, s, e2, &held,
					      n >= PATIENT_ROUNDS))
				again = true;
		}
	}
	if (again) {
		note_incomplete(c->m, s->entry->fn, CUT_ROUNDS);
		held.n = 0;
	}
	return held;
}

/*
 * The same, remembered: behind one call the same facts are asked for again and
 * again.  Beyond the budget nothing survives.
 */
static struct facts survivors(struct ctx *c, const struct callsite *s,
			      const struct facts *pre)
{
	struct answer *a;
	bool nested = c->desk != c->first;
	unsigned nenv;

	for (a = c->answers; a; a = a->next)
		if (a->site == s && a->nested == nested &&
		    same_facts(&a->pre, pre))
			return a->held;
	if (!pre->n || (nested && ++c->nnested > MAX_NESTED))
		return (struct facts){ 0, NULL };
	a = ARENA_NEW(c->m->arena, struct answer);
	a->site = s;
	a->nested = nested;
	a->pre = keep(c->m, c->m->arena, pre);
	nenv = enter_site(c, s);
	a->held = find_survivors(c, s, pre);
	leave_site(c, nenv);
	a->next = c->answers;
	c->answers = a;
	return a->held;
}

/* ---- step 1 ------------------------------------------------------------- */

/*
 * Without a write after the call, or a look at a balance, what holds there is
 * of no interest.
 */
static bool matters_after(struct mod *m, const struct callsite *s)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];
	const struct fn *f = s->entry->fn;

	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && comes_after(s, e->a[i].in))
			return true;
	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			if ((in->op == OP_staticcall || is_own_ether(in)) &&
			    comes_after(s, in))
				return true;
	return false;
}

bool rest_depends_on(struct ctx *c, const struct callsite *s,
		     const struct facts *fs)
{
	const struct entry_effects *e = &c->m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (a->store || !comes_after(s, a->in) || !(a->uses &
		    (USE_GUARD | USE_LOWER | USE_CHECK)))
			continue;
		for (unsigned k = 0; k < fs->n; k++)
			if (fs->f[k].transient == a->transient &&
			    key_rel(&relation_plain, a->key, SIDE_E1,
				    fs->f[k].key, fs->f[k].side) != REL_NE)
				return true;
	}
	return false;
}

/*
 * Facts that are named by E2's values, or speak of them, are left behind: the
 * next E2 would take them for its own.
 */
static void drop_e2_names(struct facts *f)
{
	for (unsigned i = 0; i < f->n;)
		if (f->f[i].side != SIDE_E1 ||
		    (f->f[i].a.sym.v && f->f[i].a.sym.side != SIDE_E1))
			f->f[i] = f->f[--f->n];
		else
			i++;
}

/* Does the rest of E1 test one of the places anew? */
static bool tests_again(struct ctx *c, const struct callsite *s,
			const struct facts *fs)
{
	const struct entry_effects *e = &c->m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (a->store || !comes_directly(s, a->in) ||
		    !(a->uses & (USE_GUARD | USE_LOWER)))
			continue;
		for (unsigned k = 0; k < fs->n; k++)
			if (fs->f[k].transient == a->transient &&
			    fs->f[k].key == a->key &&
			    fs->f[k].side == SIDE_E1)
				return true;
	}
	return false;
}

/*
 * The rest of E1 makes another call: of what holds there, what no entry can
 * break.
 */
static bool rest_after(void *p, struct run *r, const struct ins *call,
		       const struct facts *before, struct facts *after)
{
	struct ctx *c = p;
	const struct callsite *s = callsite_of(c->m, call);
	struct facts f = keep(c->m, r->mem, before), held;
	const struct facts *was = c->held;

	drop_e2_names(&f);
	if (!tests_again(c, s, &f))
		return false;
	c->desk = c->second;
	held = survivors(c, s, &f);
	c->desk = c->first;
	c->held = was;
	*after = held;
	return true;
}

/* A run of c->e1, the way through it that is looked at. */
static void begin_e1(struct ctx *c, struct run *r, struct arena *mem)
{
	memset(r, 0, sizeof(*r));
	r->m = c->m;
	r->fn = c->e1->fn;
	r->side = SIDE_E1;
	r->after_call = e1_after;
	r->arg = c;
	r->force = c->force;
	r->env = c->env;
	r->nenv = c->nenv;
	r->mem = mem;
}

/* Run the rest of E1 behind a call of it, from some facts, in rest_tmp. */
void run_rest(struct ctx *c, const struct callsite *s, struct run *r,
		     const struct facts *start, const struct run *e2)
{
	arena_reset(c->rest_tmp);
	begin_e1(c, r, c->rest_tmp);
	r->after = s->in;
	r->before = c->e1_run;
	r->start = start;
	r->after_call = rest_after;
	r->other = e2;
	r->abs_room = c->rest_room;
	r->room = c->nroom;
	run_fn(r);
}

void run_anew(struct ctx *c, struct run *r, const struct run *e2)
{
	arena_reset(c->anew_tmp);
	begin_e1(c, r, c->anew_tmp);
	r->start = &e2->exit;
	r->after_call = NULL;
	r->other = e2;
	r->abs_room = c->anew_room;
	r->room = c->nroom;
	run_fn(r);
}

/*
 * Once this E2 has ended, whatever other entries do then: can the rest of E1
 * still complete?  Asked only for E1's own facts, not again within itself.
 */
static bool is_fatal(struct ctx *c, const struct callsite *s,
		     const struct run *e2)
{
	const struct facts *was = c->held;
	struct facts f, closed;
	struct run rest;

	if (c->desk != c->first || !c->e1_run || s->delegate ||
	    !tests_again(c, s, &e2->exit) || ++c->nfatal > MAX_FATAL)
		return false;
	f = keep(c->m, c->m->arena, &e2->exit);
	drop_e2_names(&f);
	run_rest(c, s, &rest, &f, NULL);
	if (rest.completes || rest.cut)
		return false;
	c->desk = c->second;
	closed = survivors(c, s, &f);
	c->desk = c->first;
	run_rest(c, s, &rest, &closed, NULL);
	c->held = was;
	return !rest.completes && !rest.cut;
}


/*
 * Run E1, with the facts after each of its calls as the fixpoint left them,
 * until they do not change.  The final run is in *r, its memory in *mem.
 */
void run_e1(struct ctx *c, struct run *r, struct arena **mem)
{
	struct mod *m = c->m;
	bool again = true;

	for (unsigned n = 0; again; n++) {
		again = false;
		*mem = arena_new(0, m->oom, m->oom_arg);
		begin_e1(c, r, *mem);
		r->abs_room = c->e1_room;
		r->room = c->nroom;
		run_fn(r);
		c->e1_run = r;
		for (unsigned i = 0; i < m->calls->n; i++) {
			struct callsite *s = &m->calls->site[i];
			struct site_facts *sf = &c->site[i];
			struct facts at, pre;

			if (s->entry != c->e1 || !of_interest(s) ||
			    !r->ok[s->in->blk->id])
				continue;
			at = run_facts_at(r, s->in);
			pre = keep(m, m->arena, &at);
			count_records(c->records, &pre, m->arena);
			if (sf->known && same_facts(&pre, &sf->pre))
				continue;
			sf->known = true;
			sf->pre = pre;
			sf->post = (struct facts){ 0, NULL };
			if (n < MAX_SITE_ROUNDS &&
			    (s->delegate || matters_after(m, s)))
				sf->post = survivors(c, s, &pre);
			again = true;
		}
		if (again && n <= MAX_SITE_ROUNDS + 1)
			arena_free(*mem);
		else
			return;
	}
}

void run_behind(struct ctx *c, const struct callsite *s, const struct run *e1,
		struct run *r, struct arena *mem)
{
	begin_e1(c, r, mem);
	r->after = s->in;
	r->before = e1;
	r->start = &c->site[s->no].post;
	r->abs_room = c->behind_room;
	r->room = c->nroom;
	run_fn(r);
}

/* ---- room ------------------------------------------------------------------ */

void during_forget(struct ctx *c)
{
	for (unsigned i = 0; i < c->m->nentries; i++)
		c->first->memory[i].n = c->second->memory[i].n = 0;
	c->answers = NULL;
}

static struct desk *desk_new(struct ctx *c)
{
	struct arena *a = c->m->arena;
	struct desk *d = ARENA_NEW(a, struct desk);

	d->memory = ARENA_ARRAY(a, struct memory, c->m->nentries + 1);
	d->tmp = arena_new(0, c->m->oom, c->m->oom_arg);
	d->room = ARENA_ARRAY(a, struct abs, c->nroom + 1);
	d->cases = ARENA_NEW(a, struct cases);
	return d;
}

static void desk_free(struct ctx *c, struct desk *d)
{
	for (unsigned i = 0; i < c->m->nentries; i++)
		for (unsigned k = 0; k < REMEMBERED; k++)
			arena_free(d->memory[i].r[k].mem);
	arena_free(d->tmp);
}

void during_begin(struct ctx *c)
{
	struct mod *m = c->m;

	for (unsigned i = 0; i < m->nentries; i++)
		if (m->entry[i].fn->nvals > c->nroom)
			c->nroom = m->entry[i].fn->nvals;
	c->site = ARENA_ARRAY(m->arena, struct site_facts, m->calls->n + 1);
	c->first = c->desk = desk_new(c);
	c->second = desk_new(c);
	c->rest_tmp = arena_new(0, m->oom, m->oom_arg);
	c->rest_room = ARENA_ARRAY(m->arena, struct abs, c->nroom + 1);
	c->anew_tmp = arena_new(0, m->oom, m->oom_arg);
	c->anew_room = ARENA_ARRAY(m->arena, struct abs, c->nroom + 1);
	c->e1_room = ARENA_ARRAY(m->arena, struct abs, c->nroom + 1);
	c->behind_room = ARENA_ARRAY(m->arena, struct abs, c->nroom + 1);
	c->records = find_records(m);
	shut_stipends(m);
}

void during_end(struct ctx *c)
{
	desk_free(c, c->first);
	desk_free(c, c->second);
	arena_free(c->rest_tmp);
	arena_free(c->anew_tmp);
}
