/*
 * The IR's own bookkeeping: values and their use lists, instructions in
 * blocks, edges with the operands that phis keep for them, and the copying of
 * one function into another.
 *
 * What comes in are requests of passes; what goes out is IR in which every
 * operand is linked into the uses of its value and every edge is known at
 * both of its ends.  No other file writes these links.  Everything is taken
 * from the arena of the module and dropped with it.
 */
#include <assert.h>
#include <string.h>

#include "ir.h"

/* ---- use lists --------------------------------------------------------- */

static void use_unlink(struct use *u)
{
	if (!u->v)
		return;
	*u->prev = u->next;
	if (u->next)
		u->next->prev = u->prev;
	u->v = NULL;
	u->next = NULL;
	u->prev = NULL;
}

static void use_link(struct use *u, struct val *v)
{
	u->v = v;
	u->prev = &v->uses;
	u->next = v->uses;
	if (u->next)
		u->next->prev = &u->next;
	v->uses = u;
}

/*
 * The operand moves from slot `from` to slot `to`.  Its neighbours in the
 * list may be slots of the same array that have not moved yet: they are
 * corrected where they are, and take that along when their turn comes.
 */
static void use_move(struct use *to, struct use *from)
{
	*to = *from;
	from->v = NULL;
	from->next = NULL;
	from->prev = NULL;
	if (!to->v)
		return;
	*to->prev = to;
	if (to->next)
		to->next->prev = &to->next;
}

/* Slots allocated for n operands: add_arg relies on this rule. */
static unsigned arg_room(unsigned n)
{
	unsigned room = n ? 1 : 0;

	while (room < n)
		room *= 2;
	return room;
}

void set_arg(struct ins *in, unsigned i, struct val *v)
{
	assert(i < in->nargs);
	use_unlink(&in->arg[i]);
	if (v)
		use_link(&in->arg[i], v);
}

static struct arena *arena_of(const struct fn *f)
{
	return f->mod->arena;
}

void add_arg(struct ins *in, struct val *v)
{
	unsigned n = in->nargs;

	if (arg_room(n) == n) {
		struct arena *a = arena_of(in->blk->fn);
		struct use *old = in->arg;

		in->arg = ARENA_ARRAY(a, struct use, arg_room(n + 1));
		for (unsigned i = 0; i < n; i++)
			use_move(&in->arg[i], &old[i]);
	}
	in->nargs++;
	in->arg[n] = (struct use){ .in = in };
	if (v)
		use_link(&in->arg[n], v);
}

void del_arg(struct ins *in, unsigned i)
{
	assert(i < in->nargs);
	use_unlink(&in->arg[i]);
	for (; i + 1 < in->nargs; i++)
		use_move(&in->arg[i], &in->arg[i + 1]);
	in->nargs--;
}

void replace_val(struct val *from, struct val *to)
{
	struct use *last = NULL;

	if (from == to || !from->uses)
		return;
	for (struct use *u = from->uses; u; u = u->next) {
		u->v = to;
		last = u;
	}
	last->next = to->uses;
	if (to->uses)
		to->uses->prev = &last->next;
	to->uses = from->uses;
	to->uses->prev = &to->uses;
	from->uses = NULL;
}

/* ---- functions, blocks, values ----------------------------------------- */

/* Room for one more element in a list of pointers. */
static void *grow(struct arena *a, void *old, unsigned n, unsigned *cap,
		  size_t size)
{
	void *p;

	if (n < *cap)
		return old;
	*cap = *cap ? *cap * 2 : 4;
	p = arena_alloc(a, *cap * size);
	if (n)
		memcpy(p, old, n * size);
	return p;
}

struct fn *fn_new(struct mod *m, const char *name, unsigned nparams,
		  unsigned nrets)
{
	struct fn *f = ARENA_NEW(m->arena, struct fn);

	f->mod = m;
	f->name = name;
	f->nparams = nparams;
	f->nrets = nrets;
	f->param = ARENA_ARRAY(m->arena, struct val *, nparams);
	for (unsigned i = 0; i < nparams; i++) {
		struct val *v = ARENA_NEW(m->arena, struct val);

		v->kind = V_PARAM;
		v->idx = i;
		v->id = f->nvals++;
		f->param[i] = v;
	}
	m->fn = grow(m->arena, m->fn, m->nfns, &m->cap_fns, sizeof(*m->fn));
	f->no = m->nfns;
	m->fn[m->nfns++] = f;
	return f;
}

