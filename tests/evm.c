/*
 * The machine under both interpreters: memory, storage, the return data
 * buffer, and every builtin.  In: a builtin with its arguments.  Out: its
 * results, and lines in the trace for what the outside can see.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "interp.h"

static void *need(void *p)
{
	if (!p) {
		fputs("no memory is left\n", stderr);
		abort();
	}
	return p;
}

/* ---- trace ------------------------------------------------------------- */

static void trace_room(struct trace *t, size_t n)
{
	if (t->len + n + 1 <= t->cap)
		return;
	t->cap = (t->len + n + 1) * 2;
	t->text = need(realloc(t->text, t->cap));
}

__attribute__((format(printf, 2, 3)))
static void put(struct evm *e, const char *fmt, ...)
{
	struct trace *t = e->t;
	va_list ap;

	trace_room(t, 256);
	va_start(ap, fmt);
	t->len += vsnprintf(t->text + t->len, 256, fmt, ap);
	va_end(ap);
}

static void put_word(struct evm *e, u256 x)
{
	char buf[67];

	put(e, " %s", u256_hex(x, buf));
}

static void put_bytes(struct evm *e, const uint8_t *p, size_t n)
{
	put(e, " \"");
	trace_room(e->t, 2 * n);
	for (size_t i = 0; i < n; i++)
		put(e, "%02x", p[i]);
	put(e, "\"");
}

void trace_free(struct trace *t)
{
	free(t->text);
	*t = (struct trace){ 0 };
}

static bool was_cut(const struct trace *t)
{
	return t->end == END_MEMORY || t->end == END_STEPS;
}

bool trace_agrees(const struct trace *a, const struct trace *b)
{
	size_t n = a->len < b->len ? a->len : b->len;

	if (n && memcmp(a->text, b->text, n) != 0)
		return false;
	if (a->len > n && !was_cut(b))
		return false;
	if (b->len > n && !was_cut(a))
		return false;
	return was_cut(a) || was_cut(b) || a->end == b->end;
}

/* ---- what the seed answers --------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t x)
{
	h ^= x + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	return h ^ h >> 32;
}

static uint64_t mix_word(uint64_t h, u256 x)
{
	for (unsigned i = 0; i < 4; i++)
		h = mix(h, x.w[i]);
	return h;
}

static uint64_t mix_bytes(uint64_t h, const uint8_t *p, size_t n)
{
	h = mix(h, n);
	for (size_t i = 0; i < n; i++)
		h = mix(h, p[i]);
	return h;
}

static u256 any_word(uint64_t h)
{
	u256 x;

	for (unsigned i = 0; i < 4; i++)
		x.w[i] = h = mix(h, i);
	return x;
}

static u256 any_address(uint64_t h)
{
	return u256_and(any_word(h), u256_mask(160));
}

static u256 any_of_name(const struct evm *e, const struct node *lit)
{
	uint64_t h = mix(e->w->seed, 77);

	if (lit->str)
		h = mix_bytes(h, (const uint8_t *)lit->str, lit->len);
	else
		h = mix_word(h, lit->num);
	return any_address(h);
}

static u256 address_self(void)
{
	return u256_from(0x5e1f);
}

/* ---- memory ------------------------------------------------------------ */

static bool stop_at(struct evm *e, enum end end)
{
	e->t->end = end;
	return false;
}

static void grow_memory(struct evm *e, size_t n)
{
	size_t old = e->nmem;

	if (n <= old)
		return;
	e->nmem = n * 2;
	e->mem = need(realloc(e->mem, e->nmem));
	memset(e->mem + old, 0, e->nmem - old);
}

/*
 * Where [at, at+n) stands until the next call of this; NULL, and the end of
 * the run, if out of bounds.
 */
static uint8_t *memory(struct evm *e, u256 at, u256 n)
{
	uint64_t from, len;

	if (u256_is_zero(n))
		return e->mem;
	if (!u256_to_u64(at, &from) || !u256_to_u64(n, &len) ||
	    from > MAX_MEMORY || len > MAX_MEMORY - from) {
		stop_at(e, END_MEMORY);
		return NULL;
	}
	grow_memory(e, from + len);
	return e->mem + from;
}

