// All parts are there: begin.
if (innerWidth < 900) $('fold').open = false;
readTheme();
build();
choose();
openCanvas();
wire();
describe();
if (location.hash.length > 1) follow(location.hash.slice(1));
// For scripts in the page's own console and for tests: what is drawn and what is chosen.
globalThis.stancegraph = { network, state, data: DATA, shown: () => shown };
