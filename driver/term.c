/*
 * Text for people: quotes as the locale has them, colours as GCC_COLORS has
 * them, and how many columns a character takes.
 *
 * Names and source lines come from strangers.  Nothing of theirs that a
 * terminal would obey is printed.
 */
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "out.h"

/* ---- characters ------------------------------------------------------- */

size_t utf8_next(const char *s, size_t len, uint32_t *c)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char b = len ? (unsigned char)*s : 0;
	size_t n = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 :
		   b < 0xf5 ? 4 : 0;

	if (n == 1) {
		*c = b;
		return 1;
	}
	*c = 0xfffd;
	if (!n || n > len)
		return 1;
	uint32_t v = b & (0xffu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			return 1;
		v = v << 6 | ((unsigned char)s[i] & 0x3f);
	}
	if (v < least[n] || v > 0x10ffff || (v >= 0xd800 && v < 0xe000))
		return 1;
	*c = v;
	return n;
}

struct interval {
	uint32_t first, last;
};

static bool in_table(uint32_t c, const struct interval *t, size_t n)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (c > t[mid].last)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && c >= t[lo].first;
}

/* Marks that stand on the character before them, and marks of direction. */
static const struct interval zero_width[] = {
	{ 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd },
	{ 0x05bf, 0x05bf }, { 0x05c1, 0x05c2 }, { 0x05c4, 0x05c5 },
	{ 0x0610, 0x061a }, { 0x064b, 0x065f }, { 0x0670, 0x0670 },
	{ 0x06d6, 0x06dc }, { 0x06df, 0x06e4 }, { 0x0900, 0x0902 },
	{ 0x093c, 0x093c }, { 0x0941, 0x0948 }, { 0x094d, 0x094d },
	{ 0x0e31, 0x0e31 }, { 0x0e34, 0x0e3a }, { 0x0e47, 0x0e4e },
	{ 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff }, { 0x200b, 0x200f },
	{ 0x202a, 0x202e }, { 0x2060, 0x2064 }, { 0x2066, 0x2069 },
	{ 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
	{ 0xfeff, 0xfeff }, { 0xe0100, 0xe01ef },
};

static const struct interval double_width[] = {
	{ 0x1100, 0x115f }, { 0x231a, 0x231b }, { 0x2329, 0x232a },
	{ 0x23e9, 0x23ec }, { 0x25fd, 0x25fe }, { 0x2614, 0x2615 },
	{ 0x2648, 0x2653 }, { 0x267f, 0x267f }, { 0x2693, 0x2693 },
	{ 0x26a1, 0x26a1 }, { 0x26d4, 0x26d4 }, { 0x2705, 0x2705 },
	{ 0x270a, 0x270b }, { 0x2728, 0x2728 }, { 0x274c, 0x274c },
	{ 0x2753, 0x2755 }, { 0x2757, 0x2757 }, { 0x2795, 0x2797 },
	{ 0x2b1b, 0x2b1c }, { 0x2b50, 0x2b50 }, { 0x2e80, 0x303e },
	{ 0x3041, 0x33ff }, { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff },
	{ 0xa000, 0xa4cf }, { 0xa960, 0xa97f }, { 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff }, { 0xfe30, 0xfe6f }, { 0xff00, 0xff60 },
	{ 0xffe0, 0xffe6 }, { 0x16fe0, 0x18aff }, { 0x1b000, 0x1b2ff },
	{ 0x1f004, 0x1f004 }, { 0x1f0cf, 0x1f0cf }, { 0x1f18e, 0x1f18e },
	{ 0x1f191, 0x1f19a }, { 0x1f200, 0x1f320 }, { 0x1f32d, 0x1f335 },
	{ 0x1f337, 0x1f37c }, { 0x1f37e, 0x1f393 }, { 0x1f3a0, 0x1f3ca },
	{ 0x1f3cf, 0x1f3d3 }, { 0x1f3e0, 0x1f3f0 }, { 0x1f3f4, 0x1f3f4 },
	{ 0x1f3f8, 0x1f43e }, { 0x1f440, 0x1f440 }, { 0x1f442, 0x1f4fc },
	{ 0x1f4ff, 0x1f53d }, { 0x1f54b, 0x1f54e }, { 0x1f550, 0x1f567 },
	{ 0x1f57a, 0x1f57a }, { 0x1f595, 0x1f596 }, { 0x1f5a4, 0x1f5a4 },
	{ 0x1f5fb, 0x1f64f }, { 0x1f680, 0x1f6c5 }, { 0x1f6cc, 0x1f6cc },
	{ 0x1f6d0, 0x1f6d2 }, { 0x1f6eb, 0x1f6ec }, { 0x1f6f4, 0x1f6fc },
	{ 0x1f7e0, 0x1f7eb }, { 0x1f90c, 0x1f93a }, { 0x1f93c, 0x1f945 },
	{ 0x1f947, 0x1f9ff }, { 0x1fa70, 0x1faff }, { 0x20000, 0x2fffd },
	{ 0x30000, 0x3fffd },
};

unsigned char_width(uint32_t c)
{
	if (c < 0x300)
		return 1;
	if (in_table(c, zero_width, sizeof(zero_width) / sizeof(*zero_width)))
		return 0;
	return 1 + in_table(c, double_width, sizeof(double_width) /
			    sizeof(*double_width));
}

/* ---- colours ---------------------------------------------------------- */

static const struct {
	const char *name, *code;
} default_colors[COL_COUNT] = {
#define X(name, code) [COL_##name] = { #name, code },
	COLORS(X)
#undef X
};

/* `name=code:name=code`; codes are digits and semicolons. */
static void read_colors(struct term *t, const char *s)
{
	while (*s) {
		size_t n = strcspn(s, ":"), eq = strcspn(s, "=:");
		size_t len = eq < n ? n - eq - 1 : 0;
		bool good = eq < n && len < sizeof(t->code[0]) &&
			    strspn(s + eq + 1, "0123456789;") >= len;

		for (int i = 0; good && i < COL_COUNT; i++) {
			if (strlen(default_colors[i].name) != eq ||
			    memcmp(default_colors[i].name, s, eq))
				continue;
			memcpy(t->code[i], s + eq + 1, len);
			t->code[i][len] = 0;
		}
		s += n + (s[n] == ':');
	}
}

static bool wants_color(FILE *f, enum when when)
{
	const char *term = getenv("TERM"), *no = getenv("NO_COLOR");
	const char *colors = getenv("GCC_COLORS");

	if (when == WHEN_NEVER || (colors && !*colors))
		return false;
	if (when == WHEN_ALWAYS)
		return true;
	return !(no && *no) && term && strcmp(term, "dumb") &&
	       isatty(fileno(f));
}

/* Terminals that print such links as garbage; those that GCC knows. */
static bool shows_links(void)
{
	const char *term = getenv("TERM"), *color = getenv("COLORTERM");
	const char *vte = getenv("VTE_VERSION");

	return term && strcmp(term, "dumb") && strcmp(term, "linux") &&
	       !(color && !strcmp(color, "xfce4-terminal")) &&
	       !(vte && (!strcmp(vte, "5000") || !strcmp(vte, "5001")));
}

/* As GCC: GCC_URLS, else TERM_URLS, may say "no", and also how to end them. */
static enum urls wanted_urls(FILE *f, enum when when)
{
	const char *how = getenv("GCC_URLS");

	if (!how)
		how = getenv("TERM_URLS");
	if (when == WHEN_NEVER || (how && (!*how || !strcmp(how, "no"))))
		return URLS_NONE;
	if (when == WHEN_AUTO && !(isatty(fileno(f)) && shows_links()))
		return URLS_NONE;
	return how && !strcmp(how, "st") ? URLS_ST : URLS_BEL;
}

/* As GCC: COLUMNS, else what the terminal says, less one. */
static unsigned term_width(FILE *f)
{
	const char *columns = getenv("COLUMNS");
	struct winsize w;

	if (!isatty(fileno(f)))
		return UINT32_MAX;
	if (columns && atoi(columns) > 1)
		return (unsigned)atoi(columns) - 1;
	if (!ioctl(fileno(f), TIOCGWINSZ, &w) && w.ws_col > 1)
		return w.ws_col - 1u;
	return UINT32_MAX;
}

void term_init(struct term *t, FILE *f, const struct options *o)
{
	const char *colors = getenv("GCC_COLORS");

	*t = (struct term){ .f = f, .opt = o };
	t->utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	t->color = wants_color(f, o->color);
	t->urls = wanted_urls(f, o->urls);
	t->width = term_width(f);
	for (int i = 0; i < COL_COUNT; i++)
		strcpy(t->code[i], default_colors[i].code);
	if (colors)
		read_colors(t, colors);
}

void term_on(const struct term *t, enum color c)
{
	if (t->color && c != COL_NONE && *t->code[c])
		fprintf(t->f, "\33[%sm\33[K", t->code[c]);
}

void term_off(const struct term *t, enum color c)
{
	if (t->color && c != COL_NONE && *t->code[c])
		fputs("\33[m\33[K", t->f);
}

static const char *const url_ends[] = {
	[URLS_NONE] = "", [URLS_BEL] = "\a", [URLS_ST] = "\33\\",
};

void term_link(const struct term *t, const char *url)
{
	if (url && t->urls)
		fprintf(t->f, "\33]8;;%s%s", url, url_ends[t->urls]);
}

void term_unlink(const struct term *t, const char *url)
{
	term_link(t, url ? "" : NULL);
}

/* ---- messages --------------------------------------------------------- */

static bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '$' || c >= 0x80;
}

