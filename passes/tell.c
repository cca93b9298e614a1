/*
 * tell: verdicts as findings.
 *
 * In: mod->verdicts.  Out: findings with the path that shows them, in the
 * report.  Which warning a conflict is:
 *
 *   eth              E1 itself can re-enter, and ether moves
 *   no-eth           E1 itself can re-enter, no ether moves
 *   cross-function   only other entries conflict
 *   delegatecall     foreign code runs in the contract's own storage
 *   cross-contract   the late write is in another contract of the program
 *   read-only        a view shows a state that is half updated
 *   balance          a balance from before the call is used after it
 *   events           only the order of log entries differs
 *   unlimited-gas    harmless only because 2300 gas are not enough
 *   benign           only the order of reverting differs, or the place was
 *                    not touched before a call without ether
 */
#include <string.h>

#include "gate.h"
#include "mend.h"
#include "names.h"
#include "reentry.h"
#include "tell.h"
#include "why.h"

enum { QUOTE = 60 };

struct telling {
	struct mod *m;
	const struct verdict *v;
	const struct conflict *k;	/* the one that is shown */
	struct finding *f;
	struct event **tail;
};

/* The module that E2 is of. */
static const struct mod *mod_of_e2(const struct telling *t)
{
	return t->k->e2_of ? t->k->e2_of : t->m;
}

static const char *show_of(const struct telling *t, const struct mod *m,
			   const struct entry *e)
{
	const char *c = contract_name(m);

	return c ? arena_printf(t->m->report->arena, "%s.%s", c, e->name) :
	       arena_strndup(t->m->report->arena, e->name, strlen(e->name));
}

static const char *show_own(const struct telling *t, const struct entry *e)
{
	return show_of(t, t->m, e);
}

static const char *show(const struct telling *t, const struct entry *e)
{
	return show_of(t, t->k && e == t->k->e2 ? mod_of_e2(t) : t->m, e);
}

/* The name in a definition rather than all of it. */
static struct where head_of(const struct mod *m, struct where w)
{
	const struct sol_item *it;

	if (!w.file || !w.file->text)
		return w;
	it = sol_enclosing(m->sources, w.file, w.beg, SOL_FUNCTION);
	if (!it)
		it = sol_enclosing(m->sources, w.file, w.beg, SOL_VARIABLE);
	if (it) {
		w.beg = it->name_beg;
		w.end = it->name_end;
	}
	return w;
}

static void event(struct telling *t, enum event_kind kind, unsigned depth,
		  const struct entry *in, struct where at, const char *text)
{
	struct event *e;

	if (!at.file)
		return;
	e = ARENA_NEW(t->m->report->arena, struct event);
	e->kind = kind;
	e->at = at;
	e->depth = depth;
	e->function = show(t, in);
	e->text = text;
	*t->tail = e;
	t->tail = &e->next;
}

#define SAY(t, ...) arena_printf((t)->m->report->arena, __VA_ARGS__)

/* 'text' if the source is at hand, else what it is. */
static const char *quoted(const struct telling *t, struct where w,
			  const char *what)
{
	const char *s = where_text(t->m, w, QUOTE);

	return s ? SAY(t, "'%s'", s) : what;
}

/* ---- the steps ----------------------------------------------------------- */

static bool same_slot(const struct access *a, const struct access *b)
{
	return a->transient == b->transient &&
	       !u256_is_zero(u256_and(a->mask, b->mask)) &&
	       key_rel(&relation_plain, a->key, SIDE_E1, b->key, SIDE_E1) !=
	       REL_NE;
}

/* The first read of the place before the call, preferably one that guards. */
static const struct access *early_read(const struct telling *t)
{
	const struct entry_effects *e =
		&t->m->effects->of[t->v->site->entry->no];
	const struct access *found = NULL;
	const unsigned guards = USE_LOWER | USE_GUARD;

	if (!t->k->write)
		return NULL;

	for (unsigned i = 0; i < e->n; i++) {
		const struct access *a = &e->a[i];

		if (a->store || !same_slot(a, t->k->write) ||
		    !comes_before(t->v->site, a->in))
			continue;
		if (!found || (!(found->uses & guards) && (a->uses & guards)))
			found = a;
	}
	return found;
}

static bool compares(const struct ins *in)
{
	return in->op == OP_lt || in->op == OP_gt || in->op == OP_slt ||
	       in->op == OP_sgt || in->op == OP_eq || in->op == OP_iszero ||
	       in->op == OP_br;
}

/* Is what comes of v compared with something: a bit of it, a sum with it? */
static bool leads_to_check(const struct access *a, const struct ins *in)
{
	return in->op == OP_and || (in->op == OP_add && (a->uses & USE_GUARD));
}

