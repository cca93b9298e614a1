/*
 * facts: the interpreter behind every verdict (see facts.h).
 *
 * In: an entry's function, where to start and what is known there.  Out:
 * which blocks run, which can still end well, what values and storage are
 * known to be.  Everything it says holds on every execution (a must
 * analysis); where it stops short it says "anything".
 */
#include <string.h>

#include "effect.h"
#include "facts.h"
#include "fold.h"
#include "gate.h"
#include "inline.h"

enum {
	MAX_FACTS = 40,
	MAX_REFINED = 24,
	MAX_VISITS = 6,		/* of a block before its phis give up */
	MAX_STEPS = 40,		/* how often a block runs, on average */
	REFINE_DEPTH = 10,
	AGAIN_DEPTH = 6,
};

/* A value known better here than where it was made. */
struct refined {
	const struct val *v;
	struct abs a;
};

struct state {
	unsigned nf, nr;
	struct fact *f;
	struct refined *r;
};

/* The state that is being changed while a block runs. */
struct work {
	struct fact f[MAX_FACTS];
	struct refined r[MAX_REFINED];
	unsigned nf, nr;
};

/* ---- values in a run ---------------------------------------------------- */

static bool is_shared_op(enum op op)
{
	switch (op) {
	case OP_address: case OP_origin: case OP_timestamp: case OP_number:
	case OP_coinbase: case OP_prevrandao: case OP_gaslimit:
	case OP_chainid: case OP_basefee: case OP_blobbasefee:
	case OP_gasprice: case OP_loadimmutable: case OP_linkersymbol:
		return true;
	default:
		return false;
	}
}

/* A slot of which it has been asked whether it is fixed. */
struct fixed_slot {
	const struct key *key;
	bool fixed;
	struct fixed_slot *next;
};

/* Does nobody write there but privileged callers? */
static bool is_never_written(struct mod *m, const struct key *key)
{
	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].delegate)
			return false;
	return !written_by_anyone(m, key, false, u256_max, NULL);
}

/*
 * A load of a slot with a plain number that holds the same during all of a
 * transaction: as good as an immutable.
 */
static bool is_fixed_load(struct mod *m, const struct ins *in)
{
	const struct key *key;
	struct fixed_slot *s;

	if (in->op != OP_sload || !m->gates)
		return false;
	key = place_of(m, in);
	if (key->root || key->n)
		return false;
	for (s = m->fixed; s; s = s->next)
		if (s->key == key)
			return s->fixed;
	s = ARENA_NEW(m->arena, struct fixed_slot);
	s->key = key;
	s->fixed = is_never_written(m, key);
	s->next = m->fixed;
	m->fixed = s;
	return s->fixed;
}

static bool is_shared(struct mod *m, const struct ins *in)
{
	return is_shared_op(in->op) || is_fixed_load(m, in);
}

/* Do two shared instructions read the same? */
static bool same_shared(struct mod *m, const struct ins *a, const struct ins *b)
{
	if (a->op != b->op)
		return false;
	if (is_load(a))
		return place_of(m, a) == place_of(m, b);
	return same_literal(a, b);
}

/* One instruction stands for all that read the same shared environment. */
static const struct val *shared(struct run *r, const struct ins *in)
{
	struct mod *m = r->m;

	if (!is_shared(m, in))
		return NULL;
	for (struct shared_val *s = m->shared; s; s = s->next)
		if (same_shared(m, s->v->def, in))
			return s->v;
	struct shared_val *s = ARENA_NEW(m->arena, struct shared_val);

	s->v = res(in);
	s->next = m->shared;
	m->shared = s;
	return s->v;
}

static struct abs base_value(const struct run *r, const struct val *v)
{
	if (is_const(v))
		return abs_const(v->con);
	if (v->kind == V_RES && r->has[v->id])
		return r->abs[v->id];
	return abs_any();
}

static struct abs value(const struct run *r, const struct work *w,
			const struct val *v)
{
	struct abs a = base_value(r, v);

	if (is_const(v) || !w)
		return a;
	for (unsigned i = w->nr; i-- > 0;)
		if (w->r[i].v == v) {
			struct abs b = w->r[i].a;

			if (!b.sym.v && a.sym.v)
				abs_meet(&b, &a);
			return b;
		}
	return a;
}

struct abs run_value(const struct run *r, const struct val *v)
{
	return base_value(r, v);
}

/* The value as a symbol: what it is known to equal, else itself. */
static struct sym sym_of(const struct run *r, const struct work *w,
			 const struct val *v)
{
	struct abs a = value(r, w, v);

	return abs_is_sym(&a) ? a.sym : (struct sym){ v, r->side };
}

/* ---- comparing keys ----------------------------------------------------- */

struct asking {
	struct run *r;
	const struct work *w;
};

static void ask(struct run *r, const struct val *v, struct sym is, u256 num)
{
	struct assumption a = { v, is, num, true };

	for (unsigned i = 0; i < r->nasked; i++)
		if (r->asked[i].v == v && sym_eq(r->asked[i].is, is) &&
		    u256_eq(r->asked[i].num, num))
			return;
	if (r->nasked < r->cap_asked)
		r->asked[r->nasked++] = a;
}

/* Was it assumed that r's v and the other differ? */
static bool assumed_apart(const struct run *r, const struct val *v,
			  struct sym is, u256 num)
{
	for (unsigned i = 0; i < r->nassume; i++)
		if (!r->assume[i].equal && r->assume[i].v == v &&
		    sym_eq(r->assume[i].is, is) &&
		    u256_eq(r->assume[i].num, num))
			return true;
	return false;
}

static struct sym as_sym(struct asking *q, const struct val *v, enum side s)
{
	if (s == q->r->side)
		return sym_of(q->r, q->w, v);
	if (q->r->other && q->r->other->side == s)
		return sym_of(q->r->other, NULL, v);
	/* whoever reads it, it is one value */
	if (v->kind == V_RES && is_shared(q->r->m, v->def))
		return (struct sym){ shared(q->r, v->def), SIDE_E1 };
	return (struct sym){ v, s };
}

