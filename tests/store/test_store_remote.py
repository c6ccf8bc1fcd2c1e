"""A store on a server: Oxigraph's own, started on this machine, takes the dataset and answers the same."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from store_cases import BAN, DOCUMENTS, STATEMENTS, run
from test_store_queries import CASES
from typer.testing import CliRunner

from stancegraph.cli import app
from stancegraph.errors import InputError
from stancegraph.store import query, to_quads, write
from stancegraph.store.iris import Iris
from stancegraph.store.kept import open_graph
from stancegraph.store.remote import Remote, StoreError, publish

BINARY = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a sg:StanceStatement }"
WHERE = Iris().document_graph("d1")
QUADS = to_quads(STATEMENTS, DOCUMENTS, run())


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if BINARY is None:
        pytest.skip("the server of the PyPI package oxigraph is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen([BINARY, "serve", "--bind", place], stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://{place}/query?query=ASK%7B%7D", timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://{place}"
    process.terminate()
    process.wait(20)


@pytest.fixture(params=["update", "graph store"])
def remote(server: str, request: pytest.FixtureRequest) -> Iterator[Remote]:
    store = f"{server}/store" if request.param == "graph store" else ""
    found = Remote(f"{server}/query", f"{server}/update", store, chunk=50)
    yield found
    urllib.request.urlopen(urllib.request.Request(f"{server}/store", method="DELETE")).close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(QUADS, tmp_path_factory.mktemp("world") / "graph.nq")


@pytest.mark.parametrize("url", ["file:///etc/hosts", "127.0.0.1:7878", "http://", "ftp://x/y"])
def test_what_is_no_address_of_a_server_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="no URL"):
        Remote(url)


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        query(Remote("http://127.0.0.1:9/query"), COUNT)
    found = CliRunner().invoke(app, ["query", COUNT, "--graph", "http://127.0.0.1:9/query"])
    assert found.exit_code == 1
    assert "http://127.0.0.1:9/query" in found.stderr


@pytest.mark.parametrize(
    ("text", "params", "match"),
    [
        ("SELECT ?s WHERE { ?s ?p }", {}, "does not understand"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "does not understand"),
        ("SELECT * WHERE { SERVICE <https://example.org/sparql> { ?s ?p ?o } }", {}, "SERVICE"),
        ("who-opposes", {"target": "Norwy"}, "Norwy"),
    ],
)
def test_what_cannot_be_answered_is_refused(server: str, text: str, params: dict[str, str], match: str) -> None:
    with pytest.raises(InputError, match=match):
        query(Remote(f"{server}/query"), text, params)


def test_an_address_that_takes_no_queries_is_named(server: str) -> None:
    with pytest.raises(StoreError, match="endpoint"):
        query(Remote(f"{server}/elsewhere"), COUNT)


def test_the_server_answers_as_the_file_does(remote: Remote, file: Path) -> None:
    store = open_graph(file)
    assert publish(store, remote) == len(store.graphs())
    for name, params, rows in CASES:
        assert (name, list(query(remote, name, params).rows)) == (name, rows)
    edges = {"name": "Anna Berg"}
    assert query(remote, "edges-around", edges).as_turtle() == query(store, "edges-around", edges).as_turtle()
    assert query(remote, "ASK { ?s a sg:StanceStatement }").rows == ((True,),)


def test_a_document_is_taken_away_and_put_back_and_the_others_stay(remote: Remote, file: Path) -> None:
    publish(open_graph(file), remote)
    remote.remove_graph(WHERE)
    remote.remove_graph(WHERE)
    assert query(remote, COUNT).rows == ((10,),)
    for _ in range(2):
        remote.replace_graph(WHERE, [quad for quad in QUADS if quad.graph == WHERE])
        assert query(remote, COUNT).rows == ((14,),)
    assert query(remote, "who-supports", {"target": BAN}).rows[0][4] == "Chile backs the ban."


def test_a_parameter_is_a_value_and_can_be_a_column(remote: Remote, file: Path) -> None:
    publish(open_graph(file), remote)
    text = "SELECT ?s WHERE { ?s skos:prefLabel ?label . FILTER(STR(?label) = ?wanted) }"
    assert query(remote, text, {"wanted": '" } UNION { ?s ?p ?o } #'}).rows == ()
    assert len(query(remote, text, {"wanted": "Norway"}).rows) == 1
    text = "SELECT ?wanted ?s WHERE { ?s dcterms:identifier ?wanted }"
    assert query(remote, text, {"wanted": "d2"}).rows == (("d2", Iris().document("d2")),)


def test_the_command_puts_a_folder_into_a_server_and_asks_it(server: str, remote: Remote, file: Path) -> None:
    how = [f"{server}/store", "--graph-store"] if remote.graphs else [f"{server}/update"]
    done = CliRunner().invoke(app, ["export", str(file), *how])
    assert done.exit_code == 0, done.output
    ask = ["query", "speakers-of", "--param", "actor=norway", "--format", "csv", "--graph", f"{server}/query"]
    assert CliRunner().invoke(app, ask).stdout == "speaker,statements\nAnna Berg,1\n"


class _Locked(BaseHTTPRequestHandler):
    """A server that wants credentials, and keeps what it was told."""

    told: list[str | None]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        given = self.headers["Authorization"]
        self.told.append(given)
        self.send_response(200 if given else 401)
        self.send_header("Content-Type", "application/sparql-results+json")
        if not given:
            self.send_header("WWW-Authenticate", 'Basic realm="store"')
        self.end_headers()
        self.wfile.write(b'{"head": {}, "boolean": true}' if given else b"who are you?")

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str | None]]]:
    for name in ("USER", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"STANCEGRAPH_STORE_{name}", raising=False)
    told: list[str | None] = []
    found = HTTPServer(("127.0.0.1", 0), type("Locked", (_Locked,), {"told": told}))
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}/query", told
    found.shutdown()
    found.server_close()


def test_credentials_come_from_the_environment(
    locked: tuple[str, list[str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, told = locked
    with pytest.raises(StoreError, match="STANCEGRAPH_STORE_USER"):
        Remote(url).solve("ASK {}", {}, {}, "query")
    monkeypatch.setenv("STANCEGRAPH_STORE_USER", "ada")
    monkeypatch.setenv("STANCEGRAPH_STORE_PASSWORD", "secret")
    assert Remote(url).solve("ASK {}", {}, {}, "query").rows
    monkeypatch.setenv("STANCEGRAPH_STORE_TOKEN", "abc")
    assert Remote(url).solve("ASK {}", {}, {}, "query").rows
    assert told == [None, None, "Basic YWRhOnNlY3JldA==", "Bearer abc"]
