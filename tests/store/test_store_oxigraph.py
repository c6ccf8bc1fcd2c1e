"""The store on disk: the same rows as in memory, whole changes or none, and nobody else asked."""

import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_cases import BAN, DOCUMENTS, STATEMENTS, run
from test_store_queries import CASES

from stancegraph.errors import InputError
from stancegraph.store import query, read_dataset, to_quads, write
from stancegraph.store.iris import Iris
from stancegraph.store.kept import keep, open_graph
from stancegraph.store.lexer import asks_elsewhere, makes_graph
from stancegraph.store.oxigraph import Oxigraph
from stancegraph.store.terms import Quad

WHERE = Iris().document_graph("d1")
COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a sg:StanceStatement }"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(to_quads(STATEMENTS, DOCUMENTS, run()), tmp_path_factory.mktemp("world") / "graph.nq")


@pytest.fixture
def store(file: Path, tmp_path: Path) -> Oxigraph:
    found = Oxigraph(tmp_path / "store")
    found.load(file)
    return found


@pytest.fixture(scope="module")
def kept(file: Path) -> Oxigraph:
    keep(file)
    return open_graph(file)


@pytest.mark.parametrize(
    ("text", "params", "match"),
    [
        ("who-opposes", {"target": "Norwy"}, "did you mean Norway"),
        ("with-stance", {"stance": "veto!"}, "veto"),
        ("SELECT ?s WHERE { ?s ?p }", {}, "parse"),
        ("SELECT ?s WHERE { ?s nowhere:p ?o }", {}, "parse"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "parse"),
        ("LOAD <https://example.org/> # {", {}, "parse"),
        ("SELECT * WHERE { SERVICE <https://example.org/sparql> { ?s ?p ?o } }", {}, "SERVICE"),
    ],
)
def test_what_cannot_be_answered_is_refused(store: Oxigraph, text: str, params: dict[str, str], match: str) -> None:
    with pytest.raises(InputError, match=match):
        query(store, text, params)


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("SELECT ?service { ?s sg:service 'SERVICE' } # SERVICE", False),
        ('SELECT * { ?s <urn:SERVICE> """a "SERVICE" b""" }', False),
        ("SELECT * { service<urn:x> { ?s ?p ?o } }", True),
        ("SELECT * { ?s sg:a\\#b ?o . SERVICE <urn:x> { ?s ?p ?o } }", True),
        ("SELECT * { \\u0053ERVICE <urn:x> { ?s ?p ?o } }", True),
        ("SELECT * { ?s <urn:\\u0041'b> 1 . SERVICE <urn:'x> { ?s ?p ?o } }", True),
        ("SELECT * { ?s ?p \"\\u0022\" . ?s <urn:\\u0041'b> 1 . SERVICE <urn:'x> { ?s ?p ?o } }", True),
        ("SELECT * { ?a ?b ?c FILTER(?a<?b) SERVICE <urn:x> { ?s ?p ?o } FILTER(?a>?b) }", True),
    ],
)
def test_only_the_keyword_asks_elsewhere(text: str, elsewhere: bool) -> None:
    assert asks_elsewhere(text) is elsewhere


@pytest.mark.parametrize(
    ("text", "graph"),
    [
        ("SELECT ?construct { ?s ?p 'DESCRIBE' } # CONSTRUCT", False),
        ("PREFIX construct: <urn:DESCRIBE> ASK {}", False),
        ("", False),
        ("PREFIX select: <urn:x> # SELECT\n construct { ?s ?p ?o } WHERE { { SELECT * { ?s ?p ?o } } }", True),
        ("DESCRIBE <urn:SELECT>", True),
    ],
)
def test_graphs_are_made_by_two_forms_of_query(text: str, graph: bool) -> None:
    assert makes_graph(text) is graph


@pytest.mark.parametrize(("name", "params", "rows"), CASES, ids=lambda part: part if isinstance(part, str) else "")
def test_the_rows_are_those_of_the_dataset_in_memory(
    kept: Oxigraph, name: str, params: dict[str, str], rows: list[tuple[object, ...]]
) -> None:
    assert list(query(kept, name, params).rows) == rows


def test_the_edges_are_the_same_graph(kept: Oxigraph, file: Path) -> None:
    params = {"name": "Anna Berg"}
    graph = query(kept, "edges-around", params).as_turtle()
    assert "actor:Anna_Berg" in graph
    assert graph == query(read_dataset(file), "edges-around", params).as_turtle()


def test_a_parameter_is_a_value_and_never_a_part_of_the_query(store: Oxigraph) -> None:
    text = "SELECT ?s WHERE { ?s skos:prefLabel ?label . FILTER(STR(?label) = ?wanted && '?wanted' != $wanted) }"
    for evil in ('" } UNION { ?s ?p ?o } #', "\\", "x\n'", "?wanted"):
        assert query(store, text, {"wanted": evil}).rows == ()
    assert len(query(store, text, {"wanted": "Norway"}).rows) == 1


def test_a_parameter_can_be_a_column(store: Oxigraph) -> None:
    text = "SELECT ?wanted ?s WHERE { ?s dcterms:identifier ?wanted }"
    assert query(store, text, {"wanted": "d2"}).rows == (("d2", Iris().document("d2")),)


