// Wires the controls: every change goes through the state, then all parts are brought in line.
function select(selected, focus = false) {
  state.selected = selected;
  const parts = selected ? [selected.node, selected.edge && selected.edge.actor, selected.edge && selected.edge.target].filter(Boolean) : [];
  const unseen = parts.filter((node) => !shown.nodes.has(node.id));
  if (state.pairs && selected && !(selected.edge && selected.edge.pair) && (unseen.length || selected.edge)) state.pairs = '';
  if (unseen.length || (selected && selected.edge && !painted.edges.has(selected.edge.id))) {
    state.ego = null;
    for (const node of unseen) state.pinned.add(node.id);
    if (parts.some((node) => node.aside) || unseen.some(onlyToUnnamed)) state.unnamed = true;
    if (unseen.some((node) => node.kind === 'issue') || parts.every((node) => !joinedToActors(node))) state.issues = true;
    update();
  } else redraw();
  network.setSelection({ nodes: selected && selected.node ? [selected.node.id] : [], edges: selected && selected.edge ? [selected.edge.id] : [] }, { highlightEdges: false });
  fillPanel(focus);
}

const onlyToUnnamed = (node) => joinedToActors(node) && around(node).every(({ edge }) => edge.target.kind === 'issue' || edge.actor.aside || edge.target.aside);
const joinedToActors = (node) => around(node).some(({ edge }) => edge.target.kind === 'actor' && edge.from !== edge.to);

function update({ refit = false } = {}) {
  choose();
  paint();
  describe();
  if (refit) fit();
}

function describe() {
  fillPanel();
  fillTable();
  tell();
}

/** The lines that say what is shown and what is not. */
function tell() {
  const actors = [...shown.nodes].filter((id) => NODES[id].kind === 'actor').length;
  const issues = shown.nodes.size - actors;
  const docs = new Set(shown.statements.map((s) => s.doc)).size;
  $('summary').textContent = [number(actors, 'actor'), issues ? number(issues, 'issue') : null, number(shown.visible.length, 'relation'),
    number(shown.statements.length, 'statement'), number(docs, 'document')].filter(Boolean).join(' · ');
  for (const [word, sign] of [['plus', 1], ['minus', -1]]) {
    const lines = COUNT.format(shown.visible.filter(({ edge }) => edge.sign === sign).length);
    for (const place of ['count', 'pairs']) $(`${place}-${word}`).textContent = lines;
  }
  const rest = $('rest');
  const hidden = shown.able - shown.nodes.size;
  const parts = [];
  if (state.ego) {
    parts.push('Only ', el('bdi', {}, short(state.ego.name, 60)), ' and its neighbours. ', el('button', { type: 'button', class: 'quiet', onclick: () => showAround(null) }, 'Show all'));
  } else if (hidden > 0) {
    parts.push(`The strongest ${shown.nodes.size} of ${shown.able} are shown; ${hidden} are hidden. Search finds them. `,
      state.pairs && state.limit >= MOST_PAIRED ? null : el('button', { type: 'button', class: 'quiet', onclick: () => { state.limit = Infinity; update({ refit: true }); } }, 'Show all'));
  } else if (shown.silent && !state.table) {
    parts.push(`${number(shown.silent, 'actor')} ${shown.silent === 1 ? 'speaks' : 'speak'} only on issues. `,
      el('button', { type: 'button', class: 'quiet', onclick: () => showIssues(true) }, 'Show issues'));
  }
  if (shown.dropped) parts.push(`${number(shown.visible.length, 'pair')} are drawn, ${COUNT.format(shown.dropped)} weaker ones are hidden. `);
  rest.replaceChildren(...parts);
  rest.hidden = !parts.length;
  const folded = state.ego ? 0 : shown.aside;
  tellTime();
  $('unnamed').checked = state.unnamed;
  $('unnamed-count').textContent = folded ? `${folded} hidden` : '';
  $('evidence-value').textContent = number(state.minEvidence, 'statement');
  $('confidence-value').textContent = state.minConfidence.toFixed(2);
  $('reset').disabled = !filtered();
  for (const [id, on] of [['only-actors', !state.issues && !state.pairs], ['with-issues', state.issues && !state.pairs], ['agreement', Boolean(state.pairs)]]) $(id).setAttribute('aria-pressed', on);
  document.body.classList.toggle('with-issues', state.issues && !state.pairs);
  document.body.classList.toggle('with-pairs', Boolean(state.pairs));
  for (const button of document.querySelectorAll('[data-pairs]')) button.setAttribute('aria-pressed', button.dataset.pairs === state.pairs);
  $('persons').checked = state.persons;
  for (const button of document.querySelectorAll('.chips button')) button.setAttribute('aria-pressed', !state.off.has(button.dataset.stance));
  for (const [id, sign] of [['sign-plus', 1], ['sign-minus', -1]]) {
    const off = stancesOf(sign).filter((stance) => state.off.has(stance)).length;
    $(id).checked = off < stancesOf(sign).length;
    $(id).indeterminate = off > 0 && off < stancesOf(sign).length;
  }
  $('canvas').setAttribute('aria-label', `Network of ${$('summary').textContent}`);
}

