/*
 * place: storage keys out of slot expressions.
 *
 * In: entries whose mapping hashes are OP_hash.  Out: for each storage
 * access a key (place.h), the same for unoptimised and optimised IR, and
 * key_rel, which tells whether two keys name the same slot.
 *
 * Assumed, as everybody who writes Solidity does: hashes of different data
 * are different and far apart, and no hash is a small number.  A number of
 * 2^64 or more is taken for a hash that was computed by the compiler.
 */
#include <string.h>

#include "fold.h"
#include "place.h"

enum {
	KEY_BUCKETS = 1024,
	KEY_DEPTH = 24,
	MAX_FIELDS = 1 << 16,	/* slots behind a hash that are its own */
	MAX_CANDIDATES = 400,	/* constant keys and slots that are tried */
};

struct places {
	struct key *bucket[KEY_BUCKETS];
	struct root *roots;
	uint32_t nkeys;
	const struct key ***memo;	/* by function, by value id */
	unsigned nfns;
};

/* ---- interning ---------------------------------------------------------- */

static bool term_eq(const struct term *a, const struct term *b)
{
	return a->v == b->v && a->max == b->max && a->count == b->count &&
	       u256_eq(a->scale, b->scale);
}

static const struct key *intern(struct mod *m, const struct key *k)
{
	uint64_t h = u256_hash(k->off) ^ (uintptr_t)k->root * 31;
	struct key **b, *p;

	for (unsigned i = 0; i < k->n; i++)
		h = (h ^ (uintptr_t)k->t[i].v) * 0x9e3779b97f4a7c15u;
	b = &m->places->bucket[(h ^ h >> 29) % KEY_BUCKETS];
	for (p = *b; p; p = p->next) {
		bool same = p->n == k->n && p->root == k->root &&
			    u256_eq(p->off, k->off);

		for (unsigned i = 0; same && i < k->n; i++)
			same = term_eq(&p->t[i], &k->t[i]);
		if (same)
			return p;
	}
	p = ARENA_NEW(m->arena, struct key);
	*p = *k;
	p->id = m->places->nkeys++;
	p->next = *b;
	*b = p;
	return p;
}

static const struct root *intern_root(struct mod *m, const struct key **word,
				      const struct piece *piece, unsigned n)
{
	struct root *r;

	for (r = m->places->roots; r; r = r->next)
		if (r->n == n && !memcmp(r->word, word, n * sizeof(*word)) &&
		    !memcmp(r->piece, piece, n * sizeof(*piece)))
			return r;
	r = ARENA_NEW(m->arena, struct root);
	r->n = n;
	r->word = word;
	r->piece = piece;
	r->next = m->places->roots;
	m->places->roots = r;
	return r;
}

/* Too far for a field of a struct, or an index: not the same array. */
static bool far_apart(u256 a, u256 b)
{
	u256 d = u256_cmp(a, b) < 0 ? u256_sub(b, a) : u256_sub(a, b);

	return d.w[1] || d.w[2] || d.w[3];
}

/* ---- expression to key -------------------------------------------------- */

static const struct key *key_at(struct mod *m, const struct val *v,
				unsigned depth);

/* x lies shortly behind the hash, or just before: an index less some number. */
static bool is_near(u256 x, u256 hash)
{
	return u256_cmp(u256_sub(x, hash), u256_from(MAX_FIELDS)) < 0 ||
	       u256_cmp(u256_sub(hash, x), u256_from(MAX_FIELDS)) < 0;
}

/*
 * A number; or, if it is a known hash or lies shortly behind one, that hash of
 * numbers: an entry of a mapping under a constant key is one of its entries.
 */
