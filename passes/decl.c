/*
 * decl: what the Solidity text declares.
 *
 * In: the outlines of the files that the contract is made of, and of what they
 * import.  Out: its variables with their types and slots, functions, events
 * and errors.  Types and the order of storage follow the language's rules:
 * bases first, in the order of the C3 linearisation (Barrett et al., "A
 * monotonic superclass linearization for Dylan", 1996), small values packed
 * from the low end of a slot.
 *
 * The text is read, not compiled: what cannot be read is left out, and
 * variables behind a type of unknown size have no slot.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "decl.h"
#include "names.h"

enum { MAX_FILES = 400, MAX_LINEAR = 64, MAX_NESTING = 24 };

/* A contract, interface or library of some file. */
struct scope {
	const struct sol_item *item;
	struct source *file;
	const char *head;	/* plain text up to the brace */
	struct scope *linear[MAX_LINEAR];	/* itself first */
	unsigned nlinear;
	bool busy, done;
	struct scope *next;
};

struct known_type {
	const struct sol_item *item;
	struct sol_type *type;
	struct known_type *next;
};

struct reader {
	struct mod *m;
	struct arena *a;
	struct sources *all;
	struct scope *scopes, **last;
	struct scope *self;
	struct known_type *types;
	struct source *file[MAX_FILES];
	unsigned nfiles, depth;
};

#define SAY(r, ...) arena_printf((r)->a, __VA_ARGS__)

/* ---- words ----------------------------------------------------------------- */

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

static void blanks(const char **p)
{
	while (**p == ' ')
		(*p)++;
}

/* Take the word if it comes next. */
static bool take(const char **p, const char *word)
{
	size_t n = strlen(word);

	blanks(p);
	if (strncmp(*p, word, n) || (is_word(word[n - 1]) && is_word((*p)[n])))
		return false;
	*p += n;
	return true;
}

/* The next name, with dots in it; NULL: none comes. */
static const char *take_name(struct reader *r, const char **p)
{
	const char *s;

	blanks(p);
	s = *p;
	if (!is_word(*s) || isdigit((unsigned char)*s))
		return NULL;
	while (is_word(**p) || (**p == '.' && is_word((*p)[1])))
		(*p)++;
	return arena_strndup(r->a, s, (size_t)(*p - s));
}

/* Behind the bracket that closes the one at *p; what stands in them. */
static const char *take_brackets(struct reader *r, const char **p)
{
	const char *s = ++*p;

	for (int deep = 1; **p; (*p)++) {
		deep += strchr("([{", **p) != NULL;
		deep -= strchr(")]}", **p) != NULL;
		if (!deep)
			break;
	}
	s = arena_strndup(r->a, s, (size_t)(*p - s));
	*p += **p != '\0';
	return s;
}

static const char *plain_of(struct reader *r, struct source *f, int32_t beg,
			    int32_t end)
{
	return sol_plain(r->all, f, beg, end);
}

/* ---- files ----------------------------------------------------------------- */

static void add_scopes(struct reader *r, struct source *f)
{
	const struct sol_item *it = NULL;

	while ((it = sol_next(r->all, f, it))) {
		struct scope *s;

		if (it->kind != SOL_CONTRACT)
			continue;
		s = ARENA_NEW(r->a, struct scope);
		s->item = it;
		s->file = f;
		s->head = plain_of(r, f, it->beg, it->body_beg >= 0 ?
				   it->body_beg - 1 : it->end);
		*r->last = s;
		r->last = &s->next;
	}
}

/* "a/b/../c.sol" against the file that imports it. */
static const char *resolve(struct reader *r, const char *from, const char *path)
{
	const char *slash = strrchr(from, '/');
	char *out, *w;

	if (strncmp(path, "./", 2) && strncmp(path, "../", 3))
		return path;
	out = SAY(r, "%.*s/%s", slash ? (int)(slash - from) : 0,
		  slash ? from : "", path);
	w = out;
	for (char *p = out; *p;) {
		size_t n = strcspn(p, "/");

		if (n == 2 && !memcmp(p, "..", 2)) {
			while (w > out && *--w != '/')
				;
		} else if (n && !(n == 1 && *p == '.')) {
			if (w > out || *out == '/')
				*w++ = '/';
			memmove(w, p, n);
			w += n;
		}
		p += n + (p[n] == '/');
	}
	*w = '\0';
	return *out == '/' && !slash ? out + 1 : out;
}

