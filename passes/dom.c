/*
 * Order, dominators and loops of a function.
 *
 * In: blocks with their edges.  Out: the blocks that the entry reaches, in
 * reverse postorder, each with its immediate dominator, the interval of its
 * subtree of the dominator tree, and its innermost natural loop.
 *
 * Dominators are found as by Cooper, Harvey and Kennedy, "A simple, fast
 * dominance algorithm" (2001), but for the first round, which climbs the tree
 * in long steps: it stays fast where many edges from many depths meet, as
 * behind a large switch.  In a reducible graph, and Yul lowers to nothing
 * else, the first round is the last.
 *
 * No memory is taken for the work itself: the fields that are filled last
 * hold the intermediate results.
 */
#include <stddef.h>

#include "ir.h"

/* ---- reverse postorder ------------------------------------------------- */

#define UNSEEN UINT32_MAX

/*
 * Depth first; idom holds the way back, dom_in the successors still to be
 * looked at.  The last successor goes first, so that the first one, what
 * happens if the condition holds, comes next in the resulting order.
 */
static void number_blocks(struct fn *f)
{
	struct blk *b = f->blk[0];
	unsigned next = f->nblks;

	for (unsigned i = 0; i < f->nblks; i++) {
		f->blk[i]->rpo = UNSEEN;
		f->blk[i]->idom = NULL;
		f->blk[i]->dom_in = f->blk[i]->nsuccs;
	}
	b->rpo = 0;
	while (b) {
		if (b->dom_in) {
			struct blk *s = b->succ[--b->dom_in];

			if (s->rpo == UNSEEN) {
				s->rpo = 0;
				s->idom = b;
				b = s;
			}
		} else {
			b->rpo = --next;
			b = b->idom;
		}
	}
}

static void sort_blocks(struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++)
		while (f->blk[i]->rpo != i) {
			struct blk *b = f->blk[i];

			f->blk[i] = f->blk[b->rpo];
			f->blk[b->rpo] = b;
		}
	for (unsigned i = 0; i < f->nblks; i++)
		f->blk[i]->id = i;
}

/* ---- dominators -------------------------------------------------------- */

/*
 * While the tree grows dom_in is the depth of a block in it and dom_out the
 * index of some block further up, chosen so that a few such steps lead
 * anywhere (Myers, "An applicative random-access stack", 1983).
 */
static struct blk *far_up(const struct fn *f, const struct blk *b)
{
	return f->blk[b->dom_out];
}

static void add_to_tree(const struct fn *f, struct blk *b)
{
	const struct blk *up = b->idom, *far = far_up(f, up);
	unsigned step = up->dom_in - far->dom_in;
	unsigned next = far->dom_in - far_up(f, far)->dom_in;

	b->dom_in = up->dom_in + 1;
	b->dom_out = step == next ? far->dom_out : up->rpo;
}

/* The lowest block above both. */
static struct blk *meet(const struct fn *f, struct blk *a, struct blk *b)
{
	while (a->dom_in > b->dom_in)
		a = far_up(f, a)->dom_in >= b->dom_in ? far_up(f, a) : a->idom;
	while (b->dom_in > a->dom_in)
		b = far_up(f, b)->dom_in >= a->dom_in ? far_up(f, b) : b->idom;
	while (a != b) {
		bool far = a->dom_out != b->dom_out;

		a = far ? far_up(f, a) : a->idom;
		b = far ? far_up(f, b) : b->idom;
	}
	return a;
}

/* One round that leaves out the edges that lead back. */
static void grow_tree(struct fn *f)
{
	f->blk[0]->idom = NULL;
	f->blk[0]->dom_in = f->blk[0]->dom_out = 0;
	for (unsigned i = 1; i < f->nblks; i++) {
		struct blk *b = f->blk[i], *d = NULL;

		for (unsigned k = 0; k < b->npreds; k++) {
			struct blk *p = b->pred[k];

			if (p->rpo < i)
				d = d ? meet(f, d, p) : p;
		}
		b->idom = d;
		add_to_tree(f, b);
	}
}

/* Every edge that leads back leads to a dominator. */
static bool is_reducible(const struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++) {
		const struct blk *b = f->blk[i];

		for (unsigned k = 0; k < b->npreds; k++)
			if (b->pred[k]->rpo >= i && !dominates(b, b->pred[k]))
				return false;
	}
	return true;
}

static struct blk *meet_slowly(struct blk *a, struct blk *b)
{
	while (a != b) {
		while (a->rpo > b->rpo)
			a = a->idom;
		while (b->rpo > a->rpo)
			b = b->idom;
	}
	return a;
}