def test_a_document_is_taken_away_and_put_back_and_the_others_stay(store: Oxigraph, file: Path) -> None:
    whole = len(store)
    assert query(store, COUNT).rows == ((14,),)
    store.remove_graph(WHERE)
    assert WHERE not in store.graphs()
    assert query(store, COUNT).rows == ((10,),)
    quads = [quad for quad in to_quads(STATEMENTS, DOCUMENTS, run()) if quad.graph == WHERE]
    for _ in range(2):
        store.replace_graph(WHERE, quads)
        assert len(store) == whole
    assert query(store, "who-supports", {"target": BAN}).rows[0][4] == "Chile backs the ban."


def test_a_quad_of_another_graph_is_refused(store: Oxigraph) -> None:
    whole = len(store)
    with pytest.raises(InputError, match="another graph"):
        store.replace_graph(WHERE, [Quad("urn:s", "urn:p", "urn:o", "urn:elsewhere")])
    assert len(store) == whole


def test_one_writes_and_others_read_beside(store: Oxigraph, tmp_path: Path) -> None:
    reader = Oxigraph(tmp_path / "store", read_only=True)
    with pytest.raises(InputError, match="close the other"):
        Oxigraph(tmp_path / "store")
    store.remove_graph(WHERE)
    assert query(reader, COUNT).rows == ((14,),)
    assert query(Oxigraph(tmp_path / "store", read_only=True), COUNT).rows == ((10,),)


def test_a_broken_file_is_refused_whole(file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.nq"
    broken.write_text(file.read_text(encoding="utf-8") + "<urn:s> <urn:p> .\n", encoding="utf-8")
    with pytest.raises(InputError, match="load"):
        Oxigraph(tmp_path / "one").load(broken)
    assert len(Oxigraph(tmp_path / "one", read_only=True)) == 0
    with pytest.raises(InputError, match="load"):
        keep(broken)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.nq", "one"]


def test_a_kept_store_is_left_alone_until_its_file_changes(tmp_path: Path) -> None:
    file = write(to_quads(STATEMENTS), tmp_path / "graph.nq")
    folder = keep(file)
    before = (folder / "source").stat().st_mtime_ns
    assert (keep(file) / "source").stat().st_mtime_ns == before
    write(to_quads(STATEMENTS[:3]), file)
    assert query(open_graph(file), COUNT).rows == ((3,),)
    keep(file)
    assert query(Oxigraph(folder / "oxigraph", read_only=True), COUNT).rows == ((3,),)


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "graph.jsonld", "graph.rdf", "graph.ttl"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_format_is_read_with_a_byte_order_mark_and_without(tmp_path: Path, name: str, mark: str) -> None:
    file = write(to_quads(STATEMENTS), tmp_path / name)
    file.write_text(mark + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert query(open_graph(file), COUNT).rows == ((14,),)


def test_a_gzipped_file_is_read_and_a_broken_one_refused(file: Path, tmp_path: Path, store: Oxigraph) -> None:
    packed, broken = tmp_path / "graph.nq.gz", tmp_path / "broken.nq.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    broken.write_bytes(packed.read_bytes()[:-20])
    found = Oxigraph()
    with pytest.raises(InputError, match=r"broken\.nq\.gz"):
        found.load(broken)
    assert len(found) == 0
    found.load(packed)
    assert len(found) == len(store)


def test_a_context_elsewhere_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "far.jsonld"
    file.write_text('{"@context": "https://example.org/context", "name": "x"}', encoding="utf-8")
    with pytest.raises(InputError, match="context"):
        open_graph(file)


def test_only_quads_are_kept(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="N-Quads"):
        keep(write(to_quads(STATEMENTS), tmp_path / "graph.trig"))


_REPLACE = """
import sys
from itertools import count
from stancegraph.store.oxigraph import Oxigraph
from stancegraph.store.terms import Quad
store = Oxigraph(sys.argv[1])
for version in count():
    for place in range(5):
        graph = f"urn:document{place}"
        store.replace_graph(graph, [Quad(f"urn:s{n}", "urn:p", f"urn:v{version}", graph) for n in range(200)])
    print(version, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.05])
def test_a_killed_replacement_leaves_every_document_whole(tmp_path: Path, seconds: float) -> None:
    command = [sys.executable, "-c", _REPLACE, str(tmp_path / "store")]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    acknowledged = int(child.stdout.readline())
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    with child.stdout:
        acknowledged = max([acknowledged, *map(int, child.stdout.read().split())])
    assert child.wait() == -signal.SIGKILL
    store = Oxigraph(tmp_path / "store")
    assert len(store.graphs()) == 5
    for graph in store.graphs():
        quads = list(store.quads(graph))
        (version,) = {str(quad.object) for quad in quads}
        assert len(quads) == 200
        assert int(version.removeprefix("urn:v")) >= acknowledged


_LOAD = """
import sys
from stancegraph.store.oxigraph import Oxigraph
store = Oxigraph(sys.argv[1])
print("open", flush=True)
store.load(sys.argv[2])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("seconds", [0.0, 0.15, 0.4])
def test_a_killed_load_leaves_a_store_that_opens_with_nothing_halfway(tmp_path: Path, seconds: float) -> None:
    big = tmp_path / "big.nq"
    big.write_text("".join(f'<urn:s{n}> <urn:p> "{n}" <urn:g{n // 100}> .\n' for n in range(300_000)))
    first = Oxigraph(tmp_path / "store")
    first.replace_graph("urn:before", [Quad("urn:s", "urn:p", "urn:o", "urn:before")])
    del first
    command = [sys.executable, "-c", _LOAD, str(tmp_path / "store"), str(big)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL or seconds
    assert len(Oxigraph(tmp_path / "store")) in (1, 300_001)
