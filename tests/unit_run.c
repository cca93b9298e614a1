/*
 * Unit tests of the runner and of the report: which object is analysed, what
 * is dumped, how findings are put in order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "yulwark.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

static void no_memory(void *arg)
{
	(void)arg;
	fail_msg("no memory is left");
}

static struct arena *new_arena(void)
{
	struct arena *a = arena_new(0, no_memory, NULL);

	assert_non_null(a);
	return a;
}

/* ---- tables ------------------------------------------------------------ */

static void test_warnings(void **state)
{
	(void)state;
	assert_true(nwarnings > 0);
	for (unsigned i = 0; i < nwarnings; i++) {
		const struct warning *w = &warnings[i];

		assert_ptr_equal(warning_named(w->name), w);
		assert_null(strchr(w->name, '_'));
		assert_true(strlen(w->name) > 0);
		/* what is not a weakness of the contract has no number */
		assert_true(w->cwe > 0 || !strncmp(w->name, "analysis-", 9));
	}
	assert_non_null(warning_named("reentrancy-eth"));
	assert_null(warning_named("reentrancy_eth"));
	assert_null(warning_named(""));
}

static void test_pass_list(void **state)
{
	const struct pass_info *p = pass_list();
	unsigned telling = 0;

	(void)state;
	assert_string_equal(p->name, "lower");
	for (; p->name; p++) {
		assert_true(strlen(p->help) > 0);
		telling += p->warning;
	}
	assert_int_equal(telling, 1);
}

/* ---- running ----------------------------------------------------------- */

/* Run up to a pass and give what was dumped; to be freed. */
static char *dump_of(const char *text, const char *pass, bool dot)
{
	static const char *const none[] = { NULL };
	struct arena *a = new_arena();
	struct sources sources = { .arena = a };
	struct report report = { .arena = a };
	const char *const names[] = { pass, NULL };
	struct run_options opt = {
		.dump = dot ? none : names, .dump_dot = dot ? names : none,
		.stop_after = pass,
	};
	struct run_times times = { .memory = 0 };
	struct yul_error err = { 0 };
	struct yul_unit *u;
	const char *ice = "";
	char *out = NULL;
	size_t len;

	u = yul_parse(src_new(a, "test.yul", text, strlen(text), 0), &err);
	if (!u || !yul_scope(u, &err))
		fail_msg("at %u: %s\n%s", err.loc.beg, err.msg, text);
	opt.dump_file = open_memstream(&out, &len);
	assert_true(yulwark_run(u, &sources, &opt, &report, &times, &ice));
	assert_null(ice);
	assert_true(times.memory > 0);
	fclose(opt.dump_file);
	arena_free(a);
	return out;
}

/* The names of the objects analysed, in order, each with a blank behind. */
static void check_objects(const char *text, const char *want)
{
	char *out = dump_of(text, "lower", false), got[200] = "";

	for (char *s = out; s; s = strchr(s, '\n')) {
		char name[50];

		s += *s == '\n';
		if (sscanf(s, "; %49s after lower", name) == 1 &&
		    strncmp(s, "; ", 2) == 0)
			strcat(strcat(got, name), " ");
	}
	assert_string_equal(got, want);
	free(out);
}

#define DEPLOY(x) "codecopy(0, dataoffset(\"" x "\"), datasize(\"" x "\")) " \
		  "return(0, datasize(\"" x "\"))"

static void test_objects(void **state)
{
	(void)state;
	check_objects("{ sstore(0, 1) }", "code ");
	check_objects("object \"A\" { code { sstore(0, 1) } }", "A ");
	check_objects("object \"A\" { code { " DEPLOY("R") " } "
		      "object \"R\" { code { sstore(0, 1) } } }", "R ");
	/* the size is in a variable, as the optimiser has it */
	check_objects("object \"A\" { code { let n := datasize(\"R\") "
		      "codecopy(128, dataoffset(\"R\"), n) return(128, n) } "
		      "object \"R\" { code { sstore(0, 1) } } }", "R ");
	/* another contract is created on the way */
	check_objects("object \"A\" { code { "
		      "datacopy(0, dataoffset(\"N\"), datasize(\"N\")) "
		      "pop(create(0, 0, datasize(\"N\"))) " DEPLOY("R") " } "
		      "object \"N\" { code { " DEPLOY("M") " } "
		      "object \"M\" { code { sstore(7, 7) } } } "
		      "object \"R\" { code { sstore(0, 1) } } }", "R ");
	/* within a function, behind a condition */
	check_objects("object \"A\" { code { f() function f() { "
		      "if callvalue() { revert(0, 0) } " DEPLOY("R") " } } "
		      "object \"R\" { code { sstore(0, 1) } } }", "R ");
	/* something else is returned: the code itself is what there is */
	check_objects("object \"A\" { code { sstore(0, 1) return(0, 32) } "
		      "object \"R\" { code { sstore(0, 1) } } }", "A ");
	check_objects("object \"A\" { code { " DEPLOY("R") " } "
		      "object \"R\" { code { } } } "
		      "object \"B\" { code { " DEPLOY("S") " } "
		      "object \"S\" { code { } } }", "R S ");
}

static void test_dot(void **state)
{
	char *out = dump_of("{ if calldatasize() { sstore(0, \"a\\\"b\") } }",
			    "lower", true);

	(void)state;
	assert_non_null(strstr(out, "digraph"));
	assert_non_null(strstr(out, "b0 -> b1 [label=\"1\"]"));
	assert_non_null(strstr(out, "b0 -> b2 [label=\"0\"]"));
	free(out);
}

