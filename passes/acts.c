/*
 * acts: what a function does: writes, calls, events, returns.
 *
 * In: instructions with what effect.c and calls.c know of them.  Out: steps.  Their
 * texts are made when all steps are known: what a call comes before, and what has
 * been read too early, is only known then.
 */
#include <string.h>

#include "flow.h"
#include "names.h"
#include "walk.h"
#include "why.h"

enum {
	MAX_AFTER = 64,
	MAX_STEPS = 300,
};

/* ---- steps ----------------------------------------------------------------- */

static void place_step(const struct walk *w, struct step *s, struct where at)
{
	const struct yul_object *o = w->m->obj;
	const char *own = yul_file(o, o->whole.file);
	unsigned col;

	s->at = at;
	s->file = NULL;
	if (!at.file || !sol_line_col(at.file, at.beg, &s->line, &col))
		s->line = 0;
	else if (own && strcmp(own, at.file->name))
		s->file = at.file->name;
}

/*
 * Is it a statement that decides something?  Optimised IR may have the place of
 * an operand there, which stands anywhere.
 */
static bool decides(const struct mod *m, struct where w)
{
	static const char *const word[] = {
		"require", "if", "while", "for", "assert", "return", "revert",
	};
	const char *s = where_text(m, w, 12);

	for (unsigned i = 0; s && i < sizeof(word) / sizeof(*word); i++)
		if (!strncmp(s, word[i], strlen(word[i])))
			return true;
	return false;
}

struct step *add_step(struct walk *w, enum step_kind kind,
			     const struct ins *in)
{
	struct step *s;

	if (w->n >= MAX_STEPS) {
		w->cut = true;
		return NULL;
	}
	s = ARENA_NEW(w->a, struct step);
	s->kind = kind;
	s->no = ++w->n;
	s->in = in;
	s->text = "";
	if (in && (!w->m->optimised || (effects_of(in) & (EXT | LOG)) ||
		   decides(w->m, where_of(w->m, in))))
		place_step(w, s, where_of(w->m, in));
	**w->tail = s;
	*w->tail = &s->next;
	while (w->nfresh)
		w->first[w->fresh[--w->nfresh]->id] = s;
	return s;
}

/* Does the write change some of those bits of the slot? */
static bool touches(const struct step *write, u256 bits)
{
	const struct access *a = write->aux;

	return !a || !u256_is_zero(u256_and(a->mask, bits));
}

/* An open call, or another store to the place, between a load and its use. */
static const struct step *changed_by(struct walk *w, const struct step *s,
				     const struct ins *load, u256 bits,
				     const struct ins *at)
{
	const struct step *hit;

	for (; s; s = s->next) {
		bool counts = (s->kind == STEP_CALL && s->open) ||
			      (s->kind == STEP_WRITE && is_load(load) &&
			       touches(s, bits) &&
			       is_transient(s->in) == is_transient(load) &&
			       key_rel(&relation_plain, place_of(w->m, s->in),
				       SIDE_E1, place_of(w->m, load),
				       SIDE_E1) != REL_NE);

		if (counts && s->in != at && s->in != load &&
		    reaches(load, s->in, NULL) && reaches(s->in, at, load))
			return s;
		if ((hit = changed_by(w, s->kids, load, bits, at)) ||
		    (hit = changed_by(w, s->other, load, bits, at)))
			return hit;
	}
	return NULL;
}

static const char *name_of_load(struct walk *w, const struct ins *load,
				u256 bits)
{
	const struct sol_type *t;
	struct expr x = *w->x;

	if (!is_load(load))
		return expr_value(&x, res((struct ins *)load));
	return expr_place(&x, place_of(w->m, load), is_transient(load), bits,
			  &t);
}

static const struct step *step_of(const struct step *s, const struct ins *in)
{
	const struct step *hit;

	for (; s; s = s->next) {
		if (s->in == in && s->kind == STEP_CALL)
			return s;
		if ((hit = step_of(s->kids, in)) ||
		    (hit = step_of(s->other, in)))
			return hit;
	}
	return NULL;
}

