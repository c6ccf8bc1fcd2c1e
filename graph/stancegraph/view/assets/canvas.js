// The picture: vis-network draws what pyvis built, at the places that Python chose; nothing moves by itself.
let network = null;
let nodeSet = null;
let edgeSet = null;

const fontSize = (node) => Math.round((node.kind === 'issue' ? 10.5 : 12) + node.size / 3);
const lineWidth = (weight) => (1.2 + 2.1 * Math.sqrt(Math.max(0, weight))) * (0.4 + 0.6 * roominess());

/** 1 for few lines, towards 0 for many: many are drawn finer and paler. */
const roominess = () => Math.min(1, Math.sqrt(250 / (shown.visible.length + 1)));

/** The nodes and edges to stress for the selection, or null. */
function stressed() {
  if (!state.selected) return null;
  const { node, edge } = state.selected;
  const edges = edge ? [edge] : shown.visible.filter((v) => v.edge.from === node.id || v.edge.to === node.id).map((v) => v.edge);
  return { edges: new Set(edges.map((e) => e.id)), nodes: new Set([...(node ? [node.id] : []), ...edges.flatMap((e) => [e.from, e.to])]) };
}

function styledNode(node, stress) {
  const faint = stress && !stress.nodes.has(node.id);
  const issue = node.kind === 'issue';
  const fill = issue ? theme.card : blocColour(node);
  const [x, y] = wide() ? node.wide : node.place;
  const loose = inBloc(node) && !node.firm;
  const ink = issue ? mix(theme.ink, theme.soft, Math.min(1, node.size / 20)) : theme.ink;
  const show = shown.nodes.has(node.id);
  return {
    id: node.id, label: node.label, shape: node.shape, size: node.size, x, y, hidden: !show,
    title: `${short(node.name, 160)}\n${node.type || 'Actor'}${inBloc(node) ? `, bloc ${letter(node.bloc)}` : ''}`,
    borderWidth: issue ? 1 : loose ? 2.5 : 2, borderWidthSelected: issue ? 2 : 3,
    color: {
      background: mix(fill, theme.paper, (faint ? 0.18 : 1) * (loose ? 0.2 : 1)),
      border: issue ? mix(theme.soft, theme.paper, faint ? 0.15 : 0.55) : loose ? mix(fill, theme.paper, faint ? 0.3 : 0.9) : theme.paper,
      highlight: { background: fill, border: theme.ink }, hover: { background: fill, border: theme.soft },
    },
    font: {
      size: fontSize(node), face: theme.face, color: faint ? mix(ink, theme.paper, 0.34) : ink,
      strokeWidth: issue ? 0 : 4, strokeColor: theme.paper, vadjust: issue ? 0 : -2,
    },
    margin: 7, shapeProperties: { borderRadius: 4 }, labelHighlightBold: false,
  };
}

function styledEdge(edge, stress, visible) {
  const entry = visible.get(edge.id);
  const faint = stress && !stress.edges.has(edge.id);
  const colour = edge.sign > 0 ? theme.plus : theme.minus;
  const weight = entry ? entry.weight : 0;
  const paler = Math.min(1, 0.34 + 0.2 * weight) * (0.4 + 0.6 * roominess());
  const drawn = mix(colour, theme.paper, faint ? 0.1 : stress ? 1 : paler);
  const width = lineWidth(weight);
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden: !entry || edge.from === edge.to,
    width, hoverWidth: 1, selectionWidth: 1, dashes: edge.dashes ? [3 + 2.2 * width, 2 + 1.6 * width] : false,
    color: { color: drawn, highlight: colour, hover: colour, inherit: false },
    arrows: { to: { enabled: true, type: edge.sign > 0 ? 'arrow' : 'bar', scaleFactor: Math.max(0.32, 0.85 - 0.09 * width) } },
    arrowStrikethrough: false,
    smooth: { enabled: true, type: 'curvedCW', roundness: edge.sign > 0 ? 0.05 : 0.1 },
    title: entry ? `${short(edge.actor.name, 60)} ${edge.sign > 0 ? 'for' : 'against'} ${short(edge.target.name, 60)}\n${number(entry.held.length, 'statement')}` : undefined,
  };
}

const painted = new Map();

