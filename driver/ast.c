/*
 * ast: what the compiler says of its own about declarations.
 *
 * In: JSON with `ast` and `storageLayout`, if the input has them.  Out: for each
 * source the declarations in it, written as Solidity without bodies, which are
 * read as any Solidity is; and the slots of variables.  Nothing here decides a
 * verdict.
 */
#include <string.h>

#include <jansson.h>

#include "driver.h"

struct skeleton {
	struct arena *a;
	char *text;
	size_t len, room;
};

static void put(struct skeleton *s, const char *text)
{
	size_t n = strlen(text);

	if (s->len + n + 1 > s->room) {
		size_t room = 2 * (s->len + n) + 4096;
		char *bigger = arena_alloc(s->a, room);

		if (s->len)
			memcpy(bigger, s->text, s->len);
		s->text = bigger;
		s->room = room;
	}
	memcpy(s->text + s->len, text, n + 1);
	s->len += n;
}

static const char *text_at(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s ? s : "";
}

static bool is_kind(const json_t *node, const char *type)
{
	return !strcmp(text_at(node, "nodeType"), type);
}

static void word(struct skeleton *s, const char *w)
{
	if (!*w)
		return;
	put(s, " ");
	put(s, w);
}

/* ---- types ----------------------------------------------------------------- */

/* "A.B" of a name that is used. */
static const char *path_of(const json_t *node)
{
	const json_t *path = json_object_get(node, "pathNode");

	return path ? text_at(path, "name") : text_at(node, "name");
}

/* What stands in the last brackets of a type: "3" of "uint256[3] storage ref". */
static void put_length(struct skeleton *s, const json_t *node)
{
	const char *t = text_at(json_object_get(node, "typeDescriptions"),
				"typeString");
	const char *open = strrchr(t, '[');

	put(s, "[");
	if (open && json_is_object(json_object_get(node, "length")))
		put(s, arena_strndup(s->a, open + 1, strcspn(open + 1, "]")));
	put(s, "]");
}

static void put_type(struct skeleton *s, const json_t *node)
{
	if (is_kind(node, "Mapping")) {
		put(s, "mapping(");
		put_type(s, json_object_get(node, "keyType"));
		word(s, text_at(node, "keyName"));
		put(s, " => ");
		put_type(s, json_object_get(node, "valueType"));
		word(s, text_at(node, "valueName"));
		put(s, ")");
	} else if (is_kind(node, "ArrayTypeName")) {
		put_type(s, json_object_get(node, "baseType"));
		put_length(s, node);
	} else if (is_kind(node, "UserDefinedTypeName")) {
		put(s, path_of(node));
	} else if (is_kind(node, "ElementaryTypeName")) {
		put(s, text_at(node, "name"));
		if (!strcmp(text_at(node, "stateMutability"), "payable"))
			put(s, " payable");
	} else {
		put(s, text_at(json_object_get(node, "typeDescriptions"),
			       "typeString"));
	}
}

static void put_parameters(struct skeleton *s, const json_t *list)
{
	json_t *p;
	size_t i;

	put(s, "(");
	json_array_foreach(json_object_get(list, "parameters"), i, p) {
		put(s, i ? ", " : "");
		put_type(s, json_object_get(p, "typeName"));
		if (json_is_true(json_object_get(p, "indexed")))
			put(s, " indexed");
		if (strcmp(text_at(p, "storageLocation"), "default"))
			word(s, text_at(p, "storageLocation"));
		word(s, text_at(p, "name"));
	}
	put(s, ")");
}

/* ---- definitions ----------------------------------------------------------- */

/* A number, or the keccak256 of a text: what constants are known by. */
static void put_value(struct skeleton *s, const json_t *v)
{
	const json_t *arg = json_array_get(json_object_get(v, "arguments"), 0);

	if (is_kind(v, "Literal") && !strcmp(text_at(v, "kind"), "number")) {
		put(s, " = ");
		put(s, text_at(v, "value"));
	} else if (is_kind(v, "FunctionCall") && is_kind(arg, "Literal") &&
		   !strcmp(text_at(json_object_get(v, "expression"), "name"),
			   "keccak256")) {
		put(s, " = keccak256(\"");
		put(s, text_at(arg, "value"));
		put(s, "\")");
	}
}

static void variable(struct skeleton *s, const json_t *n)
{
	const char *m = text_at(n, "mutability");

	put_type(s, json_object_get(n, "typeName"));
	word(s, text_at(n, "visibility"));
	if (strcmp(m, "mutable"))
		word(s, m);
	if (!strcmp(text_at(n, "storageLocation"), "transient"))
		word(s, "transient");
	word(s, text_at(n, "name"));
	put_value(s, json_object_get(n, "value"));
	put(s, ";\n");
}

static void modifiers(struct skeleton *s, const json_t *list)
{
	json_t *m;
	size_t i;

	json_array_foreach(list, i, m) {
		if (!strcmp(text_at(m, "kind"), "baseConstructorSpecifier"))
			continue;
		word(s, text_at(json_object_get(m, "modifierName"), "name"));
		if (json_array_size(json_object_get(m, "arguments")))
			put(s, "(…)");
	}
}

static void function(struct skeleton *s, const json_t *n)
{
	const char *kind = text_at(n, "kind");
	const json_t *out = json_object_get(n, "returnParameters");

	if (!strcmp(kind, "function") || !strcmp(kind, "freeFunction")) {
		put(s, "function");
		word(s, text_at(n, "name"));
	} else {
		put(s, kind);
	}
	put_parameters(s, json_object_get(n, "parameters"));
	if (strcmp(kind, "constructor") && strcmp(kind, "freeFunction"))
		word(s, text_at(n, "visibility"));
	if (strcmp(text_at(n, "stateMutability"), "nonpayable"))
		word(s, text_at(n, "stateMutability"));
	modifiers(s, json_object_get(n, "modifiers"));
	if (json_array_size(json_object_get(out, "parameters"))) {
		put(s, " returns ");
		put_parameters(s, out);
	}
	put(s, ";\n");
}

