/*
 * Storage keys, what may be said about two of them, and what accesses are
 * taken for: on small programs run through the pipeline up to effect.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calls.h"
#include "effect.h"
#include "flow.h"
#include "ir.h"
#include "place.h"

#define PASS(name, needs, gives, breaks, help) void pass_##name(struct mod *);
#define PASSD(name, needs, gives, breaks, help) void pass_##name(struct mod *);
#include "passes.def"

static void no_memory(void *arg)
{
	(void)arg;
	abort();
}

/* A bare block of Yul as one entry, with places, calls and effects. */
static struct mod *analysed(const char *text)
{
	struct arena *a = arena_new(0, no_memory, NULL);
	struct mod *m = ARENA_NEW(a, struct mod);
	struct src *s = src_new(a, "test", text, strlen(text), 0);
	struct yul_error e = { { 0, 0 }, NULL, NULL };
	struct yul_unit *u = yul_parse(s, &e);

	if (!u || !yul_scope(u, &e))
		fail_msg("%s", e.msg);
	m->arena = a;
	m->oom = no_memory;
	m->unit = u;
	m->obj = u->objs;
	pass_lower(m);
	pass_fold(m);
	pass_inline(m);
	pass_entry(m);
	pass_scratch(m);
	pass_reload(m);
	pass_place(m);
	pass_calls(m);
	pass_effect(m);
	assert_null(verify_mod(m));
	return m;
}

static void drop(struct mod *m)
{
	arena_free(m->arena);
}

/* The n-th storage access of the first entry, in the order of the blocks. */
static struct ins *access_no(struct mod *m, unsigned n)
{
	struct fn *f = m->entry[0].fn;

	for (unsigned b = 0; b < f->nblks; b++)
		for (struct ins *in = f->blk[b]->first; in; in = in->next)
			if (is_access(in) && !n--)
				return in;
	fail_msg("there are fewer accesses");
	return NULL;
}

static enum rel related(struct mod *m, unsigned a, unsigned b)
{
	return key_rel(&relation_plain, place_of(m, access_no(m, a)), SIDE_E1,
		       place_of(m, access_no(m, b)), SIDE_E1);
}

/* Of two runs of the same code: values of their own. */
static enum rel across(struct mod *m, unsigned a, unsigned b)
{
	return key_rel(&relation_plain, place_of(m, access_no(m, a)), SIDE_E1,
		       place_of(m, access_no(m, b)), SIDE_E2);
}

static void test_slots(void **state)
{
	struct mod *m = analysed("{ sstore(1, 7) sstore(2, 7) sstore(1, 8) }");

	(void)state;
	assert_int_equal(related(m, 0, 2), REL_EQ);
	assert_int_equal(related(m, 0, 1), REL_NE);
	assert_int_equal(across(m, 0, 2), REL_EQ);
	drop(m);
}

#define MAP(key, slot) "mstore(0, " key ") mstore(32, " slot ") "

static void test_mappings(void **state)
{
	struct mod *m = analysed("{ "
		MAP("caller()", "0") "sstore(keccak256(0, 64), 1) "
		MAP("caller()", "1") "sstore(keccak256(0, 64), 2) "
		MAP("calldataload(4)", "0") "sstore(keccak256(0, 64), 3) "
		MAP("caller()", "0") "sstore(keccak256(0, 64), 4) "
		"sstore(0, 5) "
		MAP("caller()", "0") "sstore(add(keccak256(0, 64), 1), 6) }");

	(void)state;
	assert_int_equal(related(m, 0, 3), REL_EQ);
	assert_int_equal(related(m, 0, 1), REL_NE);	/* other slot */
	assert_int_equal(related(m, 0, 2), REL_MAYBE);	/* other key */
	assert_int_equal(related(m, 0, 4), REL_NE);	/* no mapping */
	assert_int_equal(related(m, 0, 5), REL_NE);	/* next field */
	assert_int_equal(related(m, 2, 5), REL_NE);	/* any key's next field */
	assert_int_equal(across(m, 0, 0), REL_MAYBE);	/* another caller */
	drop(m);
}

