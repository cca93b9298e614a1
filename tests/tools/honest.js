/*
 * Two versions of a contract given the same calls by callers that do not
 * re-enter: do they behave alike?
 *
 * In: the contract before and after a patch, compiled; how many calls; which
 * functions are mended.  Out: how many calls there were, how many worked, which of
 * the mended functions never came to call anybody, and what came out otherwise.
 *
 * Contracts are deployed by the same party in equal worlds (nested.js); calls,
 * callers and arguments are random, from a seed, and drawn for the first.  In a
 * third of the sequences the parties fail when they are called.  What must be
 * equal after each call: whether it worked, what it returned, the calls to
 * others with their data and ether, balances, storage of all contracts, and the
 * logs as a set.  A moved write may let another reason of two be the one for
 * which a call reverts, and another log come first; both are let pass for moves.
 */
'use strict';

const { World } = require('./world');
const { Runner } = require('./nested');
const { parties, Rng } = require('./scenario');

const refusing = '5f5ffd';
const length = 16;
/* how much longer to look for a call of what is mended that works */
const patience = 10;

/* The same questions and the same parties for both, whatever the code has. */
function pair(worlds, job) {
	const helpers = job.helpers;
	const [a, b] = [job.before, job.after].map((contract, i) =>
		new Runner(worlds[i], { contract, unit: [contract, ...contract.unit], helpers, source: job.source, text: job.text }));

	for (const k of ['ops', 'words', 'fixed', 'numbers', 'answers'])
		b[k] = a[k];
	return [a, b];
}

/* What others can see of a call. */
async function outcome(x, s) {
	const logs = [];
	const note = (r) => {
		if (x.w.stack.length === 0)
			logs.push(...(r.execResult.exceptionError ? [] : r.execResult.logs || []));
	};

	x.w.evm.events.on('afterMessage', note);
	const [frame] = await x.step(s.call, s.from, null);
	x.w.evm.events.removeListener('afterMessage', note);
	return {
		ok: frame.ok, back: frame.back, reached: frame.reached,
		calls: x.calls(frame).map((f) => `${f.from} ${f.to} ${f.value} ${f.data}`).join('\n'),
		logs: logs.map((l) => Buffer.from(l[0]).toString('hex') + l[1].map((t) => Buffer.from(t).toString('hex')) +
			Buffer.from(l[2]).toString('hex')).sort().join('\n'),
		state: [...x.digest([])].map((e) => e.join()).sort().join('\n'),
	};
}

/* The first thing in which two outcomes differ, or nothing. */
function difference(a, b, moved) {
	for (const k of ['ok', 'back', 'calls', 'logs', 'state'])
		if (a[k] !== b[k] && !(k === 'back' && moved && !a.ok && !b.ok))
			return `${k}: ${a[k]}, then ${b[k]}`;
	return null;
}

async function refuse(xs) {
	for (const x of xs)
		for (const a of x.agents)
			await x.w.account(a, 10n ** 24n, refusing);
}

/* One deployment in both worlds, and calls in turn. */
async function sequence(xs, job, seed, sum) {
	const up = [];

	for (const x of xs) {
		x.joint = false;
		up.push(await x.deploy(seed));
	}
	if (up[0] !== up[1])
		return 'only one of the two can be deployed';
	if (!up[0])
		return null;
	const s = xs[0].s;
	const r = s.rng = new Rng(seed + 1);
	const from = [parties.A, parties.A, parties.A, parties.B, parties.D, parties.U, parties.T];
	const first = xs[0].job.first ? s.reading(xs[0].job.first) : [];

	for (let i = 0; i < length; i++) {
		if (seed % 3 === 0 && i === length / 2)
			await refuse(xs);
		const step = first[i] ? { call: first[i], from: parties.A } :
			{ call: s.calling(r.pick(s.targets)), from: r.pick(from) };
		const marks = xs.map((x) => x.w.state.mark());
		const [a, b] = [await outcome(xs[0], step), await outcome(xs[1], step)];
		const d = difference(a, b, job.moved);
		sum.runs++;
		sum.worked += a.ok ? 1 : 0;
		if (a.ok && a.reached)
			sum.calling.add(step.call.name);
		if (d)
			return `${xs[0].who(step.from)}: ${step.call.text} (seed ${seed}, call ${i}): ${d}`;
		if (!a.ok)
			xs.forEach((x, k) => x.w.state.rollback(marks[k]));
		for (const x of xs) {
			x.w.number++;
			x.w.time += i % 4 === 3 ? 2n * 86400n : 12n;
		}
	}
	return null;
}

let worlds = null;

async function honest(job) {
	worlds = worlds || [await World.create(), await World.create()];
	const xs = pair(worlds, job);
	const sum = { runs: 0, worked: 0, calling: new Set() };
	const wrong = [];

	for (const x of xs)
		x.job.first = job.first;
	const idle = () => job.mended.filter((n) => !sum.calling.has(n));
	/* longer, until what is mended has worked and called somebody */
	const most = (seed) => job.runs * (idle().length && seed < patience * job.runs ? patience : 1);
	for (let seed = 1; sum.runs < most(seed) && !wrong.length; seed++) {
		const d = await sequence(xs, job, seed, sum);
		if (d)
			wrong.push(`a caller that does not re-enter sees a difference: ${d}`);
	}
	return { runs: sum.runs, worked: sum.worked, wrong, idle: job.runs ? idle().join(' ') : '' };
}

module.exports = { honest };
