import io
import json
import os
from pathlib import Path

import pytest

from stancegraph.corpus import MAX_CHARACTERS, Columns, read
from stancegraph.errors import DocumentError, InputError
from stancegraph.values import Document

BODY = "Norway rejected the quota. Iceland backed it."


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def documents(*args, **kwargs) -> list[Document]:
    return [item for item in read(*args, **kwargs) if isinstance(item, Document)]


def problems(*args, **kwargs) -> list[DocumentError]:
    return [item for item in read(*args, **kwargs) if isinstance(item, DocumentError)]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "no text"),
        ("a.txt", b" \n\t\n", "no text"),
        ("a.html", b"", "no text"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.jsonl", b"\n\n", "no text"),
        ("a.csv", b"", "no text"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "binary"),
        ("a.html", b"%PDF-1.4", "PDF"),
        ("a.jsonl", b"\x1f\x8b\x08\x00", "gzip"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        ("a.docx", b"PK\x03\x04", "unknown kind"),
        ("noending", b"text", "unknown kind"),
        ("a.txt", b"x" * 2001, "larger than 2,000 bytes"),
        ("a.html", b"x" * 2001, "larger than 2,000 bytes"),
        ("a.jsonl", b'{"text": "' + b"x" * 2001 + b'"}', "larger than 2,000 bytes"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    bad, good = write(tmp_path, name, content), write(tmp_path, "good.txt", BODY)
    problem, document = read([bad, good], max_bytes=2000)
    assert isinstance(problem, DocumentError)
    assert what in problem.what
    assert problem.where.startswith(bad.as_posix())
    assert problem.cure
    assert isinstance(document, Document)
    assert document.id == "good"


def test_a_dangling_link_and_a_pipe_like_name_are_problems(tmp_path: Path) -> None:
    link = tmp_path / "gone.txt"
    link.symlink_to(tmp_path / "nothing")
    (problem,) = read(link)
    assert isinstance(problem, DocumentError)


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_file_without_rights_is_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BODY)
    path.chmod(0)
    (problem,) = problems(path)
    assert "ermission" in problem.what


def test_a_text_too_long_to_analyse_is_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "word " * (MAX_CHARACTERS // 5 + 1))
    (problem,) = problems(path)
    assert "1,000,000" in problem.what


@pytest.mark.parametrize(
    "arguments", [{"columns": {"body": "x"}}, {"format": "pdf"}], ids=["unknown field", "unknown format"]
)
def test_a_wrong_call_is_an_input_error(tmp_path: Path, arguments: dict) -> None:
    with pytest.raises(InputError):
        list(read(write(tmp_path, "a.txt", BODY), **arguments))


def test_a_clean_text_file_is_taken_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, "one.two.txt", f"\n  {BODY}\n\n“No,” it said.\n")
    (document,) = documents(path)
    assert document == Document("one.two", f"\n  {BODY}\n\n“No,” it said.\n", path=path.as_posix())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Norway says no\n\n{BODY}", "Norway says no"),
        (f"Norway says no\n{BODY}", None),
        (f"Norway said no.\n\n{BODY}", None),
        (f"{BODY}\n\n{BODY}", None),
        ("Norway says no", None),
        (f"{'word ' * 60}\n\n{BODY}", None),
    ],
)
def test_a_headline_is_a_lone_first_line(tmp_path: Path, text: str, title: str | None) -> None:
    (document,) = documents(write(tmp_path, "a.txt", text))
    assert document.title == title
    assert document.text == text


def test_windows_files_are_read(tmp_path: Path) -> None:
    text = "Norway’s “no”\n\nIceland backed it."
    write(tmp_path, "a.txt", text.replace("\n", "\r\n").encode("cp1252"))
    write(tmp_path, "b.txt", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    write(tmp_path, "c.txt", text.replace("\n", "\r\n").encode("utf-16"))
    assert [document.text for document in documents(tmp_path)] == [text] * 3


def test_ids_are_unique_by_rule_and_order_is_fixed(tmp_path: Path) -> None:
    for folder in ("b", "a"):
        (tmp_path / folder).mkdir()
        for name in ("n.txt", "n-2.txt", "n.html"):
            write(tmp_path / folder, name, f"<html><body><p>{BODY}</p></body></html>" if name == "n.html" else BODY)
    found = [(item.id, Path(item.path or "").relative_to(tmp_path).as_posix()) for item in documents(tmp_path)]
    assert found == [
        ("n-2", "a/n-2.txt"), ("n", "a/n.html"), ("n-3", "a/n.txt"),
        ("n-2-2", "b/n-2.txt"), ("n-4", "b/n.html"), ("n-5", "b/n.txt"),
    ]  # fmt: skip


def test_standard_input_is_text_lines_or_html_by_its_beginning() -> None:
    record = json.dumps({"id": "r", "text": BODY}).encode()
    page = f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>".encode()
    assert [d.id for d in documents("-", stdin=io.BytesIO(b"\xef\xbb\xbf\n" + record))] == ["r"]
    assert [(d.id, d.text) for d in documents("-", stdin=io.BytesIO(BODY.encode()))] == [("stdin", BODY)]
    assert [d.text.strip() for d in documents("-", stdin=io.BytesIO(page))] == [BODY]
    assert [d.text for d in documents("-", stdin=io.BytesIO(b"text\n" + BODY.encode()), format="csv")] == [BODY]
    assert [p.where for p in problems("-", stdin=io.BytesIO(b""))] == ["standard input"]


def test_the_date_of_a_text_file_is_in_its_name(tmp_path: Path) -> None:
    (document,) = documents(write(tmp_path, "2012-02-04-quota.txt", BODY))
    assert (document.id, document.date) == ("2012-02-04-quota", "2012-02-04T00:00:00Z")


def test_a_format_can_be_forced(tmp_path: Path) -> None:
    path = write(tmp_path, "wire.log", BODY)
    assert [d.id for d in documents(path, format="txt")] == ["wire"]


def test_columns_change_one_name_and_keep_the_others() -> None:
    assert Columns.of({"text": "body"}) == Columns(text="body")