static const struct key *number_key(struct mod *m, u256 x, unsigned depth)
{
	struct key k = { .off = x };

	for (struct hashed *h = far_apart(x, u256_zero) && depth ? m->hashed :
	     NULL; h; h = h->next) {
		u256 d = u256_sub(x, h->h);
		const struct key **word;
		struct piece *piece;

		if (!is_near(x, h->h))
			continue;
		word = ARENA_ARRAY(m->arena, const struct key *, h->n);
		piece = ARENA_ARRAY(m->arena, struct piece, h->n);
		for (unsigned i = 0; i < h->n; i++) {
			word[i] = number_key(m, h->word[i], depth - 1);
			piece[i] = (struct piece){ 0, 32 };
		}
		k.off = d;
		k.root = intern_root(m, word, piece, h->n);
		break;
	}
	return intern(m, &k);
}

static const struct key *leaf(struct mod *m, const struct val *v)
{
	struct key k = { .n = 1 };

	k.t[0].v = v;
	k.t[0].scale = u256_one;
	k.t[0].max = UINT64_MAX;
	return intern(m, &k);
}

static bool add_term(struct key *k, struct term t)
{
	unsigned i;

	for (i = 0; i < k->n; i++)
		if (k->t[i].v == t.v && k->t[i].count == t.count) {
			k->t[i].scale = u256_add(k->t[i].scale, t.scale);
			if (u256_is_zero(k->t[i].scale)) {
				memmove(&k->t[i], &k->t[i + 1],
					(k->n - i - 1) * sizeof(t));
				k->n--;
			}
			return true;
		}
	if (k->n == MAX_TERMS)
		return false;
	for (i = k->n; i && k->t[i - 1].v->id > t.v->id; i--)
		k->t[i] = k->t[i - 1];
	k->t[i] = t;
	k->n++;
	return true;
}

/* *k += scale * b; false if it cannot be said in one key. */
static bool accumulate(struct key *k, const struct key *b, u256 scale)
{
	if (b->root) {
		if (k->root || !u256_eq(scale, u256_one))
			return false;
		k->root = b->root;
	}
	k->off = u256_add(k->off, u256_mul(b->off, scale));
	for (unsigned i = 0; i < b->n; i++) {
		struct term t = b->t[i];

		t.scale = u256_mul(t.scale, scale);
		if (!add_term(k, t))
			return false;
	}
	return true;
}

/*
 * Upper bound of v in block b: from a branch on lt(v, constant) whose true
 * side dominates b, as Solidity's index check leaves it.
 */
static uint64_t bound_at(const struct val *v, const struct blk *b)
{
	uint64_t n;

	for (const struct use *u = v->uses; u; u = u->next) {
		struct ins *lt = u->in;

		if (lt->op != OP_lt || arg(lt, 0) != v ||
		    !is_const(arg(lt, 1)) ||
		    !u256_to_u64(arg(lt, 1)->con, &n) || !n)
			continue;
		for (const struct use *c = res(lt)->uses; c; c = c->next) {
			struct blk *at = c->in->blk;

			if (c->in->op == OP_br && at->succ[0]->npreds == 1 &&
			    dominates(at->succ[0], b))
				return n - 1;
		}
	}
	return UINT64_MAX;
}

static void bound_terms(struct key *k, const struct blk *b)
{
	for (unsigned i = 0; i < k->n; i++)
		if (k->t[i].max == UINT64_MAX && !k->t[i].count)
			k->t[i].max = bound_at(k->t[i].v, b);
}

static const struct key *sum_key(struct mod *m, const struct ins *in,
				 unsigned depth)
{
	struct key k = { .n = 0 };
	u256 scale = in->op == OP_sub ? u256_max : u256_one;

	if (!accumulate(&k, key_at(m, arg(in, 0), depth), u256_one) ||
	    !accumulate(&k, key_at(m, arg(in, 1), depth), scale))
		return leaf(m, res(in));
	bound_terms(&k, in->blk);
	return intern(m, &k);
}

static const struct key *scaled_key(struct mod *m, const struct ins *in,
				    const struct val *x, u256 scale,
				    unsigned depth)
{
	struct key k = { .n = 0 };
	const struct key *b = key_at(m, x, depth);

	if (b->root || !accumulate(&k, b, scale))
		return leaf(m, res(in));
	bound_terms(&k, in->blk);
	return intern(m, &k);
}

