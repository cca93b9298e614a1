/*
 * The page of a warning in; out: the page for a terminal or as plain text, and
 * its first paragraph.
 *
 * The pages use little of Markdown: headings with '#', paragraphs, lists with
 * '-', fenced code, `code` and *emphasis*.  tests/readme.sh holds them to it.
 */
#include <stdlib.h>
#include <string.h>

#include "out.h"

/* One line of prose, without the marks.  *on is the mark that is open, or 0. */
static void put_prose(const struct term *t, const char *s, size_t n, char *on)
{
	for (size_t i = 0; i < n; i++) {
		bool mark = s[i] == '`' || (s[i] == '*' && *on != '`');

		if (!mark || (*on && *on != s[i])) {
			putc(s[i], t->f);
			continue;
		}
		while (i + 1 < n && s[i + 1] == '*' && s[i] == '*')
			i++;
		*on = *on ? 0 : s[i];
		if (*on)
			term_on(t, COL_quote);
		else
			term_off(t, COL_quote);
	}
}

static void put_heading(const struct term *t, const char *s, size_t n)
{
	while (n && (*s == '#' || *s == ' ')) {
		s++;
		n--;
	}
	term_on(t, COL_note);
	fwrite(s, 1, n, t->f);
	term_off(t, COL_note);
}

void page_print(const struct term *t, const char *page)
{
	bool fenced = false;
	char on = 0;

	while (*page) {
		const char *s = page;
		size_t n = strcspn(s, "\n");

		page += n + (s[n] == '\n');
		if (n >= 3 && !memcmp(s, "```", 3)) {
			fenced = !fenced;
			continue;
		}
		if (fenced)
			fprintf(t->f, "%s%.*s", n ? "    " : "", (int)n, s);
		else if (*s == '#')
			put_heading(t, s, n);
		else
			put_prose(t, s, n, &on);
		putc('\n', t->f);
	}
}

char *page_plain(const char *page)
{
	char *text = NULL;
	size_t len = 0;
	struct term t = { .f = open_memstream(&text, &len) };

	if (!t.f)
		return NULL;
	page_print(&t, page);
	fclose(t.f);
	return text;
}

/* Its lines become one. */
char *page_summary(const char *page)
{
	char *text = page_plain(page), *from, *end;

	if (!text)
		return NULL;
	from = text;
	if (*page == '#')
		from += strcspn(from, "\n");
	from += strspn(from, "\n");
	end = strstr(from, "\n\n");
	if (end)
		*end = 0;
	for (char *c = from; *c; c++)
		if (*c == '\n')
			*c = ' ';
	for (end = from + strlen(from); end > from && end[-1] == ' ';)
		*--end = 0;
	memmove(text, from, strlen(from) + 1);
	return text;
}

void page_show(FILE *f, const struct options *o, const struct warning *w)
{
	struct term t;

	term_init(&t, f, o);
	if (t.color)
		page_print(&t, w->page);
	else
		fputs(w->page, f);
}
