/*
 * reentry: which re-entry can really happen.
 *
 * In: entries with places, calls and effects.  Out: mod->verdicts.
 *
 * A contract is effectively callback free when no entry E2 that can complete
 * during a call C of an entry E1 fails to commute with what E1 does after C
 * (Grossman, Abraham, Golan-Gueta, Michalevsky, Rinetzky, Sagiv, Zohar,
 * "Online detection of effectively callback free objects with applications
 * to smart contracts", POPL 2018; deciding it by commutation: Albert,
 * Grossman, Rinetzky, Rodriguez-Nunez, Rubio, Sagiv, "Taming callbacks for
 * smart contract modularity", OOPSLA 2020).  Here:
 *
 *   1. run E1 up to C: the facts that other code finds when it gets control;
 *   2. weaken them by whatever entries can change while they hold, until
 *      nothing changes any more;
 *   3. run every E2 from these facts.  A lock, a used-up mark, a spent
 *      credit makes it revert; nothing is a lock by name;
 *   4. compare what E2 then does with the writes E1 has still to make;
 *   5. where they do not commute, run the rest of E1 from E2's end: if it
 *      can only revert, the interrupted run never comes to be.
 *
 * Where a key of E2 may be one of E1's, both cases are run.
 */
#include <string.h>

#include "gate.h"
#include "reentry.h"

enum {
	MAX_SITE_ROUNDS = 8,	/* E1 again with weaker facts after its calls */
	MAX_STAR_ROUNDS = 8,
	MAX_ASKED = 16,
	MAX_CASES = 16,
	MAX_SPLITS = 3,		/* branches of E1 that choose between locks */
	MAX_FATAL = 60,		/* entries looked at for ending E1, in a module */
	MAX_NESTED = 64,	/* questions of what survives a later call */
};

struct site_facts {
	struct facts pre, post;
	bool known;
};

struct cases;
struct memory;

/* What survives of some facts behind a call. */
struct answer {
	const struct callsite *site;
	bool nested;
	struct facts pre, held;
	struct answer *next;
};

/* What running E2s takes. */
struct desk {
	struct memory *memory;	/* by entry->no: runs without assumptions */
	struct arena *tmp;	/* for a run of one case, */
	struct abs *room;	/* and its values */
	struct cases *cases;
};

struct ctx {
	struct mod *m;
	struct site_facts *site;	/* by callsite->no */
	bool **lock;		/* by entry, by access: lock-like bits */
	struct entry *e1;
	const unsigned char *force;	/* of E1's blocks, see split_e1 */
	struct known_env env[MAX_SPLITS];
	unsigned nenv;
	const struct run *e1_run;	/* E1 as far as it is known */
	/* while an E2 runs */
	const struct facts *held;
	struct desk *desk;	/* where E2s are run: one of the two below */
	struct desk *first, *second;
	struct arena *rest_tmp;	/* for E1's rest behind an E2 */
	struct abs *rest_room;
	unsigned nroom;		/* values of the largest entry */
	struct answer *answers;	/* survivors() so far */
	unsigned nnested;	/* of them on the second desk */
	unsigned nfatal;	/* how often is_fatal has run */
};

/* ---- facts -------------------------------------------------------------- */

/* Does it say no more than that a slot holds what was loaded somewhere? */
static bool is_mere_load(const struct abs *a)
{
	return a->sym.v && a->sym.v->kind == V_RES && is_load(a->sym.v->def) &&
	       !a->plus_lo && !a->plus_hi;
}

/* Would its sym tell anything to another run? */
static bool sym_tells(const struct abs *a)
{
	return a->sym.v && a->sym.v->kind == V_RES && !is_mere_load(a) &&
	       (is_load(a->sym.v->def) ||
		!(effects_of(a->sym.v->def) & ~(ENV | LIT))) &&
	       a->sym.v->def->op != OP_phi;
}

/* What of the facts at a call is worth telling an entry that starts there. */
static struct facts keep(struct arena *mem, const struct facts *fs)
{
	struct facts out = { 0, ARENA_ARRAY(mem, struct fact, fs->n + 1) };

