/*
 * why: verdicts in words.
 *
 * In: mod->verdicts.  Out: for each call and each entry the reason why it is
 * reported or not: which guard reverts, which commutation holds, what is known
 * when other code runs.
 */
#include <string.h>

#include "commute.h"
#include "names.h"
#include "why.h"

/* "FILE:LINE 'text'", as far as it is known. */
static void print_place(FILE *f, const struct mod *m, struct where w)
{
	const char *text = where_text(m, w, 60);
	unsigned line, col;

	if (!w.file)
		return;
	fprintf(f, " at %s", w.file->path ? w.file->path : w.file->name);
	if (sol_line_col(w.file, w.beg, &line, &col))
		fprintf(f, ":%u", line);
	if (text)
		fprintf(f, " '%s'", text);
}

/* ---- calls that let nobody in -------------------------------------------- */

const char *why_shut(const struct mod *m, const struct callsite *s)
{
	if (m->library)
		return "a library is judged in the contracts that it is linked to";
	switch (s->window) {
	case WINDOW_STATIC: return "a static call: nothing can be changed in it";
	case WINDOW_STIPEND:
		return "2300 gas at most: no entry can do anything with them";
	case WINDOW_PRECOMPILE: return "a precompile: its code calls nobody";
	case WINDOW_INIT:
		return "the code that creates the contract calls nobody";
	case WINDOW_SELF: return "the contract itself, and what runs there calls nobody";
	case WINDOW_CREATED:
		return "a contract created here, and what runs there calls nobody";
	case WINDOW_LIBRARY: return "a linked library, a part of the program";
	case WINDOW_OWNER:
		return "a privileged caller names the code, which is trusted as he is";
	case WINDOW_TRUSTED: return "trusted, as -ftrust= says";
	case WINDOW_OPEN: break;
	}
	return "open";
}

/* ---- entries ------------------------------------------------------------- */

const char *why_saved(const struct saved *s)
{
	switch (s->by) {
	case SAVED_DEBIT:
		return "what is left to do takes a fixed amount, and reverts if "
		       "that is gone";
	case SAVED_CREDIT: return "both only add";
	case SAVED_SAME: return "it stores a constant that nobody goes by";
	case SAVED_REVERT:
		return "a test after the call reverts if anything has changed";
	case SAVED_NOT: break;
	}
	return "it comes out the same in either order";
}

static void print_judged(FILE *f, const struct mod *m, const struct judged *j)
{
	fprintf(f, "  %s: ", j->e2->name);
	switch (j->outcome) {
	case E2_NO_EFFECT: fputs("has no effect", f); break;
	case E2_NO_GAS: fputs("needs more than 2300 gas", f); break;
	case E2_GATED: fputs("only a privileged caller can start it", f); break;
	case E2_INNER:
		fputs("only the contract itself can call it, and does not get "
		      "that far", f);
		break;
	case E2_OVER:
		fputs("runs once, to set the contract up", f);
		break;
	case E2_DISJOINT: fputs("touches nothing that is left to do", f); break;
	case E2_IDLE: fputs("does nothing here", f); break;
	case E2_CONFLICT: fputs("CONFLICT", f); break;
	case E2_BLOCKED:
		fputs("reverts", f);
		if (j->guard)
			print_place(f, m, where_of(m, j->guard));
		break;
	case E2_STOPPED: case E2_COMMUTES:
		fprintf(f, "harmless: %s", why_saved(&j->saved));
		if (j->saved.write) {
			fputs(";", f);
			print_place(f, m, where_of(m, j->saved.write->in));
		}
		break;
	}
	fputc('\n', f);
}

static void print_conflict(FILE *f, const struct conflict *c)
{
	static const char *const clash[] = {
		"none", "read of a value that is about to change",
		"update that the late write overwrites", "two assignments",
		"value read again after the call", "order only",
		"foreign code in own storage",
	};
	static const char *const rule[] = {
		NULL, NULL, "a view of what is half updated",
		"a balance from before the call",
		"state in another contract", "order of events",
	};

	fprintf(f, "  conflict with %s%s: %s", c->e2->name,
		c->benign ? " (benign)" : "",
		rule[c->rule] ? rule[c->rule] : clash[c->clash]);
	if (c->other) {
		fputs(" of ", f);
		key_print(f, c->other->key);
	}
	if (c->write) {
		fputs(" against ", f);
		key_print(f, c->write->key);
	}
	fputc('\n', f);
}

