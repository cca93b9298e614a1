/*
 * The contracts of tests/matrix/ are executed, to see whether what their
 * comments expect is true: a re-entrancy is a run that ends like no run
 * without one.
 *
 *	node tests/tools/evm.js [--seed N] [--runs N] [-v] [ROW...]
 *
 * nested.js says how.  States, callers and arguments are random, from a seed;
 * the search ends with the first witness or after a number of runs.  A contract
 * that expects a warning must have a witness, others must have none.
 *
 * Lines in a contract:
 *	// evm: first CALL; CALL	states often begin with these, made by A; a call
 *				is as in `f(B, 2, 0x01, [A, B]){value: 3}`
 *	// evm: skip REASON	leave the contract out
 *
 * tests/evm/known.txt lists contracts that come out otherwise, one a line, with
 * the reason.  The run fails on one that is not in the list, and on one in the
 * list that comes out as its comments say.
 *
 * -v tells of each contract, and prints the witnesses: how the state is made,
 * E1, who calls what meanwhile, and what is then different from one of the runs
 * in order.  ROW is a file or contract name, or its beginning.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const { root, modules, load, compile, report } = require('./compiler');
const { known } = require('./known');
const { pool } = require('./pool');

const solc = '0.8.30';
const dir = 'tests/matrix';
const helpers = 'tests/evm/Agent.sol';
const out = path.join(root, 'build', 'evm');

/* ---- compilation --------------------------------------------------------- */

/* Runs in a worker: files to what has to be known of their contracts. */
function make(job) {
	const units = {};

	for (const f of job.files)
		units[f] = fs.readFileSync(path.join(root, f), 'utf8');
	const output = compile(load(solc), units, {
		outputs: ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.methodIdentifiers'],
		dirs: [root, modules], evmVersion: 'cancun',
	});
	if (report(output, true))
		throw new Error('the matrix does not compile');
	const made = {};
	for (const f of job.files)
		made[f] = Object.entries(output.contracts[f] || {}).map(([name, c]) => ({
			name, file: f, abi: c.abi, selectors: c.evm.methodIdentifiers,
			init: c.evm.bytecode.object, code: c.evm.deployedBytecode.object,
		}));
	return made;
}

/* Map of file -> contracts, compiled if the file has changed. */
async function compiled(files) {
	const stamp = path.join(out, 'made.json');
	const made = fs.existsSync(stamp) ? JSON.parse(fs.readFileSync(stamp, 'utf8')) : {};
	const hash = (f) => crypto.createHash('sha256').update(fs.readFileSync(path.join(root, f))).digest('hex');
	const stale = files.filter((f) => !made[f] || made[f].hash !== hash(f));
	const jobs = [];

	fs.mkdirSync(out, { recursive: true });
	for (let i = 0; i < stale.length; i += 5)
		jobs.push({ files: stale.slice(i, i + 5) });
	for (const some of await pool(__filename, 'make', jobs))
		for (const f of Object.keys(some))
			made[f] = { hash: hash(f), contracts: some[f] };
	fs.writeFileSync(stamp, JSON.stringify(made));
	return made;
}

/* ---- contracts ----------------------------------------------------------- */

/* Text of each contract of a file, from its heading to the next. */
function texts(file) {
	const map = {};
	let here = '';

	for (const line of fs.readFileSync(path.join(root, file), 'utf8').split('\n')) {
		const head = /^(?:abstract\s+)?(?:contract|library|interface)\s+(\w+)/.exec(line);
		if (head)
			here = head[1];
		map[here] = (map[here] || '') + line + '\n';
	}
	return map;
}

function hint(what, text) {
	const m = new RegExp(`// evm: ${what} (.*)`).exec(text);

	return m ? m[1] : '';
}

/* {rules, any, skip, first} of each contract of a file: see matrix.js. */
function expectations(file, names) {
	const want = {};
	const text = texts(file);

	for (const n of names)
		want[n] = { rules: [], any: false, skip: hint('skip', text[n]), first: hint('first', text[n]) };
	for (const here of Object.keys(text))
		for (const m of text[here].matchAll(/\bexpect(?:\(([\w,]+)\))?:\s*([\w|-]+)/g))
			for (const n of m[1] ? m[1].split(',') : [here])
				if (m[2] === 'any')
					want[n].any = true;
				else if (m[2] !== 'none')
					want[n].rules.push(m[2]);
	return want;
}