/* The address of a contract that this run has created: nobody else's. */
static bool is_created(struct sym s)
{
	return s.v && s.v->kind == V_RES && (s.v->def->op == OP_create ||
					     s.v->def->op == OP_create2);
}

static enum rel rel_vals(void *p, const struct val *a, enum side sa,
			 const struct val *b, enum side sb)
{
	struct asking *q = p;
	struct sym x, y;
	struct abs va;

	if (sa == SIDE_ANY || sb == SIDE_ANY)
		return REL_MAYBE;
	x = as_sym(q, a, sa);
	y = as_sym(q, b, sb);
	if (sym_eq(x, y))
		return REL_EQ;
	if (sa == q->r->side && sb == q->r->side) {
		struct abs vb = value(q->r, q->w, b);

		va = value(q->r, q->w, a);
		return abs_meet(&va, &vb) ? REL_MAYBE : REL_NE;
	}
	if (sa != q->r->side) {
		const struct val *t = a;
		struct sym s = x;

		a = b;
		b = t;
		x = y;
		y = s;
		sa = sb;
	}
	if (sa != q->r->side)
		return REL_MAYBE;
	if (assumed_apart(q->r, a, y, u256_zero))
		return REL_NE;
	if (is_created(x) && is_created(y))
		return REL_NE;
	/* a counter that has been raised since */
	va = value(q->r, q->w, a);
	if (abs_near_sym(&va) && va.plus_lo && sym_eq(va.sym, y))
		return REL_NE;
	if (q->r->side == SIDE_E2)
		ask(q->r, a, y, u256_zero);
	return REL_MAYBE;
}

/* A counter that has not been lowered since. */
static bool rel_reaches(void *p, const struct val *a, enum side sa,
			const struct val *b, enum side sb)
{
	struct asking *q = p;
	struct abs va;

	if (sa != q->r->side || sb == SIDE_ANY)
		return false;
	va = value(q->r, q->w, a);
	return abs_near_sym(&va) && sym_eq(va.sym, as_sym(q, b, sb));
}

static enum rel rel_num(void *p, const struct val *a, enum side sa, u256 n)
{
	struct asking *q = p;
	struct abs v;
	u256 c;

	if (sa != q->r->side)
		return REL_MAYBE;
	v = value(q->r, q->w, a);
	if (abs_is_const(&v, &c))
		return u256_eq(c, n) ? REL_EQ : REL_NE;
	if (!u256_is_zero(u256_and(v.known, u256_xor(v.val, n))))
		return REL_NE;
	if (assumed_apart(q->r, a, (struct sym){ NULL, 0 }, n))
		return REL_NE;
	if (q->r->side == SIDE_E2)
		ask(q->r, a, (struct sym){ NULL, 0 }, n);
	return REL_MAYBE;
}

static enum rel keys_related(struct run *r, const struct work *w,
			     const struct key *a, enum side sa,
			     const struct key *b, enum side sb)
{
	struct asking q = { r, w };
	struct relation rel = { rel_vals, rel_reaches, rel_num, &q };

	return key_rel(&rel, a, sa, b, sb);
}

enum rel run_key_rel(struct run *r, const struct key *a, enum side sa,
		     const struct key *b, enum side sb)
{
	return keys_related(r, NULL, a, sa, b, sb);
}

/* ---- storage facts ------------------------------------------------------ */

static void fact_drop(struct work *w, unsigned i)
{
	memmove(&w->f[i], &w->f[i + 1], (w->nf - i - 1) * sizeof(*w->f));
	w->nf--;
}

/* Beyond the limit a fact is not learnt: less is known, nothing is wrong. */
static void fact_add(struct work *w, struct fact f)
{
	if (w->nf == MAX_FACTS)
		return;
	w->f[w->nf++] = f;
}

/* What the slot that a load names holds; a.sym is set only if it is exact. */
static struct abs load(struct run *r, struct work *w, const struct ins *in)
{
	const struct key *key = place_of(r->m, in);
	struct fact f = { key, r->side, is_transient(in), abs_any(), NULL };

	for (unsigned i = w->nf; i-- > 0;) {
		struct fact *g = &w->f[i];

		if (g->transient == f.transient &&
		    keys_related(r, w, key, r->side, g->key, g->side) ==
		    REL_EQ) {
			struct abs a = g->a;

			/* the same value as an earlier one, known better now */
			if (abs_is_sym(&a) && a.sym.side == r->side) {
				struct abs b = value(r, w, a.sym.v);

				abs_meet(&a, &b);
			}
			return a;
		}
	}
	f.a = abs_sym((struct sym){ res(in), r->side });
	fact_add(w, f);
	return abs_any();
}

static void store(struct run *r, struct work *w, const struct ins *in)
{
	struct fact f = { place_of(r->m, in), r->side, is_transient(in),
			  value(r, w, arg(in, 1)), arg(in, 1) };
	bool placed = false;
	u256 c;

	if (!f.a.sym.v && !abs_is_const(&f.a, &c))
		abs_set_sym(&f.a, (struct sym){ arg(in, 1), r->side });
	for (unsigned i = 0; i < w->nf;) {
		struct fact *g = &w->f[i];
		enum rel rel = g->transient == f.transient ?
			keys_related(r, w, f.key, r->side, g->key, g->side) :
			REL_NE;

		if (rel == REL_NE) {
			i++;
			continue;
		}
		if (rel == REL_EQ && !placed) {
			/* the place keeps the name it has */
			g->a = f.a;
			g->put = f.put;
			placed = true;
			i++;
			continue;
		}
		if (rel == REL_MAYBE) {
			struct abs was = g->a, j;

			/* keep the bits that both leave alone */
			if (abs_is_sym(&was) && was.sym.side == r->side) {
				struct abs b = value(r, w, was.sym.v);

				abs_meet(&was, &b);
			}
			j = abs_join(&was, &f.a);
			if (abs_informs(&j)) {
				g->a = j;
				g->put = NULL;
				i++;
				continue;
			}
		}
		fact_drop(w, i);
	}
	if (!placed)
		fact_add(w, f);
}

