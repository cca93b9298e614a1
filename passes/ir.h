/*
 * The intermediate representation: functions of blocks in SSA form.
 *
 * One struct mod is one deployed object of Yul, lowered.  Everything in it
 * lives in mod->arena and is dropped with it.  Use lists and edges are
 * written by ir.c alone; every other file goes through its functions.
 */
#ifndef IR_H
#define IR_H

#include "yul.h"
#include "yulwark.h"

struct fn;
struct blk;
struct ins;
struct val;

/* Where an instruction was inlined: the call it came through, and so on. */
struct site {
	struct loc loc;		/* of the call in the IR text */
	struct fn *callee;	/* the function that was inlined there */
	struct site *up;	/* NULL: the call stood in the function itself */
};

/* One operand, and its link in the value's uses.  Written by ir.c only. */
struct use {
	struct val *v;
	struct ins *in;
	struct use *next, **prev;
};

enum val_kind {
	V_CONST,	/* con; interned for each function: one value a number */
	V_PARAM,	/* idx: which parameter */
	V_RES,		/* idx: which result of def */
};

/* A 256-bit value. */
struct val {
	enum val_kind kind;
	uint32_t id;		/* dense within the function */
	uint32_t idx;
	u256 con;
	struct ins *def;	/* V_RES */
	struct use *uses;
};

struct ins {
	enum op op;
	struct loc loc;		/* in the IR text */
	struct site *site;	/* NULL: not inlined */
	struct blk *blk;
	struct ins *prev, *next;
	uint32_t id;		/* dense within the function; not an order */
	unsigned nargs, nres;
	struct use *arg;
	struct val *res;	/* nres of them, in one array */
	struct fn *callee;	/* OP_ucall */
	const struct node *lit;	/* literal operand of LIT builtins, verbatim's code */
	const struct ident *var;	/* OP_phi: the variable, for display; or NULL */
	/*
	 * OP_hash: for each argument, which of its 32 bytes are hashed: from
	 * byte `skip` (0 = most significant) on, `len` of them.  Of a key
	 * whose length is not known the first of two has len 0 and is the
	 * keccak256 of all the bytes: it stands for those before the second
	 * one, and the hash has its value.
	 */
	struct piece { uint8_t skip, len; } *piece;
	void *aux;		/* owned by the pass that runs */
};

/*
 * A block: phis first, then instructions, last one that ends it.
 * How it ends is the op of `last`: OP_goto, OP_br, OP_ret, or a builtin whose
 * effects have OK or BAD.
 */
struct blk {
	uint32_t id;		/* index in fn->blk */
	struct fn *fn;
	struct ins *first, *last;
	struct blk **pred;
	uint8_t *pred_slot;	/* which succ[] of pred[i] the edge is */
	unsigned npreds, cap_preds;
	struct blk *succ[2];
	unsigned nsuccs;
	/* dom.c; valid while mod->have & DOM */
	struct blk *idom;
	unsigned rpo;		/* position in reverse postorder */
	unsigned dom_in, dom_out;	/* interval of the dominator tree */
	struct loop *loop;	/* innermost, or NULL */
	bool loop_head;
};

struct loop {
	struct blk *head;
	struct loop *up;
	unsigned depth;		/* 1: outermost */
};

struct fn {
	struct mod *mod;
	const char *name;	/* for dumps and display; decides nothing */
	const struct node *node;	/* N_FUNCTION; NULL for top code and entries */
	struct blk **blk;	/* blk[0] is the entry and has no preds; no holes */
	unsigned nblks, cap_blks;
	struct val **param;
	unsigned nparams, nrets;
	unsigned nvals, nins;	/* next ids */
	struct val **con;	/* hash table of constants */
	unsigned ncon, cap_con;
	bool never_returns;	/* no OP_ret is reached, calls that never return being ends */
	unsigned no;		/* index in mod->fn */
	bool visited, on_stack;	/* inline.c */
	void *aux;
};

enum entry_kind { ENTRY_FUNCTION, ENTRY_RECEIVE, ENTRY_FALLBACK, ENTRY_CODE };

/* What a transaction or a call can start in the contract. */
struct entry {
	enum entry_kind kind;
	uint32_t selector;	/* ENTRY_FUNCTION */
	struct fn *fn;		/* the dispatcher specialised to it */
	const char *name;	/* display name */
	struct where where;	/* its definition, if known */
	unsigned no;		/* index in mod->entry */
	unsigned cut;		/* enum cut */
	bool once;		/* setup.c: it sets the contract up, and is over */
	void *aux;
};

/* Facts about a module that passes need, give and break. */
enum have {
	CFG = 1 << 0,		/* functions of blocks */
	SSA = 1 << 1,
	DOM = 1 << 2,		/* order, dominators, loops; no unreachable block */
	INLINED = 1 << 3,	/* entries have no call they could inline */
	ENTRIES = 1 << 4,	/* mod->entry */
	HASHES = 1 << 5,	/* keccak256 of known memory is OP_hash */
	PLACES = 1 << 6,
	CALLS = 1 << 7,
	EFFECTS = 1 << 8,
	GATES = 1 << 9,
	VERDICTS = 1 << 10,
};