/* Is something of that name also read with nothing in between? */
static bool has_fresh(struct walk *w, const struct step *all,
		      const struct expr *x, const char *name,
		      const struct ins *at)
{
	for (unsigned i = 0; i < x->nloads; i++)
		if (!step_of(all, x->load[i]) &&
		    !changed_by(w, all, x->load[i], x->bits[i], at) &&
		    !strcmp(name_of_load(w, x->load[i], x->bits[i]), name))
			return true;
	return false;
}

/*
 * What was read before something that may have changed it: "`x` is what was read
 * before the call of step 3"; and whose success is meant.  Only of what is in the
 * text.
 */
static const char *stale(struct walk *w, const struct step *all,
			 const struct ins *at, const char *text)
{
	struct expr x = *w->x;
	const char *s = "";

	for (unsigned i = 0; i < x.nloads; i++) {
		const struct step *by = step_of(all, x.load[i]);
		const char *one, *name;

		name = by ? "success" : name_of_load(w, x.load[i], x.bits[i]);
		if (!strstr(text, name))
			continue;
		if (by)
			one = SAY(w, " `success` is that of step %u.", by->no);
		else if ((by = changed_by(w, all, x.load[i], x.bits[i], at)))
			one = SAY(w, " %s`%s` is what was read before %s step "
				  "%u%s.", has_fresh(w, all, &x, name, at) ?
				  "One " : "", name,
				  by->kind == STEP_CALL ? "the call of" :
				  "the write of", by->no,
				  has_fresh(w, all, &x, name, at) ?
				  ", the other what is there now" : "");
		else
			continue;
		if (!strstr(s, one))
			s = SAY(w, "%s%s", s, one);
	}
	return s;
}

/* "Transfer(msg.sender, to, value)"; NULL: the event is not declared. */
static const char *event_arguments(struct walk *w, const struct ins *in)
{
	const struct decl *d = in->nargs > 2 && is_const(arg(in, 2)) ?
			       decl_by_topic(w->m, w->x->d,
					     arg(in, 2)->con) : NULL;
	unsigned topic = 3;
	uint64_t at = 0;
	const char *t = "";

	w->x->at = in;
	for (const struct sol_field *f = d ? d->in : NULL; f; f = f->next) {
		const struct val *v = NULL;

		if (f->indexed && topic < in->nargs) {
			v = arg(in, topic++);
		} else if (!f->indexed) {
			v = expr_memory(in, arg(in, 0), at);
			at += 32 * expr_words(f->type);
		}
		t = SAY(w, "%s%s%s", t, f == d->in ? "" : ", ",
			v && expr_is_plain(f->type) ?
			expr_value_as(w->x, v, f->type) : "…");
	}
	return d ? SAY(w, "%s(%s)", d->name, t) : NULL;
}

/* A value of a type that stands in one word. */
static bool is_plain(const struct sol_type *t)
{
	return !t || t->kind == TYPE_VALUE || t->kind == TYPE_UNKNOWN;
}

static const char *returned(struct walk *w, const struct ins *in,
			    const struct sol_field *f)
{
	uint64_t n = 0, at = 0;
	const char *t = "";

	w->x->at = in;
	if (is_const(arg(in, 1)))
		u256_to_u64(arg(in, 1)->con, &n);
	for (unsigned i = 0; f ? true : at < n && i < 8; i++, at += 32) {
		const struct val *v = expr_memory(in, arg(in, 0), at);

		t = SAY(w, "%s%s%s", t, at ? ", " : "", !v ||
			!is_plain(f ? f->type : NULL) ? "…" :
			expr_value_as(w->x, v, f ? f->type : NULL));
		if (f && !(f = f->next))
			break;
	}
	return t;
}

/* ---- writes ---------------------------------------------------------------- */

/*
 * Does the statement that a write was put to speak of what is written?  Where
 * optimised IR does not say, the statement is a guess.
 */
static bool names_place(struct walk *w, const struct step *s)
{
	const char *text = where_text(w->m, s->at, 200);
	size_t end = strlen(s->place), beg;

	/* the last name that stands outside brackets */
	for (int deep = 0; end; end--) {
		deep += s->place[end - 1] == ']';
		deep -= s->place[end - 1] == '[';
		if (!deep && s->place[end - 1] != '[')
			break;
	}
	for (beg = end; beg && s->place[beg - 1] != '.'; beg--)
		;
	return text && !strchr(text, '{') &&
	       memmem(text, strlen(text), s->place + beg, end - beg);
}