/* ---- one instruction ---------------------------------------------------- */

/* A value of which nothing else is known equals itself. */
static void as_self(const struct run *r, const struct val *v, struct abs *a)
{
	if (!a->sym.v && !is_const(v))
		abs_set_sym(a, (struct sym){ v, r->side });
}

static bool is_caller_and_origin(const struct val *a, const struct val *b)
{
	return (def_by(a, OP_caller) && def_by(b, OP_origin)) ||
	       (def_by(a, OP_origin) && def_by(b, OP_caller));
}

static struct abs eval_eq(struct run *r, struct work *w, const struct ins *in)
{
	struct abs a = value(r, w, arg(in, 0)), b = value(r, w, arg(in, 1)), t;
	u256 x, y;

	if (abs_is_const(&a, &x) && abs_is_const(&b, &y))
		return abs_bool(u256_eq(x, y));
	t = a;
	if (!abs_meet(&t, &b) || (is_const(arg(in, 1)) &&
	    u256_is_zero(arg(in, 1)->con) && abs_is_never_zero(&a)))
		return abs_bool(0);
	/* sym + p against sym + q, the ranges of p and q apart */
	as_self(r, arg(in, 0), &a);
	as_self(r, arg(in, 1), &b);
	if (abs_near_sym(&a) && abs_near_sym(&b) && sym_eq(a.sym, b.sym) &&
	    (a.plus_lo > b.plus_hi || b.plus_lo > a.plus_hi))
		return abs_bool(0);
	if (sym_eq(sym_of(r, w, arg(in, 0)), sym_of(r, w, arg(in, 1))) &&
	    !is_const(arg(in, 0)) && !is_const(arg(in, 1)))
		return abs_bool(1);
	/* without EIP-7702 no code runs at the address that sent all this */
	if (r->m->policy.no_eip7702 && r->side == SIDE_E2 &&
	    is_caller_and_origin(arg(in, 0), arg(in, 1)))
		return abs_bool(0);
	/* the case says that they differ */
	for (unsigned i = 0; i < 2; i++) {
		struct sym o = sym_of(r, w, arg(in, 1 - i));

		if (!is_const(arg(in, i)) && !is_const(arg(in, 1 - i)) &&
		    o.side != r->side &&
		    assumed_apart(r, arg(in, i), o, u256_zero))
			return abs_bool(0);
	}
	return abs_bool(-1);
}

static struct abs eval_pure(struct run *r, struct work *w,
			    const struct ins *in)
{
	struct abs a[3];
	u256 x[3] = { u256_zero, u256_zero, u256_zero }, c;
	bool all = in->nargs <= 3 && in->nargs;
	struct abs top = abs_any();

	for (unsigned i = 0; i < in->nargs && i < 3; i++) {
		a[i] = value(r, w, arg(in, i));
		all &= abs_is_const(&a[i], &x[i]);
		as_self(r, arg(in, i), &a[i]);
	}
	if (all && fold_const_op(in->op, x, &c))
		return abs_const(c);
	switch (in->op) {
	case OP_eq:
		return eval_eq(r, w, in);
	case OP_lt:
		return abs_lt(a[0], a[1]);
	case OP_slt:
		return abs_slt(a[0], a[1]);
	case OP_signextend:
		return abs_signextend(a[0], a[1]);
	case OP_add:
		return abs_add(a[0], a[1]);
	case OP_iszero:
		if (abs_is_never_zero(&a[0]))
			return abs_bool(0);
		return abs_bool(u256_eq(a[0].known, u256_max) ? 1 : -1);
	case OP_and: case OP_or: case OP_xor: case OP_shl: case OP_shr:
		return abs_bits(in->op, a[0], a[1]);
	case OP_not:
		return abs_bits(in->op, a[0], a[0]);
	case OP_mul:
		for (unsigned i = 0; i < 2; i++)
			if (abs_is_const(&a[i], &x[i]) && u256_is_zero(x[i]))
				return abs_const(u256_zero);
		return top;
	default:
		top.known = fold_zero_bits(res(in));
		top.hi = u256_not(top.known);
		return top;
	}
}

static bool remember(struct work *w, const struct val *v, struct abs a)
{
	for (unsigned i = 0; i < w->nr; i++)
		if (w->r[i].v == v) {
			w->r[i].a = a;
			return true;
		}
	if (w->nr == MAX_REFINED)
		return false;
	w->r[w->nr++] = (struct refined){ v, a };
	return true;
}

/*
 * v once more, from what is known of its operands by now: a branch may have
 * taught something about them since v was made.
 */
static struct abs again(struct run *r, struct work *w, const struct val *v,
			unsigned depth)
{
	struct abs a = value(r, w, v), b;
	const struct ins *d = v->def;
	struct work mine;

	if (is_const(v) || v->kind != V_RES || !depth || d->op == OP_phi ||
	    d->nres != 1 || effects_of(d) != PURE || d->op == OP_ucall ||
	    d->op == OP_hash)
		return a;
	mine.nf = 0;
	mine.nr = w->nr;
	memcpy(mine.r, w->r, w->nr * sizeof(*w->r));
	for (unsigned i = 0; i < d->nargs; i++) {
		const struct val *x = arg(d, i);

		if (is_const(x) || x->kind != V_RES || is_load(x->def))
			continue;
		b = again(r, w, x, depth - 1);
		if (!abs_same(&b, &a))
			remember(&mine, x, b);
	}
	b = eval_pure(r, &mine, d);
	/* its own name is worth more than that of a part */
	if (a.sym.v)
		abs_forget_sym(&b);
	return abs_meet(&b, &a) ? b : a;
}

/* ---- what a branch teaches ---------------------------------------------- */

static void refine(struct run *r, struct work *w, const struct val *v,
		   struct abs a, unsigned depth);

static void refine_bits(struct run *r, struct work *w, const struct val *v,
			struct abs a, unsigned depth)
{
	const struct ins *d = v->def;
	u256 n;

