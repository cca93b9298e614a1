/*
 * text: what has a name in Solidity: numbers, parameters, places in storage.
 *
 * In: constants, offsets into the call's data, keys.  Out: their texts, with
 * what their types say of how others are written beside them.
 */
#include <ctype.h>
#include <string.h>

#include "names.h"
#include "text.h"
#include "why.h"

const char *at_least(struct expr *x, struct text t, enum prec p)
{
	return t.prec < p ? SAY(x, "(%s)", t.s) : t.s;
}

struct text limited(struct text t)
{
	return strlen(t.s) > MAX_TEXT ? unknown() : t;
}

/* ---- numbers --------------------------------------------------------------- */

/* 10^18 and the like, by how many zeros they end in. */
static unsigned decimal_zeros(const char *s)
{
	size_t n = strlen(s), k = n;

	while (k > 1 && s[k - 1] == '0')
		k--;
	return (unsigned)(n - k);
}

/* The number that a constant was declared to be. */
static bool constant_is(const char *s, u256 n)
{
	static const char hash[] = "keccak256(\"";
	u256 x;

	if (!strncmp(s, hash, sizeof(hash) - 1)) {
		s += sizeof(hash) - 1;
		return u256_eq(keccak256((const uint8_t *)s, strcspn(s, "\"")),
			       n) && !strchr(s, '\\');
	}
	return u256_parse(s, strlen(s), &x, NULL) && u256_eq(x, n);
}

/* Large numbers are no chance: one that a constant has is that constant. */
static const char *constant_named(struct expr *x, u256 n)
{
	for (const struct decl *d = x->d->first; d; d = d->next)
		if (d->kind == DECL_VARIABLE && d->value &&
		    !strcmp(d->mutability, "constant") &&
		    constant_is(d->value, n))
			return d->name;
	return NULL;
}

const char *number(struct expr *x, u256 n)
{
	char dec[80], hex[80];
	unsigned bits = u256_bits(n), zeros;
	u256 minus = u256_sub(u256_zero, n);
	const char *name = bits > 64 ? constant_named(x, n) : NULL;

	if (name)
		return name;

	if (u256_eq(n, u256_max))
		return "type(uint256).max";
	if (bits > 64 && !(bits % 8) && u256_eq(n, u256_mask(bits)))
		return SAY(x, "type(uint%u).max", bits);
	u256_dec(n, dec);
	zeros = decimal_zeros(dec);
	if (zeros >= 6)
		return SAY(x, "%.*se%u", (int)(strlen(dec) - zeros), dec, zeros);
	if (bits <= 64)
		return SAY(x, "%s", dec);
	if (u256_bits(minus) <= 32)
		return SAY(x, "-%s", u256_dec(minus, dec));
	return SAY(x, "%s", u256_hex(n, hex));
}

/* Does the type hold a few bytes, at the high end of a word? */
static unsigned fixed_bytes(const struct sol_type *t)
{
	return t && t->kind == TYPE_VALUE && t->bytes < 32 &&
	       !strncmp(t->text, "bytes", 5) ? t->bytes : 0;
}

/* What is known of a value of that type. */
struct text typed(const char *s, const struct sol_type *t)
{
	return (struct text){ s, P_PRIMARY, t && t->address, t && t->boolean,
			      fixed_bytes(t) };
}

/* The bytes of a left-aligned number: 0x7a9e5e4b. */
const char *bytes_text(struct expr *x, u256 n, unsigned bytes)
{
	static const char zeros[] =
		"0000000000000000000000000000000000000000000000000000000000000000";
	char hex[80];
	const char *s = u256_hex(u256_shr(u256_from(256 - 8 *
						    (uint64_t)bytes), n), hex);

	return SAY(x, "0x%.*s%s", (int)(2 * bytes - strlen(s + 2)), zeros, s + 2);
}