/* The nearest call that is always made before it; NULL: none. */
static const struct ins *last_call(const struct walk *w, const struct ins *at)
{
	const struct ins *best = NULL;

	for (unsigned i = 0; i < w->m->calls->n; i++) {
		const struct callsite *c = &w->m->calls->site[i];

		if (c->entry == w->x->e && c->window == WINDOW_OPEN &&
		    dominates(c->in->blk, at->blk) && comes_after(c, at) &&
		    (!best || reaches(best, c->in, NULL)))
			best = c->in;
	}
	return best;
}

/* Is it arithmetic that reverts when it overflows? */
static bool is_checked(const struct walk *w, const struct val *v)
{
	const struct val *of = v;

	while (def_by(of, OP_and) && is_const(arg(of->def, 1)))
		of = arg(of->def, 0);
	if (of->kind != V_RES || !w->x->checked[of->def->id])
		return false;
	w->x->shown[of->def->id] = true;
	return true;
}

/* or(old, v) sets bits of what is there: no field is replaced. */
static bool sets_bits(const struct walk *w, const struct ins *store)
{
	const struct ins *or = def_by(arg(store, 1), OP_or);

	for (unsigned i = 0; or && i < 2; i++) {
		const struct val *v = arg(or, i);

		if (v->kind == V_RES && is_load(v->def) &&
		    place_of(w->m, v->def) == place_of(w->m, store))
			return true;
	}
	return false;
}

/* "slot0[bytes 23 to 25]": a part of what is one variable. */
static const char *part_of_place(struct walk *w, const char *p,
				 const struct sol_type *t, u256 mask)
{
	unsigned from = w->x->field_bit, lo = u256_ctz(mask) - from;
	unsigned hi = u256_bits(mask) - from;

	if (!t || t->kind != TYPE_VALUE || t->bytes < 2 ||
	    u256_ctz(mask) < from || hi - lo >= 8 * t->bytes)
		return p;
	if (lo % 8 == 0 && hi % 8 == 0)
		return SAY(w, "%s[bytes %u to %u]", p, lo / 8, hi / 8 - 1);
	return SAY(w, "%s[bits %u to %u]", p, lo, hi - 1);
}

static const char *written_value(struct walk *w, const struct ins *in,
				 const struct access *a, enum write_how how,
				 const struct sol_type *t)
{
	w->x->at = in;
	if (a && how != HOW_ASSIGN)
		return expr_value_as(w->x, a->d, t);
	return expr_value_as(w->x, a && a->value && !sets_bits(w, in) ?
			     a->value : arg(in, 1), t);
}

/* A string is written word by word, in loops: that is one step. */
static void add_text_write(struct walk *w, const struct ins *in, const char *p)
{
	struct step *s;

	if (w->written && !strcmp(w->written, p))
		return;
	w->written = p;
	s = add_step(w, STEP_WRITE, in);
	if (!s)
		return;
	place_step(w, s, where_of_write(w->m, in, last_call(w, in)));
	s->place = p;
	s->value = "…";
	s->how = HOW_ASSIGN;
	s->whole_text = true;
}

static void add_write(struct walk *w, const struct ins *in,
		      const struct access *a)
{
	const struct sol_type *t = NULL;
	u256 mask = a && !sets_bits(w, in) ? a->mask : u256_max;
	const char *p;
	struct step *s;

	expr_begin(w->x);
	w->x->at = in;
	p = expr_place(w->x, place_of(w->m, in), is_transient(in), mask, &t);
	if (t && t->kind == TYPE_BYTES) {
		add_text_write(w, in, p);
		return;
	}
	s = add_step(w, STEP_WRITE, in);
	if (!s)
		return;
	place_step(w, s, where_of_write(w->m, in, last_call(w, in)));
	s->place = part_of_place(w, p, t, mask);
	if (w->m->optimised && !names_place(w, s))
		s->line = 0;
	s->how = HOW_ASSIGN;
	if (a && a->how == STORE_ADD)
		s->how = HOW_ADD;
	if (a && a->how == STORE_SUB)
		s->how = HOW_SUB;
	s->guarded = a && s->how != HOW_ASSIGN && a->checked;
	s->is_signed = !t || t->kind != TYPE_VALUE || t->is_signed;
	s->checked = s->how != HOW_ASSIGN &&
		     is_checked(w, a->value ? a->value : arg(in, 1));
	expr_begin(w->x);
	s->value = written_value(w, in, a, s->how, t);
	/* what a store of several members puts back */
	s->dropped = w->in_members && w->write && w->write->no + 1 == s->no &&
		     w->write->how == s->how &&
		     !strcmp(w->write->place, s->place) &&
		     !strcmp(w->write->value, s->value);
	w->write = s;
	s->arithmetic = w->x->any_checked || w->x->any_unchecked;
	if (s->how == HOW_ASSIGN)
		s->checked = w->x->any_checked && !w->x->any_unchecked;
	s->aux = a;
}

