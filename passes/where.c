/*
 * where: instructions back to the Solidity text, and names for people.
 *
 * In: annotations of the IR, sources if there are any.  Out: the range of a
 * statement, names of entries and of the contract.  Verdicts are done by the
 * time anything here is asked, and none of it feeds back.
 *
 * Unoptimised IR has the exact range of every statement in some frame of the
 * inlining chain.  Optimised IR has the contract's own range on nearly every
 * storage write; there the statement is found from what surrounds it.
 */
#include <ctype.h>
#include <string.h>

#include "names.h"

enum { MAX_NEAR = 64, NEAR_DEPTH = 4 };

/* ---- ranges ------------------------------------------------------------- */

static bool is_whole(const struct mod *m, const struct origin *o)
{
	const struct origin *w = &m->obj->whole;

	return o->file < 0 || o->beg < 0 ||
	       (o->file == w->file && o->beg == w->beg && o->end == w->end);
}

static struct where resolve(const struct mod *m, const struct mark *k)
{
	struct where w = { NULL, -1, -1, NULL };
	const char *name = k ? yul_file(m->obj, k->o.file) : NULL;

	if (!name)
		return w;
	w.file = sol_find(m->sources, name);
	w.beg = k->o.beg;
	w.end = k->o.end;
	w.snippet = k->snippet;
	return w;
}

struct where where_at(const struct mod *m, uint32_t offset)
{
	const struct mark *k = src_mark(m->unit->src, offset);

	if (!k || is_whole(m, &k->o))
		return (struct where){ NULL, -1, -1, NULL };
	return resolve(m, k);
}

/*
 * The range in force at an offset, if it was given within the function that
 * the offset stands in: the helpers that solc makes have none of their own and
 * would inherit that of whatever function stands before them.
 */
static struct where where_within(const struct mod *m, uint32_t offset,
				 const struct site *site)
{
	const struct mark *k = src_mark(m->unit->src, offset);

	if (!k || is_whole(m, &k->o) ||
	    (site && site->callee->node &&
	     k->offset < site->callee->node->loc.beg))
		return (struct where){ NULL, -1, -1, NULL };
	return resolve(m, k);
}

struct where where_of(const struct mod *m, const struct ins *in)
{
	struct where w = where_within(m, in->loc.beg, in->site);

	for (const struct site *s = in->site; !w.file && s; s = s->up)
		w = where_within(m, s->loc.beg, s->up);
	return w;
}

