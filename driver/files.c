/*
 * Names of Solidity files in, their texts out: from the JSON that an input
 * brought, or from disk the way solc looks for them.
 *
 * A file on disk may have changed since it was compiled.  The snippets that
 * solc put into its annotations are held against it, and one that does not
 * fit is not used: a wrong line is worse than none.
 */
#include <string.h>
#include <unistd.h>

#include "driver.h"

struct set {
	struct sources all;
	struct set *next;
};

/* A file that was not found, and why; told if a finding lies in it. */
struct missing {
	const struct source *source;
	bool stale;	/* a file was there, but not the one compiled */
	bool told;
	struct missing *next;
};

struct files {
	struct arena *arena;
	const struct options *opt;
	struct log *log;
	const struct yul_unit *unit;
	struct set *sets;
	struct missing *missing;
};

struct files *files_new(struct arena *a, const struct options *o,
			struct log *l)
{
	struct files *f = ARENA_NEW(a, struct files);

	f->arena = a;
	f->opt = o;
	f->log = l;
	return f;
}

void files_unit(struct files *f, const struct yul_unit *u)
{
	f->unit = u;
}

/* ---- does a text fit the annotations? --------------------------------- */

/* A snippet is the beginning of the range, "..." appended where it was cut. */
static bool fits(const struct mark *m, const char *text, size_t len)
{
	size_t n = strlen(m->snippet);

	if (m->o.beg < 0 || (size_t)m->o.end > len)
		return false;
	if (n >= 3 && !strcmp(m->snippet + n - 3, "..."))
		n -= 3;
	while (n && m->snippet[n - 1] == ' ')
		n--;
	return n <= len - (size_t)m->o.beg &&
	       !memcmp(text + m->o.beg, m->snippet, n);
}

/* -1 if the unit does not use the file. */
static int32_t index_of(const struct yul_object *o, const char *name)
{
	for (; o; o = o->next) {
		for (const struct use_src *u = o->use; u; u = u->next)
			if (!strcmp(u->file, name))
				return u->index;
		int32_t index = index_of(o->kids, name);
		if (index >= 0)
			return index;
	}
	return -1;
}

/*
 * Within one text an index has one meaning, though each object has a table:
 * solc numbers the files of a run.
 */
static bool fits_unit(const struct yul_unit *u, const char *name,
		      const char *text, size_t len)
{
	int32_t index = u ? index_of(u->objs, name) : -1;

	for (size_t i = 0; index >= 0 && i < u->src->nmarks; i++) {
		const struct mark *m = &u->src->mark[i];

		if (m->snippet && m->o.file == index && !fits(m, text, len))
			return false;
	}
	return true;
}

/* ---- looking on disk -------------------------------------------------- */

static const char *join(struct arena *a, const char *dir, const char *name)
{
	size_t n = dir ? strlen(dir) : 0;

	if (!n || *name == '/')
		return name;
	return arena_printf(a, "%s%s%s", dir, dir[n - 1] == '/' ? "" : "/",
			    name);
}

/* The longest prefix decides; the last of equals, as solc does. */
static const char *remapped(struct files *f, const char *name)
{
	const struct remap *best = NULL;
	size_t most = 0;

	for (const struct remap *r = f->opt->remaps; r; r = r->next) {
		size_t n = strlen(r->prefix);

		if (n >= most && !strncmp(name, r->prefix, n)) {
			best = r;
			most = n;
		}
	}
	return best ? arena_printf(f->arena, "%s%s", best->target,
				   name + most) : NULL;
}

struct found {
	const char *path, *text;
	size_t len;
	bool stale;	/* a file was there, but not the one compiled */
};

static bool try_path(struct files *f, const char *name, const char *path,
		     struct found *found)
{
	const char *why;
	size_t len;
	char *text = read_file(f->arena, path, true, &len, &why);

	if (!text)
		return false;
	if (!fits_unit(f->unit, name, text, len)) {
		found->stale = true;
		return false;
	}
	found->path = path;
	found->text = text;
	found->len = len;
	return true;
}