struct blk *blk_new(struct fn *f)
{
	struct blk *b = ARENA_NEW(arena_of(f), struct blk);

	f->blk = grow(arena_of(f), f->blk, f->nblks, &f->cap_blks,
		      sizeof(*f->blk));
	b->fn = f;
	b->id = f->nblks;
	f->blk[f->nblks++] = b;
	return b;
}

/* The slot that holds x, or the free one where it belongs. */
static struct val **con_slot(struct val **table, unsigned cap, u256 x)
{
	unsigned i = u256_hash(x) & (cap - 1);

	while (table[i] && !u256_eq(table[i]->con, x))
		i = (i + 1) & (cap - 1);
	return &table[i];
}

/* At most three quarters of the table are taken. */
static void con_room(struct fn *f)
{
	unsigned cap = f->cap_con ? f->cap_con * 2 : 8;
	struct val **table;

	if (f->cap_con && (f->ncon + 1) * 4 <= f->cap_con * 3)
		return;
	table = ARENA_ARRAY(arena_of(f), struct val *, cap);
	for (unsigned i = 0; i < f->cap_con; i++)
		if (f->con[i])
			*con_slot(table, cap, f->con[i]->con) = f->con[i];
	f->con = table;
	f->cap_con = cap;
}

struct val *val_const(struct fn *f, u256 x)
{
	struct val **slot, *v;

	con_room(f);
	slot = con_slot(f->con, f->cap_con, x);
	if (*slot)
		return *slot;
	v = ARENA_NEW(arena_of(f), struct val);
	v->kind = V_CONST;
	v->con = x;
	v->id = f->nvals++;
	f->ncon++;
	return *slot = v;
}

struct val *val_const64(struct fn *f, uint64_t x)
{
	return val_const(f, u256_from(x));
}

/* ---- instructions ------------------------------------------------------ */

/* The instruction, its results and its operands in one piece. */
struct ins *ins_new(struct fn *f, enum op op, struct loc loc, unsigned nargs,
		    unsigned nres)
{
	size_t size = sizeof(struct ins) + nres * sizeof(struct val) +
		      (size_t)arg_room(nargs) * sizeof(struct use);
	struct ins *in = arena_alloc(arena_of(f), size);

	in->op = op;
	in->loc = loc;
	in->id = f->nins++;
	in->nres = nres;
	in->res = (struct val *)(in + 1);
	for (unsigned i = 0; i < nres; i++) {
		in->res[i].kind = V_RES;
		in->res[i].idx = i;
		in->res[i].def = in;
		in->res[i].id = f->nvals++;
	}
	in->nargs = nargs;
	in->arg = (struct use *)(in->res + nres);
	for (unsigned i = 0; i < nargs; i++)
		in->arg[i].in = in;
	return in;
}

/* Between `prev` and `next`, either of which may be NULL. */
static void link_between(struct blk *b, struct ins *prev, struct ins *in,
			 struct ins *next)
{
	assert(!in->blk);
	in->blk = b;
	in->prev = prev;
	in->next = next;
	if (prev)
		prev->next = in;
	else
		b->first = in;
	if (next)
		next->prev = in;
	else
		b->last = in;
}

void ins_append(struct blk *b, struct ins *in)
{
	link_between(b, b->last, in, NULL);
}

void ins_insert_before(struct ins *at, struct ins *in)
{
	link_between(at->blk, at->prev, in, at);
}

void ins_prepend(struct blk *b, struct ins *in)
{
	link_between(b, NULL, in, b->first);
}

void ins_unlink(struct ins *in)
{
	struct blk *b = in->blk;

	if (!b)
		return;
	if (in->prev)
		in->prev->next = in->next;
	else
		b->first = in->next;
	if (in->next)
		in->next->prev = in->prev;
	else
		b->last = in->prev;
	in->blk = NULL;
	in->prev = in->next = NULL;
}

static void drop_args(struct ins *in)
{
	for (unsigned i = 0; i < in->nargs; i++)
		use_unlink(&in->arg[i]);
}

void ins_delete(struct ins *in)
{
	drop_args(in);
	for (unsigned i = 0; i < in->nres; i++)
		assert(!in->res[i].uses);
	ins_unlink(in);
}

/* ---- edges ------------------------------------------------------------- */

