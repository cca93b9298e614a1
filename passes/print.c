/*
 * The IR as text, and as a graph for dot.
 *
 *	fn "name" %0 %1 -> 2 {
 *	@0:
 *		%2 = mload 0x40
 *		%3 %4 = ucall "other" %2 0x20
 *		br %3 @1 @2
 *	@1: <- @0
 *		...
 *	}
 *
 * One instruction a line: results, op, callee or literal in quotes, operands,
 * targets.  A phi names the block of each operand: `phi @1 %3 @2 %4`; a hash
 * the bytes it takes of a word that it does not take whole: `hash %3 %4[0:4]`
 * (from byte 0, 4 bytes).  What follows a ';' is a remark: the line and
 * column in the Yul text of what has an effect, and through which functions
 * it was inlined, innermost first.  The text depends on the IR alone, never
 * on addresses.
 */
#include <stdlib.h>

#include "ir.h"

/* In quotes, with escapes for what is not printable. */
static void put_quoted(FILE *f, const char *s, size_t len)
{
	fputc('"', f);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = s[i];

		if (c == '"' || c == '\\')
			fprintf(f, "\\%c", c);
		else if (c < ' ' || c > '~')
			fprintf(f, "\\x%02x", c);
		else
			fputc(c, f);
	}
	fputc('"', f);
}

static void put_name(FILE *f, const char *name)
{
	size_t len = 0;

	while (name[len])
		len++;
	put_quoted(f, name, len);
}

static void put_val(FILE *f, const struct val *v)
{
	char buf[67];

	if (!v)
		fputs("?", f);
	else if (is_const(v))
		fputs(u256_hex(v->con, buf), f);
	else
		fprintf(f, "%%%u", v->id);
}

static void put_literal(FILE *f, const struct node *lit)
{
	char buf[67];

	fputc(' ', f);
	if (lit->str)
		put_quoted(f, lit->str, lit->len);
	else
		fputs(u256_hex(lit->num, buf), f);
}

static void put_operand(FILE *f, const struct ins *in, unsigned i)
{
	const struct blk *b = in->blk;

	if (in->op == OP_phi && b && i < b->npreds)
		fprintf(f, " @%u", b->pred[i]->id);
	fputc(' ', f);
	put_val(f, arg(in, i));
	if (in->op == OP_hash && in->piece && in->piece[i].len != 32)
		fprintf(f, "[%u:%u]", in->piece[i].skip, in->piece[i].len);
}

/* The end of a line: where it stands, for what does more than compute. */
static void put_remark(FILE *f, const struct ins *in)
{
	const struct src *src;
	unsigned line, col;

	if (!in->blk || !effects_of(in) || effects_of(in) == ENV)
		return;
	if (!in->blk->fn->mod->unit)
		return;
	src = in->blk->fn->mod->unit->src;
	src_line_col(src, in->loc.beg, &line, &col);
	fprintf(f, "\t; %u:%u", line, col);
	for (const struct site *s = in->site; s; s = s->up)
		fprintf(f, " < %s", s->callee->name);
}

static void put_ins(FILE *f, const struct ins *in)
{
	for (unsigned i = 0; i < in->nres; i++) {
		put_val(f, &in->res[i]);
		fputs(i + 1 < in->nres ? " " : " = ", f);
	}
	fputs(op_info[in->op].name, f);
	if (in->callee) {
		fputc(' ', f);
		put_name(f, in->callee->name);
	}
	if (in->lit)
		put_literal(f, in->lit);
	for (unsigned i = 0; i < in->nargs; i++)
		put_operand(f, in, i);
	if (in->blk && in == in->blk->last)
		for (unsigned i = 0; i < in->blk->nsuccs; i++)
			fprintf(f, " @%u", in->blk->succ[i]->id);
}

void print_ins(FILE *f, const struct ins *in)
{
	put_ins(f, in);
	put_remark(f, in);
	fputc('\n', f);
}

static void put_blk(FILE *f, const struct blk *b)
{
	fprintf(f, "@%u:", b->id);
	for (unsigned i = 0; i < b->npreds; i++)
		fprintf(f, "%s@%u", i ? " " : " <- ", b->pred[i]->id);
	fputc('\n', f);
	for (const struct ins *in = b->first; in; in = in->next) {
		fputc('\t', f);
		print_ins(f, in);
	}
}

static void put_head(FILE *f, const struct fn *fn)
{
	fputs("fn ", f);
	put_name(f, fn->name);
	for (unsigned i = 0; i < fn->nparams; i++) {
		fputc(' ', f);
		put_val(f, fn->param[i]);
	}
	fprintf(f, " -> %u", fn->nrets);
}

void print_fn(FILE *f, const struct fn *fn)
{
	put_head(f, fn);
	fputs(" {\n", f);
	for (unsigned i = 0; i < fn->nblks; i++)
		put_blk(f, fn->blk[i]);
	fputs("}\n", f);
}

static void print_entry(FILE *f, const struct entry *e)
{
	fprintf(f, "entry %s", e->name ? e->name : "");
	if (e->kind == ENTRY_FUNCTION)
		fprintf(f, " 0x%08x", e->selector);
	fputs(":\n", f);
	print_fn(f, e->fn);
}

void print_mod(FILE *f, const struct mod *m)
{
	if (m->have & ENTRIES) {
		for (unsigned i = 0; i < m->nentries; i++)
			print_entry(f, &m->entry[i]);
		return;
	}
	for (unsigned i = 0; i < m->nfns; i++)
		print_fn(f, m->fn[i]);
}

/* ---- dot --------------------------------------------------------------- */

/*
 * Text of a label: written to memory first, as print's functions write
 * files, then with dot's escapes; \l ends a line that is set to the left.
 */
static void put_label(FILE *f, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\n')
			fputs("\\l", f);
		else if (s[i] == '"' || s[i] == '\\')
			fprintf(f, "\\%c", s[i]);
		else
			fputc(s[i] == '\t' ? ' ' : s[i], f);
	}
}

static void dot_blk(FILE *f, const struct blk *b)
{
	char *text = NULL;
	size_t len = 0;
	FILE *mem = open_memstream(&text, &len);

	fprintf(f, "\tb%u [label=\"@%u\\l", b->id, b->id);
	if (mem) {
		for (const struct ins *in = b->first; in; in = in->next) {
			put_ins(mem, in);
			fputc('\n', mem);
		}
		fclose(mem);
		put_label(f, text, len);
		free(text);
	}
	fputs("\"];\n", f);
	for (unsigned i = 0; i < b->nsuccs; i++)
		fprintf(f, "\tb%u -> b%u%s;\n", b->id, b->succ[i]->id,
			b->nsuccs < 2 ? "" :
			i ? " [label=\"0\"]" : " [label=\"1\"]");
}

void print_dot(FILE *f, const struct fn *fn)
{
	fputs("digraph ", f);
	put_name(f, fn->name);
	fputs(" {\n\tnode [shape=box fontname=monospace];\n", f);
	for (unsigned i = 0; i < fn->nblks; i++)
		dot_blk(f, fn->blk[i]);
	fputs("}\n", f);
}