/*
 * A quote opens behind a blank or a bracket and closes before no letter;
 * what is neither is an apostrophe.
 */
static bool opens(const char *text, const char *s)
{
	return (s == text || strchr(" ([{=", s[-1])) && s[1] && s[1] != ' ' &&
	       strchr(s + 1, '\'');
}

static unsigned quote_mark(const struct term *t, FILE *f, bool open)
{
	if (f && !open && f == t->f)
		term_off(t, COL_quote);
	if (f)
		fputs(!t->utf8 ? "'" : open ? "\u2018" : "\u2019", f);
	if (f && open && f == t->f)
		term_on(t, COL_quote);
	return 1;
}

/* One character as it may be shown; *s moves behind it. */
static unsigned plain_char(const struct term *t, FILE *f, const char **s)
{
	uint32_t c;
	size_t n = utf8_next(*s, strlen(*s), &c);
	unsigned char b = (unsigned char)**s;
	bool shown = b >= 0x20 && b != 0x7f && (n > 1 || b < 0x80) &&
		     (n == 1 || (t->utf8 && c >= 0xa0));

	if (!shown) {
		for (size_t i = 0; f && i < n; i++)
			fprintf(f, "\\x%02x", (unsigned char)(*s)[i]);
		*s += n;
		return (unsigned)n * 4;
	}
	if (f)
		fwrite(*s, 1, n, f);
	*s += n;
	return char_width(c);
}

unsigned term_text(const struct term *t, FILE *f, const char *text)
{
	unsigned width = 0;
	bool quoted = false;

	for (const char *s = text; *s;) {
		if (*s != '\'') {
			width += plain_char(t, f, &s);
		} else if (!quoted && opens(text, s)) {
			width += quote_mark(t, f, true);
			quoted = true;
			s++;
		} else if (quoted && !is_letter((unsigned char)s[1])) {
			width += quote_mark(t, f, false);
			quoted = false;
			s++;
		} else {
			width += plain_char(t, f, &s);
		}
	}
	if (quoted && f == t->f)
		term_off(t, COL_quote);
	return width;
}
