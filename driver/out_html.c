/*
 * A run in, one HTML file out that needs nothing else: no network, no other
 * file.  Its style and its script are report.css, lanes.css and report.js; a
 * content security policy names them by their hashes and forbids everything
 * else, so that nothing in the file runs but these.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"

static void out_of_memory(void *arg)
{
	(void)arg;
	fputs("yulwark: fatal error: the report: out of memory\n"
	      "analysis terminated.\n", stderr);
	exit(1);
}

/* ---- counting --------------------------------------------------------- */

static const char *const severities[] = { "high", "medium", "low" };
enum { NSEVERITIES = sizeof(severities) / sizeof(*severities) };

static unsigned count_severity(const struct told_run *run, const char *s)
{
	unsigned n = 0;

	for (const struct finding *f = run->report->first; f; f = f->next)
		n += !strcmp(f->warn->severity, s);
	return n;
}

static unsigned count_warning(const struct told_run *run,
			      const struct warning *w)
{
	unsigned n = 0;

	for (const struct finding *f = run->report->first; f; f = f->next)
		n += f->warn == w;
	return n;
}

static const char *plural(unsigned n)
{
	return n == 1 ? "" : "s";
}

/* ---- head of the page ------------------------------------------------- */

static void put_asset(FILE *f, const char *tag, const struct asset *a)
{
	fprintf(f, "<%s>", tag);
	fwrite(a->text, 1, a->len, f);
	fprintf(f, "</%s>\n", tag);
}

static void put_head(const struct html *h)
{
	unsigned n = h->run->report->n;

	fprintf(h->f, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'sha256-%s' "
		"'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; "
		"form-action 'none'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<meta name=\"generator\" content=\"yulwark " YULWARK_VERSION
		"\">\n<title>yulwark: %u finding%s</title>\n",
		asset_report_css.hash, asset_lanes_css.hash,
		asset_report_js.hash, n, plural(n));
	put_asset(h->f, "style", &asset_report_css);
	put_asset(h->f, "style", &asset_lanes_css);
	fputs("</head>\n<body>\n<a class=\"skip\" href=\"#findings\">Skip to "
	      "the findings</a>\n", h->f);
}

/* ---- summary ---------------------------------------------------------- */

/* What the whole says in a few words. */
static void put_verdict(const struct html *h)
{
	const struct told_run *run = h->run;
	unsigned n = run->report->n;

	if (run->opt->syntax_only)
		fputs("Nothing was judged: only the syntax was checked",
		      h->f);
	else if (n)
		fprintf(h->f, "%u finding%s", n, plural(n));
	else if (run->log->errors)
		fputs("Nothing was found in what could be read", h->f);
	else
		fputs("Nothing was found", h->f);
}

static void put_counts(const struct html *h)
{
	fputs("<ul class=\"counts\" role=\"list\">\n", h->f);
	for (int i = 0; i < NSEVERITIES; i++) {
		unsigned n = count_severity(h->run, severities[i]);

		fprintf(h->f, "<li class=\"%s\"><b>%u</b> %s</li>\n",
			n ? severities[i] : "zero", n, severities[i]);
	}
	fputs("</ul>\n", h->f);
}

static void put_by_warning(const struct html *h)
{
	fputs("<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	      "aria-label=\"Findings by warning\"><table class=\"tally\">\n"
	      "<thead><tr><th scope=\"col\">Warning</th><th scope=\"col\">"
	      "Severity</th><th scope=\"col\" class=\"number\">Findings</th>"
	      "<th scope=\"col\">What it is</th></tr></thead>\n<tbody>\n",
	      h->f);
	for (unsigned i = 0; i < nwarnings; i++) {
		const struct warning *w = &warnings[i];
		unsigned n = count_warning(h->run, w);

		if (!n)
			continue;
		fprintf(h->f, "<tr><th scope=\"row\"><a href=\"#rule-%s\">"
			"<code>%s</code></a></th><td><span class=\"badge %s\">"
			"%s</span></td><td class=\"number\">%u</td><td>",
			w->name, w->name, w->severity, w->severity, n);
		put_text(h->f, plain_message(h->scratch, w->title));
		fputs("</td></tr>\n", h->f);
	}
	fputs("</tbody></table></div>\n", h->f);
}

