"""The packaged pipeline on the packaged articles."""

import json
from pathlib import Path

import pytest

from stancegraph.pipeline import demo
from stancegraph.results import read_results
from stancegraph.scale.ledger import LEDGER
from stancegraph.store import validate

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    assert not demo(out).problems
    return out


def test_every_statement_points_at_its_words(folder: Path) -> None:
    from stancegraph.corpus import read
    from stancegraph.resources import package_path
    from stancegraph.values import Document

    texts = {item.id: item.text for item in read(package_path("demo/articles")) if isinstance(item, Document)}
    statements = read_results(folder).statements
    assert len(statements) >= 100
    for statement in statements:
        text = texts[statement.doc]
        assert text[statement.start : statement.end].split() == statement.sent.split()
        assert statement.start <= statement.cue_start < statement.cue_end <= statement.end
        assert statement.by
        assert 0 < statement.confidence <= 1
        if statement.actor_start is not None:
            words = text[statement.actor_start : statement.actor_end]
            assert words.split() == statement.actor_text.split()
        if statement.target_start is not None:
            words = text[statement.target_start : statement.target_end]
            assert words.split() == statement.target_text.split()


def test_the_disputes_are_found(folder: Path) -> None:
    lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    found = {(record["actor"], record["stance"], record["polarity"]) for record in map(json.loads, lines)}
    assert ("Russia", "block", -1) in found
    assert ("Arab League", "sanction", -1) in found or ("Arab League", "request", 1) in found
    assert ("Egypt", "oppose", -1) in found
    assert ("Germany", "support", 1) in found


def test_the_graph_conforms(folder: Path) -> None:
    report = validate(folder / "graph.nq")
    assert report.conforms, report.as_text()


def test_two_processes_give_the_bytes_of_one(folder: Path, tmp_path: Path) -> None:
    demo(tmp_path, processes=2)
    names = {path.name for path in folder.iterdir()} - {LEDGER}
    assert "graph.nq" in names
    assert all((tmp_path / name).read_bytes() == (folder / name).read_bytes() for name in names)
