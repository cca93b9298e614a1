/*
 * story: what goes wrong at a call, told from beginning to end, and how to mend
 * it; or why nothing goes wrong.
 *
 * In: verdicts, the steps of the functions concerned.  Out: stories of a
 * function.  Every sentence states what a verdict or a step says; no verdict is
 * made here.
 */
#include <stdlib.h>
#include <string.h>

#include "during.h"
#include "gate.h"
#include "names.h"
#include "reentry.h"
#include "steps.h"
#include "tell.h"
#include "why.h"

enum { MAX_SENTENCES = 16, MAX_NAMES = 12 };

struct story {
	struct mod *m;
	struct arena *a;
	const struct verdict *v;
	const struct conflict *k;
	const struct xfunction *x;	/* E1 */
	const struct step *call;	/* the step that the call is */
	const struct step *late;	/* the late write, or NULL */
	const struct step *e2;		/* the steps of E2 */
	const char *list[MAX_SENTENCES];
	unsigned n;
};

#define SAY(t, ...) arena_printf((t)->a, __VA_ARGS__)

static void add(struct story *t, const char *s)
{
	if (t->n < MAX_SENTENCES)
		t->list[t->n++] = s;
}

static const char **take_list(struct story *t)
{
	const char **l;

	if (!t->n)
		return NULL;
	l = ARENA_ARRAY(t->a, const char *, t->n + 1);
	memcpy(l, t->list, t->n * sizeof(*l));
	t->n = 0;
	return l;
}

/* ---- steps ----------------------------------------------------------------- */

static const struct step *step_at(const struct step *s, const struct ins *in,
				  enum step_kind kind)
{
	const struct step *hit;

	for (; s && in; s = s->next) {
		if (s->in == in && s->kind == kind)
			return s;
		if ((hit = step_at(s->kids, in, kind)) ||
		    (hit = step_at(s->other, in, kind)))
			return hit;
	}
	return NULL;
}

static struct step *steps_for(struct mod *m, const struct entry *e)
{
	struct expr x = { .m = m, .e = e, .d = decls_of(m),
			  .fn = decl_of_entry(m, e) };
	bool cut, payable;

	return steps_of(&x, &cut, &payable);
}

static const char *line_of(const struct story *t, const struct step *s)
{
	return s && s->line ? SAY(t, "step %u (line %u)", s->no, s->line) :
	       s ? SAY(t, "step %u", s->no) : "a step";
}

/* "assigns `amount` to `balances[msg.sender]`" */
static const char *does(const struct story *t, const struct step *s)
{
	return s->how == HOW_ADD ? SAY(t, "adds `%s` to `%s`", s->value,
				       s->place) :
	       s->how == HOW_SUB ? SAY(t, "subtracts `%s` from `%s`", s->value,
				       s->place) :
	       SAY(t, "assigns `%s` to `%s`", s->value, s->place);
}

static const struct mod *mod_of_e2(const struct story *t)
{
	return t->k->e2_of ? t->k->e2_of : t->m;
}

/* What the declaration calls it; optimised IR may have lost the name. */
static const char *name_of(const struct mod *m, const struct entry *e)
{
	const struct decl *d = decl_of_entry((struct mod *)m, e);

	return d ? d->name : arena_printf(m->report->arena, "%s", e->name);
}

static const char *name_of_e2(const struct story *t)
{
	const char *c = t->k->e2_of ? contract_name(t->k->e2_of) : NULL;

	return c ? SAY(t, "%s.%s", c, name_of(mod_of_e2(t), t->k->e2)) :
	       name_of(t->m, t->k->e2);
}

static const char *place_of_conflict(const struct story *t)
{
	struct expr x = { .m = t->m, .e = t->v->site->entry,
			  .d = decls_of(t->m), .fn = decl_of_entry(t->m,
			  t->v->site->entry) };
	const struct sol_type *type;

	if (t->late && t->late->place)
		return t->late->place;
	return t->k->write ? expr_place(&x, t->k->write->key,
					t->k->write->transient,
					t->k->write->mask, &type) : "the state";
}

