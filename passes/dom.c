/*
 * Order, dominators and loops of a function.
 *
 * In: blocks with their edges.  Out: the blocks that the entry reaches, in
 * reverse postorder, each with its immediate dominator, the interval of its
 * subtree of the dominator tree, and its innermost natural loop.
 *
 * Dominators are those of Cooper, Harvey and Kennedy, "A simple, fast
 * dominance algorithm" (2001).  Two rounds over the blocks are enough for
 * reducible graphs, and Yul lowers to nothing else.  A step up the tree is as
 * long as the tree is deep, so a block with n predecessors at n depths (a
 * switch of n cases) takes n^2/2 steps of a few nanoseconds.
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

static struct blk *meet(struct blk *a, struct blk *b)
{
	while (a != b) {
		while (a->rpo > b->rpo)
			a = a->idom;
		while (b->rpo > a->rpo)
			b = b->idom;
	}
	return a;
}

static bool improve_idom(struct blk *b)
{
	struct blk *d = NULL;

	for (unsigned i = 0; i < b->npreds; i++) {
		struct blk *p = b->pred[i];

		if (p->idom)
			d = d ? meet(d, p) : p;
	}
	if (b->idom == d)
		return false;
	b->idom = d;
	return true;
}

/* While this runs the entry is its own dominator; afterwards it has none. */
static void find_idoms(struct fn *f)
{
	bool more = true;

	for (unsigned i = 1; i < f->nblks; i++)
		f->blk[i]->idom = NULL;
	f->blk[0]->idom = f->blk[0];
	while (more) {
		more = false;
		for (unsigned i = 1; i < f->nblks; i++)
			more |= improve_idom(f->blk[i]);
	}
	f->blk[0]->idom = NULL;
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
	find_idoms(f);
	number_tree(f);
	find_loops(f);
}
