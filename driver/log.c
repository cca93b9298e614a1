/*
 * Messages that are no findings: about the command line and the inputs.
 * Each is kept (SARIF lists them) and told at once to whoever prints.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "driver.h"

static struct message *add(struct log *l, enum kind kind, const char *fmt,
			   va_list ap)
{
	struct message *m = ARENA_NEW(l->arena, struct message);
	char *text = NULL;

	if (vasprintf(&text, fmt, ap) < 0)
		text = NULL;
	m->kind = kind;
	m->text = text ? arena_strndup(l->arena, text, strlen(text))
		       : "out of memory";
	free(text);
	return m;
}

/* The text a message quotes need not live longer than the telling. */
static void tell(struct log *l, struct message *m)
{
	if (m->file)
		m->file = arena_strndup(l->arena, m->file, strlen(m->file));
	if (l->last)
		l->last->next = m;
	else
		l->first = m;
	l->last = m;
	l->errors += m->kind == KIND_ERROR || m->kind == KIND_FATAL;
	l->warnings += m->kind == KIND_WARNING;
	if (l->tell)
		l->tell(l->arg, m);
	m->src = NULL;
}

void log_add(struct log *l, enum kind kind, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	struct message *m = add(l, kind, fmt, ap);
	va_end(ap);
	tell(l, m);
}

void log_file(struct log *l, enum kind kind, const char *file, unsigned line,
	      unsigned col, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	struct message *m = add(l, kind, fmt, ap);
	va_end(ap);
	m->file = file;
	m->line = line;
	m->col = col;
	tell(l, m);
}

void log_failure(struct log *l, const char *file, const char *why)
{
	log_file(l, KIND_ERROR, file, 0, 0, "internal error%s%s",
		 why ? ": " : "", why ? why : "");
	log_add(l, KIND_NOTE, "this is a fault of yulwark; please report it "
		"together with the input");
}

void log_yul(struct log *l, const struct src *s, const struct yul_error *e)
{
	struct message *m = ARENA_NEW(l->arena, struct message);

	m->kind = KIND_ERROR;
	m->file = s->name;
	m->text = arena_strndup(l->arena, e->msg, strlen(e->msg));
	m->src = s;
	m->loc = e->loc;
	src_line_col(s, e->loc.beg, &m->line, &m->col);
	tell(l, m);
	if (e->hint)
		log_file(l, KIND_NOTE, s->name, m->line, m->col, "%s",
			 e->hint);
}