static bool is_load_like(const struct val *v)
{
	return v->kind == V_RES && is_load(v->def);
}

/* The operand of an `or` that begins at that bit; NULL: none is plain. */
static const struct val *operand_at(const struct val *v, unsigned bit,
				    unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;
	const struct val *a;
	uint64_t n;

	if (d && d->op == OP_or && depth) {
		a = operand_at(arg(d, 0), bit, depth - 1);
		return a ? a : operand_at(arg(d, 1), bit, depth - 1);
	}
	while (d && d->op == OP_and && is_const(arg(d, 1)) &&
	       def_by(arg(d, 0), OP_shl)) {
		v = arg(d, 0);
		d = v->def;
	}
	if (d && d->op == OP_shl && is_const(arg(d, 0)))
		return u256_to_u64(arg(d, 0)->con, &n) && n == bit ? arg(d, 1) :
		       NULL;
	return bit || is_const(v) || (d && d->op == OP_and &&
				      is_load_like(arg(d, 0))) ? NULL : v;
}

/* Has the write just before put that value into that member? */
static bool puts_again(struct walk *w, const struct ins *in,
		       const struct access *a)
{
	const struct access *was = w->write ? w->write->aux : NULL;
	const struct sol_type *t;

	return was && was->value && !a->how &&
	       flow_strip(was->value) == flow_strip(a->value) &&
	       !strcmp(w->write->place, expr_place(w->x, place_of(w->m, in),
						   is_transient(in), a->mask,
						   &t));
}

/*
 * Several members of a struct in one store: a step for each, if what is put into
 * each of them can be told apart.
 */
static bool add_members(struct walk *w, const struct ins *in,
			const struct access *a)
{
	const struct sol_type *t = NULL;
	const struct sol_field *f;
	struct access one = *a;

	expr_place(w->x, place_of(w->m, in), is_transient(in), a->mask, &t);
	if (!t || t->kind != TYPE_STRUCT || t->slots != 1 ||
	    a->how != STORE_ASSIGN)
		return false;
	for (f = t->fields; f; f = f->next)
		if (!f->placed || f->type->kind != TYPE_VALUE ||
		    !operand_at(arg(in, 1), f->byte * 8, 6))
			return false;
	for (f = t->fields; f; f = f->next) {
		one.mask = u256_shl(u256_from(f->byte * 8),
				    u256_mask(8 * f->type->bytes));
		one.value = operand_at(arg(in, 1), f->byte * 8, 6);
		if (puts_again(w, in, &one))
			continue;
		w->member[w->nmembers % MAX_MEMBERS] = one;
		w->in_members = true;
		add_write(w, in, &w->member[w->nmembers++ % MAX_MEMBERS]);
		w->in_members = false;
	}
	return true;
}

static void add_writes(struct walk *w, const struct ins *in)
{
	bool any = false;

	for (unsigned i = 0; i < w->e->n; i++)
		if (w->e->a[i].in == in && w->e->a[i].store &&
		    !u256_is_zero(w->e->a[i].mask)) {
			if (!add_members(w, in, &w->e->a[i]))
				add_write(w, in, &w->e->a[i]);
			any = true;
		}
	if (!any)
		add_write(w, in, NULL);
}

