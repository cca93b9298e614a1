/*
 * effect: the storage accesses of every entry, classified.
 *
 * In: entries with places and calls.  Out: mod->effects.  A store is an
 * assignment unless its value is a load of the same slot plus or minus
 * something; a load is described by everything its value flows into.  Packed
 * words are taken apart: one access for each range of bits.
 *
 * These are facts about the text of an entry.  Whether a load is fresh, and
 * which blocks run at all, depends on a call and is asked in reentry.c.
 */
#include <string.h>

#include "calls.h"
#include "effect.h"
#include "flow.h"
#include "fold.h"
#include "inline.h"

enum { MAX_FLOW = 48, FLOW_DEPTH = 40 };

struct ctx {
	struct mod *m;
	struct fn *f;
	struct entry_effects *e;
	struct access *acc;	/* being built */
	unsigned n, cap;
	unsigned *seen;		/* by instruction: which flow visited it */
	unsigned flow;
	unsigned char *sink;	/* by value id: what memory at it feeds */
	unsigned char const_sink;
	const struct ins *store;	/* being classified */
};

/* ---- control ------------------------------------------------------------ */

static bool has_effect(const struct ins *in)
{
	return (effects_of(in) & (WS | WT | LOG)) || in->op == OP_ucall ||
	       ((effects_of(in) & EXT) && in->op != OP_staticcall);
}

/* Mark every block from which a block of `to` can be reached. */
static void mark_back(const struct fn *f, const bool *to, bool *out)
{
	struct blk **stack = ARENA_ARRAY(f->mod->arena, struct blk *,
					 f->nblks + 1);
	unsigned n = 0;

	for (unsigned i = 0; i < f->nblks; i++)
		if (to[i]) {
			out[i] = true;
			stack[n++] = f->blk[i];
		}
	while (n) {
		struct blk *b = stack[--n];

		for (unsigned p = 0; p < b->npreds; p++)
			if (!out[b->pred[p]->id]) {
				out[b->pred[p]->id] = true;
				stack[n++] = b->pred[p];
			}
	}
}

static void find_dead_ends(struct ctx *c)
{
	struct fn *f = c->f;
	struct arena *a = c->m->arena;
	bool *ends = ARENA_ARRAY(a, bool, f->nblks);
	bool *acts = ARENA_ARRAY(a, bool, f->nblks);
	bool *ok = ARENA_ARRAY(a, bool, f->nblks);
	bool *acting = ARENA_ARRAY(a, bool, f->nblks);

	for (unsigned i = 0; i < f->nblks; i++) {
		ends[i] = ends_ok(f->blk[i]->last) ||
			  f->blk[i]->last->op == OP_ret;
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			acts[i] |= has_effect(in);
	}
	mark_back(f, ends, ok);
	mark_back(f, acts, acting);
	c->e->bad = ARENA_ARRAY(a, bool, f->nblks);
	c->e->idle = ARENA_ARRAY(a, bool, f->nblks);
	for (unsigned i = 0; i < f->nblks; i++) {
		c->e->bad[i] = !ok[i];
		c->e->idle[i] = !ok[i] || !acting[i];
	}
}

static const struct blk *tested(const struct entry_effects *e,
				const struct val *c, bool truth, bool idle,
				unsigned depth)
{
	const bool *dead = idle ? e->idle : e->bad;

	for (const struct use *u = c->uses; u && depth; u = u->next) {
		const struct ins *in = u->in;
		const struct blk *b = NULL;

		switch (in->op) {
		case OP_br:
			if (dead[in->blk->succ[truth ? 0 : 1]->id])
				return in->blk;
			break;
		case OP_iszero:
			b = tested(e, res(in), !truth, idle, depth - 1);
			break;
		case OP_or:
			if (truth)
				b = tested(e, res(in), true, idle, depth - 1);
			break;
		case OP_and:
			if (!truth)
				b = tested(e, res(in), false, idle, depth - 1);
			break;
		default:
			break;
		}
		if (b)
			return b;
	}
	return NULL;
}

const struct blk *reverts_if(const struct entry_effects *e,
			     const struct val *c, bool truth, bool idle)
{
	return tested(e, c, truth, idle, 6);
}

/* ---- stores and the loads they are made of ---- */

/*
 * Can a call that other code may use to get in stand between the load and
 * the store?  Then what the store puts back is old.
 */
static bool crossed(struct ctx *c, const struct ins *load,
		    const struct ins *store)
{
	for (unsigned i = 0; i < c->m->calls->n; i++) {
		const struct callsite *s = &c->m->calls->site[i];

		if (s->in->blk->fn == c->f && s->window == WINDOW_OPEN &&
		    comes_before(s, load) && comes_after(s, store) &&
		    reaches(load, s->in, load) &&
		    reaches(s->in, store, load))
			return true;
	}
	return false;
}

/* ---- stores ------------------------------------------------------------- */

static bool is_low_mask(const struct val *v)
{
	return is_const(v) && !u256_is_zero(v->con) &&
	       u256_is_zero(u256_and(v->con, u256_add(v->con, u256_one)));
}

/*
 * Bits that v, if it equals what it is compared with, cannot have: the test
 * that an argument is one of its type is eq(v, and(v, mask)), and of a bool
 * eq(v, iszero(iszero(v))).
 */