static void test_nested(void **state)
{
	struct mod *m = analysed("{ "
		MAP("caller()", "3") "let a := keccak256(0, 64) "
		MAP("calldataload(4)", "a") "sstore(keccak256(0, 64), 1) "
		MAP("calldataload(4)", "3") "a := keccak256(0, 64) "
		MAP("caller()", "a") "sstore(keccak256(0, 64), 2) "
		MAP("caller()", "4") "a := keccak256(0, 64) "
		MAP("calldataload(4)", "a") "sstore(keccak256(0, 64), 3) }");

	(void)state;
	assert_int_equal(related(m, 0, 1), REL_MAYBE);
	assert_int_equal(related(m, 0, 2), REL_NE);
	drop(m);
}

static void test_hash_of_numbers_is_a_number(void **state)
{
	/* keccak256 of 32 zero bytes, as the optimiser prints it */
	struct mod *m = analysed("{ mstore(0, 0) sstore(keccak256(0, 32), 1) "
		"sstore(0x290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e563, 2) "
		"mstore(0, 1) sstore(keccak256(0, 32), 3) }");

	(void)state;
	assert_int_equal(related(m, 0, 1), REL_EQ);
	assert_int_equal(related(m, 0, 2), REL_NE);
	drop(m);
}

static void test_array_of_structs(void **state)
{
	struct mod *m = analysed("{ mstore(0, 2) let p := keccak256(0, 32) "
		"let i := calldataload(4) let j := calldataload(36) "
		"sstore(add(p, mul(i, 3)), 1) "
		"sstore(add(add(p, mul(j, 3)), 1), 2) "
		"sstore(add(p, mul(j, 3)), 3) "
		"sstore(2, 4) }");

	(void)state;
	assert_int_equal(related(m, 0, 1), REL_NE);	/* other field */
	assert_int_equal(related(m, 0, 2), REL_MAYBE);	/* other index */
	assert_int_equal(related(m, 0, 3), REL_NE);	/* its length */
	drop(m);
}

static void test_bounded_index(void **state)
{
	/* uint[3] at slot 5, and the variable behind it */
	struct mod *m = analysed("{ let i := calldataload(4) "
		"if iszero(lt(i, 3)) { revert(0, 0) } "
		"sstore(add(5, i), 1) sstore(8, 2) sstore(6, 3) }");

	(void)state;
	assert_int_equal(related(m, 0, 1), REL_NE);
	assert_int_equal(related(m, 0, 2), REL_MAYBE);
	drop(m);
}

static void test_unaligned_hash(void **state)
{
	/* 20 bytes of an address and a seed, overlapping words */
	struct mod *m = analysed("{ mstore(0x0c, 0x87a211a2) "
		"mstore(0, caller()) sstore(keccak256(0x0c, 0x20), 1) "
		"mstore(0x0c, 0x87a211a3) "
		"mstore(0, caller()) sstore(keccak256(0x0c, 0x20), 2) "
		"mstore(0x0c, 0x87a211a2) "
		"mstore(0, caller()) sstore(keccak256(0x0c, 0x20), 3) }");

	(void)state;
	assert_int_equal(related(m, 0, 2), REL_EQ);
	drop(m);
}

static void test_moving_pointer(void **state)
{
	struct mod *m = analysed("{ mstore(0, 4) let p := keccak256(0, 32) "
		"let end := add(p, calldataload(4)) "
		"for { } lt(p, end) { p := add(p, 1) } { sstore(p, 0) } "
		"sstore(4, 0) }");

	(void)state;
	assert_int_equal(related(m, 0, 1), REL_NE);
	drop(m);
}

static void test_copy_over_everything(void **state)
{
	/* the copy starts in scratch space and may go on beyond it */
	struct mod *m = analysed("{ let p := calldataload(0) "
		"mstore(add(p, 0x80), 5) calldatacopy(0, 0, calldatasize()) "
		"sstore(0, mload(add(p, 0x80))) }");

	(void)state;
	assert_false(is_const(arg(access_no(m, 0), 1)));
	drop(m);
}

/* ---- effects --------------------------------------------------------------- */

static const struct access *store_no(struct mod *m, unsigned n)
{
	const struct entry_effects *e = &m->effects->of[0];

	for (unsigned i = 0; i < e->n; i++)
		if (e->a[i].store && !n--)
			return &e->a[i];
	fail_msg("there are fewer stores");
	return NULL;
}