	switch (d->op) {
	case OP_and:
		for (unsigned i = 0; i < 2; i++) {
			struct abs o = value(r, w, arg(d, 1 - i)), b = a;

			/* what is left of a number after a mask is no more than it */
			b.hi = u256_max;
			/* where the other is 1 this one shows; a 1 shows always */
			b.known = u256_and(a.known, u256_or(o.val, a.val));
			b.val = u256_and(a.val, b.known);
			b.like = u256_and(a.like, o.val);
			if (u256_is_zero(b.like))
				abs_forget_sym(&b);
			refine(r, w, arg(d, i), b, depth);
		}
		break;
	case OP_or:
		for (unsigned i = 0; i < 2; i++) {
			struct abs o = value(r, w, arg(d, 1 - i)), b = a;
			u256 o0 = u256_and(o.known, u256_not(o.val));

			b.lo = u256_zero;
			b.known = u256_and(a.known,
					   u256_or(o0, u256_not(a.val)));
			b.val = u256_and(a.val, b.known);
			abs_forget_sym(&b);
			refine(r, w, arg(d, i), b, depth);
		}
		break;
	case OP_shr:
		if (is_const(arg(d, 0))) {
			n = arg(d, 0)->con;
			a.known = u256_shl(n, a.known);
			a.val = u256_shl(n, a.val);
			a.lo = u256_shl(n, a.lo);
			a.hi = u256_max;
			abs_forget_sym(&a);
			refine(r, w, arg(d, 1), a, depth);
		}
		break;
	case OP_shl:
		if (is_const(arg(d, 0))) {
			n = arg(d, 0)->con;
			a.known = u256_shr(n, a.known);
			a.val = u256_shr(n, a.val);
			a.lo = u256_zero;
			a.hi = u256_max;
			abs_forget_sym(&a);
			refine(r, w, arg(d, 1), a, depth);
		}
		break;
	default:
		break;
	}
}

static void refine_truth(struct run *r, struct work *w, const struct val *c,
			 bool truth, unsigned depth);

/* Not zero: at least 1, and the one bit that is not known to be 0. */
static void refine_nonzero(struct run *r, struct work *w, const struct val *v,
			   unsigned depth)
{
	struct abs a = value(r, w, v), n = abs_any();
	u256 free = u256_or(a.val, u256_not(a.known));

	n.lo = u256_one;
	if (!u256_is_zero(free) && u256_ctz(free) + 1 == u256_bits(free))
		n = abs_const(free);
	refine(r, w, v, n, depth);
}

/* v is not `not`: tells something if that is an end of v's interval. */
static void refine_differs(struct run *r, struct work *w, const struct val *v,
			   const struct val *not, unsigned depth)
{
	struct abs a = value(r, w, v), n = value(r, w, not), o = abs_any();
	u256 c;

	if (is_const(v) || !abs_is_const(&n, &c))
		return;
	if (u256_is_zero(c)) {
		refine_nonzero(r, w, v, depth);
		return;
	}
	if (u256_eq(c, abs_min(&a)) && !u256_eq(c, u256_max))
		o.lo = u256_add(c, u256_one);
	else if (u256_eq(c, abs_max(&a)))
		o.hi = u256_sub(c, u256_one);
	refine(r, w, v, o, depth);
}

/* A load of a slot of its own: how many there are, or what comes next. */
static bool may_be_count(struct mod *m, const struct val *v)
{
	const struct key *k;

	if (v->kind != V_RES || !is_load(v->def))
		return false;
	k = place_of(m, v->def);
	return !k->root && !k->n;
}

/* A count is found to be at least x + p: then it is x and something more. */
static void refine_count(struct run *r, struct work *w, const struct val *count,
			 const struct val *x, uint64_t p, unsigned depth)
{
	struct abs a = value(r, w, x);

	if (is_const(x) || !may_be_count(r->m, count))
		return;
	as_self(r, x, &a);
	if (!abs_is_sym(&a) || (a.sym.v->kind == V_RES && is_load(a.sym.v->def)))
		return;
	a = abs_sym(a.sym);
	a.plus_lo = p;
	a.plus_hi = PLUS_MAX;
	refine(r, w, count, a, depth);
}

/* x < y, or not. */
static void refine_order(struct run *r, struct work *w, const struct val *x,
			 const struct val *y, bool truth, unsigned depth)
{
	struct abs a = value(r, w, x), b = value(r, w, y);
	struct abs na = abs_any(), nb = abs_any();

	if (!truth) {
		na.lo = abs_min(&b);
		nb.hi = abs_max(&a);
	} else if (!u256_is_zero(abs_max(&b)) &&
		   !u256_eq(abs_min(&a), u256_max)) {
		na.hi = u256_sub(abs_max(&b), u256_one);
		nb.lo = u256_add(abs_min(&a), u256_one);
	}
	refine(r, w, x, na, depth);
	refine(r, w, y, nb, depth);
	if (truth)
		refine_count(r, w, y, x, 1, depth);
	else
		refine_count(r, w, x, y, 0, depth);
}

/* v is a from here on. */
static void refine(struct run *r, struct work *w, const struct val *v,
		   struct abs a, unsigned depth)
{
	struct abs now;
	u256 c;

	if (is_const(v) || v->kind == V_PARAM || !depth ||
	    (!abs_informs(&a)))
		return;
	now = value(r, w, v);
	if (!abs_meet(&now, &a))
		return;		/* this way is not taken at all */
	/* what only the branch looks at is not asked for again */
	if ((is_load(v->def) || (v->uses && v->uses->next)) &&
	    !remember(w, v, now))
		return;
	if (abs_is_const(&now, &c) &&
	    (v->def->op == OP_iszero || v->def->op == OP_eq ||
	     v->def->op == OP_lt))
		refine_truth(r, w, v, !u256_is_zero(c), depth - 1);
	else
		refine_bits(r, w, v, a, depth - 1);
}