/* A number that stands beside something of that kind. */
const char *number_beside(struct expr *x, u256 n, struct text other)
{
	if (other.address && u256_bits(n) <= 160)
		return SAY(x, "address(%s)", number(x, n));
	if (other.boolean && u256_bits(n) <= 1)
		return u256_is_zero(n) ? "false" : "true";
	if (other.bytes && u256_ctz(n) >= 256 - 8 * other.bytes &&
	    !u256_is_zero(n))
		return bytes_text(x, n, other.bytes);
	return number(x, n);
}

/* ---- parameters ------------------------------------------------------------ */

static bool is_dynamic(const struct sol_type *t)
{
	if (t->kind == TYPE_DYNAMIC || t->kind == TYPE_BYTES)
		return true;
	if (t->kind == TYPE_ARRAY)
		return is_dynamic(t->to);
	for (const struct sol_field *f = t->kind == TYPE_STRUCT ? t->fields :
	     NULL; f; f = f->next)
		if (is_dynamic(f->type))
			return true;
	return false;
}

/* Words that a type takes in a tuple's head. */
static uint64_t head_words(const struct sol_type *t)
{
	uint64_t n = 0;

	if (is_dynamic(t))
		return 1;
	if (t->kind == TYPE_ARRAY)
		return t->n * head_words(t->to);
	if (t->kind != TYPE_STRUCT)
		return 1;
	for (const struct sol_field *f = t->fields; f; f = f->next)
		n += head_words(f->type);
	return n ? n : 1;
}

/* Word `w` of a tuple: "to", "key.fee", "path[1]". */
static const char *word_of(struct expr *x, const struct sol_field *f, uint64_t w,
			   const char *prefix, const struct sol_type **type)
{
	for (unsigned no = 0; f; f = f->next, no++) {
		uint64_t n = head_words(f->type);
		const char *name = *f->name ? SAY(x, "%s%s", prefix, f->name) :
				   SAY(x, "%sargument %u", prefix, no + 1);

		if (w >= n) {
			w -= n;
			continue;
		}
		*type = f->type;
		if (n == 1)
			return name;
		if (f->type->kind == TYPE_STRUCT)
			return word_of(x, f->type->fields, w,
				       SAY(x, "%s.", name), type);
		*type = f->type->to;
		return SAY(x, "%s[%llu]", name, (unsigned long long)
			   (w / head_words(f->type->to)));
	}
	return NULL;
}

/* The parameter whose head word is at that offset of the call's data. */
const char *parameter(struct expr *x, u256 at,
			     const struct sol_type **type)
{
	uint64_t n;
	const char *s;

	*type = NULL;
	if (!u256_to_u64(at, &n) || n < 4 || (n - 4) % 32)
		return NULL;
	n = (n - 4) / 32;
	s = x->fn ? word_of(x, x->fn->in, n, "", type) : NULL;
	return s ? s : SAY(x, "argument %llu", (unsigned long long)n + 1);
}

/* The load of a head word that an offset into the call's data is made of. */
static const struct ins *head_in(const struct val *v, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL, *h = NULL;

	if (!d || !depth)
		return NULL;
	if (d->op == OP_calldataload && is_const(arg(d, 0)))
		return d;
	if (d->op == OP_add)
		for (unsigned i = 0; !h && i < 2; i++)
			h = head_in(arg(d, i), depth - 1);
	return h;
}

/* What is scaled by 32 in an offset: the index. */
static const struct val *scaled_in(const struct val *v, unsigned depth)
{
	const struct ins *d = v->kind == V_RES ? v->def : NULL;
	const struct val *i = NULL;

	if (!d || !depth)
		return NULL;
	if (d->op == OP_shl && is_num(arg(d, 0), 5))
		return arg(d, 1);
	if (d->op == OP_mul && is_num(arg(d, 1), 32))
		return arg(d, 0);
	if (d->op == OP_mul && is_num(arg(d, 0), 32))
		return arg(d, 1);
	if (d->op == OP_add)
		for (unsigned k = 0; !i && k < 2; k++)
			i = scaled_in(arg(d, k), depth - 1);
	return i;
}

