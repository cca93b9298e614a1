/*
 * move: which late write can be made before the call.
 *
 * In: the Solidity text of the function that makes a call, and which of the
 * statements behind it are late writes.  Out: edits that put them before it.
 *
 * A statement may pass another only if no order of the two can be told apart:
 * neither changes what the other names, by the names of variables as a whole;
 * storage that is reached through a pointer may be any.  What is passed may
 * revert, which takes the write back as well, but it must not leave the
 * function in another way, nor call functions of the contract itself.  The
 * write calls nobody.  Whatever is not known to be harmless is not passed.
 */
#include <string.h>

#include "mend.h"

enum { MAX_TOKENS = 400, MAX_IDS = 200, MAX_NESTING = 40 };

/* ---- statements ----------------------------------------------------------- */

/* Behind the bracket that closes the one that ends at `from`; -1: none does. */
static int32_t close_of(const struct source *s, int32_t from, int32_t end)
{
	for (int depth = 1; depth;) {
		struct sol_tok t = sol_token(s, from, end);

		if (t.kind == SOL_END)
			return -1;
		if (t.kind == SOL_PUNCT && t.end - t.beg == 1)
			depth += strchr("([{", s->text[t.beg]) ? 1 :
				 strchr(")]}", s->text[t.beg]) ? -1 : 0;
		from = t.end;
	}
	return from;
}

/* With a '{' that ends at `from`: is it that of call options? */
static bool opens_options(const struct source *s, int32_t from, int32_t end)
{
	struct sol_tok name = sol_token(s, from, end);

	return name.kind == SOL_WORD &&
	       sol_is(s, sol_token(s, name.end, end), ":");
}

/* Behind the next `{ … }` that is a block; what stands before is passed over. */
static int32_t behind_block(const struct source *s, int32_t from, int32_t end)
{
	while (from >= 0) {
		struct sol_tok t = sol_token(s, from, end);

		if (t.kind == SOL_END || sol_is(s, t, ";") ||
		    sol_is(s, t, "}"))
			return -1;
		from = t.end;
		if (sol_is(s, t, "{") && !opens_options(s, from, end))
			return close_of(s, from, end);
		if (sol_is(s, t, "(") || sol_is(s, t, "[") || sol_is(s, t, "{"))
			from = close_of(s, from, end);
	}
	return -1;
}

/* Behind `(…)`. */
static int32_t behind_head(const struct source *s, int32_t from, int32_t end)
{
	struct sol_tok t = sol_token(s, from, end);

	return sol_is(s, t, "(") ? close_of(s, t.end, end) : -1;
}

/* Behind the ';' of a statement without a block. */
static int32_t behind_plain(const struct source *s, int32_t from, int32_t end)
{
	while (from >= 0) {
		struct sol_tok t = sol_token(s, from, end);

		if (t.kind == SOL_END || sol_is(s, t, "}"))
			return -1;
		from = t.end;
		if (sol_is(s, t, ";"))
			return from;
		if (sol_is(s, t, "(") || sol_is(s, t, "[") || sol_is(s, t, "{"))
			from = close_of(s, from, end);
	}
	return -1;
}

static int32_t behind_try(const struct source *s, int32_t from, int32_t end)
{
	int32_t to = behind_block(s, from, end);

	while (to >= 0 && sol_is(s, sol_token(s, to, end), "catch"))
		to = behind_block(s, to, end);
	return to;
}

