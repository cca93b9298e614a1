/*
 * Nested runs: is there one that ends like no run of the same calls one after
 * the other?
 *
 * In: a job of evm.js, which is a compiled contract, the others of its file,
 * the agents, a seed, how many runs there may be, and which kind of witness is
 * wanted (any, if none is expected).  Out: a witness, if one
 * was found, and how many runs there were, how many functions called others,
 * and how many runs had something nested that worked.
 *
 * For a function E1 that calls an agent (tests/evm/Agent.sol), and functions E2
 * that the agent calls meanwhile, the nested run is compared with every run of
 * E1 and E2 one after the other, from the same state, by the same callers with
 * the same arguments: storage of all contracts, balances, and the calls that
 * were made to others.  E1 and E2 must have worked, and E2 must have written or
 * called something; ether that only comes in is nothing.  A call with lists of
 * two may also be two calls with lists of one (an iteration is a unit of work).
 * A view that says during the call what it says neither before nor after E1
 * is a read-only re-entrancy; getters are left out.
 * Contracts with transient storage are also run with everything in one
 * transaction, and their transient storage is then compared as well.
 * Who deployed a contract takes part, but does not act during a call.
 */
'use strict';

const crypto = require('crypto');
const { World, word } = require('./world');
const { encode } = require('./abi');
const { Scenario, Rng, parties, constants } = require('./scenario');

const wealth = 10n ** 24n;
const forced = 10n ** 21n;
const days = 86400n;
/* how much longer to look for a witness that should be found */
const patience = 10;

/* ---- contracts ----------------------------------------------------------- */

/* Entries and views of a contract; getters are no views. */
function entries(c, source, address, label) {
	return c.abi.filter((f) => ['function', 'receive', 'fallback'].includes(f.type)).map((f) => {
		const still = ['view', 'pure'].includes(f.stateMutability);
		const types = (f.inputs || []).map(canonical).join(',');
		return Object.assign({}, f, {
			at: address, label: label + (f.name || f.type), entry: !still,
			view: still && new RegExp(`function\\s+${f.name}\\b`).test(source),
			selector: c.selectors[`${f.name}(${types})`],
		});
	});
}

function canonical(t) {
	return t.type.startsWith('tuple') ? '(' + t.components.map(canonical).join(',') + ')' + t.type.slice(5) : t.type;
}

/* What agents answer: selector -> word, or null where a number is asked for. */
function answers(contracts) {
	const map = new Map();

	for (const c of contracts)
		for (const f of c.abi) {
			const o = f.type === 'function' && f.outputs.length === 1 && f.outputs[0].type;
			if (!o)
				continue;
			const s = c.selectors[`${f.name}(${f.inputs.map(canonical).join(',')})`];
			map.set(s, o === 'bool' ? 1n : o === 'bytes4' ? BigInt('0x' + s.padEnd(64, '0')) :
				o === 'address' ? BigInt('0x' + parties.A) : null);
		}
	return map;
}

/* ---- runs ---------------------------------------------------------------- */

class Runner {
	constructor(world, job) {
		this.w = world;
		this.job = job;
		this.agent = job.helpers.find((c) => c.name === 'Agent').code;
		this.guest = job.helpers.find((c) => c.name === 'Guest');
		this.puppet = job.helpers.find((c) => c.name === 'Puppet');
		this.spoil = this.guest.selectors['spoil()'];
		this.runs = 0;
		this.reached = 0;
		this.compared = 0;
		this.chances = new Map();
		/* seeds of states in which calls reached others */
		this.good = [];
		const found = constants(job.contract.code);
		this.ops = found.ops;
		this.words = [...(found.words[32] || [])];
		this.fixed = [...(found.words[20] || [])].filter((a) => a.length === 40 && !/^f+$/.test(a));
		this.numbers = [...new Set(job.text.replace(/\/\/.*/g, '').match(/\b\d[\d_]*\b/g) || [])]
			.map((n) => BigInt(n.replace(/_/g, ''))).flatMap((n) => (n < 10n ? [n] : [n, n - 1n, n / 2n + 1n]));
		this.answers = answers(job.unit);
	}

	has(...ops) { return ops.some((o) => this.ops.has(o)); }

