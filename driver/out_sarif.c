/*
 * Findings in, a SARIF 2.1.0 log out, with what GitHub's code scanning needs:
 * a rule for each warning with its help, the path as a code flow, the late
 * write as a related location, fingerprints that do not depend on lines.
 *
 * Columns count Unicode code points.  A file whose text is not at hand has
 * byte offsets instead, and the snippet.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "out.h"

/* ---- small parts ------------------------------------------------------ */

/* A string of JSON; bytes that are no UTF-8 become U+FFFD. */
static json_t *text(const char *s, size_t len)
{
	json_t *j = json_stringn(s, len);
	char *fixed = NULL;
	size_t n = 0;

	if (j)
		return j;
	FILE *f = open_memstream(&fixed, &n);
	if (!f)
		return json_null();
	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t k = utf8_next(s + i, len - i, &c);

		if (k == 1 && c == 0xfffd)
			fputs("\xef\xbf\xbd", f);
		else
			fwrite(s + i, 1, k, f);
		i += k;
	}
	fclose(f);
	j = json_stringn(fixed, n);
	free(fixed);
	return j ? j : json_null();
}

static json_t *str(const char *s)
{
	return text(s, strlen(s));
}

static void set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

/* {"text": s} */
static json_t *message(const char *s)
{
	json_t *o = json_object();

	set(o, "text", str(s));
	return o;
}

/* The same; frees it.  NULL is no text. */
static json_t *owned_message(char *s)
{
	json_t *o = message(s ? s : "");

	free(s);
	return o;
}

/* "reentrancy-eth" as "ReentrancyEth". */
static json_t *pascal_case(const char *name)
{
	char out[64];
	size_t n = 0;

	for (bool up = true; *name && n + 1 < sizeof(out); name++) {
		if (*name == '-' || *name == '_') {
			up = true;
			continue;
		}
		out[n++] = up ? (char)toupper((unsigned char)*name) : *name;
		up = false;
	}
	return json_stringn(out, n);
}

/* A sentence: a capital at the front, a full stop at the end. */
static json_t *sentence(const char *s)
{
	char *copy = NULL;
	size_t n = strlen(s);
	json_t *o;

	if (asprintf(&copy, "%s%s", s, n && s[n - 1] == '.' ? "" : ".") < 0)
		return message(s);
	*copy = (char)toupper((unsigned char)*copy);
	o = message(copy);
	free(copy);
	return o;
}

/* ---- rules ------------------------------------------------------------ */

/* What GitHub makes of a severity. */
static const char *security_severity(const char *severity)
{
	return !strcmp(severity, "high") ? "8.8" :
	       !strcmp(severity, "medium") ? "6.1" : "3.1";
}

static const char *level(const struct options *o, unsigned w)
{
	return !o->enabled[w] ? "none" : o->as_error[w] ? "error" : "warning";
}

static json_t *rule_properties(const struct options *o, unsigned w)
{
	json_t *p = json_object(), *tags = json_array();
	char cwe[40];

	json_array_append_new(tags, json_string("security"));
	if (warnings[w].cwe) {
		snprintf(cwe, sizeof(cwe), "external/cwe/cwe-%03d",
			 warnings[w].cwe);
		json_array_append_new(tags, json_string(cwe));
	}
	set(p, "tags", tags);
	set(p, "precision", json_string("high"));
	set(p, "problem.severity", json_string(o->as_error[w] ? "error"
							      : "warning"));
	set(p, "security-severity",
	    json_string(security_severity(warnings[w].severity)));
	return p;
}

/* The weakness that a warning is about is described there. */
static void set_help_uri(json_t *r, int cwe)
{
	char uri[80];

	snprintf(uri, sizeof(uri), CWE_URL, cwe);
	if (cwe)
		set(r, "helpUri", json_string(uri));
}

static json_t *rule(const struct options *o, unsigned w)
{
	const struct warning *warn = &warnings[w];
	json_t *r = json_object(), *config = json_object();
	json_t *help = owned_message(page_plain(warn->page));

	set(help, "markdown", str(warn->page));
	set(config, "level", json_string(level(o, w)));
	set(config, "enabled", json_boolean(o->enabled[w]));
	set(r, "id", str(warn->name));
	set(r, "name", pascal_case(warn->name));
	set(r, "shortDescription", sentence(warn->title));
	set(r, "fullDescription", owned_message(page_summary(warn->page)));
	set(r, "help", help);
	set_help_uri(r, warn->cwe);
	set(r, "defaultConfiguration", config);
	set(r, "properties", rule_properties(o, w));
	return r;
}