/* ---- the danger ------------------------------------------------------------ */

static void tell_stale(struct story *t)
{
	const char *call = line_of(t, t->call), *place = place_of_conflict(t);

	switch (t->k->rule) {
	case RULE_TORN:
		add(t, SAY(t, "When the call of %s is made, one part of the "
			   "state has been written and another has not: `%s` "
			   "still holds what it held before%s.", call, place,
			   t->late ? SAY(t, ", until %s", line_of(t, t->late)) :
			   ""));
		return;
	case RULE_BALANCE:
		add(t, SAY(t, "Before the call of %s the function reads how "
			   "much the contract owns, and relies on that number "
			   "afterwards: whatever moves during the call makes it "
			   "wrong.", call));
		return;
	case RULE_CROSS:
		add(t, SAY(t, "When the call of %s is made, another contract "
			   "that keeps part of the books has not been told yet: "
			   "it still holds what was true before.", call));
		return;
	case RULE_FOREIGN:
		add(t, SAY(t, "The code that runs in %s works in this "
			   "contract's own storage: it can write any variable "
			   "when it comes back.", call));
		return;
	case RULE_EVENTS:
		add(t, SAY(t, "The event is emitted after the call of %s.",
			   call));
		return;
	case RULE_ORDER:
		break;
	}
	if (t->k->clash == CLASH_REREAD)
		add(t, SAY(t, "After the call of %s the function reads `%s` "
			   "again and goes on with it, though it had worked with "
			   "the same variable before.", call, place));
	else
		add(t, SAY(t, "When the call of %s is made, `%s` still holds "
			   "what it held before: it is written only in %s.",
			   call, place, line_of(t, t->late)));
}

static void tell_control(struct story *t)
{
	const struct callsite *s = t->v->site;

	if (t->v->stipend)
		add(t, SAY(t, "Control goes to %s, but with no more than 2300 "
			   "gas, which pays for no re-entry today.",
			   why_callee(s)));
	else
		add(t, SAY(t, "Control goes to %s, with %s%s%s. The code there "
			   "decides what happens next.", why_callee(s),
			   t->call && t->call->ether ? SAY(t, "`%s` wei",
							   t->call->ether) : "",
			   t->call && t->call->ether ? " and " : "",
			   t->call && t->call->gas ? t->call->gas :
			   "all the gas"));
}

struct checks {
	const char *text;
	unsigned n;
	bool on_place;		/* one of them asks for the place */
};

static bool mentions(const char *s, const char *what)
{
	return s && what && strstr(s, what);
}

static void list_checks(const struct story *t, const struct step *s,
			const char *place, struct checks *c)
{
	for (; s; s = s->next) {
		if ((s->kind == STEP_CHECK || s->kind == STEP_BRANCH) &&
		    s->condition && c->n < 3) {
			c->text = SAY(t, "%s%s`%s`", c->n ? c->text : "",
				      c->n ? ", " : "", s->condition);
			c->on_place |= mentions(s->condition, place);
			c->n++;
		}
		/* a subtraction that reverts below zero asks as well */
		if (s->kind == STEP_WRITE && s->how == HOW_SUB && s->checked &&
		    c->n < 3) {
			c->text = SAY(t, "%s%s`%s >= %s`", c->n ? c->text : "",
				      c->n ? ", " : "", s->place, s->value);
			c->on_place |= mentions(s->place, place);
			c->n++;
		}
		if (s->kind == STEP_LOOP)
			list_checks(t, s->kids, place, c);
		/* what stands behind its first call comes too late to stop it */
		if (s->kind == STEP_CALL && s->open)
			return;
	}
}

/* A gate that an honest world would keep shut. */
static const char *gate_passed(const struct story *t)
{
	const struct gates *gs = &t->m->gates[t->k->e2->no];

	for (unsigned i = 0; !t->k->e2_of && i < gs->n; i++)
		if (gs->g[i].all && gs->g[i].privileged)
			return gs->g[i].self ? "only the contract itself can "
			       "start it, and what is called here can have it "
			       "do so" : "only a privileged caller can start it, "
			       "and what is called here can be one";
	return NULL;
}

