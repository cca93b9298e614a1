/*
 * The rules that the IR must keep, one small function each.
 *
 * In: a function as a pass left it.  Out: nothing, or one sentence about the
 * first rule that is broken.  Relies on nothing that it has not checked
 * before: links come first, then edges, then what instructions say, then
 * values with their uses, then order.  Dominators are computed here anew, so
 * that dom.c is checked too.
 *
 * It runs after every pass, on all there is, so each rule is linear, and the
 * search of dominators nearly so (see dom.c).  Its tables are freed before it
 * ends.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "ir.h"

#define NONE UINT32_MAX

struct check {
	const struct fn *f;
	char wrong[512];	/* the sentence, or empty */
	const struct ins **ins;	/* by id */
	const struct val **val;	/* by id */
	uint32_t *pos;		/* by id of the instruction: place in its block */
	uint8_t *edge;		/* by block and slot: seen as a predecessor */
	uint32_t *rpo;		/* by block id; NONE: not in reach */
	uint32_t *order;	/* block ids by rpo */
	uint32_t *idom;		/* by rpo, a rpo */
	uint32_t *in, *out;	/* by rpo: interval of the dominator tree */
	uint32_t *next;		/* by rpo: work space */
	unsigned nreached;
	size_t nargs;		/* operands of all instructions */
};