static unsigned uses_of_slot(struct mod *m, uint64_t slot)
{
	const struct entry_effects *e = &m->effects->of[0];
	unsigned uses = 0;

	for (unsigned i = 0; i < e->n; i++)
		if (!e->a[i].store && !e->a[i].key->root &&
		    u256_eq(e->a[i].key->off, u256_from(slot)))
			uses |= e->a[i].uses;
	return uses;
}

static void test_checked_debit(void **state)
{
	struct mod *m = analysed("{ let d := calldataload(4) let k := sload(0) "
		"let x := sub(k, d) if gt(x, k) { revert(0, 0) } "
		"sstore(0, x) stop() }");

	(void)state;
	assert_int_equal(store_no(m, 0)->how, STORE_SUB);
	assert_true(store_no(m, 0)->checked);
	assert_int_equal(uses_of_slot(m, 0), USE_OWN | USE_CHECK);
	drop(m);
}

static void test_unchecked_debit(void **state)
{
	struct mod *m = analysed("{ let d := calldataload(4) let k := sload(0) "
		"if lt(sload(1), d) { revert(0, 0) } "
		"sstore(0, sub(k, d)) stop() }");

	(void)state;
	assert_int_equal(store_no(m, 0)->how, STORE_SUB);
	assert_false(store_no(m, 0)->checked);
	assert_int_equal(uses_of_slot(m, 1), USE_LOWER);
	drop(m);
}

static void test_assignment(void **state)
{
	struct mod *m = analysed("{ let k := sload(0) "
		"pop(call(gas(), caller(), k, 0, 0, 0, 0)) "
		"sstore(0, add(k, 1)) stop() }");

	(void)state;
	/* the load is from before the call: k + 1 overwrites */
	assert_int_equal(store_no(m, 0)->how, STORE_ASSIGN);
	assert_true(uses_of_slot(m, 0) & USE_VALUE);
	drop(m);
}

static void test_packed(void **state)
{
	struct mod *m = analysed("{ let w := sload(0) "
		"sstore(0, or(and(w, not(0xff)), 1)) "
		"sstore(1, and(shr(160, w), 0xff)) stop() }");

	(void)state;
	assert_true(u256_eq(store_no(m, 0)->mask, u256_from(0xff)));
	assert_true(is_num(store_no(m, 0)->value, 1));
	assert_int_equal(uses_of_slot(m, 0), USE_VALUE);
	drop(m);
}

/* Two fields that are put into one word at once are two stores. */
static void test_fields_of_one_store(void **state)
{
	struct mod *m = analysed("{ let w := sload(0) "
		"let n := and(calldataload(4), 0xffff) "
		"sstore(0, or(or(and(w, not(0xffffff)), shl(8, n)), 1)) stop() }");
	const struct access *n = store_no(m, 0), *mark = store_no(m, 1);

	(void)state;
	assert_true(u256_eq(n->mask, u256_from(0xffff00)));
	assert_false(is_const(n->value));
	assert_true(u256_eq(mark->mask, u256_from(0xff)));
	assert_true(is_num(mark->value, 1));
	drop(m);
}

/* A field that was just written is left alone by the next store of the word. */
static void test_fields_of_two_stores(void **state)
{
	struct mod *m = analysed("{ let n := and(calldataload(4), 0xff) "
		"sstore(0, or(and(sload(0), not(0xff)), n)) "
		"sstore(0, or(and(sload(0), not(0xff00)), shl(8, n))) stop() }");

	(void)state;
	assert_true(u256_eq(store_no(m, 0)->mask, u256_from(0xff)));
	assert_true(u256_eq(store_no(m, 1)->mask, u256_from(0xff00)));
	drop(m);
}

/* What an argument was tested for bounds the bits that it is put into. */
static void test_field_of_a_tested_argument(void **state)
{
	struct mod *m = analysed("{ let a := calldataload(4) "
		"if iszero(eq(a, and(a, 0xffff))) { revert(0, 0) } "
		"sstore(0, or(and(sload(0), not(0xffff)), a)) stop() }");

	(void)state;
	assert_true(u256_eq(store_no(m, 0)->mask, u256_from(0xffff)));
	drop(m);
}

