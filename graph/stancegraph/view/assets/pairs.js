// Who takes the same side and who the opposite one: the projections of discourse network analysis, congruence, conflict
// and their difference, over all issues and actors on which two actors were seen to take a side.
const PAIRS = { net: (tie) => tie.agree.length - tie.differ.length, congruence: (tie) => tie.agree.length, conflict: (tie) => -tie.differ.length };
const MOST_PAIRS = 2000;
const MOST_PAIRED = 600;

/** The pairs of the strongest actors, the strongest of them, as relations without direction. */
function pairing(edges) {
  const sides = [...groupBy(edges.filter(({ edge }) => edge.from !== edge.to), ({ edge }) => edge.to).values()]
    .filter((held) => new Set(held.map(({ edge }) => edge.from)).size > 1);
  const named = (node) => state.unnamed || !node.aside || state.pinned.has(node.id);
  const holders = new Set(sides.flat().filter(({ edge }) => named(edge.actor)).map(({ edge }) => edge.from));
  const able = NODES.filter((node) => holders.has(node.id));
  const strongest = new Set(able.filter((node, place) => place < Math.min(state.limit, MOST_PAIRED) || state.pinned.has(node.id)).map((node) => node.id));
  const found = nearEgo(counted(sides, strongest)).sort((a, b) => b.weight - a.weight || a.edge.from - b.edge.from || a.edge.to - b.edge.to);
  const visible = found.slice(0, MOST_PAIRS);
  const nodes = endsOf(visible);
  for (const id of state.pinned) if (holders.has(id)) nodes.add(id);
  const aside = sides.flat().filter(({ edge }) => !named(edge.actor)).map(({ edge }) => edge.from);
  return { visible, nodes, able: able.length - (strongest.size - nodes.size), dropped: found.length - visible.length, aside: new Set(aside).size, silent: 0 };
}

/** All pairs among these actors that the chosen projection joins. */
function counted(sides, actors) {
  const ties = new Map();
  for (const held of sides) {
    const among = held.filter(({ edge }) => actors.has(edge.from));
    among.forEach((one, place) => {
      for (const other of among.slice(place + 1)) if (one.edge.from !== other.edge.from) count(ties, one, other);
    });
  }
  return [...ties.values()].map(asRelation).filter(Boolean);
}

function count(ties, one, other) {
  const [a, b] = one.edge.from < other.edge.from ? [one, other] : [other, one];
  const id = `${a.edge.from}-${b.edge.from}`;
  if (!ties.has(id)) ties.set(id, { id, from: a.edge.from, to: b.edge.from, actor: a.edge.actor, target: b.edge.actor, agree: [], differ: [] });
  const tie = ties.get(id);
  tie[a.edge.sign === b.edge.sign ? 'agree' : 'differ'].push([a, b]);
}

/** The pair with its sign and weight, null where the projection does not join the two. */
function asRelation(tie) {
  const value = PAIRS[state.pairs](tie);
  if (!value) return null;
  const held = [...tie.agree, ...tie.differ].flatMap(([a, b]) => [...a.held, ...b.held]);
  const edge = { ...tie, pair: true, sign: value > 0 ? 1 : -1, dashes: value < 0, statements: [] };
  return { edge, held: [...new Set(held)], weight: Math.abs(value) };
}

/** One pair: on what the two agree and differ, with the sentences. */
function pairPanel({ id }) {
  const entry = shown.byEdge.get(id);
  if (!entry) return overview();
  const { edge, held } = entry;
  const rows = (ties) => ties.map(([a, b]) => ({ node: a.edge.target, a, b })).sort((x, y) => ORDER(x.node.name, y.node.name));
  const row = ({ node, a, b }) => [nodeButton(node), el('span', { class: 'sides' }, side(a), side(b))];
  const many = [number(edge.agree.length, 'agreement'), number(edge.differ.length, 'difference')].join(', ');
  return [
    heading(edge.sign > 0 ? 'On the same side' : 'On opposite sides', `${edge.actor.name} and ${edge.target.name}`, edge.sign > 0 ? 'plus' : 'minus'),
    el('p', { class: 'soft small' }, `${many}. Neither need have spoken of the other.`),
    el('ul', { class: 'rows ends' }, el('li', {}, nodeButton(edge.actor)), el('li', {}, nodeButton(edge.target))),
    section('Agree on', rows(edge.agree), row, { empty: 'Nothing.' }),
    section('Differ on', rows(edge.differ), row, { empty: 'Nothing.' }),
    el('section', {}, el('h3', {}, `Statements (${held.length})`), markKey(), cards([...held].sort((a, b) => a.index - b.index))),
  ];
}

/** How one of the two stands, as a button to its sentences. */
const side = ({ edge, held }) => el('button', {
  type: 'button', class: `side ${edge.sign > 0 ? 'plus' : 'minus'}`, onclick: () => select({ edge }, true),
  'aria-label': `${edge.actor.name} is ${edge.sign > 0 ? 'for' : 'against'}: read ${number(held.length, 'statement')}`,
}, edge.sign > 0 ? 'for' : 'against');