static u256 bits_beyond(const struct ins *eq, const struct val *v)
{
	const struct val *o = arg(eq, arg(eq, 0) == v);
	const struct ins *and = def_by(o, OP_and);

	if (def_by(o, OP_iszero))
		return u256_not(u256_one);
	if (and && arg(and, 0) == v && is_const(arg(and, 1)))
		return u256_not(arg(and, 1)->con);
	return u256_zero;
}

static bool reverts_before(struct ctx *c, const struct val *cond)
{
	const struct blk *b = reverts_if(c->e, cond, true, false);

	return b && dominates(b, c->store->blk);
}

static u256 zero_bits(struct ctx *c, const struct val *v);

/*
 * The tests that compilers before 0.8.17 make before they add or subtract: x - y
 * where x < y reverts is no more than x, and x + y where mask - y < x reverts
 * is no more than the mask.
 */
static u256 tested_operands(struct ctx *c, const struct ins *d)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct val *x = arg(d, i), *y = arg(d, 1 - i);

		for (const struct use *u = is_const(x) ? NULL : x->uses; u;
		     u = u->next) {
			const struct ins *lt = u->in, *room;

			if (lt->op != OP_lt)
				continue;
			if (d->op == OP_sub && !i && arg(lt, 0) == x &&
			    arg(lt, 1) == y && reverts_before(c, res(lt)))
				return zero_bits(c, x);
			room = def_by(arg(lt, 0), OP_sub);
			if (d->op == OP_add && arg(lt, 1) == x && room &&
			    is_low_mask(arg(room, 0)) && arg(room, 1) == y &&
			    reverts_before(c, res(lt)))
				return u256_not(arg(room, 0)->con);
		}
	}
	return u256_zero;
}

/*
 * Bits of v that are zero at the store: a number that was tested not to exceed
 * its type's largest has none above that.
 */
static u256 zero_bits(struct ctx *c, const struct val *v)
{
	u256 z = fold_zero_bits(v);
	const struct ins *shl = def_by(v, OP_shl);

	if (shl && is_const(arg(shl, 0)))
		return u256_or(z, u256_shl(arg(shl, 0)->con,
					   zero_bits(c, arg(shl, 1))));
	if (def_by(v, OP_add) || def_by(v, OP_sub))
		z = u256_or(z, tested_operands(c, v->def));
	for (const struct use *u = is_const(v) ? NULL : v->uses; u; u = u->next) {
		const struct blk *b;

		if (u->in->op == OP_lt && arg(u->in, 1) == v &&
		    is_low_mask(arg(u->in, 0)) &&
		    (b = reverts_if(c->e, res(u->in), true, false)) &&
		    dominates(b, c->store->blk))
			z = u256_or(z, u256_not(arg(u->in, 0)->con));
		if (u->in->op == OP_eq &&
		    (b = reverts_if(c->e, res(u->in), false, false)) &&
		    dominates(b, c->store->blk))
			z = u256_or(z, bits_beyond(u->in, v));
	}
	return z;
}

/* Can another store to what may be the same place come between the two? */
static bool stored_between(struct ctx *c, const struct ins *first,
			   const struct ins *last, const struct key *key)
{
	for (unsigned b = 0; b < c->f->nblks; b++)
		for (const struct ins *in = c->f->blk[b]->first; in; in = in->next)
			if (is_store(in) && in != first && in != last &&
			    is_transient(in) == is_transient(last) &&
			    key_rel(&relation_plain, place_of(c->m, in),
				    SIDE_E1, key, SIDE_E1) != REL_NE &&
			    reaches(first, in, NULL) && reaches(in, last, NULL))
				return true;
	return false;
}

/* The store before this one that put v where this one goes; NULL: none. */
static const struct ins *put_before(struct ctx *c, const struct val *v,
				    const struct key *key, bool transient)
{
	for (const struct use *u = v->uses; u; u = u->next) {
		const struct ins *st = u->in;

		if (is_store(st) && st != c->store && arg(st, 1) == v &&
		    is_transient(st) == transient &&
		    place_of(c->m, st) == key &&
		    dominates(st->blk, c->store->blk) &&
		    reaches(st, c->store, NULL) &&
		    !crossed(c, st, c->store) &&
		    !stored_between(c, st, c->store, key))
			return st;
	}
	return NULL;
}

/*
 * Bits of v that are those of a load of `key`, or of what has been stored
 * there before; *base is that load.
 */
static u256 preserved(struct ctx *c, const struct val *v,
		      const struct key *key, bool transient,
		      const struct ins **base, unsigned depth)
{
	const struct ins *d = v->def;
	u256 a, b;

	if (v->kind != V_RES || !depth)
		return u256_zero;
	if (is_load(d) && is_transient(d) == transient &&
	    place_of(c->m, d) == key && !crossed(c, d, c->store)) {
		*base = d;
		return u256_max;
	}
	if (v != arg(c->store, 1) && put_before(c, v, key, transient))
		return u256_max;
	if (d->op == OP_and && is_const(arg(d, 1)))
		return u256_and(preserved(c, arg(d, 0), key, transient, base,
					  depth - 1), arg(d, 1)->con);
	if (d->op != OP_or)
		return u256_zero;
	a = preserved(c, arg(d, 0), key, transient, base, depth - 1);
	b = preserved(c, arg(d, 1), key, transient, base, depth - 1);
	a = u256_and(a, zero_bits(c, arg(d, 1)));
	b = u256_and(b, zero_bits(c, arg(d, 0)));
	return u256_or(a, b);
}