/* Has the place been written before the call as well? */
static bool written_before(const struct story *t, const struct step *s,
			   const char *place)
{
	for (; s; s = s->next)
		if ((s->kind == STEP_WRITE && !strcmp(s->place, place) &&
		     comes_before(t->v->site, s->in)) ||
		    written_before(t, s->kids, place) ||
		    written_before(t, s->other, place))
			return true;
	return false;
}

static void tell_entry(struct story *t)
{
	bool self = t->k->e2 == t->v->site->entry;
	const char *gate = gate_passed(t), *why;
	const char *place = place_of_conflict(t);
	struct checks c = { "", 0, false };

	list_checks(t, t->e2, place, &c);
	if (gate)
		why = gate;
	else if (!c.n)
		why = "it asks for nothing before it acts";
	else if (c.on_place && !written_before(t, t->x->steps, place))
		why = SAY(t, "what it asks (%s) comes out as before, since `%s` "
			  "has not been written yet", c.text, place);
	else
		why = SAY(t, "what it asks (%s) can come out well: nothing that "
			  "is known at this moment makes it fail", c.text);
	add(t, SAY(t, "From there `%s` is %s%s. Nothing stops it: %s.",
		   name_of_e2(t), t->k->rule == RULE_TORN ? "asked" : "entered",
		   self ? " again" : "", why));
}

static const struct step *payment_in(const struct step *s)
{
	const struct step *hit;

	for (; s; s = s->next) {
		if (s->kind == STEP_CALL && s->ether)
			return s;
		if ((hit = payment_in(s->kids)) || (hit = payment_in(s->other)))
			return hit;
	}
	return NULL;
}

static void tell_second(struct story *t)
{
	const struct step *pay = payment_in(t->e2);
	const struct access *o = t->k->other;
	const struct step *w = o ? step_at(t->e2, o->in, STEP_WRITE) : NULL;
	const char *what = "";
	bool self = t->k->e2 == t->v->site->entry;

	if (t->k->rule == RULE_TORN) {
		add(t, "It answers by a state of which only one part has been "
		    "updated: what it says was true neither before nor will be "
		    "afterwards.");
		return;
	}
	if (pay && t->k->rule != RULE_BALANCE)
		what = SAY(t, "sends `%s` wei to `%s`%s", pay->ether,
			   pay->target, self ? " a second time" : "");
	if (w)
		what = SAY(t, "%s%s%s", what, *what ? ", and " : "", does(t, w));
	else if (o && !o->store)
		what = SAY(t, "%s%sworks with the old `%s`", what,
			   *what ? ", and " : "", place_of_conflict(t));
	if (*what)
		add(t, SAY(t, "The second run %s.%s", what, pay && self ?
			   " It can be nested in turn, as long as gas and the "
			   "contract's ether last." : ""));
}

static void tell_late(struct story *t)
{
	const struct step *s = t->late;

	if (!s || t->k->rule == RULE_FOREIGN)
		return;
	if (t->k->rule == RULE_TORN && s->kind == STEP_WRITE) {
		add(t, SAY(t, "Only when the call has returned does the first "
			   "run come to %s: it %s.", line_of(t, s),
			   does(t, s)));
		return;
	}
	if (t->k->rule == RULE_EVENTS || s->kind != STEP_WRITE) {
		add(t, SAY(t, "Only then does the first run come to %s%s.",
			   line_of(t, s), t->k->rule == RULE_CROSS ?
			   ", in which the other contract is told" : ""));
		return;
	}
	add(t, SAY(t, "Only when the call has returned does the first run come "
		   "to %s: it %s. %s", line_of(t, s), does(t, s),
		   s->how == HOW_ASSIGN ? "This is an assignment, neither a "
		   "subtraction nor a sum: whatever the second run left there "
		   "is overwritten." : s->checked || s->guarded ?
		   "It works on what is there by then." :
		   "It works on what is there by then, and is not checked: it "
		   "can wrap around."));
}

