// The page that asks: named queries as forms, SPARQL as text, answers as a table.
const find = (id) => document.getElementById(id);
const SHOWN = 1000;
const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";
const NUMBER = /#(integer|decimal|double|float)$/;

const { queries, network } = await (await fetch("queries.json")).json();
let chosen = null;
let saved = [];

function make(tag, text = "", properties = {}) {
  const node = Object.assign(document.createElement(tag), properties);
  node.textContent = text;
  return node;
}

function list() {
  const wanted = find("find").value.trim().toLowerCase();
  const fits = (query) => `${query.name} ${query.title} ${query.description}`.toLowerCase().includes(wanted);
  find("queries").replaceChildren(...queries.filter(fits).map((query) => {
    const button = make("button", query.title, { type: "button", title: query.description });
    if (query === chosen) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => choose(query));
    const item = make("li");
    item.append(button);
    return item;
  }));
}

function choose(query) {
  chosen = query;
  find("title").textContent = query.title;
  find("description").textContent = query.description;
  find("parameters").replaceChildren(...query.parameters.map((parameter) => {
    const label = make("label", parameter.description + (parameter.optional ? " (may be left empty)" : ""));
    const input = make("input", "", { name: parameter.name, placeholder: parameter.example, required: !parameter.optional });
    label.append(make("br"), input);
    return label;
  }));
  find("named").hidden = false;
  list();
  find("parameters").querySelector("input")?.focus();
  if (!query.parameters.length) ask(namedUrl());
}

function namedUrl() {
  const given = [...find("parameters").querySelectorAll("input")].filter((input) => input.value.trim());
  const pairs = given.map((input) => [input.name, input.value.trim()]);
  return `named/${chosen.name}?${new URLSearchParams(pairs)}`;
}

const freeUrl = () => `sparql?${new URLSearchParams({ query: find("text").value })}`;

async function ask(url) {
  status("asking …");
  find("answer").replaceChildren();
  find("downloads").hidden = true;
  const start = performance.now();
  try {
    const answer = await fetch(url, { headers: { Accept: ACCEPT } });
    const text = await answer.text();
    if (!answer.ok) return status(text.trim(), true);
    const kind = answer.headers.get("Content-Type");
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    if (kind.startsWith("text/turtle")) return graph(text, seconds);
    show(JSON.parse(text), seconds);
    await save(url);
  } catch (error) {
    status(`the endpoint does not answer: ${error.message}`, true);
  }
}

function status(text, bad = false) {
  find("status").textContent = text;
  find("status").classList.toggle("bad", bad);
}

function graph(text, seconds) {
  find("answer").replaceChildren(make("pre", text));
  status(`a graph, ${seconds} s`);
}

function show(answer, seconds) {
  if ("boolean" in answer) return status(`${answer.boolean ? "yes" : "no"}, ${seconds} s`);
  const columns = answer.head.vars;
  const rows = answer.results.bindings;
  const head = make("tr");
  head.append(...columns.map((column) => make("th", column, { scope: "col" })));
  const body = make("tbody");
  body.append(...rows.slice(0, SHOWN).map((row) => {
    const line = make("tr");
    line.append(...columns.map((column) => cell(row[column])));
    return line;
  }));
  const table = make("table");
  const top = make("thead");
  top.append(head);
  table.append(top, body);
  find("answer").replaceChildren(table);
  const more = rows.length > SHOWN ? `, of which ${SHOWN} are shown` : "";
  status(`${rows.length} ${rows.length === 1 ? "row" : "rows"}${more}, ${seconds} s`);
}

function cell(term) {
  const node = make("td");
  if (!term) return node;
  if (term.type !== "uri") {
    node.textContent = term.value;
    if (NUMBER.test(term.datatype ?? "")) node.className = "number";
    return node;
  }
  const link = make("a", decodeURIComponent(term.value.replace(/^.*[/#](?=.)/, "")), { href: "#", title: term.value });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    find("text").value = `DESCRIBE <${term.value}>`;
    ask(freeUrl());
  });
  node.append(link);
  return node;
}

async function save(url) {
  saved.forEach(URL.revokeObjectURL);
  saved = [];
  for (const [id, type] of [["csv", "text/csv"], ["json", "application/sparql-results+json"]]) {
    const answer = await fetch(url, { headers: { Accept: type } });
    find(id).href = URL.createObjectURL(await answer.blob());
    saved.push(find(id).href);
  }
  find("downloads").hidden = false;
}

find("find").addEventListener("input", list);
find("named").addEventListener("submit", (event) => { event.preventDefault(); ask(namedUrl()); });
find("free").addEventListener("submit", (event) => { event.preventDefault(); ask(freeUrl()); });
find("edit").addEventListener("click", () => { find("text").value = chosen.text; find("text").focus(); });
find("endpoint").textContent = new URL("sparql", location.href).href;
find("network").hidden = !network;
list();
document.body.dataset.ready = "true";