/* Where the statement that begins at `from` ends; -1: not known. */
static int32_t stmt_end(const struct source *s, int32_t from, int32_t end,
			unsigned depth)
{
	struct sol_tok t = sol_token(s, from, end);
	bool is_if = sol_is(s, t, "if");
	int32_t to;

	if (t.kind == SOL_END || !depth)
		return -1;
	if (sol_is(s, t, "{") || sol_is(s, t, "unchecked") ||
	    sol_is(s, t, "assembly"))
		return behind_block(s, t.beg, end);
	if (sol_is(s, t, "try"))
		return behind_try(s, t.beg, end);
	if (sol_is(s, t, "do")) {
		to = stmt_end(s, t.end, end, depth - 1);
		return to < 0 ? to : behind_plain(s, to, end);
	}
	if (!is_if && !sol_is(s, t, "for") && !sol_is(s, t, "while"))
		return behind_plain(s, t.beg, end);
	to = behind_head(s, t.end, end);
	if (to >= 0)
		to = stmt_end(s, to, end, depth - 1);
	if (to >= 0 && is_if && sol_is(s, t = sol_token(s, to, end), "else"))
		to = stmt_end(s, t.end, end, depth - 1);
	return to;
}

/* `if (…) revert …;`, with or without braces, and nothing else. */
static bool only_aborts(const struct source *s, const struct stmt *st)
{
	int32_t to = behind_head(s, sol_token(s, st->beg, st->end).end, st->end);
	struct sol_tok t;
	bool braces;

	if (to < 0)
		return false;
	t = sol_token(s, to, st->end);
	braces = sol_is(s, t, "{");
	if (braces)
		t = sol_token(s, t.end, st->end);
	if (!sol_is(s, t, "revert"))
		return false;
	to = behind_plain(s, t.beg, st->end);
	return to == st->end ||
	       (braces && to >= 0 && sol_token(s, to, st->end).end == st->end);
}

static enum stmt_kind kind_of_stmt(const struct source *s,
				   const struct stmt *st)
{
	static const char *const loops[] = { "for", "while", "do", NULL };
	static const char *const others[] = {
		"{", "try", "assembly", "return", "break", "continue", "_",
		"revert", NULL
	};
	struct sol_tok t = sol_token(s, st->beg, st->end);

	for (unsigned i = 0; loops[i]; i++)
		if (sol_is(s, t, loops[i]))
			return STMT_LOOP;
	for (unsigned i = 0; others[i]; i++)
		if (sol_is(s, t, others[i]))
			return STMT_OTHER;
	if (sol_is(s, t, "if"))
		return only_aborts(s, st) ? STMT_ABORT : STMT_OTHER;
	return sol_is(s, t, "unchecked") ? STMT_UNCHECKED : STMT_PLAIN;
}

/* The statements of [beg, end); b->call becomes the one that holds `at`. */
static bool read_block(struct block *b, int32_t beg, int32_t end, int32_t at)
{
	b->n = 0;
	b->call = MAX_STMTS;
	while (sol_token(b->file, beg, end).kind != SOL_END) {
		struct stmt *st = &b->s[b->n];

		if (b->n == MAX_STMTS)
			return false;
		*st = (struct stmt){ .beg = sol_token(b->file, beg, end).beg };
		st->end = stmt_end(b->file, st->beg, end, MAX_NESTING);
		if (st->end < 0)
			return false;
		st->kind = kind_of_stmt(b->file, st);
		if (st->beg <= at && at < st->end)
			b->call = b->n;
		beg = st->end;
		b->n++;
	}
	return b->call < b->n;
}

/* The block within a statement that holds `at`, without its braces. */
static bool inner_block(const struct source *s, const struct stmt *st,
			int32_t at, int32_t *beg, int32_t *end)
{
	int32_t from = st->beg;

	while (from >= 0) {
		struct sol_tok t = sol_token(s, from, st->end);
		int32_t to;

		if (t.kind == SOL_END)
			return false;
		from = t.end;
		if (!sol_is(s, t, "(") && !sol_is(s, t, "[") &&
		    !sol_is(s, t, "{"))
			continue;
		to = close_of(s, from, st->end);
		if (sol_is(s, t, "{") && from <= at && at < to) {
			*beg = from;
			*end = to - 1;
			return !opens_options(s, from, st->end);
		}
		from = to;
	}
	return false;
}

/* Is `at` in the condition of an `if`? */
static bool in_head(const struct source *s, const struct stmt *st, int32_t at)
{
	return at < behind_head(s, sol_token(s, st->beg, st->end).end, st->end);
}