/* Is the operand what the phi was in the last turn of its loop, moved on? */
static bool is_next(const struct ins *phi, unsigned i)
{
	const struct ins *next = def_by(arg(phi, i), OP_add);

	return phi->blk->loop_head && next && arg(next, 0) == res(phi) &&
	       is_const(arg(next, 1));
}

/*
 * A pointer that a loop moves on by a fixed step: where it starts, and the
 * step as often as the loop has turned.
 */
static const struct key *moving_key(struct mod *m, const struct ins *phi,
				    unsigned depth)
{
	for (unsigned i = 0; i < 2 && phi->nargs == 2; i++) {
		struct key k = { .n = 0 };
		struct term turns = { res(phi), u256_zero, UINT64_MAX, true };

		if (!is_next(phi, i))
			continue;
		turns.scale = arg(arg(phi, i)->def, 1)->con;
		if (accumulate(&k, key_at(m, arg(phi, 1 - i), depth),
			       u256_one) && add_term(&k, turns))
			return intern(m, &k);
	}
	return NULL;
}

/* Different ways lead to one array: somewhere in it. */
static const struct key *phi_key(struct mod *m, const struct ins *phi,
				 unsigned depth)
{
	const struct key *k = moving_key(m, phi, depth);
	struct key some = { .n = 1 };

	if (k)
		return k;
	for (unsigned i = 0; i < phi->nargs; i++) {
		const struct key *a;

		if (is_next(phi, i))
			continue;
		a = key_at(m, arg(phi, i), depth);
		if (!a->root || (some.root && some.root != a->root))
			return leaf(m, res(phi));
		some.root = a->root;
	}
	some.t[0] = (struct term){ res(phi), u256_one, UINT64_MAX, true };
	return some.root ? intern(m, &some) : leaf(m, res(phi));
}

static const struct key *hash_key(struct mod *m, const struct ins *h,
				  unsigned depth)
{
	struct key k = { .n = 0 };
	const struct key **word = ARENA_ARRAY(m->arena, const struct key *,
					      h->nargs);

	for (unsigned i = 0; i < h->nargs; i++)
		word[i] = key_at(m, arg(h, i), depth);
	k.root = intern_root(m, word, h->piece, h->nargs);
	return intern(m, &k);
}

static const struct key *key_new(struct mod *m, const struct val *v,
				 unsigned depth)
{
	const struct ins *d = v->def;

	switch (d->op) {
	case OP_add: case OP_sub:
		return sum_key(m, d, depth);
	case OP_mul:
		if (is_const(arg(d, 1)))
			return scaled_key(m, d, arg(d, 0), arg(d, 1)->con,
					  depth);
		break;
	case OP_shl:
		if (is_const(arg(d, 0)))
			return scaled_key(m, d, arg(d, 1),
					  u256_shl(arg(d, 0)->con, u256_one),
					  depth);
		break;
	case OP_hash:
		return hash_key(m, d, depth);
	case OP_phi:
		return phi_key(m, d, depth);
	default:
		break;
	}
	return leaf(m, v);
}

static const struct key *key_at(struct mod *m, const struct val *v,
				unsigned depth)
{
	struct fn *f;
	const struct key **memo;

	if (is_const(v))
		return number_key(m, v->con, depth);
	if (v->kind == V_PARAM || !depth)
		return leaf(m, v);
	f = v->def->blk->fn;
	memo = m->places->memo[f->no];
	if (!memo)
		memo = m->places->memo[f->no] =
			ARENA_ARRAY(m->arena, const struct key *, f->nvals);
	if (!memo[v->id]) {
		memo[v->id] = leaf(m, v);	/* for whoever comes around */
		memo[v->id] = key_new(m, v, depth - 1);
	}
	return memo[v->id];
}

const struct key *key_of(struct mod *m, const struct val *slot)
{
	return key_at(m, slot, KEY_DEPTH);
}

const struct key *place_of(struct mod *m, const struct ins *in)
{
	return is_access(in) ? key_of(m, arg(in, 0)) : NULL;
}