const present = new Set(STATEMENTS.map((s) => s.stance));
const stancesOf = (sign) => Object.keys(DATA.stances).filter((stance) => DATA.stances[stance] === sign && present.has(stance));

/** Forget the unnamed actors that search or selection had brought in. */
function dropAside() {
  for (const id of [...state.pinned]) if (NODES[id].aside || onlyToUnnamed(NODES[id])) state.pinned.delete(id);
  const { node, edge } = state.selected || {};
  if (node ? node.aside : edge && (edge.actor.aside || edge.target.aside)) state.selected = null;
}

/** Draw who takes the same side ("net", "congruence", "conflict"), or the stances themselves (""). */
function showPairs(how) {
  state.pairs = how;
  if (state.selected && state.selected.edge) state.selected = null;
  if (state.selected && state.selected.node.kind === 'issue') state.selected = null;
  update({ refit: true });
}

/** Persons apart from the bodies they speak for, or counted as these; what is chosen is kept where it is in both. */
function showPersons(on) {
  const same = (node) => (node ? NODES.find((other) => other.name === node.name) || null : null);
  const { node } = state.selected || {};
  const ego = state.ego;
  state.persons = on;
  take(on);
  state.pinned.clear();
  state.ego = same(ego);
  state.selected = same(node) ? { node: same(node) } : null;
  fillNames();
  bring(edgeSet, painted.edges, []);
  update({ refit: true });
}

function showIssues(on) {
  state.issues = on;
  state.pairs = '';
  if (!on) {
    for (const node of NODES) if (node.kind === 'issue') state.pinned.delete(node.id);
    if (state.selected && (state.selected.edge || state.selected.node).kind === 'issue') state.selected = null;
  }
  update({ refit: true });
}

/** Draw only this node and its neighbours; all for null. */
function showAround(node) {
  state.ego = node;
  if (node && node.kind === 'issue') state.issues = true;
  update({ refit: true });
}

function showTable(on) {
  state.table = on;
  $('table').hidden = !on;
  $('zoom').hidden = on;
  $('show-table').setAttribute('aria-pressed', on);
  $('show-network').setAttribute('aria-pressed', !on);
  document.body.classList.toggle('table-open', on);
  update();
}

function find(text) {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return;
  const named = (test) => NODES.find((node) => test(node.name.toLocaleLowerCase()) && around(node).length);
  const node = named((name) => name === wanted) || named((name) => name.startsWith(wanted)) || named((name) => name.includes(wanted))
    || NODES.find((other) => other.persons.some((person) => person.toLocaleLowerCase().includes(wanted)));
  $('query').setCustomValidity(node ? '' : 'No actor or issue of this name is among what passes the filters.');
  $('query').reportValidity();
  if (!node) return;
  select({ node }, true);
  fit(MOVING, stressed().nodes);
}