/* The load of `key` whose bits (or a range of them, as a number) v is. */
static const struct ins *field_of(struct ctx *c, const struct val *v,
				  const struct key *key, bool transient)
{
	for (unsigned n = 0; n < 6 && v->kind == V_RES; n++) {
		const struct ins *d = v->def;

		if (is_load(d))
			return is_transient(d) == transient &&
			       place_of(c->m, d) == key ? d : NULL;
		if (d->op == OP_and && is_const(arg(d, 1)))
			v = arg(d, 0);
		else if (d->op == OP_shr && is_const(arg(d, 0)))
			v = arg(d, 1);
		else
			return NULL;
	}
	return NULL;
}

/* What is put into the changed bits, without mask and shift. */
static const struct val *inserted(struct ctx *c, const struct access *a,
				  const struct val *v)
{
	const struct ins *base = NULL;

	for (unsigned n = 0; n < 8 && v->kind == V_RES; n++) {
		const struct ins *d = v->def;

		if (d->op == OP_or && n < 4) {
			/* the side that preserves nothing */
			unsigned i = u256_is_zero(preserved(c, arg(d, 0),
				a->key, a->transient, &base, 6)) ? 0 : 1;

			if (u256_is_zero(preserved(c, arg(d, 1 - i), a->key,
						   a->transient, &base, 6)))
				return v;
			v = arg(d, i);
		} else if (d->op == OP_and && is_const(arg(d, 1)) &&
			   !u256_is_zero(u256_not(a->mask))) {
			v = arg(d, 0);
		} else if (d->op == OP_shl && is_const(arg(d, 0)) &&
			   !u256_is_zero(u256_not(a->mask))) {
			v = arg(d, 1);
		} else {
			break;
		}
	}
	/* a narrow type's clean-up of a sum */
	if (v->kind == V_RES && v->def->op == OP_and &&
	    is_const(arg(v->def, 1)) && arg(v->def, 0)->kind == V_RES &&
	    (arg(v->def, 0)->def->op == OP_add ||
	     arg(v->def, 0)->def->op == OP_sub))
		v = arg(v->def, 0);
	return v;
}

/* sub(mask, d), not(d), or the number that is 2^256-1 - d */
static bool is_room_for(const struct val *v, const struct val *d)
{
	const struct ins *i = v->kind == V_RES ? v->def : NULL;

	if (is_const(v) && is_const(d))
		return u256_eq(v->con, u256_not(d->con));
	return i && ((i->op == OP_not && arg(i, 0) == d) ||
		     (i->op == OP_sub && is_low_mask(arg(i, 0)) &&
		      arg(i, 1) == d));
}

/* The test that solc makes of ++ (f is its type's largest) or -- (f is 0). */
static const struct blk *tests_end(const struct entry_effects *e,
				   const struct ins *in, const struct val *f,
				   bool sub)
{
	if (sub && in->op == OP_br && arg(in, 0) == f)
		return e->bad[in->blk->succ[1]->id] ? in->blk : NULL;
	if (sub ? in->op != OP_iszero :
	    in->op != OP_eq || !is_low_mask(arg(in, arg(in, 0) == f)))
		return NULL;
	return reverts_if(e, res(in), true, false);
}

/*
 * Is there a branch before the store that reverts when x = f + d (or f - d)
 * wrapped?  f is the field, d what is added or taken.
 */
static bool has_check(struct ctx *c, const struct access *a,
		      const struct val *x, const struct val *f,
		      const struct val *d, bool sub)
{
	const struct val *from[3] = { x, f, d };
	const struct blk *end;

	for (const struct use *u = is_num(d, 1) ? f->uses : NULL; u; u = u->next)
		if ((end = tests_end(c->e, u->in, f, sub)) &&
		    dominates(end, a->in->blk))
			return true;
	for (unsigned k = 0; k < 3; k++)
		for (const struct use *u = is_const(from[k]) ? NULL :
		     from[k]->uses; u; u = u->next) {
			const struct ins *lt = u->in;
			const struct val *l, *r;
			const struct blk *b;
			bool fits;

			if (lt->op != OP_lt)
				continue;
			l = arg(lt, 0);
			r = arg(lt, 1);
			if (sub)
				fits = (l == f && r == x) ||
				       (l == f && (r == d ||
					(is_const(r) && is_const(d) &&
					 u256_eq(r->con, d->con)))) ||
				       (is_low_mask(l) && r == x);
			else
				fits = (l == x && (r == f || r == d)) ||
				       (is_room_for(l, d) && r == f) ||
				       (is_room_for(l, f) && r == d) ||
				       (is_low_mask(l) && r == x);
			if (fits && (b = reverts_if(c->e, res(lt), true, false)) &&
			    dominates(b, a->in->blk))
				return true;
		}
	return false;
}

/* value = field + d or field - d of the same slot? */
static void shape_update(struct ctx *c, struct access *a)
{
	const struct val *x = a->value;
	const struct ins *d = x->kind == V_RES ? x->def : NULL, *l;

	if (!d || (d->op != OP_add && d->op != OP_sub))
		return;
	for (unsigned i = 0; i < (d->op == OP_add ? 2u : 1u); i++) {
		const struct val *f = arg(d, i), *by = arg(d, 1 - i);

		if (!(l = field_of(c, f, a->key, a->transient)) ||
		    crossed(c, l, a->in))
			continue;
		a->base = l;
		a->d = by;
		a->how = d->op == OP_sub ? STORE_SUB : STORE_ADD;
		if (d->op == OP_add && is_const(by) && u256_bit(by->con, 255)) {
			a->how = STORE_SUB;
			a->d = val_const(c->f, u256_sub(u256_zero, by->con));
		}
		a->checked = has_check(c, a, x, f, a->d,
				       a->how == STORE_SUB);
		return;
	}
}