static const char *list_of(struct walk *w, const unsigned *no)
{
	const char *s = "";

	for (unsigned i = 0; no[i]; i++)
		s = SAY(w, "%s%s%u", s, !i ? "" : no[i + 1] ? ", " : " and ",
			no[i]);
	return s;
}

static void note_after(struct walk *w, const struct step *all,
		       const struct step *s, unsigned *no, unsigned *n)
{
	for (; all; all = all->next) {
		const struct callsite *c = all->kind == STEP_CALL ?
					   callsite_of(w->m, all->in) : NULL;

		if (c && all->open && comes_after(c, s->in) &&
		    *n < MAX_AFTER)
			no[(*n)++] = all->no;
		note_after(w, all->kids, s, no, n);
		note_after(w, all->other, s, no, n);
	}
}

static const char *arithmetic(const struct walk *w)
{
	return w->x->any_checked && !w->x->any_unchecked ?
	       " The arithmetic in it is checked." : "";
}

static const char *what_write(struct walk *w, const struct step *s,
			      bool keeps)
{
	static const char *const add[] = {
		"unchecked: the sum can wrap around",
		"which cannot overflow, as has been checked before",
		"checked: it reverts if the sum is too large",
		"checked: it reverts if the sum is out of range",
	};
	static const char *const subtract[] = {
		"unchecked: the difference can wrap around below zero",
		"of which there is enough, as has been checked before",
		"checked: it reverts if less than that is there",
		"checked: it reverts if the difference is out of range",
	};
	unsigned how = s->checked ? 2 + s->is_signed : s->guarded;

	switch (s->how) {
	case HOW_ADD:
		return SAY(w, "Adds `%s` to `%s`, %s.", s->value, s->place,
			   add[how]);
	case HOW_SUB:
		return SAY(w, "Subtracts `%s` from `%s`, %s.", s->value,
			   s->place, subtract[how]);
	default:
		if (s->whole_text)
			return SAY(w, "Writes `%s`: whatever was there is "
				   "replaced.", s->place);
		return SAY(w, "Assigns `%s` to `%s`%s.", s->value, s->place,
			   keeps ? "" : ": whatever was there is replaced");
	}
}

/* Does the value come of what the place holds at this moment? */
static bool keeps_something(struct walk *w, const struct step *all,
			    const struct step *s)
{
	for (unsigned i = 0; i < w->x->nloads; i++)
		if (is_load(w->x->load[i]) && place_of(w->m, w->x->load[i]) ==
		    place_of(w->m, s->in) &&
		    !changed_by(w, all, w->x->load[i], w->x->bits[i],
				s->in))
			return true;
	return false;
}

/*
 * Of two writes to one place in optimised IR, one may have been put to the
 * statement of the other.
 */
static bool has_another(const struct step *all, const struct step *s)
{
	for (; all; all = all->next)
		if ((all != s && all->kind == STEP_WRITE &&
		     !strcmp(all->place, s->place)) ||
		    has_another(all->kids, s) || has_another(all->other, s))
			return true;
	return false;
}

static void say_write(struct walk *w, const struct step *all, struct step *s)
{
	unsigned no[MAX_AFTER + 1] = { 0 }, n = 0;
	const struct access *a = s->aux;
	const char *text, *tail = "";
	bool turn = false;

	if (w->m->optimised && s->line && has_another(all, s))
		s->line = 0;
	note_after(w, all, s, no, &n);
	for (unsigned i = 0; i < n; i++)
		turn |= no[i] > s->no;
	if (n) {
		s->after = ARENA_ARRAY(w->a, unsigned, n + 1);
		memcpy(s->after, no, n * sizeof(*no));
		tail = SAY(w, " This comes after the call%s of step%s %s%s.",
			   n > 1 ? "s" : "", n > 1 ? "s" : "",
			   list_of(w, s->after), turn ?
			   " (of an earlier turn of the loop)" : "");
	}
	/* again, for the loads and the arithmetic in the value */
	expr_begin(w->x);
	written_value(w, s->in, a, s->how, NULL);
	text = what_write(w, s, keeps_something(w, all, s));
	s->text = SAY(w, "%s%s%s%s", text, s->how == HOW_ASSIGN ?
		      arithmetic(w) : "", stale(w, all, s->in, text), tail);
}

/* ---- calls ----------------------------------------------------------------- */