static void add_file(struct reader *r, struct source *f)
{
	for (unsigned i = 0; i < r->nfiles; i++)
		if (r->file[i] == f)
			return;
	if (!f || !f->text || r->nfiles == MAX_FILES)
		return;
	r->file[r->nfiles++] = f;
	add_scopes(r, f);
}

static void add_imports(struct reader *r, struct source *f)
{
	const struct sol_item *it = NULL;

	while ((it = sol_next(r->all, f, it))) {
		const char *s, *q;

		if (it->kind != SOL_IMPORT)
			continue;
		s = plain_of(r, f, it->beg, it->end);
		s += strcspn(s, "\"'");
		q = *s ? strchr(s + 1, *s) : NULL;
		if (q)
			add_file(r, sol_find(r->all, resolve(r, f->name,
				arena_strndup(r->a, s + 1,
					      (size_t)(q - s - 1)))));
	}
}

static void read_files(struct reader *r)
{
	const struct yul_object *o = r->m->obj;
	const char *own = yul_file(o, o->whole.file);

	r->last = &r->scopes;
	if (own)
		add_file(r, sol_find(r->all, own));
	for (const struct use_src *u = o->use; u; u = u->next)
		add_file(r, sol_find(r->all, u->file));
	for (unsigned i = 0; i < r->nfiles; i++)
		add_imports(r, r->file[i]);
}

/* ---- contracts ------------------------------------------------------------- */

static struct scope *scope_named(struct reader *r, const char *name)
{
	const char *dot = strrchr(name, '.');

	name = dot ? dot + 1 : name;
	for (struct scope *s = r->scopes; s; s = s->next)
		if (!strcmp(s->item->name, name))
			return s;
	return NULL;
}

struct row {
	struct scope **s;
	unsigned n;
};

/* C3: the first that stands behind the head of no row. */
static struct scope *pick(const struct row *row, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		bool good = row[i].n;

		for (unsigned k = 0; good && k < n; k++)
			for (unsigned x = 1; x < row[k].n; x++)
				good &= row[k].s[x] != row[i].s[0];
		if (good)
			return row[i].s[0];
	}
	return NULL;
}

static void merge(struct scope *s, struct row *row, unsigned n)
{
	struct scope *c;

	while (s->nlinear < MAX_LINEAR && (c = pick(row, n))) {
		s->linear[s->nlinear++] = c;
		for (unsigned i = 0; i < n; i++)
			if (row[i].n && row[i].s[0] == c) {
				row[i].s++;
				row[i].n--;
			}
	}
}

static void linearise(struct reader *r, struct scope *s)
{
	struct scope *base[MAX_LINEAR];
	struct row row[MAX_LINEAR + 1];
	const char *p = strstr(s->head, " is "), *name;
	unsigned n = 0;

	if (s->busy || s->done)
		return;
	s->busy = true;
	s->linear[s->nlinear++] = s;
	for (p = p ? p + 4 : ""; *p && n < MAX_LINEAR; take(&p, ",")) {
		struct scope *b;

		if (!(name = take_name(r, &p)))
			break;
		blanks(&p);
		if (*p == '(')
			take_brackets(r, &p);
		if ((b = scope_named(r, name)))
			base[n++] = b;
	}
	/* what was named last is nearest */
	for (unsigned i = 0; i < n / 2; i++) {
		struct scope *x = base[i];

		base[i] = base[n - 1 - i];
		base[n - 1 - i] = x;
	}
	for (unsigned i = 0; i < n; i++) {
		linearise(r, base[i]);
		row[i] = (struct row){ base[i]->linear, base[i]->nlinear };
	}
	row[n] = (struct row){ base, n };
	merge(s, row, n + 1);
	s->busy = false;
	s->done = true;
}