static void structure(struct skeleton *s, const json_t *n)
{
	json_t *m;
	size_t i;

	put(s, "struct");
	word(s, text_at(n, "name"));
	put(s, " {");
	json_array_foreach(json_object_get(n, "members"), i, m) {
		put(s, " ");
		put_type(s, json_object_get(m, "typeName"));
		word(s, text_at(m, "name"));
		put(s, ";");
	}
	put(s, " }\n");
}

static void enumeration(struct skeleton *s, const json_t *n)
{
	json_t *m;
	size_t i;

	put(s, "enum");
	word(s, text_at(n, "name"));
	put(s, " {");
	json_array_foreach(json_object_get(n, "members"), i, m) {
		put(s, i ? ", " : " ");
		put(s, text_at(m, "name"));
	}
	put(s, " }\n");
}

static void named(struct skeleton *s, const char *what, const json_t *n)
{
	put(s, what);
	word(s, text_at(n, "name"));
	put_parameters(s, json_object_get(n, "parameters"));
	put(s, ";\n");
}

static void one(struct skeleton *s, const json_t *n);

static void contract(struct skeleton *s, const json_t *n)
{
	json_t *b;
	size_t i;

	if (json_is_true(json_object_get(n, "abstract")))
		put(s, "abstract ");
	put(s, text_at(n, "contractKind"));
	word(s, text_at(n, "name"));
	json_array_foreach(json_object_get(n, "baseContracts"), i, b) {
		put(s, i ? ", " : " is ");
		put(s, path_of(json_object_get(b, "baseName")));
	}
	put(s, " {\n");
	json_array_foreach(json_object_get(n, "nodes"), i, b)
		one(s, b);
	put(s, "}\n");
}

static void one(struct skeleton *s, const json_t *n)
{
	if (is_kind(n, "ContractDefinition")) {
		contract(s, n);
	} else if (is_kind(n, "ImportDirective")) {
		put(s, "import \"");
		put(s, text_at(n, "absolutePath"));
		put(s, "\";\n");
	} else if (is_kind(n, "VariableDeclaration")) {
		variable(s, n);
	} else if (is_kind(n, "FunctionDefinition")) {
		function(s, n);
	} else if (is_kind(n, "StructDefinition")) {
		structure(s, n);
	} else if (is_kind(n, "EnumDefinition")) {
		enumeration(s, n);
	} else if (is_kind(n, "EventDefinition")) {
		named(s, "event", n);
	} else if (is_kind(n, "ErrorDefinition")) {
		named(s, "error", n);
	} else if (is_kind(n, "UserDefinedValueTypeDefinition")) {
		put(s, "type");
		word(s, text_at(n, "name"));
		put(s, " is ");
		put_type(s, json_object_get(n, "underlyingType"));
		put(s, ";\n");
	}
}

/* ---- layouts --------------------------------------------------------------- */

static void add_slot(struct sources *all, const char *file, const char *name,
		     unsigned no, const json_t *v)
{
	const char *slot = text_at(v, "slot");
	struct given_slot *g = ARENA_NEW(all->arena, struct given_slot);

	if (!u256_parse(slot, strlen(slot), &g->slot, NULL))
		return;
	g->byte = (unsigned)json_integer_value(json_object_get(v, "offset"));
	g->file = file;
	g->contract = name;
	g->label = text_at(v, "label");
	g->no = no;
	g->next = all->slots;
	all->slots = g;
}

static void add_layouts(struct sources *all, json_t *contracts)
{
	const char *file, *name;
	json_t *in_file, *contract, *v;
	size_t i;

	json_object_foreach(contracts, file, in_file)
		json_object_foreach(in_file, name, contract) {
			json_t *l = json_object_get(contract, "storageLayout");

			json_array_foreach(json_object_get(l, "storage"), i, v)
				add_slot(all, file, name, (unsigned)i, v);
		}
}

/* ---- the whole ------------------------------------------------------------- */

static void add_declarations(struct sources *all, json_t *sources)
{
	const char *file;
	json_t *source, *n;
	size_t i;

	json_object_foreach(sources, file, source) {
		json_t *ast = json_object_get(source, "ast");
		struct skeleton s = { .a = all->arena };

		if (!is_kind(ast, "SourceUnit"))
			continue;
		put(&s, "");
		json_array_foreach(json_object_get(ast, "nodes"), i, n)
			one(&s, n);
		if (!all->declared) {
			all->declared = ARENA_NEW(all->arena, struct sources);
			all->declared->arena = all->arena;
		}
		sol_add(all->declared, file, NULL, s.text, s.len);
	}
}

static void from_root(struct sources *all, json_t *root)
{
	json_t *output = json_object_get(root, "output");

	if (!json_is_object(output))
		output = root;
	add_declarations(all, json_object_get(output, "sources"));
	add_layouts(all, json_object_get(output, "contracts"));
}

void ast_declare(struct sources *all, const struct input *in)
{
	json_t *root = in->json, *one_of;
	size_t i;

	all->declared = NULL;
	all->slots = NULL;
	if (json_is_array(root))
		json_array_foreach(root, i, one_of)
			from_root(all, one_of);
	else if (root)
		from_root(all, root);
}
