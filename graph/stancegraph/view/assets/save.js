// What is shown, as CSV and as PNG.
const CSV = [
  'id', 'doc', 'start', 'end', 'sent', 'actor', 'actor_type', 'actor_of', 'stance', 'detail', 'cue', 'target',
  'target_kind', 'target_of', 'polarity', 'factuality', 'source', 'date', 'confidence', 'by',
];

/** One cell; text that a spreadsheet would run as a formula is defused. */
function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv() {
  const rows = shown.statements.map((s) => CSV.map((column) => cell(column === 'doc' ? s.document.id : column === 'sent' ? s.sentence : s[column])));
  return `\ufeff${[CSV, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

function download(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = (ending) => `${(DATA.title || 'stancegraph').replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60).replace(/^-|-$/g, '') || 'stancegraph'}.${ending}`;

const saveCsv = () => download(new Blob([csv()], { type: 'text/csv;charset=utf-8' }), fileName('csv'));

/** The picture on paper of its own colour, with title and key. */
function savePng() {
  const picture = $('canvas').querySelector('canvas');
  const ratio = picture.width / picture.clientWidth;
  const sheet = el('canvas', { width: picture.width, height: picture.height + Math.round(44 * ratio) });
  const context = sheet.getContext('2d');
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(picture, 0, 0);
  context.scale(ratio, ratio);
  context.font = `13px ${theme.face}`;
  let x = 18;
  const y = picture.clientHeight + 24;
  for (const [colour, dash, text] of [[theme.plus, [], 'support'], [theme.minus, [7, 5], 'opposition']]) {
    context.strokeStyle = colour;
    context.lineWidth = 3;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(x, y - 4);
    context.lineTo(x + 34, y - 4);
    context.stroke();
    context.fillStyle = theme.ink;
    context.fillText(text, x + 42, y);
    x += 60 + context.measureText(text).width;
  }
  context.fillStyle = theme.soft;
  context.fillText(short(DATA.title || '', 80), x + 10, y);
  sheet.toBlob((blob) => download(blob, fileName('png')), 'image/png');
}