static const char *gas_text(struct walk *w, const struct callsite *c)
{
	const char *s;

	if (c->gas_bound != UINT64_MAX)
		return SAY(w, "at most %llu gas",
			   (unsigned long long)c->gas_bound);
	if (c->create || def_by(arg(c->in, 0), OP_gas) ||
	    is_const(arg(c->in, 0)))
		return "all the gas";
	s = expr_value(w->x, arg(c->in, 0));
	return !strcmp(s, "…") || !strcmp(s, "gasleft()") ? "all the gas" :
	       SAY(w, "`%s` gas", s);
}

/* Is b on every way from a to a good end? */
static bool postdominates(const struct walk *w, const struct blk *b,
			  const struct blk *a)
{
	int i = (int)a->id;

	while (i >= 0 && i != (int)b->id)
		i = w->ipdom[i];
	return i >= 0;
}

/* The block to which a failed call leads, if that only reverts; or NULL. */
static const struct blk *failing_side(const struct walk *w,
				      const struct ins *call,
				      const struct val *v, bool truth)
{
	const struct blk *b = NULL;

	for (const struct use *u = v->uses; u && !b; u = u->next) {
		if (u->in->op == OP_iszero)
			b = failing_side(w, call, res(u->in), !truth);
		else if (u->in->op == OP_br &&
			 w->e->bad[u->in->blk->succ[truth]->id] &&
			 postdominates(w, u->in->blk, call->blk))
			b = u->in->blk->succ[truth];
	}
	return b;
}

/* Does what comes of the success decide anything? */
const char *result_text(struct walk *w, const struct ins *call)
{
	const struct blk *b;

	if (!call->nres || !res((struct ins *)call)->uses)
		return "ignored";
	b = failing_side(w, call, res((struct ins *)call), true);
	if (!b)
		return "used";
	return fail_from(w, b, NULL).kind == FAIL_PASSED_ON ? "passed on" :
	       "required";
}

static bool compares_state(const struct step *s, const struct walk *w,
			   const struct callsite *c, bool *any)
{
	for (; s; s = s->next) {
		if ((s->kind == STEP_CHECK || s->kind == STEP_BRANCH) &&
		    s->in && comes_before(c, s->in))
			*any = true;
		if (s->kind == STEP_WRITE && s->how == HOW_SUB && s->checked &&
		    comes_before(c, s->in))
			*any = true;
		compares_state(s->kids, w, c, any);
		compares_state(s->other, w, c, any);
	}
	return *any;
}

static void add_call(struct walk *w, const struct ins *in)
{
	const struct callsite *c = callsite_of(w->m, in);
	const struct decl *d;
	struct step *s = add_step(w, STEP_CALL, in);
	uint32_t sel;

	if (!s || !c)
		return;
	expr_begin(w->x);
	w->x->at = in;
	d = expr_callee(w->x, in);
	s->call = op_info[in->op].name;
	s->open = c->window == WINDOW_OPEN;
	s->target = c->create ? NULL : expr_value(w->x, arg(in, 1));
	s->function = d ? d->name : expr_selector(in, &sel) ?
		      SAY(w, "0x%08x", sel) : NULL;
	s->ether = c->sends && c->value ? expr_value(w->x, c->value) : NULL;
	s->gas = gas_text(w, c);
	s->result = c->create && !(in->nres && res(in)->uses) ? "ignored" :
		    c->create ? "used" : result_text(w, in);
}