struct block *block_of_call(struct mod *m, struct where call)
{
	struct block *b = ARENA_NEW(m->arena, struct block);
	int32_t beg, end;

	b->file = call.file;
	if (!call.file || !call.file->text)
		return NULL;
	b->fn = sol_enclosing(m->sources, b->file, call.beg, SOL_FUNCTION);
	if (!b->fn)
		b->fn = sol_enclosing(m->sources, b->file, call.beg,
				      SOL_MODIFIER);
	if (!b->fn || b->fn->body_beg < 0)
		return NULL;
	beg = b->fn->body_beg;
	end = b->fn->body_end;
	for (unsigned depth = 0; depth < MAX_NESTING; depth++) {
		const struct stmt *st;

		if (!read_block(b, beg, end, call.beg))
			return NULL;
		st = &b->s[b->call];
		if (st->kind == STMT_PLAIN ||
		    (st->kind == STMT_ABORT && in_head(b->file, st, call.beg)))
			return call.end <= st->end ? b : NULL;
		if (st->kind == STMT_LOOP ||
		    !inner_block(b->file, st, call.beg, &beg, &end))
			return NULL;
	}
	return NULL;
}

struct stmt *block_late(struct block *b, struct where w)
{
	for (unsigned i = b->call + 1; i < b->n && w.file == b->file; i++)
		if (b->s[i].beg <= w.beg && w.end <= b->s[i].end)
			return &b->s[i];
	return NULL;
}

/* ---- what a statement names ------------------------------------------------ */

struct id {
	int32_t beg, end;
	bool write;
};

/* What some tokens name, and what they may do. */
struct look {
	const struct mod *m;
	const struct source *file;
	const struct sol_item *fn;
	struct sol_tok tok[MAX_TOKENS];
	unsigned depth[MAX_TOKENS];	/* how many brackets are open there */
	unsigned n;
	struct id id[MAX_IDS];
	unsigned nids;
	unsigned changes;	/* assignments and the like */
	bool unknown;		/* more than is understood */
	bool calls;		/* somebody else */
	bool outside;		/* depends on more than variables */
	bool tests;		/* require, assert, revert */
	bool logs;
	bool deep;		/* changes a part of what a local variable holds */
	bool state, pointer;	/* names state variables; pointers to storage */
};

static bool tok_is(const struct look *l, unsigned i, const char *word)
{
	return i < l->n && sol_is(l->file, l->tok[i], word);
}

static bool tok_in(const struct look *l, unsigned i, const char *const *list)
{
	for (; *list; list++)
		if (tok_is(l, i, *list))
			return true;
	return false;
}

static bool same_word(const struct source *s, struct sol_tok a, int32_t beg,
		      int32_t end)
{
	return a.end - a.beg == end - beg &&
	       !memcmp(s->text + a.beg, s->text + beg, (size_t)(end - beg));
}

/* Is it declared in the function as a pointer to storage? */
static bool is_pointer(const struct look *l, struct sol_tok name)
{
	struct sol_tok t = { SOL_WORD, l->fn->beg, l->fn->beg };

	while ((t = sol_token(l->file, t.end, l->fn->end)).kind != SOL_END)
		if (sol_is(l->file, t, "storage") &&
		    same_word(l->file, sol_token(l->file, t.end, l->fn->end),
			      name.beg, name.end))
			return true;
	return false;
}

static const struct sol_item *item_of(const struct look *l, enum sol_kind kind,
				      unsigned i)
{
	return mend_named(l->m, kind, l->file->text + l->tok[i].beg,
			  (size_t)(l->tok[i].end - l->tok[i].beg));
}

static void add_id(struct look *l, unsigned i, bool write)
{
	if (i >= l->n || l->nids == MAX_IDS) {
		l->unknown = true;
		return;
	}
	l->id[l->nids++] = (struct id){ l->tok[i].beg, l->tok[i].end, write };
	if (item_of(l, SOL_VARIABLE, i))
		l->state = true;
	if (is_pointer(l, l->tok[i]))
		l->pointer = true;
}

