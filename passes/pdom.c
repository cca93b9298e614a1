/*
 * pdom: where ways that part meet again.
 *
 * In: a function, the blocks that can only revert.  Out: for each other block the
 * immediate postdominator: Cooper, Harvey and Kennedy, "A simple, fast dominance
 * algorithm", 2001, on the reversed graph.
 */
#include "walk.h"

struct reverse {
	const struct fn *f;
	const bool *bad;
	unsigned *order;	/* by block: number in postorder; the end has most */
	unsigned *by_order;
	unsigned n;
};

static bool is_end(const struct blk *b)
{
	return ends_ok(b->last) || b->last->op == OP_ret;
}

/* Depth first from the ends, without recursion. */
static void visit_back(struct reverse *r, const struct blk *from, bool *seen,
		       unsigned *stack, unsigned *edge)
{
	unsigned n = 0;

	if (seen[from->id])
		return;
	seen[from->id] = true;
	stack[n] = from->id;
	edge[n++] = 0;
	while (n) {
		const struct blk *b = r->f->blk[stack[n - 1]];

		if (edge[n - 1] == b->npreds) {
			r->order[b->id] = r->n;
			r->by_order[r->n++] = b->id;
			n--;
			continue;
		}
		b = b->pred[edge[n - 1]++];
		if (!seen[b->id] && !r->bad[b->id]) {
			seen[b->id] = true;
			stack[n] = b->id;
			edge[n++] = 0;
		}
	}
}

static int meet(const struct reverse *r, const int *ipdom, int a, int b)
{
	while (a != b) {
		if (a < 0 || b < 0)
			return -1;
		while (a >= 0 && b >= 0 && r->order[a] != r->order[b])
			if (r->order[a] < r->order[b])
				a = ipdom[a];
			else
				b = ipdom[b];
	}
	return a;
}

int *postdominators(const struct fn *f, const bool *bad, struct arena *a)
{
	struct reverse r = {
		.f = f, .bad = bad,
		.order = ARENA_ARRAY(a, unsigned, f->nblks),
		.by_order = ARENA_ARRAY(a, unsigned, f->nblks),
	};
	bool *seen = ARENA_ARRAY(a, bool, f->nblks);
	unsigned *stack = ARENA_ARRAY(a, unsigned, f->nblks + 1);
	unsigned *edge = ARENA_ARRAY(a, unsigned, f->nblks + 1);
	int *ipdom = ARENA_ARRAY(a, int, f->nblks);
	bool *has = ARENA_ARRAY(a, bool, f->nblks);

	for (unsigned i = 0; i < f->nblks; i++)
		if (is_end(f->blk[i])) {
			visit_back(&r, f->blk[i], seen, stack, edge);
			ipdom[i] = -1;
			has[i] = true;
		}
	for (bool more = true; more;) {
		more = false;
		for (unsigned k = r.n; k-- > 0;) {
			const struct blk *b = f->blk[r.by_order[k]];
			int d = -2;

			if (is_end(b))
				continue;
			for (unsigned i = 0; i < b->nsuccs; i++) {
				int s = (int)b->succ[i]->id;

				if (bad[s] || !has[s])
					continue;
				d = d == -2 ? s : meet(&r, ipdom, d, s);
			}
			if (d != -2 && (!has[b->id] || ipdom[b->id] != d)) {
				ipdom[b->id] = d;
				has[b->id] = more = true;
			}
		}
	}
	return ipdom;
}