static void pred_append(struct blk *to, struct blk *from, unsigned slot)
{
	struct arena *a = arena_of(to->fn);
	unsigned cap = to->cap_preds;

	to->pred = grow(a, to->pred, to->npreds, &to->cap_preds,
			sizeof(*to->pred));
	to->pred_slot = grow(a, to->pred_slot, to->npreds, &cap, 1);
	to->pred[to->npreds] = from;
	to->pred_slot[to->npreds++] = slot;
}

static unsigned pred_index(const struct blk *to, const struct blk *from,
			   unsigned slot)
{
	unsigned i = 0;

	while (to->pred[i] != from || to->pred_slot[i] != slot) {
		i++;
		assert(i < to->npreds);
	}
	return i;
}

void edge_add(struct blk *from, struct blk *to)
{
	assert(from->nsuccs < 2);
	pred_append(to, from, from->nsuccs);
	from->succ[from->nsuccs++] = to;
}

unsigned edge_pred_index(const struct blk *from, unsigned i)
{
	return pred_index(from->succ[i], from, i);
}

/* The target forgets edge i of `from`: the entry and the phis' operand. */
static void edge_forget(struct blk *from, unsigned i)
{
	struct blk *to = from->succ[i];
	unsigned k = pred_index(to, from, i);
	unsigned behind = to->npreds - k - 1;

	for (struct ins *in = to->first; in && in->op == OP_phi; in = in->next)
		del_arg(in, k);
	memmove(&to->pred[k], &to->pred[k + 1], behind * sizeof(*to->pred));
	memmove(&to->pred_slot[k], &to->pred_slot[k + 1], behind);
	to->npreds--;
}

void edge_del(struct blk *from, unsigned i)
{
	assert(i < from->nsuccs);
	edge_forget(from, i);
	if (i == 0 && from->nsuccs == 2) {
		struct blk *to = from->succ[1];

		to->pred_slot[pred_index(to, from, 1)] = 0;
		from->succ[0] = to;
	}
	from->succ[--from->nsuccs] = NULL;
}

void edge_redirect(struct blk *from, unsigned i, struct blk *to)
{
	assert(i < from->nsuccs);
	edge_forget(from, i);
	from->succ[i] = to;
	pred_append(to, from, i);
}

void br_to_goto(struct blk *b, unsigned i)
{
	struct ins *br = b->last, *end;

	assert(br->op == OP_br && i < 2);
	end = ins_new(b->fn, OP_goto, br->loc, 0, 0);
	end->site = br->site;
	ins_delete(br);
	ins_append(b, end);
	edge_del(b, !i);
}

void br_swap(struct blk *b)
{
	struct blk *t = b->succ[0], *e = b->succ[1];
	unsigned kt, ke;

	assert(b->nsuccs == 2);
	kt = pred_index(t, b, 0);
	ke = pred_index(e, b, 1);
	t->pred_slot[kt] = 1;
	e->pred_slot[ke] = 0;
	b->succ[0] = e;
	b->succ[1] = t;
}

void blk_move_succs(struct blk *from, struct blk *to)
{
	assert(!to->nsuccs);
	for (unsigned i = 0; i < from->nsuccs; i++) {
		struct blk *s = from->succ[i];

		s->pred[pred_index(s, from, i)] = to;
		to->succ[i] = s;
		from->succ[i] = NULL;
	}
	to->nsuccs = from->nsuccs;
	from->nsuccs = 0;
}

struct blk *blk_split_after(struct ins *in)
{
	struct blk *b = in->blk, *rest = blk_new(b->fn);

	rest->first = in->next;
	rest->last = in->next ? b->last : NULL;
	for (struct ins *x = in->next; x; x = x->next)
		x->blk = rest;
	if (in->next)
		in->next->prev = NULL;
	in->next = NULL;
	b->last = in;
	for (unsigned i = 0; i < b->nsuccs; i++) {
		struct blk *s = b->succ[i];

		s->pred[pred_index(s, b, i)] = rest;
		rest->succ[i] = s;
		b->succ[i] = NULL;
	}
	rest->nsuccs = b->nsuccs;
	b->nsuccs = 0;
	return rest;
}

/* ---- blocks that nothing reaches --------------------------------------- */

#define DEAD UINT32_MAX

