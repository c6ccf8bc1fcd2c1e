"""The SPARQL 1.1 Protocol against a real server: what it must refuse, what it answers in which form, what it stops."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from rdflib import Graph
from store_cases import DOCUMENTS, STATEMENTS, run

from stancegraph.store import named_queries, to_quads, write
from stancegraph.store.iris import Iris
from stancegraph.store.kept import keep

pytest.importorskip("starlette", reason="starlette is in the extra serve")
pytest.importorskip("uvicorn", reason="uvicorn is in the extra serve")

SELECT = "SELECT ?n WHERE { ?a sg:opposes issue:whale_sanctuary ; skos:prefLabel ?n }"
GRAPH = "CONSTRUCT { ?b sg:opposes ?a } WHERE { ?a sg:opposes ?b }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
JSON = "application/sparql-results+json"


class Answer:
    """Status, headers and text of a response, whatever the status."""

    def __init__(self, url: str, body: str | bytes | None = None, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            found = urllib.request.urlopen(urllib.request.Request(url, data, named), timeout=60)
        except urllib.error.HTTPError as error:
            found = error
        with found:
            self.status, self.headers, self.text = found.status, found.headers, found.read().decode()
        self.type = self.headers["Content-Type"].partition(";")[0]


def started(folder: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "stancegraph", "serve", str(folder), "--port", "0", *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    said = server.stderr.readline()
    assert said.startswith("open http://127.0.0.1:"), said + server.stderr.read()
    return server, said.split()[1]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    write(to_quads(STATEMENTS, DOCUMENTS, run()), folder / "graph.nq")
    (folder / "network.html").write_text("<!doctype html><title>The network</title>", encoding="utf-8")
    server, address = started(folder, "--timeout", "4", "--max-bytes", "20000")
    yield address
    server.terminate()
    server.wait(20)


def get(url: str, query: str, accept: str = JSON, **more: str) -> Answer:
    return Answer(f"{url}sparql?{urlencode({'query': query, **more})}", Accept=accept)


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "parse"),
        ("DELETE WHERE { ?s ?p ?o }", "parse"),
        ("LOAD <http://127.0.0.1:9/x>", "parse"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }", "another server"),
        ("SELECT * { { SELECT * { \\u0053ERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } } } }", "another server"),
    ],
)
def test_what_is_no_query_of_this_graph_is_a_bad_request(url: str, query: str, match: str) -> None:
    for answer in (get(url, query), Answer(url + "sparql", query, Content_Type=DIRECT)):
        assert (answer.status, answer.type) == (400, "text/plain")
        assert match in answer.text


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("sparql", None, "", 400),
        ("sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400),
        ("sparql?query=ASK%7B%7D", "ASK{}", DIRECT, 400),
        ("sparql?query=ASK%7B%7D&default-graph-uri=no+iri", None, "", 400),
        ("sparql", b"ASK { ?s ?p '\xff' }", DIRECT, 400),
        ("sparql", "update=" + quote("CLEAR ALL"), FORM, 403),
        ("sparql?update=CLEAR+ALL", None, "", 403),
        ("sparql", "CLEAR ALL", "application/sparql-update", 403),
        ("sparql", "ASK {}", "text/plain", 415),
        ("sparql", "ASK {} #" + "x" * 2**20, DIRECT, 413),
        ("nothing", None, "", 404),
        ("named/nothing", None, "", 404),
        ("named/who-opposes", None, "", 400),
        ("named/who-opposes?target=Norwy", None, "", 400),
        ("named/who-opposes?target=Norway&colour=red", None, "", 400),
    ],
)
def test_requests_that_the_protocol_does_not_know_are_refused(
    url: str, path: str, body: str | bytes | None, kind: str, status: int
) -> None:
    assert Answer(url + path, body, **({"Content_Type": kind} if kind else {})).status == status


def test_other_methods_and_other_hosts_are_refused(url: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="405"):
        urllib.request.urlopen(urllib.request.Request(url + "sparql", method="DELETE"))
    assert Answer(url + "sparql?query=ASK%7B%7D", Host="attacker.example").status == 400


def test_nothing_was_changed_by_all_that(url: str) -> None:
    found = get(url, "SELECT (COUNT(*) AS ?n) WHERE { ?s a sg:StanceStatement }")
    assert json.loads(found.text)["results"]["bindings"][0]["n"]["value"] == str(len(STATEMENTS))


@pytest.mark.parametrize("accept", ["text/html", "image/png", "text/turtle", f"{JSON};q=0"])
def test_a_form_that_there_is_not_is_not_acceptable(url: str, accept: str) -> None:
    if accept.endswith("q=0"):
        accept += ", text/turtle"
    assert get(url, SELECT, accept).status == 406


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        (SELECT, JSON, JSON),
        (SELECT, "*/*", JSON),
        (SELECT, "text/html, */*;q=0.1", JSON),
        (SELECT, "application/json", JSON),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("ASK {}", "text/turtle, application/xml;q=0.2", "application/sparql-results+xml"),
        (GRAPH, "*/*", "text/turtle"),
        (GRAPH, f"{JSON}, application/n-triples;q=0.5, text/turtle;q=0.9", "text/turtle"),
        (GRAPH, "application/rdf+xml", "application/rdf+xml"),
        (GRAPH, "application/ld+json", "application/ld+json"),
        ("DESCRIBE actor:Chile", "application/n-triples", "application/n-triples"),
    ],
)
def test_the_client_chooses_the_form(url: str, query: str, accept: str, kind: str) -> None:
    answer = get(url, query, accept)
    assert (answer.status, answer.type) == (200, kind)
    if kind in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"):
        assert len(Graph().parse(data=answer.text, format=kind)) > 0
    elif "ASK" not in query:
        assert "Norway" in answer.text


def test_a_query_may_come_in_three_ways(url: str) -> None:
    ways = [
        get(url, SELECT),
        Answer(url + "sparql", urlencode({"query": SELECT}), Content_Type=FORM, Accept=JSON),
        Answer(url + "sparql", SELECT, Content_Type=DIRECT + "; charset=utf-8", Accept=JSON),
    ]
    assert [answer.status for answer in ways] == [200] * 3
    assert len({answer.text for answer in ways}) == 1


def test_the_dataset_may_be_some_of_the_graphs(url: str) -> None:
    count, graph = "SELECT (COUNT(*) AS ?n) WHERE { ?s a sg:StanceStatement }", Iris().document_graph("d1")
    inside = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a sg:StanceStatement } }"
    for query, option, number in (
        (count, "default-graph-uri", "4"),
        (count, "named-graph-uri", "0"),
        (inside, "named-graph-uri", "4"),
    ):
        assert get(url, query, "text/csv", **{option: graph}).text.split() == ["n", number]


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_can_be_asked(url: str, name: str) -> None:
    given = {"actor": "Norway", "first": "Norway", "second": "Chile", "name": "Chile", "source": "Island Radio"}
    given |= {"target": "Norway", "document": "d1", "since": "2019-01-01", "until": "2020-12-31", "stance": "oppose"}
    params = {p.name: given[p.name] for p in named_queries()[name].parameters if not p.optional}
    answer = Answer(f"{url}named/{name}?{urlencode(params)}", Accept=f"{JSON}, text/turtle")
    assert answer.status == 200, answer.text


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered(url: str) -> None:
    start = time.monotonic()
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda query: get(url, query), [ENDLESS, ENDLESS, ENDLESS]))
    assert [answer.status for answer in found] == [503] * 3
    # the third may have waited for a worker in vain
    assert any("the query was stopped after 4 seconds" in answer.text for answer in found)
    assert time.monotonic() - start < 30
    assert get(url, SELECT).status == 200


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill asks for no sign of life there")
def test_what_was_stopped_is_gone(tmp_path: Path) -> None:
    from stancegraph.store.serving.request import asked
    from stancegraph.store.serving.workers import Limits, Workers

    async def stopped() -> int:
        workers = Workers(keep(write(to_quads(STATEMENTS), tmp_path / "graph.nq")) / "oxigraph", Limits(seconds=3))
        answer = asyncio.create_task(workers.ask(asked([("query", ENDLESS)], "", 1000)))
        await asyncio.sleep(1)
        (process,) = workers.running
        os.kill(process.pid, 0)
        assert (await answer).status == 503
        assert not workers.running
        return process.pid

    with pytest.raises(ProcessLookupError):
        os.kill(asyncio.run(stopped()), 0)


def test_an_answer_that_is_too_large_is_refused(url: str) -> None:
    answer = get(url, "SELECT * WHERE { ?s ?p ?o }")
    assert answer.status == 500
    assert "20,000 bytes" in answer.text
    assert get(url, SELECT).status == 200


def test_the_page_and_the_network_are_bundled(url: str) -> None:
    for path, kind in (("", "text/html"), ("page.css", "text/css"), ("page.js", "text/javascript")):
        answer = Answer(url + path)
        assert (answer.status, answer.type) == (200, kind)
        assert "://" not in answer.text.replace("http://www.w3.org/", "")
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "The network" in Answer(url + "network.html").text
    assert len(json.loads(Answer(url + "queries.json").text)["queries"]) == len(named_queries())


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_a_file_that_is_no_folder_of_results_is_served_until_ctrl_c(tmp_path: Path) -> None:
    write(to_quads(STATEMENTS), tmp_path / "alone.ttl")
    server, address = started(tmp_path / "alone.ttl")
    try:
        assert urlsplit(address).hostname == "127.0.0.1"
        assert "Norway" in get(address, SELECT).text
        assert Answer(address + "network.html").status == 404
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(20) in (0, 130)
    assert [path.name for path in tmp_path.iterdir()] == ["alone.ttl"]
