/*
 * Units of what the report and the pictures are made of: text of strangers,
 * Solidity in colours, Markdown, lines that are wrapped, a whole report about
 * a finding that is made here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "html.h"

const struct warning warnings[] = {
	{ "reentrancy-eth", 841, "high", true, false, "a", "# A\n\nhelp *it*" },
	{ "reentrancy-odd", 841, "low", false, true, "b", "B." },
};
const unsigned nwarnings = 2;

/* ---- helpers ---------------------------------------------------------- */

static int setup(void **state)
{
	*state = arena_new(0, NULL, NULL);
	return !*state;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

/* What is printed to a stream, in the arena. */
struct print {
	FILE *f;
	char *s;
	size_t n;
};

static FILE *start(struct print *p)
{
	p->f = open_memstream(&p->s, &p->n);
	assert_non_null(p->f);
	return p->f;
}

static char *stop(struct print *p, struct arena *a)
{
	fclose(p->f);
	char *s = arena_strndup(a, p->s, p->n);
	free(p->s);
	return s;
}

static void has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("not in it: %s\n%s", part, text);
}

static void has_not(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("in it: %s\n%s", part, text);
}

/* ---- text ------------------------------------------------------------- */

static void check_escaped(void **state, const char *s, size_t n,
			  const char *want)
{
	struct print p;

	put_escaped(start(&p), s, n);
	assert_string_equal(stop(&p, *state), want);
}

static void text_is_escaped(void **state)
{
	check_escaped(state, "<a b='c' d=\"e\">&amp;", 20,
		      "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;amp;");
	check_escaped(state, "\xff\x80 \xc3\xa9", 5, "\\xff\\x80 \xc3\xa9");
	check_escaped(state, "a\tb\nc\0d\x1b\r\x7f", 10,
		      "a\tb\nc\\x00d\\x1b\\x0d\\x7f");
	check_escaped(state, "\u202e\u2066\ufffe\xc2\x85", 11,
		      "\\u{202e}\\u{2066}\\u{fffe}\\u{85}");
	check_escaped(state, "\xed\xa0\x80", 3, "\\xed\\xa0\\x80");
}

static void check_paint(void **state, const char *text, const char *want)
{
	/* one letter for each ink */
	static const char letters[] = ".cs0ktn";
	size_t n = strlen(text);
	unsigned char *ink = ARENA_ARRAY(*state, unsigned char, n + 1);

	paint(text, n, ink);
	for (size_t i = 0; i < n; i++)
		ink[i] = (unsigned char)letters[ink[i]];
	assert_string_equal((char *)ink, want);
}

static void solidity_is_painted(void **state)
{
	check_paint(state, "function pay(uint256 n) public",
		    "kkkkkkkk.nnn.ttttttt....kkkkkk");
	check_paint(state, "x = 1.5e18 + 0xAb; // \"no\"\ny",
		    "....000000...0000..ccccccc..");
	check_paint(state, "a /* if \"*/ = \"/*\\\"\" + 'x';",
		    "..ccccccccc...ssssss...sss.");
	check_paint(state, "uint7 uintx address8 bytes32 1 ether",
		    "ttttt................ttttttt.0.00000");
	/* what does not end, ends with the line or the text */
	check_paint(state, "\"open\nif", "sssss.kk");
	check_paint(state, "/* open", "ccccccc");
	check_paint(state, "/", ".");
	check_paint(state, "\"\\", "ss");
}

static char *markdown(void **state, const char *s)
{
	struct print p;

	put_markdown(start(&p), s, 2);
	return stop(&p, *state);
}

static void markdown_is_harmless(void **state)
{
	char *s = markdown(state, "# T\n\n<script>x</script>\n\na <b>b</b> "
			   "[l](javascript:x) [m](https://a.example/)\n");

	has(s, "<h3>T</h3>");
	has_not(s, "<script");
	has_not(s, "<b>");
	has_not(s, "javascript");
	has(s, "href=\"https://a.example/\"");
	s = markdown(state, "```solidity\nif (a < b) \"<i>\";\n```\n\n"
		     "```\nif <u>\n```\n");
	has(s, "<span class=\"s-keyword\">if</span> (a &lt; b)");
	has(s, "&quot;&lt;i&gt;&quot;");
	has(s, "<code>if &lt;u&gt;");
	assert_string_equal(markdown(state, ""), "");
}

static void check_wrap(void **state, const char *s, unsigned columns,
		       const char *want)
{
	unsigned n;
	char **line = wrap_text(*state, s, columns, &n);
	const char *all = "";

	for (unsigned i = 0; i < n; i++)
		all = arena_printf(*state, "%s%s|", all, line[i]);
	assert_string_equal(all, want);
}

static void lines_are_wrapped(void **state)
{
	check_wrap(state, "", 10, "|");
	check_wrap(state, "one two three", 7, "one two|three|");
	check_wrap(state, "abcdefghij", 4, "abcd|efgh|ij|");
	check_wrap(state, "a bcdefgh", 4, "a|bcde|fgh|");
	check_wrap(state, "\u4e2d\u4e2d\u4e2d", 4, "\u4e2d\u4e2d|\u4e2d|");
	check_wrap(state, "\u4e2d\u4e2d", 1, "\u4e2d|\u4e2d|");
}

/* ---- a report --------------------------------------------------------- */

static const char solidity[] =
	"contract C {\n"
	"    function f() external { // </script>\n"
	"        g(); /* x */ s = 1;\n"
	"    }\n"
	"}\n";

/* A finding: f calls g() and is entered again before s = 1. */
struct made {
	struct sources all;
	struct finding f;
	struct event e[4];
	struct report report;
	struct log log;
	struct options opt;
	bool on[2], error[2];
	struct told_run run;
};

