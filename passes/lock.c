/*
 * lock: functions that revert while one of them runs.
 *
 * In: which entries of the contract must not run during which.  Out: edits
 * that declare a variable and a modifier behind the contract's own variables,
 * so that none of their slots moves, and put the modifier on the functions.
 *
 * The lock must never shut out a run that nobody interrupts, and must be
 * released whenever a function ends well.  So none of the functions may be
 * used from within the contract, call the contract, or be what takes ether;
 * nothing may end a call without going back through the modifier; and no
 * contract that inherits may have variables behind the new one.
 */
#include <string.h>

#include "calls.h"
#include "mend.h"
#include "names.h"

enum { MAX_BASES = 64 };

struct locking_of {
	struct mod *m;
	const unsigned char *how;
	struct source *file;
	const struct sol_item *contract;
	const struct sol_item *base[MAX_BASES];	/* it, and what it inherits */
	const struct source *base_file[MAX_BASES];
	unsigned nbases;
};

/* ---- the contract ----------------------------------------------------------- */

/* Its definition in the text; false if it is not there. */
static bool find_contract(struct locking_of *k)
{
	const struct origin *w = &k->m->obj->whole;
	const char *file = yul_file(k->m->obj, w->file);
	const char *name = contract_name(k->m);
	const struct source *s;

	k->file = file ? sol_find(k->m->sources, file) : NULL;
	s = k->file;
	if (!s || !s->text || !name)
		return false;
	k->contract = sol_enclosing(k->m->sources, k->file, w->beg,
				    SOL_CONTRACT);
	return k->contract && k->contract->body_beg >= 0 &&
	       !strcmp(k->contract->name, name) &&
	       !sol_is(s, sol_token(s, k->contract->beg, k->contract->end),
		       "library");
}

/* Does the word stand between its name and its '{'? */
static bool names_as_base(const struct source *s, const struct sol_item *it,
			  const char *word)
{
	struct sol_tok t = { SOL_WORD, it->name_end, it->name_end };

	while ((t = sol_token(s, t.end, it->body_beg)).kind != SOL_END)
		if (sol_is(s, t, word))
			return true;
	return false;
}

static bool is_family(const struct locking_of *k, const struct sol_item *it)
{
	for (unsigned i = 0; i < k->nbases; i++)
		if (k->base[i] == it)
			return true;
	return false;
}

/* The contract and all that it inherits; false if they are too many. */
static bool find_bases(struct locking_of *k)
{
	k->nbases = 1;
	k->base[0] = k->contract;
	k->base_file[0] = k->file;
	for (unsigned i = 0; i < k->nbases; i++)
		for (struct source *s = k->m->sources->first; s; s = s->next) {
			const struct sol_item *it = NULL;

			while ((it = sol_next(k->m->sources, s, it))) {
				if (it->kind != SOL_CONTRACT ||
				    is_family(k, it) ||
				    !names_as_base(k->base_file[i], k->base[i],
						   it->name))
					continue;
				if (k->nbases == MAX_BASES)
					return false;
				k->base[k->nbases] = it;
				k->base_file[k->nbases++] = s;
			}
		}
	return true;
}

static bool is_inherited(const struct locking_of *k)
{
	for (struct source *s = k->m->sources->first; s; s = s->next) {
		const struct sol_item *it = NULL;

		while ((it = sol_next(k->m->sources, s, it)))
			if (it->kind == SOL_CONTRACT && it != k->contract &&
			    names_as_base(s, it, k->contract->name))
				return true;
	}
	return false;
}

/* Assembly that ends the call at once, or writes slots by their number. */
static bool is_risky_assembly(const struct source *s, int32_t from)
{
	int depth = 0;
	struct sol_tok t = { SOL_WORD, from, from }, open, slot;

	do {
		t = sol_token(s, t.end, (int32_t)s->len);
		depth += sol_is(s, t, "{") ? 1 : sol_is(s, t, "}") ? -1 : 0;
		open = sol_token(s, t.end, (int32_t)s->len);
		slot = sol_token(s, open.end, (int32_t)s->len);
		if ((sol_is(s, t, "return") || sol_is(s, t, "stop")) &&
		    sol_is(s, open, "("))
			return true;
		if (sol_is(s, t, "sstore") && slot.kind == SOL_NUMBER)
			return true;
	} while (t.kind != SOL_END && (depth || !sol_is(s, t, "}")));
	return false;
}

