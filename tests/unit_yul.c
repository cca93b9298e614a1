/*
 * Unit tests of yul/: arenas, 256-bit words, places and annotations, names,
 * the tree and its printer.  Random laws print their seed; UNIT_SEED sets it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "yul.h"

static struct arena *new_arena(void)
{
	struct arena *a = arena_new(0, NULL, NULL);

	assert_non_null(a);
	return a;
}

/* ---- arenas ----------------------------------------------------------- */

static void test_arena_pieces(void **state)
{
	struct arena *a = new_arena();
	char *prev = NULL;

	(void)state;
	for (size_t size = 0; size < 3000; size += 7) {
		char *p = arena_alloc(a, size);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 1, size);
		if (size > 7)
			assert_int_equal(prev[size - 8], 1);
		prev = p;
	}
	assert_true(arena_used(a) >= 3000 / 7 * 1500);
	assert_string_equal(arena_strndup(a, "abcdef", 3), "abc");
	assert_string_equal(arena_strndup(a, NULL, 0), "");
	assert_string_equal(arena_printf(a, "%d-%s", 42, "x"), "42-x");
	char *large = arena_alloc(a, 10u << 20);
	large[(10u << 20) - 1] = 1;
	arena_free(a);
	arena_free(NULL);
}

static void jump_out(void *arg)
{
	longjmp(*(jmp_buf *)arg, 1);
}

static void test_arena_limit(void **state)
{
	jmp_buf out;
	struct arena *a = arena_new(1000, jump_out, &out);
	volatile int n = 0;

	(void)state;
	if (setjmp(out) == 0)
		for (;; n++)
			arena_alloc(a, 100);
	assert_int_equal(n, 8);	/* 112 bytes each */
	assert_true(arena_used(a) <= 1000);
	arena_free(a);
}

/* ---- 256-bit words ---------------------------------------------------- */

static u256 num(const char *s)
{
	u256 x;

	assert_true(u256_parse(s, strlen(s), &x, NULL));
	return x;
}

#define assert_u256(a, b) do {						\
	u256 left_ = (a), right_ = (b);					\
	char l_[80], r_[80];						\
	if (!u256_eq(left_, right_))					\
		fail_msg("%s is %s, not %s", #a, u256_hex(left_, l_),	\
			 u256_hex(right_, r_));				\
} while (0)

#define MIN "0x80000000000000000000000000000000" \
	    "00000000000000000000000000000000"
#define MAX "0xffffffffffffffffffffffffffffffff" \
	    "ffffffffffffffffffffffffffffffff"
#define MINUS_2 "0xffffffffffffffffffffffffffffffff" \
		"fffffffffffffffffffffffffffffffe"

typedef u256 binary(u256, u256);

