/*
 * A unit of Yul in, whether it may be judged out.
 *
 * Until 0.8.0 solc's IR leaves out modifiers without a word: a contract that
 * is guarded in Solidity has no guard there, and every verdict on it would be
 * wrong.  Which solc wrote a text is told, in this order, by the version
 * around it (JSON), by the metadata in its data, and by the names that solc
 * gives to its helpers.  Yul that no solc wrote is judged as it stands.
 */
#include <stdio.h>
#include <string.h>

#include "driver.h"

struct version {
	unsigned major, minor, patch;
};

/* The first IR with modifiers. */
static const struct version first_sound = { 0, 8, 1 };

static bool older(struct version a, struct version b)
{
	if (a.major != b.major)
		return a.major < b.major;
	if (a.minor != b.minor)
		return a.minor < b.minor;
	return a.patch < b.patch;
}

static bool parse_version(const char *s, struct version *v)
{
	return sscanf(s, "%u.%u.%u", &v->major, &v->minor, &v->patch) == 3;
}

/* ---- the metadata's CBOR ---------------------------------------------- */

struct cbor {
	const uint8_t *p, *end;
};

/* Head of an item: its major type and argument. */
static bool cbor_head(struct cbor *c, unsigned *type, size_t *arg)
{
	if (c->p >= c->end)
		return false;
	*type = *c->p >> 5;
	*arg = *c->p++ & 31;
	if (*arg < 24)
		return true;
	unsigned bytes = *arg == 24 ? 1 : *arg == 25 ? 2 : *arg == 26 ? 4 : 0;
	if (!bytes || (size_t)(c->end - c->p) < bytes)
		return false;
	*arg = 0;
	while (bytes--)
		*arg = *arg << 8 | *c->p++;
	return true;
}

/*
 * A key or a value of the map.  Solc writes strings of bytes (2), of text (3)
 * and truth values (7).
 */
static bool cbor_item(struct cbor *c, unsigned *type, const uint8_t **bytes,
		      size_t *len)
{
	if (!cbor_head(c, type, len))
		return false;
	*bytes = c->p;
	if (*type == 7)
		return true;
	if ((*type != 2 && *type != 3) || (size_t)(c->end - c->p) < *len)
		return false;
	c->p += *len;
	return true;
}

/*
 * The map is followed by its length in two bytes.  Under "solc" stand three
 * bytes for a release, or the text of another build's version.
 */
static bool metadata_version(const struct yul_data *d, struct version *v)
{
	size_t n, pairs, len;
	unsigned type;
	const uint8_t *s;

	if (d->len < 3)
		return false;
	n = (size_t)d->bytes[d->len - 2] << 8 | d->bytes[d->len - 1];
	if (n + 2 > d->len)
		return false;
	struct cbor c = { d->bytes + d->len - 2 - n, d->bytes + d->len - 2 };
	if (!cbor_head(&c, &type, &pairs) || type != 5)
		return false;
	while (pairs--) {
		if (!cbor_item(&c, &type, &s, &len))
			return false;
		bool solc = type == 3 && len == 4 && !memcmp(s, "solc", 4);
		if (!cbor_item(&c, &type, &s, &len))
			return false;
		if (solc && type == 2 && len == 3) {
			*v = (struct version){ s[0], s[1], s[2] };
			return true;
		}
		if (solc && type == 3 && len < 64) {
			char text[64] = "";

			memcpy(text, s, len);
			return parse_version(text, v);
		}
	}
	return false;
}

/* The outermost object comes before those it embeds. */
static bool object_version(const struct yul_object *o, struct version *v)
{
	for (; o; o = o->next) {
		for (const struct yul_data *d = o->data; d; d = d->next)
			if (d->name_len == 9 &&
			    !memcmp(d->name, ".metadata", 9) &&
			    metadata_version(d, v))
				return true;
		if (object_version(o->kids, v))
			return true;
	}
	return false;
}

/* ---- the names of helpers --------------------------------------------- */

/*
 * What only one side of 0.8.1 writes.  A name ends with '*' if anything may
 * follow, and with '!' if anything but a number: optimised names keep the
 * numbers of the syntax tree in old versions only.
 */
static const struct sign {
	const char *name;
	bool old;
} signs[] = {
	{ "vloc_*", true },
	{ "allocateMemory", true },
	{ "var_*", false },
	{ "allocate_memory*", false },
	{ "allocate_unbounded", false },
	{ "finalize_allocation*", false },
	{ "memoryguard", false },
	{ "fun_!", false },
};

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '.';
}

/* Does the name end in '_' and digits? */
static bool numbered(const char *word, size_t n)
{
	size_t i = n;

	while (i && word[i - 1] >= '0' && word[i - 1] <= '9')
		i--;
	return i && i < n && word[i - 1] == '_';
}

static bool has_sign(const char *word, size_t n, const struct sign *s)
{
	size_t len = strlen(s->name);

	if (s->name[len - 1] == '*' || s->name[len - 1] == '!')
		return n >= len && !memcmp(word, s->name, len - 1) &&
		       (s->name[len - 1] == '*' || !numbered(word, n));
	return n == len && !memcmp(word, s->name, n);
}

struct looks {
	bool old, new;
};

static struct looks look_for_signs(const struct src *s)
{
	struct looks seen = { false, false };

	for (size_t i = 0; i < s->len;) {
		size_t beg = i;

		while (i < s->len && is_word_char(s->text[i]))
			i++;
		if (i == beg) {
			i++;
			continue;
		}
		for (size_t k = 0; k < sizeof(signs) / sizeof(*signs); k++) {
			if (!has_sign(s->text + beg, i - beg, &signs[k]))
				continue;
			seen.old |= signs[k].old;
			seen.new |= !signs[k].old;
		}
	}
	return seen;
}

/* Deployed code inside its creation code, as solc lays contracts out. */
static bool has_deployed(const struct yul_object *o)
{
	for (; o; o = o->next)
		for (const struct yul_object *k = o->kids; k; k = k->next)
			if (o->name && k->name &&
			    k->name_len == o->name_len + 9 &&
			    !memcmp(k->name, o->name, o->name_len) &&
			    !memcmp(k->name + o->name_len, "_deployed", 9))
				return true;
	return false;
}

static bool has_use_src(const struct yul_object *o)
{
	for (; o; o = o->next)
		if (o->use || has_use_src(o->kids))
			return true;
	return false;
}

/* The warning above IR until 0.8.5; from 0.8.6 on it is drawn with '='. */
static bool has_old_banner(const struct src *s)
{
	static const char banner[] = "*******\n *                       WARNING";

	return memmem(s->text, s->len, banner, sizeof(banner) - 1);
}

#define WHY "solc before 0.8.1 leaves modifiers out of its IR, so a guard " \
	    "may be missing here that the contract has; compile it with " \
	    "0.8.1 or newer"

const char *version_refusal(struct arena *a, const struct yul_unit *u,
			    const char *told)
{
	struct version v;

	if ((told && parse_version(told, &v)) || object_version(u->objs, &v)) {
		if (!older(v, first_sound))
			return NULL;
		return arena_printf(a, "this is IR of solc %u.%u.%u: " WHY,
				    v.major, v.minor, v.patch);
	}
	if (!has_deployed(u->objs) || has_use_src(u->objs))
		return NULL;
	struct looks seen = look_for_signs(u->src);
	if (seen.old)
		return "this is IR of a solc older than 0.8.1: " WHY;
	if (!seen.new && has_old_banner(u->src))
		return "this may be IR of a solc older than 0.8.1, the text "
		       "does not tell: " WHY;
	return NULL;
}
