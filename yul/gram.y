/*
 * Tokens to tree.  Nothing is looked up here: names stay names until
 * scope.c.  The first mistake ends the parse; its message names what was
 * found and what could have stood there instead.
 */
%code requires {
#include "parse.h"
}
%code provides {
int yul_yylex(YUL_YYSTYPE *lval, YUL_YYLTYPE *lloc, void *scan);
}
%code {
#include <string.h>

/* Twice what MAX_BRACKETS functions in each other need. */
#define YYMAXDEPTH 40000
#define YYLLOC_DEFAULT(cur, rhs, n) do {				\
	(cur).beg = (n) ? YYRHSLOC(rhs, 1).beg : YYRHSLOC(rhs, 0).end;	\
	(cur).end = (n) ? YYRHSLOC(rhs, n).end : YYRHSLOC(rhs, 0).end;	\
} while (0)

static int next_token(YUL_YYSTYPE *lval, YUL_YYLTYPE *lloc, void *scan,
		      struct parse *p);
#define yul_yylex(lval, lloc, scan, p) next_token(lval, lloc, scan, p)

static void yul_yyerror(struct loc *loc, void *scan, struct parse *p,
			const char *msg);
static struct node *word_node(struct parse *p, enum node_kind kind,
			      struct loc loc, struct ident *id);
static struct node *number_node(struct parse *p, struct loc loc, u256 num);
static struct node *text_node(struct parse *p, enum node_kind kind,
			      struct loc loc, struct str s);
static struct yul_object *object_node(struct parse *p, struct loc loc,
				      struct str name, struct node *code);
static void add_data(struct parse *p, struct yul_object *o, struct str name,
		     struct str bytes, bool hex);
static void add_kid(struct yul_object *o, struct yul_object *kid);
static void add_object(struct parse *p, struct yul_object *o);
}

%define api.pure full
%define api.prefix {yul_yy}
%define api.location.type {struct loc}
%define parse.error custom
%define parse.lac full
%param {void *scan} {struct parse *p}
%locations
%expect 0

%union {
	struct ident *id;
	struct node *node;
	struct list list;
	struct yul_object *obj;
	struct str str;
	u256 num;
}

%token END 0		"end of text"
%token <id> NAME	"a name"
%token <id> OBJECT	"'object'"
%token <id> CODE	"'code'"
%token <id> DATA	"'data'"
%token FUNCTION		"'function'"
%token LET		"'let'"
%token IF		"'if'"
%token SWITCH		"'switch'"
%token CASE		"'case'"
%token DEFAULT		"'default'"
%token FOR		"'for'"
%token BREAK		"'break'"
%token CONTINUE		"'continue'"
%token LEAVE		"'leave'"
%token TRUE		"'true'"
%token FALSE		"'false'"
%token HEX_ALONE	"'hex'"
%token <num> NUMBER	"a number"
%token <str> STRING	"a string"
%token <str> HEX	"a hex string"
%token ASSIGN		"':='"
%token ARROW		"'->'"
%token COLON		"':'"
%token JUNK		"an invalid token"

%type <id> name
%type <obj> object body
%type <node> block statement call expr literal case
%type <list> statements names targets params results args cases case_list

%%

text:
  objects
| block {
	struct yul_object *o = object_node(p, @1, (struct str){ NULL, 0 }, $1);

	add_object(p, o);
  }
;

objects:
  object		{ add_object(p, $1); }
| objects object	{ add_object(p, $2); }
;

object:
  OBJECT STRING '{' body '}' {
	$$ = $4;
	$$->name = $2.s;
	$$->name_len = $2.len;
	$$->loc = @$;
  }
;

body:
  CODE block			{
	$$ = object_node(p, @$, (struct str){ "", 0 }, $2);
  }
| body object			{ $$ = $1; add_kid($1, $2); }
| body DATA STRING STRING	{ $$ = $1; add_data(p, $1, $3, $4, false); }
| body DATA STRING HEX		{ $$ = $1; add_data(p, $1, $3, $4, true); }
;

block:
  '{' statements '}' {
	$$ = node_new(p->arena, N_BLOCK, @$);
	$$->kids = $2.head;
  }
;

statements:
  %empty		{ $$ = (struct list){ NULL, NULL }; }
| statements statement	{ $$ = list_add($1, $2); }
;

statement:
  block
| FUNCTION name '(' params ')' results block {
	$$ = word_node(p, N_FUNCTION, @$, $2);
	$$->names = $4.head;
	$$->kids = $6.head;
	$$->b = $7;
  }
| LET names {
	$$ = node_new(p->arena, N_LET, @$);
	$$->names = $2.head;
  }