static const struct vector {
	const char *name;
	binary *fn;
	const char *a, *b, *want;
} vectors[] = {
	{ "add", u256_add, MAX, "1", "0" },
	{ "add", u256_add, "0xffffffffffffffff", "1", "0x10000000000000000" },
	{ "sub", u256_sub, "0", "1", MAX },
	{ "mul", u256_mul, MAX, MAX, "1" },
	{ "mul", u256_mul, "0x100000000000000000000000000000000",
	  "0x100000000000000000000000000000000", "0" },
	{ "div", u256_div, "7", "2", "3" },
	{ "div", u256_div, "7", "0", "0" },
	{ "div", u256_div, MAX, "0x100000000000000000000000000000001",
	  "0xffffffffffffffffffffffffffffffff" },
	{ "mod", u256_mod, "7", "0", "0" },
	{ "mod", u256_mod, "7", "4", "3" },
	{ "sdiv", u256_sdiv, MIN, MAX, MIN },
	{ "sdiv", u256_sdiv, MINUS_2, MAX, "2" },
	{ "sdiv", u256_sdiv, MINUS_2, "2", MAX },
	{ "sdiv", u256_sdiv, MAX, "2", "0" },
	{ "sdiv", u256_sdiv, MIN, "0", "0" },
	{ "smod", u256_smod, MAX, "3", MAX },
	{ "smod", u256_smod, "5", MINUS_2, "1" },
	{ "smod", u256_smod, MIN, MAX, "0" },
	{ "smod", u256_smod, MIN, "0", "0" },
	{ "exp", u256_exp, "0", "0", "1" },
	{ "exp", u256_exp, "2", "255", MIN },
	{ "exp", u256_exp, "2", "256", "0" },
	{ "exp", u256_exp, "3", "0x100000000000000000000000000000001",
	  "0xa26ecb9f66bfd294005670a967b8badc"
	  "00000000000000000000000000000003" },
	{ "signextend", u256_signextend, "0", "0xff", MAX },
	{ "signextend", u256_signextend, "0", "0x17f", "0x7f" },
	{ "signextend", u256_signextend, "1", "0xff", "0xff" },
	{ "signextend", u256_signextend, "31", MIN, MIN },
	{ "signextend", u256_signextend, MAX, "0xff", "0xff" },
	{ "byte", u256_byte, "31", "0x1234", "0x34" },
	{ "byte", u256_byte, "30", "0x1234", "0x12" },
	{ "byte", u256_byte, "0", MAX, "0xff" },
	{ "byte", u256_byte, "32", MAX, "0" },
	{ "shl", u256_shl, "255", "1", MIN },
	{ "shl", u256_shl, "256", "1", "0" },
	{ "shl", u256_shl, MAX, "1", "0" },
	{ "shl", u256_shl, "64", "0xff", "0xff0000000000000000" },
	{ "shr", u256_shr, "255", MIN, "1" },
	{ "shr", u256_shr, "256", MAX, "0" },
	{ "sar", u256_sar, "255", MIN, MAX },
	{ "sar", u256_sar, "300", MIN, MAX },
	{ "sar", u256_sar, "300", "1", "0" },
	{ "sar", u256_sar, "1", MINUS_2, MAX },
	{ "sar", u256_sar, "0", MIN, MIN },
};

static void test_u256_vectors(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		const struct vector *v = &vectors[i];
		u256 got = v->fn(num(v->a), num(v->b));
		char buf[80];

		if (!u256_eq(got, num(v->want)))
			fail_msg("%s(%s, %s) is %s, not %s", v->name, v->a,
				 v->b, u256_hex(got, buf), v->want);
	}
	assert_u256(u256_addmod(num(MAX), num(MAX), num("7")), num("2"));
	assert_u256(u256_addmod(num(MAX), num("1"), num("0")), u256_zero);
	assert_u256(u256_mulmod(num(MAX), num(MAX), num("12")), num("9"));
	assert_u256(u256_mulmod(num(MAX), num(MAX), num("0")), u256_zero);
	assert_u256(u256_mulmod(num(MAX), num(MAX), num(MAX)), u256_zero);
	assert_u256(u256_clz(u256_zero), num("256"));
	assert_u256(u256_clz(u256_one), num("255"));
	assert_u256(u256_clz(num(MIN)), u256_zero);
}

static void test_u256_questions(void **state)
{
	uint64_t x;

	(void)state;
	assert_true(u256_to_u64(num("0xffffffffffffffff"), &x));
	assert_true(x == UINT64_MAX);
	assert_false(u256_to_u64(num("0x10000000000000000"), &x));
	assert_true(u256_cmp(num(MIN), num("1")) > 0);
	assert_true(u256_scmp(num(MIN), num("1")) < 0);
	assert_true(u256_scmp(num(MAX), num(MIN)) > 0);
	assert_int_equal(u256_cmp(num(MIN), num(MIN)), 0);
	assert_int_equal(u256_bits(u256_zero), 0);
	assert_int_equal(u256_bits(num(MIN)), 256);
	assert_int_equal(u256_ctz(u256_zero), 256);
	assert_int_equal(u256_ctz(num(MIN)), 255);
	assert_true(u256_bit(num(MIN), 255));
	assert_false(u256_bit(num(MAX), 256));
	assert_u256(u256_mask(0), u256_zero);
	assert_u256(u256_mask(64), num("0xffffffffffffffff"));
	assert_u256(u256_mask(65), num("0x1ffffffffffffffff"));
	assert_u256(u256_mask(256), u256_max);
	assert_true(u256_is_zero(u256_zero));
	assert_false(u256_is_zero(num(MIN)));
}