	for (unsigned i = 0; i < fs->n; i++) {
		struct fact f = fs->f[i];

		if (!sym_tells(&f.a))
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
	struct facts b = keep(r->mem, before);

	if (!c->site[s->no].known) {
		*after = b;
		return true;
	}
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

	(void)call;
	after->n = 0;
	after->f = ARENA_ARRAY(r->mem, struct fact, c->held->n + 1);
	for (unsigned i = 0; i < c->held->n; i++) {
		const struct fact *h = &c->held->f[i];
		const struct fact *f = facts_find(before, h->key, h->side,
						  h->transient);
		struct abs j;

		if (!f)
			return false;
		j = abs_join(&f->a, &h->a);
		/* a counter that is only raised is not below E2's own then */
		if (abs_is_raised(&f->a, &h->a)) {
			j = f->a;
			j.plus_hi = PLUS_MAX;
		} else if (!abs_same(&j, &h->a)) {
			return false;
		}
		after->f[after->n] = *h;
		after->f[after->n++].a = j;
	}
	return true;
}

/* ---- cases -------------------------------------------------------------- */

struct cases {
	struct assumption a[MAX_CASES][MAX_ASSUME];
	unsigned na[MAX_CASES];
	unsigned n;
};

/*
 * Every way in which the values that were asked about can equal, or not,
 * what they were compared with; those with most equalities last.  One case without assumptions if they are
 * too many: nothing is missed, less is refuted.
 */
static void split(const struct assumption *asked, unsigned n, struct cases *cs)
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

enum { REMEMBERED = 4 };

/* The last runs of one entry: calls under the same facts are many. */
struct memory {
	struct remembered {
		struct arena *mem;
		struct facts facts;
		struct run run;
		struct assumption asked[MAX_ASKED];
	} r[REMEMBERED];
	unsigned n, next;
};

/*
 * E2 from the facts that concern it, without assumptions.  The run, and the
 * comparisons it could not decide, belong to the memory; they are good until
 * the entry has been run under REMEMBERED other sets of facts.
 */
static struct run *run_e2(struct ctx *c, const struct entry *e2,
			  const struct facts *held)
{
	struct memory *mem = &c->desk->memory[e2->no];
	struct remembered *r;
	struct facts f;

	arena_reset(c->desk->tmp);
	f = concerning(c, e2, held, c->desk->tmp);
	for (unsigned i = 0; i < mem->n; i++)
		if (same_facts(&mem->r[i].facts, &f)) {
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
	r->facts = keep(r->mem, &f);
	prepare(c, &r->run, e2, &r->facts);
	r->run.mem = r->mem;
	r->run.asked = r->asked;
	r->run.cap_asked = MAX_ASKED;
	run_fn(&r->run);
	return &r->run;
}

/* One case of it, from the same facts. */
static void run_case(struct ctx *c, struct run *r, const struct entry *e2,
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
 * changed it.
 */
static bool weaken_by(const struct run *r, const struct facts *from,
		      struct facts *held, bool really)
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
		h->a = j;
		if (abs_informs(&j))
			i++;
		else
			held->f[i] = held->f[--held->n];
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
		   const struct entry *e2, struct facts *held)
{
	const struct run *all = run_e2(c, e2, held);
	const struct facts *from = all->start;
	struct run r;
	bool changed = false;

	if (!weaken_by(all, from, held, false))
		return false;
	split(all->asked, all->nasked, c->desk->cases);
	if (c->desk->cases->n == 1)
		return !is_fatal(c, s, all) && weaken_by(all, from, held, true);
	/* until nothing is left that any case could take away */
	for (unsigned k = c->desk->cases->n; k-- > 0 &&
	     weaken_by(all, from, held, false);) {
		run_case(c, &r, e2, from, c->desk->cases, k);
		if (weaken_by(&r, from, held, false) && !is_fatal(c, s, &r))
			changed |= weaken_by(&r, from, held, true);
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

static bool of_interest(const struct callsite *s)
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

static bool can_enter(const struct mod *m, const struct callsite *s,
		      const struct entry *e2)
{
	if (s->window != WINDOW_OPEN && !runs_on_stipend(m, e2))
		return false;
	return can_pass(m, s, e2);
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
			if (touches && weaken(c, s, e2, &held))
				again = true;
		}
	}
	if (again)
		held.n = 0;
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

	for (a = c->answers; a; a = a->next)
		if (a->site == s && a->nested == nested &&
		    same_facts(&a->pre, pre))
			return a->held;
	if (!pre->n || (nested && ++c->nnested > MAX_NESTED))
		return (struct facts){ 0, NULL };
	a = ARENA_NEW(c->m->arena, struct answer);
	a->site = s;
	a->nested = nested;
	a->pre = keep(c->m->arena, pre);
	a->held = find_survivors(c, s, pre);
	a->next = c->answers;
	c->answers = a;
	return a->held;
}

/* ---- step 1 ------------------------------------------------------------- */

/* Without a write after the call, what holds there is of no interest. */
static bool store_follows(struct mod *m, const struct callsite *s)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && comes_after(s, e->a[i].in))
			return true;
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
		    !(a->uses & (USE_GUARD | USE_LOWER | USE_UPPER)))
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
	struct facts f = keep(r->mem, before), held;
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

