/*
 * The name of an input in, the texts of Yul in it out: reads the bytes, tells
 * what they are by looking at them, and takes the Yul out of what solc
 * prints.  JSON is json.c's.
 *
 * What solc prints is lines: banners such as "IR:" or "Binary:", each with
 * its section behind it.  Only sections of Yul are looked into; a banner
 * ends one only outside braces and comments.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "driver.h"

/* Offsets are 32 bits and the scanner counts in int. */
#define MAX_INPUT ((size_t)INT32_MAX - 16)

/* ---- bytes ------------------------------------------------------------ */

static const char too_large[] = "the file is 2 GB or larger";

/* Read to the end of `fd` in an arena's memory, doubling. */
static char *read_all(struct arena *a, int fd, size_t expect, size_t *len,
		      const char **why)
{
	size_t room = expect + 4096, n = 0;
	char *buf = arena_alloc(a, room + 1);

	for (;;) {
		ssize_t got = read(fd, buf + n, room - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			*why = strerror(errno);
			return NULL;
		}
		n += (size_t)got;
		if (!got)
			break;
		if (n > MAX_INPUT) {
			*why = too_large;
			return NULL;
		}
		/* Endless zeros are told before they fill the memory. */
		if (n > 4096 && !memchr(buf, '\n', 4096) && !buf[0] &&
		    !memcmp(buf, buf + 1, 4095)) {
			*why = "this is binary data, not text";
			return NULL;
		}
		if (n == room) {
			char *bigger = arena_alloc(a, 2 * room + 1);

			memcpy(bigger, buf, n);
			buf = bigger;
			room *= 2;
		}
	}
	buf[n] = 0;
	*len = n;
	return buf;
}

static char *read_fd(struct arena *a, int fd, bool regular, size_t *len,
		     const char **why)
{
	struct stat st;

	if (fstat(fd, &st) < 0) {
		*why = strerror(errno);
	} else if (S_ISDIR(st.st_mode)) {
		*why = "this is a directory";
	} else if (regular && !S_ISREG(st.st_mode)) {
		*why = "this is no regular file";
	} else if (S_ISREG(st.st_mode) && (size_t)st.st_size > MAX_INPUT) {
		*why = too_large;
	} else {
		size_t expect = S_ISREG(st.st_mode) ? (size_t)st.st_size : 0;

		return read_all(a, fd, expect, len, why);
	}
	return NULL;
}

char *read_file(struct arena *a, const char *path, bool regular, size_t *len,
		const char **why)
{
	/* A FIFO that is not wanted must not make us wait for a writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | (regular ? O_NONBLOCK : 0));
	char *text;

	if (fd < 0) {
		*why = strerror(errno);
		return NULL;
	}
	text = read_fd(a, fd, regular, len, why);
	close(fd);
	return text;
}

/* ---- solc's banners --------------------------------------------------- */

enum section { SEC_NONE, SEC_YUL, SEC_OTHER };

static const struct banner {
	const char *line;
	enum section section;
} banners[] = {
	{ "IR:", SEC_YUL },
	{ "Optimized IR:", SEC_YUL },
	{ "Pretty printed source:", SEC_YUL },
	{ "IR AST:", SEC_OTHER },
	{ "Optimized IR AST:", SEC_OTHER },
	{ "AST:", SEC_OTHER },
	{ "EVM assembly:", SEC_OTHER },
	{ "Gas estimation:", SEC_OTHER },
	{ "Opcodes:", SEC_OTHER },
	{ "Binary:", SEC_OTHER },
	{ "Binary of the runtime part:", SEC_OTHER },
	{ "Binary representation:", SEC_OTHER },
	{ "Text representation:", SEC_OTHER },
	{ "Ewasm binary (hex):", SEC_OTHER },
	{ "Ewasm text:", SEC_OTHER },
	{ "Ewasm:", SEC_OTHER },
	{ "Function signatures:", SEC_OTHER },
	{ "Error signatures:", SEC_OTHER },
	{ "Event signatures:", SEC_OTHER },
	{ "Metadata:", SEC_OTHER },
	{ "Contract JSON ABI", SEC_OTHER },
	{ "Contract JSON ABI:", SEC_OTHER },
	{ "Contract Storage Layout:", SEC_OTHER },
	{ "Contract Transient Storage Layout:", SEC_OTHER },
	{ "Developer Documentation", SEC_OTHER },
	{ "User Documentation", SEC_OTHER },
	{ "Debug Data:", SEC_OTHER },
	{ "Debug Data of the runtime part:", SEC_OTHER },
	{ "Generated sources:", SEC_OTHER },
	{ "Yul Control Flow Graph:", SEC_OTHER },
};

static bool contract_banner(const char *line, size_t len)
{
	static const char bar[] = "=======";
	size_t n = sizeof(bar) - 1;

	return len > 2 * n && !memcmp(line, bar, n) &&
	       !memcmp(line + len - n, bar, n);
}

/* SEC_NONE: an ordinary line. */
static enum section banner_of(const char *line, size_t len)
{
	while (len && (line[len - 1] == '\r' || line[len - 1] == ' '))
		len--;
	if (contract_banner(line, len))
		return SEC_OTHER;
	for (size_t i = 0; i < sizeof(banners) / sizeof(*banners); i++)
		if (strlen(banners[i].line) == len &&
		    !memcmp(banners[i].line, line, len))
			return banners[i].section;
	return SEC_NONE;
}

/* ---- sections --------------------------------------------------------- */

/* How far into braces, comments and strings a section of Yul has come. */
struct depth {
	unsigned braces;
	bool comment;
};

static void follow(struct depth *d, const char *s, const char *end)
{
	while (s < end) {
		if (d->comment) {
			s = memmem(s, (size_t)(end - s), "*/", 2);
			if (!s)
				return;
			d->comment = false;
			s += 2;
			continue;
		}
		char c = *s++;
		if (c == '/' && s < end && *s == '/')
			return;
		if (c == '/' && s < end && *s == '*') {
			d->comment = true;
			s++;
		} else if (c == '"' || c == '\'') {
			while (s < end && *s != c)
				s += *s == '\\' && s + 1 < end ? 2 : 1;
			s++;
		} else if (c == '{') {
			d->braces++;
		} else if (c == '}' && d->braces) {
			d->braces--;
		}
	}
}

/* Skip blanks and comments. */
static const char *first_token(const char *s, const char *end)
{
	while (s < end) {
		if (strchr(" \t\n\r\f\v", *s) && *s) {
			s++;
		} else if (end - s > 1 && s[0] == '/' && s[1] == '/') {
			s = memchr(s, '\n', (size_t)(end - s));
			if (!s)
				return end;
		} else if (end - s > 1 && s[0] == '/' && s[1] == '*') {
			s = memmem(s + 2, (size_t)(end - s - 2), "*/", 2);
			if (!s)
				return end;
			s += 2;
		} else {
			break;
		}
	}
	return s;
}

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '$';
}