static void test_is_optimised(void **state)
{
	static const struct { const char *text; bool want; } cases[] = {
		{ "/// @use-src 0:\"a\"\nobject \"A\" { code {\n"
		  "/// @src 0:1:2\nsstore(0, 1) } }", false },
		{ "/// @use-src 0:\"a\"\nobject \"A\" { code {\n"
		  "sstore(0, /** @src 0:1:2 */ 1) } }", true },
	};
	(void)state;
	for (unsigned i = 0; i < ARRAY_SIZE(cases); i++) {
		struct arena *a = new_arena();
		struct yul_error err = { 0 };
		struct src *s = src_new(a, "t", cases[i].text,
					strlen(cases[i].text), 0);
		struct yul_unit *u = yul_parse(s, &err);

		assert_non_null(u);
		assert_int_equal(yulwark_is_optimised(u), cases[i].want);
		arena_free(a);
	}
}

/* ---- the report -------------------------------------------------------- */

struct made {
	struct arena *a;
	struct report r;
	struct source file[2];
};

static void begin_report(struct made *m, const char *text)
{
	*m = (struct made){ .a = new_arena() };
	m->r.arena = m->a;
	for (unsigned i = 0; i < 2; i++) {
		m->file[i].name = i ? "b.sol" : "a.sol";
		m->file[i].text = text;
		m->file[i].len = text ? strlen(text) : 0;
	}
}

static struct finding *add(struct made *m, unsigned file, const char *rule,
			   int32_t beg, int32_t end)
{
	struct finding *f = ARENA_NEW(m->a, struct finding);

	f->warn = warning_named(rule);
	f->contract = "Bank";
	f->function = "pay";
	f->at = (struct where){ &m->file[file], beg, end, "call();" };
	f->text = "text";
	report_add(&m->r, f);
	return f;
}

/* The fingerprint of one finding on its own. */
static void fingerprint(const char *text, int32_t beg, int32_t end, char *out)
{
	struct made m;
	struct finding *f;

	begin_report(&m, text);
	f = add(&m, 0, "reentrancy-eth", beg, end);
	report_finish(&m.r);
	strcpy(out, f->fingerprint);
	arena_free(m.a);
}

static void test_order(void **state)
{
	struct made m;
	struct finding *f[5], *x;
	unsigned i = 0;

	(void)state;
	begin_report(&m, NULL);
	f[4] = add(&m, 1, "reentrancy-eth", 1, 2);
	f[2] = add(&m, 0, "reentrancy-no-eth", 5, 9);
	f[3] = add(&m, 0, "reentrancy-eth", 8, 9);
	f[1] = add(&m, 0, "reentrancy-eth", 5, 9);
	f[0] = add(&m, 0, "reentrancy-no-eth", 2, 9);
	report_finish(&m.r);
	assert_int_equal(m.r.n, 5);
	for (x = m.r.first; x; x = x->next)
		assert_ptr_equal(x, f[i++]);
	arena_free(m.a);
}

static void test_doubles(void **state)
{
	struct made m;
	struct finding *opt, *plain, *other;

	(void)state;
	begin_report(&m, NULL);
	opt = add(&m, 0, "reentrancy-eth", 5, 9);
	opt->optimised = true;
	plain = add(&m, 0, "reentrancy-eth", 5, 9);
	other = add(&m, 0, "reentrancy-eth", 5, 9);
	other->function = "withdraw";
	other->optimised = true;
	report_finish(&m.r);
	assert_int_equal(m.r.n, 2);
	assert_ptr_equal(m.r.first, plain);
	assert_ptr_equal(plain->next, other);
	assert_null(other->next);
	arena_free(m.a);
}

static void test_empty_report(void **state)
{
	struct made m;

	(void)state;
	begin_report(&m, NULL);
	report_finish(&m.r);
	assert_null(m.r.first);
	assert_int_equal(m.r.n, 0);
	arena_free(m.a);
}

static void test_fingerprints(void **state)
{
	char one[17], moved[17], blanks[17], other[17];
	struct made m;

	(void)state;
	fingerprint("a.call(x, y);", 0, 13, one);
	fingerprint("\n\n  a.call(x, y);", 4, 17, moved);
	fingerprint("a.call(x,\n\t y);", 0, 15, blanks);
	fingerprint("a.call(x, z);", 0, 13, other);
	assert_int_equal(strspn(one, "0123456789abcdef"), 16);
	assert_string_equal(one, moved);
	assert_string_equal(one, blanks);
	assert_string_not_equal(one, other);
	/* two of one text in one function are told apart, in their order */
	begin_report(&m, "a.call(x, y);a.call(x, y);");
	add(&m, 0, "reentrancy-eth", 13, 26);
	add(&m, 0, "reentrancy-eth", 0, 13);
	report_finish(&m.r);
	assert_string_equal(m.r.first->fingerprint, one);
	assert_string_not_equal(m.r.first->next->fingerprint, one);
	arena_free(m.a);
}

/* Where the text is not at hand the compiler's own snippet counts. */
static void test_fingerprint_of_snippet(void **state)
{
	char one[17], two[17], three[17];

	(void)state;
	fingerprint(NULL, 0, 7, one);
	fingerprint(NULL, 70, 77, two);
	fingerprint("call();", 0, 7, three);
	assert_string_equal(one, two);
	assert_string_equal(one, three);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_pass_list),
		cmocka_unit_test(test_objects),
		cmocka_unit_test(test_dot),
		cmocka_unit_test(test_is_optimised),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_doubles),
		cmocka_unit_test(test_empty_report),
		cmocka_unit_test(test_fingerprints),
		cmocka_unit_test(test_fingerprint_of_snippet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
