/*
 * argv in, exit status out: reads each input, has each text of Yul in it
 * analysed, and hands the findings to the writers.
 *
 * Exit status as GCC's: 0 also with warnings; 1 for an error, be it a
 * finding under -Werror, an input that cannot be used or bad usage; 4 if
 * yulwark itself failed.
 */
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "out.h"

enum { EXIT_GOOD = 0, EXIT_ERROR = 1, EXIT_INTERNAL = 4 };

/*
 * The tree of a text takes a bounded multiple of it; more means that
 * something is wrong with one of them, or hostile.
 */
#define UNIT_LIMIT(len) (((size_t)64 << 20) + 1000 * (size_t)(len))

/* A file that dumps go to; all of one file are written by one run. */
struct dump_file {
	const char *name;
	struct outfile out;
	const char **text, **dot;	/* NULL-ended */
	bool yul, explain;
	struct dump_file *next;
};

/* The arena of a text that findings point into. */
struct kept {
	struct arena *arena;
	struct kept *next;
};

/* A text of the input, for contracts that are judged together. */
struct peer {
	const struct text *text;
	struct arena *arena;
	struct yul_unit *unit;	/* NULL: not asked for yet, or not valid */
	bool tried;
	struct peer *next;
};

struct run {
	const struct options *opt;
	struct log *log;
	struct arena *arena;
	struct files *files;
	struct report report;
	struct kept *kept;
	struct peer *peers;
	struct dump_file *dumps;
	struct out_text *err;		/* standard error */
	struct out_text text;
	struct outfile text_file;
	struct run_times times;		/* sums */
	double start, read;
	unsigned texts;
	const char *blank, *codeless;	/* inputs without anything to analyse */
	bool internal;
};

