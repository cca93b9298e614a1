/*
 * gate: entries that an attacker cannot start.
 *
 * In: entries with places, calls and effects.  Out: mod->gates.  A gate is a
 * condition on who calls, decided by storage or by an immutable.  It is
 * privileged if the storage that decides it can only be set (to something
 * other than zero) by entries that stand behind privileged gates themselves:
 * the largest such set, so an owner who alone can name the next owner is one,
 * and a ledger that anybody can pay into is not.
 */
#include <string.h>

#include "fold.h"
#include "gate.h"

/* Without masks and shifts; *mask, if wanted: which bits of it v shows. */
static const struct val *strip_to(const struct val *v, u256 *mask)
{
	const struct ins *d;
	u256 shown = u256_max, by = u256_zero;

	for (unsigned n = 0; n < 6 && v->kind == V_RES; n++) {
		d = v->def;
		if (d->op == OP_and && is_const(arg(d, 1))) {
			shown = u256_and(shown, u256_shl(by, arg(d, 1)->con));
			v = arg(d, 0);
		} else if (d->op == OP_shr && is_const(arg(d, 0))) {
			by = u256_add(by, arg(d, 0)->con);
			shown = u256_shl(arg(d, 0)->con, shown);
			v = arg(d, 1);
		} else {
			break;
		}
	}
	*mask = shown;
	return v;
}

static const struct val *strip(const struct val *v)
{
	u256 mask;

	return strip_to(v, &mask);
}

struct mentions {
	bool caller;
};

static void look(void *p, const struct val *v)
{
	struct mentions *m = p;

	m->caller |= def_by(v, OP_caller) != NULL;
}

static bool is_about_caller(const struct key *k)
{
	struct mentions m = { false };

	key_vals(k, look, &m);
	return m.caller;
}

static bool is_plain_slot(const struct key *k)
{
	return !k->root && !k->n;
}

/* What being true of c says of who calls; false: nothing. */
static bool read_gate(struct mod *m, const struct val *c, struct gate *g)
{
	const struct ins *d;
	const struct val *l;

	memset(g, 0, sizeof(*g));
	if ((d = def_by(c, OP_eq))) {
		for (unsigned i = 0; i < 2; i++) {
			if (!def_by(strip(arg(d, i)), OP_caller))
				continue;
			l = strip_to(arg(d, 1 - i), &g->mask);
			g->owner = true;
			if (def_by(l, OP_address)) {
				g->self = true;
				g->fixed = l;
				return true;
			}
			if (is_const(l) || def_by(l, OP_loadimmutable)) {
				g->fixed = l;
				return true;
			}
			if (l->kind == V_RES && is_load(l->def)) {
				g->key = place_of(m, l->def);
				return is_plain_slot(g->key);
			}
		}
		return false;
	}
	/* something is set for the caller */
	l = strip_to(c, &g->mask);
	if (l->kind != V_RES || !is_load(l->def))
		return false;
	g->key = place_of(m, l->def);
	return is_about_caller(g->key);
}

bool may_call_itself(const struct callsite *s, const struct entry *e)
{
	uint32_t sel;

	if (s->in->op != OP_call || s->from == FROM_CONSTANT ||
	    s->from == FROM_CREATE || s->window == WINDOW_STIPEND)
		return false;
	/* an immutable may be the own address, if it is called so */
	if (e->kind != ENTRY_FUNCTION || !call_selector(s->in, &sel))
		return s->from != FROM_IMMUTABLE;
	return sel == e->selector;
}

/* May some call of the contract be one to its own entry e? */
static bool calls_itself(const struct mod *m, const struct entry *e)
{
	for (unsigned i = 0; i < m->calls->n; i++)
		if (may_call_itself(&m->calls->site[i], e))
			return true;
	return false;
}

bool only_by_itself(const struct mod *m, const struct entry *e)
{
	const struct gates *gs = &m->gates[e->no];

	for (unsigned i = 0; i < gs->n; i++)
		if (gs->g[i].self && gs->g[i].all)
			return true;
	return false;
}

bool guards_all(const struct fn *f, const struct blk *b)
{
	for (unsigned i = 0; i < f->nblks; i++)
		if (ends_ok(f->blk[i]->last) && !dominates(b, f->blk[i]))
			return false;
	return true;
}

