/*
 * The matrix: contracts of tests/matrix/ are compiled, analysed, and what
 * yulwark says is compared with what their comments expect.
 *
 *	node tests/tools/matrix.js [--yulwark PATH] [--solc VERSION] [--all]
 *		[--compile] [-v] [ROW...]
 *
 * In a .sol file, on the line that it concerns:
 *	// expect: RULE            a finding of that rule on this line
 *	// expect: RULE|RULE       either of them; the first is the proper one
 *	// expect: none            the contract that starts here has no finding
 *	// expect: any             the contract is a matter of policy, not counted
 *	// expect(NAME,...): RULE  as above, for the contracts of that name, where
 *	                           the line is in a base contract or a library
 *	; expect-extra: RULE       (after the first) only with -Wextra
 *	; with OPTION: RULE        with that option the contract has this finding
 *	                           here, and none but those that are named so;
 *	                           RULE may be none
 * Every contract that can be deployed must have an expectation.
 *
 * tests/matrix/known.txt lists contracts that are not decided rightly yet,
 * one a line, with the reason.  The run fails on a failure that is not in
 * the list, and on a contract in the list that no longer fails.
 *
 * --all runs all five compilers, --compile only makes the texts, -v names
 * what is right as well.  ROW is a file or contract name, or its beginning.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const { spawnSync } = require('child_process');
const { root, modules, versions, load, compile, contracts, report, takes } = require('./compiler');
const { known } = require('./known');
const { pool } = require('./pool');

const dir = 'tests/matrix';
const out = path.join(root, 'build', 'matrix');
const kinds = { ir: '.yul', opt: '_opt.yul' };
/* the share of findings whose late write must be on one line in both kinds */
const agreement = 0.95;

/* ---- texts -------------------------------------------------------------- */

/* Runs in a worker: compile some files with one version and store the texts. */
function make(job) {
	const solc = load(job.version);
	const units = {};

	for (const f of job.files)
		units[f] = fs.readFileSync(path.join(root, f), 'utf8');
	const output = compile(solc, units, { outputs: ['ir', 'irOptimized'], dirs: [root, modules] });
	if (report(output, true))
		throw new Error('the matrix does not compile with ' + job.version);
	const names = {};
	const made = contracts(output);
	/* with the libraries that it is to be linked with behind it, as solc prints them */
	const whole = (c, kind) => made.filter((o) => o === c || c.ir.includes(`linkersymbol("${o.file}:${o.name}")`))
		.sort((a, b) => (a === c ? -1 : b === c ? 1 : 0)).map((o) => o[kind]).join('\n');

	for (const c of made) {
		if (!c.ir)
			continue;
		const stem = path.join(out, job.version, c.name);
		fs.writeFileSync(stem + kinds.ir, whole(c, 'ir'));
		fs.writeFileSync(stem + kinds.opt, whole(c, 'irOptimized'));
		(names[c.file] = names[c.file] || []).push(c.name);
	}
	return names;
}

/*
 * Names of the contracts of each file, compiled if the file has changed
 * since its texts were made.
 */
async function texts(version, files) {
	const stamp = path.join(out, version, 'made.json');
	const made = fs.existsSync(stamp) ? JSON.parse(fs.readFileSync(stamp, 'utf8')) : {};
	const hash = {};

	fs.mkdirSync(path.join(out, version), { recursive: true });
	for (const f of files)
		hash[f] = crypto.createHash('sha256').update(fs.readFileSync(path.join(root, f))).digest('hex');
	const stale = files.filter((f) => !made[f] || made[f].hash !== hash[f]);
	const jobs = [];
	for (let i = 0; i < stale.length; i += 5)
		jobs.push({ version, files: stale.slice(i, i + 5) });
	for (const names of await pool(__filename, 'make', jobs))
		for (const f of Object.keys(names))
			made[f] = { hash: hash[f], names: names[f] };
	fs.writeFileSync(stamp, JSON.stringify(made, null, '\t'));
	return made;
}

/* ---- expectations ------------------------------------------------------- */