/* ---- comparing ---------------------------------------------------------- */

static enum rel plain_vals(void *p, const struct val *a, enum side sa,
			   const struct val *b, enum side sb)
{
	(void)p;
	return a == b && sa == sb && sa != SIDE_ANY ? REL_EQ : REL_MAYBE;
}

static enum rel plain_num(void *p, const struct val *a, enum side sa, u256 b)
{
	(void)p, (void)a, (void)sa, (void)b;
	return REL_MAYBE;
}

const struct relation relation_plain = { plain_vals, NULL, plain_num, NULL };

static bool is_number(const struct key *k)
{
	return !k->root && !k->n;
}

/* One value and nothing else. */
static const struct val *is_leaf(const struct key *k)
{
	return !k->root && k->n == 1 && u256_is_zero(k->off) &&
	       !k->t[0].count && u256_eq(k->t[0].scale, u256_one) ?
	       k->t[0].v : NULL;
}

/*
 * Can a sum of this kind be any slot at all?  A lone value may be a storage
 * pointer; with an offset and a scale it is an index into something.
 */
static bool may_be_pointer(const struct val *v, unsigned depth)
{
	if (v->kind == V_PARAM)
		return true;
	if (is_const(v) || !depth)
		return false;
	switch (v->def->op) {
	case OP_phi:
		for (unsigned i = 0; i < v->def->nargs; i++)
			if (may_be_pointer(arg(v->def, i), depth - 1))
				return true;
		return false;
	case OP_hash: case OP_keccak256: case OP_ucall: case OP_calldataload:
	case OP_mload: case OP_sload: case OP_verbatim:
		return true;
	case OP_add:
		return may_be_pointer(arg(v->def, 0), depth - 1) ||
		       may_be_pointer(arg(v->def, 1), depth - 1);
	default:
		return false;
	}
}

static bool any_slot(const struct key *k)
{
	return !k->root && k->n == 1 && !k->t[0].count &&
	       u256_eq(k->t[0].scale, u256_one) && k->t[0].max == UINT64_MAX && may_be_pointer(k->t[0].v, 4);
}

static uint64_t gcd(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t t = a % b;

		a = b;
		b = t;
	}
	return a;
}

static uint64_t stride(const struct key *k, uint64_t g)
{
	uint64_t s;

	for (unsigned i = 0; i < k->n; i++) {
		if (!u256_to_u64(k->t[i].scale, &s))
			return 1;
		g = gcd(g, s);
	}
	return g;
}

/* Largest value of the terms; false if not known. */
static bool reach_of(const struct key *k, uint64_t *out)
{
	uint64_t s;

	*out = 0;
	for (unsigned i = 0; i < k->n; i++) {
		if (k->t[i].max >= 1u << 30 ||
		    !u256_to_u64(k->t[i].scale, &s) || s >= 1u << 30)
			return false;
		*out += k->t[i].max * s;
	}
	return true;
}

static enum rel leaf_rel(const struct relation *r, const struct term *a,
			 enum side sa, const struct term *b, enum side sb)
{
	if (a->v == b->v && a->count == b->count && sa == sb && sa != SIDE_ANY)
		return REL_EQ;
	if (a->count || b->count)
		return REL_MAYBE;
	return r->vals(r->arg, a->v, sa, b->v, sb);
}

/* off + terms of both, given equal roots. */
/* A value, and perhaps a small number more. */
static bool is_one_value(const struct key *k)
{
	return k->n == 1 && !k->t[0].count && u256_eq(k->t[0].scale, u256_one) &&
	       u256_bits(k->off) <= 64;
}

static enum rel sum_rel(const struct relation *r, const struct key *a,
			enum side sa, const struct key *b, enum side sb)
{
	bool same = a->n == b->n, off = u256_eq(a->off, b->off);
	uint64_t g, ra, rb;
	u256 d;

