/*
 * Real code: every contract of some npm packages is compiled in both kinds,
 * and each text must parse, print back to the same tree, and go through all
 * of yulwark without a failure of our own.  What is found must be what
 * tests/packages/findings.txt says, where a person has judged each finding.
 *
 *	node tests/tools/packages.js [--bin DIR] [--compile] [--limit SECONDS]
 *		[--all] [--bless] [-v] [ROW...]
 *
 * Without --all only the rows that are not `more`.  --bless writes today's
 * findings into the table: what was judged is kept, what is new gets the
 * verdict `?`, which fails until a person has replaced it.  -v prints each
 * finding under its line of the table, and each file that is left out.  ROW is
 * a package, or a row's id.
 *
 * Texts are kept in build/packages/<package>-<version>/<solc>/ and made once;
 * made.json beside them lists them and says which files do not compile.  --bin
 * names the directory with yulwark and yulcheck.
 *
 * A line of the table:
 *
 *	VERDICT COUNT ROW FILE CONTRACT.FUNCTION RULE REASON
 *
 * The function is the interrupted one, with the contract that defines it and
 * the file where that stands, so that a function that many contracts inherit
 * is one line.  COUNT is the number of calls that are reported in it, over all
 * of these contracts.  A call that is reported in both kinds counts once: the
 * line of a call is the same in both.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const { root, modules, further, load, compile, contracts, takes } = require('./compiler');
const { pool } = require('./pool');

/*
 * What is compiled with which version; `src` is the part of the package that
 * is its own (some ship copies of others in lib/), `skip` what is left out of
 * it, `maps` remappings, `chunk` the number of files compiled at once: solc-js
 * is a 32-bit program.  With `rest`, only the files that the line above it
 * leaves; such rows have an `id` of their own, which is else the name.
 * `unjudged` rows are only analysed: test contracts whose findings nobody has
 * looked at.  `limit` is the time for a text, if not 1 s.
 * Rows with `more` are left to --all: what is not in tests/package.json
 * but in tests/packages/package.json, and what takes solc minutes.
 */
const packages = [
	{ name: '@uniswap/v4-core', solc: '0.8.26', src: 'src', chunk: 6,
		maps: ['forge-std/=@uniswap/v4-core/lib/forge-std/src/'] },
	{ name: 'seaport-core', solc: '0.8.30', src: 'src', chunk: 4, evmVersion: 'cancun', limit: 2 },
	{ name: '@openzeppelin/contracts', solc: '0.8.30', src: '.', chunk: 30 },
	{ name: '@morpho-org/morpho-blue', solc: '0.8.19', src: 'src', chunk: 4 },
	{ name: 'solmate', solc: '0.8.30', src: 'src', chunk: 8,
		maps: ['ds-test/=@uniswap/v4-core/lib/solmate/lib/ds-test/src/'] },
	{ name: 'solmate', id: 'solmate:test', solc: '0.8.15', src: 'src', chunk: 4, rest: true, more: true, unjudged: true, limit: 10,
		maps: ['ds-test/=@uniswap/v4-core/lib/solmate/lib/ds-test/src/'] },
	{ name: '@safe-global/safe-contracts', solc: '0.8.26', src: 'contracts', chunk: 10, more: true },
	{ name: '@account-abstraction/contracts', solc: '0.8.30', src: '.', chunk: 8, more: true },
	{ name: 'solady', solc: '0.8.30', src: 'src', chunk: 30, more: true },
	{ name: '@uniswap/v4-periphery', solc: '0.8.26', src: 'src', chunk: 10, more: true, limit: 4,
		maps: [
			'@uniswap/v4-core/=@uniswap/v4-periphery/lib/v4-core/',
			'solmate/=@uniswap/v4-periphery/lib/v4-core/lib/solmate/',
			'permit2/=@uniswap/v4-periphery/lib/permit2/',
			'openzeppelin-contracts/contracts/=@openzeppelin/contracts/',
		] },
	{ name: 'oz-4.9', solc: '0.8.20', src: '.', chunk: 30, more: true },
	{ name: '@aave/core-v3', solc: '0.8.30', src: 'contracts', chunk: 10, more: true },
	{ name: '@chainlink/contracts', solc: '0.8.24', chunk: 8, more: true, ...chainlink() },
	{ name: '@chainlink/contracts', id: '@chainlink/contracts:0.8.19', solc: '0.8.19', chunk: 8, rest: true,
		more: true, ...chainlink() },
	{ name: '@chainlink/contracts', id: '@chainlink/contracts:0.8.26', solc: '0.8.26', chunk: 8, rest: true,
		more: true, ...chainlink() },
];
const kinds = { ir: '.yul', irOptimized: '_opt.yul' };
const table = path.join(root, 'tests', 'packages', 'findings.txt');
const verdicts = ['true', 'arguable', 'false'];