/* ---- types ----------------------------------------------------------------- */

static const struct sol_type *read_type(struct reader *r, const char **p);

static struct sol_type *type_new(struct reader *r, enum type_kind kind,
				 const char *text, unsigned bytes)
{
	struct sol_type *t = ARENA_NEW(r->a, struct sol_type);

	t->kind = kind;
	t->text = t->abi = text;
	t->bytes = bytes;
	t->slots = 1;
	return t;
}

/* uint8 … bytes32, address, bool, string, bytes; NULL: no such type. */
static struct sol_type *elementary(struct reader *r, const char *name)
{
	struct sol_type *t = NULL;
	bool u = !strncmp(name, "uint", 4), i = !strncmp(name, "int", 3);

	if (!strcmp(name, "string") || !strcmp(name, "bytes"))
		return type_new(r, TYPE_BYTES, name, 32);
	if (!strcmp(name, "address") || !strcmp(name, "bool")) {
		t = type_new(r, TYPE_VALUE, name, *name == 'a' ? 20 : 1);
		t->address = *name == 'a';
		t->boolean = *name == 'b';
	} else if (u || i) {
		const char *n = name + (u ? 4 : 3);

		if (n[strspn(n, "0123456789")])
			return NULL;
		t = type_new(r, TYPE_VALUE, *n ? name :
			     u ? "uint256" : "int256",
			     *n ? (unsigned)strtoul(n, NULL, 10) / 8 : 32);
		t->is_signed = i;
	} else if (!strncmp(name, "bytes", 5) &&
		   !name[5 + strspn(name + 5, "0123456789")]) {
		t = type_new(r, TYPE_VALUE, name,
			     (unsigned)strtoul(name + 5, NULL, 10));
	}
	return t && t->bytes && t->bytes <= 32 ? t : NULL;
}

static struct sol_field *read_fields(struct reader *r, const char *p,
				     const char *between);

/* Slots of the members of a struct. */
static bool place_fields(struct sol_field *f, u256 *slot, unsigned *byte)
{
	for (; f; f = f->next) {
		bool whole = f->type->kind != TYPE_VALUE;
		unsigned size = whole ? 32 : f->type->bytes;

		if (f->type->kind == TYPE_UNKNOWN)
			return false;
		if (*byte + size > 32 || (whole && *byte)) {
			*slot = u256_add(*slot, u256_one);
			*byte = 0;
		}
		f->placed = true;
		f->slot = *slot;
		f->byte = *byte;
		*byte += size;
		if (whole) {
			*slot = u256_add(*slot, u256_from(f->type->slots));
			*byte = 0;
		}
	}
	return true;
}

static void read_struct(struct reader *r, struct sol_type *t, const char *body)
{
	u256 slot = u256_zero;
	unsigned byte = 0;
	uint64_t n = 0;
	const char *abi = "(";

	t->fields = read_fields(r, body, ";");
	if (!place_fields(t->fields, &slot, &byte)) {
		t->kind = TYPE_UNKNOWN;
		return;
	}
	if (u256_to_u64(slot, &n))
		t->slots = n + (byte > 0);
	if (!t->slots)
		t->slots = 1;
	for (const struct sol_field *f = t->fields; f; f = f->next)
		abi = SAY(r, "%s%s%s", abi, f == t->fields ? "" : ",",
			  f->type->abi ? f->type->abi : "?");
	t->abi = SAY(r, "%s)", abi);
}

