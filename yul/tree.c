/*
 * The tree: making nodes, measuring, comparing and printing them.
 *
 * All walks recurse; the parser has bounded how deep.
 */
#include <string.h>

#include "parse.h"

struct node *node_new(struct arena *a, enum node_kind kind, struct loc loc)
{
	struct node *n = ARENA_NEW(a, struct node);

	n->kind = kind;
	n->loc = loc;
	n->op = -1;
	return n;
}

struct list list_one(struct node *n)
{
	return (struct list){ n, n };
}

struct list list_add(struct list l, struct node *n)
{
	if (!l.head)
		return list_one(n);
	l.tail->next = n;
	l.tail = n;
	return l;
}

/* ---- nesting ---------------------------------------------------------- */

static unsigned larger(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

static unsigned nesting_of_list(const struct node *n)
{
	unsigned deep = 0;

	for (; n; n = n->next)
		deep = larger(deep, tree_nesting(n));
	return deep;
}

/*
 * solc has one guarded function each for blocks, statements, declarations,
 * cases, loops, expressions, calls and the first word of an expression.
 */
unsigned tree_nesting(const struct node *n)
{
	unsigned deep = 0;

	if (!n)
		return 0;
	switch (n->kind) {
	case N_BLOCK:	/* as a part of something; add 1 for the statement */
		for (const struct node *k = n->kids; k; k = k->next)
			deep = larger(deep, tree_nesting(k) +
					    (k->kind == N_BLOCK));
		return 1 + deep;
	case N_LET:
		return 2 + larger(1, tree_nesting(n->a));
	case N_ASSIGN:
		return 1 + larger(1, tree_nesting(n->a));
	case N_EXPR:
		return tree_nesting(n->a);
	case N_IF:
		return 1 + larger(tree_nesting(n->a), tree_nesting(n->b));
	case N_SWITCH:
		return 1 + larger(tree_nesting(n->a),
				  nesting_of_list(n->kids));
	case N_CASE:
		return 1 + larger(n->a != NULL, tree_nesting(n->b));
	case N_FOR:
		deep = larger(tree_nesting(n->a), tree_nesting(n->b));
		deep = larger(deep, tree_nesting(n->c));
		return 2 + larger(deep, tree_nesting(n->d));
	case N_FUNCTION:
		return 2 + tree_nesting(n->b);
	case N_BREAK:
	case N_CONTINUE:
	case N_LEAVE:
		return 1;
	case N_CALL:
		return 2 + nesting_of_list(n->kids);
	case N_NAME:
	case N_NUMBER:
	case N_STRING:
	case N_HEX:
	case N_BOOL:
		return 2;
	}
	return deep;
}

/* ---- the same tree ---------------------------------------------------- */

static bool same_name(const struct ident *a, const struct ident *b)
{
	if (!a || !b)
		return a == b;
	return a->len == b->len && memcmp(a->name, b->name, a->len) == 0;
}

static bool same_bytes(const void *a, size_t alen, const void *b, size_t blen)
{
	return alen == blen && (!alen || memcmp(a, b, alen) == 0);
}

static bool same_tree(const struct node *a, const struct node *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->kind != b->kind || !same_name(a->id, b->id) ||
		    !u256_eq(a->num, b->num) ||
		    !same_bytes(a->str, a->len, b->str, b->len) ||
		    !same_tree(a->names, b->names) ||
		    !same_tree(a->kids, b->kids) ||
		    !same_tree(a->a, b->a) || !same_tree(a->b, b->b) ||
		    !same_tree(a->c, b->c) || !same_tree(a->d, b->d))
			return false;
	return !a && !b;
}

static bool same_data(const struct yul_data *a, const struct yul_data *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->hex != b->hex ||
		    !same_bytes(a->name, a->name_len, b->name, b->name_len) ||
		    !same_bytes(a->bytes, a->len, b->bytes, b->len))
			return false;
	return !a && !b;
}

static bool same_objects(const struct yul_object *a,
			 const struct yul_object *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!a->name != !b->name ||
		    !same_bytes(a->name, a->name_len, b->name, b->name_len) ||
		    !same_tree(a->code, b->code) ||
		    !same_data(a->data, b->data) ||
		    !same_objects(a->kids, b->kids))
			return false;
	return !a && !b;
}

bool yul_same(const struct yul_unit *a, const struct yul_unit *b)
{
	return same_objects(a->objs, b->objs);
}

/* ---- printing --------------------------------------------------------- */

#define MAX_INDENT 32	/* deeper lines start here, so output stays linear */

struct printer {
	FILE *f;
	const char *text;	/* numbers are printed as they were spelt */
};

static void print_node(struct printer *p, const struct node *n, int depth);

static void indent(struct printer *p, int depth)
{
	fprintf(p->f, "%*s", 4 * (depth < MAX_INDENT ? depth : MAX_INDENT), "");
}

static void print_text(struct printer *p, const char *s, size_t len)
{
	putc('"', p->f);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '"' || c == '\\')
			fprintf(p->f, "\\%c", c);
		else if (c < ' ' || c > '~')
			fprintf(p->f, "\\x%02x", c);
		else
			putc(c, p->f);
	}
	putc('"', p->f);
}