/* Every block gets the id DEAD, then those in reach their index again. */
static void mark_dead(struct fn *f)
{
	struct blk **queue = ARENA_ARRAY(arena_of(f), struct blk *, f->nblks);
	unsigned n = 0;

	for (unsigned i = 0; i < f->nblks; i++)
		f->blk[i]->id = DEAD;
	f->blk[0]->id = 0;
	queue[n++] = f->blk[0];
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < queue[i]->nsuccs; k++) {
			struct blk *s = queue[i]->succ[k];

			if (s->id == DEAD) {
				s->id = 0;
				queue[n++] = s;
			}
		}
}

/* Take the operands of edges from dead blocks out of a phi. */
static void keep_live_args(struct ins *phi)
{
	const struct blk *b = phi->blk;
	unsigned n = 0;

	for (unsigned i = 0; i < phi->nargs; i++) {
		if (b->pred[i]->id == DEAD)
			use_unlink(&phi->arg[i]);
		else if (n++ != i)
			use_move(&phi->arg[n - 1], &phi->arg[i]);
	}
	phi->nargs = n;
}

static void forget_dead_preds(struct blk *b)
{
	unsigned n = 0;

	for (unsigned i = 0; i < b->npreds; i++)
		n += b->pred[i]->id != DEAD;
	if (n == b->npreds)
		return;
	for (struct ins *in = b->first; in && in->op == OP_phi; in = in->next)
		keep_live_args(in);
	n = 0;
	for (unsigned i = 0; i < b->npreds; i++) {
		if (b->pred[i]->id == DEAD)
			continue;
		b->pred[n] = b->pred[i];
		b->pred_slot[n++] = b->pred_slot[i];
	}
	b->npreds = n;
}

static void drop_block(struct blk *b)
{
	for (struct ins *in = b->first; in; in = in->next) {
		drop_args(in);
		in->blk = NULL;
	}
}

bool stands_behind(const struct ins *a, const struct ins *b)
{
	for (a = a->next; a; a = a->next)
		if (a == b)
			return true;
	return false;
}

bool same_literal(const struct ins *a, const struct ins *b)
{
	return a->lit == b->lit ||
	       (a->lit && b->lit && a->lit->len == b->lit->len &&
		!memcmp(a->lit->str, b->lit->str, a->lit->len));
}

void fn_drop_unreachable(struct fn *f)
{
	unsigned n = 0;

	mark_dead(f);
	for (unsigned i = 0; i < f->nblks; i++) {
		if (f->blk[i]->id == DEAD)
			drop_block(f->blk[i]);
		else
			forget_dead_preds(f->blk[i]);
	}
	for (unsigned i = 0; i < f->nblks; i++) {
		struct blk *b = f->blk[i];

		if (b->id == DEAD)
			continue;
		f->blk[n] = b;
		b->id = n++;
	}
	f->nblks = n;
}

void fn_renumber(struct fn *f)
{
	f->nvals = f->nins = 0;
	for (unsigned i = 0; i < f->nparams; i++)
		f->param[i]->id = f->nvals++;
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next) {
			in->id = f->nins++;
			for (unsigned k = 0; k < in->nres; k++)
				in->res[k].id = f->nvals++;
		}
	for (unsigned i = 0; i < f->cap_con; i++)
		if (f->con[i])
			f->con[i]->id = f->nvals++;
}

/* ---- copying a function ------------------------------------------------ */

/* Sites by address: what each became in the copy. */
struct site_map {
	struct { const struct site *from; struct site *to; } *slot;
	unsigned n, cap;
};

struct copy {
	struct fn *into;
	struct val **val;	/* by id of the value in `from` */
	struct blk **blk;	/* by id of the block in `from` */
	struct site *top;
	struct site_map sites;
	void (*on_ret)(void *arg, struct blk *b, struct val **rets);
	void *arg;
};

static unsigned site_slot(const struct site_map *m, const struct site *s)
{
	uint64_t h = (uint64_t)(uintptr_t)s * 0x9e3779b97f4a7c15u;
	unsigned i = (h >> 32) & (m->cap - 1);

	while (m->slot[i].from && m->slot[i].from != s)
		i = (i + 1) & (m->cap - 1);
	return i;
}

static void site_room(struct arena *a, struct site_map *m)
{
	struct site_map old = *m;

	if (m->cap && (m->n + 1) * 2 <= m->cap)
		return;
	m->cap = m->cap ? m->cap * 2 : 16;
	m->slot = arena_alloc(a, m->cap * sizeof(*m->slot));
	for (unsigned i = 0; i < old.cap; i++)
		if (old.slot[i].from)
			m->slot[site_slot(m, old.slot[i].from)] = old.slot[i];
}