/* The comparison of v before the call; no file if there is none. */
static struct where where_compared(const struct telling *t,
				   const struct access *a, const struct val *v,
				   unsigned depth)
{
	struct where w = { NULL, 0, 0, NULL };

	for (const struct use *u = v->uses; u && !w.file; u = u->next) {
		if (!comes_before(t->v->site, u->in))
			continue;
		if (compares(u->in))
			w = where_of(t->m, u->in);
		else if (depth && leads_to_check(a, u->in))
			w = where_compared(t, a, u->in->res, depth - 1);
	}
	return w;
}

/*
 * Where what E1 has read early is checked, which says more than the slot; no
 * file if it is only read.
 */
static struct where check_of(const struct telling *t, const struct access *a)
{
	struct where w = { NULL, 0, 0, NULL };

	if (a->uses & (USE_LOWER | USE_GUARD))
		w = where_compared(t, a, a->field, 2);
	return w;
}

/* What E1 has done before the call that matters after it. */
static void tell_early(struct telling *t)
{
	const struct entry *e1 = t->v->site->entry;

	if (!t->k->early)
		return;
	if (t->k->rule == RULE_TORN)
		event(t, EV_WRITE, 0, e1,
		      where_of_write(t->m, t->k->early, NULL),
		      "one part of the state is written here, before the call");
	else
		event(t, EV_READ, 0, e1, where_of(t->m, t->k->early),
		      t->k->rule == RULE_CROSS ?
		      "the other contract is asked here, before the call" :
		      "what the contract owns is read here, before the call");
}

static void tell_read(struct telling *t)
{
	const struct access *a = early_read(t);
	struct where w;

	if (!a)
		return;
	w = check_of(t, a);
	if (w.file)
		event(t, EV_CHECK, 0, t->v->site->entry, w,
		      "the state is checked here, before the call");
	else
		event(t, EV_READ, 0, t->v->site->entry, where_of(t->m, a->in),
		      "the state is read here, before the call");
}

static const char *confidence_text(enum confidence c)
{
	return c == CONF_HIGH ? "" : c == CONF_MEDIUM ?
	       " (medium confidence)" : " (low confidence)";
}

static void tell_call(struct telling *t)
{
	const struct callsite *s = t->v->site;
	bool all = s->gas_bound == UINT64_MAX;

	event(t, EV_CALL, 0, s->entry, t->f->at,
	      SAY(t, "control goes to %s%s%s%s%s%s", why_callee(s),
		  s->sends || all ? ", with " : "", s->sends ? "ether" : "",
		  s->sends && all ? " and " : "", all ? "all the gas" : "",
		  confidence_text(t->f->conf)));
}

static const struct callsite *second_payment(const struct telling *t)
{
	const struct callsites *cs = t->m->calls;

	for (unsigned i = 0; i < cs->n; i++)
		if (cs->site[i].entry == t->k->e2 && cs->site[i].sends)
			return &cs->site[i];
	return NULL;
}

/* E1 is entered again, and what it checks has not been written yet. */
static bool passes_again(const struct telling *t)
{
	const struct entry *e1 = t->v->site->entry;
	const struct entry_effects *e = &t->m->effects->of[e1->no];
	const struct access *a = t->k->rule == RULE_ORDER ? early_read(t) : NULL;

	if (t->k->e2 != e1 || !a || !check_of(t, a).file)
		return false;
	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && same_slot(&e->a[i], a) &&
		    comes_before(t->v->site, e->a[i].in))
			return false;
	return true;
}

/* A gate that an honest world would keep shut, if E2 stands behind one. */
static const struct gate *gate_of_e2(const struct telling *t)
{
	const struct gates *gs = &t->m->gates[t->k->e2->no];
	bool foreign = t->v->site->delegate;

	if (mod_of_e2(t) != t->m)
		return NULL;
	for (unsigned i = 0; i < gs->n; i++)
		if (gs->g[i].all && (gs->g[i].privileged ||
				     (foreign && gs->g[i].owner)))
			return &gs->g[i];
	return NULL;
}

/* Why E2 gets through. */
static const char *way_in(const struct telling *t)
{
	const struct gate *g = gate_of_e2(t);

	if (g)
		return SAY(t, "only %s can start it, %s", g->self ?
			   "the contract itself" : "a privileged caller",
			   !g->privileged ? "and foreign code in this storage "
			   "can make itself one" :
			   t->m->policy.hostile_owner ?
			   "who is taken for hostile" :
			   "and what is called here can be one");
	return passes_again(t) ?
	       "the check passes once more, as nothing has changed yet" :
	       "nothing stops it here";
}