/* Run the rest of E1 behind a call of it, from some facts, in rest_tmp. */
static void run_rest(struct ctx *c, const struct callsite *s, struct run *r,
		     const struct facts *start, const struct run *e2)
{
	arena_reset(c->rest_tmp);
	memset(r, 0, sizeof(*r));
	r->m = c->m;
	r->fn = s->entry->fn;
	r->side = SIDE_E1;
	r->after = s->in;
	r->before = c->e1_run;
	r->start = start;
	r->after_call = rest_after;
	r->arg = c;
	r->force = c->force;
	r->env = c->env;
	r->nenv = c->nenv;
	r->other = e2;
	r->mem = c->rest_tmp;
	r->abs_room = c->rest_room;
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
	f = keep(c->m->arena, &e2->exit);
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
static void run_e1(struct ctx *c, struct run *r, struct arena **mem)
{
	struct mod *m = c->m;
	bool again = true;

	for (unsigned n = 0; again; n++) {
		again = false;
		*mem = arena_new(0, m->oom, m->oom_arg);
		memset(r, 0, sizeof(*r));
		r->m = m;
		r->fn = c->e1->fn;
		r->side = SIDE_E1;
		r->after_call = e1_after;
		r->arg = c;
		r->force = c->force;
		r->env = c->env;
		r->nenv = c->nenv;
		r->mem = *mem;
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
			pre = keep(m->arena, &at);
			if (sf->known && same_facts(&pre, &sf->pre))
				continue;
			sf->known = true;
			sf->pre = pre;
			sf->post = (struct facts){ 0, NULL };
			if (n < MAX_SITE_ROUNDS &&
			    (s->delegate || store_follows(m, s)))
				sf->post = survivors(c, s, &pre);
			again = true;
		}
		if (again && n <= MAX_SITE_ROUNDS + 1)
			arena_free(*mem);
		else
			return;
	}
}

/* ---- lock-like bits ------------------------------------------------------ */

/* Does any entry use these bits for more than conditions and themselves? */
static bool only_conditions(struct mod *m, const struct access *w)
{
	const unsigned more = USE_VALUE;

	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		/* what only looks can only return it */
		if (!e->stores && !e->calls)
			continue;
		for (unsigned k = 0; k < e->n; k++) {
			const struct access *a = &e->a[k];

			if (!a->store && (a->uses & more) &&
			    a->transient == w->transient &&
			    !u256_is_zero(u256_and(a->mask, w->mask)) &&
			    key_rel(&relation_plain, a->key, SIDE_E2, w->key,
				    SIDE_E1) != REL_NE)
				return false;
		}
	}
	return true;
}

/* E1 writes bits of this place before the call too. */
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
		    comes_before(s, a->in) &&
		    comes_after(s, w->in))
			return true;
	}
	return false;
}

static bool lock_like(struct mod *m, const struct callsite *s,
		      const struct access *w)
{
	return w->how == STORE_ASSIGN && bracketed(m, s, w) &&
	       only_conditions(m, w);
}

/* ---- step 4: the late write --------------------------------------------- */

