// The data of the page, revived, and the few helpers that all parts use.
const $ = (id) => document.getElementById(id);
const DATA = JSON.parse($('data').textContent);
let NODES = [];
let EDGES = [];
const STATEMENTS = DATA.statements.map((row, index) => {
  const statement = Object.fromEntries(DATA.columns.map((column, place) => [column, row[place]]));
  return Object.assign(statement, {
    index,
    document: DATA.documents[statement.doc],
    sentence: DATA.sentences[statement.sent],
  });
});
/** Take one of the drawings: persons counted as the bodies they speak for, or apart from them. */
function take(persons) {
  const drawing = DATA.drawings.find((one) => one.persons === persons) || DATA.drawings[0];
  Object.assign(DATA, drawing);
  ({ nodes: NODES, edges: EDGES } = drawing);
  for (const edge of EDGES) {
    edge.actor = NODES[edge.from];
    edge.target = NODES[edge.to];
    for (const index of edge.statements) STATEMENTS[index].edge = edge;
  }
}
take(DATA.drawings[0].persons);
const MOVING = !matchMedia('(prefers-reduced-motion: reduce)').matches;
const ORDER = new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare;

/** An element; text goes in as text nodes only. */
function el(tag, traits = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(traits)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'class') node.className = value;
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const COUNT = new Intl.NumberFormat('en');
const number = (count, one, many = `${one}s`) => `${COUNT.format(count)} ${count === 1 ? one : many}`;
const day = (date) => (date ? date.slice(0, 10) : '');
const short = (text, length = 90) => (text.length > length ? `${Array.from(text).slice(0, length - 1).join('')}…` : text);
const naming = (documentEntry) => documentEntry.title || documentEntry.id;
const letter = (bloc) => (bloc < 26 ? String.fromCharCode(65 + bloc) : `${letter(Math.floor(bloc / 26) - 1)}${letter(bloc % 26)}`);
const inBloc = (node) => node.bloc >= 0 && node.bloc < DATA.blocs;

/** Group by a key, in order of appearance. */
function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

/** Weight as in Python: the expected number of documents that hold the stance. */
function weigh(statements) {
  let sum = 0;
  for (const held of groupBy(statements, (s) => s.doc).values()) {
    sum += 1 - held.reduce((wrong, s) => wrong * (1 - s.confidence), 1);
  }
  return sum;
}
