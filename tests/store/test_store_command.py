"""`stancegraph query` with a store on disk."""

import subprocess
import sys
from pathlib import Path

import pytest
from store_cases import DOCUMENTS, STATEMENTS, run
from typer.testing import CliRunner

from stancegraph.cli import app
from stancegraph.store import to_quads, write
from stancegraph.store.oxigraph import Oxigraph

ASK = ["query", "speakers-of", "--param", "actor=norway", "--format", "csv", "--graph"]
ROWS = "speaker,statements\nAnna Berg,1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(to_quads(STATEMENTS, DOCUMENTS, run()), tmp_path / "graph.nq")
    return tmp_path


def test_rdflib_is_not_imported_where_oxigraph_answers(folder: Path) -> None:
    code = "import sys; from stancegraph.cli import app; app(sys.argv[1:], standalone_mode=False)"
    code += "; print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, *ASK, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout == ROWS + "False\n"


def test_the_store_answers_as_the_file_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = CliRunner().invoke(app, [*ASK, str(folder)])
    assert not (folder / "graph.nq.store").exists()
    made = CliRunner().invoke(app, [*ASK, str(folder), "--store"])
    direct = CliRunner().invoke(app, [*ASK, str(folder / "graph.nq.store" / "oxigraph")])
    monkeypatch.setattr(Oxigraph, "load", lambda _, path: pytest.fail(f"{path} was read"))
    again = CliRunner().invoke(app, [*ASK, str(folder)])
    assert [found.stdout for found in (plain, made, direct, again)] == [ROWS] * 4
