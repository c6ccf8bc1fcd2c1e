from pathlib import Path

import pytest

from stancegraph.corpus import read
from stancegraph.errors import DocumentError
from stancegraph.values import Document

PARAGRAPHS = (
    "The fisheries talks in Bergen broke up before noon, and Norway’s minister said the paper on the table had "
    "become worse with every hour that the delegations had spent in the room.",
    "Iceland backed the lower quota. The Faroe Islands objected to it, as they had done in each of the three rounds "
    "that were held since the spring.",
    "“We did not come here to sign away our harbours,” the envoy said before he left for the airport.",
)


def page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Talks break up | Harbour Post</title>{head}"
        "</head><body><header><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav></header>"
        f"<main><article><h1>Talks break up</h1>{body}{paragraphs}</article></main>"
        "<aside><h2>Most read</h2><ul><li><a href='/a'>Ten soups</a></li></ul></aside>"
        "<footer><p>All rights reserved. <a href='/c'>Cookie settings</a></p></footer></body></html>"
    )


def parse(folder: Path, content: str, encoding: str = "utf-8") -> Document:
    path = folder / "talks.html"
    path.write_bytes(content.encode(encoding))
    (document,) = read(path)
    assert isinstance(document, Document), document
    return document


def test_a_page_that_is_only_navigation_gives_no_article(tmp_path: Path) -> None:
    path = tmp_path / "menu.html"
    path.write_text("<html><body><nav><a href='/'></a></nav><script>a = 1;</script></body></html>", encoding="utf-8")
    (problem,) = read(path)
    assert isinstance(problem, DocumentError)
    assert "no article" in problem.what


def test_the_body_has_all_paragraphs_and_no_navigation(tmp_path: Path) -> None:
    document = parse(tmp_path, page())
    assert document.text == "\n\n".join(PARAGRAPHS) + "\n"
    assert document.title == "Talks break up"
    assert document.id == "talks"


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ("", "", None),
        ("<meta name='date' content='some day'>", "", None),
        ("<meta property='article:published_time' content='2011-10-04T22:30:00-04:00'>", "", "2011-10-05T02:30:00Z"),
        ("<meta name='DC.date' content='2011-10-04'>", "", "2011-10-04T00:00:00Z"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2011-10-04T08:00:00Z"}]}</script>', "",
         "2011-10-04T08:00:00Z"),
        ('<script type="application/ld+json">{broken</script>', "<time datetime='2011-10-04'>4 Oct</time>",
         "2011-10-04T00:00:00Z"),
    ],
)  # fmt: skip
def test_the_date_is_the_one_that_the_page_states(tmp_path: Path, head: str, body: str, date: str | None) -> None:
    assert parse(tmp_path, page(head, body)).date == date


def test_the_outlet_is_the_site(tmp_path: Path) -> None:
    head = "<meta property='og:site_name' content='The Harbour Post'>"
    assert parse(tmp_path, page(head)).source == "The Harbour Post"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found_even_where_the_page_names_a_wrong_one(tmp_path: Path, encoding: str) -> None:
    assert "“We did not come" in parse(tmp_path, page(), encoding).text


def test_a_declared_code_page_is_believed(tmp_path: Path) -> None:
    content = page().replace("charset='utf-8'", "charset='windows-1251'").replace("Bergen", "Москва")
    assert "Москва" in parse(tmp_path, content, "cp1251").text
