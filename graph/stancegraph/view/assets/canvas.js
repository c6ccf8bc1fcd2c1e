// The picture: vis-network draws what pyvis built, at the places that Python chose; nothing moves by itself.
let network = null;
let nodeSet = null;
let edgeSet = null;

const fontSize = (node) => Math.round((node.kind === 'issue' ? 10.5 : 12) + node.size / 3);
const lineWidth = (weight) => (1.2 + 2.1 * Math.sqrt(Math.max(0, weight))) * (0.4 + 0.6 * roominess());

/** 1 for few lines, towards 0 for many: many are drawn finer and paler; in steps, so that few look new after a change. */
const roominess = () => Math.min(1, 2 ** (Math.round(Math.log2(250 / (shown.visible.length + 1))) / 2));

/** The nodes and edges to stress for the selection, or null. */
function stressed() {
  if (!state.selected) return null;
  const { node, edge } = state.selected;
  const edges = edge ? [edge] : shown.visible.filter((v) => v.edge.from === node.id || v.edge.to === node.id).map((v) => v.edge);
  return { edges: new Set(edges.map((e) => e.id)), nodes: new Set([...(node ? [node.id] : []), ...edges.flatMap((e) => [e.from, e.to])]) };
}

function styledNode(node) {
  const issue = node.kind === 'issue';
  const fill = issue ? theme.card : blocColour(node);
  const [x, y] = wide() ? node.wide : node.place;
  const loose = inBloc(node) && !node.firm;
  const ink = issue ? mix(theme.ink, theme.soft, Math.min(1, node.size / 20)) : theme.ink;
  return {
    id: node.id, label: node.label, shape: node.shape, size: node.size, x, y,
    title: `${short(node.name, 160)}\n${node.type || 'Actor'}${inBloc(node) ? `, bloc ${letter(node.bloc)}` : ''}`,
    borderWidth: issue ? 1 : loose ? 2.5 : 2, borderWidthSelected: issue ? 2 : 3,
    color: {
      background: mix(fill, theme.paper, loose ? 0.2 : 1),
      border: issue ? mix(theme.soft, theme.paper, 0.55) : loose ? mix(fill, theme.paper, 0.9) : theme.paper,
      highlight: { background: fill, border: theme.ink }, hover: { background: fill, border: theme.soft },
    },
    font: {
      size: fontSize(node), face: theme.face, color: ink,
      strokeWidth: issue ? 0 : 4, strokeColor: theme.paper, vadjust: issue ? 0 : -2,
    },
    margin: 7, shapeProperties: { borderRadius: 4 }, labelHighlightBold: false,
  };
}

function styledEdge({ edge, weight, held }) {
  const colour = edge.sign > 0 ? theme.plus : theme.minus;
  const paler = Math.min(1, 0.34 + 0.2 * weight) * (0.4 + 0.6 * roominess());
  const drawn = mix(colour, theme.paper, paler);
  const width = lineWidth(weight);
  return {
    id: edge.id, from: edge.from, to: edge.to,
    width, hoverWidth: 1, selectionWidth: 1, dashes: edge.dashes ? [3 + 2.2 * width, 2 + 1.6 * width] : false,
    color: { color: drawn, highlight: colour, hover: colour, inherit: false },
    arrows: { to: { enabled: !edge.pair, type: edge.sign > 0 ? 'arrow' : 'bar', scaleFactor: Math.max(0.32, 0.85 - 0.09 * width) } },
    arrowStrikethrough: false,
    smooth: { enabled: !edge.pair, type: 'curvedCW', roundness: edge.sign > 0 ? 0.05 : 0.1 },
    title: `${short(edge.actor.name, 60)} ${between(edge)} ${short(edge.target.name, 60)}\n${number(held.length, 'statement')}`,
  };
}

const between = (edge) => (edge.pair ? (edge.sign > 0 ? 'with' : 'against') : edge.sign > 0 ? 'for' : 'against');

const painted = { nodes: new Map(), edges: new Map() };

/** Put into the set what is to be seen: only what looks other than when last painted, as vis-network takes long for each. */
function bring(set, before, items) {
  const looks = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
  const gone = [...before.keys()].filter((id) => !looks.has(id));
  const fresh = items.filter((item) => before.get(item.id) !== looks.get(item.id));
  for (const id of gone) before.delete(id);
  if (gone.length) set.remove(gone);
  if (fresh.length) set.update(fresh);
  for (const { id } of fresh) before.set(id, looks.get(id));
}

/** Bring the picture in line with the state. */
function paint() {
  const lines = shown.visible.filter(({ edge }) => edge.from !== edge.to);
  bring(nodeSet, painted.nodes, NODES.filter((node) => shown.nodes.has(node.id)).map(styledNode));
  bring(edgeSet, painted.edges, lines.map(styledEdge));
  if (network) ease();
  $('empty').hidden = state.table || shown.nodes.size > 0;
  $('empty').textContent = STATEMENTS.length ? 'Nothing passes these filters.' : 'No statement was found.';
}

/** Where there are many lines, leave out what draws all of them again for a small thing. */
function ease() {
  const many = crowded();
  if (many !== eased) network.setOptions({ interaction: { hover: !many, hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  eased = many;
}

const crowded = () => shown.visible.length > 600;
let eased = null;

/** Draw anew what lies as it did. */
const redraw = () => network.body.emitter.emit('_requestRedraw');

function openCanvas() {
  nodeSet = new vis.DataSet([]);
  edgeSet = new vis.DataSet([]);
  paint();
  network = new vis.Network($('canvas'), { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { scaling: { label: { drawThreshold: 6 } } },
    interaction: {
      hover: true, hoverConnectedEdges: false, tooltipDelay: 250, selectConnectedEdges: false,
      keyboard: { enabled: true, bindToWindow: false },
    },
  });
  ease();
  network.on('beforeDrawing', drawGrounds);
  network.on('afterDrawing', drawStressed);
  network.on('click', ({ nodes, edges }) => {
    const below = innerWidth <= 900;
    if (nodes.length) select({ node: NODES[nodes[0]] }, below);
    else if (edges.length) select({ edge: shown.byEdge.get(edges[0]).edge }, below);
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
    animation: moving && !crowded() ? { duration: 350 } : false,
  });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: MOVING && !crowded() ? { duration: 180 } : false });
}

/** Where something is chosen: all else fades under paper, and what belongs to it is drawn again on top. */
function drawStressed(context) {
  const stress = stressed();
  if (!stress) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.78;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const { nodes, edges } = network.body;
  for (const id of stress.edges) if (edges[id]) drawFully(edges[id], context);
  const labels = [...stress.nodes].map((id) => nodes[id] && nodes[id].draw(context));
  for (const label of labels) if (label && label.drawExternalLabel) label.drawExternalLabel();
}

/** A line in its full colour, whatever its weight. */
function drawFully(line, context) {
  const own = line.options.color;
  line.options.color = Object.assign(Object.create(own), { color: own.highlight });
  line.draw(context);
  line.drawArrows(context);
  line.options.color = own;
}

/** Shaded ground under each bloc, with its letter. */
function drawGrounds(context) {
  const members = groupBy(NODES.filter((node) => node.firm && inBloc(node) && painted.nodes.has(node.id)), (node) => node.bloc);
  for (const [bloc, nodes] of members) {
    if (nodes.length < 2) continue;
    const colour = theme.blocs[bloc % 8];
    const dots = nodes.map((node) => ({ ...network.getPosition(node.id), r: node.size }));
    const outline = ground(dots);
    context.beginPath();
    outline.forEach(([x, y], place) => (place ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.globalAlpha = 0.11;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 0.35;
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
