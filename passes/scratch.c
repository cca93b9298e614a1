/*
 * scratch: memory words followed to where they are read.
 *
 * In: entries with everything inlined.  Out: mload of a word that was just
 * stored is that word, and keccak256 over known bytes is OP_hash of the
 * words they came from: the symbolic key of a mapping or an array.
 *
 * One walk in reverse postorder carries a list of what memory is known to
 * hold.  At a join only what all predecessors agree on survives (a word in
 * solc's scratch space or the free memory pointer gets a phi instead); at a
 * loop head whatever the loop may overwrite is dropped first, so no second
 * walk is needed.
 *
 * Assumed: a computed address (not a constant) is not below 0x80, where solc
 * keeps its scratch space and the free memory pointer.
 */
#include <string.h>

#include "fold.h"

enum { MAX_WORDS = 48, RESERVED = 0x80, MAX_HASH = 32 * 32 };

/* Memory bytes [off, off + len) from `base` hold val's bytes from `skip` on. */
struct word {
	struct val *base;	/* NULL: off is the address */
	int64_t off;
	unsigned skip, len;
	struct val *val;
};

struct mem {
	struct word w[MAX_WORDS];
	unsigned n;
};

struct scratch {
	struct fn *f;
	struct arena *tmp;
	struct mem **out;	/* by block: NULL until walked */
	bool changed;
};

struct addr {
	struct val *base;
	int64_t off;
	bool known;		/* false: off means nothing */
};

static struct addr addr_of(struct val *v)
{
	struct addr a = { v, 0, true };
	struct ins *d;
	uint64_t x;

	while ((d = def_by(a.base, OP_add)) && is_const(arg(d, 1))) {
		u256 c = arg(d, 1)->con;

		if (u256_to_u64(c, &x) && x < 1u << 30)
			a.off += (int64_t)x;
		else if (u256_to_u64(u256_sub(u256_zero, c), &x) &&
			 x < 1u << 30)
			a.off -= (int64_t)x;
		else
			break;
		a.base = arg(d, 0);
	}
	if (is_const(a.base)) {
		if (!u256_to_u64(a.base->con, &x) || x >= 1u << 30) {
			a.known = false;
			return a;
		}
		a.off += (int64_t)x;
		a.base = NULL;
	}
	return a;
}

/* ---- what is known ------------------------------------------------------ */

static void word_drop(struct mem *m, unsigned i)
{
	m->w[i] = m->w[--m->n];
}

static void word_add(struct mem *m, struct word w)
{
	if (m->n == MAX_WORDS) {	/* the oldest knowledge goes */
		memmove(m->w, m->w + 1, (MAX_WORDS - 1) * sizeof(*m->w));
		m->n--;
	}
	m->w[m->n++] = w;
}

static bool may_meet(const struct word *w, struct addr a, int64_t len)
{
	if (!a.known)
		return true;
	if (w->base == a.base)
		return true;	/* then the offsets decide */
	/* constant addresses below RESERVED are out of a computed one's reach */
	if (!w->base)
		return w->off + (int64_t)w->len > RESERVED;
	if (!a.base)
		return len < 0 || a.off + len > RESERVED;
	return true;
}

/* Forget [a, a + len); len < 0: no end is known. */
static void kill_range(struct mem *m, struct addr a, int64_t len)
{
	if (!len)
		return;
	for (unsigned i = 0; i < m->n;) {
		struct word *w = &m->w[i], rest;
		int64_t beg, end;

		if (!may_meet(w, a, len)) {
			i++;
			continue;
		}
		if (!a.known || w->base != a.base) {
			if (a.known && !a.base && w->base == NULL) {
				i++;
				continue;
			}
			word_drop(m, i);
			continue;
		}
		beg = a.off > w->off ? a.off : w->off;
		end = w->off + w->len;
		if (len >= 0 && a.off + len < end)
			end = a.off + len;
		if (beg >= end) {
			i++;
			continue;
		}
		rest = *w;	/* what is left behind the overwritten part */
		rest.skip += (unsigned)(end - w->off);
		rest.len -= (unsigned)(end - w->off);
		rest.off = end;
		w->len = (unsigned)(beg - w->off);
		if (!w->len)
			word_drop(m, i);
		else
			i++;
		if (rest.len)
			word_add(m, rest);
	}
}

static int64_t const_len(const struct val *v)
{
	uint64_t n;

	return is_const(v) && u256_to_u64(v->con, &n) && n < 1u << 30 ?
	       (int64_t)n : -1;
}

static bool writes_memory(const struct fn *f, unsigned depth)
{
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if ((effects_of(in) & WM) ||
			    (in->op == OP_ucall &&
			     (!depth || writes_memory(in->callee, depth - 1))))
				return true;
	return false;
}