enum late { LATE_ASSIGN, LATE_DEBIT, LATE_DELTA, LATE_CREDIT };

/* Loaded anew on every way from the call to the write. */
static bool is_fresh(const struct callsite *s, const struct ins *load,
		     const struct ins *write)
{
	return !reaches(s->in, write, load);
}

/* v does not depend on anything loaded or returned after the call. */
static bool fixed_before(const struct callsite *s, const struct val *v,
			 unsigned depth)
{
	const struct ins *d = v->def;

	if (v->kind != V_RES)
		return true;
	if (!depth)
		return false;
	if (!comes_after(s, d))
		return true;
	if (d->op == OP_phi || d->op == OP_ucall || d->op == OP_verbatim ||
	    (effects_of(d) & ~(ENV | LIT)))
		return false;
	for (unsigned i = 0; i < d->nargs; i++)
		if (!fixed_before(s, arg(d, i), depth - 1))
			return false;
	return true;
}

static bool overlap(const struct access *a, const struct access *b)
{
	return a->transient == b->transient &&
	       !u256_is_zero(u256_and(a->mask, b->mask));
}

static bool may_be_same_place(const struct access *a, enum side sa,
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

static enum late late_kind(struct mod *m, const struct callsite *s,
			   const struct access *w)
{
	if (w->how == STORE_ASSIGN || !is_fresh(s, w->base, w->in) ||
	    !fixed_before(s, w->d, 12))
		return LATE_ASSIGN;
	if (w->how == STORE_ADD)
		return LATE_CREDIT;
	if (!w->checked)
		return LATE_ASSIGN;
	return only_guards_debit(m, s, w) ? LATE_DEBIT : LATE_DELTA;
}

/*
 * Is what a store in a loop around the call works on loaded in its own turn?
 * Then a later turn is a unit of work of its own, as if called anew.
 */
static bool of_this_turn(const struct callsite *s, const struct val *v,
			 const struct ins *at, unsigned depth)
{
	const struct ins *d = v->def;

	if (v->kind != V_RES)
		return true;
	if (!depth)
		return false;
	if (is_load(d))
		return is_fresh(s, d, at);
	if (d->op == OP_ucall || d->op == OP_verbatim ||
	    (effects_of(d) & (EXT | RD)))
		return false;
	if (d->op == OP_phi && d->blk->loop_head &&
	    in_loop(s->in->blk, d->blk->loop)) {
		/* carried around: only if no load is in it */
		for (unsigned i = 0; i < d->nargs; i++) {
			const struct val *x = arg(d, i);
			const struct ins *xd = x->def;

			if (x->kind == V_RES && xd->op == OP_add &&
			    (arg(xd, 0) == v || arg(xd, 1) == v) &&
			    (is_const(arg(xd, 1)) || is_const(arg(xd, 0))))
				continue;	/* a counter */
			if (!of_this_turn(s, x, at, depth - 1))
				return false;
		}
		return true;
	}
	for (unsigned i = 0; i < d->nargs; i++)
		if (!of_this_turn(s, arg(d, i), at, depth - 1))
			return false;
	return true;
}

static bool unit_of_work(const struct callsite *s, const struct access *w)
{
	if (comes_directly(s, w->in))
		return false;
	return of_this_turn(s, arg(w->in, 0), w->in, 16) &&
	       of_this_turn(s, arg(w->in, 1), w->in, 16);
}

/* ---- step 4: the table --------------------------------------------------- */

struct pending {
	struct access w;
	const struct access *orig;
	enum late late;
	bool reread;		/* not a write: a read that uses k again */
};

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

static enum clash clash_with_store(struct ctx *c, struct run *r,
				   const struct entry_effects *e,
				   const struct pending *p,
				   const struct access *a)
{
	bool adds = a->how == STORE_ADD, subs = a->how == STORE_SUB;

	if (p->reread)
		return CLASH_REREAD;
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

static enum clash clash_with_load(struct ctx *c, struct run *r,
				  const struct entry_effects *e,
				  const struct pending *p,
				  const struct access *a)
{
	unsigned uses = a->uses;

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

		if (s->entry == e2 && s->sends && !a->store && a->field &&
		    depends_on(s->value, a->field, 16))
			return true;
	}
	return false;
}

/* Something other than a lock changes, or other code is called. */
static bool acts(struct ctx *c, const struct run *r, const struct entry *e2)
{
	const struct entry_effects *e = &c->m->effects->of[e2->no];

	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && r->ok[e->a[i].in->blk->id] &&
		    !c->lock[e2->no][i])
			return true;
	for (unsigned b = 0; b < r->fn->nblks; b++)
		for (const struct ins *in = r->fn->blk[b]->first;
		     in && r->ok[b]; in = in->next)
			if (((effects_of(in) & EXT) &&
			     in->op != OP_staticcall) || in->op == OP_ucall ||
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

struct judge {
	struct ctx *c;
	struct verdict *v;
	struct pending *p;
	unsigned np;
	struct run rest;	/* E1 from E2's end on */
	bool rest_done;
};

static bool touched_before(struct mod *m, const struct callsite *s,
			   const struct access *w)
{
	const struct entry_effects *e = &m->effects->of[s->entry->no];

	for (unsigned i = 0; i < e->n; i++)
		if (may_be_same_place(&e->a[i], SIDE_E1, w, SIDE_E1) &&
		    comes_before(s, e->a[i].in))
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
		if (lock_like(m, s, a) || unit_of_work(s, a))
			continue;
		p->late = late_kind(m, s, &p->w);
		j->np++;
		j->v->npending++;
	}
}

/*
 * Run the rest of E1 from where this E2 ends; once for each case.  If it can
 * only revert, or does not get to the late write, the interrupted run never
 * comes to be.
 */
static bool survives(struct judge *j, const struct run *e2,
		     const struct pending *p)
{
	struct run *r = &j->rest;

	if (!j->rest_done) {
		run_rest(j->c, j->v->site, r, &e2->exit, e2);
		j->rest_done = true;
	}
	return r->cut || r->ok[p->w.in->blk->id];
}

static void add_conflict(struct judge *j, const struct entry *e2,
			 const struct pending *p, const struct access *a,
			 enum clash clash)
{
	struct mod *m = j->c->m;
	struct conflict *k = ARENA_NEW(m->arena, struct conflict), **tail;

	for (tail = &j->v->conflicts; *tail; tail = &(*tail)->next)
		if ((*tail)->e2 == e2 && (*tail)->write == p->orig &&
		    (*tail)->other == a)
			return;
	k->e2 = e2;
	k->write = p->orig;
	k->other = a;
	k->clash = clash;
	k->feeds_value = feeds_payment(m, e2, a);
	k->benign = clash == CLASH_ORDER ||
		    (clash != CLASH_FOREIGN && !j->v->site->sends &&
		     !touched_before(m, j->v->site, &p->w));
	*tail = k;
}

/* How one pending access and one of E2's stand to each other in a case. */
static enum outcome judge_pair(struct judge *j, struct run *r,
			       const struct entry *e2, const struct pending *p,
			       const struct access *a, bool record)
{
	const struct entry_effects *e = &j->c->m->effects->of[e2->no];
	enum clash clash;

	if (!r->ok[a->in->blk->id] || !overlap(a, &p->w) ||
	    !can_get_to(j->c->m, j->v->site, e2, a->in) ||
	    run_key_rel(r, a->key, SIDE_E2, p->w.key, SIDE_E1) == REL_NE)
		return E2_DISJOINT;
	clash = a->store ? clash_with_store(j->c, r, e, p, a) :
			   clash_with_load(j->c, r, e, p, a);
	if (clash == CLASH_NONE)
		return E2_COMMUTES;
	if (!survives(j, r, p))
		return E2_STOPPED;
	if (record)
		add_conflict(j, e2, p, a, clash);
	return E2_CONFLICT;
}

/* One case of one E2. */
static enum outcome judge_case(struct judge *j, struct run *r,
			       const struct entry *e2, bool record)
{
	const struct entry_effects *e = &j->c->m->effects->of[e2->no];
	enum outcome out = E2_DISJOINT;

	j->rest_done = false;
	if (r->cut)
		j->v->cut = true;
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

	if (out->e2 && out->outcome == E2_CONFLICT)
		return;		/* on another way to the call */
	out->e2 = e2;
	if (!e->stores && !e->calls) {
		out->outcome = E2_NO_EFFECT;
		return;
	}
	if (!can_enter(c->m, j->v->site, e2)) {
		out->outcome = can_pass(c->m, j->v->site, e2) ? E2_NO_GAS :
								E2_GATED;
		return;
	}
	if (!any_overlap(j, e2)) {
		out->outcome = E2_DISJOINT;
		return;
	}
	all = run_e2(c, e2, &j->v->facts);
	out->outcome = judge_case(j, all, e2, false);
	if (out->outcome == E2_BLOCKED)
		out->guard = blocking_guard(e, all);
	if (out->outcome != E2_CONFLICT)
		return;
	split(all->asked, all->nasked, c->desk->cases);
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
		if (o == E2_CONFLICT && harms(j->v, e2))
			return;
	}
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

	if (!v->e2)
		v->e2 = ARENA_ARRAY(c->m->arena, struct judged,
				    c->m->nentries);
	for (unsigned i = 0; i < c->m->nentries; i++) {
		const struct entry *e2 = &c->m->entry[i];
		const struct entry_effects *e = &c->m->effects->of[i];
		struct judged *out = &v->e2[i];
		const struct run *r;

		if (out->e2 && out->outcome == E2_CONFLICT)
			continue;
		out->e2 = e2;
		out->outcome = E2_NO_EFFECT;
		if (!e->stores)
			continue;
		out->outcome = E2_GATED;
		if (!can_enter(c->m, v->site, e2))
			continue;
		r = run_e2(c, e2, &v->facts);
		out->outcome = r->completes ? E2_IDLE : E2_BLOCKED;
		if (!r->completes)
			out->guard = blocking_guard(e, r);
		for (unsigned k = 0; k < e->n; k++) {
			struct pending p = { .orig = NULL };

			if (!e->a[k].store || !r->ok[e->a[k].in->blk->id] ||
			    !can_get_to(c->m, v->site, e2, e->a[k].in) ||
			    c->lock[i][k])
				continue;
			out->outcome = E2_CONFLICT;
			add_conflict(j, e2, &p, &e->a[k], CLASH_FOREIGN);
			break;
		}
	}
}

