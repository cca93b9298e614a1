/*
 * Units of the outline scanner (passes/sol.c) and of the driver: options,
 * splitting what solc prints, versions, files, quoting.  Nothing of the
 * analysis is linked: the list of passes and warnings is this file's own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "out.h"

/* ---- what passes/ would give ------------------------------------------ */

const struct warning warnings[] = {
	{ "reentrancy-eth", 841, "high", true, false, "a", "A." },
	{ "reentrancy-no-eth", 841, "medium", true, false, "b", "B." },
	{ "reentrancy-odd", 841, "low", false, true, "c", "C." },
};
const unsigned nwarnings = 3;

const struct pass_info *pass_list(void)
{
	static const struct pass_info list[] = {
		{ "lower", "tree to blocks", false },
		{ "fold", "constants", false },
		{ NULL, NULL, false },
	};

	return list;
}

/* ---- helpers ---------------------------------------------------------- */

static void no_memory(void *arg)
{
	(void)arg;
	abort();
}

static int setup(void **state)
{
	*state = arena_new(0, no_memory, NULL);
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct sources *sources_of(void **state, const char *text,
				  struct source **s)
{
	struct sources *all = ARENA_NEW(*state, struct sources);

	all->arena = *state;
	*s = sol_add(all, "a.sol", NULL, text, strlen(text));
	return all;
}

/* ---- sol.c: lines and lists ------------------------------------------- */

static void lines(void **state)
{
	struct source *s;
	struct sources *all = sources_of(state, "ab\ncd\n\ne", &s);
	unsigned line, col;

	assert_true(sol_line_col(s, 0, &line, &col));
	assert_int_equal(line, 1);
	assert_int_equal(col, 1);
	assert_true(sol_line_col(s, 4, &line, &col));
	assert_int_equal(line, 2);
	assert_int_equal(col, 2);
	assert_true(sol_line_col(s, 8, &line, &col));
	assert_int_equal(line, 4);
	assert_int_equal(col, 2);
	assert_false(sol_line_col(s, 9, &line, &col));
	assert_false(sol_line_col(s, -1, &line, &col));
	assert_ptr_equal(sol_find(all, "a.sol"), s);
	assert_null(sol_find(all, "b.sol")->text);
	assert_null(sol_find(NULL, "a.sol"));
}

static bool load_once(struct sources *all, struct source *s, void *arg)
{
	(void)all;
	++*(int *)arg;
	if (strcmp(s->name, "b.sol"))
		return false;
	s->text = "x\ny";
	s->len = 3;
	s->path = "dir/b.sol";
	return true;
}

static void loading(void **state)
{
	int asked = 0;
	struct sources all = { .arena = *state, .load = load_once,
			       .arg = &asked };
	struct source *b = sol_find(&all, "b.sol");

	assert_string_equal(b->path, "dir/b.sol");
	assert_int_equal(b->nlines, 2);
	assert_ptr_equal(sol_find(&all, "b.sol"), b);
	assert_null(sol_find(&all, "c.sol")->text);
	assert_null(sol_find(&all, "c.sol")->text);
	assert_int_equal(asked, 2);
}

/* ---- sol.c: the outline ----------------------------------------------- */

static const char contract_text[] =
	"// contract No { function no() {} }\n"
	"pragma solidity ^0.8.0;\n"
	"import {A, B} from \"x.sol\";\n"
	"using {f} for T global;\n"
	"uint constant TOP = 1;\n"
	"error Bad(uint);\n"
	"struct P { uint a; }\n"
	"function free_one(uint x) pure returns (uint) { return x; }\n"
	"abstract contract C is D(1), E({a: 2}) {\n"
	"  string s = unicode\"} function no() {\";\n"
	"  bytes h = hex'7d7d';\n"
	"  mapping(address who => uint[2]) public balances;\n"
	"  function (uint) external returns (uint) callback;\n"
	"  enum K { X, Y }\n"
	"  event Ev(uint a);\n"
	"  uint error;\n"
	"  modifier m(uint a) virtual { if (a > 0) { _; } }\n"
	"  constructor() D(1) { s = \"{\"; /* } */ }\n"
	"  receive() external payable {}\n"
	"  fallback() external {}\n"
	"  function w(uint a) external m(a + f({x: 1}))\n"
	"    override(D, E) returns (uint)\n"
	"  { assembly { sstore(0, 1) } unchecked { a++; } return a; }\n"
	"  function bodyless() external virtual;\n"
	"}\n"
	"library L { function g() internal {} }\n";

static const struct sol_item *item_at(void **state, const char *text,
				      const char *needle, enum sol_kind kind)
{
	struct source *s;
	struct sources *all = sources_of(state, text, &s);
	const char *at = strstr(text, needle);

	assert_non_null(at);
	return sol_enclosing(all, s, (int32_t)(at - text), kind);
}

static void check_item(void **state, const char *needle, enum sol_kind kind,
		       const char *name)
{
	const struct sol_item *it =
		item_at(state, contract_text, needle, kind);

	if (!name) {
		assert_null(it);
		return;
	}
	assert_non_null(it);
	assert_string_equal(it->name, name);
	assert_true(it->beg <= it->name_beg && it->name_end <= it->end);
}

static void outline(void **state)
{
	check_item(state, "// contract", SOL_CONTRACT, NULL);
	check_item(state, "TOP", SOL_VARIABLE, "TOP");
	check_item(state, "return x", SOL_FUNCTION, "free_one");
	check_item(state, "abstract", SOL_CONTRACT, "C");
	check_item(state, "unicode", SOL_VARIABLE, "s");
	check_item(state, "hex'", SOL_VARIABLE, "h");
	check_item(state, "who =>", SOL_VARIABLE, "balances");
	check_item(state, "callback", SOL_VARIABLE, "callback");
	check_item(state, "X, Y", SOL_VARIABLE, NULL);
	check_item(state, "X, Y", SOL_CONTRACT, "C");
	check_item(state, "error;", SOL_VARIABLE, "error");
	check_item(state, "_; }", SOL_MODIFIER, "m");
	check_item(state, "/* }", SOL_FUNCTION, "constructor");
	check_item(state, "receive", SOL_FUNCTION, "receive");
	check_item(state, "fallback", SOL_FUNCTION, "fallback");
	check_item(state, "sstore", SOL_FUNCTION, "w");
	check_item(state, "return a", SOL_FUNCTION, "w");
	check_item(state, "bodyless", SOL_FUNCTION, "bodyless");
	check_item(state, "internal {}", SOL_FUNCTION, "g");
	check_item(state, "internal {}", SOL_CONTRACT, "L");
	check_item(state, "internal {}", SOL_MODIFIER, NULL);
}

static void outline_bodies(void **state)
{
	const struct sol_item *w =
		item_at(state, contract_text, "sstore", SOL_FUNCTION);
	const struct sol_item *b =
		item_at(state, contract_text, "bodyless", SOL_FUNCTION);

	assert_memory_equal(contract_text + w->body_beg - 1, "{ assembly", 10);
	assert_memory_equal(contract_text + w->body_end, "}\n", 2);
	assert_string_equal(w->up->name, "C");
	assert_int_equal(b->body_beg, -1);
	assert_memory_equal(contract_text + b->end - 1, ";\n", 2);
}

/* ---- sol.c: statements ------------------------------------------------ */

struct collect {
	const char *text;
	char out[1000];
};

static bool collect(void *arg, int32_t beg, int32_t end)
{
	struct collect *c = arg;
	size_t n = strlen(c->out);

	snprintf(c->out + n, sizeof(c->out) - n, "<%.*s>", (int)(end - beg),
		 c->text + beg);
	return true;
}

static void check_statements(void **state, const char *text,
			     const char *want)
{
	struct source *s;
	struct sources *all = sources_of(state, text, &s);
	struct collect c = { .text = text };

	sol_statements(all, s, 0, (int32_t)strlen(text), collect, &c);
	assert_string_equal(c.out, want);
}

static void statements(void **state)
{
	check_statements(state, "a = 1; b++;", "<a = 1><b++>");
	check_statements(state, "if (x) { a; } else if (y) b; else { c; }",
			 "<if (x)><a><if (y)><b><c>");
	check_statements(state, "for (uint i; i < 2; i++) { a; }",
			 "<for (uint i; i < 2; i++)><a>");
	check_statements(state, "do { a; } while (b); c;",
			 "<a><while (b)><c>");
	check_statements(state, "(bool ok,) = x.call{value: a}(\"};\"); b;",
			 "<(bool ok,) = x.call{value: a}(\"};\")><b>");
	check_statements(state, "try this.f{gas: 1}{value: 2}(a) returns "
			 "(uint r) { b; } catch Error(string memory) { c; } "
			 "catch { d; }",
			 "<try this.f{gas: 1}{value: 2}(a) returns (uint r)>"
			 "<b><c><d>");
	check_statements(state, "unchecked { a; } assembly "
			 "(\"memory-safe\") { let x := 1 { } } b;",
			 "<a><assembly (\"memory-safe\") { let x := 1 { } }>"
			 "<b>");
	check_statements(state, "a /* ; */ ; // b;\n c // d\n ;",
			 "<a><c>");
	check_statements(state, "emit E(S({a: 1})); return; _;",
			 "<emit E(S({a: 1}))><return><_>");
	check_statements(state, "", "");
	check_statements(state, "a", "<a>");
	check_statements(state, "} ) ; {", "<)>");
}

static bool is_write(void **state, const char *text)
{
	struct source *s;

	sources_of(state, text, &s);
	return sol_is_write(s, 0, (int32_t)strlen(text));
}

static void writes(void **state)
{
	static const char *const yes[] = {
		"a = 1", "a.b[c] -= 2", "a >>>= 1", "x++", "--x", "delete a",
		"list.push(1)", "list.pop()", "(a, b) = f()", "uint y = x++",
		"return a = 1", "assembly { sstore(0, 1) }",
		"balances[msg.sender] = amount",
	};
	static const char *const no[] = {
		"a == 1", "a >= 1", "a <= b", "a != b", "uint a = b",
		"S storage s = m[1]", "uint[] memory a = b",
		"(bool ok, ) = x.call{value: 1}(\"\")", "f(\"a = 1\")",
		"a // = 1\n", "push(1)", "return a", "emit E(a)",
		"assembly { let x := 1 }", "mapping(a => b) storage m = n",
	};

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (!is_write(state, yes[i]))
			fail_msg("no write: %s", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (is_write(state, no[i]))
			fail_msg("a write: %s", no[i]);
}

static bool ignore(void *arg, int32_t beg, int32_t end)
{
	const struct source *s = arg;

	assert_true(beg >= 0 && beg < end && (size_t)end <= s->len);
	return true;
}

static void survive(void **state, const char *text, size_t len)
{
	struct sources all = { .arena = *state };
	struct source *s = sol_add(&all, "x", NULL, text, len);

	sol_statements(&all, s, 0, (int32_t)len, ignore, s);
	sol_is_write(s, 0, (int32_t)len);
	for (int k = SOL_CONTRACT; k <= SOL_VARIABLE; k++)
		for (size_t i = 0; i <= len; i += 7)
			sol_enclosing(&all, s, (int32_t)i, (enum sol_kind)k);
}

/* Every beginning of the text, and the text with bytes changed. */
static void any_bytes(void **state)
{
	size_t len = sizeof(contract_text) - 1;
	char *copy = malloc(len + 1);
	uint32_t seed = 1;

	assert_non_null(copy);
	for (size_t n = 0; n < len; n += 3) {
		char *part = malloc(n + 1);

		assert_non_null(part);
		memcpy(part, contract_text, n);
		survive(state, part, n);
		free(part);
	}
	for (int round = 0; round < 300; round++) {
		memcpy(copy, contract_text, len);
		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245 + 12345;
			copy[(seed >> 8) % len] =
				"{}()[];\"'/*\\\n\0\xff="[seed >> 27 & 15];
		}
		survive(state, copy, len);
	}
	free(copy);
}

/* ---- options ---------------------------------------------------------- */

static struct options *parse(void **state, struct log *l, const char *line)
{
	char *copy = arena_strndup(*state, line, strlen(line));
	char *argv[32] = { (char *)"yulwark" };
	int argc = 1;

	*l = (struct log){ .arena = *state };
	for (char *w = strtok(copy, " "); w && argc < 31;
	     w = strtok(NULL, " "))
		argv[argc++] = w;
	return options_parse(l, argc, argv);
}

static void option_warnings(void **state)
{
	struct log l;
	struct options *o = parse(state, &l, "x");

	assert_true(o->enabled[0] && o->enabled[1] && !o->enabled[2]);
	o = parse(state, &l, "-Wextra -Wno-reentrancy-eth x");
	assert_true(!o->enabled[0] && o->enabled[2]);
	o = parse(state, &l, "-Wno-reentrancy-eth -Wall x");
	assert_false(o->enabled[0]);
	o = parse(state, &l, "-Wno-all -Wreentrancy-no-eth x");
	assert_true(!o->enabled[0] && o->enabled[1]);
	o = parse(state, &l, "-Werror -Wno-error=reentrancy-eth x");
	assert_true(!o->as_error[0] && o->as_error[1]);
	o = parse(state, &l, "-Werror=reentrancy-odd -Wno-error x");
	assert_true(o->enabled[2] && o->as_error[2] && !o->as_error[0]);
	o = parse(state, &l, "-Werror=reentrancy-eth -Wno-reentrancy-eth x");
	assert_false(o->enabled[0]);
	o = parse(state, &l, "-Wall -w x");
	assert_false(o->enabled[0]);
	assert_int_equal(l.errors, 0);
	o = parse(state, &l, "-Werror=all x");
	assert_true(o->as_error[0] && o->as_error[1] && !o->as_error[2]);
	assert_false(o->enabled[2]);
	o = parse(state, &l, "-Wno-error=reentrancy-eth -Werror=all x");
	assert_true(!o->as_error[0] && o->as_error[1]);
	o = parse(state, &l, "-Werror=extra x");
	assert_true(!o->as_error[0] && o->enabled[2] && o->as_error[2]);
	o = parse(state, &l, "-Werror -Wno-error=all -Wextra x");
	assert_true(!o->as_error[0] && o->as_error[2]);
	assert_int_equal(l.errors, 0);
	parse(state, &l, "-Wno-nothing x");
	assert_int_equal(l.errors, 0);
	assert_int_equal(l.warnings, 1);
	parse(state, &l, "-Wno-nothing -w x");
	assert_int_equal(l.warnings, 0);
}

static void option_values(void **state)
{
	struct log l;
	struct options *o = parse(state, &l, "-o out -Iinc -I inc2 "
		"--base-path=b --include-path c -fmax-errors=3 "
		"-fdiagnostics-path-format=none -fdiagnostics-color=never "
		"-fno-diagnostics-show-caret a=b -fdump-lower=l.txt "
		"-fdump-fold-graph -fdump-yul -fstop-after=fold -- -x");

	assert_int_equal(l.errors, 0);
	assert_string_equal(o->out_file, "out");
	assert_string_equal(o->includes->text, "inc");
	assert_string_equal(o->includes->next->text, "inc2");
	assert_string_equal(o->includes->next->next->text, "c");
	assert_string_equal(o->base_path, "b");
	assert_int_equal(o->max_errors, 3);
	assert_int_equal(o->path_format, PATH_NONE);
	assert_int_equal(o->color, WHEN_NEVER);
	assert_false(o->caret);
	assert_string_equal(o->remaps->target, "b");
	assert_string_equal(o->dumps->pass, "lower");
	assert_string_equal(o->dumps->file, "l.txt");
	assert_true(o->dumps->next->dot);
	assert_null(o->dumps->next->next->pass);
	assert_string_equal(o->stop_after, "fold");
	assert_string_equal(o->inputs->text, "-x");
	assert_string_equal(o->sinks->file, "out");
}

static void option_explain(void **state)
{
	struct log l;
	struct options *o = parse(state, &l, "-fexplain-safe=a "
		"-fexplain-safe=B.b -fexplain-safe=a x");

	assert_string_equal(o->explain->name, "a");
	assert_string_equal(o->explain->next->name, "B.b");
	assert_null(o->explain->next->next);
}

static void option_sinks(void **state)
{
	struct log l;
	struct options *o =
		parse(state, &l, "-fdiagnostics-add-output=sarif:file=a x");

	assert_int_equal(o->sinks->kind, SINK_TEXT);
	assert_int_equal(o->sinks->next->kind, SINK_SARIF);
	o = parse(state, &l,
		  "-fdiagnostics-set-output=sarif:version=2.1,file=a x");
	assert_int_equal(o->sinks->kind, SINK_SARIF);
	assert_null(o->sinks->next);
	assert_int_equal(l.errors, 0);
	parse(state, &l, "-fdiagnostics-set-output=sarif x");
	assert_int_equal(l.errors, 1);
	o = parse(state, &l, "-fdiagnostics-set-output=html:file=r x");
	assert_int_equal(o->sinks->kind, SINK_HTML);
	assert_string_equal(o->sinks->file, "r");
	assert_int_equal(l.errors, 0);
	parse(state, &l, "-fdiagnostics-set-output=html:version=2.1,file=r x");
	assert_int_equal(l.errors, 1);
	parse(state, &l, "-fdiagnostics-set-output=pdf:file=x x");
	assert_int_equal(l.errors, 1);
}

static void option_pictures(void **state)
{
	struct log l;
	struct options *o =
		parse(state, &l, "-fdump-graph=a.svg -fdump-graph=b/c.dot x");

	assert_string_equal(o->pictures->file, "a.svg");
	assert_false(o->pictures->dot);
	assert_string_equal(o->pictures->next->file, "b/c.dot");
	assert_true(o->pictures->next->dot);
	assert_int_equal(l.errors, 0);
	parse(state, &l, "-fdump-graph=a.png x");
	assert_int_equal(l.errors, 1);
	parse(state, &l, "-fdump-graph=- x");
	assert_int_equal(l.errors, 1);
}

static void check_message(void **state, const char *line, const char *want)
{
	struct log l;

	parse(state, &l, line);
	assert_non_null(l.first);
	assert_string_equal(l.first->text, want);
}

static void option_mistakes(void **state)
{
	check_message(state, "-Wreentrancy-eht",
		      "unrecognized command-line option '-Wreentrancy-eht'; "
		      "did you mean '-Wreentrancy-eth'?");
	check_message(state, "-Wno-reentrancy-eht",
		      "unrecognized command-line option '-Wno-reentrancy-eht'; "
		      "did you mean '-Wno-reentrancy-eth'?");
	check_message(state, "--hlep", "unrecognized command-line option "
		      "'--hlep'; did you mean '--help'?");
	check_message(state, "-fdump-lwoer", "unrecognized command-line "
		      "option '-fdump-lwoer'; did you mean '-fdump-lower'?");
	check_message(state, "-zzzzzzzz",
		      "unrecognized command-line option '-zzzzzzzz'");
	check_message(state, "--explain-warning=-Wreentrancy-eht",
		      "'--explain-warning=-Wreentrancy-eht': no option "
		      "'-Wreentrancy-eht'; did you mean '-Wreentrancy-eth'?");
	check_message(state, "--explain-warning=extra",
		      "'--explain-warning=extra': no option '-Wextra'");
	check_message(state, "-Werror=foo",
		      "'-Werror=foo': no option '-Wfoo'");
	check_message(state, "-fmax-errors=x", "argument to '-fmax-errors=' "
		      "should be a non-negative integer");
	check_message(state, "-fmax-errors=",
		      "missing argument to '-fmax-errors='");
	check_message(state, "-o", "missing argument to '-o'");
	check_message(state, "-fdiagnostics-color=alwys", "unrecognized "
		      "argument in option '-fdiagnostics-color=alwys'");
	check_message(state, "-fstop-after=lowr", "unrecognized argument in "
		      "option '-fstop-after=lowr'");
	check_message(state, "-ftabstop=0",
		      "argument to '-ftabstop=' is not between 1 and 100");
	check_message(state, "-ftabstop=101",
		      "argument to '-ftabstop=' is not between 1 and 100");
	check_message(state, "-ftabstop=x", "argument to '-ftabstop=' should "
		      "be a non-negative integer");
}

static void check_note(void **state, const char *line, const char *want)
{
	struct log l;

	parse(state, &l, line);
	assert_int_equal(l.errors, 1);
	assert_int_equal(l.last->kind, KIND_NOTE);
	assert_string_equal(l.last->text, want);
}

static void option_notes(void **state)
{
	check_note(state, "-fdiagnostics-color=alwys", "valid arguments to "
		   "'-fdiagnostics-color=' are: auto always never; did you "
		   "mean 'always'?");
	check_note(state, "-fstop-after=zzz",
		   "valid arguments to '-fstop-after=' are: lower fold");
	check_note(state, "-fstop-after=lowr", "valid arguments to "
		   "'-fstop-after=' are: lower fold; did you mean 'lower'?");
}

static void response_file(void **state)
{
	static const char name[] = "unit_driver.rsp";
	struct log l = { .arena = *state };
	char *argv[] = { (char *)"yulwark", (char *)"@unit_driver.rsp",
			 (char *)"@nothing-there", NULL };
	int argc = 3;
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	fputs("  -a 'b c' \"d\\\"e\"\nf\\ g\n", f);
	fclose(f);
	char **words = args_expand(&l, &argc, argv);
	assert_int_equal(argc, 6);
	assert_string_equal(words[1], "-a");
	assert_string_equal(words[2], "b c");
	assert_string_equal(words[3], "d\"e");
	assert_string_equal(words[4], "f g");
	assert_string_equal(words[5], "@nothing-there");
	/* A file that names itself ends in an error, not in a fall. */
	f = fopen(name, "w");
	assert_non_null(f);
	fputs("@unit_driver.rsp", f);
	fclose(f);
	argc = 3;
	args_expand(&l, &argc, argv);
	assert_int_equal(l.errors, 1);
	remove(name);
}

/* ---- inputs ----------------------------------------------------------- */

static struct input take(void **state, struct log *l, const char *text)
{
	struct input in;

	*l = (struct log){ .arena = *state };
	input_take(&in, *state, "in", text, strlen(text), l);
	return in;
}

static void check_text(const struct text *t, const char *want, unsigned base)
{
	assert_non_null(t);
	assert_int_equal(t->len, strlen(want));
	assert_memory_equal(t->text, want, t->len);
	assert_int_equal(t->line_base, base);
}

static void solc_output(void **state)
{
	struct log l;
	struct input in = take(state, &l,
		"Warning: something\n"
		"\n======= a.sol:A =======\nEVM assembly:\n  { /* \nIR:\n"
		"\nobject \"A\" {\n//\n}\n\n\nOptimized IR:\nobject \"B\" { }\n"
		"\nIR:\n\n\nBinary:\n00\nPretty printed source:\n{ }\n");

	assert_int_equal(l.errors, 0);
	check_text(in.texts, "\nobject \"A\" {\n//\n}\n\n\n", 6);
	check_text(in.texts->next, "object \"B\" { }\n\n", 13);
	check_text(in.texts->next->next, "{ }\n", 21);
	assert_null(in.texts->next->next->next);
	assert_int_equal(in.empty, 1);
}

/* What looks like a banner inside Yul is none. */
static void banner_inside(void **state)
{
	struct log l;
	static const char yul[] =
		"object \"A\" { code {\n/*\nIR:\n*/\nBinary:\n} }\n";
	struct input in = take(state, &l, arena_printf(*state,
						       "IR:\n%s", yul));

	check_text(in.texts, yul, 1);
	assert_null(in.texts->next);
	in = take(state, &l, "{ }\nIR:\n{ let x }\n");
	check_text(in.texts, "{ }\n", 0);
	check_text(in.texts->next, "{ let x }\n", 2);
}

static void check_refused(void **state, const char *text, const char *want)
{
	struct log l;
	struct input in = take(state, &l, text);

	input_free(&in);
	assert_int_equal(l.errors, 1);
	assert_non_null(strstr(l.first->text, want));
}

static void wrong_inputs(void **state)
{
	struct log l;

	check_refused(state, "// SPDX\npragma solidity ^0.8.0;", "Solidity");
	check_refused(state, "abstract contract A {}", "Solidity");
	check_refused(state, "Binary:\n00", "no IR");
	check_refused(state, "{\"contracts\": {", "invalid JSON");
	check_refused(state, "{\"contracts\": {\"a\": {\"A\": {}}}}", "no IR");
	check_refused(state, "{\"language\": \"x\", \"sources\": {}}",
		      "input of a compiler");
	check_refused(state, "{\"errors\": [{\"severity\": \"error\", "
		      "\"message\": \"boom\"}]}", "boom");
	assert_true(take(state, &l, " \n").blank);
	check_text(take(state, &l, "{ }").texts, "{ }", 0);
}

static void build_info(void **state)
{
	struct log l;
	struct input in = take(state, &l,
		"{\"solcVersion\": \"0.8.30\", \"input\": {\"sources\": "
		"{\"a.sol\": {\"content\": \"x\\u00e9\"}}}, \"output\": "
		"{\"contracts\": {\"a.sol\": {\"A\": {\"ir\": \"{ }\", "
		"\"irOptimized\": \"{  }\"}, \"I\": {\"ir\": \"\"}}}}}");

	assert_int_equal(l.errors, 0);
	check_text(in.texts, "{ }", 0);
	assert_string_equal(in.texts->name, "in[a.sol:A ir]");
	assert_string_equal(in.texts->version, "0.8.30");
	check_text(in.texts->next, "{  }", 0);
	assert_null(in.texts->next->next);
	assert_int_equal(in.empty, 1);
	assert_string_equal(in.contents->name, "a.sol");
	assert_int_equal(in.contents->len, 3);
	input_free(&in);
}

/* ---- versions --------------------------------------------------------- */

static const char *refusal(void **state, const char *text, const char *told)
{
	struct yul_error e;
	struct src *s = src_new(*state, "t", text, strlen(text), 0);
	struct yul_unit *u = yul_parse(s, &e);

	assert_non_null(u);
	return version_refusal(*state, u, told);
}

#define OBJECT(deployed, more) \
	"object \"A_1\" { code { } object \"A_1_deployed\" { code { " \
	deployed " } " more " } }"
#define METADATA(v) "data \".metadata\" hex\"a164736f6c6343" v "000a\""

static void versions(void **state)
{
	assert_non_null(refusal(state, "{ }", "0.8.0"));
	assert_null(refusal(state, "{ }", "0.8.1"));
	assert_null(refusal(state, "{ }", "0.8.30+commit.73712a01"));
	assert_null(refusal(state, "{ let vloc_a }", NULL));
	assert_null(refusal(state, OBJECT("", METADATA("00081e")), NULL));
	assert_non_null(refusal(state, OBJECT("", METADATA("000706")), NULL));
	assert_non_null(refusal(state, OBJECT("let vloc_a_1", ""), NULL));
	assert_null(refusal(state, OBJECT("let var_a_1", ""), NULL));
	assert_null(refusal(state, OBJECT("", ""), NULL));
	/* Metadata beats names. */
	assert_null(refusal(state, OBJECT("let vloc_a_1", METADATA("00081e")),
			    NULL));
	/* Broken metadata says nothing. */
	assert_null(refusal(state, OBJECT("", "data \".metadata\" "
					  "hex\"a1ff000a\""), NULL));
}

/* ---- quoting ---------------------------------------------------------- */

struct screen {
	struct options opt;
	struct term term;
	char *out;
	size_t len;
};

static void open_screen(struct screen *s)
{
	*s = (struct screen){ .opt = { .color = WHEN_NEVER, .caret = true,
				       .line_numbers = true,
				       .tab_stop = 8 } };
	FILE *f = open_memstream(&s->out, &s->len);

	assert_non_null(f);
	term_init(&s->term, f, &s->opt);
}

static void check_screen(struct screen *s, const char *want)
{
	fclose(s->term.f);
	assert_string_equal(s->out, want);
	free(s->out);
}

static void check_quote(void **state, const char *text,
			const struct range *r, unsigned n, const char *want)
{
	struct source *src;
	struct screen s;

	sources_of(state, text, &src);
	struct page p = page_of_source(src);
	open_screen(&s);
	locus_print(&s.term, &p, r, n, COL_path, "|");
	check_screen(&s, want);
}

static void quoting(void **state)
{
	static const struct range tab[] = { { 1, 2, 0, NULL } };
	check_quote(state, "\ta b\n", tab, 1,
		    "|    1 |         a b\n"
		    "|      |         ^\n");
	static const struct range two[] = {
		{ 0, 1, 1, "first" }, { 4, 7, 2, "second" },
		{ 4, 7, 3, "third" },
	};
	check_quote(state, "a   bcd\n", two, 3,
		    "|    1 | a   bcd\n"
		    "|      | ^   ~~~\n"
		    "|      | |   |\n"
		    "|      | |   (2) second\n"
		    "|      | |   (3) third\n"
		    "|      | (1) first\n");
	static const struct range far[] = {
		{ 0, 1, 0, NULL }, { 3, 4, 0, NULL }, { 10, 11, 0, NULL },
	};
	check_quote(state, "a\n\nb\n\n\n\n\n\nc\nd", far, 3,
		    "|    1 | a\n|      | ^\n|    2 |\n|    3 | b\n"
		    "|      | ~\n|......\n|    9 | c\n|      | ~\n");
}

static void quoting_lines(void **state)
{
	static const struct range multi[] = { { 2, 14, 0, NULL } };
	check_quote(state, "x f(\n  a,\n  b);\n", multi, 1,
		    "|    1 | x f(\n|      |   ^~\n|    2 |   a,\n"
		    "|      |   ~~\n|    3 |   b);\n|      |   ~~\n");
	/* no blanks behind what is underlined, nor on a line of none */
	static const struct range back[] = {
		{ 11, 12, 0, NULL }, { 0, 1, 0, NULL },
	};
	check_quote(state, "a\n\n        c\n", back, 2,
		    "|    1 | a\n|      | ~\n|    2 |\n"
		    "|    3 |         c\n|      |         ^\n");
	static const struct range wide[] = { { 4, 5, 0, NULL } };
	check_quote(state, "\xe6\x97\xa5 x\n", wide, 1,
		    "|    1 | \xe6\x97\xa5 x\n|      |    ^\n");
	static const struct range bad[] = { { 2, 3, 0, NULL } };
	check_quote(state, "\x1b\xff" "c\n", bad, 1,
		    "|    1 |  ?c\n|      |   ^\n");
	static const struct range behind[] = { { 90, 99, 0, NULL } };
	check_quote(state, "a", behind, 1, "|    1 | a\n|      |  ^\n");
}

static void messages(void **state)
{
	struct screen s;

	(void)state;
	open_screen(&s);
	s.term.utf8 = true;
	unsigned w = term_text(&s.term, s.term.f,
			       "'a' isn't 'b.c[d]'\x1b[1m");
	assert_int_equal(w, 25);
	check_screen(&s, "\u2018" "a\u2019 isn't \u2018" "b.c[d]\u2019"
		     "\\x1b[1m");
}

/* ---- pages ------------------------------------------------------------ */

static const char a_page[] =
	"# -Wodd\n"
	"\n"
	"It *is* odd\n"
	"in `a * b_c`, **very**.\n"
	"\n"
	"## Wrong\n"
	"\n"
	"```solidity\n"
	"x = `*y`;\n"
	"\n"
	"# z\n"
	"```\n"
	"- one *or\n"
	"  two*\n";

static void check_page_text(char *got, const char *want)
{
	assert_non_null(got);
	assert_string_equal(got, want);
	free(got);
}

static void page_texts(void **state)
{
	(void)state;
	check_page_text(page_plain(a_page),
		   "-Wodd\n"
		   "\n"
		   "It is odd\n"
		   "in a * b_c, very.\n"
		   "\n"
		   "Wrong\n"
		   "\n"
		   "    x = `*y`;\n"
		   "\n"
		   "    # z\n"
		   "- one or\n"
		   "  two\n");
	check_page_text(page_summary(a_page), "It is odd in a * b_c, very.");
	check_page_text(page_summary("A."), "A.");
	check_page_text(page_summary("# A\n"), "");
	check_page_text(page_summary(""), "");
	check_page_text(page_plain("no `end"), "no end\n");
}

static void page_colours(void **state)
{
	struct screen s;

	(void)state;
	open_screen(&s);
	s.term.color = true;
	page_print(&s.term, "# H\na `b` c\n");
	check_screen(&s, "\33[01;36m\33[KH\33[m\33[K\n"
			 "a \33[01m\33[Kb\33[m\33[K c\n");
}

static void page_links(void **state)
{
	static const char url[] = "https://a/b";
	struct screen s;

	(void)state;
	open_screen(&s);
	assert_int_equal(s.term.urls, URLS_NONE);
	for (enum urls u = URLS_NONE; u <= URLS_ST; u++) {
		s.term.urls = u;
		term_link(&s.term, url);
		fputs("x ", s.term.f);
		term_unlink(&s.term, url);
		term_link(&s.term, NULL);
		term_unlink(&s.term, NULL);
	}
	check_screen(&s, "x "
			 "\33]8;;https://a/b\ax \33]8;;\a"
			 "\33]8;;https://a/b\33\\x \33]8;;\33\\");
	assert_null(page_url(*state, "no-such-page"));
}

static void check_urls(enum when when, const char *gcc, const char *term,
		       enum urls want)
{
	struct options o = { .urls = when };
	struct term t;

	if (gcc)
		setenv("GCC_URLS", gcc, 1);
	else
		unsetenv("GCC_URLS");
	if (term)
		setenv("TERM_URLS", term, 1);
	else
		unsetenv("TERM_URLS");
	FILE *f = fopen("/dev/null", "w");
	assert_non_null(f);
	term_init(&t, f, &o);
	fclose(f);
	assert_int_equal(t.urls, want);
}

static void wanted_links(void **state)
{
	(void)state;
	check_urls(WHEN_AUTO, "bel", NULL, URLS_NONE);
	check_urls(WHEN_NEVER, "bel", NULL, URLS_NONE);
	check_urls(WHEN_ALWAYS, "", "st", URLS_NONE);
	check_urls(WHEN_ALWAYS, "no", "st", URLS_NONE);
	check_urls(WHEN_ALWAYS, "bel", "st", URLS_BEL);
	check_urls(WHEN_ALWAYS, "st", "bel", URLS_ST);
	check_urls(WHEN_ALWAYS, NULL, "st", URLS_ST);
	check_urls(WHEN_ALWAYS, NULL, "no", URLS_NONE);
	check_urls(WHEN_ALWAYS, NULL, NULL, URLS_BEL);
}

static void url_paths(void **state)
{
	struct screen s;

	(void)state;
	open_screen(&s);
	uri_path(s.term.f, "/a b/c#d%/\33]\xc3\xa9.md");
	check_screen(&s, "/a%20b/c%23d%25/%1B%5D%C3%A9.md");
}

/* A failure of yulwark's own: said once what it is, with who noticed it. */
static void failures(void **state)
{
	struct log l = { .arena = *state };

	log_failure(&l, "a.yul", "fold: a use is missing");
	assert_int_equal(l.errors, 1);
	assert_string_equal(l.first->file, "a.yul");
	assert_string_equal(l.first->text,
			    "internal error: fold: a use is missing");
	assert_int_equal(l.first->next->kind, KIND_NOTE);
	log_failure(&l, "a.yul", NULL);
	assert_string_equal(l.last->text, l.first->next->text);
	assert_string_equal(l.first->next->next->text, "internal error");
}

static void check_function(const char *contract, const char *function,
			   const char *want)
{
	struct finding f = { .contract = contract, .function = function };
	char *name = finding_function(&f);

	assert_string_equal(name, want);
	free(name);
}

/* The contract stands before a function once. */
static void function_names(void **state)
{
	(void)state;
	check_function("Bank", "withdraw", "Bank.withdraw");
	check_function("Bank", "Bank.withdraw", "Bank.withdraw");
	check_function("Bank", "Bank", "Bank.Bank");
	check_function("Bank", "Bank.Bank", "Bank.Bank");
	check_function(NULL, "withdraw", "withdraw");
	check_function("Bank", NULL, "Bank");
	check_function(NULL, NULL, "");
}

/* A file that is not at hand is missed once, and by findings only. */
static void missing_files(void **state)
{
	struct log l = { .arena = *state };
	struct options o = { .arena = *state, .log = &l };
	struct files *files = files_new(*state, &o, &l);
	struct input in = { .name = "in", .arena = *state };
	struct sources *all = files_for(files, &in);
	struct source *s = sol_find(all, "no/such.sol");
	struct report none = { .arena = *state };
	struct event e = { .at = { .file = s } };
	struct finding f = { .at = { .file = s }, .events = &e };
	struct report one = { .arena = *state, .first = &f, .n = 1 };

	assert_non_null(s);
	assert_null(sol_find(all, "no/such-either.sol")->text);
	files_tell_missing(files, &none);
	assert_null(l.first);
	files_tell_missing(files, &one);
	assert_non_null(strstr(l.first->text, "'no/such.sol' is not at hand"));
	assert_ptr_equal(l.first, l.last);
	files_tell_missing(files, &one);
	assert_ptr_equal(l.first, l.last);
}

/* Names of open streams are those streams, with what stands in them. */
static void streams(void **state)
{
	char name[] = "/tmp/yulwark-streams-XXXXXX", fd_name[64], text[16];
	int fd = mkstemp(name);
	struct outfile o;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, "ab", 2), 2);
	snprintf(fd_name, sizeof(fd_name), "/dev/fd/%d", fd);
	assert_true(outfile_open(&o, *state, fd_name));
	assert_null(o.temp);
	fputs("cd", o.f);
	assert_true(outfile_keep(&o));
	assert_int_equal(write(fd, "ef", 2), 2);
	assert_int_equal(pread(fd, text, sizeof(text), 0), 6);
	assert_memory_equal(text, "abcdef", 6);
	close(fd);
	unlink(name);
	assert_false(outfile_open(&o, *state, "/dev/fd/99999"));
}