static void tell_loss(struct story *t)
{
	/* %1$s the place, %2$s E2 */
	static const char *const lost[] = {
		[CLASH_NONE] = "What is lost: `%1$s` and what `%2$s` did no "
			       "longer agree.",
		[CLASH_READ] = "What is lost: `%2$s` has gone by a `%1$s` that "
			       "was out of date, and what it spent or gave "
			       "counts as if nothing had been going on.",
		[CLASH_UPDATE] = "What is lost: what `%2$s` has added to, or "
				 "taken from, `%1$s`.",
		[CLASH_ASSIGN] = "What is lost: of the two assignments to `%1$s` "
				 "only the last counts, which is the one that "
				 "began first; that of `%2$s` is gone.",
		[CLASH_REREAD] = "What is lost: the first run goes on with a "
				 "`%1$s` that `%2$s` has changed, though it had "
				 "worked with the old one.",
		[CLASH_ORDER] = "What is lost: which of the two runs reverts "
				"depends on the order (`%1$s`, `%2$s`).",
		[CLASH_FOREIGN] = "What is lost: `%1$s` may not be what `%2$s` "
				  "took it for.",
	};

	bool self = t->k->e2 == t->v->site->entry;
	const char *place = place_of_conflict(t);
	const struct step *pay = payment_in(t->e2);

	if (t->v->stipend)
		add(t, "If a later version of the chain makes operations "
		    "cheaper, or the gas limit is lifted, this becomes a "
		    "re-entrancy.");
	else if (t->k->benign)
		add(t, "No state comes out that two calls one after the other "
		    "could not have made; only which of them reverts can "
		    "differ.");
	else if (t->k->rule == RULE_TORN)
		add(t, "Whoever relies on the answer meanwhile, a contract that "
		    "takes it for a price, say, can be cheated with it.");
	else if (t->k->rule == RULE_BALANCE)
		add(t, "What moved during the call is counted twice: once by "
		    "the function that moved it, once by the difference of the "
		    "two balances.");
	else if (t->k->rule == RULE_CROSS)
		add(t, SAY(t, "What is lost: `%s` has gone by what the other "
			   "contract still held, and what is written there "
			   "afterwards takes no account of it.",
			   name_of_e2(t)));
	else if (t->k->rule == RULE_FOREIGN)
		add(t, "Whatever that code writes can undo, or be undone by, "
		    "what the other function has done meanwhile.");
	else if (t->k->rule == RULE_EVENTS)
		add(t, "No state goes wrong, but the log shows the inner run "
		    "before the outer one.");
	else if (pay && self && t->late && t->late->how == HOW_ASSIGN)
		add(t, SAY(t, "What is lost: each nested run is paid, and in "
			   "the end `%s` shows what it would show after one of "
			   "them.", place));
	else if (pay && self)
		add(t, SAY(t, "What is lost: each nested run is paid by what "
			   "`%s` was before the first of them was booked.",
			   place));
	else if (t->late && t->late->how != HOW_ASSIGN &&
		 t->k->clash != CLASH_REREAD)
		add(t, SAY(t, "What is lost: `%s` has gone by a `%s` in which "
			   "the first run was not booked yet.", name_of_e2(t),
			   place));
	else
		add(t, SAY(t, lost[t->k->clash], place, name_of_e2(t)));
	if (t->call && t->call->unchecked_payment && !t->v->stipend)
		add(t, "Besides, a single call without any re-entry is already "
		    "too much: there is no check at all before the payment, so "
		    "any amount that is asked for is paid.");
}

/* ---- the cure -------------------------------------------------------------- */

/* "`a`, `b` and `c`": those who can come in and do harm; E1 first. */
static const char *to_lock(struct story *t, unsigned *n)
{
	const struct entry *e[MAX_NAMES] = { t->v->site->entry };
	const char *s = "";

	*n = 1;
	for (const struct conflict *k = t->v->conflicts; k; k = k->next) {
		unsigned i = 0;

		while (i < *n && e[i] != k->e2)
			i++;
		if (i == *n && *n < MAX_NAMES && !k->benign && !k->e2_of)
			e[(*n)++] = k->e2;
	}
	for (unsigned i = 0; i < *n; i++)
		s = SAY(t, "%s%s`%s`", s, !i ? "" : i + 1 == *n ? " and " :
			", ", name_of(t->m, e[i]));
	return s;
}

