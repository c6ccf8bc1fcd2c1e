"""What the README and the help texts show exists and runs."""

import re
import shlex
from pathlib import Path

import fake_parts
import pytest
from typer.testing import CliRunner

from stancegraph import pipeline
from stancegraph.cli import app

NAMES = ("build", "extract", "query", "render", "export", "validate", "eval", "demo")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (stancegraph .+)$", README, re.MULTILINE)
HELPS = [CliRunner().invoke(app, [*command, "--help"]).stdout for command in ([], *([name] for name in NAMES))]
SHOWN = sorted({line for text in HELPS for line in re.findall(r"^ +(?:.+\| )?(stancegraph .+)$", text, re.MULTILINE)})
PYTHON = re.findall(r"^```python\n(.+?)^```", README, re.MULTILINE | re.DOTALL)
SPARQL = re.findall(r"^```sparql\n(.+?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def workplace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "load_parts", lambda *_: fake_parts.load())
    monkeypatch.setattr(pipeline, "model_digest", lambda name: name)
    monkeypatch.chdir(tmp_path)
    text = "Russia backs China. United States rejects Russia. States rejects Russia. Chile backs the quota."
    Path("articles").mkdir()
    Path("articles/a.txt").write_text(text, encoding="utf-8")
    Path("article.txt").write_text(text, encoding="utf-8")


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_examples_are_found() -> None:
    assert len(COMMANDS) >= 10
    assert len(SHOWN) >= 15
    assert len(PYTHON) == 2
    assert len(SPARQL) >= 2


def test_the_two_set_up_commands_stand_alone() -> None:
    lines = re.findall(r"^    (python3 -m venv .+)$", README, re.MULTILINE)
    assert [line.rpartition("/")[2] for line in lines] == ["stancegraph demo", "python -m pytest"]


@pytest.mark.parametrize("line", [*COMMANDS, *SHOWN])
def test_every_option_and_query_of_the_examples_exists(line: str) -> None:
    _, command, *arguments = shlex.split(re.split(" [>|] ", line)[0])
    known = run(command, *([arguments[0]] if command == "actors" else []), "--help")
    assert all(f"{argument} " in known for argument in arguments if argument.startswith("--"))
    if command == "query" and re.fullmatch(r"[\w-]+", arguments[0]) and not arguments[0].startswith("-"):
        assert f"{arguments[0]}: " in run("query", "--list")


def test_the_commands_on_own_articles_run() -> None:
    for line in COMMANDS:
        _, command, *arguments = shlex.split(line)
        if command in ("build", "extract", "render", "export", "validate"):
            run(command, *(argument if argument != "4" else "1" for argument in arguments))


@pytest.mark.parametrize("text", SPARQL)
def test_the_sparql_runs(text: str) -> None:
    run("build", "articles", "--out", "results")
    Path("question.rq").write_text(text, encoding="utf-8")
    run("query", "question.rq", "--graph", "results", "--format", "csv")


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile("\n".join(PYTHON), "README.md", "exec"), {})
    assert "Russia support China 0.9" in capsys.readouterr().out
