/*
 * The pipeline: which objects of a unit are analysed, and passes.def run over
 * each of them.
 *
 * In: a checked unit of Yul, the sources and what the user asked to see.
 * Out: findings in the report, dumps in a file, times.  The runner holds each
 * pass to its line in passes.def: what it needs must be there, what it breaks
 * is taken away, what it gives is noted, and the IR is verified after it, in
 * every build.  One object's IR lives in one arena; when its limit is reached
 * the arena is dropped and the user is told.
 */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ir.h"
#include "tell.h"
#include "why.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* Bytes that the analysis of one object may take. */
#define MEMORY_LIMIT ((size_t)4 << 30)
#define MEMORY_LIMIT_TEXT "4 GB"

/* ---- what passes.def says ---------------------------------------------- */

static const struct pass passes[] = {
#define PASS(name, needs, gives, breaks, help) \
	{ #name, needs, gives, breaks, help, pass_##name, NULL },
#define PASSD(name, needs, gives, breaks, help) \
	{ #name, needs, gives, breaks, help, pass_##name, dump_##name },
#include "passes.def"
	{ NULL, 0, 0, 0, NULL, NULL, NULL }
};

/* Findings come from the pass that reads the verdicts. */
static const struct pass_info pass_infos[] = {
#define PASS(name, needs, gives, breaks, help) \
	{ #name, help, ((needs) & VERDICTS) != 0 },
#define PASSD(name, needs, gives, breaks, help) \
	{ #name, help, ((needs) & VERDICTS) != 0 },
#include "passes.def"
	{ NULL, NULL, false }
};

const struct pass_info *pass_list(void)
{
	return pass_infos;
}

/*
 * The word after -W, made while compiling: the name of the row with '-' for
 * '_'.  PADDED is long enough to be read at any of these places.
 */
#define PADDED(s) s "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define CHAR(s, i) (PADDED(s)[i] == '_' ? '-' : PADDED(s)[i])
#define FOUR(s, i) CHAR(s, i), CHAR(s, i + 1), CHAR(s, i + 2), CHAR(s, i + 3)
#define WORD_MAX 32

#define WARN(name, cwe, severity, on, extra, title)			\
	static const char word_##name[WORD_MAX] = {			\
		FOUR(#name, 0), FOUR(#name, 4), FOUR(#name, 8),		\
		FOUR(#name, 12), FOUR(#name, 16), FOUR(#name, 20),	\
		FOUR(#name, 24), FOUR(#name, 28)			\
	};								\
	_Static_assert(sizeof(#name) <= WORD_MAX, "a word is too long"); \
	extern const char page_##name[];	/* pages.cmake makes it */
#include "passes.def"

const struct warning warnings[] = {
#define WARN(name, cwe, severity, on, extra, title) \
	{ word_##name, cwe, severity, on, extra, title, page_##name },
#include "passes.def"
};
const unsigned nwarnings = ARRAY_SIZE(warnings);

_Static_assert(ARRAY_SIZE(passes) - 1 <=
	       ARRAY_SIZE(((struct run_times *)NULL)->pass),
	       "more passes than run_times can hold");

const struct warning *warning_named(const char *name)
{
	for (unsigned i = 0; i < nwarnings; i++)
		if (strcmp(warnings[i].name, name) == 0)
			return &warnings[i];
	return NULL;
}

/* ---- one run ----------------------------------------------------------- */

/* Another contract of the same program. */
struct other {
	struct yul_unit *unit;
	struct yul_object *obj;
	struct mod *mod;	/* NULL: not analysed yet */
	struct other *next;
};

struct run {
	struct yul_unit *unit;
	struct sources *sources;
	const struct run_options *opt;
	struct report *report;
	struct run_times *times;
	struct arena *arena;	/* of the object at hand */
	struct mod *mod;
	struct other *others, **last_other;
	bool others_known;
	const char *ice;	/* the first thing that went wrong, or NULL */
	jmp_buf out_of_memory;
};

static void out_of_memory(void *arg)
{
	struct run *r = arg;

	longjmp(r->out_of_memory, 1);
}

static void failed(struct run *r, const char *sentence)
{
	if (!r->ice)
		r->ice = sentence;
}

/* The n-th line of one name is called name, name2, name3 … */
static void label_of(unsigned row, char *buf, size_t size)
{
	unsigned n = 1;

	for (unsigned i = 0; i < row; i++)
		n += passes[i].run == passes[row].run;
	if (n == 1)
		snprintf(buf, size, "%s", passes[row].name);
	else
		snprintf(buf, size, "%s%u", passes[row].name, n);
}

static bool is_called(unsigned row, const char *name)
{
	char label[64];

	label_of(row, label, sizeof(label));
	return strcmp(label, name) == 0;
}

static bool is_asked(const char *const *names, unsigned row)
{
	for (; names && *names; names++)
		if (is_called(row, *names))
			return true;
	return false;
}

static void dump_dot(FILE *f, const struct mod *m)
{
	if (m->have & ENTRIES)
		for (unsigned i = 0; i < m->nentries; i++)
			print_dot(f, m->entry[i].fn);
	else
		for (unsigned i = 0; i < m->nfns; i++)
			print_dot(f, m->fn[i]);
}

static void dump(const struct run *r, unsigned row)
{
	const struct run_options *opt = r->opt;
	const char *object = r->mod->obj->name;
	char label[64];

	if (!opt->dump_file)
		return;
	if (is_asked(opt->dump, row)) {
		label_of(row, label, sizeof(label));
		fprintf(opt->dump_file, "; %s after %s\n",
			object ? object : "code", label);
		if (passes[row].dump)
			passes[row].dump(opt->dump_file, r->mod);
		else
			print_mod(opt->dump_file, r->mod);
	}
	if (is_asked(opt->dump_dot, row))
		dump_dot(opt->dump_file, r->mod);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void pass_failed(struct run *r, unsigned row, const char *rule)
{
	char label[64];

	label_of(row, label, sizeof(label));
	failed(r, arena_printf(r->report->arena, "%s: %s", label, rule));
}

/* The pass and what must hold around it.  False: stop here. */
static bool run_pass(struct run *r, unsigned row)
{
	const struct pass *p = &passes[row];
	struct mod *m = r->mod;
	const char *wrong;
	double start = 0;

	if ((m->have & p->needs) != p->needs) {
		pass_failed(r, row, "it needs what no pass before it gives");
		return false;
	}
	if (r->times && r->opt->times)
		start = now();
	p->run(m);
	if (r->times && r->opt->times)
		r->times->pass[row] += now() - start;
	m->have = (m->have & ~p->breaks) | p->gives;
	wrong = verify_mod(m);
	if (wrong) {
		pass_failed(r, row, wrong);
		return false;
	}
	dump(r, row);
	return !r->opt->stop_after || !is_called(row, r->opt->stop_after);
}

/* ---- which object ------------------------------------------------------ */

static bool is_name_of(const struct yul_object *o, const struct node *lit)
{
	return lit && o->name && lit->len == o->name_len &&
	       memcmp(lit->str, o->name, lit->len) == 0;
}

static struct yul_object *kid_returned_by(struct yul_object *o,
					  const struct ins *end)
{
	const struct ins *size;

	if (end->op != OP_return)
		return NULL;
	size = def_by(arg(end, 1), OP_datasize);
	for (struct yul_object *k = size ? o->kids : NULL; k; k = k->next)
		if (is_name_of(k, size->lit))
			return k;
	return NULL;
}

/*
 * The object that the code of o deploys: the one whose size is the size of
 * what that code returns.  Objects for `new` are not returned.
 */
static struct yul_object *deployed_by(struct run *r, struct yul_unit *u,
				      struct yul_object *o)
{
	struct mod m = { .arena = r->arena, .unit = u, .obj = o };
	struct yul_object *k;

	if (!o->kids)
		return NULL;
	pass_lower(&m);
	for (unsigned i = 0; i < m.nfns; i++)
		for (unsigned b = 0; b < m.fn[i]->nblks; b++) {
			k = kid_returned_by(o, m.fn[i]->blk[b]->last);
			if (k)
				return k;
		}
	return NULL;
}

/* Optimised IR alone has annotations within expressions. */
static bool is_optimised(const struct src *s, struct loc loc)
{
	for (size_t i = 0; i < s->nmarks; i++)
		if (s->mark[i].inner && s->mark[i].offset >= loc.beg &&
		    s->mark[i].offset < loc.end)
			return true;
	return false;
}

bool yulwark_is_optimised(const struct yul_unit *u)
{
	return is_optimised(u->src, (struct loc){ 0, UINT32_MAX });
}

/* ---- one object -------------------------------------------------------- */

static const bool *enabled_by_default(struct arena *a)
{
	bool *on = ARENA_ARRAY(a, bool, nwarnings);

	for (unsigned i = 0; i < nwarnings; i++)
		on[i] = warnings[i].on;
	return on;
}

/*
 * What is looked for: what is asked for, and for an explanation, which must not
 * call a function safe because nobody wants to hear of it, what is on by default.
 */
static const bool *enabled_for(const struct run *r)
{
	bool *on;

	if (!r->opt->enabled)
		return enabled_by_default(r->arena);
	if (!r->opt->tell && !r->opt->tell_all)
		return r->opt->enabled;
	on = ARENA_ARRAY(r->arena, bool, nwarnings);
	for (unsigned i = 0; i < nwarnings; i++)
		on[i] = r->opt->enabled[i] || warnings[i].on;
	return on;
}

static struct mod *bare_mod(struct run *r, struct yul_unit *u,
			    struct yul_object *obj)
{
	struct mod *m = ARENA_NEW(r->arena, struct mod);

	m->arena = r->arena;
	m->oom = out_of_memory;
	m->oom_arg = r;
	m->unit = u;
	m->obj = obj;
	m->sources = r->sources;
	m->report = r->report;
	return m;
}

/* ---- other contracts ---------------------------------------------------- */

static bool has_number(const struct node *n, u256 x)
{
	for (; n; n = n->next) {
		if (n->kind == N_NUMBER && u256_eq(n->num, x))
			return true;
		if (has_number(n->names, x) || has_number(n->kids, x) ||
		    has_number(n->a, x) || has_number(n->b, x) ||
		    has_number(n->c, x) || has_number(n->d, x))
			return true;
	}
	return false;
}

static bool same_name(const struct yul_object *a, const struct yul_object *b)
{
	return a->name && b->name && a->name_len == b->name_len &&
	       !memcmp(a->name, b->name, a->name_len);
}

/* Each contract once, though it may come in both kinds of IR. */
static void add_other(struct run *r, struct yul_unit *u, struct yul_object *o)
{
	struct other *x;

	if (o == r->mod->obj || same_name(o, r->mod->obj) || !o->code)
		return;
	for (x = r->others; x; x = x->next)
		if (x->obj == o || same_name(x->obj, o))
			return;
	x = ARENA_NEW(r->arena, struct other);
	x->unit = u;
	x->obj = o;
	*r->last_other = x;
	r->last_other = &x->next;
}

/* What the object deploys, and what the objects in it do. */
static void add_deployed(struct run *r, struct yul_unit *u,
			 struct yul_object *o)
{
	struct yul_object *d = deployed_by(r, u, o);

	if (d)
		add_other(r, u, d);
	for (struct yul_object *k = o->kids; k; k = k->next)
		add_deployed(r, u, k);
}

/* Is the contract written in the same file as the one at hand? */
static bool same_file(const struct run *r, const struct yul_object *o)
{
	const char *a = yul_file(r->mod->obj, r->mod->obj->whole.file);
	const char *b = yul_file(o, o->whole.file);

	return a && b && !strcmp(a, b);
}

static void find_others(struct run *r)
{
	struct yul_unit *u;

	r->last_other = &r->others;
	for (struct yul_object *o = r->unit->objs; o; o = o->next)
		add_deployed(r, r->unit, o);
	for (unsigned i = 0; r->opt->peer &&
	     (u = r->opt->peer(r->opt->peer_arg, i)); i++)
		for (struct yul_object *o = u->objs; o; o = o->next)
			if (u != r->unit && same_file(r, o))
				add_deployed(r, u, o);
	r->others_known = true;
}

/* As far as what each entry reads and writes, and who may start it. */
static struct mod *analyse_other(struct run *r, struct other *x)
{
	struct mod *m = bare_mod(r, x->unit, x->obj);
	const char *wrong;

	for (unsigned row = 0; passes[row].name; row++) {
		if (passes[row].gives & VERDICTS)
			break;
		passes[row].run(m);
		m->have = (m->have & ~passes[row].breaks) | passes[row].gives;
		if ((wrong = verify_mod(m)))
			pass_failed(r, row, wrong);
	}
	return m;
}

static struct mod *other_mod(struct mod *m, unsigned i, uint32_t selector,
			     bool *more)
{
	struct run *r = m->other_arg;
	struct other *x;

	if (!r->others_known)
		find_others(r);
	for (x = r->others; x && i; x = x->next)
		i--;
	*more = x && x->next;
	if (!x || !has_number(x->obj->code, u256_from(selector)))
		return NULL;
	if (!x->mod)
		x->mod = analyse_other(r, x);
	return x->mod;
}

/* ---- the object at hand -------------------------------------------------- */

static struct mod *mod_new(struct run *r, struct yul_object *top)
{
	struct yul_object *o = deployed_by(r, r->unit, top);
	struct mod *m = bare_mod(r, r->unit, o ? o : top);

	m->other = other_mod;
	m->other_arg = r;
	m->optimised = is_optimised(r->unit->src, top->loc);
	m->policy = r->opt->policy;
	for (unsigned i = 0; passes[i].name; i++)
		m->judge_all |= is_asked(r->opt->dump, i);
	m->judge_all |= r->opt->explain || r->opt->tell || r->opt->tell_all;
	m->mend = r->opt->mend;
	m->enabled = enabled_for(r);
	return m;
}

static void explain(struct run *r)
{
	for (struct explain *x = r->opt->explain; x; x = x->next)
		x->found += why_safe(r->opt->dump_file, r->mod, x->name);
}

/*
 * Nothing that the passes hold outlives the arena, so this is where a run
 * that has reached the limit comes back to.
 */
static void analyse(struct run *r, struct yul_object *top)
{
	r->arena = arena_new(MEMORY_LIMIT, out_of_memory, r);
	if (!r->arena) {
		failed(r, "no memory is left");
		return;
	}
	if (setjmp(r->out_of_memory)) {
		failed(r, arena_printf(r->report->arena, "%s: more than "
				       MEMORY_LIMIT_TEXT " of memory are "
				       "needed, or none is left",
				       top->name ? top->name : "code"));
	} else {
		r->others = NULL;
		r->others_known = false;
		r->mod = mod_new(r, top);
		for (unsigned row = 0; passes[row].name; row++)
			if (!run_pass(r, row))
				break;
		if (r->opt->dump_file && (r->mod->have & VERDICTS))
			explain(r);
		if (r->mod->have & VERDICTS && (r->opt->tell ||
						r->opt->tell_all))
			explain_module(r->mod, r->opt->tell, r->opt->tell_all);
	}
	if (r->times && arena_used(r->arena) > r->times->memory)
		r->times->memory = arena_used(r->arena);
	arena_free(r->arena);
	r->arena = NULL;
}

bool yulwark_run(struct yul_unit *u, struct sources *all,
		 const struct run_options *opt, struct report *report,
		 struct run_times *times, const char **ice)
{
	struct run r = {
		.unit = u, .sources = all, .opt = opt, .report = report,
		.times = times,
	};

	for (struct yul_object *o = u->objs; o; o = o->next)
		analyse(&r, o);
	*ice = r.ice;
	return !r.ice;
}
