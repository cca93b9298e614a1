/*
 * driver: argv in, text out.
 *
 * What the files of this folder share, in the order data moves: the command
 * line, the messages about it and about inputs, the inputs and the Yul found
 * in them, the Solidity files they come from, and the compiler's version.
 * The writers are in out.h.
 */
#ifndef DRIVER_H
#define DRIVER_H

#include "yulwark.h"

/* The build says which. */
#ifndef YULWARK_VERSION
#define YULWARK_VERSION "0.1.0"
#endif

/* Where a reader of a SARIF log learns more; the build may say better. */
#ifndef YULWARK_URL
#define YULWARK_URL "https://cwe.mitre.org/data/definitions/841.html"
#endif

/* ---- log.c: messages that are no findings ----------------------------- */

enum kind { KIND_FATAL, KIND_ERROR, KIND_WARNING, KIND_NOTE };

struct message {
	enum kind kind;
	const char *file;	/* NULL: about the program's own run */
	unsigned line, col;	/* 1-based, 0: none */
	const char *text;	/* quotes as ASCII ' */
	const struct src *src;	/* with loc: the place to quote, or NULL */
	struct loc loc;
	struct message *next;
};

/* All messages of a run, told to `tell` as they come. */
struct log {
	struct arena *arena;
	struct message *first, *last;
	unsigned errors, warnings;
	void (*tell)(void *arg, const struct message *m);	/* or NULL */
	void *arg;
};

/* A message about the run as a whole. */
void log_add(struct log *l, enum kind kind, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* A message about a file; line 0: about the whole of it. */
void log_file(struct log *l, enum kind kind, const char *file, unsigned line,
	      unsigned col, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));
/* The analysis of a file failed; `why` says where and how, or is NULL. */
void log_failure(struct log *l, const char *file, const char *why);
/* A mistake at a place of a Yul text, and the hint that goes with it. */
void log_yul(struct log *l, const struct src *s, const struct yul_error *e);

/* ---- spell.c: what was meant ------------------------------------------ */

/* Looks for the name nearest to `goal` among those it is shown. */
struct spell {
	const char *goal, *best;
	unsigned distance;
};
void spell_start(struct spell *s, const char *goal);
/* `name` must live as long as the search. */
void spell_try(struct spell *s, const char *name);
/* The nearest name if it is near enough to be meant, or NULL. */
const char *spell_best(const struct spell *s);

/* ---- opts.c: the command line ----------------------------------------- */

/* A list of words in the order given. */
struct word {
	const char *text;
	struct word *next;
};

/* `prefix=target`: names that begin with prefix are looked for at target. */
struct remap {
	const char *prefix, *target;
	struct remap *next;
};

/* A request to see what a pass made; pass NULL: the parsed tree. */
struct dump {
	const char *pass;
	bool dot;
	const char *file;	/* "-": standard output */
	struct dump *next;
};

/* A place where findings go. */
enum sink_kind { SINK_TEXT, SINK_SARIF, SINK_HTML, SINK_COUNT };
struct sink {
	enum sink_kind kind;
	const char *file;	/* NULL: standard error, for text alone */
	struct sink *next;
};

/* A request for pictures of the findings. */
struct picture {
	bool dot;		/* else SVG */
	const char *file;
	struct picture *next;
};

enum path_format { PATH_NONE, PATH_SEPARATE, PATH_INLINE };
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };
enum action { ACT_ANALYSE, ACT_HELP, ACT_VERSION, ACT_DUMPVERSION,
	      ACT_EXPLAIN_WARNING, ACT_DUMP_PASSES };

struct options {
	struct arena *arena;
	struct log *log;
	enum action action;
	const char *help_classes;	/* of --help=; NULL: all */
	const struct warning *explain_warning;	/* with ACT_EXPLAIN_WARNING */
	bool show_state;		/* -Q */
	bool verbose;

	struct word *inputs;
	const char *base_path;
	struct word *includes;
	struct remap *remaps;

	bool *enabled, *as_error;	/* by index into warnings[] */
	bool werror;			/* -Werror, for the last line */
	bool quiet;			/* -w */
	bool fatal_errors;
	unsigned max_errors;		/* 0: no limit */
	bool syntax_only;

