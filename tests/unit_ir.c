/*
 * Unit tests of the IR: use lists and edges, dominators and loops, lowering,
 * and that verify refuses what is broken.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "interp.h"
#include "yulgen.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* ---- making things ----------------------------------------------------- */

static void no_memory(void *arg)
{
	(void)arg;
	fail_msg("no memory is left");
}

static struct mod *new_mod(void)
{
	struct arena *a = arena_new(0, no_memory, NULL);
	struct mod *m;

	assert_non_null(a);
	m = ARENA_NEW(a, struct mod);
	m->arena = a;
	return m;
}

static void check(const struct mod *m)
{
	const char *wrong = verify_mod(m);

	if (wrong)
		print_mod(stderr, m);
	assert_string_equal(wrong ? wrong : "", "");
}

static struct mod *parsed(const char *text)
{
	struct mod *m = new_mod();
	struct yul_error err = { 0 };
	struct src *s = src_new(m->arena, "test.yul", text, strlen(text), 0);

	m->unit = yul_parse(s, &err);
	if (!m->unit || !yul_scope(m->unit, &err))
		fail_msg("at %u: %s\n%s", err.loc.beg, err.msg, text);
	m->obj = m->unit->objs;
	return m;
}

static struct mod *lowered(const char *text)
{
	struct mod *m = parsed(text);

	pass_lower(m);
	m->have = CFG | SSA;
	check(m);
	return m;
}

static void order(struct mod *m)
{
	for (unsigned i = 0; i < m->nfns; i++)
		dom_fn(m->fn[i]);
	m->have |= DOM;
}

static void drop(struct mod *m)
{
	arena_free(m->arena);
}

static struct ins *emit(struct blk *b, enum op op, unsigned nargs,
			unsigned nres)
{
	struct ins *in = ins_new(b->fn, op, (struct loc){ 0 }, nargs, nres);

	ins_append(b, in);
	return in;
}

static struct ins *emit_br(struct blk *b, struct val *v, struct blk *yes,
			   struct blk *no)
{
	struct ins *in = emit(b, OP_br, 1, 0);

	set_arg(in, 0, v);
	edge_add(b, yes);
	edge_add(b, no);
	return in;
}

static void emit_goto(struct blk *b, struct blk *to)
{
	emit(b, OP_goto, 0, 0);
	edge_add(b, to);
}

static struct fn *find_fn(const struct mod *m, const char *name)
{
	for (unsigned i = 0; i < m->nfns; i++)
		if (strcmp(m->fn[i]->name, name) == 0)
			return m->fn[i];
	fail_msg("no function %s", name);
	return NULL;
}

static unsigned count_ops(const struct fn *f, enum op op)
{
	unsigned n = 0;

	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			n += in->op == op;
	return n;
}

/* ---- use lists and edges ----------------------------------------------- */

#define NVALS 6
#define NPHIS 5

/*
 * A block with many predecessors whose phis are edited at random, beside a
 * plain array that says what the operands must be.
 */
struct edits {
	struct fn *f;
	struct val *v[NVALS];
	struct ins *phi[NPHIS];
	struct val *want[NPHIS][64];
	unsigned n;		/* operands of each phi */
	struct blk *join;
	uint64_t state;
};

static void begin_edits(struct edits *e, struct mod *m, uint64_t seed)
{
	struct blk *b;

	e->state = seed;
	e->f = fn_new(m, "edited", NVALS - 2, 0);
	b = blk_new(e->f);
	for (unsigned i = 0; i < NVALS - 2; i++)
		e->v[i] = e->f->param[i];
	e->v[NVALS - 2] = val_const64(e->f, 7);
	e->v[NVALS - 1] = val_const64(e->f, seed | 8);
	emit(b, OP_stop, 0, 0);
	e->join = blk_new(e->f);
	for (unsigned i = 0; i < NPHIS; i++)
		e->phi[i] = emit(e->join, OP_phi, 0, 1);
	emit(e->join, OP_stop, 0, 0);
}

static struct val *any_val(struct edits *e)
{
	unsigned i = next_random(&e->state) % (NVALS + NPHIS);

	return i < NVALS ? e->v[i] : res(e->phi[i - NVALS]);
}

