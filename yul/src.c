/*
 * A text and its places: in come bytes, out go a table of lines and the
 * annotation comments that solc leaves in its Yul.
 *
 * Only enough is read here to know what is a comment, what is a string and
 * where `code {` stands; the scanner proper comes later and skips comments.
 * As in solc, of several documentation comments in front of one token the
 * last one counts, and one `code {` forgets what the code before it said.
 */
#include <limits.h>
#include <string.h>

#include "parse.h"

/* What is in force while comments are read, and the one not yet used. */
struct reader {
	struct src *src;
	const char *text, *end;		/* the whole text */
	const char *doc, *doc_end;	/* inside of the pending comment, or NULL */
	bool inner;			/* it has the block form */
	enum { AT_START, AT_OBJECT, AT_NAME, AT_BRACE } state;
	size_t mark_room;
	struct mark now;
	struct src_note **tail;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' ||
	       c == '\f';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       is_digit(c) || c == '_' || c == '$' || c == '.';
}

static const char *skip_space(const char *p, const char *end)
{
	while (p < end && is_space(*p))
		p++;
	return p;
}

/* ---- lines ------------------------------------------------------------ */

static void find_lines(struct src *s)
{
	const char *p = s->text, *end = p + s->len, *nl;
	size_t n = 1;

	for (; (nl = memchr(p, '\n', (size_t)(end - p))); p = nl + 1)
		n++;
	s->line = ARENA_ARRAY(s->arena, uint32_t, n);
	s->nlines = n;
	p = s->text;
	for (size_t i = 1; i < n; i++) {
		p = (char *)memchr(p, '\n', (size_t)(end - p)) + 1;
		s->line[i] = (uint32_t)(p - s->text);
	}
}

void src_line_col(const struct src *s, uint32_t offset, unsigned *line,
		  unsigned *col)
{
	size_t lo = 0, hi = s->nlines;

	while (hi - lo > 1) {
		size_t mid = (lo + hi) / 2;

		if (s->line[mid] <= offset)
			lo = mid;
		else
			hi = mid;
	}
	*line = (unsigned)lo + 1 + s->line_base;
	*col = offset - s->line[lo] + 1;
}

/* ---- what is inside a comment ----------------------------------------- */

static void put_mark(struct reader *r, uint32_t offset)
{
	struct src *s = r->src;

	if (s->nmarks == r->mark_room) {
		size_t room = r->mark_room ? r->mark_room * 2 : 64;
		struct mark *m = ARENA_ARRAY(s->arena, struct mark, room);

		if (s->nmarks)
			memcpy(m, s->mark, s->nmarks * sizeof(*m));
		s->mark = m;
		r->mark_room = room;
	}
	r->now.offset = offset;
	s->mark[s->nmarks++] = r->now;
}

static struct src_note *put_note(struct reader *r, uint32_t offset)
{
	struct src_note *n = ARENA_NEW(r->src->arena, struct src_note);

	n->offset = offset;
	n->file = -1;
	*r->tail = n;
	r->tail = &n->next;
	return n;
}

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * The text between two quotes.  Escapes that no solc writes stand for the
 * character behind the backslash.
 */
static char *unescape(struct arena *a, const char *p, const char *end)
{
	char *out = arena_strndup(a, p, (size_t)(end - p)), *q = out;

	while (p < end) {
		char c = *p++;

		if (c == '\\' && p < end) {
			c = *p++;
			if (c == 'x' && end - p >= 2 && hex_value(p[0]) >= 0 &&
			    hex_value(p[1]) >= 0) {
				c = (char)(hex_value(p[0]) << 4 |
					   hex_value(p[1]));
				p += 2;
			} else if (c == 'n' || c == 'r' || c == 't') {
				c = c == 'n' ? '\n' : c == 'r' ? '\r' : '\t';
			}
		}
		*q++ = c;
	}
	*q = '\0';
	return out;
}

/* The end of a quoted text that starts at p, or NULL if it has none. */
static const char *quoted_end(const char *p, const char *end)
{
	char quote = *p;

	for (p++; p < end && *p != '\n'; p++) {
		if (*p == quote)
			return p + 1;
		if (*p == '\\')
			p++;
	}
	return NULL;
}

