import json
from pathlib import Path

import pytest
from claim_cases import row
from typer.testing import CliRunner, Result

from stancegraph.cli import app


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    write("gold.jsonl", row(actor="Kyiv"), row(actor="Fiji"))
    write("found.jsonl", row(actor="Ukraine"), row(actor="Chile"))
    write("empty.jsonl")


def write(name: str, *rows: dict[str, object]) -> None:
    Path(name).write_text("".join(json.dumps(record) + "\n" for record in rows), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["eval", *arguments])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gold.jsonl"], "PREDICTED"),
        (["none.jsonl", "found.jsonl"], "no statements here"),
        (["gold.jsonl", "none"], "no statements here"),
        (["empty.jsonl", "found.jsonl"], "no annotated statement"),
    ],
)
def test_wrong_calls(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_figures_are_written_as_tables() -> None:
    result = run("gold.jsonl", "found.jsonl")
    assert result.exit_code == 0
    assert "statements      0.500   0.500  0.500" in result.stdout
    assert "MISSED" not in result.stdout


def test_the_missed_and_the_wrong_are_listed() -> None:
    told = run("gold.jsonl", "found.jsonl", "--misses").stdout
    missed, wrong = told.partition("WRONG")[::2]
    assert "Fiji --reject" in missed
    assert "Chile --reject" in wrong


def test_the_figures_as_json() -> None:
    record = json.loads(run("gold.jsonl", "found.jsonl", "--json", "--misses").stdout)
    assert record["statement"]["f1"] == 0.5
    assert [claim["actor"] for claim in record["missed"]] == ["Fiji"]


def test_names_of_the_user_are_known() -> None:
    Path("own.csv").write_text("name,type,aliases\nFiji,State,Viti\n", encoding="utf-8")
    write("found.jsonl", row(actor="Viti"))
    assert "0.000" in run("gold.jsonl", "found.jsonl").stdout.splitlines()[3]
    assert "1.000" in run("gold.jsonl", "found.jsonl", "--actors", "own.csv").stdout.splitlines()[3]
