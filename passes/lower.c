/*
 * Tree to blocks in SSA form.
 *
 * In: the code of an object after yul_scope, so every name has a definition
 * and every count is right.  Out: m->fn[0], the top code, and behind it the
 * functions of the program by their number; no call is inlined, nothing is
 * folded, no block is out of reach.
 *
 * A variable that is written at one place only needs no search: its
 * declaration dominates every use.  For the others this is Braun, Buchwald,
 * Hack, Leissa, Mallon and Zwinkau, "Simple and Efficient Construction of
 * Static Single Assignment Form" (CC 2013), with its recursions turned into
 * loops.  A read looks for the last write along blocks with one predecessor;
 * where several meet it leaves a phi whose operands are found later.  A block
 * is sealed when all its predecessors are known.
 *
 * Text has a structure that graphs lack: what an if, switch or for does not
 * write is behind it what it was before, so the search steps over it and few
 * phis turn out to be none.  A search still passes the statements between the
 * read and the write one by one: the work is reads times statements at worst,
 * the memory is not.
 *
 * The tree is walked by recursion: the parser limits its depth.
 */
#include <assert.h>

#include "ir.h"

/* A phi that lower made.  While it is in its block, ins->aux points here. */
struct phi {
	struct ins *in;
	unsigned var;
	bool queued, gone;
	struct phi *next;	/* of the same block, operands missing */
};

/* What is known of a block besides the block. */
struct blkinfo {
	bool sealed;
	struct loc loc;		/* for its phis: the statement that joins here */
	struct phi *open;	/* phis that wait for the block to be sealed */
	/* what is not written in `span` of the text has the value it had here */
	struct blk *before;
	struct loc span;
};

struct var {
	unsigned writes;	/* places that write it */
	struct val *only;	/* its value, if that is one place */
	uint32_t *place;	/* where lets and assignments write it */
	unsigned nplaces;
	const struct ident *id;
};

/* The value of a variable at the end of a block. */
struct write {
	struct val *v;		/* NULL: free slot */
	unsigned blk, var;
};

struct lower {
	struct mod *m;
	struct arena *a;
	/* of the function at hand */
	struct fn *f;
	struct blk *cur;	/* statements go to its end; NULL: out of reach */
	struct blk *exit, *brk, *cont;	/* targets of leave, break, continue */
	struct var *var;	/* by def->no */
	struct blkinfo *info;	/* by block id */
	unsigned cap_info;
	struct write *write;	/* hash table by block and variable */
	unsigned nwrites, cap_write;
	struct phi **phi;	/* all phis of the function, oldest first */
	unsigned nphis, cap_phis;
	unsigned nfilled;	/* how many have their operands or wait for them */
};

/* ---- blocks ------------------------------------------------------------ */

static struct blk *new_block(struct lower *l, struct loc loc)
{
	struct blk *b = blk_new(l->f);

	if (b->id >= l->cap_info) {
		unsigned cap = l->cap_info ? l->cap_info * 2 : 32;
		struct blkinfo *p = ARENA_ARRAY(l->a, struct blkinfo, cap);

		for (unsigned i = 0; i < b->id; i++)
			p[i] = l->info[i];
		l->info = p;
		l->cap_info = cap;
	}
	l->info[b->id] = (struct blkinfo){ .loc = loc };
	return b;
}

static struct ins *emit(struct lower *l, enum op op, struct loc loc,
			unsigned nargs, unsigned nres)
{
	struct ins *in = ins_new(l->f, op, loc, nargs, nres);

	ins_append(l->cur, in);
	return in;
}

/* ---- variables --------------------------------------------------------- */

static unsigned write_slot(const struct write *t, unsigned cap, unsigned blk,
			   unsigned var)
{
	uint64_t h = ((uint64_t)blk << 32 | var) * 0x9e3779b97f4a7c15u;
	unsigned i = (h >> 32) & (cap - 1);

	while (t[i].v && (t[i].blk != blk || t[i].var != var))
		i = (i + 1) & (cap - 1);
	return i;
}

static void write_room(struct lower *l)
{
	unsigned cap = l->cap_write ? l->cap_write * 2 : 64;
	struct write *t;

	if ((l->nwrites + 1) * 2 <= l->cap_write)
		return;
	t = ARENA_ARRAY(l->a, struct write, cap);
	for (unsigned i = 0; i < l->cap_write; i++) {
		const struct write *w = &l->write[i];

		if (w->v)
			t[write_slot(t, cap, w->blk, w->var)] = *w;
	}
	l->write = t;
	l->cap_write = cap;
}

