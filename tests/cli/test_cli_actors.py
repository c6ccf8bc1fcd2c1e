"""`stancegraph actors`: corrections, and the graph before and after."""

from pathlib import Path

import fake_parts
import pytest
from typer.testing import CliRunner, Result

from stancegraph import pipeline
from stancegraph.cli import app
from stancegraph.store import read_dataset

A = "Norwy rejects Iceland. Norway backs Iceland. Iceland backs the quota."
B = "Norway rejects Chile."
_LABELLED = "SELECT ?label WHERE { ?node skos:prefLabel ?name ; skos:altLabel ?label FILTER(STR(?name) = '%s') }"
_EDGES = """SELECT ?actor ?target WHERE { ?s sg:actor/skos:prefLabel ?actor ; sg:target/skos:prefLabel ?target }"""


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "load_parts", lambda *_: fake_parts.load())
    monkeypatch.setattr(pipeline, "model_digest", lambda name: name)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(A, encoding="utf-8")
    Path("in/b.txt").write_text(B, encoding="utf-8")
    build()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def build(*options: str) -> None:
    result = run("build", "in", *options)
    assert result.exit_code == 0, result.output


def ask(query: str) -> set[tuple[str, ...]]:
    rows = read_dataset(Path("output/graph.nq"))
    from stancegraph.store import query as asked

    return {tuple(map(str, row)) for row in asked(rows, query, {}).rows}


def edges() -> set[tuple[str, ...]]:
    return ask(_EDGES)


BEFORE = {("Norwy", "Iceland"), ("Norway", "Iceland"), ("Iceland", "the quota"), ("Norway", "Chile")}


@pytest.mark.parametrize(("arguments", "told"), [
    (["merge", "Nobody", "Norway"], "no statement names this actor"),
    (["merge", "Norway", "Norway"], "two different names"),
    (["rename", "Norwy", "Norway"], "use merge"),
    (["retype", "Norwy", "Planet"], "unknown type 'Planet'"),
    (["apart", "Norwy", "Norwy"], "two different names"),
    (["review", "--project", "none"], "no such file"),
    (["split", "Norway", "Oslo", "-d", "z"], "no statement comes from this document"),
    (["show", "Nobody"], "no statement names this actor"),
    (["undo"], "no decision to undo"),
    (["import", "none.csv"], "no such file"),
    (["list", "--project", "none"], "no results here"),
])
def test_wrong_calls(arguments: list[str], told: str) -> None:
    result = run("actors", *arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert not Path("output/decisions.csv").exists()


def test_a_merge_moves_the_edges_keeps_both_names_and_is_undone() -> None:
    assert edges() == BEFORE
    before = Path("output/graph.nq").read_bytes()
    assert run("actors", "merge", "Norwy", "Norway").exit_code == 0
    build()
    assert edges() == {("Norway", "Iceland"), ("Iceland", "the quota"), ("Norway", "Chile")}
    assert ("Norwy",) in ask(_LABELLED % "Norway")
    assert "former names: Norwy" in run("actors", "show", "Norway").stdout
    assert run("actors", "undo").exit_code == 0
    build()
    assert Path("output/graph.nq").read_bytes() == before


def test_a_split_in_some_documents() -> None:
    assert run("actors", "split", "Norway", "Norway Inc", "--document", "b").exit_code == 0
    build()
    assert edges() == BEFORE - {("Norway", "Chile")} | {("Norway Inc", "Chile")}


def test_a_rename_and_a_retype() -> None:
    assert run("actors", "rename", "Norwy", "Nor Wy").exit_code == 0
    assert run("actors", "retype", "Nor Wy", "Person").exit_code == 0
    build()
    assert ("Nor Wy", "Iceland") in edges()
    assert ("Norwy",) in ask(_LABELLED % "Nor Wy")
    assert "Person\tNor Wy" in run("actors", "list").stdout


def test_a_retype_of_an_actor_that_the_registry_knows() -> None:
    kinds = "SELECT ?kind WHERE { ?node skos:prefLabel ?name ; a ?kind FILTER(STR(?name) = 'Norway') }"
    assert {row[0].rpartition("#")[2] for row in ask(kinds)} == {"State"}
    assert run("actors", "retype", "Norway", "Organization").exit_code == 0
    build()
    assert {row[0].rpartition("#")[2] for row in ask(kinds)} == {"Organization"}
    assert run("actors", "undo").exit_code == 0
    build()
    assert {row[0].rpartition("#")[2] for row in ask(kinds)} == {"State"}


def test_variants_are_joined_listed_and_kept_apart_on_demand() -> None:
    Path("in/b.txt").write_text("Zemblé rejects Chile. Zemble backs Chile.", encoding="utf-8")
    build()
    assert ("Zemblé", "Chile") not in edges() or ("Zemble", "Chile") not in edges()
    (line,) = run("actors", "review").stdout.splitlines()
    made, score, reason, name, to = line.split("\t")
    assert (made, score, reason, {name, to}) == ("joined", "1.00", "spelling", {"Zemblé", "Zemble"})
    assert (name,) in ask(_LABELLED % to)
    assert run("actors", "apart", name, to).exit_code == 0
    build()
    assert {("Zemblé", "Chile"), ("Zemble", "Chile")} <= edges()
    assert run("actors", "review").stdout == ""


def test_decisions_are_part_of_a_run_s_provenance() -> None:
    runs = "SELECT ?hash WHERE { ?run a sg:Run ; sg:configurationHash ?hash }"
    before = ask(runs)
    assert run("actors", "merge", "Norwy", "Norway").exit_code == 0
    build()
    assert ask(runs) != before


def test_what_becomes_a_stance_towards_itself_is_left_out() -> None:
    assert run("actors", "merge", "Norwy", "Iceland").exit_code == 0
    build()
    assert edges() == BEFORE - {("Norwy", "Iceland")}


def test_decisions_travel_to_another_project() -> None:
    assert run("actors", "merge", "Norwy", "Norway").exit_code == 0
    exported = run("actors", "export").stdout
    assert exported == "action,name,to,documents\nmerge,Norwy,Norway,\n"
    Path("kept.csv").write_text(exported, encoding="utf-8")
    build("--out", "other")
    assert run("actors", "import", "kept.csv", "--project", "other").exit_code == 0
    assert run("actors", "import", "kept.csv", "--project", "other").exit_code == 0
    assert Path("other/decisions.csv").read_text(encoding="utf-8") == exported


def test_a_bad_table_of_decisions_stops_the_build_with_its_line() -> None:
    Path("output/decisions.csv").write_text("action,name,to,documents\nburn,Norway,Iceland,\n", encoding="utf-8")
    result = run("build", "in")
    assert result.exit_code == 2
    assert "decisions.csv, line 2: unknown action 'burn'" in result.output


def test_own_actors_in_a_table_reach_the_graph() -> None:
    Path("own.csv").write_text("name,type,aliases\nNorwy,Organization,Norwy Ltd\n", encoding="utf-8")
    build("--actors", "own.csv")
    assert ("Norwy Ltd",) in ask(_LABELLED % "Norwy")
