/*
 * words: storage and what is known of it, as somebody who wrote the Solidity
 * would put it.
 *
 * In: keys, bits and facts, entries with effects.  Out: 'running' is true.  The
 * name comes from the Solidity text of an access to the same bits: what is read
 * there, or assigned to.  Without one the slot is told by its number.
 */
#include <ctype.h>
#include <string.h>

#include "names.h"
#include "reentry.h"
#include "why.h"

#define SAY(m, ...) arena_printf((m)->report->arena, __VA_ARGS__)

enum { NAME_MAX = 60, BUF = 80 };

/* A place with a name. */
struct name {
	const char *text;	/* balances[msg.sender] */
	size_t head;		/* length of the variable in it */
	const char *words;	/* with quotes */
	bool flag;		/* declared bool */
};

const char *why_callee(const struct callsite *s)
{
	if (s->linked)
		return "whoever the linked library calls";
	switch (s->from) {
	case FROM_CALLER: return "the caller";
	case FROM_ARGUMENT: return "an address that the caller chose";
	case FROM_STORAGE: return "an address from storage that anyone may set";
	case FROM_OWNER: return "an address from storage";
	case FROM_IMMUTABLE: return "an address set at deployment";
	case FROM_CONSTANT: return "a fixed address";
	case FROM_CREATE: return "the constructor of a new contract";
	case FROM_SELF: return "this contract itself";
	default: return "another contract";
	}
}

/* ---- Solidity text --------------------------------------------------------- */

static bool in_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

static size_t name_len(const char *s)
{
	size_t n = 0;

	while (!isdigit((unsigned char)*s) && in_name(s[n]))
		n++;
	return n;
}

/* Length of "[...]" with the brackets in it; 0: it does not end. */
static size_t brackets_len(const char *s)
{
	unsigned deep = 0;

	for (size_t n = 0; s[n]; n++) {
		deep += s[n] == '[';
		deep -= s[n] == ']';
		if (!deep)
			return n + 1;
	}
	return 0;
}

/* a, a.b, a[x].b: its length. */
static size_t place_len(const char *s)
{
	size_t n = name_len(s), k = n;

	while (k) {
		if (s[n] == '.')
			k = name_len(s + n + 1) ? 1 + name_len(s + n + 1) : 0;
		else
			k = s[n] == '[' ? brackets_len(s + n) : 0;
		n += k;
	}
	return n;
}

/* Behind the place: nothing more of it, or what changes it. */
static bool ends_place(const char *s, bool store)
{
	s += *s == ' ';
	if (!*s)
		return true;
	if (!store)
		return false;
	s += strspn(s, "+-*/%|&^<>");
	return *s == '=' ? s[1] != '=' : !*s;
}

/* The state variable of that name, in any file at hand. */
static const struct sol_item *variable_named(const struct mod *m,
					     const char *s, size_t len,
					     struct source **in)
{
	for (struct source *f = m->sources ? m->sources->first : NULL; f;
	     f = f->next) {
		const struct sol_item *it = NULL;

		while (f->text && (it = sol_next(m->sources, f, it)))
			if (it->kind == SOL_VARIABLE && it->name &&
			    strlen(it->name) == len &&
			    !memcmp(it->name, s, len)) {
				*in = f;
				return it;
			}
	}
	return NULL;
}

/*
 * Variables of one slot may share its load, so the place is where their bits
 * are taken out.  Where a write to a variable itself is cannot be made out in
 * optimised IR: any statement around it has the shape.
 */
static struct where where_of_access(const struct mod *m, const struct access *a)
{
	const struct val *v = a->store ? NULL : a->field;

	if (a->store && a->key->root)
		return where_of_write(m, a->in, NULL);
	return where_of(m, v && v->kind == V_RES ? v->def : a->in);
}

/*
 * Is it the place itself: an entry of a mapping or array with its index, or
 * another without?  list[1], read at the slot of `list`, asks for the length.
 */
static bool fits_key(const struct name *n, const struct key *k, bool store)
{
	bool indexed = strchr(n->text, '[') != NULL;

	if (!indexed || k->root)
		return indexed == !!k->root;
	return !store && !isdigit((unsigned char)n->text[n->head + 1]);
}