static struct access *add_access(struct ctx *c, struct ins *in)
{
	struct access *a;

	if (c->n == c->cap) {
		struct access *more;

		c->cap = c->cap ? 2 * c->cap : 32;
		more = ARENA_ARRAY(c->m->arena, struct access, c->cap);
		if (c->n)
			memcpy(more, c->acc, c->n * sizeof(*more));
		c->acc = more;
	}
	a = &c->acc[c->n++];
	a->in = in;
	a->key = place_of(c->m, in);
	a->store = is_store(in);
	a->transient = is_transient(in);
	return a;
}

/* A number that is put into some bits of a word. */
struct part {
	const struct val *v;	/* in its place */
	u256 bits;
};

enum { MAX_PARTS = 8 };

struct parts {
	struct part p[MAX_PARTS];
	unsigned n;
	u256 con;		/* what constants put there */
	bool many;		/* too many, or in each other's way */
};

/* Whole bytes: what is narrower is a bool, or was tested to be less. */
static u256 whole_bytes(u256 bits)
{
	u256 out = u256_zero, byte = u256_mask(8);

	for (unsigned i = 0; i < 256; i += 8) {
		u256 at = u256_shl(u256_from(i), byte);

		if (!u256_is_zero(u256_and(bits, at)))
			out = u256_or(out, at);
	}
	return out;
}

/* The operands of the or that v is, but for what only preserves. */
static void find_parts(struct ctx *c, const struct access *a,
		       const struct val *v, struct parts *ps, unsigned depth)
{
	const struct ins *d = def_by(v, OP_or), *base = NULL;
	u256 bits = u256_and(whole_bytes(u256_not(zero_bits(c, v))), a->mask);

	if (is_const(v)) {
		ps->con = u256_or(ps->con, v->con);
		return;
	}
	if (u256_is_zero(bits))
		return;
	if (!d) {
		bits = u256_and(bits, u256_not(preserved(c, v, a->key,
							 a->transient, &base,
							 12)));
		if (u256_is_zero(bits))
			return;
	}
	if (d && depth) {
		find_parts(c, a, arg(d, 0), ps, depth - 1);
		find_parts(c, a, arg(d, 1), ps, depth - 1);
		return;
	}
	for (unsigned i = 0; i < ps->n; i++)
		ps->many |= !u256_is_zero(u256_and(ps->p[i].bits, bits));
	if (ps->n == MAX_PARTS)
		ps->many = true;
	else
		ps->p[ps->n++] = (struct part){ v, bits };
}

static void add_part(struct ctx *c, struct ins *in, u256 mask,
		     const struct ins *base, const struct val *v)
{
	struct access *a = add_access(c, in);

	a->mask = mask;
	a->base = base;
	a->how = STORE_ASSIGN;
	a->value = inserted(c, a, v);
	shape_update(c, a);
}

/*
 * One access for each number that is put into the word: the optimiser writes
 * several fields at once.
 */
static void add_store(struct ctx *c, struct ins *in)
{
	const struct val *v = arg(in, 1);
	struct access whole = {
		.in = in, .key = place_of(c->m, in),
		.transient = is_transient(in),
	};
	const struct ins *base = NULL;
	struct parts ps = { .n = 0, .con = u256_zero };
	u256 left;

	c->store = in;
	whole.mask = u256_not(preserved(c, v, whole.key, whole.transient,
					&base, 12));
	left = whole.mask;
	if (!u256_eq(left, u256_max))
		find_parts(c, &whole, v, &ps, 6);
	for (unsigned i = 0; i < ps.n; i++)
		left = u256_and(left, u256_not(ps.p[i].bits));
	if (!ps.n && !u256_eq(whole.mask, u256_max)) {
		/* only constants, or only and(old, not mask) */
		ps.con = u256_and(ps.con, left);
		add_part(c, in, left, base,
			 val_const(c->f, u256_shr(u256_from(u256_ctz(left)),
						  ps.con)));
		return;
	}
	if (!ps.n || ps.many || (ps.n == 1 && u256_is_zero(left))) {
		add_part(c, in, whole.mask, base, v);
		return;
	}
	for (unsigned i = 0; i < ps.n; i++)
		add_part(c, in, ps.p[i].bits, base, ps.p[i].v);
	if (!u256_is_zero(left))
		add_part(c, in, left, base,
			 val_const(c->f, u256_shr(u256_from(u256_ctz(left)),
						  u256_and(ps.con, left))));
}

/* ---- loads: where a value flows ----------------------------------------- */

static void follow(struct ctx *c, struct access *a, const struct val *v,
		   unsigned depth);

enum { SINK_CALL = 1, SINK_OUT = 2, SINK_HASH = 4, SINK_LOAD = 8 };

static void note_sink(struct ctx *c, const struct val *p, unsigned char what)
{
	p = flow_base(p);
	if (is_const(p))
		c->const_sink |= what;
	else
		c->sink[p->id] |= what;
}

