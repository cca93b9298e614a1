/*
 * Solidity in; out, for each byte, what it belongs to: a comment, a string, a
 * number, a word of the language, a type, the name of a definition.  For the
 * eye alone; broken text is painted somehow.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "markup.h"

static const char *const keywords[] = {
	"abstract", "anonymous", "as", "assembly", "break", "calldata",
	"case", "catch", "constant", "constructor", "continue", "contract",
	"default", "delete", "do", "else", "emit", "enum", "error", "event",
	"external", "fallback", "false", "for", "from", "function", "global",
	"if", "immutable", "import", "indexed", "interface", "internal",
	"is", "layout", "leave", "let", "library", "memory", "modifier", "new",
	"override", "payable", "pragma", "private", "public", "pure",
	"receive", "return", "returns", "revert", "storage", "struct",
	"super", "switch", "this", "throw", "transient", "true", "try",
	"type", "unchecked", "unicode", "using", "var", "view", "virtual",
	"while",
};

static const char *const units[] = {
	"days", "ether", "gwei", "hours", "minutes", "seconds", "weeks",
	"wei",
};

static const char *const types[] = {
	"address", "bool", "byte", "mapping", "string",
};

/* With or without a number behind it. */
static const char *const sized[] = {
	"bytes", "fixed", "int", "ufixed", "uint",
};

/* What a name is defined by. */
static const char *const definers[] = {
	"contract", "enum", "error", "event", "function", "interface",
	"library", "modifier", "struct",
};

#define IN(list, s, n) in_list(list, sizeof(list) / sizeof(*(list)), s, n)

static bool in_list(const char *const *list, size_t count, const char *s,
		    size_t n)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == n && !memcmp(list[i], s, n))
			return true;
	return false;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

/* "uint256" is "uint" with a number; also "fixed128x18". */
static bool is_type(const char *s, size_t n)
{
	size_t stem = n;

	while (stem && (isdigit((unsigned char)s[stem - 1]) ||
			(s[stem - 1] == 'x' && stem < n)))
		stem--;
	return IN(types, s, n) || IN(sized, s, stem);
}

/* The end of what begins at s, which is no word. */
static size_t comment_end(const char *s, size_t len)
{
	const char *end;

	if (s[1] == '/') {
		end = memchr(s, '\n', len);
		return end ? (size_t)(end - s) : len;
	}
	end = memmem(s + 2, len - 2, "*/", 2);
	return end ? (size_t)(end - s) + 2 : len;
}

static size_t string_end(const char *s, size_t len)
{
	for (size_t i = 1; i < len && s[i] != '\n'; i++)
		if (s[i] == '\\')
			i++;
		else if (s[i] == *s)
			return i + 1;
	const char *end = memchr(s, '\n', len);
	return end ? (size_t)(end - s) : len;
}

static size_t word_end(const char *s, size_t len)
{
	size_t i = 0;
	bool number = isdigit((unsigned char)*s);

	while (i < len && (is_word(s[i]) || (number && s[i] == '.' &&
			   i + 1 < len && isdigit((unsigned char)s[i + 1]))))
		i++;
	return i;
}

static enum ink word_ink(const char *s, size_t n, bool defined)
{
	if (isdigit((unsigned char)*s) || IN(units, s, n))
		return INK_number;
	if (IN(keywords, s, n))
		return INK_keyword;
	return is_type(s, n) ? INK_type : defined ? INK_name : INK_plain;
}

void paint(const char *text, size_t len, unsigned char *ink)
{
	bool defined = false;	/* the next word is the name of something */

	for (size_t i = 0, n; i < len; i += n) {
		const char *s = text + i;
		enum ink k = INK_plain;

		n = 1;
		if (*s == '/' && len - i > 1 && (s[1] == '/' || s[1] == '*')) {
			n = comment_end(s, len - i);
			k = INK_comment;
		} else if (*s == '"' || *s == '\'') {
			n = string_end(s, len - i);
			k = INK_string;
		} else if (is_word(*s)) {
			n = word_end(s, len - i);
			k = word_ink(s, n, defined);
			defined = IN(definers, s, n);
		} else if (!isspace((unsigned char)*s)) {
			defined = false;
		}
		memset(ink + i, (int)k, n);
	}
}

const struct painted *painted(struct paints *all, const char *text,
			      size_t len)
{
	for (struct painted *p = all->first; p; p = p->next)
		if (p->text == text && p->len == len)
			return p;
	struct painted *p = ARENA_NEW(all->arena, struct painted);
	unsigned char *ink = ARENA_ARRAY(all->arena, unsigned char, len + 1);

	paint(text, len, ink);
	*p = (struct painted){ text, len, ink, all->first };
	all->first = p;
	return p;
}
