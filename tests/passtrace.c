/*
 * passtrace [-u PASS] [-n RUNS] [-g PROGRAMS] [FILE...]
 *
 * Runs the programs of each file as trees, then the passes one by one, and
 * the IR after each pass that changed it: the traces must agree.  -u stops
 * after that pass, -n says how many runs with each selector, -g adds that
 * many programs made up at random.  Exit status 1 if a trace differs or the
 * IR is broken.
 *
 * An entry is run with the input that leads to it.
 */
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "interp.h"
#include "yulgen.h"

#define MAX_SELECTORS 400
#define MAX_WORDS 8

static const struct pass passes[] = {
#define PASS(name, needs, gives, breaks, help) \
	{ #name, needs, gives, breaks, help, pass_##name, NULL },
#define PASSD(name, needs, gives, breaks, help) \
	{ #name, needs, gives, breaks, help, pass_##name, NULL },
#include "passes.def"
	{ NULL, 0, 0, 0, NULL, NULL, NULL }
};

struct test {
	const char *file;
	const char *until;	/* last pass, or NULL */
	unsigned nruns;
	struct mod *m;
	uint32_t selector[MAX_SELECTORS];
	unsigned nselectors;
	unsigned long runs, cut, bad;
	unsigned long ends[END_STEPS + 1];
};

static void no_memory(void *arg)
{
	(void)arg;
	fputs("passtrace: no memory is left\n", stderr);
	exit(2);
}

static void *need(void *p)
{
	if (!p)
		no_memory(NULL);
	return p;
}

/* ---- inputs ------------------------------------------------------------ */

static void add_selector(struct test *t, const struct node *n)
{
	uint64_t x;

	if (n->kind != N_NUMBER || !u256_to_u64(n->num, &x) ||
	    x > UINT32_MAX || x < 0x10000)
		return;
	for (unsigned i = 0; i < t->nselectors; i++)
		if (t->selector[i] == x)
			return;
	if (t->nselectors < MAX_SELECTORS)
		t->selector[t->nselectors++] = x;
}

/* Numbers that may be selectors: those compared with something. */
static void find_selectors(struct test *t, const struct node *n)
{
	for (; n; n = n->next) {
		if (n->kind == N_CASE && n->a)
			add_selector(t, n->a);
		if (n->kind == N_CALL && n->op == OP_eq) {
			add_selector(t, n->kids);
			add_selector(t, n->kids->next);
		}
		find_selectors(t, n->kids);
		find_selectors(t, n->a);
		find_selectors(t, n->b);
		find_selectors(t, n->c);
		find_selectors(t, n->d);
	}
}

/* Arguments that get through checks now and then. */
static u256 any_argument(uint64_t *state)
{
	uint64_t x = next_random(state);

	switch (x % 8) {
	case 0:
		return u256_zero;
	case 1:
		return u256_from(0xca11e4);
	case 2:
		return u256_and(u256_mul(u256_from(x), u256_from(x)),
				u256_mask(160));
	case 3:
		return u256_from(32 * (1 + x / 8 % MAX_WORDS));
	case 4:
		return x / 8 % 4 ? u256_from(x) : u256_max;
	default:
		return u256_from(x / 8 % 5);
	}
}

/* The run number says all about it. */
static struct world make_world(const struct test *t, unsigned run,
			       uint8_t *data)
{
	uint64_t state = run * 0x1234567ul + 1;
	struct world w = {
		.calldata = data, .caller = u256_from(0xca11e4),
		.seed = next_random(&state), .store = run % 3, .steps = 20000,
	};

	for (unsigned i = 0; i < MAX_WORDS; i++)
		u256_to_bytes(any_argument(&state), data + 4 + 32 * i);
	w.ncalldata = 4 + 32 * (next_random(&state) % (MAX_WORDS + 1));
	if (next_random(&state) % 4 == 0)
		w.value = u256_from(next_random(&state) % 1000);
	if (run < t->nselectors * t->nruns) {
		uint32_t x = t->selector[run / t->nruns];

		for (unsigned i = 0; i < 4; i++)
			data[i] = x >> (24 - 8 * i);
	} else {
		memset(data, 0x5a, 4);
		if (next_random(&state) % 2)
			w.ncalldata = next_random(&state) % 5;
	}
	return w;
}

static unsigned count_runs(const struct test *t)
{
	return (t->nselectors + 2) * t->nruns;
}

/* ---- what to run ------------------------------------------------------- */

static const struct fn *entry_of_kind(const struct mod *m, enum entry_kind k,
				      uint32_t selector)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entry[i];

		if (e->kind == k &&
		    (k != ENTRY_FUNCTION || e->selector == selector))
			return e->fn;
	}
	return NULL;
}