static void test_u256_text(void **state)
{
	static const char max[] =
		"1157920892373161954235709850086879078532699846656405640394575"
		"84007913129639935";
	static const char panic[] =
		"35408467139433450592217433187231851964531694900788300625387963"
		"629091585785856";
	char buf[80];
	bool big;
	u256 x;

	(void)state;
	assert_string_equal(u256_dec(u256_max, buf), max);
	assert_u256(num(max), u256_max);
	assert_string_equal(u256_dec(num(panic), buf), panic);
	assert_string_equal(u256_hex(num(panic), buf),
			    "0x4e487b71000000000000000000000000"
			    "00000000000000000000000000000000");
	assert_string_equal(u256_hex(u256_zero, buf), "0x0");
	assert_string_equal(u256_dec(u256_zero, buf), "0");
	assert_u256(num("0xAbCdEf"), num("11259375"));
	assert_false(u256_parse("", 0, &x, &big));
	assert_false(big);
	assert_false(u256_parse("0x", 2, &x, &big));
	assert_false(big);
	assert_false(u256_parse("12a", 3, &x, &big));
	assert_false(big);
	assert_false(u256_parse("0X1", 3, &x, &big));
	assert_false(u256_parse("0x1" "00000000000000000000000000000000"
				"00000000000000000000000000000000", 67, &x,
				&big));
	assert_true(big);
	buf[0] = '\0';
	strcat(buf, max);
	buf[strlen(buf) - 1] = '6';
	assert_false(u256_parse(buf, strlen(buf), &x, &big));
	assert_true(big);
	assert_true(u256_parse("17 more", 2, &x, NULL));
	assert_u256(x, u256_from(17));
}

/* Numbers as they hurt: few bits, all bits, and everything between. */
static u256 random_u256(void)
{
	u256 x = u256_zero;

	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++)
			x.w[i] = x.w[i] << 16 | (uint64_t)(random() & 0xffff);
	switch (random() % 6) {
	case 0:
		return u256_and(x, u256_mask((unsigned)random() % 257));
	case 1:
		return u256_sub(u256_mask((unsigned)random() % 257),
				u256_from((uint64_t)random() % 3));
	case 2:
		return u256_shl(u256_from((uint64_t)random() % 256), u256_one);
	case 3:
		x.w[random() % 4] = 0;
		x.w[random() % 4] = UINT64_MAX;
		return x;
	default:
		return x;
	}
}

static void check_ring(u256 a, u256 b, u256 c)
{
	assert_u256(u256_sub(u256_add(a, b), b), a);
	assert_u256(u256_add(a, b), u256_add(b, a));
	assert_u256(u256_mul(a, b), u256_mul(b, a));
	assert_u256(u256_mul(u256_mul(a, b), c), u256_mul(a, u256_mul(b, c)));
	assert_u256(u256_mul(a, u256_add(b, c)),
		    u256_add(u256_mul(a, b), u256_mul(a, c)));
	assert_u256(u256_mul(a, u256_max), u256_sub(u256_zero, a));
}

static void check_division(u256 a, u256 b, u256 m)
{
	if (u256_is_zero(b) || u256_is_zero(m))
		return;
	assert_u256(u256_add(u256_mul(u256_div(a, b), b), u256_mod(a, b)), a);
	assert_true(u256_cmp(u256_mod(a, b), b) < 0);
	assert_u256(u256_add(u256_mul(u256_sdiv(a, b), b), u256_smod(a, b)),
		    a);
	u256 ra = u256_mod(a, m), rb = u256_mod(b, m);
	assert_u256(u256_addmod(a, b, m), u256_addmod(ra, rb, m));
	assert_u256(u256_mulmod(a, b, m), u256_mulmod(rb, ra, m));
	assert_u256(u256_mulmod(a, u256_one, m), ra);
	/* (a + 1) * b = a * b + b in every ring of remainders */
	assert_u256(u256_mulmod(u256_addmod(a, u256_one, m), b, m),
		    u256_addmod(u256_mulmod(a, b, m), b, m));
	/* short enough, the ring is the integers */
	u256 x = u256_and(a, u256_mask(128)), y = u256_and(b, u256_mask(128));
	assert_u256(u256_mulmod(x, y, m), u256_mod(u256_mul(x, y), m));
}