/* What the Solidity text of an access calls the place. */
static bool name_of_access(const struct mod *m, const struct access *a,
			   struct name *n)
{
	struct where w = where_of_access(m, a);
	const char *s = where_text(m, w, NAME_MAX);
	const struct sol_item *it;
	struct source *file;
	size_t len;

	if (!s)
		return false;
	if (a->store && !strncmp(s, "delete ", 7))
		s += 7;
	if (a->store && (!strncmp(s, "++", 2) || !strncmp(s, "--", 2)))
		s += 2;
	len = place_len(s);
	if (!len || !ends_place(s + len, a->store))
		return false;
	n->text = SAY(m, "%.*s", (int)len, s);
	n->head = name_len(s);
	n->flag = false;
	if (!fits_key(n, a->key, a->store))
		return false;
	n->words = a->key->root || n->text[n->head] != '[' ?
		   SAY(m, "'%s'", n->text) :
		   SAY(m, "the length of '%.*s'", (int)n->head, n->text);
	if (!w.file->text)
		return true;
	it = variable_named(m, s, n->head, &file);
	if (it)
		n->flag = it->end - it->beg > 5 && n->head == len &&
			  !strncmp(file->text + it->beg, "bool ", 5);
	return it;
}

/* ---- names of places ------------------------------------------------------- */

/* The slot that a mapping or an array stands in; NULL: not a number. */
static const struct key *base_of(const struct key *k)
{
	while (k->root && k->root->n && k->root->n <= 2)
		k = k->root->word[k->root->n - 1];
	return k->root || k->n ? NULL : k;
}

static bool overlap(u256 a, u256 b)
{
	return !u256_is_zero(u256_and(a, b));
}

/* Calls back for all accesses of the module until that returns true. */
static bool any_access(const struct mod *m,
		       bool (*is_it)(void *arg, const struct access *a),
		       void *arg)
{
	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned k = 0; k < m->effects->of[i].n; k++)
			if (is_it(arg, &m->effects->of[i].a[k]))
				return true;
	return false;
}

struct search {
	const struct mod *m;
	const struct key *key;
	bool transient;
	u256 mask;
	struct name *name;
};

static bool names_it(void *arg, const struct access *a)
{
	struct search *s = arg;

	return a->key == s->key && a->transient == s->transient &&
	       overlap(a->mask, s->mask) && name_of_access(s->m, a, s->name);
}

static bool names_base(void *arg, const struct access *a)
{
	struct search *s = arg;

	return a->key->root && a->transient == s->transient &&
	       base_of(a->key) == s->key && name_of_access(s->m, a, s->name);
}

static const char *slot_words(const struct mod *m, const struct key *k,
			      bool transient)
{
	const struct key *base = base_of(k);
	struct name n;
	struct search s = { m, base, transient, u256_max, &n };
	const char *kind = transient ? "transient slot" : "slot";
	char buf[BUF];
	uint64_t small;

	if (!base)
		return transient ? "a transient place that is worked out" :
		       "a place that is worked out";
	if (k->root && any_access(m, names_base, &s))
		return SAY(m, "an entry of '%.*s'", (int)n.head, n.text);
	return SAY(m, "%s%s %s", !k->root ? "" : k->root->n == 2 ?
		   "an entry of the mapping in " : "an element of the array in ",
		   kind, u256_to_u64(base->off, &small) ?
		   u256_dec(base->off, buf) : u256_hex(base->off, buf));
}

const char *why_place(const struct mod *m, const struct access *a)
{
	struct name n;
	struct search s = { m, a->key, a->transient, a->mask, &n };

	if (any_access(m, names_it, &s))
		return n.words;
	return slot_words(m, a->key, a->transient);
}

/* ---- what is known --------------------------------------------------------- */

/* Bits of one value in a slot. */
struct bits {
	const struct mod *m;
	FILE *f;
	const struct fact *fact;
	u256 left;		/* known, and not told yet */
	bool named;
};

