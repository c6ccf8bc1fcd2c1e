import json
from pathlib import Path

import fake_parts
import pytest
from typer.testing import CliRunner, Result

from stancegraph import __version__, pipeline
from stancegraph.cli import app
from stancegraph.scale.ledger import LEDGER

COMMANDS = ("build", "extract", "query", "render", "export", "validate", "eval", "demo")
TEXT = "Norway rejects Iceland. Iceland backs the quota. Norway maybe backs the pact."


@pytest.fixture(autouse=True)
def fake_pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "load_parts", lambda *_: fake_parts.load())
    monkeypatch.setattr(pipeline, "model_digest", lambda name: name)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=stdin)


def built() -> str:
    assert run("build", "a.txt", "--out", "results").exit_code == 0
    return "results"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["build"], 2, "PATHS"),
        (["nonsense"], 2, "nonsense"),
        (["build", "a.txt", "--processes", "0"], 2, "processes"),
        (["build", "a.txt", "--min-confidence", "2"], 2, "min-confidence"),
        (["build", "a.txt", "--column", "text"], 2, "name=value"),
        (["build", "a.txt", "--column", "body=x"], 2, "no field 'body'"),
        (["build", "a.txt", "--format", "pdf"], 2, "unknown format 'pdf'"),
        (["build", "a.txt", "--base-iri", "nonsense"], 2, "base IRI"),
        (["build", "a.txt", "--out", "a.txt"], 2, "not a folder"),
        (["build", "none.txt"], 1, "none.txt: there is no such file"),
        (["build", "a.txt", "--max-bytes", "3"], 1, "larger than 3 bytes"),
        (["extract", "none/*.txt"], 1, "no file matches"),
        (["render", "none"], 2, "no results here"),
        (["render", "a.txt"], 2, "ending"),
        (["export", "none", "x.nq"], 2, "no results here"),
        (["export", "a.txt", "x.docx"], 2, "no form has the ending"),
        (["query"], 2, "no query is given"),
        (["query", "nonsense", "--graph", "none"], 2, "no query has this name"),
        (["query", "ASK { ?a ?b ?c }", "--graph", "none"], 2, "no graph here"),
        (["query", "x", "--format", "pdf"], 2, "pdf"),
        (["query", "none.rq"], 2, "none.rq"),
        (["validate", "none"], 2, "none"),
    ],
)
def test_wrong_calls_are_told_in_a_line_with_their_code(arguments: list[str], code: int, told: str) -> None:
    result = run(*arguments)
    assert told in result.stderr
    assert result.exit_code == code
    assert "Traceback" not in result.output
    assert not result.stdout
    assert isinstance(result.exception, SystemExit)


def test_a_broken_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_parts", lambda *_: fake_parts.load_broken())
    result = run("build", "a.txt")
    assert result.exit_code == 1
    assert "reinstall stancegraph" in result.stderr


def test_an_interruption_is_quiet() -> None:
    Path("b.txt").write_text("interrupt me", encoding="utf-8")
    result = run("build", "a.txt", "b.txt", "--out", "results")
    assert result.exit_code == 130
    assert result.stderr.strip() == "stancegraph: interrupted"
    assert [path.name for path in Path("results").iterdir()] == [LEDGER]