static void put_inputs(const struct html *h)
{
	enum { SHOWN = 8 };
	const struct word *inputs = h->run->opt->inputs;
	unsigned n = 0, all = 0;

	for (const struct word *w = inputs; w; w = w->next)
		all++;
	fputs("<dt>Read</dt><dd>", h->f);
	for (const struct word *w = inputs; w; w = w->next, n++) {
		if (n == SHOWN)
			fprintf(h->f, "<details><summary>and %u more</summary>",
				all - n);
		fputs(n && n != SHOWN ? ", <code>" : "<code>", h->f);
		put_text(h->f, strcmp(w->text, "-") ? w->text
						    : "standard input");
		fputs("</code>", h->f);
	}
	fputs(n > SHOWN ? "</details></dd>\n" : "</dd>\n", h->f);
}

/* Silence about a warning that was off is no verdict. */
static void put_off(const struct html *h)
{
	bool any = false;

	for (unsigned i = 0; i < nwarnings; i++) {
		if (h->run->opt->enabled[i])
			continue;
		fprintf(h->f, "%s<code>-W%s</code>",
			any ? ", " : "<dt>Not looked for</dt><dd class=\"off\">",
			warnings[i].name);
		any = true;
	}
	if (any)
		fputs("</dd>\n", h->f);
}

static void put_messages(const struct html *h)
{
	static const char *const words[] = {
		[KIND_FATAL] = "error", [KIND_ERROR] = "error",
		[KIND_WARNING] = "warning", [KIND_NOTE] = "note",
	};

	if (!h->run->log->first)
		return;
	fputs("<section class=\"messages\"><h2>Messages of the run</h2>"
	      "<ul>\n", h->f);
	for (const struct message *m = h->run->log->first; m; m = m->next) {
		fprintf(h->f, "<li class=\"%s\"><b>%s</b> ", words[m->kind],
			words[m->kind]);
		if (m->file) {
			fputs("<code>", h->f);
			put_text(h->f, m->file);
			if (m->line)
				fprintf(h->f, ":%u:%u", m->line, m->col);
			fputs("</code> ", h->f);
		}
		put_text(h->f, plain_message(h->scratch, m->text));
		fputs("</li>\n", h->f);
	}
	fputs("</ul></section>\n", h->f);
}

static void put_summary(const struct html *h)
{
	fputs("<header class=\"top\">\n<p class=\"brand\">yulwark "
	      "<span>" YULWARK_VERSION "</span> re-entrancy report</p>\n<h1>",
	      h->f);
	put_verdict(h);
	fputs("</h1>\n", h->f);
	if (h->run->report->n) {
		put_counts(h);
		put_by_warning(h);
	} else if (!h->run->opt->syntax_only) {
		fputs("<p>No re-entry that would change the outcome was found "
		      "under the warnings that are on.</p>\n", h->f);
	}
	fputs("<dl class=\"run\">", h->f);
	put_inputs(h);
	put_off(h);
	fputs("</dl>\n</header>\n", h->f);
	put_messages(h);
}

/* ---- filters ---------------------------------------------------------- */

static void put_rule_choices(const struct html *h)
{
	fputs("<label>Warning <select id=\"rule\"><option value=\"\">all"
	      "</option>\n", h->f);
	for (unsigned i = 0; i < nwarnings; i++) {
		unsigned n = count_warning(h->run, &warnings[i]);

		if (n)
			fprintf(h->f, "<option value=\"%s\">%s (%u)</option>"
				"\n", warnings[i].name, warnings[i].name, n);
	}
	fputs("</select></label>\n", h->f);
}

static const char *file_of(const struct finding *f)
{
	return f->at.file ? page_of_source(f->at.file).name : NULL;
}

/* Findings come in the order of their files. */
static void put_file_choices(const struct html *h)
{
	const char *last = NULL;

	fputs("<label>File <select id=\"file\"><option value=\"\">all"
	      "</option>\n", h->f);
	for (const struct finding *f = h->run->report->first; f; f = f->next) {
		const char *name = file_of(f);

		if (!name || (last && !strcmp(name, last)))
			continue;
		last = name;
		fputs("<option value=\"", h->f);
		put_text(h->f, name);
		fputs("\">", h->f);
		put_text(h->f, name);
		fputs("</option>\n", h->f);
	}
	fputs("</select></label>\n", h->f);
}