static void edit(struct edits *e)
{
	unsigned p = next_random(&e->state) % NPHIS, k;
	struct val *v = any_val(e), *w = any_val(e);

	switch (next_random(&e->state) % 8) {
	case 0:
	case 1:
	case 2:		/* one more predecessor */
		if (e->n == 64)
			break;
		emit_goto(blk_new(e->f), e->join);
		for (p = 0; p < NPHIS; p++) {
			e->want[p][e->n] = any_val(e);
			add_arg(e->phi[p], e->want[p][e->n]);
		}
		e->n++;
		break;
	case 3:		/* one less */
		if (!e->n)
			break;
		k = next_random(&e->state) % e->n;
		edge_del(e->join->pred[k], 0);
		e->n--;
		for (p = 0; p < NPHIS; p++)
			for (unsigned i = k; i < e->n; i++)
				e->want[p][i] = e->want[p][i + 1];
		break;
	case 4:
		replace_val(v, w);
		for (p = 0; p < NPHIS; p++)
			for (unsigned i = 0; i < e->n; i++)
				if (e->want[p][i] == v)
					e->want[p][i] = w;
		break;
	default:
		if (!e->n)
			break;
		k = next_random(&e->state) % e->n;
		e->want[p][k] = v;
		set_arg(e->phi[p], k, v);
	}
}

static unsigned count_uses(const struct val *v)
{
	unsigned n = 0;

	for (const struct use *u = v->uses; u; u = u->next) {
		assert_ptr_equal(u->v, v);
		assert_ptr_equal(*u->prev, u);
		n++;
	}
	return n;
}

static void check_edits(const struct edits *e)
{
	unsigned uses = 0;

	for (unsigned p = 0; p < NPHIS; p++) {
		assert_int_equal(e->phi[p]->nargs, e->n);
		for (unsigned i = 0; i < e->n; i++)
			assert_ptr_equal(arg(e->phi[p], i), e->want[p][i]);
		uses += count_uses(res(e->phi[p]));
	}
	for (unsigned i = 0; i < NVALS; i++)
		uses += count_uses(e->v[i]);
	assert_int_equal(uses, e->n * NPHIS);
	assert_int_equal(e->join->npreds, e->n);
}

static void test_use_lists(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct mod *m = new_mod();
		struct edits e = { 0 };

		begin_edits(&e, m, seed);
		for (unsigned i = 0; i < 300; i++) {
			edit(&e);
			check_edits(&e);
		}
		drop(m);
	}
}

static void test_constants_are_one(void **state)
{
	struct mod *m = new_mod();
	struct fn *f = fn_new(m, "f", 0, 0);
	struct val *first[2000];

	(void)state;
	for (unsigned i = 0; i < 2000; i++)
		first[i] = val_const64(f, i * i);
	for (unsigned i = 0; i < 2000; i++) {
		assert_ptr_equal(val_const(f, u256_from(i * i)), first[i]);
		assert_true(is_num(first[i], i * i));
	}
	assert_int_equal(f->ncon, 2000);
	drop(m);
}

/* Both edges of a br to one block: which operand belongs to which. */
static void test_double_edges(void **state)
{
	struct mod *m = new_mod();
	struct fn *f = fn_new(m, "f", 3, 1);
	struct blk *b = blk_new(f), *join = blk_new(f);
	struct ins *phi, *ret;

	(void)state;
	emit_br(b, f->param[0], join, join);
	phi = emit(join, OP_phi, 0, 1);
	add_arg(phi, f->param[1]);
	add_arg(phi, f->param[2]);
	ret = emit(join, OP_ret, 1, 0);
	set_arg(ret, 0, res(phi));
	check(m);
	br_swap(b);
	check(m);
	assert_ptr_equal(arg(phi, edge_pred_index(b, 0)), f->param[2]);
	assert_ptr_equal(arg(phi, edge_pred_index(b, 1)), f->param[1]);
	br_to_goto(b, 1);
	check(m);
	assert_int_equal(phi->nargs, 1);
	assert_ptr_equal(arg(phi, 0), f->param[1]);
	drop(m);
}

static void test_redirect(void **state)
{
	struct mod *m = new_mod();
	struct fn *f = fn_new(m, "f", 3, 1);
	struct blk *b = blk_new(f), *x = blk_new(f), *join = blk_new(f);
	struct ins *phi, *ret;

	(void)state;
	emit_br(b, f->param[0], x, join);
	emit_goto(x, join);
	phi = emit(join, OP_phi, 0, 1);
	add_arg(phi, f->param[1]);	/* b's second edge */
	add_arg(phi, f->param[2]);	/* from x */
	ret = emit(join, OP_ret, 1, 0);
	set_arg(ret, 0, res(phi));
	check(m);
	edge_redirect(b, 0, join);
	add_arg(phi, f->param[0]);
	check(m);
	assert_ptr_equal(arg(phi, edge_pred_index(b, 0)), f->param[0]);
	assert_ptr_equal(arg(phi, edge_pred_index(b, 1)), f->param[1]);
	fn_drop_unreachable(f);
	check(m);
	assert_int_equal(f->nblks, 2);
	assert_int_equal(phi->nargs, 2);
	drop(m);
}