static void tell_reentry(struct telling *t)
{
	const struct entry *e2 = t->k->e2;
	const struct access *o = t->k->other;
	const struct callsite *pay = second_payment(t);
	const struct mod *of = t->k->other_of ? t->k->other_of : t->m;
	struct where at;

	if (t->v->stipend)
		return;
	event(t, EV_REENTER, 1, e2, head_of(mod_of_e2(t), e2->where),
	      SAY(t, "'%s' is %s %s: %s", e2->name,
		  t->k->rule == RULE_TORN ? "asked" : "entered",
		  e2 == t->v->site->entry ? "again" : "meanwhile",
		  way_in(t)));
	if (!o)
		return;
	if (!o->store) {
		at = where_of(of, o->in);
		event(t, EV_READ, 1, e2, at, t->k->rule == RULE_TORN ?
		      "it shows a state of which only a part is updated" :
		      "it works on the state from before the late write");
	}
	if (pay && t->k->rule != RULE_BALANCE)
		event(t, EV_PAY, 1, e2, where_of(t->m, pay->in),
		      e2 == t->v->site->entry ? "ether is sent a second time" :
		      "ether is sent");
	if (o->store) {
		at = where_of_write(of, o->in, t->k->other_of ? NULL :
				    pay ? pay->in : NULL);
		event(t, EV_WRITE, 1, e2, at, t->k->rule == RULE_BALANCE ?
		      "it books what it moves, and ends" :
		      "it writes the same state, and ends");
	}
}

static const char *late_text(const struct telling *t)
{
	if (t->k->rule == RULE_BALANCE)
		return "the number from before the call is used: what has "
		       "moved meanwhile counts twice";
	if (t->k->rule == RULE_TORN)
		return "only now the other part is written: who asked "
		       "meanwhile was told neither the old nor the new state";
	if (t->k->rule == RULE_CROSS)
		return "only now the other contract writes, over what is left";
	switch (t->k->clash) {
	case CLASH_REREAD:
		return "the state is read again and is not what it was";
	case CLASH_UPDATE: case CLASH_ASSIGN:
		return "only now the state is written, over what the "
		       "re-entry left";
	case CLASH_READ:
		return t->k->feeds_value ?
		       "only now the state is written: the payment in between "
		       "went by what it was before" :
		       "only now the state is written: what ran in between "
		       "went by what it was before";
	default:
		return "only now the state is written";
	}
}

static void tell_late(struct telling *t)
{
	struct entry *e1 = t->v->site->entry;

	bool reads = t->k->clash == CLASH_REREAD || t->k->rule == RULE_BALANCE;

	if (t->k->rule == RULE_EVENTS) {
		event(t, EV_NOTE, 0, e1, t->f->write, "only now this is logged");
		return;
	}
	if (!t->k->write && !t->k->late)
		return;
	event(t, EV_RETURN, 0, e1, t->f->at,
	      SAY(t, "returning to '%s'", e1->name));
	event(t, reads ? EV_READ : EV_WRITE, 0, e1, t->f->write, late_text(t));
}

/* ---- findings ------------------------------------------------------------ */

static bool moves_ether(const struct mod *m, const struct verdict *v,
			const struct conflict *k)
{
	if (k->feeds_value)
		return true;
	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].entry == v->site->entry &&
		    m->calls->site[i].sends)
			return true;
	return false;
}

static const char *kind_of(const struct mod *m, const struct verdict *v,
			   const struct conflict *k)
{
	if (v->stipend)
		return k->benign ? NULL : "reentrancy-unlimited-gas";
	switch (k->rule) {
	case RULE_FOREIGN: return "reentrancy-delegatecall";
	case RULE_TORN: return "reentrancy-read-only";
	case RULE_BALANCE: return "reentrancy-balance";
	case RULE_CROSS: return "reentrancy-cross-contract";
	case RULE_EVENTS: return "reentrancy-events";
	case RULE_ORDER: break;
	}
	if (k->benign)
		return "reentrancy-benign";
	if (k->e2 != v->site->entry)
		return "reentrancy-cross-function";
	return moves_ether(m, v, k) ? "reentrancy-eth" : "reentrancy-no-eth";
}

/* Which of two conflicts of one call tells more. */
static bool better(const struct verdict *v, const struct conflict *a,
		   const struct conflict *b)
{
	if (!b)
		return true;
	if (a->benign != b->benign)
		return !a->benign;
	if ((a->e2 == v->site->entry) != (b->e2 == v->site->entry))
		return a->e2 == v->site->entry;
	if (a->feeds_value != b->feeds_value)
		return a->feeds_value;
	return false;
}

