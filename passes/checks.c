/*
 * checks: tests, and how they fail.
 *
 * In: branches, blocks that can only revert.  Out: conditions as text, what a
 * failure says, which checks are only the compiler's: of the call's data, of
 * memory, of the data that a call returned.
 */
#include <string.h>

#include "walk.h"

/* ---- how it fails ---------------------------------------------------------- */

/* The words of a message: at most two words of it are in the code. */
static const char *message_at(struct walk *w, const struct ins *rev,
			      const struct val *p)
{
	const struct val *len = expr_memory(rev, p, 0x24);
	uint64_t n, at = 0;
	char *out;

	if (!len || !is_const(len) || !u256_to_u64(len->con, &n) || n > 256)
		return NULL;
	out = arena_alloc(w->a, n + 33);
	for (at = 0; at < n; at += 32) {
		const struct val *v = expr_memory(rev, p, 0x44 + at);

		if (!v || !is_const(v))
			return NULL;
		u256_to_bytes(v->con, (uint8_t *)out + at);
	}
	out[n] = '\0';
	return SAY(w, "\"%s\"", out);
}

static const char *error_text(struct walk *w, const struct ins *rev,
			      uint32_t sel)
{
	const struct decl *d = decl_by_selector(w->m, w->x->d, DECL_ERROR, sel);
	const char *s = "";
	uint64_t at = 4;

	if (!d)
		return SAY(w, "the error 0x%08x", sel);
	for (const struct sol_field *f = d->in; f; f = f->next) {
		const struct val *v = expr_memory(rev, arg(rev, 0), at);

		s = SAY(w, "%s%s%s", s, f == d->in ? "" : ", ",
			v && expr_is_plain(f->type) ?
			expr_value_as(w->x, v, f->type) : "…");
		at += 32 * expr_words(f->type);
	}
	return SAY(w, "`%s(%s)`", d->name, s);
}

static struct fail fail_of_revert(struct walk *w, const struct ins *rev)
{
	struct fail f = { FAIL_ANY, 0, "with data of its own" };
	const struct val *v;
	uint32_t sel;
	uint64_t n;

	if (rev->op == OP_invalid) {
		f.text = "by `invalid`, which takes all the gas";
		return f;
	}
	if (is_num(arg(rev, 1), 0))
		return (struct fail){ FAIL_PLAIN, 0, "without a reason" };
	if (def_by(arg(rev, 1), OP_returndatasize))
		return (struct fail){ FAIL_PASSED_ON, 0,
				      "with the error of the call" };
	if (expr_is_returned(rev, arg(rev, 0))) {
		f.text = "with the error of the call";
		return f;
	}
	v = expr_memory(rev, arg(rev, 0), 0);
	if (!v || !is_const(v))
		return f;
	sel = (uint32_t)(v->con.w[3] >> 32);
	f.kind = FAIL_TEXT;
	if (sel == 0x4e487b71) {
		v = expr_memory(rev, arg(rev, 0), 4);
		n = 0;
		if (v && is_const(v) && u256_to_u64(v->con, &n) && n < 256)
			f.panic = (unsigned)n;
		f.kind = FAIL_PANIC;
		f.text = SAY(w, "with `Panic(0x%02x)`", f.panic);
	} else if (sel == 0x08c379a0) {
		const char *s = message_at(w, rev, arg(rev, 0));

		f.text = s ? SAY(w, "with %s", s) : "with a message";
	} else {
		f.text = SAY(w, "with %s", error_text(w, rev, sel));
	}
	return f;
}

enum { MAX_FAILS = 4 };

/* The different ways in which what only reverts can do so. */
struct fails {
	struct fail f[MAX_FAILS];
	unsigned n, blocks;
	const struct blk *seen[MAX_CHAIN];
	bool more;
	/* what has been decided on the way there */
	const struct val *known[MAX_CHAIN];
	bool truth[MAX_CHAIN];
	unsigned nknown;
};

/* v without negations; *truth is turned with each. */
static const struct val *stripped(const struct val *v, bool *truth)
{
	while (def_by(v, OP_iszero)) {
		v = arg(v->def, 0);
		*truth = !*truth;
	}
	return v;
}

static void know(struct fails *fs, const struct val *v, bool truth)
{
	v = stripped(v, &truth);
	if (fs->nknown == MAX_CHAIN || is_const(v))
		return;
	fs->truth[fs->nknown] = truth;
	fs->known[fs->nknown++] = v;
}

