// Asks solc whether the cases stand in the right file.
//
//   node oracle.js SOLC-MODULE          every case of accept-* and reject-*
//   node oracle.js SOLC-MODULE -m N SEED PROGRAM [ARGS]
//       N random changes of the cases; solc's verdict and PROGRAM's must agree
//
// SOLC-MODULE is the path of an installed npm `solc`, the newest one.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const solc = require(path.resolve(process.argv[2]));

function read_cases() {
	const cases = [];
	for (const file of fs.readdirSync(__dirname).sort()) {
		const kind = /^(accept|reject)-.*\.txt$/.exec(file);
		if (!kind)
			continue;
		const text = fs.readFileSync(path.join(__dirname, file), 'utf8');
		for (const part of text.split(/^==== /m).slice(1)) {
			const nl = part.indexOf('\n');
			cases.push({ file, title: part.slice(0, nl),
				     text: part.slice(nl + 1),
				     accept: kind[1] === 'accept' });
		}
	}
	return cases;
}

// solc's complaints; null if it broke down instead of judging
function complaints(text) {
	const out = JSON.parse(solc.compile(JSON.stringify({
		language: 'Yul',
		sources: { 'a.yul': { content: text } },
		settings: { outputSelection: { '*': { '*': [], '': ['ast'] } } },
	})));
	const errors = (out.errors || []).filter(e => e.severity === 'error');
	if (errors.some(e => e.type === 'InternalCompilerError'))
		return null;
	return errors.map(e => e.message);
}

function check_cases(cases) {
	let wrong = 0;
	for (const c of cases) {
		const said = complaints(c.text);
		if (said && (said.length === 0) === c.accept)
			continue;
		wrong++;
		console.log(`${c.file}: ${c.title}: solc says ` +
			    (said && said.length ? said[0] : 'nothing'));
	}
	console.log(`${cases.length} cases, ${wrong} in the wrong file`);
	return wrong;
}

// ---- random changes -------------------------------------------------------

function random(seed) {
	let x = seed >>> 0 || 1;
	return n => {
		x ^= x << 13; x >>>= 0;
		x ^= x >>> 17;
		x ^= x << 5; x >>>= 0;
		return x % n;
	};
}

const token = /\/\/[^\n]*\n?|\/\*[^]*?\*\/|hex"[^"]*"|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|[A-Za-z_$][\w$.]*|\d[\w.]*|:=|->|\s+|[^]/g;
const words = ('{ } ( ) , := -> : { } ( ) let if for switch case default ' +
	'function leave break continue true false object code data hex 0 1 ' +
	'0x01 "a" \'b\' hex"01" x y f g x y f g a.b stop() pop gas add mload ' +
	'datasize loadimmutable memoryguard verbatim_1i_1o clz difficulty ' +
	'dup1 // /* */ /// /** @src 0:1:2 @ast-id @use-src -1 . .. ; " \' \\')
	.split(' ').concat(['\0', '\v', '\f', '\r', '\r\n', '\\\n', '\\\r\n',
		'\x7f', '\u0085', '\u00a0', '\u00e9', '\u2028', '\u2029',
		'\u202a', '\u202c', '\u202e', '\u2066', '\ufeff']);

function change(text, others, rnd) {
	const t = text.match(token) || [''];
	for (let n = 1 + rnd(2) * rnd(3); n > 0; n--) {
		const at = rnd(t.length), other = rnd(t.length);
		const more = others[rnd(others.length)].match(token) || [''];
		switch (rnd(10)) {
		case 0: t.splice(at, 1); break;
		case 1: t.splice(at, 0, ' ' + words[rnd(words.length)] + ' ');
			break;
		case 2: t[at] = words[rnd(words.length)]; break;
		case 3: [t[at], t[other]] = [t[other], t[at]]; break;
		case 4: t.splice(at, 0, t[other]); break;
		case 5: t[at] = more[rnd(more.length)]; break;
		case 6: {
			const from = rnd(more.length);
			t.splice(at, 0, ...more.slice(from, from + rnd(12)));
			break;
		}
		case 7: t.splice(at, 1 + rnd(6)); break;
		case 8: {	// a name for a name
			const names = t.filter(s => /^[A-Za-z_$]/.test(s));
			const i = t.findIndex((s, k) => k >= at &&
					      /^[A-Za-z_$]/.test(s));
			if (i >= 0)
				t[i] = names[rnd(names.length)];
			break;
		}
		case 9: {	// a character
			const i = rnd(t[at].length + 1);
			const c = rnd(8) ? String.fromCharCode(32 + rnd(95))
					 : words[rnd(words.length)];
			t[at] = t[at].slice(0, i) + c +
				t[at].slice(i + rnd(2));
			break;
		}
		}
		if (!t.length)
			t.push(' ');
	}
	return t.join('');
}

// The texts that PROGRAM refuses; it gets many files at a time.
function refused(program, args, texts) {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
	const bad = new Map();
	texts.forEach((t, i) => fs.writeFileSync(path.join(dir, `${i}.yul`), t));
	for (let i = 0; i < texts.length; i += 200) {
		const names = texts.slice(i, i + 200)
			.map((_, j) => path.join(dir, `${i + j}.yul`));
		const r = spawnSync(program, [...args, ...names],
				    { maxBuffer: 1 << 28 });
		if (r.status === null || r.status > 1)
			throw new Error(`${program} broke down: ${r.stderr}`);
		for (const line of String(r.stderr).split('\n')) {
			const m = /(\d+)\.yul:.*error: (.*)/.exec(line);
			if (m && line.startsWith(dir) && !bad.has(+m[1]))
				bad.set(+m[1], m[2]);
		}
	}
	fs.rmSync(dir, { recursive: true });
	return bad;
}

function compare(cases, count, seed, program, args) {
	const rnd = random(seed);
	const accepted = cases.filter(c => c.accept).map(c => c.text);
	const texts = [];
	while (texts.length < count)
		texts.push(change(accepted[rnd(accepted.length)], accepted, rnd));
	const bad = refused(program, args, texts);
	let wrong = 0, taken = 0;
	texts.forEach((text, i) => {
		const said = complaints(text);
		if (!said)
			return;
		taken += said.length === 0;
		if ((said.length > 0) === bad.has(i))
			return;
		wrong++;
		console.log(`---- solc: ${said[0] || 'accepts'}\n` +
			    `---- ours: ${bad.get(i) || 'accepts'}\n${text}`);
	});
	console.log(`${count} texts (seed ${seed}), solc takes ${taken}, ` +
		    `${wrong} judged differently`);
	return wrong;
}

const cases = read_cases();
const a = process.argv;
process.exitCode = (a[3] === '-m'
	? compare(cases, +a[4], +a[5], a[6], a.slice(7))
	: check_cases(cases)) ? 1 : 0;