static void check_bits(u256 a, u256 b, unsigned n)
{
	u256 by = u256_from(n), power = u256_exp(u256_from(2), by);
	uint8_t bytes[32];

	assert_u256(u256_shl(by, a), u256_mul(a, power));
	assert_u256(u256_shr(by, a), u256_div(a, power));
	assert_u256(u256_shr(by, u256_shl(by, a)),
		    u256_and(a, u256_mask(256 - n)));
	assert_u256(u256_sar(by, a),
		    u256_bit(a, 255)
		    ? u256_not(u256_shr(by, u256_not(a))) : u256_shr(by, a));
	assert_u256(u256_not(u256_and(a, b)),
		    u256_or(u256_not(a), u256_not(b)));
	assert_u256(u256_xor(u256_xor(a, b), b), a);
	assert_u256(u256_add(u256_and(a, b), u256_or(a, b)), u256_add(a, b));
	u256_to_bytes(a, bytes);
	assert_u256(u256_from_bytes(bytes), a);
	assert_u256(u256_byte(u256_from(n / 8), a),
		    u256_from(bytes[n / 8]));
	/* to sign-extend is to shift up and, keeping the sign, down again */
	u256 up = u256_from(n / 8 < 31 ? 248 - n / 8 * 8 : 0);
	assert_u256(u256_signextend(u256_from(n / 8), a),
		    u256_sar(up, u256_shl(up, a)));
	if (!u256_is_zero(a)) {
		assert_true(u256_bit(a, u256_ctz(a)));
		assert_true(u256_bit(a, u256_bits(a) - 1));
		assert_u256(u256_add(u256_clz(a), u256_from(u256_bits(a))),
			    u256_from(256));
	}
}

static void check_text_of(u256 a)
{
	char buf[80];
	u256 x;

	u256_dec(a, buf);
	assert_true(u256_parse(buf, strlen(buf), &x, NULL));
	assert_u256(x, a);
	u256_hex(a, buf);
	assert_true(u256_parse(buf, strlen(buf), &x, NULL));
	assert_u256(x, a);
}

static void test_u256_laws(void **state)
{
	const char *set = getenv("UNIT_SEED");
	unsigned seed = set ? (unsigned)atoi(set) : (unsigned)time(NULL);

	(void)state;
	print_message("seed %u\n", seed);
	srandom(seed);
	for (int i = 0; i < 20000; i++) {
		u256 a = random_u256(), b = random_u256(), c = random_u256();

		check_ring(a, b, c);
		check_division(a, b, c);
		check_bits(a, b, (unsigned)random() % 256);
		check_text_of(a);
		assert_int_equal(u256_cmp(a, b), -u256_cmp(b, a));
		u256 n = u256_from((uint64_t)random() % 50);
		assert_u256(u256_exp(a, u256_add(n, u256_one)),
			    u256_mul(u256_exp(a, n), a));
	}
}

