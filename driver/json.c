/*
 * JSON in, the Yul and the Solidity in it out.  Known shapes:
 *
 *	standard-JSON output	{"contracts": {file: {name: {"ir": …}}}}
 *	build-info		{"input": {…}, "output": {"contracts": …}}
 *	Hardhat 3's pair	X.json with the input, X.output.json
 *	Foundry's artifact	{"abi": …, "ir": …}
 *
 * and what people give by mistake, which is told what to do.  Strings stay
 * in jansson's tree, which the input owns until input_free().
 */
#include <string.h>

#include <jansson.h>

#include "driver.h"

static const char ask_solc[] =
	"add \"ir\" to the compiler's output: "
	"\"settings\": {\"outputSelection\": {\"*\": {\"*\": [\"ir\"]}}}";
static const char ask_forge[] =
	"build with 'forge build --extra-output ir', or put "
	"'extra_output = [\"ir\"]' into foundry.toml";

/* ---- the parts -------------------------------------------------------- */

static const char *string_at(json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* "0.8.30" of the contract's metadata, which is JSON in a string. */
static const char *metadata_version(struct arena *a, json_t *contract)
{
	json_t *text = json_object_get(contract, "metadata");
	json_t *meta = NULL;
	const char *v = NULL;

	if (json_is_string(text))
		meta = json_loadb(json_string_value(text),
				  json_string_length(text), 0, NULL);
	else if (json_is_object(text))
		meta = json_incref(text);
	if (meta)
		v = string_at(json_object_get(meta, "compiler"), "version");
	if (v)
		v = arena_strndup(a, v, strlen(v));
	json_decref(meta);
	return v;
}

struct take {
	struct input *in;
	struct text **tail;	/* where the next text goes */
	struct content **more;
	struct log *log;
	const char *version;	/* of the whole file */
	unsigned with_ir;	/* contracts that have the key */
};

static void take_key(struct take *t, json_t *contract, const char *key,
		     const char *file, const char *name, const char *version)
{
	json_t *ir = json_object_get(contract, key);

	if (!json_is_string(ir))
		return;
	t->with_ir++;
	const char *where = arena_printf(t->in->arena, "%s[%s%s%s %s]",
					 t->in->name, file, *file ? ":" : "",
					 name, key);
	input_add(t->in, &t->tail, where, json_string_value(ir),
		  json_string_length(ir), 0, version);
}

static void take_contract(struct take *t, json_t *contract, const char *file,
			  const char *name)
{
	const char *version = t->version;

	if (!version)
		version = metadata_version(t->in->arena, contract);
	take_key(t, contract, "ir", file, name, version);
	take_key(t, contract, "irOptimized", file, name, version);
}

static void take_contracts(struct take *t, json_t *contracts)
{
	const char *file, *name;
	json_t *in_file, *contract;

	json_object_foreach(contracts, file, in_file)
		json_object_foreach(in_file, name, contract)
			take_contract(t, contract, file, name);
}

/* The Solidity of `{"sources": {file: {"content": …}}}`. */
static void take_contents(struct take *t, json_t *input)
{
	json_t *sources = json_object_get(input, "sources"), *s;
	const char *name;

	json_object_foreach(sources, name, s) {
		json_t *text = json_object_get(s, "content");

		if (!json_is_string(text))
			continue;
		struct content *c = ARENA_NEW(t->in->arena, struct content);
		c->name = name;
		c->text = json_string_value(text);
		c->len = json_string_length(text);
		*t->more = c;
		t->more = &c->next;
	}
}

/* ---- what is missing -------------------------------------------------- */

/* The first error of a compilation that gave nothing. */
static bool tell_compiler_error(struct take *t, json_t *output)
{
	json_t *errors = json_object_get(output, "errors"), *e;
	size_t i;

	json_array_foreach(errors, i, e) {
		const char *severity = string_at(e, "severity");
		const char *message = string_at(e, "message");

		if (!severity || strcmp(severity, "error"))
			continue;
		log_file(t->log, KIND_ERROR, t->in->name, 0, 0,
			 "the compilation failed: %s",
			 message ? message : "no message");
		return true;
	}
	return false;
}

static void tell(struct take *t, const char *what, const char *hint)
{
	log_file(t->log, KIND_ERROR, t->in->name, 0, 0, "%s", what);
	if (hint)
		log_file(t->log, KIND_NOTE, t->in->name, 0, 0, "%s", hint);
}

static const char *hint_for(json_t *root)
{
	const char *format = string_at(root, "_format");

	if (format && !strncmp(format, "ethers-rs", 9))
		return ask_forge;
	if (format && !strncmp(format, "hh", 2))
		return "in hardhat.config: solidity: {settings: "
		       "{outputSelection: {\"*\": {\"*\": [\"ir\"]}}}}";
	return ask_solc;
}

/* combined-json has contracts by "file:name", never with IR. */
static bool is_combined(json_t *contracts)
{
	const char *key = json_object_iter_key(json_object_iter(contracts));
	json_t *first =
		json_object_iter_value(json_object_iter(contracts));

	return key && strchr(key, ':') && (json_object_get(first, "abi") ||
		json_object_get(first, "bin") ||
		json_object_get(first, "srcmap") ||
		!json_object_size(first));
}

static bool tell_missing(struct take *t, json_t *root, json_t *output)
{
	json_t *contracts = json_object_get(output, "contracts");

	if (tell_compiler_error(t, output))
		return false;
	if (is_combined(contracts))
		tell(t, "combined JSON never has IR",
		     "run 'solc --ir FILE.sol | yulwark -', or use standard "
		     "JSON");
	else
		tell(t, "there is no IR in this compiler output",
		     hint_for(root));
	return false;
}

/* ---- the shapes ------------------------------------------------------- */

/* Hardhat 3 keeps the sources of X.output.json in X.json. */
static void take_sibling(struct take *t)
{
	static const char tail[] = ".output.json";
	const char *name = t->in->name, *why;
	size_t n = strlen(name), m = sizeof(tail) - 1, len;

	if (n <= m || strcmp(name + n - m, tail))
		return;
	char *path = arena_printf(t->in->arena, "%.*s.json", (int)(n - m),
				  name);
	char *text = read_file(t->in->arena, path, true, &len, &why);
	json_t *root = text ? json_loadb(text, len, JSON_ALLOW_NUL, NULL)
			    : NULL;
	if (!root)
		return;
	const char *version = string_at(root, "solcVersion");
	if (version)
		t->version = arena_strndup(t->in->arena, version,
					   strlen(version));
	take_contents(t, json_object_get(root, "input"));
	/* Both trees are needed; the array owns them. */
	json_t *both = json_array();
	json_array_append_new(both, t->in->json);
	json_array_append_new(both, root);
	t->in->json = both;
}

static bool take_output(struct take *t, json_t *root, json_t *output)
{
	json_t *input = json_object_get(root, "input");

	t->version = string_at(root, "solcVersion");
	take_contents(t, input);
	if (!input)
		take_sibling(t);
	take_contracts(t, json_object_get(output, "contracts"));
	return t->with_ir || tell_missing(t, root, output);
}

static bool take_artifact(struct take *t, json_t *root)
{
	take_contract(t, root, "", "artifact");
	if (t->with_ir)
		return true;
	tell(t, "there is no IR in this artifact",
	     string_at(root, "_format") ?
	     "give the build-info instead, compiled with \"ir\" in its "
	     "outputSelection" : ask_forge);
	return false;
}

static bool take_root(struct take *t, json_t *root)
{
	json_t *output = json_object_get(root, "output");

	if (json_is_object(output))
		return take_output(t, root, output);
	if (json_object_get(root, "contracts"))
		return take_output(t, root, root);
	if (json_object_get(root, "errors"))
		return tell_missing(t, root, root);
	if (json_object_get(root, "ir") || json_object_get(root, "abi"))
		return take_artifact(t, root);
	if (json_object_get(root, "language") &&
	    json_object_get(root, "sources"))
		tell(t, "this is the input of a compiler, not its output",
		     "give it to 'solc --standard-json' with \"ir\" in the "
		     "outputSelection, and the result to yulwark");
	else if (json_object_get(root, "input"))
		tell(t, "this build-info has no compiler output",
		     "give the file that ends in .output.json");
	else if (json_object_get(root, "source_id_to_path"))
		tell(t, "this build-info has no compiler output",
		     "build with 'forge build --build-info --extra-output "
		     "ir'");
	else
		tell(t, "this JSON is no output of a Solidity compiler",
		     ask_solc);
	return false;
}

static bool tell_syntax(struct input *in, const json_error_t *e,
			struct log *l)
{
	log_file(l, KIND_ERROR, in->name, e->line > 0 ? (unsigned)e->line : 0,
		 e->column > 0 ? (unsigned)e->column : 1, "invalid JSON: %s",
		 e->text);
	return false;
}

bool input_json(struct input *in, const char *text, size_t len,
		struct log *l)
{
	struct take t = {
		.in = in, .tail = &in->texts, .more = &in->contents, .log = l,
	};
	json_error_t e;
	json_t *root = json_loadb(text, len, JSON_ALLOW_NUL, &e);

	if (!root)
		return tell_syntax(in, &e, l);
	in->json = root;
	return take_root(&t, root);
}

void input_free(struct input *in)
{
	json_decref(in->json);
	in->json = NULL;
}