/* What the instruction hands memory to, and from where on; 0: nothing. */
static unsigned char sink_of(const struct ins *in, const struct val **p)
{
	switch (in->op) {
	case OP_call: case OP_callcode:
		*p = arg(in, 3);
		return SINK_CALL;
	case OP_delegatecall: case OP_staticcall:
		*p = arg(in, 2);
		return SINK_CALL;
	case OP_create: case OP_create2:
		*p = arg(in, 1);
		return SINK_CALL;
	case OP_log0: case OP_log1: case OP_log2: case OP_log3: case OP_log4:
	case OP_return: case OP_revert:
		*p = arg(in, 0);
		return SINK_OUT;
	case OP_keccak256:
		*p = arg(in, 0);
		return SINK_HASH;
	case OP_mload:
		*p = arg(in, 0);
		return SINK_LOAD;
	default:
		return 0;
	}
}

/* What memory behind each pointer is handed to. */
static void find_sinks(struct ctx *c)
{
	const struct val *p;
	unsigned char what;

	for (unsigned i = 0; i < c->f->nblks; i++)
		for (struct ins *in = c->f->blk[i]->first; in; in = in->next)
			if ((what = sink_of(in, &p)))
				note_sink(c, p, what);
}

/* Can memory behind p be handed on, other than to be told, after that store? */
static bool is_used_later(struct ctx *c, const struct ins *st,
			  const struct val *base)
{
	const struct val *p;

	for (unsigned i = 0; i < c->f->nblks; i++)
		for (struct ins *in = c->f->blk[i]->first; in; in = in->next)
			if ((sink_of(in, &p) & ~SINK_OUT) &&
			    flow_base(p) == base && reaches(st, in, NULL))
				return true;
	return false;
}

static unsigned through_memory(struct ctx *c, const struct ins *st)
{
	const struct val *p = flow_base(arg(st, 0));
	unsigned char s = is_const(p) ? c->const_sink : c->sink[p->id];

	if (!(s & SINK_OUT))
		return USE_VALUE;
	/* a pointer that is not moved on serves one call, and then a log */
	return (s & ~SINK_OUT) && (is_const(p) || is_used_later(c, st, p)) ?
	       USE_VALUE : USE_OUT;
}

/* Does the store leave the field as it is? */
static bool returns_home(struct ctx *c, const struct access *a,
			 const struct ins *st)
{
	u256 written = u256_zero;

	for (unsigned i = 0; i < c->n; i++)
		if (c->acc[i].in == st && c->acc[i].store)
			written = u256_or(written, c->acc[i].mask);
	return u256_is_zero(u256_and(written, a->mask));
}

static void into_store(struct ctx *c, struct access *a, const struct ins *st,
		       unsigned operand)
{
	bool here = false;

	if (operand == 0 || is_transient(st) != a->transient ||
	    place_of(c->m, st) != a->key) {
		a->uses |= USE_VALUE;
		return;
	}
	for (unsigned i = 0; i < c->n; i++) {
		const struct access *w = &c->acc[i];

		if (w->in != st || !w->store ||
		    u256_is_zero(u256_and(w->mask, a->mask)))
			continue;
		a->uses |= w->how != STORE_ASSIGN && w->base == a->in ?
			   USE_OWN : USE_SELF;
		here = true;
	}
	/* to other bits of the word; back to its own, they are preserved */
	if (!here && !returns_home(c, a, st))
		a->uses |= USE_VALUE;
}

/* An update of this load: x of k := x, x = load + d or load - d. */
static const struct access *update_to(struct ctx *c, const struct access *a,
				      const struct val *x)
{
	for (unsigned i = 0; i < c->n; i++)
		if (c->acc[i].store && c->acc[i].how != STORE_ASSIGN &&
		    c->acc[i].base == a->in && c->acc[i].value == x)
			return &c->acc[i];
	return NULL;
}

/* The update of this load that takes or adds d. */
static const struct access *update_by(struct ctx *c, const struct access *a,
				      const struct val *d)
{
	for (unsigned i = 0; i < c->n; i++)
		if (c->acc[i].store && c->acc[i].how == STORE_ADD &&
		    c->acc[i].base == a->in &&
		    (c->acc[i].d == d || is_room_for(d, c->acc[i].d)))
			return &c->acc[i];
	return NULL;
}

/* Is v the field plus what some update adds to this place? */
static bool adds_to(struct ctx *c, const struct access *a, const struct val *v)
{
	const struct ins *sum = def_by(v, OP_add);

	for (unsigned i = 0; sum && i < c->n; i++)
		if (c->acc[i].store && c->acc[i].how == STORE_ADD &&
		    c->acc[i].key == a->key &&
		    ((arg(sum, 0) == a->field && arg(sum, 1) == c->acc[i].d) ||
		     (arg(sum, 1) == a->field && arg(sum, 0) == c->acc[i].d)))
			return true;
	return false;
}

/* Is v the largest that some update of this place can still be added to? */
static bool leaves_room(struct ctx *c, const struct access *a,
			const struct val *v)
{
	for (unsigned i = 0; i < c->n; i++)
		if (c->acc[i].store && c->acc[i].how == STORE_ADD &&
		    c->acc[i].key == a->key && is_room_for(v, c->acc[i].d))
			return true;
	return false;
}