/*
 * One part of F:S:E.  Returns where it ends, or NULL if there is no number.
 * One that does not fit, or is less than -1, sets *bad.
 */
static const char *part(const char *p, const char *end, int32_t *out,
			bool *bad)
{
	bool minus = p < end && *p == '-';
	int64_t n = 0;

	if (minus)
		p = skip_space(p + 1, end);
	if (p == end || !is_digit(*p))
		return NULL;
	if (*p == '0' && p + 1 < end && is_digit(p[1]))
		return NULL;
	for (; p < end && is_digit(*p); p++)
		n = n > INT_MAX ? n : n * 10 + (*p - '0');
	if (p < end && is_word(*p))
		return NULL;
	if (n > INT_MAX || (minus && n > 1)) {
		*bad = true;
		n = minus;
	}
	*out = (int32_t)(minus ? -n : n);
	return p;
}

static const char *colon(const char *p, const char *end, const char **why)
{
	p = skip_space(p, end);
	if (p == end || (*p != ':' && *p != ','))
		return NULL;
	if (*p == ',')		/* as solc 0.8.6 writes it */
		*why = "malformed @src";
	return skip_space(p + 1, end);
}

/*
 * What stands behind @src.  Returns what is left of the comment, or NULL if
 * it is not readable; *why tells solc's complaint in both cases.
 */
static const char *read_src(struct reader *r, const char *p, const char *end,
			    const char **why)
{
	struct origin o = { -1, -1, -1 };
	const char *tail;
	bool bad = false;

	if (!(p = part(skip_space(p, end), end, &o.file, &bad)) ||
	    !(p = colon(p, end, why)) ||
	    !(p = part(p, end, &o.beg, &bad)) ||
	    !(p = colon(p, end, why)) ||
	    !(p = part(p, end, &o.end, &bad))) {
		*why = "malformed @src";
		return NULL;
	}
	if (bad)
		*why = "@src with a number out of range";
	if (o.file < 0 || o.beg < 0 || o.end < o.beg)
		o.file = -1;
	r->now.o = o;
	r->now.snippet = NULL;
	tail = skip_space(p, end);
	if (tail == end || (*tail != '"' && *tail != '\''))
		return tail;
	const char *close = quoted_end(tail, end);
	if (!close) {
		*why = "@src with a quote that is not closed";
		return end;
	}
	r->now.snippet = unescape(r->src->arena, tail + 1, close - 1);
	if (tail == p && skip_space(close, end) != end)
		*why = "malformed @src";
	return close;
}

static const char *read_ast_id(struct reader *r, const char *p,
			       const char *end, const char **why)
{
	const char *start = p;
	int64_t n = 0;

	for (; p < end && is_digit(*p); p++)
		n = n > INT_MAX ? n : n * 10 + (*p - '0');
	if (p == start || (p < end && !is_space(*p))) {
		*why = "malformed @ast-id";
		return NULL;
	}
	if (n > INT_MAX)
		*why = "@ast-id out of range";
	else
		r->now.ast_id = (int32_t)n;
	return p;
}