/* Is the step within a branch that asks whether the call has succeeded? */
static bool behind_success(const struct step *s, const struct step *what,
			   bool inside)
{
	for (; s; s = s->next) {
		if (s == what)
			return inside;
		if (behind_success(s->kids, what, inside ||
				   (s->kind == STEP_BRANCH &&
				    mentions(s->condition, "success"))) ||
		    behind_success(s->other, what, inside))
			return true;
	}
	return false;
}

/* Is the value worked out from what is only known after the call? */
static bool comes_later(const struct story *t, const struct val *v,
			unsigned depth)
{
	const struct callsite *c = t->v->site;
	const struct ins *d = v->kind == V_RES ? v->def : NULL;

	if (!d || !depth || d->op == OP_loadimmutable)
		return false;
	if (d == c->in || ((effects_of(d) & (RM | RS | RT | RB | EXT | RD)) &&
			   comes_after(c, d) && !comes_before(c, d)))
		return true;
	if (d->op == OP_phi && d->blk->loop_head)
		return false;
	for (unsigned i = 0; i < d->nargs; i++)
		if (comes_later(t, arg(d, i), depth - 1))
			return true;
	return false;
}

/* A sum or a difference needs the amount, not what is there, from elsewhere. */
static bool needs_the_call(const struct story *t, const struct step *s)
{
	const struct access *a = s->aux;
	const struct val *v = a && s->how != HOW_ASSIGN ? a->d : a && a->value ?
			      a->value : arg(s->in, 1);

	return comes_later(t, v, 12);
}

/* "balances" of "balances[msg.sender].free" */
static const char *root_of(const struct story *t, const char *place)
{
	return SAY(t, "%.*s", (int)strcspn(place, "[."), place);
}

static void cure_order(struct story *t)
{
	const struct step *s = t->late;
	bool guarded;

	if (!s || s->kind != STEP_WRITE || needs_the_call(t, s) || t->k->rule == RULE_FOREIGN ||
	    t->k->rule == RULE_BALANCE || t->k->rule == RULE_CROSS)
		return;
	guarded = behind_success(t->x->steps, s, false);
	add(t, SAY(t, "Write first, call last: move what %s does (it %s) before "
		   "the call of %s.%s%s This costs nothing, and works for every "
		   "function that goes by `%s`.", line_of(t, s), does(t, s),
		   line_of(t, t->call), t->call &&
		   mentions(t->call->text, root_of(t, s->place)) ?
		   " The call itself uses that variable: keep what it needs in "
		   "a local first." : "", guarded ? " It is made only if the call "
		   "succeeds, so let a failed call revert everything "
		   "(`require(success)`), else the write would stay." : "",
		   s->place));
	if (s->how == HOW_ASSIGN && t->call && t->call->ether &&
	    !strcmp(s->value, t->call->ether))
		add(t, SAY(t, "Write the rest, not the amount: `%s = %s` sets "
			   "the entry to what has just been paid. `%s -= %s`, "
			   "which reverts if less is there, takes off what was "
			   "paid.", s->place, s->value, s->place, s->value));
	if (t->call && t->call->unchecked_payment)
		add(t, SAY(t, "Check first: nothing asks whether `%s` is due to "
			   "whom it is paid.", t->call->ether));
}

static void cure_lock(struct story *t)
{
	unsigned n;
	const char *names;

	if (t->k->rule == RULE_EVENTS || t->v->stipend)
		return;
	names = to_lock(t, &n);
	if (t->k->rule == RULE_CROSS)
		add(t, "Have the other contract write first, or let both "
		    "contracts ask for one lock: a lock of this contract alone "
		    "does not bind the other.");
	else if (t->k->rule == RULE_TORN)
		add(t, SAY(t, "%s a lock for as long as `%s` runs, and make "
			   "`%s` revert while it is set. Whoever asks then gets "
			   "no answer instead of a wrong one.",
			   t->n ? "Or set" : "Set",
			   name_of(t->m, t->v->site->entry),
			   name_of_e2(t)));
	else
		add(t, SAY(t, "%s %s revert while the call is running, by a "
			   "lock that is set before it and released after it. "
			   "That leaves the order as it is, costs gas for the "
			   "lock in every call, and has to be put on every "
			   "further function that touches the same state.",
			   t->n ? "Or make" : "Make", names));
}

