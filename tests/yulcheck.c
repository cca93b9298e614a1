/*
 * The front end alone: reads one Yul file, parses and checks it.  Prints
 * `file:line:col: error: what` and exits 1 at the first mistake.
 *
 *   yulcheck [-s] [-p] FILE...
 *   -s  as strict as the newest solc
 *   -p  print the tree, parse what was printed, compare; print it to stdout
 *       with -pp
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "yul.h"

static void oom(void *arg)
{
	(void)arg;
	fputs("yulcheck: out of memory\n", stderr);
	exit(4);
}

static char *read_file(const char *name, size_t *len)
{
	FILE *f = strcmp(name, "-") ? fopen(name, "rb") : stdin;
	size_t room = 1 << 16, n;
	char *text = malloc(room);

	if (!f || !text) {
		perror(name);
		exit(4);
	}
	*len = 0;
	while ((n = fread(text + *len, 1, room - *len, f)) > 0) {
		*len += n;
		if (*len == room && !(text = realloc(text, room *= 2)))
			oom(NULL);
	}
	if (f != stdin)
		fclose(f);
	return text;
}

static struct yul_unit *check(struct arena *a, const char *name,
			      const char *text, size_t len, bool strict)
{
	struct src *s = src_new(a, name, text, len, 0);
	struct yul_error err = { .msg = "text of 2 GB or more" };
	struct yul_unit *u = s ? yul_parse(s, &err) : NULL;
	unsigned line = 0, col = 0;

	if (u) {
		u->strict = strict;
		if (yul_scope(u, &err))
			return u;
	}
	if (s)
		src_line_col(s, err.loc.beg, &line, &col);
	fprintf(stderr, "%s:%u:%u: error: %s\n", name, line, col, err.msg);
	if (err.hint)
		fprintf(stderr, "%s: note: %s\n", name, err.hint);
	return NULL;
}

static bool round_trip(struct arena *a, const struct yul_unit *u, int print,
		       bool strict)
{
	char *text, *again;
	size_t len, again_len;
	FILE *f = open_memstream(&text, &len);
	struct yul_unit *v;
	bool ok = false;

	yul_print(f, u);
	fclose(f);
	if (print > 1)
		fwrite(text, 1, len, stdout);
	v = check(a, "<printed>", text, len, strict);
	if (v) {
		f = open_memstream(&again, &again_len);
		yul_print(f, v);
		fclose(f);
		ok = yul_same(u, v) && len == again_len &&
		     memcmp(text, again, len) == 0;
		free(again);
	}
	free(text);
	return ok;
}

int main(int argc, char **argv)
{
	bool strict = false, failed = false;
	int opt, print = 0;

	while ((opt = getopt(argc, argv, "sp")) != -1) {
		if (opt == '?')
			return 1;
		strict |= opt == 's';
		print += opt == 'p';
	}
	for (; optind < argc; optind++) {
		struct arena *a = arena_new(0, oom, NULL);
		const char *name = argv[optind];
		size_t len;
		char *text = read_file(name, &len);
		struct yul_unit *u = check(a, name, text, len, strict);

		if (!u) {
			failed = true;
		} else if (print && !round_trip(a, u, print, strict)) {
			fprintf(stderr, "%s: error: prints differently\n",
				name);
			failed = true;
		}
		free(text);
		arena_free(a);
	}
	return failed;
}