/* What the branches say that lead to an edge, and the edge itself. */
static void know_way(struct fails *fs, const struct blk *b, unsigned edge)
{
	if (b->last->op == OP_br)
		know(fs, arg(b->last, 0), !edge);
	for (const struct blk *d = b->idom; d && d != b; b = d, d = d->idom) {
		if (d->last->op != OP_br || d->succ[0] == d->succ[1])
			continue;
		for (unsigned i = 0; i < 2; i++)
			if (d->succ[i]->npreds == 1 &&
			    dominates(d->succ[i], b))
				know(fs, arg(d->last, 0), !i);
	}
}

/* The side of a branch that is taken, as far as that is known; -1: either. */
static int side_taken(const struct fails *fs, const struct blk *b)
{
	bool turn = true;
	const struct val *v = stripped(arg(b->last, 0), &turn);

	for (unsigned i = 0; i < fs->nknown; i++)
		if (fs->known[i] == v)
			return fs->truth[i] == turn ? 0 : 1;
	return -1;
}

/* The compiler's own: memory runs out, data that are not well formed. */
static bool is_compilers(const struct fail *f)
{
	return f->kind == FAIL_PLAIN ||
	       (f->kind == FAIL_PANIC && f->panic == 0x41);
}

static void add_fail(struct fails *fs, struct fail f)
{
	for (unsigned i = 0; i < fs->n; i++)
		if (!strcmp(fs->f[i].text, f.text))
			return;
	if (fs->n < MAX_FAILS)
		fs->f[fs->n++] = f;
	else
		fs->more = true;
}

static void find_fails(struct walk *w, const struct blk *b, struct fails *fs)
{
	for (;;) {
		int side;

		for (unsigned i = 0; i < fs->blocks; i++)
			if (fs->seen[i] == b)
				return;
		if (fs->blocks == MAX_CHAIN) {
			fs->more = true;
			return;
		}
		fs->seen[fs->blocks++] = b;
		if (ends_bad(b->last)) {
			add_fail(fs, fail_of_revert(w, b->last));
			return;
		}
		if (!b->nsuccs)
			return;
		side = b->nsuccs == 2 ? side_taken(fs, b) : 0;
		if (side < 0)
			find_fails(w, b->succ[1], fs);
		b = b->succ[side < 0 ? 0 : side];
	}
}

/* What happens from a block on that can only revert. */
struct fail fail_from(struct walk *w, const struct blk *b,
		      const struct blk *from)
{
	struct fails fs = { .n = 0 };
	struct fail out = { FAIL_ANY, 0, NULL };
	unsigned n = 0;

	if (from)
		know_way(&fs, from, from->succ[0] != b);
	find_fails(w, b, &fs);
	if (fs.n == 1 && !fs.more)
		return fs.f[0];
	for (unsigned i = 0; i < fs.n; i++) {
		if (is_compilers(&fs.f[i]))
			continue;
		out.kind = n ? FAIL_ANY : fs.f[i].kind;
		out.panic = fs.f[i].panic;
		out.text = n ? SAY(w, "%s, or %s", out.text, fs.f[i].text) :
			   fs.f[i].text;
		n++;
	}
	if (!n)
		return fs.n ? fs.f[0] :
		       (struct fail){ FAIL_ANY, 0, "by running on for ever" };
	for (unsigned i = 0; i < fs.n; i++)
		if (fs.f[i].kind == FAIL_PLAIN) {
			out.kind = FAIL_ANY;
			out.text = SAY(w, "%s, or %s", out.text, fs.f[i].text);
		}
	if (fs.more) {
		out.kind = FAIL_ANY;
		out.text = SAY(w, "%s, or in other ways", out.text);
	}
	return out;
}

/* ---- tests ----------------------------------------------------------------- */

struct test *test_of(struct walk *w, const struct val *v)
{
	struct test *t = ARENA_NEW(w->a, struct test);

	t->v = v;
	t->truth = true;
	return t;
}

struct test *negated(struct walk *w, const struct test *t)
{
	struct test *n = ARENA_NEW(w->a, struct test);

	*n = *t;
	n->truth = !t->truth;
	n->and = !t->and;
	if (!t->v) {
		n->a = negated(w, t->a);
		n->b = negated(w, t->b);
	}
	return n;
}

struct test *test_both(struct walk *w, struct test *a, bool and,
			   struct test *b)
{
	struct test *t = ARENA_NEW(w->a, struct test);

	t->and = and;
	t->a = a;
	t->b = b;
	return t;
}

const char *test_text(struct walk *w, const struct test *t)
{
	if (t->v)
		return expr_cond(w->x, t->v, t->truth);
	return expr_both(w->x, test_text(w, t->a), t->and,
			 test_text(w, t->b));
}

/* Does the value come of something of that op? */
bool comes_of(const struct val *v, enum op op, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;

	if (!d || !depth)
		return false;
	if (d->op == op)
		return true;
	if (effects_of(d))
		return false;
	for (unsigned i = 0; i < d->nargs; i++)
		if (comes_of(arg(d, i), op, depth - 1))
			return true;
	return false;
}