static void judge_site(struct ctx *c, struct callsite *s, const struct run *e1)
{
	struct verdict *v = &c->m->verdicts->v[s->no];
	struct judge j = { .c = c, .v = v };
	struct arena *tmp = arena_new(0, c->m->oom, c->m->oom_arg);
	struct run rest;

	v->facts = c->site[s->no].post;
	if (s->delegate) {
		judge_foreign(&j);
		arena_free(tmp);
		return;
	}
	memset(&rest, 0, sizeof(rest));
	rest.m = c->m;
	rest.fn = s->entry->fn;
	rest.side = SIDE_E1;
	rest.after = s->in;
	rest.before = e1;
	rest.start = &v->facts;
	rest.after_call = e1_after;
	rest.arg = c;
	rest.force = c->force;
	rest.env = c->env;
	rest.nenv = c->nenv;
	rest.mem = tmp;
	run_fn(&rest);
	v->cut |= rest.cut || e1->cut;
	find_pending(&j, &rest);
	if (j.np) {
		if (!v->e2)
			v->e2 = ARENA_ARRAY(c->m->arena, struct judged,
					    c->m->nentries);
		judge_entry(&j, s->entry, &v->e2[s->entry->no]);
		/* harm by re-entering itself is told as that, whatever else */
		for (unsigned i = 0; i < c->m->nentries; i++)
			if (&c->m->entry[i] != s->entry &&
			    (c->m->judge_all || !harms(v, s->entry)))
				judge_entry(&j, &c->m->entry[i], &v->e2[i]);
	}
	c->m->verdicts->incomplete += v->cut;
	arena_free(tmp);
}