/* fold.c leaves no iszero below a br, so the gate is open on succ[0]. */
static void find_gates(struct mod *m, const struct entry *e, struct gates *gs)
{
	const bool *bad = m->effects->of[e->no].bad;

	for (unsigned i = 0; i < e->fn->nblks && gs->n < MAX_GATES; i++) {
		const struct blk *b = e->fn->blk[i];
		struct gate *g = &gs->g[gs->n];

		if (b->last->op != OP_br || bad[i] || bad[b->succ[0]->id] ||
		    b->succ[0]->npreds != 1 ||
		    !read_gate(m, arg(b->last, 0), g))
			continue;
		g->at = b->succ[0];
		g->all = guards_all(e->fn, g->at);
		gs->n++;
	}
}

static bool behind_privilege(const struct gates *gs, const struct ins *in)
{
	for (unsigned i = 0; i < gs->n; i++)
		if (gs->g[i].privileged && dominates(gs->g[i].at, in->blk))
			return true;
	return false;
}

bool is_privileged(const struct mod *m, const struct entry *e,
		   const struct ins *in)
{
	return behind_privilege(&m->gates[e->no], in);
}

bool written_by_anyone(const struct mod *m, const struct key *key,
		       bool transient, u256 mask, const struct entry *except)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		if (e->opaque)
			return true;
		for (unsigned k = 0; k < e->n && &m->entry[i] != except &&
		     !m->entry[i].once; k++) {
			const struct access *a = &e->a[k];

			if (a->store && a->transient == transient &&
			    !u256_is_zero(u256_and(a->mask, mask)) &&
			    key_rel(&relation_plain, a->key, SIDE_E2, key,
				    SIDE_E1) != REL_NE &&
			    !behind_privilege(&m->gates[i], a->in))
				return true;
		}
	}
	return false;
}

static bool may_open(const struct access *a, const struct gate *g)
{
	u256 c = u256_zero;

	if (!a->store || a->transient ||
	    u256_is_zero(u256_and(a->mask, g->mask)) ||
	    key_rel(&relation_plain, a->key, SIDE_E2, g->key, SIDE_E1) ==
	    REL_NE)
		return false;
	if (a->value && is_const(a->value))
		c = a->value->con;
	return !a->value || !is_const(a->value) || !u256_is_zero(c);
}

/* Can an entry that anybody may start open the gate? */
static bool opened_by_anyone(const struct mod *m, const struct gate *g)
{
	for (unsigned i = 0; i < m->nentries; i++) {
		const struct entry_effects *e = &m->effects->of[i];

		for (unsigned k = 0; k < e->n && !m->entry[i].once; k++)
			if (may_open(&e->a[k], g) &&
			    !behind_privilege(&m->gates[i], e->a[k].in))
				return true;
	}
	/* code of an attacker's choice in own storage opens everything */
	for (unsigned i = 0; i < m->calls->n; i++)
		if (m->calls->site[i].delegate &&
		    m->calls->site[i].window == WINDOW_OPEN &&
		    m->calls->site[i].from < FROM_STORAGE &&
		    !m->calls->site[i].entry->once &&
		    !behind_privilege(&m->gates[m->calls->site[i].entry->no],
				      m->calls->site[i].in))
			return true;
	return false;
}

/* ---- who is called -------------------------------------------------------- */

static bool is_trusted(const struct mod *m, const struct callsite *s)
{
	switch (s->from) {
	case FROM_CONSTANT: return m->policy.trust >= TRUST_CONSTANT;
	case FROM_IMMUTABLE: return m->policy.trust >= TRUST_IMMUTABLE;
	case FROM_OWNER: return m->policy.trust >= TRUST_OWNER;
	default: return false;
	}
}

/* Does a privileged caller name the code that is run in the own storage? */
static bool is_owners_code(const struct mod *m, const struct callsite *s)
{
	return s->delegate && !m->policy.hostile_owner &&
	       (s->from == FROM_ARGUMENT || s->from == FROM_OWNER) &&
	       is_privileged(m, s->entry, s->in);
}

static void place_trust(struct mod *m)
{
	for (unsigned i = 0; i < m->calls->n; i++) {
		struct callsite *s = &m->calls->site[i];
		u256 bits;
		const struct val *t = s->target ? strip_to(s->target, &bits) :
				      NULL;

		if (s->from == FROM_STORAGE && t && t->kind == V_RES &&
		    is_load(t->def) &&
		    !written_by_anyone(m, place_of(m, t->def),
				       is_transient(t->def),
				       bits, NULL))
			s->from = FROM_OWNER;
		if (s->window == WINDOW_OPEN && is_trusted(m, s))
			s->window = WINDOW_TRUSTED;
		if (s->window == WINDOW_OPEN && is_owners_code(m, s))
			s->window = WINDOW_OWNER;
	}
}

/*
 * An external library: solc makes its functions that change state revert
 * unless they run by delegatecall, and gives the immutable for that a word
 * for a name where all others have a number.
 */