static void note_write(struct lower *l, struct blk *b, unsigned var,
		       struct val *v)
{
	struct write *w;

	write_room(l);
	w = &l->write[write_slot(l->write, l->cap_write, b->id, var)];
	l->nwrites += !w->v;
	*w = (struct write){ v, b->id, var };
}

static struct val *find_write(const struct lower *l, const struct blk *b,
			      unsigned var)
{
	if (!l->nwrites)
		return NULL;
	return l->write[write_slot(l->write, l->cap_write, b->id, var)].v;
}

static struct val *new_phi(struct lower *l, struct blk *b, unsigned var)
{
	struct blkinfo *info = &l->info[b->id];
	unsigned nargs = info->sealed ? b->npreds : 0;
	struct phi *p = ARENA_NEW(l->a, struct phi);

	if (l->nphis == l->cap_phis) {
		unsigned cap = l->cap_phis ? l->cap_phis * 2 : 32;
		struct phi **t = ARENA_ARRAY(l->a, struct phi *, cap);

		for (unsigned i = 0; i < l->nphis; i++)
			t[i] = l->phi[i];
		l->phi = t;
		l->cap_phis = cap;
	}
	l->phi[l->nphis++] = p;
	p->in = ins_new(l->f, OP_phi, info->loc, nargs, 1);
	p->in->aux = p;
	p->in->var = l->var[var].id;
	p->var = var;
	ins_prepend(b, p->in);
	if (!info->sealed) {
		p->next = info->open;
		info->open = p;
	}
	return res(p->in);
}

