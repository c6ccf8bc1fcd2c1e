// Colours come from the style sheet, so that page and picture agree in light, dark and print.
let theme = null;

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(`--${name}`).trim();
  theme = {
    paper: get('paper'), ink: get('ink'), soft: get('soft'), line: get('line'), card: get('card'),
    plus: get('plus'), minus: get('minus'), alone: get('alone'),
    blocs: Array.from({ length: 8 }, (_, place) => get(`bloc-${place}`)),
    face: style.fontFamily,
  };
}

const blocColour = (node) => (inBloc(node) ? theme.blocs[node.bloc % 8] : theme.alone);

const mixed = new Map();

/** A colour between two of the form #rrggbb. */
function mix(over, under, part) {
  const key = `${over}${under}${Math.round(part * 50)}`;
  if (!mixed.has(key)) mixed.set(key, blend(over, under, Math.round(part * 50) / 50));
  return mixed.get(key);
}

function blend(over, under, part) {
  const [a, b] = [over, under].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return `#${a.map((value, at) => Math.round(value * part + b[at] * (1 - part)).toString(16).padStart(2, '0')).join('')}`;
}