static void cure_pull(struct story *t)
{
	if (!t->v->site->sends || t->v->site->delegate || t->v->stipend ||
	    t->k->rule == RULE_EVENTS)
		return;
	add(t, "Or do not pay here at all: note down what is due, and let the "
	    "receiver fetch it by a function that does nothing else. Nobody "
	    "else's transaction then depends on the receiver's code; it takes "
	    "the receiver a second transaction.");
}

/* A message's quotes as those of code. */
static const char *with_backticks(struct story *t, const char *s)
{
	char *out = arena_strndup(t->a, s, strlen(s));

	for (char *p = out; *p; p++)
		if (*p == '\'')
			*p = '`';
	return out;
}

static void cure_rest(struct story *t)
{
	if (t->k->rule == RULE_FOREIGN)
		add(t, "Run only code that is fixed and known by delegatecall; "
		    "whoever may name it rules this contract's storage.");
	if (t->k->rule == RULE_EVENTS)
		add(t, "Emit the event before the call.");
	if (t->v->stipend)
		add(t, "Do not rely on the gas limit: keep the order as well.");
	if (t->k->rule == RULE_BALANCE)
		add(t, "Or keep books in storage, and do not take the balance "
		    "for them: anyone can change a balance by sending to it.");
	if (t->v->finding && t->v->finding->mend)
		add(t, SAY(t, "`-fdiagnostics-generate-patch` prints a patch "
			   "that %s.", with_backticks(t, t->v->finding->mend)));
}

/* ---- one call that does harm ------------------------------------------------ */

static struct xstory *dangerous(struct story *t, const char *warning)
{
	struct xstory *s = ARENA_NEW(t->a, struct xstory);
	const struct entry *e1 = t->v->site->entry;

	t->e2 = t->k->e2 == e1 ? t->x->steps :
		steps_for((struct mod *)mod_of_e2(t), t->k->e2);
	t->late = step_at(t->x->steps, t->k->write ? t->k->write->in :
			  t->k->late, STEP_WRITE);
	if (!t->late && t->k->late)
		t->late = step_at(t->x->steps, t->k->late, STEP_EVENT);
	if (!t->late && t->k->late)
		t->late = step_at(t->x->steps, t->k->late, STEP_CALL);
	s->warning = warning;
	s->line = t->call ? t->call->line : 0;
	s->title = SAY(t, "`%s` can be %s during the call of step %u",
		       name_of_e2(t), t->k->rule == RULE_TORN ? "asked" :
		       t->k->e2 == e1 ? "entered again" : "entered",
		       t->call ? t->call->no : 0);
	tell_stale(t);
	tell_control(t);
	if (!t->v->stipend) {
		tell_entry(t);
		tell_second(t);
	}
	tell_late(t);
	tell_loss(t);
	s->danger = take_list(t);
	cure_order(t);
	cure_lock(t);
	cure_pull(t);
	cure_rest(t);
	s->cure = take_list(t);
	s->finding = t->v->finding;
	return s;
}

/* ---- one call that does none ------------------------------------------------ */

static const char *facts_text(struct story *t)
{
	char *s = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&s, &n);
	char *out, *w;

	if (!f)
		return "";
	why_facts(f, t->m, &t->v->facts, name_of(t->m, t->v->site->entry));
	fclose(f);
	out = w = arena_alloc(t->a, 3 * n + 2);
	/* lines to a list, quotes to backticks */
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\n') {
			if (i + 1 < n)
				w = stpcpy(w, "; ");
			while (i + 1 < n && s[i + 1] == ' ')
				i++;
		} else if (s[i] == '\'' && (w == out || w[-1] != 't' ||
					    i + 1 == n || s[i + 1] != 's')) {
			*w++ = '`';
		} else if (w != out || s[i] != ' ') {
			*w++ = s[i];
		}
	}
	*w = '\0';
	free(s);
	return out;
}

