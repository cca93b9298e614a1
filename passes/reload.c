/*
 * reload: a storage load whose value is already at hand.
 *
 * In: entries with hashes.  Out: a load of a slot that was loaded or stored
 * before, with no store that may meet it and no call in between, is that
 * value.  Unoptimised IR loads the same word again for every field and every
 * check; afterwards it has the shape of optimised IR, and a check on a fresh
 * load is seen to be about the value that is stored.
 *
 * Nothing is carried across an external call: whether a value is from before
 * or after a call is what this program is about.
 */
#include "facts.h"
#include "fold.h"
#include "place.h"

enum { MAX_AVAILABLE = 48 };

struct held {
	const struct key *key;
	bool transient;
	struct val *v;
};

struct avail {
	struct held h[MAX_AVAILABLE];
	unsigned n;
};

static void kill_store(struct mod *m, struct avail *a, const struct ins *in)
{
	const struct key *key = place_of(m, in);

	for (unsigned i = 0; i < a->n;)
		if (a->h[i].transient == is_transient(in) &&
		    key_rel(&relation_plain, a->h[i].key, SIDE_E1, key,
			    SIDE_E1) != REL_NE)
			a->h[i] = a->h[--a->n];
		else
			i++;
}

static void hold(struct avail *a, const struct key *key, bool transient,
		 struct val *v)
{
	if (a->n < MAX_AVAILABLE)
		a->h[a->n++] = (struct held){ key, transient, v };
}

static bool ends_knowledge(const struct ins *in)
{
	if (in->op == OP_staticcall)
		return false;
	return in->op == OP_ucall || (effects_of(in) & EXT);
}

static bool step(struct mod *m, struct avail *a, struct ins *in)
{
	const struct key *key = place_of(m, in);

	if (ends_knowledge(in)) {
		a->n = 0;
		return false;
	}
	if (is_store(in)) {
		kill_store(m, a, in);
		hold(a, key, is_transient(in), arg(in, 1));
		return false;
	}
	if (!is_load(in))
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (a->h[i].key == key &&
		    a->h[i].transient == is_transient(in)) {
			replace_val(res(in), a->h[i].v);
			ins_delete(in);
			return true;
		}
	hold(a, key, is_transient(in), res(in));
	return false;
}

static void enter_loop(struct mod *m, struct fn *f, struct avail **out,
		       struct blk *head, struct avail *a)
{
	struct avail *from = NULL;
	unsigned n = 0;

	for (unsigned p = 0; p < head->npreds; p++)
		if (out[head->pred[p]->id]) {
			from = out[head->pred[p]->id];
			n++;
		}
	if (n != 1)
		return;
	*a = *from;
	for (unsigned i = head->id; i < f->nblks && a->n; i++) {
		if (!in_loop(f->blk[i], head->loop))
			continue;
		for (struct ins *in = f->blk[i]->first; in; in = in->next) {
			if (ends_knowledge(in))
				a->n = 0;
			else if (is_store(in))
				kill_store(m, a, in);
		}
	}
}

static void meet(struct avail **out, struct blk *b, struct avail *a)
{
	*a = *out[b->pred[0]->id];
	for (unsigned p = 1; p < b->npreds; p++) {
		struct avail *o = out[b->pred[p]->id];

		for (unsigned i = 0; i < a->n;) {
			bool found = false;

			for (unsigned k = 0; k < o->n && !found; k++)
				found = o->h[k].key == a->h[i].key &&
					o->h[k].v == a->h[i].v &&
					o->h[k].transient == a->h[i].transient;
			if (found)
				i++;
			else
				a->h[i] = a->h[--a->n];
		}
	}
}

static bool reload_fn(struct mod *m, struct fn *f)
{
	struct arena *tmp = arena_new(0, m->oom, m->oom_arg);
	struct avail **out = ARENA_ARRAY(tmp, struct avail *, f->nblks);
	bool changed = false;

	for (unsigned i = 0; i < f->nblks; i++) {
		struct blk *b = f->blk[i];
		struct avail *a = ARENA_NEW(tmp, struct avail);
		struct ins *in, *next;

		if (b->loop_head)
			enter_loop(m, f, out, b, a);
		else if (b->npreds)
			meet(out, b, a);
		for (in = b->first; in; in = next) {
			next = in->next;
			changed |= step(m, a, in);
		}
		out[i] = a;
	}
	arena_free(tmp);
	return changed;
}

void pass_reload(struct mod *m)
{
	for (unsigned n = 0; n < 2; n++) {
		bool changed = false;

		places_reset(m);
		for (unsigned i = 0; i < m->nentries; i++)
			if (reload_fn(m, m->entry[i].fn)) {
				fold_fn(m->entry[i].fn);
				changed = true;
			}
		if (!changed)
			break;
	}
}
