/*
 * entry: the dispatcher taken apart.
 *
 * In: the top code of a contract with its selector visible.  Out: one
 * function for each way to start the contract: each selector that the code
 * compares with, receive (no calldata) and fallback, with all helpers
 * inlined and folded.
 *
 * An entry is a slice of the top code: the blocks that are reached when the
 * selector is known.  Solc's dispatcher is not looked for by shape; any
 * comparison of the first four bytes of calldata with a number counts.
 * Entries that cannot end well (a fallback that only reverts) are dropped.
 */
#include <string.h>

#include "fold.h"
#include "inline.h"
#include "names.h"

enum { MAX_ENTRIES = 4096 };

/* What is assumed about the transaction while a slice is made. */
struct assume {
	enum entry_kind kind;
	uint32_t selector;
	const uint32_t *all;	/* every selector there is */
	unsigned nall;
	bool has_receive;	/* empty calldata goes elsewhere */
};

/* shr(224, calldataload(0)) */
static bool is_selector(const struct val *v)
{
	struct ins *d = def_by(v, OP_shr), *l;

	return d && is_num(arg(d, 0), 224) &&
	       (l = def_by(arg(d, 1), OP_calldataload)) && is_num(arg(l, 0), 0);
}

static int known_cond(const struct assume *as, const struct val *v);

static int known_lt(const struct assume *as, const struct ins *lt)
{
	uint64_t n;

	if (!def_by(arg(lt, 0), OP_calldatasize) ||
	    !is_const(arg(lt, 1)) || !u256_to_u64(arg(lt, 1)->con, &n))
		return -1;
	if (as->kind == ENTRY_RECEIVE)
		return n > 0;
	if (as->kind == ENTRY_FUNCTION && n <= 4)
		return 0;
	return -1;
}

static int known_eq(const struct assume *as, const struct ins *eq)
{
	uint64_t n;

	if (!is_selector(arg(eq, 0)) || !is_const(arg(eq, 1)) ||
	    !u256_to_u64(arg(eq, 1)->con, &n))
		return -1;
	if (as->kind == ENTRY_FUNCTION)
		return n == as->selector;
	if (as->kind == ENTRY_RECEIVE)
		return n == 0;
	for (unsigned i = 0; i < as->nall; i++)
		if (as->all[i] == n)
			return 0;
	return -1;
}

/* 1: not zero, 0: zero, -1: not known. */
static int known_cond(const struct assume *as, const struct val *v)
{
	int r;

	if (is_const(v))
		return !u256_is_zero(v->con);
	if (v->kind != V_RES)
		return -1;
	switch (v->def->op) {
	case OP_calldatasize:
		if (as->kind == ENTRY_RECEIVE)
			return 0;
		return as->kind == ENTRY_FUNCTION || as->has_receive ? 1 : -1;
	case OP_iszero:
		r = known_cond(as, arg(v->def, 0));
		return r < 0 ? r : !r;
	case OP_eq:
		return known_eq(as, v->def);
	case OP_lt:
		return known_lt(as, v->def);
	default:
		return -1;
	}
}

/* ---- slices ------------------------------------------------------------ */

struct slice {
	const struct fn *from;
	struct fn *into;
	struct blk **blk;	/* by id in from; NULL: not reached */
	signed char *way;	/* by id: which successor a br takes, -1 both */
	struct val **val;	/* by id in from */
};

static void reach(struct slice *s, const struct assume *as)
{
	const struct fn *f = s->from;
	struct blk **stack = ARENA_ARRAY(f->mod->arena, struct blk *,
					 f->nblks + 1);
	unsigned n = 0;

	stack[n++] = f->blk[0];
	s->blk[0] = blk_new(s->into);
	while (n) {
		struct blk *b = stack[--n];
		int c = -1;

		if (b->last->op == OP_br)
			c = known_cond(as, arg(b->last, 0));
		s->way[b->id] = c < 0 ? -1 : !c;
		for (unsigned i = 0; i < b->nsuccs; i++) {
			struct blk *to = b->succ[i];

			if ((c >= 0 && (int)i != !c) || s->blk[to->id])
				continue;
			s->blk[to->id] = blk_new(s->into);
			stack[n++] = to;
		}
	}
}

static struct val *copy_of(struct slice *s, const struct val *v)
{
	if (is_const(v))
		return val_const(s->into, v->con);
	return s->val[v->id];
}

