/*
 * Runs SSA.  In: a function that takes nothing, usually the top code or an
 * entry, and what it calls.  Out: the trace.  Relies on IR that verifies.
 */
#include <stdlib.h>

#include "interp.h"

/* One activation of a function. */
struct frame {
	const struct fn *f;
	u256 *val;		/* by id */
};

static bool run_fn(struct evm *e, const struct fn *f, const u256 *args,
		   u256 *rets);

static void *zeroed(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		abort();
	return p;
}

static u256 get(const struct frame *fr, const struct val *v)
{
	return is_const(v) ? v->con : fr->val[v->id];
}

/* All phis of a block read before any of them is written. */
static const struct ins *run_phis(struct frame *fr, const struct blk *b,
				  unsigned pred)
{
	const struct ins *in = b->first;
	unsigned n = 0, k = 0;
	u256 *tmp;

	for (; in->op == OP_phi; in = in->next)
		n++;
	tmp = zeroed(n, sizeof(*tmp));
	for (in = b->first; in->op == OP_phi; in = in->next)
		tmp[k++] = get(fr, arg(in, pred));
	k = 0;
	for (in = b->first; in->op == OP_phi; in = in->next)
		fr->val[res(in)->id] = tmp[k++];
	free(tmp);
	return in;
}

static u256 hash_pieces(const struct ins *in, const u256 *args)
{
	uint8_t *buf, word[32];
	size_t n = 0;
	u256 h;

	if (!in->piece[0].len)
		return args[0];
	buf = zeroed(in->nargs, 32);
	for (unsigned i = 0; i < in->nargs; i++) {
		u256_to_bytes(args[i], word);
		for (unsigned k = 0; k < in->piece[i].len; k++)
			buf[n++] = word[in->piece[i].skip + k];
	}
	h = keccak256(buf, n);
	free(buf);
	return h;
}

/* Everything but phis and what joins blocks.  False if the run ended. */
static bool run_ins(struct evm *e, struct frame *fr, const struct ins *in)
{
	u256 *args = zeroed(in->nargs, sizeof(*args));
	u256 *out = zeroed(in->nres, sizeof(*out));
	bool on;

	for (unsigned i = 0; i < in->nargs; i++)
		args[i] = get(fr, arg(in, i));
	if (in->op == OP_ucall) {
		on = run_fn(e, in->callee, args, out);
	} else if (in->op == OP_hash) {
		out[0] = hash_pieces(in, args);
		on = true;
	} else {
		on = evm_op(e, in->op, in->lit, args, in->nargs, out,
			    in->nres);
	}
	for (unsigned i = 0; on && i < in->nres; i++)
		fr->val[in->res[i].id] = out[i];
	free(args);
	free(out);
	return on;
}

/* Which successor comes next. */
static unsigned next_succ(const struct frame *fr, const struct ins *end)
{
	return end->op == OP_br && u256_is_zero(get(fr, arg(end, 0)));
}

static bool run_blocks(struct evm *e, struct frame *fr, u256 *rets)
{
	const struct blk *b = fr->f->blk[0];
	const struct ins *in = b->first;

	for (;;) {
		unsigned i;

		for (; in->op != OP_goto && in->op != OP_br &&
		       in->op != OP_ret; in = in->next)
			if (!evm_step(e) || !run_ins(e, fr, in))
				return false;
		if (!evm_step(e))
			return false;
		if (in->op == OP_ret) {
			for (i = 0; i < in->nargs; i++)
				rets[i] = get(fr, arg(in, i));
			return true;
		}
		i = next_succ(fr, in);
		in = run_phis(fr, b->succ[i], edge_pred_index(b, i));
		b = b->succ[i];
	}
}

/* False if the run ended in it. */
static bool run_fn(struct evm *e, const struct fn *f, const u256 *args,
		   u256 *rets)
{
	struct frame fr = { f, zeroed(f->nvals, sizeof(u256)) };
	bool on = false;

	for (unsigned i = 0; i < f->nparams; i++)
		fr.val[f->param[i]->id] = args[i];
	if (e->depth == MAX_DEPTH) {
		e->t->end = END_STEPS;
	} else {
		e->depth++;
		on = run_blocks(e, &fr, rets);
		e->depth--;
	}
	free(fr.val);
	return on;
}

void run_ssa(const struct fn *f, const struct world *w, struct trace *t)
{
	struct evm e;

	evm_begin(&e, w, t);
	if (run_fn(&e, f, NULL, NULL))
		t->end = END_STOP;
	evm_finish(&e);
}