enum { MAX_TOLD = 12 };	/* conflicts of one call */

/* Why no entry was held against the call. */
static const char *nothing_left(const struct mod *m, const struct callsite *s)
{
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *o = &m->calls->site[i];

		if (o->entry == s->entry && o->window != WINDOW_STATIC &&
		    comes_directly(s, o->in))
			return "  no write of this contract is left to do; what "
			       "later calls write elsewhere counts where their "
			       "code is at hand\n";
	}
	return "  nothing is left to do that could come too late\n";
}

void why_print(FILE *f, const struct mod *m, const struct verdict *v)
{
	bool judged = false;
	unsigned n = 0;

	fprintf(f, "%s in %s", op_info[v->site->in->op].name,
		v->site->entry->name);
	print_place(f, m, where_of(m, v->site->in));
	fprintf(f, "\n  window: %s, target from %s\n", why_shut(m, v->site),
		provenance_name(v->site->from));
	if (v->stipend)
		fputs("  judged as if gas were no limit:\n", f);
	else if (!of_interest(v->site) || m->library)
		return;
	if (v->facts.n) {
		fputs("  known whenever other code runs:\n", f);
		facts_print(f, &v->facts);
	}
	for (unsigned k = 0; v->e2 && k < m->nentries; k++)
		if (v->e2[k].e2) {
			print_judged(f, m, &v->e2[k]);
			judged = true;
		}
	if (!judged)
		fputs(nothing_left(m, v->site), f);
	for (const struct conflict *c = v->conflicts; c; c = c->next)
		if (n++ < MAX_TOLD)
			print_conflict(f, c);
	if (n > MAX_TOLD)
		fprintf(f, "  and %u more\n", n - MAX_TOLD);
}

/* ---- one function -------------------------------------------------------- */

bool why_is_called(const struct mod *m, const struct entry *e,
		   const char *name)
{
	const char *c = contract_name(m), *dot = strchr(name, '.');
	char sel[16];

	snprintf(sel, sizeof(sel), "0x%08x", e->selector);
	if (e->kind == ENTRY_FUNCTION && !strcmp(sel, name))
		return true;
	if (dot && c && strlen(c) == (size_t)(dot - name) &&
	    !strncmp(c, name, strlen(c)))
		return !strcmp(dot + 1, e->name);
	return !strcmp(name, e->name);
}

static const struct access *place_of_conflict(const struct conflict *c)
{
	return c->write ? c->write : c->other;
}

/* Would the two be told in the same words? */
static bool reads_same(const struct conflict *a, const struct conflict *b)
{
	const struct access *x = place_of_conflict(a), *y = place_of_conflict(b);

	return a->e2 == b->e2 && a->rule == b->rule && a->clash == b->clash &&
	       a->benign == b->benign && (x == y || (x && y &&
						     x->key == y->key));
}

static bool is_told(const struct conflict *first, const struct conflict *c)
{
	while (first != c && !reads_same(first, c))
		first = first->next;
	return first != c;
}

/* Why the two do not commute. */
static void explain_clash(FILE *f, const struct mod *m,
			  const struct conflict *c)
{
	static const struct {
		const char *before, *after;	/* the place */
	} text[] = {
		[CLASH_NONE] = { "it does not commute with what is left", NULL },
		[CLASH_READ] = { "it works on ",
				 ", which is written only after the call" },
		[CLASH_UPDATE] = { "what it does to ",
				   " is overwritten after the call" },
		[CLASH_ASSIGN] = { "it writes ",
				   ", which is written again after the call" },
		[CLASH_REREAD] = { "it changes ",
				   ", which is read again after the call" },
		[CLASH_ORDER] = { "which of the two reverts depends on the "
				  "order", NULL },
		[CLASH_FOREIGN] = { "foreign code may write what it works on",
				    NULL },
	};
	const struct access *a = place_of_conflict(c);
	const struct mod *of = c->write || !c->other_of ? m : c->other_of;

	fputs(text[c->clash].before, f);
	if (text[c->clash].after)
		fprintf(f, "%s%s", a ? why_place(of, a) : "the state",
			text[c->clash].after);
}

