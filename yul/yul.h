/*
 * yul: text in, checked tree out.
 *
 * The one header of this folder, in the order data moves: memory, 256-bit
 * words, a text and its places, names, the tree, and the functions that make
 * it.  Nothing here knows blocks, storage or warnings.
 */
#ifndef YUL_H
#define YUL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* ---- mem.c: arenas ---------------------------------------------------- */

/*
 * Memory whose parts are never freed one by one.  An arena is dropped whole
 * by whoever made it.
 */
struct arena;

/*
 * A new arena that will hand out at most `limit` bytes (0: no limit).  When
 * the limit or the system's memory is reached, `oom(arg)` is called and must
 * not return.  Returns NULL only if the arena itself cannot be allocated.
 */
struct arena *arena_new(size_t limit, void (*oom)(void *arg), void *arg);
/* Zeroed memory for `size` bytes, aligned for any type.  Never NULL. */
void *arena_alloc(struct arena *a, size_t size);
/* A NUL-ended copy of `len` bytes of `s`. */
char *arena_strndup(struct arena *a, const char *s, size_t len);
/* printf into the arena. */
char *arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Bytes handed out so far. */
size_t arena_used(const struct arena *a);
/* Drop everything in it but keep the memory for what comes next. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);	/* NULL is allowed */

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), (n) * sizeof(type)))

/* ---- u256.c: 256-bit words -------------------------------------------- */

/* w[0] holds the least significant 64 bits. */
typedef struct u256 {
	uint64_t w[4];
} u256;

extern const u256 u256_zero, u256_one, u256_max;

/* The analyses do little else than this, so it is inline. */
static inline bool u256_is_zero(u256 x)
{
	return !(x.w[0] | x.w[1] | x.w[2] | x.w[3]);
}

static inline bool u256_eq(u256 a, u256 b)
{
	return !((a.w[0] ^ b.w[0]) | (a.w[1] ^ b.w[1]) |
		 (a.w[2] ^ b.w[2]) | (a.w[3] ^ b.w[3]));
}

/* Unsigned: <0, 0, >0. */
static inline int u256_cmp(u256 a, u256 b)
{
	for (int i = 3; i >= 0; i--)
		if (a.w[i] != b.w[i])
			return a.w[i] < b.w[i] ? -1 : 1;
	return 0;
}

static inline u256 u256_and(u256 a, u256 b)
{
	for (int i = 0; i < 4; i++)
		a.w[i] &= b.w[i];
	return a;
}

static inline u256 u256_or(u256 a, u256 b)
{
	for (int i = 0; i < 4; i++)
		a.w[i] |= b.w[i];
	return a;
}

static inline u256 u256_xor(u256 a, u256 b)
{
	for (int i = 0; i < 4; i++)
		a.w[i] ^= b.w[i];
	return a;
}

static inline u256 u256_not(u256 a)
{
	for (int i = 0; i < 4; i++)
		a.w[i] = ~a.w[i];
	return a;
}

u256 u256_from(uint64_t x);
/* 2^n - 1; n up to 256. */
u256 u256_mask(unsigned n);
/* True and *out set if x fits in 64 bits. */
bool u256_to_u64(u256 x, uint64_t *out);
int u256_scmp(u256 a, u256 b);	/* two's complement */
bool u256_bit(u256 x, unsigned i);
unsigned u256_bits(u256 x);	/* index of the highest set bit + 1; 0 for 0 */
unsigned u256_ctz(u256 x);	/* trailing zeros; 256 for 0 */
uint64_t u256_hash(u256 x);

/* EVM semantics, wrapping, division by zero gives zero. */
u256 u256_add(u256 a, u256 b);
u256 u256_sub(u256 a, u256 b);
u256 u256_mul(u256 a, u256 b);
u256 u256_div(u256 a, u256 b);
u256 u256_sdiv(u256 a, u256 b);
u256 u256_mod(u256 a, u256 b);
u256 u256_smod(u256 a, u256 b);
u256 u256_exp(u256 a, u256 b);
u256 u256_addmod(u256 a, u256 b, u256 m);
u256 u256_mulmod(u256 a, u256 b, u256 m);
u256 u256_signextend(u256 k, u256 x);	/* argument order of the opcode */
u256 u256_byte(u256 i, u256 x);		/* argument order of the opcode */
u256 u256_shl(u256 n, u256 x);		/* argument order of the opcode */
u256 u256_shr(u256 n, u256 x);
u256 u256_sar(u256 n, u256 x);
u256 u256_clz(u256 x);