function chainlink() {
	return {
		src: 'src/v0.8', skip: '/(tests?|testhelpers|mocks?|vendor)/',
		maps: ['4.7.3', '4.8.3', '4.9.6', '5.0.2', '5.1.0'].map((v) =>
			`@openzeppelin/contracts@${v}=@openzeppelin/contracts-${v}`),
	};
}

/* ---- texts -------------------------------------------------------------- */

/* Where packages are looked for: its own folder first. */
const homes = (p) => (fs.existsSync(path.join(modules, p.name)) ? [modules] : [further, modules]);

/* The file of a unit, null if it is nowhere. */
function find(unit, p) {
	for (const h of homes(p))
		if (fs.existsSync(path.join(h, unit)))
			return path.join(h, unit);
	return null;
}

/* All .sol files below a directory, as unit names from node_modules. */
function units(home, dir) {
	const list = [];

	for (const e of fs.readdirSync(path.join(home, dir), { withFileTypes: true })) {
		const p = dir + '/' + e.name;
		if (e.isDirectory() && e.name !== 'node_modules')
			list.push(...units(home, p));
		else if (e.name.endsWith('.sol'))
			list.push(p);
	}
	return list.sort();
}

/* An imported name as a unit name. */
function resolve(name, unit, p) {
	if (name.startsWith('.'))
		return path.posix.join(path.posix.dirname(unit), name);
	for (const m of p.maps || []) {
		const [prefix, target] = m.split('=');
		if (name.startsWith(prefix))
			return target + name.slice(prefix.length);
	}
	return name;
}

/*
 * Why a unit cannot be compiled with a version: the first file of its closure
 * that is nowhere, or that asks for another version.  Null if it can.
 */