static void test_signed_field(void **state)
{
	struct mod *m = analysed("{ let w := sload(0) "
		"sstore(1, signextend(0, w)) stop() }");
	const struct entry_effects *e = &m->effects->of[0];

	(void)state;
	for (unsigned i = 0; i < e->n; i++)
		if (!e->a[i].store)
			assert_true(u256_eq(e->a[i].mask, u256_from(0xff)));
	drop(m);
}

/* ++ and -- test the end of their range, not the result. */
static void test_counters(void **state)
{
	struct mod *m = analysed("{ let k := sload(0) "
		"if eq(k, not(0)) { revert(0, 0) } sstore(0, add(k, 1)) "
		"let l := sload(1) if iszero(l) { revert(0, 0) } "
		"sstore(1, sub(l, 1)) stop() }");

	(void)state;
	assert_int_equal(store_no(m, 0)->how, STORE_ADD);
	assert_true(store_no(m, 0)->checked);
	assert_int_equal(store_no(m, 1)->how, STORE_SUB);
	assert_true(store_no(m, 1)->checked);
	assert_int_equal(uses_of_slot(m, 0), USE_OWN | USE_CHECK);
	drop(m);
}

/* What a revert tells is no use of it. */
static void test_told_by_a_revert(void **state)
{
	struct mod *m = analysed("{ let k := sload(0) "
		"if lt(k, calldataload(4)) { mstore(0, k) revert(0, 32) } "
		"sstore(1, 1) stop() }");

	(void)state;
	assert_int_equal(uses_of_slot(m, 0), USE_LOWER);
	drop(m);
}

/* The last element of an array is in it, whatever its index is computed from. */
static void test_index_less_one(void **state)
{
	struct mod *m = analysed("{ mstore(0, 5) let data := keccak256(0, 32) "
		"sstore(add(data, sub(sload(5), 1)), 7) sstore(0, 1) stop() }");

	(void)state;
	assert_int_equal(related(m, 1, 2), REL_NE);
	drop(m);
}

/* ---- flow, loops ----------------------------------------------------------- */

static void test_flow(void **state)
{
	struct mod *m = analysed("{ let b := selfbalance() let c := calldataload(4) "
		"sstore(0, add(b, c)) sstore(1, c) stop() }");
	const struct fn *f = m->entry[0].fn;
	const struct ins *in = f->blk[0]->first;
	const bool *from;

	(void)state;
	while (in->op != OP_selfbalance)
		in = in->next;
	assert_true(is_own_ether(in));
	from = flow_from(m->arena, f, res(in));
	assert_true(from[arg(access_no(m, 0), 1)->id]);
	assert_false(from[arg(access_no(m, 1), 1)->id]);
	drop(m);
}

/* In a loop a store behind the call is before the next turn's, not this one's. */
static void test_turns(void **state)
{
	struct mod *m = analysed("{ for { let i := 0 } lt(i, calldataload(4)) "
		"{ i := add(i, 1) } { sstore(0, i) "
		"if iszero(call(gas(), i, 0, 0, 0, 0, 0)) { revert(0, 0) } "
		"sstore(1, i) } stop() }");
	const struct callsite *c = &m->calls->site[0];

	(void)state;
	assert_true(comes_shortly_before(c, access_no(m, 0)));
	assert_true(comes_before(c, access_no(m, 1)));
	assert_false(comes_shortly_before(c, access_no(m, 1)));
	assert_true(comes_directly(c, access_no(m, 1)));
	assert_false(comes_directly(c, access_no(m, 0)));
	drop(m);
}

/* Behind a call that failed is not behind the call. */
static void test_failed_branch(void **state)
{
	struct mod *m = analysed("{ for { } calldataload(4) { } { "
		"switch call(gas(), caller(), 0, 0, 0, 0, 0) "
		"case 0 { sstore(0, calldataload(8)) } "
		"default { sstore(1, calldataload(8)) } } stop() }");
	const struct callsite *c = &m->calls->site[0];
	bool failed = u256_is_zero(place_of(m, access_no(m, 0))->off);

	(void)state;
	assert_false(comes_directly(c, access_no(m, failed ? 0 : 1)));
	assert_true(comes_directly(c, access_no(m, failed ? 1 : 0)));
	assert_true(comes_after(c, access_no(m, failed ? 0 : 1)));
	drop(m);
}

