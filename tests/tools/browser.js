/*
 * Headless Chromium by way of chromedriver, which Debian brings: a page of a
 * browser as a few functions.  Needs no npm package.
 */
'use strict';

const http = require('http');
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync',
	'--disable-dev-shm-usage', '--hide-scrollbars', '--lang=en'];
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/* chromedriver, and the port that it listens on. */
function driver() {
	return new Promise((resolve, reject) => {
		const child = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
		let said = '';

		child.on('error', reject);
		child.on('exit', () => reject(new Error('chromedriver ended: ' + said)));
		child.stdout.on('data', (s) => {
			said += s;
			const port = said.match(/successfully on port (\d+)/);
			if (port)
				resolve({ child, port: Number(port[1]) });
		});
	});
}

/* The body of an answer. */
function ask(method, url, body) {
	return new Promise((resolve, reject) => {
		const r = http.request(url, { method }, (answer) => {
			let text = '';

			answer.setEncoding('utf8');
			answer.on('data', (s) => { text += s; });
			answer.on('end', () => resolve(text));
		});

		r.on('error', reject);
		r.end(body === undefined ? undefined : JSON.stringify(body));
	});
}

/* A browser with one page.  close() ends it, whatever happened. */
async function open() {
	const { child, port } = await driver();
	const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
	let base = 'http://127.0.0.1:' + port + '/session';

	async function call(method, at, body) {
		const { value } = JSON.parse(await ask(method, base + at, body));

		if (value && value.error)
			throw new Error(value.error + ': ' + value.message);
		return value;
	}

	async function close() {
		await call('DELETE', '').catch(() => {});
		child.removeAllListeners('exit');
		child.kill();
		fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	}

	try {
		const made = await call('POST', '', { capabilities: { alwaysMatch: {
			browserName: 'chrome',
			unhandledPromptBehavior: 'ignore',
			'goog:loggingPrefs': { browser: 'ALL', performance: 'ALL' },
			'goog:chromeOptions': { args: [...flags, '--user-data-dir=' + profile] },
		} } });
		base += '/' + made.sessionId;
	} catch (e) {
		await close();
		throw e;
	}
	const find = async (css) => (await call('POST', '/element', { using: 'css selector', value: css }))[ELEMENT];
	const cdp = (cmd, params) => call('POST', '/goog/cdp/execute', { cmd, params });
	return {
		close,
		go: (url) => call('POST', '/url', { url }),
		/* The value of a function that runs in the page. */
		run: (f, ...args) => call('POST', '/execute/sync', { script: 'return (' + f + ')(...arguments)', args }),
		click: async (css) => call('POST', '/element/' + await find(css) + '/click', {}),
		keys: async (css, text) => call('POST', '/element/' + await find(css) + '/value', { text }),
		/* Keys for whatever has the focus. */
		press: (key) => call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [
			{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }] }] }),
		size: (width, height) => cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
		media: (media, scheme) => cdp('Emulation.setEmulatedMedia', { media,
			features: [{ name: 'prefers-color-scheme', value: scheme }] }),
		/* What the page wrote to the console, errors of its own among it. */
		console: () => call('POST', '/se/log', { type: 'browser' }),
		/* Every URL that was asked for since the last time. */
		requests: async () => (await call('POST', '/se/log', { type: 'performance' }))
			.map((e) => JSON.parse(e.message).message)
			.filter((m) => m.method === 'Network.requestWillBeSent')
			.map((m) => m.params.request.url),
		alert: () => call('GET', '/alert/text').then((t) => t, () => null),
		shot: async (file) => fs.writeFileSync(file, Buffer.from(await call('GET', '/screenshot'), 'base64')),
	};
}

module.exports = { open, keys: { enter: '\uE007', tab: '\uE004', space: ' ', escape: '\uE00C' } };