/* The member of a struct in the call's data: at = 4 + offset + 32 * number. */
static const char *member_at(struct expr *x, const struct sol_type *t,
			     const struct val *at, const struct ins *head,
			     const char *s, const struct sol_type **type)
{
	u256 off = u256_zero;
	uint64_t n;

	while (def_by(at, OP_add)) {
		unsigned c = is_const(arg(at->def, 1));

		if (!is_const(arg(at->def, c)))
			return SAY(x, "%s.…", s);
		off = u256_add(off, arg(at->def, c)->con);
		at = arg(at->def, !c);
	}
	if (at != res((struct ins *)head) || !u256_to_u64(off, &n) || n < 4 ||
	    (n - 4) % 32)
		return SAY(x, "%s.…", s);
	*type = NULL;
	s = word_of(x, t->fields, (n - 4) / 32, SAY(x, "%s.", s), type);
	return s;
}

struct text from_calldata(struct expr *x, const struct val *at,
				 unsigned depth)
{
	const struct sol_type *t = NULL;
	const struct ins *head;
	const struct val *index;
	const char *s;

	if (is_const(at)) {
		if (u256_is_zero(at->con))
			return primary("msg.data[0]");
		if (!(s = parameter(x, at->con, &t)))
			return unknown();
		return typed(s, t);
	}
	head = head_in(at, 6);
	s = head ? parameter(x, arg(head, 0)->con, &t) : NULL;
	if (!s)
		return unknown();
	if (t && t->kind == TYPE_STRUCT) {
		s = member_at(x, t, at, head, s, &t);
		return s ? typed(s, t) : unknown();
	}
	index = scaled_in(at, 6);
	if (index && t && (t->kind == TYPE_DYNAMIC || t->kind == TYPE_ARRAY))
		return typed(SAY(x, "%s[%s]", s, value(x, index, depth - 1).s),
			     t->to);
	if (index)
		return primary(SAY(x, "%s[%s]", s,
				   value(x, index, depth - 1).s));
	if (def_by(at, OP_add) && (is_num(arg(at->def, 0), 4) ||
				   is_num(arg(at->def, 1), 4)) &&
	    (!t || t->kind == TYPE_DYNAMIC || t->kind == TYPE_BYTES))
		return primary(SAY(x, "%s.length", s));
	return primary(SAY(x, t && t->to && t->to->kind == TYPE_STRUCT ?
			   "%s[…].…" : "%s[…]", s));
}

/* ---- places ---------------------------------------------------------------- */

/* Do the bits belong to more than one member in that slot? */
static bool shares_slot(const struct sol_type *t, u256 off, u256 mask)
{
	unsigned n = 0;

	for (const struct sol_field *f = t->fields; f; f = f->next)
		n += u256_eq(f->slot, off) && f->type->kind == TYPE_VALUE &&
		     !u256_is_zero(u256_and(mask, u256_shl(u256_from(8 *
			f->byte), u256_mask(8 * f->type->bytes))));
	return n > 1;
}

/* Several small values share a slot. */
static uint64_t small_index(const struct sol_type *t, uint64_t slot, u256 mask)
{
	return slot * (32 / t->bytes) + u256_ctz(mask) / 8 / t->bytes;
}

/* Members and elements from a place of that type on, `off` slots into it. */
static const char *inside(struct expr *x, const char *s,
			  const struct sol_type **type, u256 off, u256 mask)
{
	const struct sol_type *t = *type;
	uint64_t n;

	while (t && (t->kind == TYPE_STRUCT || t->kind == TYPE_ARRAY)) {
		const struct sol_field *f = t->fields, *hit = NULL;

		if (!u256_to_u64(off, &n))
			return NULL;
		/* several members at once: all of them, if that is all there is */
		if (t->kind == TYPE_STRUCT && shares_slot(t, off, mask))
			return t->slots == 1 ? (*type = t, s) :
			       SAY(x, "%s (slot %llu of it)", s,
				   (unsigned long long)n);
		if (t->kind == TYPE_ARRAY) {
			if (t->to->kind == TYPE_VALUE && t->to->bytes <= 16)
				return *type = t->to, SAY(x, "%s[%llu]", s,
					(unsigned long long)small_index(t->to,
								n, mask));
			s = SAY(x, "%s[%llu]", s, (unsigned long long)
				(n / t->to->slots));
			off = u256_from(n % t->to->slots);
			t = t->to;
			continue;
		}
		for (; f; f = f->next)
			if (u256_cmp(f->slot, off) <= 0 &&
			    (!u256_eq(f->slot, off) ||
			     f->byte * 8 <= u256_ctz(mask)))
				hit = f;
		if (!hit)
			return NULL;
		x->field_bit = hit->byte * 8;
		s = SAY(x, "%s.%s", s, hit->name);
		off = u256_sub(off, hit->slot);
		t = hit->type;
	}
	*type = t;
	return s;
}

