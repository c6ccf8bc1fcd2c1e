"""`stancegraph query` with a store on disk."""

from pathlib import Path

import pytest
from store_cases import DOCUMENTS, STATEMENTS, run
from typer.testing import CliRunner

from stancegraph.cli import app
from stancegraph.store import oxigraph, to_quads, write

pytest.importorskip("pyoxigraph", reason="pyoxigraph is in the extra store")

ASK = ["query", "speakers-of", "--param", "actor=norway", "--format", "csv", "--graph"]
ROWS = "speaker,statements\nAnna Berg,1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(to_quads(STATEMENTS, DOCUMENTS, run()), tmp_path / "graph.nq")
    return tmp_path


def test_without_pyoxigraph_the_cure_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyoxigraph", None)
    found = CliRunner().invoke(app, [*ASK, str(folder), "--store"])
    assert found.exit_code == 2
    assert "pip install" in found.stderr


def test_the_store_answers_as_the_file_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = CliRunner().invoke(app, [*ASK, str(folder)])
    assert not (folder / "graph.nq.store").exists()
    made = CliRunner().invoke(app, [*ASK, str(folder), "--store"])
    direct = CliRunner().invoke(app, [*ASK, str(folder / "graph.nq.store" / "oxigraph")])
    monkeypatch.setattr("stancegraph.store.kept.read_dataset", lambda path: pytest.fail(f"{path} was read"))
    again = CliRunner().invoke(app, [*ASK, str(folder)])
    assert [found.stdout for found in (plain, made, direct, again)] == [ROWS] * 4


def test_a_store_is_left_where_pyoxigraph_is_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    CliRunner().invoke(app, [*ASK, str(folder), "--store"])
    monkeypatch.setattr("stancegraph.store.kept.is_installed", lambda: False)
    monkeypatch.setattr(oxigraph, "_library", lambda: pytest.fail("pyoxigraph was asked for"))
    assert CliRunner().invoke(app, [*ASK, str(folder)]).stdout == ROWS