/* Frames within frames, as GCC draws them. */
static void frames(void **state)
{
	static struct event e[] = {
		{ .function = "a", .depth = 0, .text = "one" },
		{ .function = "b", .depth = 1, .text = "two" },
		{ .function = "c", .depth = 2, .text = "three" },
		{ .function = "b", .depth = 1, .text = "four" },
		{ .function = "a", .depth = 0, .text = "five" },
		{ .function = "a", .depth = 0, .text = "six" },
	};
	struct finding f = { .warn = &warnings[0], .contract = "C",
			     .function = "a", .text = "t", .events = e };
	bool as_error[3] = { false, false, false };
	struct out_text o;
	struct screen s;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(e) / sizeof(*e); i++)
		e[i].next = &e[i + 1];
	open_screen(&s);
	s.opt.as_error = as_error;
	s.opt.path_format = PATH_INLINE;
	s.opt.show_depths = true;
	o = (struct out_text){ .term = s.term };
	out_text_finding(&o, &f);
	out_text_end(&o, NULL);
	check_screen(&s,
		"C: In function 'C.a':\n"
		"C: warning: t\n"
		"  'a': event 1 (depth 1)\n"
		"    |\n"
		"    | (1) one\n"
		"    |\n"
		"    +--> 'b': event 2 (depth 2)\n"
		"           |\n"
		"           | (2) two\n"
		"           |\n"
		"           +--> 'c': event 3 (depth 3)\n"
		"                  |\n"
		"                  | (3) three\n"
		"                  |\n"
		"           <------+\n"
		"           |\n"
		"         'b': event 4 (depth 2)\n"
		"           |\n"
		"           | (4) four\n"
		"           |\n"
		"    <------+\n"
		"    |\n"
		"  'a': events 5-6 (depth 1)\n"
		"    |\n"
		"    | (5) five\n"
		"    | (6) six\n"
		"    |\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lines, setup, teardown),
		cmocka_unit_test_setup_teardown(loading, setup, teardown),
		cmocka_unit_test_setup_teardown(outline, setup, teardown),
		cmocka_unit_test_setup_teardown(outline_bodies, setup,
						teardown),
		cmocka_unit_test_setup_teardown(statements, setup, teardown),
		cmocka_unit_test_setup_teardown(writes, setup, teardown),
		cmocka_unit_test_setup_teardown(any_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(option_warnings, setup,
						teardown),
		cmocka_unit_test_setup_teardown(option_values, setup,
						teardown),
		cmocka_unit_test_setup_teardown(option_pictures, setup,
						teardown),
		cmocka_unit_test_setup_teardown(option_sinks, setup,
						teardown),
		cmocka_unit_test_setup_teardown(option_explain, setup, teardown),
		cmocka_unit_test_setup_teardown(option_notes, setup, teardown),
		cmocka_unit_test_setup_teardown(option_mistakes, setup,
						teardown),
		cmocka_unit_test_setup_teardown(response_file, setup,
						teardown),
		cmocka_unit_test_setup_teardown(solc_output, setup, teardown),
		cmocka_unit_test_setup_teardown(banner_inside, setup,
						teardown),
		cmocka_unit_test_setup_teardown(wrong_inputs, setup,
						teardown),
		cmocka_unit_test_setup_teardown(build_info, setup, teardown),
		cmocka_unit_test_setup_teardown(versions, setup, teardown),
		cmocka_unit_test_setup_teardown(quoting, setup, teardown),
		cmocka_unit_test_setup_teardown(quoting_lines, setup,
						teardown),
		cmocka_unit_test_setup_teardown(messages, setup, teardown),
		cmocka_unit_test_setup_teardown(page_texts, setup, teardown),
		cmocka_unit_test_setup_teardown(page_colours, setup, teardown),
		cmocka_unit_test_setup_teardown(page_links, setup, teardown),
		cmocka_unit_test_setup_teardown(wanted_links, setup, teardown),
		cmocka_unit_test_setup_teardown(url_paths, setup, teardown),
		cmocka_unit_test_setup_teardown(failures, setup, teardown),
		cmocka_unit_test_setup_teardown(function_names, setup,
						teardown),
		cmocka_unit_test_setup_teardown(missing_files, setup,
						teardown),
		cmocka_unit_test_setup_teardown(streams, setup, teardown),
		cmocka_unit_test_setup_teardown(frames, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