/*
 * Decimal or 0x text of `len` bytes.  False if it is not a number or more
 * than 2^256-1 (*too_big, if not NULL, tells which).
 */
bool u256_parse(const char *s, size_t len, u256 *out, bool *too_big);
/* 0x and hex digits without leading zeros into buf (67 bytes). */
char *u256_hex(u256 x, char *buf);
/* Decimal into buf (79 bytes). */
char *u256_dec(u256 x, char *buf);
/* Big-endian bytes, as the EVM's memory holds a word. */
void u256_to_bytes(u256 x, uint8_t out[32]);
u256 u256_from_bytes(const uint8_t in[32]);
/* Keccak-256 as Ethereum uses it (padding 0x01, not SHA-3's 0x06). */
u256 keccak256(const uint8_t *data, size_t len);

/* ---- src.c: a text and its places ------------------------------------- */

/* Byte offsets [beg, end) into the text of a struct src. */
struct loc {
	uint32_t beg, end;
};

/*
 * Where Solidity code stands: bytes [beg, end) of file `file`, an index of
 * the @use-src table of the object.  file < 0: no origin.
 */
struct origin {
	int32_t file, beg, end;
};

/*
 * One annotation: from `offset` on, `o` is in force.  ast_id is the last
 * @ast-id of the comment, or -1.  `snippet` is the text that solc put behind
 * the tag, unescaped (NULL if none).  `inner` is true for the block-comment
 * form, which only optimised IR has.
 */
struct mark {
	uint32_t offset;
	struct origin o;
	int32_t ast_id;
	const char *snippet;
	bool inner;
};

/* One text of Yul: the bytes, a line table, the annotations. */
struct src {
	const char *name;	/* for messages: a path, "<stdin>", … */
	char *text;		/* len bytes, then two NULs */
	size_t len;
	uint32_t line_base;	/* lines that stood before this text, for messages */
	uint32_t *line;		/* offsets of line starts */
	size_t nlines;
	struct mark *mark;	/* ascending offsets */
	size_t nmarks;
	struct src_note *notes;	/* for the files of yul/ only */
	struct arena *arena;
};

/*
 * A source over a copy of `text`.  The copy, the line table and the marks
 * belong to `a`.  Returns NULL if len is 2 GB or more.
 */
struct src *src_new(struct arena *a, const char *name, const char *text,
		    size_t len, uint32_t line_base);
/* 1-based line and column (bytes) of an offset, line_base included. */
void src_line_col(const struct src *s, uint32_t offset, unsigned *line,
		  unsigned *col);
/* The annotation in force at an offset, or NULL. */
const struct mark *src_mark(const struct src *s, uint32_t offset);

/* ---- names ------------------------------------------------------------ */

/* The builtins, from ops.def. */
enum op {
#define OP_INTERNAL
#define OP(name, args, results, effects) OP_##name,
#include "ops.def"
#undef OP
	OP_COUNT
};

enum effect {
	PURE = 0, ENV = 1 << 0, VOL = 1 << 1, RM = 1 << 2, WM = 1 << 3,
	RS = 1 << 4, WS = 1 << 5, RT = 1 << 6, WT = 1 << 7, RB = 1 << 8,
	RD = 1 << 9, EXT = 1 << 10, LOG = 1 << 11, OK = 1 << 12,
	BAD = 1 << 13, LIT = 1 << 14,
};

struct op_info {
	const char *name;
	int args, results;	/* -1: as the instruction says */
	unsigned effects;	/* enum effect */
};
extern const struct op_info op_info[OP_COUNT];

/* An interned name; two of one spelling are the same pointer. */
struct ident {
	const char *name;
	uint32_t len;
	int op;			/* enum op of a builtin, or -1 */
	int tok;		/* token of a keyword, or 0 */
	uint16_t verb_in, verb_out;	/* of verbatim_<n>i_<m>o */
	struct ident *next;	/* hash chain */
	void *aux;		/* scope.c's own */
};

