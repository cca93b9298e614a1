/*
 * Runs the tree itself, as the text says it.  In: the code of an object after
 * yul_scope.  Out: the trace.  It shares the builtins with the SSA
 * interpreter and nothing else, so that what they disagree in is the way from
 * the tree to the blocks.
 */
#include <stdlib.h>

#include "interp.h"

/* How a statement ended. */
enum flow { F_NEXT, F_BREAK, F_CONTINUE, F_LEAVE, F_END };

struct frame {
	struct evm *e;
	u256 *var;		/* by def->no */
};

static void *zeroed(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		abort();
	return p;
}

static enum flow exec_list(struct frame *fr, const struct node *n);
static bool eval(struct frame *fr, const struct node *n, u256 *out,
		 unsigned nout);

static unsigned count(const struct node *n)
{
	unsigned k = 0;

	for (; n; n = n->next)
		k++;
	return k;
}

/* Values of the arguments, the last one first.  False if the run ended. */
static bool eval_args(struct frame *fr, const struct node *n, u256 *out)
{
	unsigned k = count(n), i = 0;
	const struct node **arg_node = zeroed(k, sizeof(*arg_node));
	bool on = true;

	for (; n; n = n->next)
		arg_node[i++] = n;
	while (on && i-- > 0)
		on = eval(fr, arg_node[i], &out[i], 1);
	free(arg_node);
	return on;
}

static bool call_fn(struct evm *e, const struct def *d, const u256 *args,
		    u256 *out, unsigned nout)
{
	struct frame fr = { e, zeroed(d->nvars, sizeof(u256)) };
	enum flow flow = F_END;

	for (unsigned i = 0; i < d->nargs; i++)
		fr.var[i] = args[i];
	if (e->depth == MAX_DEPTH) {
		e->t->end = END_STEPS;
	} else {
		e->depth++;
		flow = exec_list(&fr, d->node->b->kids);
		e->depth--;
	}
	for (unsigned i = 0; i < nout; i++)
		out[i] = fr.var[d->nargs + i];
	free(fr.var);
	return flow != F_END;
}

/* The literal operand of those that have one stays a node. */
static bool call_builtin(struct frame *fr, const struct node *n, u256 *out,
			 unsigned nout)
{
	const struct node *first = n->kids, *lit = NULL;
	u256 args[256] = { 0 };
	unsigned nargs;

	if (op_info[n->op].effects & LIT || n->op == OP_verbatim) {
		lit = first;
		first = first->next;
	}
	nargs = count(first);
	if (n->op == OP_setimmutable) {
		lit = n->kids->next;
		if (!eval(fr, lit->next, &args[1], 1) ||
		    !eval(fr, n->kids, &args[0], 1))
			return false;
	} else if (!eval_args(fr, first, args)) {
		return false;
	}
	return evm_op(fr->e, n->op, lit, args, nargs, out, nout);
}

static bool eval_call(struct frame *fr, const struct node *n, u256 *out,
		      unsigned nout)
{
	u256 *args;
	bool on;

	if (!evm_step(fr->e))
		return false;
	if (n->op >= 0)
		return call_builtin(fr, n, out, nout);
	args = zeroed(n->def->nargs, sizeof(*args));
	on = eval_args(fr, n->kids, args) &&
	     call_fn(fr->e, n->def, args, out, nout);
	free(args);
	return on;
}

static bool eval(struct frame *fr, const struct node *n, u256 *out,
		 unsigned nout)
{
	switch (n->kind) {
	case N_NAME:
		*out = fr->var[n->def->no];
		return true;
	case N_CALL:
		return eval_call(fr, n, out, nout);
	default:
		*out = n->num;
		return true;
	}
}

/* A let without a value sets zeros, also the second time round. */
static enum flow exec_set(struct frame *fr, const struct node *n)
{
	unsigned k = count(n->names), i = 0;
	u256 *vals = zeroed(k, sizeof(*vals));
	bool on = !n->a || eval(fr, n->a, vals, k);

	for (const struct node *x = n->names; on && x; x = x->next)
		fr->var[x->def->no] = vals[i++];
	free(vals);
	return on ? F_NEXT : F_END;
}

static enum flow exec_if(struct frame *fr, const struct node *n)
{
	u256 cond;

	if (!eval(fr, n->a, &cond, 1))
		return F_END;
	return u256_is_zero(cond) ? F_NEXT : exec_list(fr, n->b->kids);
}

static enum flow exec_switch(struct frame *fr, const struct node *n)
{
	const struct node *hit = NULL;
	u256 v;

	if (!eval(fr, n->a, &v, 1))
		return F_END;
	for (const struct node *c = n->kids; c; c = c->next)
		if (!c->a ? !hit : u256_eq(c->a->num, v))
			hit = c;
	return hit ? exec_list(fr, hit->b->kids) : F_NEXT;
}

static enum flow exec_for(struct frame *fr, const struct node *n)
{
	enum flow flow = exec_list(fr, n->a->kids);
	u256 cond;

	while (flow == F_NEXT) {
		if (!evm_step(fr->e) || !eval(fr, n->b, &cond, 1))
			return F_END;
		if (u256_is_zero(cond))
			return F_NEXT;
		flow = exec_list(fr, n->d->kids);
		if (flow == F_BREAK)
			return F_NEXT;
		if (flow == F_NEXT || flow == F_CONTINUE)
			flow = exec_list(fr, n->c->kids);
	}
	return flow;
}

static enum flow exec(struct frame *fr, const struct node *n)
{
	switch (n->kind) {
	case N_BLOCK:
		return exec_list(fr, n->kids);
	case N_LET:
	case N_ASSIGN:
		return exec_set(fr, n);
	case N_EXPR:
		return eval(fr, n->a, NULL, 0) ? F_NEXT : F_END;
	case N_IF:
		return exec_if(fr, n);
	case N_SWITCH:
		return exec_switch(fr, n);
	case N_FOR:
		return exec_for(fr, n);
	case N_BREAK:
		return F_BREAK;
	case N_CONTINUE:
		return F_CONTINUE;
	case N_LEAVE:
		return F_LEAVE;
	default:
		return F_NEXT;
	}
}

static enum flow exec_list(struct frame *fr, const struct node *n)
{
	enum flow flow = F_NEXT;

	for (; n && flow == F_NEXT; n = n->next)
		flow = exec(fr, n);
	return flow;
}

void run_tree(const struct yul_object *o, const struct world *w,
	      struct trace *t)
{
	struct evm e;
	struct frame fr = { &e, zeroed(o->nvars, sizeof(u256)) };

	evm_begin(&e, w, t);
	if (exec_list(&fr, o->code->kids) != F_END)
		t->end = END_STOP;
	free(fr.var);
	evm_finish(&e);
}