static void refine_truth(struct run *r, struct work *w, const struct val *c,
			 bool truth, unsigned depth)
{
	const struct ins *d;
	struct abs a;

	if (is_const(c) || c->kind == V_PARAM || !depth)
		return;
	d = c->def;
	switch (d->op) {
	case OP_iszero:
		if (truth) {
			refine(r, w, arg(d, 0), abs_const(u256_zero), depth);
			return;
		}
		refine_nonzero(r, w, arg(d, 0), depth);
		return;
	case OP_eq:
		if (!truth) {
			refine_differs(r, w, arg(d, 0), arg(d, 1), depth);
			refine_differs(r, w, arg(d, 1), arg(d, 0), depth);
			return;
		}
		for (unsigned i = 0; i < 2; i++) {
			a = value(r, w, arg(d, 1 - i));
			as_self(r, arg(d, 1 - i), &a);
			/* an environment value tells more than a load */
			if (a.sym.v && a.sym.v->kind == V_RES &&
			    is_load(a.sym.v->def))
				abs_forget_sym(&a);
			refine(r, w, arg(d, i), a, depth);
		}
		return;
	case OP_lt:
		refine_order(r, w, arg(d, 0), arg(d, 1), truth, depth);
		return;
	default:
		return;
	}
}

static void assume_cond(struct run *r, struct work *w, const struct val *c,
			bool truth)
{
	if (!truth)
		refine(r, w, c, abs_const(u256_zero), REFINE_DEPTH);
	else
		refine_nonzero(r, w, c, REFINE_DEPTH);
}

/* ---- states ------------------------------------------------------------- */

static struct state *freeze(struct run *r, const struct work *w)
{
	struct state *s = ARENA_NEW(r->mem, struct state);

	s->nf = w->nf;
	s->nr = w->nr;
	s->f = ARENA_ARRAY(r->mem, struct fact, w->nf + 1);
	s->r = ARENA_ARRAY(r->mem, struct refined, w->nr + 1);
	memcpy(s->f, w->f, w->nf * sizeof(*w->f));
	memcpy(s->r, w->r, w->nr * sizeof(*w->r));
	return s;
}

static void thaw(struct work *w, const struct state *s)
{
	w->nf = s->nf;
	w->nr = s->nr;
	memcpy(w->f, s->f, s->nf * sizeof(*s->f));
	memcpy(w->r, s->r, s->nr * sizeof(*s->r));
}

static bool same_place(const struct fact *a, const struct fact *b)
{
	return a->key == b->key && a->side == b->side &&
	       a->transient == b->transient;
}

static const struct fact *find_fact(const struct fact *f, unsigned n,
				    const struct fact *like)
{
	for (unsigned i = 0; i < n; i++)
		if (same_place(&f[i], like))
			return &f[i];
	return NULL;
}

const struct fact *facts_find(const struct facts *fs, const struct key *key,
			      enum side side, bool transient)
{
	struct fact like = { .key = key, .side = side, .transient = transient };

	return find_fact(fs->f, fs->n, &like);
}

/*
 * What two ways into a block agree on.  A fact that names a value the
 * refinements know better takes that along, since they may not survive.
 */
static struct abs resolved(const struct run *r, const struct refined *ref,
			   unsigned nr, const struct abs *a)
{
	struct abs o = *a;

	if (!abs_is_sym(a) || a->sym.side != r->side)
		return o;
	for (unsigned i = nr; i-- > 0;)
		if (ref[i].v == a->sym.v) {
			struct abs b = ref[i].a;

			abs_meet(&o, &b);
			if (b.sym.v && !sym_eq(b.sym, a->sym)) {
				abs_forget_sym(&o);
				abs_meet(&o, &b);
			}
			return o;
		}
	return o;
}

/*
 * The fact as others are to have it: by all that is known here of the value
 * that was put there, and without that value's name.
 */
static void settle(struct run *r, struct work *w, struct fact *f)
{
	struct abs b;

	f->a = resolved(r, w->r, w->nr, &f->a);
	if (!f->put)
		return;
	b = again(r, w, f->put, AGAIN_DEPTH);
	if (f->a.sym.v)
		abs_forget_sym(&b);
	if (abs_meet(&b, &f->a))
		f->a = b;
	f->put = NULL;
}

/*
 * *into keeps what holds in w too.  It only ever shrinks, so it is changed in
 * place.
 */
static bool join_state(struct run *r, struct state **into,
		       const struct work *w, bool widen)
{
	struct abs (*join)(const struct abs *, const struct abs *) =
		widen ? abs_widen : abs_join;
	struct state *s = *into;
	bool changed = false;
	unsigned n = 0;

	if (!s) {
		*into = freeze(r, w);
		return true;
	}
	for (unsigned i = 0; i < s->nf; i++) {
		const struct fact *o = i < w->nf &&
			same_place(&w->f[i], &s->f[i]) ? &w->f[i] :
			find_fact(w->f, w->nf, &s->f[i]);
		struct fact f = s->f[i];

		if (!o) {
			changed = true;
			continue;
		}
		if (f.put && f.put != o->put) {
			f.put = NULL;
			changed = true;
		}
		if (!abs_same(&f.a, &o->a)) {
			struct abs a = resolved(r, s->r, s->nr, &f.a);
			struct abs b = resolved(r, w->r, w->nr, &o->a);

			f.a = join(&a, &b);
			if (!abs_same(&f.a, &s->f[i].a))
				changed = true;
			if (!abs_informs(&f.a))
				continue;
		}
		s->f[n++] = f;
	}
	s->nf = n;
	n = 0;
	for (unsigned i = 0; i < s->nr; i++) {
		const struct refined *o = NULL;
		struct refined j = s->r[i];

		/* two ways from one branch mostly have their lists in step */
		if (i < w->nr && w->r[i].v == j.v)
			o = &w->r[i];
		for (unsigned k = w->nr; k-- > 0 && !o;)
			if (w->r[k].v == j.v)
				o = &w->r[k];
		if (!o) {
			changed = true;
			continue;
		}
		if (!abs_same(&j.a, &o->a)) {
			j.a = join(&j.a, &o->a);
			if (!abs_same(&j.a, &s->r[i].a))
				changed = true;
			if (!abs_informs(&j.a))
				continue;
		}
		s->r[n++] = j;
	}
	s->nr = n;
	return changed;
}

