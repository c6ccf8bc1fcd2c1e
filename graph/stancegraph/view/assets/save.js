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

/** The drawing as a picture, three points for each of its units so that it can be printed. */
async function savePng() {
  const source = URL.createObjectURL(new Blob([svg()], { type: 'image/svg+xml' }));
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  const scale = Math.min(3, 8000 / Math.max(picture.width, picture.height));
  const sheet = el('canvas', { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  sheet.getContext('2d').drawImage(picture, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(source);
  sheet.toBlob((blob) => download(blob, fileName('png')), 'image/png');
}
