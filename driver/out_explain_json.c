/*
 * Explanations in, JSON out: the same facts as the Markdown has, each in a field
 * of its own.  Fields that say nothing are left out.
 */
#include <jansson.h>

#include "out.h"

static void set_text(json_t *o, const char *key, const char *s)
{
	if (s && *s)
		json_object_set_new(o, key, json_string(s));
}

static void set_line(json_t *o, unsigned line)
{
	if (line)
		json_object_set_new(o, "line", json_integer(line));
}

static json_t *variables(const struct xvariable *v)
{
	json_t *list = json_array();

	for (; v; v = v->next) {
		json_t *o = json_object();

		set_text(o, "name", v->name);
		set_text(o, "type", v->type);
		set_text(o, "visibility", v->visibility);
		set_text(o, "mutability", v->mutability);
		set_text(o, "contract", v->contract);
		set_text(o, "value", v->value);
		set_text(o, "slot", v->slot);
		set_text(o, "meaning", v->meaning);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *parameters(const struct xparam *p)
{
	json_t *list = json_array();

	for (; p; p = p->next) {
		json_t *o = json_object();

		json_object_set_new(o, "name", json_string(p->name));
		json_object_set_new(o, "type", json_string(p->type));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *steps(const struct step *s);

static void step_call(json_t *o, const struct step *s)
{
	set_text(o, "call", s->call);
	set_text(o, "target", s->target);
	set_text(o, "function", s->function);
	set_text(o, "ether", s->ether);
	set_text(o, "gas", s->gas);
	set_text(o, "result", s->result);
	json_object_set_new(o, "open", json_boolean(s->open));
	if (s->unchecked_payment)
		json_object_set_new(o, "uncheckedPayment", json_true());
}

static void step_write(json_t *o, const struct step *s)
{
	static const char *const how[] = { "assign", "add", "subtract" };
	json_t *after = json_array();

	set_text(o, "place", s->place);
	set_text(o, "how", how[s->how]);
	if (s->how != HOW_ASSIGN || s->arithmetic)
		json_object_set_new(o, "checked", json_boolean(s->checked));
	for (unsigned i = 0; s->after && s->after[i]; i++)
		json_array_append_new(after, json_integer(s->after[i]));
	json_object_set_new(o, "after", after);
}

static json_t *step(const struct step *s)
{
	static const char *const kind[] = {
		"check", "call", "write", "event", "branch", "loop", "return",
		"note",
	};
	json_t *o = json_object();

	json_object_set_new(o, "no", json_integer(s->no));
	set_text(o, "kind", kind[s->kind]);
	set_text(o, "text", s->text);
	set_line(o, s->line);
	set_text(o, "file", s->file);
	set_text(o, "condition", s->condition);
	set_text(o, "failure", s->failure);
	set_text(o, "value", s->value);
	set_text(o, "event", s->event);
	if (s->kind == STEP_CALL)
		step_call(o, s);
	if (s->kind == STEP_WRITE)
		step_write(o, s);
	if (s->kids)
		json_object_set_new(o, "steps", steps(s->kids));
	if (s->other)
		json_object_set_new(o, "otherwise", steps(s->other));
	return o;
}

static json_t *steps(const struct step *s)
{
	json_t *list = json_array();

	for (; s; s = s->next)
		json_array_append_new(list, step(s));
	return list;
}

static json_t *sentences(const char *const *s)
{
	json_t *list = json_array();

	for (; s && *s; s++)
		json_array_append_new(list, json_string(*s));
	return list;
}

static json_t *stories(const struct xstory *s)
{
	json_t *list = json_array();

	for (; s; s = s->next) {
		json_t *o = json_object();

		set_text(o, "warning", s->warning);
		set_text(o, "title", s->title);
		set_line(o, s->line);
		json_object_set_new(o, "danger", sentences(s->danger));
		json_object_set_new(o, "cure", sentences(s->cure));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *function(const struct xfunction *x)
{
	json_t *o = json_object();

	set_text(o, "name", x->name);
	set_text(o, "signature", x->signature);
	set_text(o, "selector", x->selector);
	set_text(o, "visibility", x->visibility);
	set_text(o, "mutability", x->mutability);
	set_text(o, "modifiers", x->modifiers);
	set_text(o, "contract", x->contract);
	set_text(o, "gate", x->gate);
	set_line(o, x->line);
	json_object_set_new(o, "payable", json_boolean(x->payable));
	json_object_set_new(o, "readsOnly", json_boolean(x->reads_only));
	json_object_set_new(o, "parameters", parameters(x->in));
	json_object_set_new(o, "returns", parameters(x->out));
	json_object_set_new(o, "steps", steps(x->steps));
	json_object_set_new(o, "complete", json_boolean(!x->cut));
	json_object_set_new(o, "verdict", json_string(x->verdict));
	json_object_set_new(o, "stories", stories(x->stories));
	return o;
}

static json_t *contract(const struct explanation *e)
{
	json_t *o = json_object(), *list = json_array();

	set_text(o, "contract", e->contract);
	set_text(o, "kind", e->kind);
	set_text(o, "bases", e->bases);
	set_text(o, "file", e->file);
	json_object_set_new(o, "optimised", json_boolean(e->optimised));
	set_text(o, "namesFrom", e->names_from);
	set_text(o, "layoutFrom", e->layout_from);
	set_text(o, "summary", e->summary);
	json_object_set_new(o, "variables", variables(e->variables));
	for (const struct xfunction *x = e->functions; x; x = x->next)
		json_array_append_new(list, function(x));
	json_object_set_new(o, "functions", list);
	return o;
}

void out_explain_json(FILE *f, const struct explanation *e)
{
	json_t *list = json_array();

	for (; e; e = e->next)
		json_array_append_new(list, contract(e));
	json_dumpf(list, f, JSON_INDENT(2));
	fputc('\n', f);
	json_decref(list);
}
