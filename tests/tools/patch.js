/*
 * Patches of -fdiagnostics-generate-patch, put to the test: for each contract
 * of tests/matrix/ that is expected to have a warning, in both kinds of IR,
 *
 *   - the patch is applied with patch(1), and `git apply` takes it as well;
 *   - the fixes of the SARIF log give the same text;
 *   - the file is compiled and analysed again: what the patch mends must be
 *     gone, and no other finding may be there;
 *   - callers that do not re-enter must not see any difference: the contract as
 *     it was and as it is are given the same calls (honest.js);
 *   - where all is mended, callers that do re-enter must come to nothing: there
 *     is no witness of evm.js any more (nested.js).
 *
 *	node tests/tools/patch.js [--yulwark PATH] [--extra] [--runs N] [-v] [ROW...]
 *
 * It prints for how many findings of each rule a patch is offered, and of which
 * kind, and fails on any that does not hold, or if fewer than `enough` of the
 * findings about order are mended.  --extra gives -Wextra.  -v prints the
 * patches.  ROW is a file or contract name, or its beginning.
 */
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');
const { root, modules, load, compile, report, takes } = require('./compiler');
const { texts, expectations } = require('./matrix');
const { make, hint, parts } = require('./evm');
const { honest } = require('./honest');
const nested = require('./nested');
const { pool } = require('./pool');

const solc = '0.8.30';
const dir = 'tests/matrix';
const agents = 'tests/evm/Agent.sol';
const out = path.join(root, 'build', 'matrix', solc);
const kinds = { ir: '.yul', irOptimized: '_opt.yul' };
/* the share of the findings about order that must be mended, in unoptimised IR */
const enough = 0.85;
const order = ['reentrancy-eth', 'reentrancy-no-eth', 'reentrancy-cross-function'];

/* ---- yulwark ------------------------------------------------------------- */

function run(command, args, cwd, input) {
	const r = spawnSync(command, args, { cwd, input, encoding: 'utf8', timeout: 60000, maxBuffer: 1 << 26 });

	if (r.error)
		throw r.error;
	return r;
}

/* {results, patch} of a text, run where the sources are. */
function analyse(job, text, base) {
	const at = fs.mkdtempSync(path.join(os.tmpdir(), 'patch-'));
	const sarif = path.join(at, 'sarif');
	const diff = path.join(at, 'diff');
	const r = run(job.yulwark, [...job.flags, `-fdiagnostics-set-output=sarif:file=${sarif}`,
		`-fdiagnostics-generate-patch=${diff}`, text], base);

	if (r.status !== 0)
		throw new Error(`yulwark ended with ${r.signal || r.status}: ${r.stderr}`);
	const made = { results: JSON.parse(fs.readFileSync(sarif, 'utf8')).runs[0].results, patch: fs.readFileSync(diff, 'utf8') };
	fs.rmSync(at, { recursive: true });
	return made;
}

const fingerprint = (r) => r.partialFingerprints['yulwark/v1'];

/* "move" or "lock", by what the fix takes away. */
function kind(r) {
	const all = r.fixes[0].artifactChanges.flatMap((c) => c.replacements);

	return all.some((x) => x.deletedRegion.byteLength > 0) ? 'move' : 'lock';
}

/* The file with the fixes of all results, each edit once. */
function fixed(text, results) {
	const edits = new Map();
	let bytes = Buffer.from(text);

	for (const r of results.filter((x) => x.fixes))
		for (const x of r.fixes[0].artifactChanges.flatMap((c) => c.replacements)) {
			const key = JSON.stringify(x);
			if (!edits.has(key))
				edits.set(key, x);
		}
	const list = [...edits.values()].map((x, i) => ({ beg: x.deletedRegion.byteOffset, len: x.deletedRegion.byteLength,
		text: x.insertedContent ? x.insertedContent.text : '', i }));
	list.sort((a, b) => b.beg - a.beg || a.len - b.len || b.i - a.i);
	for (const e of list)
		bytes = Buffer.concat([bytes.subarray(0, e.beg), Buffer.from(e.text), bytes.subarray(e.beg + e.len)]);
	return bytes.toString();
}

/* ---- one contract -------------------------------------------------------- */

/* The functions that findings are about, which are mended. */
function interrupted(results) {
	return [...new Set(results.filter((r) => r.fixes).map((r) => r.locations[0].logicalLocations[0].name))];
}

let named = null;

/* The warnings that are on without any option. */
function byDefault(job) {
	named = named || new Set([...run(job.yulwark, ['-Q', '--help=warnings'], root).stdout.matchAll(/-W(\S+)\s+\[enabled\]/g)].map((m) => m[1]));
	return named;
}