/* Can a call end well without coming back to its modifier? */
static bool ends_suddenly(const struct locking_of *k)
{
	for (const struct source *s = k->m->sources->first; s; s = s->next) {
		struct sol_tok t = { SOL_WORD, 0, 0 };

		while (s->text && t.kind != SOL_END) {
			t = sol_token(s, t.end, (int32_t)s->len);
			if (sol_is(s, t, "selfdestruct") ||
			    (sol_is(s, t, "assembly") &&
			     is_risky_assembly(s, t.end)))
				return true;
		}
	}
	return false;
}

/* ---- the functions ---------------------------------------------------------- */

/* The function in the text, if it is the contract's own; else NULL. */
static const struct sol_item *function_of(const struct locking_of *k,
					  const struct entry *e)
{
	const struct sol_item *it;

	if (e->kind != ENTRY_FUNCTION || e->where.file != k->file)
		return NULL;
	it = sol_enclosing(k->m->sources, k->file, e->where.beg, SOL_FUNCTION);
	return it && it->up == k->contract && it->body_beg >= 0 &&
	       !strcmp(it->name, e->name) ? it : NULL;
}

static bool calls_itself(const struct locking_of *k, const struct entry *e)
{
	const struct callsites *cs = k->m->calls;

	for (unsigned i = 0; i < cs->n; i++)
		if (cs->site[i].entry == e && cs->site[i].from == FROM_SELF)
			return true;
	return false;
}

/*
 * Is the function used but by a call of another contract's?  `x.f(` is one,
 * unless x is the contract itself, in one way or another.
 */
static bool is_used_within(const struct locking_of *k, const struct source *s,
			   const struct sol_item *in, const char *name)
{
	struct sol_tok t = { SOL_WORD, in->beg, in->beg }, before = t;

	while (t.kind != SOL_END) {
		struct sol_tok next = sol_token(s, t.end, in->end);

		if (sol_is(s, next, name) && !sol_is(s, t, "function") &&
		    (!sol_is(s, t, ".") || sol_is(s, before, "this") ||
		     sol_is(s, before, "super") ||
		     mend_named(k->m, SOL_CONTRACT, s->text + before.beg,
				(size_t)(before.end - before.beg))))
			return true;
		before = t;
		t = next;
	}
	return false;
}

static bool is_used(const struct locking_of *k, const char *name)
{
	for (unsigned i = 0; i < k->nbases; i++)
		if (is_used_within(k, k->base_file[i], k->base[i], name))
			return true;
	return false;
}

/* Behind visibility and the like, before modifiers and what is returned. */
static int32_t place_of_modifier(const struct source *s,
				 const struct sol_item *it)
{
	static const char *const words[] = {
		"external", "public", "payable", "view", "virtual", "override",
	};
	struct sol_tok t = { SOL_WORD, it->name_end, it->name_end };
	int32_t place = -1;
	int depth = 0;

	while (t.end < it->body_beg) {
		bool keyword = false;

		t = sol_token(s, t.end, it->body_beg);
		if (t.kind == SOL_END)
			break;
		for (unsigned i = 0; i < sizeof(words) / sizeof(*words); i++)
			keyword |= sol_is(s, t, words[i]);
		if (sol_is(s, t, ")"))
			depth--;
		if (!depth && !keyword && !sol_is(s, t, "(") &&
		    !sol_is(s, t, ")"))
			break;
		if (sol_is(s, t, "("))
			depth++;
		if (!depth)
			place = t.end;
	}
	return place;
}

static bool can_have_lock(const struct locking_of *k, const struct entry *e)
{
	const struct sol_item *it = function_of(k, e);

	return it && place_of_modifier(k->file, it) >= 0 &&
	       !calls_itself(k, e) && !is_used(k, it->name);
}

bool lock_is_possible(struct mod *m, const unsigned char *how)
{
	struct locking_of k = { .m = m, .how = how };

	if (!mend_can_see(m) || !find_contract(&k) || !find_bases(&k) ||
	    is_inherited(&k) || ends_suddenly(&k))
		return false;
	for (unsigned i = 0; i < m->nentries; i++)
		if (how[i] != LOCK_NOT && !can_have_lock(&k, &m->entry[i]))
			return false;
	return true;
}

/* ---- edits ------------------------------------------------------------------ */

/* A name that stands nowhere in the files at hand. */
static const char *new_name(struct mod *m, const char *base)
{
	const char *name = base;

	for (unsigned i = 2; mend_has_word(m, name); i++)
		name = arena_printf(m->report->arena, "%s%u", base, i);
	return name;
}