	if (!a->n && !b->n)
		return off ? REL_EQ : REL_NE;
	for (unsigned i = 0; same && i < a->n; i++)
		same = u256_eq(a->t[i].scale, b->t[i].scale) &&
		       leaf_rel(r, &a->t[i], sa, &b->t[i], sb) == REL_EQ;
	if (same)
		return off ? REL_EQ : REL_NE;
	/* one value against one value, or against a number */
	if (off && a->n == 1 && b->n == 1 &&
	    u256_eq(a->t[0].scale, b->t[0].scale) &&
	    leaf_rel(r, &a->t[0], sa, &b->t[0], sb) == REL_NE)
		return REL_NE;
	if (!off && r->reaches && is_one_value(a) && is_one_value(b) &&
	    (u256_cmp(a->off, b->off) > 0 ?
	     r->reaches(r->arg, a->t[0].v, sa, b->t[0].v, sb) :
	     r->reaches(r->arg, b->t[0].v, sb, a->t[0].v, sa)))
		return REL_NE;
	/* struct fields: index * size + field */
	g = stride(b, stride(a, 0));
	d = u256_cmp(a->off, b->off) < 0 ? u256_sub(b->off, a->off) :
					   u256_sub(a->off, b->off);
	if (g > 1 && !u256_is_zero(u256_mod(d, u256_from(g))))
		return REL_NE;
	/* ranges that do not meet */
	if (reach_of(a, &ra) && reach_of(b, &rb)) {
		bool a_low = u256_cmp(a->off, b->off) < 0;

		if (u256_cmp(d, u256_from(a_low ? ra : rb)) > 0)
			return REL_NE;
	}
	if (a->n == 1 && !b->n && !a->t[0].count &&
	    u256_eq(a->t[0].scale, u256_one))
		return r->num(r->arg, a->t[0].v, sa, u256_sub(b->off, a->off));
	if (b->n == 1 && !a->n && !b->t[0].count &&
	    u256_eq(b->t[0].scale, u256_one))
		return r->num(r->arg, b->t[0].v, sb, u256_sub(a->off, b->off));
	return REL_MAYBE;
}

/*
 * Words that differ differ in the hashed bytes too: all 32 of them, or bytes
 * of two numbers.
 */
static bool bytes_differ(const struct root *a, const struct root *b, unsigned i)
{
	struct piece p = a->piece[i];
	u256 x;

	if (p.len == 32)
		return true;
	if (!p.len || !is_number(a->word[i]) || !is_number(b->word[i]))
		return false;
	x = u256_xor(a->word[i]->off, b->word[i]->off);
	x = u256_shr(u256_from(8u * (32u - p.skip - p.len)), x);
	return !u256_is_zero(u256_and(x, u256_mask(8u * p.len)));
}

static enum rel root_rel(const struct relation *r, const struct root *a,
			 enum side sa, const struct root *b, enum side sb)
{
	enum rel all = REL_EQ;

	if (a == b && sa == sb && sa != SIDE_ANY)
		return REL_EQ;
	if (a->n != b->n)
		return REL_NE;
	for (unsigned i = 0; i < a->n; i++)
		if (a->piece[i].len != b->piece[i].len ||
		    a->piece[i].skip != b->piece[i].skip)
			return REL_NE;
	/* the slot stands last: what tells mappings apart comes first */
	for (unsigned i = a->n; i-- > 0;) {
		enum rel one = key_rel(r, a->word[i], sa, b->word[i], sb);

		if (one == REL_NE && bytes_differ(a, b, i))
			return REL_NE;
		if (one != REL_EQ)
			all = REL_MAYBE;
	}
	return all;
}