static void test_split(void **state)
{
	struct mod *m = lowered("{ let x := calldataload(0) sstore(0, x) "
				"if x { sstore(1, x) } sstore(2, x) }");
	struct fn *f = m->fn[0];
	struct ins *at = f->blk[0]->first;
	struct blk *rest = blk_split_after(at);

	(void)state;
	emit_goto(f->blk[0], rest);
	check(m);
	assert_ptr_equal(f->blk[0]->last->prev, at);
	assert_int_equal(rest->nsuccs, 2);
	drop(m);
}

/* ---- copying ----------------------------------------------------------- */

static void put_ret(void *arg, struct blk *b, struct val **rets)
{
	struct ins *ret = emit(b, OP_ret, b->fn->nrets, 0);

	for (unsigned i = 0; i < b->fn->nrets; i++)
		set_arg(ret, i, rets[i]);
	++*(unsigned *)arg;
}

static const char copied_text[] =
	"{ let a, b := f(calldataload(0), calldataload(32)) sstore(a, b)\n"
	"function f(x, y) -> r, s {\n"
	"  for { let i := 0 } lt(i, x) { i := add(i, 1) } {\n"
	"    if eq(i, 3) { continue } if eq(i, y) { r := 7 leave }\n"
	"    s := add(s, i) g(s) }\n"
	"  r := y }\n"
	"function g(z) { sstore(z, add(z, 1)) } }";

static void test_copy(void **state)
{
	struct mod *m = lowered(copied_text);
	struct fn *f = find_fn(m, "f");
	struct fn *g = fn_new(m, "copy", 2, 2);
	struct site site = { .callee = f }, inner = { .callee = g };
	struct ins *first;
	struct blk *b, *to;
	unsigned rets = 0;

	(void)state;
	f->blk[0]->last->site = &inner;
	b = blk_new(g);
	to = fn_copy_into(g, f, g->param, &site, put_ret, &rets);
	emit_goto(b, to);
	check(m);
	assert_int_equal(rets, count_ops(f, OP_ret));
	assert_int_equal(g->nblks, f->nblks + 1);
	assert_int_equal(count_ops(g, OP_ucall), 1);
	first = to->last;
	assert_ptr_equal(first->site->callee, g);
	assert_ptr_equal(first->site->up, &site);
	drop(m);
}

/* ---- dominators and loops ---------------------------------------------- */

#define MAX_BLKS 14

/* Reachability by a search that leaves one block out. */
static void reach(const struct fn *f, const struct blk *without,
		  const struct blk *from, bool *seen)
{
	const struct blk *stack[4 * MAX_BLKS];
	unsigned n = 0;

	memset(seen, 0, f->nblks * sizeof(*seen));
	if (from == without)
		return;
	stack[n++] = from;
	seen[from->id] = true;
	while (n) {
		const struct blk *b = stack[--n];

		for (unsigned i = 0; i < b->nsuccs; i++) {
			const struct blk *s = b->succ[i];

			if (s != without && !seen[s->id]) {
				seen[s->id] = true;
				stack[n++] = s;
			}
		}
	}
}

static bool dominates_plainly(const struct fn *f, const struct blk *a,
			      const struct blk *b)
{
	bool seen[MAX_BLKS];

	if (a == b)
		return true;
	reach(f, a, f->blk[0], seen);
	return !seen[b->id];
}

/* b is in the natural loop of h: it reaches a back edge without passing h. */
static bool in_loop_plainly(const struct fn *f, const struct blk *h,
			    const struct blk *b)
{
	bool seen[MAX_BLKS], has_back_edge = false;

	if (b != h)
		reach(f, h, b, seen);
	for (unsigned i = 0; i < h->npreds; i++) {
		const struct blk *p = h->pred[i];

		if (!dominates_plainly(f, h, p))
			continue;
		has_back_edge = true;
		if (b != h && seen[p->id])
			return true;
	}
	return b == h && has_back_edge;
}

static struct loop *loop_of_head(const struct blk *h)
{
	return h->loop && h->loop->head == h ? h->loop : NULL;
}

static void check_dominators(const struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++)
		for (unsigned k = 0; k < f->nblks; k++)
			assert_int_equal(dominates(f->blk[i], f->blk[k]),
				dominates_plainly(f, f->blk[i], f->blk[k]));
	for (unsigned i = 1; i < f->nblks; i++) {
		const struct blk *b = f->blk[i];

		assert_true(dominates(b->idom, b) && b->idom != b);
		for (unsigned k = 0; k < f->nblks; k++)
			if (k != i && dominates(f->blk[k], b))
				assert_true(dominates(f->blk[k], b->idom));
	}
	assert_null(f->blk[0]->idom);
}

/* What is irreducible is no loop, so only blocks that h dominates count. */
static void check_loops(const struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++) {
		const struct blk *h = f->blk[i];
		struct loop *l = loop_of_head(h);

		for (unsigned k = 0; k < f->nblks; k++) {
			bool want = in_loop_plainly(f, h, f->blk[k]) &&
				    dominates(h, f->blk[k]);

			assert_int_equal(l && in_loop(f->blk[k], l), want);
		}
	}
}