static void put_filters(const struct html *h)
{
	fputs("<form class=\"filters\" role=\"search\" aria-label=\"Filter the "
	      "findings\" hidden>\n<label class=\"text\">Search <input "
	      "type=\"search\" id=\"text\" placeholder=\"function, message, "
	      "file\" autocomplete=\"off\"></label>\n", h->f);
	put_rule_choices(h);
	put_file_choices(h);
	fputs("<fieldset><legend>Severity</legend>\n", h->f);
	for (int i = 0; i < NSEVERITIES; i++)
		if (count_severity(h->run, severities[i]))
			fprintf(h->f, "<label><input type=\"checkbox\" "
				"name=\"severity\" value=\"%s\" checked> %s"
				"</label>\n", severities[i], severities[i]);
	fputs("</fieldset>\n<button type=\"reset\">Show all</button>\n"
	      "<output id=\"shown\" aria-live=\"polite\"></output>\n</form>\n",
	      h->f);
}

/* ---- findings, rules, contracts --------------------------------------- */

static void put_findings(struct html *h)
{
	unsigned no = 0;

	fputs("<section id=\"findings\" tabindex=\"-1\"><h2 class=\"unseen\">"
	      "Findings</h2>\n", h->f);
	for (const struct finding *f = h->run->report->first; f; f = f->next) {
		html_finding(h, f, ++no);
		arena_reset(h->scratch);
	}
	fputs("<p id=\"none\" hidden>No finding passes these filters.</p>\n"
	      "</section>\n", h->f);
}

static void put_contracts(const struct html *h)
{
	const struct explained *e = h->run->report->explained;

	if (!e)
		return;
	fputs("<section class=\"contracts\"><h2>Contracts</h2>\n", h->f);
	for (; e; e = e->next) {
		fputs("<details class=\"page\"><summary><code>", h->f);
		put_text(h->f, e->contract);
		fputs("</code></summary>\n<div class=\"prose\">\n", h->f);
		put_markdown(h->f, e->markdown, 2);
		fputs("</div></details>\n", h->f);
	}
	fputs("</section>\n", h->f);
}

static void put_rules(const struct html *h)
{
	fputs("<section class=\"rules\"><h2>What the warnings mean</h2>\n",
	      h->f);
	for (unsigned i = 0; i < nwarnings; i++) {
		const struct warning *w = &warnings[i];

		if (!h->run->opt->enabled[i])
			continue;
		fprintf(h->f, "<details class=\"page\" id=\"rule-%s\"><summary>"
			"<code>-W%s</code> <span class=\"quiet\">", w->name,
			w->name);
		put_text(h->f, plain_message(h->scratch, w->title));
		fputs("</span></summary>\n<div class=\"prose\">\n", h->f);
		put_markdown(h->f, w->page, 2);
		fputs("</div></details>\n", h->f);
	}
	fputs("</section>\n", h->f);
}

/* ---- the whole -------------------------------------------------------- */

static void put_page(struct html *h)
{
	put_head(h);
	put_summary(h);
	fputs("<main>\n", h->f);
	if (h->run->report->n) {
		put_filters(h);
		put_findings(h);
	} else {
		fputs("<div id=\"findings\"></div>\n", h->f);
	}
	put_contracts(h);
	put_rules(h);
	fputs("</main>\n", h->f);
	put_asset(h->f, "script", &asset_report_js);
	fputs("</body>\n</html>\n", h->f);
}

bool out_html(FILE *f, const struct told_run *run)
{
	struct html h = { .f = f, .run = run };

	h.paints.arena = arena_new(0, out_of_memory, NULL);
	h.scratch = arena_new(0, out_of_memory, NULL);
	if (!h.paints.arena || !h.scratch)
		out_of_memory(NULL);
	put_page(&h);
	arena_free(h.scratch);
	arena_free(h.paints.arena);
	if (!ferror(f))
		return true;
	if (!errno)
		errno = EIO;
	return false;
}
