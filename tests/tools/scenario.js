/*
 * Random but repeatable scenarios: what is deployed, by whom, which calls are
 * made with which arguments.
 *
 * In: the entries of a contract, a seed.  Out: calls {name, to, data, value,
 * text}, and {parts} if they are also two calls.  Values are drawn from a small
 * pool, so that two calls often have the same ones: the parties, small numbers,
 * the numbers in the source, the long constants in the code, and what has been
 * drawn before.
 */
'use strict';

const { word } = require('./world');
const { array, inner, encode } = require('./abi');

const party = (c) => c.repeat(38) + '01';
/* Agents A and B, the token T, the deployer D; the user U has no code. */
const parties = { A: party('a'), B: party('b'), T: party('7'), D: party('d'), U: party('e') };
const small = [0n, 1n, 2n, 3n, 10n, 10n ** 18n];

class Rng {
	constructor(seed) { this.s = seed >>> 0; }
	next() {
		this.s = (this.s + 0x6d2b79f5) >>> 0;
		let t = this.s;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}
	int(n) { return Math.floor(this.next() * n); }
	pick(list) { return list[this.int(list.length)]; }
	chance(p) { return this.next() < p; }
}

/* Words that the code pushes, by their size in bytes; opcodes that it has. */
function constants(code) {
	const words = {};
	const ops = new Set();
	/* the last two bytes are the length of the metadata before them */
	const end = code.length - 2 * parseInt(code.slice(-4), 16) - 4;

	for (let i = 0; i < end; i += 2) {
		const op = parseInt(code.substr(i, 2), 16);
		ops.add(op);
		if (op < 0x60 || op > 0x7f)
			continue;
		const n = op - 0x5f;
		(words[n] = words[n] || new Set()).add(code.substr(i + 2, 2 * n));
		i += 2 * n;
	}
	return { words, ops };
}

class Scenario {
	/*
	 * contract: {numbers, words} that its source and code have; extra: {names}
	 * of more addresses, {addresses} as names from which they are drawn, each as
	 * often as it is there, and {hatch}, init code that calls an agent.
	 */
	constructor(contract, seed, extra) {
		this.rng = new Rng(seed);
		this.numbers = [small, small, contract.numbers].filter((l) => l.length);
		this.extra = extra;
		this.names = Object.assign({}, parties, extra.names);
		this.before = new Map();
		this.words = [[0n, 1n, 2n], contract.words.map((w) => BigInt('0x' + w))].filter((l) => l.length);
		this.targets = [];
	}

	/* One of a few earlier values of the type, now and then. */
	again(type, p, make) {
		const old = this.before.get(type) || [];

		if (old.length && this.rng.chance(p))
			return this.rng.pick(old);
		const v = make();
		this.before.set(type, old.concat([v]).slice(-3));
		return v;
	}

	value(t, n) {
		const r = this.rng;
		const m = array.exec(t.type);

		if (m)
			return inner(t, m[2] === '' ? n : +m[2]).map((x) => this.value(x, 1));
		if (t.type === 'tuple')
			return t.components.map((x) => this.value(x, n));
		if (t.type === 'address')
			return this.again('address', 0.3, () => this.names[r.pick(this.extra.addresses)]);
		if (t.type === 'bool')
			return BigInt(r.int(2));
		if (t.type === 'bytes')
			return r.chance(0.5) ? '' : r.chance(0.2) && this.extra.hatch ? this.extra.hatch : this.own();
		if (t.type === 'string')
			return r.pick(['', '61', '62']);
		if (t.type.startsWith('bytes')) {
			const bits = 8 * +t.type.slice(5);
			return bits === 256 ? r.pick(r.pick(this.words)) : BigInt(r.pick(small)) << BigInt(256 - bits);
		}
		const bits = BigInt(/\d+$/.exec(t.type) || 256) - (t.type.startsWith('int') ? 1n : 0n);
		return this.again('number', 0.4, () => r.chance(0.2) ? 0n : BigInt.asUintN(Number(bits), r.pick(r.pick(this.numbers))));
	}

	/* The data of a call of one of the contract's own functions. */
	own() {
		const list = this.targets.filter((f) => f.entry && f.type === 'function' && !f.inputs.some((t) => t.type.startsWith('bytes')));

		return list.length ? this.calling(this.rng.pick(list)).data : '';
	}

	/* A call of that entry. */
	calling(f) {
		const r = this.rng;
		const n = r.chance(0.2) ? 2 : 1;
		const values = (f.inputs || []).map((t) => this.value(t, n));
		const pays = f.stateMutability === 'payable';
		const value = pays && r.chance(0.8) ? this.again('number', 0.4, () => r.pick(small)) : 0n;
		const made = this.call(f, values, value);

		/* a call with lists of two is also two calls with lists of one */
		if (n === 2 && (f.inputs || []).some((t) => t.type.endsWith('[]')))
			made.parts = [0, 1].map((i) => this.call(f, values.map((v, k) =>
				f.inputs[k].type.endsWith('[]') ? [v[i]] : v), i === 0 ? value : 0n));
		return made;
	}

	call(f, values, value) {
		const data = f.type === 'receive' ? '' : f.type === 'fallback' ? '01020304' : f.selector + encode(f.inputs, values);
		const args = (f.inputs || []).map((t, i) => this.show(t, values[i])).join(', ');

		return {
			name: f.label, to: f.at, data, value,
			text: `${f.label}(${args})` + (value ? `{value: ${value}}` : ''),
		};
	}

	/* The calls that a hint names: see evm.js. */
	reading(hint) {
		return hint.split(';').map((c) => {
			const m = /^\s*(\w+)\((.*)\)(?:\{value: (\d+)\})?\s*$/.exec(c);
			const f = m && this.targets.find((x) => x.label === m[1]);
			if (!f)
				throw new Error(`no such call: ${c}`);
			const words = m[2].match(/0x[0-9a-f]*|\w+|[[\]]/g) || [];
			const values = (f.inputs || []).map((t) => this.read(t, words));
			return this.call(f, values, BigInt(m[3] || 0));
		});
	}

	read(t, words) {
		if (array.test(t.type)) {
			const list = [];
			for (words.shift(); words[0] !== ']' && words.length;)
				list.push(this.read(inner(t, 1)[0], words));
			words.shift();
			return list;
		}
		const w = words.shift();
		if (t.type === 'address')
			return this.names[w];
		return t.type === 'bytes' || t.type === 'string' ? w.slice(2) : this.again('number', 0, () => BigInt(w));
	}

	show(t, v) {
		const m = array.exec(t.type);

		if (m)
			return '[' + inner(t, v.length).map((x, i) => this.show(x, v[i])).join(', ') + ']';
		if (t.type === 'address') {
			const known = Object.keys(this.names).find((n) => this.names[n] === v);
			return known || '0x' + v;
		}
		if (typeof v === 'string')
			return v.length > 40 ? `0x${v.slice(0, 8)}...` : '0x' + v;
		if (Array.isArray(v))
			return '(' + t.components.map((x, i) => this.show(x, v[i])).join(', ') + ')';
		return v < 1n << 80n ? String(v) : '0x' + word(v);
	}
}

module.exports = { Scenario, Rng, parties, constants };