/* What a definition makes of its name. */
static struct sol_type *defined(struct reader *r, struct source *f,
				const struct sol_item *it)
{
	const char *s = plain_of(r, f, it->beg, it->end), *is;
	struct sol_type *t;
	const struct sol_type *of;

	switch (it->kind) {
	case SOL_CONTRACT:
		t = type_new(r, TYPE_VALUE, it->name, 20);
		t->abi = "address";
		t->address = true;
		return t;
	case SOL_ENUM:
		t = type_new(r, TYPE_VALUE, it->name, 1);
		t->abi = "uint8";
		return t;
	case SOL_TYPE:
		if (!(is = strstr(s, " is ")))
			return NULL;
		is += 4;
		of = read_type(r, &is);
		t = type_new(r, of->kind, it->name, of->bytes);
		t->abi = of->abi;
		t->address = of->address;
		t->boolean = of->boolean;
		t->is_signed = of->is_signed;
		return t;
	default:
		return type_new(r, TYPE_STRUCT, it->name, 32);
	}
}

static bool defines_type(const struct sol_item *it)
{
	return it->kind == SOL_STRUCT || it->kind == SOL_ENUM ||
	       it->kind == SOL_TYPE || it->kind == SOL_CONTRACT;
}

static bool is_in_chain(const struct reader *r, const struct sol_item *it)
{
	for (unsigned i = 0; r->self && i < r->self->nlinear; i++)
		if (r->self->linear[i]->item == it)
			return true;
	return false;
}

/* The nearest definition: of the contract and its bases, of a file, any. */
static const struct sol_item *find_type(struct reader *r, const char *name,
					struct source **in)
{
	const char *dot = strrchr(name, '.'), *last = dot ? dot + 1 : name;
	const struct sol_item *best = NULL;
	int score = 0;

	for (unsigned i = 0; i < r->nfiles; i++) {
		const struct sol_item *it = NULL;

		while ((it = sol_next(r->all, r->file[i], it))) {
			int s = 1;

			if (!defines_type(it) || strcmp(it->name, last))
				continue;
			if (dot && it->up && (size_t)(dot - name) >=
			    strlen(it->up->name) &&
			    !memcmp(dot - strlen(it->up->name), it->up->name,
				    strlen(it->up->name)))
				s = 4;
			else if (it->up && is_in_chain(r, it->up))
				s = 3;
			else if (!it->up)
				s = 2;
			if (s > score) {
				best = it;
				*in = r->file[i];
				score = s;
			}
		}
	}
	return best;
}

static struct sol_type *user_type(struct reader *r, const char *name)
{
	struct source *f = NULL;
	const struct sol_item *it = find_type(r, name, &f);
	struct known_type *k;

	for (k = r->types; k; k = k->next)
		if (k->item == it)
			return k->type;
	if (!it || r->depth > MAX_NESTING)
		return type_new(r, TYPE_UNKNOWN, name, 32);
	k = ARENA_NEW(r->a, struct known_type);
	k->item = it;
	r->depth++;
	k->type = defined(r, f, it);
	if (!k->type)
		k->type = type_new(r, TYPE_UNKNOWN, name, 32);
	/* known before its members are read: a mapping may lead back to it */
	k->next = r->types;
	r->types = k;
	if (it->kind == SOL_STRUCT && it->body_beg >= 0)
		read_struct(r, k->type, plain_of(r, f, it->body_beg,
						 it->body_end));
	r->depth--;
	return k->type;
}

static struct sol_type *mapping(struct reader *r, const char **p)
{
	struct sol_type *t = type_new(r, TYPE_MAPPING, NULL, 32);

	take(p, "(");
	t->key = read_type(r, p);
	if (!take(p, "=>")) {
		take_name(r, p);
		take(p, "=>");
	}
	t->to = read_type(r, p);
	take_name(r, p);
	take(p, ")");
	t->text = SAY(r, "mapping(%s => %s)", t->key->text, t->to->text);
	t->abi = NULL;
	return t;
}

static const char *constant_value(struct reader *r, const char *name);