const char *where_text(const struct mod *m, struct where w, unsigned max)
{
	const char *s;
	char *out;
	unsigned n = 0;
	size_t len;

	if (!w.file)
		return NULL;
	if (w.file->text && w.end >= w.beg && (size_t)w.end <= w.file->len) {
		s = w.file->text + w.beg;
		len = (size_t)(w.end - w.beg);
	} else if (w.snippet) {
		s = w.snippet;
		len = strlen(s);
	} else {
		return NULL;
	}
	out = arena_alloc(m->report->arena, max + 4);
	for (size_t i = 0; i < len; i++) {
		bool space = isspace((unsigned char)s[i]);

		if (space && (!n || out[n - 1] == ' '))
			continue;
		if (n == max) {
			strcpy(out + n, "...");
			return out;
		}
		out[n++] = space ? ' ' : s[i];
	}
	while (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

/* ---- a write of optimised IR --------------------------------------------- */

/* Ranges that the operands of a store carry. */
struct near {
	const struct mod *m;
	struct where w[MAX_NEAR];
	unsigned n;
};

static void near_add(struct near *ne, const struct mark *k)
{
	if (!is_whole(ne->m, &k->o) && ne->n < MAX_NEAR)
		ne->w[ne->n++] = resolve(ne->m, k);
}

/* Annotations within [beg, end) of the IR text. */
static void near_text(struct near *ne, uint32_t beg, uint32_t end)
{
	const struct src *s = ne->m->unit->src;
	size_t lo = 0, hi = s->nmarks;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (s->mark[mid].offset < beg)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < s->nmarks && s->mark[lo].offset < end; lo++)
		near_add(ne, &s->mark[lo]);
}

static void near_value(struct near *ne, const struct val *v, unsigned depth)
{
	const struct ins *d = v->def;
	const struct mark *k;

	if (v->kind != V_RES || !depth || d->op == OP_phi)
		return;
	if ((k = src_mark(ne->m->unit->src, d->loc.beg)))
		near_add(ne, k);
	near_text(ne, d->loc.beg, d->loc.end);
	if (effects_of(d) & EXT)
		return;
	for (unsigned i = 0; i < d->nargs; i++)
		near_value(ne, arg(d, i), depth - 1);
}

enum { MAX_GUESS = 32 };

/* Statements that may be the write, those with the highest score. */
struct guess {
	const struct mod *m;
	const struct near *ne;
	struct source *file;
	struct where prev, next;	/* places known around the write */
	int32_t call_end;	/* of the call before it, or -1 */
	const struct sol_item *past;	/* the function of that call, if nothing */
	struct where call;	/* in it before the call comes after it, too */
	int bonus;		/* for being in this function at all */
	struct where best[MAX_GUESS];
	unsigned nbest;
	int score;
};

/* Behind a place, or within it. */
static bool comes_behind(const struct where *w, int32_t beg, int32_t end)
{
	return beg >= w->end || (beg >= w->beg && end <= w->end);
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

/* Does the statement begin with the name of a state variable? */
static bool names_state(const struct guess *g, int32_t beg, int32_t end)
{
	const char *t = g->file->text;
	const struct sol_item *it = NULL;
	int32_t n = beg;

	if (end - beg > 7 && !memcmp(t + beg, "delete ", 7))
		n = beg += 7;
	while (n < end && is_word(t[n]))
		n++;
	while ((it = sol_next(g->m->sources, g->file, it)))
		if (it->kind == SOL_VARIABLE &&
		    strlen(it->name) == (size_t)(n - beg) &&
		    !memcmp(it->name, t + beg, (size_t)(n - beg)))
			return true;
	return false;
}

static bool weigh(void *p, int32_t beg, int32_t end)
{
	struct guess *g = p;
	int score = g->bonus;

	if (!sol_is_write(g->file, beg, end) ||
	    (g->past && g->file == g->call.file && beg >= g->past->body_beg &&
	     end <= g->call.beg))
		return true;
	for (unsigned i = 0; i < g->ne->n; i++) {
		const struct where *w = &g->ne->w[i];

		if (w->file != g->file || w->beg < beg || w->end > end)
			continue;
		/* the statement's own range tells most, a shared name least */
		score += w->end - w->beg >= (end - beg) / 2 ? 8 : 2;
	}
	if (g->prev.file && comes_behind(&g->prev, beg, end) &&
	    end <= g->next.beg)
		score += 3;
	if (g->call_end >= 0 && beg >= g->call_end)
		score += 1;
	if (score && names_state(g, beg, end))
		score += 1;
	if (score > g->score) {
		g->score = score;
		g->nbest = 0;
	}
	if (score == g->score && score && g->nbest < MAX_GUESS)
		g->best[g->nbest++] = (struct where){ g->file, beg, end, NULL };
	return true;
}

/*
 * The nearest known place in the IR text before or after an offset that lies
 * in the body of the function; `none` if there is none.
 */
static struct where neighbour(const struct mod *m, const struct sol_item *fn,
			      struct source *file, uint32_t offset, int step,
			      int32_t none)
{
	const struct src *s = m->unit->src;
	const struct mark *k = src_mark(s, offset);
	long i = k ? k - s->mark : -1;

	for (long n = 0; n < 40; n++) {
		struct where w;

		i += n || step > 0 ? step : 0;
		if (i < 0 || i >= (long)s->nmarks)
			break;
		if (is_whole(m, &s->mark[i].o) || s->mark[i].inner)
			continue;
		w = resolve(m, &s->mark[i]);
		if (w.file == file && w.beg >= fn->body_beg && w.end <= fn->end)
			return w;
	}
	return (struct where){ file, none, none, NULL };
}

/* Weigh the statements of one body. */
static void search(struct guess *g, const struct sol_item *fn)
{
	if (fn && fn->body_beg >= 0)
		sol_statements(g->m->sources, g->file, fn->body_beg,
			       fn->body_end, weigh, g);
}

/* The function the call stands in, between what is known around the write. */
static void search_around(struct guess *g, const struct ins *store,
			  const struct sol_item *fn)
{
	if (!fn || fn->body_beg < 0)
		return;
	g->prev = neighbour(g->m, fn, g->file, store->loc.beg, -1,
			    fn->body_beg);
	g->next = neighbour(g->m, fn, g->file, store->loc.end, 1,
			    fn->body_end);
	search(g, fn);
	g->prev.file = NULL;
}

/* Bodies of functions and modifiers that a stretch of text names. */
static void search_named(struct guess *g, int32_t beg, int32_t end)
{
	const char *t = g->file->text;
	const struct sol_item *it = NULL;

	while ((it = sol_next(g->m->sources, g->file, it))) {
		size_t n = strlen(it->name);

		if (it->kind != SOL_FUNCTION && it->kind != SOL_MODIFIER)
			continue;
		for (int32_t i = beg; n && i + (int32_t)n <= end; i++)
			if (!memcmp(t + i, it->name, n) &&
			    !is_word(t[i + (int32_t)n]) &&
			    (i == beg || !is_word(t[i - 1]))) {
				search(g, it);
				break;
			}
	}
}

/* How many stores stand between the last known place and this one. */
static unsigned stores_before(const struct mod *m, const struct ins *store)
{
	const struct src *s = m->unit->src;
	const struct mark *k = src_mark(s, store->loc.beg);
	const struct fn *f = store->blk->fn;
	uint32_t from = 0;
	unsigned n = 0;

	for (; k && k >= s->mark; k--)
		if (!k->inner && !is_whole(m, &k->o)) {
			from = k->offset;
			break;
		}
	for (unsigned i = 0; i < f->nblks; i++)
		for (const struct ins *in = f->blk[i]->first; in; in = in->next)
			n += (in->op == OP_sstore || in->op == OP_tstore) &&
			     in->loc.beg >= from && in->loc.beg < store->loc.beg;
	return n;
}

/*
 * Optimised IR says little of where a write stands.  Of the statements that
 * write something, those count most that hold a range which some operand of
 * the store carries, then those between the places known before and after it,
 * then those of functions and modifiers that are run from there.
 */
static struct where guess_write(const struct mod *m, const struct near *ne,
				const struct ins *store, struct where call,
				bool in_loop)
{
	struct guess g = { .m = m, .ne = ne, .call_end = -1, .call = call };
	const struct entry *e = entry_of(m, store->blk->fn);
	const struct sol_item *f, *of_entry = NULL;
	unsigned n;

	if (call.file && call.file->text && !in_loop)
		g.past = sol_enclosing(m->sources, call.file, call.beg,
				       SOL_FUNCTION);
	for (unsigned i = 0; i < ne->n; i++) {
		if (!ne->w[i].file || !ne->w[i].file->text)
			continue;
		g.file = ne->w[i].file;
		search(&g, sol_enclosing(m->sources, g.file, ne->w[i].beg,
					 SOL_FUNCTION));
		search(&g, sol_enclosing(m->sources, g.file, ne->w[i].beg,
					 SOL_MODIFIER));
	}
	if (call.file && call.file->text) {
		g.file = call.file;
		g.call_end = call.end;
		f = sol_enclosing(m->sources, g.file, call.beg, SOL_FUNCTION);
		search_around(&g, store, f);
		if (g.score < 3 && f && f->body_beg >= 0) {
			g.call_end = -1;
			g.bonus = 1;
			search_named(&g, call.end, f->body_end);
			search_named(&g, f->name_end, f->body_beg);
		}
	}
	if (g.score < 3 && e && e->where.file && e->where.file->text) {
		g.call_end = -1;
		g.bonus = 1;
		g.file = e->where.file;
		of_entry = sol_enclosing(m->sources, g.file, e->where.beg,
					 SOL_FUNCTION);
		search(&g, of_entry);
		if (of_entry)
			search_named(&g, of_entry->name_end, of_entry->end);
	}
	if (!g.nbest)
		return (struct where){ NULL, -1, -1, NULL };
	n = g.nbest > 1 ? stores_before(m, store) : 0;
	return g.best[n < g.nbest ? n : g.nbest - 1];
}

struct where where_of_write(const struct mod *m, const struct ins *store,
			    const struct ins *call)
{
	struct where w = where_of(m, store), g;
	struct where c = call ? where_of(m, call) :
			 (struct where){ NULL, -1, -1, NULL };
	struct near ne = { .m = m };

	if (!m->optimised && w.file)
		return w;
	near_text(&ne, store->loc.beg, store->loc.end);
	for (unsigned i = 0; i < store->nargs; i++)
		near_value(&ne, arg(store, i), NEAR_DEPTH);
	g = guess_write(m, &ne, store, c, call && call->blk->loop);
	if (g.file)
		return g;
	/* without the text: an operand that looks like the statement itself */
	for (unsigned i = 0; i < ne.n; i++)
		if (ne.w[i].snippet && strpbrk(ne.w[i].snippet, "=+-"))
			return ne.w[i];
	return w.file ? w : c;
}

/* ---- names ---------------------------------------------------------------- */

const char *contract_name(const struct mod *m)
{
	static const char tail[] = "_deployed";
	const char *s = m->obj->name;
	size_t n = m->obj->name_len, t = sizeof(tail) - 1, d;

	if (!s)
		return NULL;
	if (n > t && !memcmp(s + n - t, tail, t))
		n -= t;
	for (d = n; d && isdigit((unsigned char)s[d - 1]); d--)
		;
	if (d < n && d > 1 && s[d - 1] == '_')
		n = d - 1;
	return arena_strndup(m->arena, s, n);
}

/* The name that a definition's first line gives. */
static const char *name_in(const struct mod *m, const char *s)
{
	const char *beg, *end;

	if (!strncmp(s, "function ", 9)) {
		for (beg = s + 9; *beg == ' '; beg++)
			;
		for (end = beg; is_word(*end); end++)
			;
		return arena_strndup(m->arena, beg, (size_t)(end - beg));
	}
	if (!strncmp(s, "receive", 7) || !strncmp(s, "fallback", 8))
		return arena_strndup(m->arena, s, *s == 'r' ? 7 : 8);
	/* a variable: the last word before '=' (not '=>') or the end */
	for (end = s; *end && (*end != '=' || end[1] == '>'); end++)
		;
	while (end > s && !is_word(end[-1]))
		end--;
	for (beg = end; beg > s && is_word(beg[-1]); beg--)
		;
	return end > beg ? arena_strndup(m->arena, beg, (size_t)(end - beg)) :
	       NULL;
}

static const char *name_at(const struct mod *m, struct where w)
{
	if (!w.file)
		return NULL;
	if (w.file->text && w.beg >= 0 && (size_t)w.end <= w.file->len)
		return name_in(m, arena_strndup(m->arena,
						w.file->text + w.beg,
						(size_t)(w.end - w.beg)));
	return w.snippet ? name_in(m, w.snippet) : NULL;
}

/* Unoptimised IR: the outermost inlined function with a range of its own. */
static bool name_by_frames(const struct mod *m, struct entry *e)
{
	for (unsigned i = 0; i < e->fn->nblks; i++)
		for (struct ins *in = e->fn->blk[i]->first; in; in = in->next) {
			struct where outer = { NULL, -1, -1, NULL };

			for (struct site *s = in->site; s; s = s->up)
				if (s->callee->node) {
					struct where w = where_at(m,
						s->callee->node->loc.beg);

					if (w.file)
						outer = w;
				}
			if (outer.file && (e->name = name_at(m, outer))) {
				e->where = outer;
				return true;
			}
		}
	return false;
}

/* ---- names by selector ---------------------------------------------------- */

struct params {
	char text[512];
	unsigned n;
	bool guessed;		/* a name among the types that may be any type */
	const char *within;	/* the contract or library it stands in, or NULL */
};

static bool put(struct params *p, const char *s, size_t len)
{
	if (p->n + len + 1 > sizeof(p->text))
		return false;
	memcpy(p->text + p->n, s, len);
	p->n += (unsigned)len;
	p->text[p->n] = '\0';
	return true;
}

static bool elementary(const char *s, size_t len)
{
	static const char *const stem[] = {
		"uint", "int", "bytes", "address", "bool", "string",
	};

	for (unsigned i = 0; i < sizeof(stem) / sizeof(*stem); i++) {
		size_t n = strlen(stem[i]);

		if (len < n || memcmp(s, stem[i], n))
			continue;
		while (n < len && (isdigit((unsigned char)s[n])))
			n++;
		return n == len;
	}
	return false;
}

/* One parameter's canonical type; `as` stands for a type made by the user. */
static bool put_type(struct params *p, const char *s, size_t len,
		     const char *as)
{
	/* a reference into the caller's storage, as only a library takes it */
	bool stored = memmem(s, len, " storage", 8) != NULL;
	size_t n = 0;

	while (n < len && (is_word(s[n]) || s[n] == '.'))
		n++;
	if (!n)
		return false;
	if (stored && !elementary(s, n)) {
		if (!memchr(s, '.', n) &&
		    (!p->within || !put(p, p->within, strlen(p->within)) ||
		     !put(p, ".", 1)))
			return false;
		if (!put(p, s, n))
			return false;
	} else if (!elementary(s, n)) {
		p->guessed = true;
		if (!put(p, as, strlen(as)))
			return false;
	} else if (!put(p, s, n)) {
		return false;
	} else if ((n == 4 && !memcmp(s, "uint", 4)) ||
		   (n == 3 && !memcmp(s, "int", 3))) {
		put(p, "256", 3);
	}
	/* "address payable" is an address */
	while (n < len && s[n] == ' ')
		n++;
	if (len - n >= 7 && !memcmp(s + n, "payable", 7))
		n += 7;
	/* array suffixes, maybe after blanks */
	for (; n < len; n++) {
		if (s[n] == ' ')
			continue;
		if (s[n] != '[')
			break;
		for (; n < len && s[n] != ']'; n++)
			if (s[n] != ' ')
				put(p, s + n, 1);
		put(p, "]", 1);
	}
	return !stored || put(p, " storage", 8);
}

/*
 * The parameters of a public variable's getter: the keys of its mappings, an
 * index for each array.
 */
static bool put_getter(struct params *p, const char *t, const char *stop,
		       const char *as)
{
	static const char map[] = "mapping";
	bool first = true;

	while (stop - t > (long)sizeof(map) && !memcmp(t, map, sizeof(map) - 1)) {
		const char *key;

		while (t < stop && *t != '(')
			t++;
		for (t++; t < stop && isspace((unsigned char)*t); t++)
			;
		for (key = t; t + 1 < stop && (*t != '=' || t[1] != '>'); t++)
			;
		if ((!first && !put(p, ",", 1)) ||
		    !put_type(p, key, (size_t)(t - key), as))
			return false;
		first = false;
		for (t += 2; t < stop && isspace((unsigned char)*t); t++)
			;
	}
	for (; t < stop; t++)
		if (*t == '[') {
			if (!put(p, first ? "uint256" : ",uint256",
				 first ? 7 : 8))
				return false;
			first = false;
		}
	return true;
}

static bool selector_of(const struct source *s, const struct sol_item *f,
			const char *as, bool *guessed, uint32_t *selector)
{
	struct params p = { .n = 0, .within = f->up ? f->up->name : NULL };
	const char *t = s->text + f->name_end, *stop = s->text + f->end;
	u256 h;

	if (!put(&p, f->name, strlen(f->name)))
		return false;
	if (f->kind == SOL_VARIABLE) {
		if (!put(&p, "(", 1) ||
		    !put_getter(&p, s->text + f->beg, s->text + f->name_beg, as))
			return false;
		goto hash;
	}
	while (t < stop && *t != '(')
		t++;
	put(&p, "(", 1);
	for (t++; t < stop;) {
		const char *beg;
		int depth = 0;

		while (t < stop && isspace((unsigned char)*t))
			t++;
		for (beg = t; t < stop && (depth || (*t != ',' && *t != ')'));
		     t++)
			depth += *t == '(' ? 1 : *t == ')' ? -1 : 0;
		if (t > beg) {
			if (p.text[p.n - 1] != '(')
				put(&p, ",", 1);
			if (!put_type(&p, beg, (size_t)(t - beg), as))
				return false;
		}
		if (t >= stop || *t++ == ')')
			break;
	}
hash:
	put(&p, ")", 1);
	*guessed = p.guessed;
	h = keccak256((const uint8_t *)p.text, p.n);
	*selector = (uint32_t)(h.w[3] >> 32);
	return true;
}

/* What a name among its types may stand for: a contract, an enum, a type of its own. */
static const char *const stand_ins[] = {
	"address", "uint8", "uint256", "bytes32", "uint128", "uint96",
	"uint64", "uint32", "int256",
};

enum { NSTAND_INS = sizeof(stand_ins) / sizeof(*stand_ins) };

static bool may_have_selector(const struct source *s, const struct sol_item *f,
			      uint32_t selector)
{
	bool guessed = true;
	uint32_t sel;

	for (unsigned k = 0; guessed && k < NSTAND_INS; k++) {
		guessed = false;
		if (selector_of(s, f, stand_ins[k], &guessed, &sel) &&
		    sel == selector)
			return true;
	}
	return false;
}

/* Optimised IR: a function that some instruction stands in fits the entry. */
static bool name_by_source(const struct mod *m, struct entry *e)
{
	const char *special = e->kind == ENTRY_RECEIVE ? "receive" : "fallback";
	const struct sol_item *tried[64];
	unsigned ntried = 0, k;

	for (unsigned i = 0; i < e->fn->nblks; i++)
		for (struct ins *in = e->fn->blk[i]->first; in; in = in->next) {
			struct where w = where_of(m, in);
			const struct sol_item *f;
			bool fits = false;

			if (!w.file || !w.file->text ||
			    !(f = sol_enclosing(m->sources, w.file, w.beg,
						SOL_FUNCTION)))
				continue;
			/* a function has many instructions, and one selector */
			for (k = 0; k < ntried && tried[k] != f; k++)
				;
			if (k < ntried)
				continue;
			tried[ntried++ % 64] = f;
			if (ntried > 64)
				ntried = 64;
			if (e->kind != ENTRY_FUNCTION)
				fits = !strcmp(f->name, special);
			else
				fits = may_have_selector(w.file, f,
							 e->selector);
			if (!fits)
				continue;
			e->name = f->name;
			e->where = (struct where){ w.file, f->beg, f->end,
						   NULL };
			return true;
		}
	return false;
}

static void name_it(struct entry *e, struct source *s, const struct sol_item *f)
{
	e->name = f->name;
	e->where = (struct where){ s, f->beg, f->end, NULL };
}

/* Entries that are still without a name and have the selector of the item. */
static void name_by_item(struct mod *m, struct source *s,
			 const struct sol_item *f)
{
	bool guessed = true;
	uint32_t sel;

	for (unsigned k = 0; guessed && k < NSTAND_INS; k++) {
		guessed = false;
		if (!selector_of(s, f, stand_ins[k], &guessed, &sel))
			continue;
		for (unsigned i = 0; i < m->nentries; i++)
			if (!m->entry[i].name && m->entry[i].selector == sel &&
			    m->entry[i].kind == ENTRY_FUNCTION)
				name_it(&m->entry[i], s, f);
	}
}

/* Whatever in the files of the contract has the selector. */
static void name_by_outline(struct mod *m)
{
	for (struct use_src *u = m->obj->use; u; u = u->next) {
		struct source *s = sol_find(m->sources, u->file);
		const struct sol_item *f = NULL;

		while (s && s->text && (f = sol_next(m->sources, s, f)))
			if (f->kind == SOL_FUNCTION || f->kind == SOL_VARIABLE)
				name_by_item(m, s, f);
	}
}

void name_entries(struct mod *m)
{
	bool all = true;

	for (unsigned i = 0; i < m->nentries; i++) {
		struct entry *e = &m->entry[i];

		e->where = (struct where){ NULL, -1, -1, NULL };
		if (e->kind == ENTRY_CODE)
			e->name = "code";
		/* the optimiser has taken the outermost frames away */
		else if ((m->optimised || !name_by_frames(m, e)) &&
			 !name_by_source(m, e))
			all &= e->kind != ENTRY_FUNCTION;
	}
	if (!all)
		name_by_outline(m);
	for (unsigned i = 0; i < m->nentries; i++) {
		struct entry *e = &m->entry[i];

		if (e->name)
			continue;
		if (e->kind == ENTRY_FUNCTION)
			e->name = arena_printf(m->arena, "0x%08x", e->selector);
		else
			e->name = e->kind == ENTRY_RECEIVE ? "receive" :
				  "fallback";
	}
}
