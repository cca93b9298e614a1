/*
 * A small world to run contracts in: accounts held in memory, an EVM over
 * them, and a record of the calls that were made.
 *
 * In: code, calls.  Out: whether they worked, what they returned, which calls
 * were made inside, and the state as text.  Any earlier state can be had back.
 * Gas costs nothing, but runs out.  Addresses and slots are hexadecimal without
 * prefix.  EXTCODEHASH gives another hash than it should.
 */
'use strict';

const crypto = require('crypto');
const { EVM } = require('@ethereumjs/evm');
const { Common } = require('@ethereumjs/common');
const { Account, Address, bytesToUnprefixedHex: hex, unprefixedHexToBytes: bytes } = require('@ethereumjs/util');

const none = new Uint8Array(0);
const zero = new Uint8Array(32);
const gas = 30000000n;

const word = (n) => BigInt.asUintN(256, BigInt(n)).toString(16).padStart(64, '0');
const text = (b) => (b && b.length ? hex(b) : '');
const at = (address) => new Address(bytes(address));

/* Accounts, storage and transient storage, with a list of what undoes each
 * change: what the EVM asks of a state manager. */
class State {
	constructor() {
		this.accounts = new Map();
		this.codes = new Map();
		this.slots = new Map();
		this.passing = new Map();
		this.undo = [];
		this.marks = [];
		this.originalStorageCache = { get: (a, k) => this.getContractStorage(a, k), clear() {} };
	}
	set(map, key, value) {
		this.undo.push([map, key, map.get(key)]);
		if (value === undefined)
			map.delete(key);
		else
			map.set(key, value);
	}
	mark() { return this.undo.length; }
	rollback(mark) {
		while (this.undo.length > mark) {
			const [map, key, old] = this.undo.pop();
			if (old === undefined)
				map.delete(key);
			else
				map.set(key, old);
		}
	}
	get(map, address, slot) { return map.get(address + ':' + slot) || ''; }
	put(map, address, slot, value) {
		const v = value.replace(/^0+/, '');
		this.set(map, address + ':' + slot, v === '' ? undefined : v.padStart(64, '0'));
	}

	async checkpoint() { this.marks.push(this.mark()); }
	async commit() { this.marks.pop(); }
	async revert() { this.rollback(this.marks.pop()); }
	async getAccount(address) {
		const a = this.accounts.get(text(address.bytes));
		return a && new Account(a.nonce, a.balance, undefined, a.hash, a.size);
	}
	async putAccount(address, a) {
		this.set(this.accounts, text(address.bytes), a &&
			{ nonce: a.nonce, balance: a.balance, hash: a.codeHash, size: a._codeSize });
	}
	async deleteAccount(address) { this.set(this.accounts, text(address.bytes), undefined); }
	async modifyAccountFields(address, fields) {
		await this.putAccount(address, Object.assign(await this.getAccount(address) || new Account(), fields));
	}
	async putContractCode(address, code) {
		const a = await this.getAccount(address) || new Account();
		this.set(this.codes, text(address.bytes), code);
		a.codeHash = new Uint8Array(crypto.createHash('sha256').update(code).digest());
		a.codeSize = code.length;
		await this.putAccount(address, a);
	}
	async getContractCode(address) { return this.codes.get(text(address.bytes)) || none; }
	async getContractCodeSize(address) { return (await this.getContractCode(address)).length; }
	async getContractStorage(address, key) {
		const v = this.get(this.slots, text(address.bytes), text(key));
		return v === '' ? none : bytes(v);
	}
	async putContractStorage(address, key, value) {
		this.put(this.slots, text(address.bytes), text(key), text(value));
	}
	async clearContractStorage(address) {
		for (const k of this.slots.keys())
			if (k.startsWith(text(address.bytes) + ':'))
				this.set(this.slots, k, undefined);
	}
}

/* Transient storage over the same list. */
class Passing {
	constructor(state) { this.state = state; this.marks = []; }
	get(address, key) {
		const v = this.state.get(this.state.passing, text(address.bytes), text(key));
		return v === '' ? zero : bytes(v);
	}
	put(address, key, value) { this.state.put(this.state.passing, text(address.bytes), text(key), text(value)); }
	/* the state manager's checkpoints restore this as well */
	checkpoint() {}
	commit() {}
	revert() {}
	clear() {
		for (const k of [...this.state.passing.keys()])
			this.state.set(this.state.passing, k, undefined);
	}
}

class World {
	static async create() {
		const w = new World();
		w.state = new State();
		w.evm = await EVM.create({
			common: new Common({ chain: 1, hardfork: 'cancun' }),
			stateManager: w.state,
		});
		w.evm.transientStorage = new Passing(w.state);
		w.evm.events.on('beforeMessage', (m) => w.enter(m));
		w.evm.events.on('afterMessage', (r) => w.leave(r));
		w.clear();
		return w;
	}

	clear() {
		this.state.rollback(0);
		this.stack = [];
		this.time = 1000000000n;
		this.number = 1000n;
		this.watch = {};
		this.fresh([]);
	}

	/* A new transaction, in which the slots [address, slot] are warm. */
	fresh(warm) {
		this.evm.transientStorage.clear();
		this.evm.journal.cleanJournal();
		for (const [a, s] of warm)
			this.evm.journal.addWarmedStorage(bytes(a), bytes(s));
	}

	enter(m) {
		const f = {
			from: text(m.caller.bytes), to: m.to ? text(m.to.bytes) : '', value: m.value, data: text(m.data),
			runs: m.to ? text(m.codeAddress.bytes) : '', still: m.isStatic, inside: this.stack[this.stack.length - 1] || null,
			calls: [],
		};
		if (this.watch.enter)
			this.watch.enter(f);
		this.stack.push(f);
	}

	leave(r) {
		const f = this.stack.pop();
		f.ok = !r.execResult.exceptionError;
		f.back = text(r.execResult.returnValue);
		if (r.createdAddress)
			f.made = text(r.createdAddress.bytes);
		if (this.watch.leave)
			this.watch.leave(f);
		if (f.inside && f.ok)
			f.inside.calls.push(f, ...f.calls);
		this.last = f;
	}

	block() {
		return {
			header: {
				number: this.number, timestamp: this.time, coinbase: at('00'.repeat(19) + 'cb'), difficulty: 0n,
				prevRandao: zero, gasLimit: gas, baseFeePerGas: 0n, getBlobGasPrice: () => 1n,
			},
		};
	}

	/* The frame of a call; with no `to`, of a creation. */
	async call(c) {
		await this.evm.runCall({
			caller: at(c.from), to: c.to ? at(c.to) : undefined, data: bytes(c.data), value: c.value || 0n,
			origin: at(c.origin || c.from), gasLimit: gas, block: this.block(), depth: c.to ? 1 : 0,
		});
		return this.last;
	}

	async account(address, balance, code) {
		await this.state.putAccount(at(address), new Account(1n, balance));
		if (code)
			await this.state.putContractCode(at(address), bytes(code));
	}
	/* The hash of data, which the EVM knows how to make. */
	async keccak(data) {
		const at = '00'.repeat(18) + 'beef';
		const mark = this.state.mark();
		await this.account(at, 0n, '365f5f37365f205f5260205ff3');
		const f = await this.call({ from: at, to: at, data });
		this.state.rollback(mark);
		return f.back;
	}
	code(address) { return text(this.state.codes.get(address)); }
	poke(address, slot, value) { this.state.put(this.state.slots, address, word(slot), word(value)); }
	pokePassing(address, slot, value) { this.state.put(this.state.passing, address, word(slot), word(value)); }
}

module.exports = { World, word };