/*
 * How sure it is that the callee is hostile: certain where an attacker names
 * it, not where it was fixed once.  Fixed code run in own storage, and what
 * shows in the order only, is the least of all.
 */
static enum confidence confidence(const struct callsite *s,
				  const struct conflict *k)
{
	bool picked = s->from < FROM_OWNER || s->from == FROM_ELSEWHERE ||
		      s->from == FROM_CREATE;

	if (k->benign || (k->rule == RULE_FOREIGN && !picked))
		return CONF_LOW;
	return picked ? CONF_HIGH : CONF_MEDIUM;
}

static const char *signature(const struct telling *t, const struct entry *e)
{
	if (e->kind == ENTRY_FUNCTION)
		return SAY(t, "0x%08x", e->selector);
	return e->kind == ENTRY_RECEIVE ? "receive" :
	       e->kind == ENTRY_FALLBACK ? "fallback" : "code";
}

static const char *message(const struct telling *t)
{
	const struct entry *e1 = t->v->site->entry, *e2 = t->k->e2;
	const char *what = quoted(t, t->f->write, "a write to storage");
	const char *again = e1 == e2 ? "re-entered" : "entered";

	if (t->k->rule == RULE_EVENTS)
		return SAY(t, "'%s' can be %s during this call, before %s: the "
			   "events come in another order", e2->name, again,
			   what);
	if (t->v->stipend)
		return SAY(t, "only the limit of 2300 gas keeps '%s' from being "
			   "%s during this call, before %s is done", e2->name,
			   again, what);
	if (t->k->rule == RULE_TORN)
		return SAY(t, "'%s' can be asked during this call, when %s is "
			   "done and %s is not", e2->name, t->k->early ?
			   quoted(t, where_of_write(t->m, t->k->early, NULL),
				  "one write to storage") :
			   "the payment", what);
	if (t->k->rule == RULE_BALANCE)
		return SAY(t, "'%s' can be %s during this call, and %s then "
			   "relies on a balance from before it", e2->name,
			   again, what);
	if (t->k->rule == RULE_CROSS)
		return SAY(t, "'%s' can be %s during this call%s, before %s is "
			   "done", show(t, e2), again, t->v->site->sends ?
			   ", which sends ether" : "", what);
	if (t->k->clash == CLASH_FOREIGN)
		return SAY(t, "foreign code runs in this contract's storage, "
			   "and '%s' can be %s meanwhile", e2->name, again);
	if (t->k->clash == CLASH_REREAD)
		return SAY(t, "'%s' can be %s during this call, and %s then "
			   "works on state that has changed", e2->name, again,
			   what);
	return SAY(t, "'%s' can be %s during this call%s, before %s is done",
		   e2->name, again, t->v->site->sends ?
		   ", which sends ether" : "", what);
}

static bool same_place(struct where a, struct where b)
{
	return a.file == b.file && a.beg == b.beg && a.end == b.end;
}

/*
 * The same call and the same late write, inlined into several entries, are
 * told once: the others are named behind the first one's entry.
 */
static struct finding *told_already(struct telling *t)
{
	struct finding *f;
	struct event *e;

	for (f = t->m->report->first; f; f = f->next)
		if (f->warn == t->f->warn && f->at.file && f->object &&
		    t->f->object && !strcmp(f->object, t->f->object) &&
		    f->optimised == t->f->optimised &&
		    same_place(f->at, t->f->at) &&
		    same_place(f->write, t->f->write))
			break;
	if (!f || !f->events)
		return NULL;
	e = f->events->next;
	if (e && e->kind == EV_NOTE) {
		e->text = SAY(t, "%s, '%s'", e->text,
			      t->v->site->entry->name);
		return f;
	}
	e = ARENA_NEW(t->m->report->arena, struct event);
	*e = *f->events;
	e->kind = EV_NOTE;
	e->text = SAY(t, "the same call is reached from '%s'",
		      t->v->site->entry->name);
	f->events->next = e;
	return f;
}

/* What every finding about an entry has. */
static void begin(struct telling *t, const struct warning *w,
		  const struct entry *in)
{
	struct mod *m = t->m;

	t->f = ARENA_NEW(m->report->arena, struct finding);
	t->tail = &t->f->events;
	t->f->warn = w;
	t->f->contract = contract_name(m);
	if (t->f->contract)
		t->f->contract = SAY(t, "%s", t->f->contract);
	if (m->obj->name)
		t->f->object = arena_strndup(m->report->arena, m->obj->name,
					     m->obj->name_len);
	t->f->function = show_own(t, in);
	t->f->signature = signature(t, in);
	t->f->optimised = m->optimised;
}

