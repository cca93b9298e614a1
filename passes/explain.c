/*
 * explain: what a contract is and does.
 *
 * In: a module with verdicts, the declarations of its Solidity.  Out: an
 * explanation in the report: variables, functions step by step, why each is
 * safe or not.  Facts come from the IR; names and types from the declarations.
 */
#include <string.h>

#include "explain.h"
#include "gate.h"
#include "names.h"
#include "steps.h"
#include "tell.h"
#include "why.h"

struct teller {
	struct mod *m;
	struct arena *a;
	const struct decls *d;
	struct explanation *e;
};

#define SAY(t, ...) arena_printf((t)->a, __VA_ARGS__)

/* ---- variables ------------------------------------------------------------- */

static const char *slot_text(struct teller *t, const struct sol_field *v)
{
	char buf[80];
	uint64_t small;
	const char *slot;

	if (!v->placed)
		return NULL;
	slot = u256_to_u64(v->slot, &small) ? u256_dec(v->slot, buf) :
	       u256_hex(v->slot, buf);
	if (v->type->kind != TYPE_VALUE || v->type->bytes == 32)
		return SAY(t, "%s", slot);
	return v->type->bytes == 1 ? SAY(t, "%s, byte %u", slot, v->byte) :
	       SAY(t, "%s, bytes %u to %u", slot, v->byte,
		   v->byte + v->type->bytes - 1);
}

/* "for each address and each uint256 one bool" */
static const char *mapping_words(struct teller *t, const struct sol_type *y)
{
	const char *s = "for each";

	for (bool first = true; y->kind == TYPE_MAPPING; first = false) {
		s = SAY(t, "%s%s %s", s, first ? "" : " and each",
			y->key->text);
		y = y->to;
	}
	return SAY(t, "%s one %s", s, y->text);
}

/* What it is in storage. */
static const char *meaning(struct teller *t, const struct sol_type *y)
{
	switch (y->kind) {
	case TYPE_MAPPING: return mapping_words(t, y);
	case TYPE_DYNAMIC:
		return SAY(t, "a list of %s that can grow; its slot holds the "
			   "length", y->to->text);
	case TYPE_ARRAY:
		return SAY(t, "%llu of %s, in %llu slot%s",
			   (unsigned long long)y->n, y->to->text,
			   (unsigned long long)y->slots,
			   y->slots == 1 ? "" : "s");
	case TYPE_STRUCT:
		return SAY(t, "a record in %llu slot%s",
			   (unsigned long long)y->slots,
			   y->slots == 1 ? "" : "s");
	case TYPE_BYTES:
		return *y->text == 's' ? "a text of any length" :
		       "bytes of any length";
	default: return NULL;
	}
}

static const char *kept_where(const struct decl *d)
{
	return !strcmp(d->mutability, "constant") ?
	       "a constant: in the code, not in storage" :
	       !strcmp(d->mutability, "immutable") ?
	       "set once by the constructor: in the code, not in storage" :
	       "transient: empty again after each transaction";
}

static void add_variables(struct teller *t)
{
	struct xvariable **tail = &t->e->variables;

	for (const struct decl *d = t->d->first; d; d = d->next) {
		struct xvariable *v;

		if (d->kind != DECL_VARIABLE)
			continue;
		v = ARENA_NEW(t->a, struct xvariable);
		v->name = d->name;
		v->type = d->var.text;
		v->visibility = d->visibility;
		v->mutability = d->mutability;
		v->contract = d->contract;
		v->value = d->value;
		v->slot = slot_text(t, &d->var);
		v->meaning = *d->mutability ? kept_where(d) :
			     meaning(t, d->var.type);
		*tail = v;
		tail = &v->next;
	}
}

/* ---- functions ------------------------------------------------------------- */

static bool has_selector(struct mod *m, const struct decl *d, uint32_t selector)
{
	const char *s = decl_signature(m, d);

	return s && (uint32_t)(keccak256((const uint8_t *)s,
					 strlen(s)).w[3] >> 32) == selector;
}

const struct decl *decl_of_entry(struct mod *m, const struct entry *e)
{
	const char *special = e->kind == ENTRY_RECEIVE ? "receive" : "fallback";
	const struct decl *best = NULL;

	for (const struct decl *d = decls_of(m)->first; d; d = d->next) {
		const struct decl *f = d->kind == DECL_FUNCTION ? d :
				       d->kind == DECL_VARIABLE &&
				       !strcmp(d->visibility, "public") ?
				       decl_getter(m, d) : NULL;

		if (f && (e->kind == ENTRY_FUNCTION ?
			  has_selector(m, f, e->selector) :
			  d->kind == DECL_FUNCTION && !strcmp(d->name, special)))
			best = f;
	}
	return best;
}

static struct xparam *params(struct teller *t, const struct sol_field *f)
{
	struct xparam *first = NULL, **tail = &first;