/* The condition that stops an entry, as the Solidity has it. */
static const char *guard_text(struct story *t, const struct judged *j)
{
	struct where w = where_of(t->m, j->guard);
	const char *s = where_text(t->m, w, 70);
	unsigned line, col;

	if (!s)
		return "";
	if (w.file && sol_line_col(w.file, w.beg, &line, &col))
		return SAY(t, " at `%s` (line %u)", s, line);
	return SAY(t, " at `%s`", s);
}

struct tally {
	const char *names[12];	/* by outcome */
	unsigned n[12];
};

static void note(struct story *t, struct tally *y, const struct judged *j)
{
	unsigned o = j->outcome;

	if (y->n[o]++ < 6)
		y->names[o] = SAY(t, "%s%s`%s`%s", y->n[o] > 1 ? y->names[o] :
				  "", y->n[o] > 1 ? ", " : "",
				  name_of(t->m, j->e2),
				  j->outcome == E2_BLOCKED && j->guard ?
				  guard_text(t, j) : "");
	else if (y->n[o] == 7)
		y->names[o] = SAY(t, "%s and others", y->names[o]);
}

static void tell_outcomes(struct story *t)
{
	static const struct {
		enum outcome o;
		const char *one, *many;
	} text[] = {
		{ E2_BLOCKED, "reverts if it is entered meanwhile",
		  "revert if they are entered meanwhile" },
		{ E2_GATED, "can only be started by a privileged caller",
		  "can only be started by a privileged caller" },
		{ E2_NO_GAS, "would need more than the gas that is passed on",
		  "would need more than the gas that is passed on" },
		{ E2_INNER, "can only be called by the contract itself",
		  "can only be called by the contract itself" },
		{ E2_OVER, "has run once, when the contract was set up",
		  "have run once, when the contract was set up" },
		{ E2_DISJOINT, "touches nothing that is still to be done",
		  "touch nothing that is still to be done" },
		{ E2_IDLE, "ends without doing anything at this moment",
		  "end without doing anything at this moment" },
	};
	struct tally y = { { NULL }, { 0 } };

	for (unsigned i = 0; t->v->e2 && i < t->m->nentries; i++)
		if (t->v->e2[i].e2)
			note(t, &y, &t->v->e2[i]);
	for (unsigned i = 0; i < sizeof(text) / sizeof(*text); i++)
		if (y.n[text[i].o])
			add(t, SAY(t, "%s %s.", y.names[text[i].o],
				   y.n[text[i].o] == 1 ? text[i].one :
				   text[i].many));
	if (y.n[E2_NO_EFFECT])
		add(t, y.n[E2_NO_EFFECT] == 1 ? SAY(t, "%s only reads.",
		    y.names[E2_NO_EFFECT]) : SAY(t, "%u further functions only "
		    "read.", y.n[E2_NO_EFFECT]));
}

static bool is_saved(const struct judged *j)
{
	return j->e2 && (j->outcome == E2_COMMUTES || j->outcome == E2_STOPPED);
}

static bool same_reason(const struct judged *a, const struct judged *b)
{
	return a->saved.by == b->saved.by &&
	       (!a->saved.write || !b->saved.write ? a->saved.write ==
		b->saved.write : a->saved.write->in == b->saved.write->in);
}

/* The names of those that are saved for one reason; the first is i. */
static const char *saved_names(struct story *t, unsigned i)
{
	const char *s = SAY(t, "`%s`", name_of(t->m, t->v->e2[i].e2));
	unsigned n = 1;

	for (unsigned k = i + 1; k < t->m->nentries; k++) {
		const struct judged *j = &t->v->e2[k];

		if (is_saved(j) && same_reason(j, &t->v->e2[i]) && n++ < 8)
			s = SAY(t, "%s, `%s`", s, name_of(t->m, j->e2));
	}
	return n > 8 ? SAY(t, "%s and others", s) : s;
}