static const char *what_call(struct walk *w, const struct step *s,
			     const struct callsite *c)
{
	const struct ins *in = s->in;
	bool value = in->op == OP_call || in->op == OP_callcode;
	bool empty = !c->create && is_num(arg(in, value ? 4 : 3), 0);

	if (c->create)
		return SAY(w, "Creates a contract (`%s`)%s; its constructor "
			   "runs now.", s->call, s->ether ?
			   SAY(w, " with `%s` wei", s->ether) : "");
	if (in->op == OP_delegatecall || in->op == OP_callcode)
		return SAY(w, "Runs code of `%s` in this contract's own storage "
			   "(`%s`)%s.", s->target, s->call, s->function ?
			   SAY(w, ": `%s`", expr_call(w->x, in)) : "");
	if (in->op == OP_staticcall)
		return SAY(w, "Asks `%s`, by a static call: nothing can be "
			   "changed in it.", expr_call(w->x, in));
	if (s->ether && empty)
		return SAY(w, "Sends `%s` wei to `%s` by %s.", s->ether,
			   s->target, c->gas_bound > 2300 ? "a low-level call" :
			   !strcmp(s->result, "passed on") ? "`transfer`" :
			   "`send`");
	if (empty)
		return SAY(w, "Calls `%s` by a low-level call without data and "
			   "without ether.", s->target);
	if (!s->function)
		return SAY(w, "Calls `%s`, with data that is made in memory%s.",
			   s->target, s->ether ? SAY(w, " with `%s` wei", s->ether) : "");
	return SAY(w, "Calls `%s`%s.", expr_call(w->x, in), s->ether ?
		   SAY(w, " with `%s` wei", s->ether) : "");
}

/* Others can come in, but whoever is called is believed not to let them. */
static bool is_believed(const struct callsite *c)
{
	return c->window == WINDOW_OWNER || c->window == WINDOW_TRUSTED;
}

static void say_call(struct walk *w, const struct step *all, struct step *s)
{
	const struct callsite *c = callsite_of(w->m, s->in);
	const char *text, *fate, *missing = "", *old;
	bool any = false;

	expr_begin(w->x);
	w->x->at = s->in;
	text = what_call(w, s, c);
	if (s->ether)
		expr_value(w->x, c->value);
	expr_value(w->x, c->create ? arg(s->in, 0) : arg(s->in, 1));
	old = stale(w, all, s->in, text);
	if (s->in->op != OP_staticcall)
		text = SAY(w, "%s %s%s", text, s->open ?
			   SAY(w, "Control goes to %s, with %s.", why_callee(c),
			       s->gas) : is_believed(c) ?
			   SAY(w, "Control goes to %s, with %s, and is taken for "
			       "harmless: %s.", why_callee(c), s->gas,
			       why_shut(w->m, c)) : SAY(w, "Nobody can come in meanwhile: "
			       "%s.", why_shut(w->m, c)), old);
	else
		text = SAY(w, "%s%s", text, old);
	fate = !strcmp(s->result, "ignored") ?
	       " Whether it succeeds is ignored." :
	       !strcmp(s->result, "passed on") ?
	       " If it fails, everything is undone, with its error." :
	       !strcmp(s->result, "required") ?
	       " If it fails, everything is undone." : c->create ? "" :
	       " Whether it succeeds is looked at later.";
	if (s->ether && !c->passes_on && comes_of(c->value, OP_calldataload, 8) &&
	    !compares_state(all, w, c, &any)) {
		s->unchecked_payment = true;
		missing = " There is no check before this payment: nothing "
			  "compares the amount with anything.";
	}
	s->text = SAY(w, "%s%s%s", text, fate, missing);
}

/* ---- events, returns ------------------------------------------------------- */

static void add_event(struct walk *w, const struct ins *in)
{
	struct step *s = add_step(w, STEP_EVENT, in);

	if (!s)
		return;
	expr_begin(w->x);
	s->event = event_arguments(w, in);
	if (!s->event)
		s->event = "an event that is not declared at hand";
	s->text = strchr(s->event, '(') ? SAY(w, "Emits `%s`.", s->event) :
		  "Emits an event that is not declared in the files at hand.";
}

void add_return(struct walk *w, const struct ins *in, bool nested)
{
	struct step *s;
	const char *t;

	if (in->op == OP_selfdestruct) {
		s = add_step(w, STEP_RETURN, in);
		if (s)
			s->text = SAY(w, "Destroys the contract; its ether goes "
				      "to `%s`.", expr_value(w->x, arg(in, 0)));
		return;
	}
	if (in->op == OP_return && !is_num(arg(in, 1), 0)) {
		s = add_step(w, STEP_RETURN, in);
		if (!s)
			return;
		t = returned(w, in, w->x->fn ? w->x->fn->out : NULL);
		s->value = *t ? t : "…";
		s->text = def_by(arg(in, 1), OP_returndatasize) ?
			  "Returns what the last call has returned." :
			  !strcmp(s->value, "…") ? "Returns what is made in memory." :
			  SAY(w, "Returns `%s`.", t);
		return;
	}
	if (!nested)
		return;
	s = add_step(w, STEP_RETURN, in);
	if (s)
		s->text = "Ends.";
}

