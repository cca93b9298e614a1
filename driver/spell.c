/*
 * A misspelt word in, the word that was meant out: Damerau-Levenshtein
 * distance (optimal string alignment) with the limits GCC uses, so that
 * suggestions come when they are likely and not otherwise.
 */
#include <ctype.h>
#include <string.h>

#include "driver.h"

/* A change of case costs less than another letter. */
enum { COST = 2, CASE_COST = 1, MAX_WORD = 128, FAR = 1000000 };

static unsigned min2(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static unsigned letter_cost(char a, char b)
{
	if (a == b)
		return 0;
	return tolower((unsigned char)a) == tolower((unsigned char)b)
		? CASE_COST : COST;
}

/*
 * Three rows of the table suffice: this one, the one before, and the one
 * before that for swapped neighbours.
 */
static unsigned distance(const char *s, size_t ns, const char *t, size_t nt)
{
	unsigned row[3][MAX_WORD + 1];
	unsigned *older = row[0], *old = row[1], *now = row[2];

	if (ns > MAX_WORD || nt > MAX_WORD)
		return FAR;
	for (size_t j = 0; j <= nt; j++)
		old[j] = (unsigned)j * COST;
	for (size_t i = 1; i <= ns; i++) {
		now[0] = (unsigned)i * COST;
		for (size_t j = 1; j <= nt; j++) {
			unsigned d = old[j - 1] +
				     letter_cost(s[i - 1], t[j - 1]);

			d = min2(d, min2(old[j], now[j - 1]) + COST);
			if (i > 1 && j > 1 && s[i - 1] == t[j - 2] &&
			    s[i - 2] == t[j - 1])
				d = min2(d, older[j - 2] + COST);
			now[j] = d;
		}
		unsigned *spare = older;
		older = old;
		old = now;
		now = spare;
	}
	return old[nt];
}

void spell_start(struct spell *s, const char *goal)
{
	s->goal = goal;
	s->best = NULL;
	s->distance = FAR;
}

void spell_try(struct spell *s, const char *name)
{
	unsigned d = distance(s->goal, strlen(s->goal), name, strlen(name));

	if (d < s->distance) {
		s->distance = d;
		s->best = name;
	}
}

/* A third of the longer word may differ, a little more if lengths do. */
static unsigned cutoff(size_t a, size_t b)
{
	size_t longer = a > b ? a : b, shorter = a > b ? b : a;

	if (longer <= 1)
		return 0;
	if (longer - shorter <= 1)
		return COST * (unsigned)(longer / 3 > 1 ? longer / 3 : 1);
	return COST * (unsigned)((longer + 2) / 3);
}

const char *spell_best(const struct spell *s)
{
	/* Anything is near to "-f". */
	if (!s->best || !s->distance || strlen(s->goal) < 3)
		return NULL;
	return s->distance <= cutoff(strlen(s->goal), strlen(s->best))
		? s->best : NULL;
}