/* ---- loops -------------------------------------------------------------- */

struct in_this_loop {
	const struct loop *l;
	bool found;
};

static bool made_in(const struct val *v, const struct loop *l)
{
	return v && v->kind == V_RES && v->def->blk && in_loop(v->def->blk, l);
}

static void look_for(void *p, const struct val *v)
{
	struct in_this_loop *t = p;

	t->found |= made_in(v, t->l);
}

/*
 * Around a loop a value made in it means the last turn's: what is said of it
 * does not hold for the next.
 */
static void next_turn(struct run *r, struct work *w, const struct loop *l)
{
	for (unsigned i = 0; i < w->nf;) {
		struct fact *f = &w->f[i];
		struct in_this_loop t = { l, false };

		if (f->side == r->side)
			key_vals(f->key, look_for, &t);
		if (t.found) {
			fact_drop(w, i);
			continue;
		}
		if (made_in(f->put, l))
			f->put = NULL;
		if (f->a.sym.side == r->side && made_in(f->a.sym.v, l)) {
			f->a = resolved(r, w->r, w->nr, &f->a);
			abs_forget_sym(&f->a);
			if (!abs_informs(&f->a)) {
				fact_drop(w, i);
				continue;
			}
		}
		i++;
	}
	for (unsigned i = 0; i < w->nr;) {
		struct refined *f = &w->r[i];

		if (made_in(f->v, l) ||
		    (f->a.sym.side == r->side && made_in(f->a.sym.v, l))) {
			memmove(f, f + 1, (w->nr - i - 1) * sizeof(*f));
			w->nr--;
		} else {
			i++;
		}
	}
}

/* ---- blocks ------------------------------------------------------------- */

/* Whoever uses a value that changed has to run again. */
static void set_value(struct run *r, const struct val *v, struct abs a,
		      bool widen)
{
	if (r->has[v->id] && widen)
		a = abs_widen(&r->abs[v->id], &a);
	if (r->has[v->id] && abs_same(&a, &r->abs[v->id]))
		return;
	r->abs[v->id] = a;
	r->has[v->id] = true;
	for (const struct use *u = v->uses; u; u = u->next)
		if (r->in[u->in->blk->id])
			r->dirty[u->in->blk->id] = true;
}

static bool edge_taken(const struct run *r, const struct blk *from,
		       const struct blk *to)
{
	for (unsigned i = 0; i < from->nsuccs; i++)
		if (from->succ[i] == to && (r->edge[from->id] & 1u << i))
			return true;
	return false;
}

static bool assumed_value(struct run *r, const struct val *v, struct abs *a)
{
	for (unsigned i = 0; i < r->nassume; i++)
		if (r->assume[i].equal && r->assume[i].v == v) {
			if (!r->assume[i].is.v)
				*a = abs_const(r->assume[i].num);
			else
				abs_set_sym(a, r->assume[i].is);
			return true;
		}
	return false;
}

static void eval_phi(struct run *r, const struct ins *phi)
{
	struct abs a = abs_any();
	bool first = true;

	for (unsigned i = 0; i < phi->nargs; i++) {
		const struct val *v = arg(phi, i);
		struct abs b;

		if (!edge_taken(r, phi->blk->pred[i], phi->blk))
			continue;
		if (!is_const(v) && v->kind == V_RES && !r->has[v->id])
			continue;
		b = base_value(r, v);
		if (!b.sym.v && !is_const(v) && v->kind == V_RES &&
		    !(phi->blk->loop && made_in(v, phi->blk->loop)))
			abs_set_sym(&b, (struct sym){ v, r->side });
		a = first ? b : abs_join(&a, &b);
		first = false;
	}
	assumed_value(r, res(phi), &a);
	set_value(r, res(phi), a, phi->blk->loop_head ||
		  r->visits[phi->blk->id] > MAX_VISITS);
}

/* An entry of this contract ran to its end: what it may store is not known. */
static void forget_stores_of(struct run *r, struct work *w, const struct fn *f)
{
	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			for (unsigned i = 0; is_store(in) && i < w->nf;) {
				struct fact *g = &w->f[i];

				if (g->transient == is_transient(in) &&
				    key_rel(&relation_plain, g->key, g->side,
					    place_of(r->m, in), SIDE_ANY) !=
				    REL_NE)
					fact_drop(w, i);
				else
					i++;
			}
}

static void eval_call(struct run *r, struct work *w, const struct ins *in)
{
	const struct callsite *c = callsite_of(r->m, in);
	struct facts before = { w->nf, w->f }, after = { 0, NULL };

	if (c)
		switch (c->window) {
		case WINDOW_STATIC: case WINDOW_PRECOMPILE: case WINDOW_INIT:
		case WINDOW_CREATED:
			return;
		case WINDOW_TRUSTED:
			if (c->delegate)
				w->nf = 0;
			return;
		case WINDOW_STIPEND:
			if (c->shut)
				return;
			break;
		case WINDOW_SELF:
			if (!c->self)
				w->nf = 0;
			else
				forget_stores_of(r, w, c->self->fn);
			return;
		case WINDOW_LIBRARY: case WINDOW_OWNER:
			w->nf = 0;
			return;
		case WINDOW_OPEN:
			break;
		}
	/* what is known of a loaded value is known of its slot */
	for (unsigned i = 0; i < w->nf; i++)
		settle(r, w, &w->f[i]);
	if (r->after_call && c && !c->delegate && !c->linked &&
	    r->after_call(r->arg, r, in, &before, &after)) {
		w->nf = 0;
		for (unsigned i = 0; i < after.n && i < MAX_FACTS; i++)
			w->f[w->nf++] = after.f[i];
	} else {
		w->nf = 0;
	}
}

static bool shared_expression(struct mod *m, const struct val *v,
			      unsigned depth)
{
	if (is_const(v))
		return true;
	if (v->kind != V_RES || !depth)
		return false;
	if (is_shared(m, v->def))
		return true;
	if (!v->def->nargs || v->def->op == OP_phi || v->def->op == OP_ucall ||
	    effects_of(v->def) != PURE)
		return false;
	for (unsigned i = 0; i < v->def->nargs; i++)
		if (!shared_expression(m, arg(v->def, i), depth - 1))
			return false;
	return true;
}