/* Forget what `in` may overwrite. */
static void kill_by(struct mem *m, const struct ins *in)
{
	static const struct { enum op op; signed char dst, len; } range[] = {
		{ OP_mcopy, 0, 2 }, { OP_calldatacopy, 0, 2 },
		{ OP_codecopy, 0, 2 }, { OP_extcodecopy, 1, 3 },
		{ OP_returndatacopy, 0, 2 }, { OP_datacopy, 0, 2 },
		{ OP_call, 5, 6 }, { OP_callcode, 5, 6 },
		{ OP_delegatecall, 4, 5 }, { OP_staticcall, 4, 5 },
	};

	if (in->op == OP_mstore || in->op == OP_mstore8) {
		kill_range(m, addr_of(arg(in, 0)), in->op == OP_mstore ? 32 : 1);
		return;
	}
	for (unsigned i = 0; i < sizeof(range) / sizeof(*range); i++)
		if (range[i].op == in->op) {
			kill_range(m, addr_of(arg(in, range[i].dst)),
				   const_len(arg(in, range[i].len)));
			return;
		}
	if (in->op == OP_ucall ? writes_memory(in->callee, 8) :
	    (effects_of(in) & WM) != 0)
		m->n = 0;
}

static struct word *word_at(struct mem *m, struct addr a)
{
	for (unsigned i = 0; a.known && i < m->n; i++)
		if (m->w[i].base == a.base && m->w[i].off == a.off &&
		    !m->w[i].skip && m->w[i].len == 32)
			return &m->w[i];
	return NULL;
}

/* The known bytes that start at `off` of `base`, or NULL. */
static struct word *piece_at(struct mem *m, struct val *base, int64_t off)
{
	for (unsigned i = 0; i < m->n; i++)
		if (m->w[i].base == base && m->w[i].off <= off &&
		    off < m->w[i].off + m->w[i].len)
			return &m->w[i];
	return NULL;
}

/* ---- hashes ------------------------------------------------------------- */

static struct ins *hash_new(struct scratch *s, struct ins *k, unsigned n)
{
	struct ins *h = ins_new(s->f, OP_hash, k->loc, n, 1);

	h->site = k->site;
	h->piece = ARENA_ARRAY(s->f->mod->arena, struct piece, n);
	return h;
}

static void put_hash(struct scratch *s, struct ins *k, struct ins *h)
{
	ins_insert_before(k, h);
	replace_val(res(k), res(h));
	s->changed = true;
}

/* keccak256 of `n` bytes whose every byte is known. */
static bool hash_known(struct scratch *s, struct mem *m, struct ins *k,
		       struct addr a, int64_t n)
{
	struct word part[MAX_HASH / 4];
	unsigned np = 0;
	struct ins *h;

	for (int64_t off = a.off; off < a.off + n;) {
		struct word *w = piece_at(m, a.base, off), p;

		if (!w || np == MAX_HASH / 4)
			return false;
		p = *w;
		p.skip += (unsigned)(off - w->off);
		p.len -= (unsigned)(off - w->off);
		if (off + p.len > a.off + n)
			p.len = (unsigned)(a.off + n - off);
		part[np++] = p;
		off += p.len;
	}
	h = hash_new(s, k, np);
	for (unsigned i = 0; i < np; i++) {
		set_arg(h, i, part[i].val);
		h->piece[i].skip = (uint8_t)part[i].skip;
		h->piece[i].len = (uint8_t)part[i].len;
	}
	put_hash(s, k, h);
	ins_delete(k);
	return true;
}

/*
 * keccak256(p, n) whose last word is known, as for a mapping with a string
 * key: hash of (bytes that keccak256 itself stands for, the last word).
 */
static bool hash_with_tail(struct scratch *s, struct mem *m, struct ins *k)
{
	struct val *p = arg(k, 0), *n = arg(k, 1);
	struct addr end;
	struct word *w;
	struct ins *d, *h, *e;
	int64_t plus = 0;
	uint64_t x;

	/* n is (e - p) + plus */
	if ((d = def_by(n, OP_add)) && is_const(arg(d, 1)) &&
	    u256_to_u64(arg(d, 1)->con, &x) && x < 1u << 20) {
		plus = (int64_t)x;
		n = arg(d, 0);
	}
	if ((d = def_by(n, OP_sub)) && arg(d, 1) == p) {
		end = addr_of(arg(d, 0));
		end.off += plus;
	} else {
		/* or p + n was stored to already, as add(p, n') */
		struct val *sum = NULL;

		for (struct use *u = p->uses; u && !sum; u = u->next)
			if (u->in->op == OP_add &&
			    (arg(u->in, 0) == n || arg(u->in, 1) == n) &&
			    dominates(u->in->blk, k->blk))
				sum = res(u->in);
		if (!sum)
			return false;
		end = addr_of(sum);
		end.off += plus;
	}
	end.off -= 32;
	if (!(w = word_at(m, end)))
		return false;
	h = hash_new(s, k, 2);
	e = ins_new(s->f, OP_keccak256, k->loc, 2, 1);
	e->site = k->site;
	set_arg(e, 0, p);
	set_arg(e, 1, arg(k, 1));
	ins_insert_before(k, e);
	set_arg(h, 0, res(e));
	h->piece[0] = (struct piece){ 0, 0 };
	set_arg(h, 1, w->val);
	h->piece[1] = (struct piece){ 0, 32 };
	put_hash(s, k, h);
	e->aux = e;		/* done: stands for its bytes */
	ins_delete(k);
	return true;
}