static void test_keccak(void **state)
{
	static const struct {
		size_t len;
		const char *want;
	} of_count[] = {
		{ 135, "0xcbdfd9dee5faad3818d6b06f95a219fd"
		       "290b0e1706f6a82e5a595b9ce9faca62" },
		{ 136, "0x7ce759f1ab7f9ce437719970c26b0a66"
		       "ff11fe3e38e17df89cf5d29c7d7f807e" },
		{ 137, "0xac73d4fae68b8453f764007c1a20ce95"
		       "994187861f0c3227a3a8e99a73a3b1db" },
		{ 200, "0xbfb0aa97863e797943cf7c33bb7e880b"
		       "b4543f3d2703c0923c6901c2af57b890" },
		{ 272, "0xfdf2ec49e749960d3c8521a0219af8d0"
		       "3e30e2b3bf19bd16150ee0eaf133d66e" },
	};
	uint8_t data[272];

	(void)state;
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (uint8_t)i;
	assert_u256(keccak256(NULL, 0),
		    num("0xc5d2460186f7233c927e7db2dcc703c0"
			"e500b653ca82273b7bfad8045d85a470"));
	assert_u256(keccak256((const uint8_t *)"abc", 3),
		    num("0x4e03657aea45a94fc7d47ba826c8d667"
			"c0d1e6e33a64a036ec44f58fa12d6c45"));
	for (size_t i = 0; i < sizeof(of_count) / sizeof(of_count[0]); i++)
		assert_u256(keccak256(data, of_count[i].len),
			    num(of_count[i].want));
}

/* ---- places ----------------------------------------------------------- */

static struct src *source(struct arena *a, const char *text)
{
	return src_new(a, "t.yul", text, strlen(text), 0);
}

static void test_line_col(void **state)
{
	static const struct {
		uint32_t offset;
		unsigned line, col;
	} at[] = {
		{ 0, 1, 1 }, { 2, 1, 3 }, { 3, 2, 1 }, { 4, 3, 1 },
		{ 6, 3, 3 }, { 7, 4, 1 },
	};
	struct arena *a = new_arena();
	struct src *s = source(a, "ab\n\ncd\n");
	unsigned line, col;

	(void)state;
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		src_line_col(s, at[i].offset, &line, &col);
		assert_int_equal(line, at[i].line);
		assert_int_equal(col, at[i].col);
	}
	s = src_new(a, "t", "x\ny", 3, 100);
	src_line_col(s, 2, &line, &col);
	assert_int_equal(line, 102);
	assert_int_equal(col, 1);
	s = source(a, "");
	src_line_col(s, 0, &line, &col);
	assert_int_equal(line, 1);
	assert_int_equal(col, 1);
	assert_null(src_mark(s, 0));
	assert_null(src_new(a, "t", "", (size_t)1 << 31, 0));
	arena_free(a);
}

/* What is in force at the X of a text. */
struct want_mark {
	const char *text;
	int32_t file, beg, end, ast_id;
	const char *snippet;
	bool inner, none;
};