/* "[]", "[4]", "[SIZE]" behind a type. */
static struct sol_type *array(struct reader *r, const struct sol_type *of,
			      const char **p)
{
	const char *n = take_brackets(r, p), *digits = n;
	struct sol_type *t = type_new(r, *n ? TYPE_ARRAY : TYPE_DYNAMIC,
				      SAY(r, "%s[%s]", of->text, n), 32);

	if (*n && !isdigit((unsigned char)*n))
		digits = constant_value(r, n);
	t->to = of;
	t->abi = of->abi ? SAY(r, "%s[%s]", of->abi, digits ? digits : "?") :
		 NULL;
	if (!*n)
		return t;
	t->n = digits ? strtoull(digits, NULL, 0) : 0;
	if (!t->n || digits[strspn(digits, "0123456789")] ||
	    of->kind == TYPE_UNKNOWN) {
		t->kind = TYPE_UNKNOWN;
		return t;
	}
	t->slots = of->kind == TYPE_VALUE ?
		   (t->n + 32 / of->bytes - 1) / (32 / of->bytes) :
		   t->n * of->slots;
	return t;
}

/* "function (uint256) external": 24 bytes, or 8. */
static struct sol_type *function_type(struct reader *r, const char **p)
{
	struct sol_type *t = type_new(r, TYPE_VALUE, "function", 8);

	blanks(p);
	if (**p == '(')
		take_brackets(r, p);
	for (bool more = true; more;) {
		more = false;
		if (take(p, "external")) {
			t->bytes = 24;
			more = true;
		}
		if (take(p, "internal") || take(p, "view") ||
		    take(p, "pure") || take(p, "payable"))
			more = true;
		if (take(p, "returns")) {
			blanks(p);
			if (**p == '(')
				take_brackets(r, p);
			more = true;
		}
	}
	return t;
}

static const struct sol_type *read_type(struct reader *r, const char **p)
{
	const struct sol_type *t = NULL;
	const char *name;

	if (take(p, "mapping")) {
		t = mapping(r, p);
	} else if (take(p, "function")) {
		t = function_type(r, p);
	} else if ((name = take_name(r, p))) {
		t = elementary(r, name);
		if (!t)
			t = user_type(r, name);
		if (t->address && take(p, "payable"))
			t = elementary(r, "address");
	} else {
		t = type_new(r, TYPE_UNKNOWN, "?", 32);
	}
	for (blanks(p); **p == '['; blanks(p))
		t = array(r, t, p);
	return t;
}

/* "uint256 a, address indexed b", or the members of a struct. */
static struct sol_field *read_fields(struct reader *r, const char *p,
				     const char *between)
{
	struct sol_field *first = NULL, **tail = &first;

	for (blanks(&p); *p; blanks(&p)) {
		struct sol_field *f = ARENA_NEW(r->a, struct sol_field);
		const char *was = p, *name;

		f->type = read_type(r, &p);
		f->text = f->type->text;
		f->name = "";
		while (take(&p, "indexed") ? (f->indexed = true) :
		       take(&p, "memory") || take(&p, "calldata") ||
		       take(&p, "storage"))
			;
		if ((name = take_name(r, &p)))
			f->name = name;
		*tail = f;
		tail = &f->next;
		p += strcspn(p, between);
		take(&p, between);
		if (p == was)
			break;
	}
	return first;
}

/* ---- declarations ---------------------------------------------------------- */