static bool word_is(const char *s, const char *end, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(end - s) >= n && !memcmp(s, word, n) &&
	       (s + n == end || !is_word_char(s[n]));
}

static bool looks_like_yul(const char *text, const char *end)
{
	const char *s = first_token(text, end);

	return s < end && (*s == '{' || word_is(s, end, "object"));
}

struct split {
	struct input *in;
	struct text ***tail;
	struct log *log;
	enum section section;
	const char *beg;	/* of the section */
	uint32_t line;		/* lines before it */
	struct depth depth;
	bool yul_seen;		/* there was a banner of Yul */
};

static void end_section(struct split *sp, const char *end)
{
	if (sp->section == SEC_YUL)
		input_add(sp->in, sp->tail, sp->in->name, sp->beg,
			  (size_t)(end - sp->beg), sp->line, NULL);
}

/*
 * What stands before the first banner is Yul if it looks so: inputs may be
 * joined.  Other text there is what solc says on standard error.
 */
static void split(struct split *sp, const char *text, const char *end)
{
	uint32_t line = 0;

	sp->section = looks_like_yul(text, end) ? SEC_YUL : SEC_OTHER;
	sp->beg = text;
	for (const char *s = text; s < end; line++) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		const char *eol = nl ? nl : end;
		enum section to = SEC_NONE;

		if (sp->section != SEC_YUL ||
		    (!sp->depth.braces && !sp->depth.comment))
			to = banner_of(s, (size_t)(eol - s));
		if (to != SEC_NONE) {
			end_section(sp, s);
			sp->section = to;
			sp->beg = nl ? nl + 1 : end;
			sp->line = line + 1;
			sp->depth = (struct depth){ 0, false };
			sp->yul_seen |= to == SEC_YUL;
		} else if (sp->section == SEC_YUL) {
			follow(&sp->depth, s, eol);
		}
		s = nl ? nl + 1 : end;
	}
	end_section(sp, end);
}

static bool blank(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!memchr(" \t\n\r\f\v", s[i], 6))
			return false;
	return true;
}

void input_add(struct input *in, struct text ***tail, const char *name,
	       const char *text, size_t len, uint32_t line_base,
	       const char *version)
{
	if (blank(text, len)) {
		in->empty++;
		return;
	}
	struct text *t = ARENA_NEW(in->arena, struct text);
	t->name = name;
	t->text = text;
	t->len = len;
	t->line_base = line_base;
	t->version = version;
	**tail = t;
	*tail = &t->next;
}

/* Does a line of `text` carry a banner of Yul? */
static bool has_banner(const char *text, const char *end, bool *any)
{
	bool yul = false;

	for (const char *s = text; s < end;) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		enum section b = banner_of(s, (size_t)((nl ? nl : end) - s));

		*any |= b != SEC_NONE;
		yul |= b == SEC_YUL;
		s = nl ? nl + 1 : end;
	}
	return yul;
}

/* ---- what else it may be ---------------------------------------------- */

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && !strcmp(s + n - m, end);
}