static struct where place(struct source *s, const char *text)
{
	const char *at = strstr(solidity, text);
	int32_t beg = (int32_t)(at - solidity);

	assert_non_null(at);
	return (struct where){ s, beg, beg + (int32_t)strlen(text),
			       at ? text : NULL };
}

static struct made *make(void **state, bool at_hand)
{
	struct made *m = ARENA_NEW(*state, struct made);

	m->all.arena = *state;
	struct source *s = sol_add(&m->all, "<c>.sol", NULL,
				   at_hand ? solidity : NULL,
				   at_hand ? strlen(solidity) : 0);
	m->f = (struct finding){
		.warn = &warnings[0], .conf = CONF_MEDIUM, .contract = "C",
		.function = "f", .text = "'f' can be entered <again>",
		.at = place(s, "g()"), .write = place(s, "s = 1"),
		.events = m->e, .fingerprint = "0123456789abcdef",
	};
	m->e[0] = (struct event){ EV_ENTRY, place(s, "f()"), "C.f", 0, "in",
				  &m->e[1] };
	m->e[1] = (struct event){ EV_CALL, place(s, "g()"), "C.f", 0, "out",
				  &m->e[2] };
	m->e[2] = (struct event){ EV_REENTER, place(s, "f()"), "C.f", 1,
				  "again", &m->e[3] };
	m->e[3] = (struct event){ EV_WRITE, place(s, "s = 1"), "C.f", 0,
				  "late", NULL };
	m->on[0] = true;
	m->opt = (struct options){ .tab_stop = 8, .enabled = m->on,
				   .as_error = m->error };
	m->report = (struct report){ .arena = *state, .first = &m->f, .n = 1 };
	m->run = (struct told_run){ .opt = &m->opt, .report = &m->report,
				    .log = &m->log };
	return m;
}

static char *written(void **state, const struct made *m,
		     bool (*write)(FILE *f, const struct told_run *t))
{
	struct print p;

	assert_true(write(start(&p), &m->run));
	return stop(&p, *state);
}

static void report_is_whole(void **state)
{
	struct made *m = make(state, true);
	char *s = written(state, m, out_html);

	has(s, "<h1>1 finding</h1>");
	has(s, "\u2018f\u2019 can be entered &lt;again&gt;");
	has(s, "&lt;c&gt;.sol:3:9");
	has(s, "id=\"f1-0-3\"");
	has(s, "<mark class=\"call\">g()</mark>; <span class=\"s-comment\">");
	has(s, "<mark class=\"late\">s = <span class=\"s-number\">1</span>"
	    "</mark>");
	has(s, "// &lt;/script&gt;");
	has(s, "help <em>it</em>");
	has_not(s, "<c>");
	has_not(s, "-Wreentrancy-odd</code> <span");
	m->error[0] = true;
	has(written(state, m, out_html), "<span class=\"badge error\">");
}

static void report_without_solidity(void **state)
{
	char *s = written(state, make(state, false), out_html);

	has(s, "is not at hand");
	has(s, "id=\"f1-0-at62-65\"");
	has(s, "<mark class=\"call\">g()</mark>");
	has(s, "&lt;c&gt;.sol:@62-65");
}

static void report_with_explanations(void **state)
{
	struct explained second = { "D<i>", "*d*", NULL };
	struct explained first = { "C", "## What it holds\n\n<script>",
				   &second };
	struct made *m = make(state, true);

	has_not(written(state, m, out_html), "<h2>Contracts</h2>");
	m->report.explained = &first;
	char *s = written(state, m, out_html);
	has(s, "<h2>Contracts</h2>");
	has(s, "<h4>What it holds</h4>");
	has(s, "D&lt;i&gt;");
	has(s, "<em>d</em>");
	/* the one script is that of the report */
	has_not(strstr(s, "<script>") + 1, "<script");
}

/* What has no place, no path, no name must do as well. */
static void report_about_little(void **state)
{
	struct made *m = make(state, true);

	m->f.at = m->f.write = (struct where){ NULL, -1, -1, NULL };
	m->f.events = NULL;
	m->f.function = m->f.contract = NULL;
	char *s = written(state, m, out_html);
	has(s, "There is no Solidity to show");
	has_not(s, "class=\"path\"");
	m->f.events = m->e;
	for (int i = 0; i < 4; i++) {
		m->e[i].at.file = NULL;
		m->e[i].function = NULL;
	}
	has(written(state, m, out_html), "<span class=\"step\">");
	has(written(state, m, out_svg), "</svg>");
	has(written(state, m, out_dot), "s0_1 -> s0_2");
}

static void pictures_have_lanes(void **state)
{
	struct made *m = make(state, true);
	struct paints paints = { .arena = *state };
	struct lanes *l = lanes_of_finding(*state, &paints, &m->opt, &m->f);

	assert_int_equal(l->n, 4);
	assert_int_equal(l->step[1].mark, LANE_CALL);
	assert_int_equal(l->step[2].mark, LANE_PLAIN);
	assert_int_equal(l->step[3].mark, LANE_LATE);
	assert_string_equal(l->step[0].code, "function f() external");
	assert_string_equal(l->step[3].code, "s = 1");
	assert_string_equal(l->step[3].place, "<c>.sol:3:22");
	assert_string_equal(l->summary, "(1) in. (2) out. (3) again. (4) late.");
	m->e[2].depth = 40;
	has(written(state, m, out_svg), "again");
	has(written(state, m, out_dot), "label=\"C.f, meanwhile\"");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(text_is_escaped), TEST(solidity_is_painted),
		TEST(markdown_is_harmless), TEST(lines_are_wrapped),
		TEST(report_is_whole), TEST(report_without_solidity),
		TEST(report_with_explanations), TEST(report_about_little),
		TEST(pictures_have_lanes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