static const char *number_words(const struct mod *m, u256 x)
{
	char buf[BUF];
	uint64_t small;

	return SAY(m, "%s", u256_to_u64(x, &small) ? u256_dec(x, buf)
						   : u256_hex(x, buf));
}

static u256 value_in(const struct fact *x, u256 mask)
{
	return u256_shr(u256_from(u256_ctz(mask)), u256_and(x->a.val, mask));
}

/* If all its bits are known: 'running' is true. */
static bool tell_named(void *arg, const struct access *a)
{
	struct bits *b = arg;
	struct name n;
	u256 x;

	if (a->key != b->fact->key || a->transient != b->fact->transient ||
	    u256_is_zero(a->mask) ||
	    !u256_eq(u256_and(a->mask, b->left), a->mask) ||
	    !name_of_access(b->m, a, &n))
		return false;
	x = value_in(b->fact, a->mask);
	fprintf(b->f, "    %s is %s\n", n.words, !n.flag ?
		number_words(b->m, x) : u256_is_zero(x) ? "false" : "true");
	b->left = u256_and(b->left, u256_not(a->mask));
	b->named = true;
	return false;
}

static void tell_bits(const struct bits *b, const char *slot)
{
	u256 known = b->left, x = value_in(b->fact, known);
	unsigned lo = u256_ctz(known), hi = u256_bits(known);
	uint64_t small;
	bool bit = u256_to_u64(x, &small) && small < 2;

	if (u256_eq(known, u256_max))
		fprintf(b->f, "    %s is %s\n", slot, number_words(b->m, x));
	else if (hi == 256 && u256_is_zero(x))
		fprintf(b->f, "    %s is at most %s\n", slot,
			number_words(b->m, u256_not(known)));
	else if (bit && hi - lo <= 8)
		fprintf(b->f, "    a flag in %s is %s\n", slot,
			small ? "set" : "not set");
	else
		fprintf(b->f, "    bits %u to %u of %s are %s\n", lo, hi - 1,
			slot, number_words(b->m, x));
}

static void tell_known(FILE *f, const struct mod *m, const struct fact *x,
		       const char *place)
{
	struct bits b = { m, f, x, x->a.known, false };

	any_access(m, tell_named, &b);
	if (!b.named)
		tell_bits(&b, place);
}

/* It is some value that the interrupted function has, or more. */
static void tell_relative(FILE *f, const struct mod *m, const struct fact *x,
			  const char *place, const char *e1)
{
	const struct val *v = x->a.sym.v;
	bool read = v->kind == V_RES && is_load(v->def) &&
		    place_of((struct mod *)m, v->def) == x->key;
	unsigned long long lo = x->a.plus_lo;

	fprintf(f, "    %s is ", place);
	if (lo)
		fprintf(f, "%s%llu more than ", x->a.plus_hi == lo ? "" :
			"at least ", lo);
	else if (x->a.plus_hi)
		fputs("no less than ", f);
	fprintf(f, "what '%s' has %s\n", e1, read ? "read there" :
		lo || x->a.plus_hi ? "worked out" : "put there");
}

static void tell_range(FILE *f, const struct mod *m, const struct fact *x,
		       const char *place)
{
	bool low = !u256_is_zero(x->a.lo), high = !u256_eq(x->a.hi, u256_max);

	fprintf(f, "    %s is ", place);
	if (low)
		fprintf(f, "at least %s", number_words(m, x->a.lo));
	if (high)
		fprintf(f, "%sat most %s", low ? " and " : "",
			number_words(m, x->a.hi));
	fputc('\n', f);
}

void why_facts(FILE *f, const struct mod *m, const struct facts *fs,
	       const char *e1)
{
	for (unsigned i = 0; i < fs->n; i++) {
		const struct fact *x = &fs->f[i];
		struct access a = { .key = x->key, .mask = u256_max,
				    .transient = x->transient };

		if (!u256_is_zero(x->a.known))
			tell_known(f, m, x, slot_words(m, x->key,
						       x->transient));
		else if (x->a.sym.v)
			tell_relative(f, m, x, why_place(m, &a), e1);
		else if (abs_informs(&x->a))
			tell_range(f, m, x, why_place(m, &a));
	}
}
