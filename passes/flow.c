/*
 * flow: where values go.
 *
 * In: a value of a function in SSA form.  Out: the values that are computed
 * from it.  Memory is not followed: a word that was stored and loaded again
 * has been forwarded by scratch.c, or is another value.
 */
#include "flow.h"

static bool passes_on(const struct ins *in)
{
	return in->op == OP_phi ||
	       (effects_of(in) == PURE && in->op != OP_ucall);
}

void flow_spread(struct arena *mem, const struct fn *f, bool *from)
{
	const struct val **stack = ARENA_ARRAY(mem, const struct val *,
					       f->nvals + 1);
	unsigned n = 0;

	for (unsigned b = 0; b < f->nblks; b++)
		for (const struct ins *in = f->blk[b]->first; in; in = in->next)
			for (unsigned i = 0; i < in->nres; i++)
				if (from[in->res[i].id])
					stack[n++] = &in->res[i];
	while (n) {
		const struct val *v = stack[--n];

		for (const struct use *u = v->uses; u; u = u->next) {
			if (!passes_on(u->in))
				continue;
			for (unsigned i = 0; i < u->in->nres; i++)
				if (!from[u->in->res[i].id]) {
					from[u->in->res[i].id] = true;
					stack[n++] = &u->in->res[i];
				}
		}
	}
}

bool *flow_from(struct arena *mem, const struct fn *f, const struct val *v)
{
	bool *from = ARENA_ARRAY(mem, bool, f->nvals + 1);

	from[v->id] = true;
	flow_spread(mem, f, from);
	return from;
}

const struct val *flow_strip(const struct val *v)
{
	const struct ins *d;

	for (unsigned n = 0; n < 6 && (d = def_by(v, OP_and)) &&
	     is_const(arg(d, 1)); n++)
		v = arg(d, 0);
	return v;
}

const struct val *flow_base(const struct val *v)
{
	const struct ins *d;

	while ((d = def_by(v, OP_add)) && is_const(arg(d, 1)))
		v = arg(d, 0);
	return v;
}

bool is_own_ether(const struct ins *in)
{
	return in->op == OP_selfbalance ||
	       (in->op == OP_balance &&
		def_by(flow_strip(arg(in, 0)), OP_address));
}