/* A value that is the same in every run of one transaction: facts.c. */
struct shared_val {
	const struct val *v;
	struct shared_val *next;
};

/* A hash of numbers that became a number: what it was made of. */
enum { MAX_HASHED = 3 };
struct hashed {
	u256 h;
	unsigned n;
	u256 word[MAX_HASHED];	/* whole words */
	struct hashed *next;
};

/* What was not looked at in full, and is taken for possible. */
enum cut {
	CUT_STEPS = 1,		/* a run took too many steps */
	CUT_INLINE = 2,		/* a function is too large or calls itself */
	CUT_ROUNDS = 4,		/* facts did not settle */
};

struct mod {
	struct arena *arena;
	struct hashed *hashed;
	bool guessed;		/* place.c has looked for more of them */
	/* for arenas that a pass makes for itself: as arena_new's */
	void (*oom)(void *arg);
	void *oom_arg;
	struct yul_unit *unit;
	struct yul_object *obj;
	struct sources *sources;
	bool optimised;
	unsigned have;		/* enum have */
	unsigned copied;	/* instructions that inlining has copied */
	struct fn **fn;		/* fn[0] is the top code */
	unsigned nfns, cap_fns;
	struct entry *entry;
	unsigned nentries;
	/*
	 * The i-th other contract that comes with this one, if an entry of its
	 * has that selector, analysed as far as its gates: NULL if it has
	 * not; *more is false from the last one on.
	 */
	struct mod *(*other)(struct mod *m, unsigned i, uint32_t selector,
			     bool *more);
	void *other_arg;
	struct report *report;
	const bool *enabled;	/* by index into warnings[] */
	bool judge_all;		/* every entry at every call, for a dump */
	bool mend;		/* the same for mend.c, and by every rule */
	struct told *told;	/* mend.c */
	struct policy policy;
	bool library;		/* only run by delegatecall, in others' storage */
	struct places *places;	/* place.c */
	struct shared_val *shared;	/* facts.c */
	struct fixed_slot *fixed;	/* facts.c: slots that have been asked for */
	struct callsites *calls;	/* calls.c */
	struct effects *effects;	/* effect.c */
	struct gates *gates;	/* gate.c, by entry->no */
	struct verdicts *verdicts;	/* reentry.c */
	const struct decls *decls;	/* decl.c, once asked for */
};

struct pass {
	const char *name;
	unsigned needs, gives, breaks;
	const char *help;
	void (*run)(struct mod *m);
	/* what -fdump prints for it; NULL: the IR */
	void (*dump)(FILE *f, const struct mod *m);
};

/* ---- ir.c: the only code that edits use lists and edges ---------------- */

struct fn *fn_new(struct mod *m, const char *name, unsigned nparams,
		  unsigned nrets);	/* appended to m->fn; has no block */
struct blk *blk_new(struct fn *f);
/* The value of a constant in f; one for each number. */
struct val *val_const(struct fn *f, u256 x);
struct val *val_const64(struct fn *f, uint64_t x);
static inline bool is_const(const struct val *v) { return v->kind == V_CONST; }

/* A new instruction, not yet in a block; operands are NULL until set_arg. */
struct ins *ins_new(struct fn *f, enum op op, struct loc loc, unsigned nargs,
		    unsigned nres);
void ins_append(struct blk *b, struct ins *in);
void ins_insert_before(struct ins *at, struct ins *in);
/* At the front of a block: before any other instruction. */
void ins_prepend(struct blk *b, struct ins *in);
/* Take out of its block and drop its uses; results must be unused. */
void ins_delete(struct ins *in);
/* Out of its block, operands kept: to be put elsewhere. */
void ins_unlink(struct ins *in);
void set_arg(struct ins *in, unsigned i, struct val *v);
static inline struct val *arg(const struct ins *in, unsigned i)
{
	return in->arg[i].v;
}
static inline struct val *res(const struct ins *in) { return &in->res[0]; }
/* Grow a phi (or any instruction that is in a block) by one operand. */
void add_arg(struct ins *in, struct val *v);
/* Take operand i out; those behind it move up. */
void del_arg(struct ins *in, unsigned i);
/* Every use of `from` becomes a use of `to`. */
void replace_val(struct val *from, struct val *to);

/* Add the edge and remember the predecessor (phis of `to` are the caller's). */
void edge_add(struct blk *from, struct blk *to);
/*
 * Take the edge away: the successor slot, the predecessor entry and the
 * operand of every phi of the target.  With two edges between the same blocks
 * the one of succ[i] is meant.
 */
void edge_del(struct blk *from, unsigned i);
/* Which predecessor of succ[i] the edge is. */
unsigned edge_pred_index(const struct blk *from, unsigned i);
/*
 * Edge `i` of `from` now goes to `to`; phis of the old target lose their
 * operand, those of the new one must be given theirs by the caller.
 */