static bool covers(const struct sol_field *v, u256 slot, u256 mask)
{
	u256 off = u256_sub(slot, v->slot);
	unsigned lo = u256_ctz(mask);

	if (!v->placed || u256_cmp(slot, v->slot) < 0 ||
	    u256_cmp(off, u256_from(v->type->slots)) >= 0)
		return false;
	return v->type->kind != TYPE_VALUE ||
	       (lo >= v->byte * 8 && lo < (v->byte + v->type->bytes) * 8);
}

static const struct decl *variable_at(const struct expr *x, u256 slot,
				      bool transient, u256 mask)
{
	for (const struct decl *d = x->d->first; d; d = d->next)
		if (d->kind == DECL_VARIABLE &&
		    !strcmp(d->mutability, transient ? "transient" : "") &&
		    covers(&d->var, slot, mask))
			return d;
	return NULL;
}

/* Do the bits of a value's slot belong to other variables as well? */
static bool is_packed(const struct expr *x, const struct decl *v,
		      bool transient, u256 mask)
{
	for (const struct decl *d = x->d->first; d; d = d->next)
		if (d != v && d->kind == DECL_VARIABLE && d->var.placed &&
		    !strcmp(d->mutability, transient ? "transient" : "") &&
		    u256_eq(d->var.slot, v->var.slot) &&
		    d->var.type->kind == TYPE_VALUE &&
		    v->var.type->kind == TYPE_VALUE &&
		    !u256_is_zero(u256_and(mask, u256_shl(u256_from(8 *
			d->var.byte), u256_mask(8 * d->var.type->bytes)))))
			return true;
	return false;
}

/* The words that are hashed for a place, as a value. */
static const char *key_word(struct expr *x, const struct key *k,
			    const struct sol_type *as, unsigned depth)
{
	struct text t = typed(NULL, as);

	if (k->root)
		return "…";
	if (!k->n)
		return number_beside(x, k->off, t);
	if (k->n == 1 && u256_eq(k->t[0].scale, u256_one) && !k->t[0].count) {
		const char *s = value(x, k->t[0].v, depth).s;

		return u256_is_zero(k->off) ? s :
		       SAY(x, "%s + %s", s, number(x, k->off));
	}
	return "…";
}

/* The element of an array whose data begin at the root. */
static const char *element(struct expr *x, const struct key *k, const char *s,
			   const struct sol_type **type, u256 mask,
			   unsigned depth)
{
	const struct sol_type *to = *type ? (*type)->to : NULL;
	uint64_t n, off;

	*type = to;
	if (!to || to->kind == TYPE_UNKNOWN)
		return SAY(x, "%s[…]", s);
	if (!k->n && u256_to_u64(k->off, &n) && to->kind == TYPE_VALUE &&
	    to->bytes <= 16) {
		x->field_bit = u256_ctz(mask) / 8 / to->bytes * to->bytes * 8;
		return SAY(x, "%s[%llu]", s, (unsigned long long)
			   small_index(to, n, mask));
	}
	if (!k->n && u256_to_u64(k->off, &n)) {
		s = SAY(x, "%s[%llu]", s, (unsigned long long)(n / to->slots));
		return inside(x, s, type, u256_from(n % to->slots), mask);
	}
	if (k->n == 1 && u256_to_u64(k->t[0].scale, &n) && n == to->slots &&
	    !k->t[0].count && u256_to_u64(k->off, &off) && off < n &&
	    (to->kind != TYPE_VALUE || to->bytes > 16)) {
		s = SAY(x, "%s[%s]", s, value(x, k->t[0].v, depth).s);
		return inside(x, s, type, k->off, mask);
	}
	return inside(x, SAY(x, "%s[…]", s), type, k->off, mask);
}

