/*
 * What a function does, read from the compiler's AST: an oracle for the steps
 * that yulwark reads from the IR.  It knows nothing of the IR, and yulwark
 * nothing of it.
 *
 *	facts(unit, contract, fn): a list of facts in order, as text:
 *		check CONDITION else FAILURE
 *		if CONDITION, while CONDITION
 *		assign PLACE VALUE, add …, subtract …
 *		call KIND TARGET FUNCTION ether VALUE
 *		emit EVENT
 *		return VALUE
 *
 * Locals and parameters of internal functions are replaced by what they stand
 * for.  What this reader does not understand (assembly, try, a local that is
 * assigned in a branch) throws Unsupported: such a function is left out.
 */
'use strict';

class Unsupported extends Error {}

const prec = { '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '|': 5, '^': 6, '&': 7,
	'<<': 8, '>>': 8, '+': 9, '-': 9, '*': 10, '/': 10, '%': 10, '**': 11 };
const opposite = { '==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };
const mirrored = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
const units = { wei: 1n, gwei: 10n ** 9n, ether: 10n ** 18n, seconds: 1n, minutes: 60n, hours: 3600n, days: 86400n,
	weeks: 604800n };

/* A number as yulwark writes it. */
function number(n) {
	const s = n.toString();
	const zeros = /0*$/.exec(s)[0].length;

	if (n === 2n ** 256n - 1n)
		return 'type(uint256).max';
	return zeros >= 6 && n ? s.slice(0, -zeros) + 'e' + zeros : s;
}

/* A text with how strongly its outermost operator binds. */
const t = (s, p = 20) => ({ s, p });
const wrap = (x, p) => (x.p < p ? `(${x.s})` : x.s);

/* Numbers come last, before them what the call and the block give. */
const rank = (s) => (/^\d/.test(s) ? 2 : /^(msg|block|tx)\.\w+$|^address\(this\)(\.balance)?$/.test(s) ? 1 : 0);
const swapped = (a, b) => (rank(a) !== rank(b) ? rank(a) > rank(b) : a > b);

function all(nodes, id, into = new Map()) {
	const visit = (n) => {
		if (!n || typeof n !== 'object')
			return;
		if (Array.isArray(n)) {
			n.forEach(visit);
			return;
		}
		if (n.id !== undefined && n.nodeType)
			into.set(n.id, n);
		for (const k of Object.keys(n))
			if (k !== 'typeDescriptions')
				visit(n[k]);
	};
	visit(nodes);
	return into;
}

class Reader {
	constructor(nodes, contract) {
		this.nodes = nodes;
		this.contract = contract;
		this.chain = contract.linearizedBaseContracts.map((id) => nodes.get(id));
		this.out = [];
		this.depth = 0;
	}

	/* The nearest definition that a virtual function is called by. */
	resolve(fn) {
		if (fn.kind !== 'function' || fn.visibility === 'private')
			return fn;
		for (const c of this.chain)
			for (const f of c.nodes)
				if (f.nodeType === 'FunctionDefinition' && f.name === fn.name && f.implemented &&
				    this.signature(f) === this.signature(fn))
					return f;
		return fn;
	}

	signature(f) {
		return f.parameters.parameters.map((p) => p.typeDescriptions.typeString).join(',');
	}

	isState(n) {
		const d = this.nodes.get(n);
		return d && d.nodeType === 'VariableDeclaration' && d.stateVariable ? d : null;
	}

	/* ---- expressions -------------------------------------------------- */

	literal(e) {
		if (e.kind === 'bool')
			return t(e.value);
		if (e.kind === 'string')
			return t(JSON.stringify(e.value));
		if (e.kind !== 'number')
			throw new Unsupported('literal');
		if (/^0x/.test(e.value) && e.value.length === 42)
			return t(e.value.toLowerCase());
		const m = /^([0-9_]+)(?:\.([0-9_]+))?(?:e([0-9]+))?$/.exec(e.value);
		if (/^0x/.test(e.value))
			return this.num(BigInt(e.value));
		if (!m)
			throw new Unsupported('number ' + e.value);
		const digits = (m[2] || '').replace(/_/g, '');
		let n = BigInt(m[1].replace(/_/g, '') + digits) * 10n ** BigInt(m[3] || 0);
		n *= e.subdenomination ? units[e.subdenomination] : 1n;
		return this.num(n / 10n ** BigInt(digits.length));
	}

	num(n) {
		const x = t(number(n));
		x.n = n;
		return x;
	}

	identifier(e, env) {
		const d = this.nodes.get(e.referencedDeclaration);
		if (e.name === 'this')
			return t('address(this)');
		if (env.has(e.referencedDeclaration))
			return env.get(e.referencedDeclaration);
		if (!d || d.nodeType !== 'VariableDeclaration')
			throw new Unsupported('name ' + e.name);
		if (d.constant)
			return this.expr(d.value, new Map());
		if (!d.stateVariable)
			throw new Unsupported('local ' + e.name);
		return { ...t(d.name), epoch: this.epoch || 0 };
	}

	member(e, env) {
		const inner = e.expression;
		const type = inner.typeDescriptions.typeString || '';
		if (inner.nodeType === 'Identifier' && ['msg', 'block', 'tx'].includes(inner.name))
			return t(inner.name + '.' + e.memberName);
		if (/^type\(enum /.test(type)) {
			const d = this.nodes.get(inner.referencedDeclaration || inner.pathNode && inner.pathNode.referencedDeclaration);
			const i = d && d.members ? d.members.findIndex((m) => m.name === e.memberName) : -1;
			if (i < 0)
				throw new Unsupported('enum');
			return this.num(BigInt(i));
		}
		if (/^type\(/.test(type))
			return t(`${type}.${e.memberName}`);
		return { ...t(wrap(this.expr(inner, env), 20) + '.' + e.memberName), epoch: this.epoch || 0 };
	}

	binary(e, env) {
		const op = e.operator;
		const l = this.expr(e.leftExpression, env);
		const r = this.expr(e.rightExpression, env);
		if (l.n !== undefined && r.n !== undefined) {
			const f = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '**': (a, b) => a ** b,
				'/': (a, b) => a / b }[op];
			if (f)
				return this.num(f(l.n, r.n));
		}
		if (['+', '*', '&', '|', '^'].includes(op) && swapped(l.s, r.s))
			return { s: `${wrap(r, prec[op])} ${op} ${wrap(l, prec[op] + (op !== '+'))}`, p: prec[op], op, l: r, r: l };
		return { s: `${wrap(l, prec[op])} ${op} ${wrap(r, prec[op] + (op !== '+'))}`, p: prec[op], op, l, r };
	}

	/* The opposite of a condition. */
	not(x) {
		if (x.op && opposite[x.op])
			return { s: `${wrap(x.l, prec[x.op])} ${opposite[x.op]} ${wrap(x.r, prec[x.op] + 1)}`, p: prec[x.op],
				op: opposite[x.op], l: x.l, r: x.r };
		if (x.op === '&&' || x.op === '||') {
			const op = x.op === '&&' ? '||' : '&&';
			const l = this.not(x.l);
			const r = this.not(x.r);
			return { s: `${wrap(l, prec[op])} ${op} ${wrap(r, prec[op])}`, p: prec[op], op, l, r };
		}
		if (x.neg)
			return x.neg;
		return { s: '!' + wrap(x, 19), p: 19, neg: x };
	}

	call(e, env) {
		if (e.kind === 'typeConversion') {
			const x = this.expr(e.arguments[0], env);
			const to = e.typeDescriptions.typeString;
			if (/^address/.test(to) && x.n !== undefined)
				return t(`address(${x.s})`);
			/* a narrower number may be another one */
			const width = (s) => +(/^uint(\d+)$/.exec(s) || [0, 0])[1];
			const from = width(e.arguments[0].typeDescriptions.typeString);
			if (x.n === undefined && width(to) && width(to) < from)
				return t(`${to}(${x.s})`);
			return x;
		}
		if (e.kind === 'structConstructorCall')
			throw new Unsupported('struct');
		let f = e.expression;
		const options = {};
		while (f.nodeType === 'FunctionCallOptions') {
			f.names.forEach((n, i) => { options[n] = this.expr(f.options[i], env); });
			f = f.expression;
		}
		const type = f.typeDescriptions.typeIdentifier || '';
		if (/^t_function_(barecall|barestaticcall|baredelegatecall)/.test(type)) {
			const target = this.expr(f.expression, env);
			const kind = { call: 'call', staticcall: 'staticcall', delegatecall: 'delegatecall' }[f.memberName];
			return this.external(kind, target, '-', options.value);
		}
		if (/^t_function_(transfer|send)_/.test(type)) {
			const target = this.expr(f.expression, env);
			return this.external('call', target, '-', this.expr(e.arguments[0], env));
		}
		if (/^t_function_external/.test(type)) {
			const target = this.expr(f.expression, env);
			const d = this.nodes.get(f.referencedDeclaration);
			const args = e.arguments.map((a) => this.expr(a, env).s);
			const view = d && (['view', 'pure'].includes(d.stateMutability) || d.nodeType === 'VariableDeclaration');
			this.external(view ? 'staticcall' : 'call', target, f.memberName, options.value);
			return t(`${wrap(target, 20)}.${f.memberName}(${args.join(', ')})`);
		}
		if (/^t_function_internal/.test(type)) {
			const d = this.nodes.get(f.referencedDeclaration);
			if (!d || d.nodeType !== 'FunctionDefinition')
				throw new Unsupported('function pointer');
			const bound = f.nodeType === 'MemberAccess' && /bound_to/.test(type) ? [this.expr(f.expression, env)] : [];
			const isSuper = f.nodeType === 'MemberAccess' && f.expression.name === 'super';
			const args = bound.concat(e.arguments.map((a) => this.expr(a, env)));
			return this.inline(isSuper || bound.length || f.nodeType === 'MemberAccess' ? d : this.resolve(d), args);
		}
		throw new Unsupported('call of ' + type);
	}

	external(kind, target, name, value) {
		const ether = value && value.s !== '0' ? ' ether ' + value.s : '';
		this.out.push(`call ${kind} ${target.s} ${name}${ether}`);
		this.epoch = (this.epoch || 0) + (kind !== 'staticcall');
		const x = t('success');
		x.success = true;
		return x;
	}

	expr(e, env) {
		const x = this.read(e, env);
		if (!x)
			throw new Unsupported('no value');
		return x;
	}

	read(e, env) {
		switch (e.nodeType) {
		case 'Literal': return this.literal(e);
		case 'Identifier': return this.identifier(e, env);
		case 'MemberAccess': return this.member(e, env);
		case 'IndexAccess':
			return { ...t(`${wrap(this.expr(e.baseExpression, env), 20)}[${this.expr(e.indexExpression, env).s}]`),
				epoch: this.epoch || 0 };
		case 'BinaryOperation': return this.binary(e, env);
		case 'TupleExpression':
			if (e.components.length !== 1)
				throw new Unsupported('tuple');
			return this.expr(e.components[0], env);
		case 'UnaryOperation':
			if (e.operator === '!')
				return this.not(this.expr(e.subExpression, env));
			throw new Unsupported('operator ' + e.operator);
		case 'Conditional': {
			const c = this.expr(e.condition, env);
			const a = this.expr(e.trueExpression, env);
			const b = this.expr(e.falseExpression, env);
			return t(`${wrap(c, 1)} ? ${wrap(a, 1)} : ${b.s}`, 0);
		}
		case 'FunctionCall': return this.call(e, env);
		default: throw new Unsupported(e.nodeType);
		}
	}

	/* ---- statements --------------------------------------------------- */

	/* The facts of a function that is run in the middle of another. */
	inline(fn, args) {
		const env = new Map();
		if (++this.depth > 12)
			throw new Unsupported('depth');
		fn.parameters.parameters.forEach((p, i) => env.set(p.id, args[i]));
		const value = this.body(fn, env);
		this.depth--;
		return value;
	}

	/* Modifiers around the body. */
	body(fn, env) {
		const mods = fn.modifiers.map((m) => ({ m, d: this.nodes.get(m.modifierName.referencedDeclaration) }))
			.filter((x) => x.d && x.d.nodeType === 'ModifierDefinition');
		let value = null;
		const run = (i) => {
			if (i === mods.length) {
				value = this.block(fn.body, env, true);
				return;
			}
			const inner = new Map(env);
			mods[i].d.parameters.parameters.forEach((p, k) => inner.set(p.id, this.expr(mods[i].m.arguments[k], env)));
			const d = this.chain.flatMap((c) => c.nodes)
				.find((n) => n.nodeType === 'ModifierDefinition' && n.name === mods[i].d.name);
			d.parameters.parameters.forEach((p, k) => inner.set(p.id, inner.get(mods[i].d.parameters.parameters[k].id)));
			this.statements(d.body.statements, inner, () => run(i + 1));
		};
		for (const p of fn.returnParameters.parameters)
			if (p.name)
				env.set(p.id, t('?named'));
		run(0);
		return value;
	}

	block(b, env, top) {
		return this.statements(b.statements, env, null, top);
	}

	statements(list, env, place, top) {
		for (let i = 0; i < list.length; i++) {
			const s = list[i];
			if (s.nodeType === 'Return') {
				if (!top || i !== list.length - 1)
					throw new Unsupported('early return');
				return s.expression ? this.expr(s.expression, env) : null;
			}
			this.statement(s, env, place);
		}
		return null;
	}

	statement(s, env, place) {
		switch (s.nodeType) {
		case 'PlaceholderStatement':
			place();
			return;
		case 'Block': case 'UncheckedBlock':
			this.statements(s.statements, env, place);
			return;
		case 'VariableDeclarationStatement': this.declare(s, env); return;
		case 'ExpressionStatement': this.effect(s.expression, env); return;
		case 'EmitStatement': this.emit(s.eventCall, env); return;
		case 'IfStatement': this.branch(s, env, place); return;
		case 'RevertStatement': throw new Unsupported('revert');
		case 'ForStatement': case 'WhileStatement': this.loop(s, env); return;
		default: throw new Unsupported(s.nodeType);
		}
	}

	declare(s, env) {
		const v = s.initialValue;
		if (!v) {
			s.declarations.forEach((d) => d && env.set(d.id, /^bool/.test(d.typeDescriptions.typeString) ? t('false') :
				this.num(0n)));
			return;
		}
		if (s.declarations.filter((d) => d).some((d) => / storage /.test(d.typeDescriptions.typeString + ' ') ||
		    / memory/.test(d.typeDescriptions.typeString))) {
			if (s.declarations.length === 1 && / storage/.test(s.declarations[0].typeDescriptions.typeString)) {
				env.set(s.declarations[0].id, this.expr(v, env));
				return;
			}
		}
		const x = this.expr(v, env);
		if (s.declarations.length === 1)
			env.set(s.declarations[0].id, x);
		else if (x.success)
			s.declarations.forEach((d, i) => d && env.set(d.id, i ? t('?data') : x));
		else
			throw new Unsupported('tuple');
	}

	effect(e, env) {
		if (e.nodeType === 'Assignment') {
			this.assign(e, env);
		} else if (e.nodeType === 'UnaryOperation' && ['++', '--'].includes(e.operator)) {
			this.write(e.subExpression, e.operator === '++' ? 'add' : 'subtract', this.num(1n), env);
		} else if (e.nodeType === 'UnaryOperation' && e.operator === 'delete') {
			const type = e.subExpression.typeDescriptions.typeString;
			if (!/^(u?int|address|bool|bytes\d)/.test(type))
				throw new Unsupported('delete ' + type);
			this.write(e.subExpression, 'assign', this.zero(type), env);
		} else if (e.nodeType === 'FunctionCall' && e.expression.name === 'require') {
			this.require(e, env);
		} else if (e.nodeType === 'FunctionCall') {
			this.read(e, env);
		} else if (e.nodeType !== 'Identifier') {
			throw new Unsupported('statement ' + e.nodeType);
		}
	}

	zero(type) {
		return /^bool/.test(type) ? t('false') : /^address/.test(type) ? t('address(0)') : this.num(0n);
	}

	require(e, env) {
		const c = this.expr(e.arguments[0], env);
		const m = e.arguments[1];
		const text = !m ? 'without a reason' : m.kind === 'string' ? 'with ' + JSON.stringify(m.value) :
			m.nodeType === 'FunctionCall' ? `with \`${this.error(m, env)}\`` : '?';
		this.out.push(`check ${c.s} else ${text}`);
	}

	error(call, env) {
		const name = call.expression.name || call.expression.memberName;
		return `${name}(${call.arguments.map((a) => this.expr(a, env).s).join(', ')})`;
	}

	emit(call, env) {
		this.out.push('emit ' + this.error(call, env));
	}

	/* Is it a local or a parameter? */
	isLocal(e) {
		const d = e.nodeType === 'Identifier' ? this.nodes.get(e.referencedDeclaration) : null;
		return d && !d.stateVariable;
	}

	assign(e, env) {
		const l = e.leftHandSide;
		if (l.nodeType === 'TupleExpression') {
			const x = this.expr(e.rightHandSide, env);
			if (!x.success)
				throw new Unsupported('tuple');
			l.components.forEach((c, i) => {
				if (c && i === 0 && this.isLocal(c))
					this.local(c, x, env);
				else if (c)
					throw new Unsupported('tuple');
			});
			return;
		}
		const op = e.operator;
		const r = this.expr(e.rightHandSide, env);
		if (this.isLocal(l)) {
			if (op !== '=')
				throw new Unsupported('local ' + op);
			this.local(l, r, env);
			return;
		}
		if (op === '=')
			this.write(l, 'assign', r, env, e.rightHandSide);
		else if (op === '+=' || op === '-=')
			this.write(l, op === '+=' ? 'add' : 'subtract', r, env);
		else
			throw new Unsupported(op);
	}

	local(e, x, env) {
		env.set(e.referencedDeclaration, x);
	}

	/* What a side has assigned is not known behind the branch. */
	side(s, env, place) {
		const inner = new Map(env);
		this.statement(s, inner, place);
		for (const [id, x] of env)
			if (inner.get(id) !== x)
				env.set(id, t('?joined'));
	}

	/* `x = x + d` is a sum, and so is `x = y + d` where y is x as it was read. */
	write(l, how, r, env) {
		const place = this.expr(l, env);
		const d = l.typeDescriptions.typeString;
		if (/^(string|bytes|struct|mapping)|\[/.test(d) && !/^bytes\d/.test(d))
			throw new Unsupported('write of ' + d);
		const fresh = (x) => x.s === place.s && x.epoch === (this.epoch || 0);
		if (how === 'assign' && r.op === '+' && fresh(r.l))
			this.out.push(`add ${place.s} ${r.r.s}`);
		else if (how === 'assign' && r.op === '+' && fresh(r.r))
			this.out.push(`add ${place.s} ${r.l.s}`);
		else if (how === 'assign' && r.op === '-' && fresh(r.l))
			this.out.push(`subtract ${place.s} ${r.r.s}`);
		else
			this.out.push(`${how} ${place.s} ${/^address/.test(d) && r.n !== undefined ? `address(${r.s})` : r.s}`);
	}

	/* A side that does nothing but revert, with its error. */
	failure(s, env) {
		const one = s.nodeType === 'Block' && s.statements.length === 1 ? s.statements[0] : s;
		if (one.nodeType === 'RevertStatement')
			return `with \`${this.error(one.errorCall, env)}\``;
		const e = one.nodeType === 'ExpressionStatement' ? one.expression : null;
		if (e && e.nodeType === 'FunctionCall' && e.expression.name === 'revert')
			return e.arguments.length ? `with ${JSON.stringify(e.arguments[0].value)}` : 'without a reason';
		return null;
	}

	branch(s, env, place) {
		const c = this.expr(s.condition, env);
		const fail = this.failure(s.trueBody, env);
		if (fail && !s.falseBody) {
			this.out.push(`check ${this.not(c).s} else ${fail}`);
			return;
		}
		const at = this.out.length;
		this.out.push(`if ${c.s}`);
		this.side(s.trueBody, env, place);
		const empty = this.out.length === at + 1;
		if (s.falseBody)
			this.side(s.falseBody, env, place);
		if (empty && s.falseBody)
			this.out[at] = `if ${this.not(c).s}`;
		if (this.out.length === at + 1)
			this.out.pop();
	}

	loop(s, env) {
		const inner = new Map(env);
		const init = s.initializationExpression;
		if (init) {
			if (init.nodeType !== 'VariableDeclarationStatement' || init.declarations.length !== 1)
				throw new Unsupported('loop');
			inner.set(init.declarations[0].id, t(init.declarations[0].name));
		} else {
			throw new Unsupported('loop');
		}
		const c = this.expr(s.condition, inner);
		this.out.push(`while ${c.s}`);
		this.side(s.body, inner, null);
		for (const [id, x] of env)
			if (inner.get(id) !== x)
				env.set(id, t('?joined'));
	}
}

/* Parts of a text at `op`, outside brackets. */
function split(s, op) {
	const out = [];
	let deep = 0;
	let at = 0;

	for (let i = 0; i < s.length; i++) {
		deep += '([{'.includes(s[i]) - ')]}'.includes(s[i]);
		if (!deep && s.startsWith(op, i)) {
			out.push(s.slice(at, i));
			at = i + op.length;
		}
	}
	return out.concat(s.slice(at));
}

/* Which way round a comparison is written is a matter of taste. */
function flip(s) {
	for (const op of [' == ', ' != ', ' <= ', ' >= ', ' < ', ' > ']) {
		const [a, b, more] = split(s, op);
		if (b === undefined || more !== undefined || split(s, ' ? ').length > 1)
			continue;
		const o = op.trim();
		const [x, y, p] = a <= b ? [a, b, o] : [b, a, mirrored[o] || o];
		/* of a number without a sign */
		if (y === '0' && (p === '!=' || p === '>'))
			return `0 != ${x}`;
		if (x === '0' && (p === '!=' || p === '<'))
			return `0 != ${y}`;
		return `${x} ${p} ${y}`;
	}
	return s;
}

/* What two lists must agree in. */
function canonical(list) {
	return list.flatMap((fact) => {
		const m = /^(if|while|check) (.*?)( else (?:with|by|without) .*)?$/.exec(fact);
		if (!m)
			return [fact];
		if (m[1] === 'check' && split(m[2], ' && ').length > 1)
			return canonical(split(m[2], ' && ').map((c) => `check ${c}${m[3]}`));
		/* what the compiler checks of its own accord */
		if (/ else with `Panic/.test(fact))
			return [];
		const or = split(m[2], ' || ').length > 1 ? ' || ' : ' && ';
		return [`${m[1]} ${split(m[2], or).map(flip).join(or)}${m[3] || ''}`];
	});
}

/* fn: a FunctionDefinition.  Throws Unsupported. */
function facts(nodes, contract, fn) {
	const r = new Reader(nodes, contract);
	const env = new Map();

	fn.parameters.parameters.forEach((p, i) => env.set(p.id, t(p.name || `argument ${i + 1}`)));
	const value = r.body(r.resolve(fn), env);
	if (value)
		r.out.push('return ' + value.s);
	if (r.out.some((f) => f.includes('?joined') || f.includes('?named') || f.includes('?data')))
		throw new Unsupported('a local that is joined');
	return canonical(r.out);
}

/* Nothing but checks that the compiler makes of its own accord. */
const onlyCompilers = (steps) => (steps || []).every((s) => s.kind === 'check' && /^with `Panic/.test(s.failure));

function list(steps, out = []) {
	for (const s of steps) {
		if (s.kind === 'check')
			out.push(`check ${s.condition} else ${s.failure}`);
		else if (s.kind === 'branch' && onlyCompilers(s.steps) && onlyCompilers(s.otherwise))
			continue;
		else if (s.kind === 'branch')
			out.push(`if ${s.condition}`);
		else if (s.kind === 'loop')
			out.push(`while ${s.condition}`);
		else if (s.kind === 'write')
			out.push(`${s.how} ${s.place} ${s.value}`);
		else if (s.kind === 'call')
			out.push(`call ${s.call} ${s.target} ${s.function || '-'}${s.ether ? ' ether ' + s.ether : ''}`);
		else if (s.kind === 'event')
			out.push('emit ' + s.event);
		else if (s.kind === 'return' && s.value)
			out.push('return ' + s.value);
		list(s.steps || [], out);
		list(s.otherwise || [], out);
	}
	return out;
}

/* The same facts from the steps that yulwark prints as JSON. */
function told(steps) {
	return canonical(list(steps));
}

module.exports = { Unsupported, all, facts, told };