/* Remember the first mistake.  False, so that a rule can return it. */
__attribute__((format(printf, 2, 3)))
static bool broken(struct check *c, const char *fmt, ...)
{
	char buf[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(buf, sizeof(buf), fmt, ap);
	va_end(ap);
	snprintf(c->wrong, sizeof(c->wrong), "%s, function %.200s", buf,
		 c->f->name);
	return false;
}

static bool broken_ins(struct check *c, const struct ins *in, const char *what)
{
	return broken(c, "%s (%s in @%u)", what, op_info[in->op].name,
		      in->blk->id);
}

static bool broken_blk(struct check *c, const struct blk *b, const char *what)
{
	return broken(c, "%s (@%u)", what, b->id);
}

/* ---- links ------------------------------------------------------------- */

static bool has_blk(const struct fn *f, const struct blk *b)
{
	return b && b->id < f->nblks && f->blk[b->id] == b;
}

static bool rule_blk_is_listed(struct check *c, const struct blk *b)
{
	if (!has_blk(c->f, b) || b->fn != c->f)
		return broken(c, "a block has a wrong index or function");
	return true;
}

/* An id that comes twice also tells a list that runs in a circle. */
static bool rule_ins_are_linked(struct check *c, const struct blk *b)
{
	const struct ins *prev = NULL;
	uint32_t pos = 0;

	for (const struct ins *in = b->first; in; prev = in, in = in->next) {
		if (in->blk != b || in->prev != prev)
			return broken_blk(c, b, "an instruction is not "
					  "linked to its neighbours");
		if (in->id >= c->f->nins || c->ins[in->id])
			return broken_blk(c, b, "the id of an instruction "
					  "is too large or taken");
		c->ins[in->id] = in;
		c->pos[in->id] = pos++;
		c->nargs += in->nargs;
	}
	if (b->last != prev || !prev)
		return broken_blk(c, b, "a block is empty or its last "
				  "instruction is not the last");
	return true;
}

/* ---- ends and edges ---------------------------------------------------- */

static bool is_end(const struct ins *in)
{
	return in->op == OP_goto || in->op == OP_br || in->op == OP_ret ||
	       effects_of(in) & (OK | BAD);
}

static bool rule_last_ends(struct check *c, const struct blk *b)
{
	for (const struct ins *in = b->first; in != b->last; in = in->next)
		if (is_end(in))
			return broken_ins(c, in, "an end stands in the "
					  "middle of a block");
	if (!is_end(b->last))
		return broken_ins(c, b->last, "a block does not end");
	return true;
}

static bool rule_succs_fit_end(struct check *c, const struct blk *b)
{
	unsigned want = b->last->op == OP_br ? 2 : b->last->op == OP_goto;

	if (b->nsuccs != want)
		return broken_blk(c, b, "a block has more or fewer "
				  "successors than its end says");
	for (unsigned i = 0; i < b->nsuccs; i++)
		if (!has_blk(c->f, b->succ[i]))
			return broken_blk(c, b, "a successor is not a block "
					  "of the function");
	return true;
}

static bool rule_preds_are_edges(struct check *c, const struct blk *b)
{
	for (unsigned i = 0; i < b->npreds; i++) {
		const struct blk *p = b->pred[i];
		unsigned slot = b->pred_slot[i];

		if (!has_blk(c->f, p) || slot >= p->nsuccs ||
		    p->succ[slot] != b)
			return broken_blk(c, b, "a predecessor does not lead "
					  "to the block");
		if (c->edge[p->id * 2 + slot]++)
			return broken_blk(c, b, "an edge is a predecessor "
					  "twice");
	}
	return true;
}

static bool rule_edges_are_preds(struct check *c, const struct blk *b)
{
	for (unsigned i = 0; i < b->nsuccs; i++)
		if (!c->edge[b->id * 2 + i])
			return broken_blk(c, b, "a successor does not know "
					  "its predecessor");
	return true;
}

static bool rule_entry_has_no_preds(struct check *c, const struct blk *b)
{
	if (b->id == 0 && b->npreds)
		return broken_blk(c, b, "the entry block has predecessors");
	return true;
}

/* ---- what instructions say --------------------------------------------- */

static bool keeps_lit(const struct ins *in)
{
	return effects_of(in) & LIT || in->op == OP_setimmutable ||
	       in->op == OP_verbatim;
}

static bool rule_op_is_known(struct check *c, const struct ins *in)
{
	if (in->op == OP_pop || in->op == OP_memoryguard)
		return broken_ins(c, in, "the builtin has no place in the "
				  "IR");
	return true;
}

/* How many operands there must be; -1: any number. */
static int want_args(const struct check *c, const struct ins *in)
{
	switch (in->op) {
	case OP_phi:
		return in->blk->npreds;
	case OP_ucall:
		return in->callee->nparams;
	case OP_ret:
		return c->f->nrets;
	case OP_hash:
	case OP_verbatim:
		return -1;
	default:
		return op_info[in->op].args - keeps_lit(in);
	}
}

static int want_results(const struct ins *in)
{
	if (in->op == OP_ucall)
		return in->callee->nrets;
	return op_info[in->op].results;
}

static bool rule_callee_is_listed(struct check *c, const struct ins *in)
{
	const struct mod *m = c->f->mod;

	if (in->op != OP_ucall && in->callee)
		return broken_ins(c, in, "only a ucall has a callee");
	if (in->op == OP_ucall &&
	    (!in->callee || in->callee->no >= m->nfns ||
	     m->fn[in->callee->no] != in->callee))
		return broken_ins(c, in, "the callee is not a function of "
				  "the module");
	return true;
}

static bool rule_counts(struct check *c, const struct ins *in)
{
	int args = want_args(c, in), results = want_results(in);

	if (args >= 0 && in->nargs != (unsigned)args)
		return broken_ins(c, in, "a wrong number of operands");
	if (results >= 0 && in->nres != (unsigned)results)
		return broken_ins(c, in, "a wrong number of results");
	return true;
}

static bool rule_phis_come_first(struct check *c, const struct ins *in)
{
	if (in->op == OP_phi && in->prev && in->prev->op != OP_phi)
		return broken_ins(c, in, "a phi stands behind another "
				  "instruction");
	return true;
}

static bool rule_literal(struct check *c, const struct ins *in)
{
	if (keeps_lit(in) != !!in->lit)
		return broken_ins(c, in, "a literal is missing or too much");
	return true;
}

static bool rule_pieces(struct check *c, const struct ins *in)
{
	if ((in->op == OP_hash) != !!in->piece)
		return broken_ins(c, in, "only a hash, and every hash, has "
				  "pieces");
	if (in->op != OP_hash)
		return true;
	for (unsigned i = 0; i < in->nargs; i++) {
		struct piece p = in->piece[i];

		if (!p.len && (i || in->nargs != 2 ||
			       !def_by(arg(in, i), OP_keccak256)))
			return broken_ins(c, in, "bytes of any number come "
					  "first of two and from keccak256");
		if (p.skip + p.len > 32)
			return broken_ins(c, in, "a piece is not within its "
					  "word");
	}
	return true;
}

/* ---- values and uses --------------------------------------------------- */

static bool list_val(struct check *c, const struct val *v)
{
	if (v->id >= c->f->nvals || c->val[v->id])
		return broken(c, "the id of a value is too large or taken "
			      "(%%%u)", v->id);
	c->val[v->id] = v;
	return true;
}

static bool rule_params_are_listed(struct check *c)
{
	for (unsigned i = 0; i < c->f->nparams; i++) {
		const struct val *v = c->f->param[i];

		if (v->kind != V_PARAM || v->idx != i)
			return broken(c, "a parameter is not what it should "
				      "be");
		if (!list_val(c, v))
			return false;
	}
	return true;
}

/* The place in the table where the search for a number ends. */
static const struct val *find_const(const struct fn *f, u256 x)
{
	unsigned i = u256_hash(x) & (f->cap_con - 1);

	while (f->con[i] && !u256_eq(f->con[i]->con, x))
		i = (i + 1) & (f->cap_con - 1);
	return f->con[i];
}

static bool rule_consts_are_interned(struct check *c)
{
	const struct fn *f = c->f;

	for (unsigned i = 0; i < f->cap_con; i++) {
		const struct val *v = f->con[i];

		if (!v)
			continue;
		if (!is_const(v) || find_const(f, v->con) != v)
			return broken(c, "a constant is not interned or is "
				      "there twice");
		if (!list_val(c, v))
			return false;
	}
	return true;
}

static bool rule_results_are_listed(struct check *c, const struct ins *in)
{
	for (unsigned i = 0; i < in->nres; i++) {
		const struct val *v = &in->res[i];

		if (v->kind != V_RES || v->def != in || v->idx != i)
			return broken_ins(c, in, "a result does not know its "
					  "instruction");
		if (!list_val(c, v))
			return false;
	}
	return true;
}

static bool rule_operands_are_there(struct check *c, const struct ins *in)
{
	for (unsigned i = 0; i < in->nargs; i++) {
		const struct use *u = &in->arg[i];

		if (!u->v)
			return broken_ins(c, in, "an operand is missing");
		if (u->v->id >= c->f->nvals || c->val[u->v->id] != u->v)
			return broken_ins(c, in, "an operand is no value of "
					  "the function");
		if (u->in != in || !u->prev || *u->prev != u)
			return broken_ins(c, in, "an operand is not in the "
					  "use list of its value");
	}
	return true;
}

static bool is_operand(const struct check *c, const struct use *u)
{
	const struct ins *in = u->in;

	return in && in->id < c->f->nins && c->ins[in->id] == in &&
	       u >= in->arg && u < in->arg + in->nargs;
}

/*
 * Each link of a list is an operand that says the same, and there are as many
 * links as operands: so every operand is in its list, once.
 */
static bool rule_uses_are_exact(struct check *c)
{
	size_t n = 0;

	for (unsigned i = 0; i < c->f->nvals; i++) {
		const struct val *v = c->val[i];
		struct use *const *prev;

		if (!v)
			continue;
		prev = (struct use *const *)&v->uses;
		for (struct use *u = v->uses; u; prev = &u->next, u = u->next)
			if (u->v != v || u->prev != prev ||
			    !is_operand(c, u) || ++n > c->nargs)
				return broken(c, "the uses of a value are "
					      "not its uses (%%%u)", v->id);
	}
	if (n != c->nargs)
		return broken(c, "an operand is in no use list");
	return true;
}

/* ---- order ------------------------------------------------------------- */

/*
 * Depth first; `in` counts the successors looked at, `out` is the way back.
 * Reads ids, not links: rule_blk_is_listed holds.
 */
static void number_blocks(struct check *c)
{
	const struct fn *f = c->f;
	uint32_t b = 0, next = f->nblks;

	memset(c->rpo, 0xff, f->nblks * sizeof(*c->rpo));
	c->rpo[0] = 0;
	c->out[0] = NONE;
	while (b != NONE) {
		const struct blk *x = f->blk[b];

		if (c->in[b] < x->nsuccs) {
			uint32_t s = x->succ[c->in[b]++]->id;

			if (c->rpo[s] == NONE) {
				c->rpo[s] = 0;
				c->out[s] = b;
				b = s;
			}
		} else {
			c->order[--next] = b;
			b = c->out[b];
		}
	}
	c->nreached = f->nblks - next;
	memmove(c->order, c->order + next, c->nreached * sizeof(*c->order));
	for (unsigned i = 0; i < c->nreached; i++)
		c->rpo[c->order[i]] = i;
}

/*
 * The tree is grown as in dom.c: `in` is the depth of a block in it, `out`
 * some block further up.  Everything goes by rpo.
 */
static void add_to_tree(struct check *c, uint32_t i)
{
	uint32_t up = c->idom[i], far = c->out[up];
	uint32_t step = c->in[up] - c->in[far];
	uint32_t next = c->in[far] - c->in[c->out[far]];

	c->in[i] = c->in[up] + 1;
	c->out[i] = step == next ? c->out[far] : up;
}

static uint32_t climb(const struct check *c, uint32_t a, uint32_t depth)
{
	while (c->in[a] > depth)
		a = c->in[c->out[a]] >= depth ? c->out[a] : c->idom[a];
	return a;
}

static uint32_t meet(const struct check *c, uint32_t a, uint32_t b)
{
	a = climb(c, a, c->in[b]);
	b = climb(c, b, c->in[a]);
	while (a != b) {
		bool far = c->out[a] != c->out[b];

		a = far ? c->out[a] : c->idom[a];
		b = far ? c->out[b] : c->idom[b];
	}
	return a;
}

static void grow_tree(struct check *c)
{
	c->idom[0] = c->in[0] = c->out[0] = 0;
	for (uint32_t i = 1; i < c->nreached; i++) {
		const struct blk *b = c->f->blk[c->order[i]];
		uint32_t d = NONE;

		for (unsigned k = 0; k < b->npreds; k++) {
			uint32_t p = c->rpo[b->pred[k]->id];

			if (p < i)
				d = d == NONE ? p : meet(c, d, p);
		}
		c->idom[i] = d;
		add_to_tree(c, i);
	}
}

static bool raise_idom(struct check *c, uint32_t i)
{
	const struct blk *b = c->f->blk[c->order[i]];
	uint32_t d = c->idom[i];

	for (unsigned k = 0; k < b->npreds; k++) {
		uint32_t p = c->rpo[b->pred[k]->id];

		while (p != NONE && p != d) {
			if (p > d)
				p = c->idom[p];
			else
				d = c->idom[d];
		}
	}
	if (c->idom[i] == d)
		return false;
	c->idom[i] = d;
	return true;
}

static void settle_tree(struct check *c)
{
	bool more = true;

	while (more) {
		more = false;
		for (uint32_t i = 1; i < c->nreached; i++)
			more |= raise_idom(c, i);
	}
}

/* As in dom.c: sizes from the end, then places from the front. */
static void number_tree(struct check *c)
{
	uint32_t *next = c->next;

	for (unsigned i = 0; i < c->nreached; i++)
		c->out[i] = 1;
	for (unsigned i = c->nreached; i-- > 1;)
		c->out[c->idom[i]] += c->out[i];
	for (unsigned i = 0; i < c->nreached; i++) {
		uint32_t up = c->idom[i];

		c->in[i] = i ? next[up] : 0;
		if (i)
			next[up] += c->out[i];
		next[i] = c->in[i] + 1;
		c->out[i] += c->in[i] - 1;
	}
}

static bool dominates_in(const struct check *c, const struct blk *a,
			 const struct blk *b)
{
	uint32_t x = c->rpo[a->id], y = c->rpo[b->id];

	return x != NONE && c->in[x] <= c->in[y] && c->out[y] <= c->out[x];
}

/* Every edge that leads back leads to a dominator. */
static bool is_reducible(const struct check *c)
{
	for (uint32_t i = 0; i < c->nreached; i++) {
		const struct blk *b = c->f->blk[c->order[i]];

		for (unsigned k = 0; k < b->npreds; k++) {
			uint32_t p = c->rpo[b->pred[k]->id];

			if (p != NONE && p >= i && !dominates_in(c, b, b->pred[k]))
				return false;
		}
	}
	return true;
}

static void find_dominators(struct check *c)
{
	number_blocks(c);
	grow_tree(c);
	number_tree(c);
	if (!is_reducible(c)) {
		settle_tree(c);
		number_tree(c);
	}
}

/* A value must be there wherever it is used; what is not in reach may be. */
static bool rule_defs_dominate(struct check *c, const struct ins *in)
{
	for (unsigned i = 0; i < in->nargs; i++) {
		const struct val *v = arg(in, i);
		const struct blk *at = in->blk, *from;

		if (v->kind != V_RES)
			continue;
		if (in->op == OP_phi)
			at = at->pred[i];
		from = v->def->blk;
		if (c->rpo[at->id] == NONE)
			continue;
		if (from == in->blk && in->op != OP_phi ?
		    c->pos[v->def->id] >= c->pos[in->id] :
		    !dominates_in(c, from, at))
			return broken_ins(c, in, "an operand does not "
					  "dominate its use");
	}
	return true;
}

/* ---- facts ------------------------------------------------------------- */

static bool rule_dom_is_true(struct check *c, const struct blk *b)
{
	uint32_t i = c->rpo[b->id];

	if (!(c->f->mod->have & DOM))
		return true;
	if (i == NONE || b->rpo != b->id)
		return broken_blk(c, b, "a block is not in its place in "
				  "reverse postorder");
	if (b->id == 0)
		return true;
	if (!has_blk(c->f, b->idom) || b->idom->id >= b->id ||
	    c->rpo[b->idom->id] != c->idom[i])
		return broken_blk(c, b, "the dominator of a block is out of "
				  "date");
	if (!dominates(b->idom, b) || dominates(b, b->idom))
		return broken_blk(c, b, "the dominator tree is numbered "
				  "wrongly");
	return true;
}

static bool rule_loop_is_true(struct check *c, const struct blk *b)
{
	const struct loop *l = b->loop;

	if (!(c->f->mod->have & DOM) || !l)
		return true;
	if (!has_blk(c->f, l->head) || l->head->loop != l ||
	    !dominates_in(c, l->head, b))
		return broken_blk(c, b, "the loop of a block is out of date");
	if (l->up ? l->depth != l->up->depth + 1 : l->depth != 1)
		return broken_blk(c, b, "the depth of a loop is wrong");
	return true;
}

/* A ret is reached without passing a call that never returns. */
static bool reaches_ret(const struct check *c, uint8_t *seen, uint32_t *stack)
{
	const struct fn *f = c->f;
	unsigned n = 0;

	stack[n++] = 0;
	seen[0] = 1;
	while (n) {
		const struct blk *b = f->blk[stack[--n]];
		const struct ins *in = b->first;

		while (in && !(in->callee && in->callee->never_returns))
			in = in->next;
		if (in)
			continue;
		if (b->last->op == OP_ret)
			return true;
		for (unsigned i = 0; i < b->nsuccs; i++)
			if (!seen[b->succ[i]->id]++)
				stack[n++] = b->succ[i]->id;
	}
	return false;
}

static bool rule_never_returns(struct check *c)
{
	const struct fn *f = c->f;

	if (!f->never_returns)
		return true;
	memset(c->edge, 0, f->nblks);
	if (reaches_ret(c, c->edge, c->next))
		return broken(c, "the function is said never to return, and "
			      "may");
	return true;
}

/* ---- all of them ------------------------------------------------------- */

typedef bool fn_rule(struct check *c);
typedef bool blk_rule(struct check *c, const struct blk *b);
typedef bool ins_rule(struct check *c, const struct ins *in);

/* In the order in which each relies on those before. */
static blk_rule *const link_rules[] = {
	rule_blk_is_listed, rule_ins_are_linked, NULL
};
static blk_rule *const edge_rules[] = {
	rule_last_ends, rule_succs_fit_end, NULL
};
static blk_rule *const pred_rules[] = {
	rule_preds_are_edges, rule_entry_has_no_preds, NULL
};
static blk_rule *const edge_back_rules[] = { rule_edges_are_preds, NULL };
static ins_rule *const ins_rules[] = {
	rule_op_is_known, rule_callee_is_listed, rule_counts,
	rule_phis_come_first, rule_literal, rule_results_are_listed, NULL
};
static ins_rule *const operand_rules[] = {
	rule_operands_are_there, rule_pieces, NULL
};
static ins_rule *const order_rules[] = { rule_defs_dominate, NULL };
static blk_rule *const fact_rules[] = {
	rule_dom_is_true, rule_loop_is_true, NULL
};

static bool each_blk(struct check *c, blk_rule *const *rule)
{
	for (unsigned i = 0; i < c->f->nblks; i++)
		for (blk_rule *const *r = rule; *r; r++)
			if (!(*r)(c, c->f->blk[i]))
				return false;
	return true;
}

static bool each_ins(struct check *c, ins_rule *const *rule)
{
	for (unsigned i = 0; i < c->f->nblks; i++)
		for (const struct ins *in = c->f->blk[i]->first; in;
		     in = in->next)
			for (ins_rule *const *r = rule; *r; r++)
				if (!(*r)(c, in))
					return false;
	return true;
}

static bool check_order(struct check *c)
{
	find_dominators(c);
	return each_ins(c, order_rules) && each_blk(c, fact_rules) &&
	       rule_never_returns(c);
}

static bool check_all(struct check *c)
{
	return each_blk(c, link_rules) && each_blk(c, edge_rules) &&
	       each_blk(c, pred_rules) && each_blk(c, edge_back_rules) &&
	       rule_params_are_listed(c) && rule_consts_are_interned(c) &&
	       each_ins(c, ins_rules) && each_ins(c, operand_rules) &&
	       rule_uses_are_exact(c) && check_order(c);
}

static size_t tables_size(const struct fn *f)
{
	return (f->nins + (size_t)f->nvals) * sizeof(void *) +
	       (f->nins + 6 * (size_t)f->nblks) * sizeof(uint32_t) +
	       2 * (size_t)f->nblks;
}

/* All tables in one piece of zeroed memory, the widest first. */
static void place_tables(struct check *c, void *mem)
{
	const struct fn *f = c->f;
	size_t nb = f->nblks;
	uint32_t *p;

	memset(mem, 0, tables_size(f));
	c->ins = mem;
	c->val = (const struct val **)(c->ins + f->nins);
	p = (uint32_t *)(c->val + f->nvals);
	c->pos = p;
	c->rpo = c->pos + f->nins;
	c->order = c->rpo + nb;
	c->idom = c->order + nb;
	c->in = c->idom + nb;
	c->out = c->in + nb;
	c->next = c->out + nb;
	c->edge = (uint8_t *)(c->next + nb);
}

/*
 * Check f with tables in `mem`, which takes those of the largest function.
 * The sentence is in c, not in the arena: that may refuse and not come back,
 * and mem is held.
 */
static bool check_fn(struct check *c, const struct fn *f, void *mem)
{
	*c = (struct check){ .f = f };
	if (!f->nblks)
		return broken(c, "a function has no block");
	if (!mem)
		return broken(c, "no memory is left to check it");
	place_tables(c, mem);
	return check_all(c);
}

static const char *sentence(const struct check *c)
{
	return arena_strndup(c->f->mod->arena, c->wrong, strlen(c->wrong));
}

const char *verify_fn(const struct fn *f)
{
	void *mem = malloc(tables_size(f));
	struct check c;
	bool ok = check_fn(&c, f, mem);

	free(mem);
	return ok ? NULL : sentence(&c);
}

static const char *check_lists(const struct mod *m)
{
	for (unsigned i = 0; i < m->nfns; i++)
		if (m->fn[i]->no != i || m->fn[i]->mod != m)
			return arena_printf(m->arena, "a function has a wrong "
					    "number or module, function %s",
					    m->fn[i]->name);
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct fn *f = m->entry[i].fn;

		if (m->entry[i].no != i || !f || f->no >= m->nfns ||
		    m->fn[f->no] != f)
			return arena_printf(m->arena, "an entry has a wrong "
					    "number or function, entry %u", i);
	}
	return NULL;
}

const char *verify_mod(const struct mod *m)
{
	const char *wrong = check_lists(m);
	size_t size = 0;
	struct check c;
	bool ok = true;
	void *mem;

	if (wrong)
		return wrong;
	for (unsigned i = 0; i < m->nfns; i++)
		if (tables_size(m->fn[i]) > size)
			size = tables_size(m->fn[i]);
	mem = malloc(size);
	for (unsigned i = 0; i < m->nfns && ok; i++)
		ok = check_fn(&c, m->fn[i], mem);
	free(mem);
	return ok ? NULL : sentence(&c);
}