static bool is_tag_char(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

/*
 * The next @tag at or after p that has blanks or an end on both sides; its
 * own end goes to *tag_end.
 */
static const char *next_tag(const char *p, const char *end,
			    const char **tag_end)
{
	const char *start = p;

	while ((p = memchr(p, '@', (size_t)(end - p)))) {
		const char *q = p + 1;

		while (q < end && is_tag_char(*q))
			q++;
		*tag_end = q;
		if (q > p + 1 && (p == start || is_space(p[-1])) &&
		    (q == end || is_space(*q)))
			return p;
		p++;
	}
	return NULL;
}

static bool tag_is(const char *p, const char *end, const char *name)
{
	size_t len = strlen(name);

	return (size_t)(end - p) == len && memcmp(p, name, len) == 0;
}

static void read_tags(struct reader *r, const char *p, const char *end,
		      uint32_t offset)
{
	const char *tag_end, *why = NULL;
	bool seen = false, located = false;

	r->now.ast_id = -1;
	r->now.inner = r->inner;
	while (p && (p = next_tag(p, end, &tag_end))) {
		bool src = tag_is(p, tag_end, "@src");
		bool ast = tag_is(p, tag_end, "@ast-id");

		p = skip_space(tag_end, end);
		if (src && located)
			put_note(r, offset)->file = r->now.o.file;
		located |= src;
		if (src)
			p = read_src(r, p, end, &why);
		else if (ast)
			p = read_ast_id(r, p, end, &why);
		seen |= src || ast;
	}
	if (seen)
		put_mark(r, offset);
	if (why)
		put_note(r, offset)->bad = why;
}

/* Printable ASCII and the escapes of a Yul string? */
static bool is_file_text(const char *p, const char *end)
{
	for (; p < end; p++) {
		if (*p < ' ' || *p > '~')
			return false;
		if (*p == '\\' && !strchr("\\\"'nrtxu", *++p))
			return false;
	}
	return true;
}

/* INDEX:"FILE", INDEX:"FILE" …; false if solc would not take it. */
static bool read_use(struct reader *r, const char *p, const char *end,
		     struct use_src **list)
{
	struct arena *a = r->src->arena;
	bool good = true;

	for (p = skip_space(p, end); p < end; p = skip_space(p, end)) {
		struct use_src *u = ARENA_NEW(a, struct use_src);
		const char *digits = p;
		u256 n;
		uint64_t index;

		while (p < end && is_word(*p))
			p++;
		if (!u256_parse(digits, (size_t)(p - digits), &n, NULL) ||
		    !u256_to_u64(n, &index) || index > INT_MAX)
			return false;
		p = skip_space(p, end);
		if (p == end || *p++ != ':')
			return false;
		p = skip_space(p, end);
		if (p == end || (*p != '"' && *p != '\''))
			return false;
		const char *close = quoted_end(p, end);
		if (!close)
			return false;
		u->index = (int32_t)index;
		u->file = unescape(a, p + 1, close - 1);
		good &= is_file_text(p + 1, close - 1);
		*list = u;
		list = &u->next;
		p = skip_space(close, end);
		if (p == end)
			return good;
		if (*p != ',')
			return false;
		p = skip_space(p + 1, end);
		if (p == end)
			return false;
	}
	return good;
}

/* @use-src is a word of its own, but need not be followed by a blank. */
static const char *find_use(const char *p, const char *end)
{
	const char *start = p;

	while ((p = memmem(p, (size_t)(end - p), "@use-src", 8))) {
		const char *q = p + 8;

		if ((p == start || is_space(p[-1])) &&
		    (q == end || !is_word(*q) || *q == '$' || *q == '.'))
			return q;
		p = q;
	}
	return NULL;
}

static void read_comment(struct reader *r, const char *p, const char *end,
			 uint32_t offset)
{
	const char *use;

	if (!memchr(p, '@', (size_t)(end - p)))
		return;
	use = find_use(p, end);
	if (use) {
		struct src_note *n = put_note(r, offset);

		n->is_use = true;
		if (!read_use(r, use, end, &n->use))
			n->bad = "malformed @use-src";
	}
	read_tags(r, p, end, offset);
}

/* ---- comments in the text --------------------------------------------- */

/* Joined lines lose their slashes: the inside of a comment as solc has it. */
static void use_doc(struct reader *r, uint32_t offset)
{
	const char *p = r->doc, *end = r->doc_end;
	size_t len = (size_t)(end - p);

	r->doc = NULL;
	if (r->inner || !memchr(p, '\n', len)) {
		read_comment(r, p, end, offset);
		return;
	}
	char *copy = arena_strndup(r->src->arena, p, len);
	for (char *c = copy; (c = strchr(c, '\n'));) {
		for (c++; *c == ' ' || *c == '\t'; c++)
			;
		memset(c, ' ', 3);
	}
	read_comment(r, copy, copy + len, offset);
}

static bool is_line_doc(const char *p, const char *end)
{
	return end - p >= 3 && memcmp(p, "///", 3) == 0 &&
	       (end - p == 3 || p[3] != '/');
}

static const char *line_end(const char *p, const char *end)
{
	const char *nl = memchr(p, '\n', (size_t)(end - p));

	return nl ? nl : end;
}

/* A run of /// lines, from the first to behind the last. */
static const char *line_doc(struct reader *r, const char *p)
{
	r->doc = p + 3;
	r->inner = false;
	for (;;) {
		r->doc_end = line_end(p, r->end);
		p = r->doc_end;
		while (p < r->end && (*p == ' ' || *p == '\t' || *p == '\n'))
			if (*p++ == '\n' && p > r->doc_end + 1)
				return p;
		if (!is_line_doc(p, r->end))
			return p;
	}
}

/* Behind the comment at p, which is noted if it is a documentation one. */
static const char *comment(struct reader *r, const char *p)
{
	if (p[1] == '/') {
		if (is_line_doc(p, r->end))
			return line_doc(r, p);
		return line_end(p, r->end);
	}
	const char *close = memmem(p + 2, (size_t)(r->end - p - 2), "*/", 2);
	if (!close)
		return r->end;
	if (p[2] == '*' && close > p + 2 && p[3] != '*') {
		r->doc = p + 3;
		r->doc_end = close;
		r->inner = true;
	}
	return close + 2;
}

/* A word: only `object "name" { code` means something here. */
static void word(struct reader *r, const char *p, size_t len, uint32_t offset)
{
	bool code = r->state == AT_BRACE && len == 4 &&
		    memcmp(p, "code", 4) == 0;

	r->state = len == 6 && memcmp(p, "object", 6) == 0 ? AT_OBJECT
							   : AT_START;
	if (!code)
		return;
	r->now = (struct mark){ .o = { -1, -1, -1 }, .ast_id = -1 };
	put_mark(r, offset);
}

static const char *string(struct reader *r, const char *p)
{
	char quote = *p;

	r->state = r->state == AT_OBJECT ? AT_NAME : AT_START;
	for (p++; p < r->end && *p != quote; p++)
		if (*p == '\\')
			p++;
	return p < r->end ? p + 1 : r->end;
}

static void find_marks(struct src *s)
{
	struct reader r = {
		.src = s, .text = s->text, .end = s->text + s->len,
		.now = { .o = { -1, -1, -1 }, .ast_id = -1 },
		.tail = &s->notes,
	};
	const char *p = r.text;

	while ((p = skip_space(p, r.end)) < r.end) {
		const char *start = p;

		if (*p == '/' && (p[1] == '/' || p[1] == '*')) {
			p = comment(&r, p);
			continue;
		}
		if (r.doc)
			use_doc(&r, (uint32_t)(p - r.text));
		while (is_word(*p))
			p++;
		if (p > start) {
			word(&r, start, (size_t)(p - start),
			     (uint32_t)(start - r.text));
		} else if (*p == '"' || *p == '\'') {
			p = string(&r, p);
		} else {
			r.state = *p == '{' && r.state == AT_NAME ? AT_BRACE
								  : AT_START;
			p++;
		}
	}
	if (r.doc)
		use_doc(&r, (uint32_t)s->len);
}

/* ---- what others call ------------------------------------------------- */

struct src *src_new(struct arena *a, const char *name, const char *text,
		    size_t len, uint32_t line_base)
{
	struct src *s;

	if (len >= (size_t)INT_MAX - 2)
		return NULL;
	s = ARENA_NEW(a, struct src);
	s->arena = a;
	s->name = name;
	s->text = arena_alloc(a, len + 2);
	if (len)
		memcpy(s->text, text, len);
	s->len = len;
	s->line_base = line_base;
	find_lines(s);
	find_marks(s);
	return s;
}

const struct mark *src_mark(const struct src *s, uint32_t offset)
{
	size_t lo = 0, hi = s->nmarks;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (s->mark[mid].offset <= offset)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? &s->mark[lo - 1] : NULL;
}