static void random_cfg(struct fn *f, uint64_t *state)
{
	unsigned n = 2 + next_random(state) % (MAX_BLKS - 2);

	for (unsigned i = 0; i < n; i++)
		blk_new(f);
	for (unsigned i = 0; i < n; i++) {
		struct blk *b = f->blk[i];
		struct blk *x = f->blk[1 + next_random(state) % (n - 1)];
		struct blk *y = f->blk[1 + next_random(state) % (n - 1)];

		if (next_random(state) % 8 == 0)
			emit(b, OP_stop, 0, 0);
		else if (next_random(state) % 3 == 0)
			emit_goto(b, x);
		else
			emit_br(b, f->param[0], x, y);
	}
}

static void test_dominators(void **state)
{
	uint64_t seed = 42;

	(void)state;
	for (unsigned i = 0; i < 1500; i++) {
		struct mod *m = new_mod();
		struct fn *f = fn_new(m, "random", 1, 0);

		random_cfg(f, &seed);
		check(m);
		dom_fn(f);
		m->have |= DOM;
		check(m);
		check_dominators(f);
		check_loops(f);
		drop(m);
	}
}

static void test_loop_nest(void **state)
{
	struct mod *m = lowered(
		"{ for { let i := 0 } lt(i, 9) { i := add(i, 1) } {\n"
		"  if i { continue }\n"
		"  for { } sload(i) { } { if sload(2) { break } sstore(i, 1) }\n"
		"  sstore(7, 7) } }");
	struct fn *f = m->fn[0];
	unsigned deepest = 0;

	(void)state;
	order(m);
	check(m);
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next) {
			const struct loop *l = in->blk->loop;

			if (in->op == OP_sstore)
				assert_int_equal(l->depth,
						 is_num(arg(in, 1), 1) ? 2 : 1);
			if (l && l->depth > deepest)
				deepest = l->depth;
		}
	assert_int_equal(deepest, 2);
	drop(m);
}

/* ---- lowering ---------------------------------------------------------- */

static void run_both(struct mod *m, const char *text, uint64_t seed)
{
	uint8_t data[96];
	struct world w = {
		.calldata = data, .ncalldata = seed % 97,
		.caller = u256_from(0xca11e4), .value = u256_from(seed % 3),
		.seed = seed, .store = seed % 3, .steps = 6000,
	};
	struct trace tree, ssa;

	for (unsigned i = 0; i < sizeof(data); i++)
		data[i] = i % 32 == 31 ? next_random(&seed) % 8 : 0;
	run_tree(m->obj, &w, &tree);
	run_ssa(m->fn[0], &w, &ssa);
	if (!trace_agrees(&tree, &ssa)) {
		fprintf(stderr, "%s\n---- tree (end %d)\n%s---- ssa (end %d)\n"
			"%s", text, tree.end, tree.text, ssa.end, ssa.text);
		print_mod(stderr, m);
		fail_msg("tree and SSA disagree");
	}
	trace_free(&tree);
	trace_free(&ssa);
}

/* Every phi is there because two values arrive. */
static void check_phis(const struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++) {
		struct ins *in = f->blk[i]->first;

		for (; in->op == OP_phi; in = in->next) {
			const struct val *one = NULL;
			bool two = false;

			for (unsigned k = 0; k < in->nargs; k++) {
				if (arg(in, k) == res(in))
					continue;
				two |= one && one != arg(in, k);
				one = arg(in, k);
			}
			assert_true(two);
		}
	}
}

/* Lower, order, and run with several inputs after each. */
static void try_program(const char *text)
{
	struct mod *m = lowered(text);

	for (unsigned i = 0; i < m->nfns; i++)
		check_phis(m->fn[i]);
	for (uint64_t seed = 0; seed < 6; seed++)
		run_both(m, text, seed);
	order(m);
	check(m);
	for (uint64_t seed = 6; seed < 9; seed++)
		run_both(m, text, seed);
	drop(m);
}

