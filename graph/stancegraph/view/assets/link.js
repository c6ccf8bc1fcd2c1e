// The state as the part of the address after "#", so that a link leads back to it.
const NAMED = { issues: 'issues', unnamed: 'unnamed', factual: 'factual', table: 'table' };

function fragment() {
  const parts = new URLSearchParams();
  for (const [key, name] of Object.entries(NAMED)) if (state[key]) parts.set(name, '1');
  if (state.pairs) parts.set('agreement', state.pairs);
  if (state.persons !== DATA.drawings[0].persons) parts.set('persons', state.persons ? '1' : '0');
  if (state.minEvidence > 1) parts.set('evidence', state.minEvidence);
  if (state.minConfidence > 0) parts.set('confidence', state.minConfidence);
  if (state.document >= 0) parts.set('document', DATA.documents[state.document].id);
  if (state.until) parts.set('until', state.until);
  if (state.off.size) parts.set('without', [...state.off].sort().join(','));
  if (state.ego) parts.set('around', state.ego.name);
  const { node, edge } = state.selected || {};
  if (node) parts.set('node', node.name);
  if (edge && edge.pair) parts.set('pair', JSON.stringify([edge.actor.name, edge.target.name]));
  else if (edge) for (const [key, value] of [['actor', edge.actor.name], ['target', edge.target.name], ['sign', edge.sign]]) parts.set(key, value);
  return parts.toString();
}

/** Bring the page to the state that the address tells; what it does not know is left out. */
function follow(text) {
  const parts = new URLSearchParams(text);
  const named = (key) => (parts.has(key) ? NODES.find((node) => node.name === parts.get(key)) || null : null);
  const within = (key, low, high) => Math.min(high, Math.max(low, Number(parts.get(key)) || low));
  const persons = parts.has('persons') ? parts.get('persons') === '1' : DATA.drawings[0].persons;
  if (persons !== state.persons && DATA.drawings.length > 1) showPersons(persons);
  for (const [key, name] of Object.entries(NAMED)) state[key] = parts.get(name) === '1';
  state.pairs = parts.get('agreement') in PAIRS ? parts.get('agreement') : '';
  state.minEvidence = within('evidence', 1, Number($('evidence').max));
  state.minConfidence = within('confidence', 0, 1);
  state.document = DATA.documents.findIndex((entry) => entry.id === parts.get('document'));
  state.until = DAYS.slice(0, -1).includes(parts.get('until')) ? parts.get('until') : '';
  state.off = new Set((parts.get('without') || '').split(',').filter((stance) => stance in DATA.stances));
  state.ego = named('around');
  state.selected = null;
  state.pinned.clear();
  $('factual').checked = state.factual;
  $('evidence').value = state.minEvidence;
  $('confidence').value = state.minConfidence * 100;
  $('document').value = String(state.document);
  showTable(state.table);
  const [actor, target, sign] = [named('actor'), named('target'), Number(parts.get('sign'))];
  const edge = EDGES.find((one) => one.actor === actor && one.target === target && one.sign === sign);
  const pair = shown.visible.find((entry) => entry.edge.pair && JSON.stringify([entry.edge.actor.name, entry.edge.target.name]) === parts.get('pair'));
  if (pair) select({ edge: pair.edge });
  else if (edge) select({ edge });
  else if (named('node')) select({ node: named('node') });
  fit(false);
}

async function copyLink() {
  const mark = fragment();
  location.hash = mark;
  const said = $('copy-link');
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = 'Copied';
  } catch {
    said.textContent = 'See address';
  }
  setTimeout(() => { said.textContent = 'Link'; }, 2500);
}

addEventListener('hashchange', () => { if (location.hash.slice(1) !== fragment()) follow(location.hash.slice(1)); });