/* Writes that come late, and what keeps them harmless. */
static bool tell_saved(struct story *t)
{
	bool any = false;

	for (unsigned i = 0; t->v->e2 && i < t->m->nentries; i++) {
		const struct judged *j = &t->v->e2[i];
		const struct step *s;
		unsigned k = 0;

		while (k < i && !(is_saved(&t->v->e2[k]) &&
				  same_reason(&t->v->e2[k], j)))
			k++;
		if (!is_saved(j) || k < i)
			continue;
		s = j->saved.write ? step_at(t->x->steps, j->saved.write->in,
					     STEP_WRITE) : NULL;
		any |= j->saved.by != SAVED_NOT;
		add(t, SAY(t, "%s can run meanwhile%s, and that is harmless: "
			   "%s.", saved_names(t, i), s ?
			   SAY(t, ", before %s", line_of(t, s)) : "",
			   why_saved(&j->saved)));
	}
	return any;
}

static bool writes_after(const struct step *s, const struct step *call)
{
	for (; s && call; s = s->next) {
		for (unsigned i = 0; s->after && s->after[i]; i++)
			if (s->after[i] == call->no)
				return true;
		if (writes_after(s->kids, call) || writes_after(s->other, call))
			return true;
	}
	return false;
}

static struct xstory *harmless(struct story *t)
{
	struct xstory *s = ARENA_NEW(t->a, struct xstory);
	bool saved;
	const char *facts;

	s->line = t->call ? t->call->line : 0;
	saved = tell_saved(t);
	tell_outcomes(t);
	if (!t->n)
		add(t, writes_after(t->x->steps, t->call) ?
		    "What is still written after it is a lock that is released, "
		    "or is written only if the call has failed, which undoes "
		    "what was done in it." : "When the call is made, nothing is "
		    "left to do that could come too late.");
	facts = t->v->facts.n ? facts_text(t) : "";
	if (*facts)
		add(t, SAY(t, "What holds whenever other code runs here: %s.",
			   facts));
	s->title = SAY(t, saved ? "The order at the call of step %u is bad, but "
		       "harmless" : "Why the call of step %u is safe",
		       t->call ? t->call->no : 0);
	s->danger = take_list(t);
	return s;
}

/* ---- the whole ------------------------------------------------------------- */

static bool is_told(const struct story *t, const char *warning)
{
	const struct warning *w = warning ? warning_named(warning) : NULL;

	return w && t->m->enabled[w - warnings];
}

static const char *verdict_text(struct story *t, unsigned open, unsigned shut,
				unsigned bad)
{
	if (t->x->reads_only && !open)
		return "It only reads.";
	if (bad)
		return bad == 1 ? "**It is re-entrant**: what goes wrong is "
		       "told below the steps." : SAY(t, "**It is re-entrant**, "
		       "at %u calls: what goes wrong is told below the steps.",
		       bad);
	if (open)
		return "It calls other code, and re-entering does no harm: the "
		       "reason stands below the steps.";
	return shut ? "It calls other code, but nobody can come in during "
	       "that." : "It calls no other code, so nobody can come in while "
	       "it runs.";
}

void tell_stories(struct mod *m, const struct entry *e, struct xfunction *x)
{
	struct story t = { .m = m, .a = m->report->arena, .x = x };
	struct xstory **tail = &x->stories;
	unsigned open = 0, shut = 0, bad = 0;

	for (unsigned i = 0; i < m->verdicts->n; i++) {
		const struct verdict *v = &m->verdicts->v[i];
		const char *warning;

		if (v->site->entry != e)
			continue;
		t.v = v;
		t.call = step_at(x->steps, v->site->in, STEP_CALL);
		t.k = told_conflict(m, v, &warning);
		if (t.k && is_told(&t, warning)) {
			*tail = dangerous(&t, warning);
			bad++;
			open++;
		} else if (of_interest(v->site) && !m->library) {
			*tail = harmless(&t);
			open++;
		} else {
			shut++;
			continue;
		}
		tail = &(*tail)->next;
	}
	x->verdict = verdict_text(&t, open, shut, bad);
}