/* The last variable that the contract itself defines, or NULL. */
static const struct sol_item *last_variable(const struct locking_of *k)
{
	const struct sol_item *it = NULL, *last = NULL;

	while ((it = sol_next(k->m->sources, k->file, it)))
		if (it->kind == SOL_VARIABLE && it->up == k->contract)
			last = it;
	return last;
}

/* How far the line of `at` is indented. */
static const char *indent_of(const struct locking_of *k, int32_t at)
{
	const char *t = k->file->text;
	int32_t beg = at, end;

	while (beg > 0 && t[beg - 1] != '\n')
		beg--;
	for (end = beg; t[end] == ' ' || t[end] == '\t'; end++)
		;
	return arena_strndup(k->m->report->arena, t + beg,
			     (size_t)(end - beg));
}

/* Behind `at`, or behind its line if nothing but a comment follows there. */
static int32_t line_behind(const struct source *s, int32_t at, bool *alone)
{
	struct sol_tok next = sol_token(s, at, (int32_t)s->len);
	int32_t end = at;

	while (end < (int32_t)s->len && s->text[end] != '\n')
		end++;
	*alone = end < (int32_t)s->len &&
		 (next.kind == SOL_END || next.beg > end);
	return *alone ? end + 1 : at;
}

/* Lines, each indented, "\t" being one step further; put at `at`. */
static void add_lines(const struct locking_of *k, struct finding *f,
		      const char *const *lines, int32_t at, int32_t order)
{
	struct arena *a = k->m->report->arena;
	const struct sol_item *v = last_variable(k);
	const char *text = "", *step, *in;
	bool alone;
	struct edit e = { .file = k->file, .from = order };

	in = indent_of(k, v ? v->beg : k->contract->beg);
	/* members are one step further than their contract, as a rule */
	step = v && *in && !*indent_of(k, k->contract->beg) ? in : "    ";
	if (!v)
		in = arena_printf(a, "%s%s", in, step);
	e.beg = e.end = line_behind(k->file, at, &alone);
	for (; *lines; lines++) {
		bool further = **lines == '\t', empty = !**lines;
		const char *line = arena_printf(a, "%s%s%s",
			empty ? "" : in, further ? step : "",
			*lines + further);

		text = alone ? arena_printf(a, "%s%s\n", text, line) :
			       arena_printf(a, "%s\n%s", text, line);
	}
	e.text = text;
	mend_add(k->m, f, &e);
}

static void declare(const struct locking_of *k, struct finding *f,
		    const char *var, const char *enter, const char *look)
{
	struct arena *a = k->m->report->arena;
	const struct sol_item *v = last_variable(k);
	int32_t at = v ? v->end : k->contract->body_beg;
	const char *test = arena_printf(a, "\trequire(%s == 0, \"re-entered\");",
					var);
	const char *lock[] = {
		arena_printf(a, "uint256 private %s;", var), "",
		arena_printf(a, "modifier %s() {", enter), test,
		arena_printf(a, "\t%s = 1;", var), "\t_;",
		arena_printf(a, "\t%s = 0;", var), "}", NULL
	};
	const char *check[] = {
		"", arena_printf(a, "modifier %s() {", look), test, "\t_;",
		"}", NULL
	};
	bool looks = false;

	for (unsigned i = 0; i < k->m->nentries; i++)
		looks |= k->how[i] == LOCK_LOOK;
	add_lines(k, f, lock, at, -2);
	if (looks)
		add_lines(k, f, check, at, -1);
}

void lock_functions(struct mod *m, struct finding *f, const unsigned char *how)
{
	struct locking_of k = { .m = m, .how = how };
	const char *var = new_name(m, "reentryLock");
	const char *enter = new_name(m, "noReentry");
	const char *look = new_name(m, "notDuring");

	if (!find_contract(&k))
		return;
	declare(&k, f, var, enter, look);
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct sol_item *it;
		struct edit e = { .file = k.file, .from = -1 };

		if (how[i] == LOCK_NOT)
			continue;
		it = function_of(&k, &m->entry[i]);
		e.beg = e.end = place_of_modifier(k.file, it);
		e.text = arena_printf(m->report->arena, " %s", how[i] ==
				      LOCK_ENTER ? enter : look);
		mend_add(m, f, &e);
	}
}