static const char *const programs[] = {
	"{ }",
	"{ stop() sstore(0, 1) }",
	"{ let x let y := 1 x := y sstore(x, y) }",
	"{ let x := 1 if calldatasize() { x := 2 } sstore(0, x) }",
	"{ let x := 1 if calldatasize() { revert(0, 0) x := 2 } sstore(0, x) }",
	"{ switch calldatasize() case 0 { sstore(0, 1) } case 1 { stop() } "
	"default { sstore(1, 1) } sstore(2, 2) }",
	"{ switch sload(0) default { sstore(3, 3) } }",
	"{ switch sload(0) case 1 { sstore(3, 3) } }",
	"{ let x := 5 for { } x { x := sub(x, 1) } { sstore(x, x) } "
	"sstore(9, x) }",
	"{ for { let i := 0 let j := 3 } 1 { i := add(i, 1) } { "
	"if gt(i, j) { break } if eq(i, 2) { continue } sstore(i, j) } }",
	/* the body never reaches the post block */
	"{ let r for { let i := 0 } lt(i, 3) { i := add(i, 1) r := 9 } { "
	"r := add(r, 1) break } sstore(0, r) }",
	/* neither head nor exit is reached twice */
	"{ for { } 1 { } { stop() } sstore(0, 0) }",
	"{ for { } 0 { sstore(1, 1) } { sstore(2, 2) } sstore(0, 0) }",
	/* two ways into the middle, as far as Yul can have them */
	"{ let x := sload(0) let n := 0\n"
	"for { } lt(n, 7) { n := add(n, 1) } {\n"
	"  for { } lt(n, 5) { n := add(n, 2) x := add(x, n) } {\n"
	"    if eq(x, 3) { break } if eq(x, 4) { x := 11 continue }\n"
	"    for { } 1 { } { x := add(x, 1) if lt(x, 10) { continue } break }\n"
	"    sstore(n, x) }\n"
	"  if gt(x, 100) { break } }\n"
	"sstore(99, x) }",
	"{ let a, b, c := f(1) sstore(a, add(b, c)) a, b, c := f(c) "
	"sstore(a, add(b, c)) function f(x) -> p, q, r { p := add(x, 1) "
	"if gt(x, 2) { leave } q := x r := add(p, q) } }",
	/* arguments are evaluated from the last to the first */
	"{ sstore(f(1), f(2)) function f(x) -> y { sstore(x, 0) y := x } }",
	/* a recursive function that counts down */
	"{ f(5) function f(n) { if n { sstore(n, n) f(sub(n, 1)) } } }",
	"{ f(sload(1)) sstore(0, 1) function f(n) { g(n) sstore(1, 1) leave "
	"sstore(2, 2) } function g(n) { if n { revert(0, 0) } return(0, 0) } }",
	"{ function f(a) -> b { for { let i := 0 } lt(i, a) { i := add(i, 1) } "
	"{ b := add(b, i) if gt(b, 20) { b := 0 leave } } b := not(b) } "
	"sstore(0, f(3)) sstore(1, f(10)) sstore(2, f(0)) }",
	/* declared anew each time round */
	"{ for { let i := 0 } lt(i, 4) { i := add(i, 1) } { let z "
	"if eq(i, 1) { z := 7 } sstore(i, z) } }",
	"{ let z := memoryguard(128) pop(sload(z)) mstore(64, z) "
	"return(64, 32) }",
	"{ let s := \"abc\" let h := hex\"0102\" sstore(s, h) sstore(true, "
	"false) }",
};

static void test_programs(void **state)
{
	(void)state;
	for (unsigned i = 0; i < ARRAY_SIZE(programs); i++)
		try_program(programs[i]);
}

static void test_random_programs(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 600; seed++) {
		char *text = yul_generate(seed);

		try_program(text);
		free(text);
	}
}

static void test_literals(void **state)
{
	struct mod *m = lowered(
		"object \"a\" { code { sstore(datasize(\"d\"), "
		"dataoffset(\"d\")) setimmutable(1, \"im\", 2) "
		"sstore(loadimmutable(\"im\"), linkersymbol(\"L\")) "
		"let x := verbatim_2i_1o(\"\\x01\\x02\", 3, 4) sstore(x, 0) } "
		"data \"d\" \"zz\" }");
	const struct fn *f = m->fn[0];
	unsigned seen = 0;

	(void)state;
	for (struct ins *in = f->blk[0]->first; in; in = in->next) {
		if (!in->lit)
			continue;
		seen++;
		if (in->op == OP_setimmutable) {
			assert_true(is_num(arg(in, 0), 1));
			assert_true(is_num(arg(in, 1), 2));
			assert_memory_equal(in->lit->str, "im", 2);
		} else if (in->op == OP_verbatim) {
			assert_int_equal(in->nargs, 2);
			assert_int_equal(in->nres, 1);
			assert_int_equal(in->lit->len, 2);
		} else {
			assert_int_equal(in->nargs, 0);
		}
	}
	assert_int_equal(seen, 6);
	drop(m);
}

static void test_never_returns(void **state)
{
	struct mod *m = lowered(
		"{ a() b() c(1) d(1) e() f() h()\n"
		"function a() { revert(0, 0) }\n"
		"function b() { a() sstore(0, 0) }\n"
		"function c(x) { if x { b() } }\n"
		"function d(x) { switch x case 0 { a() } default { stop() } }\n"
		"function e() { e() }\n"
		"function f() { g() }\n"
		"function g() { if sload(0) { f() } }\n"
		"function h() { for { } sload(1) { } { a() } b() } }");
	static const struct { const char *name; bool never; } want[] = {
		{ "a", true }, { "b", true }, { "c", false }, { "d", true },
		{ "e", true }, { "f", false }, { "g", false }, { "h", true },
	};

	(void)state;
	for (unsigned i = 0; i < ARRAY_SIZE(want); i++)
		assert_int_equal(find_fn(m, want[i].name)->never_returns,
				 want[i].never);
	drop(m);
}

