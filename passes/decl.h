/*
 * What the Solidity declares: contracts with their variables, functions,
 * types, events and errors, and where variables stand in storage.  For texts
 * only; no verdict reads it.
 */
#ifndef DECL_H
#define DECL_H

#include "ir.h"

struct sol_type;

/* A member of a struct, a parameter, a variable. */
struct sol_field {
	const char *name;	/* "" if it has none */
	const struct sol_type *type;
	const char *text;	/* the type as it was written */
	bool indexed;		/* of an event */
	/* where it begins: for variables and members of structs */
	bool placed;
	u256 slot;		/* of a member: from the struct's first */
	unsigned byte;		/* 0 to 31, from the low end */
	struct sol_field *next;
};

enum type_kind {
	TYPE_VALUE, TYPE_MAPPING, TYPE_ARRAY, TYPE_DYNAMIC, TYPE_BYTES,
	TYPE_STRUCT, TYPE_UNKNOWN,
};

struct sol_type {
	enum type_kind kind;
	const char *text;	/* "mapping(address => uint256)" */
	const char *abi;	/* "uint256", "(address,uint8)": in signatures */
	unsigned bytes;		/* a value's size, else 32 */
	uint64_t slots;		/* 1 for a value */
	const struct sol_type *key, *to;	/* of mappings and arrays */
	uint64_t n;		/* elements of a TYPE_ARRAY */
	struct sol_field *fields;	/* of a struct */
	bool address, boolean;	/* for how numbers of it are written */
	bool is_signed;
};

enum decl_kind { DECL_VARIABLE, DECL_FUNCTION, DECL_EVENT, DECL_ERROR };

struct decl {
	enum decl_kind kind;
	const char *name;
	const char *visibility;	/* "public", …; "" for events and errors */
	const char *mutability;	/* "payable", "view", "constant", … or "" */
	const char *modifiers;	/* "onlyOwner, whenNotPaused" or "" */
	struct sol_field *in, *out;	/* parameters, results */
	struct sol_field var;	/* DECL_VARIABLE */
	const char *value;	/* of a constant, as written; or NULL */
	const char *contract;	/* that it stands in; NULL: none */
	struct source *file;
	int32_t beg, end;
	struct decl *next;
};

/* Where the declarations were read. */
enum decl_from { DECL_NONE, DECL_TEXT, DECL_AST };

struct decls {
	enum decl_from from;
	bool layout_given;	/* slots are the compiler's own storage layout */
	bool layout;		/* the variables' slots are known */
	const char *kind;	/* "contract", "abstract contract", "library" */
	const char *bases;	/* "Ownable, ERC20" from the nearest on, or "" */
	struct decl *first;	/* of the contract and its bases: bases first */
	struct decl *others;	/* whatever else the files at hand declare */
};

/*
 * The declarations that concern the contract of a module: never NULL; from
 * DECL_NONE if its source is not at hand.  In the report's arena.
 */
const struct decls *decls_of(struct mod *m);
/* The function, event or error of that ABI signature's hash; NULL: none. */
const struct decl *decl_by_selector(struct mod *m, const struct decls *d,
				    enum decl_kind kind, uint32_t selector);
const struct decl *decl_by_topic(struct mod *m, const struct decls *d,
				 u256 topic);
/* The function that the compiler makes of a public variable. */
const struct decl *decl_getter(struct mod *m, const struct decl *v);
/* "transfer(address,uint256)"; NULL if a type is not known. */
const char *decl_signature(struct mod *m, const struct decl *d);

#endif