/* ---- the tree --------------------------------------------------------- */

enum node_kind {
	N_BLOCK,	/* kids: statements */
	N_LET,		/* names; a: value or NULL */
	N_ASSIGN,	/* names; a: value */
	N_EXPR,		/* a: an N_CALL */
	N_IF,		/* a: condition; b: block */
	N_SWITCH,	/* a: value; kids: N_CASE */
	N_CASE,		/* a: literal, NULL for default; b: block */
	N_FOR,		/* a: init block; b: condition; c: post block; d: body */
	N_BREAK,
	N_CONTINUE,
	N_LEAVE,
	N_FUNCTION,	/* id; names: parameters; kids: results; b: body */
	N_CALL,		/* id; kids: arguments; op or def */
	N_NAME,		/* id; def */
	N_NUMBER,	/* num; loc spells it */
	N_STRING,	/* str, len: the bytes; num: left-aligned value */
	N_HEX,		/* hex"…": as N_STRING */
	N_BOOL,		/* num: 0 or 1 */
};

/* What a name stands for, made by scope.c. */
struct def {
	enum { DEF_VAR, DEF_FN } kind;
	struct ident *id;
	struct node *node;	/* N_NAME that declares, or N_FUNCTION */
	struct def *fn;		/* function a variable lives in; NULL: top code */
	unsigned no;		/* DEF_VAR: 0… within its function; DEF_FN: within its object's code */
	unsigned nargs, nres;	/* DEF_FN */
	unsigned nvars;		/* DEF_FN: variables in it, parameters first, then results */
};

struct node {
	enum node_kind kind;
	struct loc loc;
	struct node *next;	/* sibling */
	struct ident *id;
	struct node *names, *kids;
	struct node *a, *b, *c, *d;
	int op;			/* N_CALL: enum op, or -1 for a user function */
	struct def *def;	/* N_NAME, N_CALL, N_FUNCTION: set by scope.c */
	u256 num;
	const char *str;
	size_t len;
};

/* A line of `@use-src`. */
struct use_src {
	int32_t index;
	const char *file;	/* unescaped */
	struct use_src *next;
};

struct yul_data {
	const char *name;
	size_t name_len;
	const uint8_t *bytes;
	size_t len;
	bool hex;
	struct yul_data *next;
};

struct yul_object {
	const char *name;	/* NULL: a bare block */
	size_t name_len;
	struct loc loc;
	struct node *code;	/* N_BLOCK */
	struct origin whole;	/* first @src in its code: the whole contract; file -1 if none */
	struct use_src *use;	/* its own @use-src, or its parent's */
	struct yul_object *parent, *kids, *next;
	struct yul_data *data;
	/* filled by yul_scope */
	unsigned nfns;		/* functions in `code` */
	struct def **fns;	/* by def->no */
	unsigned nvars;		/* variables of the top code itself */
};

/* One text: its objects in order. */
struct yul_unit {
	struct src *src;
	struct arena *arena;
	struct yul_object *objs;
	/*
	 * Set it between yul_parse and yul_scope to refuse what the newest
	 * solc refuses: a second object in the text, a builtin of any fork
	 * defined by the program, malformed @src and @ast-id, `difficulty`.
	 */
	bool strict;
};

/* The first mistake found.  `hint` may be NULL. */
struct yul_error {
	struct loc loc;
	const char *msg;
	const char *hint;
};

/* ---- gram.y, scope.c, tree.c ------------------------------------------ */

/*
 * Parse the whole text of `s`.  Everything made belongs to s->arena.
 * Returns NULL and fills *err at the first mistake.  No names are resolved.
 */
struct yul_unit *yul_parse(struct src *s, struct yul_error *err);
/*
 * Resolve names and check what solc checks, in every object of `u`.
 * Returns false and fills *err at the first mistake.
 */
bool yul_scope(struct yul_unit *u, struct yul_error *err);
/* Print as Yul text that parses to the same tree (annotations left out). */
void yul_print(FILE *f, const struct yul_unit *u);
/* The same tree, names and literal values compared; places ignored. */
bool yul_same(const struct yul_unit *a, const struct yul_unit *b);
/* File name of an index in the object's @use-src table, or NULL. */
const char *yul_file(const struct yul_object *o, int32_t index);

#endif