static void print_hex(struct printer *p, const char *s, size_t len)
{
	fputs("hex\"", p->f);
	for (size_t i = 0; i < len; i++)
		fprintf(p->f, "%02x", (unsigned char)s[i]);
	putc('"', p->f);
}

static void print_list(struct printer *p, const struct node *n, int depth)
{
	for (; n; n = n->next) {
		print_node(p, n, depth);
		if (n->next)
			fputs(", ", p->f);
	}
}

static void print_block(struct printer *p, const struct node *n, int depth)
{
	if (!n->kids) {
		fputs("{ }", p->f);
		return;
	}
	fputs("{\n", p->f);
	for (const struct node *k = n->kids; k; k = k->next) {
		indent(p, depth + 1);
		print_node(p, k, depth + 1);
		putc('\n', p->f);
	}
	indent(p, depth);
	putc('}', p->f);
}

static void print_function(struct printer *p, const struct node *n, int depth)
{
	fprintf(p->f, "function %s(", n->id->name);
	print_list(p, n->names, depth);
	fputs(") ", p->f);
	if (n->kids) {
		fputs("-> ", p->f);
		print_list(p, n->kids, depth);
		putc(' ', p->f);
	}
	print_block(p, n->b, depth);
}

static void print_switch(struct printer *p, const struct node *n, int depth)
{
	fputs("switch ", p->f);
	print_node(p, n->a, depth);
	for (const struct node *k = n->kids; k; k = k->next) {
		putc('\n', p->f);
		indent(p, depth);
		print_node(p, k, depth);
	}
}

static void print_for(struct printer *p, const struct node *n, int depth)
{
	fputs("for ", p->f);
	print_block(p, n->a, depth);
	putc(' ', p->f);
	print_node(p, n->b, depth);
	putc(' ', p->f);
	print_block(p, n->c, depth);
	putc(' ', p->f);
	print_block(p, n->d, depth);
}

static void print_node(struct printer *p, const struct node *n, int depth)
{
	switch (n->kind) {
	case N_BLOCK:
		print_block(p, n, depth);
		break;
	case N_LET:
		fputs("let ", p->f);
		/* fall through */
	case N_ASSIGN:
		print_list(p, n->names, depth);
		if (n->a) {
			fputs(" := ", p->f);
			print_node(p, n->a, depth);
		}
		break;
	case N_EXPR:
		print_node(p, n->a, depth);
		break;
	case N_IF:
		fputs("if ", p->f);
		print_node(p, n->a, depth);
		putc(' ', p->f);
		print_block(p, n->b, depth);
		break;
	case N_SWITCH:
		print_switch(p, n, depth);
		break;
	case N_CASE:
		fputs(n->a ? "case " : "default", p->f);
		if (n->a)
			print_node(p, n->a, depth);
		putc(' ', p->f);
		print_block(p, n->b, depth);
		break;
	case N_FOR:
		print_for(p, n, depth);
		break;
	case N_BREAK:
		fputs("break", p->f);
		break;
	case N_CONTINUE:
		fputs("continue", p->f);
		break;
	case N_LEAVE:
		fputs("leave", p->f);
		break;
	case N_FUNCTION:
		print_function(p, n, depth);
		break;
	case N_CALL:
		fprintf(p->f, "%s(", n->id->name);
		print_list(p, n->kids, depth);
		putc(')', p->f);
		break;
	case N_NAME:
		fputs(n->id->name, p->f);
		break;
	case N_NUMBER:
		fwrite(p->text + n->loc.beg, 1, n->loc.end - n->loc.beg, p->f);
		break;
	case N_STRING:
		print_text(p, n->str, n->len);
		break;
	case N_HEX:
		print_hex(p, n->str, n->len);
		break;
	case N_BOOL:
		fputs(u256_is_zero(n->num) ? "false" : "true", p->f);
		break;
	}
}

static void print_data(struct printer *p, const struct yul_data *d, int depth)
{
	indent(p, depth);
	fputs("data ", p->f);
	print_text(p, d->name, d->name_len);
	putc(' ', p->f);
	if (d->hex)
		print_hex(p, (const char *)d->bytes, d->len);
	else
		print_text(p, (const char *)d->bytes, d->len);
	putc('\n', p->f);
}

static void print_object(struct printer *p, const struct yul_object *o,
			 int depth)
{
	indent(p, depth);
	if (!o->name) {
		print_block(p, o->code, depth);
		putc('\n', p->f);
		return;
	}
	fputs("object ", p->f);
	print_text(p, o->name, o->name_len);
	fputs(" {\n", p->f);
	indent(p, depth + 1);
	fputs("code ", p->f);
	print_block(p, o->code, depth + 1);
	putc('\n', p->f);
	for (const struct yul_object *k = o->kids; k; k = k->next)
		print_object(p, k, depth + 1);
	for (const struct yul_data *d = o->data; d; d = d->next)
		print_data(p, d, depth + 1);
	indent(p, depth);
	fputs("}\n", p->f);
}

void yul_print(FILE *f, const struct yul_unit *u)
{
	struct printer p = { f, u->src->text };

	for (const struct yul_object *o = u->objs; o; o = o->next)
		print_object(&p, o, 0);
}

const char *yul_file(const struct yul_object *o, int32_t index)
{
	const char *file = NULL;

	for (const struct use_src *u = o->use; u; u = u->next)
		if (u->index == index)
			file = u->file;
	return file;
}