/* ---- files ------------------------------------------------------------ */

/* The files that findings name, in the order they are met. */
struct files_seen {
	json_t *artifacts;
	const struct source *file[4096];
	unsigned n;
};

static const char *path_of(const struct source *s)
{
	const char *p = s->path ? s->path : s->name;

	while (!strncmp(p, "./", 2) && p[2])
		p += 2;
	return p;
}

/* Percent-encoded; the first segment of a relative one must have no ':'. */
static json_t *uri_of(const struct source *s)
{
	const char *p = path_of(s);
	char *out = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&out, &n);

	if (!f)
		return json_string("");
	if (*p == '/')
		fputs("file://", f);
	uri_path(f, p);
	fclose(f);
	json_t *j = json_stringn(out, n);
	free(out);
	return j;
}

static json_t *location_of(const struct source *s)
{
	json_t *l = json_object();

	set(l, "uri", uri_of(s));
	if (*path_of(s) != '/')
		set(l, "uriBaseId", json_string("SRCROOT"));
	return l;
}

/* Index in the artifacts, or -1 if there are too many of them. */
static int index_of(struct files_seen *seen, const struct source *s)
{
	for (unsigned i = 0; i < seen->n; i++)
		if (!strcmp(path_of(seen->file[i]), path_of(s)))
			return (int)i;
	if (seen->n == sizeof(seen->file) / sizeof(*seen->file))
		return -1;
	json_t *a = json_object();
	set(a, "location", location_of(s));
	set(a, "sourceLanguage", json_string("solidity"));
	json_array_append_new(seen->artifacts, a);
	seen->file[seen->n] = s;
	return (int)seen->n++;
}

/* ---- places ----------------------------------------------------------- */

static json_int_t column_at(const struct source *s, unsigned line,
			    int32_t offset)
{
	json_int_t col = 1;
	uint32_t c;

	for (size_t i = s->line[line - 1]; i < (size_t)offset;) {
		i += utf8_next(s->text + i, s->len - i, &c);
		col++;
	}
	return col;
}

static json_t *text_region(const struct where *w)
{
	const struct source *s = w->file;
	json_t *r = json_object(), *snippet = json_object();
	int32_t end = w->end > w->beg ? w->end : w->beg;
	unsigned line, col;

	if ((size_t)end > s->len)
		end = (int32_t)s->len;
	if (sol_line_col(s, w->beg, &line, &col)) {
		set(r, "startLine", json_integer(line));
		set(r, "startColumn", json_integer(column_at(s, line,
							     w->beg)));
	}
	if (sol_line_col(s, end, &line, &col)) {
		set(r, "endLine", json_integer(line));
		set(r, "endColumn", json_integer(column_at(s, line, end)));
	}
	set(snippet, "text", text(s->text + w->beg,
				  (size_t)(end - w->beg)));
	set(r, "snippet", snippet);
	return r;
}

/* GitHub wants a line even where none is known: the first. */
static json_t *offset_region(const struct where *w)
{
	json_t *r = json_object();

	set(r, "startLine", json_integer(1));
	if (w->beg >= 0) {
		set(r, "byteOffset", json_integer(w->beg));
		set(r, "byteLength", json_integer(w->end > w->beg
						  ? w->end - w->beg : 0));
	}
	if (w->snippet)
		set(r, "snippet", message(w->snippet));
	return r;
}

/* NULL if there is no file to name. */
static json_t *physical(struct files_seen *seen, const struct where *w)
{
	if (!w->file)
		return NULL;
	json_t *p = json_object(), *l = location_of(w->file);
	int i = index_of(seen, w->file);
	bool known = w->file->text && w->beg >= 0 &&
		     (size_t)w->beg <= w->file->len;

	if (i >= 0)
		set(l, "index", json_integer(i));
	set(p, "artifactLocation", l);
	set(p, "region", known ? text_region(w) : offset_region(w));
	return p;
}

static json_t *location(struct files_seen *seen, const struct where *w)
{
	json_t *l = json_object(), *p = physical(seen, w);

	if (p)
		set(l, "physicalLocation", p);
	return l;
}

/* ---- results ---------------------------------------------------------- */

/* What a code flow says of a step's weight. */
static const char *importance(enum event_kind k)
{
	switch (k) {
	case EV_CALL: case EV_REENTER: case EV_PAY: case EV_WRITE:
		return "essential";
	case EV_READ: case EV_CHECK:
		return "important";
	default:
		return "unimportant";
	}
}

