/*
 * What does not come out as it should yet: a known.txt has the name of a
 * contract and the reason on each line that is not a comment.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { root } = require('./compiler');

/* Map of name -> reason; empty if there is no such file. */
function known(name) {
	const list = new Map();
	const file = path.join(root, name);

	if (fs.existsSync(file))
		for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
			const m = /^(\w+)\s+(\S.*)$/.exec(line);
			if (m)
				list.set(m[1], m[2]);
		}
	return list;
}

module.exports = { known };
