/*
 * Text in, HTML and XML out.  Names, strings and file names come from
 * strangers: whatever they hold stays text.  Markdown is cmark's, which leaves
 * out raw HTML and links that would run something.
 */
#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "markup.h"

/* ---- characters ------------------------------------------------------- */

/* What must not be printed as it is, or would hide what is there. */
static bool is_unseen(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') ||
	       (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e ||
	       c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe;
}

static const char *entity(uint32_t c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

void put_escaped(FILE *f, const char *s, size_t len)
{
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t c;

		n = utf8_next(s + i, len - i, &c);
		if ((n == 1 && c == 0xfffd) || (c < 0x80 && is_unseen(c)))
			fprintf(f, "\\x%02x", (unsigned char)s[i]);
		else if (is_unseen(c))
			fprintf(f, "\\u{%x}", c);
		else if (entity(c))
			fputs(entity(c), f);
		else
			fwrite(s + i, 1, n, f);
	}
}

void put_text(FILE *f, const char *s)
{
	put_escaped(f, s, strlen(s));
}

char *plain_message(struct arena *a, const char *text)
{
	struct term t = { .utf8 = true };
	char *s = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&s, &n);

	if (!f)
		return arena_strndup(a, text, strlen(text));
	term_text(&t, f, text);
	fclose(f);
	char *told = arena_strndup(a, s ? s : "", n);
	free(s);
	return told;
}

/* ---- Solidity --------------------------------------------------------- */

void put_painted(FILE *f, const struct painted *p, size_t beg, size_t end)
{
	static const char *const names[] = {
#define X(name) [INK_##name] = #name,
		INKS(X)
#undef X
	};

	for (size_t n; beg < end; beg += n) {
		unsigned char ink = p->ink[beg];

		for (n = 1; beg + n < end && p->ink[beg + n] == ink; n++)
			;
		if (ink != INK_plain)
			fprintf(f, "<span class=\"s-%s\">", names[ink]);
		put_escaped(f, p->text + beg, n);
		if (ink != INK_plain)
			fputs("</span>", f);
	}
}

/* ---- Markdown --------------------------------------------------------- */

/* A block of Solidity becomes one that is painted already. */
static void paint_block(cmark_node *n)
{
	const char *code = cmark_node_get_literal(n);
	unsigned char *ink = malloc(strlen(code) + 1);
	char *s = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&s, &len);
	cmark_node *block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);

	if (ink && f) {
		paint(code, strlen(code), ink);
		fputs("<pre><code>", f);
		put_painted(f, &(struct painted){ .text = code, .ink = ink },
			    0, strlen(code));
		fputs("</code></pre>", f);
	}
	if (f)
		fclose(f);
	if (ink && s && cmark_node_set_on_enter(block, s) &&
	    cmark_node_replace(n, block))
		cmark_node_free(n);
	else
		cmark_node_free(block);
	free(s);
	free(ink);
}

static void change_node(cmark_node *n, int deeper)
{
	cmark_node_type t = cmark_node_get_type(n);

	if (t == CMARK_NODE_HEADING) {
		int level = cmark_node_get_heading_level(n) + deeper;

		cmark_node_set_heading_level(n, level < 6 ? level : 6);
	} else if (t == CMARK_NODE_CODE_BLOCK &&
		   !strcmp(cmark_node_get_fence_info(n), "solidity")) {
		paint_block(n);
	}
}

void put_markdown(FILE *f, const char *markdown, int deeper)
{
	int options = CMARK_OPT_SAFE | CMARK_OPT_VALIDATE_UTF8;
	cmark_node *doc = cmark_parse_document(markdown, strlen(markdown),
					       options);
	cmark_iter *i = cmark_iter_new(doc);

	/* A heading must be changed on one of its two visits only. */
	for (cmark_event_type e; (e = cmark_iter_next(i)) != CMARK_EVENT_DONE;)
		if (e == CMARK_EVENT_ENTER)
			change_node(cmark_iter_get_node(i), deeper);
	cmark_iter_free(i);
	char *html = cmark_render_html(doc, options);
	fputs(html, f);
	free(html);
	cmark_node_free(doc);
}

/* ---- places ----------------------------------------------------------- */

bool place_at_hand(const struct where *w)
{
	return w->file && w->file->text && w->beg >= 0 &&
	       (size_t)w->beg <= w->file->len;
}

char *place_text(struct arena *a, const struct options *o,
		 const struct where *w)
{
	struct term t = { .utf8 = true, .opt = o };
	unsigned line, col;

	if (!w->file)
		return NULL;
	struct page p = page_of_source(w->file);
	if (place_at_hand(w)) {
		locus_place(&t, &p, (uint32_t)w->beg, &line, &col);
		return arena_printf(a, "%s:%u:%u", p.name, line, col);
	}
	if (w->beg >= 0)
		return arena_printf(a, "%s:@%d-%d", p.name, w->beg, w->end);
	return arena_printf(a, "%s", p.name);
}

/* The bytes of the text that [*beg, *end) of the place are. */
static const struct painted *bytes_of(struct paints *all,
				      const struct where *w, bool whole,
				      size_t *beg, size_t *end)
{
	if (!place_at_hand(w)) {
		*beg = 0;
		*end = w->snippet ? strlen(w->snippet) : 0;
		return *end ? painted(all, w->snippet, *end) : NULL;
	}
	const char *text = w->file->text;
	size_t len = w->file->len;

	*beg = (size_t)w->beg;
	*end = w->end > w->beg ? (size_t)w->end : *beg;
	if (*end > len)
		*end = len;
	if (whole) {
		while (*beg && text[*beg - 1] != '\n')
			--*beg;
		while (*end < len && text[*end] != '\n')
			++*end;
	}
	return painted(all, text, len);
}

char *place_code(struct arena *a, struct paints *all, const struct where *w,
		 bool whole, size_t max)
{
	size_t i, end, n = 0;
	const struct painted *p = bytes_of(all, w, whole, &i, &end);

	if (!p)
		return NULL;
	char *out = ARENA_ARRAY(a, char, max + 8);
	bool blank = false;
	for (size_t k; i < end && n < max; i += k) {
		uint32_t c;

		k = utf8_next(p->text + i, end - i, &c);
		if (strchr(" \t\r\n", (int)(unsigned char)p->text[i]) ||
		    p->ink[i] == INK_comment) {
			blank = n;
			continue;
		}
		if (blank)
			out[n++] = ' ';
		blank = false;
		memcpy(out + n, p->text + i, k);
		n += k;
	}
	if (i < end)
		memcpy(out + n, "\u2026", 3), n += 3;
	else if (whole && n && out[n - 1] == '{')
		n -= 1 + (n > 1 && out[n - 2] == ' ');
	out[n] = 0;
	return n ? out : NULL;
}
