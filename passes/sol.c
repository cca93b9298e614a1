/*
 * Solidity text in, its outline out: where contracts, functions, modifiers
 * and state variables stand, which statements a range holds, and whether a
 * statement has the shape of a write.
 *
 * This is a scanner, not a compiler: it is given text that solc accepted, but
 * must survive any bytes, because the file on disk may have changed since.
 * It never recurses, reads each byte a bounded number of times, and serves
 * quoting and naming only; no verdict rests on it.
 */
#include <string.h>

#include "yulwark.h"

/* ---- tokens ----------------------------------------------------------- */

enum tok_kind { T_END, T_WORD, T_NUMBER, T_STRING, T_PUNCT };

struct tok {
	enum tok_kind kind;
	int32_t beg, end;
};

/* A cursor over [pos, end) of a text. */
struct cur {
	const char *text;
	int32_t pos, end;
};

static bool is_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '$';
}

static bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static bool is_blank(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool looking_at(const struct cur *c, const char *s)
{
	size_t n = strlen(s);

	return (size_t)(c->end - c->pos) >= n &&
	       !memcmp(c->text + c->pos, s, n);
}

static void skip_line(struct cur *c)
{
	while (c->pos < c->end && c->text[c->pos] != '\n' &&
	       c->text[c->pos] != '\r')
		c->pos++;
}

/* An unfinished comment reaches to the end. */
static void skip_comment(struct cur *c)
{
	c->pos += 2;
	while (c->pos < c->end && !looking_at(c, "*/"))
		c->pos++;
	c->pos = c->end - c->pos > 2 ? c->pos + 2 : c->end;
}

static void skip_space(struct cur *c)
{
	while (c->pos < c->end) {
		if (is_blank(c->text[c->pos]))
			c->pos++;
		else if (looking_at(c, "//"))
			skip_line(c);
		else if (looking_at(c, "/*"))
			skip_comment(c);
		else
			return;
	}
}

/* An unfinished string ends with its line. */
static void skip_string(struct cur *c)
{
	char quote = c->text[c->pos++];

	while (c->pos < c->end) {
		char ch = c->text[c->pos++];

		if (ch == quote)
			return;
		if (ch == '\n' || ch == '\r') {
			c->pos--;
			return;
		}
		if (ch == '\\' && c->pos < c->end)
			c->pos++;
	}
}

/* Longest first, so that the first match is the token. */
static const char *const operators[] = {
	">>>=", ">>>", "<<=", ">>=", "==", "!=", "<=", ">=", "=>", "->", ":=",
	"+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "++", "--", "&&", "||",
	"**", "<<", ">>",
};

static void skip_operator(struct cur *c)
{
	for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++) {
		if (!looking_at(c, operators[i]))
			continue;
		c->pos += (int32_t)strlen(operators[i]);
		return;
	}
	c->pos++;
}

static struct tok next_tok(struct cur *c)
{
	struct tok t = { T_END, c->end, c->end };

	skip_space(c);
	if (c->pos >= c->end)
		return t;
	t.beg = c->pos;
	unsigned char ch = c->text[c->pos];
	if (is_word(ch)) {
		t.kind = is_digit(ch) ? T_NUMBER : T_WORD;
		while (c->pos < c->end && is_word(c->text[c->pos]))
			c->pos++;
	} else if (ch == '"' || ch == '\'') {
		t.kind = T_STRING;
		skip_string(c);
	} else {
		t.kind = T_PUNCT;
		skip_operator(c);
	}
	t.end = c->pos;
	return t;
}

static struct tok peek_tok(const struct cur *c)
{
	struct cur copy = *c;

	return next_tok(&copy);
}

static bool is(const struct cur *c, struct tok t, const char *s)
{
	size_t n = strlen(s);

	return (t.kind == T_WORD || t.kind == T_PUNCT) &&
	       (size_t)(t.end - t.beg) == n && !memcmp(c->text + t.beg, s, n);
}

static bool is_one_of(const struct cur *c, struct tok t,
		      const char *const *list)
{
	for (; *list; list++)
		if (is(c, t, *list))
			return true;
	return false;
}

/*
 * +1 for an opening bracket of any sort, -1 for a closing one.  The sorts are
 * not told apart: in text that compiles they match, in other text nothing is
 * promised.
 */
