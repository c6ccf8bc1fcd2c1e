// What passes the filters, and what of it is shown.
const NO_FILTER = { minEvidence: 1, minConfidence: 0, document: -1, factual: false, until: '' };
const state = {
  ...NO_FILTER,
  issues: false,
  pairs: '',
  persons: DATA.drawings[0].persons,
  unnamed: false,
  off: new Set(),
  table: false,
  selected: null,
  ego: null,
  limit: DATA.limit,
  pinned: new Set(),
};
let shown = null;

const filtered = () => state.off.size > 0 || Object.keys(NO_FILTER).some((key) => state[key] !== NO_FILTER[key]);

const passes = (s) => !state.off.has(s.stance)
  && s.confidence >= state.minConfidence
  && (!state.factual || s.factuality === 'actual')
  && (state.document < 0 || s.doc === state.document)
  && (!state.until || (dayOf(s) && dayOf(s) <= state.until));

/** The edges that pass with their statements and weights. */
function passing() {
  const edges = [];
  for (const edge of EDGES) {
    const held = edge.statements.map((index) => STATEMENTS[index]).filter(passes);
    if (held.length >= state.minEvidence && held.length) edges.push({ edge, held, weight: weigh(held) });
  }
  return edges;
}

/** What passes, then the nodes to draw: the strongest up to the limit, and what joins them. */
function choose() {
  const edges = passing();
  const byEdge = new Map(edges.map((entry) => [entry.edge.id, entry]));
  if (state.pairs) shown = { ...pairing(edges), edges, byEdge };
  else shown = { ...joining(edges), edges, byEdge };
  for (const entry of shown.visible) shown.byEdge.set(entry.edge.id, entry);
  const behind = new Set(shown.visible.flatMap(({ held }) => held));
  shown.statements = [...behind].sort((a, b) => a.index - b.index);
}

/** The stances themselves. */
function joining(edges) {
  const kinds = edges.filter(({ edge }) => state.issues || edge.target.kind === 'actor');
  const open = nearEgo(kinds.filter(({ edge }) => state.unnamed || !(edge.actor.aside || edge.target.aside)));
  const joined = endsOf(open);
  const able = NODES.filter((node) => joined.has(node.id) || state.pinned.has(node.id));
  const drawn = new Set(able.filter((node, place) => place < state.limit || state.pinned.has(node.id)).map((node) => node.id));
  const visible = open.filter(({ edge }) => drawn.has(edge.from) && drawn.has(edge.to));
  const onIssues = new Set(edges.filter(({ edge }) => edge.target.kind === 'issue').map(({ edge }) => edge.from));
  const tied = endsOf(kinds);
  return {
    visible,
    nodes: drawn,
    able: able.length,
    dropped: 0,
    aside: [...tied].filter((id) => !joined.has(id) && NODES[id].kind === 'actor').length,
    silent: state.issues ? 0 : [...onIssues].filter((id) => !tied.has(id) && !NODES[id].aside).length,
  };
}

/** Of these edges those among one node and its neighbours, where the picture is drawn around one. */
function nearEgo(entries) {
  if (!state.ego) return entries;
  const near = endsOf(entries.filter(({ edge }) => edge.actor === state.ego || edge.target === state.ego));
  return entries.filter(({ edge }) => near.has(edge.from) && near.has(edge.to));
}

/** The nodes that these edges join with another. */
const endsOf = (entries) => new Set(entries.filter(({ edge }) => edge.from !== edge.to).flatMap(({ edge }) => [edge.from, edge.to]));

/** Whether the picture uses the wide places, where there is room for issues and unnamed actors. */
const wide = () => state.issues || state.unnamed;

/** Passing edges that touch a node. */
const around = (node) => shown.edges.filter(({ edge }) => edge.from === node.id || edge.to === node.id);

/** Per actor on the other side: how many statements join the two in either direction, for and against. */
function ties(node) {
  const found = new Map();
  for (const { edge, held } of around(node)) {
    const other = edge.from === node.id ? edge.target : edge.actor;
    if (other === node || other.kind !== 'actor') continue;
    const tie = found.get(other) || { node: other, plus: 0, minus: 0 };
    tie[edge.sign > 0 ? 'plus' : 'minus'] += held.length;
    found.set(other, tie);
  }
  return [...found.values()].sort((a, b) => Math.abs(b.plus - b.minus) - Math.abs(a.plus - a.minus) || ORDER(a.node.name, b.node.name));
}

/** Per actor: on how many targets it agrees with this one, and on how many it differs (congruence and conflict). */
function sharing(node) {
  const mine = new Map();
  for (const { edge } of shown.edges) if (edge.from === node.id && edge.to !== node.id) mine.set(`${edge.to} ${edge.sign}`, edge);
  const found = new Map();
  for (const { edge } of shown.edges) {
    if (edge.from === node.id || edge.from === edge.to) continue;
    const agree = mine.has(`${edge.to} ${edge.sign}`);
    const differ = mine.has(`${edge.to} ${-edge.sign}`);
    if (!agree && !differ) continue;
    const tie = found.get(edge.actor) || { node: edge.actor, plus: 0, minus: 0 };
    tie.plus += agree;
    tie.minus += differ;
    found.set(edge.actor, tie);
  }
  return [...found.values()].sort((a, b) => (b.plus - b.minus) - (a.plus - a.minus) || ORDER(a.node.name, b.node.name));
}

/** Targets with actors on both sides, the most evenly and widely divided first. */
function divided() {
  const found = new Map();
  for (const { edge } of shown.edges) {
    if (edge.target.kind !== 'issue') continue;
    const sides = found.get(edge.target) || { node: edge.target, plus: 0, minus: 0 };
    sides[edge.sign > 0 ? 'plus' : 'minus'] += 1;
    found.set(edge.target, sides);
  }
  return [...found.values()].filter((sides) => sides.plus && sides.minus)
    .sort((a, b) => Math.min(b.plus, b.minus) - Math.min(a.plus, a.minus) || (b.plus + b.minus) - (a.plus + a.minus));
}