static _Noreturn void out_of_memory(void *arg)
{
	fprintf(stderr, "yulwark: fatal error: %s: out of memory\n"
		"analysis terminated.\n", (const char *)arg);
	exit(EXIT_ERROR);
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* errno says why; path NULL or "-": standard output. */
static void cannot_write(struct run *r, enum kind kind, const char *path)
{
	const char *why = strerror(errno);

	if (!path || !strcmp(path, "-"))
		log_add(r->log, kind, "cannot write to standard output: %s",
			why);
	else
		log_add(r->log, kind, "cannot write '%s': %s", path, why);
}

/* ---- dumps ------------------------------------------------------------ */

static struct dump_file *dump_file_named(struct run *r, const char *name)
{
	struct dump_file **p = &r->dumps;

	while (*p && strcmp((*p)->name, name))
		p = &(*p)->next;
	if (!*p) {
		*p = ARENA_NEW(r->arena, struct dump_file);
		(*p)->name = name;
	}
	return *p;
}

static void append(struct arena *a, const char ***list, const char *s)
{
	size_t n = 0;

	while (*list && (*list)[n])
		n++;
	const char **bigger = ARENA_ARRAY(a, const char *, n + 2);
	if (n)
		memcpy(bigger, *list, n * sizeof(s));
	bigger[n] = s;
	*list = bigger;
}

static void plan_dumps(struct run *r)
{
	for (const struct dump *d = r->opt->dumps; d; d = d->next) {
		struct dump_file *f = dump_file_named(r, d->file);

		if (!d->pass)
			f->yul = true;
		else
			append(r->arena, d->dot ? &f->dot : &f->text,
			       d->pass);
	}
	if (r->opt->explain)
		dump_file_named(r, "-")->explain = true;
}

static void open_dumps(struct run *r)
{
	for (struct dump_file *f = r->dumps; f; f = f->next)
		if (!outfile_direct(&f->out, f->name))
			cannot_write(r, KIND_FATAL, f->name);
}

static void close_dumps(struct run *r)
{
	for (struct dump_file *f = r->dumps; f; f = f->next)
		if (!outfile_keep(&f->out))
			cannot_write(r, KIND_ERROR, f->name);
}

/* ---- one text --------------------------------------------------------- */

static void add_times(struct run *r, const struct run_times *t)
{
	for (size_t i = 0; i < sizeof(t->pass) / sizeof(*t->pass); i++)
		r->times.pass[i] += t->pass[i];
	if (t->memory > r->times.memory)
		r->times.memory = t->memory;
}

/*
 * The i-th text of the input that can be parsed, for contracts that are judged
 * together with the one at hand.  Parsed when first asked for, kept until the
 * input ends.  Mistakes in it are told when it has its own turn.
 */
static struct yul_unit *peer(void *arg, unsigned i)
{
	struct run *r = arg;

	for (struct peer *p = r->peers; p; p = p->next) {
		if (!p->tried) {
			struct yul_error e = { { 0, 0 }, NULL, NULL };
			const struct text *t = p->text;
			struct src *s;

			p->tried = true;
			p->arena = arena_new(UNIT_LIMIT(t->len), out_of_memory,
					     (void *)t->name);
			if (!p->arena)
				out_of_memory((void *)t->name);
			s = src_new(p->arena, t->name, t->text, t->len,
				    t->line_base);
			p->unit = s ? yul_parse(s, &e) : NULL;
			if (p->unit && !yul_scope(p->unit, &e))
				p->unit = NULL;
		}
		if (p->unit && !i--)
			return p->unit;
	}
	return NULL;
}

static void add_peers(struct run *r, struct arena *a, const struct text *t)
{
	struct peer **tail = &r->peers;

	for (*tail = NULL; t; t = t->next) {
		*tail = ARENA_NEW(a, struct peer);
		(*tail)->text = t;
		tail = &(*tail)->next;
	}
}

/* Edits go into the patch and into SARIF; texts speak of them. */
static bool wants_edits(const struct options *o)
{
	const struct sink *s = o->sinks;

	while (s && s->kind == SINK_TEXT)
		s = s->next;
	return o->patch || s || o->tell || o->tell_all;
}

static bool run_passes(struct run *r, struct yul_unit *u,
		       struct sources *all, const struct dump_file *d,
		       struct report *report, struct run_times *times)
{
	static const char *const none[] = { NULL };
	const char *ice = NULL;
	struct run_options o = {
		.dump = d && d->text ? d->text : none,
		.dump_dot = d && d->dot ? d->dot : none,
		.dump_file = d ? d->out.f : stdout,
		.stop_after = r->opt->stop_after,
		.policy = r->opt->policy,
		.explain = d && d->explain ? r->opt->explain : NULL,
		.tell = report == &r->report ? r->opt->tell : NULL,
		.tell_all = report == &r->report &&
			    (r->opt->tell_all || r->opt->tell_html),
		.enabled = r->opt->enabled,
		.times = r->opt->times,
		.mend = wants_edits(r->opt),
		.peer = peer,
		.peer_arg = r,
	};

	if (yulwark_run(u, all, &o, report, times, &ice))
		return true;
	log_failure(r->log, u->src->name, ice);
	r->internal = true;
	return false;
}

/* The first file's dumps come from the run that counts; others need more. */
static void analyse(struct run *r, struct yul_unit *u, struct sources *all)
{
	struct run_times t = { 0 };
	const struct dump_file *d = r->dumps;

	if (!run_passes(r, u, all, d, &r->report, &t))
		return;
	add_times(r, &t);
	for (d = d ? d->next : NULL; d; d = d->next) {
		struct report scratch = { .arena = r->report.arena };

		if ((d->text || d->dot || d->explain) &&
		    !run_passes(r, u, all, d, &scratch, NULL))
			return;
	}
}

static struct yul_unit *parse(struct run *r, struct arena *a,
			      const struct text *t)
{
	struct yul_error e = { { 0, 0 }, NULL, NULL };
	double before = seconds();
	struct src *s = src_new(a, t->name, t->text, t->len, t->line_base);
	struct yul_unit *u = s ? yul_parse(s, &e) : NULL;
	bool good;

	/* asked for syntax alone, the newest solc's rules are the measure */
	if (u)
		u->strict = r->opt->syntax_only;
	good = u && yul_scope(u, &e);
	r->times.parse += seconds() - before;
	if (good)
		return u;
	if (s)
		log_yul(r->log, s, &e);
	else
		log_file(r->log, KIND_ERROR, t->name, 0, 0,
			 "the text is 2 GB or larger");
	return NULL;
}

static void dump_yul(struct run *r, const struct yul_unit *u)
{
	for (struct dump_file *f = r->dumps; f; f = f->next)
		if (f->yul)
			yul_print(f->out.f, u);
}

static void one_unit(struct run *r, struct yul_unit *u, struct arena *a,
		     const struct text *t, struct sources *all)
{
	if (r->opt->verbose)
		fprintf(stderr, "%s: %zu bytes%s\n", t->name, t->len,
			yulwark_is_optimised(u) ? ", optimised" : "");
	dump_yul(r, u);
	if (r->opt->syntax_only)
		return;
	const char *refusal = version_refusal(a, u, t->version);
	if (refusal) {
		log_file(r->log, KIND_ERROR, t->name, 0, 0, "%s", refusal);
		return;
	}
	files_unit(r->files, u);
	analyse(r, u, all);
	files_unit(r->files, NULL);
}

/* Findings point into the text they come from, so that is kept for them. */
static void keep(struct run *r, struct arena *a)
{
	struct kept *k = ARENA_NEW(r->arena, struct kept);

	k->arena = a;
	k->next = r->kept;
	r->kept = k;
}

/* A finding may point into any of them. */
static void drop_peers(struct run *r, bool found)
{
	for (struct peer *p = r->peers; p; p = p->next)
		if (found && p->arena)
			keep(r, p->arena);
		else
			arena_free(p->arena);
	r->peers = NULL;
}

static void free_kept(struct run *r)
{
	for (struct kept *k = r->kept; k; k = k->next)
		arena_free(k->arena);
}

static void one_text(struct run *r, const struct text *t,
		     struct sources *all)
{
	struct arena *a = arena_new(UNIT_LIMIT(t->len), out_of_memory,
				    (void *)t->name);
	unsigned before = r->report.n;

	if (!a)
		out_of_memory((void *)t->name);
	struct yul_unit *u = parse(r, a, t);
	r->texts++;
	if (u)
		one_unit(r, u, a, t, all);
	if (r->report.n == before)
		arena_free(a);
	else
		keep(r, a);
}

/* ---- one input -------------------------------------------------------- */

/* True once no more errors are wanted; *why is the option that says so. */
static bool enough(const struct run *r, unsigned errors, const char **why)
{
	const struct options *o = r->opt;

	if (o->fatal_errors && errors)
		*why = "-Wfatal-errors";
	else if (o->max_errors && errors >= o->max_errors)
		*why = arena_printf(r->arena, "-fmax-errors=%u",
				    o->max_errors);
	return *why;
}

static void one_input(struct run *r, const char *path, const char **stop)
{
	struct arena *a = arena_new(0, out_of_memory, (void *)path);
	struct input in;
	double start = seconds();
	unsigned before = r->report.n;

	if (!a)
		out_of_memory((void *)path);
	bool good = input_read(&in, a, path, r->log);
	r->read += seconds() - start;
	if (good) {
		struct sources *all = files_for(r->files, &in);

		if (r->opt->tell || r->opt->tell_all || r->opt->tell_html)
			ast_declare(all, &in);
		if (in.blank)
			r->blank = path;
		else if (!in.texts)
			r->codeless = in.name;
		if (in.texts && in.texts->next)
			add_peers(r, a, in.texts);
		for (const struct text *t = in.texts; t; t = t->next) {
			one_text(r, t, all);
			if (r->internal || enough(r, r->log->errors, stop))
				break;
		}
		drop_peers(r, r->report.n != before);
	}
	input_free(&in);
	arena_free(a);
}

/*
 * An empty file is what 'solc -o' writes for an interface, so it is no fault
 * beside others; alone it is one, as somebody waits for an answer.
 */
static void tell_nothing(struct run *r)
{
	static const char why[] =
		"interfaces and abstract contracts have no code";

	if (r->texts || r->log->errors)
		return;
	if (r->codeless)
		log_file(r->log, KIND_NOTE, r->codeless, 0, 0,
			 "nothing to analyse: %s", why);
	else if (r->blank)
		log_file(r->log, KIND_ERROR, r->blank, 0, 0,
			 "the file is empty (%s)", why);
}

static void read_inputs(struct run *r, const char **stop)
{
	for (const struct word *w = r->opt->inputs; w && !r->internal;
	     w = w->next) {
		one_input(r, w->text, stop);
		if (enough(r, r->log->errors, stop))
			return;
	}
	tell_nothing(r);
}

/* ---- findings --------------------------------------------------------- */

/* What is off is not told, whoever found it. */
static void drop_disabled(struct run *r)
{
	struct finding **p = &r->report.first;

	while (*p) {
		if (r->opt->enabled[(*p)->warn - warnings]) {
			p = &(*p)->next;
			continue;
		}
		*p = (*p)->next;
		r->report.n--;
	}
}

/* Returns how many of them are errors. */
static unsigned count_errors(const struct run *r)
{
	unsigned n = 0;

	for (const struct finding *f = r->report.first; f; f = f->next)
		n += finding_is_error(r->opt, f);
	return n;
}

static const struct sink *text_sink(const struct options *o)
{
	const struct sink *s = o->sinks;

	while (s && s->kind != SINK_TEXT)
		s = s->next;
	return s;
}

static void print_findings(struct run *r, const char **stop)
{
	unsigned errors = r->log->errors;

	for (const struct finding *f = r->report.first; f; f = f->next) {
		bool error = finding_is_error(r->opt, f);

		/* As GCC: the limit speaks when there is one more to tell. */
		if (error && r->opt->max_errors && enough(r, errors, stop))
			return;
		out_text_finding(&r->text, f);
		errors += error;
		if (r->opt->fatal_errors && enough(r, errors, stop))
			return;
	}
}

static void write_text(struct run *r, const char **stop)
{
	if (text_sink(r->opt) && !*stop && !r->opt->syntax_only)
		print_findings(r, stop);
	out_text_end(&r->text, *stop);
}

/* Put what `write` makes of the run at `path`, whole or not at all. */
static void write_file(struct run *r, const char *path,
		       const struct told_run *t,
		       bool (*write)(FILE *f, const struct told_run *t))
{
	struct outfile out;

	if (outfile_open(&out, r->arena, path)) {
		if (write(out.f, t) && outfile_keep(&out))
			return;
		int why = errno;
		outfile_drop(&out);
		errno = why;
	}
	cannot_write(r, KIND_ERROR, path);
}

/* As the findings, unless it has a file of its own. */
static void write_patch(struct run *r)
{
	const char *path = r->opt->patch;
	struct outfile out;

	if (!*path) {
		out_patch(r->text.term.f, r->arena, &r->report, r->log);
		return;
	}
	if (outfile_open(&out, r->arena, path)) {
		if (out_patch(out.f, r->arena, &r->report, r->log) &&
		    outfile_keep(&out))
			return;
		int why = errno;
		outfile_drop(&out);
		errno = why;
	}
	cannot_write(r, KIND_ERROR, path);
}

static int exit_status(const struct run *r)
{
	if (r->internal)
		return EXIT_INTERNAL;
	return r->log->errors || count_errors(r) ? EXIT_ERROR : EXIT_GOOD;
}

static void write_files(struct run *r, char **argv)
{
	struct told_run t = { r->opt, &r->report, r->log, argv, 0 };

	for (const struct sink *s = r->opt->sinks; s; s = s->next) {
		t.exit_code = exit_status(r);
		if (s->kind == SINK_SARIF)
			write_file(r, s->file, &t, out_sarif);
		else if (s->kind == SINK_HTML)
			write_file(r, s->file, &t, out_html);
	}
	for (const struct picture *p = r->opt->pictures; p; p = p->next)
		write_file(r, p->file, &t, p->dot ? out_dot : out_svg);
}

/* ---- -ftime-report, -fdump-passes ------------------------------------- */

static void time_row(FILE *f, const char *name, double t, double total)
{
	fprintf(f, " %-35s: %9.6f (%3.0f%%)\n", name, t,
		total > 0 ? 100 * t / total : 0);
}

static void time_report(const struct run *r)
{
	FILE *f = stderr;
	double total = seconds() - r->start, rest = total - r->read -
		       r->times.parse;
	const struct pass_info *p = pass_list();

	fprintf(f, "\n%-36s  %9s\n", "Time variable", "wall");
	time_row(f, "read", r->read, total);
	time_row(f, "parse", r->times.parse, total);
	for (int i = 0; p[i].name && i < 64; i++) {
		time_row(f, p[i].name, r->times.pass[i], total);
		rest -= r->times.pass[i];
	}
	time_row(f, "other", rest > 0 ? rest : 0, total);
	fprintf(f, " %-35s: %9.6f\n", "TOTAL", total);
	fprintf(f, " %-35s: %9zu kB\n", "largest module",
		r->times.memory / 1024);
}

static bool pass_runs(const struct options *o, const struct pass_info *p)
{
	const char *name = p->name;

	if (!p->warning)
		return true;
	for (unsigned i = 0; i < nwarnings; i++) {
		const char *w = warnings[i].name;
		size_t k = 0;

		while (w[k] && (w[k] == name[k] ||
				(w[k] == '-' && name[k] == '_')))
			k++;
		if (!w[k] && !name[k])
			return o->enabled[i];
	}
	return true;
}

static void dump_passes(const struct options *o)
{
	bool stopped = false;

	for (const struct pass_info *p = pass_list(); p->name; p++) {
		printf("   %-30s :  %s\n", p->name,
		       stopped || !pass_runs(o, p) ? "OFF" : "ON");
		stopped |= o->stop_after && !strcmp(o->stop_after, p->name);
	}
}

/* ---- the whole -------------------------------------------------------- */

static const char version_text[] =
	"yulwark " YULWARK_VERSION "\n"
	"This is free software; see the source for copying conditions.  "
	"There is NO\nwarranty; not even for MERCHANTABILITY or FITNESS FOR "
	"A PARTICULAR PURPOSE.\n";

/* What needs no input.  True if it was one of these. */
static bool say_and_leave(const struct options *o)
{
	switch (o->action) {
	case ACT_HELP: options_help(stdout, o); return true;
	case ACT_EXPLAIN_WARNING:
		page_show(stdout, o, o->explain_warning);
		return true;
	case ACT_VERSION: fputs(version_text, stdout); return true;
	case ACT_DUMPVERSION: puts(YULWARK_VERSION); return true;
	case ACT_DUMP_PASSES: dump_passes(o); return !o->inputs;
	case ACT_ANALYSE: break;
	}
	return false;
}

static int flush_output(struct run *r, int status)
{
	if (!fflush(stdout) && !ferror(stdout))
		return status;
	cannot_write(r, KIND_ERROR, NULL);
	return status ? status : EXIT_ERROR;
}

/* A message is never sent to a file alone: somebody waits for it. */
static void tell(void *arg, const struct message *m)
{
	struct run *r = arg;

	out_text_message(r->err, m);
	if (r->text_file.f)
		out_text_message(&r->text, m);
}

static void open_text(struct run *r)
{
	const struct sink *s = text_sink(r->opt);
	FILE *f = stderr;

	if (s && s->file && !outfile_open(&r->text_file, r->arena, s->file))
		cannot_write(r, KIND_FATAL, s->file);
	if (r->text_file.f)
		f = r->text_file.f;
	out_text_init(&r->text, f, r->opt);
	out_text_init(r->err, stderr, r->opt);
	r->log->tell = tell;
	r->log->arg = r;
}

static void close_text(struct run *r)
{
	bool good = !r->text_file.f || outfile_keep(&r->text_file);

	if (!good)
		cannot_write(r, KIND_ERROR, r->opt->out_file);
}

/* A device or a terminal may well be read and written. */
static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	return !stat(a, &x) && !stat(b, &y) && S_ISREG(x.st_mode) &&
	       x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool is_solidity(const char *name)
{
	size_t n = strlen(name);

	return n > 4 && !strcmp(name + n - 4, ".sol");
}

static void check_output(struct run *r, const char *out)
{
	if (out && is_solidity(out))
		log_add(r->log, KIND_FATAL, "output file '%s' is named as "
			"Solidity is; nothing of that kind is written", out);

	for (const struct word *w = r->opt->inputs; w && out; w = w->next)
		if (same_file(w->text, out))
			log_add(r->log, KIND_FATAL, "input file '%s' is the "
				"same as output file", w->text);
}

/* Before any is opened, which may empty it. */
static void check_outputs(struct run *r)
{
	check_output(r, r->opt->out_file);
	for (const struct sink *s = r->opt->sinks; s; s = s->next)
		if (s->kind != SINK_TEXT)
			check_output(r, s->file);
	for (const struct picture *p = r->opt->pictures; p; p = p->next)
		check_output(r, p->file);
	if (r->opt->patch && *r->opt->patch)
		check_output(r, r->opt->patch);
	for (const struct dump_file *d = r->dumps; d; d = d->next)
		check_output(r, d->name);
}

static void tell_not_found(struct run *r, const struct explain *x)
{
	for (; x; x = x->next)
		if (!x->found)
			log_add(r->log, KIND_ERROR, "no function is called "
				"'%s'", x->name);
}

static void tell_not_explained(struct run *r)
{
	if (r->log->errors)
		return;
	tell_not_found(r, r->opt->explain);
	tell_not_found(r, r->opt->tell);
}

/* Each as Markdown, for the report. */
static void render_explanations(struct run *r)
{
	struct explained **tail = &r->report.explained;

	for (const struct explanation *e = r->report.explanations; e;
	     e = e->next) {
		struct explained *x = ARENA_NEW(r->arena, struct explained);
		char *text = NULL;
		size_t len = 0;
		FILE *f = open_memstream(&text, &len);

		if (!f)
			out_of_memory((void *)"the report");
		out_explain_one(f, e);
		if (fclose(f))
			out_of_memory((void *)"the report");
		x->contract = e->contract;
		x->markdown = arena_strndup(r->arena, text, len);
		free(text);
		*tail = x;
		tail = &x->next;
	}
}

/* To where -o says, if no findings are printed there. */
static void explain_to_file(struct run *r)
{
	const char *name = text_sink(r->opt) || !r->opt->out_file ? "-" :
			   r->opt->out_file;
	struct outfile out;

	fflush(stdout);
	if (!outfile_open(&out, r->arena, name)) {
		cannot_write(r, KIND_ERROR, name);
		return;
	}
	if (r->opt->tell_json)
		out_explain_json(out.f, r->report.explanations);
	else
		out_explain(out.f, r->report.explanations);
	if (!outfile_keep(&out))
		cannot_write(r, KIND_ERROR, name);
}

static void write_explanation(struct run *r)
{
	if (r->internal)
		return;
	explain_finish(&r->report);
	if (r->opt->tell_html)
		render_explanations(r);
	if (!r->opt->tell && !r->opt->tell_all)
		return;
	explain_to_file(r);
}

static int run_all(struct run *r, char **argv)
{
	const char *stop = NULL;

	plan_dumps(r);
	check_outputs(r);
	if (r->log->errors)
		return EXIT_ERROR;
	open_dumps(r);
	open_text(r);
	if (r->log->errors)
		return EXIT_ERROR;
	read_inputs(r, &stop);
	tell_not_explained(r);
	report_finish(&r->report);
	drop_disabled(r);
	close_dumps(r);
	files_tell_missing(r->files, &r->report);
	write_explanation(r);
	write_text(r, &stop);
	if (r->opt->patch && !r->internal)
		write_patch(r);
	if (!r->internal)
		write_files(r, argv);
	close_text(r);
	if (r->opt->times)
		time_report(r);
	return exit_status(r);
}

static int start(struct arena *a, int argc, char **argv)
{
	struct log l = { .arena = a };
	struct options plain = { .color = WHEN_AUTO, .caret = true,
				 .line_numbers = true, .tab_stop = 8 };
	struct out_text early;
	struct run r = { .log = &l, .arena = a, .report = { .arena = a },
			 .start = seconds(), .err = &early };

	out_text_init(&early, stderr, &plain);
	l.tell = out_text_message;
	l.arg = &early;
	argv = args_expand(&l, &argc, argv);
	if (l.errors)
		return EXIT_ERROR;
	const struct options *o = options_parse(&l, argc, argv);
	if (l.errors)
		return EXIT_ERROR;
	if (say_and_leave(o))
		return flush_output(&r, EXIT_GOOD);
	if (o->verbose)
		fputs("yulwark version " YULWARK_VERSION "\n", stderr);
	if (!o->inputs && o->verbose)
		return EXIT_GOOD;
	if (!o->inputs) {
		log_add(&l, KIND_FATAL, "no input files");
		return EXIT_ERROR;
	}
	r.opt = o;
	r.files = files_new(a, o, &l);
	int status = flush_output(&r, run_all(&r, argv));
	free_kept(&r);
	return status;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new(0, out_of_memory, (void *)"the run");

	if (!a)
		out_of_memory((void *)"the run");
	setlocale(LC_CTYPE, "");
	int status = start(a, argc, argv);
	arena_free(a);
	return status;
}
