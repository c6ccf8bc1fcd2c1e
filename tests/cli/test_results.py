import dataclasses
from pathlib import Path

import fake_parts
import pytest

from stancegraph.errors import InputError
from stancegraph.results import Results, graph_file, read_results, render
from stancegraph.values import Document, Statement


@pytest.fixture
def statement() -> Statement:
    (found,) = fake_parts.load().extract("Norway rejects the quota.", Document("a", "Norway rejects the quota."), ())
    return found


def write(folder: Path, results: Results) -> Path:
    from stancegraph.results import OUTPUTS

    for name in ("statements.jsonl", "documents.jsonl"):
        OUTPUTS[name](results, folder / name)
    return folder


@pytest.mark.parametrize(
    ("name", "line", "where"),
    [
        ("statements.jsonl", "{not json", "statements.jsonl:2"),
        ("statements.jsonl", "[]", "statements.jsonl:2"),
        ("statements.jsonl", '{"id": "x"}', "statements.jsonl:2"),
        ("documents.jsonl", '{"title": "x"}', "documents.jsonl:2"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, statement: Statement, name: str, line: str, where: str) -> None:
    write(tmp_path, Results((statement,), (Document("a", "text"),)))
    with (tmp_path / name).open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    with pytest.raises(InputError) as caught:
        read_results(tmp_path)
    assert caught.value.where.endswith(where)


@pytest.mark.parametrize("name", ["none", ".", "a.txt"])
def test_where_there_are_no_results_this_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError):
        read_results(tmp_path / name)


def test_a_folder_without_graph_has_none_to_ask(tmp_path: Path, statement: Statement) -> None:
    with pytest.raises(InputError, match="no graph"):
        graph_file(write(tmp_path, Results((statement,))))


def test_statements_and_documents_come_back(tmp_path: Path, statement: Statement) -> None:
    document = Document("a", "text", "No deal", "2012-02-04T00:00:00Z", "The Post", "a.txt")
    back = read_results(write(tmp_path, Results((statement,), (document,))))
    assert back.statements == (statement,)
    assert back.documents == (dataclasses.replace(document, text=""),)


def test_a_body_that_only_its_person_names_has_its_type_from_the_registry(statement: Statement) -> None:
    spoken = dataclasses.replace(statement, actor="Kari Vik", actor_type="Person", actor_of="Norway")
    assert Results((spoken,)).network.nodes["Norway"]["type"] == "State"


def test_a_wrong_filter_is_told_and_nothing_is_written(tmp_path: Path, statement: Statement) -> None:
    folder = write(tmp_path, Results((statement,)))
    with pytest.raises(InputError):
        render(folder, tmp_path / "page.html", since="next week")
    assert not (tmp_path / "page.html").exists()