static bool is_written_in(const struct var *x, struct loc span)
{
	unsigned lo = 0, hi = x->nplaces;

	while (lo < hi) {
		unsigned mid = lo + (hi - lo) / 2;

		if (x->place[mid] < span.beg)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < x->nplaces && x->place[lo] < span.end;
}

/* The block where the search for a variable goes on; NULL: not behind b. */
static struct blk *next_upwards(const struct lower *l, const struct blk *b,
				unsigned var)
{
	const struct blkinfo *info = &l->info[b->id];

	if (info->before && !is_written_in(&l->var[var], info->span))
		return info->before;
	return info->sealed && b->npreds == 1 ? b->pred[0] : NULL;
}

/* The value of a variable at the end of b. */
static struct val *look_up(struct lower *l, struct blk *b, unsigned var)
{
	struct blk *from = b, *up;
	struct val *v;

	while (!(v = find_write(l, b, var)) && (up = next_upwards(l, b, var)))
		b = up;
	if (!v && l->info[b->id].sealed && !b->npreds)
		v = val_const(l->f, u256_zero);
	else if (!v)
		v = new_phi(l, b, var);
	note_write(l, b, var, v);
	note_write(l, from, var, v);
	return v;
}

/*
 * Give every phi of a sealed block its operands.  Looking for them may make
 * phis in other blocks: they join the end of the list.
 */
static void fill_phis(struct lower *l)
{
	for (; l->nfilled < l->nphis; l->nfilled++) {
		struct phi *p = l->phi[l->nfilled];
		struct blk *b = p->in->blk;

		if (!l->info[b->id].sealed)
			continue;
		for (unsigned i = 0; i < p->in->nargs; i++)
			set_arg(p->in, i, look_up(l, b->pred[i], p->var));
	}
}

/* No more edges to b will come. */
static void seal(struct lower *l, struct blk *b)
{
	struct phi *p;

	/* before: phis of sealed blocks are filled by position in the list */
	fill_phis(l);
	l->info[b->id].sealed = true;
	for (p = l->info[b->id].open; p; p = p->next)
		for (unsigned i = 0; i < b->npreds; i++)
			add_arg(p->in, look_up(l, b->pred[i], p->var));
	fill_phis(l);
}

static struct val *read_var(struct lower *l, const struct node *name)
{
	const struct var *x = &l->var[name->def->no];

	if (x->writes > 1)
		return look_up(l, l->cur, name->def->no);
	return x->only ? x->only : val_const(l->f, u256_zero);
}

static void write_var(struct lower *l, const struct node *name, struct val *v)
{
	struct var *x = &l->var[name->def->no];

	if (x->writes > 1)
		note_write(l, l->cur, name->def->no, v);
	else
		x->only = v;
}

static void count_names(struct lower *l, const struct node *names)
{
	for (; names; names = names->next) {
		l->var[names->def->no].writes++;
		l->var[names->def->no].id = names->def->id;
	}
}

/* Remember where the statement writes; those before it in the text came. */
static void place_names(struct lower *l, const struct node *stmt)
{
	for (const struct node *n = stmt->names; n; n = n->next) {
		struct var *x = &l->var[n->def->no];

		if (x->writes < 2)
			continue;
		if (!x->place)
			x->place = ARENA_ARRAY(l->a, uint32_t, x->writes);
		x->place[x->nplaces++] = stmt->loc.beg;
	}
}

/* Each let and assignment in a list of statements, in the text's order. */
static void each_set(struct lower *l, const struct node *n,
		     void (*f)(struct lower *l, const struct node *stmt))
{
	for (; n; n = n->next) {
		switch (n->kind) {
		case N_LET:
		case N_ASSIGN:
			f(l, n);
			break;
		case N_BLOCK:
		case N_SWITCH:
			each_set(l, n->kids, f);
			break;
		case N_IF:
		case N_CASE:
			each_set(l, n->b->kids, f);
			break;
		case N_FOR:
			each_set(l, n->a->kids, f);
			each_set(l, n->c->kids, f);
			each_set(l, n->d->kids, f);
			break;
		default:
			break;
		}
	}
}

static void count_set(struct lower *l, const struct node *stmt)
{
	count_names(l, stmt->names);
}

/* Find what each variable of the function is written by. */
static void find_writes(struct lower *l, const struct node *stmts)
{
	each_set(l, stmts, count_set);
	each_set(l, stmts, place_names);
}

/* ---- expressions ------------------------------------------------------- */

static struct val *lower_expr(struct lower *l, const struct node *n);

/* Is operand i of the builtin a literal that is kept as such? */
static bool is_lit_operand(int op, unsigned i)
{
	if (op < 0)
		return false;
	if (op == OP_setimmutable)
		return i == 1;
	return i == 0 && (op == OP_verbatim || op_info[op].effects & LIT);
}

static unsigned count_kids(const struct node *n)
{
	unsigned count = 0;

	for (n = n->kids; n; n = n->next)
		count++;
	return count;
}

static unsigned nresults(const struct node *call)
{
	if (call->op < 0)
		return call->def->nres;
	if (call->op == OP_verbatim)
		return call->id->verb_out;
	return op_info[call->op].results;
}

/* Arguments are evaluated from the last to the first. */
static struct ins *lower_call(struct lower *l, const struct node *n)
{
	unsigned nkids = count_kids(n), nargs = 0;
	const struct node *few[8], **kid = few, *lit = NULL;
	struct val *few_args[8], **args = few_args;
	struct ins *in;

	if (nkids > 8) {
		kid = ARENA_ARRAY(l->a, const struct node *, nkids);
		args = ARENA_ARRAY(l->a, struct val *, nkids);
	}
	nkids = 0;
	for (const struct node *k = n->kids; k; k = k->next, nkids++) {
		if (is_lit_operand(n->op, nkids))
			lit = k;
		else
			kid[nargs++] = k;
	}
	for (unsigned i = nargs; i-- > 0;)
		args[i] = lower_expr(l, kid[i]);
	in = emit(l, n->op < 0 ? OP_ucall : (enum op)n->op, n->loc, nargs,
		  nresults(n));
	in->lit = lit;
	if (n->op < 0)
		in->callee = l->m->fn[n->def->no + 1];
	for (unsigned i = 0; i < nargs; i++)
		set_arg(in, i, args[i]);
	return in;
}

static struct val *lower_expr(struct lower *l, const struct node *n)
{
	switch (n->kind) {
	case N_NAME:
		return read_var(l, n);
	case N_CALL:
		if (n->op == OP_memoryguard)
			return val_const(l->f, n->kids->num);
		return res(lower_call(l, n));
	default:
		return val_const(l->f, n->num);
	}
}

/* ---- statements -------------------------------------------------------- */

static void lower_list(struct lower *l, const struct node *n);

/* Behind it the text is out of reach. */
static void go_to(struct lower *l, struct blk *to, struct loc loc)
{
	if (!l->cur)
		return;
	emit(l, OP_goto, loc, 0, 0);
	edge_add(l->cur, to);
	l->cur = NULL;
}

/* Ways meet in b again that parted behind `before`, over a piece of text. */
static void step_over(struct lower *l, struct blk *b, struct blk *before,
		      struct loc span)
{
	l->info[b->id].before = before;
	l->info[b->id].span = span;
}

/* Go on in b, whose predecessors are all known, if it has any. */
static void go_on(struct lower *l, struct blk *b)
{
	seal(l, b);
	l->cur = b->npreds ? b : NULL;
}

static void branch(struct lower *l, struct val *cond, struct loc loc,
		   struct blk *yes, struct blk *no)
{
	set_arg(emit(l, OP_br, loc, 1, 0), 0, cond);
	edge_add(l->cur, yes);
	edge_add(l->cur, no);
}

static void lower_if(struct lower *l, const struct node *n)
{
	struct val *cond = lower_expr(l, n->a);
	struct blk *then = new_block(l, n->loc);
	struct blk *join = new_block(l, n->loc);

	step_over(l, join, l->cur, n->loc);
	branch(l, cond, n->a->loc, then, join);
	go_on(l, then);
	lower_list(l, n->b->kids);
	go_to(l, join, n->loc);
	go_on(l, join);
}

/*
 * One comparison after the other.  They all stand at the switched value: the
 * annotations between the cases are those of the bodies.
 */
static void lower_switch(struct lower *l, const struct node *n)
{
	struct val *v = lower_expr(l, n->a);
	struct blk *join = new_block(l, n->loc);
	const struct node *otherwise = NULL;

	step_over(l, join, l->cur, n->loc);
	for (const struct node *c = n->kids; c; c = c->next) {
		struct blk *body, *next;
		struct ins *eq;

		if (!c->a) {
			otherwise = c;
			continue;
		}
		eq = emit(l, OP_eq, n->a->loc, 2, 1);
		set_arg(eq, 0, v);
		set_arg(eq, 1, val_const(l->f, c->a->num));
		body = new_block(l, c->loc);
		next = new_block(l, n->loc);
		branch(l, res(eq), n->a->loc, body, next);
		go_on(l, body);
		lower_list(l, c->b->kids);
		go_to(l, join, c->loc);
		go_on(l, next);
	}
	if (otherwise)
		lower_list(l, otherwise->b->kids);
	go_to(l, join, n->loc);
	go_on(l, join);
}

/*
 *	init -> head -> body -> post -> head
 *	            \-> exit
 */
static void lower_for(struct lower *l, const struct node *n)
{
	struct blk *brk = l->brk, *cont = l->cont;
	struct blk *head, *body, *post, *exit;
	struct val *cond;

	lower_list(l, n->a->kids);
	head = new_block(l, n->loc);
	body = new_block(l, n->loc);
	post = new_block(l, n->loc);
	exit = new_block(l, n->loc);
	step_over(l, head, l->cur, n->loc);
	step_over(l, exit, l->cur, n->loc);
	step_over(l, post, body, n->d->loc);
	go_to(l, head, n->loc);
	l->cur = head;
	cond = lower_expr(l, n->b);
	branch(l, cond, n->b->loc, body, exit);
	go_on(l, body);
	l->brk = exit;
	l->cont = post;
	lower_list(l, n->d->kids);
	l->brk = brk;
	l->cont = cont;
	go_to(l, post, n->loc);
	go_on(l, post);
	lower_list(l, n->c->kids);
	go_to(l, head, n->loc);
	seal(l, head);
	go_on(l, exit);
}

/* A let or an assignment; a let without a value gives zeros. */
static void lower_set(struct lower *l, const struct node *n)
{
	struct ins *in;
	unsigned i = 0;

	if (!n->a || !n->names->next) {
		struct val *v = n->a ? lower_expr(l, n->a) :
				       val_const(l->f, u256_zero);

		for (const struct node *x = n->names; x; x = x->next)
			write_var(l, x, v);
		return;
	}
	in = lower_call(l, n->a);
	for (const struct node *x = n->names; x; x = x->next)
		write_var(l, x, &in->res[i++]);
}

static void lower_expr_stmt(struct lower *l, const struct node *n)
{
	struct ins *in;

	if (n->op == OP_pop) {
		lower_expr(l, n->kids);
		return;
	}
	in = lower_call(l, n);
	if (effects_of(in) & (OK | BAD))
		l->cur = NULL;
}

static void lower_stmt(struct lower *l, const struct node *n)
{
	switch (n->kind) {
	case N_BLOCK:
		lower_list(l, n->kids);
		break;
	case N_LET:
	case N_ASSIGN:
		lower_set(l, n);
		break;
	case N_EXPR:
		lower_expr_stmt(l, n->a);
		break;
	case N_IF:
		lower_if(l, n);
		break;
	case N_SWITCH:
		lower_switch(l, n);
		break;
	case N_FOR:
		lower_for(l, n);
		break;
	case N_BREAK:
		go_to(l, l->brk, n->loc);
		break;
	case N_CONTINUE:
		go_to(l, l->cont, n->loc);
		break;
	case N_LEAVE:
		go_to(l, l->exit, n->loc);
		break;
	default:	/* a function has its own turn */
		break;
	}
}

/* What is out of reach is left out. */
static void lower_list(struct lower *l, const struct node *n)
{
	for (; n && l->cur; n = n->next)
		lower_stmt(l, n);
}

/* ---- phis that are none ------------------------------------------------ */

/* The one value that the phi can have; NULL if there are several. */
static struct val *only_value(struct fn *f, const struct ins *phi)
{
	struct val *same = NULL;

	for (unsigned i = 0; i < phi->nargs; i++) {
		struct val *v = arg(phi, i);

		if (v == same || v == res(phi))
			continue;
		if (same)
			return NULL;
		same = v;
	}
	return same ? same : val_const(f, u256_zero);
}

/* Look again at the phis that use v. */
static void queue_users(struct phi **queue, unsigned *n, const struct val *v)
{
	for (const struct use *u = v->uses; u; u = u->next) {
		struct phi *p = u->in->op == OP_phi ? u->in->aux : NULL;

		if (p && !p->queued && !p->gone) {
			p->queued = true;
			queue[(*n)++] = p;
		}
	}
}

/*
 * A phi goes when all its operands are one value or itself; then those that
 * use it may go as well.
 */
static void remove_trivial_phis(struct lower *l)
{
	struct phi **queue = ARENA_ARRAY(l->a, struct phi *, l->nphis);
	unsigned n = 0;

	for (unsigned i = l->nphis; i-- > 0;) {
		l->phi[i]->queued = true;
		queue[n++] = l->phi[i];
	}
	while (n) {
		struct phi *p = queue[--n];
		struct val *v = only_value(l->f, p->in);

		p->queued = false;
		if (!v)
			continue;
		p->gone = true;
		queue_users(queue, &n, res(p->in));
		replace_val(res(p->in), v);
		ins_delete(p->in);
	}
	for (unsigned i = 0; i < l->nphis; i++)
		l->phi[i]->in->aux = NULL;
}

/* ---- functions --------------------------------------------------------- */

static void begin_fn(struct lower *l, struct fn *f, struct loc loc,
		     unsigned nvars)
{
	l->f = f;
	l->var = ARENA_ARRAY(l->a, struct var, nvars);
	l->nwrites = l->nphis = l->nfilled = 0;
	if (l->cap_write > 256) {
		l->write = NULL;
		l->cap_write = 0;
	}
	for (unsigned i = 0; i < l->cap_write; i++)
		l->write[i].v = NULL;
	l->cur = new_block(l, loc);
	l->info[l->cur->id].sealed = true;
}

static void end_fn(struct lower *l)
{
	fill_phis(l);
	fn_drop_unreachable(l->f);
	remove_trivial_phis(l);
	fn_renumber(l->f);
}

static void lower_top(struct lower *l, struct fn *f)
{
	const struct node *code = l->m->obj->code;

	begin_fn(l, f, code->loc, l->m->obj->nvars);
	find_writes(l, code->kids);
	lower_list(l, code->kids);
	if (l->cur)
		emit(l, OP_stop, code->loc, 0, 0);
	end_fn(l);
}

/* Parameters hold their argument, results zero. */
static void begin_vars(struct lower *l, const struct node *n)
{
	unsigned i = 0;

	count_names(l, n->names);
	count_names(l, n->kids);
	find_writes(l, n->b->kids);
	for (const struct node *x = n->names; x; x = x->next)
		write_var(l, x, l->f->param[i++]);
	for (const struct node *x = n->kids; x; x = x->next)
		write_var(l, x, val_const(l->f, u256_zero));
}

static void lower_ret(struct lower *l, const struct node *n)
{
	struct ins *ret = emit(l, OP_ret, n->loc, l->f->nrets, 0);
	unsigned i = 0;

	for (const struct node *x = n->kids; x; x = x->next)
		set_arg(ret, i++, read_var(l, x));
}

static void lower_fn(struct lower *l, struct fn *f)
{
	const struct node *n = f->node;

	begin_fn(l, f, n->loc, n->def->nvars);
	l->exit = new_block(l, n->loc);
	begin_vars(l, n);
	lower_list(l, n->b->kids);
	go_to(l, l->exit, n->loc);
	go_on(l, l->exit);
	if (l->cur)
		lower_ret(l, n);
	end_fn(l);
}

/* ---- functions that never return --------------------------------------- */

/* A place behind a call that is reached if the callee returns. */
struct wait {
	struct ins *at;
	struct wait *next;
};

struct returning {
	struct mod *m;
	struct wait **waiting;	/* by number of the callee */
	struct ins **todo;	/* places in reach */
	unsigned n, cap;
};

static void reach(struct returning *r, struct ins *at)
{
	if (r->n == r->cap) {
		unsigned cap = r->cap ? r->cap * 2 : 64;
		struct ins **t = ARENA_ARRAY(r->m->arena, struct ins *, cap);

		for (unsigned i = 0; i < r->n; i++)
			t[i] = r->todo[i];
		r->todo = t;
		r->cap = cap;
	}
	r->todo[r->n++] = at;
}

/* Blocks in reach are marked by their rpo, which nobody needs yet. */
static void reach_blk(struct returning *r, struct blk *b)
{
	if (b->rpo)
		return;
	b->rpo = 1;
	reach(r, b->first);
}

static void does_return(struct returning *r, struct fn *f)
{
	f->never_returns = false;
	for (struct wait *w = r->waiting[f->no]; w; w = w->next)
		reach(r, w->at);
	r->waiting[f->no] = NULL;
}

/* On from a place, up to a call that is not known to return. */
static void run_from(struct returning *r, struct ins *in)
{
	struct blk *b = in->blk;

	for (; in; in = in->next) {
		struct wait *w;

		if (in->op != OP_ucall || !in->callee->never_returns)
			continue;
		w = ARENA_NEW(r->m->arena, struct wait);
		w->at = in->next;
		w->next = r->waiting[in->callee->no];
		r->waiting[in->callee->no] = w;
		return;
	}
	if (b->last->op == OP_ret)
		does_return(r, b->fn);
	for (unsigned i = 0; i < b->nsuccs; i++)
		reach_blk(r, b->succ[i]);
}

/*
 * Every function is taken for one that never returns until a ret is reached
 * in it.  Each instruction is passed once.
 */
static void find_never_returns(struct mod *m)
{
	struct returning r = {
		.m = m,
		.waiting = ARENA_ARRAY(m->arena, struct wait *, m->nfns),
	};

	for (unsigned i = 0; i < m->nfns; i++)
		m->fn[i]->never_returns = true;
	for (unsigned i = 0; i < m->nfns; i++)
		reach_blk(&r, m->fn[i]->blk[0]);
	while (r.n)
		run_from(&r, r.todo[--r.n]);
	for (unsigned i = 0; i < m->nfns; i++)
		for (unsigned k = 0; k < m->fn[i]->nblks; k++)
			m->fn[i]->blk[k]->rpo = 0;
}

void pass_lower(struct mod *m)
{
	struct lower l = { .m = m, .a = m->arena };
	const struct yul_object *o = m->obj;

	fn_new(m, o->name ? o->name : "code", 0, 0);
	for (unsigned i = 0; i < o->nfns; i++) {
		const struct def *d = o->fns[i];
		struct fn *f = fn_new(m, d->id->name, d->nargs, d->nres);

		f->node = d->node;
	}
	lower_top(&l, m->fn[0]);
	for (unsigned i = 1; i < m->nfns; i++)
		lower_fn(&l, m->fn[i]);
	find_never_returns(m);
}
