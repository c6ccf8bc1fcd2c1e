// The table twin: the statements that are shown, sortable.
const TABLE = [
  ['Actor', (s) => s.actor], ['Stance', (s) => s.stance], ['Target', (s) => s.target],
  ['Factuality', (s) => s.factuality], ['Confidence', (s) => s.confidence], ['Date', (s) => day(s.date)],
  ['Document', (s) => naming(s.document)], ['Sentence', (s) => s.sentence],
];
const sorting = { column: -1, down: false };
const ROWS = 200;

function sortedStatements() {
  if (sorting.column < 0) return shown.statements;
  const value = TABLE[sorting.column][1];
  const way = sorting.down ? -1 : 1;
  const compare = (a, b) => (typeof a === 'number' ? a - b : ORDER(a, b));
  return [...shown.statements].sort((a, b) => way * compare(value(a), value(b)) || a.index - b.index);
}

function tableRow(statement) {
  const sign = statement.polarity > 0 ? 'plus' : 'minus';
  const open = el('button', { type: 'button', class: 'name', onclick: () => select({ edge: statement.edge }, true) }, el('bdi', {}, short(statement.actor, 70)));
  return el('tr', {},
    el('td', {}, open), el('td', { class: `stance ${sign}` }, statement.stance), el('td', {}, el('bdi', {}, short(statement.target, 90))),
    el('td', {}, statement.factuality), el('td', { class: 'num' }, statement.confidence.toFixed(2)), el('td', { class: 'num' }, day(statement.date)),
    el('td', {}, el('bdi', {}, short(naming(statement.document), 60))), el('td', { class: 'sentence', dir: 'auto' }, short(statement.sentence, 400)));
}

function headCell([title], column) {
  const on = sorting.column === column;
  const press = () => {
    sorting.down = on && !sorting.down;
    sorting.column = column;
    fillTable();
    $('table').querySelectorAll('th button')[column].focus();
  };
  return el('th', { scope: 'col', 'aria-sort': on ? (sorting.down ? 'descending' : 'ascending') : 'none' },
    el('button', { type: 'button', onclick: press }, title, el('i', { 'aria-hidden': 'true' }, on ? (sorting.down ? ' ↓' : ' ↑') : '')));
}

function fillTable() {
  if (!state.table) return;
  const rows = sortedStatements();
  const body = el('tbody');
  const more = el('button', { type: 'button', class: 'quiet', onclick: () => add() });
  let done = 0;
  function add() {
    body.append(...rows.slice(done, done + ROWS).map(tableRow));
    done += ROWS;
    more.hidden = done >= rows.length;
    more.textContent = `Show more (${Math.min(done, rows.length)} of ${rows.length})`;
  }
  add();
  const table = el('table', {}, el('caption', {}, `${number(rows.length, 'statement')} behind the relations shown`),
    el('thead', {}, el('tr', {}, ...TABLE.map(headCell))), body);
  $('table').replaceChildren(table, more);
}
