/*
 * A finding in, a card of the HTML report out: what is wrong and where, the
 * Solidity, the path beside it, the picture.
 */
#include <stdlib.h>
#include <string.h>

#include "html.h"

static const char *const confidence_words[] = {
	[CONF_LOW] = "low", [CONF_MEDIUM] = "medium", [CONF_HIGH] = "high",
};

/* A message, with its quotes as people write them. */
static void put_message(struct html *h, const char *text)
{
	put_text(h->f, plain_message(h->scratch, text));
}

/* The file by which a finding is filtered. */
static const char *file_name(const struct finding *f)
{
	return f->at.file ? page_of_source(f->at.file).name : "";
}

/* ---- the head --------------------------------------------------------- */

static void put_fact(struct html *h, const char *name, const char *value,
		     bool code)
{
	if (!value || !*value)
		return;
	fprintf(h->f, "<div><dt>%s</dt><dd>%s", name, code ? "<code>" : "");
	put_text(h->f, value);
	fprintf(h->f, "%s</dd></div>\n", code ? "</code>" : "");
}

static void put_facts(struct html *h, const struct finding *f)
{
	char *function = finding_function(f);

	fputs("<dl class=\"facts\">\n", h->f);
	put_fact(h, "Function", function, true);
	put_fact(h, "Place", place_text(h->scratch, h->run->opt, &f->at),
		 true);
	fprintf(h->f, "<div><dt>Rule</dt><dd><a href=\"#rule-%s\"><code>"
		"-W%s</code></a></dd></div>\n", f->warn->name, f->warn->name);
	put_fact(h, "Confidence", confidence_words[f->conf], false);
	if (f->warn->cwe)
		put_fact(h, "Weakness", arena_printf(h->scratch, "CWE-%d",
						     f->warn->cwe), false);
	put_fact(h, "Found in", f->optimised ? "optimised IR" : NULL, false);
	fputs("</dl>\n", h->f);
	free(function);
}

static void put_head(struct html *h, const struct finding *f, unsigned no)
{
	bool error = finding_is_error(h->run->opt, f);

	fprintf(h->f, "<header><p class=\"badges\"><a class=\"anchor\" "
		"href=\"#f-%s\" aria-label=\"link to finding %u\">#%u</a>"
		"<span class=\"badge %s\">%s</span>%s</p>\n"
		"<h3 id=\"f%u-title\">", f->fingerprint, no, no,
		f->warn->severity, f->warn->severity,
		error ? "<span class=\"badge error\">error</span>" : "", no);
	put_message(h, f->text);
	fputs("</h3>\n", h->f);
	put_facts(h, f);
	fputs("</header>\n", h->f);
}

/* ---- the path --------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static void open_frame(struct html *h, const struct event *e)
{
	fprintf(h->f, "<li class=\"frame depth%u\"><p class=\"who\"><code>",
		e->depth < 3 ? e->depth : 3);
	put_message(h, e->function ? e->function : "?");
	fprintf(h->f, "</code>%s</p>\n<ol role=\"list\">\n",
		e->depth ? " <span class=\"quiet\">meanwhile</span>" : "");
}

static void put_event(struct html *h, const struct finding *f, unsigned no,
		      const struct event *e, unsigned step)
{
	char *line = html_line_id(h, f, no, &e->at);
	char *place = place_text(h->scratch, h->run->opt, &e->at);
	enum lane_mark m = event_mark(f, e);

	fprintf(h->f, "<li class=\"event%s\" id=\"f%u-e%u\">", mark_class(m),
		no, step);
	if (line)
		fprintf(h->f, "<a class=\"step\" href=\"#%s\">", line);
	else
		fputs("<span class=\"step\">", h->f);
	fprintf(h->f, "<span class=\"n\">%u</span> <span class=\"what\">",
		step);
	put_message(h, e->text);
	fprintf(h->f, " <span class=\"quiet\">%s", event_word(e->kind));
	if (place) {
		fputs(" \u00b7 ", h->f);
		put_text(h->f, place);
	}
	fprintf(h->f, "</span></span>%s</li>\n", line ? "</a>" : "</span>");
}

static void put_path(struct html *h, const struct finding *f, unsigned no)
{
	const struct event *last = NULL;
	unsigned step = 1;

	fputs("<section class=\"path\" aria-label=\"Path\"><ol "
	      "role=\"list\">\n", h->f);
	for (const struct event *e = f->events; e; e = e->next) {
		bool opens = !last || last->depth != e->depth ||
			     !same_text(last->function, e->function);

		if (opens && last)
			fputs("</ol></li>\n", h->f);
		if (opens)
			open_frame(h, e);
		put_event(h, f, no, e, step++);
		last = e;
	}
	fputs(last ? "</ol></li>\n</ol>\n" : "</ol>\n", h->f);
	fputs("<p class=\"legend\"><span class=\"call\">the call</span>",
	      h->f);
	if (f->write.file)
		fprintf(h->f, "<span class=\"late\">%s</span>",
			late_words(f));
	fputs("</p></section>\n", h->f);
}

/* ---- the card --------------------------------------------------------- */

static void put_picture(struct html *h, const struct finding *f, unsigned no)
{
	struct lanes *l = lanes_of_finding(h->scratch, &h->paints,
					   h->run->opt, f);

	l->title = NULL;
	fputs("<details class=\"picture\"><summary>Picture</summary>\n"
	      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	      "aria-label=\"Picture\">\n", h->f);
	lanes_svg(h->f, h->scratch, l, no, 0);
	fputs("</div></details>\n", h->f);
}

void html_finding(struct html *h, const struct finding *f, unsigned no)
{
	fprintf(h->f, "<article class=\"finding\" id=\"f-%s\" "
		"aria-labelledby=\"f%u-title\" data-rule=\"%s\" "
		"data-severity=\"%s\" data-file=\"", f->fingerprint, no,
		f->warn->name, f->warn->severity);
	put_text(h->f, file_name(f));
	fputs("\">\n", h->f);
	put_head(h, f, no);
	fprintf(h->f, "<div class=\"%s\">\n<section class=\"quote\" "
		"aria-label=\"Solidity\">\n", f->events ? "both" : "one");
	html_quote(h, f, no);
	fputs("</section>\n", h->f);
	if (f->events)
		put_path(h, f, no);
	fputs("</div>\n", h->f);
	if (f->events)
		put_picture(h, f, no);
	fputs("</article>\n", h->f);
}
