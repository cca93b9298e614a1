/*
 * Memory: arenas, and in one of them the table of interned names.
 *
 * An arena is a list of zeroed chunks; a piece is cut from the newest.  The
 * table of names is filled as names are met; a new name is compared with
 * ops.def once, so that no later stage compares spellings.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "gram.h"
#include "parse.h"

#define CHUNK_MIN (64u << 10)
#define CHUNK_MAX (4u << 20)
#define ALIGN _Alignof(max_align_t)

struct chunk {
	struct chunk *next;
	size_t size, used;
	_Alignas(max_align_t) char mem[];
};

struct arena {
	struct chunk *chunk;
	struct chunk *spare;	/* zeroed, kept by arena_reset */
	size_t limit, used, grow;
	void (*oom)(void *arg);
	void *arg;
};

struct arena *arena_new(size_t limit, void (*oom)(void *arg), void *arg)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		return NULL;
	a->limit = limit;
	a->oom = oom;
	a->arg = arg;
	a->grow = CHUNK_MIN;
	return a;
}

_Noreturn static void out_of_memory(struct arena *a)
{
	if (a->oom)
		a->oom(a->arg);
	abort();
}

static void add_chunk(struct arena *a, size_t need)
{
	size_t size = need > a->grow ? need : a->grow;
	struct chunk *c = a->spare;

	if (c && c->size >= need) {
		a->spare = c->next;
		c->next = a->chunk;
		a->chunk = c;
		return;
	}
	c = calloc(1, sizeof(*c) + size);
	if (!c)
		out_of_memory(a);
	c->size = size;
	c->next = a->chunk;
	a->chunk = c;
	if (a->grow < CHUNK_MAX)
		a->grow *= 2;
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct chunk *c = a->chunk;

	if (size > SIZE_MAX / 4)
		out_of_memory(a);
	size = (size + ALIGN - 1) & ~(ALIGN - 1);
	if (a->limit && size > a->limit - a->used)
		out_of_memory(a);
	if (!c || size > c->size - c->used) {
		add_chunk(a, size);
		c = a->chunk;
	}
	void *p = c->mem + c->used;
	c->used += size;
	a->used += size;
	return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = arena_alloc(a, len + 1);

	if (len)
		memcpy(p, s, len);
	return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	int len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0)
		out_of_memory(a);
	char *p = arena_alloc(a, (size_t)len + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return p;
}

void arena_reset(struct arena *a)
{
	while (a->chunk) {
		struct chunk *c = a->chunk;

		a->chunk = c->next;
		memset(c->mem, 0, c->used);
		c->used = 0;
		c->next = a->spare;
		a->spare = c;
	}
	a->used = 0;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}

static void free_chunks(struct chunk *c)
{
	for (struct chunk *next; c; c = next) {
		next = c->next;
		free(c);
	}
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	free_chunks(a->chunk);
	free_chunks(a->spare);
	free(a);
}

/* ---- names ------------------------------------------------------------ */

const struct op_info op_info[OP_COUNT] = {
#define OP_INTERNAL
#define OP(name, args, results, effects) { #name, args, results, effects },
#include "ops.def"
#undef OP
};

struct word {
	const char *name;
	int op, tok;
};

/* Every spelling that means something before the program gives it one. */
static const struct word words[] = {
#define OP(name, args, results, effects) { #name, OP_##name, 0 },
#include "ops.def"
#undef OP
	{ "function", -1, FUNCTION }, { "let", -1, LET },
	{ "if", -1, IF }, { "switch", -1, SWITCH },
	{ "case", -1, CASE }, { "default", -1, DEFAULT },
	{ "for", -1, FOR }, { "break", -1, BREAK },
	{ "continue", -1, CONTINUE }, { "leave", -1, LEAVE },
	{ "true", -1, TRUE }, { "false", -1, FALSE },
	{ "hex", -1, HEX_ALONE }, { "object", -1, OBJECT },
	{ "code", -1, CODE }, { "data", -1, DATA },
};

struct intern {
	struct arena *arena;
	struct ident **slot;
	size_t nslots, nidents;	/* nslots is a power of two */
};

static uint32_t hash(const char *s, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h ^ h >> 15;
}

/* A count of verbatim: 0 to 99 without leading zeros. */
static const char *verbatim_count(const char *s, uint16_t *out)
{
	unsigned n = 0, digits = 0;

	for (; *s >= '0' && *s <= '9' && digits < 3; s++, digits++)
		n = n * 10 + (unsigned)(*s - '0');
	if (!digits || digits > 2 || (digits == 2 && n < 10))
		return NULL;
	*out = (uint16_t)n;
	return s;
}

static void try_verbatim(struct ident *id)
{
	const char *s = id->name;
	uint16_t in, out;

	if (strncmp(s, "verbatim_", 9) != 0)
		return;
	s = verbatim_count(s + 9, &in);
	if (!s || strncmp(s, "i_", 2) != 0)
		return;
	s = verbatim_count(s + 2, &out);
	if (!s || strcmp(s, "o") != 0)
		return;
	id->op = OP_verbatim;
	id->verb_in = in;
	id->verb_out = out;
}

static void grow(struct intern *t)
{
	size_t n = t->nslots * 2;
	struct ident **slot = ARENA_ARRAY(t->arena, struct ident *, n);

	for (size_t i = 0; i < t->nslots; i++) {
		for (struct ident *id = t->slot[i], *next; id; id = next) {
			size_t at = hash(id->name, id->len) & (n - 1);

			next = id->next;
			id->next = slot[at];
			slot[at] = id;
		}
	}
	t->slot = slot;
	t->nslots = n;
}

static struct ident *find(struct intern *t, const char *s, size_t len,
			  uint32_t h)
{
	struct ident *id = t->slot[h & (t->nslots - 1)];

	while (id && (id->len != len || memcmp(id->name, s, len) != 0))
		id = id->next;
	return id;
}

static struct ident *add(struct intern *t, const char *s, size_t len,
			 uint32_t h)
{
	struct ident *id = ARENA_NEW(t->arena, struct ident);

	if (t->nidents++ > t->nslots)
		grow(t);
	id->name = arena_strndup(t->arena, s, len);
	id->len = (uint32_t)len;
	id->op = -1;
	id->next = t->slot[h & (t->nslots - 1)];
	t->slot[h & (t->nslots - 1)] = id;
	return id;
}

struct ident *intern(struct intern *t, const char *s, size_t len)
{
	uint32_t h = hash(s, len);
	struct ident *id = find(t, s, len, h);

	if (!id) {
		id = add(t, s, len, h);
		if (*s == 'v')
			try_verbatim(id);
	}
	return id;
}

struct intern *intern_new(struct arena *a)
{
	struct intern *t = ARENA_NEW(a, struct intern);

	t->arena = a;
	t->nslots = 1024;
	t->slot = ARENA_ARRAY(a, struct ident *, t->nslots);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct ident *id = intern(t, words[i].name,
					  strlen(words[i].name));

		id->op = words[i].op;
		id->tok = words[i].tok;
	}
	return t;
}