/* Copy from a source of nfrom bytes that goes on with zeros. */
static bool copy_in(struct evm *e, u256 to, const uint8_t *from, size_t nfrom,
		    u256 at, u256 n)
{
	uint8_t *p = memory(e, to, n);
	uint64_t start;

	if (!p)
		return false;
	if (!u256_to_u64(at, &start) || start > nfrom)
		start = nfrom;
	for (uint64_t i = 0; i < n.w[0]; i++)
		p[i] = start + i < nfrom ? from[start + i] : 0;
	return true;
}

/* Code is whatever the seed says. */
static bool copy_code(struct evm *e, uint64_t h, u256 to, u256 at, u256 n)
{
	uint8_t *p = memory(e, to, n);

	if (!p)
		return false;
	for (uint64_t i = 0; i < n.w[0]; i++)
		p[i] = mix_word(mix(h, i), at);
	return true;
}

static bool copy_returned(struct evm *e, const u256 *a)
{
	uint64_t at;

	if (!u256_to_u64(a[1], &at) || at > e->nreturned ||
	    u256_cmp(a[2], u256_from(e->nreturned - at)) > 0)
		return stop_at(e, END_INVALID);
	return copy_in(e, a[0], e->returned, e->nreturned, a[1], a[2]);
}

static bool copy_memory(struct evm *e, const u256 *a)
{
	uint8_t *from, *to;

	if (!memory(e, a[1], a[2]) || !memory(e, a[0], a[2]))
		return false;
	from = memory(e, a[1], a[2]);
	to = memory(e, a[0], a[2]);
	memmove(to, from, a[2].w[0]);
	return true;
}

static u256 word_at(const uint8_t *from, size_t nfrom, u256 at)
{
	uint8_t buf[32] = { 0 };
	uint64_t start;

	if (u256_to_u64(at, &start) && start < nfrom)
		memcpy(buf, from + start,
		       nfrom - start < 32 ? nfrom - start : 32);
	return u256_from_bytes(buf);
}

/* ---- storage ----------------------------------------------------------- */

static u256 *store_find(const struct store *s, u256 key)
{
	for (unsigned i = 0; i < s->n; i++)
		if (u256_eq(s->slot[i].key, key))
			return &s->slot[i].val;
	return NULL;
}

static void store_set(struct store *s, u256 key, u256 val)
{
	u256 *old = store_find(s, key);

	if (old) {
		*old = val;
		return;
	}
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 16;
		s->slot = need(realloc(s->slot, s->cap * sizeof(*s->slot)));
	}
	s->slot[s->n++] = (struct slot){ key, val };
}

static u256 storage_get(const struct evm *e, u256 key)
{
	const u256 *v = store_find(&e->storage, key);
	uint64_t h = mix_word(mix(e->w->seed, 5), key);

	if (v)
		return *v;
	if (e->w->store == STORE_ZERO)
		return u256_zero;
	if (e->w->store == STORE_SMALL)
		return u256_from(h % 4 ? h % 5000 : h % 2);
	return any_word(h);
}

static u256 transient_get(const struct evm *e, u256 key)
{
	const u256 *v = store_find(&e->transient, key);

	return v ? *v : u256_zero;
}

/* Somebody else ran: a slot that was written may have changed. */
static void disturb(struct store *s, uint64_t h)
{
	if (s->n && h % 2)
		s->slot[h / 2 % s->n].val = u256_from(mix(h, 9) % 100);
}

/* ---- other contracts --------------------------------------------------- */

static void set_returned(struct evm *e, uint64_t h)
{
	static const unsigned lengths[] = { 0, 32, 32, 64, 32, 5, 0, 96 };

	e->nreturned = lengths[h % 8];
	free(e->returned);
	e->returned = need(malloc(e->nreturned + 1));
	for (size_t i = 0; i < e->nreturned; i += 32) {
		uint8_t word[32];
		uint64_t x = mix(h, i);
		size_t left = e->nreturned - i;

		u256_to_bytes(x % 4 ? u256_from(x % 3) : any_word(x), word);
		memcpy(e->returned + i, word, left < 32 ? left : 32);
	}
}

/*
 * args: gas, target, value if there is one, input, length, output, length.
 * The answer depends on all that the callee can see.
 */