enum rel key_rel(const struct relation *r, const struct key *a, enum side sa,
		 const struct key *b, enum side sb)
{
	enum rel roots, sum;

	if (a == b && (is_number(a) || (sa == sb && sa != SIDE_ANY)))
		return REL_EQ;
	if (!a->root != !b->root) {
		const struct key *flat = a->root ? b : a;

		return any_slot(flat) ? REL_MAYBE : REL_NE;
	}
	if (!a->root) {
		if (is_leaf(a) || is_leaf(b) || any_slot(a) || any_slot(b))
			return sum_rel(r, a, sa, b, sb);
		if (far_apart(a->off, b->off))
			return REL_NE;
		return sum_rel(r, a, sa, b, sb);
	}
	roots = root_rel(r, a->root, sa, b->root, sb);
	if (roots == REL_NE)
		return REL_NE;
	sum = sum_rel(r, a, sa, b, sb);
	if (sum == REL_NE)
		return REL_NE;
	return roots == REL_EQ ? sum : REL_MAYBE;
}

void key_vals(const struct key *k,
	      void (*each)(void *arg, const struct val *v), void *p)
{
	if (k->root)
		for (unsigned i = 0; i < k->root->n; i++)
			key_vals(k->root->word[i], each, p);
	for (unsigned i = 0; i < k->n; i++)
		each(p, k->t[i].v);
}

/* ---- the pass ----------------------------------------------------------- */

/* ---- hashes that the compiler has computed ---- */

struct guesses {
	u256 key[MAX_CANDIDATES], slot[MAX_CANDIDATES], big[MAX_CANDIDATES];
	unsigned nkeys, nslots, nbig;
};

static void guess_add(u256 *set, unsigned *n, u256 x)
{
	for (unsigned i = 0; i < *n; i++)
		if (u256_eq(set[i], x))
			return;
	if (*n < MAX_CANDIDATES)
		set[(*n)++] = x;
}

/* The slots of mappings, all constants, and those that may be hashes. */
static void gather(struct mod *m, struct guesses *g)
{
	for (unsigned i = 0; i < 16; i++)
		guess_add(g->key, &g->nkeys, u256_from(i));
	for (unsigned i = 0; i < m->nentries; i++) {
		struct fn *f = m->entry[i].fn;

		for (unsigned b = 0; b < f->nblks; b++)
			for (struct ins *in = f->blk[b]->first; in;
			     in = in->next)
				for (unsigned k = 0; k < in->nargs; k++) {
					struct val *v = arg(in, k);

					if (!is_const(v))
						continue;
					guess_add(g->key, &g->nkeys, v->con);
					if (in->op == OP_hash &&
					    k == in->nargs - 1)
						guess_add(g->slot, &g->nslots,
							  v->con);
					if (far_apart(v->con, u256_zero) &&
					    (is_access(in) || in->op == OP_hash ||
					     in->op == OP_add))
						guess_add(g->big, &g->nbig,
							  v->con);
				}
	}
}

static void try_hash(struct mod *m, const struct guesses *g, const u256 *word,
		     unsigned n)
{
	uint8_t buf[64];
	u256 h;

	for (unsigned i = 0; i < n; i++)
		u256_to_bytes(word[i], buf + 32 * i);
	h = keccak256(buf, 32 * n);
	for (unsigned i = 0; i < g->nbig; i++)
		if (is_near(g->big[i], h)) {
			fold_remember_hash(m, h, word, n);
			return;
		}
}

/*
 * The optimiser prints the hash of a constant key as a number.  What it is the
 * hash of is found by trying the constants of the program as keys of the
 * mappings that it uses; twice, for mappings of mappings.
 */
static void guess_hashes(struct mod *m)
{
	struct arena *tmp = arena_new(0, m->oom, m->oom_arg);
	struct guesses *g = ARENA_NEW(tmp, struct guesses);

	gather(m, g);
	for (unsigned i = 0; i < g->nkeys && g->nbig; i++)
		try_hash(m, g, &g->key[i], 1);
	for (unsigned turn = 0; turn < 2 && g->nbig; turn++) {
		for (struct hashed *h = m->hashed; h; h = h->next)
			guess_add(g->slot, &g->nslots, h->h);
		for (unsigned i = 0; i < g->nkeys; i++)
			for (unsigned k = 0; k < g->nslots; k++) {
				u256 word[2] = { g->key[i], g->slot[k] };

				try_hash(m, g, word, 2);
			}
	}
	arena_free(tmp);
}