static const char *in_mapping(struct expr *x, const struct key *k,
			      const char *s, const struct sol_type **type,
			      u256 mask, unsigned depth)
{
	const struct sol_type *t = *type;

	s = SAY(x, "%s[%s]", s, k->root->piece[0].len == 32 ?
		key_word(x, k->root->word[0], t ? t->key : NULL, depth) : "…");
	*type = t ? t->to : NULL;
	return inside(x, s, type, k->off, mask);
}

/* By the layout; NULL: it does not say. */
static const char *place_by_layout(struct expr *x, const struct key *k,
				   bool transient, u256 mask,
				   const struct sol_type **type, unsigned depth)
{
	const struct root *r = k->root;
	const struct decl *d;
	const char *s;
	uint64_t n;

	if (!depth)
		return NULL;
	if (!r) {
		d = variable_at(x, k->off, transient, mask);
		*type = d ? d->var.type : NULL;
		if (!d)
			return NULL;
		if (!k->n && is_packed(x, d, transient, mask)) {
			*type = NULL;
			return SAY(x, "slot %s", number(x, k->off));
		}
		if (!k->n)
			return inside(x, d->name, type,
				      u256_sub(k->off, d->var.slot), mask);
		if (d->var.type->kind != TYPE_ARRAY || k->n != 1 ||
		    !u256_to_u64(k->t[0].scale, &n) ||
		    n != d->var.type->to->slots)
			return NULL;
		*type = d->var.type->to;
		return inside(x, SAY(x, "%s[%s]", d->name,
				     value(x, k->t[0].v, depth - 1).s),
			      type, u256_sub(k->off, d->var.slot), mask);
	}
	s = r->n >= 1 && r->n <= 2 ?
	    place_by_layout(x, r->word[r->n - 1], transient, u256_max, type,
			    depth - 1) : NULL;
	if (!s || !*type)
		return NULL;
	if (r->n == 2 && (*type)->kind == TYPE_MAPPING)
		return in_mapping(x, k, s, type, mask, depth - 1);
	if (r->n == 1 && (*type)->kind == TYPE_BYTES)
		return s;
	if (r->n == 1 && (*type)->kind == TYPE_DYNAMIC)
		return element(x, k, s, type, mask, depth - 1);
	return NULL;
}

/* Without the quotes that messages have. */
static const char *unquoted(struct expr *x, const char *s)
{
	size_t n = strlen(s);

	if (n > 1 && *s == '\'' && s[n - 1] == '\'')
		return SAY(x, "%.*s", (int)n - 2, s + 1);
	return s;
}

static void begin_place(struct expr *x, const struct key *k, bool transient,
			u256 mask)
{
	const struct decl *d = k->root || k->n ? NULL :
			       variable_at(x, k->off, transient, mask);

	x->field_bit = d ? d->var.byte * 8 : 0;
}

struct text place(struct expr *x, const struct key *k, bool transient,
			 u256 mask, const struct sol_type **type,
			 unsigned depth)
{
	struct access a = { .key = k, .mask = mask, .transient = transient };
	const char *s;

	begin_place(x, k, transient, mask);
	s = place_by_layout(x, k, transient, mask, type, depth);
	if (!s) {
		*type = NULL;
		return primary(unquoted(x, why_place(x->m, &a)));
	}
	if (*type && (*type)->kind == TYPE_DYNAMIC)
		return primary(SAY(x, "%s.length", s));
	return typed(s, *type);
}

const char *expr_place(struct expr *x, const struct key *key, bool transient,
		       u256 mask, const struct sol_type **type)
{
	return place(x, key, transient, mask, type, MAX_DEPTH).s;
}

uint64_t expr_words(const struct sol_type *t)
{
	return head_words(t);
}

bool expr_is_plain(const struct sol_type *t)
{
	return head_words(t) == 1 && !is_dynamic(t);
}