/* Is 1 added to the place by some update? */
static bool counts_up(struct ctx *c, const struct access *a)
{
	for (unsigned i = 0; i < c->n; i++)
		if (c->acc[i].store && c->acc[i].how == STORE_ADD &&
		    c->acc[i].key == a->key && is_num(c->acc[i].d, 1))
			return true;
	return false;
}

/*
 * A comparison that the value takes part in, if it needs no following: the
 * overflow test of an update, or a guard that the field is large enough.
 */
static bool known_test(struct ctx *c, struct access *a, const struct ins *lt)
{
	const struct val *l = arg(lt, 0), *r = arg(lt, 1);

	if (lt->op == OP_eq && l != r && counts_up(c, a) &&
	    tests_end(c->e, lt, a->field, false)) {
		a->uses |= USE_CHECK;
		return true;
	}
	if (lt->op != OP_lt)
		return false;
	if (reverts_if(c->e, res(lt), true, false) &&
	    (update_to(c, a, l) || update_to(c, a, r) ||
	     (r == a->field && update_by(c, a, l)))) {
		a->uses |= USE_CHECK;
		return true;
	}
	/* the overflow test of the same sum, made on an earlier load */
	if (r == a->field && leaves_room(c, a, l) &&
	    reverts_if(c->e, res(lt), true, false)) {
		a->uses |= USE_CHECK;
		return true;
	}
	if (adds_to(c, a, l) && (r == a->field || arg(l->def, 0) == r ||
				 arg(l->def, 1) == r) &&
	    reverts_if(c->e, res(lt), true, false)) {
		a->uses |= USE_CHECK;
		return true;
	}
	if (l == a->field && reverts_if(c->e, res(lt), true, true)) {
		a->uses |= USE_LOWER;
		if (a->nlower < MAX_LOWER)
			a->lower[a->nlower++] = r;
		return true;
	}
	return false;
}

static void follow_use(struct ctx *c, struct access *a, const struct use *u,
		       unsigned depth)
{
	struct ins *in = u->in;
	unsigned operand = (unsigned)(u - in->arg);

	/* what a revert says is nobody's state */
	if (c->e->bad[in->blk->id])
		return;
	switch (in->op) {
	case OP_sstore: case OP_tstore:
		into_store(c, a, in, operand);
		return;
	case OP_mstore: case OP_mstore8:
		a->uses |= operand ? through_memory(c, in) : 0;
		return;
	case OP_br:
		/* k != 0, or nothing happens: k >= 1 */
		if (arg(in, 0) == a->field &&
		    c->e->idle[in->blk->succ[1]->id])
			a->uses |= USE_LOWER;
		else
			a->uses |= USE_GUARD;
		return;
	case OP_log1: case OP_log2: case OP_log3: case OP_log4: case OP_log0:
	case OP_return: case OP_revert: case OP_ret:
		a->uses |= USE_OUT;
		return;
	case OP_lt: case OP_eq:
		if (known_test(c, a, in))
			return;
		break;
	case OP_iszero:
		if (arg(in, 0) == a->field &&
		    reverts_if(c->e, res(in), true, true)) {
			a->uses |= USE_LOWER;
			return;
		}
		break;
	case OP_hash:
		a->uses |= USE_VALUE;
		return;
	default:
		if (in->op != OP_phi && effects_of(in) != PURE) {
			a->uses |= USE_VALUE;
			return;
		}
		break;
	}
	if (in->nres != 1 || in->op == OP_ucall || in->op == OP_verbatim) {
		a->uses |= USE_VALUE;
		return;
	}
	if (c->seen[in->id] == c->flow)
		return;
	c->seen[in->id] = c->flow;
	follow(c, a, res(in), depth);
}

static void follow(struct ctx *c, struct access *a, const struct val *v,
		   unsigned depth)
{
	if (!depth) {
		a->uses |= USE_VALUE | USE_GUARD;
		return;
	}
	for (const struct use *u = v->uses; u; u = u->next)
		follow_use(c, a, u, depth - 1);
}

/* and(word, keep) that only goes back into the same slot's word */
static bool only_keeps(struct ctx *c, const struct ins *load,
		       const struct val *v, unsigned depth)
{
	for (const struct use *u = v->uses; u; u = u->next) {
		const struct ins *in = u->in;

		if (in->op == OP_or && depth) {
			if (!only_keeps(c, load, res(in), depth - 1))
				return false;
		} else if (in->op == OP_and && is_const(arg(in, 1)) && depth) {
			if (!only_keeps(c, load, res(in), depth - 1))
				return false;
		} else if (!is_store(in) || arg(in, 1) != v ||
			   arg(in, 0) == v || is_transient(in) !=
			   is_transient(load) ||
			   place_of(c->m, in) != place_of(c->m, load)) {
			return false;
		}
	}
	return v->uses != NULL;
}

static struct access *field_access(struct ctx *c, struct ins *load, u256 mask,
				   const struct val *field)
{
	struct access *a;

	for (unsigned i = 0; i < c->n; i++)
		if (c->acc[i].in == load && u256_eq(c->acc[i].mask, mask) &&
		    c->acc[i].field == field)
			return &c->acc[i];
	a = add_access(c, load);
	a->mask = mask;
	a->field = field;
	return a;
}

static void add_field(struct ctx *c, struct ins *load, u256 mask,
		      const struct val *field, const struct use *only)
{
	struct access *a = field_access(c, load, mask, field);

	c->flow++;
	if (only)
		follow_use(c, a, only, FLOW_DEPTH);
	else
		follow(c, a, field, FLOW_DEPTH);
}

