// The panel: the whole at a glance, or one actor, issue or relation with its sentences.
function nodeButton(node, note) {
  const chip = node.kind === 'actor'
    ? el('i', { class: `chip ${inBloc(node) ? `b${node.bloc % 8}${node.firm ? '' : ' loose'}` : 'alone'}` }, inBloc(node) ? letter(node.bloc) : '')
    : el('i', { class: 'chip issue' });
  return el('button', { type: 'button', class: 'name', onclick: () => select({ node }, true) }, chip, el('bdi', {}, short(node.name, 70)), note);
}

/** A bar of for and against with its numbers. */
function bar(plus, minus, words = ['for', 'against']) {
  const box = el('span', { class: 'bar', role: 'img', 'aria-label': `${plus} ${words[0]}, ${minus} ${words[1]}` });
  const pieces = [[plus, 'plus'], [minus, 'minus']].filter(([count]) => count > 0);
  for (const [count, cls] of pieces) {
    const piece = el('b', { class: cls }, String(count));
    piece.style.flexGrow = count;
    box.append(piece);
  }
  return box;
}

/** A section with a list of rows that opens further and further beyond the first; ``row`` makes what stands in one. */
function section(title, items, row, { first = 8, empty = null } = {}) {
  if (!items.length && !empty) return null;
  const list = el('ul', { class: 'rows' });
  const more = el('button', { type: 'button', class: 'quiet', onclick: () => add(100) });
  let done = 0;
  function add(count) {
    list.append(...items.slice(done, done + count).map((item) => el('li', {}, ...row(item))));
    done = Math.min(done + count, items.length);
    more.hidden = done >= items.length;
    more.textContent = `${items.length - done} more`;
  }
  add(first);
  return el('section', {}, el('h3', {}, title), items.length ? list : el('p', { class: 'soft' }, empty), more);
}

function heading(kicker, title, cls = '') {
  return el('div', { class: 'heading' },
    el('button', { type: 'button', class: 'back', 'aria-label': 'Back to the overview', onclick: () => select(null) }, '×'),
    el('p', { class: `kicker ${cls}` }, kicker), el('h2', { dir: 'auto', class: title.length > 120 ? 'long' : '' }, title));
}

/** The switch between the whole picture and this node with its neighbours. */
function aroundButton(node) {
  const on = state.ego === node;
  return el('button', { type: 'button', class: 'quiet', 'aria-pressed': on, id: 'around', onclick: () => { showAround(on ? null : node); $('around').focus(); } },
    on ? 'Draw the whole network' : 'Draw only its neighbours');
}

function edgeRow({ edge, held }) {
  return [el('button', { type: 'button', class: 'edge', onclick: () => select({ edge }, true) },
    el('bdi', {}, short(edge.actor.name, 44)),
    el('i', { class: `arrow ${edge.sign > 0 ? 'plus' : 'minus'}`, 'aria-label': edge.sign > 0 ? 'supports' : 'opposes', role: 'img' }),
    el('bdi', {}, short(edge.target.name, 44)), el('span', { class: 'count' }, String(held.length)))];
}

function overview() {
  const actors = NODES.filter((node) => node.kind === 'actor' && (shown.nodes.has(node.id) || (inBloc(node) && !node.aside)));
  const blocs = [...groupBy(actors.filter(inBloc), (node) => node.bloc)].sort((a, b) => a[0] - b[0]);
  const between = shown.edges.filter(({ edge }) => edge.target.kind === 'actor' && edge.from !== edge.to).sort((a, b) => b.weight - a.weight || a.edge.id - b.edge.id);
  const sided = (sign) => between.filter(({ edge }) => edge.sign === sign);
  const member = (node) => [nodeButton(node, node.firm ? null : el('span', { class: 'soft small' }, 'little evidence'))];
  if (!STATEMENTS.length) return [];
  return [
    el('h2', { class: 'unseen' }, 'Overview'),
    el('p', { class: 'lead' }, 'Click an actor to see its allies and opponents, or a line to read the sentences behind it.'),
    ...blocs.map(([bloc, nodes]) => section(`Bloc ${letter(bloc)}`, [...nodes].sort((a, b) => b.firm - a.firm), member, { first: 7 })),
    section('Strongest oppositions', sided(-1), edgeRow, { first: 6 }),
    section('Strongest support', sided(1), edgeRow, { first: 6 }),
    section('Most divisive issues', divided(), (sides) => [nodeButton(sides.node), bar(sides.plus, sides.minus, ['actors for', 'actors against'])], { first: 6 }),
    el('p', { class: 'soft small' }, `Blocs are drawn so that as little as possible contradicts them: support within, opposition between. ${Math.round(100 * DATA.frustration)} % of the weight does contradict them.`),
  ];
}

