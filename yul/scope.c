/*
 * Names to definitions, and every rule of Yul that is not grammar.
 *
 * One walk over each object's code in the order of its text.  As no name may
 * shadow another, a name has at most one meaning at a time: ident->aux points
 * to it while it is visible.  Names made visible are stacked, and a scope
 * that ends takes its own off the stack.  Functions of a block are visible in
 * all of it, variables from behind their declaration on.
 */
#include <stdarg.h>
#include <string.h>

#include "parse.h"

struct scope {
	struct arena *arena;
	const struct yul_unit *unit;
	struct yul_object *obj;
	struct yul_error *err;
	struct ident **visible;		/* stack of names that have a meaning */
	size_t nvisible, room;
	struct def *fn;			/* function we are in; NULL: top code */
	struct def *fns;		/* an object's functions, newest first */
	enum { NO_LOOP, IN_INIT, IN_POST, IN_BODY } loop;
	/* Annotations not yet checked; objects come in the text's order. */
	const struct src_note *note;
	size_t mark;
};

/* ---- mistakes --------------------------------------------------------- */

__attribute__((format(printf, 3, 4)))
static bool mistake(struct scope *s, struct loc loc, const char *fmt, ...)
{
	char buf[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(buf, sizeof(buf), fmt, ap);
	va_end(ap);
	*s->err = (struct yul_error){
		loc, arena_strndup(s->arena, buf, strlen(buf)), NULL
	};
	return false;
}

static bool mistake_hint(struct scope *s, const char *hint)
{
	s->err->hint = hint;
	return false;
}

static const char *plural(long n)
{
	return n == 1 ? "" : "s";
}

/* ---- declaring -------------------------------------------------------- */

/* Names of instructions that Yul does without, and may never be declared. */
static const char *const reserved[] = {
	"jump", "jumpi", "jumpdest",
};
/* Families of such names, with their numbers. */
static const struct {
	const char *stem;
	unsigned from, to;
} reserved_numbered[] = {
	{ "dup", 1, 16 }, { "swap", 1, 16 }, { "push", 0, 32 },
};
/* Builtins that were ordinary names before their fork. */
static const int once_free[] = {
	OP_basefee, OP_blobhash, OP_blobbasefee, OP_mcopy, OP_tload,
	OP_tstore, OP_prevrandao, OP_clz,
};

static bool is_numbered(const char *name, const char *stem, unsigned from,
			unsigned to)
{
	size_t len = strlen(stem);
	unsigned n = 0;

	if (strncmp(name, stem, len) != 0 || !name[len])
		return false;
	name += len;
	if (*name == '0' && name[1])
		return false;
	for (; *name; name++) {
		if (*name < '0' || *name > '9' || n > to)
			return false;
		n = n * 10 + (unsigned)(*name - '0');
	}
	return n >= from && n <= to;
}

static bool is_reserved(const char *name)
{
	for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (strcmp(name, reserved[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof(reserved_numbered) /
			   sizeof(reserved_numbered[0]); i++)
		if (is_numbered(name, reserved_numbered[i].stem,
				reserved_numbered[i].from,
				reserved_numbered[i].to))
			return true;
	return strncmp(name, "verbatim", 8) == 0;
}

static bool is_free_builtin(const struct scope *s, int op)
{
	if (s->unit->strict)
		return false;
	for (size_t i = 0; i < sizeof(once_free) / sizeof(once_free[0]); i++)
		if (once_free[i] == op)
			return true;
	return false;
}

/* May the program give `id` a meaning of its own? */
static bool check_name(struct scope *s, struct loc loc,
		       const struct ident *id)
{
	const char *name = id->name;

	if (id->op >= 0 && !is_free_builtin(s, id->op))
		return mistake(s, loc, "'%.99s' is a builtin and cannot be "
			       "declared", name);
	if (is_reserved(name))
		return mistake(s, loc, "'%.99s' is a reserved name", name);
	if (name[id->len - 1] == '.')
		return mistake(s, loc, "a declared name cannot end with a "
			       "dot");
	if (strstr(name, ".."))
		return mistake(s, loc, "a declared name cannot have two dots "
			       "in a row");
	return true;
}

static void push_visible(struct scope *s, struct ident *id)
{
	if (s->nvisible == s->room) {
		size_t room = s->room ? s->room * 2 : 256;
		struct ident **v = ARENA_ARRAY(s->arena, struct ident *, room);

		if (s->nvisible)
			memcpy(v, s->visible, s->nvisible * sizeof(*v));
		s->visible = v;
		s->room = room;
	}
	s->visible[s->nvisible++] = id;
}

/* The names made visible since the stack was `height` high go. */
static void end_scope(struct scope *s, size_t height)
{
	while (s->nvisible > height)
		s->visible[--s->nvisible]->aux = NULL;
}

/* Give the name of `n` a meaning from here on.  NULL after a mistake. */
static struct def *declare(struct scope *s, struct node *n, struct loc loc)
{
	struct def *old = n->id->aux, *d;

	if (!check_name(s, loc, n->id))
		return NULL;
	if (old) {
		mistake(s, loc, "'%.99s' is already the name of a %s here",
			n->id->name,
			old->kind == DEF_FN ? "function" : "variable");
		return NULL;
	}
	d = ARENA_NEW(s->arena, struct def);
	d->id = n->id;
	d->node = n;
	d->fn = s->fn;
	n->def = d;
	n->id->aux = d;
	push_visible(s, n->id);
	return d;
}

static bool declare_var(struct scope *s, struct node *n)
{
	struct def *d = declare(s, n, n->loc);

	if (!d)
		return false;
	d->kind = DEF_VAR;
	d->no = s->fn ? s->fn->nvars++ : s->obj->nvars++;
	return true;
}

static bool declare_vars(struct scope *s, struct node *list, unsigned *count)
{
	for (; list; list = list->next, ++*count)
		if (!declare_var(s, list))
			return false;
	return true;
}

/* Where the name of a function stands. */
static struct loc name_loc(const struct scope *s, const struct node *fn)
{
	const char *text = s->unit->src->text;
	uint32_t at = fn->loc.beg + 8;	/* behind `function` */

	/* Past blanks; a comment in between is not worth a scanner. */
	while (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' ||
	       text[at] == '\r')
		at++;
	if (strncmp(text + at, fn->id->name, fn->id->len) != 0)
		return (struct loc){ fn->loc.beg, fn->loc.beg + 8 };
	return (struct loc){ at, at + fn->id->len };
}

static unsigned length(const struct node *list)
{
	unsigned n = 0;

	for (; list; list = list->next)
		n++;
	return n;
}

static bool declare_function(struct scope *s, struct node *n)
{
	struct def *d = declare(s, n, name_loc(s, n));

	if (!d)
		return false;
	d->kind = DEF_FN;
	d->no = s->obj->nfns++;
	d->nargs = length(n->names);
	d->nres = length(n->kids);
	return true;
}

/* ---- expressions ------------------------------------------------------ */

/* What builtins take only as a literal, and which. */
static const struct literal_arg {
	int op, at;
	enum node_kind kind;
} literal_args[] = {
	{ OP_datasize, 0, N_STRING }, { OP_dataoffset, 0, N_STRING },
	{ OP_linkersymbol, 0, N_STRING }, { OP_loadimmutable, 0, N_STRING },
	{ OP_setimmutable, 1, N_STRING }, { OP_memoryguard, 0, N_NUMBER },
	{ OP_verbatim, 0, N_STRING },
};

static const struct literal_arg *literal_arg(int op, int at)
{
	for (size_t i = 0; i < sizeof(literal_args) / sizeof(literal_args[0]);
	     i++)
		if (literal_args[i].op == op && literal_args[i].at == at)
			return &literal_args[i];
	return NULL;
}

static bool is_text(const char *s, size_t len, const char *t, size_t tlen)
{
	return len == tlen && (!len || memcmp(s, t, len) == 0);
}

/*
 * Does the dotted path lead to an object or data below `o`?  Those with a
 * dot in their own name cannot be reached.
 */
static bool leads_below(const struct yul_object *o, const char *path,
			size_t len)
{
	const char *dot = memchr(path, '.', len);
	size_t first = dot ? (size_t)(dot - path) : len;

	for (const struct yul_data *d = o->data; d && !dot; d = d->next)
		if (is_text(d->name, d->name_len, path, len))
			return true;
	for (const struct yul_object *k = o->kids; k; k = k->next)
		if (is_text(k->name, k->name_len, path, first))
			return !dot || leads_below(k, dot + 1,
						   len - first - 1);
	return false;
}

/* A bare block is known as "object". */
static bool is_data_name(const struct yul_object *o, const char *s,
			 size_t len)
{
	if (!o->name)
		return is_text("object", 6, s, len);
	return is_text(o->name, o->name_len, s, len) || leads_below(o, s, len);
}

static bool is_literal(const struct node *n)
{
	return n->kind == N_NUMBER || n->kind == N_STRING ||
	       n->kind == N_HEX || n->kind == N_BOOL;
}

static bool check_literal_arg(struct scope *s, const struct node *n,
			      const struct literal_arg *want)
{
	const char *fn = op_info[want->op].name;
	bool string = n->kind == N_STRING || n->kind == N_HEX;

	if (!is_literal(n))
		return mistake(s, n->loc, "'%s' wants a literal here", fn);
	if (want->kind == N_STRING ? !string : n->kind != want->kind)
		return mistake(s, n->loc, "'%s' wants a %s literal here", fn,
			       want->kind == N_STRING ? "string" : "number");
	if ((want->op == OP_datasize || want->op == OP_dataoffset) &&
	    !is_data_name(s->obj, n->str, n->len))
		return mistake(s, n->loc, "there is no object or data \"%.*s\" "
			       "here", n->len < 99 ? (int)n->len : 99, n->str);
	if (want->op == OP_verbatim && !n->len)
		return mistake(s, n->loc, "'verbatim' wants some code");
	return true;
}

static bool check_name_use(struct scope *s, struct node *n)
{
	struct def *d = n->id->aux;

	if (!d && n->id->op >= 0)
		return mistake(s, n->loc, "builtin '%.99s' must be called",
			       n->id->name);
	if (!d)
		return mistake(s, n->loc, "'%.99s' is not declared",
			       n->id->name);
	if (d->kind == DEF_FN)
		return mistake(s, n->loc, "function '%.99s' must be called",
			       n->id->name);
	if (d->fn != s->fn)
		return mistake(s, n->loc, "variable '%.99s' is outside of "
			       "this function", n->id->name);
	n->def = d;
	return true;
}

static bool check_expr(struct scope *s, struct node *n, long *values);

/* An expression where one value is needed. */
static bool check_value(struct scope *s, struct node *n)
{
	long values;

	if (!check_expr(s, n, &values))
		return false;
	if (values != 1)
		return mistake(s, n->loc, "one value is needed here, '%.99s' "
			       "returns %ld", n->id->name, values);
	return true;
}

static bool resolve_builtin(struct scope *s, struct node *n, long *args,
			    long *values)
{
	int op = n->id->op;

	if (op < 0)
		return mistake(s, n->loc, "function '%.99s' is not declared",
			       n->id->name);
	if (op == OP_pc)
		return mistake(s, n->loc, "'pc' makes no sense in Yul, solc "
			       "does not take it");
	if (op == OP_difficulty && s->unit->strict) {
		mistake(s, n->loc, "function 'difficulty' is not declared");
		return mistake_hint(s, "it is called prevrandao now");
	}
	n->op = op;
	*args = op_info[op].args;
	*values = op_info[op].results;
	if (op == OP_verbatim) {
		*args = n->id->verb_in + 1;
		*values = n->id->verb_out;
	}
	return true;
}

static bool resolve_call(struct scope *s, struct node *n, long *args,
			 long *values)
{
	struct def *d = n->id->aux;

	if (!d)
		return resolve_builtin(s, n, args, values);
	if (d->kind != DEF_FN)
		return mistake(s, n->loc, "'%.99s' is a variable and cannot be "
			       "called", n->id->name);
	n->def = d;
	*args = d->nargs;
	*values = d->nres;
	return true;
}

static bool check_call(struct scope *s, struct node *n, long *values)
{
	long want = 0, have = 0;

	if (!resolve_call(s, n, &want, values))
		return false;
	for (struct node *k = n->kids; k; k = k->next, have++) {
		const struct literal_arg *l = literal_arg(n->op, (int)have);

		if (l ? !check_literal_arg(s, k, l) : !check_value(s, k))
			return false;
	}
	if (have != want)
		return mistake(s, n->loc, "'%.99s' takes %ld argument%s, not "
			       "%ld", n->id->name, want, plural(want), have);
	return true;
}

static bool check_text(struct scope *s, const struct node *n)
{
	if (n->len > 32)
		return mistake(s, n->loc, "string of %zu bytes, more than the "
			       "32 of a word", n->len);
	return true;
}

static bool check_expr(struct scope *s, struct node *n, long *values)
{
	*values = 1;
	switch (n->kind) {
	case N_NAME:
		return check_name_use(s, n);
	case N_CALL:
		return check_call(s, n, values);
	case N_STRING:
	case N_HEX:
		return check_text(s, n);
	default:
		return true;
	}
}

/* ---- statements ------------------------------------------------------- */

static bool check_block(struct scope *s, struct node *n);

static bool check_count(struct scope *s, const struct node *n, long values)
{
	long want = length(n->names);

	if (values != want)
		return mistake(s, n->loc, "%ld variable%s for %ld value%s",
			       want, plural(want), values, plural(values));
	return true;
}

static bool check_let(struct scope *s, struct node *n)
{
	unsigned count = 0;
	long values;

	if (n->a && (!check_expr(s, n->a, &values) ||
		     !check_count(s, n, values)))
		return false;
	return declare_vars(s, n->names, &count);
}

static bool check_target(struct scope *s, struct node *n)
{
	struct def *d = n->id->aux;

	if (!d && n->id->op >= 0)
		return mistake(s, n->loc, "builtin '%.99s' cannot be assigned "
			       "to", n->id->name);
	if (d && d->kind == DEF_FN)
		return mistake(s, n->loc, "function '%.99s' cannot be assigned "
			       "to", n->id->name);
	return check_name_use(s, n);
}

/*
 * Targets of one assignment are told apart by a mark in their definitions'
 * nodes, so that a long list costs no more than its length.
 */
static bool check_twice(struct scope *s, struct node *names)
{
	struct node *n, *twice = NULL;

	for (n = names; n && !twice; n = n->next) {
		if (n->def->node->op >= 0)
			twice = n;
		n->def->node->op = 0;
	}
	for (n = names; n; n = n->next)
		n->def->node->op = -1;
	if (twice)
		return mistake(s, twice->loc, "'%.99s' is assigned twice",
			       twice->id->name);
	return true;
}

static bool check_assign(struct scope *s, struct node *n)
{
	long values;

	for (struct node *k = n->names; k; k = k->next)
		if (!check_target(s, k))
			return false;
	return check_twice(s, n->names) && check_expr(s, n->a, &values) &&
	       check_count(s, n, values);
}

static bool check_statement_call(struct scope *s, struct node *n)
{
	long values;

	if (!check_expr(s, n->a, &values))
		return false;
	if (values) {
		mistake(s, n->loc, "'%.99s' returns %ld value%s that nothing "
			"takes", n->a->id->name, values, plural(values));
		return mistake_hint(s, "use pop() or assign it");
	}
	return true;
}

/* ---- switch: cases told apart by value -------------------------------- */

struct case_set {
	const struct node **slot;
	size_t mask;
};

static bool add_case(struct case_set *set, const struct node *n)
{
	size_t i = u256_hash(n->num) & set->mask;

	for (; set->slot[i]; i = (i + 1) & set->mask)
		if (u256_eq(set->slot[i]->num, n->num))
			return false;
	set->slot[i] = n;
	return true;
}

static bool check_cases(struct scope *s, struct node *cases)
{
	struct case_set set = { NULL, 3 };

	while (set.mask < 2 * (size_t)length(cases))
		set.mask = set.mask * 2 + 1;
	set.slot = ARENA_ARRAY(s->arena, const struct node *, set.mask + 1);
	for (struct node *k = cases; k; k = k->next) {
		if (k->a && !check_value(s, k->a))
			return false;
		if (k->a && !add_case(&set, k->a))
			return mistake(s, k->a->loc, "this case occurs twice");
		if (!check_block(s, k->b))
			return false;
	}
	return true;
}

/* ---- loops and functions ---------------------------------------------- */

static bool check_statements(struct scope *s, struct node *block);

static bool check_part(struct scope *s, struct node *block, int part)
{
	int outer = s->loop;

	s->loop = part;
	bool ok = check_block(s, block);
	s->loop = outer;
	return ok;
}

/* What the init block declares is visible in all parts of the loop. */
static bool check_for(struct scope *s, struct node *n)
{
	size_t height = s->nvisible;
	int outer = s->loop;
	bool ok;

	s->loop = IN_INIT;
	ok = check_statements(s, n->a);
	s->loop = outer;
	ok = ok && check_value(s, n->b) && check_part(s, n->d, IN_BODY) &&
	     check_part(s, n->c, IN_POST);
	end_scope(s, height);
	return ok;
}

static bool check_jump(struct scope *s, const struct node *n,
		       const char *word)
{
	switch (s->loop) {
	case IN_BODY:
		return true;
	case IN_INIT:
		return mistake(s, n->loc, "'%s' in the init block of a loop",
			       word);
	case IN_POST:
		return mistake(s, n->loc, "'%s' in the post block of a loop",
			       word);
	case NO_LOOP:
		break;
	}
	return mistake(s, n->loc, "'%s' outside of a loop", word);
}

static bool check_function(struct scope *s, struct node *n)
{
	struct def *outer = s->fn, *fn = n->def;
	size_t height = s->nvisible;
	int loop = s->loop;
	unsigned args = 0, results = 0;
	bool ok;

	if (s->loop == IN_INIT)
		return mistake(s, n->loc, "a function cannot be defined in "
			       "the init block of a loop");
	s->fn = fn;
	s->loop = NO_LOOP;
	ok = declare_vars(s, n->names, &args) &&
	     declare_vars(s, n->kids, &results) && check_block(s, n->b);
	s->fn = outer;
	s->loop = loop;
	end_scope(s, height);
	s->obj->fns[fn->no] = fn;
	return ok;
}

static bool check_statement(struct scope *s, struct node *n)
{
	switch (n->kind) {
	case N_BLOCK:
		return check_block(s, n);
	case N_LET:
		return check_let(s, n);
	case N_ASSIGN:
		return check_assign(s, n);
	case N_EXPR:
		return check_statement_call(s, n);
	case N_IF:
		return check_value(s, n->a) && check_block(s, n->b);
	case N_SWITCH:
		return check_value(s, n->a) && check_cases(s, n->kids);
	case N_FOR:
		return check_for(s, n);
	case N_FUNCTION:
		return check_function(s, n);
	case N_BREAK:
		return check_jump(s, n, "break");
	case N_CONTINUE:
		return check_jump(s, n, "continue");
	case N_LEAVE:
		return s->fn || mistake(s, n->loc,
					"'leave' outside of a function");
	default:
		return true;
	}
}

static bool check_statements(struct scope *s, struct node *block)
{
	for (struct node *k = block->kids; k; k = k->next)
		if (k->kind == N_FUNCTION && !declare_function(s, k))
			return false;
	for (struct node *k = block->kids; k; k = k->next)
		if (!check_statement(s, k))
			return false;
	return true;
}

static bool check_block(struct scope *s, struct node *n)
{
	size_t height = s->nvisible;
	bool ok = check_statements(s, n);

	end_scope(s, height);
	return ok;
}

/* ---- objects ---------------------------------------------------------- */

/* Nodes of functions anywhere in the list. */
static unsigned count_functions(const struct node *n)
{
	unsigned sum = 0;

	for (; n; n = n->next) {
		if (n->kind == N_CALL || n->kind == N_NAME)
			continue;
		sum += n->kind == N_FUNCTION;
		if (n->kind != N_FUNCTION)
			sum += count_functions(n->kids);
		sum += count_functions(n->a) + count_functions(n->b) +
		       count_functions(n->c) + count_functions(n->d);
	}
	return sum;
}

static bool check_part_name(struct scope *s, const struct yul_object *o,
			    const char *name, size_t len, struct loc loc)
{
	if (!len)
		return mistake(s, loc, "an object or data without a name");
	if (is_text(name, len, o->name, o->name_len))
		return mistake(s, loc, "a part of object \"%.99s\" has the same "
			       "name", o->name);
	return true;
}

/* Every part of an object is interned once; a second time is a mistake. */
static bool check_parts(struct scope *s, struct yul_object *o)
{
	struct intern *names = NULL;

	if (o->kids || o->data)
		names = intern_new(s->arena);
	for (struct yul_object *k = o->kids; k; k = k->next) {
		if (!check_part_name(s, o, k->name, k->name_len, k->loc))
			return false;
		struct ident *id = intern(names, k->name, k->name_len);
		if (id->aux)
			return mistake(s, k->loc, "two parts have the name "
				       "\"%.99s\"", k->name);
		id->aux = id;
	}
	for (struct yul_data *d = o->data; d; d = d->next) {
		if (!check_part_name(s, o, d->name, d->name_len, o->loc))
			return false;
		struct ident *id = intern(names, d->name, d->name_len);
		if (id->aux)
			return mistake(s, o->loc, "two parts have the name "
				       "\"%.99s\"", d->name);
		id->aux = id;
	}
	return true;
}

/* The first byte behind blanks and comments. */
static uint32_t next_token(const struct src *src, uint32_t at)
{
	const char *p = src->text + at, *end = src->text + src->len;

	for (;;) {
		while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' ||
				   *p == '\r'))
			p++;
		if (end - p < 2 || *p != '/' || (p[1] != '/' && p[1] != '*'))
			return (uint32_t)(p - src->text);
		bool line = p[1] == '/';
		const char *q = memmem(p + 2, (size_t)(end - p - 2),
				       line ? "\n" : "*/", line ? 1 : 2);
		p = q ? q + (line ? 1 : 2) : end;
	}
}

static bool has_annotations(struct scope *s, const struct yul_object *o)
{
	while (s->note && (s->note->offset < o->loc.beg || !s->note->is_use))
		s->note = s->note->next;
	return s->note && s->note->offset == o->loc.beg;
}

static bool check_file(struct scope *s, const struct yul_object *o,
		       uint32_t offset, int32_t file)
{
	if (file >= 0 && !yul_file(o, file))
		return mistake(s, (struct loc){ offset, offset },
			       "@src of a file that @use-src does not list");
	return true;
}

/*
 * solc reads annotations only where a @use-src of the object itself stands,
 * up to the token behind its code.
 */
static bool check_annotations(struct scope *s, const struct yul_object *o)
{
	const struct src *src = s->unit->src;
	uint32_t beg = o->code->loc.beg, end = next_token(src, o->code->loc.end);
	int32_t known = -1;

	if (!has_annotations(s, o))
		return true;
	if (s->note->bad)
		return mistake(s, o->loc, "%s in front of this",
			       s->note->bad);
	for (const struct src_note *n = s->note; n && n->offset <= end;
	     n = n->next) {
		if (n->offset < beg || n->is_use)
			continue;
		if (n->bad)
			return mistake(s, (struct loc){ n->offset, n->offset },
				       "%s in front of this", n->bad);
		if (!check_file(s, o, n->offset, n->file))
			return false;
	}
	while (s->mark < src->nmarks && src->mark[s->mark].offset < beg)
		s->mark++;
	for (; s->mark < src->nmarks && src->mark[s->mark].offset <= end;
	     s->mark++) {
		const struct mark *m = &src->mark[s->mark];

		if (m->o.file != known &&
		    !check_file(s, o, m->offset, m->o.file))
			return false;
		known = m->o.file;
	}
	return true;
}

static bool check_object(struct scope *s, struct yul_object *o)
{
	if (o->name && !o->name_len)
		return mistake(s, o->loc, "an object without a name");
	if (!check_parts(s, o) ||
	    (s->unit->strict && !check_annotations(s, o)))
		return false;
	s->obj = o;
	o->nfns = o->nvars = 0;
	o->fns = ARENA_ARRAY(s->arena, struct def *, count_functions(o->code));
	if (!check_block(s, o->code))
		return false;
	for (struct yul_object *k = o->kids; k; k = k->next)
		if (!check_object(s, k))
			return false;
	return true;
}

bool yul_scope(struct yul_unit *u, struct yul_error *err)
{
	struct scope s = { .arena = u->arena, .unit = u, .err = err,
			   .note = u->src->notes };

	memset(err, 0, sizeof(*err));
	for (struct yul_object *o = u->objs; o; o = o->next)
		if (!check_object(&s, o))
			return false;
	if (u->strict && u->objs && u->objs->next)
		return mistake(&s, u->objs->next->loc,
			       "more than one object in a text");
	return true;
}