/* The copy of a chain of sites, with c->top above its top. */
static struct site *copy_site(struct copy *c, const struct site *s)
{
	struct arena *a = arena_of(c->into);
	struct site *first = NULL, **tail = &first;

	for (; s; s = s->up) {
		struct site *n;
		unsigned i;

		site_room(a, &c->sites);
		i = site_slot(&c->sites, s);
		if (c->sites.slot[i].from) {
			*tail = c->sites.slot[i].to;
			return first;
		}
		n = ARENA_NEW(a, struct site);
		n->loc = s->loc;
		n->callee = s->callee;
		c->sites.slot[i].from = s;
		c->sites.slot[i].to = n;
		c->sites.n++;
		*tail = n;
		tail = &n->up;
	}
	*tail = c->top;
	return first;
}

static struct val *copy_val(struct copy *c, const struct val *v)
{
	struct val **to = &c->val[v->id];

	if (!*to && is_const(v))
		*to = val_const(c->into, v->con);
	assert(*to);
	return *to;
}

/* The instruction with its results; operands come when all values exist. */
static void copy_ins(struct copy *c, struct blk *b, const struct ins *from)
{
	struct ins *in;

	if (from->op == OP_ret)
		return;
	in = ins_new(c->into, from->op, from->loc, from->nargs, from->nres);
	in->site = copy_site(c, from->site);
	in->callee = from->callee;
	in->lit = from->lit;
	in->var = from->var;
	if (from->piece) {
		size_t size = from->nargs * sizeof(*from->piece);

		in->piece = arena_alloc(arena_of(c->into), size);
		memcpy(in->piece, from->piece, size);
	}
	ins_append(b, in);
	for (unsigned i = 0; i < from->nres; i++)
		c->val[from->res[i].id] = &in->res[i];
}

/* Predecessors keep their order, so phi operands keep theirs. */
static void copy_edges(struct copy *c, const struct blk *from)
{
	struct blk *to = c->blk[from->id];

	for (unsigned i = 0; i < from->npreds; i++)
		pred_append(to, c->blk[from->pred[i]->id], from->pred_slot[i]);
	for (unsigned i = 0; i < from->nsuccs; i++)
		to->succ[i] = c->blk[from->succ[i]->id];
	to->nsuccs = from->nsuccs;
}

static void copy_args(struct copy *c, const struct blk *from)
{
	struct ins *to = c->blk[from->id]->first;

	for (struct ins *in = from->first; in; in = in->next) {
		if (in->op == OP_ret)
			return;
		for (unsigned i = 0; i < in->nargs; i++)
			set_arg(to, i, copy_val(c, arg(in, i)));
		to = to->next;
	}
}

static void copy_ret(struct copy *c, const struct blk *from)
{
	const struct ins *ret = from->last;
	struct val **v;

	if (!ret || ret->op != OP_ret)
		return;
	v = ARENA_ARRAY(arena_of(c->into), struct val *, ret->nargs);
	for (unsigned i = 0; i < ret->nargs; i++)
		v[i] = copy_val(c, arg(ret, i));
	c->on_ret(c->arg, c->blk[from->id], v);
}

struct blk *fn_copy_into(struct fn *into, const struct fn *from,
			 struct val **args, struct site *site,
			 void (*on_ret)(void *arg, struct blk *b,
					struct val **rets),
			 void *arg_of_on_ret)
{
	struct arena *a = arena_of(into);
	struct copy c = {
		.into = into, .top = site, .on_ret = on_ret,
		.arg = arg_of_on_ret,
		.val = ARENA_ARRAY(a, struct val *, from->nvals),
		.blk = ARENA_ARRAY(a, struct blk *, from->nblks),
	};

	for (unsigned i = 0; i < from->nparams; i++)
		c.val[from->param[i]->id] = args[i];
	for (unsigned i = 0; i < from->nblks; i++) {
		c.blk[i] = blk_new(into);
		for (struct ins *in = from->blk[i]->first; in; in = in->next)
			copy_ins(&c, c.blk[i], in);
	}
	for (unsigned i = 0; i < from->nblks; i++) {
		copy_edges(&c, from->blk[i]);
		copy_args(&c, from->blk[i]);
	}
	for (unsigned i = 0; i < from->nblks; i++)
		copy_ret(&c, from->blk[i]);
	return c.blk[0];
}
