/*
 * Some Solidity files in every form in which solc prints its Yul, with two
 * compilations:
 *
 *	node tests/tools/forms.js VERSION DIR FILE...
 *
 * writes into DIR: ir.txt (--ir), opt.txt (--ir-optimized --optimize),
 * both.txt, plain.txt (--ir-optimized), out.json (standard JSON) and dir/
 * (-o dir).
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { load, modules, compile, contracts, report } = require('./compiler');
const { read, text, write } = require('./solc');

const [version, dir, ...files] = process.argv.slice(2);
const solc = load(version);
const units = read(files, '.');
const both = ['ir', 'irOptimized'];
const put = (name, s) => fs.writeFileSync(path.join(dir, name), s);

const out = compile(solc, units, { outputs: both, dirs: ['.', modules] });
const plain = compile(solc, units, { outputs: ['irOptimized'], dirs: ['.', modules], optimize: false });
if (report(out, true) || report(plain, true))
	process.exit(1);
put('ir.txt', text(contracts(out), ['ir']));
put('opt.txt', text(contracts(out), ['irOptimized']));
put('both.txt', text(contracts(out), both));
put('plain.txt', text(contracts(plain), ['irOptimized']));
put('out.json', JSON.stringify(out) + '\n');
write(contracts(out), both, { out: path.join(dir, 'dir') });
