/*
 * The command line in, a struct options out.  The spellings come from
 * opts.def, the names of warnings and passes from passes.def.
 *
 * What is said about -W is kept until the end, because it does not depend on
 * order alone: a warning asked for by name beats -Wall and -Wno-all wherever
 * they stand, and -Werror=X beats -Wno-error.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver.h"

enum form { FLAG, NEG, ON, EQ, SEP, LONG, MAY, ROW };
enum group { COMMON, INPUT, WARNING, OPINION, OUTPUT, DEVEL };

enum opt_id {
#define OPT(id, spelling, form, arg, values, group, help) OPT_##id,
#include "opts.def"
#undef OPT
	OPT_COUNT
};

static const struct opt_row {
	const char *spelling;
	enum form form;
	const char *arg, *values;
	enum group group;
	const char *help;
} rows[OPT_COUNT] = {
#define OPT(id, spelling, form, arg, values, group, help) \
	{ spelling, form, arg, values, group, help },
#include "opts.def"
#undef OPT
};

/* Said by name: nothing, yes, no. */
enum said { UNSAID, SAID_YES, SAID_NO };

struct parse {
	struct options *o;
	struct log *log;
	struct arena *arena;
	char **argv;
	int i, argc;
	enum said *on, *error;		/* by index into warnings[] */
	enum said all, extra;		/* -Wall, -Wextra */
	enum said error_all, error_extra;	/* -Werror=all, … */
	struct word **inputs, **includes;
	struct word *unknown_first, **unknown;	/* -Wno-foo that nobody knows */
	struct picture **pictures;
	struct remap **remaps;
	struct dump **dumps;
	struct explain **explain, **tell;
	const char *explain_format;	/* the option, if it was given */
	struct sink **sinks;
	bool set_output;
};

/* ---- small helpers ---------------------------------------------------- */

