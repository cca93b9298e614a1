/*
 * count: records that are made under the next number of a count.
 *
 * In: entries with effects.  Out: what a record that is in use says of the
 * count.  orders[next++] = ... is the only way in which a field of a record
 * gets to be something other than zero; everything else tests first that it is
 * not.  Then a record with something in that field has a number that was given
 * out, and what is made from now on has another one.
 *
 * The step from one state to the next: whatever entry runs, up to any call of
 * it, leaves no record in use whose number is still to be given out.  Records
 * that the constructor makes are taken to have such numbers as well.
 */
#include <string.h>

#include "during.h"
#include "flow.h"

enum { MAX_RECORDS = 16 };

/* A field of the records in one mapping. */
struct record {
	const struct key *at;	/* one such place */
	u256 mask;
	const struct key *count;	/* the slot that says how many there are */
	bool next;		/* it is the number that comes next, not the last */
};

struct records {
	struct record r[MAX_RECORDS];
	unsigned n;
};

/* hash(v, slot) + off: the number v, or NULL for any other key. */
static const struct key *number_of(const struct key *k)
{
	const struct key *v;

	if (!k->root || k->n || k->root->n != 2 || k->root->word[1]->root ||
	    k->root->word[1]->n)
		return NULL;
	v = k->root->word[0];
	return v && !v->root && v->n == 1 && !v->t[0].count &&
	       u256_eq(v->t[0].scale, u256_one) ? v : NULL;
}

/* The same field, of whatever record. */
static bool same_field(const struct key *a, const struct key *b)
{
	return number_of(a) && number_of(b) && u256_eq(a->off, b->off) &&
	       a->root->word[1] == b->root->word[1];
}

static bool is_counted(const struct access *n)
{
	return n->store && !n->transient && n->how == STORE_ADD &&
	       is_const(n->d) && !is_num(n->d, 0) && u256_bits(n->d->con) < 64 &&
	       !n->key->root && !n->key->n && u256_eq(n->mask, u256_max);
}

/* Does the slot only ever go up? */
static bool only_grows(struct mod *m, const struct key *k)
{
	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned a = 0; a < m->effects->of[i].n; a++) {
			const struct access *w = &m->effects->of[i].a[a];

			if (w->store && !w->transient &&
			    key_rel(&relation_plain, w->key, SIDE_E2, k,
				    SIDE_E1) != REL_NE && !is_counted(w))
				return false;
		}
	return true;
}

/* Can a call let others in after the one and before the other? */
static bool parted(struct mod *m, const struct entry *e, const struct ins *first,
		   const struct ins *last)
{
	for (unsigned i = 0; i < m->calls->n; i++) {
		const struct callsite *s = &m->calls->site[i];

		if (s->entry == e && s->window == WINDOW_OPEN &&
		    reaches(first, s->in, NULL) && reaches(s->in, last, NULL))
			return true;
	}
	return false;
}

/* Does the store go to a record under a number that is given out for it? */
static bool is_new(struct mod *m, const struct entry *e, const struct access *w,
		   struct record *r)
{
	const struct entry_effects *ef = &m->effects->of[e->no];
	const struct key *number = number_of(w->key);
	const struct val *v = flow_strip(number->t[0].v);

	for (unsigned i = 0; i < ef->n; i++) {
		const struct access *n = &ef->a[i];
		bool old, new;

		if (!is_counted(n))
			continue;
		old = n->base && v == n->base->res && u256_is_zero(number->off);
		new = (n->base && v == n->base->res &&
		       u256_eq(number->off, n->d->con)) ||
		      (v == n->value && u256_is_zero(number->off));
		if ((!old && !new) ||
		    (!dominates(n->in->blk, w->in->blk) &&
		     !(dominates(w->in->blk, n->in->blk) &&
		       always_reaches(w->in, n->in, NULL))) ||
		    parted(m, e, w->in, n->in) ||
		    (r->count && (r->count != n->key || r->next != old)))
			continue;
		r->count = n->key;
		r->next = old;
		return true;
	}
	return false;
}

/* Does the condition hold of no zero? */
static bool denies_zero(const struct ins *in, const struct val *field)
{
	const struct val *o;

	if (in->op != OP_eq)
		return false;
	o = flow_strip(arg(in, arg(in, 0) == field));
	return is_const(o) ? !u256_is_zero(o->con) : def_by(o, OP_caller) != NULL;
}