/* Does some file define a struct, an error and the like of that name? */
static bool is_type(const struct look *l, struct sol_tok name)
{
	static const char *const words[] = {
		"struct", "error", "enum", "type", "contract", "interface",
	};
	size_t len = (size_t)(name.end - name.beg);

	for (const struct source *s = l->m->sources->first; s; s = s->next) {
		struct sol_tok t = { SOL_WORD, 0, 0 }, before = t;

		while (s->text && t.kind != SOL_END) {
			before = t;
			t = sol_token(s, t.end, (int32_t)s->len);
			if ((size_t)(t.end - t.beg) != len ||
			    memcmp(s->text + t.beg, l->file->text + name.beg,
				   len))
				continue;
			for (unsigned i = 0;
			     i < sizeof(words) / sizeof(*words); i++)
				if (sol_is(s, before, words[i]))
					return true;
		}
	}
	return false;
}

/* `uint128(…)` */
static bool is_elementary(const struct look *l, unsigned i)
{
	static const char *const stems[] = {
		"uint", "int", "bytes", "address", "payable", "bool", "string",
	};
	const char *s = l->file->text + l->tok[i].beg;
	size_t len = (size_t)(l->tok[i].end - l->tok[i].beg);

	for (unsigned k = 0; k < sizeof(stems) / sizeof(*stems); k++) {
		size_t n = strlen(stems[k]);

		if (len < n || memcmp(s, stems[k], n))
			continue;
		while (n < len && s[n] >= '0' && s[n] <= '9')
			n++;
		if (n == len)
			return true;
	}
	return false;
}

/* A name with '(' behind it. */
static void look_at_call(struct look *l, unsigned i)
{
	static const char *const tests[] = {
		"require", "assert", "revert", NULL
	};
	static const char *const pure[] = {
		"keccak256", "sha256", "ripemd160", "ecrecover", "addmod",
		"mulmod", "type", NULL
	};

	if (tok_in(l, i, tests))
		l->tests = true;
	else if (!(i && (tok_is(l, i - 1, "emit") || tok_is(l, i - 1, "revert"))) &&
		 !tok_in(l, i, pure) && !is_elementary(l, i) &&
		 (item_of(l, SOL_FUNCTION, i) || item_of(l, SOL_VARIABLE, i) ||
		  !is_type(l, l->tok[i])))
		l->unknown = true;
}

/* The name that `x.y[z].w(…)` begins with, given the token of `w`; l->n: none. */
static unsigned root_of(const struct look *l, unsigned i)
{
	while (i >= 2 && tok_is(l, i - 1, ".")) {
		unsigned open = l->depth[i];

		i -= 2;
		while (i && (tok_is(l, i, ")") || tok_is(l, i, "]") ||
			     tok_is(l, i, "}"))) {
			for (i--; i && l->depth[i] > open; i--)
				;
			if (i)
				i--;	/* what stands before the bracket */
		}
	}
	return l->tok[i].kind == SOL_WORD ? i : l->n;
}

/* Something attached by `using` may change what it is given. */
static void look_at_given(struct look *l, unsigned i)
{
	unsigned open = l->depth[i];

	if (!mend_has_word(l->m, "using"))
		return;
	for (i++; i < l->n && (l->depth[i] > open || tok_is(l, i, "(") ||
			       tok_is(l, i, "{") || tok_is(l, i, "}")); i++)
		if (l->tok[i].kind == SOL_WORD && !tok_is(l, i - 1, "."))
			add_id(l, i, true);
}

