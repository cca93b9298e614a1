/*
 * inline: functions of the program into their callers, bottom-up.
 *
 * In: folded functions.  Out: entries in which storage keys, guards and calls
 * are visible in one function.  solc puts nearly everything in helpers (a
 * modifier, a mapping access, a checked subtraction is a function each), and
 * order across them is what a re-entry is about.
 *
 * Helpers are inlined into each other bottom-up and folded, so what an entry
 * takes in is small already; an entry then takes in everything below it.  A
 * callee stays a call if it is recursive, if the budget is used up, or if it
 * is large and only computes on memory (encoders, copies): nothing of those is
 * needed.
 */
#include "inline.h"

enum {
	TINY = 16,		/* instructions of a straight-line helper */
	HELPER_MAX = 120,	/* of a callee inlined into other functions */
	PLAIN_MAX = 220,	/* of a callee that touches no state */
	CALLER_MAX = 40000,	/* of an entry after inlining */
	MODULE_MAX = 800000,	/* copied for all entries together */
	MAX_DEPTH = 128,	/* of calls within calls */
};

unsigned fn_size(const struct fn *f)
{
	unsigned n = 0;

	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			n++;
	return n;
}

static bool has(const struct fn *f, unsigned effects, unsigned depth)
{
	if (!depth)
		return true;
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if ((effects_of(in) & effects) ||
			    (in->op == OP_ucall &&
			     has(in->callee, effects, depth - 1)))
				return true;
	return false;
}

bool fn_has(const struct fn *f, unsigned effects)
{
	return has(f, effects, 12);
}

/* Storage, other contracts or the end of the frame, here or below. */
static bool touches_state(const struct fn *f, unsigned depth)
{
	if (!depth)
		return true;
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next) {
			if (effects_of(in) &
			    (RS | WS | RT | WT | EXT | OK | RB))
				return true;
			if (in->op == OP_keccak256 || in->op == OP_hash)
				return true;
			if (in->op == OP_ucall &&
			    touches_state(in->callee, depth - 1))
				return true;
		}
	return false;
}

struct joinpoint {
	struct blk *to;
	struct ins **phi;
	struct fn *f;
};

static void to_join(void *p, struct blk *b, struct val **rets)
{
	struct joinpoint *j = p;
	struct ins *go = ins_new(j->f, OP_goto, (struct loc){ 0, 0 }, 0, 0);
	struct ins *phi = j->to->first;

	ins_append(b, go);
	edge_add(b, j->to);
	for (unsigned i = 0; phi && phi->op == OP_phi; phi = phi->next, i++)
		add_arg(phi, rets[i]);
}

static void inline_one(struct ins *call)
{
	struct fn *f = call->blk->fn, *callee = call->callee;
	struct blk *before = call->blk, *after = blk_split_after(call), *body;
	struct val **args = ARENA_ARRAY(f->mod->arena, struct val *,
					call->nargs + 1);
	struct site *site = ARENA_NEW(f->mod->arena, struct site);
	struct joinpoint j = { .to = after, .f = f };

	site->loc = call->loc;
	site->callee = callee;
	site->up = call->site;
	for (unsigned i = 0; i < call->nargs; i++)
		args[i] = arg(call, i);
	/* results become phis, in order, at the front of what follows */
	for (unsigned i = call->nres; i-- > 0;) {
		struct ins *phi = ins_new(f, OP_phi, call->loc, 0, 1);

		phi->site = call->site;
		ins_prepend(after, phi);
		replace_val(&call->res[i], res(phi));
	}
	body = fn_copy_into(f, callee, args, site, to_join, &j);
	ins_delete(call);
	ins_append(before, ins_new(f, OP_goto, site->loc, 0, 0));
	edge_add(before, body);
	/* a callee that never returns leaves what follows unreachable */
	if (!after->npreds)
		for (struct ins *phi = after->first, *next;
		     phi && phi->op == OP_phi; phi = next) {
			next = phi->next;
			replace_val(res(phi), val_const64(f, 0));
			ins_delete(phi);
		}
}

/* Is the callee already being inlined where this call came from? */
static bool recursive(const struct ins *call)
{
	unsigned depth = 0;

	if (call->callee == call->blk->fn || call->callee->on_stack)
		return true;
	for (const struct site *s = call->site; s; s = s->up)
		if (s->callee == call->callee || ++depth > MAX_DEPTH)
			return true;
	return false;
}

static bool wanted(const struct ins *call, enum inline_how how, unsigned size)
{
	const struct fn *callee = call->callee;
	unsigned n = fn_size(callee);

	if (recursive(call))
		return false;
	switch (how) {
	case INLINE_TINY:
		return callee->nblks == 1 && n <= TINY &&
		       callee->blk[0]->last->op == OP_ret;
	case INLINE_HELPERS:
		return n <= HELPER_MAX && size + n <= CALLER_MAX;
	default:
		if (size + n > CALLER_MAX ||
		    call->blk->fn->mod->copied + n > MODULE_MAX)
			return false;
		return n <= PLAIN_MAX || touches_state(callee, 16);
	}
}

/* One round: the calls that stand in f now. */
static bool inline_round(struct fn *f, enum inline_how how)
{
	struct ins **todo;
	unsigned n = 0, size = 0;
	bool changed = false;

	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next) {
			n += in->op == OP_ucall;
			size++;
		}
	todo = ARENA_ARRAY(f->mod->arena, struct ins *, n + 1);
	n = 0;
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if (in->op == OP_ucall)
				todo[n++] = in;
	/* last first: a block is split behind its call, so little is moved */
	for (unsigned i = n; i-- > 0;) {
		if (!wanted(todo[i], how, size))
			continue;
		size += fn_size(todo[i]->callee);
		f->mod->copied += fn_size(todo[i]->callee);
		inline_one(todo[i]);
		changed = true;
	}
	fn_drop_unreachable(f);
	return changed;
}

bool inline_calls(struct fn *f, enum inline_how how)
{
	bool changed = false;

	for (unsigned n = 0; n < MAX_DEPTH && inline_round(f, how); n++) {
		changed = true;
		if (how != INLINE_ALL)
			break;
		fold_fn(f);
	}
	return changed;
}

/* Callees first.  `on_stack` marks the functions that are being entered. */
static void bottom_up(struct fn *f, unsigned depth)
{
	if (f->visited || depth > 1000)
		return;
	f->visited = f->on_stack = true;
	for (unsigned i = 0; i < f->nblks; i++)
		for (struct ins *in = f->blk[i]->first; in; in = in->next)
			if (in->op == OP_ucall)
				bottom_up(in->callee, depth + 1);
	if (inline_calls(f, f->no ? INLINE_HELPERS : INLINE_TINY))
		fold_fn(f);
	f->on_stack = false;
}

/*
 * The dispatcher itself only takes in what it needs to show its selector; the
 * functions behind it are inlined into each entry once entry.c has made them.
 */
void pass_inline(struct mod *m)
{
	for (unsigned i = 0; i < m->nfns; i++)
		m->fn[i]->visited = m->fn[i]->on_stack = false;
	bottom_up(m->fn[0], 0);
	dom_fn(m->fn[0]);
}
