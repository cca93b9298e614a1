/*
 * The npm builds of solc as a library: sources in, standard JSON out.
 *
 * Packages are taken from tests/node_modules, where `npm ci` puts them under
 * the names solc-<version>, and what is only for `packages.sh --all` from
 * tests/packages/node_modules.  Source unit names are paths from the base path
 * (or from an include path), as with a native solc.
 */
'use strict';

const fs = require('fs');
const path = require('path');

const modules = path.join(__dirname, '..', 'node_modules');
const further = path.join(__dirname, '..', 'packages', 'node_modules');
const root = path.join(__dirname, '..', '..');
const versions = ['0.8.13', '0.8.20', '0.8.26', '0.8.30', '0.8.37'];

/*
 * The compiler of that version.  Some npm packages hold another version than
 * their number says, so the compiler is asked.
 */
function load(version) {
	const dir = [modules, further].map((m) => path.join(m, 'solc-' + version)).find(fs.existsSync);

	if (!dir)
		throw new Error(`solc ${version} is not installed: run "npm ci --prefix tests"`);
	/* emscripten's glue catches the errors of the whole process */
	const keep = ['uncaughtException', 'unhandledRejection']
		.map((e) => [e, process.listeners(e)]);
	const solc = require(dir);
	for (const [e, old] of keep)
		for (const f of process.listeners(e))
			if (!old.includes(f))
				process.removeListener(e, f);
	if (!solc.version().startsWith(version + '+'))
		throw new Error(`solc-${version} says that it is ${solc.version()}`);
	return solc;
}

/* Looks for imported units below each directory in turn. */
function importer(dirs) {
	return (unit) => {
		for (const d of dirs) {
			const p = path.resolve(d, unit);
			if (fs.existsSync(p) && fs.statSync(p).isFile())
				return { contents: fs.readFileSync(p, 'utf8') };
		}
		return { error: 'File not found. Searched: ' + dirs.join(', ') };
	};
}

/*
 * Compile units (name -> text) and return the standard JSON output.
 * opt: outputs (["ir", …]), dirs (where imports are looked for), optimize,
 * evmVersion, remappings, ast (true: of every source), only (names of units to generate code for; all if absent),
 * contract (the only one to generate code for, besides the interfaces of all), nameless (leave the hash of the
 * sources out of the code).
 */
function compile(solc, units, opt) {
	const sources = {};
	const selection = {};
	const settings = {
		optimizer: { enabled: opt.optimize !== false, runs: opt.runs || 200 },
		outputSelection: selection,
	};

	for (const name of Object.keys(units)) {
		sources[name] = { content: units[name] };
		if (!opt.only || opt.only.includes(name))
			selection[name] = opt.contract ? { [opt.contract]: opt.outputs, '*': ['abi', 'evm.methodIdentifiers'] } :
				{ '*': opt.outputs };
	}
	if (opt.ast)
		selection['*'] = { ...selection['*'], '': ['ast'] };
	if (opt.evmVersion)
		settings.evmVersion = opt.evmVersion;
	if (opt.nameless)
		settings.metadata = { bytecodeHash: 'none' };
	if (opt.remappings)
		settings.remappings = opt.remappings;
	const request = JSON.stringify({ language: 'Solidity', sources, settings });
	return JSON.parse(solc.compile(request, { import: importer(opt.dirs) }));
}

/* [{file, name, ir, irOptimized}] in the order in which solc prints them. */
function contracts(output) {
	const list = [];

	for (const file of Object.keys(output.contracts || {}))
		for (const name of Object.keys(output.contracts[file])) {
			const c = output.contracts[file][name];
			list.push({ file, name, ir: c.ir || '', irOptimized: c.irOptimized || '' });
		}
	const key = (c) => c.file + ':' + c.name;
	return list.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/* Messages of the compiler; true if one of them is an error. */
function report(output, quiet) {
	let bad = false;

	for (const e of output.errors || []) {
		const error = e.severity === 'error';
		bad = bad || error;
		if (error || !quiet)
			process.stderr.write((e.formattedMessage || e.message) + '\n');
	}
	return bad;
}

/* True if the `pragma solidity` of the text takes the version. */
function takes(text, version) {
	const semver = require(path.join(modules, 'semver'));
	const code = text.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');

	for (const m of code.matchAll(/pragma\s+solidity\s+([^;]+);/g))
		if (!semver.satisfies(version, m[1].replace(/\s+/g, ' ').trim()))
			return false;
	return true;
}

module.exports = { modules, further, root, versions, load, importer, compile, contracts, report, takes };