function actorPanel(node) {
  const all = ties(node);
  const row = (tie) => [nodeButton(tie.node), bar(tie.plus, tie.minus, ['statements for', 'statements against'])];
  const issues = around(node).filter(({ edge }) => edge.from === node.id && edge.target.kind === 'issue').sort((a, b) => b.weight - a.weight);
  const on = groupBy(issues, ({ edge }) => edge.target);
  const stand = ([target, held]) => [nodeButton(target), bar(
    ...[1, -1].map((sign) => held.filter(({ edge }) => edge.sign === sign).reduce((sum, entry) => sum + entry.held.length, 0)))];
  const said = around(node).flatMap(({ held }) => held).sort((a, b) => (a.edge.from === node.id ? 0 : 1) - (b.edge.from === node.id ? 0 : 1) || a.index - b.index);
  const bloc = inBloc(node) ? ` · ${node.firm ? '' : 'perhaps '}bloc ${letter(node.bloc)}` : '';
  return [
    heading(`${node.type || 'Actor'}${bloc}`, node.name, inBloc(node) ? `b${node.bloc % 8}` : 'alone'),
    aroundButton(node),
    node.persons.length ? el('p', { class: 'soft small' }, 'Through ', el('bdi', {}, short(node.persons.join(', '), 300))) : null,
    section('Allies', all.filter((tie) => tie.plus > tie.minus), row, { empty: 'No actor is tied to it by support.' }),
    section('Opponents', all.filter((tie) => tie.minus > tie.plus), row, { empty: 'No actor is tied to it by opposition.' }),
    section('Both', all.filter((tie) => tie.plus === tie.minus), row),
    section('Issues', [...on], stand),
    section('Takes the same or the other side', sharing(node), (tie) => [nodeButton(tie.node), bar(tie.plus, tie.minus, ['same', 'opposite'])], { first: 6 }),
    el('section', {}, el('h3', {}, `Statements (${said.length})`), markKey(), cards(said)),
  ];
}

function issuePanel(node) {
  const sides = around(node).sort((a, b) => b.weight - a.weight);
  const of = (sign) => sides.filter(({ edge }) => edge.sign === sign);
  const row = ({ edge, held }) => [
    nodeButton(edge.actor), el('button', { type: 'button', class: 'quiet count', 'aria-label': `Read ${number(held.length, 'statement')}`, onclick: () => select({ edge }, true) }, String(held.length))];
  const said = sides.flatMap(({ held }) => held).sort((a, b) => a.index - b.index);
  return [
    heading('Issue', node.name),
    aroundButton(node),
    section('For', of(1), row, { first: 12, empty: 'Nobody.' }),
    section('Against', of(-1), row, { first: 12, empty: 'Nobody.' }),
    el('section', {}, el('h3', {}, `Statements (${said.length})`), markKey(), cards(said)),
  ];
}

function edgePanel(edge) {
  const entry = shown.byEdge.get(edge.id);
  const held = entry ? entry.held : [];
  const reverse = shown.edges.filter(({ edge: other }) => other !== edge
    && [other.from, other.to].sort().join() === [edge.from, edge.to].sort().join());
  const stances = [...groupBy(held, (s) => s.stance)].map(([stance, list]) => `${stance} ${list.length}`).join(', ');
  return [
    heading(edge.sign > 0 ? 'Support' : 'Opposition', `${edge.actor.name} → ${edge.target.name}`, edge.sign > 0 ? 'plus' : 'minus'),
    el('p', { class: 'soft small' }, `${number(held.length, 'statement')} in ${number(new Set(held.map((s) => s.doc)).size, 'document')}${stances ? `: ${stances}` : ''}`),
    el('ul', { class: 'rows ends' }, el('li', {}, nodeButton(edge.actor)), el('li', {}, nodeButton(edge.target))),
    section('Between the same two', reverse, edgeRow),
    el('section', {}, el('h3', {}, 'Statements'), markKey(), cards(held)),
  ];
}

function fillPanel(focus = false) {
  const { node, edge } = state.selected || {};
  const parts = edge && edge.pair ? pairPanel(edge) : edge ? edgePanel(edge) : !node ? overview() : node.kind === 'issue' ? issuePanel(node) : actorPanel(node);
  $('panel').replaceChildren(...parts.filter(Boolean));
  $('panel').scrollTop = 0;
  document.body.classList.toggle('selected', Boolean(state.selected));
  if (focus) $('panel').focus({ preventScroll: innerWidth > 900 });
}