static uint32_t selector_of(const uint8_t *d)
{
	return (uint32_t)d[0] << 24 | d[1] << 16 | d[2] << 8 | d[3];
}

/*
 * What the input starts.  *own: it is the entry made for this input and no
 * other.  NULL: there is no entry.
 */
static const struct fn *started_by(const struct mod *m, const struct world *w,
				   bool *own)
{
	const struct fn *f;

	*own = true;
	if (!(m->have & ENTRIES))
		return m->fn[0];
	f = entry_of_kind(m, ENTRY_CODE, 0);
	if (!f && w->ncalldata >= 4)
		f = entry_of_kind(m, ENTRY_FUNCTION,
				  selector_of(w->calldata));
	if (!f && !w->ncalldata)
		f = entry_of_kind(m, ENTRY_RECEIVE, 0);
	*own = f;
	return f ? f : entry_of_kind(m, ENTRY_FALLBACK, 0);
}

static void put_world(const struct world *w)
{
	char buf[79];

	fprintf(stderr, "  value %s, storage %d, calldata ",
		u256_dec(w->value, buf), w->store);
	for (size_t i = 0; i < w->ncalldata; i++)
		fprintf(stderr, "%02x", w->calldata[i]);
	fputc('\n', stderr);
}

/* Some lines from the first that differs on. */
static void put_tail(const char *head, const struct trace *t, size_t from)
{
	const char *s = t->text ? t->text + from : "";

	fprintf(stderr, "---- %s (end %d)\n", head, t->end);
	for (unsigned lines = 0; *s && lines < 6; s++) {
		putc(*s, stderr);
		lines += *s == '\n';
	}
}

static void complain(struct test *t, const char *pass, const struct world *w,
		     const struct trace *want, const struct trace *got)
{
	size_t same = 0;

	if (t->bad++)
		return;
	for (size_t i = 0; i < want->len && i < got->len &&
			   want->text[i] == got->text[i]; i++)
		if (want->text[i] == '\n')
			same = i + 1;
	fprintf(stderr, "%s: %s: the trace changed\n", t->file, pass);
	put_world(w);
	put_tail("before", want, same);
	put_tail("after", got, same);
}

static bool ends_well(const struct trace *t)
{
	return t->end == END_STOP || t->end == END_RETURN ||
	       t->end == END_SELFDESTRUCT;
}

/*
 * Entries that cannot end well are not made: an input without its own must
 * then not end well, or belong to the fallback.
 */
static void run_one(struct test *t, const char *pass, const struct world *w,
		    const struct trace *want)
{
	bool own;
	const struct fn *f = started_by(t->m, w, &own);
	struct trace got = { .end = END_REVERT };

	if (f)
		run_ssa(f, w, &got);
	t->runs++;
	t->cut += want->end == END_MEMORY || want->end == END_STEPS;
	if ((own || ends_well(want)) && !trace_agrees(want, &got))
		complain(t, pass, w, want, &got);
	trace_free(&got);
}

static void run_all(struct test *t, const char *pass, const struct trace *want)
{
	uint8_t data[4 + 32 * MAX_WORDS];

	for (unsigned i = 0; i < count_runs(t); i++) {
		struct world w = make_world(t, i, data);

		run_one(t, pass, &w, &want[i]);
	}
}

static struct trace *run_trees(struct test *t)
{
	struct trace *want = need(calloc(count_runs(t), sizeof(*want)));
	uint8_t data[4 + 32 * MAX_WORDS];

	for (unsigned i = 0; i < count_runs(t); i++) {
		struct world w = make_world(t, i, data);

		run_tree(t->m->obj, &w, &want[i]);
		t->ends[want[i].end]++;
	}
	return want;
}

/* ---- the passes -------------------------------------------------------- */

static char *ir_text(const struct mod *m)
{
	char *text = NULL;
	size_t len;
	FILE *f = need(open_memstream(&text, &len));

	print_mod(f, m);
	fclose(f);
	return text;
}

/* False if the IR is broken. */
static bool run_pass(struct test *t, const struct pass *p)
{
	struct mod *m = t->m;
	const char *wrong;

	p->run(m);
	m->have = (m->have & ~p->breaks) | p->gives;
	wrong = verify_mod(m);
	if (!wrong)
		return true;
	fprintf(stderr, "%s: %s: %s\n", t->file, p->name, wrong);
	t->bad++;
	return false;
}