| LET names ASSIGN expr {
	$$ = node_new(p->arena, N_LET, @$);
	$$->names = $2.head;
	$$->a = $4;
  }
| targets ASSIGN expr {
	$$ = node_new(p->arena, N_ASSIGN, @$);
	$$->names = $1.head;
	$$->a = $3;
  }
| call {
	$$ = node_new(p->arena, N_EXPR, @$);
	$$->a = $1;
  }
| IF expr block {
	$$ = node_new(p->arena, N_IF, @$);
	$$->a = $2;
	$$->b = $3;
  }
| SWITCH expr cases {
	$$ = node_new(p->arena, N_SWITCH, @$);
	$$->a = $2;
	$$->kids = $3.head;
  }
| FOR block expr block block {
	$$ = node_new(p->arena, N_FOR, @$);
	$$->a = $2;
	$$->b = $3;
	$$->c = $4;
	$$->d = $5;
  }
| BREAK			{ $$ = node_new(p->arena, N_BREAK, @$); }
| CONTINUE		{ $$ = node_new(p->arena, N_CONTINUE, @$); }
| LEAVE			{ $$ = node_new(p->arena, N_LEAVE, @$); }
;

names:
  name			{ $$ = list_one(word_node(p, N_NAME, @1, $1)); }
| names ',' name	{ $$ = list_add($1, word_node(p, N_NAME, @3, $3)); }
;

targets:
  name			{ $$ = list_one(word_node(p, N_NAME, @1, $1)); }
| targets ',' name	{ $$ = list_add($1, word_node(p, N_NAME, @3, $3)); }
;

params:
  %empty		{ $$ = (struct list){ NULL, NULL }; }
| names
| names ','		/* solc takes a comma behind the last one */
;

results:
  %empty		{ $$ = (struct list){ NULL, NULL }; }
| ARROW names		{ $$ = $2; }
;

cases:
  case_list
| case_list DEFAULT block {
	struct node *n = node_new(p->arena, N_CASE, @2);

	n->b = $3;
	$$ = list_add($1, n);
  }
| DEFAULT block {
	struct node *n = node_new(p->arena, N_CASE, @1);

	n->b = $2;
	$$ = list_one(n);
  }
;

case_list:
  case			{ $$ = list_one($1); }
| case_list case	{ $$ = list_add($1, $2); }
;

case:
  CASE literal block {
	$$ = node_new(p->arena, N_CASE, @$);
	$$->a = $2;
	$$->b = $3;
  }
;

expr:
  name			{ $$ = word_node(p, N_NAME, @1, $1); }
| literal
| call
;

call:
  name '(' ')'		{ $$ = word_node(p, N_CALL, @$, $1); }
| name '(' args ')' {
	$$ = word_node(p, N_CALL, @$, $1);
	$$->kids = $3.head;
  }
;

args:
  expr			{ $$ = list_one($1); }
| args ',' expr		{ $$ = list_add($1, $3); }
;

literal:
  NUMBER		{ $$ = number_node(p, @1, $1); }
| TRUE			{
	$$ = node_new(p->arena, N_BOOL, @1);
	$$->num = u256_one;
  }
| FALSE			{ $$ = node_new(p->arena, N_BOOL, @1); }
| STRING		{ $$ = text_node(p, N_STRING, @1, $1); }
| HEX			{ $$ = text_node(p, N_HEX, @1, $1); }
;

name: NAME | OBJECT | CODE | DATA ;

%%

#undef yul_yylex

/* ---- actions ---------------------------------------------------------- */

static struct node *word_node(struct parse *p, enum node_kind kind,
			      struct loc loc, struct ident *id)
{
	struct node *n = node_new(p->arena, kind, loc);

	n->id = id;
	return n;
}

static struct node *number_node(struct parse *p, struct loc loc, u256 num)
{
	struct node *n = node_new(p->arena, N_NUMBER, loc);

	n->num = num;
	return n;
}

static struct node *text_node(struct parse *p, enum node_kind kind,
			      struct loc loc, struct str s)
{
	struct node *n = node_new(p->arena, kind, loc);
	uint8_t word[32] = { 0 };

	memcpy(word, s.s, s.len < 32 ? s.len : 32);
	n->num = u256_from_bytes(word);
	n->str = s.s;
	n->len = s.len;
	return n;
}

static struct yul_object *object_node(struct parse *p, struct loc loc,
				      struct str name, struct node *code)
{
	struct yul_object *o = ARENA_NEW(p->arena, struct yul_object);

	o->name = name.s;
	o->name_len = name.len;
	o->loc = loc;
	o->code = code;
	return o;
}