/* A member that is called. */
static void look_at_member(struct look *l, unsigned i)
{
	static const char *const plain[] = {
		"call", "send", "transfer", "staticcall", NULL
	};
	static const char *const array[] = { "push", "pop", NULL };
	unsigned root = root_of(l, i);

	if (root == l->n || tok_is(l, root, "super") ||
	    tok_is(l, i, "delegatecall")) {
		l->unknown = true;
	} else if (tok_is(l, root, "abi")) {
		return;
	} else if (tok_in(l, i, array) && !l->depth[i]) {
		l->changes++;
		add_id(l, root, true);
	} else {
		/* of a library, which may be given storage */
		if (item_of(l, SOL_CONTRACT, root) &&
		    !tok_is(l, root + 1, "("))
			l->unknown = true;
		l->calls = true;
		if (!tok_in(l, i, plain) && !tok_is(l, root + 1, "("))
			add_id(l, root, true);
		if (!tok_in(l, i, plain))
			look_at_given(l, i);
	}
}

static void look_at_word(struct look *l, unsigned i)
{
	static const char *const leaves[] = {
		"return", "break", "continue", "throw", "_", "assembly",
		"super", "selfdestruct", "suicide", NULL
	};
	static const char *const passed[] = {
		"delete", "memory", "calldata", "storage", "revert", "msg",
		"block", "tx", "abi", "true", "false", NULL
	};
	static const char *const shown[] = {
		"balance", "code", "codehash", NULL
	};
	bool called = tok_is(l, i + 1, "(") || tok_is(l, i + 1, "{");

	if (i && tok_is(l, i - 1, ".")) {
		l->outside |= tok_in(l, i, shown);
		if (called)
			look_at_member(l, i);
		return;
	}
	if (tok_is(l, i, "emit"))
		l->logs = true;
	else if (tok_is(l, i, "new"))
		l->calls = true;
	else if (tok_is(l, i, "gasleft") || tok_is(l, i, "blockhash"))
		l->outside = true;
	else if (tok_is(l, i, "this"))
		/* a call of itself is one by its interface, or begins so */
		l->unknown |= !(i > 1 && tok_is(l, i - 2, "address") &&
				tok_is(l, i + 1, ")"));
	else if (tok_in(l, i, leaves))
		l->unknown = true;
	else if (i && tok_is(l, i + 1, ":") &&
		 (tok_is(l, i - 1, "{") || tok_is(l, i - 1, ",")))
		return;		/* the name of an option */
	else if (called)
		look_at_call(l, i);
	else if (!tok_in(l, i, passed))
		add_id(l, i, false);
}

/* What the tokens before an assignment name as its goal. */
static void look_at_goal(struct look *l, unsigned n)
{
	bool tuple = tok_is(l, 0, "("), part = false;
	unsigned words = 0;

	for (unsigned i = 0; i < n; i++) {
		bool root = l->tok[i].kind == SOL_WORD &&
			    !(i && tok_is(l, i - 1, "."));

		part |= tok_is(l, i, ".") || tok_is(l, i, "[");
		if (root && l->depth[i] == tuple) {
			words++;
			add_id(l, i, true);
		}
	}
	/* parts of a tuple's goals may be of anything */
	if (!words || (tuple && part))
		l->unknown = true;
	if (part && words == 1 && !item_of(l, SOL_VARIABLE, 0) &&
	    !is_pointer(l, l->tok[0]))
		l->deep = true;
}

static bool is_assignment(const struct look *l, unsigned i)
{
	static const char *const ops[] = {
		"=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=",
		">>=", ">>>=", NULL
	};

	return l->tok[i].kind == SOL_PUNCT && tok_in(l, i, ops);
}

/* `++` and `--` as a statement of their own. */
static void look_at_step(struct look *l, unsigned i)
{
	l->changes++;
	if (l->depth[i] || (i && i + 1 < l->n))
		l->unknown = true;
	else if (i)
		look_at_goal(l, i);
	else if (l->n > 1)
		add_id(l, 1, true);
	/* what `++x.y` and the like change is a part of something */
	if (!i && l->n > 2 && !item_of(l, SOL_VARIABLE, 1) &&
	    !is_pointer(l, l->tok[1]))
		l->deep = true;
}