static void explain_conflict(FILE *f, const struct mod *m,
			     const struct conflict *c)
{
	fprintf(f, "  %s: %s, ", c->e2->name,
		c->benign ? "harmless but for this" : "does harm");
	switch (c->rule) {
	case RULE_TORN:
		fputs("it shows a state of which only a part is updated", f);
		break;
	case RULE_BALANCE:
		fputs("a balance from before the call is relied on after it, "
		      "and this moves it", f);
		break;
	case RULE_CROSS:
		fputs("it works on state in another contract, which is written "
		      "only after the call", f);
		break;
	case RULE_EVENTS:
		fputs("its events come in another order", f);
		break;
	case RULE_ORDER: case RULE_FOREIGN: explain_clash(f, m, c); break;
	}
	fputc('\n', f);
}

/* Every E2, those that change nothing in one line; false: none was judged. */
static bool explain_judged(FILE *f, const struct mod *m,
			   const struct verdict *v)
{
	unsigned idle = 0, told = 0;

	for (unsigned k = 0; v->e2 && k < m->nentries; k++) {
		const struct judged *j = &v->e2[k];

		if (!j->e2)
			continue;
		told++;
		if (j->outcome == E2_NO_EFFECT)
			idle++;
		else if (j->outcome != E2_CONFLICT)
			print_judged(f, m, j);
	}
	if (idle)
		fprintf(f, "  %u function%s only read%s\n", idle,
			idle == 1 ? "" : "s", idle == 1 ? "s" : "");
	return told;
}

static void explain_call(FILE *f, const struct mod *m, const struct verdict *v)
{
	unsigned n = 0;

	fprintf(f, "%s in %s", op_info[v->site->in->op].name,
		v->site->entry->name);
	print_place(f, m, where_of(m, v->site->in));
	if (v->stipend || of_interest(v->site))
		fprintf(f, "\n  control goes to %s\n", why_callee(v->site));
	else
		fprintf(f, "\n  nobody comes in: %s\n", why_shut(m, v->site));
	if (v->stipend)
		fputs("  if 2300 gas were no limit:\n", f);
	else if (!of_interest(v->site) || m->library)
		return;
	if (v->facts.n) {
		fputs("  known whenever other code runs:\n", f);
		why_facts(f, m, &v->facts, v->site->entry->name);
	}
	if (!explain_judged(f, m, v))
		fputs(nothing_left(m, v->site), f);
	for (const struct conflict *c = v->conflicts; c; c = c->next)
		if (!is_told(v->conflicts, c) && n++ < MAX_TOLD)
			explain_conflict(f, m, c);
	if (n > MAX_TOLD)
		fprintf(f, "  and %u more\n", n - MAX_TOLD);
}

static void explain(FILE *f, const struct mod *m, const struct entry *e)
{
	const char *c = contract_name(m);
	unsigned calls = 0, reported = 0;

	for (unsigned i = 0; i < m->verdicts->n; i++) {
		const struct verdict *v = &m->verdicts->v[i];

		if (v->site->entry != e)
			continue;
		calls++;
		for (const struct conflict *k = v->conflicts; k; k = k->next)
			reported += !k->benign;
	}
	fprintf(f, "%s%s%s%s: %s\n", c ? c : "", c ? "." : "", e->name,
		m->optimised ? " (optimised)" : "",
		!calls ? "safe: it makes no external call" :
		reported ? "not safe" : "safe");
	for (unsigned i = 0; i < m->verdicts->n; i++)
		if (m->verdicts->v[i].site->entry == e)
			explain_call(f, m, &m->verdicts->v[i]);
}

unsigned why_safe(FILE *f, const struct mod *m, const char *name)
{
	unsigned n = 0;

	for (unsigned i = 0; i < m->nentries; i++)
		if (why_is_called(m, &m->entry[i], name)) {
			explain(f, m, &m->entry[i]);
			n++;
		}
	return n;
}