static void tell_entry(struct telling *t)
{
	const struct entry *e1 = t->v->site->entry;

	event(t, EV_ENTRY, 0, e1, head_of(t->m, e1->where),
	      SAY(t, "entry to '%s'", e1->name));
}

const struct conflict *told_conflict(const struct mod *m,
				     const struct verdict *v,
				     const char **warning)
{
	const struct conflict *best = NULL;

	for (const struct conflict *k = v->conflicts; k; k = k->next)
		if (!k->further && better(v, k, best))
			best = k;
	*warning = best ? kind_of(m, v, best) : NULL;
	return best;
}

static void tell(struct mod *m, struct verdict *v)
{
	struct telling t = { .m = m, .v = v };
	struct finding *same;
	const struct warning *w;
	const char *kind;

	t.k = told_conflict(m, v, &kind);
	if (!t.k)
		return;
	w = kind ? warning_named(kind) : NULL;
	if (!w || !m->enabled[w - warnings])
		return;
	begin(&t, w, v->site->entry);
	t.f->at = where_of(m, v->site->in);
	t.f->conf = confidence(v->site, t.k);
	if (t.k->write)
		t.f->write = t.k->clash == CLASH_REREAD ?
			where_of(m, t.k->write->in) :
			where_of_write(m, t.k->write->in, v->site->in);
	else if (t.k->late)
		t.f->write = where_of(m, t.k->late);
	same = told_already(&t);
	v->finding = same ? same : t.f;
	mend_later(m, same ? same : t.f, v, t.k->benign || v->stipend, NULL);
	if (same)
		return;
	t.f->text = message(&t);
	tell_entry(&t);
	tell_early(&t);
	if (t.k->rule == RULE_ORDER)
		tell_read(&t);
	tell_call(&t);
	tell_reentry(&t);
	tell_late(&t);
	report_add(m->report, t.f);
}

/* An order that is harmless, but only thanks to a proof. */
static void tell_saved(struct mod *m, const struct verdict *v)
{
	const struct warning *w = warning_named("checks-effects-interactions");
	struct telling t = { .m = m, .v = v };
	const struct judged *j = NULL;
	struct finding *same;

	if (!v->e2 || v->conflicts || v->stipend || !m->enabled[w - warnings])
		return;
	for (unsigned i = 0; i < m->nentries; i++)
		if (v->e2[i].saved.by > (j ? j->saved.by : SAVED_NOT))
			j = &v->e2[i];
	if (!j)
		return;
	begin(&t, w, v->site->entry);
	t.f->at = where_of(m, v->site->in);
	t.f->conf = CONF_LOW;
	t.f->write = where_of_write(m, j->saved.write->in, v->site->in);
	same = told_already(&t);
	mend_later(m, same ? same : t.f, v, true, j->saved.write);
	if (same)
		return;
	t.f->text = SAY(&t, "%s is done only after this call; that is harmless "
			"because %s", quoted(&t, t.f->write,
					     "a write to storage"),
			why_saved(&j->saved));
	tell_entry(&t);
	tell_call(&t);
	event(&t, EV_NOTE, 0, v->site->entry, t.f->write, SAY(&t, "this comes "
	      "after the call, and '%s' can run in between", j->e2->name));
	report_add(m->report, t.f);
}

/* What was not looked at in full. */
static void tell_incomplete(struct mod *m, const struct entry *e)
{
	const struct warning *w = warning_named("analysis-incomplete");
	struct verdict none = { .site = NULL };
	struct telling t = { .m = m, .v = &none };

	if (!e->cut || !m->enabled[w - warnings])
		return;
	begin(&t, w, e);
	t.f->conf = CONF_HIGH;
	t.f->at = head_of(m, e->where);
	t.f->text = SAY(&t, "'%s' was not analysed in full: %s%s", e->name,
			e->cut & CUT_INLINE ? "a function that it calls is too "
			"large or calls itself, and what it does to storage is "
			"not seen" : e->cut & CUT_STEPS ?
			"it has too many ways through it" :
			"what is known during a call did not settle",
			e->cut & CUT_INLINE ? "" :
			"; whatever is not known is taken for possible");
	report_add(m->report, t.f);
}

void pass_tell(struct mod *m)
{
	for (unsigned i = 0; i < m->verdicts->n; i++) {
		if (m->verdicts->v[i].conflicts)
			tell(m, &m->verdicts->v[i]);
		tell_saved(m, &m->verdicts->v[i]);
	}
	for (unsigned i = 0; i < m->nentries; i++)
		tell_incomplete(m, &m->entry[i]);
	mend_told(m);
}