static bool op_call(struct evm *e, enum op op, const u256 *a, u256 *result)
{
	bool pays = op == OP_call || op == OP_callcode;
	const u256 *m = a + 2 + pays;
	uint64_t h = mix_word(mix(e->w->seed, e->ncalls++), a[1]);
	uint8_t *in, *out;
	size_t n;

	if (!memory(e, m[0], m[1]) || !memory(e, m[2], m[3]))
		return false;
	in = memory(e, m[0], m[1]);
	out = memory(e, m[2], m[3]);
	put(e, "%s", op_info[op].name);
	for (const u256 *x = a; x < m; x++)
		put_word(e, *x);
	put_bytes(e, in, m[1].w[0]);
	put(e, "\n");
	h = mix_bytes(h, in, m[1].w[0]);
	if (pays)
		h = mix_word(h, a[2]);
	*result = u256_from(h % 8 != 0);
	set_returned(e, mix(h, 1));
	n = e->nreturned < m[3].w[0] ? e->nreturned : m[3].w[0];
	memcpy(out, e->returned, n);
	if (op != OP_staticcall) {
		disturb(&e->storage, mix(h, 2));
		disturb(&e->transient, mix(h, 3));
	}
	return true;
}

static bool op_create(struct evm *e, enum op op, const u256 *a, u256 *result)
{
	uint8_t *in = memory(e, a[1], a[2]);
	uint64_t h;

	if (!in)
		return false;
	put(e, "%s", op_info[op].name);
	put_word(e, a[0]);
	if (op == OP_create2)
		put_word(e, a[3]);
	put_bytes(e, in, a[2].w[0]);
	put(e, "\n");
	h = mix_bytes(mix(e->w->seed, e->ncalls++), in, a[2].w[0]);
	*result = h % 8 ? any_address(h) : u256_zero;
	set_returned(e, h % 8 ? 0 : h / 8);
	disturb(&e->storage, mix(h, 2));
	disturb(&e->transient, mix(h, 3));
	return true;
}

/* ---- ends and logs ----------------------------------------------------- */

static bool end_with(struct evm *e, enum end end, const u256 *a)
{
	static const char *const names[] = {
		[END_RETURN] = "return", [END_REVERT] = "revert",
	};
	uint8_t *p = memory(e, a[0], a[1]);

	if (!p)
		return false;
	put(e, "%s", names[end]);
	put_bytes(e, p, a[1].w[0]);
	put(e, "\n");
	return stop_at(e, end);
}

static bool op_log(struct evm *e, enum op op, const u256 *a)
{
	uint8_t *p = memory(e, a[0], a[1]);

	if (!p)
		return false;
	put(e, "%s", op_info[op].name);
	put_bytes(e, p, a[1].w[0]);
	for (int i = 2; i < op_info[op].args; i++)
		put_word(e, a[i]);
	put(e, "\n");
	return true;
}

static void put_store(struct evm *e, const char *what, const u256 *a)
{
	put(e, "%s", what);
	put_word(e, a[0]);
	put_word(e, a[1]);
	put(e, "\n");
}

/* ---- builtins ---------------------------------------------------------- */

static u256 truth(bool x)
{
	return x ? u256_one : u256_zero;
}

