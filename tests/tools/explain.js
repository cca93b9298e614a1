/*
 * What `yulwark --explain` tells, held against the compiler.
 *
 *	node tests/tools/explain.js [--yulwark PATH] [-v] [FILE.sol...]
 *
 * Each file (without any: the examples, and the matrix) is compiled with AST,
 * storage layout and both kinds of IR, and explained on three roads: the
 * unoptimised IR with the AST and the layout but without the text; the same IR
 * with the text alone; the optimised IR with the text.
 *
 *  - variables: names, types, visibility and slots are the compiler's own;
 *  - functions: visibility, mutability, selectors and parameters too;
 *  - steps: what tests/tools/source.js reads from the AST of the same function.
 *
 * For the examples everything must agree; for the matrix the variables and
 * functions must, and of the steps a share, which is printed.  -v shows each
 * function that does not agree.
 */
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');
const { root, modules, load, compile, report } = require('./compiler');
const { Unsupported, all, facts, told } = require('./source');

const version = '0.8.30';
/* the least share of the matrix' functions whose steps agree in full */
const bar = 0.92;

const opt = { yulwark: path.join(root, 'build/release/yulwark'), verbose: false, files: [] };
for (let a = process.argv.slice(2); a.length;) {
	const x = a.shift();
	if (x === '--yulwark')
		opt.yulwark = path.resolve(a.shift());
	else if (x === '-v')
		opt.verbose = true;
	else
		opt.files.push(x);
}

const list = (dir) => fs.readdirSync(path.join(root, dir)).filter((f) => f.endsWith('.sol')).map((f) => `${dir}/${f}`);
const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'explain-'));
process.on('exit', () => fs.rmSync(tmp, { recursive: true }));

let passed = 0;
let failed = 0;
const count = { functions: 0, unread: 0, agree: 0 };

function check(good, what, ...more) {
	if (good) {
		passed++;
		return;
	}
	failed++;
	console.log('FAILED: ' + what);
	for (const m of more)
		console.log('\t' + m);
}

/* ---- yulwark ------------------------------------------------------------- */