/* No phi where one value arrives, one where two do. */
static void test_phis_are_few(void **state)
{
	struct mod *m = lowered(
		"{ let x := calldataload(0) let y := 1\n"
		"if x { sstore(0, x) } if y { sstore(1, x) }\n"
		"for { } sload(2) { } { sstore(3, add(x, y)) }\n"
		"if sload(3) { y := 2 } sstore(4, y) x := 3 sstore(5, x) }");

	(void)state;
	assert_int_equal(count_ops(m->fn[0], OP_phi), 1);
	drop(m);
}

static void test_print(void **state)
{
	struct mod *m = lowered("{ let x := 1 if calldatasize() { x := 2 }\n"
				"f(x) function f(a) { sstore(a, 0x10) } }");
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	(void)state;
	print_mod(f, m);
	fclose(f);
	assert_string_equal(text,
		"fn \"code\" -> 0 {\n"
		"@0:\n"
		"\t%0 = calldatasize\n"
		"\tbr %0 @1 @2\n"
		"@1: <- @0\n"
		"\tgoto @2\n"
		"@2: <- @0 @1\n"
		"\t%1 = phi @0 0x1 @1 0x2\n"
		"\tucall \"f\" %1\t; 2:1\n"
		"\tstop\t; 1:1\n"
		"}\n"
		"fn \"f\" %0 -> 0 {\n"
		"@0:\n"
		"\tsstore %0 0x10\t; 2:22\n"
		"\tgoto @1\n"
		"@1: <- @0\n"
		"\tret\n"
		"}\n");
	free(text);
	drop(m);
}

/* ---- verify refuses ---------------------------------------------------- */

/* The victim: a function with a loop, a phi, a call and constants. */
static const char victim[] =
	"object \"o\" { code { let n := calldataload(0) let s := 3\n"
	"for { let i := 0 } lt(i, n) { i := add(i, 1) } { s := add(s, i) }\n"
	"sstore(f(s), datasize(\"d\")) function f(a) -> b { b := add(a, 1) } }"
	" data \"d\" \"\" }";

static struct ins *find_op(struct fn *f, enum op op)
{
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if (in->op == op)
				return in;
	fail_msg("no such instruction");
	return NULL;
}