void places_reset(struct mod *m)
{
	if (m->optimised && !m->guessed) {
		guess_hashes(m);
		m->guessed = true;
	}
	m->places = ARENA_NEW(m->arena, struct places);
	m->places->nfns = m->nfns;
	m->places->memo = ARENA_ARRAY(m->arena, const struct key **, m->nfns);
}

void pass_place(struct mod *m)
{
	places_reset(m);
	for (unsigned i = 0; i < m->nentries; i++) {
		struct fn *f = m->entry[i].fn;

		for (unsigned b = 0; b < f->nblks; b++)
			for (struct ins *in = f->blk[b]->first; in;
			     in = in->next)
				place_of(m, in);
	}
}

static void val_print(FILE *f, const struct val *v)
{
	const struct ins *d = v->def;

	if (v->kind == V_RES && !d->nargs)
		fputs(op_info[d->op].name, f);
	else if (v->kind == V_RES && d->op == OP_calldataload &&
		 is_const(arg(d, 0))) {
		char buf[80];

		fprintf(f, "calldata[%s]", u256_dec(arg(d, 0)->con, buf));
	} else
		fprintf(f, "%%%u", v->id);
}

void key_print(FILE *f, const struct key *k)
{
	const char *plus = "";
	char buf[80];

	if (k->root) {
		fputs("hash(", f);
		for (unsigned i = 0; i < k->root->n; i++) {
			const struct piece *p = &k->root->piece[i];

			if (i)
				fputs(", ", f);
			if (!p->len)
				fputs("bytes ", f);
			key_print(f, k->root->word[i]);
			if (p->len && p->len != 32)
				fprintf(f, "[%u:%u]", p->skip,
					p->skip + p->len);
		}
		fputc(')', f);
		plus = " + ";
	}
	for (unsigned i = 0; i < k->n; i++) {
		fputs(plus, f);
		if (!u256_eq(k->t[i].scale, u256_one))
			fprintf(f, "%s*", u256_dec(k->t[i].scale, buf));
		if (k->t[i].count)
			fputs("turns of ", f);
		val_print(f, k->t[i].v);
		plus = " + ";
	}
	if (is_number(k) || !u256_is_zero(k->off))
		fprintf(f, "%s%s", plus, far_apart(k->off, u256_zero) ?
			u256_hex(k->off, buf) : u256_dec(k->off, buf));
}

void dump_place(FILE *f, const struct mod *m)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct fn *fn = m->entry[i].fn;

		fprintf(f, "entry %s\n", m->entry[i].name);
		for (unsigned b = 0; b < fn->nblks; b++)
			for (struct ins *in = fn->blk[b]->first; in;
			     in = in->next) {
				if (!is_access(in))
					continue;
				fprintf(f, "  %s ", op_info[in->op].name);
				key_print(f, m->places->memo ?
					  key_of((struct mod *)m, arg(in, 0)) :
					  NULL);
				fputc('\n', f);
			}
	}
}

const struct key *key_as(struct mod *m, const struct key *k,
			 const struct val *(*as)(void *arg, const struct val *v),
			 void *arg, const struct val *call)
{
	struct key out = { .off = k->off };
	const struct term any = { call, u256_one, UINT64_MAX, true };

	if (k->root) {
		const struct key **word = ARENA_ARRAY(m->arena,
						      const struct key *,
						      k->root->n);

		for (unsigned i = 0; i < k->root->n; i++)
			word[i] = key_as(m, k->root->word[i], as, arg, call);
		out.root = intern_root(m, word, k->root->piece, k->root->n);
	}
	for (unsigned i = 0; i < k->n; i++) {
		const struct val *v = k->t[i].count ? NULL :
						      as(arg, k->t[i].v);

		if (v ? !accumulate(&out, key_of(m, v), k->t[i].scale) :
			!add_term(&out, any)) {
			struct key some = { .n = 1, .root = out.root };

			some.t[0] = any;
			return intern(m, &some);
		}
	}
	return intern(m, &out);
}