/* The patched text of the file below `base`, by patch(1); what is wrong. */
function apply(base, file, patch, wrong) {
	const check = run('git', ['apply', '-p0', '--check', '-'], base, patch);

	if (check.status !== 0)
		wrong.push(`git apply: ${check.stderr.trim()}`);
	const r = run('patch', ['-p0', '-s', '-F0', '--posix'], base, patch);
	if (r.status !== 0)
		wrong.push(`patch: ${(r.stdout + r.stderr).trim()}`);
	return fs.readFileSync(path.join(base, file), 'utf8');
}

/* The contract of a text of the file, as honest.js and yulwark want it. */
function build(job, text) {
	const units = { [job.file]: text };
	const output = compile(load(solc), units, {
		outputs: ['ir', 'irOptimized', 'abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.methodIdentifiers'],
		dirs: [root, modules], evmVersion: 'cancun', contract: job.name, nameless: true,
	});
	if (report(output, true))
		return null;
	const c = output.contracts[job.file][job.name];
	return {
		ir: c.ir, irOptimized: c.irOptimized, name: job.name, file: job.file, abi: c.abi,
		selectors: c.evm.methodIdentifiers, init: c.evm.bytecode.object, code: c.evm.deployedBytecode.object,
		unit: Object.entries(output.contracts[job.file]).map(([name, x]) =>
			({ name, file: job.file, abi: x.abi, selectors: x.evm.methodIdentifiers, init: '', code: '' })),
	};
}

/*
 * Findings after the patch that must not be there: those that it mends, and new
 * ones that are on by default.  One by -Wextra may take the place of a worse one.
 */
function left(job, base, made, before) {
	const may = new Set(before.results.filter((r) => !r.fixes).map(fingerprint));
	const mended = new Set(before.results.filter((r) => r.fixes).map(fingerprint));
	const wrong = [];

	for (const k of Object.keys(kinds)) {
		const text = path.join(base, job.name + kinds[k]);
		fs.writeFileSync(text, made[k]);
		for (const r of analyse(job, text, base).results)
			if (mended.has(fingerprint(r)) || (!may.has(fingerprint(r)) && byDefault(job).has(r.ruleId)))
				wrong.push(`${k} after the patch: ${r.message.text} [${r.ruleId}]`);
	}
	return wrong;
}

/* A search for a re-entry that matters, in the contract that is mended. */
function hostile(job, made, text) {
	return nested.judge({ contract: made, unit: [made, ...made.unit], helpers: job.helpers, source: text, text: job.text, rules: [], kind: '',
		first: job.first, known: false, seed: 1, runs: job.runs });
}

/* Runs in a worker: one contract, in each kind of IR: what is found and mended. */
async function judge(job) {
	const source = fs.readFileSync(path.join(root, job.file), 'utf8');
	const res = {};
	const done = new Map();
	const built = (text) => done.get(text) || done.set(text, { made: build(job, text), calls: null }).get(text);

	for (const k of Object.keys(kinds)) {
		const base = fs.mkdtempSync(path.join(os.tmpdir(), 'patch-'));
		const wrong = [];
		fs.mkdirSync(path.join(base, path.dirname(job.file)), { recursive: true });
		fs.writeFileSync(path.join(base, job.file), source);
		const before = analyse(job, path.join(out, job.name + kinds[k]), base);
		const r = res[k] = { patch: before.patch, wrong, runs: 0, found: before.results.map((x) => ({
			rule: x.ruleId, kind: x.fixes ? kind(x) : '', line: x.locations[0].physicalLocation.region.startLine })) };
		if (before.results.some((x) => x.fixes)) {
			const text = apply(base, job.file, before.patch, wrong);
			if (fixed(source, before.results) !== text)
				wrong.push('the fixes in SARIF give another text');
			const now = built(text);
			if (!now.made) {
				wrong.push('it does not compile');
			} else {
				wrong.push(...left(job, base, now.made, before));
				now.calls = now.calls || await honest({ before: built(source).made, after: now.made, source,
					helpers: job.helpers, text: job.text, first: job.first, runs: job.runs, mended: interrupted(before.results),
					moved: r.found.some((x) => x.kind === 'move') });
				wrong.push(...now.calls.wrong);
				Object.assign(r, now.calls, { wrong });
				if (job.runs && before.results.every((x) => x.fixes)) {
					now.nested = now.nested || await hostile(job, now.made, text);
					r.compared = now.nested.compared;
					if (now.nested.witness)
						wrong.push(`a re-entry still tells: ${JSON.stringify(now.nested.witness)}`);
				}
			}
		}
		fs.rmSync(base, { recursive: true });
	}
	return res;
}

/* ---- the run ------------------------------------------------------------- */