/* Tokens and brackets of a stretch of text. */
static void take_tokens(struct look *l, int32_t beg, int32_t end)
{
	unsigned depth = 0;

	l->n = 0;
	for (;;) {
		struct sol_tok t = sol_token(l->file, beg, end);
		bool single = t.kind == SOL_PUNCT && t.end - t.beg == 1;
		char c = single ? l->file->text[t.beg] : ' ';

		if (t.kind == SOL_END || l->n == MAX_TOKENS)
			break;
		if (strchr(")]}", c) && depth)
			depth--;
		l->tok[l->n] = t;
		l->depth[l->n++] = depth;
		if (strchr("([{", c))
			depth++;
		beg = t.end;
	}
	if (l->n == MAX_TOKENS)
		l->unknown = true;
}

/* `uint256 x`: two words side by side declare the second one. */
static bool declares_at(const struct look *l, unsigned i)
{
	static const char *const words[] = {
		"emit", "delete", "revert", "new", NULL
	};

	return i + 1 < l->n && !l->depth[i] && l->tok[i].kind == SOL_WORD &&
	       l->tok[i + 1].kind == SOL_WORD && !tok_in(l, i, words);
}

/* One statement without a block, or a condition; its ';' is no matter. */
static void look_at(struct look *l, int32_t beg, int32_t end)
{
	unsigned assigned = 0;

	take_tokens(l, beg, end);
	if (l->n && tok_is(l, l->n - 1, ";"))
		l->n--;
	for (unsigned i = 0; i < l->n; i++) {
		if (l->tok[i].kind == SOL_WORD)
			look_at_word(l, i);
		if (declares_at(l, i))
			add_id(l, i + 1, true);
		if (tok_is(l, i, "++") || tok_is(l, i, "--"))
			look_at_step(l, i);
		if (!is_assignment(l, i))
			continue;
		l->changes++;
		if (l->depth[i] || assigned++)
			l->unknown = true;
		else
			look_at_goal(l, i);
	}
	if (tok_is(l, 0, "delete")) {
		l->changes++;
		add_id(l, 1, true);
	}
}

/* ---- which may change places ------------------------------------------------ */

static struct look *new_look(struct mod *m, const struct block *b)
{
	struct look *l = ARENA_NEW(m->arena, struct look);

	l->m = m;
	l->file = b->file;
	l->fn = b->fn;
	return l;
}

/* The plain statements within `unchecked { … }`. */
static void look_within(struct look *l, const struct stmt *st)
{
	const struct source *s = l->file;
	struct sol_tok t = sol_token(s, st->beg, st->end);
	int32_t from = sol_token(s, t.end, st->end).end, end = st->end - 1;

	while (sol_token(s, from, end).kind != SOL_END) {
		struct stmt in = { .beg = sol_token(s, from, end).beg };
		unsigned before = l->changes;

		in.end = stmt_end(s, in.beg, end, MAX_NESTING);
		if (in.end < 0 || kind_of_stmt(s, &in) != STMT_PLAIN) {
			l->unknown = true;
			return;
		}
		look_at(l, in.beg, in.end);
		if (l->changes == before)
			l->outside = true;	/* no write, so no late write */
		from = in.end;
	}
}

static struct look *look_at_stmt(struct mod *m, const struct block *b,
				 const struct stmt *st)
{
	struct look *l = new_look(m, b);
	struct sol_tok t = sol_token(b->file, st->beg, st->end);
	int32_t head;

	switch (st->kind) {
	case STMT_PLAIN:
		look_at(l, st->beg, st->end);
		break;
	case STMT_ABORT:
		head = behind_head(b->file, t.end, st->end);
		look_at(l, t.end, head);
		t = sol_token(b->file, head, st->end);
		if (sol_is(b->file, t, "{"))
			t = sol_token(b->file, t.end, st->end);
		look_at(l, t.beg, behind_plain(b->file, t.beg, st->end));
		break;
	case STMT_UNCHECKED:
		look_within(l, st);
		break;
	default:
		l->unknown = true;
	}
	return l;
}