	for (; f; f = f->next) {
		struct xparam *p = ARENA_NEW(t->a, struct xparam);

		p->type = f->text;
		p->name = f->name;
		*tail = p;
		tail = &p->next;
	}
	return first;
}

static bool only_reads(const struct step *s)
{
	for (; s; s = s->next)
		if (s->kind == STEP_WRITE || s->kind == STEP_EVENT ||
		    (s->in && s->in->op == OP_selfdestruct) ||
		    (s->kind == STEP_CALL && strcmp(s->call, "staticcall")) ||
		    !only_reads(s->kids) || !only_reads(s->other))
			return false;
	return true;
}

/* Does the condition ask who calls, not what he has? */
static bool is_about_caller(const char *c)
{
	static const char sender[] = "[msg.sender]";
	size_t n = strlen(c), m = sizeof(sender) - 1;

	return !strstr(c, " || ") && (strstr(c, "== msg.sender") || strstr(c, "!= msg.sender") ||
		(n > m && !strcmp(c + n - m, sender) && !strchr(c, ' ')));
}

/* The first step before any call that holds the caller against something. */
static const struct step *asks_who(const struct step *s)
{
	const struct step *hit;

	for (; s && s->kind != STEP_CALL; s = s->next) {
		if ((s->kind == STEP_CHECK || s->kind == STEP_BRANCH) &&
		    is_about_caller(s->condition))
			return s;
		if ((hit = asks_who(s->kids)) || (hit = asks_who(s->other)))
			return hit;
	}
	return NULL;
}

/* Is it a check on every way, not on one of several? */
static bool is_on_top(const struct step *list, const struct step *s)
{
	while (list && list != s)
		list = list->next;
	return list && s->kind == STEP_CHECK;
}

/* Who may start it, as far as that is certain; NULL: anyone. */
static const char *gate_text(struct teller *t, struct expr *x,
			     const struct step *steps)
{
	const struct gates *gs = &t->m->gates[x->e->no];
	const struct step *s = asks_who(steps);
	const struct sol_type *type;

	for (unsigned i = 0; i < gs->n; i++) {
		const struct gate *g = &gs->g[i];

		if (!g->all || !(g->self || g->privileged))
			continue;
		if (g->self)
			return "only the contract itself";
		if (!g->owner)
			return "only who has been given the right";
		x->at = NULL;
		return SAY(t, "only `%s`", g->key ?
			   expr_place(x, g->key, false, g->mask, &type) :
			   expr_value(x, g->fixed));
	}
	return !s ? NULL : is_on_top(steps, s) ?
	       SAY(t, "who passes step %u", s->no) :
	       SAY(t, "anyone; what it does depends on who calls (step %u)",
		   s->no);
}

static void describe(struct teller *t, const struct entry *e,
		     struct xfunction *x, struct expr *ex)
{
	const struct decl *d = decl_of_entry(t->m, e);

	ex->fn = d;
	x->name = SAY(t, "%s", e->name);
	x->visibility = x->mutability = x->modifiers = "";
	if (e->kind == ENTRY_FUNCTION)
		x->selector = SAY(t, "0x%08x", e->selector);
	if (d) {
		x->declared = true;
		x->name = d->name;
		x->visibility = d->visibility;
		x->mutability = d->mutability;
		x->modifiers = d->modifiers;
		x->contract = d->contract;
		x->in = params(t, d->in);
		x->out = params(t, d->out);
		x->signature = decl_signature(t->m, d);
	}
}

static void add_function(struct teller *t, const struct entry *e,
			 struct xfunction ***tail)
{
	struct xfunction *x = ARENA_NEW(t->a, struct xfunction);
	struct expr ex = { .m = t->m, .e = e, .d = t->d };
	unsigned col;

	describe(t, e, x, &ex);
	if (e->where.file &&
	    !sol_line_col(e->where.file, e->where.beg, &x->line, &col))
		x->line = 0;
	x->steps = steps_of(&ex, &x->cut, &x->payable);
	x->reads_only = only_reads(x->steps);
	x->gate = gate_text(t, &ex, x->steps);
	tell_stories(t->m, e, x);
	**tail = x;
	*tail = &x->next;
}

/* ---- the whole ------------------------------------------------------------- */

/* By its name in the IR, or by that of its declaration. */
static bool is_meant(struct teller *t, const struct entry *e, const char *name)
{
	const struct decl *d = decl_of_entry(t->m, e);
	struct entry declared = *e;

	const char *s = d ? decl_signature(t->m, d) : NULL;

	if (d)
		declared.name = d->name;
	return why_is_called(t->m, e, name) || (s && !strcmp(s, name)) ||
	       why_is_called(t->m, &declared, name);
}

static void add_functions(struct teller *t, struct explain *asked)
{
	struct xfunction **tail = &t->e->functions;

	for (unsigned i = 0; i < t->m->nentries; i++) {
		bool wanted = !asked;

		for (struct explain *x = asked; x; x = x->next)
			if (is_meant(t, &t->m->entry[i], x->name)) {
				x->found++;
				wanted = true;
			}
		if (wanted)
			add_function(t, &t->m->entry[i], &tail);
	}
}

