/*
 * The HTML report in a browser.
 *
 *	node tests/tools/html.js hostile DIR
 *	node tests/tools/html.js check DIR
 *
 * `hostile` writes DIR/hostile.yul and the Solidity that it is made of, with
 * names, strings and bytes that try to run.  `check` opens what html.sh made
 * in DIR and prints a line for each check, "ok: ..." or "FAILED: ...".  With
 * SHOTS=DIR it also writes pictures of the pages there.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const root = path.join(__dirname, '..', '..');
const examples = path.join(root, 'examples');
const read = (file) => fs.readFileSync(file, 'utf8');

/* ---- hostile input ---- */

const trap = (n) => `</script></style><script>ran=${n}</script><img src=x onerror=ran=${n}>`;
const hostile = {
	file: `a"><img src=x onerror=ran=1>&amp;'.sol`,
	contract: 'E' + trap(2),
	string: trap(3),
	comment: '-->' + trap(4) + ']]>',
	/* one byte each, which no UTF-8 has */
	bytes: '~~~~',
	/* turns what follows around, so that it reads otherwise than it runs */
	turned: '\u202e',
};

function make(dir) {
	const { load, compile, contracts, report } = require('./compiler');
	const text = `pragma solidity ^0.8.0;
contract Evil {
    mapping(address => uint256) balances;
    /* ${hostile.comment} ${hostile.bytes} ${hostile.turned} */
    function pay() external { // ${hostile.comment}
        (bool done, ) = msg.sender.call{value: balances[msg.sender]}("${hostile.string}");
        if (done) balances[msg.sender] = /* all */ 0; // ${hostile.bytes}
    }
}
`.replace(/(?<=\/\* .*)\u202e/, 'u202e');
	const out = compile(load('0.8.30'), { [hostile.file]: text }, { outputs: ['ir'], dirs: [] });

	if (report(out, true))
		process.exit(1);
	const ir = contracts(out)[0].ir.replace(/"Evil_/g, `"${hostile.contract}_`);
	fs.writeFileSync(path.join(dir, 'hostile.yul'), ir);
	/* As long as before, so that all places stay where they were. */
	fs.writeFileSync(path.join(dir, hostile.file), Buffer.from(text.replace('u202e', '\u202e  ')
		.replace(/~~~~/g, '\0\0\0\0')).map((b) => b || 0xff));
}

/* ---- what runs in the page ---- */

const page = {
	shown: () => [...document.querySelectorAll('.finding')].filter((e) => e.offsetParent).length,
	text: (css) => { const e = document.querySelector(css); return e && e.textContent; },
	visible: (css) => { const e = document.querySelector(css); return Boolean(e && e.offsetParent); },
	count: (css) => document.querySelectorAll(css).length,
	focus: (css) => document.querySelector(css).focus(),
	focused: () => document.activeElement.id,
	/* Numbers of the lines that a finding marks so. */
	lines: (card, css) => [...document.querySelectorAll('.finding')[card].querySelectorAll(css)]
		.map((e) => e.querySelector('.no').textContent),
	overflow: () => document.documentElement.scrollWidth - innerWidth,
	/* Attributes and elements by which a page runs or loads something. */
	live: () => [...document.querySelectorAll('*')].flatMap((e) =>
		(/^(IMG|IFRAME|OBJECT|EMBED|LINK|BASE|AUDIO|VIDEO)$/.test(e.tagName) ? [e.tagName] : [])
			.concat([...e.attributes].filter((a) => /^on|^src|^style$/i.test(a.name) ||
				(/href$/i.test(a.name) && !/^(#|https:\/\/)/.test(a.value)))
				.map((a) => e.tagName + ' ' + a.name))),
	/* Text whose colour is too near to what is behind it (WCAG, AA). */
	faint: () => {
		const rgb = (s) => s.match(/[\d.]+/g).map(Number);
		const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
			.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
			.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
		const behind = (e) => {
			for (; e; e = e.parentElement) {
				const c = rgb(getComputedStyle(e).backgroundColor);
				if (c.length < 4 || c[3] > 0)
					return c;
			}
			return [255, 255, 255];
		};
		return [...document.querySelectorAll('body *')].filter((e) => e.offsetParent &&
			[...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).filter((e) => {
			const [a, b] = [rgb(getComputedStyle(e).color), behind(e)].map(light);
			return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
		}).map((e) => e.className + ': ' + e.textContent.slice(0, 30));
	},
	/* Text of a picture that leaves the box or the paper it stands in. */
	outside: () => [...document.querySelectorAll('.lanes')].flatMap((svg) => {
		const paper = svg.querySelector('.l-paper').getBoundingClientRect();
		return [...svg.querySelectorAll('text')].filter((t) => {
			const box = t.closest('.l-step') && !t.matches('.l-no')
				? t.closest('.l-step').querySelector('.l-box').getBoundingClientRect() : paper;
			const r = t.getBoundingClientRect();
			return r.width && (r.left < box.left || r.right > box.right || r.top < box.top || r.bottom > box.bottom);
		}).map((t) => t.textContent);
	}),
	paper: () => getComputedStyle(document.body).backgroundColor,
	/* Whether the policy of the page keeps out a script and a request. */
	guarded: () => new Promise((done) => {
		const kept = [];
		document.addEventListener('securitypolicyviolation', (e) => {
			kept.push(e.effectiveDirective.split('-')[0]);
			if (kept.length === 2)
				done(kept.sort().join(' ') + ' ' + window.ran);
		});
		const s = document.createElement('script');
		s.textContent = 'window.ran = 9';
		document.body.append(s);
		new Image().src = 'http://127.0.0.1:9/x.png';
	}),
};

/* ---- checks ---- */

/* The line of an example that carries the comment "// WORD:". */
function lineOf(word, file) {
	return String(read(path.join(examples, file)).split('\n').findIndex((l) => l.includes(`// ${word}:`)) + 1);
}

/* Each check is a line; `want` may be a function. */
function is(what, got, want) {
	const good = typeof want === 'function' ? want(got) : JSON.stringify(got) === JSON.stringify(want);

	console.log((good ? 'ok: ' : 'FAILED: ') + what + (good ? '' : ': ' + JSON.stringify(got) +
		(typeof want === 'function' ? '' : ' instead of ' + JSON.stringify(want))));
}

/* Opens a page; what it asked for and said is checked by `quiet` at its end. */
async function show(b, dir, file) {
	await b.media('', 'light');
	await b.size(1400, 1000);
	await b.requests();
	await b.console();
	await b.go(pathToFileURL(path.join(dir, file)).href);
}

async function quiet(b, dir, file) {
	is(file + ': nothing but the file is asked for', [...new Set(await b.requests())]
		.filter((u) => !u.startsWith('data:')), [pathToFileURL(path.join(dir, file)).href]);
	is(file + ': the console is empty', await b.console(), []);
}

async function shot(b, name) {
	if (process.env.SHOTS)
		await b.shot(path.join(process.env.SHOTS, name + '.png'));
}

/* Both schemes can be read; the page is no wider than a telephone. */
async function looks(b, file) {
	const light = await b.run(page.paper);

	is(file + ': light text stands out', await b.run(page.faint), []);
	await shot(b, file + '-light');
	await b.media('', 'dark');
	is(file + ': dark is another colour', await b.run(page.paper), (c) => c !== light);
	is(file + ': dark text stands out', await b.run(page.faint), []);
	await shot(b, file + '-dark');
	await b.media('', 'light');
	await b.size(360, 800);
	is(file + ': fits on a narrow screen', await b.run(page.overflow), (n) => n <= 0);
	await shot(b, file + '-narrow');
	await b.size(1400, 1000);
}

async function filters(b) {
	const shown = () => b.run(page.shown);
	const all = async (how) => {
		await b.run(page.focus, '.filters button');
		await b.press(keys.enter);
		await b.run(() => new Promise((done) => setTimeout(done, 20)));
		is('show all, after ' + how, await shown(), 3);
	};

	await b.press('/');
	is('/ leads to the search', await b.run(page.focused), 'text');
	await b.keys('#text', 'vault.withdraw');
	is('search shows what has the words', await shown(), 1);
	is('it says how many', await b.run(page.text, '#shown'), '1 of 3 shown');
	await b.keys('#text', ' nowhere');
	is('search hides the rest', await shown(), 0);
	is('it says that there is none', await b.run(page.visible, '#none'), true);
	await all('a search');
	await b.click('#file option[value="examples/bank.sol"]');
	is('a file shows its findings', await shown(), 1);
	await all('a file');
	await b.click('#rule option[value="reentrancy-eth"]');
	is('a warning shows its findings', await shown(), 3);
	await all('a warning');
	await b.run(page.focus, '.filters [value=high]');
	await b.press(keys.space);
	is('a severity hides its findings', await shown(), 0);
	await all('a severity');
}

/* The steps of the first finding, against the comments of its Solidity. */
async function steps(b) {
	const call = lineOf('call', 'bank.sol'), late = lineOf('late write', 'bank.sol');
	const n = await b.run(page.count, '#f1-e1, #f1-e2, #f1-e3, #f1-e4, #f1-e5, #f1-e6, #f1-e7, #f1-e8');

	is('the line of the call is marked', await b.run(page.lines, 0, '.row.call'), [call]);
	is('the line of the late write is marked', await b.run(page.lines, 0, '.row.late'), [late]);
	is('the statement of the late write is marked', await b.run(page.text, '.row.late mark'), 'balances[msg.sender] = amount');
	is('the path has all steps', n, 7);
	is('the re-entered run stands apart', await b.run(page.count, '.finding:first-of-type .depth1 .event'), 3);
	await b.click('#f1-e7 a');
	is('a click on a step shows its line', await b.run(page.lines, 0, '.row.now'), [late]);
	await b.run(page.focus, '#f1-e2 a');
	await b.press(keys.enter);
	is('so does the keyboard', await b.run(page.lines, 0, '.row.now'), [call]);
	await b.click('.row.late .steps a');
	is('a number beside a line shows its step', await b.run(page.text, '.event.now .n'), '5');
	await b.click('.picture summary');
	is('the picture shows all steps', await b.run(page.count, '.picture[open] .l-step'), n);
	is('no text of it leaves its box', await b.run(page.outside), []);
	is('the picture is named', await b.run(page.text, '.picture[open] svg desc'), (s) => s.startsWith('(1) entry to'));
	await b.click('a[href="#rule-reentrancy-eth"]');
	is('a link to a warning unfolds it', await b.run(page.visible, '#rule-reentrancy-eth .prose'), true);
}

async function printed(b) {
	const folded = () => b.run(page.count, 'details:not([open])');
	const before = await folded();

	await b.run(() => dispatchEvent(new Event('beforeprint')));
	is('on paper all is unfolded', await folded(), 0);
	await b.run(() => dispatchEvent(new Event('afterprint')));
	is('afterwards it is as before', await folded(), before);
	await b.media('print', 'light');
	is('on paper there are no filters', await b.run(page.visible, '.filters'), false);
	is('on paper there are all findings', await b.run(page.shown), 3);
	await b.media('', 'light');
}

async function checkExamples(b, dir) {
	await show(b, dir, 'examples.html');
	is('all findings are shown', await b.run(page.shown), 3);
	is('the page says how many', await b.run(page.text, 'h1'), '3 findings');
	await looks(b, 'examples.html');
	await filters(b);
	await steps(b);
	await shot(b, 'examples.html-open');
	await looks(b, 'examples.html, unfolded');
	await printed(b);
	await quiet(b, dir, 'examples.html');
	is('the policy keeps scripts and requests out', await b.run(page.guarded), 'img script undefined');
}

async function checkClean(b, dir) {
	await show(b, dir, 'clean.html');
	is('a report about nothing says so', await b.run(page.text, 'h1'), 'Nothing was found');
	is('it shows no finding', await b.run(page.count, '.finding'), 0);
	await looks(b, 'clean.html');
	await quiet(b, dir, 'clean.html');
}

async function nothingRuns(b, dir, file) {
	is(file + ': nothing of the input ran', await b.run(() => typeof window.ran), 'undefined');
	is(file + ': nothing asks', await b.alert(), null);
	is(file + ': nothing is alive', await b.run(page.live), []);
	await quiet(b, dir, file);
}

/* In hostile.html the Solidity is at hand, in snippets.html it is not. */
async function checkHostile(b, dir) {
	for (const file of ['hostile.html', 'snippets.html']) {
		await show(b, dir, file);
		is(file + ': one finding', await b.run(page.shown), 1);
		is(file + ': the one script is the report\'s', await b.run(page.count, 'script'), 1);
		const text = await b.run(page.text, 'main');
		for (const name of ['file', 'contract', 'string'])
			is(`${file}: the ${name} stays text`, text, (t) => t.includes(hostile[name]));
		await b.click(`#file option:nth-of-type(2)`);
		is(file + ': the file can be chosen', await b.run(page.shown), 1);
		await b.click('.event.call a');
		is(file + ': a step has its line', await b.run(page.count, '.row.call.now'), 1);
		await looks(b, file);
		await nothingRuns(b, dir, file);
	}
	await show(b, dir, 'hostile.html');
	const code = await b.run(page.text, '.rows');
	is('comments stay text', code, (t) => t.includes(hostile.comment));
	is('bytes that are no UTF-8 are shown', code, (t) => t.includes('\\xff\\xff\\xff\\xff'));
	is('what turns the direction is shown', code, (t) => t.includes('\\u{202e}') && !t.includes('\u202e'));
}

async function checkPictures(b, dir) {
	for (const [file, n] of [['examples.svg', 3], ['hostile.svg', 1], ['clean.svg', 1]]) {
		await show(b, dir, file);
		is(file + ': so many pictures', await b.run(page.count, 'svg > svg.lanes'), n);
		is(file + ': no text leaves its box', await b.run(page.outside), []);
		is(file + ': no script', await b.run(page.count, 'script, foreignObject, a, image'), 0);
		await b.media('', 'dark');
		await shot(b, file + '-dark');
		await nothingRuns(b, dir, file);
	}
	is('a picture of nothing says so', await b.run(page.text, '.l-title'), 'Nothing was found');
}

const { open, keys } = require('./browser');

async function check(dir) {
	const b = await open();

	try {
		await checkExamples(b, dir);
		await checkClean(b, dir);
		await checkHostile(b, dir);
		await checkPictures(b, dir);
	} finally {
		await b.close();
	}
}

const [what, dir] = process.argv.slice(2);
if (what === 'hostile')
	make(dir);
else
	check(path.resolve(dir)).catch((e) => {
		console.log('FAILED: ' + e.stack);
		process.exit(1);
	});
module.exports = { hostile };