function options(argv) {
	const o = { yulwark: path.join(root, 'build', 'release', 'yulwark'), flags: [], runs: 100, rows: [] };

	while (argv.length) {
		const a = argv.shift();
		if (a === '--yulwark')
			o.yulwark = path.resolve(argv.shift());
		else if (a === '--extra')
			o.flags = ['-Wextra'];
		else if (a === '--runs')
			o.runs = +argv.shift();
		else if (a === '-v')
			o.verbose = true;
		else
			o.rows.push(path.basename(a, '.sol'));
	}
	return o;
}

function table(kind, stats) {
	console.log(kind.padEnd(32) + 'found    move    lock    none');
	for (const [rule, s] of [...stats].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
		console.log(rule.padEnd(30) + [s.found, s.move, s.lock, s.found - s.move - s.lock]
			.map((n) => String(n).padStart(7)).join(' '));
}

/* Counts what was found in one kind of IR; the share of order that is mended. */
function count(results, kind) {
	const stats = new Map();
	let found = 0;
	let mended = 0;

	for (const r of results)
		for (const f of r[kind].found) {
			const s = stats.get(f.rule) || stats.set(f.rule, { found: 0, move: 0, lock: 0 }).get(f.rule);
			s.found++;
			if (f.kind)
				s[f.kind]++;
			if (order.includes(f.rule)) {
				found++;
				mended += f.kind ? 1 : 0;
			}
		}
	table(kind, stats);
	console.log(`${kind}: ${mended} of ${found} findings about order are mended`);
	return found ? mended / found : 1;
}

function tell(job, r, o) {
	for (const k of Object.keys(kinds)) {
		for (const w of r[k].wrong)
			console.log(`${job.file}: failed: ${job.name}, ${k}: ${w}`);
		if (r[k].wrong.length || o.verbose)
			console.log(r[k].patch.replace(/^/gm, '\t'));
		if (o.verbose)
			for (const f of r[k].found.filter((x) => !x.kind))
				console.log(`${job.file}:${f.line}: not mended: ${job.name}, ${k}: ${f.rule}`);
		if (o.verbose && r[k].runs)
			console.log(`${job.name}, ${k}: ${r[k].runs} calls, ${r[k].worked} worked, ${r[k].compared || 0} nested`);
		if (r[k].idle)
			console.log(`${job.file}: not reached: ${job.name}, ${k}: no call of ${r[k].idle} worked that calls somebody`);
	}
}

async function main(o) {
	const files = fs.readdirSync(path.join(root, dir)).filter((f) => f.endsWith('.sol')).sort().map((f) => `${dir}/${f}`)
		.filter((f) => takes(fs.readFileSync(path.join(root, f), 'utf8'), solc));
	const made = await texts(solc, files);
	const helpers = make({ files: [agents] })[agents];
	const jobs = [];

	for (const f of files) {
		const want = expectations(f, made[f].names);
		const text = parts(f);
		for (const n of made[f].names)
			if ((want[n].rules.size || (o.flags.length && want[n].extra.size)) &&
				(!o.rows.length || o.rows.some((r) => n.startsWith(r) || path.basename(f, '.sol') === r)))
				jobs.push({ yulwark: o.yulwark, flags: o.flags, runs: hint('skip', text[n]) ? 0 : o.runs,
					name: n, file: f, text: text[n], first: hint('first', text[n]), helpers });
	}
	const results = await pool(__filename, 'judge', jobs);
	const sum = { passed: 0, failed: 0, none: 0, runs: 0, worked: 0, compared: 0, idle: 0 };
	jobs.forEach((job, i) => {
		tell(job, results[i], o);
		for (const k of Object.keys(kinds)) {
			const r = results[i][k];
			sum.runs += r.runs;
			sum.worked += r.worked || 0;
			sum.compared += r.compared || 0;
			sum.idle += r.idle ? 1 : 0;
			sum[r.wrong.length ? 'failed' : r.found.some((x) => x.kind) ? 'passed' : 'none']++;
		}
	});
	const share = Object.keys(kinds).map((k) => count(results, k))[0];
	if (!o.rows.length && !o.flags.length && share < enough) {
		sum.failed++;
		console.log(`less than ${100 * enough} % are mended`);
	}
	console.log(`patch, solc ${solc}, ${jobs.length} contracts in both kinds, ${sum.runs} calls of callers who do not re-enter, ` +
		`of which ${sum.worked} work, ${sum.compared} re-entries, ${sum.idle} not reached: ${sum.passed} passed, ${sum.failed} failed, ${sum.none} without a patch`);
	return sum.failed;
}

module.exports = { judge };

if (require.main === module)
	main(options(process.argv.slice(2))).then((bad) => {
		process.exitCode = bad ? 1 : 0;
	}).catch((e) => {
		console.error('patch: ' + (e.stack || e.message));
		process.exitCode = 1;
	});
