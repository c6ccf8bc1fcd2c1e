"""The packaged queries on what the packaged pipeline finds in the packaged articles."""

from pathlib import Path

import pytest
from rdflib import Dataset

from stancegraph.pipeline import demo
from stancegraph.store import named_queries, query, read_dataset

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    out: Path = tmp_path_factory.mktemp("demo")
    demo(out)
    return read_dataset(out / "graph.nq")


def test_there_are_as_many_queries_as_users_were_promised() -> None:
    assert len(named_queries()) >= 25


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_the_example_of_every_query_has_an_answer(graph: Dataset, name: str) -> None:
    assert query(graph, name, named_queries()[name].example).rows