static int bracket(const struct cur *c, struct tok t)
{
	if (t.kind != T_PUNCT || t.end - t.beg != 1)
		return 0;
	switch (c->text[t.beg]) {
	case '(': case '[': case '{':
		return 1;
	case ')': case ']': case '}':
		return -1;
	default:
		return 0;
	}
}

/* With the opening bracket just read: go behind its partner; its offset. */
static int32_t skip_brackets(struct cur *c)
{
	for (int depth = 1;;) {
		struct tok t = next_tok(c);

		if (t.kind == T_END)
			return c->end;
		depth += bracket(c, t);
		if (!depth)
			return t.beg;
	}
}

/*
 * With a '{' just read: is it that of call options, `f{value: 1}(x)`?  No
 * statement begins with a name and a colon.
 */
static bool opens_options(const struct cur *c)
{
	struct cur ahead = *c;

	return next_tok(&ahead).kind == T_WORD &&
	       is(&ahead, next_tok(&ahead), ":");
}

/* ---- the list of files ------------------------------------------------ */

static void number_lines(struct sources *all, struct source *s)
{
	size_t n = 1;

	for (size_t i = 0; i < s->len; i++)
		n += s->text[i] == '\n';
	s->line = ARENA_ARRAY(all->arena, uint32_t, n);
	s->nlines = 1;
	for (size_t i = 0; i < s->len; i++)
		if (s->text[i] == '\n')
			s->line[s->nlines++] = (uint32_t)i + 1;
}

/* Text of 2 GB or more has offsets that no annotation can hold. */
static void take_text(struct sources *all, struct source *s, const char *text,
		      size_t len)
{
	if (!text || len > INT32_MAX - 1)
		return;
	s->text = text;
	s->len = len;
	number_lines(all, s);
}

static struct source *append(struct sources *all, const char *name)
{
	struct source *s = ARENA_NEW(all->arena, struct source);
	struct source **p = &all->first;

	s->name = arena_strndup(all->arena, name, strlen(name));
	while (*p)
		p = &(*p)->next;
	*p = s;
	return s;
}

struct source *sol_add(struct sources *all, const char *name,
		       const char *path, const char *text, size_t len)
{
	struct source *s = append(all, name);

	if (path)
		s->path = arena_strndup(all->arena, path, strlen(path));
	take_text(all, s, text, len);
	return s;
}

struct source *sol_find(struct sources *all, const char *name)
{
	if (!all || !name)
		return NULL;
	for (struct source *s = all->first; s; s = s->next)
		if (!strcmp(s->name, name))
			return s;
	struct source *s = append(all, name);
	if (!all->load || !all->load(all, s, all->arg)) {
		s->text = NULL;
		s->len = 0;
		return s;
	}
	const char *text = s->text;
	s->text = NULL;
	take_text(all, s, text, s->len);
	return s;
}

bool sol_line_col(const struct source *s, int32_t offset, unsigned *line,
		  unsigned *col)
{
	if (!s || !s->text || offset < 0 || (size_t)offset > s->len)
		return false;
	size_t lo = 0, hi = s->nlines;
	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->line[mid] <= (uint32_t)offset)
			lo = mid;
		else
			hi = mid;
	}
	*line = (unsigned)lo + 1;
	*col = (unsigned)offset - s->line[lo] + 1;
	return true;
}

/* ---- the outline ------------------------------------------------------ */

/* All definitions of a file, by where they begin. */
struct sol_outline {
	struct sol_item *item;
	size_t n, room;
};

struct scan {
	struct cur cur;
	struct arena *arena;
	struct sol_outline *out;
	struct sol_item *up;	/* the contract we are in */
};

/*
 * Items refer to each other by pointer, so they are made one by one and put
 * into the array when the file has been read.
 */
struct item_cell {
	struct sol_item *item;
	struct item_cell *next;
};

static struct sol_item *add_item(struct scan *sc, struct item_cell ***tail,
				 enum sol_kind kind, int32_t beg)
{
	struct item_cell *cell = ARENA_NEW(sc->arena, struct item_cell);
	struct sol_item *it = ARENA_NEW(sc->arena, struct sol_item);