/* eq(v, and(v, mask)), eq(v, iszero(iszero(v))): is v one of its type? */
static bool tests_type(const struct val *v)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;

	while (d && d->op == OP_iszero)
		d = arg(d, 0)->kind == V_RES ? arg(d, 0)->def : NULL;
	if (!d || (d->op != OP_eq && d->op != OP_sub && d->op != OP_xor)) {
		/* and(v, not(mask)) */
		return d && d->op == OP_and && is_const(arg(d, 1)) &&
		       u256_bits(arg(d, 1)->con) == 256 &&
		       u256_bits(u256_not(arg(d, 1)->con)) < 256 &&
		       (comes_of(arg(d, 0), OP_calldataload, 1) ||
			comes_of(arg(d, 0), OP_mload, 1));
	}
	for (unsigned i = 0; i < 2; i++) {
		const struct val *a = arg(d, i), *b = arg(d, 1 - i);
		const struct ins *c = b->kind == V_RES ? b->def : NULL;

		while (c && c->op == OP_iszero && arg(c, 0)->kind == V_RES &&
		       arg(c, 0) != a)
			c = arg(c, 0)->def;
		if (c && (c->op == OP_and || c->op == OP_iszero ||
			  c->op == OP_signextend) &&
		    (arg(c, 0) == a || (c->nargs > 1 && arg(c, 1) == a)))
			return true;
	}
	return false;
}

/* A number that only lengths and offsets are held against. */
static bool is_limit(const struct val *v)
{
	return is_const(v) && (u256_bits(v->con) == 64 ||
			       u256_bits(v->con) >= 248) &&
	       u256_eq(v->con, u256_mask(u256_bits(v->con)));
}

static bool is_big(const struct val *v)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;

	if (d && (d->op == OP_gt || d->op == OP_lt))
		return is_limit(arg(d, 0)) || is_limit(arg(d, 1));
	if (!d || (d->op != OP_iszero && d->op != OP_or && d->op != OP_and))
		return false;
	for (unsigned i = 0; i < d->nargs; i++)
		if (is_big(arg(d, i)))
			return true;
	return false;
}

/* A check of what the call's data, or a call's result, look like. */
static bool is_decoding(const struct val *v, const struct fail *f)
{
	if (f->kind == FAIL_PANIC && f->panic == 0x41)
		return true;
	if (f->kind != FAIL_PLAIN)
		return false;
	return comes_of(v, OP_calldatasize, 6) ||
	       comes_of(v, OP_returndatasize, 6) || tests_type(v) || is_big(v);
}

/* What the compiler has functions begin with that are not payable. */
bool refuses_ether(const struct test *holds)
{
	const struct val *v = holds->v;
	bool truth = holds->truth;

	while (v && def_by(v, OP_iszero)) {
		v = arg(v->def, 0);
		truth = !truth;
	}
	return v && !truth && def_by(v, OP_callvalue);
}

bool is_plumbing(struct walk *w, const struct test *holds,
		 const struct fail *fail)
{
	const struct val *v = holds->v;
	const struct ins *call;

	if (!v)
		return false;
	if (is_decoding(v, fail) ||
	    (comes_of(v, OP_extcodesize, 3) && fail->kind == FAIL_PLAIN))
		return true;
	/* told with the call, if it is so on every way */
	if (fail->kind == FAIL_PASSED_ON)
		return expr_is_success(def_by(v, OP_iszero) ?
				       arg(v->def, 0) : v, &call) &&
		       !strcmp(result_text(w, call), "passed on");
	if (fail->kind != FAIL_PANIC)
		return false;
	/* a string that is not one, an enum that is none */
	return fail->panic == 0x22 ||
	       (fail->panic == 0x21 && comes_of(v, OP_sload, 4));
}

/* ---- checked arithmetic ---------------------------------------------------- */

/* Every test whose failing is Panic(0x11) guards the arithmetic in it. */
bool *find_checked(struct walk *w)
{
	bool *checked = ARENA_ARRAY(w->a, bool, w->f->nins + 1);

	for (unsigned i = 0; i < w->f->nblks; i++) {
		const struct blk *b = w->f->blk[i];
		const struct ins *op;

		if (b->last->op != OP_br)
			continue;
		for (unsigned k = 0; k < 2; k++) {
			struct fail f;

			if (!w->e->bad[b->succ[k]->id])
				continue;
			f = fail_from(w, b->succ[k], b);
			op = expr_guarded(arg(b->last, 0));
			if (f.kind == FAIL_PANIC && op &&
			    (f.panic == 0x11 || f.panic == 0x41))
				checked[op->id] = true;
		}
	}
	return checked;
}