/* ---- calls ----------------------------------------------------------------- */

static void test_selector(void **state)
{
	struct mod *m = analysed("{ mstore(0x80, shl(224, 0x12345678)) "
		"mstore(0x84, address()) "
		"pop(call(gas(), sload(0), 0, 0x80, 0x24, 0, 0)) stop() }");
	const struct ins *call = m->calls->site[0].in;
	uint32_t sel;
	u256 at;

	(void)state;
	assert_true(call_selector(call, &sel));
	assert_int_equal(sel, 0x12345678);
	assert_true(argument_at(call, val_const64(m->entry[0].fn, 0x84), &at));
	assert_true(u256_eq(at, u256_from(4)));
	assert_false(argument_at(call, val_const64(m->entry[0].fn, 0xa4), &at));
	drop(m);
}

static const struct callsite *only_call(struct mod *m)
{
	assert_int_equal(m->calls->n, 1);
	return &m->calls->site[0];
}

static void test_stipend(void **state)
{
	struct mod *m = analysed("{ let v := sload(0) let g := 0 "
		"if iszero(v) { g := 2300 } "
		"if iszero(call(g, caller(), v, 0, 0, 0, 0)) { revert(0, 0) } "
		"sstore(0, 0) stop() }");

	(void)state;
	assert_int_equal(only_call(m)->gas_bound, 2300);
	assert_int_equal(only_call(m)->window, WINDOW_STIPEND);
	drop(m);
}

static void test_stipend_on_top(void **state)
{
	struct mod *m = analysed("{ pop(call(2300, caller(), sload(0), 0, 0, 0, 0)) "
		"sstore(0, 0) stop() }");

	(void)state;
	assert_int_equal(only_call(m)->gas_bound, 4600);
	assert_int_equal(only_call(m)->window, WINDOW_OPEN);
	drop(m);
}

static void test_targets(void **state)
{
	static const struct {
		const char *target;
		enum provenance from;
		enum window window;
	} row[] = {
		{ "caller()", FROM_CALLER, WINDOW_OPEN },
		{ "and(calldataload(4), 0xffffffffffffffffffffffffffffffffffffffff)",
		  FROM_ARGUMENT, WINDOW_OPEN },
		{ "sload(3)", FROM_STORAGE, WINDOW_OPEN },
		{ "4", FROM_CONSTANT, WINDOW_PRECOMPILE },
		{ "0x1234567890123456789012345678901234567890", FROM_CONSTANT,
		  WINDOW_OPEN },
	};

	(void)state;
	for (unsigned i = 0; i < sizeof(row) / sizeof(*row); i++) {
		char text[300];
		struct mod *m;

		snprintf(text, sizeof(text),
			 "{ pop(call(gas(), %s, 0, 0, 0, 0, 0)) sstore(0, 1) }",
			 row[i].target);
		m = analysed(text);
		assert_int_equal(only_call(m)->from, row[i].from);
		assert_int_equal(only_call(m)->window, row[i].window);
		drop(m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slots),
		cmocka_unit_test(test_mappings),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_hash_of_numbers_is_a_number),
		cmocka_unit_test(test_array_of_structs),
		cmocka_unit_test(test_bounded_index),
		cmocka_unit_test(test_unaligned_hash),
		cmocka_unit_test(test_moving_pointer),
		cmocka_unit_test(test_copy_over_everything),
		cmocka_unit_test(test_checked_debit),
		cmocka_unit_test(test_unchecked_debit),
		cmocka_unit_test(test_assignment),
		cmocka_unit_test(test_packed),
		cmocka_unit_test(test_fields_of_one_store),
		cmocka_unit_test(test_fields_of_two_stores),
		cmocka_unit_test(test_field_of_a_tested_argument),
		cmocka_unit_test(test_signed_field),
		cmocka_unit_test(test_counters),
		cmocka_unit_test(test_told_by_a_revert),
		cmocka_unit_test(test_index_less_one),
		cmocka_unit_test(test_flow),
		cmocka_unit_test(test_turns),
		cmocka_unit_test(test_failed_branch),
		cmocka_unit_test(test_selector),
		cmocka_unit_test(test_stipend),
		cmocka_unit_test(test_stipend_on_top),
		cmocka_unit_test(test_targets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
