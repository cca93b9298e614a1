/*
 * Findings of all units of one run, put in order.
 *
 * In: findings as passes add them, possibly the same ones from the
 * unoptimised and the optimised text of a contract.  Out: the list without
 * doubles, sorted by place, each with its fingerprint.  All memory is the
 * report's.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "yulwark.h"

void report_add(struct report *r, struct finding *f)
{
	f->next = r->first;
	r->first = f;
	r->n++;
}

/* ---- order ------------------------------------------------------------- */

/* Texts of which either may be NULL; NULL comes first. */
static int compare_text(const char *a, const char *b)
{
	if (!a || !b)
		return !!a - !!b;
	return strcmp(a, b);
}

static int compare_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static const char *file_of(const struct finding *f)
{
	return f->at.file ? f->at.file->name : NULL;
}

/*
 * By place, rule and name.  Findings that are equal in all of this tell the
 * same thing.
 */
static int compare_what(const struct finding *a, const struct finding *b)
{
	int c = compare_text(file_of(a), file_of(b));

	if (!c)
		c = compare_number(a->at.beg, b->at.beg);
	if (!c)
		c = compare_text(a->warn->name, b->warn->name);
	if (!c)
		c = compare_text(a->contract, b->contract);
	/* optimised text may lack the name, never the selector */
	if (!c)
		c = compare_text(a->signature, b->signature);
	if (!c && !a->signature)
		c = compare_text(a->function, b->function);
	if (!c)
		c = compare_number(a->at.end, b->at.end);
	return c;
}

struct item {
	struct finding *f;
	unsigned no;		/* in the order in which they were added */
	uint64_t hash;
};

/* Of equal ones that from unoptimised text comes first, then the oldest. */
static int compare_items(const void *pa, const void *pb)
{
	const struct item *a = pa, *b = pb;
	int c = compare_what(a->f, b->f);

	if (!c)
		c = a->f->optimised - b->f->optimised;
	return c ? c : compare_number(a->no, b->no);
}

static int compare_hashes(const void *pa, const void *pb)
{
	const struct item *a = pa, *b = pb;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return compare_number(a->no, b->no);
}

/* ---- fingerprints ------------------------------------------------------ */

#define HASH_START 0xcbf29ce484222325u
#define HASH_STEP 0x100000001b3u

static uint64_t hash_byte(uint64_t h, unsigned char c)
{
	return (h ^ c) * HASH_STEP;
}

/* The text and an end, so that two texts are not one longer text. */
static uint64_t hash_text(uint64_t h, const char *s)
{
	while (s && *s)
		h = hash_byte(h, *s++);
	return hash_byte(h, 0);
}

/* Runs of white space count as one blank, none at the ends. */
static uint64_t hash_squeezed(uint64_t h, const char *s, size_t len)
{
	bool gap = false, any = false;

	for (size_t i = 0; i < len; i++) {
		if (isspace((unsigned char)s[i])) {
			gap = any;
			continue;
		}
		if (gap)
			h = hash_byte(h, ' ');
		h = hash_byte(h, s[i]);
		gap = false;
		any = true;
	}
	return hash_byte(h, 0);
}

static uint64_t hash_where(uint64_t h, const struct where *w)
{
	const struct source *s = w->file;

	if (s && s->text && w->beg >= 0 && w->end >= w->beg &&
	    (size_t)w->end <= s->len)
		return hash_squeezed(h, s->text + w->beg, w->end - w->beg);
	return hash_squeezed(h, w->snippet, w->snippet ? strlen(w->snippet) : 0);
}

static uint64_t hash_finding(const struct finding *f)
{
	uint64_t h = hash_text(HASH_START, f->warn->name);

	h = hash_text(h, f->contract);
	h = hash_text(h, f->function);
	h = hash_where(h, &f->at);
	return hash_where(h, &f->write);
}

/* Spread what the last bytes changed over all digits. */
static uint64_t finish_hash(uint64_t h, unsigned ordinal)
{
	while (ordinal) {
		h = hash_byte(h, ordinal & 0xff);
		ordinal >>= 8;
	}
	h ^= h >> 33;
	h *= 0xff51afd7ed558ccdu;
	h ^= h >> 33;
	h *= 0xc4ceb9fe1a85ec53u;
	return h ^ h >> 33;
}

/* item: in the order of the report.  Leaves them in another. */
static void set_fingerprints(struct item *item, unsigned n)
{
	unsigned ordinal = 0;

	for (unsigned i = 0; i < n; i++) {
		item[i].no = i;
		item[i].hash = hash_finding(item[i].f);
	}
	if (n)
		qsort(item, n, sizeof(*item), compare_hashes);
	for (unsigned i = 0; i < n; i++) {
		struct finding *f = item[i].f;

		if (i && item[i].hash == item[i - 1].hash)
			ordinal++;
		else
			ordinal = 0;
		snprintf(f->fingerprint, sizeof(f->fingerprint), "%016llx",
			 (unsigned long long)finish_hash(item[i].hash,
							 ordinal));
	}
}

/* ---- the end ----------------------------------------------------------- */

/* The list in the order in which it was filled. */
static void list_items(struct report *r, struct item *item)
{
	unsigned n = r->n;

	for (struct finding *f = r->first; f; f = f->next) {
		item[--n].f = f;
		item[n].no = n;
	}
}

void report_finish(struct report *r)
{
	struct item *item = ARENA_ARRAY(r->arena, struct item, r->n);
	struct finding **tail = &r->first;
	unsigned n = 0;

	list_items(r, item);
	if (r->n)
		qsort(item, r->n, sizeof(*item), compare_items);
	for (unsigned i = 0; i < r->n; i++)
		if (!n || compare_what(item[n - 1].f, item[i].f))
			item[n++] = item[i];
	for (unsigned i = 0; i < n; i++) {
		*tail = item[i].f;
		tail = &item[i].f->next;
	}
	*tail = NULL;
	r->n = n;
	set_fingerprints(item, n);
}