/* Those that compute.  False if `op` is none of them. */
static bool compute(enum op op, const u256 *a, u256 *r)
{
	switch (op) {
	case OP_add: *r = u256_add(a[0], a[1]); return true;
	case OP_sub: *r = u256_sub(a[0], a[1]); return true;
	case OP_mul: *r = u256_mul(a[0], a[1]); return true;
	case OP_div: *r = u256_div(a[0], a[1]); return true;
	case OP_sdiv: *r = u256_sdiv(a[0], a[1]); return true;
	case OP_mod: *r = u256_mod(a[0], a[1]); return true;
	case OP_smod: *r = u256_smod(a[0], a[1]); return true;
	case OP_exp: *r = u256_exp(a[0], a[1]); return true;
	case OP_addmod: *r = u256_addmod(a[0], a[1], a[2]); return true;
	case OP_mulmod: *r = u256_mulmod(a[0], a[1], a[2]); return true;
	case OP_signextend: *r = u256_signextend(a[0], a[1]); return true;
	case OP_lt: *r = truth(u256_cmp(a[0], a[1]) < 0); return true;
	case OP_gt: *r = truth(u256_cmp(a[0], a[1]) > 0); return true;
	case OP_slt: *r = truth(u256_scmp(a[0], a[1]) < 0); return true;
	case OP_sgt: *r = truth(u256_scmp(a[0], a[1]) > 0); return true;
	case OP_eq: *r = truth(u256_eq(a[0], a[1])); return true;
	case OP_iszero: *r = truth(u256_is_zero(a[0])); return true;
	case OP_and: *r = u256_and(a[0], a[1]); return true;
	case OP_or: *r = u256_or(a[0], a[1]); return true;
	case OP_xor: *r = u256_xor(a[0], a[1]); return true;
	case OP_not: *r = u256_not(a[0]); return true;
	case OP_byte: *r = u256_byte(a[0], a[1]); return true;
	case OP_shl: *r = u256_shl(a[0], a[1]); return true;
	case OP_shr: *r = u256_shr(a[0], a[1]); return true;
	case OP_sar: *r = u256_sar(a[0], a[1]); return true;
	case OP_clz: *r = u256_clz(a[0]); return true;
	default: return false;
	}
}

/* The frame and the block.  False if `op` is none of them. */
static bool ask(struct evm *e, enum op op, const struct node *lit,
		const u256 *a, u256 *r)
{
	uint64_t h = mix(e->w->seed, op);

	switch (op) {
	case OP_address: *r = address_self(); return true;
	case OP_caller: *r = e->w->caller; return true;
	case OP_callvalue: *r = e->w->value; return true;
	case OP_calldatasize: *r = u256_from(e->w->ncalldata); return true;
	case OP_calldataload:
		*r = word_at(e->w->calldata, e->w->ncalldata, a[0]);
		return true;
	case OP_returndatasize: *r = u256_from(e->nreturned); return true;
	case OP_origin: case OP_coinbase:
		*r = any_address(h);
		return true;
	case OP_codesize: case OP_gasprice: case OP_timestamp: case OP_number:
	case OP_gaslimit: case OP_chainid: case OP_basefee:
	case OP_blobbasefee: case OP_gas: case OP_pc: case OP_msize:
		*r = u256_from(h % 1000000 + 100000);
		return true;
	case OP_difficulty: case OP_prevrandao:
		*r = any_word(mix(e->w->seed, OP_prevrandao));
		return true;
	case OP_blockhash: case OP_blobhash:
		*r = any_word(mix_word(h, a[0]));
		return true;
	case OP_balance:
		*r = u256_from(mix_word(mix(h, e->ncalls), a[0]) >> 24);
		return true;
	case OP_selfbalance:
		h = mix(mix(e->w->seed, OP_balance), e->ncalls);
		*r = u256_from(mix_word(h, address_self()) >> 24);
		return true;
	case OP_extcodesize: case OP_extcodehash:
		h = mix_word(mix(h, e->ncalls), a[0]);
		*r = h % 8 ? u256_from(h >> 40) : u256_zero;
		return true;
	case OP_datasize:
		*r = u256_and(any_of_name(e, lit), u256_from(0xfff));
		return true;
	case OP_dataoffset: case OP_linkersymbol: case OP_loadimmutable:
		*r = any_of_name(e, lit);
		return true;
	case OP_memoryguard:
		*r = lit->num;
		return true;
	default:
		return false;
	}
}

static bool op_hash(struct evm *e, const u256 *a, u256 *r)
{
	uint8_t *p = memory(e, a[0], a[1]);

	if (!p)
		return false;
	*r = keccak256(p, a[1].w[0]);
	return true;
}

static bool op_mstore(struct evm *e, u256 at, u256 n, u256 x)
{
	uint8_t *p = memory(e, at, n), word[32];

	if (!p)
		return false;
	u256_to_bytes(x, word);
	memcpy(p, word + 32 - n.w[0], n.w[0]);
	return true;
}

static bool op_mload(struct evm *e, u256 at, u256 *r)
{
	uint8_t *p = memory(e, at, u256_from(32));

	if (!p)
		return false;
	*r = u256_from_bytes(p);
	return true;
}