	it->kind = kind;
	it->beg = beg;
	it->end = it->name_beg = it->name_end = beg;
	it->body_beg = it->body_end = -1;
	it->up = sc->up;
	it->name = "";
	cell->item = it;
	**tail = cell;
	*tail = &cell->next;
	sc->out->n++;
	return it;
}

static void name_item(struct scan *sc, struct sol_item *it, struct tok t)
{
	it->name = arena_strndup(sc->arena, sc->cur.text + t.beg,
				 (size_t)(t.end - t.beg));
	it->name_beg = t.beg;
	it->name_end = t.end;
}

/* Read on to the '{' of a body, or behind the ';' of a bodyless one. */
static void header_and_body(struct scan *sc, struct sol_item *it, bool enter)
{
	struct cur *c = &sc->cur;

	for (;;) {
		struct tok t = next_tok(c);

		if (t.kind == T_END || is(c, t, ";"))
			break;
		if (is(c, t, "{")) {
			it->body_beg = c->pos;
			it->body_end = enter ? c->end : skip_brackets(c);
			break;
		}
		if (is(c, t, "}")) {	/* of what is around: broken text */
			c->pos = t.beg;
			break;
		}
		if (bracket(c, t) > 0)
			skip_brackets(c);
	}
	it->end = c->pos;
}

/* Behind the ';' that ends a definition, or before a '}' too many. */
static void skip_definition(struct cur *c)
{
	for (;;) {
		struct tok t = next_tok(c);

		if (t.kind == T_END || is(c, t, ";"))
			return;
		if (is(c, t, "}")) {
			c->pos = t.beg;
			return;
		}
		if (bracket(c, t) > 0)
			skip_brackets(c);
	}
}

/* `struct S { … }`, `enum E { … }` among statements: these have no ';'. */
static void skip_braced(struct cur *c)
{
	struct tok t;

	do {
		t = next_tok(c);
		if (t.kind == T_END || is(c, t, ";"))
			return;
	} while (!is(c, t, "{"));
	skip_brackets(c);
}

/* What ends with a ';': an import, an event, an error, a type. */
static void plain(struct scan *sc, struct item_cell ***tail,
		  enum sol_kind kind, struct tok first)
{
	struct sol_item *it = add_item(sc, tail, kind, first.beg);

	name_item(sc, it, peek_tok(&sc->cur));
	skip_definition(&sc->cur);
	it->end = sc->cur.pos;
}

/*
 * A variable: the last word outside brackets before '=' or ';' is its name.
 * A function type without a name and with a body is the fallback function of
 * old.
 */
static void variable(struct scan *sc, struct item_cell ***tail,
		     struct tok first)
{
	struct cur *c = &sc->cur;
	struct tok name = first, t = first;
	bool value = false;

	for (;; t = next_tok(c)) {
		if (t.kind == T_END || is(c, t, ";"))
			break;
		if (is(c, t, "}")) {
			c->pos = t.beg;
			return;
		}
		if (is(c, t, "=")) {
			value = true;
		} else if (t.kind == T_WORD && !value) {
			name = t;
		} else if (is(c, t, "{") && !value) {
			struct sol_item *it = add_item(sc, tail, SOL_FUNCTION,
						       first.beg);
			name_item(sc, it, first);
			it->name = "fallback";
			it->body_beg = c->pos;
			it->body_end = skip_brackets(c);
			it->end = c->pos;
			return;
		} else if (bracket(c, t) > 0) {
			skip_brackets(c);
		}
	}
	if (name.kind != T_WORD || name.beg == first.beg)
		return;
	struct sol_item *it = add_item(sc, tail, SOL_VARIABLE, first.beg);
	name_item(sc, it, name);
	it->end = c->pos;
}

static const char *const contract_words[] = {
	"contract", "interface", "library", NULL
};
static const char *const special_words[] = {
	"constructor", "receive", "fallback", NULL
};
static const char *const braced_words[] = { "struct", "enum", NULL };
static const char *const skipped_words[] = { "using", "pragma", NULL };

/* Definitions that are a word, a name, and what follows. */
static const struct {
	const char *word;
	enum sol_kind kind;
	bool braced;		/* there is no ';' */
} named_words[] = {
	{ "struct", SOL_STRUCT, true },
	{ "enum", SOL_ENUM, true },
	{ "event", SOL_EVENT, false },
	{ "import", SOL_IMPORT, false },
	{ "type", SOL_TYPE, false },
};