static const struct want_mark marks[] = {
	{ .text = "{ X", .none = true },
	{ "/// @src 0:56:358\nX", 0, 56, 358, -1, NULL, false, false },
	{ "/// @src 0:56:358  \"a b\"\nX", 0, 56, 358, -1, "a b", false,
	  false },
	{ "/// @src 0:1:2  'a'\nX", 0, 1, 2, -1, "a", false, false },
	{ "/// @src 0:112,120\nX", 0, 112, 120, -1, NULL, false, false },
	{ "/// @src 0 : 1 : 2\nX", 0, 1, 2, -1, NULL, false, false },
	{ "/// @src 3:1:2\n/// @src -1:-1:-1\nX", -1, -1, -1, -1, NULL, false,
	  false },
	{ "f(/** @src 0:1:2  \"x\" */X", 0, 1, 2, -1, "x", true, false },
	{ "/// @src 0:1:2  \"a\\\"b\\\\c\\td\\r\\n\\x41*\\/\"\nX", 0, 1, 2, -1,
	  "a\"b\\c\td\r\nA*/", false, false },
	/* the last @src of a comment, but its @ast-id as well */
	{ "/// @ast-id 77 @src 0:1:2  \"a\"\nX", 0, 1, 2, 77, "a", false,
	  false },
	{ "/// @src 0:1:2  \"a\" @src 1:3:4\nX", 1, 3, 4, -1, NULL, false,
	  false },
	{ "/// @ast-id 262\n/// @src 0:1:2\nX", 0, 1, 2, 262, NULL, false,
	  false },
	{ "/// @src 5:1:2\nY /// @ast-id 9\nX", 5, 1, 2, 9, NULL, false,
	  false },
	/* the last comment in front of a token */
	{ "/// @src 0:1:2\n\n/// @src 0:3:4\nX", 0, 3, 4, -1, NULL, false,
	  false },
	{ "/// @src 0:1:2\nY /// @src 0:3:4\n\n/// text\nX", 0, 1, 2, -1, NULL,
	  false, false },
	{ "/// @src 0:1:2\n// plain\nX", 0, 1, 2, -1, NULL, false, false },
	/* a tag inside a snippet is none */
	{ "/// @src 0:279:599  \"contract D /** @src 0:96:165  \\\"c\\\" *\\/\""
	  "\nX", 0, 279, 599, -1,
	  "contract D /** @src 0:96:165  \"c\" */", false, false },
	/* what is no documentation comment, or no tag */
	{ .text = "//// @src 0:1:2\nX", .none = true },
	{ .text = "/*** @src 0:1:2 */X", .none = true },
	{ .text = "/* @src 0:1:2 */X", .none = true },
	{ .text = "/**/ @src 0:1:2 X", .none = true },
	{ .text = "// @src 0:1:2\nX", .none = true },
	{ .text = "/// x@src 0:1:2\nX", .none = true },
	{ .text = "/// @srcs 0:1:2\nX", .none = true },
	{ .text = "\"/// @src 0:1:2\" X", .none = true },
	{ .text = "\"\\\" /** @src 0:1:2 */\" X", .none = true },
	/* in force beyond brackets, forgotten at the next code */
	{ "{ /// @src 0:1:2\n f() } function X", 0, 1, 2, -1, NULL, false,
	  false },
	{ "/// @src 0:1:2\nobject \"a\" { code { X", -1, -1, -1, -1, NULL,
	  false, false },
	{ "object \"a\" { code /// @src 0:1:2\n{ X", 0, 1, 2, -1, NULL, false,
	  false },
	{ "/// @src 0:1:2\nif code { X", 0, 1, 2, -1, NULL, false, false },
};

static void test_marks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		const struct want_mark *w = &marks[i];
		struct arena *a = new_arena();
		struct src *s = source(a, w->text);
		size_t at = strlen(w->text) - 1;
		const struct mark *m;

		m = src_mark(s, (uint32_t)at);
		if (w->none) {
			if (m)
				fail_msg("a mark in: %s", w->text);
		} else if (!m || m->o.file != w->file || m->o.beg != w->beg ||
			   m->o.end != w->end || m->ast_id != w->ast_id ||
			   m->inner != w->inner || !m->snippet != !w->snippet ||
			   (w->snippet && strcmp(m->snippet, w->snippet))) {
			fail_msg("wrong mark in: %s", w->text);
		}
		arena_free(a);
	}
}

/* ---- parsing ---------------------------------------------------------- */

static struct yul_unit *parse(struct arena *a, const char *text)
{
	struct yul_error err;
	struct yul_unit *u = yul_parse(source(a, text), &err);

	if (!u)
		fail_msg("%s in: %s", err.msg, text);
	if (!yul_scope(u, &err))
		fail_msg("%s in: %s", err.msg, text);
	return u;
}

static void test_names(void **state)
{
	struct arena *a = new_arena();
	struct yul_unit *u = parse(a, "{ let x x := add(x, x) "
				      "verbatim_2i_0o(\"a\", x, 1) f() "
				      "function f() { } }");
	struct node *let = u->objs->code->kids, *set = let->next;
	struct node *verb = set->next->a, *call = set->next->next->a;

	(void)state;
	assert_ptr_equal(let->names->id, set->names->id);
	assert_ptr_equal(let->names->def, set->names->def);
	assert_ptr_equal(set->a->kids->def, let->names->def);
	assert_int_equal(set->a->op, OP_add);
	assert_null(set->a->def);
	assert_int_equal(verb->op, OP_verbatim);
	assert_int_equal(verb->id->verb_in, 2);
	assert_int_equal(verb->id->verb_out, 0);
	assert_int_equal(call->op, -1);
	assert_ptr_equal(call->def, u->objs->fns[0]);
	assert_string_equal(op_info[OP_add].name, "add");
	assert_int_equal(op_info[OP_add].args, 2);
	assert_int_equal(op_info[OP_verbatim].args, -1);
	arena_free(a);
}

