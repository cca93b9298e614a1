/*
 * solc for machines without solc: a command line over the npm packages that
 * prints what a native solc prints.
 *
 *	node tests/tools/solc.js VERSION [--ir] [--ir-optimized] [--optimize]
 *		[--optimize-runs N] [--evm-version NAME] [--base-path DIR]
 *		[--include-path DIR]... [-o DIR [--overwrite]] FILE...
 *	node tests/tools/solc.js VERSION --standard-json [FILE...]
 *	node tests/tools/solc.js VERSION --version
 *
 * --standard-json takes a request from stdin or a .json file; given .sol
 * files, it makes the request itself (--ir, --ir-optimized; both if neither
 * is named) and prints the answer.  Imports are also looked for in
 * tests/node_modules.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { modules, versions, load, importer, compile, contracts, report } = require('./compiler');

function die(msg) {
	process.stderr.write('solc.js: ' + msg + '\n');
	process.exit(1);
}

function parse(argv) {
	const o = { files: [], include: [], base: '.', kinds: [], optimize: false };
	const value = { '--optimize-runs': 'runs', '--evm-version': 'evmVersion',
		'--base-path': 'base', '-o': 'out', '--output-dir': 'out' };
	const flag = { '--optimize': 'optimize', '--standard-json': 'json',
		'--overwrite': 'overwrite', '--version': 'version' };

	o.solc = argv.shift();
	while (argv.length) {
		const a = argv.shift();
		if (a === '--ir')
			o.kinds.push('ir');
		else if (a === '--ir-optimized')
			o.kinds.push('irOptimized');
		else if (a === '--include-path')
			o.include.push(argv.shift());
		else if (value[a])
			o[value[a]] = argv.shift();
		else if (flag[a])
			o[flag[a]] = true;
		else if (a.startsWith('-') && a !== '-')
			die('unknown option ' + a);
		else
			o.files.push(a);
	}
	return o;
}

/* Names of units are paths from the base path, with slashes. */
function read(files, base) {
	const units = {};

	for (const f of files) {
		const rel = path.relative(base, f);
		const name = rel.startsWith('..') ? path.resolve(f) : rel;
		units[name.split(path.sep).join('/')] = fs.readFileSync(f, 'utf8');
	}
	return units;
}

const banner = { ir: 'IR:', irOptimized: 'Optimized IR:' };
const suffix = { ir: '.yul', irOptimized: '_opt.yul' };

/* What goes to stdout for these contracts and kinds. */
function text(list, kinds) {
	const parts = [];

	for (const c of list)
		for (const k of ['ir', 'irOptimized'])
			if (kinds.includes(k))
				parts.push(banner[k] + '\n' + c[k] + '\n');
	return parts.join('');
}

/* One file for each contract and kind; names that clash get their file's. */
function write(list, kinds, o) {
	const twice = new Set();
	const seen = new Set();

	for (const c of list)
		(seen.has(c.name) ? twice : seen).add(c.name);
	fs.mkdirSync(o.out, { recursive: true });
	for (const c of list) {
		const stem = twice.has(c.name) ?
			(c.file + ':' + c.name).replace(/[/:.]/g, '_') : c.name;
		for (const k of kinds) {
			const p = path.join(o.out, stem + suffix[k]);
			if (fs.existsSync(p) && !o.overwrite)
				die(`refusing to overwrite existing file "${p}" (use --overwrite to force)`);
			fs.writeFileSync(p, c[k]);
		}
	}
	return `Compiler run successful. Artifact(s) can be found in directory "${o.out}".\n`;
}

function main() {
	const o = parse(process.argv.slice(2));

	if (!o.solc || !/^\d/.test(o.solc))
		die('usage: node solc.js VERSION [--ir] [--ir-optimized] FILE...; versions: ' + versions.join(' '));
	const solc = load(o.solc);
	if (o.version) {
		console.log('solc, the solidity compiler commandline interface\nVersion: ' + solc.version());
		return 0;
	}
	const dirs = [o.base, ...o.include, modules];
	if (o.json && !o.files.some((f) => f.endsWith('.sol'))) {
		const text = fs.readFileSync(o.files[0] || 0, 'utf8');
		process.stdout.write(solc.compile(text, { import: importer(dirs) }) + '\n');
		return 0;
	}
	if (!o.files.length)
		die('no input files');
	const kinds = o.kinds.length ? o.kinds : o.json ? ['ir', 'irOptimized'] : [];
	if (!kinds.length)
		die('nothing to print: give --ir, --ir-optimized or --standard-json');
	const out = compile(solc, read(o.files, o.base),
		{ outputs: kinds, dirs, optimize: o.optimize, runs: +o.runs || 0, evmVersion: o.evmVersion });
	if (o.json) {
		process.stdout.write(JSON.stringify(out) + '\n');
		return 0;
	}
	if (report(out))
		return 1;
	if (o.out)
		process.stdout.write(write(contracts(out), kinds, o));
	else
		process.stdout.write(text(contracts(out), kinds));
	return 0;
}

module.exports = { read, text, write };

if (require.main === module)
	process.exitCode = main();