/* `error E(…);` defines an error; `error` alone is a name like any other. */
static bool is_error_definition(const struct cur *c, struct tok t)
{
	struct cur ahead = *c;

	return is(c, t, "error") && next_tok(&ahead).kind == T_WORD &&
	       is(&ahead, next_tok(&ahead), "(");
}

/* A contract: from here on its members are read, until its '}'. */
static void contract(struct scan *sc, struct item_cell ***tail, int32_t beg)
{
	struct sol_item *it = add_item(sc, tail, SOL_CONTRACT, beg);
	struct tok name = next_tok(&sc->cur);

	name_item(sc, it, name);
	header_and_body(sc, it, true);
	if (it->body_beg >= 0)
		sc->up = it;
}

/* `struct S {`, `event E(`; a variable may be called `event` or `type`. */
static bool named(struct scan *sc, struct item_cell ***tail, struct tok t)
{
	struct cur *c = &sc->cur;
	struct tok after = peek_tok(c);

	if (is_error_definition(c, t)) {
		plain(sc, tail, SOL_ERROR, t);
		return true;
	}
	for (size_t i = 0; i < sizeof(named_words) / sizeof(*named_words);
	     i++) {
		if (!is(c, t, named_words[i].word))
			continue;
		if (!named_words[i].braced && !is(c, after, "=")) {
			plain(sc, tail, named_words[i].kind, t);
			return true;
		}
		if (named_words[i].braced && after.kind == T_WORD) {
			struct sol_item *it = add_item(sc, tail,
						       named_words[i].kind,
						       t.beg);

			name_item(sc, it, next_tok(c));
			header_and_body(sc, it, false);
			return true;
		}
	}
	return false;
}

/* One definition that begins with `t`; `beg` includes an `abstract`. */
static void definition(struct scan *sc, struct item_cell ***tail,
		       struct tok t, int32_t beg)
{
	struct cur *c = &sc->cur;
	struct tok after = peek_tok(c);

	if (!sc->up && is_one_of(c, t, contract_words) &&
	    after.kind == T_WORD) {
		contract(sc, tail, beg);
	} else if ((is(c, t, "function") || is(c, t, "modifier")) &&
		   after.kind == T_WORD) {
		struct sol_item *it = add_item(sc, tail, is(c, t, "function") ?
					       SOL_FUNCTION : SOL_MODIFIER,
					       t.beg);
		name_item(sc, it, next_tok(c));
		header_and_body(sc, it, false);
	} else if (is_one_of(c, t, special_words) && is(c, after, "(")) {
		struct sol_item *it = add_item(sc, tail, SOL_FUNCTION, t.beg);

		name_item(sc, it, t);
		header_and_body(sc, it, false);
	} else if (named(sc, tail, t)) {
		return;
	} else if (is_one_of(c, t, skipped_words) && !is(c, after, "=")) {
		skip_definition(c);
	} else if (t.kind == T_WORD) {
		variable(sc, tail, t);
	} else if (bracket(c, t) > 0) {
		skip_brackets(c);
	}
}

static struct sol_outline *make_outline(struct sources *all, struct source *s)
{
	struct scan sc = {
		.cur = { s->text, 0, (int32_t)s->len },
		.arena = all->arena,
		.out = ARENA_NEW(all->arena, struct sol_outline),
	};
	struct cur *c = &sc.cur;
	struct item_cell *first = NULL, **tail = &first;

	for (struct tok t = next_tok(c); t.kind != T_END; t = next_tok(c)) {
		int32_t beg = t.beg;

		if (is(c, t, "abstract"))
			t = next_tok(c);
		if (sc.up && is(c, t, "}")) {
			sc.up->body_end = t.beg;
			sc.up->end = t.end;
			sc.up = NULL;
		} else {
			definition(&sc, &tail, t, beg);
		}
	}
	if (sc.up)
		sc.up->end = c->end;
	sc.out->item = ARENA_ARRAY(all->arena, struct sol_item,
				   sc.out->n + 1);
	/*
	 * A contract stands before its members, so its copy is in place when
	 * a member asks for it.
	 */
	struct sol_item *old_up = NULL, *new_up = NULL;
	size_t n = 0;
	for (struct item_cell *p = first; p; p = p->next, n++) {
		sc.out->item[n] = *p->item;
		if (p->item->up)
			sc.out->item[n].up = p->item->up == old_up ? new_up
								   : NULL;
		if (p->item->kind == SOL_CONTRACT) {
			old_up = p->item;
			new_up = &sc.out->item[n];
		}
	}
	return sc.out;
}