enum { SHARED_DEPTH = 6 };

bool is_shared_expression(struct mod *m, const struct val *v)
{
	return !is_const(v) && shared_expression(m, v, SHARED_DEPTH);
}

static bool same_expression(struct mod *m, const struct val *a,
			    const struct val *b, unsigned depth)
{
	const struct ins *x = a->def, *y = b->def;

	if (is_const(a) || is_const(b))
		return is_const(a) && is_const(b) && u256_eq(a->con, b->con);
	if (a->kind != V_RES || b->kind != V_RES || !depth || x->op != y->op ||
	    x->nargs != y->nargs)
		return false;
	if (is_shared(m, x))
		return same_shared(m, x, y);
	for (unsigned i = 0; i < x->nargs; i++)
		if (!same_expression(m, arg(x, i), arg(y, i), depth - 1))
			return false;
	return true;
}

/* x < y, where y < x is known to hold */
static bool is_reverse(struct mod *m, const struct val *v,
		       const struct known_env *k)
{
	const struct ins *x = def_by(v, OP_lt), *y = def_by(k->v, OP_lt);

	return x && y && !k->zero &&
	       same_expression(m, arg(x, 0), arg(y, 1), SHARED_DEPTH) &&
	       same_expression(m, arg(x, 1), arg(y, 0), SHARED_DEPTH);
}

/* What E1 has tested of what all runs share. */
static bool env_value(const struct run *r, const struct val *v, struct abs *a)
{
	for (unsigned i = 0; i < r->nenv; i++)
		if (same_expression(r->m, v, r->env[i].v, SHARED_DEPTH)) {
			if (r->env[i].zero)
				*a = abs_const(u256_zero);
			else if (u256_is_zero(abs_min(a)))
				a->lo = u256_one;
			return true;
		} else if (is_reverse(r->m, v, &r->env[i])) {
			*a = abs_const(u256_zero);
			return true;
		}
	return false;
}

static void eval(struct run *r, struct work *w, const struct ins *in)
{
	struct abs a = abs_any();
	const struct val *s;

	if (is_store(in)) {
		store(r, w, in);
		return;
	}
	if (in->op == OP_ucall || in->op == OP_verbatim) {
		/* a call that stayed: what it does to storage is not known */
		if (in->op == OP_verbatim ||
		    fn_has(in->callee, WS | WT | EXT))
			w->nf = 0;
		for (unsigned i = 0; i < in->nres; i++)
			set_value(r, &in->res[i], a, false);
		return;
	}
	if (effects_of(in) & EXT)
		eval_call(r, w, in);
	if (in->nres != 1)
		return;
	if (is_load(in))
		a = load(r, w, in);
	else if ((s = shared(r, in)))
		a = abs_sym((struct sym){ s, SIDE_E1 });
	else if (in->op == OP_hash || in->op == OP_keccak256)
		a.lo = u256_one;	/* no hash is zero, as nobody has seen one */
	else if (in->op == OP_extcodesize && def_by(arg(in, 0), OP_address))
		a.lo = u256_one;	/* this is the code */
	else
		a = eval_pure(r, w, in);
	assumed_value(r, res(in), &a);
	if (r->nenv)
		env_value(r, res(in), &a);
	set_value(r, res(in), a, false);
}

static void go_to(struct run *r, struct work *w, const struct blk *b,
		  unsigned i)
{
	struct blk *to = b->succ[i];
	bool back = to->loop_head && in_loop(b, to->loop);
	bool fresh = !(r->edge[b->id] & 1u << i);

	r->edge[b->id] |= (unsigned char)(1u << i);
	if (back)
		next_turn(r, w, to->loop);
	if (join_state(r, &r->in[to->id], w, back) || fresh)
		r->dirty[to->id] = true;
}

static void copy_work(struct work *to, const struct work *from)
{
	to->nf = from->nf;
	to->nr = from->nr;
	memcpy(to->f, from->f, from->nf * sizeof(*from->f));
	memcpy(to->r, from->r, from->nr * sizeof(*from->r));
}

static void leave_blk(struct run *r, struct work *w, const struct blk *b)
{
	struct ins *last = b->last;
	struct work other;
	struct abs c;
	bool can[2];

	if (last->op != OP_br) {
		if (b->nsuccs)
			go_to(r, w, b, 0);
		return;
	}
	c = value(r, w, arg(last, 0));
	as_self(r, arg(last, 0), &c);
	can[0] = !u256_is_zero(abs_max(&c));
	can[1] = !abs_is_never_zero(&c);
	if (r->force && r->force[b->id])
		can[2 - r->force[b->id]] = false;
	if (can[0] && can[1])
		copy_work(&other, w);
	for (unsigned i = 0; i < 2; i++) {
		struct work *mine = i && can[0] ? &other : w;

		if (!can[i])
			continue;
		assume_cond(r, mine, arg(last, 0), i == 0);
		go_to(r, mine, b, i);
	}
}

static void exec_blk(struct run *r, struct work *w, const struct blk *b,
		     const struct ins *from)
{
	for (const struct ins *in = from; in; in = in->next) {
		if (in->op == OP_phi)
			eval_phi(r, in);
		else
			eval(r, w, in);
	}
	leave_blk(r, w, b);
}

/* ---- the run ------------------------------------------------------------ */

static void find_ok(struct run *r)
{
	const struct fn *f = r->fn;
	const struct blk **stack = ARENA_ARRAY(r->mem, const struct blk *,
					       f->nblks + 1);
	unsigned n = 0;

	for (unsigned i = 0; i < f->nblks; i++)
		if (r->live[i] && (ends_ok(f->blk[i]->last) ||
				   f->blk[i]->last->op == OP_ret)) {
			r->ok[i] = true;
			r->completes = true;
			stack[n++] = f->blk[i];
		}
	while (n) {
		const struct blk *b = stack[--n];

		for (unsigned p = 0; p < b->npreds; p++) {
			const struct blk *q = b->pred[p];

			if (r->live[q->id] && !r->ok[q->id] &&
			    edge_taken(r, q, b)) {
				r->ok[q->id] = true;
				stack[n++] = q;
			}
		}
	}
}