	enum when color, urls;
	enum path_format path_format;
	bool caret, line_numbers, show_option, show_cwe, show_depths;
	bool columns_in_bytes;
	unsigned tab_stop;
	const char *out_file;		/* -o */
	struct sink *sinks;
	const char *patch;		/* a file; "": where the text goes; or NULL */

	struct dump *dumps;
	struct picture *pictures;	/* -fdump-graph= */
	const char *stop_after;
	struct policy policy;
	struct explain *explain;	/* -fexplain-safe= */
	struct explain *tell;	/* --explain= */
	bool tell_all;		/* --explain */
	bool tell_json;
	bool tell_html;		/* a report has the explanations in it */
	bool times;
};

/*
 * Replace each @file by the words in it, as GCC does: an unreadable one
 * stays as it is.  argv[0] is kept.  The result ends with NULL and lives in
 * the arena of `l`; *argc is set.
 */
char **args_expand(struct log *l, int *argc, char **argv);
/*
 * Read a command line.  Mistakes go to `l`, which the caller asks for the
 * number of errors.  The result belongs to l->arena.
 */
struct options *options_parse(struct log *l, int argc, char **argv);
/* Print the help asked for. */
void options_help(FILE *f, const struct options *o);

/* ---- input.c, json.c: files and the Yul in them ----------------------- */

/* One text of Yul found in an input. */
struct text {
	const char *name;	/* for messages */
	const char *text;
	size_t len;
	uint32_t line_base;	/* lines of the input that stand before it */
	const char *version;	/* of the compiler, "0.8.30", or NULL */
	struct text *next;
};

/* A Solidity file that came with an input. */
struct content {
	const char *name, *text;
	size_t len;
	struct content *next;
};

struct input {
	const char *name;
	struct arena *arena;
	struct text *texts;	/* in the order they stand in the input */
	struct content *contents;
	unsigned empty;		/* contracts without code */
	bool blank;		/* there was nothing in it at all */
	void *json;		/* owner of the texts, if they come from JSON */
};

/*
 * Read a file ("-": standard input), tell what it is, and find the Yul in
 * it.  Everything is allocated from `a`, except JSON, which input_free()
 * returns.  False after a message if it cannot be used.
 */
bool input_read(struct input *in, struct arena *a, const char *path,
		struct log *l);
void input_free(struct input *in);
/*
 * The same for bytes at hand, which must be followed by a NUL.  `name` is
 * for messages.
 */
bool input_take(struct input *in, struct arena *a, const char *name,
		const char *text, size_t len, struct log *l);
/* Find the Yul in JSON: input_take calls it. */
bool input_json(struct input *in, const char *text, size_t len,
		struct log *l);
/* Add one text; blank ones only count as empty. */
void input_add(struct input *in, struct text ***tail, const char *name,
	       const char *text, size_t len, uint32_t line_base,
	       const char *version);
/*
 * Bytes of a file, followed by a NUL, in `a`.  NULL with *why set if they
 * cannot be had.  `regular`: refuse what is no regular file.
 */
char *read_file(struct arena *a, const char *path, bool regular, size_t *len,
		const char **why);

/* ---- ast.c: declarations from the compiler ------------------------------ */

/*
 * Take what the input's JSON says of declarations and slots into `all`, in place
 * of what another input said.  The JSON must outlive the run of its texts.
 */
void ast_declare(struct sources *all, const struct input *in);

/* ---- version.c: whose Yul is it --------------------------------------- */

/*
 * Why the text must not be judged: NULL, or the reason.  IR of a solc older
 * than 0.8.1 lacks modifiers.  `told` is the version from around the text,
 * or NULL.
 */
const char *version_refusal(struct arena *a, const struct yul_unit *u,
			    const char *told);

/* ---- files.c: the Solidity behind it ---------------------------------- */

/* Sets of Solidity files; in one set a name has one meaning. */
struct files;

struct files *files_new(struct arena *a, const struct options *o,
			struct log *l);
/* The set for an input: one in which its contents contradict nothing. */
struct sources *files_for(struct files *f, const struct input *in);
/*
 * The unit that is analysed next: files found on disk are held against the
 * snippets in it.  NULL: none.
 */
void files_unit(struct files *f, const struct yul_unit *u);
/* Note which files could not be quoted, of those that findings lie in. */
void files_tell_missing(struct files *f, const struct report *r);

#endif