/* ---- the report ---------------------------------------------------------- */

/* The kind of witness that rules ask for, if any. */
function kind(rules) {
	if (!rules.length)
		return '';
	return rules.every((r) => r === 'reentrancy-read-only') ? 'read-only' : 'state';
}

function options(argv) {
	const o = { seed: 1, runs: 800, rows: [] };

	while (argv.length) {
		const a = argv.shift();
		if (a === '--seed')
			o.seed = +argv.shift();
		else if (a === '--runs')
			o.runs = +argv.shift();
		else if (a === '-v')
			o.verbose = true;
		else
			o.rows.push(path.basename(a, '.sol'));
	}
	return o;
}

function tell(w) {
	for (const line of w.prefix)
		console.log(`\t${line}`);
	console.log(`\t${w.outside}${w.joint ? ' (all in one transaction)' : ''}`);
	console.log(`\t\tmeanwhile ${w.by}: ${w.inside}`);
	console.log(`\t\t${w.why}`);
}

/* Jobs for nested.js, one for each contract of a file that is asked for. */
function jobs(f, made, list, o, sum) {
	const unit = made[f].contracts;
	const can = unit.filter((c) => c.init !== '');
	const want = expectations(f, can.map((c) => c.name));
	const text = texts(f);
	const source = fs.readFileSync(path.join(root, f), 'utf8');
	const found = [];

	for (const c of can) {
		const e = want[c.name];
		if (o.rows.length && !o.rows.some((r) => c.name.startsWith(r) || path.basename(f, '.sol') === r))
			continue;
		if (e.any)
			sum.policy++;
		else if (e.skip) {
			sum.skipped++;
			console.log(`${f}: skipped: ${c.name}: ${e.skip}`);
		} else
			found.push({
				contract: c, unit, helpers: made[helpers].contracts, source, text: text[c.name],
				rules: e.rules, kind: kind(e.rules), first: e.first,
				known: list.has(c.name), seed: o.seed, runs: o.runs,
			});
	}
	return found;
}

/* Count and tell what came of a job. */
function settle(job, r, list, o, sum) {
	const { name, file } = job.contract;
	const right = job.rules.length > 0 === !!r.witness;
	const work = `${r.runs} runs, ${r.reached} calls of others, ${r.compared} nested`;
	const what = r.witness ? `witness (${r.witness.kind})` : 'no witness';
	const but = right ? '' : `, expects ${job.rules.join(', ') || 'none'}`;
	const say = (how) => console.log(`${file}: ${how}: ${name}: ${what}${but} (${work})`);

	sum.runs += r.runs;
	if (right && list.has(name)) {
		sum.wrong++;
		say(`now right, but in known.txt (${list.get(name)})`);
	} else if (right) {
		sum.right++;
		if (o.verbose)
			say('right');
	} else if (list.has(name)) {
		sum.known++;
		say('known');
	} else {
		sum.wrong++;
		say('failed');
	}
	if (r.witness && (o.verbose || !right))
		tell(r.witness);
}

async function main(o) {
	const files = fs.readdirSync(path.join(root, dir)).filter((f) => f.endsWith('.sol')).sort().map((f) => `${dir}/${f}`);
	const made = await compiled([helpers, ...files]);
	const list = known('tests/evm/known.txt');
	const sum = { right: 0, wrong: 0, known: 0, policy: 0, skipped: 0, runs: 0 };
	const all = files.flatMap((f) => jobs(f, made, list, o, sum));
	const results = await pool(path.join(__dirname, 'nested.js'), 'judge', all);

	all.forEach((job, i) => settle(job, results[i], list, o, sum));
	console.log(`evm, solc ${solc}, seed ${o.seed}, ${sum.runs} runs of ${all.length} contracts: ` +
		`${sum.right} passed, ${sum.wrong} failed, ${sum.known} known to fail, ${sum.policy} not counted, ${sum.skipped} skipped`);
	return sum.wrong;
}

module.exports = { make, hint, parts: texts };

if (require.main === module)
	main(options(process.argv.slice(2))).then((bad) => {
		process.exitCode = bad ? 1 : 0;
	}).catch((e) => {
		console.error('evm: ' + e.message);
		process.exitCode = 1;
	});