def test_a_bad_line_of_statements_is_told_with_its_place() -> None:
    Path("s.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    result = run("export", "s.jsonl", "s.csv")
    assert result.exit_code == 2
    assert "s.jsonl:1" in result.stderr


def test_an_output_that_cannot_be_written_is_told() -> None:
    built()
    Path("blocked").write_text("a file", encoding="utf-8")
    result = run("render", "results", "--out", "blocked/page.html")
    assert result.exit_code == 1
    assert "blocked" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_examples(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"stancegraph {command}" in result.stdout.partition("Examples:")[2]


def test_the_help_names_commands_and_exit_codes_and_the_version_is_told() -> None:
    text = run("--help").stdout
    assert all(f"  {command}  " in text for command in COMMANDS)
    assert all(f"  {code}  " in text for code in range(5))
    assert run("--version").stdout == f"stancegraph {__version__}\n"


def test_build_says_what_it_did_on_standard_error_only() -> None:
    result = run("build", "a.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 document, 3 statements, written to output" in result.stderr
    assert Path("output/network.html").is_file()


def test_build_names_what_it_could_not_read_and_does_the_rest() -> None:
    Path("b.txt").touch()
    result = run("build", ".", "--out", "results")
    assert result.exit_code == 3
    assert "problem: b.txt: no text in it" in result.stderr
    report = json.loads(Path("results/report.json").read_bytes())
    assert [problem["where"] for problem in report["problems"]] == ["b.txt"]


def test_many_problems_are_cut_short_where_a_report_names_them() -> None:
    for number in range(30):
        Path(f"e{number}.txt").touch()
    result = run("build", ".", "--out", "results")
    assert result.stderr.count("problem: ") == 20
    assert "10 problems more, all in results/report.json" in result.stderr


def test_extract_writes_json_lines_only() -> None:
    result = run("extract", "a.txt", "--min-confidence", "0.5")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(record["doc"], record["actor"], record["stance"]) for record in records] == [
        ("a", "Norway", "reject"),
        ("a", "Iceland", "support"),
    ]
    assert "1 document, 2 statements" in result.stderr


def test_extract_reads_standard_input_and_named_columns() -> None:
    assert json.loads(run("extract", "-", stdin=TEXT).stdout.splitlines()[0])["doc"] == "stdin"
    table = "body\tkey\nChile backs Peru.\tx\n"
    result = run("extract", "-", "--format", "tsv", "-c", "text=body", "-c", "id=key", stdin=table)
    assert json.loads(result.stdout)["doc"] == "x"


def test_extract_names_what_it_could_not_read_and_does_the_rest() -> None:
    result = run("extract", "none.txt", "a.txt")
    assert result.exit_code == 3
    assert "problem: none.txt" in result.stderr
    assert len(result.stdout.splitlines()) == 3


def test_render_filters_and_writes_beside_the_source() -> None:
    folder = built()
    before = Path(folder, "network.html").read_bytes()
    assert run("render", folder).exit_code == 0
    assert run("render", folder, "--min-confidence", "0.5", "--out", "new/sure.html", "--title", "Sure").exit_code == 0
    assert Path(folder, "network.html").read_bytes() == before
    text = Path("new/sure.html").read_text(encoding="utf-8")
    assert "quota" in text
    assert "pact" not in text


@pytest.mark.parametrize("ending", ["ttl", "nq", "trig", "jsonld", "rdf", "jsonl", "csv", "graphml", "html"])
@pytest.mark.parametrize("source", ["results", "results/statements.jsonl", "results/graph.nq"])
def test_results_are_exported_in_each_form_from_each_source(source: str, ending: str) -> None:
    built()
    result = run("export", source, f"new/x.{ending}")
    assert result.exit_code == 0, result.stderr
    assert "Norway" in Path(f"new/x.{ending}").read_text(encoding="utf-8")


def test_statements_survive_the_way_through_rdf() -> None:
    folder = built()
    run("export", f"{folder}/graph.nq", "back.jsonl")
    assert Path("back.jsonl").read_bytes() == Path(folder, "statements.jsonl").read_bytes()


def test_query_answers_as_table_csv_and_json() -> None:
    folder = built()
    text = "SELECT ?label WHERE { ?s a sg:StanceStatement ; sg:actor/skos:prefLabel ?label } ORDER BY ?label"
    table = run("query", text, "--graph", folder)
    assert "3 rows" in table.stderr
    assert table.stdout.split() == ["label", "-------", "Iceland", "Norway", "Norway"]
    assert run("query", text, "-g", folder, "-f", "csv").stdout.splitlines() == ["label", "Iceland", "Norway", "Norway"]
    records = json.loads(run("query", text, "-g", f"{folder}/graph.nq", "-f", "json").stdout)
    assert records == [{"label": "Iceland"}, {"label": "Norway"}, {"label": "Norway"}]


def test_query_takes_files_and_binds_parameters() -> None:
    folder = built()
    text = "SELECT ?label WHERE { ?a skos:prefLabel ?l FILTER(STR(?l) = ?want) BIND(STR(?l) AS ?label) }"
    Path("q.rq").write_text(text, encoding="utf-8")
    result = run("query", "q.rq", "-g", folder, "-f", "csv", "--param", "want=Norway")
    assert "Norway" in result.stdout
    hostile = 'x" ) } DROP ALL #'
    assert run("query", "q.rq", "-g", folder, "-f", "csv", "--param", f"want={hostile}").stdout == "label\n"


def test_query_refuses_sparql_that_does_not_parse() -> None:
    result = run("query", "SELECT WHERE {{", "-g", built())
    assert result.exit_code == 2
    assert "does not parse" in result.stderr


def test_the_named_queries_are_listed_with_parameters() -> None:
    text = run("query", "--list").stdout
    assert text.count("\n") >= 8
    assert "--param name=" in text


def test_a_graph_of_ours_conforms_and_another_does_not() -> None:
    folder = built()
    good = run("validate", folder)
    assert good.exit_code == 0, good.output
    statement = "<https://example.org/s> a <https://w3id.org/stancegraph/ontology#StanceStatement> ."
    Path("bad.ttl").write_text(statement, encoding="utf-8")
    bad = run("validate", "bad.ttl")
    assert bad.exit_code == 4
    assert "https://example.org/s" in bad.stdout


def test_the_demo_says_where_to_look() -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "11 articles" in result.stderr
    assert str(Path("output/demo/network.html")) in result.stderr
    assert Path("output/demo/network.html").is_file()
