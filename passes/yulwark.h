/*
 * What passes give and drivers take: Solidity sources, findings, and the run
 * of the pipeline over one unit of Yul.  Includes nothing of the IR (ir.h).
 */
#ifndef YULWARK_H
#define YULWARK_H

#include "yul.h"

/* ---- sol.c: Solidity text, for quoting and naming only ---------------- */

/*
 * The Solidity files at hand.  They make messages readable and lines exact;
 * no verdict reads them.
 */
struct source {
	const char *name;	/* as in @use-src: the compiler's name of it */
	const char *path;	/* what to print; NULL: the name */
	const char *text;	/* NULL: not at hand */
	size_t len;
	uint32_t *line;		/* offsets of line starts; made by sol_add */
	size_t nlines;
	struct sol_outline *outline;	/* made on first use */
	struct source *next;
};

/* Where the compiler puts a state variable. */
struct given_slot {
	const char *file, *contract;	/* of the contract laid out */
	const char *label;	/* the variable */
	unsigned no;		/* which of the contract's it is, in storage order */
	u256 slot;
	unsigned byte;
	struct given_slot *next;
};

struct sources {
	struct source *first;
	struct arena *arena;
	/*
	 * What the compiler itself says of the input at hand: the declarations
	 * of each file as Solidity without bodies, and slots; NULL if it said
	 * nothing of that.
	 */
	struct sources *declared;
	struct given_slot *slots;
	/*
	 * Asked once for each name that is not in the list: fills text, len
	 * and path (allocated from the arena) and returns true, or returns
	 * false.  May be NULL.
	 */
	bool (*load)(struct sources *all, struct source *s, void *arg);
	void *arg;
};

/* Add a file; text may be NULL.  Text is not copied. */
struct source *sol_add(struct sources *all, const char *name,
		       const char *path, const char *text, size_t len);
/* The file of that name, loaded if need be; NULL if there is no list. */
struct source *sol_find(struct sources *all, const char *name);

/* A range of a Solidity file, resolved as far as the sources allow. */
struct where {
	struct source *file;	/* NULL: no origin known */
	int32_t beg, end;	/* bytes */
	const char *snippet;	/* from @src; used where file->text is NULL */
};
/* 1-based line and byte column; false if the text is not at hand. */
bool sol_line_col(const struct source *s, int32_t offset, unsigned *line,
		  unsigned *col);

/* A definition in a Solidity file. */
enum sol_kind {
	SOL_CONTRACT, SOL_FUNCTION, SOL_MODIFIER, SOL_VARIABLE, SOL_STRUCT,
	SOL_ENUM, SOL_TYPE, SOL_EVENT, SOL_ERROR, SOL_IMPORT,
};
struct sol_item {
	enum sol_kind kind;
	/*
	 * "withdraw", "receive", "fallback", "constructor"; a public variable
	 * is the SOL_VARIABLE of its name
	 */
	const char *name;
	int32_t beg, end;	/* the whole definition */
	int32_t name_beg, name_end;	/* the name (or keyword) */
	int32_t body_beg, body_end;	/* within the braces; -1 if none */
	struct sol_item *up;	/* what it stands in, or NULL */
};
/* Innermost item of that kind that holds the offset, or NULL. */
const struct sol_item *sol_enclosing(struct sources *all, struct source *s,
				     int32_t offset, enum sol_kind kind);
/* The definition that comes after `prev` in the file (NULL: the first). */
const struct sol_item *sol_next(struct sources *all, struct source *s,
				const struct sol_item *prev);
/*
 * Simple statements (those without a block of their own, and the heads of
 * if, while and for) of a range, in order.  Calls back with each range,
 * trimmed, without the semicolon.  Text in comments and strings is skipped.
 * Stops when the callback returns false.
 */
void sol_statements(struct sources *all, struct source *s, int32_t beg,
		    int32_t end,
		    bool (*each)(void *arg, int32_t beg, int32_t end),
		    void *arg);
/*
 * The text of a range without comments, white space squeezed to one blank: in
 * the arena of the list.
 */
const char *sol_plain(struct sources *all, const struct source *s, int32_t beg,
		      int32_t end);
/*
 * True if the statement [beg, end) can change a variable by its shape: an
 * assignment, ++, --, delete, push or pop outside strings and comments.
 */
bool sol_is_write(struct source *s, int32_t beg, int32_t end);
/* Names and keywords are words; a string may lack its end. */
enum sol_tok_kind { SOL_END, SOL_WORD, SOL_NUMBER, SOL_STRING, SOL_PUNCT };
struct sol_tok {
	enum sol_tok_kind kind;
	int32_t beg, end;
};
/*
 * The token of s->text that comes first in [from, end); SOL_END, at `end`, if
 * there is none.  Comments are passed over.
 */
struct sol_tok sol_token(const struct source *s, int32_t from, int32_t end);
/* Is the token, no string, spelt so? */
bool sol_is(const struct source *s, struct sol_tok t, const char *word);

/* ---- findings ---------------------------------------------------------- */

enum confidence { CONF_LOW, CONF_MEDIUM, CONF_HIGH };

/* A warning that a pass can give; the rows come from passes.def. */
struct warning {
	const char *name;	/* "reentrancy-eth": the word after -W */
	int cwe;
	const char *severity;	/* "high", "medium", "low" */
	bool on;		/* without any -W */
	bool extra;		/* by -Wextra */
	const char *title;	/* one line, for --help=warnings and SARIF */
	const char *page;	/* pages/<name>.md: what it means, how to mend it */
};
extern const struct warning warnings[];
extern const unsigned nwarnings;
const struct warning *warning_named(const char *name);	/* or NULL */