static struct ins *copy_ins(struct slice *s, const struct ins *in,
			    unsigned nargs)
{
	struct ins *c = ins_new(s->into, in->op, in->loc, nargs, in->nres);

	c->site = in->site;
	c->callee = in->callee;
	c->lit = in->lit;
	c->piece = in->piece;
	for (unsigned i = 0; i < in->nres; i++)
		s->val[in->res[i].id] = &c->res[i];
	return c;
}

static bool edge_kept(const struct slice *s, const struct blk *from,
		      const struct blk *to)
{
	if (!s->blk[from->id])
		return false;
	if (s->way[from->id] >= 0)
		return from->succ[(int)s->way[from->id]] == to;
	return true;
}

static void copy_blocks(struct slice *s, const struct assume *as)
{
	const struct fn *f = s->from;

	for (unsigned i = 0; i < f->nblks; i++) {
		struct blk *b = f->blk[i];

		if (!s->blk[i])
			continue;
		for (struct ins *in = b->first; in; in = in->next) {
			struct ins *c;

			if (in == b->last && s->way[i] >= 0)
				c = ins_new(s->into, OP_goto, in->loc, 0, 0);
			else
				c = copy_ins(s, in, in->op == OP_phi ? 0 :
					     in->nargs);
			ins_append(s->blk[i], c);
			if (in->nres && is_selector(res(in)) &&
			    as->kind == ENTRY_FUNCTION)
				s->val[res(in)->id] =
					val_const64(s->into, as->selector);
		}
	}
	/* edges in the order of the old predecessors, so phis keep theirs */
	for (unsigned i = 0; i < f->nblks; i++) {
		struct blk *b = f->blk[i];

		if (!s->blk[i])
			continue;
		if (s->way[i] >= 0) {
			edge_add(s->blk[i], s->blk[b->succ[(int)s->way[i]]->id]);
			continue;
		}
		for (unsigned k = 0; k < b->nsuccs; k++)
			edge_add(s->blk[i], s->blk[b->succ[k]->id]);
	}
}

static void fill_phi(struct slice *s, const struct ins *phi, struct ins *c)
{
	const struct blk *b = phi->blk;

	for (unsigned k = 0; k < c->blk->npreds; k++)
		for (unsigned p = 0; p < b->npreds; p++)
			if (edge_kept(s, b->pred[p], b) &&
			    s->blk[b->pred[p]->id] == c->blk->pred[k]) {
				add_arg(c, copy_of(s, arg(phi, p)));
				break;
			}
}

static void copy_operands(struct slice *s)
{
	const struct fn *f = s->from;

	for (unsigned i = 0; i < f->nblks; i++) {
		struct ins *c;

		if (!s->blk[i])
			continue;
		c = s->blk[i]->first;
		for (struct ins *in = f->blk[i]->first; in;
		     in = in->next, c = c->next) {
			if (in->op == OP_phi) {
				fill_phi(s, in, c);
				continue;
			}
			if (c->op == OP_goto)
				continue;
			for (unsigned k = 0; k < in->nargs; k++)
				set_arg(c, k, copy_of(s, arg(in, k)));
		}
	}
}

static struct fn *slice(const struct fn *from, const struct assume *as,
			const char *name)
{
	struct mod *m = from->mod;
	struct slice s = { .from = from };

	s.into = fn_new(m, name, 0, from->nrets);
	s.blk = ARENA_ARRAY(m->arena, struct blk *, from->nblks);
	s.way = ARENA_ARRAY(m->arena, signed char, from->nblks);
	s.val = ARENA_ARRAY(m->arena, struct val *, from->nvals);
	reach(&s, as);
	copy_blocks(&s, as);
	copy_operands(&s);
	fold_fn(s.into);
	return s.into;
}

/* ---- the entries ------------------------------------------------------- */

static unsigned selectors(const struct fn *f, uint32_t *out)
{
	unsigned n = 0, k;
	uint64_t x;

	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next) {
			if (in->op != OP_eq || !is_selector(arg(in, 0)) ||
			    !is_const(arg(in, 1)) ||
			    !u256_to_u64(arg(in, 1)->con, &x))
				continue;
			for (k = 0; k < n && out[k] != x; k++)
				;
			if (k == n && n < MAX_ENTRIES)
				out[n++] = (uint32_t)x;
		}
	/* a selector of zero arrives as iszero(selector) */
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if (in->op == OP_br && is_selector(arg(in, 0)) &&
			    n < MAX_ENTRIES) {
				out[n++] = 0;
				return n;
			}
	return n;
}

