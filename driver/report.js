/*
 * The report without a script can be read as it is; this adds the filters,
 * and leads from a step of a path to its line and back.
 */
(function () {
	'use strict';

	const $ = (id) => document.getElementById(id);
	const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
	const form = document.querySelector('.filters');
	const findings = all('.finding');

	/* ---- filters ---- */

	const plain = (s) => s.toLowerCase().replace(/\s+/g, ' ');
	const texts = new Map();

	/* What a search looks at: all of a finding but its picture. */
	function text(card) {
		if (!texts.has(card))
			texts.set(card, plain(Array.from(card.children)
				.filter((e) => !e.matches('.picture'))
				.map((e) => e.textContent).join(' ')));
		return texts.get(card);
	}

	function apply() {
		const rule = $('rule').value, file = $('file').value;
		const words = plain($('text').value).split(' ').filter(Boolean);
		const severities = all('[name=severity]:checked', form).map((e) => e.value);
		let n = 0;

		for (const card of findings) {
			const d = card.dataset;
			const shown = (!rule || d.rule === rule) && (!file || d.file === file) &&
				severities.includes(d.severity) &&
				words.every((w) => text(card).includes(w));
			card.hidden = !shown;
			n += shown;
		}
		$('shown').textContent = n + ' of ' + findings.length + ' shown';
		$('none').hidden = n > 0;
	}

	if (form) {
		form.hidden = false;
		form.addEventListener('input', apply);
		form.addEventListener('change', apply);
		form.addEventListener('submit', (e) => e.preventDefault());
		form.addEventListener('reset', () => setTimeout(apply));
		document.addEventListener('keydown', (e) => {
			if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey ||
			    /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName))
				return;
			e.preventDefault();
			$('text').focus();
		});
		apply();
	}

	/* ---- steps and lines ---- */

	/* Bring `e` into view within the box that scrolls it, and the page. */
	function reveal(e) {
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

		e.scrollIntoView({ block: 'nearest', inline: 'nearest',
			behavior: still ? 'auto' : 'smooth' });
	}

	function choose(card, event, line) {
		for (const e of all('.now', card))
			e.classList.remove('now');
		for (const e of all('[aria-current]', card))
			e.removeAttribute('aria-current');
		event.classList.add('now');
		event.querySelector('.step').setAttribute('aria-current', 'step');
		if (line)
			line.classList.add('now');
	}

	document.addEventListener('click', (click) => {
		const link = click.target.closest('a.step, .steps a');

		if (!link || click.ctrlKey || click.metaKey || click.shiftKey)
			return;
		const goal = $(link.getAttribute('href').slice(1));
		const back = goal.matches('.event');

		click.preventDefault();
		choose(link.closest('.finding'), back ? goal : link.closest('.event'),
			back ? link.closest('.row') : goal);
		reveal(goal);
	});

	/* ---- what is folded ---- */

	function unfold() {
		const goal = location.hash && $(decodeURIComponent(location.hash.slice(1)));
		const card = goal && goal.closest('.finding');

		for (let e = goal; e; e = e.parentElement)
			if (e.tagName === 'DETAILS')
				e.open = true;
		if (card && card.hidden)
			form.reset();
		if (goal)
			goal.scrollIntoView();
	}

	let folded = [];
	addEventListener('hashchange', unfold);
	addEventListener('beforeprint', () => {
		folded = all('details:not([open])');
		folded.forEach((e) => { e.open = true; });
	});
	addEventListener('afterprint', () => folded.forEach((e) => { e.open = false; }));
	unfold();
})();