static bool take_visibility(const char **p, const char **visibility)
{
	static const char *const word[] = {
		"public", "external", "internal", "private",
	};

	for (unsigned i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (take(p, word[i])) {
			*visibility = word[i];
			return true;
		}
	return false;
}

static bool take_mutability(const char **p, const char **mutability)
{
	static const char *const word[] = {
		"payable", "view", "pure", "constant", "immutable", "transient",
	};

	for (unsigned i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (take(p, word[i])) {
			*mutability = word[i];
			return true;
		}
	return false;
}

static bool take_override(struct reader *r, const char **p)
{
	if (take(p, "virtual"))
		return true;
	if (!take(p, "override"))
		return false;
	blanks(p);
	if (**p == '(')
		take_brackets(r, p);
	return true;
}

static void read_variable(struct reader *r, struct decl *d, const char *p)
{
	d->visibility = "internal";
	d->var.type = read_type(r, &p);
	d->var.text = d->var.type->text;
	d->var.name = d->name;
	while (take_visibility(&p, &d->visibility) ||
	       take_mutability(&p, &d->mutability) || take_override(r, &p))
		;
	take_name(r, &p);
	if (take(&p, "=")) {
		blanks(&p);
		d->value = arena_strndup(r->a, p, strcspn(p, ";"));
	}
}

static const char *without_blanks(struct reader *r, const char *s)
{
	char *out = arena_strndup(r->a, s, strlen(s)), *w = out;

	for (; *s; s++)
		if (*s != ' ' || (is_word(s[1]) && w > out && is_word(w[-1])))
			*w++ = *s;
	*w = '\0';
	return out;
}

static void add_modifier(struct reader *r, struct decl *d, const char **p)
{
	const char *name = take_name(r, p), *args = "";

	blanks(p);
	if (**p == '(')
		args = SAY(r, "(%s)", without_blanks(r, take_brackets(r, p)));
	d->modifiers = SAY(r, "%s%s%s%s", d->modifiers,
			   *d->modifiers ? ", " : "", name, args);
}

static void read_function(struct reader *r, struct decl *d, const char *p)
{
	d->visibility = !d->contract ? "internal" : "public";
	p += strcspn(p, "(");
	if (*p)
		d->in = read_fields(r, take_brackets(r, &p), ",");
	for (;;) {
		if (take_visibility(&p, &d->visibility) ||
		    take_mutability(&p, &d->mutability) ||
		    take_override(r, &p))
			continue;
		blanks(&p);
		if (take(&p, "returns")) {
			blanks(&p);
			if (*p == '(')
				d->out = read_fields(r, take_brackets(r, &p),
						     ",");
		} else if (is_word(*p)) {
			add_modifier(r, d, &p);
		} else {
			return;
		}
	}
}

static struct decl *read_decl(struct reader *r, struct source *f,
			      const struct sol_item *it)
{
	static const int kinds[] = {
		[SOL_FUNCTION] = 1 + DECL_FUNCTION,
		[SOL_VARIABLE] = 1 + DECL_VARIABLE,
		[SOL_EVENT] = 1 + DECL_EVENT, [SOL_ERROR] = 1 + DECL_ERROR,
		[SOL_IMPORT] = 0,
	};
	struct decl *d;
	const char *p;

	if (!kinds[it->kind])
		return NULL;
	d = ARENA_NEW(r->a, struct decl);
	d->kind = (enum decl_kind)(kinds[it->kind] - 1);
	d->name = it->name;
	d->visibility = d->mutability = d->modifiers = "";
	d->contract = it->up ? it->up->name : NULL;
	d->file = f;
	d->beg = it->beg;
	d->end = it->end;
	p = plain_of(r, f, it->beg, it->body_beg >= 0 ? it->body_beg - 1 :
		     it->end);
	if (d->kind == DECL_VARIABLE) {
		read_variable(r, d, p);
	} else if (d->kind == DECL_FUNCTION) {
		read_function(r, d, p);
	} else {
		p += strcspn(p, "(");
		if (*p)
			d->in = read_fields(r, take_brackets(r, &p), ",");
	}
	return d;
}

/* The value of a constant of the contract or its files, as written. */
static const char *constant_value(struct reader *r, const char *name)
{
	const char *dot = strrchr(name, '.');

	name = dot ? dot + 1 : name;
	for (unsigned i = 0; i < r->nfiles; i++) {
		const struct sol_item *it = NULL;

		while ((it = sol_next(r->all, r->file[i], it))) {
			const char *s;

			if (it->kind != SOL_VARIABLE || strcmp(it->name, name))
				continue;
			s = strchr(plain_of(r, r->file[i], it->beg, it->end),
				   '=');
			if (!s)
				continue;
			for (s++; *s == ' '; s++)
				;
			return arena_strndup(r->a, s, strcspn(s, " ;"));
		}
	}
	return NULL;
}

/* ---- storage --------------------------------------------------------------- */

/* "contract C layout at 0x100": where storage begins; false: not known. */
static bool first_slot(const struct scope *s, u256 *slot)
{
	const char *p = strstr(s->head, " layout at ");
	size_t n;

	*slot = u256_zero;
	if (!p)
		return true;
	p += sizeof(" layout at ") - 1;
	n = strspn(p, "0123456789abcdefABCDEFx");
	return (!p[n] || p[n] == ' ') && u256_parse(p, n, slot, NULL);
}

static bool place_variables(struct decl *d, const char *mutability, u256 slot)
{
	unsigned byte = 0;
	bool known = true;

	for (; d; d = d->next) {
		if (d->kind != DECL_VARIABLE ||
		    strcmp(d->mutability, mutability))
			continue;
		known = known && place_fields(&d->var, &slot, &byte);
	}
	return known;
}

/* ---- the whole ------------------------------------------------------------- */

static struct decl **read_scope(struct reader *r, struct scope *s,
				struct decl **tail)
{
	const struct sol_item *it = NULL;

	while ((it = sol_next(r->all, s->file, it))) {
		struct decl *d = it->up == s->item ?
				 read_decl(r, s->file, it) : NULL;

		if (d) {
			*tail = d;
			tail = &d->next;
		}
	}
	return tail;
}

/* What stands outside the contract and its bases. */
static void read_others(struct reader *r, struct decls *ds)
{
	struct decl **tail = &ds->others;

	for (unsigned i = 0; i < r->nfiles; i++) {
		const struct sol_item *it = NULL;

		while ((it = sol_next(r->all, r->file[i], it))) {
			struct decl *d;

			if (it->up && is_in_chain(r, it->up))
				continue;
			if ((d = read_decl(r, r->file[i], it))) {
				*tail = d;
				tail = &d->next;
			}
		}
	}
}

static const char *kind_of(const struct scope *s)
{
	return !strncmp(s->head, "abstract", 8) ? "abstract contract" :
	       !strncmp(s->head, "library", 7) ? "library" :
	       !strncmp(s->head, "interface", 9) ? "interface" : "contract";
}

/* The compiler's own slots, if it gave them for this contract. */
static void take_slots(struct reader *r, struct decls *ds)
{
	const struct yul_object *o = r->m->obj;
	const char *file = yul_file(o, o->whole.file);
	const char *name = contract_name(r->m);

	unsigned no = 0;

	for (struct decl *d = ds->first; d && file; d = d->next) {
		const struct given_slot *g = r->m->sources->slots;

		if (d->kind != DECL_VARIABLE || *d->mutability)
			continue;
		while (g && (g->no != no || strcmp(g->file, file) ||
			     strcmp(g->contract, name)))
			g = g->next;
		no++;
		if (!g || strcmp(g->label, d->name))
			continue;
		d->var.placed = true;
		d->var.slot = g->slot;
		d->var.byte = g->byte;
		ds->layout_given = ds->layout = true;
	}
}

static void read_all(struct reader *r, struct decls *ds)
{
	const char *name = contract_name(r->m);
	struct decl **tail = &ds->first;
	struct scope *s;
	u256 slot;

	read_files(r);
	s = r->self = name ? scope_named(r, name) : NULL;
	if (!s)
		return;
	linearise(r, s);
	ds->from = r->all == r->m->sources ? DECL_TEXT : DECL_AST;
	ds->kind = kind_of(s);
	ds->bases = "";
	for (unsigned i = s->nlinear; i-- > 0;)
		tail = read_scope(r, s->linear[i], tail);
	for (unsigned i = 1; i < s->nlinear; i++)
		ds->bases = SAY(r, "%s%s%s", ds->bases, i > 1 ? ", " : "",
				s->linear[i]->item->name);
	read_others(r, ds);
	ds->layout = first_slot(s, &slot) && place_variables(ds->first, "", slot);
	place_variables(ds->first, "transient", u256_zero);
	take_slots(r, ds);
}

const struct decls *decls_of(struct mod *m)
{
	struct reader r = { .m = m, .a = m->report->arena,
			    .all = m->sources };
	struct decls *ds;

	if (m->decls)
		return m->decls;
	m->decls = ds = ARENA_NEW(r.a, struct decls);
	ds->kind = "contract";
	ds->bases = "";
	if (m->sources && m->sources->declared) {
		r.all = m->sources->declared;
		read_all(&r, ds);
	}
	if (m->sources && ds->from == DECL_NONE) {
		r = (struct reader){ .m = m, .a = r.a, .all = m->sources };
		read_all(&r, ds);
	}
	return ds;
}

/* ---- signatures ------------------------------------------------------------ */

const char *decl_signature(struct mod *m, const struct decl *d)
{
	const char *s = arena_printf(m->report->arena, "%s(", d->name);

	for (const struct sol_field *f = d->in; f; f = f->next) {
		if (!f->type->abi || strchr(f->type->abi, '?') ||
		    f->type->kind == TYPE_UNKNOWN)
			return NULL;
		s = arena_printf(m->report->arena, "%s%s%s", s, f == d->in ? "" : ",",
				 f->type->abi);
	}
	return arena_printf(m->report->arena, "%s)", s);
}

static bool hash_of(struct mod *m, const struct decl *d, u256 *h)
{
	const char *s = decl_signature(m, d);

	if (s)
		*h = keccak256((const uint8_t *)s, strlen(s));
	return s;
}

static const struct sol_type *type_uint256(void)
{
	static const struct sol_type t = {
		.kind = TYPE_VALUE, .text = "uint256", .abi = "uint256",
		.bytes = 32, .slots = 1,
	};

	return &t;
}

const struct decl *decl_getter(struct mod *m, const struct decl *v)
{
	struct decl *d = ARENA_NEW(m->report->arena, struct decl);
	const struct sol_type *y = v->var.type;
	struct sol_field **tail = &d->in;
	unsigned n = 0;

	*d = *v;
	d->kind = DECL_FUNCTION;
	d->mutability = "view";
	d->next = NULL;
	for (; y && (y->kind == TYPE_MAPPING || y->kind == TYPE_DYNAMIC ||
		     y->kind == TYPE_ARRAY); y = y->to, n++) {
		struct sol_field *f = ARENA_NEW(m->report->arena, struct sol_field);

		f->type = y->key ? y->key : type_uint256();
		f->text = f->type->text;
		f->name = arena_printf(m->report->arena, n ? "%s%u" : "%s",
				       y->key ? "key" : "index", n + 1);
		*tail = f;
		tail = &f->next;
	}
	if (y && y->kind != TYPE_STRUCT) {
		d->out = ARENA_NEW(m->report->arena, struct sol_field);
		d->out->type = y;
		d->out->text = y->text;
		d->out->name = "";
	}
	return d;
}

/* The last one of a list, which is nearest to the contract itself. */
static const struct decl *search(struct mod *m, const struct decl *d,
				 enum decl_kind kind, u256 topic, u256 mask)
{
	const struct decl *found = NULL;
	u256 h;

	for (; d; d = d->next) {
		const struct decl *f = kind == DECL_FUNCTION &&
			d->kind == DECL_VARIABLE &&
			!strcmp(d->visibility, "public") ? decl_getter(m, d) :
			d;

		if (f->kind == kind && hash_of(m, f, &h) &&
		    u256_eq(u256_and(h, mask), u256_and(topic, mask)))
			found = f;
	}
	return found;
}

static const struct decl *search_both(struct mod *m, const struct decls *d,
				      enum decl_kind kind, u256 topic, u256 mask)
{
	const struct decl *x = search(m, d->first, kind, topic, mask);

	return x ? x : search(m, d->others, kind, topic, mask);
}

const struct decl *decl_by_selector(struct mod *m, const struct decls *d,
				    enum decl_kind kind, uint32_t selector)
{
	u256 n = u256_from(224);

	return search_both(m, d, kind, u256_shl(n, u256_from(selector)),
			   u256_shl(n, u256_mask(32)));
}

const struct decl *decl_by_topic(struct mod *m, const struct decls *d,
				 u256 topic)
{
	return search_both(m, d, DECL_EVENT, topic, u256_max);
}