/* A run of whole bytes: a packed field, and no arithmetic on the number. */
static bool is_field_mask(u256 m)
{
	unsigned low = u256_ctz(m), n = u256_bits(m);

	return !u256_is_zero(m) && low % 8 == 0 && n % 8 == 0 &&
	       u256_eq(u256_shr(u256_from(low), m), u256_mask(n - low));
}

static bool is_field_shift(const struct val *v)
{
	uint64_t n;

	return is_const(v) && u256_to_u64(v->con, &n) && n && n % 8 == 0;
}

/* signextend(k, word): which bits of the word it reads. */
static bool signed_field(const struct ins *in, u256 *mask)
{
	uint64_t k;

	if (in->op != OP_signextend || !is_const(arg(in, 0)) ||
	    !u256_to_u64(arg(in, 0)->con, &k) || k > 31)
		return false;
	*mask = u256_mask(8 * ((unsigned)k + 1));
	return true;
}

static void add_load(struct ctx *c, struct ins *in)
{
	for (const struct use *u = res(in)->uses; u; u = u->next) {
		struct ins *i = u->in;
		u256 mask;

		if (i->op == OP_and && is_const(arg(i, 1)) &&
		    only_keeps(c, in, res(i), 4)) {
			continue;
		} else if (i->op == OP_and && is_const(arg(i, 1)) &&
			   is_field_mask(arg(i, 1)->con)) {
				add_field(c, in, arg(i, 1)->con, res(i), NULL);
		} else if (i->op == OP_shr && is_field_shift(arg(i, 0))) {
			u256 s = arg(i, 0)->con;

			for (const struct use *w = res(i)->uses; w; w = w->next)
				if (w->in->op == OP_and &&
				    is_const(arg(w->in, 1)) &&
				    is_field_mask(arg(w->in, 1)->con))
					add_field(c, in, u256_shl(s,
						  arg(w->in, 1)->con),
						  res(w->in), NULL);
				else if (signed_field(w->in, &mask))
					add_field(c, in, u256_shl(s, mask),
						  res(w->in), NULL);
				else
					add_field(c, in, u256_shl(s, u256_max),
						  res(i), w);
		} else if (i->op == OP_sar && is_field_shift(arg(i, 0))) {
			add_field(c, in, u256_shl(arg(i, 0)->con, u256_max),
				  res(i), NULL);
		} else if (signed_field(i, &mask)) {
			add_field(c, in, mask, res(i), NULL);
		} else if (i->op == OP_or && only_keeps(c, in, res(i), 4)) {
			continue;
		} else {
			add_field(c, in, u256_max, res(in), u);
		}
	}
}

/* ---- marks and amounts ---------------------------------------------------- */

/* A number that marks something: constant, who or when, a count, a hash. */
static bool is_mark(const struct val *v, unsigned depth)
{
	const struct ins *d = v->def;

	if (is_const(v))
		return true;
	if (v->kind != V_RES || !depth)
		return false;
	if (is_load(d) || (effects_of(d) & ENV))
		return true;
	switch (d->op) {
	case OP_add: case OP_sub:
		/* a count; with two values it would be a balance */
		if (!is_const(arg(d, 0)) && !is_const(arg(d, 1)))
			return false;
		break;
	case OP_iszero: case OP_eq: case OP_lt: case OP_slt: case OP_hash:
	case OP_keccak256:
		return true;
	case OP_phi: case OP_and: case OP_or: case OP_shl: case OP_shr:
	case OP_xor: case OP_not:
		break;
	default:
		return false;
	}
	for (unsigned i = 0; i < d->nargs; i++)
		if (arg(d, i) != v && !is_mark(arg(d, i), depth - 1))
			return false;
	return true;
}

/* A field of one byte at most: a bool, a state. */
static bool is_small(u256 mask)
{
	return u256_is_zero(u256_shr(u256_from(u256_ctz(mask) + 8), mask));
}

/*
 * Is the place an amount in the eyes of this access?  A small field that is
 * copied with the record that it stands in is none.
 */
static bool as_amount(const struct access *a)
{
	if (a->store)
		return a->how == STORE_ASSIGN ? !is_mark(a->value, 8) :
						!is_const(a->d);
	for (unsigned i = 0; i < a->nlower; i++)
		if (!is_const(a->lower[i]))
			return true;
	return (a->uses & USE_VALUE) && !is_small(a->mask);
}

/* ---- the pass ----------------------------------------------------------- */

static void entry_effects(struct mod *m, struct entry *en,
			  struct entry_effects *e)
{
	struct ctx c = { .m = m, .f = en->fn, .e = e };

	c.seen = ARENA_ARRAY(m->arena, unsigned, en->fn->nins + 1);
	c.sink = ARENA_ARRAY(m->arena, unsigned char, en->fn->nvals + 1);
	find_dead_ends(&c);
	find_sinks(&c);
	for (unsigned i = 0; i < c.f->nblks; i++)
		for (struct ins *in = c.f->blk[i]->first; in; in = in->next) {
			if (e->bad[i])
				break;
			if (is_store(in)) {
				add_store(&c, in);
				e->stores = true;
			} else if ((effects_of(in) & EXT) &&
				   in->op != OP_staticcall) {
				e->calls = true;
			} else if (in->op == OP_verbatim ||
				   (in->op == OP_ucall &&
				    fn_has(in->callee, WS | WT | EXT))) {
				e->calls = e->opaque = true;
				note_incomplete(m, en->fn, CUT_INLINE);
			}
		}
	for (unsigned i = 0; i < c.f->nblks; i++)
		for (struct ins *in = c.f->blk[i]->first; in; in = in->next)
			if (!e->bad[i] && is_load(in))
				add_load(&c, in);
	for (unsigned i = 0; i < c.n; i++)
		c.acc[i].amount = as_amount(&c.acc[i]);
	e->a = c.acc;
	e->n = c.n;
}

