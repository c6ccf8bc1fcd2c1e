"""`stancegraph issues`: corrections, and the graph before and after."""

from pathlib import Path

import fake_parts
import pytest
from typer.testing import CliRunner, Result

from stancegraph import pipeline
from stancegraph.cli import app
from stancegraph.store import query, read_dataset

_TARGETS = "SELECT DISTINCT ?target WHERE { ?s sg:target/skos:prefLabel ?target }"
_LABELLED = "SELECT ?label WHERE { ?node skos:prefLabel ?name ; skos:altLabel ?label FILTER(STR(?name) = '%s') }"
CHILE, NORWAY = "the quota (Chile)", "the quota (Norway)"


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "load_parts", lambda *_: fake_parts.load())
    monkeypatch.setattr(pipeline, "model_digest", lambda name: name)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("Norway rejects the quota.", encoding="utf-8")
    Path("in/b.txt").write_text("Chile backs the quota.", encoding="utf-8")
    build()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def build() -> None:
    result = run("build", "in")
    assert result.exit_code == 0, result.output


def ask(text: str) -> set[str]:
    return {str(row[0]) for row in query(read_dataset(Path("output/graph.nq")), text, {}).rows}


@pytest.mark.parametrize(("arguments", "told"), [
    (["merge", "nothing", CHILE], "no statement is about this issue"),
    (["merge", CHILE, CHILE], "two different names"),
    (["rename", CHILE, NORWAY], "use merge"),
    (["split", CHILE, "tax", "-d", "z"], "no statement comes from this document"),
    (["review", "--project", "none"], "no such file"),
    (["undo"], "no decision to undo"),
])
def test_what_cannot_be_decided_is_told(arguments: list[str], told: str) -> None:
    result = run("issues", *arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert not Path("output/issue-decisions.csv").exists()


def test_one_name_of_two_issues_is_told_apart_listed_and_kept_as_a_label() -> None:
    assert ask(_TARGETS) == {CHILE, NORWAY}
    assert ask(_LABELLED % CHILE) == {"the quota"}
    assert run("issues", "list").stdout == f"1\t{CHILE}\n1\t{NORWAY}\n"
    assert run("issues", "review").stdout.splitlines() == [
        f"joined\t0.90\ttold apart\tthe quota\t{CHILE}\tb", f"joined\t0.90\ttold apart\tthe quota\t{NORWAY}\ta"
    ]  # fmt: skip


def test_issues_are_merged_and_merging_is_undone() -> None:
    assert run("issues", "merge", NORWAY, CHILE).exit_code == 0
    assert run("issues", "rename", CHILE, "fishing quota").exit_code == 0
    build()
    assert ask(_TARGETS) == {"fishing quota"}
    assert ask(_LABELLED % "fishing quota") == {"the quota", CHILE, NORWAY}
    assert run("issues", "undo").exit_code == run("issues", "undo").exit_code == 0
    build()
    assert ask(_TARGETS) == {CHILE, NORWAY}


def test_a_split_holds_in_its_documents() -> None:
    assert run("issues", "merge", NORWAY, CHILE).exit_code == 0
    assert run("issues", "split", CHILE, "herring quota", "-d", "a").exit_code == 0
    build()
    assert ask(_TARGETS) == {CHILE, "herring quota"}