/* ---- the pass ------------------------------------------------------------ */

/* Stores that are lock-like around some call of their entry. */
static void find_locks(struct ctx *c)
{
	struct mod *m = c->m;

	c->lock = ARENA_ARRAY(m->arena, bool *, m->nentries + 1);
	for (unsigned i = 0; i < m->nentries; i++)
		c->lock[i] = ARENA_ARRAY(m->arena, bool,
					 m->effects->of[i].n + 1);
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

static void forget(struct ctx *c)
{
	for (unsigned i = 0; i < c->m->nentries; i++)
		c->first->memory[i].n = c->second->memory[i].n = 0;
	c->answers = NULL;
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
		if (v->kind == V_RES && v->def->op == OP_loadimmutable)
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

/* Every call of one entry, on every way to it that has a lock of its own. */
static void judge_e1(struct ctx *c)
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
			forget(c);
		for (unsigned k = 0; k < m->calls->n; k++)
			c->site[k].known = false;
		run_e1(c, &r, &mem);
		for (unsigned k = 0; k < m->calls->n; k++) {
			struct callsite *s = &m->calls->site[k];

			if (s->entry == c->e1 && of_interest(s) &&
			    r.ok[s->in->blk->id])
				judge_site(c, s, &r);
		}
		arena_free(mem);
	}
	if (n)
		forget(c);
	c->force = NULL;
	c->nenv = 0;
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

void pass_reentry(struct mod *m)
{
	struct ctx c = { .m = m };

	m->verdicts = ARENA_NEW(m->arena, struct verdicts);
	m->verdicts->n = m->calls->n;
	m->verdicts->v = ARENA_ARRAY(m->arena, struct verdict, m->calls->n + 1);
	c.site = ARENA_ARRAY(m->arena, struct site_facts, m->calls->n + 1);
	for (unsigned i = 0; i < m->nentries; i++)
		if (m->entry[i].fn->nvals > c.nroom)
			c.nroom = m->entry[i].fn->nvals;
	c.first = c.desk = desk_new(&c);
	c.second = desk_new(&c);
	c.rest_tmp = arena_new(0, m->oom, m->oom_arg);
	c.rest_room = ARENA_ARRAY(m->arena, struct abs, c.nroom + 1);
	shut_stipends(m);
	find_locks(&c);
	for (unsigned i = 0; i < m->calls->n; i++)
		m->verdicts->v[i].site = &m->calls->site[i];
	for (unsigned i = 0; i < m->nentries; i++) {
		c.e1 = &m->entry[i];
		judge_e1(&c);
	}
	desk_free(&c, c.first);
	desk_free(&c, c.second);
	arena_free(c.rest_tmp);
}

static const char *const outcome_text[] = {
	"has no effect", "needs more than 2300 gas",
	"is for a privileged caller only", "touches nothing that is left to write",
	"reverts under the facts", "does nothing under the facts",
	"commutes with what is left", "makes the rest revert", "CONFLICT",
};

void dump_reentry(FILE *f, const struct mod *m)
{
	static const char *const clash[] = {
		"none", "read of a value that is about to change",
		"update that the late write overwrites", "two assignments",
		"value read again after the call", "order only",
		"foreign code in own storage",
	};

	for (unsigned i = 0; i < m->verdicts->n; i++) {
		const struct verdict *v = &m->verdicts->v[i];

		fprintf(f, "%s in %s: window %s\n",
			op_info[v->site->in->op].name, v->site->entry->name,
			window_name(v->site->window));
		if (v->facts.n) {
			fputs("  facts\n", f);
			facts_print(f, &v->facts);
		}
		if (!of_interest(v->site))
			continue;
		if (!v->e2) {
			fputs("  nothing is left to write\n", f);
			continue;
		}
		for (unsigned k = 0; k < m->nentries; k++)
			fprintf(f, "  %s %s\n", m->entry[k].name,
				outcome_text[v->e2[k].outcome]);
		for (const struct conflict *c = v->conflicts; c; c = c->next) {
			fprintf(f, "  conflict with %s%s: %s of ",
				c->e2->name, c->benign ? " (benign)" : "",
				clash[c->clash]);
			key_print(f, c->other->key);
			if (c->write) {
				fputs(" against ", f);
				key_print(f, c->write->key);
			}
			fputc('\n', f);
		}
	}
}
