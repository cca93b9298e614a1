/*
 * Jobs over a few processes.  A job is a plain object; each worker process
 * loads the module given, calls its export of the name given with the job,
 * and sends back what that returns or promises.  One worker is kept for each
 * processor.
 */
'use strict';

const { fork } = require('child_process');
const os = require('os');

/* Results in the order of the jobs; rejects at the first that fails. */
function pool(module, name, jobs, workers) {
	const results = new Array(jobs.length);
	const n = Math.min(jobs.length, workers || os.cpus().length);
	let next = 0;

	const one = () => new Promise((resolve, reject) => {
		const child = fork(__filename, [module, name], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
		let i = -1;
		const feed = () => {
			i = next++;
			if (i < jobs.length)
				child.send(jobs[i]);
			else
				child.disconnect();
		};
		child.on('message', (r) => {
			if (r.error)
				return child.kill(), reject(new Error(r.error));
			results[i] = r.result;
			feed();
		});
		child.on('exit', (code) => {
			if (i < jobs.length)
				reject(new Error('a worker ended early with ' + code));
			else
				resolve();
		});
		feed();
	});
	return Promise.all(Array.from({ length: n }, one)).then(() => results);
}

module.exports = { pool };

if (require.main === module) {
	const work = require(process.argv[2])[process.argv[3]];
	process.on('message', async (job) => {
		let r;
		try {
			r = { result: await work(job) };
		} catch (e) {
			r = { error: String((e && e.stack) || e) };
		}
		process.send(r);
	});
}
