import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.corpus import read
from stancegraph.errors import DocumentError
from stancegraph.values import Document

BODY = "Norway rejected the quota. Iceland backed it."


def split(path: Path, **options) -> tuple[list[Document], list[tuple[str, str]]]:
    items = list(read(path, **options))
    bad = [(i.where.rpartition(":")[2], i.what) for i in items if isinstance(i, DocumentError)]
    assert all(i.cure for i in items if isinstance(i, DocumentError))
    return [i for i in items if isinstance(i, Document)], bad


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{not json}", "not JSON"),
        ('{"text": "cut', "not JSON"),
        ('["text"]', "JSON list"),
        ('"text"', "JSON str"),
        ("[" * 200_000, "nested too deeply"),
        ('{"body": "x"}', "no text in field 'text'"),
        ('{"text": null}', "no text in field 'text'"),
        ('{"text": 7}', "no text in field 'text'"),
        ('{"text": "  "}', "no text in it"),
        ('{"text": "x", "date": "04/10/2011"}', "date '04/10/2011'"),
    ],
)
def test_a_bad_json_line_is_named_by_its_number(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "One."}}\n\n{line}\n{{"text": "Two."}}\n', encoding="utf-8")
    good, [(number, problem)] = split(path)
    assert number == "3"
    assert what in problem
    assert [d.text for d in good if d.id != "a-3"] == ["One.", "Two."]
    assert [d.id for d in good if d.id != "a-3"] == ["a-1", "a-4"]


def test_a_document_with_a_bad_date_is_kept_without_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "One.", "date": "soon"}', encoding="utf-8")
    (document,), bad = split(path)
    assert (document.id, document.date, len(bad)) == ("x", None, 1)


def test_a_json_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n{"text": "' + "x" * 5000 + '"}\n{"text": "Two."}', encoding="utf-8")
    good, bad = split(path, max_bytes=300)
    assert [d.id for d in good] == ["a-1", "a-3"]
    assert [number for number, _ in bad] == ["2"]


def test_the_fields_of_a_json_line(tmp_path: Path) -> None:
    record = {"id": 17, "text": BODY, "title": " No \n deal ", "date": "2011-10-04", "source": "The Post", "more": [1]}
    path = tmp_path / "a.ndjson"
    path.write_text(json.dumps(record), encoding="utf-8")
    (document,), bad = split(path)
    assert document == Document("17", BODY, "No deal", "2011-10-04T00:00:00Z", "The Post", path.as_posix())
    assert not bad


def test_one_foreign_line_does_not_spoil_a_utf8_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = ['{"text": "Norway’s no."}'.encode(), '{"text": "Iceland’s yes – said twice."}'.encode("cp1252")]
    path.write_bytes(b"\n".join(lines))
    good, bad = split(path)
    assert [d.text for d in good] == ["Norway’s no.", "Iceland’s yes – said twice."]
    assert not bad


def test_a_utf16_file_that_is_cut_off_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "One."}\n{"text": "Two'.encode("utf-16")[:-1])
    good, bad = split(path)
    assert [d.text for d in good] == ["One."]
    assert [number for number, _ in bad] == ["2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_encodings_of_whole_files(tmp_path: Path, name: str, encoding: str) -> None:
    text = "Norway’s “no” stands – says the café owner."
    content = json.dumps({"text": text}, ensure_ascii=False) if name == "a.jsonl" else f"text\r\n{text}\r\n"
    (tmp_path / name).write_bytes(content.encode(encoding))
    good, bad = split(tmp_path / name)
    assert [d.text for d in good] == [text]
    assert not bad


def test_json_escapes_that_are_no_characters_become_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a\\ud800b\\u0000c", "id": "\\udfff"}', encoding="utf-8")
    (document,), _ = split(path)
    assert document.text == "a\ufffdbc"
    document.id.encode("utf-8")


@pytest.mark.parametrize(
    ("content", "number", "what"),
    [
        ("id,body\n1,x\n", "1", "no column 'text'"),
        ("id,text\n1,One.,more\n2,Two.\n", "2", "3 fields"),
        ("id,text\n1\n2,Two.\n", "2", "1 fields"),
        ("id,text\n1,\n2,Two.\n", "2", "no text in it"),
        ('id,text,date\n1,"One\nand more.",x y\n2,Two.,\n', "2", "date 'x y'"),
        ('id,text\n1,"a\nb"\n2\n3,Two.\n', "4", "1 fields"),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, content: str, number: str, what: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    good, [(found, problem)] = split(path)
    assert found == number
    assert what in problem
    assert ("Two." in [d.text for d in good]) is (number != "1")


def test_a_quote_that_never_ends_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,One.\n2,"' + "word\n" * 60_000, encoding="utf-8")
    good, bad = split(path, max_bytes=1000)
    assert [d.text for d in good] == ["One."]
    assert [number for number, _ in bad] == ["3"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_finds_the_text_column(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id{mark}text{mark}source\nx{mark}"No, never; not | so\t!"{mark}Post\n', encoding="utf-8")
    (document,), bad = split(path)
    assert (document.id, document.text, document.source) == ("x", "No, never; not | so\t!", "Post")
    assert not bad


def test_columns_are_settable_and_a_row_without_id_gets_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("\ufeffBody\tWhen\r\nOne.\t4 Oct 2011\r\n\r\n\"Two\r\nlines.\"\t\r\n", encoding="utf-8")
    good, bad = split(path, columns={"text": "Body", "date": "When"})
    assert [(d.id, d.text, d.date) for d in good] == [
        ("a-2", "One.", "2011-10-04T00:00:00Z"),
        ("a-4", "Two\nlines.", None),
    ]
    assert not bad


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_text_is_lost_in_json_lines(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    good, bad = split(path)
    assert len(good) + len(bad) == max(len(texts), 1)