static bool stands_for_bytes(const struct ins *k)
{
	struct use *u = res(k)->uses;

	return u && u->in->op == OP_hash && u->in->nargs == 2 &&
	       !u->in->piece[0].len;
}

/* ---- the walk ----------------------------------------------------------- */

static void step(struct scratch *s, struct mem *m, struct ins *in)
{
	struct addr a;
	struct word *w;
	int64_t n;

	switch (in->op) {
	case OP_mstore:
		a = addr_of(arg(in, 0));
		kill_range(m, a, 32);
		if (a.known)
			word_add(m, (struct word){ a.base, a.off, 0, 32,
						   arg(in, 1) });
		break;
	case OP_mload:
		a = addr_of(arg(in, 0));
		if ((w = word_at(m, a))) {
			replace_val(res(in), w->val);
			ins_delete(in);
			s->changed = true;
		} else if (a.known) {
			word_add(m, (struct word){ a.base, a.off, 0, 32,
						   res(in) });
		}
		break;
	case OP_keccak256:
		n = const_len(arg(in, 1));
		a = addr_of(arg(in, 0));
		if (stands_for_bytes(in))
			break;
		if (n > 0 && n <= MAX_HASH && a.known)
			hash_known(s, m, in, a, n);
		else if (n < 0)
			hash_with_tail(s, m, in);
		break;
	default:
		kill_by(m, in);
	}
}

static bool same_word(const struct word *a, const struct word *b)
{
	return a->base == b->base && a->off == b->off && a->skip == b->skip &&
	       a->len == b->len;
}

/* What the predecessors agree on; differing scratch words get a phi. */
static void meet(struct scratch *s, struct blk *b, struct mem *m)
{
	struct mem *first = s->out[b->pred[0]->id];

	m->n = 0;
	for (unsigned i = 0; i < first->n; i++) {
		struct word w = first->w[i];
		struct val *in[64];
		bool all = true, same = true;

		in[0] = w.val;
		for (unsigned p = 1; p < b->npreds && all; p++) {
			struct mem *o = s->out[b->pred[p]->id];

			all = false;
			for (unsigned k = 0; k < o->n && p < 64; k++)
				if (same_word(&o->w[k], &w)) {
					in[p] = o->w[k].val;
					same &= in[p] == w.val;
					all = true;
				}
		}
		if (!all)
			continue;
		if (!same) {
			struct ins *phi;

			if (w.base || w.off >= RESERVED || w.len != 32)
				continue;
			phi = ins_new(s->f, OP_phi, b->first->loc, b->npreds, 1);
			phi->site = b->first->site;
			for (unsigned p = 0; p < b->npreds; p++)
				set_arg(phi, p, in[p]);
			ins_prepend(b, phi);
			w.val = res(phi);
		}
		word_add(m, w);
	}
}

/* Only the entry edge of a loop head is known yet; drop what the loop kills. */
static void enter_loop(struct scratch *s, struct blk *head, struct mem *m)
{
	unsigned fwd = 0;
	struct blk *from = NULL;

	for (unsigned p = 0; p < head->npreds; p++)
		if (s->out[head->pred[p]->id]) {
			from = head->pred[p];
			fwd++;
		}
	m->n = 0;
	if (fwd != 1)
		return;
	*m = *s->out[from->id];
	for (unsigned i = head->id; i < s->f->nblks && m->n; i++) {
		struct blk *b = s->f->blk[i];

		if (!in_loop(b, head->loop))
			continue;
		for (struct ins *in = b->first; in; in = in->next)
			if ((effects_of(in) & WM) || in->op == OP_ucall)
				kill_by(m, in);
	}
}

static bool scratch_fn(struct fn *f)
{
	struct scratch s = { .f = f };

	dom_fn(f);
	s.tmp = arena_new(0, f->mod->oom, f->mod->oom_arg);
	s.out = ARENA_ARRAY(s.tmp, struct mem *, f->nblks);
	for (unsigned i = 0; i < f->nblks; i++) {
		struct blk *b = f->blk[i];
		struct mem *m = ARENA_NEW(s.tmp, struct mem);
		struct ins *in, *next;

		if (b->loop_head)
			enter_loop(&s, b, m);
		else if (b->npreds)
			meet(&s, b, m);
		for (in = b->first; in; in = next) {
			next = in->next;
			if (in->op != OP_phi)
				step(&s, m, in);
		}
		s.out[i] = m;
	}
	arena_free(s.tmp);
	return s.changed;
}

void pass_scratch(struct mod *m)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		struct fn *f = m->entry[i].fn;

		for (unsigned n = 0; n < 4 && scratch_fn(f); n++)
			fold_fn(f);
	}
}