static void place_of(const char *text, const char *at, unsigned *line,
		     unsigned *col)
{
	*line = *col = 1;
	for (const char *s = text; s < at; s++) {
		if (*s == '\n') {
			++*line;
			*col = 1;
		} else {
			++*col;
		}
	}
}

static const char *const solidity_words[] = {
	"pragma", "contract", "import", "interface", "library", "abstract",
	"using", "struct", "enum", "event", "error", "type", "function",
};

static bool is_solidity(const char *name, const char *text, const char *end)
{
	const char *s = first_token(text, end);

	if (ends_with(name, ".sol"))
		return true;
	for (size_t i = 0; i < sizeof(solidity_words) /
			       sizeof(*solidity_words); i++)
		if (word_is(s, end, solidity_words[i]))
			return true;
	return false;
}

static void tell_solidity(struct input *in, const char *text,
			  const char *end, struct log *l)
{
	const char *file = ends_with(in->name, ".sol") ? in->name
						       : "FILE.sol";
	unsigned line, col;

	place_of(text, first_token(text, end), &line, &col);
	log_file(l, KIND_ERROR, in->name, line, col,
		 "this is Solidity; yulwark reads what solc makes of it");
	log_file(l, KIND_NOTE, in->name, 0, 0,
		 "run 'solc --ir %s | yulwark -'", file);
}

/* Bytes that no text has. */
static bool tell_binary(struct input *in, const char *text, size_t len,
			struct log *l)
{
	const char *nul = memchr(text, 0, len);
	unsigned line, col;

	if (len > 1 && (!memcmp(text, "\xff\xfe", 2) ||
			!memcmp(text, "\xfe\xff", 2))) {
		log_file(l, KIND_ERROR, in->name, 1, 1, "this text is in "
			 "UTF-16; write it again as UTF-8 or ASCII");
		return true;
	}
	if (!nul)
		return false;
	place_of(text, nul, &line, &col);
	log_file(l, KIND_ERROR, in->name, line, col,
		 "this is binary data, not text (byte %zu is zero)",
		 (size_t)(nul - text));
	return true;
}

/* `{` and a string begin JSON; in Yul no statement is a string. */
static bool is_json(const char *name, const char *text, const char *end)
{
	const char *s = text;

	while (s < end && strchr(" \t\r\n", *s) && *s)
		s++;
	if (s == end)
		return false;
	if (ends_with(name, ".json") || *s == '[')
		return true;
	if (*s++ != '{')
		return false;
	while (s < end && strchr(" \t\r\n", *s) && *s)
		s++;
	return s < end && *s == '"';
}

static bool take_output(struct input *in, const char *text, const char *end,
			struct log *l)
{
	struct text **tail = &in->texts;
	struct split sp = { .in = in, .tail = &tail, .log = l };

	split(&sp, text, end);
	if (in->texts || sp.yul_seen)
		return true;
	log_file(l, KIND_ERROR, in->name, 0, 0,
		 "this output of solc has no IR in it");
	log_file(l, KIND_NOTE, in->name, 0, 0,
		 "run 'solc --ir FILE.sol | yulwark -'");
	return false;
}

/* An empty file is what 'solc -o' writes for a contract without code. */
static bool take_empty(struct input *in, struct log *l)
{
	if (!strcmp(in->name, "<stdin>")) {
		log_file(l, KIND_ERROR, in->name, 0, 0, "the input is empty");
		return false;
	}
	in->blank = true;
	return true;
}

bool input_take(struct input *in, struct arena *a, const char *name,
		const char *text, size_t len, struct log *l)
{
	const char *end = text + len;
	bool any = false;

	*in = (struct input){ .name = name, .arena = a };
	if (blank(text, len))
		return take_empty(in, l);
	if (tell_binary(in, text, len, l))
		return false;
	if (len > 3 && !memcmp(text, "\xef\xbb\xbf", 3) &&
	    is_json(name, text + 3, end))
		return input_json(in, text + 3, len - 3, l);
	if (is_json(name, text, end))
		return input_json(in, text, len, l);
	bool yul = has_banner(text, end, &any);
	if (yul || (any && !looks_like_yul(text, end)))
		return take_output(in, text, end, l);
	if (is_solidity(name, text, end)) {
		tell_solidity(in, text, end, l);
		return false;
	}
	struct text **tail = &in->texts;
	input_add(in, &tail, name, text, len, 0, NULL);
	return true;
}

bool input_read(struct input *in, struct arena *a, const char *path,
		struct log *l)
{
	bool standard = !strcmp(path, "-");
	const char *name = standard ? "<stdin>" : path, *why = NULL;
	size_t len = 0;
	char *text = standard ? read_fd(a, STDIN_FILENO, false, &len, &why)
			      : read_file(a, path, false, &len, &why);

	*in = (struct input){ .name = name, .arena = a };
	if (text)
		return input_take(in, a, name, text, len, l);
	log_file(l, KIND_ERROR, name, 0, 0, "%s", why);
	return false;
}