static bool raise_idom(struct blk *b)
{
	struct blk *d = b->idom;

	for (unsigned i = 0; i < b->npreds; i++)
		d = meet_slowly(d, b->pred[i]);
	if (b->idom == d)
		return false;
	b->idom = d;
	return true;
}

/* Rounds over all edges, until nothing changes. */
static void settle_tree(struct fn *f)
{
	bool more = true;

	while (more) {
		more = false;
		for (unsigned i = 1; i < f->nblks; i++)
			more |= raise_idom(f->blk[i]);
	}
}

/*
 * Number the tree in preorder without walking it: an idom comes before what
 * it dominates, so sizes add up from the end and places are dealt out from
 * the front.  dom_out is the size of the subtree first; rpo, which equals id
 * by now, the next place to deal out.
 */
static void number_tree(struct fn *f)
{
	for (unsigned i = 0; i < f->nblks; i++)
		f->blk[i]->dom_out = 1;
	for (unsigned i = f->nblks - 1; i > 0; i--)
		f->blk[i]->idom->dom_out += f->blk[i]->dom_out;
	for (unsigned i = 0; i < f->nblks; i++) {
		struct blk *b = f->blk[i], *up = b->idom;

		b->dom_in = up ? up->rpo : 0;
		if (up)
			up->rpo += b->dom_out;
		b->rpo = b->dom_in + 1;
		b->dom_out += b->dom_in - 1;
	}
	for (unsigned i = 0; i < f->nblks; i++)
		f->blk[i]->rpo = i;
}

/* ---- loops ------------------------------------------------------------- */

static bool is_back_edge(const struct blk *from, const struct blk *to)
{
	return from->rpo >= to->rpo && dominates(to, from);
}

static struct loop *outermost(struct loop *l)
{
	while (l->up)
		l = l->up;
	return l;
}

/*
 * b belongs to l.  If it is in no loop yet it is put there and its
 * predecessors follow; if it is in an inner loop, that one becomes part of l
 * and what leads to its head follows.  Returns the block whose predecessors
 * follow, or NULL.
 */
static struct blk *put_in_loop(struct loop *l, struct blk *b)
{
	struct loop *inner;

	if (!b->loop) {
		b->loop = l;
		return b;
	}
	inner = outermost(b->loop);
	if (inner == l)
		return NULL;
	inner->up = l;
	return inner->head;
}

/* From the back edges upwards to the head; stack has room for every block. */
static void fill_loop(struct loop *l, struct blk **stack)
{
	struct blk *h = l->head, *b;
	unsigned n = 0;

	h->loop = l;
	for (unsigned i = 0; i < h->npreds; i++)
		if (is_back_edge(h->pred[i], h) &&
		    (b = put_in_loop(l, h->pred[i])))
			stack[n++] = b;
	while (n) {
		struct blk *x = stack[--n];

		for (unsigned i = 0; i < x->npreds; i++)
			if ((b = put_in_loop(l, x->pred[i])))
				stack[n++] = b;
	}
}

static bool is_head(const struct blk *b)
{
	for (unsigned i = 0; i < b->npreds; i++)
		if (is_back_edge(b->pred[i], b))
			return true;
	return false;
}

/* Inner loops first: their heads come later in reverse postorder. */
static void find_loops(struct fn *f)
{
	struct arena *a = f->mod->arena;
	struct blk **stack = NULL;

	for (unsigned i = 0; i < f->nblks; i++)
		f->blk[i]->loop = NULL;
	for (unsigned i = f->nblks; i-- > 0;) {
		struct loop *l;

		if (!is_head(f->blk[i]))
			continue;
		if (!stack)
			stack = ARENA_ARRAY(a, struct blk *, f->nblks);
		l = ARENA_NEW(a, struct loop);
		l->head = f->blk[i];
		fill_loop(l, stack);
	}
	for (unsigned i = 0; i < f->nblks; i++) {
		struct loop *l = f->blk[i]->loop;

		f->blk[i]->loop_head = l && l->head == f->blk[i];
		if (f->blk[i]->loop_head)
			l->depth = l->up ? l->up->depth + 1 : 1;
	}
}

bool in_loop(const struct blk *b, const struct loop *l)
{
	const struct loop *x = b->loop;

	while (x && x != l)
		x = x->up;
	return x;
}

void dom_fn(struct fn *f)
{
	fn_drop_unreachable(f);
	number_blocks(f);
	sort_blocks(f);
	grow_tree(f);
	number_tree(f);
	if (!is_reducible(f)) {
		settle_tree(f);
		number_tree(f);
	}
	find_loops(f);
}