/* "`a`, `b` and `c`" */
static const char *add_name(struct teller *t, const char *s, const char *name,
			    unsigned n)
{
	return SAY(t, "%s%s`%s`", s, n ? ", " : "", name);
}

struct count {
	unsigned functions, reads, calls, bad, variables;
	const char *variable, *name;	/* names of variables in storage; bad ones */
	const struct xstory *worst;
};

static struct count count_all(struct teller *t)
{
	struct count c = { .variable = "", .name = "" };

	for (const struct xvariable *v = t->e->variables; v; v = v->next)
		if (!*v->mutability)
			c.variable = c.variables++ < 6 ?
				     add_name(t, c.variable, v->name,
					      c.variables - 1) : c.variable;
	for (const struct xfunction *f = t->e->functions; f; f = f->next) {
		bool told = false;

		c.functions++;
		c.reads += f->reads_only;
		c.calls += f->stories != NULL;
		for (const struct xstory *s = f->stories; s; s = s->next) {
			if (s->warning && !c.worst)
				c.worst = s;
			told |= s->warning != NULL;
		}
		if (told)
			c.name = add_name(t, c.name, f->name, c.bad++);
	}
	return c;
}

static const char *plural(struct teller *t, unsigned n, const char *one,
			  const char *many)
{
	return n ? SAY(t, "%u %s", n, n == 1 ? one : many) :
	       SAY(t, "none %s", one);
}

static void summarise(struct teller *t, bool all)
{
	struct count c = count_all(t);
	const char *s = t->d->from == DECL_NONE ?
			SAY(t, "What `%s` declares is not known.",
			    t->e->contract) :
			SAY(t, "`%s` declares %s%s%s.", t->e->contract,
			    c.variables ? "" : "no variable in storage",
			    c.variable, c.variables > 6 ? " and others" : "");

	if (all && !c.functions)
		s = SAY(t, "%s It has no function that can be called from "
			"outside.", s);
	else if (all)
		s = SAY(t, "%s Of its %s that can be called from outside, %s "
			"and %s other code that could come back.", s,
			plural(t, c.functions, "function", "functions"),
			plural(t, c.reads, "only reads", "only read"),
			plural(t, c.calls, "calls", "call"));
	if (!c.bad)
		s = SAY(t, "%s No re-entry that changes the outcome was found%s"
			"%s.", s, all ? "" : c.functions == 1 ?
			" in the function told here" :
			" in the functions told here", c.calls ? "; the reason stands with each call" : "");
	else
		s = SAY(t, "%s Re-entrant %s %s: %s%s%s%s", s, c.bad == 1 ?
			"is" : "are", c.name, c.worst->title, c.worst->line ?
			SAY(t, ", in line %u", c.worst->line) : "",
			c.bad > 1 ? ", and so on." : ".", c.worst->cure ?
			SAY(t, " %s", c.worst->cure[0]) : "");
	t->e->summary = s;
}

void explain_module(struct mod *m, struct explain *asked, bool all)
{
	struct teller t = { .m = m, .a = m->report->arena,
			    .d = decls_of(m) };
	struct explanation **last = &m->report->explanations;
	const char *name = contract_name(m), *file;

	t.e = ARENA_NEW(t.a, struct explanation);
	t.e->contract = name ? SAY(&t, "%s", name) : "code";
	t.e->kind = t.d->kind;
	t.e->bases = t.d->bases;
	file = yul_file(m->obj, m->obj->whole.file);
	t.e->file = file ? SAY(&t, "%s", file) : NULL;
	t.e->optimised = m->optimised;
	t.e->names_from = t.d->from == DECL_AST ? "the compiler's AST" :
		t.d->from == DECL_TEXT ? "the Solidity text" : "the IR alone";
	t.e->layout_from = t.d->layout_given ? "the compiler's storage layout" :
		t.d->layout ? "worked out from the declarations" :
		"what the IR accesses";
	add_variables(&t);
	add_functions(&t, all ? NULL : asked);
	if (!t.e->functions && !all)
		return;
	summarise(&t, all);
	while (*last)
		last = &(*last)->next;
	*last = t.e;
}

static bool same(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

void explain_finish(struct report *r)
{
	struct explanation **p = &r->explanations;

	while (*p) {
		const struct explanation *o = r->explanations;
		bool before = true;

		/* of two of a kind the first stays */
		for (; o; o = o->next) {
			before &= o != *p;
			if (o != *p && same(o->contract, (*p)->contract) &&
			    same(o->file, (*p)->file) &&
			    (o->optimised < (*p)->optimised ||
			     (before && o->optimised == (*p)->optimised)))
				break;
		}
		if (o)
			*p = (*p)->next;
		else
			p = &(*p)->next;
	}
}