void edge_redirect(struct blk *from, unsigned i, struct blk *to);
/* Hand the outgoing edges of `from` (an emptied block) to `to`, which has none. */
void blk_move_succs(struct blk *from, struct blk *to);
/* Make the br of b a goto to succ[i]; the other edge is deleted. */
void br_to_goto(struct blk *b, unsigned i);
/* Exchange succ[0] and succ[1]; phis keep the operand of each edge. */
void br_swap(struct blk *b);
/* In one block, does b come after a? */
bool stands_behind(const struct ins *a, const struct ins *b);
/* Do both carry the same literal, or none? */
bool same_literal(const struct ins *a, const struct ins *b);
/* Drop blocks that the entry does not reach; renumbers. */
void fn_drop_unreachable(struct fn *f);
/*
 * Give values and instructions that are still there new ids without holes, in
 * the order of the blocks.  Whoever keeps arrays by id must not keep them
 * over this.
 */
void fn_renumber(struct fn *f);
/* Split b behind `in`: the rest goes to a new block that is returned; b is
 * left without an end and without successors. */
struct blk *blk_split_after(struct ins *in);

/*
 * Copy the blocks of `from` into `into`; parameters become args[].  A copied
 * OP_ret ends its block with nothing: the copied block and the ret's operands
 * are handed to on_ret.  `site` is put above the sites of the copied
 * instructions.  Returns the copy of from's entry block.
 */
struct blk *fn_copy_into(struct fn *into, const struct fn *from,
			 struct val **args, struct site *site,
			 void (*on_ret)(void *arg, struct blk *b,
					struct val **rets),
			 void *arg_of_on_ret);

static inline unsigned effects_of(const struct ins *in)
{
	return op_info[in->op].effects;
}
static inline bool ends_ok(const struct ins *in)
{
	return effects_of(in) & OK;
}
static inline bool ends_bad(const struct ins *in)
{
	return effects_of(in) & BAD;
}
/* A value computed by op `o`, else NULL. */
static inline struct ins *def_by(const struct val *v, enum op o)
{
	return v->kind == V_RES && v->def->op == o ? v->def : NULL;
}
static inline bool is_num(const struct val *v, uint64_t x)
{
	return v->kind == V_CONST && !v->con.w[1] && !v->con.w[2] &&
	       !v->con.w[3] && v->con.w[0] == x;
}

/* ---- dom.c ------------------------------------------------------------- */

/*
 * Reverse postorder, immediate dominators (Cooper, Harvey and Kennedy, "A
 * simple, fast dominance algorithm", 2001) and natural loops of one function.
 * Drops unreachable blocks and leaves fn->blk in reverse postorder, so that
 * blk->id == blk->rpo.
 */
void dom_fn(struct fn *f);
/* a dominates b (every block dominates itself).  Needs dom_fn. */
static inline bool dominates(const struct blk *a, const struct blk *b)
{
	return a->dom_in <= b->dom_in && b->dom_out <= a->dom_out;
}
/* `head` of the loop dominates b and b can reach back to it: b is in l. */
bool in_loop(const struct blk *b, const struct loop *l);

/* ---- print.c, verify.c ------------------------------------------------- */

void print_ins(FILE *f, const struct ins *in);
void print_fn(FILE *f, const struct fn *fn);
void print_dot(FILE *f, const struct fn *fn);
void print_mod(FILE *f, const struct mod *m);	/* entries if there are, else functions */

/*
 * Check every rule the IR must keep.  Returns NULL, or a sentence (in the
 * arena) that names the rule and the function.
 */
const char *verify_fn(const struct fn *f);
const char *verify_mod(const struct mod *m);

/* ---- fold.c ------------------------------------------------------------ */

/*
 * Constants, copies, common subexpressions, decided branches, threaded
 * edges, dead code, in one function until nothing changes.  Leaves dom_fn's
 * facts valid.
 */
void fold_fn(struct fn *f);

/* ---- entry.c, names ---------------------------------------------------- */

const struct entry *entry_of(const struct mod *m, const struct fn *f);
/* The function with that selector, NULL if there is none. */
const struct entry *entry_with(const struct mod *m, uint32_t sel);
/* Something of the entry of that function was cut short. */
void note_incomplete(struct mod *m, const struct fn *f, enum cut why);

/* ---- place of an instruction in the Solidity text: where.c ------------- */

/*
 * The Solidity range of an instruction: the innermost frame whose range is
 * not the whole contract; file NULL if there is none.
 */
struct where where_of(const struct mod *m, const struct ins *in);

/* ---- the passes -------------------------------------------------------- */

/* One function each; PASSD has a dump of its own besides. */
#define PASS(name, needs, gives, breaks, help) void pass_##name(struct mod *m);
#define PASSD(name, needs, gives, breaks, help)			\
	void pass_##name(struct mod *m);			\
	void dump_##name(FILE *f, const struct mod *m);
#include "passes.def"

#endif
