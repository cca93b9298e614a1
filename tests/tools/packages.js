/*
 * Real code: every contract of some npm packages is compiled in both kinds,
 * and each text must parse, print back to the same tree, and go through all
 * of yulwark without a failure of our own.
 *
 *	node tests/tools/packages.js [--bin DIR] [--compile] [--limit SECONDS]
 *		[--all] [PACKAGE...]
 *
 * Texts are kept in build/packages/<package>-<version>/<solc>/ and made once;
 * their list is in made.json beside them.  --bin names the directory with
 * yulwark and yulcheck.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const { root, modules, load, compile, contracts, report, takes } = require('./compiler');
const { pool } = require('./pool');

/*
 * What is compiled with which version; `src` is the part of the package that
 * is its own (some ship copies of others in lib/), `map` a remapping for imports
 * of such a copy, `chunk` the number of files compiled at once: solc-js is a
 * 32-bit program.  With `rest`, only the files that the line above it leaves;
 * `slow` ones (the package's own test contracts, which take solc minutes) are
 * left to --all.
 */
const packages = [
	{ name: '@uniswap/v4-core', solc: '0.8.26', src: 'src', chunk: 6,
		map: ['forge-std/', '@uniswap/v4-core/lib/forge-std/src/'] },
	{ name: 'seaport-core', solc: '0.8.30', src: 'src', chunk: 4, evmVersion: 'cancun' },
	{ name: '@openzeppelin/contracts', solc: '0.8.30', src: '.', chunk: 30 },
	{ name: '@morpho-org/morpho-blue', solc: '0.8.19', src: 'src', chunk: 4 },
	{ name: 'solmate', solc: '0.8.30', src: 'src', chunk: 8,
		map: ['ds-test/', '@uniswap/v4-core/lib/solmate/lib/ds-test/src/'] },
	{ name: 'solmate', solc: '0.8.15', src: 'src', chunk: 4, rest: true, slow: true,
		map: ['ds-test/', '@uniswap/v4-core/lib/solmate/lib/ds-test/src/'] },
];
const kinds = { ir: '.yul', irOptimized: '_opt.yul' };

/* All .sol files below a directory, as unit names from node_modules. */
function units(dir) {
	const list = [];

	for (const e of fs.readdirSync(path.join(modules, dir), { withFileTypes: true })) {
		const p = dir + '/' + e.name;
		if (e.isDirectory() && e.name !== 'node_modules')
			list.push(...units(p));
		else if (e.name.endsWith('.sol'))
			list.push(p);
	}
	return list.sort();
}

/*
 * Why a unit cannot be compiled with a version: the first file of its closure
 * that is nowhere, or that asks for another version.  Null if it can.
 */
function obstacle(unit, p, seen) {
	const file = path.join(modules, unit);

	if (seen.has(unit))
		return null;
	seen.add(unit);
	if (!fs.existsSync(file))
		return unit + ' is missing';
	const text = fs.readFileSync(file, 'utf8');
	if (!takes(text, p.solc))
		return unit + ' asks for another version';
	const code = text.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');
	for (const m of code.matchAll(/^\s*import\s[^;]*?["']([^"']+)["']/gm)) {
		const to = m[1].startsWith('.') ? path.posix.join(path.posix.dirname(unit), m[1]) :
			p.map && m[1].startsWith(p.map[0]) ? p.map[1] + m[1].slice(p.map[0].length) : m[1];
		const why = obstacle(to, p, seen);
		if (why)
			return why;
	}
	return null;
}

/* Runs in a worker: compile a chunk in one kind, store the texts. */
function make(job) {
	const solc = load(job.solc);
	const src = {};

	for (const u of job.units)
		src[u] = fs.readFileSync(path.join(modules, u), 'utf8');
	const out = compile(solc, src, { outputs: job.outputs, dirs: [modules], only: job.units,
		evmVersion: job.evmVersion, remappings: job.map && [job.map.join('=')] });
	if (report(out, true))
		throw new Error(`${job.units[0]}…: does not compile with ${job.solc}`);
	const made = [];
	for (const c of contracts(out).filter((x) => job.units.includes(x.file) && x.ir)) {
		const stem = path.join(job.dir, (c.file + ':' + c.name).replace(/[/:.@]/g, '_'));
		for (const k of job.outputs) {
			fs.writeFileSync(stem + kinds[k], c[k]);
			made.push(stem + kinds[k]);
		}
	}
	return made;
}

/* Where the texts of each package are, its units, and what is left out. */
function plan() {
	let left = [];

	return packages.map((p) => {
		const version = JSON.parse(fs.readFileSync(path.join(modules, p.name, 'package.json'), 'utf8')).version;
		const dir = path.join(root, 'build', 'packages', `${p.name.replace(/[@/]/g, '_')}-${version}`, p.solc);
		const why = (u) => obstacle(u, p, new Set());
		const all = p.rest ? left : units(path.posix.join(p.name, p.src));
		const own = all.filter((u) => !why(u));
		left = all.filter(why);
		return { ...p, version, dir, own, left: left.map((u) => why(u).startsWith(u) ? why(u) : `${u}: ${why(u)}`),
			list: path.join(dir, 'made.json') };
	});
}