static void add_data(struct parse *p, struct yul_object *o, struct str name,
		     struct str bytes, bool hex)
{
	struct yul_data *d = ARENA_NEW(p->arena, struct yul_data);

	d->name = name.s;
	d->name_len = name.len;
	d->bytes = (const uint8_t *)bytes.s;
	d->len = bytes.len;
	d->hex = hex;
	d->next = o->data;	/* newest first; finish() turns the list */
	o->data = d;
}

static void add_kid(struct yul_object *o, struct yul_object *kid)
{
	kid->parent = o;
	kid->next = o->kids;	/* newest first, as above */
	o->kids = kid;
}

static void add_object(struct parse *p, struct yul_object *o)
{
	if (p->last)
		p->last->next = o;
	else
		p->unit->objs = o;
	p->last = o;
}

/* ---- mistakes --------------------------------------------------------- */

/* The first words of Solidity files. */
static const char *const solidity_words[] = {
	"pragma", "contract", "import", "interface", "library", "abstract",
	"using", "struct", "enum", "error", "event", "type",
};

static bool is_solidity(const struct parse *p, struct loc at)
{
	const char *s = p->src->text + at.beg;
	size_t len = at.end - at.beg;

	for (size_t i = 0; i < sizeof(solidity_words) / sizeof(char *); i++)
		if (strlen(solidity_words[i]) == len &&
		    memcmp(solidity_words[i], s, len) == 0)
			return true;
	return false;
}

static void set_error(struct parse *p, struct loc loc, const char *msg)
{
	if (!p->err->msg)
		*p->err = (struct yul_error){ loc, msg, NULL };
}

/* Bison's own complaints: it has no memory. */
static void yul_yyerror(struct loc *loc, void *scan, struct parse *p,
			const char *msg)
{
	(void)scan;
	set_error(p, *loc, arena_printf(p->arena, "%s", msg));
}

/* Tokens that are told as one, or not at all. */
static const struct group {
	int symbol;		/* if this is expected … */
	const char *as;		/* … say this … */
	int members[8];		/* … and none of these */
} groups[] = {
	{ YYSYMBOL_LET, "a statement",
	  { YYSYMBOL_FUNCTION, YYSYMBOL_IF, YYSYMBOL_SWITCH, YYSYMBOL_FOR,
	    YYSYMBOL_BREAK, YYSYMBOL_CONTINUE, YYSYMBOL_LEAVE } },
	{ YYSYMBOL_NUMBER, "a literal",
	  { YYSYMBOL_TRUE, YYSYMBOL_FALSE, YYSYMBOL_HEX, YYSYMBOL_STRING } },
	{ YYSYMBOL_NAME, "a name",
	  { YYSYMBOL_OBJECT, YYSYMBOL_CODE, YYSYMBOL_DATA } },
};

static bool is_member(const struct group *g, yysymbol_kind_t symbol)
{
	for (size_t i = 0; i < 8 && g->members[i]; i++)
		if (g->members[i] == (int)symbol)
			return true;
	return false;
}

/* What to call a symbol in the list of expected ones; NULL: nothing. */
static const char *told_as(const bool *want, yysymbol_kind_t symbol)
{
	bool expr = want[YYSYMBOL_NAME] && want[YYSYMBOL_NUMBER];

	if (symbol == YYSYMBOL_JUNK)
		return NULL;
	if (symbol == YYSYMBOL_NAME && want[YYSYMBOL_LET])
		return NULL;
	if (expr && symbol == YYSYMBOL_NAME)
		return "an expression";
	if (expr && symbol == YYSYMBOL_NUMBER)
		return NULL;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		if (groups[i].symbol == (int)symbol)
			return groups[i].as;
		if (want[groups[i].symbol] && is_member(&groups[i], symbol))
			return NULL;
	}
	return yysymbol_name(symbol);
}

#define MAX_TOLD 4

/* ", expected A, B or C", or nothing if there would be too many. */
static const char *expected(struct parse *p, const yypcontext_t *ctx)
{
	yysymbol_kind_t list[YYNTOKENS];
	bool want[YYNTOKENS] = { false };
	const char *told[MAX_TOLD], *text = "";
	int n = yypcontext_expected_tokens(ctx, list, YYNTOKENS), m = 0;

	for (int i = 0; i < n; i++)
		want[list[i]] = true;
	for (int i = 0; i < n; i++) {
		const char *s = told_as(want, list[i]);

		if (!s)
			continue;
		if (m == MAX_TOLD)
			return "";
		told[m++] = s;
	}
	for (int i = 0; i < m; i++)
		text = arena_printf(p->arena, "%s%s%s", text,
				    i == 0 ? ", expected " :
				    i == m - 1 ? " or " : ", ", told[i]);
	return text;
}