function obstacle(unit, p, seen) {
	if (seen.has(unit))
		return null;
	seen.add(unit);
	const file = find(unit, p);
	if (!file)
		return unit + ' is missing';
	const text = fs.readFileSync(file, 'utf8');
	if (!takes(text, p.solc))
		return unit + ' asks for another version';
	/* an address may have `//` in it */
	const code = text.replace(/("[^"\n]*"|'[^'\n]*')|\/\*[^]*?\*\/|\/\/[^\n]*/g, '$1');
	for (const m of code.matchAll(/^\s*import\s[^;]*?["']([^"']+)["']/gm)) {
		const why = obstacle(resolve(m[1], unit, p), p, seen);
		if (why)
			return why;
	}
	return null;
}

/*
 * Runs in a worker: compile a chunk in both kinds, store the texts.  A chunk
 * that does not compile is halved until it is known which files are the cause.
 */
function make(job) {
	const p = job.row;
	const texts = [];
	const left = {};

	const attempt = (list) => {
		const src = {};
		let out;
		let why;

		for (const u of list)
			src[u] = fs.readFileSync(find(u, p), 'utf8');
		try {
			out = compile(load(p.solc), src, { outputs: Object.keys(kinds), dirs: homes(p), only: list,
				evmVersion: p.evmVersion, remappings: p.maps });
			why = (out.errors || []).filter((e) => e.severity === 'error').map((e) => e.message)[0];
		} catch (e) {
			/* solc itself came to its end, and is of no more use */
			why = String(e.message || e);
			for (const f of Object.keys(require.cache))
				if (f.includes('solc-' + p.solc))
					delete require.cache[f];
		}
		if (why && list.length > 1) {
			const half = list.length >> 1;
			attempt(list.slice(0, half));
			attempt(list.slice(half));
		} else if (why) {
			left[list[0]] = why.split('\n')[0];
		} else {
			for (const c of contracts(out).filter((x) => list.includes(x.file) && x.ir)) {
				const stem = path.join(job.dir, (c.file + ':' + c.name).replace(/[/:.@]/g, '_'));
				for (const k of Object.keys(kinds))
					fs.writeFileSync(stem + kinds[k], c[k]);
				texts.push(path.basename(stem));
			}
		}
	};
	attempt(job.units);
	return { texts, left };
}

/* Where the texts of each row are, its units, and what is left out. */
function plan(wanted) {
	let left = [];

	const rows = packages.map((row) => ({ id: row.name, ...row }));
	for (const p of rows.filter(wanted))
		if (!find(p.name, p))
			throw new Error(p.name + ' is not installed');
	return rows.filter((p) => find(p.name, p)).map((p) => {
		const version = JSON.parse(fs.readFileSync(find(p.name + '/package.json', p), 'utf8')).version;
		const dir = path.join(root, 'build', 'packages', `${p.name.replace(/[@/]/g, '_')}-${version}`, p.solc);
		const all = p.rest ? left : units(homes(p)[0], path.posix.join(p.name, p.src))
			.filter((u) => !p.skip || !new RegExp(p.skip).test(u));
		const why = {};
		for (const u of all)
			why[u] = obstacle(u, p, new Set());
		left = all.filter((u) => why[u]);
		return { row: p, id: p.id, version, dir, own: all.filter((u) => !why[u]), list: path.join(dir, 'made.json'),
			left: left.map((u) => (why[u].startsWith(u) ? why[u] : `${u}: ${why[u]}`)) };
	}).filter((p) => wanted(p.row));
}

/* What the texts of a row depend on. */
function conditions(row) {
	return JSON.stringify(['solc', 'evmVersion', 'src', 'skip', 'maps', 'rest'].map((k) => row[k]));
}

/* What was made for a plan, null if nothing was, or under other conditions. */
function made(p) {
	if (!fs.existsSync(p.list))
		return null;
	const m = JSON.parse(fs.readFileSync(p.list, 'utf8'));
	return m.row && conditions(JSON.parse(m.row)) === conditions(p.row) ? m : null;
}

async function compileAll(plans) {
	for (const p of plans.filter((x) => !made(x))) {
		const jobs = [];

		fs.mkdirSync(p.dir, { recursive: true });
		for (let i = 0; i < p.own.length; i += p.row.chunk)
			jobs.push({ dir: p.dir, row: p.row, units: p.own.slice(i, i + p.row.chunk) });
		const parts = await pool(__filename, 'make', jobs);
		fs.writeFileSync(p.list, JSON.stringify({ row: JSON.stringify(p.row), texts: parts.flatMap((m) => m.texts),
			left: Object.assign({}, ...parts.map((m) => m.left)) }, null, '\t'));
	}
}

/* ---- findings ----------------------------------------------------------- */

/* [{name, rule, file, line, entry: {file, line, column}, text}] of a plain output. */
function parse(output) {
	const list = [];
	let name = '?';

	for (const line of output.split('\n')) {
		/* the quotes are those of the locale */
		const head = /: In function [‘'](.*)[’']:$/.exec(line);
		const warning = /^(.*?):(\d+):(?:(\d+):)? warning: (.*) \[-W([\w-]+)\]$/.exec(line);
		const entry = /^(.*?):(\d+):(?:(\d+):)? note: \(1\) entry/.exec(line);
		if (head)
			name = head[1];
		else if (warning)
			list.push({ name, rule: warning[5], file: warning[1], line: +warning[2], text: line });
		else if (entry && list.length)
			list[list.length - 1].entry = { file: entry[1], line: +entry[2], column: +(entry[3] || 1) };
	}
	return list;
}

/* Runs in a worker: one contract, each of its texts through both programs. */
function check(job) {
	const where = ['-fdiagnostics-plain-output', ...job.dirs.map((d) => '--include-path=' + d)];
	const texts = Object.keys(kinds).map((k) => job.stem + kinds[k]);

	return texts.map((text) => {
		const bad = [];
		const run = (tool, ...args) => {
			/* `times` tells on its second line what the processors worked for the child */
			const r = spawnSync('/bin/sh', ['-c', '"$@"; s=$?; times >&3; exit $s', 'sh',
				path.join(job.bin, tool), ...args, text], { cwd: job.dirs[0], encoding: 'utf8',
				timeout: 60000, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
			const spent = ((r.output || [])[3] || '').split('\n')[1] || '';
			return { ...r, seconds: [...spent.matchAll(/(\d+)m([\d.]+)s/g)]
				.reduce((sum, m) => sum + 60 * m[1] + +m[2], 0) };
		};
		const tree = run('yulcheck', '-p');
		if (tree.status !== 0)
			bad.push('yulcheck -p: ' + (tree.signal || tree.stderr.split('\n')[0] || tree.status));
		const whole = run('yulwark', ...where);
		if (whole.status !== 0)
			bad.push('yulwark: ' + (whole.signal || whole.error ||
				`exit status ${whole.status}: ${(whole.stderr || '').split('\n')[0]}`));
		/* that a limit was hit is no finding about the contract: it is counted */
		const found = parse(whole.stderr || '');
		const entries = run('yulwark', '-w', '-fstop-after=entry', '-fdump-entry').stdout || '';
		return { text, bad, size: fs.statSync(text).size, seconds: whole.seconds,
			found: found.filter((f) => f.rule !== 'analysis-incomplete'),
			cut: found.filter((f) => f.rule === 'analysis-incomplete').length,
			entries: (entries.match(/^entry /gm) || []).length };
	});
}

/*
 * What is defined last before the end of a line, as [contract, function];
 * comments do not count.  Null if the file is nowhere.
 */
function defined(place, p) {
	const file = place && find(place.file, p);

	if (!file)
		return null;
	const before = fs.readFileSync(file, 'utf8').split('\n').slice(0, place.line).join('\n')
		.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');
	const last = (pattern) => [...before.matchAll(pattern)].map((m) => m[1]).pop();
	const contract = last(/^\s*(?:abstract\s+)?(?:contract|library|interface)\s+(\w+)/gm);
	return contract && [contract, last(/^\s*(?:function\s+(?=\w)|(?=(?:receive|fallback)\s*\())(\w+)/gm) || '?'];
}

/*
 * The findings of one contract as [key, text]: those of `ir`, and of
 * `irOptimized` those that are not at the same call under the same rule.
 * Where the name is no function that stands at the entry (optimised IR may not
 * tell its name), the function that has the call is taken.
 */
function findings(p, [ir, opt]) {
	const at = (f) => `${f.file}:${f.line} ${f.rule}`;
	const both = new Set(ir.found.map(at));
	const inner = p.row.name + '/';

	return [...ir.found, ...opt.found.filter((f) => !both.has(at(f)))].map((f) => {
		let place = f.entry;
		let by = defined(place, p.row);
		if (!by || by[1] !== f.name.slice(f.name.lastIndexOf('.') + 1)) {
			place = f;
			by = defined(place, p.row) || f.name.split('.');
		}
		return { key: [p.id, place.file.startsWith(inner) ? place.file.slice(inner.length) : place.file,
			by.join('.'), f.rule].join(' '), call: `${f.name} ${at(f)}`, text: f.text };
	});
}

/* ---- the table ---------------------------------------------------------- */

/* Map of key -> {verdict, count, reason} of the lines, and the comments before them. */
function readTable() {
	const lines = new Map();
	const head = [];

	if (fs.existsSync(table))
		fs.readFileSync(table, 'utf8').split('\n').forEach((line, i) => {
			const m = /^(\S+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*(.*)$/.exec(line);
			if (line.startsWith('#'))
				head.push(line);
			else if (m)
				lines.set(m.slice(3, 7).join(' '), { verdict: m[1], count: +m[2], reason: m[7] });
			else if (line)
				throw new Error(`${path.relative(root, table)}:${i + 1}: not a line of the table`);
		});
	return { lines, head };
}

function writeTable({ lines, head }) {
	const rank = new Map(packages.map((row, i) => [row.id || row.name, i]));
	const keys = [...lines.keys()].sort((a, b) => rank.get(a.split(' ')[0]) - rank.get(b.split(' ')[0]) ||
		(a < b ? -1 : a > b ? 1 : 0));

	fs.writeFileSync(table, [...head, ...keys.map((k) => {
		const l = lines.get(k);
		return `${l.verdict.padEnd(8)} ${String(l.count).padStart(2)} ${k} ${l.reason}`.trimEnd();
	})].join('\n') + '\n');
}

/* ---- all of it ---------------------------------------------------------- */

async function main(argv) {
	let bin = path.join(root, 'build', 'release');
	let limit = 0;
	const flags = new Set();
	const names = [];

	while (argv.length) {
		const a = argv.shift();
		if (a === '--bin')
			bin = path.resolve(argv.shift());
		else if (a === '--limit')
			limit = +argv.shift();
		else if (['--compile', '--all', '--bless', '-v'].includes(a))
			flags.add(a);
		else if (a.startsWith('-'))
			throw new Error('unknown option ' + a);
		else
			names.push(a);
	}
	const wanted = (p) => (flags.has('--all') || !p.more) && (!names.length || names.includes(p.id) ||
		names.includes(p.name));
	const plans = plan(wanted);
	const t0 = Date.now();
	await compileAll(plans);
	console.log(`texts made in ${((Date.now() - t0) / 1000).toFixed(0)} s`);
	if (flags.has('--compile'))
		return 0;

	const judged = readTable();
	const sum = (list) => list.reduce((a, b) => a + b, 0);
	const total = {};
	const all = { contracts: 0, seconds: 0, entries: 0, cut: 0 };
	let failed = 0;
	let passed = 0;
	const fail = (text) => { console.log(text); failed++; };
	console.log('row'.padEnd(31) + ' solc   contracts     MB  findings  true  arguable  false   largest   slowest       all');
	for (const p of plans) {
		const stems = made(p).texts.map((t) => path.join(p.dir, t));
		const results = await pool(__filename, 'check', stems.map((stem) => ({ bin, stem, dirs: homes(p.row) })));
		const texts = results.flat();
		const today = new Map();

		for (const r of texts) {
			/* the limit is for a release build, and for the time of the processor: others may use it as well */
			const late = r.seconds > (limit || p.row.limit || 1) ? [`took ${r.seconds.toFixed(2)} s`] : [];
			for (const b of [...r.bad, ...late])
				console.log(`${path.relative(root, r.text)}: ${b}`);
			r.bad.length || late.length ? failed++ : passed++;
		}
		for (const f of p.row.unjudged ? [] : results.flatMap((r) => findings(p, r))) {
			if (!today.has(f.key))
				today.set(f.key, new Map());
			today.get(f.key).set(f.call, f.text);
		}
		const n = { '?': 0 };
		for (const v of verdicts)
			n[v] = 0;
		for (const [key, calls] of today) {
			const line = judged.lines.get(key);
			if (flags.has('--bless'))
				judged.lines.set(key, { verdict: '?', reason: '', ...line, count: calls.size });
			else if (!line)
				fail(`not in findings.txt: ${key}\n\t${[...calls.values()].join('\n\t')}`);
			else if (!verdicts.includes(line.verdict) || !line.reason)
				fail(`not judged yet: ${key}\n\t${[...calls.values()].join('\n\t')}`);
			else if (line.count !== calls.size)
				fail(`${calls.size} calls, not ${line.count}: ${key}\n\t${[...calls.values()].join('\n\t')}`);
			else
				passed++;
			if (flags.has('-v'))
				console.log(`${line ? line.verdict : '?'} ${key}\n\t${[...calls.values()].join('\n\t')}`);
			n[line && line.verdict in n ? line.verdict : '?']++;
		}
		for (const key of [...judged.lines.keys()].filter((k) => k.startsWith(p.id + ' ') && !today.has(k))) {
			if (flags.has('--bless'))
				judged.lines.delete(key);
			else
				fail(`no longer found: ${key}`);
		}
		for (const v of verdicts)
			total[v] = (total[v] || 0) + n[v];
		all.contracts += results.length;
		for (const t of texts) {
			all.seconds += t.seconds;
			all.entries += t.entries;
			all.cut += t.cut;
		}
		const big = texts.reduce((a, b) => (b.size > a.size ? b : a), { size: 0, seconds: 0 });
		console.log(`${p.row.name} ${p.version}`.padEnd(31) + ' ' + p.row.solc.padEnd(7) +
			String(results.length).padStart(9) + (sum(texts.map((t) => t.size)) / 1e6).toFixed(2).padStart(7) +
			(p.row.unjudged ? '-' : String(today.size)).padStart(10) + verdicts.map((v, i) => String(n[v]).padStart([6, 10, 7][i])).join('') +
			big.seconds.toFixed(3).padStart(8) + ' s' +
			Math.max(0, ...texts.map((t) => t.seconds)).toFixed(3).padStart(8) + ' s' +
			sum(texts.map((t) => t.seconds)).toFixed(2).padStart(8) + ' s');
	}
	if (flags.has('--bless'))
		writeTable(judged);

	/* a later row may hold what a row leaves */
	plans.forEach((p, i) => {
		const last = !plans[i + 1] || plans[i + 1].row.name !== p.row.name;
		const left = last ? p.left : [];
		if (flags.has('-v'))
			left.forEach((why) => console.log('left out: ' + why));
		else if (left.length)
			console.log(`left out: ${left.length} files of ${p.row.name} (${left[0]}` +
				`${left.length > 1 ? ', …; -v names them' : ''})`);
		for (const [unit, why] of Object.entries(made(p).left))
			console.log(`left out: ${unit}: ${why}`);
	});
	console.log(`${all.contracts} contracts analysed in both kinds in ${all.seconds.toFixed(1)} s of processor time; ` +
		`${all.cut} of ${all.entries} functions not in full`);
	if (all.cut >= all.entries / 100)
		fail('1 % of the functions or more are not analysed in full');
	console.log(`findings: ${verdicts.map((v) => `${total[v] || 0} ${v}`).join(', ')}`);
	console.log(`packages: ${passed} passed, ${failed} failed`);
	return failed;
}

module.exports = { make, check };

if (require.main === module)
	main(process.argv.slice(2)).then((bad) => { process.exitCode = bad ? 1 : 0; }, (e) => {
		console.error('packages: ' + e.message);
		process.exitCode = 1;
	});