/* A write to storage, or the writing of a log, that does nothing else. */
static bool can_be_moved(const struct look *w)
{
	if (w->unknown || w->calls || w->outside || w->tests || w->deep)
		return false;
	if (w->logs)
		return !w->changes;
	if (!w->changes)
		return false;
	for (unsigned i = 0; i < w->nids; i++) {
		struct sol_tok t = { SOL_WORD, w->id[i].beg, w->id[i].end };

		if (w->id[i].write && !is_pointer(w, t) &&
		    !mend_named(w->m, SOL_VARIABLE, w->file->text + t.beg,
				(size_t)(t.end - t.beg)))
			return false;
	}
	return true;
}

/* Is there no order of the late statement w and of x that tells? */
static bool can_pass(const struct look *w, const struct look *x)
{
	if (x->unknown || x->deep)
		return false;
	if ((w->pointer && (x->pointer || x->state)) ||
	    (x->pointer && w->state))
		return false;
	for (unsigned i = 0; i < w->nids; i++)
		for (unsigned k = 0; k < x->nids; k++) {
			struct sol_tok t = { SOL_WORD, x->id[k].beg,
					     x->id[k].end };

			if ((w->id[i].write || x->id[k].write) &&
			    same_word(w->file, t, w->id[i].beg, w->id[i].end))
				return false;
		}
	return true;
}

bool block_plan(struct mod *m, struct block *b)
{
	struct look *look[MAX_STMTS] = { NULL };
	bool all = true;

	for (unsigned i = b->call; i < b->n; i++) {
		struct stmt *st = &b->s[i];

		look[i] = look_at_stmt(m, b, st);
		if (!st->must && !st->want)
			continue;
		st->moved = i > b->call && can_be_moved(look[i]);
		for (unsigned k = b->call; k < i && st->moved; k++)
			if (!b->s[k].moved && !can_pass(look[i], look[k]))
				st->moved = false;
		all &= st->moved || !st->must;
	}
	return all;
}

/* ---- edits ------------------------------------------------------------------ */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The start of the line, if only blanks stand before `at` in it; else -1. */
static int32_t line_start(const struct source *s, int32_t at)
{
	while (at > 0 && is_blank(s->text[at - 1]))
		at--;
	return !at || s->text[at - 1] == '\n' ? at : -1;
}

/* Behind the line's end, if only a comment stands behind `at`; else -1. */
static int32_t line_end(const struct source *s, int32_t at)
{
	int32_t len = (int32_t)s->len;
	const char *t = s->text;

	while (at < len && (is_blank(t[at]) || t[at] == '\r'))
		at++;
	if (at + 1 < len && t[at] == '/' && t[at + 1] == '/')
		while (at < len && t[at] != '\n')
			at++;
	return at < len && t[at] == '\n' ? at + 1 : -1;
}

/* The statement as lines of their own, or within a line. */
void block_move(struct mod *m, struct finding *f, const struct block *b,
		unsigned i, int32_t at)
{
	struct arena *a = m->report->arena;
	const struct source *s = b->file;
	const struct stmt *st = &b->s[i];
	int32_t beg = line_start(s, st->beg), end = line_end(s, st->end);
	int32_t to = line_start(s, at);
	struct edit out = { b->file, st->beg, st->end, "", st->beg, NULL };
	struct edit in = { b->file, at, at, NULL, st->beg, NULL };
	int len = (int)(st->end - st->beg);

	if (beg >= 0 && end >= 0) {
		out.beg = beg;
		out.end = end;
	} else {
		while (is_blank(s->text[out.beg - 1]))
			out.beg--;
	}
	if (to >= 0)
		in.beg = in.end = to;
	if (to >= 0 && out.beg == beg && out.end == end)
		in.text = arena_strndup(a, s->text + beg, (size_t)(end - beg));
	else if (to >= 0)
		in.text = arena_printf(a, "%.*s%.*s\n", (int)(at - to),
				       s->text + to, len, s->text + st->beg);
	else
		in.text = arena_printf(a, "%.*s ", len, s->text + st->beg);
	mend_add(m, f, &out);
	mend_add(m, f, &in);
}