static const char *found(struct parse *p, yysymbol_kind_t symbol,
			 struct loc at)
{
	int len = (int)(at.end - at.beg);

	const char *name = yysymbol_name(symbol);

	if (symbol == YYSYMBOL_NAME && len <= 40)
		return arena_printf(p->arena, "'%.*s'", len,
				    p->src->text + at.beg);
	return strncmp(name, "a ", 2) == 0 ? name + 2 : name;
}

static int yyreport_syntax_error(const yypcontext_t *ctx, void *scan,
				 struct parse *p)
{
	yysymbol_kind_t symbol = yypcontext_token(ctx);
	struct loc at = *yypcontext_location(ctx);
	const char *msg = p->why;

	(void)scan;
	if (symbol != YYSYMBOL_JUNK)
		msg = arena_printf(p->arena, "unexpected %s%s",
				   found(p, symbol, at), expected(p, ctx));
	set_error(p, at, msg);
	if (!p->unit->objs && is_solidity(p, at))
		p->err->hint = "this is Solidity; give me the output of "
			       "`solc --ir`";
	else if (symbol == YYSYMBOL_COLON)
		p->err->hint = "Yul has no types any more";
	return 0;
}

/* ---- the parse -------------------------------------------------------- */

/* The scanner's next token, brackets counted. */
static int next_token(YUL_YYSTYPE *lval, YUL_YYLTYPE *lloc, void *scan,
		      struct parse *p)
{
	int tok = yul_yylex(lval, lloc, scan);

	if (tok == END) {
		lloc->beg = lloc->end = (uint32_t)p->src->len;
	} else if (tok == '(' || tok == '{') {
		if (++p->brackets > MAX_BRACKETS) {
			p->why = "nested too deeply";
			return JUNK;
		}
	} else if ((tok == ')' || tok == '}') && p->brackets) {
		p->brackets--;
	}
	return tok;
}

/* The first annotation in the code says where the whole contract stands. */
static struct origin whole_contract(const struct src *s,
				    const struct node *code)
{
	struct origin none = { -1, -1, -1 };
	const struct mark *m = src_mark(s, code->loc.beg);
	const struct mark *end = s->mark + s->nmarks;

	for (m = m ? m : s->mark; m < end && m->offset < code->loc.end; m++)
		if (m->o.file >= 0)
			return m->o;
	return none;
}

/* The @use-src in front of an object or a bare block. */
static void find_use(struct parse *p, struct yul_object *o)
{
	while (p->note && p->note->offset < o->loc.beg)
		p->note = p->note->next;
	o->use = o->parent ? o->parent->use : NULL;
	for (const struct src_note *n = p->note;
	     n && n->offset == o->loc.beg; n = n->next)
		if (n->is_use)
			o->use = n->use;
}

/*
 * Put lists in the order of the text and fill what only the whole object
 * can tell.  Objects are visited in the order they stand in.
 */
static bool finish(struct parse *p, struct yul_object *o, unsigned depth)
{
	struct yul_object *kids = NULL, *next;
	struct yul_data *data = NULL, *after;

	o->whole = whole_contract(p->src, o->code);
	find_use(p, o);
	if (depth >= MAX_NESTING || tree_nesting(o->code) >= MAX_NESTING) {
		set_error(p, o->loc, "nested too deeply");
		return false;
	}
	for (struct yul_data *d = o->data; d; d = after) {
		after = d->next;
		d->next = data;
		data = d;
	}
	o->data = data;
	for (struct yul_object *k = o->kids; k; k = next) {
		next = k->next;
		k->next = kids;
		kids = k;
	}
	o->kids = kids;
	for (struct yul_object *k = kids; k; k = k->next)
		if (!finish(p, k, depth + 1))
			return false;
	return true;
}

struct yul_unit *yul_parse(struct src *s, struct yul_error *err)
{
	struct parse p = {
		.src = s, .arena = s->arena, .names = intern_new(s->arena),
		.unit = ARENA_NEW(s->arena, struct yul_unit),
		.note = s->notes, .err = err,
	};
	void *scan = scan_new(&p);
	bool ok;

	memset(err, 0, sizeof(*err));
	p.unit->src = s;
	p.unit->arena = s->arena;
	if (!scan) {
		err->msg = "out of memory";
		return NULL;
	}
	ok = yul_yyparse(scan, &p) == 0;
	scan_free(scan);
	for (struct yul_object *o = p.unit->objs; ok && o; o = o->next)
		ok = finish(&p, o, 1);
	return ok ? p.unit : NULL;
}
