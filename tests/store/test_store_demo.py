"""The packaged queries on what the packaged pipeline finds in the packaged articles."""

from pathlib import Path

import pytest
from rdflib import Dataset

from stancegraph.pipeline import demo
from stancegraph.store import named_queries, query, read_dataset
from stancegraph.store.kept import keep, open_graph

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    demo(out)
    return out / "graph.nq"


@pytest.fixture(scope="module")
def graph(file: Path) -> Dataset:
    return read_dataset(file)


def test_there_are_as_many_queries_as_users_were_promised() -> None:
    assert len(named_queries()) >= 25


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_the_example_of_every_query_has_an_answer(graph: Dataset, name: str) -> None:
    assert query(graph, name, named_queries()[name].example).rows


def test_a_store_on_disk_gives_the_same_rows(graph: Dataset, file: Path) -> None:
    keep(file)
    store = open_graph(file)
    for name, named in named_queries().items():
        assert (name, query(store, name, named.example).rows) == (name, query(graph, name, named.example).rows)