/* Items with the greatest beg <= offset come last; walk back from there. */
const struct sol_item *sol_enclosing(struct sources *all, struct source *s,
				     int32_t offset, enum sol_kind kind)
{
	if (!all || !s || !s->text || offset < 0)
		return NULL;
	if (!s->outline)
		s->outline = make_outline(all, s);
	const struct sol_outline *o = s->outline;
	size_t lo = 0, hi = o->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (o->item[mid].beg <= offset)
			lo = mid + 1;
		else
			hi = mid;
	}
	/*
	 * The last item before the offset either holds it, or has the same
	 * parent as what does, or is that parent.
	 */
	if (!lo)
		return NULL;
	for (const struct sol_item *it = &o->item[lo - 1]; it; it = it->up)
		if (it->kind == kind && offset < it->end)
			return it;
	return NULL;
}

/* ---- statements ------------------------------------------------------- */

static const char *const head_words[] = { "if", "while", "for", NULL };
static const char *const bare_words[] = { "else", "do", "unchecked", NULL };
static const char *const header_words[] = {
	"function", "modifier", "contract", "interface", "library",
	"constructor", "receive", "fallback", NULL
};

/* Where a statement ends: behind its last token. */
struct stretch {
	int32_t end;
	bool brace;	/* it was ended by a '{' or '}', not by ';' */
};

/* From `t` on to the ';', or to a brace that is not of call options. */
static struct stretch rest_of_statement(struct cur *c, struct tok t)
{
	struct stretch st = { t.beg, false };

	for (;; t = next_tok(c)) {
		if (t.kind == T_END || is(c, t, ";"))
			return st;
		if (is(c, t, "}") || (is(c, t, "{") && !opens_options(c))) {
			c->pos = t.beg;
			st.brace = true;
			return st;
		}
		st.end = t.end;
		if (bracket(c, t) > 0) {
			skip_brackets(c);
			st.end = c->pos;
		}
	}
}

/* `if (…)`: behind the closing bracket. */
static int32_t head_end(struct cur *c, struct tok t)
{
	struct tok open = peek_tok(c);

	if (!is(c, open, "("))
		return t.end;
	next_tok(c);
	skip_brackets(c);
	return c->pos;
}

/* `assembly "evmasm" ("memory-safe") { … }` as a whole. */
static int32_t assembly_end(struct cur *c, struct tok t)
{
	int32_t end = t.end;

	for (;;) {
		struct tok n = next_tok(c);

		if (n.kind == T_END || is(c, n, ";"))
			return end;
		end = n.end;
		bool open = is(c, n, "{");
		if (bracket(c, n) > 0) {
			skip_brackets(c);
			end = c->pos;
		}
		if (open)
			return end;
	}
}

/* Read the statement that begins with `t`; *end is where it ends, 0: none. */
static void one_statement(struct cur *c, struct tok t, int32_t *end)
{
	struct tok after = peek_tok(c);

	*end = 0;
	if (t.kind == T_PUNCT && (is(c, t, "{") || is(c, t, "}") ||
				  is(c, t, ";")))
		return;
	if (is_one_of(c, t, bare_words))
		return;
	if (is_one_of(c, t, head_words))
		*end = head_end(c, t);
	else if (is(c, t, "assembly") && (is(c, after, "{") ||
		 is(c, after, "(") || after.kind == T_STRING))
		*end = assembly_end(c, t);
	else if (is(c, t, "catch"))
		rest_of_statement(c, t);
	else if (is_one_of(c, t, header_words) && !is(c, after, "=") &&
		 (!is(c, t, "function") || after.kind == T_WORD))
		rest_of_statement(c, t);
	else if (is_one_of(c, t, braced_words) && after.kind == T_WORD)
		skip_braced(c);
	else
		*end = rest_of_statement(c, t).end;
}