static bool search(struct files *f, const char *name, const char *as,
		   struct found *found)
{
	if (try_path(f, name, join(f->arena, f->opt->base_path, as), found))
		return true;
	for (const struct word *w = f->opt->includes; w; w = w->next)
		if (try_path(f, name, join(f->arena, w->text, as), found))
			return true;
	return false;
}

static bool find(struct files *f, const char *name, struct found *found)
{
	static const char scheme[] = "file://";
	const char *other = remapped(f, name);

	if (other && search(f, name, other, found))
		return true;
	if (!strncmp(name, scheme, sizeof(scheme) - 1))
		name += sizeof(scheme) - 1;
	return search(f, name, name, found);
}

/* Solc's own files, such as "#utility.yul", are nobody's to find. */
static bool load(struct sources *all, struct source *s, void *arg)
{
	struct files *f = arg;
	struct found found = { 0 };

	(void)all;
	if (*s->name == '#' || !*s->name)
		return false;
	if (find(f, s->name, &found)) {
		s->text = found.text;
		s->len = found.len;
		s->path = found.path;
		return true;
	}
	struct missing *m = ARENA_NEW(f->arena, struct missing);
	m->source = s;
	m->stale = found.stale;
	m->next = f->missing;
	f->missing = m;
	return false;
}

/* ---- what is missed --------------------------------------------------- */

/* Of several files of that name one note is enough. */
static bool is_told(const struct files *f, const char *name)
{
	for (const struct missing *m = f->missing; m; m = m->next)
		if (m->told && !strcmp(m->source->name, name))
			return true;
	return false;
}

static void miss(struct files *f, const struct source *s)
{
	struct missing *m = f->missing;

	if (!s || s->text)
		return;
	while (m && m->source != s)
		m = m->next;
	if (!m || is_told(f, s->name))
		return;
	m->told = true;
	log_add(f->log, KIND_NOTE, m->stale ?
		"source file '%s' is not the one that was compiled; quoting "
		"the compiler's own snippets" :
		"source file '%s' is not at hand; quoting the compiler's own "
		"snippets (use --base-path=<dir>)", s->name);
}

void files_tell_missing(struct files *f, const struct report *r)
{
	for (const struct finding *x = r->first; x; x = x->next) {
		miss(f, x->at.file);
		miss(f, x->write.file);
		for (const struct event *e = x->events; e; e = e->next)
			miss(f, e->at.file);
	}
}

/* ---- sets ------------------------------------------------------------- */

static struct source *known(struct set *set, const char *name)
{
	for (struct source *s = set->all.first; s; s = s->next)
		if (!strcmp(s->name, name))
			return s;
	return NULL;
}

static bool same_text(const struct source *s, const struct content *c)
{
	return s->text && s->len == c->len &&
	       !memcmp(s->text, c->text, c->len);
}

static bool agrees(struct set *set, const struct input *in)
{
	for (const struct content *c = in->contents; c; c = c->next) {
		const struct source *s = known(set, c->name);

		if (s && !same_text(s, c))
			return false;
	}
	return true;
}

/* Printed is where an editor finds it, if it is there. */
static const char *path_of(struct files *f, const char *name)
{
	const char *other = remapped(f, name);
	const char *path = join(f->arena, f->opt->base_path,
				other ? other : name);

	return !access(path, R_OK) ? path : NULL;
}

static void add_contents(struct files *f, struct set *set,
			 const struct input *in)
{
	for (const struct content *c = in->contents; c; c = c->next)
		if (!known(set, c->name))
			sol_add(&set->all, c->name, path_of(f, c->name),
				arena_strndup(f->arena, c->text, c->len),
				c->len);
}

struct sources *files_for(struct files *f, const struct input *in)
{
	struct set **p = &f->sets;

	while (*p && !agrees(*p, in))
		p = &(*p)->next;
	if (!*p) {
		*p = ARENA_NEW(f->arena, struct set);
		(*p)->all.arena = f->arena;
		(*p)->all.load = load;
		(*p)->all.arg = f;
	}
	add_contents(f, *p, in);
	return &(*p)->all;
}