static json_t *step(struct files_seen *seen, const struct event *e,
		    unsigned no)
{
	json_t *s = json_object(), *l = location(seen, &e->at);

	set(l, "message", message(e->text));
	if (e->function) {
		json_t *logical = json_object(), *all = json_array();

		set(logical, "fullyQualifiedName", str(e->function));
		set(logical, "kind", json_string("function"));
		json_array_append_new(all, logical);
		set(l, "logicalLocations", all);
	}
	set(s, "location", l);
	set(s, "nestingLevel", json_integer(e->depth));
	set(s, "executionOrder", json_integer(no));
	set(s, "importance", json_string(importance(e->kind)));
	return s;
}

static json_t *code_flows(struct files_seen *seen, const struct finding *f)
{
	json_t *steps = json_array(), *thread = json_object();
	json_t *threads = json_array(), *flow = json_object();
	json_t *flows = json_array();
	unsigned no = 1;

	for (const struct event *e = f->events; e; e = e->next)
		json_array_append_new(steps, step(seen, e, no++));
	set(thread, "locations", steps);
	json_array_append_new(threads, thread);
	set(flow, "message", message("A path on which it happens."));
	set(flow, "threadFlows", threads);
	json_array_append_new(flows, flow);
	return flows;
}

/* Brackets and backslashes have a meaning in a message. */
static json_t *result_message(const struct finding *f)
{
	char *out = NULL;
	size_t n = 0;
	FILE *m = open_memstream(&out, &n);

	if (!m)
		return message(f->text);
	for (const char *s = f->text; *s; s++) {
		if (strchr("[]\\", *s))
			putc('\\', m);
		putc(s == f->text ? toupper((unsigned char)*s) : *s, m);
	}
	if (n == 0 || f->text[strlen(f->text) - 1] != '.')
		putc('.', m);
	if (f->write.file)
		fputs(" The state is written [here](1).", m);
	fclose(m);
	json_t *o = json_object();
	set(o, "text", text(out, n));
	free(out);
	return o;
}

static json_t *related(struct files_seen *seen, const struct finding *f)
{
	json_t *all = json_array(), *l = location(seen, &f->write);

	set(l, "id", json_integer(1));
	set(l, "message", message("The state is written here, after the "
				  "call."));
	json_array_append_new(all, l);
	return all;
}

static json_t *logical_location(const struct finding *f)
{
	json_t *all = json_array(), *l = json_object();
	char *full = finding_function(f);

	if (full) {
		const char *dot = strrchr(full, '.');

		set(l, "name", str(dot ? dot + 1 : full));
		set(l, "fullyQualifiedName", str(full));
		free(full);
	}
	set(l, "kind", json_string("function"));
	json_array_append_new(all, l);
	return all;
}

static json_t *fingerprints(const struct finding *f)
{
	json_t *p = json_object();
	char line_hash[24];

	snprintf(line_hash, sizeof(line_hash), "%s:1", f->fingerprint);
	set(p, "primaryLocationLineHash", str(line_hash));
	set(p, "yulwark/v1", str(f->fingerprint));
	return p;
}

/* {"deletedRegion": ..., "insertedContent": ...} */
static json_t *replacement(const struct edit *e)
{
	json_t *r = json_object(), *region = json_object();

	set(region, "byteOffset", json_integer(e->beg));
	set(region, "byteLength", json_integer(e->end - e->beg));
	set(r, "deletedRegion", region);
	if (*e->text)
		set(r, "insertedContent", message(e->text));
	return r;
}

/* One fix: all edits of the finding, which are in the order of their files. */
static json_t *fixes(struct files_seen *seen, const struct finding *f)
{
	json_t *all = json_array(), *fix = json_object();
	json_t *changes = json_array();
	const struct edit *e = f->edits;

	while (e) {
		const struct source *file = e->file;
		json_t *c = json_object(), *l = location_of(file);
		json_t *replacements = json_array();
		int i = index_of(seen, file);

		if (i >= 0)
			set(l, "index", json_integer(i));
		for (; e && e->file == file; e = e->next)
			json_array_append_new(replacements, replacement(e));
		set(c, "artifactLocation", l);
		set(c, "replacements", replacements);
		json_array_append_new(changes, c);
	}
	set(fix, "description", sentence(f->mend));
	set(fix, "artifactChanges", changes);
	json_array_append_new(all, fix);
	return all;
}

static const char *confidence_name(enum confidence c)
{
	return c == CONF_HIGH ? "high" : c == CONF_MEDIUM ? "medium" : "low";
}