static void test_defs(void **state)
{
	struct arena *a = new_arena();
	struct yul_unit *u = parse(a,
		"{ let p, q { function g(a, b) -> r { let s { let t } "
		"function h() { let z } } } function f() { } let w }");
	struct yul_object *o = u->objs;
	struct def *f = o->fns[0], *g = o->fns[1], *h = o->fns[2];

	(void)state;
	assert_int_equal(o->nfns, 3);
	assert_int_equal(o->nvars, 3);
	assert_string_equal(f->id->name, "f");
	assert_string_equal(g->id->name, "g");
	assert_string_equal(h->id->name, "h");
	assert_int_equal(g->nargs, 2);
	assert_int_equal(g->nres, 1);
	assert_int_equal(g->nvars, 5);
	assert_int_equal(h->nvars, 1);
	assert_ptr_equal(h->fn, g);
	assert_null(g->fn);
	assert_int_equal(g->node->kids->def->no, 2);
	assert_ptr_equal(g->node->kids->def->fn, g);
	arena_free(a);
}

static void test_objects(void **state)
{
	struct arena *a = new_arena();
	struct yul_unit *u = parse(a,
		"/// @use-src 0:\"a.sol\", 7:\"d/\\\"b\\xc3\\xa9.sol\"\n"
		"object \"A\" { code { /// @src 7:10:20\n stop() }\n"
		"  /// @use-src 7:\"c.sol\"\n"
		"  object \"B\" { code { } data \"x\" hex\"0001\" }\n"
		"  data \"y\" \"t\" object \"C\" { code { } } }\n"
		"object \"D\" { code { } }");
	struct yul_object *o = u->objs, *b = o->kids;

	(void)state;
	assert_string_equal(yul_file(o, 0), "a.sol");
	assert_string_equal(yul_file(o, 7), "d/\"b\xc3\xa9.sol");
	assert_null(yul_file(o, 1));
	assert_int_equal(o->whole.file, 7);
	assert_int_equal(o->whole.beg, 10);
	assert_int_equal(o->whole.end, 20);
	assert_string_equal(b->name, "B");
	assert_ptr_equal(b->parent, o);
	assert_int_equal(b->whole.file, -1);
	assert_string_equal(yul_file(b, 7), "c.sol");
	assert_null(yul_file(b, 0));
	assert_string_equal(b->next->name, "C");
	assert_string_equal(yul_file(b->next, 0), "a.sol");
	assert_int_equal(b->data->len, 2);
	assert_memory_equal(b->data->bytes, "\0\1", 2);
	assert_true(b->data->hex);
	assert_string_equal(o->data->name, "y");
	assert_string_equal(o->next->name, "D");
	assert_null(o->next->next);
	arena_free(a);
}

/* A newer builtin that the program defines is the program's. */
static void test_strictness(void **state)
{
	static const char *const older[] = {
		"{ function mcopy() { } mcopy() }",
		"{ let basefee := 1 pop(basefee) }",
		"{ function f(clz) -> tload { tload := clz } pop(f(1)) }",
		"{ pop(difficulty()) pop(prevrandao()) }",
		"object \"a\" { code { } } object \"b\" { code { } }",
		"/// @use-src 0:\"a\"\n{ /// @src 0:1,2\nstop() }",
	};
	struct yul_error err;

	(void)state;
	for (size_t i = 0; i < sizeof(older) / sizeof(older[0]); i++) {
		struct arena *a = new_arena();
		struct yul_unit *u = parse(a, older[i]);

		u = yul_parse(source(a, older[i]), &err);
		u->strict = true;
		assert_false(yul_scope(u, &err));
		assert_non_null(err.msg);
		arena_free(a);
	}
}