function explain(input, name) {
	const file = path.join(tmp, name);
	fs.writeFileSync(file, input);
	const r = spawnSync(opt.yulwark, ['--explain', '--explain-format=json', file],
		{ cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
	const err = r.stderr.split('\n').filter((l) => l && !l.includes(' is not at hand'));
	if (r.status !== 0 || err.length)
		check(false, `${name}: exit status ${r.status}`, ...r.stderr.split('\n').slice(0, 5));
	return r.stdout ? JSON.parse(r.stdout) : [];
}

/* ---- what the compiler says ---------------------------------------------- */

const plain = (s) => s.replace(/\b(contract|struct|enum) /g, '').replace(/ (storage|memory|calldata)( ref| pointer)?/g, '')
	.replace(/\b\w+\.(?=\w)/g, '').replace(/address payable/g, 'address').replace(/\bfunction .*/, 'function');

/* Entries of a contract by selector, receive and fallback by name. */
function entries(nodes, c) {
	const map = new Map();
	for (const id of c.linearizedBaseContracts)
		for (const n of nodes.get(id).nodes) {
			if (n.nodeType === 'FunctionDefinition' && n.implemented && n.kind !== 'constructor') {
				const key = n.functionSelector ? '0x' + n.functionSelector : n.kind;
				if ((n.functionSelector || n.kind === 'receive' || n.kind === 'fallback') && !map.has(key))
					map.set(key, n);
			} else if (n.nodeType === 'VariableDeclaration' && n.functionSelector && !map.has('0x' + n.functionSelector)) {
				map.set('0x' + n.functionSelector, n);
			}
		}
	return map;
}

function variables(nodes, c) {
	return c.linearizedBaseContracts.slice().reverse().flatMap((id) => nodes.get(id).nodes
		.filter((n) => n.nodeType === 'VariableDeclaration' && n.stateVariable));
}

function slot(layout, v) {
	const s = layout.storage.find((x) => x.astId === v.id);
	if (!s)
		return undefined;
	const bytes = Number(layout.types[s.type].numberOfBytes);
	if (bytes >= 32 || layout.types[s.type].encoding !== 'inplace' || layout.types[s.type].members ||
	    layout.types[s.type].base)
		return s.slot;
	return bytes === 1 ? `${s.slot}, byte ${s.offset}` : `${s.slot}, bytes ${s.offset} to ${s.offset + bytes - 1}`;
}

/* ---- one contract -------------------------------------------------------- */

function checkVariables(where, nodes, c, layout, x) {
	const want = variables(nodes, c).map((v) => {
		const home = nodes.get(v.scope).name;
		const mut = v.mutability === 'mutable' ? '' : v.mutability;
		const tr = v.storageLocation === 'transient' ? 'transient' : mut;
		const s = slot(layout, v);
		return [v.name, plain(v.typeDescriptions.typeString), v.visibility, tr, home, tr ? '' : s].join(' | ');
	});
	const got = x.variables.map((v) => [v.name, plain(v.type), v.visibility, v.mutability || '', v.contract,
		v.mutability ? '' : v.slot].join(' | '));
	check(want.join('\n') === got.join('\n'), `${where}: variables`, 'compiler:', ...want, 'told:', ...got);
}

function checkFunction(where, d, f) {
	const variable = d.nodeType === 'VariableDeclaration';
	const want = [d.visibility, variable ? 'view' : d.stateMutability === 'nonpayable' ? '' : d.stateMutability];
	const got = [f.visibility, f.mutability || ''];
	if (!variable) {
		want.push(...d.parameters.parameters.map((p) => `${plain(p.typeDescriptions.typeString)} ${p.name}`));
		got.push(...f.parameters.map((p) => `${plain(p.type)} ${p.name}`));
		want.push(d.modifiers.filter((m) => m.kind !== 'baseConstructorSpecifier').length);
		got.push(f.modifiers ? f.modifiers.split(/, (?![^(]*\))/).length : 0);
	}
	check(want.join(', ') === got.join(', '), `${where}: head`, want.join(', '), got.join(', '));
	/* IR refuses ether where the declaration does */
	check(f.payable === (!variable && d.stateMutability === 'payable'), `${where}: payable`);
}

function checkSteps(where, nodes, c, d, f, strict) {
	let want;
	if (d.nodeType === 'VariableDeclaration')
		return;
	count.functions++;
	try {
		want = facts(nodes, c, d);
	} catch (e) {
		if (!(e instanceof Unsupported))
			throw e;
		count.unread++;
		if (strict)
			check(false, `${where}: the reader of the AST cannot read it: ${e.message}`);
		return;
	}
	let got = told(f.steps);
	if (!want.some((x) => x.startsWith('return')))
		got = got.filter((x) => !x.startsWith('return'));
	const same = want.join('\n') === got.join('\n');
	count.agree += same;
	if (strict)
		check(same, `${where}: steps`, 'source:', ...want, 'told:', ...got);
	else if (!same && opt.verbose)
		console.log(`${where}\n\tsource:\n\t\t${want.join('\n\t\t')}\n\ttold:\n\t\t${got.join('\n\t\t')}`);
}

function checkContract(road, file, nodes, c, output, x, strict) {
	const where = `${file}: ${c.name} (${road})`;
	const layout = output.contracts[file][c.name].storageLayout;
	const want = entries(nodes, c);
	const key = (f) => f.selector || f.name;

	checkVariables(where, nodes, c, layout, x);
	const a = [...want.keys()].sort().join(' ');
	const b = x.functions.map(key).sort().join(' ');
	check(a === b, `${where}: entry points`, a, b);
	for (const f of x.functions) {
		const d = want.get(key(f));
		if (!d)
			continue;
		checkFunction(`${where}.${f.name}`, d, f);
		checkSteps(`${where}.${f.name}`, nodes, c, d, f, strict);
	}
}

/* ---- files --------------------------------------------------------------- */

function one(file, strict, solc) {
	const units = { [file]: fs.readFileSync(path.join(root, file), 'utf8') };
	const output = compile(solc, units, { outputs: ['ir', 'irOptimized', 'storageLayout'], dirs: [root, modules],
		ast: true });
	if (report(output, true)) {
		check(false, file + ' does not compile');
		return;
	}
	const nodes = all(Object.values(output.sources).map((s) => s.ast));
	const contracts = [...nodes.values()].filter((n) => n.nodeType === 'ContractDefinition' &&
		n.contractKind === 'contract' && output.contracts[file][n.name] && output.contracts[file][n.name].ir);
	for (const c of contracts) {
		const made = output.contracts[file][c.name];
		const alone = { contracts: { [file]: { [c.name]: { ir: made.ir, storageLayout: made.storageLayout } } },
			sources: output.sources };
		/* a text of a name that is not there: only the AST can tell */
		const blind = JSON.parse(JSON.stringify(alone));
		const roads = {
			AST: JSON.stringify(blind).split(`\\"${file}\\"`).join('\\"' + 'gone/' + file + '\\"')
				.split(`"${file}"`).join(`"gone/${file}"`),
			text: made.ir,
			optimised: made.irOptimized,
		};
		for (const road of Object.keys(roads)) {
			const got = explain(roads[road], `${c.name}${road === 'AST' ? '.json' : '.yul'}`);
			const x = got.find((g) => g.contract === c.name);
			check(x, `${file}: ${c.name} (${road}) is explained`);
			if (!x)
				continue;
			check(x.namesFrom === (road === 'AST' ? "the compiler's AST" : 'the Solidity text'),
				`${file}: ${c.name} (${road}): names from ${x.namesFrom}`);
			if (road === 'AST' && made.storageLayout.storage.length)
				check(x.layoutFrom === "the compiler's storage layout", `${file}: ${c.name}: slots from ${x.layoutFrom}`);
			checkContract(road, file, nodes, c, output, x, strict);
		}
	}
}

const solc = load(version);
for (const f of opt.files.length ? opt.files : list('examples'))
	one(f, true, solc);
console.log(`examples: ${count.agree} of ${count.functions} functions told as the AST has them, on three roads`);
if (!opt.files.length) {
	count.functions = count.unread = count.agree = 0;
	for (const f of list('tests/matrix'))
		one(f, false, solc);
	const read = count.functions - count.unread;
	console.log(`matrix: ${count.agree} of ${read} functions told as the AST has them (${(100 * count.agree / read).toFixed(1)} %), ` +
		`${count.unread} not read by the oracle`);
	check(count.agree >= bar * read, `less than ${bar} of the functions of the matrix agree`);
}
console.log(`explain: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