static json_t *result(struct files_seen *seen, const struct options *o,
		      const struct finding *f)
{
	json_t *r = json_object(), *all = json_array();
	json_t *l = location(seen, &f->at), *properties = json_object();
	unsigned w = (unsigned)(f->warn - warnings);

	set(l, "logicalLocations", logical_location(f));
	json_array_append_new(all, l);
	set(r, "ruleId", str(f->warn->name));
	set(r, "ruleIndex", json_integer(w));
	set(r, "level", json_string(o->as_error[w] ? "error" : "warning"));
	set(r, "message", result_message(f));
	set(r, "locations", all);
	if (f->write.file)
		set(r, "relatedLocations", related(seen, f));
	set(r, "partialFingerprints", fingerprints(f));
	if (f->events)
		set(r, "codeFlows", code_flows(seen, f));
	if (f->edits)
		set(r, "fixes", fixes(seen, f));
	set(properties, "confidence", str(confidence_name(f->conf)));
	if (f->signature)
		set(properties, "entry", str(f->signature));
	set(r, "properties", properties);
	return r;
}

/* ---- the run ---------------------------------------------------------- */

static json_t *notification(const struct message *m)
{
	static const char *const levels[] = {
		[KIND_FATAL] = "error", [KIND_ERROR] = "error",
		[KIND_WARNING] = "warning", [KIND_NOTE] = "note",
	};
	json_t *n = json_object();
	char *s = NULL;

	set(n, "level", json_string(levels[m->kind]));
	if (m->file && m->line &&
	    asprintf(&s, "%s:%u:%u: %s", m->file, m->line, m->col,
		     m->text) < 0)
		s = NULL;
	else if (m->file && !m->line &&
		 asprintf(&s, "%s: %s", m->file, m->text) < 0)
		s = NULL;
	set(n, "message", message(s ? s : m->text));
	free(s);
	return n;
}

static json_t *invocations(const struct told_run *run)
{
	json_t *all = json_array(), *i = json_object();
	json_t *arguments = json_array(), *notes = json_array();

	for (char **a = run->argv + 1; *run->argv && *a; a++)
		json_array_append_new(arguments, str(*a));
	for (const struct message *m = run->log->first; m; m = m->next)
		json_array_append_new(notes, notification(m));
	set(i, "executionSuccessful", json_boolean(!run->log->errors));
	set(i, "exitCode", json_integer(run->exit_code));
	set(i, "arguments", arguments);
	if (json_array_size(notes))
		set(i, "toolExecutionNotifications", notes);
	else
		json_decref(notes);
	json_array_append_new(all, i);
	return all;
}

static json_t *tool(const struct options *o)
{
	json_t *t = json_object(), *d = json_object(), *rules = json_array();

	for (unsigned w = 0; w < nwarnings; w++)
		json_array_append_new(rules, rule(o, w));
	set(d, "name", json_string("yulwark"));
	set(d, "semanticVersion", json_string(YULWARK_VERSION));
	set(d, "informationUri", json_string(YULWARK_URL));
	set(d, "rules", rules);
	set(t, "driver", d);
	return t;
}

static json_t *source_root(void)
{
	json_t *ids = json_object(), *root = json_object();

	set(root, "description", message("The root of the project."));
	set(ids, "SRCROOT", root);
	return ids;
}

static json_t *the_run(const struct told_run *run)
{
	json_t *r = json_object(), *results = json_array();
	json_t *automation = json_object();
	struct files_seen seen = { .artifacts = json_array() };

	for (const struct finding *f = run->report->first; f; f = f->next)
		json_array_append_new(results, result(&seen, run->opt, f));
	set(automation, "id", json_string("yulwark/"));
	set(r, "tool", tool(run->opt));
	set(r, "automationDetails", automation);
	set(r, "columnKind", json_string("unicodeCodePoints"));
	set(r, "originalUriBaseIds", source_root());
	set(r, "invocations", invocations(run));
	set(r, "artifacts", seen.artifacts);
	set(r, "results", results);
	return r;
}

bool out_sarif(FILE *f, const struct told_run *run)
{
	json_t *log = json_object(), *runs = json_array();

	set(log, "$schema",
	    json_string("https://json.schemastore.org/sarif-2.1.0.json"));
	set(log, "version", json_string("2.1.0"));
	json_array_append_new(runs, the_run(run));
	set(log, "runs", runs);
	bool good = !json_dumpf(log, f, JSON_INDENT(2)) &&
		    putc('\n', f) != EOF && !ferror(f);
	json_decref(log);
	if (!good && !errno)
		errno = EIO;
	return good;
}
