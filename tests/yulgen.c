/*
 * Makes up Yul programs.  In: a number.  Out: text that every Yul compiler
 * accepts and that does something to be seen: loops with break and continue,
 * switches, functions with several results, nested and recursive ones, code
 * behind an end, memory, storage, calls, logs.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "yulgen.h"

#define MAX_VARS 64
#define MAX_FNS 24

struct sig {
	unsigned no, nargs, nres;
};

struct gen {
	FILE *f;
	uint64_t state;
	unsigned var[MAX_VARS], nvars;	/* in scope, by number */
	unsigned first_var;		/* those of the function at hand */
	struct sig fn[MAX_FNS];		/* in scope */
	unsigned nfns;
	unsigned from_fn;		/* may be called freely: this number on */
	unsigned next_var, next_fn;	/* names are never used twice */
	unsigned depth;			/* of blocks */
	int budget;			/* statements still to write */
	bool in_loop, in_fn;
};

uint64_t next_random(uint64_t *state)
{
	uint64_t x = *state += 0x9e3779b97f4a7c15u;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static unsigned pick(struct gen *g, unsigned n)
{
	return next_random(&g->state) % n;
}

static bool chance(struct gen *g, unsigned percent)
{
	return pick(g, 100) < percent;
}

/* ---- expressions ------------------------------------------------------- */

static void expr(struct gen *g, unsigned depth);

static unsigned new_var(struct gen *g)
{
	if (g->nvars < MAX_VARS)
		g->var[g->nvars++] = g->next_var;
	return g->next_var++;
}

static bool has_var(const struct gen *g)
{
	return g->nvars > g->first_var;
}

static void put_var(struct gen *g)
{
	unsigned n = g->nvars - g->first_var;

	fprintf(g->f, "v%u", g->var[g->first_var + pick(g, n)]);
}

static void literal(struct gen *g)
{
	static const char *const some[] = {
		"0", "1", "2", "0x20", "0xff", "31", "true", "false",
		"\"ab\\x00\\n\"", "hex\"80ff\"",
		"0x8000000000000000000000000000000000000000000000000000000000000000",
		"115792089237316195423570985008687907853269984665640564039457584007913129639935",
	};

	if (chance(g, 50))
		fprintf(g->f, "%u", pick(g, 10));
	else
		fputs(some[pick(g, sizeof(some) / sizeof(some[0]))], g->f);
}

static void args(struct gen *g, unsigned n, unsigned depth)
{
	fputc('(', g->f);
	for (unsigned i = 0; i < n; i++) {
		if (i)
			fputs(", ", g->f);
		expr(g, depth);
	}
	fputc(')', g->f);
}

/*
 * A function in scope with that many results; NULL: none was found.  Mostly
 * one with a higher number: such calls come to an end.
 */
static const struct sig *pick_fn(struct gen *g, unsigned nres)
{
	for (unsigned i = 0; g->nfns && i < 4; i++) {
		const struct sig *s = &g->fn[pick(g, g->nfns)];

		if (s->nres == nres && (s->no >= g->from_fn || chance(g, 3)))
			return s;
	}
	return NULL;
}

static void call_fn(struct gen *g, const struct sig *s, unsigned depth)
{
	fprintf(g->f, "f%u", s->no);
	args(g, s->nargs, depth);
}

static void computed(struct gen *g, unsigned depth)
{
	static const char *const two[] = {
		"add", "sub", "mul", "div", "sdiv", "mod", "smod", "exp",
		"signextend", "lt", "gt", "slt", "sgt", "eq", "and", "or",
		"xor", "byte", "shl", "shr", "sar",
	};
	static const char *const one[] = { "iszero", "not", "iszero" };
	static const char *const three[] = { "addmod", "mulmod" };

	switch (pick(g, 6)) {
	case 0:
		fputs(one[pick(g, 3)], g->f);
		args(g, 1, depth);
		break;
	case 1:
		fputs(three[pick(g, 2)], g->f);
		args(g, 3, depth);
		break;
	default:
		fputs(two[pick(g, sizeof(two) / sizeof(two[0]))], g->f);
		args(g, 2, depth);
	}
}

/* name(and(e, mask)…): operands kept small so that runs go on. */
static void masked(struct gen *g, const char *name, unsigned n,
		   const char *mask, unsigned depth)
{
	fprintf(g->f, "%s(", name);
	for (unsigned i = 0; i < n; i++) {
		fputs(i ? ", and(" : "and(", g->f);
		expr(g, depth);
		fprintf(g->f, ", %s)", mask);
	}
	fputc(')', g->f);
}

/*
 * As solc has it: what is below 0x80 is only met at constant addresses; the
 * pass that follows memory words relies on it.
 */
static void address(struct gen *g, unsigned depth)
{
	if (chance(g, 60)) {
		fprintf(g->f, "%u", pick(g, 2) ? 32 * pick(g, 8) : pick(g, 256));
		return;
	}
	fputs("add(0x80, and(", g->f);
	expr(g, depth);
	fputs(", 0x7f))", g->f);
}

static void external(struct gen *g, unsigned depth)
{
	static const char *const names[] = {
		"call", "delegatecall", "staticcall",
	};
	unsigned kind = pick(g, 3);

	fprintf(g->f, "%s(gas(), ", names[kind]);
	expr(g, depth);
	if (kind == 0) {
		fputs(", ", g->f);
		expr(g, depth);
	}
	fprintf(g->f, ", %u, %u, %u, %u)", pick(g, 128), pick(g, 70),
		pick(g, 128), pick(g, 70));
}

static void outside(struct gen *g, unsigned depth)
{
	static const char *const plain[] = {
		"caller()", "callvalue()", "calldatasize()", "address()",
		"returndatasize()", "selfbalance()", "timestamp()", "gas()",
	};

	switch (pick(g, 8)) {
	case 0:
		fputs("mload(", g->f);
		address(g, depth);
		fputc(')', g->f);
		break;
	case 1:
	case 2:
		masked(g, "sload", 1, "3", depth);
		break;
	case 3:
		masked(g, "tload", 1, "1", depth);
		break;
	case 4:
		masked(g, "calldataload", 1, "0x3f", depth);
		break;
	case 5:
		fputs("keccak256(", g->f);
		address(g, depth);
		fprintf(g->f, ", %u)", pick(g, 2) ? 32 * pick(g, 4) : pick(g, 128));
		break;
	case 6:
		external(g, depth);
		break;
	default:
		fputs(plain[pick(g, sizeof(plain) / sizeof(plain[0]))], g->f);
	}
}

static void expr(struct gen *g, unsigned depth)
{
	const struct sig *s;
	unsigned kind = depth ? pick(g, 10) : pick(g, 4);

	if (kind < 3 && has_var(g)) {
		put_var(g);
	} else if (kind < 4) {
		literal(g);
	} else if (kind < 8) {
		computed(g, depth - 1);
	} else if (kind < 9) {
		outside(g, depth - 1);
	} else {
		s = pick_fn(g, 1);
		if (s)
			call_fn(g, s, depth - 1);
		else
			literal(g);
	}
}

/* ---- statements -------------------------------------------------------- */

static void block(struct gen *g, unsigned max);

static void let(struct gen *g)
{
	const struct sig *s = NULL;
	unsigned n = pick(g, 4);

	if (n > 1)
		s = pick_fn(g, n);
	if (s) {
		fputs("let ", g->f);
		/* visible only behind the call: numbers first, scope later */
		for (unsigned i = 0; i < n; i++)
			fprintf(g->f, "%sv%u", i ? ", " : "", g->next_var + i);
		fputs(" := ", g->f);
		call_fn(g, s, 1);
		for (unsigned i = 0; i < n; i++)
			new_var(g);
	} else {
		fprintf(g->f, "let v%u", g->next_var);
		if (chance(g, 85)) {
			fputs(" := ", g->f);
			expr(g, 3);
		}
		new_var(g);
	}
	fputc('\n', g->f);
}

/* Two different variables, or one if there are not two. */
static unsigned targets(struct gen *g)
{
	unsigned n = g->nvars - g->first_var, i = pick(g, n);

	fprintf(g->f, "v%u", g->var[g->first_var + i]);
	if (n < 2 || chance(g, 70))
		return 1;
	fprintf(g->f, ", v%u", g->var[g->first_var + (i + 1) % n]);
	return 2;
}

static void assign(struct gen *g)
{
	const struct sig *s;

	if (!has_var(g)) {
		let(g);
		return;
	}
	s = pick_fn(g, 2);
	if (!s) {
		put_var(g);
		fputs(" := ", g->f);
		expr(g, 3);
	} else {
		unsigned n = targets(g);

		fputs(" := ", g->f);
		if (n == 2)
			call_fn(g, s, 1);
		else
			expr(g, 2);
	}
	fputc('\n', g->f);
}

static void branch_if(struct gen *g)
{
	fputs("if ", g->f);
	expr(g, 3);
	fputc(' ', g->f);
	block(g, 4);
}

static void switch_on(struct gen *g)
{
	unsigned n = pick(g, 5);

	fputs("switch ", g->f);
	if (chance(g, 70))
		masked(g, "add", 2, "3", 1);
	else
		expr(g, 2);
	fputc('\n', g->f);
	for (unsigned i = 0; i < n; i++) {
		fprintf(g->f, "case %u ", i);
		block(g, 3);
	}
	if (!n || chance(g, 50)) {
		fputs("default ", g->f);
		block(g, 3);
	}
}

/* Mostly a counter that the body may still disturb. */
static void loop(struct gen *g)
{
	bool outer = g->in_loop;
	unsigned base = g->nvars, i = g->next_var++, inner;

	fprintf(g->f, "for { let v%u := 0 ", i);
	if (chance(g, 30) && g->nvars < MAX_VARS)
		let(g);
	if (g->nvars < MAX_VARS && chance(g, 8))
		g->var[g->nvars++] = i;
	fputs("} ", g->f);
	if (chance(g, 96))
		fprintf(g->f, "lt(v%u, %u)", i, pick(g, 6));
	else
		expr(g, 2);
	fprintf(g->f, " { v%u := add(v%u, 1) ", i, i);
	g->in_loop = false;
	inner = g->nvars;
	if (chance(g, 30))
		assign(g);
	if (chance(g, 15))
		branch_if(g);
	fputs("}\n", g->f);
	g->nvars = inner;
	g->in_loop = true;
	block(g, 5);
	g->in_loop = outer;
	g->nvars = base;
}

static void act(struct gen *g)
{
	switch (pick(g, 7)) {
	case 0:
	case 1:
		fputs("sstore(and(", g->f);
		expr(g, 2);
		fputs(", 3), ", g->f);
		expr(g, 2);
		fputs(")\n", g->f);
		return;
	case 2:
	case 3:
		fputs("mstore(", g->f);
		address(g, 1);
		fputs(", ", g->f);
		break;
	case 4:
		fputs("mstore8(", g->f);
		address(g, 1);
		fputs(", ", g->f);
		break;
	case 5:
		fputs("tstore(and(", g->f);
		expr(g, 1);
		fputs(", 1), ", g->f);
		break;
	default:
		fprintf(g->f, "log1(%u, %u, ", pick(g, 99), pick(g, 66));
	}
	expr(g, 2);
	fputs(")\n", g->f);
}

static void call_stmt(struct gen *g)
{
	const struct sig *s = pick_fn(g, 0);

	if (s) {
		call_fn(g, s, 2);
	} else {
		fputs("pop(", g->f);
		expr(g, 3);
		fputc(')', g->f);
	}
	fputc('\n', g->f);
}

/* Now and then the frame ends, and there is code behind it. */
static void leave_somehow(struct gen *g)
{
	if (g->in_loop && chance(g, 60))
		fputs(chance(g, 50) ? "break\n" : "continue\n", g->f);
	else if (g->in_fn && chance(g, 70))
		fputs("leave\n", g->f);
	else if (g->depth > 2 && chance(g, 40))
		fprintf(g->f, "%s(%u, %u)\n",
			chance(g, 50) ? "revert" : "return", pick(g, 64),
			pick(g, 64));
	else if (g->depth > 2 && chance(g, 20))
		fputs(chance(g, 50) ? "stop()\n" : "invalid()\n", g->f);
}

static void statement(struct gen *g)
{
	unsigned kind = pick(g, 20);

	g->budget--;
	if (kind < 4)
		let(g);
	else if (kind < 8)
		assign(g);
	else if (kind < 11)
		act(g);
	else if (kind < 12)
		call_stmt(g);
	else if (kind < 13)
		leave_somehow(g);
	else if (g->depth > 6 || g->budget < 0)
		assign(g);
	else if (kind < 16)
		branch_if(g);
	else if (kind < 17)
		switch_on(g);
	else if (kind < 19)
		loop(g);
	else
		block(g, 3);
}

static void function(struct gen *g, const struct sig *s)
{
	unsigned nvars = g->nvars, first = g->first_var, from = g->from_fn;
	bool in_loop = g->in_loop, in_fn = g->in_fn;

	g->first_var = g->nvars;
	g->from_fn = s->no + 1;
	g->in_loop = false;
	g->in_fn = true;
	fprintf(g->f, "function f%u(", s->no);
	for (unsigned i = 0; i < s->nargs; i++)
		fprintf(g->f, "%sv%u", i ? ", " : "", new_var(g));
	fputc(')', g->f);
	for (unsigned i = 0; i < s->nres; i++)
		fprintf(g->f, "%s v%u", i ? "," : " ->", new_var(g));
	fputc('\n', g->f);
	block(g, 6);
	g->nvars = nvars;
	g->first_var = first;
	g->from_fn = from;
	g->in_loop = in_loop;
	g->in_fn = in_fn;
}

static void block(struct gen *g, unsigned max)
{
	unsigned nvars = g->nvars, nfns = g->nfns;
	unsigned n = pick(g, max + 1), own;

	fputs("{\n", g->f);
	g->depth++;
	own = g->depth == 1 ? pick(g, 5) : chance(g, 6) && g->depth < 5;
	for (unsigned i = 0; i < own && g->nfns < MAX_FNS; i++)
		g->fn[g->nfns++] = (struct sig){ g->next_fn++, pick(g, 4),
						 pick(g, 4) };
	for (unsigned i = 0; i < n; i++)
		statement(g);
	for (unsigned i = nfns; i < g->nfns; i++) {
		struct sig s = g->fn[i];

		function(g, &s);
	}
	g->depth--;
	g->nvars = nvars;
	g->nfns = nfns;
	fputs("}\n", g->f);
}

char *yul_generate(uint64_t seed)
{
	struct gen g = { .state = seed, .budget = 120 };
	char *text = NULL;
	size_t len;

	g.f = open_memstream(&text, &len);
	if (!g.f)
		abort();
	block(&g, 25);
	fclose(g.f);
	return text;
}
