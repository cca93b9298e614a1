/*
 * Calls of Solidity functions: types and values in, hexadecimal data out.
 *
 * Numbers, booleans and bytesN are BigInt (bytesN as the whole word), addresses
 * and bytes are hexadecimal without prefix, arrays and tuples are arrays.
 */
'use strict';

const { word } = require('./world');

const array = /^(.*)\[(\d*)\]$/;

/* [{type, components}] of what an array type holds so many times. */
function inner(t, n) {
	return Array(n).fill({ type: array.exec(t.type)[1], components: t.components });
}

function dynamic(t) {
	const m = array.exec(t.type);

	if (m)
		return m[2] === '' || dynamic(inner(t, 1)[0]);
	if (t.type === 'tuple')
		return t.components.some(dynamic);
	return t.type === 'bytes' || t.type === 'string';
}

function one(t, v) {
	const m = array.exec(t.type);

	if (m)
		return (m[2] === '' ? word(v.length) : '') + encode(inner(t, v.length), v);
	if (t.type === 'tuple')
		return encode(t.components, v);
	if (t.type === 'bytes' || t.type === 'string')
		return word(v.length / 2) + v.padEnd(Math.ceil(v.length / 64) * 64, '0');
	if (t.type === 'address')
		return v.padStart(64, '0');
	return word(v);
}

/* The values one after the other, as arguments are passed. */
function encode(types, values) {
	const parts = types.map((t, i) => ({ later: dynamic(t), data: one(t, values[i]) }));
	let end = parts.reduce((n, p) => n + (p.later ? 32 : p.data.length / 2), 0);
	let head = '';
	let tail = '';

	for (const p of parts)
		if (p.later) {
			head += word(end);
			tail += p.data;
			end += p.data.length / 2;
		} else
			head += p.data;
	return head + tail;
}

module.exports = { array, inner, encode };