/* Map of contract -> {any, rules: Map line -> [rules], extra: Map} of a file. */
function expectations(file, names) {
	const want = {};
	let here = null;

	for (const n of names)
		want[n] = { file, stated: false, any: false, rules: new Map(), extra: new Map(), with: new Map() };
	fs.readFileSync(path.join(root, file), 'utf8').split('\n').forEach((line, i) => {
		const head = /^(?:abstract\s+)?(?:contract|library|interface)\s+(\w+)/.exec(line);
		if (head)
			here = head[1];
		for (const m of line.matchAll(/\b(expect|expect-extra)(?:\(([\w,]+)\))?:\s*([\w|-]+)/g))
			for (const n of m[2] ? m[2].split(',') : [here]) {
				const w = want[n];
				if (!w)
					throw new Error(`${file}:${i + 1}: no deployable contract ${n}`);
				w.stated = true;
				if (m[3] === 'any')
					w.any = true;
				else if (m[3] !== 'none')
					(m[1] === 'expect' ? w.rules : w.extra).set(i + 1, m[3].split('|'));
			}
		for (const m of line.matchAll(/\bwith (-[\w=-]+): ([\w|-]+)/g)) {
			const w = want[here].with;
			if (!w.has(m[1]))
				w.set(m[1], new Map());
			if (m[2] !== 'none')
				w.get(m[1]).set(i + 1, m[2].split('|'));
		}
	});
	for (const n of names)
		if (!want[n].stated)
			throw new Error(`${file}: contract ${n} has no expectation`);
	return want;
}

/* ---- findings ----------------------------------------------------------- */

/*
 * Map of line -> set of rules that yulwark reports for a text, and of line ->
 * line of the last step of the path, which is the late write.
 */
function findings(yulwark, text, file, flags) {
	const r = spawnSync(yulwark, ['-fdiagnostics-plain-output', ...flags, text],
		{ cwd: root, encoding: 'utf8', timeout: 60000 });
	const found = new Map();
	const writes = new Map();
	let last = 0;

	if (r.status !== 0)
		return { failed: `${r.signal || 'exit status ' + r.status}: ${r.stderr.trim().split('\n').pop()}` };
	for (const m of r.stderr.matchAll(/^(.*?):(\d+):(?:\d+:)? (?:(?:warning|error): .*\[-W(?:error=)?([\w-]+)\]|note: \(\d+\) .*)$/gm)) {
		if (!m[3]) {
			writes.set(last, `${m[1]}:${m[2]}`);
			continue;
		}
		const line = m[1] === file ? +m[2] : -m[2];
		if (!found.has(line))
			found.set(line, new Set());
		found.get(line).add(m[3]);
		last = line;
	}
	return { found, writes };
}

/* What is wrong between expectation and findings, as [kind, line, text]. */
function compare(want, found) {
	const wrong = [];
	let hits = 0;

	for (const [line, rules] of want) {
		const got = found.get(line);
		if (!got)
			wrong.push(['missed', line, rules[0]]);
		else if (!rules.some((r) => got.has(r)))
			wrong.push(['other-rule', line, `${[...got].join(' ')} for ${rules[0]}`]);
		else
			hits++;
	}
	for (const [line, got] of found)
		if (!want.has(line))
			wrong.push(['false', Math.abs(line), [...got].join(' ')]);
	return { wrong, hits };
}

/* ---- the run ------------------------------------------------------------ */

/* Runs in a worker: one contract, both kinds of text. */
function judge(job) {
	const res = [];

	for (const k of Object.keys(kinds)) {
		const text = path.join('build', 'matrix', job.version, job.name + kinds[k]);
		const want = new Map(job.rules);
		const extra = new Map(job.extra);
		let r = findings(job.yulwark, text, job.file, []);
		if (r.failed) {
			res.push({ kind: k, wrong: [['crashed', 1, r.failed],
				...job.rules.map(([line, rules]) => ['missed', line, rules[0]])], hits: 0 });
			continue;
		}
		const c = compare(want, r.found);
		const writes = [...r.writes];
		if (extra.size) {
			r = findings(job.yulwark, text, job.file, ['-Wextra']);
			const got = r.failed ? new Map() : r.found;
			for (const [line, rules] of extra)
				if (!got.has(line) || !rules.some((x) => got.get(line).has(x)))
					c.wrong.push(['missed', line, rules[0] + ' (with -Wextra)']);
				else
					c.hits++;
		}
		for (const [flag, rules] of job.with) {
			r = findings(job.yulwark, text, job.file, [flag]);
			const d = r.failed ? { wrong: [['crashed', 1, r.failed]], hits: 0 } :
				compare(new Map(rules), r.found);
			c.hits += d.hits;
			c.wrong.push(...d.wrong.map(([what, line, why]) => [what, line, `${why} (with ${flag})`]));
		}
		res.push({ kind: k, wrong: c.wrong, hits: c.hits, writes });
	}
	return res;
}

/* All findings that a job expects, with whatever options, as [line, rules]. */
function expected(job) {
	return job.rules.concat(job.extra, ...job.with.map(([, rules]) => rules));
}

function options(argv) {
	const o = { yulwark: path.join(root, 'build', 'release', 'yulwark'), solc: ['0.8.30'], rows: [] };

	while (argv.length) {
		const a = argv.shift();
		if (a === '--yulwark')
			o.yulwark = path.resolve(argv.shift());
		else if (a === '--solc')
			o.solc = [argv.shift()];
		else if (a === '--all')
			o.solc = versions;
		else if (a === '--compile')
			o.compile = true;
		else if (a === '-v')
			o.verbose = true;
		else
			o.rows.push(path.basename(a, '.sol'));
	}
	return o;
}