/* ---- one block ------------------------------------------------------------- */

static bool is_step(const struct ins *in)
{
	return is_store(in) || (effects_of(in) & (EXT | LOG)) ||
	       in->op == OP_ucall;
}

bool is_silent(const struct blk *b)
{
	for (const struct ins *in = b->first; in; in = in->next)
		if (is_step(in) && (in->op != OP_ucall))
			return false;
	return true;
}

/* A function that stayed a call and may do something. */
static void add_program_call(struct walk *w, const struct ins *in)
{
	struct step *s;

	for (unsigned b = 0; b < in->callee->nblks; b++)
		if (!is_silent(in->callee->blk[b])) {
			s = add_step(w, STEP_NOTE, in);
			if (s)
				s->text = SAY(w, "Runs `%s`, which is too large "
					      "or calls itself: what it does "
					      "is not told here.",
					      in->callee->name);
			return;
		}
}

void tell_block(struct walk *w, const struct blk *b)
{
	for (const struct ins *in = b->first; in != b->last; in = in->next) {
		if (is_store(in))
			add_writes(w, in);
		else if (effects_of(in) & EXT)
			add_call(w, in);
		else if (effects_of(in) & LOG)
			add_event(w, in);
		else if (in->op == OP_ucall)
			add_program_call(w, in);
	}
}

/* ---- texts ----------------------------------------------------------------- */

/* What is old in a condition can be told when all steps are there. */
static void say_condition(struct walk *w, const struct step *all,
			  struct step *s)
{
	const char *old;

	const struct test *t = s->aux;
	const struct ins *call;

	if (!s->aux)
		return;
	if (t->v && expr_is_success(t->v, &call) && s->kind != STEP_LOOP) {
		unsigned no = step_of(all, call) ? step_of(all, call)->no : 0;
		bool holds = s->condition && *s->condition != '!';

		s->text = s->kind == STEP_CHECK ?
			  SAY(w, "Requires the call of step %u to %s; otherwise "
			      "it reverts %s.", no, holds ? "succeed" : "fail",
			      s->failure) :
			  SAY(w, "If the call of step %u %s:", no, holds ?
			      "succeeds" : "fails");
		return;
	}
	expr_begin(w->x);
	w->x->at = s->in;
	test_text(w, t);
	old = stale(w, all, s->in, s->base);
	s->text = s->kind == STEP_CHECK ? SAY(w, "%s%s", s->base, old) :
		  SAY(w, "%.*s:%s", (int)strlen(s->base) - 1, s->base, old);
}

static void say_return(struct walk *w, const struct step *all,
		       struct step *s)
{
	if (s->in->op != OP_return || !s->value)
		return;
	expr_begin(w->x);
	returned(w, s->in, w->x->fn ? w->x->fn->out : NULL);
	s->text = SAY(w, "%s%s", s->base, stale(w, all, s->in, s->base));
}

static void say_event(struct walk *w, const struct step *all, struct step *s)
{
	expr_begin(w->x);
	event_arguments(w, s->in);
	s->text = SAY(w, "%s%s", s->base, stale(w, all, s->in, s->base));
}

static void say_note(struct walk *w, struct step *s)
{
	const struct step *to = s->aux;

	if (to)
		s->text = SAY(w, "Goes on as from step %u on.", to->no);
}

void say_all(struct walk *w, const struct step *all, struct step *s)
{
	for (; s; s = s->next) {
		if (!s->base)
			s->base = s->text;
		if (s->kind == STEP_WRITE)
			say_write(w, all, s);
		else if (s->kind == STEP_CALL)
			say_call(w, all, s);
		else if (s->kind == STEP_NOTE)
			say_note(w, s);
		else if (s->kind == STEP_RETURN)
			say_return(w, all, s);
		else if (s->kind == STEP_EVENT)
			say_event(w, all, s);
		else
			say_condition(w, all, s);
		say_all(w, all, s->kids);
		say_all(w, all, s->other);
	}
}