/* Each breaks one rule behind ir.c's back. */
static void no_block(struct fn *f) { f->nblks = 0; }
static void wrong_index(struct fn *f) { f->blk[1]->id = 0; }
static void wrong_fn(struct fn *f) { f->blk[1]->fn = f->mod->fn[1]; }
static void empty_block(struct fn *f)
{
	f->blk[1]->first = f->blk[1]->last = NULL;
}
static void unlinked(struct fn *f)
{
	find_op(f, OP_sstore)->prev = NULL;
}
static void same_id(struct fn *f)
{
	find_op(f, OP_sstore)->id = find_op(f, OP_add)->id;
}
static void circle(struct fn *f)
{
	struct ins *in = find_op(f, OP_sstore);

	in->next = in;
}
static void open_block(struct fn *f)
{
	struct blk *b = find_op(f, OP_sstore)->blk;

	ins_unlink(b->last);
}
static void early_end(struct fn *f)
{
	ins_insert_before(find_op(f, OP_sstore),
			  ins_new(f, OP_stop, (struct loc){ 0 }, 0, 0));
}
static void lost_succ(struct fn *f) { find_op(f, OP_br)->blk->nsuccs = 1; }
static void foreign_succ(struct fn *f)
{
	find_op(f, OP_br)->blk->succ[1] = f->mod->fn[1]->blk[0];
}
static void lost_pred(struct fn *f)
{
	struct blk *head = find_op(f, OP_br)->blk;
	struct ins *in;

	head->npreds = 1;
	for (in = head->first; in->op == OP_phi; in = in->next)
		del_arg(in, 1);
}
static void wrong_pred(struct fn *f)
{
	find_op(f, OP_br)->blk->pred[0] = f->blk[f->nblks - 1];
}
static void double_pred(struct fn *f)
{
	struct blk *head = find_op(f, OP_br)->blk;

	head->pred[1] = head->pred[0];
	head->pred_slot[1] = head->pred_slot[0];
}
static void pred_of_entry(struct fn *f)
{
	struct blk *b = find_op(f, OP_sstore)->blk;

	ins_delete(b->last);
	emit_goto(b, f->blk[0]);
}
static void phi_too_short(struct fn *f) { del_arg(find_op(f, OP_phi), 1); }
static void phi_late(struct fn *f)
{
	struct ins *phi = find_op(f, OP_phi), *at = find_op(f, OP_lt);

	ins_unlink(phi);
	ins_insert_before(at->next, phi);
}
static void no_operand(struct fn *f) { set_arg(find_op(f, OP_sstore), 0, NULL); }
static void foreign_operand(struct fn *f)
{
	set_arg(find_op(f, OP_sstore), 0, f->mod->fn[1]->param[0]);
}
static void foreign_const(struct fn *f)
{
	set_arg(find_op(f, OP_sstore), 0, val_const64(f->mod->fn[1], 1));
}
static void deleted_operand(struct fn *f)
{
	struct ins *in = find_op(f, OP_add);

	ins_unlink(in);
}
static void wrong_user(struct fn *f)
{
	find_op(f, OP_sstore)->arg[0].in = find_op(f, OP_add);
}
static void lost_use(struct fn *f)
{
	struct use *u = &find_op(f, OP_sstore)->arg[0];

	*u->prev = u->next;
	if (u->next)
		u->next->prev = u->prev;
}
static void stray_use(struct fn *f)
{
	struct use *u = ARENA_NEW(f->mod->arena, struct use);
	struct val *v = find_op(f, OP_sstore)->arg[0].v;

	*u = (struct use){ v, v->uses->in, v->uses, &v->uses };
	v->uses->prev = &u->next;
	v->uses = u;
}
static void wrong_value_in_list(struct fn *f)
{
	find_op(f, OP_sstore)->arg[0].v = val_const64(f, 3);
}
static void too_many_args(struct fn *f)
{
	add_arg(find_op(f, OP_sstore), val_const64(f, 1));
}
static void result_missing(struct fn *f)
{
	find_op(f, OP_calldataload)->nres = 0;
}
static void wrong_result(struct fn *f)
{
	res(find_op(f, OP_calldataload))->def = find_op(f, OP_add);
}
static void same_val_id(struct fn *f)
{
	res(find_op(f, OP_calldataload))->id = res(find_op(f, OP_add))->id;
}
static void call_arity(struct fn *f)
{
	del_arg(find_op(f, OP_ucall), 0);
}
static void no_callee(struct fn *f) { find_op(f, OP_ucall)->callee = NULL; }
static void foreign_callee(struct fn *f)
{
	struct fn *g = ARENA_NEW(f->mod->arena, struct fn);

	*g = *f->mod->fn[1];
	find_op(f, OP_ucall)->callee = g;
}
static void stray_callee(struct fn *f)
{
	find_op(f, OP_add)->callee = f->mod->fn[1];
}
static void ret_arity(struct fn *f)
{
	del_arg(find_op(f->mod->fn[1], OP_ret), 0);
}
static void two_consts(struct fn *f)
{
	struct val *v = ARENA_NEW(f->mod->arena, struct val);

	*v = *val_const64(f, 3);
	v->uses = NULL;
	v->id = f->nvals++;
	for (unsigned i = 0; i < f->cap_con; i++)
		if (!f->con[i]) {
			f->con[i] = v;
			return;
		}
}
static void wrong_param(struct fn *f) { f->mod->fn[1]->param[0]->idx = 4; }
static void used_before(struct fn *f)
{
	struct ins *in = find_op(f, OP_calldataload);

	ins_unlink(in);
	ins_insert_before(find_op(f, OP_sstore), in);
}
static void phi_operand_late(struct fn *f)
{
	struct ins *phi = find_op(f, OP_phi);

	/* what the body computes does not arrive by the way in */
	set_arg(phi, phi->blk->pred[0] == f->blk[0] ? 0 : 1,
		res(find_op(f, OP_add)));
}
static void no_literal(struct fn *f) { find_op(f, OP_datasize)->lit = NULL; }
static void stray_literal(struct fn *f)
{
	find_op(f, OP_sstore)->lit = f->mod->obj->code;
}
static void pop_in_ir(struct fn *f)
{
	struct ins *in = ins_new(f, OP_pop, (struct loc){ 0 }, 1, 0);

	ins_insert_before(find_op(f, OP_sstore), in);
	set_arg(in, 0, val_const64(f, 0));
}
static void bad_piece(struct fn *f)
{
	struct ins *in = ins_new(f, OP_hash, (struct loc){ 0 }, 1, 1);

	ins_insert_before(find_op(f, OP_sstore), in);
	set_arg(in, 0, val_const64(f, 0));
	in->piece = arena_alloc(f->mod->arena, sizeof(*in->piece));
	in->piece[0].skip = 31;
	in->piece[0].len = 2;
}
static void no_piece(struct fn *f)
{
	bad_piece(f);
	find_op(f, OP_hash)->piece = NULL;
}
static void old_idom(struct fn *f)
{
	f->blk[f->nblks - 1]->idom = f->blk[0];
}
static void old_order(struct fn *f)
{
	f->blk[1]->rpo = 2;
}
static void old_loop(struct fn *f)
{
	f->blk[0]->loop = find_op(f, OP_br)->blk->loop;
}
static void unreachable(struct fn *f) { emit(blk_new(f), OP_stop, 0, 0); }
static void old_tree(struct fn *f) { f->blk[1]->dom_out = UINT32_MAX; }
static void wrong_depth(struct fn *f)
{
	find_op(f, OP_br)->blk->loop->depth = 9;
}
static void does_return(struct fn *f) { f->mod->fn[1]->never_returns = true; }
static void wrong_fn_no(struct fn *f) { f->mod->fn[1]->no = 0; }
static void wrong_entry(struct fn *f)
{
	f->mod->entry = ARENA_NEW(f->mod->arena, struct entry);
	f->mod->nentries = 1;
}