static void run_passes(struct test *t, const struct trace *want)
{
	char *before = NULL;

	for (const struct pass *p = passes; p->name; p++) {
		char *after;

		if (!run_pass(t, p))
			break;
		after = ir_text(t->m);
		if (!before || strcmp(before, after) != 0)
			run_all(t, p->name, want);
		free(before);
		before = after;
		if (t->until && strcmp(p->name, t->until) == 0)
			break;
	}
	free(before);
}

static bool *all_warnings(struct arena *a)
{
	bool *on = ARENA_ARRAY(a, bool, nwarnings);

	for (unsigned i = 0; i < nwarnings; i++)
		on[i] = true;
	return on;
}

static void test_object(struct test *t, struct yul_unit *u,
			struct yul_object *o)
{
	struct arena *a = arena_new(0, no_memory, NULL);
	struct sources sources = { .arena = a };
	struct report report = { .arena = a };
	struct mod m = {
		.arena = need(a), .unit = u, .obj = o, .sources = &sources,
		.report = &report, .enabled = all_warnings(a),
		.optimised = yulwark_is_optimised(u),
	};
	struct trace *want;

	t->m = &m;
	t->nselectors = 0;
	find_selectors(t, o->code);
	want = run_trees(t);
	run_passes(t, want);
	for (unsigned i = 0; i < count_runs(t); i++)
		trace_free(&want[i]);
	free(want);
	arena_free(a);
	for (struct yul_object *k = o->kids; k; k = k->next)
		test_object(t, u, k);
}

static void test_text(struct test *t, const char *text, size_t len)
{
	struct arena *a = need(arena_new(0, no_memory, NULL));
	struct src *s = src_new(a, t->file, text, len, 0);
	struct yul_error err = { 0 };
	struct yul_unit *u = s ? yul_parse(s, &err) : NULL;

	if (!u || !yul_scope(u, &err)) {
		fprintf(stderr, "%s: %s\n", t->file,
			err.msg ? err.msg : "too long");
		t->bad++;
	} else {
		for (struct yul_object *o = u->objs; o; o = o->next)
			test_object(t, u, o);
	}
	arena_free(a);
}

static void test_file(struct test *t, const char *name)
{
	FILE *f = fopen(name, "r"), *mem;
	char *text = NULL;
	size_t len;
	int c;

	t->file = name;
	if (!f) {
		perror(name);
		t->bad++;
		return;
	}
	mem = need(open_memstream(&text, &len));
	while ((c = getc(f)) != EOF)
		putc(c, mem);
	fclose(f);
	fclose(mem);
	test_text(t, text, len);
	free(text);
}

static void test_made_up(struct test *t, unsigned long seed)
{
	char *text = yul_generate(seed);
	char name[64];

	snprintf(name, sizeof(name), "program %lu", seed);
	t->file = name;
	test_text(t, text, strlen(text));
	free(text);
}

static bool is_pass(const char *name)
{
	for (const struct pass *p = passes; p->name; p++)
		if (strcmp(p->name, name) == 0)
			return true;
	return false;
}

int main(int argc, char **argv)
{
	struct test t = { .nruns = 4 };
	unsigned long programs = 0, worst = 0;
	int i;

	/* what one run frees the next one takes: keep it */
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
	mallopt(M_MMAP_THRESHOLD, 64 << 20);
	for (i = 1; i + 1 < argc && argv[i][0] == '-'; i += 2) {
		if (argv[i][1] == 'u')
			t.until = argv[i + 1];
		else if (argv[i][1] == 'n')
			t.nruns = strtoul(argv[i + 1], NULL, 10);
		else if (argv[i][1] == 'g')
			programs = strtoul(argv[i + 1], NULL, 10);
	}
	if (t.until && !is_pass(t.until)) {
		fprintf(stderr, "passtrace: no pass is called %s\n", t.until);
		return 2;
	}
	for (unsigned long k = 1; k <= programs; k++, t.bad = 0) {
		test_made_up(&t, k);
		worst += t.bad;
	}
	for (; i < argc; i++, t.bad = 0) {
		test_file(&t, argv[i]);
		worst += t.bad;
	}
	printf("%lu runs, %lu of them cut short, %lu differ\n", t.runs, t.cut,
	       worst);
	printf("ends: stop %lu, return %lu, revert %lu, invalid %lu\n",
	       t.ends[END_STOP], t.ends[END_RETURN], t.ends[END_REVERT],
	       t.ends[END_INVALID]);
	return worst != 0;
}
