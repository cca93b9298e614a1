/*
 * The page of a warning in; out: the page for a terminal or as plain text, its
 * first paragraph, and where its file is.
 *
 * The pages use little of Markdown: headings with '#', paragraphs, lists with
 * '-', fenced code, `code` and *emphasis*.  tests/readme.sh holds them to it.
 */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "out.h"

/* ---- the text --------------------------------------------------------- */

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

/* ---- the file --------------------------------------------------------- */

void uri_path(FILE *f, const char *path)
{
	static const char safe[] = "-._~!$&()*+,;=@/";

	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (c < 0x80 && (isalnum(c) || strchr(safe, c)))
			putc(c, f);
		else
			fprintf(f, "%%%02X", c);
	}
}

/*
 * With the name of the host: a terminal that shows a shell on another one then
 * knows that the file is not here.
 */
static char *file_url(const char *path)
{
	char host[HOST_NAME_MAX + 1] = "", *url = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&url, &len);

	if (!f)
		return NULL;
	if (gethostname(host, sizeof(host) - 1))
		*host = 0;
	fputs("file://", f);
	uri_path(f, host);
	uri_path(f, path);
	fclose(f);
	return url;
}

/* Where this program is, without its name; NULL if nobody says. */
static char *program_dir(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));
	char *dir, *slash;

	if (n <= 0 || n == (ssize_t)sizeof(path))
		return NULL;
	dir = arena_strndup(a, path, (size_t)n);
	slash = strrchr(dir, '/');
	if (slash)
		*slash = 0;
	return slash ? dir : NULL;
}

const char *page_url(struct arena *a, const char *name)
{
	/* as it is installed, and as it is built */
	static const char *const places[] = { "../share/doc/yulwark", "pages" };
	const char *dir = program_dir(a), *url = NULL;

	for (size_t i = 0; dir && !url && i < sizeof(places) / sizeof(*places);
	     i++) {
		char *path = realpath(arena_printf(a, "%s/%s/%s.md", dir,
						   places[i], name), NULL);
		char *made = path && !access(path, R_OK) ? file_url(path)
							 : NULL;

		if (made)
			url = arena_strndup(a, made, strlen(made));
		free(made);
		free(path);
	}
	return url;
}