static bool is_external_library(const struct mod *m)
{
	static const char word[] = "library_deploy_address";

	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned b = 0; b < m->entry[i].fn->nblks; b++)
			for (const struct ins *in = m->entry[i].fn->blk[b]->first;
			     in; in = in->next)
				if (in->op == OP_loadimmutable && in->lit &&
				    in->lit->len == sizeof(word) - 1 &&
				    !memcmp(in->lit->str, word, in->lit->len))
					return true;
	return false;
}

/* The largest set of privileged gates. */
static void settle_gates(struct mod *m)
{
	bool again = true;

	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned k = 0; k < m->gates[i].n; k++) {
			struct gate *g = &m->gates[i].g[k];

			g->privileged = !g->self ||
					!calls_itself(m, &m->entry[i]);
		}
	while (again) {
		again = false;
		for (unsigned i = 0; i < m->nentries; i++)
			for (unsigned k = 0; k < m->gates[i].n; k++) {
				struct gate *g = &m->gates[i].g[k];

				if (g->privileged && g->key &&
				    opened_by_anyone(m, g)) {
					g->privileged = false;
					again = true;
				}
			}
	}
}

void pass_gate(struct mod *m)
{
	m->library = is_external_library(m);
	m->gates = ARENA_ARRAY(m->arena, struct gates, m->nentries + 1);
	for (unsigned i = 0; i < m->nentries; i++)
		find_gates(m, &m->entry[i], &m->gates[i]);
	/* who sets the contract up is seen by the gates, and sets some */
	do
		settle_gates(m);
	while (find_setup(m));
	place_trust(m);
}

/* ---- who gets through ---------------------------------------------------- */

static bool same_fixed(const struct val *a, const struct val *b)
{
	if (is_const(a) || is_const(b))
		return is_const(a) && is_const(b) && u256_eq(a->con, b->con);
	return def_by(a, OP_loadimmutable) && def_by(b, OP_loadimmutable) &&
	       same_literal(a->def, b->def);
}

static bool same_gate(const struct gate *a, const struct gate *b)
{
	if (!a->key != !b->key || a->owner != b->owner)
		return false;
	return a->key ? key_rel(&relation_plain, a->key, SIDE_E1, b->key,
				SIDE_E2) != REL_NE :
			same_fixed(a->fixed, b->fixed);
}

static bool has_gate(const struct gates *gs, const struct gate *g)
{
	for (unsigned i = 0; i < gs->n; i++)
		if (same_gate(&gs->g[i], g))
			return true;
	return false;
}

/* Is the callee itself the one the gate asks for? */
static bool is_callee(const struct mod *m, const struct callsite *s,
		      const struct gate *g)
{
	const struct val *t = s->target ? strip(s->target) : NULL;

	if (!t || !g->owner)
		return false;
	if (def_by(t, OP_caller))
		return has_gate(&m->gates[s->entry->no], g);
	if (!g->key)
		return same_fixed(t, g->fixed);
	return t->kind == V_RES && is_load(t->def) &&
	       key_rel(&relation_plain, place_of((struct mod *)m, t->def),
		       SIDE_E1, g->key, SIDE_E2) != REL_NE;
}

static bool passes(const struct mod *m, const struct callsite *s,
		   const struct gate *g)
{
	return !g->privileged || m->policy.hostile_owner || is_callee(m, s, g) ||
	       (!g->owner && has_gate(&m->gates[s->entry->no], g));
}

bool can_pass(const struct mod *m, const struct callsite *s,
	      const struct entry *e)
{
	const struct gates *gs = &m->gates[e->no];

	for (unsigned i = 0; i < gs->n; i++)
		if (gs->g[i].all && !passes(m, s, &gs->g[i]))
			return false;
	return true;
}

bool can_get_to(const struct mod *m, const struct callsite *s,
		const struct entry *e, const struct ins *in)
{
	const struct gates *gs = &m->gates[e->no];

	for (unsigned i = 0; i < gs->n; i++)
		if (dominates(gs->g[i].at, in->blk) && !passes(m, s, &gs->g[i]))
			return false;
	return true;
}

void dump_gate(FILE *f, const struct mod *m)
{
	for (unsigned i = 0; i < m->nentries; i++)
		for (unsigned k = 0; k < m->gates[i].n; k++) {
			const struct gate *g = &m->gates[i].g[k];

			fprintf(f, "entry %s: %s ", m->entry[i].name,
				g->owner ? "only" : "has");
			if (g->key)
				key_print(f, g->key);
			else
				fputs("a fixed address", f);
			fprintf(f, "%s%s\n", g->privileged ? ", privileged" :
				"", g->all ? "" : ", in part");
		}
}
