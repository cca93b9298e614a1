/*
 * The contracts in the pages about warnings: of each page the first is wrong
 * and the others are right.  They are compiled, in both kinds of IR, and
 * yulwark must say so:
 *
 *	node tests/tools/pages.js [--yulwark PATH] [-v] [WARNING...]
 *
 * - of the wrong one it gives that warning, on the line that has the comment
 *   "warned here", and no other;
 * - of the right ones it says nothing at all, with -Wextra either.
 *
 * A wrong contract is judged with -Wextra only if its warning is not on by
 * default.  Which warnings there are, and which are on, the rules of a SARIF
 * log tell.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const { root, modules, load, compile, contracts, report } = require('./compiler');

const version = '0.8.30';
const pages = path.join('passes', 'pages');
const out = path.join('build', 'pages');
const kinds = { ir: '.yul', irOptimized: '_opt.yul' };

/* The SARIF log of a run. */
function run(yulwark, args) {
	const r = spawnSync(yulwark, ['-fdiagnostics-set-output=sarif:file=-', ...args],
		{ cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });

	if (r.status !== 0)
		throw new Error(`exit status ${r.status}: ${r.stderr}`);
	return JSON.parse(r.stdout).runs[0];
}

/* The contracts of a page as {name, text, line: that of the warning or 0}. */
function blocks(warning) {
	const page = fs.readFileSync(path.join(root, pages, warning + '.md'), 'utf8');
	const found = [...page.matchAll(/^```solidity\n([^]*?)^```$/gm)];

	return found.map(([, text], i) => ({
		name: i ? `right${i}` : 'wrong', text,
		line: text.split('\n').findIndex((l) => l.includes('// warned here')) + 1,
	}));
}

/* What is wrong with a page as it stands, before anything is run. */
function shape(list) {
	if (list.length < 2)
		return 'a wrong and a right contract are wanted';
	if (!list[0].line)
		return 'no line of the wrong contract is marked "warned here"';
	if (list.slice(1).some((b) => b.line))
		return 'a right contract is marked "warned here"';
	return null;
}

/* Writes the texts of all blocks; the files of IR by unit and kind. */
function make(units) {
	const output = compile(load(version), units,
		{ outputs: Object.keys(kinds), dirs: [root, modules] });
	const texts = {};

	if (report(output, true))
		throw new Error('a contract of the pages does not compile');
	for (const unit of Object.keys(units)) {
		fs.mkdirSync(path.join(root, path.dirname(unit)), { recursive: true });
		fs.writeFileSync(path.join(root, unit), units[unit]);
		texts[unit] = {};
		for (const kind of Object.keys(kinds)) {
			const made = contracts(output).filter((c) => c.file === unit && c[kind]);
			texts[unit][kind] = unit.replace('.sol', kinds[kind]);
			fs.writeFileSync(path.join(root, texts[unit][kind]), made.map((c) => c[kind]).join('\n'));
		}
	}
	return texts;
}

/* What a run says, as "line rule" in order; `line` 0 if it is not known. */
function findings(yulwark, file, flags) {
	return run(yulwark, [...flags, file]).results.map((r) => {
		const region = r.locations[0].physicalLocation.region || {};
		return `line ${region.startLine || 0}: ${r.ruleId}`;
	});
}

function options(argv) {
	const o = { yulwark: path.join(root, 'build', 'release', 'yulwark'), only: [] };

	while (argv.length) {
		const a = argv.shift();
		if (a === '--yulwark')
			o.yulwark = path.resolve(argv.shift());
		else if (a === '-v')
			o.verbose = true;
		else
			o.only.push(a);
	}
	return o;
}

function main(o) {
	const rules = run(o.yulwark, ['examples/ir/BankFixed.yul']).tool.driver.rules
		.filter((r) => !o.only.length || o.only.includes(r.id));
	const units = {};
	let passed = 0;
	let failed = 0;
	const tell = (good, what) => {
		if (good)
			passed++;
		else
			failed++;
		if (!good || o.verbose)
			console.log((good ? 'ok: ' : 'FAILED: ') + what);
	};

	for (const r of rules) {
		r.blocks = blocks(r.id);
		const wrong = shape(r.blocks);
		if (wrong)
			tell(false, `${pages}/${r.id}.md: ${wrong}`);
		for (const b of r.blocks)
			units[b.unit = `${out}/${r.id}/${b.name}.sol`] = b.text;
	}
	const texts = make(units);
	for (const r of rules)
		for (const b of r.blocks) {
			const extra = b.name !== 'wrong' || !r.defaultConfiguration.enabled;
			const want = b.name === 'wrong' ? `line ${b.line}: ${r.id}` : '';
			for (const kind of Object.keys(kinds)) {
				const got = findings(o.yulwark, texts[b.unit][kind], extra ? ['-Wextra'] : []).join(', ');
				tell(got === want, `${pages}/${r.id}.md: ${b.name}, ${kind}: ` +
					`${want || 'nothing'} expected, ${got || 'nothing'} found`);
			}
		}
	console.log(`pages, solc ${version}: ${passed} passed, ${failed} failed`);
	return failed ? 1 : 0;
}

if (require.main === module) {
	try {
		process.exitCode = main(options(process.argv.slice(2)));
	} catch (e) {
		console.error('pages: ' + e.message);
		process.exitCode = 1;
	}
}
