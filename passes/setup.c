/*
 * setup: entries that set the contract up.
 *
 * In: entries with effects, and gates as far as they are known.  Out:
 * entry->once.  What an initializer writes, it writes before the contract is in
 * use: it opens no gate to an attacker, and is no re-entry.
 */
#include <string.h>

#include "facts.h"
#include "gate.h"

/* Do entries but e go by those bits? */
static bool asked_by_others(const struct mod *m, const struct entry *e,
			    const struct fact *f)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *ef = &m->effects->of[i];

		if (i == e->no || (!ef->stores && !ef->calls))
			continue;
		for (unsigned k = 0; k < ef->n; k++) {
			const struct access *a = &ef->a[k];

			if (!a->store && !a->transient &&
			    !u256_is_zero(u256_and(a->mask, f->a.known)) &&
			    key_rel(&relation_plain, a->key, SIDE_E2, f->key,
				    SIDE_E1) != REL_NE)
				return true;
		}
	}
	return false;
}

/* A run of e on its own, from those facts. */
static void run_alone(struct mod *m, struct run *r, const struct entry *e,
		      const struct facts *start, struct arena *tmp)
{
	memset(r, 0, sizeof(*r));
	r->m = m;
	r->fn = e->fn;
	r->side = SIDE_E2;
	r->start = start;
	r->mem = tmp;
	run_fn(r);
}

/* Does it work on state that others write, or give ether away? */
static bool does_more(struct mod *m, const struct entry *e)
{
	const struct entry_effects *ef = &m->effects->of[e->no];

	for (unsigned i = 0; i < ef->n; i++) {
		const struct access *a = &ef->a[i];

		if (!a->store && !a->transient &&
		    (a->uses & (USE_VALUE | USE_SELF)) &&
		    written_by_anyone(m, a->key, false, a->mask, e))
			return true;
	}
	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].entry == e && m->calls->site[i].sends)
			return true;
	return false;
}

/*
 * An entry that leaves a mark behind it, which makes it revert from then on,
 * which nobody takes away, by which no other entry goes, and that does not work
 * on what has come in meanwhile: it sets the contract up.  A contract that is in use has been set up.
 */
static bool is_over(struct mod *m, const struct entry *e, struct arena *tmp)
{
	const struct entry_effects *ef = &m->effects->of[e->no];
	struct facts marks;
	struct run r;

	if (!ef->stores || e->kind != ENTRY_FUNCTION || does_more(m, e))
		return false;
	run_alone(m, &r, e, NULL, tmp);
	if (!r.completes || r.cut)
		return false;
	marks.n = 0;
	marks.f = ARENA_ARRAY(tmp, struct fact, r.exit.n + 1);
	for (unsigned i = 0; i < r.exit.n; i++) {
		struct fact f = r.exit.f[i];

		if (f.transient || f.key->root || f.key->n ||
		    u256_is_zero(f.a.known) || u256_is_zero(f.a.val) ||
		    written_by_anyone(m, f.key, false, f.a.known, e) ||
		    asked_by_others(m, e, &f))
			continue;
		abs_forget_sym(&f.a);
		marks.f[marks.n++] = f;
	}
	if (!marks.n)
		return false;
	run_alone(m, &r, e, &marks, tmp);
	return !r.completes && !r.cut;
}

bool find_setup(struct mod *m)
{
	bool found = false;

	for (unsigned i = 0; i < m->nentries; i++) {
		struct entry *e = &m->entry[i];
		struct arena *tmp;

		if (e->once)
			continue;
		tmp = arena_new(0, m->oom, m->oom_arg);
		e->once = is_over(m, e, tmp);
		found |= e->once;
		arena_free(tmp);
	}
	return found;
}