static const struct {
	void (*spoil)(struct fn *f);
	const char *says;
} spoilers[] = {
	{ no_block, "has no block" },
	{ wrong_index, "wrong index" },
	{ wrong_fn, "wrong index or function" },
	{ empty_block, "a block is empty" },
	{ unlinked, "not linked to its neighbours" },
	{ same_id, "the id of an instruction" },
	{ circle, "an instruction" },
	{ open_block, "a block does not end" },
	{ early_end, "an end stands in the middle" },
	{ lost_succ, "more or fewer successors" },
	{ foreign_succ, "a successor is not a block" },
	{ lost_pred, "a successor does not know its predecessor" },
	{ wrong_pred, "a predecessor does not lead" },
	{ double_pred, "an edge is a predecessor twice" },
	{ pred_of_entry, "the entry block has predecessors" },
	{ phi_too_short, "a wrong number of operands (phi" },
	{ phi_late, "a phi stands behind" },
	{ no_operand, "an operand is missing" },
	{ foreign_operand, "no value of the function" },
	{ foreign_const, "no value of the function" },
	{ deleted_operand, "no value of the function" },
	{ wrong_user, "not in the use list" },
	{ lost_use, "use" },
	{ stray_use, "use" },
	{ wrong_value_in_list, "use" },
	{ too_many_args, "a wrong number of operands (sstore" },
	{ result_missing, "a wrong number of results" },
	{ wrong_result, "a result does not know its instruction" },
	{ same_val_id, "the id of a value" },
	{ call_arity, "a wrong number of operands (ucall" },
	{ no_callee, "the callee is not a function" },
	{ foreign_callee, "the callee is not a function" },
	{ stray_callee, "only a ucall has a callee" },
	{ ret_arity, "a wrong number of operands (ret" },
	{ two_consts, "a constant is not interned" },
	{ wrong_param, "a parameter is not" },
	{ used_before, "does not dominate" },
	{ phi_operand_late, "does not dominate its use (phi" },
	{ no_literal, "a literal is missing" },
	{ stray_literal, "a literal is missing or too much" },
	{ pop_in_ir, "no place in the IR" },
	{ bad_piece, "not within its word" },
	{ no_piece, "has pieces" },
	{ old_idom, "the dominator of a block is out of date" },
	{ old_order, "reverse postorder" },
	{ old_loop, "the loop of a block" },
	{ unreachable, "reverse postorder" },
	{ old_tree, "the dominator tree is numbered wrongly" },
	{ wrong_depth, "the depth of a loop" },
	{ does_return, "never to return" },
	{ wrong_fn_no, "a wrong number or module" },
	{ wrong_entry, "an entry has a wrong" },
};

static void test_verify_refuses(void **state)
{
	(void)state;
	for (unsigned i = 0; i < ARRAY_SIZE(spoilers); i++) {
		struct mod *m = lowered(victim);
		const char *wrong;

		order(m);
		check(m);
		spoilers[i].spoil(m->fn[0]);
		wrong = verify_mod(m);
		if (!wrong || !strstr(wrong, spoilers[i].says))
			fail_msg("case %u, \"%s\": %s", i, spoilers[i].says,
				 wrong ? wrong : "accepted");
		drop(m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_use_lists),
		cmocka_unit_test(test_constants_are_one),
		cmocka_unit_test(test_double_edges),
		cmocka_unit_test(test_redirect),
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(test_dominators),
		cmocka_unit_test(test_loop_nest),
		cmocka_unit_test(test_programs),
		cmocka_unit_test(test_random_programs),
		cmocka_unit_test(test_literals),
		cmocka_unit_test(test_never_returns),
		cmocka_unit_test(test_phis_are_few),
		cmocka_unit_test(test_print),
		cmocka_unit_test(test_verify_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