/* Has e tested, before the store, that there is something in the field? */
static bool is_tested(const struct entry_effects *e, const struct access *w,
		      u256 mask)
{
	for (unsigned i = 0; i < e->n; i++) {
		const struct access *l = &e->a[i];

		if (l->store || l->called || l->transient || l->key != w->key ||
		    !u256_eq(l->mask, mask))
			continue;
		for (const struct use *u = l->field->uses; u; u = u->next) {
			const struct blk *b = NULL;

			if (u->in->op == OP_iszero)
				b = reverts_if(e, res(u->in), true, false);
			else if (denies_zero(u->in, l->field))
				b = reverts_if(e, res(u->in), false, false);
			if (b && dominates(b, w->in->blk))
				return true;
		}
		if (reverts_if(e, l->field, false, false) &&
		    dominates(reverts_if(e, l->field, false, false),
			      w->in->blk))
			return true;
	}
	return false;
}

/* Is every store to the field of one of the kinds that keep the rule? */
static bool keeps_rule(struct mod *m, struct record *r)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		for (unsigned a = 0; a < e->n; a++) {
			const struct access *w = &e->a[a];

			if (!w->store || w->transient ||
			    u256_is_zero(u256_and(w->mask, r->mask)) ||
			    key_rel(&relation_plain, w->key, SIDE_E2, r->at,
				    SIDE_E1) == REL_NE)
				continue;
			if (!same_field(w->key, r->at))
				return false;
			if ((w->how == STORE_ASSIGN && w->value &&
			     is_num(w->value, 0)) ||
			    (w->how == STORE_SUB && w->checked) ||
			    is_tested(e, w, r->mask) ||
			    is_new(m, &m->entry[i], w, r))
				continue;
			return false;
		}
	}
	return r->count && only_grows(m, r->count);
}

static void add_record(struct mod *m, struct records *rs, const struct access *l)
{
	struct record r = { l->key, l->mask, NULL, false };

	for (unsigned i = 0; i < rs->n; i++)
		if (same_field(rs->r[i].at, l->key) &&
		    u256_eq(rs->r[i].mask, l->mask))
			return;
	if (rs->n < MAX_RECORDS && keeps_rule(m, &r))
		rs->r[rs->n++] = r;
}

const struct records *find_records(struct mod *m)
{
	struct records *rs = ARENA_NEW(m->arena, struct records);

	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].delegate)
			return rs;
	for (unsigned i = 0; i < m->nentries; i++)
		if (m->effects->of[i].opaque)
			return rs;
	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned k = 0; k < m->effects->of[i].n; k++) {
			const struct access *l = &m->effects->of[i].a[k];

			if (!l->store && !l->called && !l->transient &&
			    (l->uses & (USE_GUARD | USE_LOWER)) &&
			    number_of(l->key))
				add_record(m, rs, l);
		}
	return rs;
}

/* Is it known that there is something in the field? */
static bool is_in_use(const struct fact *f, const struct record *r)
{
	if (f->transient || !same_field(f->key, r->at))
		return false;
	return !u256_is_zero(u256_and(f->a.val, r->mask)) ||
	       (u256_bits(r->mask) == 256 &&
		u256_cmp(f->a.lo, u256_shl(u256_from(u256_ctz(r->mask)),
					   u256_one)) >= 0);
}

void count_records(const struct records *rs, struct facts *fs, struct arena *mem)
{
	unsigned n = fs->n;
	struct fact *all;

	if (!rs->n)
		return;
	all = ARENA_ARRAY(mem, struct fact, n + rs->n + 1);
	memcpy(all, fs->f, n * sizeof(*all));
	fs->f = all;
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < rs->n; k++) {
			const struct record *r = &rs->r[k];
			const struct key *number = number_of(all[i].key);
			struct fact f = { .key = r->count, .side = SIDE_E1 };

			if (!is_in_use(&all[i], r) || all[i].side != SIDE_E1 ||
			    !u256_is_zero(number->off) ||
			    facts_find(fs, r->count, SIDE_E1, false))
				continue;
			f.a = abs_sym((struct sym){ number->t[0].v, SIDE_E1 });
			f.a.plus_lo = r->next;
			f.a.plus_hi = PLUS_MAX;
			all[fs->n++] = f;
		}
}