async function compileAll(plans) {
	const jobs = [];

	for (const p of plans.filter((x) => !fs.existsSync(x.list))) {
		fs.mkdirSync(p.dir, { recursive: true });
		for (let i = 0; i < p.own.length; i += p.chunk)
			jobs.push({ dir: p.dir, solc: p.solc, evmVersion: p.evmVersion, map: p.map,
				units: p.own.slice(i, i + p.chunk), outputs: Object.keys(kinds) });
	}
	const made = await pool(__filename, 'make', jobs);
	for (const p of plans) {
		const texts = made.flatMap((m, i) => (jobs[i].dir === p.dir ? m : []));
		if (texts.length)
			fs.writeFileSync(p.list, JSON.stringify(texts.map((t) => path.relative(p.dir, t)), null, '\t'));
	}
}

/* Runs in a worker: one text through both programs. */
function check(job) {
	const bad = [];
	const run = (tool, ...args) => {
		const t = process.hrtime.bigint();
		const r = spawnSync(path.join(job.bin, tool), [...args, job.text],
			{ cwd: modules, encoding: 'utf8', timeout: 20000, maxBuffer: 1 << 28 });
		return { ...r, seconds: Number(process.hrtime.bigint() - t) / 1e9 };
	};
	const tree = run('yulcheck', '-p');
	if (tree.status !== 0)
		bad.push('yulcheck -p: ' + (tree.signal || tree.stderr.split('\n')[0] || tree.status));
	const whole = run('yulwark', '-fdiagnostics-plain-output');
	if (whole.status !== 0)
		bad.push('yulwark: ' + (whole.signal || whole.error ||
			`exit status ${whole.status}: ${(whole.stderr || '').split('\n')[0]}`));
	/* other work on the machine only ever adds: the least of a few runs counts */
	for (let n = 0; n < 4 && !bad.length && whole.seconds > 0.7; n++)
		whole.seconds = Math.min(whole.seconds,
			run('yulwark', '-fdiagnostics-plain-output').seconds);
	const found = ((whole.stderr || '').match(/: warning: .*\[-W[\w-]+\]$/gm) || []).length;
	return { bad, found, seconds: whole.seconds };
}

async function main(argv) {
	let bin = path.join(root, 'build', 'release');
	let limit = 1;
	let only = false;
	let all = false;
	const names = [];

	while (argv.length) {
		const a = argv.shift();
		if (a === '--bin')
			bin = path.resolve(argv.shift());
		else if (a === '--limit')
			limit = +argv.shift();
		else if (a === '--compile')
			only = true;
		else if (a === '--all')
			all = true;
		else
			names.push(a);
	}
	const plans = plan().filter((p) => (all || !p.slow) && (!names.length || names.includes(p.name)));
	const t0 = Date.now();
	await compileAll(plans);
	console.log(`texts made in ${((Date.now() - t0) / 1000).toFixed(0)} s`);

	let failed = 0;
	let passed = 0;
	console.log('package'.padEnd(34) + 'solc'.padEnd(8) + ' units  texts      MB  findings  largest kB   s of it   slowest   s of all');
	for (const p of plans) {
		const texts = JSON.parse(fs.readFileSync(p.list, 'utf8')).map((t) => path.join(p.dir, t));
		if (only) {
			console.log(p.name, texts.length);
			continue;
		}
		const results = await pool(__filename, 'check', texts.map((text) => ({ bin, text })));
		const sizes = texts.map((t) => fs.statSync(t).size);
		const big = sizes.indexOf(Math.max(...sizes));
		const sum = (list) => list.reduce((a, b) => a + b, 0);

		results.forEach((r, i) => {
			/* the time limit is for a release build; a slow start of the machine is not our matter */
			const late = r.seconds > limit ? [`took ${r.seconds.toFixed(2)} s`] : [];
			for (const b of [...r.bad, ...late])
				console.log(`${path.relative(root, texts[i])}: ${b}`);
			r.bad.length || late.length ? failed++ : passed++;
		});
		console.log(`${p.name} ${p.version}`.padEnd(34) + p.solc.padEnd(8) +
			String(p.own.length).padStart(6) +
			String(texts.length).padStart(7) + (sum(sizes) / 1e6).toFixed(2).padStart(8) +
			String(sum(results.map((r) => r.found))).padStart(10) +
			String((sizes[big] / 1000) | 0).padStart(12) + results[big].seconds.toFixed(3).padStart(10) +
			Math.max(...results.map((r) => r.seconds)).toFixed(3).padStart(10) +
			sum(results.map((r) => r.seconds)).toFixed(2).padStart(11));
	}
	/* a later row may hold what a row leaves */
	plans.forEach((p, i) => {
		if (p.left.length && (!plans[i + 1] || plans[i + 1].name !== p.name))
			console.log(`left out: ${p.left.length} files of ${p.name} (${p.left[0]}` +
				`${p.left.length > 1 ? ', …' : ''}); --all takes more versions`);
	});
	console.log(`packages: ${passed} passed, ${failed} failed`);
	return failed;
}

module.exports = { make, check };

if (require.main === module)
	main(process.argv.slice(2)).then((bad) => { process.exitCode = bad ? 1 : 0; }, (e) => {
		console.error('packages: ' + e.message);
		process.exitCode = 1;
	});