/* One line a rule: how often expected, found, missed, wrongly reported. */
function table(stats) {
	const rows = [...stats].sort((a, b) => (a[0] < b[0] ? -1 : 1));

	console.log('rule'.padEnd(30) + 'expected   found  missed   false');
	for (const [rule, s] of rows)
		console.log(rule.padEnd(30) + [s.expected, s.expected - s.missed, s.missed, s.false]
			.map((n) => String(n).padStart(8)).join(''));
}

async function version(v, o) {
	const files = fs.readdirSync(path.join(root, dir)).filter((f) => f.endsWith('.sol')).sort()
		.map((f) => `${dir}/${f}`)
		.filter((f) => takes(fs.readFileSync(path.join(root, f), 'utf8'), v));
	const made = await texts(v, files);
	const jobs = [];

	for (const f of files) {
		const want = expectations(f, made[f].names);
		for (const n of made[f].names)
			if (!o.rows.length || o.rows.some((r) => n.startsWith(r) || path.basename(f, '.sol') === r))
				jobs.push({ version: v, yulwark: o.yulwark, name: n, file: f, any: want[n].any,
					rules: [...want[n].rules], extra: [...want[n].extra],
					with: [...want[n].with].map(([flag, rules]) => [flag, [...rules]]) });
	}
	if (o.compile)
		return console.log(`solc ${v}: ${jobs.length} contracts`), 0;

	const list = known('tests/matrix/known.txt');
	const stats = new Map();
	const stat = (r) => stats.get(r) || stats.set(r, { expected: 0, missed: 0, false: 0 }).get(r);
	const sum = { right: 0, known: 0, unexpected: 0, policy: 0, hits: 0, missed: 0, false: 0, crashed: 0 };
	const results = await pool(__filename, 'judge', jobs);

	let same = 0;
	let pairs = 0;

	jobs.forEach((job, i) => {
		let wrong = 0;
		const [ir, opt] = results[i].map((r) => new Map(r.writes || []));
		for (const [line, place] of ir || [])
			if (opt.has(line)) {
				pairs++;
				if (opt.get(line) === place)
					same++;
				else
					console.log(`${job.file}:${line}: late write: ${place} from ir, ${opt.get(line)} from irOptimized (${job.name})`);
			}
		for (const r of results[i]) {
			for (const [what, line, text] of r.wrong) {
				if (job.any)
					continue;
				wrong++;
				if (what === 'crashed')
					sum.crashed++;
				else if (what === 'false')
					sum.false++, text.replace(/ \(.*/, '').split(' ').forEach((x) => stat(x).false++);
				else
					sum.missed++, stat(expected(job).find((e) => e[0] === line)[1][0]).missed++;
				console.log(`${job.file}:${line}: ${list.has(job.name) ? 'known' : what === 'false' ? 'false alarm' : what}: ` +
					`${text} (${job.name}, ${r.kind})`);
			}
			sum.hits += job.any ? 0 : r.hits;
			if (!job.any)
				for (const [, rules] of expected(job))
					stat(rules[0]).expected++;
		}
		if (job.any)
			sum.policy++;
		else if (wrong && list.has(job.name))
			sum.known++;
		else if (wrong)
			sum.unexpected++;
		else if (list.has(job.name)) {
			sum.unexpected++;
			console.log(`${job.file}:1: now right: ${job.name} is listed in known.txt (${list.get(job.name)})`);
		} else {
			sum.right++;
			if (o.verbose)
				console.log(`${job.file}:1: right: ${job.name}`);
		}
	});
	table(stats);
	console.log(`late write on the same line in both kinds: ${same} of ${pairs}`);
	if (same < agreement * pairs)
		sum.unexpected++;
	const f1 = 2 * sum.hits / (2 * sum.hits + sum.missed + sum.false) || 0;
	console.log(`matrix, solc ${v}, ${jobs.length} contracts in both kinds: ${sum.right} passed, ${sum.unexpected} failed, ` +
		`${sum.known} known to fail, ${sum.policy} not counted; ${sum.crashed} crashes; F1 ${f1.toFixed(3)}`);
	return sum.unexpected;
}

module.exports = { make, judge, texts, expectations };

if (require.main === module) {
	const o = options(process.argv.slice(2));
	(async () => {
		let bad = 0;
		for (const v of o.solc)
			bad += await version(v, o);
		process.exitCode = bad ? 1 : 0;
	})().catch((e) => {
		console.error('matrix: ' + e.message);
		process.exitCode = 1;
	});
}