	/* Parties, the contract and what it creates, as a scenario has them. */
	async deploy(seed) {
		const { w, job } = this;

		w.clear();
		if (!this.hashed)
			for (const m of job.source.matchAll(/keccak256\("([^"]*)"\)/g))
				this.words.push(await w.keccak(Buffer.from(m[1]).toString('hex')));
		this.hashed = true;
		const guest = await this.people();
		const extra = guest ? ['G', 'G', 'G', 'G'] : [];
		this.s = new Scenario({ numbers: this.numbers, words: this.words }, seed, {
			names: Object.assign(guest ? { G: guest } : {}, { zero: '0'.repeat(40) }),
			addresses: ['A', 'A', 'A', 'T', 'T', 'B', 'U', 'zero'].concat(extra),
			hatch: this.has(0xf0, 0xf5) ? this.born(parties.A, '') : '',
		});
		const f = await this.construct();
		if (!f.ok)
			return false;
		this.s.names.self = f.made;
		this.s.extra.addresses = ['A', 'A', 'A', 'A', 'B', 'B', 'T', 'T', 'U', 'D', 'self', 'zero'].concat(extra);
		this.look(f);
		await w.account(f.made, forced, w.code(f.made));
		this.endow(this.s.rng.pick([0n, 1n, 1n, 2n, 10n]));
		return true;
	}

	/* Agents, also at the addresses that are in the code, and a user; the address
	 * of a guest, if the contract runs other code as its own. */
	async people() {
		const { w } = this;

		this.agents = [parties.A, parties.B, parties.T, parties.D, ...this.fixed];
		for (const a of this.agents)
			await w.account(a, wealth, this.agent);
		await w.account(parties.U, wealth);
		this.parties = new Set([...this.agents, parties.U]);
		if (!this.has(0xf4, 0xf2))
			return '';
		const f = await w.call({ from: parties.U, data: this.guest.init + encode([{ type: 'address' }], [parties.A]) });
		return f.made;
	}

	/* Init code that makes a call. */
	born(to, data) {
		return this.puppet.init + encode([{ type: 'address' }, { type: 'bytes' }], [to, data]);
	}

	/* The frame in which the deployer creates the contract. */
	async construct() {
		const { contract } = this.job;
		const { inputs } = contract.abi.find((f) => f.type === 'constructor') || { inputs: [] };
		const values = inputs.map((t) => this.s.value(t, 3));

		this.text = `new ${contract.name}(${inputs.map((t, i) => this.s.show(t, values[i])).join(', ')})`;
		return this.w.call({ from: parties.D, data: contract.init + encode(inputs, values) });
	}

	/* The entries and views of the contract, and of those it created at once. */
	look(f) {
		const { w, job } = this;
		let list = entries(job.contract, job.source, f.made, '');

		this.main = f.made;
		this.tested = new Set([f.made]);
		for (const g of f.calls.filter((x) => x.made)) {
			const c = job.unit.find((x) => x.code.length === w.code(g.made).length);
			if (!c)
				continue;
			this.tested.add(g.made);
			list = list.concat(entries(c, job.source, g.made, c.name + '.'));
		}
		this.s.targets = list;
		this.entries = list.filter((x) => x.entry);
		this.views = list.filter((x) => x.view);
	}

	/* What agents answer, and tokens for all who may pay with them. */
	endow(number) {
		for (const a of this.agents) {
			this.w.poke(a, 1, 2n);
			for (const [s, v] of this.answers)
				this.w.poke(a, (1n << 64n) + BigInt('0x' + s), (v === null ? number : v) + 1n);
			for (const [who, n] of [[a, 10n ** 30n], [parties.A, 10n ** 30n], [this.main, 10n ** 20n]])
				this.w.poke(a, 1n << 160n | BigInt('0x' + who), n);
		}
	}

	/* An entry of which it is likely, as far as has been seen, that it works inside
	 * of another (or calls others, if it is outside). */
	likely(where) {
		if (this.s.rng.chance(0.5))
			return this.s.rng.pick(this.entries);
		const weights = this.entries.map((f) => {
			const c = this.chances.get(where + f.label) || [0, 0];
			return (c[1] + 1) / (c[0] + 2);
		});
		let left = this.s.rng.next() * weights.reduce((a, b) => a + b, 0);
		const i = weights.findIndex((n) => (left -= n) < 0);
		return this.entries[i < 0 ? 0 : i];
	}

	/* Whether the call has seldom called others when it was outside. */
	rare(call) {
		const [all, good] = this.chances.get('outside ' + call.name);
		return good < 0.1 * all;
	}

	note(where, call, good) {
		const c = this.chances.get(where + call.name) || [0, 0];
		this.chances.set(where + call.name, [c[0] + 1, c[1] + (good ? 1 : 0)]);
	}

	/* Before each call: a transaction of its own, unless all are to be one. */
	begin() {
		if (this.joint && this.begun)
			return;
		this.begun = true;
		const warm = [];
		if (this.has(0x5c, 0x5d))
			for (const a of this.agents)
				for (const s of [0, 1, 0x10000, 0x10001, 0x10002])
					warm.push([a, word(s)]);
		this.w.fresh(warm);
		for (const a of [...this.tested, ...this.parties])
			this.w.evm.journal.addWarmedAddress(Buffer.from(a, 'hex'));
	}

	/* Write into the agents who acts, and how. */
	arm(act) {
		const plan = act && (BigInt(act.born ? 1 : 0) << 176n | BigInt(act.skip || 0) << 168n |
			BigInt(act.calls.length) << 160n | BigInt('0x' + act.by));
		for (const a of this.agents)
			this.w.poke(a, 0, plan || 0n);
		if (!act)
			return;
		this.w.pokePassing(act.by, 0, 0);
		if (act.spoil)
			for (const a of this.agents)
				this.w.poke(a, (1n << 64n) + BigInt('0x' + this.spoil), BigInt('0x' + act.spoil) + 1n);
		act.calls.forEach((c, j) => {
			const base = 0x10000 * (j + 1);
			const data = act.born ? this.born(c.to, c.data) : c.data;
			this.w.poke(act.by, base, BigInt(data.length / 2) << 160n | BigInt('0x' + c.to));
			this.w.poke(act.by, base + 1, c.value);
			for (let i = 0; i < data.length; i += 64)
				this.w.poke(act.by, base + 2 + i / 64, BigInt('0x' + data.substr(i, 64).padEnd(64, '0')));
		});
	}

	/* Storage of the contracts under test and all code, as text. */
	inner() {
		const list = [];

		for (const map of [this.w.state.slots, this.w.state.passing])
			for (const [k, v] of map)
				if (!this.parties.has(k.slice(0, 40)))
					list.push(k + v);
		return list.sort().join() + this.w.state.codes.size;
	}

	/* One call; `act` says what agents do meanwhile.  [frame, calls of the actor]. */
	async step(call, from, act) {
		const nested = [];
		const w = this.w;
		let reached = 0;

		this.begin();
		this.arm(act);
		w.watch = {
			enter: (f) => {
				const p = f.inside;
				reached += this.outward(f) ? 1 : 0;
				const byActor = act && p && (p.to === act.by || (p.to === '' && p.from === act.by));
				if (byActor && this.tested.has(f.to) && f.to === f.runs) {
					f.state = this.inner();
					nested.push(f);
				}
			},
			leave: (f) => {
				if (f.state !== undefined)
					f.effect = f.ok && (this.inner() !== f.state || f.calls.some((x) => this.outward(x) || x.made));
			},
		};
		const frame = await w.call({ from, to: call.to, data: call.data, value: call.value, origin: parties.U });
		w.watch = {};
		frame.reached = reached;
		this.runs++;
		return [frame, nested];
	}

	/* A call to somebody else, which counts as an effect. */
	outward(f) {
		return !f.still && this.parties.has(f.to) && !this.parties.has(f.from) && f.to === f.runs;
	}

	calls(frame) { return frame.ok ? frame.calls.filter((f) => this.outward(f)) : []; }

	/* The state, and the calls of these frames, as a Map. */
	digest(frames) {
		const map = new Map();
		const { state } = this.w;

		for (const [a, x] of state.accounts)
			map.set(`balance of ${this.who(a)}`, String(x.balance));
		for (const [k, v] of state.slots)
			if (!this.parties.has(k.slice(0, 40)) || /^0{23}1/.test(k.slice(41)))
				map.set(`slot ${k.slice(41).replace(/^0+(?=.)/, '')} of ${this.who(k.slice(0, 40))}`, v.replace(/^0+/, ''));
		if (this.joint)
			for (const [k, v] of state.passing)
				if (!this.parties.has(k.slice(0, 40)))
					map.set(`transient slot ${k.slice(41).replace(/^0+(?=.)/, '')} of ${this.who(k.slice(0, 40))}`, v.replace(/^0+/, ''));
		for (const a of state.codes.keys())
			if (!this.parties.has(a))
				map.set(`code of ${this.who(a)}`, '1');
		for (const frame of frames)
			for (const f of this.calls(frame)) {
				const key = `calls of ${this.who(f.to)} with ${f.value} wei and 0x${f.data}`;
				map.set(key, (map.get(key) || 0) + 1);
			}
		return map;
	}

	who(a) {
		const names = this.s.names;

		return Object.keys(names).find((n) => names[n] === a) || '0x' + a;
	}

	/* Steps [{call, from, act}] from here, and back again: {map, frames, nested}. */
	async play(steps) {
		const mark = this.w.state.mark();
		const done = [];
		const begun = this.begun;
		let nested = [];

		for (const s of steps) {
			const [frame, n] = await this.step(s.call, s.from, s.act);
			done.push(frame);
			nested = nested.concat(n);
		}
		const r = { map: this.digest(done), frames: done, nested };
		this.w.state.rollback(mark);
		this.begun = begun;
		return r;
	}

	/* What an actor does, done by itself and not during a call. */
	alone(act, i) {
		return {
			call: { to: act.by, data: '', value: 0n }, from: parties.U,
			act: Object.assign({}, act, { calls: [act.calls[i]], skip: 0 }),
		};
	}

	/*
	 * Nothing, or a witness: E1 with these calls inside ends like none of the
	 * runs of E1 (or its parts) and the calls one after the other.
	 */
	async differs(e1, act) {
		const run = await this.play([{ call: e1.call, from: e1.from, act }]);

		run.nested.forEach((f, i) => this.note('inside ', act.calls[i % act.calls.length], f.effect));
		if (!run.frames[0].ok || run.nested.length !== act.calls.length ||
			!run.nested.every((f) => f.ok) || !run.nested.some((f) => f.effect))
			return null;
		this.compared++;
		const inside = act.calls.map((c, i) => this.alone(act, i));
		const quiet = Object.assign({}, act, { calls: [] });
		const units = [[e1.call]].concat(e1.call.parts ? [e1.call.parts] : []);
		let first = null;
		for (const u of units)
			for (const order of merges(u.map((call) => ({ call, from: e1.from, act: quiet })), inside)) {
				const other = await this.play(order);
				const d = difference(run.map, other.map);
				if (!d)
					return null;
				first = first || d;
			}
		return first;
	}
}

/* All lists that have the elements of both, each in its order. */
function merges(a, b) {
	if (!a.length || !b.length)
		return [a.concat(b)];
	return merges(a.slice(1), b).map((l) => [a[0], ...l]).concat(merges(a, b.slice(1)).map((l) => [b[0], ...l]));
}

/* The first difference of two maps, or nothing. */
function difference(a, b) {
	for (const k of [...new Set([...a.keys(), ...b.keys()])].sort().reverse())
		if (String(a.get(k) || 0) !== String(b.get(k) || 0))
			return `${k}: ${a.get(k) || 0}, not ${b.get(k) || 0}`;
	return null;
}

/* ---- the search ---------------------------------------------------------- */

/* A few calls that lead to some state; those that fail leave no trace. */
async function setup(x) {
	const r = x.s.rng;
	const done = [];
	const first = x.job.first && r.chance(0.75) ? x.s.reading(x.job.first) : [];
	const n = first.length + r.pick(first.length ? [0, 0, 1, 2, 3] : [0, 1, 2, 3, 4, 6, 9, 13]);

	for (let i = 0; i < n; i++) {
		const call = first[i] || x.s.calling(r.pick(x.entries));
		const from = first[i] ? parties.A :
			r.pick([parties.A, parties.A, parties.A, parties.B, parties.D, parties.D, parties.U, parties.T]);
		const mark = x.w.state.mark();
		const [frame] = await x.step(call, from, null);
		if (!frame.ok)
			x.w.state.rollback(mark);
		else
			done.push(`${x.who(from)}: ${call.text}`);
		if (!x.joint)
			x.w.number++;
	}
	if (!x.joint && r.chance(0.5)) {
		x.w.time += 2n * days;
		done.push('two days pass');
	}
	return done;
}

/* A view that says during the call what it says neither before nor after. */
async function torn(x, e1, by, skip) {
	const asked = x.views.map((v) => x.s.calling(v)).slice(0, 4);
	const act = { by, calls: asked, skip };
	const run = await x.play([{ call: e1.call, from: e1.from, act }]);

	if (!run.frames[0].ok || run.nested.length !== asked.length)
		return null;
	x.compared++;
	for (let i = 0; i < asked.length; i++) {
		const query = { call: asked[i], from: parties.U };
		const before = (await x.play([query])).frames[0];
		const after = (await x.play([{ call: e1.call, from: e1.from }, query])).frames[1];
		const during = run.nested[i];
		if (during.ok && before.ok && after.ok && during.back !== before.back && during.back !== after.back)
			return { inside: asked[i].text, why: `0x${during.back}, not 0x${before.back} as before or 0x${after.back} as after` };
	}
	return null;
}

/* Slots of the contract that the calls change. */
async function changed(x, act) {
	const old = new Map(x.w.state.slots);
	const mark = x.w.state.mark();
	const begun = x.begun;

	for (let i = 0; i < act.calls.length; i++) {
		const s = x.alone(act, i);
		await x.step(s.call, s.from, s.act);
	}
	const list = [...x.w.state.slots].filter(([k, v]) => k.startsWith(x.main) && old.get(k) !== v).map(([k]) => k.slice(41));
	x.w.state.rollback(mark);
	x.begun = begun;
	return list;
}

/* Calls of E2 while E1 runs, so many times; a witness or nothing. */
async function nest(x, e1, calls, tries) {
	const r = x.s.rng;

	if (x.views.length && x.job.kind !== 'state') {
		const t = await torn(x, e1, parties.A, r.int(calls));
		if (t)
			return Object.assign(t, { kind: 'read-only', by: parties.A });
	}
	if (x.job.kind === 'read-only')
		return null;
	const mine = [parties.A, parties.B, parties.T].includes(e1.from) ? e1.from : parties.A;
	for (let i = 0; i < tries; i++) {
		const act = {
			by: r.pick([mine, mine, mine, parties.A, parties.A, parties.B, parties.T]),
			skip: r.int(Math.min(calls, 3)),
			born: r.chance(0.05),
			calls: [],
		};
		if (r.chance(0.2) && x.tested.has(e1.call.to))
			act.calls.push(e1.call);
		while (!act.calls.length || (act.calls.length < 2 && !act.born && r.chance(0.3)))
			act.calls.push(x.s.calling(x.likely('inside ')));
		const slots = x.s.names.G ? await changed(x, act) : [];
		for (const spoil of slots.concat([undefined])) {
			const why = await x.differs(e1, Object.assign({ spoil }, act));
			if (why)
				return { kind: 'state', inside: act.calls.map((c) => c.text).join('; '), by: act.by, why };
		}
	}
	return null;
}

/* One deployment and the states after a few calls: a witness or nothing.
 * The first seed is for the state, the second for what is tried there. */
async function scenario(x, seed, trial, joint) {
	x.joint = joint;
	x.begun = false;
	if (!await x.deploy(seed) || !x.entries.length)
		return null;
	const prefix = [x.text, ...await setup(x)];
	const r = x.s.rng = new Rng(trial);
	const reached = x.reached;
	for (let i = 0; i < 8; i++) {
		const call = x.s.calling(x.likely('outside '));
		const from = r.pick([parties.A, parties.A, parties.A, parties.B, parties.U, parties.D]);
		const plain = await x.play([{ call, from }]);
		const calls = plain.frames[0].reached;
		x.note('outside ', call, calls > 0);
		x.reached += calls ? 1 : 0;
		const w = calls ? await nest(x, { call, from }, calls, x.rare(call) ? 24 : 8) : null;
		if (w)
			return Object.assign(w, { prefix, outside: `${x.who(from)}: ${call.text}`, by: x.who(w.by), joint });
	}
	if (x.reached > reached)
		x.good.push([seed, joint]);
	return null;
}

let world = null;

/* Runs in a worker: a contract to its witness, and how hard it was sought. */
async function judge(job) {
	world = world || await World.create();
	const x = new Runner(world, job);
	const passing = x.has(0x5c, 0x5d);
	let n = 0;

	if (job.contract.init === '')
		return { runs: 0, reached: 0, compared: 0 };
	const start = parseInt(crypto.createHash('sha256').update(`${job.seed} ${job.contract.name}`).digest('hex').slice(0, 8), 16);
	const most = job.runs * (!!job.kind !== job.known ? patience : 1);
	for (; x.runs < most && n < most / 4; n++) {
		if (!job.kind && !x.compared && x.reached > 10 && x.runs > most / 2)
			break;
		const again = x.good.length && n % 2 ? x.good[n % x.good.length] : [start + n, passing && n % 8 !== 0];
		const w = await scenario(x, again[0], start ^ n, again[1]);
		if (w)
			return { runs: x.runs, reached: x.reached, compared: x.compared, scenarios: n + 1, witness: w };
	}
	return { runs: x.runs, reached: x.reached, compared: x.compared, scenarios: n };
}

module.exports = { judge, Runner };