static bool can_succeed(const struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++) {
		struct ins *last = f->blk[i]->last;

		if (ends_ok(last) || last->op == OP_ret)
			return true;
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if (in->op == OP_ucall || in->op == OP_verbatim)
				return true;
	}
	return false;
}

/* Does a branch ask whether there is calldata at all? */
static bool tells_empty_calldata(const struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++) {
		struct ins *last = f->blk[i]->last;

		if (last->op == OP_br && def_by(arg(last, 0), OP_calldatasize))
			return true;
	}
	return false;
}

/* The selector in the body of a function: msg.sig, as a number or a word. */
static void put_selector(struct fn *f, uint32_t selector)
{
	u256 word = u256_shl(u256_from(224), u256_from(selector));

	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next) {
			struct ins *l;

			if (in->nres == 1 && is_selector(res(in)))
				replace_val(res(in), val_const64(f, selector));
			else if (in->op == OP_and && is_const(arg(in, 1)) &&
				 u256_eq(arg(in, 1)->con,
					 u256_shl(u256_from(224),
						  u256_mask(32))) &&
				 (l = def_by(arg(in, 0), OP_calldataload)) &&
				 is_num(arg(l, 0), 0))
				replace_val(res(in), val_const(f, word));
		}
}

static void add_entry(struct mod *m, struct assume as, const char *name)
{
	struct fn *f = slice(m->fn[0], &as, name);
	struct entry *e;

	/* what is inlined may hold calls of its own only by recursion */
	inline_calls(f, INLINE_ALL);
	if (as.kind == ENTRY_FUNCTION)
		put_selector(f, as.selector);
	fold_fn(f);
	if (!can_succeed(f))
		return;
	e = &m->entry[m->nentries];
	e->kind = as.kind;
	e->selector = as.selector;
	e->fn = f;
	e->no = m->nentries++;
}

void pass_entry(struct mod *m)
{
	uint32_t *sel = ARENA_ARRAY(m->arena, uint32_t, MAX_ENTRIES);
	struct assume as = { .all = sel };
	struct fn *top = m->fn[0];

	as.nall = selectors(top, sel);
	as.has_receive = tells_empty_calldata(top);
	m->entry = ARENA_ARRAY(m->arena, struct entry, as.nall + 2);
	as.kind = ENTRY_FUNCTION;
	for (unsigned i = 0; i < as.nall; i++) {
		as.selector = sel[i];
		add_entry(m, as, arena_printf(m->arena, "entry_%08x", sel[i]));
	}
	as.selector = 0;
	if (as.has_receive) {
		as.kind = ENTRY_RECEIVE;
		add_entry(m, as, "entry_receive");
	}
	as.kind = as.nall || as.has_receive ? ENTRY_FALLBACK : ENTRY_CODE;
	add_entry(m, as, as.kind == ENTRY_CODE ? "entry_code" :
		  "entry_fallback");
	name_entries(m);
}

const struct entry *entry_of(const struct mod *m, const struct fn *f)
{
	for (unsigned i = 0; i < m->nentries; i++)
		if (m->entry[i].fn == f)
			return &m->entry[i];
	return NULL;
}

void dump_entry(FILE *f, const struct mod *m)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entry[i];

		fprintf(f, "entry %s: ", e->name);
		if (e->kind == ENTRY_FUNCTION)
			fprintf(f, "selector 0x%08x", e->selector);
		else
			fprintf(f, "%s", e->kind == ENTRY_RECEIVE ? "receive" :
				e->kind == ENTRY_FALLBACK ? "fallback" : "code");
		fprintf(f, ", %u instructions\n", fn_size(e->fn));
	}
}

const struct entry *entry_with(const struct mod *m, uint32_t sel)
{
	for (unsigned i = 0; i < m->nentries; i++)
		if (m->entry[i].kind == ENTRY_FUNCTION &&
		    m->entry[i].selector == sel)
			return &m->entry[i];
	return NULL;
}

void note_incomplete(struct mod *m, const struct fn *f, enum cut why)
{
	for (unsigned i = 0; i < m->nentries; i++)
		if (m->entry[i].fn == f)
			m->entry[i].cut |= why;
}