static bool begins(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

static void append(struct parse *p, struct word ***tail, const char *text)
{
	struct word *w = ARENA_NEW(p->arena, struct word);

	w->text = text;
	**tail = w;
	*tail = &w->next;
}

/* Names of passes and warnings may be written with '-' or '_'. */
static bool same_name(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if (*a != *b && !((*a == '-' || *a == '_') &&
				  (*b == '-' || *b == '_')))
			return false;
	return *a == *b;
}

static int warning_index(const char *name)
{
	for (unsigned i = 0; i < nwarnings; i++)
		if (same_name(warnings[i].name, name))
			return (int)i;
	return -1;
}

static const struct pass_info *pass_named(const char *name)
{
	for (const struct pass_info *i = pass_list(); i->name; i++)
		if (same_name(i->name, name))
			return i;
	return NULL;
}

/* "; did you mean ‘X’?" or nothing. */
static const char *did_you_mean(struct parse *p, const char *best)
{
	return best ? arena_printf(p->arena, "; did you mean '%s'?", best)
		    : "";
}

/* ---- unknown options -------------------------------------------------- */

static bool is_switch(const struct opt_row *r)
{
	return r->form == NEG || r->form == ON;
}

static void try_forms(struct parse *p, struct spell *s,
		      const struct opt_row *r)
{
	if (r->form == ROW)
		return;
	spell_try(s, r->spelling);
	if (is_switch(r))
		spell_try(s, arena_printf(p->arena, "-fno-%s",
					  r->spelling + 2));
	if (!r->values || *r->values == '#')
		return;
	for (const char *v = r->values; *v;) {
		size_t n = strcspn(v, "|");

		spell_try(s, arena_printf(p->arena, "%s%s%.*s", r->spelling,
					  r->form == MAY ? "=" : "", (int)n,
					  v));
		v += n + (v[n] == '|');
	}
}

static void try_warnings(struct parse *p, struct spell *s, const char *prefix)
{
	for (unsigned i = 0; i < nwarnings; i++)
		spell_try(s, arena_printf(p->arena, "%s%s", prefix,
					  warnings[i].name));
}

static const char *nearest_option(struct parse *p, const char *arg)
{
	struct spell s;

	spell_start(&s, arg);
	for (unsigned i = 0; i < OPT_COUNT; i++)
		try_forms(p, &s, &rows[i]);
	try_warnings(p, &s, "-W");
	try_warnings(p, &s, "-Wno-");
	try_warnings(p, &s, "-Werror=");
	for (const struct pass_info *i = pass_list(); i->name; i++) {
		spell_try(&s, arena_printf(p->arena, "-fdump-%s", i->name));
		spell_try(&s, arena_printf(p->arena, "-fdump-%s-graph",
					   i->name));
		spell_try(&s, arena_printf(p->arena, "-fstop-after=%s",
					   i->name));
	}
	return spell_best(&s);
}

static void unknown_option(struct parse *p, enum kind kind, const char *arg)
{
	log_add(p->log, kind, "unrecognized command-line option '%s'%s", arg,
		did_you_mean(p, nearest_option(p, arg)));
}

/*
 * GCC is silent about -Wno-foo, as a newer GCC may know foo.  Here a finding
 * that goes on being told is looked at in vain, so it is a warning.
 */
static void unknown_no_options(struct parse *p)
{
	for (const struct word *w = p->unknown_first; w && !p->o->quiet;
	     w = w->next)
		unknown_option(p, KIND_WARNING, w->text);
}

/* ---- values ----------------------------------------------------------- */

static void wrong_value(struct parse *p, const struct opt_row *r,
			const char *arg, const char *list, const char *best)
{
	log_add(p->log, KIND_ERROR, "unrecognized argument in option '%s'",
		arg);
	log_add(p->log, KIND_NOTE, "valid arguments to '%s%s' are: %s%s",
		r->spelling, r->form == MAY ? "=" : "", list,
		did_you_mean(p, best));
}

static bool allowed_value(struct parse *p, const struct opt_row *r,
			  const char *arg, const char *value)
{
	struct spell s;
	char *list = arena_strndup(p->arena, r->values, strlen(r->values));

	spell_start(&s, value);
	for (const char *v = r->values; *v;) {
		size_t n = strcspn(v, "|");

		if (strlen(value) == n && !memcmp(v, value, n))
			return true;
		spell_try(&s, arena_strndup(p->arena, v, n));
		v += n + (v[n] == '|');
	}
	for (char *c = list; *c; c++)
		if (*c == '|')
			*c = ' ';
	wrong_value(p, r, arg, list, spell_best(&s));
	return false;
}

static bool allowed_number(struct parse *p, const struct opt_row *r,
			   const char *value)
{
	unsigned long n, min, max;

	if (strspn(value, "0123456789") != strlen(value) ||
	    strlen(value) >= 10) {
		log_add(p->log, KIND_ERROR, "argument to '%s' should be a "
			"non-negative integer", r->spelling);
		return false;
	}
	n = strtoul(value, NULL, 10);
	if (sscanf(r->values, "#%lu..%lu", &min, &max) != 2 ||
	    (n >= min && n <= max))
		return true;
	log_add(p->log, KIND_ERROR, "argument to '%s' is not between %lu and "
		"%lu", r->spelling, min, max);
	return false;
}

static bool check_value(struct parse *p, const struct opt_row *r,
			const char *arg, const char *value)
{
	if (!*value) {
		log_add(p->log, KIND_ERROR, "missing argument to '%s%s'",
			r->spelling, r->form == MAY ? "=" : "");
		return false;
	}
	if (!r->values)
		return true;
	return *r->values == '#' ? allowed_number(p, r, value)
				 : allowed_value(p, r, arg, value);
}

/* The word after this one; an error if there is none. */
static const char *next_word(struct parse *p, const struct opt_row *r)
{
	if (p->i + 1 < p->argc)
		return p->argv[++p->i];
	log_add(p->log, KIND_ERROR, "missing argument to '%s'", r->spelling);
	return NULL;
}

/* ---- -W --------------------------------------------------------------- */

/* The groups can be named as a warning can. */
static bool error_group(struct parse *p, const char *name, enum said said)
{
	bool all = !strcmp(name, "all");

	if (!all && strcmp(name, "extra"))
		return false;
	*(all ? &p->error_all : &p->error_extra) = said;
	if (said == SAID_YES)
		*(all ? &p->all : &p->extra) = SAID_YES;
	return true;
}

/* `group`: the name of a group would have done as well. */
static void no_such_warning(struct parse *p, const char *arg, const char *name,
			    bool group)
{
	struct spell s;
	const char *best;

	spell_start(&s, name);
	try_warnings(p, &s, "");
	if (group)
		spell_try(&s, "extra");
	best = spell_best(&s);
	log_add(p->log, KIND_ERROR, "'%s': no option '-W%s'%s", arg, name,
		did_you_mean(p, best ? arena_printf(p->arena, "-W%s", best)
				     : NULL));
}

/* -Werror=NAME and -Wno-error=NAME. */
static void error_named(struct parse *p, const char *arg, const char *name,
			enum said said)
{
	int w = warning_index(name);

	if (error_group(p, name, said))
		return;
	if (w >= 0) {
		p->error[w] = said;
		if (said == SAID_YES)
			p->on[w] = SAID_YES;
		return;
	}
	no_such_warning(p, arg, name, true);
}

/* --explain-warning=NAME, also as the option is spelt. */
static void explain_warning(struct parse *p, const char *arg, const char *name)
{
	int w;

	if (begins(name, "-W"))
		name += 2;
	w = warning_index(name);
	if (w < 0) {
		no_such_warning(p, arg, name, false);
		return;
	}
	p->o->action = ACT_EXPLAIN_WARNING;
	p->o->explain_warning = &warnings[w];
}

static void warning_option(struct parse *p, const char *arg)
{
	bool no = begins(arg, "-Wno-");
	int w = warning_index(arg + (no ? 5 : 2));

	if (w >= 0)
		p->on[w] = no ? SAID_NO : SAID_YES;
	else if (no && arg[5] && !strchr(arg, '='))
		append(p, &p->unknown, arg);
	else
		unknown_option(p, KIND_ERROR, arg);
}

static bool is_on(const struct parse *p, const struct warning *w)
{
	enum said by_name = p->on[w - warnings];

	if (by_name != UNSAID)
		return by_name == SAID_YES;
	return (w->on && p->all != SAID_NO) ||
	       (w->extra && p->extra == SAID_YES);
}

/* Its own name says more than its group, and that more than -Werror. */
static bool is_error(const struct parse *p, const struct warning *w)
{
	enum said said = p->error[w - warnings];

	if (said == UNSAID && w->on)
		said = p->error_all;
	if (said == UNSAID && w->extra)
		said = p->error_extra;
	return said == UNSAID ? p->o->werror : said == SAID_YES;
}

static void settle_warnings(struct parse *p)
{
	for (unsigned i = 0; i < nwarnings; i++) {
		p->o->enabled[i] = is_on(p, &warnings[i]) && !p->o->quiet;
		p->o->as_error[i] = is_error(p, &warnings[i]);
	}
}

/* ---- dumps, sinks, remappings ----------------------------------------- */

/* Empty, "-" and the names GCC knows stand for a stream. */
static const char *stream_name(const char *file)
{
	if (!file || !*file || !strcmp(file, "stdout") ||
	    !strcmp(file, "/dev/stdout"))
		return "-";
	return strcmp(file, "stderr") ? file : "/dev/stderr";
}

static void add_dump(struct parse *p, const char *pass, bool dot,
		     const char *file)
{
	struct dump *d = ARENA_NEW(p->arena, struct dump);

	d->pass = pass;
	d->dot = dot;
	d->file = stream_name(file);
	*p->dumps = d;
	p->dumps = &d->next;
}

/* One that is asked for twice is told once. */
static void add_explain(struct parse *p, struct explain *x,
			struct explain ***tail, const char *name)
{
	for (; x; x = x->next)
		if (!strcmp(x->name, name))
			return;
	x = ARENA_NEW(p->arena, struct explain);
	x->name = name;
	**tail = x;
	*tail = &x->next;
}

/* -fdump-<pass>[-graph][=file] */
static bool dump_option(struct parse *p, const char *arg)
{
	const char *name = arg + strlen("-fdump-");
	const char *file = strchr(name, '=');
	size_t n = file ? (size_t)(file - name) : strlen(name);
	const struct pass_info *pass =
		pass_named(arena_strndup(p->arena, name, n));
	bool dot = false;

	if (!pass && n > 6 && !memcmp(name + n - 6, "-graph", 6)) {
		dot = true;
		pass = pass_named(arena_strndup(p->arena, name, n - 6));
	}
	if (!pass)
		return false;
	add_dump(p, pass->name, dot, file ? file + 1 : NULL);
	return true;
}

/* The ending of the name says what is drawn. */
static void add_picture(struct parse *p, const char *arg, const char *file)
{
	const char *dot = strrchr(file, '.');
	struct picture *d = ARENA_NEW(p->arena, struct picture);

	if (!dot || (strcmp(dot, ".svg") && strcmp(dot, ".dot"))) {
		log_add(p->log, KIND_ERROR, "in '%s': the name of the file "
			"must end in '.svg' or '.dot'", arg);
		return;
	}
	d->dot = !strcmp(dot, ".dot");
	d->file = file;
	*p->pictures = d;
	p->pictures = &d->next;
}

static const struct sink_row {
	const char *name, *keys;
} sink_rows[SINK_COUNT] = {
	[SINK_TEXT] = { "text", "text has none, '-o' says where it goes" },
	[SINK_SARIF] = { "sarif", "known keys are 'file' and 'version'" },
	[SINK_HTML] = { "html", "the one known key is 'file'" },
};

/* One KEY=VALUE of a sink; n is its length. */
static bool sink_key(struct parse *p, struct sink *s, const char *arg,
		     const char *kv, size_t n)
{
	static const char file[] = "file=", version[] = "version=";

	if (s->kind != SINK_TEXT && n > strlen(file) && begins(kv, file)) {
		s->file = arena_strndup(p->arena, kv + strlen(file),
					n - strlen(file));
		return true;
	}
	if (s->kind == SINK_SARIF && n >= strlen(version) &&
	    begins(kv, version)) {
		if (n == strlen(version) + 3 && begins(kv, "version=2.1"))
			return true;
		log_add(p->log, KIND_ERROR, "in '%s': only SARIF version 2.1 "
			"can be written", arg);
		return false;
	}
	log_add(p->log, KIND_ERROR, "in '%s': unknown key '%.*s'; %s", arg,
		(int)strcspn(kv, "=,"), kv, sink_rows[s->kind].keys);
	return false;
}

/* The kind that n bytes of the option name; SINK_COUNT: none, and told. */
static enum sink_kind sink_named(struct parse *p, const char *arg,
				 const char *name, size_t n)
{
	const char *list = "";

	for (int k = 0; k < SINK_COUNT; k++) {
		if (strlen(sink_rows[k].name) == n &&
		    !memcmp(sink_rows[k].name, name, n))
			return (enum sink_kind)k;
		list = arena_printf(p->arena, "%s %s", list,
				    sink_rows[k].name);
	}
	log_add(p->log, KIND_ERROR,
		"unrecognized format '%.*s' in option '%s'", (int)n, name,
		arg);
	log_add(p->log, KIND_NOTE, "valid formats are:%s", list);
	return SINK_COUNT;
}

/* SCHEME[:KEY=VALUE,…] */
static void sink_option(struct parse *p, const char *arg, const char *value)
{
	struct sink *s = ARENA_NEW(p->arena, struct sink);
	size_t n = strcspn(value, ":");

	s->kind = sink_named(p, arg, value, n);
	if (s->kind == SINK_COUNT)
		return;
	for (const char *kv = value + n; *kv; ) {
		size_t len = strcspn(++kv, ",");

		if (!sink_key(p, s, arg, kv, len))
			return;
		kv += len;
	}
	if (s->kind != SINK_TEXT && !s->file) {
		log_add(p->log, KIND_ERROR,
			"in '%s': say where to write: '%s:file=<file>'", arg,
			sink_rows[s->kind].name);
		return;
	}
	*p->sinks = s;
	p->sinks = &s->next;
}

/*
 * [context:]prefix=target.  A context says from where the import is made,
 * which does not matter for finding the file.
 */
static void add_remap(struct parse *p, const char *value)
{
	const char *eq = strchr(value, '='), *colon;
	struct remap *r = ARENA_NEW(p->arena, struct remap);

	if (!eq || eq == value) {
		log_add(p->log, KIND_ERROR,
			"invalid remapping '%s', expected prefix=target",
			value);
		return;
	}
	colon = memchr(value, ':', (size_t)(eq - value));
	if (colon)
		value = colon + 1;
	r->prefix = arena_strndup(p->arena, value, (size_t)(eq - value));
	r->target = eq + 1;
	*p->remaps = r;
	p->remaps = &r->next;
}

/* ---- one option ------------------------------------------------------- */

static void plain_output(struct options *o)
{
	o->caret = o->line_numbers = false;
	o->color = o->urls = WHEN_NEVER;
	o->path_format = PATH_SEPARATE;
}

static void stop_after(struct parse *p, const char *arg, const char *value)
{
	const struct pass_info *pass = pass_named(value);
	const char *list = "";
	struct spell s;

	if (pass) {
		p->o->stop_after = pass->name;
		return;
	}
	spell_start(&s, value);
	for (const struct pass_info *i = pass_list(); i->name; i++) {
		spell_try(&s, i->name);
		if (pass_named(i->name) == i)
			list = arena_printf(p->arena, "%s%s%s", list,
					    *list ? " " : "", i->name);
	}
	wrong_value(p, &rows[OPT_stop_after], arg, list, spell_best(&s));
}

/* All `values` of the table stand in the order of the enums. */
static unsigned value_index(const struct opt_row *r, const char *value)
{
	unsigned n = 0;

	for (const char *v = r->values; *v; n++) {
		size_t len = strcspn(v, "|");

		if (strlen(value) == len && !memcmp(v, value, len))
			break;
		v += len + (v[len] == '|');
	}
	return n;
}

static void apply_judging(struct parse *p, enum opt_id id, const char *arg,
			  const char *value, bool on)
{
	struct options *o = p->o;

	switch (id) {
	case OPT_Wall: p->all = SAID_YES; break;
	case OPT_Wno_all: p->all = SAID_NO; break;
	case OPT_Wextra: p->extra = SAID_YES; break;
	case OPT_Wno_extra: p->extra = SAID_NO; break;
	case OPT_Werror: o->werror = true; break;
	case OPT_Wno_error: o->werror = false; break;
	case OPT_Werror_is: error_named(p, arg, value, SAID_YES); break;
	case OPT_Wno_error_is: error_named(p, arg, value, SAID_NO); break;
	case OPT_Wfatal_errors: o->fatal_errors = true; break;
	case OPT_max_errors:
		o->max_errors = (unsigned)strtoul(value, NULL, 10);
		break;
	case OPT_syntax_only: o->syntax_only = true; break;
	case OPT_quiet: o->quiet = true; break;
	case OPT_trust:
		o->policy.trust = (enum trust)value_index(&rows[id], value);
		break;
	case OPT_hostile_owner: o->policy.hostile_owner = on; break;
	case OPT_eip7702: o->policy.no_eip7702 = !on; break;
	case OPT_count_getters: o->policy.getters = on; break;
	default: break;
	}
}

static void apply(struct parse *p, enum opt_id id, const char *arg,
		  const char *value, bool on)
{
	struct options *o = p->o;

	switch (id) {
	case OPT_help: o->action = ACT_HELP; o->help_classes = value; break;
	case OPT_explain_warning: explain_warning(p, arg, value); break;
	case OPT_version: o->action = ACT_VERSION; break;
	case OPT_dumpversion: o->action = ACT_DUMPVERSION; break;
	case OPT_dump_passes: o->action = ACT_DUMP_PASSES; break;
	case OPT_query: o->show_state = true; break;
	case OPT_verbose: o->verbose = true; break;
	case OPT_out: o->out_file = value; break;
	case OPT_base_path: o->base_path = value; break;
	case OPT_include_path:
	case OPT_include: append(p, &p->includes, value); break;
	case OPT_remap: add_remap(p, value); break;
	case OPT_set_output:
		o->sinks = NULL;
		p->sinks = &o->sinks;
		p->set_output = true;
		sink_option(p, arg, value);
		break;
	case OPT_add_output: sink_option(p, arg, value); break;
	case OPT_graph: add_picture(p, arg, value); break;
	case OPT_generate_patch:
		o->patch = value ? stream_name(value) : "";
		break;
	case OPT_color:
		o->color = value ? (enum when)value_index(&rows[id], value)
				 : WHEN_ALWAYS;
		break;
	case OPT_no_color: o->color = WHEN_NEVER; break;
	case OPT_urls:
		o->urls = value ? (enum when)value_index(&rows[id], value)
				: WHEN_ALWAYS;
		break;
	case OPT_no_urls: o->urls = WHEN_NEVER; break;
	case OPT_path_format:
		o->path_format =
			(enum path_format)value_index(&rows[id], value);
		break;
	case OPT_column_unit:
		o->columns_in_bytes = value_index(&rows[id], value) == 1;
		break;
	case OPT_plain_output: plain_output(o); break;
	case OPT_caret: o->caret = on; break;
	case OPT_line_numbers: o->line_numbers = on; break;
	case OPT_show_option: o->show_option = on; break;
	case OPT_show_cwe: o->show_cwe = on; break;
	case OPT_show_depths: o->show_depths = on; break;
	case OPT_tab_stop:
		o->tab_stop = (unsigned)strtoul(value, NULL, 10);
		break;
	case OPT_dump_yul: add_dump(p, NULL, false, value); break;
	case OPT_explain_safe:
		add_explain(p, o->explain, &p->explain, value);
		break;
	case OPT_explain:
		if (value)
			add_explain(p, o->tell, &p->tell, value);
		else
			o->tell_all = true;
		break;
	case OPT_explain_format:
		o->tell_json = *value == 'j';
		p->explain_format = arg;
		break;
	case OPT_stop_after: stop_after(p, arg, value); break;
	case OPT_time_report: o->times = true; break;
	default: apply_judging(p, id, arg, value, on); break;
	}
}

/* Does `arg` spell row `r`?  *value is what is joined to it, or NULL. */
static bool spells(const struct opt_row *r, const char *arg,
		   const char **value, bool *on)
{
	size_t n = strlen(r->spelling);

	*value = NULL;
	*on = true;
	if (r->form == ROW)
		return false;
	if (is_switch(r) && begins(arg, "-fno-") &&
	    !strcmp(arg + 5, r->spelling + 2)) {
		*on = false;
		return true;
	}
	if (strncmp(arg, r->spelling, n))
		return false;
	if (r->form == EQ)
		*value = arg + n;
	else if (r->form == SEP && arg[n])
		*value = arg + n;
	else if ((r->form == LONG || r->form == MAY) && arg[n] == '=')
		*value = arg + n + 1;
	return *value || !arg[n];
}

/*
 * -o and -I take whatever is joined to them, so they are asked last: -out is
 * "ut" only if it is nothing else.
 */
static int find_row(const char *arg, const char **value, bool *on)
{
	int sep = -1;

	for (int i = 0; i < OPT_COUNT; i++) {
		if (!spells(&rows[i], arg, value, on))
			continue;
		if (rows[i].form != SEP)
			return i;
		sep = i;
	}
	if (sep >= 0)
		spells(&rows[sep], arg, value, on);
	return sep;
}

static void one_option(struct parse *p, const char *arg)
{
	const char *value;
	bool on;
	int id = find_row(arg, &value, &on);

	if (id < 0) {
		if (begins(arg, "-W"))
			warning_option(p, arg);
		else if (!begins(arg, "-fdump-") || !dump_option(p, arg))
			unknown_option(p, KIND_ERROR, arg);
		return;
	}
	const struct opt_row *r = &rows[id];
	if (!value && (r->form == SEP || r->form == LONG)) {
		value = next_word(p, r);
		if (!value)
			return;
	}
	if (value && !check_value(p, r, arg, value))
		return;
	apply(p, (enum opt_id)id, arg, value, on);
}

/* As solc does, a word with '=' is a remapping, unless it names a file. */
static void one_word(struct parse *p, const char *arg)
{
	if (strchr(arg, '=') && access(arg, F_OK))
		add_remap(p, arg);
	else
		append(p, &p->inputs, arg);
}

static void start(struct parse *p)
{
	struct options *o = p->o;

	o->enabled = ARENA_ARRAY(p->arena, bool, nwarnings + 1);
	o->as_error = ARENA_ARRAY(p->arena, bool, nwarnings + 1);
	p->on = ARENA_ARRAY(p->arena, enum said, nwarnings + 1);
	p->error = ARENA_ARRAY(p->arena, enum said, nwarnings + 1);
	p->inputs = &o->inputs;
	p->includes = &o->includes;
	p->pictures = &o->pictures;
	p->unknown = &p->unknown_first;
	p->remaps = &o->remaps;
	p->dumps = &o->dumps;
	p->explain = &o->explain;
	p->tell = &o->tell;
	p->sinks = &o->sinks;
	o->arena = p->arena;
	o->log = p->log;
	o->path_format = PATH_INLINE;
	o->caret = o->line_numbers = o->show_option = o->show_cwe = true;
	o->tab_stop = 8;
}

/* Text to standard error, unless -fdiagnostics-set-output= said otherwise. */
static void settle_sinks(struct parse *p)
{
	struct sink *text = NULL;

	for (struct sink *s = p->o->sinks; s; s = s->next)
		if (s->kind == SINK_TEXT)
			text = s;
		else if (s->kind == SINK_HTML)
			p->o->tell_html = true;
	if (!text && !p->set_output && !p->o->tell && !p->o->tell_all) {
		text = ARENA_NEW(p->arena, struct sink);
		text->next = p->o->sinks;
		p->o->sinks = text;
	}
	if (text)
		text->file = p->o->out_file;
}

struct options *options_parse(struct log *l, int argc, char **argv)
{
	struct parse p = {
		.o = ARENA_NEW(l->arena, struct options), .log = l,
		.arena = l->arena, .argv = argv, .argc = argc,
	};
	bool words_only = false;

	start(&p);
	for (p.i = 1; p.i < argc; p.i++) {
		const char *arg = argv[p.i];

		if (words_only || *arg != '-' || !arg[1])
			one_word(&p, arg);
		else if (!strcmp(arg, "--"))
			words_only = true;
		else
			one_option(&p, arg);
	}
	settle_warnings(&p);
	settle_sinks(&p);
	if (p.explain_format && !p.o->tell && !p.o->tell_all)
		log_add(l, KIND_ERROR, "'%s' is only of use with '--explain'",
			p.explain_format);
	unknown_no_options(&p);
	return p.o;
}

/* ---- @file ------------------------------------------------------------ */

/* Words of all @files together, and how deep they may nest. */
enum { MAX_WORDS = 100000, MAX_DEPTH = 64 };

struct words {
	struct log *log;
	char **word;
	int n, room;
	bool full;
};

static void push_word(struct words *w, char *s)
{
	if (w->n >= MAX_WORDS) {
		if (!w->full)
			log_add(w->log, KIND_FATAL, "too many arguments");
		w->full = true;
		return;
	}
	if (w->n + 1 >= w->room) {
		int room = w->room ? 2 * w->room : 64;
		char **bigger = ARENA_ARRAY(w->log->arena, char *,
					    (size_t)room);

		if (w->n)
			memcpy(bigger, w->word, sizeof(char *) *
			       (size_t)w->n);
		w->word = bigger;
		w->room = room;
	}
	w->word[w->n++] = s;
	w->word[w->n] = NULL;
}

/*
 * One word of a response file: blanks end it, quotes of either kind hold
 * blanks, a backslash takes the next character as it is.  A word is never
 * longer than its spelling, so it is written over it.
 */
static char *file_word(char **text)
{
	char *s = *text, *word = s, *out = s;
	char quote = 0;

	for (; *s; s++) {
		if (*s == '\\' && s[1]) {
			*out++ = *++s;
		} else if (quote) {
			if (*s == quote)
				quote = 0;
			else
				*out++ = *s;
		} else if (*s == '\'' || *s == '"') {
			quote = *s;
		} else if (isspace((unsigned char)*s)) {
			break;
		} else {
			*out++ = *s;
		}
	}
	*text = *s ? s + 1 : s;
	*out = 0;
	return word;
}

static void expand(struct words *w, char *arg, int depth)
{
	const char *why;
	char *text = NULL;
	size_t len;

	if (*arg == '@' && arg[1]) {
		if (depth >= MAX_DEPTH) {
			log_add(w->log, KIND_FATAL,
				"'%s': @-files are nested too deeply", arg);
			return;
		}
		text = read_file(w->log->arena, arg + 1, true, &len, &why);
	}
	if (!text) {
		push_word(w, arg);
		return;
	}
	while (!w->log->errors) {
		while (isspace((unsigned char)*text))
			text++;
		if (!*text)
			break;
		expand(w, file_word(&text), depth + 1);
	}
}

char **args_expand(struct log *l, int *argc, char **argv)
{
	struct words w = { .log = l };

	push_word(&w, argv[0] ? argv[0] : (char *)"yulwark");
	for (int i = 1; i < *argc; i++)
		expand(&w, argv[i], 0);
	*argc = w.n;
	return w.word;
}

/* ---- --help ----------------------------------------------------------- */

enum { HELP_COL = 30, HELP_WIDTH = 79 };

/* The text from column HELP_COL on, broken at blanks. */
static void help_text(FILE *f, int col, const char *text)
{
	if (col >= HELP_COL) {
		putc('\n', f);
		col = 0;
	}
	fprintf(f, "%*s", HELP_COL - col, "");
	col = HELP_COL;
	while (*text) {
		int n = (int)strcspn(text, " ");

		if (col > HELP_COL && col + 1 + n > HELP_WIDTH) {
			fprintf(f, "\n%*s", HELP_COL, "");
			col = HELP_COL;
		} else if (col > HELP_COL) {
			putc(' ', f);
			col++;
		}
		fprintf(f, "%.*s", n, text);
		col += n;
		text += n;
		while (*text == ' ')
			text++;
	}
	putc('\n', f);
}

static void help_row(FILE *f, const struct opt_row *r)
{
	static const char *const glue[] = {
		[SEP] = " ", [LONG] = "=", [MAY] = "[=", [ROW] = "",
	};
	int col = r->form == ON ? fprintf(f, "  -fno-%s", r->spelling + 2) :
		fprintf(f, "  %s%s%s%s", r->spelling,
			glue[r->form] ? glue[r->form] : "",
			r->arg ? r->arg : "", r->form == MAY ? "]" : "");

	help_text(f, col, r->help);
}

static void help_warnings(FILE *f, const struct options *o)
{
	if (!o->show_state)
		fputs("The warnings are:\n", f);
	for (unsigned i = 0; i < nwarnings; i++) {
		int col = fprintf(f, "  -W%s", warnings[i].name);

		if (o->show_state)
			help_text(f, col, o->enabled[i] ? "[enabled]"
							: "[disabled]");
		else
			help_text(f, col, arena_printf(o->arena,
				"Warn if %s. %s", warnings[i].title,
				warnings[i].on ? "On by default." :
				warnings[i].extra ? "By -Wextra." : ""));
	}
}

static void help_passes(FILE *f)
{
	fputs("The passes are:\n", f);
	for (const struct pass_info *i = pass_list(); i->name; i++) {
		const struct pass_info *first = pass_named(i->name);

		if (first == i)
			help_text(f, fprintf(f, "  %s", i->name), i->help);
	}
}

static const struct help_class {
	const char *name, *title;
	enum group group;
} classes[] = {
	{ "common", "Common options:", COMMON },
	{ "input", "Where Solidity files are found:", INPUT },
	{ "warnings", "The following options control warnings:", WARNING },
	{ "opinion", "What is a matter of opinion:", OPINION },
	{ "output", "The following options control the output:", OUTPUT },
	{ "passes", "The following options show how it works:", DEVEL },
};
enum { NCLASSES = sizeof(classes) / sizeof(*classes) };

static void help_class(FILE *f, const struct options *o,
		       const struct help_class *c)
{
	fprintf(f, "%s\n", c->title);
	if (c->group != WARNING || !o->show_state)
		for (unsigned i = 0; i < OPT_COUNT; i++)
			if (rows[i].group == c->group)
				help_row(f, &rows[i]);
	if (c->group == WARNING)
		help_warnings(f, o);
	if (c->group == DEVEL)
		help_passes(f);
	putc('\n', f);
}

static void help_all(FILE *f, const struct options *o)
{
	fputs("Usage: yulwark [options] file...\n"
	      "Find reentrancy in Solidity contracts by the Yul that solc "
	      "prints.\n\n"
	      "A file is the output of 'solc --ir' or 'solc --ir-optimized', "
	      "a .yul file,\nstandard-JSON output or a build-info; '-' is "
	      "standard input:\n\n"
	      "  solc --ir Bank.sol | yulwark -\n\n", f);
	for (unsigned i = 0; i < NCLASSES; i++)
		help_class(f, o, &classes[i]);
}

void options_help(FILE *f, const struct options *o)
{
	if (!o->help_classes) {
		help_all(f, o);
		return;
	}
	for (const char *c = o->help_classes; *c;) {
		size_t n = strcspn(c, ",");
		bool known = false;

		for (unsigned i = 0; i < NCLASSES; i++) {
			if (strlen(classes[i].name) != n ||
			    memcmp(classes[i].name, c, n))
				continue;
			help_class(f, o, &classes[i]);
			known = true;
		}
		if (!known)
			log_add(o->log, KIND_WARNING, "unrecognized argument "
				"to '--help=' option: '%.*s'", (int)n, c);
		c += n + (c[n] == ',');
	}
}