/* Replay the end of each good block for what holds there. */
static void find_exit(struct run *r)
{
	const struct fn *f = r->fn;
	struct state *s = NULL;
	struct work *w = ARENA_NEW(r->mem, struct work);

	for (unsigned i = 0; i < f->nblks; i++) {
		const struct blk *b = f->blk[i];
		const struct ins *from;

		if (!r->live[i] || !(ends_ok(b->last) || b->last->op == OP_ret))
			continue;
		from = b->first;
		if (r->in[i]) {
			thaw(w, r->in[i]);
		} else {
			w->nf = w->nr = 0;
			for (unsigned k = 0; r->start && k < r->start->n; k++)
				fact_add(w, r->start->f[k]);
			if (r->after)
				from = r->after->next;
		}
		for (const struct ins *in = from; in; in = in->next)
			if (in->op != OP_phi)
				eval(r, w, in);
		for (unsigned k = 0; k < w->nf; k++)
			settle(r, w, &w->f[k]);
		join_state(r, &s, w, false);
	}
	if (s)
		r->exit = (struct facts){ s->nf, s->f };
}

static void everything_possible(struct run *r)
{
	r->cut = true;
	note_incomplete(r->m, r->fn, CUT_STEPS);
	r->exit.n = 0;
	for (unsigned i = 0; i < r->fn->nblks; i++) {
		r->live[i] = true;
		r->edge[i] = 3;
	}
	memset(r->has, 0, r->fn->nvals * sizeof(*r->has));
}

void run_fn(struct run *r)
{
	const struct fn *f = r->fn;
	struct work *w = ARENA_NEW(r->mem, struct work);
	unsigned steps = 0;

	if (r->room >= f->nvals)
		r->abs = r->abs_room;	/* `has` tells what is set */
	else
		r->abs = ARENA_ARRAY(r->mem, struct abs, f->nvals + 1);
	r->has = ARENA_ARRAY(r->mem, bool, f->nvals + 1);
	r->live = ARENA_ARRAY(r->mem, bool, f->nblks);
	r->ok = ARENA_ARRAY(r->mem, bool, f->nblks);
	r->edge = ARENA_ARRAY(r->mem, unsigned char, f->nblks);
	r->in = ARENA_ARRAY(r->mem, struct state *, f->nblks);
	r->visits = ARENA_ARRAY(r->mem, unsigned char, f->nblks);
	r->dirty = ARENA_ARRAY(r->mem, bool, f->nblks);
	for (unsigned i = 0; r->start && i < r->start->n; i++)
		fact_add(w, r->start->f[i]);
	if (r->after) {
		/* values from before the call hold; the call succeeded */
		memcpy(r->abs, r->before->abs, f->nvals * sizeof(*r->abs));
		memcpy(r->has, r->before->has, f->nvals * sizeof(*r->has));
		if (r->after->nres && !callsite_of(r->m, r->after)->create)
			r->abs[res(r->after)->id] = abs_const(u256_one);
		if (r->before->in[r->after->blk->id]) {
			const struct state *s =
				r->before->in[r->after->blk->id];

			w->nr = s->nr;
			memcpy(w->r, s->r, s->nr * sizeof(*s->r));
		}
		r->live[r->after->blk->id] = true;
		exec_blk(r, w, r->after->blk, r->after->next);
	} else {
		r->in[0] = freeze(r, w);
		r->dirty[0] = true;
	}
	for (bool again = true; again;) {
		again = false;
		for (unsigned i = 0; i < f->nblks; i++) {
			if (!r->dirty[i])
				continue;
			if (++steps > MAX_STEPS * f->nblks) {
				everything_possible(r);
				find_ok(r);
				return;
			}
			r->dirty[i] = false;
			again = true;
			r->live[i] = true;
			if (r->visits[i] < 255)
				r->visits[i]++;
			thaw(w, r->in[i]);
			exec_blk(r, w, f->blk[i], f->blk[i]->first);
		}
	}
	find_ok(r);
	find_exit(r);
}

struct facts run_facts_at(struct run *r, const struct ins *call)
{
	struct work *w = ARENA_NEW(r->mem, struct work);
	struct facts out = { 0, NULL };

	if (r->cut || !r->in[call->blk->id])
		return out;
	thaw(w, r->in[call->blk->id]);
	for (const struct ins *in = call->blk->first; in != call; in = in->next)
		if (in->op != OP_phi)
			eval(r, w, in);
	out.f = ARENA_ARRAY(r->mem, struct fact, w->nf + 1);
	for (unsigned i = 0; i < w->nf; i++) {
		struct fact f = w->f[i];

		settle(r, w, &f);
		out.f[out.n++] = f;
	}
	return out;
}

void facts_print(FILE *f, const struct facts *fs)
{
	char buf[80];

	for (unsigned i = 0; i < fs->n; i++) {
		const struct fact *x = &fs->f[i];

		fprintf(f, "    %s", x->transient ? "transient " : "");
		key_print(f, x->key);
		if (!u256_is_zero(x->a.known)) {
			fprintf(f, " = %s", u256_hex(x->a.val, buf));
			if (!u256_eq(x->a.known, u256_max))
				fprintf(f, " in bits %s",
					u256_hex(x->a.known, buf));
		} else if (x->a.sym.v) {
			fprintf(f, " = %%%u", x->a.sym.v->id);
			if (x->a.plus_lo || x->a.plus_hi)
				fprintf(f, " + %llu or more",
					(unsigned long long)x->a.plus_lo);
		} else if (abs_informs(&x->a)) {
			fprintf(f, " >= %s", u256_hex(x->a.lo, buf));
			if (!u256_eq(x->a.hi, u256_max))
				fprintf(f, " and <= %s",
					u256_hex(x->a.hi, buf));
		}
		fputc('\n', f);
	}
}
