"""What is streamed is what is made in memory."""

import dataclasses
from pathlib import Path

import fake_parts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.errors import InputError
from stancegraph.pipeline import analyse
from stancegraph.scale.graph import each_quad, write_nquads
from stancegraph.scale.sorting import sorted_lines
from stancegraph.scale.strongest import strongest
from stancegraph.store import describe_run, to_quads, write
from stancegraph.values import Document, Statement

TEXT = "Chile backs Peru. Peru rejects the quota. Chile backs Peru. Norway maybe backs Chile."
DOCUMENTS = [
    Document(f"d{number}", f"{TEXT} Mali{number} backs Peru.", f"Title {number}", "2012-02-04T00:00:00Z", "The Post")
    for number in range(12)
]


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    parts = fake_parts.load()
    return [statement for document in DOCUMENTS for statement in analyse(document, parts).statements]


def test_a_statement_that_the_ontology_cannot_hold_is_told(statements: list[Statement]) -> None:
    bad = dataclasses.replace(statements[0], stance="adore")
    with pytest.raises(InputError, match="adore"):
        list(each_quad([bad], DOCUMENTS, describe_run("1", DOCUMENTS)))


def test_the_streamed_dataset_is_the_one_made_in_memory(tmp_path: Path, statements: list[Statement]) -> None:
    run = describe_run("1", DOCUMENTS, {"a": 1}, model="m")
    bare = [dataclasses.replace(document, text="") for document in DOCUMENTS]
    whole = to_quads(statements, DOCUMENTS, run)
    streamed = list(each_quad(statements, bare, run))
    assert len(streamed) == len(whole) == len(set(whole))
    assert set(streamed) == set(whole)
    write_nquads(streamed, tmp_path / "one.nq")
    write(whole, tmp_path / "two.nq")
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


@given(st.lists(st.text("abé\U0001f600\ud7ff", max_size=3).map(lambda text: text + "\n")), st.integers(1, 20))
def test_lines_are_sorted_whatever_the_size_of_the_runs(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], run: int
) -> None:
    assert list(sorted_lines(lines, tmp_path_factory.getbasetemp(), run=run)) == sorted(set(lines))


def test_more_runs_than_files_may_be_open_are_merged(tmp_path: Path) -> None:
    lines = [f"{(number * 7919) % 1000:04}\n" for number in range(2000)]
    assert list(sorted_lines(lines, tmp_path, run=40)) == [f"{number:04}\n" for number in range(1000)]
    assert not list(tmp_path.iterdir())


def test_the_strongest_relations_are_kept_whole(statements: list[Statement]) -> None:
    assert strongest(statements, 0) == []
    kept = strongest(statements, 30)
    assert {(s.actor, s.target) for s in kept} == {("Chile", "Peru")}
    assert len(kept) == 24
    assert strongest(statements, 10_000) == statements