static void test_errors(void **state)
{
	static const struct {
		const char *text, *msg, *hint;
		uint32_t beg, end;
	} bad[] = {
		{ "{ let }", "unexpected '}', expected a name", NULL, 6, 7 },
		{ "{ f( }", "unexpected '}', expected an expression or ')'",
		  NULL, 5, 6 },
		{ "{ let x := \"a }", "string without an end", NULL, 11, 15 },
		{ "// SPDX\npragma solidity ^0.8.0;",
		  "unexpected 'pragma', expected 'object' or '{'",
		  "this is Solidity; give me the output of `solc --ir`", 8,
		  14 },
		{ "{ x := 1 }", "'x' is not declared", NULL, 2, 3 },
		{ "{ function f() { } function f() { } }",
		  "'f' is already the name of a function here", NULL, 28, 29 },
		{ "{ mstore(1) }", "'mstore' takes 2 arguments, not 1", NULL,
		  2, 11 },
	};
	struct yul_error err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct arena *a = new_arena();
		struct src *s = source(a, bad[i].text);
		struct yul_unit *u = yul_parse(s, &err);

		if (u)
			assert_false(yul_scope(u, &err));
		assert_string_equal(err.msg, bad[i].msg);
		assert_int_equal(err.loc.beg, bad[i].beg);
		assert_int_equal(err.loc.end, bad[i].end);
		if (bad[i].hint)
			assert_string_equal(err.hint, bad[i].hint);
		else
			assert_null(err.hint);
		/* the scanner leaves the text as it was */
		assert_string_equal(s->text, bad[i].text);
		arena_free(a);
	}
}

static bool nested(size_t depth)
{
	struct arena *a = new_arena();
	char *text = arena_alloc(a, 2 * depth + 1);
	struct yul_error err;

	memset(text, '{', depth);
	memset(text + depth, '}', depth);
	bool ok = yul_parse(source(a, text), &err) != NULL;
	if (!ok)
		assert_string_equal(err.msg, "nested too deeply");
	arena_free(a);
	return ok;
}

static void test_nesting(void **state)
{
	(void)state;
	assert_true(nested(600));
	assert_false(nested(601));
	assert_false(nested(1000000));
}

static void test_printer(void **state)
{
	static const char text[] =
		"object \"a\\\"b\" { code { let x, y := f(0x0F, \"\\x00\\n\\\\\")"
		" x := hex\"00ff\" if true { leaveit() } switch x case 1 { }"
		" case \"s\" { break_() } default { } switch y default { }"
		" for { let i } lt(i, 017x) { } { break } }"
		" object \"c\" { code { } } data \"d\" hex\"01\" data \"e\" \"'\" }";
	struct arena *a = new_arena();
	struct yul_error err;
	char *copy = arena_strndup(a, text, strlen(text)), *out, *again;
	size_t len, again_len;

	(void)state;
	memcpy(strstr(copy, "017x"), "1700", 4);
	struct yul_unit *u = yul_parse(source(a, copy), &err);
	assert_non_null(u);
	FILE *f = open_memstream(&out, &len);
	yul_print(f, u);
	fclose(f);
	struct yul_unit *v = yul_parse(source(a, out), &err);
	assert_non_null(v);
	assert_true(yul_same(u, v));
	f = open_memstream(&again, &again_len);
	yul_print(f, v);
	fclose(f);
	assert_string_equal(out, again);
	memcpy(strstr(copy, "1700"), "1701", 4);
	assert_false(yul_same(u, yul_parse(source(a, copy), &err)));
	free(out);
	free(again);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena_pieces),
		cmocka_unit_test(test_arena_limit),
		cmocka_unit_test(test_u256_vectors),
		cmocka_unit_test(test_u256_questions),
		cmocka_unit_test(test_u256_text),
		cmocka_unit_test(test_u256_laws),
		cmocka_unit_test(test_keccak),
		cmocka_unit_test(test_line_col),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_defs),
		cmocka_unit_test(test_objects),
		cmocka_unit_test(test_strictness),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_printer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
