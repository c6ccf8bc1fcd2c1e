// The picture as SVG: shapes and text that a drawing program can change, at the places where they lie.
const draft = (tag, traits, ...children) => {
  const node = document.createElementNS(document.querySelector('svg').namespaceURI, tag);
  for (const [key, value] of Object.entries(traits)) node.setAttribute(key, typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  node.append(...children);
  return node;
};

/** A line from rim to rim, slightly bent to the right of its way, with an arrow or a bar at its end. */
function drawnEdge({ edge, weight }) {
  const [from, to] = [edge.from, edge.to].map((id) => network.getPosition(id));
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(across, down) || 1;
  const [along, aside] = [[across / length, down / length], [-down / length, across / length]];
  const bend = edge.pair ? 0 : length * (edge.sign > 0 ? 0.05 : 0.1);
  const at = (point, step) => [point.x + along[0] * step, point.y + along[1] * step];
  const [x, y] = at(from, edge.actor.size + 2);
  const [u, v] = at(to, -(edge.target.kind === 'issue' ? 14 : edge.target.size + 4));
  const middle = [(x + u) / 2 - aside[0] * bend, (y + v) / 2 - aside[1] * bend];
  const width = lineWidth(weight);
  return draft('path', {
    d: `M${[x, y, ...middle, u, v].map((value) => value.toFixed(1)).join(' ').replace(/^(\S+ \S+) (.*)$/, '$1 Q $2')}`,
    fill: 'none', stroke: edge.sign > 0 ? theme.plus : theme.minus, 'stroke-width': width, 'stroke-opacity': Math.min(1, 0.4 + 0.2 * weight),
    ...(edge.pair ? {} : { 'marker-end': `url(#${edge.sign > 0 ? 'arrow' : 'bar'})` }), ...(edge.sign < 0 ? { 'stroke-dasharray': `${3 + 2.2 * width} ${2 + 1.6 * width}` } : {}),
  });
}

function drawnNode(node) {
  const { x, y } = network.getPosition(node.id);
  const issue = node.kind === 'issue';
  const size = fontSize(node);
  const lines = node.label.split('\n');
  const top = issue ? y - ((lines.length - 1) * size) / 2 + size / 3 : y + node.size + size + 2;
  const text = draft('text', { x, y: top, 'font-size': size, 'text-anchor': 'middle', fill: theme.ink, stroke: issue ? 'none' : theme.paper, 'stroke-width': 3, 'paint-order': 'stroke' },
    ...lines.map((line, place) => draft('tspan', { x, dy: place ? size * 1.1 : 0 }, line)));
  const breadth = Math.max(...lines.map((line) => line.length)) * size * 0.56 + 14;
  const loose = inBloc(node) && !node.firm;
  const shape = issue
    ? draft('rect', { x: x - breadth / 2, y: y - lines.length * size * 0.65 - 5, width: breadth, height: lines.length * size * 1.3 + 10, rx: 4, fill: theme.card, stroke: theme.soft })
    : draft('circle', { cx: x, cy: y, r: node.size, fill: loose ? theme.paper : blocColour(node), stroke: loose ? blocColour(node) : theme.paper, 'stroke-width': 2 });
  return draft('g', {}, shape, text);
}

/** What lines and colours mean, in a row. */
function drawnKey(nodes, left, y) {
  const words = state.pairs ? ['same side', 'opposite sides'] : ['support', 'opposition'];
  const blocs = [...new Set(nodes.filter(inBloc).map((node) => node.bloc))].sort((a, b) => a - b);
  const loose = nodes.some((node) => inBloc(node) && !node.firm);
  const dot = (traits) => (x) => draft('circle', { cx: x + 8, cy: y, r: 7, 'stroke-width': 2, ...traits });
  const line = (colour, dash, end) => (x) => draft('path', {
    d: `M${x} ${y}H${x + 40}`, stroke: colour, 'stroke-width': 3, 'stroke-dasharray': dash, ...(state.pairs ? {} : { 'marker-end': `url(#${end})` }),
  });
  const entries = [
    [line(theme.plus, '', 'arrow'), words[0], 40], [line(theme.minus, '7 5', 'bar'), words[1], 40],
    ...blocs.map((bloc) => [dot({ fill: theme.blocs[bloc % 8], stroke: theme.paper }), `bloc ${letter(bloc)}`, 16]),
    ...(loose ? [[dot({ fill: theme.paper, stroke: theme.soft }), 'bloc on little evidence', 16]] : []),
  ];
  let x = left;
  return entries.flatMap(([mark, word, breadth]) => {
    const parts = [mark(x), draft('text', { x: x + breadth + 8, y: y + 4, 'font-size': 13, fill: theme.ink }, word)];
    x += breadth + 8 + word.length * 7.4 + 18;
    return parts;
  });
}

function svg() {
  const nodes = NODES.filter((node) => shown.nodes.has(node.id));
  const boxes = nodes.map((node) => network.getBoundingBox(node.id));
  const low = (side) => Math.min(0, ...boxes.map((box) => box[side])) - 30;
  const high = (side) => Math.max(0, ...boxes.map((box) => box[side])) + 30;
  const [left, top, right, bottom] = [low('left'), low('top') - 20, high('right'), high('bottom') + 40];
  const marker = (id, colour, d) => draft('marker', { id, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 4, markerHeight: 4, orient: 'auto' }, draft('path', { d, fill: colour }));
  const grounds = [...groupBy(nodes.filter((node) => inBloc(node) && node.firm), (node) => node.bloc)].filter(([, members]) => members.length > 1).map(([bloc, members]) => {
    const dots = members.map((node) => ({ ...network.getPosition(node.id), r: node.size }));
    const outline = ground(dots);
    const [x, y] = outline.reduce((best, point) => (point[1] < best[1] ? point : best));
    return draft('g', { fill: theme.blocs[bloc % 8] },
      draft('polygon', { points: outline.map((point) => point.map((value) => value.toFixed(1)).join()).join(' '), 'fill-opacity': 0.12 }),
      draft('text', { x, y: y - 8, 'font-size': 20, 'font-weight': 600, 'text-anchor': 'middle' }, letter(bloc)));
  });
  const key = drawnKey(nodes, left + 30, bottom - 22);
  return new XMLSerializer().serializeToString(draft('svg', {
    viewBox: `${left} ${top} ${right - left} ${bottom - top}`, width: right - left, height: bottom - top, 'font-family': 'system-ui, sans-serif', role: 'img',
  }, draft('title', {}, document.title), draft('rect', { x: left, y: top, width: right - left, height: bottom - top, fill: theme.paper }),
  draft('defs', {}, marker('arrow', theme.plus, 'M0 0L10 5L0 10Z'), marker('bar', theme.minus, 'M7 0H10V10H7Z')),
  ...grounds, ...shown.visible.filter(({ edge }) => edge.from !== edge.to).map(drawnEdge), ...nodes.map(drawnNode), draft('g', { id: 'key' }, ...key)));
}

const saveSvg = () => download(new Blob([svg()], { type: 'image/svg+xml' }), fileName('svg'));