/** Those that look other than when last painted: vis-network takes long for each. */
function changed(kind, items) {
  return items.filter((item) => {
    const key = `${kind} ${item.id}`;
    const look = item.hidden ? 'hidden' : JSON.stringify(item);
    if (painted.get(key) === look) return false;
    painted.set(key, look);
    return true;
  });
}

/** Bring the picture in line with the state. */
function paint() {
  const stress = stressed();
  const visible = new Map(shown.visible.map((entry) => [entry.edge.id, entry]));
  nodeSet.update(changed('node', NODES.map((node) => styledNode(node, stress))));
  edgeSet.update(changed('edge', EDGES.map((edge) => styledEdge(edge, stress, visible))));
  $('empty').hidden = state.table || shown.nodes.size > 0;
  $('empty').textContent = STATEMENTS.length ? 'Nothing passes these filters.' : 'No statement was found.';
}

function openCanvas() {
  nodeSet = new vis.DataSet([]);
  edgeSet = new vis.DataSet([]);
  paint();
  network = new vis.Network($('canvas'), { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { scaling: { label: { drawThreshold: 6 } } },
    interaction: {
      hover: true, tooltipDelay: 250, selectConnectedEdges: false, hideEdgesOnDrag: EDGES.length > 1500,
      hideEdgesOnZoom: EDGES.length > 3000, keyboard: { enabled: true, bindToWindow: false },
    },
  });
  network.on('beforeDrawing', drawGrounds);
  network.on('click', ({ nodes, edges }) => {
    const below = innerWidth <= 900;
    if (nodes.length) select({ node: NODES[nodes[0]] }, below);
    else if (edges.length) select({ edge: EDGES[edges[0]] }, below);
    else select(null);
  });
  network.on('dragEnd', ({ nodes }) => {
    for (const id of nodes) {
      const { x, y } = network.getPosition(id);
      NODES[id][wide() ? 'wide' : 'place'] = [x, y];
    }
  });
  network.once('afterDrawing', () => fit(false));
}

/** Show these nodes, or all, with their labels. */
function fit(moving = MOVING, ids = shown.nodes) {
  const boxes = [...ids].map((id) => network.getBoundingBox(id)).filter(Boolean);
  if (!boxes.length) return;
  const [left, top] = ['left', 'top'].map((side) => Math.min(...boxes.map((box) => box[side])));
  const [right, bottom] = ['right', 'bottom'].map((side) => Math.max(...boxes.map((box) => box[side])));
  const { clientWidth, clientHeight } = $('canvas');
  const scale = Math.min(clientWidth / (right - left + 40), (clientHeight - 50) / (bottom - top + 60), 1.25);
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 + 10 / scale }, scale: Math.max(scale, 0.02),
    animation: moving ? { duration: 350 } : false,
  });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: MOVING ? { duration: 180 } : false });
}

/** Shaded ground under each bloc, with its letter. */
function drawGrounds(context) {
  const members = groupBy(NODES.filter((node) => node.firm && inBloc(node) && shown.nodes.has(node.id)), (node) => node.bloc);
  const stress = stressed();
  for (const [bloc, nodes] of members) {
    if (nodes.length < 2) continue;
    const colour = theme.blocs[bloc % 8];
    const dots = nodes.map((node) => ({ ...network.getPosition(node.id), r: node.size }));
    const outline = ground(dots);
    context.beginPath();
    outline.forEach(([x, y], place) => (place ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.globalAlpha = stress ? 0.06 : 0.11;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = stress ? 0.15 : 0.35;
    context.lineJoin = 'round';
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.stroke();
    context.globalAlpha = 0.85;
    const top = outline.reduce((best, point) => (point[1] < best[1] ? point : best));
    context.font = `600 20px ${theme.face}`;
    context.textAlign = 'center';
    context.fillText(letter(bloc), top[0], top[1] - 8);
    context.globalAlpha = 1;
  }
}

/** The outline around dots, with a margin. */
const ground = (dots) => hull(dots.flatMap(({ x, y, r }) => Array.from({ length: 10 }, (_, k) => [
  x + (r + 8) * Math.cos((k * Math.PI) / 5), y + (r + 8) * Math.sin((k * Math.PI) / 5),
])));

/** Convex hull of points by the monotone chain. */
function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
