// A statement as a card: its sentence with actor, cue and target marked, where it stands and what found it.
const ROLES = { a: 'actor', c: 'cue', t: 'target' };

/** The sentence cut at all ends of marks; offsets count characters, not UTF-16 units. */
function marked(statement) {
  const text = Array.from(statement.sentence);
  const cuts = [...new Set([0, text.length, ...statement.marks.flatMap(([from, to]) => [from, to])])].sort((a, b) => a - b);
  const quote = el('blockquote', { dir: 'auto' });
  for (let place = 0; place + 1 < cuts.length; place += 1) {
    const [from, to] = [cuts[place], cuts[place + 1]];
    const roles = statement.marks.filter(([begin, end]) => begin <= from && to <= end).map((mark) => mark[2]);
    const piece = text.slice(from, to).join('');
    quote.append(roles.length
      ? el('mark', { class: roles.map((role) => ROLES[role]).join(' '), title: roles.map((role) => ROLES[role]).join(', ') }, piece)
      : piece);
  }
  return quote;
}

function statementCard(statement) {
  const sign = statement.polarity > 0 ? 'plus' : 'minus';
  const who = statement.actor_of && statement.actor_of !== statement.actor ? `${statement.actor} (${statement.actor_of})` : statement.actor;
  const source = statement.source ? el('span', {}, 'according to ', el('bdi', {}, short(statement.source))) : null;
  const place = [naming(statement.document), statement.document.source, day(statement.date || statement.document.date)].filter(Boolean);
  return el('article', { class: `card ${sign}` },
    el('p', { class: 'claim' }, el('bdi', {}, short(who)), ' ',
      el('strong', { class: sign }, statement.stance, statement.detail ? ` · ${statement.detail}` : ''), ' ',
      el('bdi', {}, short(statement.target))),
    marked(statement),
    el('p', { class: 'place' }, ...place.flatMap((text, at) => [at ? ' · ' : null, el('bdi', {}, short(text, 110))])),
    el('p', { class: 'facts' },
      el('span', { class: `fact ${statement.factuality}` }, statement.factuality),
      el('span', { class: 'fact' }, `confidence ${statement.confidence.toFixed(2)}`),
      el('span', { class: 'fact', title: 'What found it' }, `found by ${short(statement.by, 60)}`),
      source && el('span', { class: 'fact' }, source)));
}

/** Cards, some at a time. */
function cards(statements, step = 20) {
  const box = el('div', { class: 'cards' });
  const more = el('button', { type: 'button', class: 'quiet', onclick: () => add() });
  let done = 0;
  function add() {
    more.before(...statements.slice(done, done + step).map(statementCard));
    done += step;
    more.hidden = done >= statements.length;
    more.textContent = `Show ${Math.min(step, statements.length - done)} more of ${statements.length}`;
  }
  box.append(more);
  add();
  return box;
}

const markKey = () => el('p', { class: 'mark-key' }, el('mark', { class: 'actor' }, 'actor'), ' ', el('mark', { class: 'cue' }, 'cue'), ' ', el('mark', { class: 'target' }, 'target'));
