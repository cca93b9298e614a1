/*
 * Explanations in, Markdown out: for people, and for programs that render it.
 *
 * Each contract is a chapter: a summary, what it holds, its entry points, and
 * each function with its steps.  Steps are numbered through; what stands in a
 * branch or a loop is indented below it.
 */
#include <string.h>

#include "out.h"

/* ---- what it holds --------------------------------------------------------- */

static void variable(FILE *f, const struct xvariable *v)
{
	fprintf(f, "- `%s`: `%s`, %s", v->name, v->type, v->visibility);
	if (*v->mutability)
		fprintf(f, " %s", v->mutability);
	if (v->slot)
		fprintf(f, ", slot %s", v->slot);
	else if (!*v->mutability)
		fputs(", in a slot that is not known", f);
	if (v->meaning)
		fprintf(f, ": %s", v->meaning);
	if (v->value)
		fprintf(f, " (`%s`)", v->value);
	fputs(".\n", f);
}

static void variables(FILE *f, const struct explanation *e)
{
	fputs("\n## What it holds\n\n", f);
	if (!e->variables)
		fputs("No state variables are known.\n", f);
	for (const struct xvariable *v = e->variables; v; v = v->next)
		variable(f, v);
}

/* ---- entry points ---------------------------------------------------------- */

static void parameters(FILE *f, const struct xparam *p)
{
	fputc('(', f);
	for (; p; p = p->next)
		fprintf(f, "%s%s%s%s", p->type, *p->name ? " " : "", p->name,
			p->next ? ", " : "");
	fputc(')', f);
}

static void entry_point(FILE *f, const struct xfunction *x)
{
	fprintf(f, "- `%s", x->name);
	if (x->declared)
		parameters(f, x->in);
	fputs("`: ", f);
	if (x->declared)
		fprintf(f, "%s%s%s, ", x->visibility, *x->mutability ? " " : "",
			x->mutability);
	fprintf(f, "%s ether, can be called by %s", x->payable ? "takes" :
		"refuses", x->gate ? x->gate : "anyone");
	if (*x->modifiers)
		fprintf(f, ", with `%s`", x->modifiers);
	if (x->selector)
		fprintf(f, ", selector `%s`", x->selector);
	fputs(".\n", f);
}

static void entry_points(FILE *f, const struct explanation *e)
{
	fputs("\n## Entry points\n\n", f);
	if (!e->functions)
		fputs("None.\n", f);
	for (const struct xfunction *x = e->functions; x; x = x->next)
		entry_point(f, x);
}

/* ---- functions ------------------------------------------------------------- */

static void steps(FILE *f, const struct step *s, unsigned deep)
{
	for (; s; s = s->next) {
		fprintf(f, "%*s- **%u.** %s", (int)deep * 2, "", s->no,
			s->text);
		if (s->line)
			fprintf(f, " (line %u%s%s%s)", s->line, s->file ?
				" of `" : "", s->file ? s->file : "", s->file ?
				"`" : "");
		fputc('\n', f);
		steps(f, s->kids, deep + 1);
		if (s->other) {
			fprintf(f, "%*s- Otherwise:\n", (int)deep * 2, "");
			steps(f, s->other, deep + 1);
		}
	}
}

static void sentences(FILE *f, const char *const *s)
{
	for (unsigned i = 0; s && s[i]; i++)
		fprintf(f, "%u. %s\n", i + 1, s[i]);
}

static void story(FILE *f, const struct xstory *s)
{
	fprintf(f, "\n#### %s", s->title);
	if (s->warning)
		fprintf(f, " (`-W%s`%s", s->warning, s->line ? "" : ")");
	if (s->line)
		fprintf(f, "%sline %u)", s->warning ? ", " : " (", s->line);
	fputs("\n\n", f);
	sentences(f, s->danger);
	if (s->cure) {
		fputs("\n**The cure**\n\n", f);
		sentences(f, s->cure);
	}
}

static void function(FILE *f, const struct xfunction *x)
{
	fprintf(f, "\n### `%s", x->name);
	if (x->declared)
		parameters(f, x->in);
	fputs("`\n\n", f);
	if (x->out) {
		fputs("Returns `", f);
		parameters(f, x->out);
		fputs("`. ", f);
	}
	fprintf(f, "%s\n\n", x->verdict);
	steps(f, x->steps, 0);
	if (!x->steps)
		fputs("- Does nothing.\n", f);
	if (x->cut)
		fputs("- More steps follow; they are too many to be told.\n",
		      f);
	for (const struct xstory *s = x->stories; s; s = s->next)
		story(f, s);
}

void out_explain_one(FILE *f, const struct explanation *e)
{
	fprintf(f, "# `%s`\n\n%s\n\n", e->contract, e->summary);
	fprintf(f, "A%s %s%s%s%s%s%s. Names and types are from %s; slots are "
		"%s; what it does is from the %s IR.\n",
		strchr("aeiou", *e->kind) ? "n" : "", e->kind,
		e->file ? " in `" : "", e->file ? e->file : "",
		e->file ? "`" : "", *e->bases ? ", built on " : "", e->bases,
		e->names_from, e->layout_from,
		e->optimised ? "optimised" : "unoptimised");
	variables(f, e);
	entry_points(f, e);
	fputs("\n## Functions\n", f);
	for (const struct xfunction *x = e->functions; x; x = x->next)
		function(f, x);
}

void out_explain(FILE *f, const struct explanation *e)
{
	for (; e; e = e->next) {
		out_explain_one(f, e);
		if (e->next)
			fputc('\n', f);
	}
}