/* ---- calls of the contract itself ---------------------------------------- */

struct self_call {
	struct mod *m;
	const struct callsite *s;
};

/* The word that the call hands on at that offset of its data; NULL: not known. */
static const struct val *handed_on(const struct callsite *s, u256 off)
{
	const struct fn *f = s->entry->fn;
	const struct val *word = NULL;
	u256 at;

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			if (in->op == OP_mstore &&
			    argument_at(s->in, arg(in, 0), &at) &&
			    u256_eq(at, off) && reaches(in, s->in, NULL)) {
				if (word)
					return NULL;
				word = arg(in, 1);
			}
	return word;
}

/* What a value of the entry that is called is to the one that calls it. */
static const struct val *as_caller_has(void *p, const struct val *v)
{
	const struct self_call *c = p;
	const struct ins *d;

	v = flow_strip(v);
	if (is_const(v))
		return v;
	if ((d = def_by(v, OP_calldataload)) && is_const(arg(d, 0)))
		return handed_on(c->s, arg(d, 0)->con);
	/* a call comes from the contract itself, which is called, too */
	if (def_by(v, OP_caller) && (c->s->in->op == OP_call ||
				     c->s->in->op == OP_staticcall))
		return flow_strip(c->s->target);
	return NULL;
}

/*
 * What an entry reads, and assigns, by a call of the contract itself, it does
 * at the call.  Sums are left out: in what order they are made does not matter.
 */
static void add_called(struct mod *m, const struct callsite *s,
		       const struct entry_effects *of, unsigned n,
		       struct entry_effects *e)
{
	struct self_call c = { m, s };
	struct access *all = ARENA_ARRAY(m->arena, struct access, e->n + n + 1);

	if (e->n)
		memcpy(all, e->a, e->n * sizeof(*all));
	e->a = all;
	for (unsigned i = 0; i < n; i++) {
		const struct access *a = &of->a[i];
		struct access b = {
			.in = s->in, .store = a->store, .called = true,
			.transient = a->transient, .mask = a->mask,
			.amount = a->amount, .how = STORE_ASSIGN,
		};

		if (a->store ? a->how != STORE_ASSIGN :
			       !(a->uses & ~(unsigned)(USE_OWN | USE_CHECK)))
			continue;
		b.key = key_as(m, a->key, as_caller_has, &c, res(s->in));
		if (!a->store) {
			b.uses = USE_VALUE | USE_GUARD;
			b.field = res(s->in);
		} else if (a->value && is_const(a->value)) {
			b.value = val_const(s->entry->fn, a->value->con);
		}
		e->stores |= b.store;
		e->a[e->n++] = b;
	}
}

static void add_self_calls(struct mod *m)
{
	unsigned *n = ARENA_ARRAY(m->arena, unsigned, m->nentries + 1);

	for (unsigned i = 0; i < m->nentries; i++)
		n[i] = m->effects->of[i].n;
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];
		const struct entry *x;
		uint32_t sel;

		if (s->from == FROM_SELF && s->window != WINDOW_OPEN &&
		    call_selector(s->in, &sel) && (x = entry_with(m, sel)) &&
		    x != s->entry && !m->effects->of[s->entry->no].bad[s->in->blk->id])
			add_called(m, s, &m->effects->of[x->no], n[x->no],
				   &m->effects->of[s->entry->no]);
	}
}

/* ---- all entries ---------------------------------------------------------- */

void pass_effect(struct mod *m)
{
	m->effects = ARENA_NEW(m->arena, struct effects);
	m->effects->of = ARENA_ARRAY(m->arena, struct entry_effects,
				     m->nentries + 1);
	for (unsigned i = 0; i < m->nentries; i++)
		entry_effects(m, &m->entry[i], &m->effects->of[i]);
	add_self_calls(m);
}

static void print_access(FILE *f, const struct access *a)
{
	static const char *const use[] = {
		"own", "check", "lower", "guard", "value", "out", "self",
	};
	static const char *const how[] = { "assign", "add", "sub" };
	char buf[80];

	fprintf(f, "  %s ", op_info[a->in->op].name);
	key_print(f, a->key);
	if (!u256_eq(a->mask, u256_max))
		fprintf(f, " bits %s", u256_hex(a->mask, buf));
	if (a->store)
		fprintf(f, ": %s%s", how[a->how], a->how == STORE_ASSIGN ? "" :
			a->checked ? " checked" : " unchecked");
	else
		fputs(":", f);
	for (unsigned i = 0; i < sizeof(use) / sizeof(*use); i++)
		if (a->uses & 1u << i)
			fprintf(f, " %s", use[i]);
	fputc('\n', f);
}

void dump_effect(FILE *f, const struct mod *m)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		fprintf(f, "entry %s\n", m->entry[i].name);
		for (unsigned k = 0; k < e->n; k++)
			print_access(f, &e->a[k]);
	}
}