function build() {
  for (const [box, sign] of [['stances-plus', 1], ['stances-minus', -1]]) {
    $(box).append(...stancesOf(sign).map((stance) => el('button', {
      type: 'button', 'data-stance': stance, 'aria-pressed': 'true',
      onclick: () => { if (!state.off.delete(stance)) state.off.add(stance); update(); },
    }, stance)));
  }
  $('document').append(el('option', { value: '-1' }, `All ${number(DATA.documents.length, 'document')}`),
    ...DATA.documents.map((entry, index) => [[day(entry.date), naming(entry)].filter(Boolean).join(' '), index])
      .sort((a, b) => ORDER(a[0], b[0])).map(([text, index]) => el('option', { value: String(index) }, short(text, 80))));
  fillNames();
  $('persons').closest('label').hidden = DATA.drawings.length < 2;
  $('until').max = Math.max(0, DAYS.length - 1);
  $('time').hidden = DAYS.length < 2;
}

/** What depends on the drawing: the names to search for, unnamed actors, the most evidence that a relation has. */
function fillNames() {
  $('names').replaceChildren(...NODES.slice(0, 3000).map((node) => el('option', { value: short(node.name, 200) })));
  $('unnamed').closest('label').hidden = !NODES.some((node) => node.aside);
  $('evidence').max = EDGES.reduce((most, edge) => Math.max(most, edge.statements.length), 1);
  $('evidence').closest('label').hidden = $('evidence').max === '1';
  state.minEvidence = Math.min(state.minEvidence, Number($('evidence').max));
}

function wire() {
  const on = (id, event, act) => $(id).addEventListener(event, act);
  for (const [id, sign] of [['sign-plus', 1], ['sign-minus', -1]]) {
    on(id, 'change', () => { for (const stance of stancesOf(sign)) state.off[$(id).checked ? 'delete' : 'add'](stance); update(); });
  }
  on('unnamed', 'change', () => { state.unnamed = $('unnamed').checked; if (!state.unnamed) dropAside(); update({ refit: true }); });
  on('factual', 'change', () => { state.factual = $('factual').checked; update(); });
  on('evidence', 'input', () => { state.minEvidence = Number($('evidence').value); update(); });
  on('confidence', 'input', () => { state.minConfidence = Number($('confidence').value) / 100; update(); });
  on('document', 'change', () => { state.document = Number($('document').value); update({ refit: true }); });
  on('until', 'input', () => { stopPlaying(); showUntil(Number($('until').value)); });
  on('play', 'click', play);
  on('reset', 'click', () => {
    stopPlaying();
    Object.assign(state, NO_FILTER);
    state.off.clear();
    $('factual').checked = false;
    $('evidence').value = 1;
    $('confidence').value = 0;
    $('document').value = '-1';
    update({ refit: true });
  });
  on('only-actors', 'click', () => showIssues(false));
  on('with-issues', 'click', () => showIssues(true));
  on('agreement', 'click', () => showPairs(state.pairs || 'net'));
  for (const button of document.querySelectorAll('[data-pairs]')) button.addEventListener('click', () => showPairs(button.dataset.pairs));
  on('persons', 'change', () => showPersons($('persons').checked));
  on('show-network', 'click', () => showTable(false));
  on('show-table', 'click', () => showTable(true));
  on('search', 'submit', (event) => { event.preventDefault(); find($('query').value); });
  on('query', 'input', ({ inputType }) => {
    $('query').setCustomValidity('');
    const picked = !inputType || inputType === 'insertReplacementText';
    if (picked && NODES.some((node) => node.name === $('query').value)) find($('query').value);
  });
  on('save-csv', 'click', saveCsv);
  on('save-svg', 'click', saveSvg);
  on('copy-link', 'click', copyLink);
  on('save-png', 'click', savePng);
  on('print', 'click', () => window.print());
  on('zoom-in', 'click', () => zoom(1.3));
  on('zoom-out', 'click', () => zoom(1 / 1.3));
  on('zoom-fit', 'click', () => fit());
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && state.selected) select(null); });
  const recolour = (paper) => { document.documentElement.classList.toggle('paper', paper); readTheme(); paint(); redraw(); };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => recolour(false));
  addEventListener('beforeprint', () => recolour(true));
  addEventListener('afterprint', () => recolour(false));
}