/*
 * One step of the path that shows a finding.  `depth` 0 is the interrupted
 * function, 1 the re-entered one.  Events come in the order of execution.
 */
enum event_kind {
	EV_ENTRY,	/* entry to a function */
	EV_READ, EV_CHECK, EV_CALL, EV_REENTER, EV_PAY, EV_WRITE, EV_NOTE,
	EV_RETURN,
};
struct event {
	enum event_kind kind;
	struct where at;
	const char *function;	/* display name; frames are runs of equal depth */
	unsigned depth;
	const char *text;	/* without number and full stop; quotes as ASCII ' */
	struct event *next;
};

/*
 * A change of a Solidity file: the bytes [beg, end) become `text`.  Edits at
 * one place stand in the order of `from`.
 */
struct edit {
	struct source *file;
	int32_t beg, end;
	const char *text;
	/*
	 * Where a statement that is moved comes from: the edits that take it out
	 * and put it in have the same, and a patch has one pair of them.  Else
	 * negative.
	 */
	int32_t from;
	struct edit *next;
};

struct finding {
	const struct warning *warn;
	enum confidence conf;
	const char *contract;	/* display name, "Bank" */
	const char *object;	/* name of the Yul object, "Bank_41_deployed" */
	const char *function;	/* display name of the interrupted one */
	const char *signature;	/* selector as "0x2e1a7d4d", "receive", "fallback" */
	struct where at;	/* the statement reported: the call */
	struct where write;	/* the late write, file NULL if none */
	const char *text;	/* the message; quotes as ASCII ' */
	struct event *events;
	struct edit *edits;	/* what mends it, by file and place; or NULL */
	const char *mend;	/* what they do, and at what price: a sentence */
	bool optimised;		/* found in optimised IR */
	/*
	 * Independent of lines: rule, contract, function, normalised text of
	 * call and write, ordinal among equals.  16 hex digits.
	 */
	char fingerprint[17];
	struct finding *next;
};

/*
 * Findings of all units of one run.  Filled by passes through report_add,
 * put in order by report_finish.
 */
struct report {
	struct arena *arena;
	struct explanation *explanations;	/* explain.h; if asked for */
	/* what can be told about each contract, in their order; may be NULL */
	struct explained {
		const char *contract;
		const char *markdown;
		struct explained *next;
	} *explained;
	struct finding *first;
	unsigned n;
};
void report_add(struct report *r, struct finding *f);
/*
 * Sort by file, offset, rule and name; drop what was found twice (the same
 * contract given as ir and as irOptimized: the ir one stays), fill the
 * fingerprints.
 */
void report_finish(struct report *r);

/* ---- run.c: the pipeline ----------------------------------------------- */

struct pass_info {
	const char *name, *help;
	bool warning;		/* gives findings */
};
/* The pipeline in order; ends with name NULL. */
const struct pass_info *pass_list(void);

/* Which targets of calls are taken for friends: each level has those before it. */
enum trust { TRUST_NONE, TRUST_CONSTANT, TRUST_IMMUTABLE, TRUST_OWNER };

/* What is a matter of opinion, not of fact. */
struct policy {
	enum trust trust;	/* -ftrust= */
	bool hostile_owner;	/* entries of privileged callers count too */
	bool no_eip7702;	/* caller == origin: there is no code at it */
	bool getters;		/* views of one variable as it is count too */
};

/* A function of which -fexplain-safe= says why it is not reported. */
struct explain {
	const char *name;	/* "withdraw", "Bank.withdraw", "0x2e1a7d4d" */
	unsigned found;		/* how many functions are called so */
	struct explain *next;
};

struct run_options {
	struct policy policy;
	/* pass names whose result is dumped as text or dot; NULL-ended */
	const char *const *dump, *const *dump_dot;
	FILE *dump_file;	/* where dumps go */
	struct explain *explain;	/* told in dump_file too; counted there */
	/* functions that are explained in the report; counted there */
	struct explain *tell;
	bool tell_all;		/* explain every contract as a whole */
	const char *stop_after;	/* or NULL */
	bool mend;		/* fill in the edits of findings */
	/* by index into warnings[]: do not even look for those that are off */
	const bool *enabled;
	bool times;		/* measure */
	/*
	 * Other texts of the input, for what contracts of one Solidity file do
	 * to each other: the i-th, or NULL beyond the last.  The unit that is
	 * run may be among them.  May be NULL.
	 */
	struct yul_unit *(*peer)(void *arg, unsigned i);
	void *peer_arg;
};
struct run_times {
	double parse;		/* seconds; the driver's own */
	double pass[64];	/* seconds, by index into pass_list() */
	size_t memory;		/* bytes of the module's arena, largest seen */
};

/*
 * Analyse every contract of a unit that yul_parse and yul_scope accepted:
 * each object that holds a deployed one is analysed by its deployed code; an
 * object without one (a bare block, hand-written Yul) by its own code.
 * Objects embedded in another for `new` are left to the text they come from,
 * unless that is all there is.
 * Findings and messages are allocated in report->arena.
 * Returns false if the analysis itself failed (an internal error; *ice says
 * which pass and rule).  `times` may be NULL.
 */
bool yulwark_run(struct yul_unit *u, struct sources *all,
		 const struct run_options *opt, struct report *report,
		 struct run_times *times, const char **ice);
/* True if the unit is optimised IR (it has annotations within expressions). */
bool yulwark_is_optimised(const struct yul_unit *u);

#endif