/* Whatever it does: the outside sees it and the seed answers. */
static bool op_verbatim(struct evm *e, const struct node *lit, const u256 *a,
			unsigned nargs, u256 *r, unsigned nres)
{
	uint64_t h = mix(e->w->seed, e->ncalls++);

	put(e, "verbatim");
	put_bytes(e, (const uint8_t *)lit->str, lit->len);
	for (unsigned i = 0; i < nargs; i++) {
		put_word(e, a[i]);
		h = mix_word(h, a[i]);
	}
	put(e, "\n");
	for (unsigned i = 0; i < nres; i++)
		r[i] = any_word(mix(h, i));
	return true;
}

/* Those that act. */
static bool act(struct evm *e, enum op op, const struct node *lit,
		const u256 *a, unsigned nargs, u256 *r, unsigned nres)
{
	uint64_t code = mix(e->w->seed, 99);

	switch (op) {
	case OP_pop:
		return true;
	case OP_keccak256:
		return op_hash(e, a, r);
	case OP_mload:
		return op_mload(e, a[0], r);
	case OP_mstore:
		return op_mstore(e, a[0], u256_from(32), a[1]);
	case OP_mstore8:
		return op_mstore(e, a[0], u256_from(1), a[1]);
	case OP_mcopy:
		return copy_memory(e, a);
	case OP_calldatacopy:
		return copy_in(e, a[0], e->w->calldata, e->w->ncalldata, a[1],
			       a[2]);
	case OP_codecopy: case OP_datacopy:
		return copy_code(e, code, a[0], a[1], a[2]);
	case OP_extcodecopy:
		return copy_code(e, mix_word(mix(code, e->ncalls), a[0]),
				 a[1], a[2], a[3]);
	case OP_returndatacopy:
		return copy_returned(e, a);
	case OP_sload:
		*r = storage_get(e, a[0]);
		return true;
	case OP_tload:
		*r = transient_get(e, a[0]);
		return true;
	case OP_sstore:
		put_store(e, "sstore", a);
		store_set(&e->storage, a[0], a[1]);
		return true;
	case OP_tstore:
		put_store(e, "tstore", a);
		store_set(&e->transient, a[0], a[1]);
		return true;
	case OP_call: case OP_callcode: case OP_delegatecall:
	case OP_staticcall:
		return op_call(e, op, a, r);
	case OP_create: case OP_create2:
		return op_create(e, op, a, r);
	case OP_log0: case OP_log1: case OP_log2: case OP_log3: case OP_log4:
		return op_log(e, op, a);
	case OP_setimmutable:
		put(e, "setimmutable");
		put_bytes(e, (const uint8_t *)lit->str, lit->len);
		put_word(e, a[1]);
		put(e, "\n");
		return true;
	case OP_verbatim:
		return op_verbatim(e, lit, a, nargs, r, nres);
	case OP_stop:
		return stop_at(e, END_STOP);
	case OP_invalid:
		return stop_at(e, END_INVALID);
	case OP_return:
		return end_with(e, END_RETURN, a);
	case OP_revert:
		return end_with(e, END_REVERT, a);
	case OP_selfdestruct:
		put(e, "selfdestruct");
		put_word(e, a[0]);
		put(e, "\n");
		return stop_at(e, END_SELFDESTRUCT);
	default:
		fprintf(stderr, "%s cannot be run\n", op_info[op].name);
		abort();
	}
}

bool evm_op(struct evm *e, enum op op, const struct node *lit,
	    const u256 *args, unsigned nargs, u256 *res, unsigned nres)
{
	if (compute(op, args, res) || ask(e, op, lit, args, res))
		return true;
	return act(e, op, lit, args, nargs, res, nres);
}

bool evm_step(struct evm *e)
{
	if (e->steps++ < e->w->steps)
		return true;
	return stop_at(e, END_STEPS);
}

void evm_begin(struct evm *e, const struct world *w, struct trace *t)
{
	*e = (struct evm){ .w = w, .t = t };
	*t = (struct trace){ 0 };
	grow_memory(e, 1024);
	trace_room(t, 1);
	t->text[0] = 0;
}

void evm_finish(struct evm *e)
{
	free(e->mem);
	free(e->returned);
	free(e->storage.slot);
	free(e->transient.slot);
}