void sol_statements(struct sources *all, struct source *s, int32_t beg,
		    int32_t end,
		    bool (*each)(void *arg, int32_t beg, int32_t end),
		    void *arg)
{
	(void)all;
	if (!s || !s->text || beg < 0)
		return;
	if ((size_t)end > s->len && end >= 0)
		end = (int32_t)s->len;
	struct cur c = { s->text, beg, end };
	while (c.pos < c.end) {
		struct tok t = next_tok(&c);
		int32_t to;

		if (t.kind == T_END)
			return;
		one_statement(&c, t, &to);
		if (to > t.beg && !each(arg, t.beg, to))
			return;
	}
}

/* ---- the shape of a write --------------------------------------------- */

static const char *const assign_ops[] = {
	"+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>=", ">>>=",
	"++", "--", NULL
};

/*
 * Two operands side by side (`uint x`, `S storage s`, `uint[] memory a`)
 * stand only in a declaration.
 */
static bool declares(const struct cur *c, struct tok before, struct tok t)
{
	if (t.kind != T_WORD)
		return false;
	if (before.kind == T_WORD)
		return !is(c, before, "return") && !is(c, before, "else") &&
		       !is(c, before, "do") && !is(c, before, "new");
	return is(c, before, "]") || is(c, before, ")");
}

static bool is_assembly_write(struct cur c)
{
	for (struct tok t = next_tok(&c); t.kind != T_END; t = next_tok(&c))
		if ((is(&c, t, "sstore") || is(&c, t, "tstore")) &&
		    is(&c, peek_tok(&c), "("))
			return true;
	return false;
}

bool sol_is_write(struct source *s, int32_t beg, int32_t end)
{
	if (!s || !s->text || beg < 0 || end < beg || (size_t)end > s->len)
		return false;
	struct cur c = { s->text, beg, end };
	struct tok before = { T_END, beg, beg };
	bool declaration = false, first_assign = true;

	if (is(&c, peek_tok(&c), "assembly"))
		return is_assembly_write(c);
	for (struct tok t = next_tok(&c); t.kind != T_END;
	     before = t, t = next_tok(&c)) {
		if (is_one_of(&c, t, assign_ops) || is(&c, t, "delete"))
			return true;
		if (is(&c, before, ".") && is(&c, peek_tok(&c), "(") &&
		    (is(&c, t, "push") || is(&c, t, "pop")))
			return true;
		if (is(&c, t, "=")) {
			if (!first_assign || !declaration)
				return true;
			first_assign = false;
		}
		declaration |= first_assign && declares(&c, before, t);
	}
	return false;
}

const struct sol_item *sol_next(struct sources *all, struct source *s,
				const struct sol_item *prev)
{
	if (!all || !s || !s->text)
		return NULL;
	if (!s->outline)
		s->outline = make_outline(all, s);
	size_t i = prev ? (size_t)(prev - s->outline->item) + 1 : 0;

	return i < s->outline->n ? &s->outline->item[i] : NULL;
}

const char *sol_plain(struct sources *all, const struct source *s, int32_t beg,
		      int32_t end)
{
	struct cur c = { s->text, beg, end };
	char *out = arena_alloc(all->arena, (size_t)(end - beg) + 1);
	size_t n = 0;
	int32_t last = beg;

	for (struct tok t = next_tok(&c); t.kind != T_END; t = next_tok(&c)) {
		if (n && t.beg > last)
			out[n++] = ' ';
		memcpy(out + n, s->text + t.beg, (size_t)(t.end - t.beg));
		n += (size_t)(t.end - t.beg);
		last = t.end;
	}
	return out;
}

struct sol_tok sol_token(const struct source *s, int32_t from, int32_t end)
{
	static const enum sol_tok_kind kinds[] = {
		[T_END] = SOL_END, [T_WORD] = SOL_WORD, [T_NUMBER] = SOL_NUMBER,
		[T_STRING] = SOL_STRING, [T_PUNCT] = SOL_PUNCT,
	};
	struct cur c = { s->text, from, end };
	struct tok t = next_tok(&c);

	return (struct sol_tok){ kinds[t.kind], t.beg, t.end };
}

bool sol_is(const struct source *s, struct sol_tok t, const char *word)
{
	size_t n = strlen(word);

	return t.kind != SOL_STRING && (size_t)(t.end - t.beg) == n &&
	       !memcmp(s->text + t.beg, word, n);
}
