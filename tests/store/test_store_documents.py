"""Documents one at a time: what is put, replaced and taken away, and that all others stay as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store_cases import BAN, DOCUMENTS, STATEMENTS, run

from stancegraph.errors import InputError
from stancegraph.store import query, to_quads
from stancegraph.store.documents import put_document, remove_document
from stancegraph.store.iris import Iris
from stancegraph.store.oxigraph import Oxigraph
from stancegraph.store.terms import Quad

IRIS = Iris()
WHOLE = to_quads(STATEMENTS, DOCUMENTS, run())



@pytest.fixture
def store() -> Oxigraph:
    found = Oxigraph()
    for document in DOCUMENTS:
        put_document(found, document, [s for s in STATEMENTS if s.doc == document.id], run=run())
    return found


def held(store: Oxigraph) -> dict[str, set[Quad]]:
    return {graph: set(store.quads(graph)) for graph in store.graphs()}


def test_a_statement_of_another_document_is_refused(store: Oxigraph) -> None:
    before = held(store)
    with pytest.raises(InputError, match="another document"):
        put_document(store, DOCUMENTS[0], STATEMENTS)
    assert held(store) == before


def test_one_after_another_they_make_the_dataset(store: Oxigraph) -> None:
    whole: dict[str, set[Quad]] = {}
    for quad in WHOLE:
        whole.setdefault(quad.graph, set()).add(quad)
    del whole[IRIS.dataset_graph]
    assert held(store).keys() == whole.keys()
    for document in DOCUMENTS:
        graph = IRIS.document_graph(document.id)
        assert held(store)[graph] == whole[graph]
    assert held(store)[IRIS.names_graph] == whole[IRIS.names_graph]


def test_a_document_that_changed_takes_the_place_of_the_old_one_only(store: Oxigraph) -> None:
    before = held(store)
    changed = replace(STATEMENTS[0], stance="support", polarity=1, sent="Norway backs the ban.")
    put_document(store, replace(DOCUMENTS[0], text="Norway backs the ban."), [changed])
    after = held(store)
    assert {graph for graph in after if after[graph] != before[graph]} == {IRIS.document_graph("d1")}
    assert [row[0] for row in query(store, "who-supports", {"target": BAN}).rows] == ["Norway"]


def test_a_document_is_taken_away_alone(store: Oxigraph) -> None:
    before = held(store)
    remove_document(store, "d2")
    remove_document(store, "unknown")
    del before[IRIS.document_graph("d2")]
    assert held(store) == before
