import re
from dataclasses import replace
from typing import Any

import pytest
from syria_case import corpus

from stancegraph.view import report


@pytest.fixture(scope="module")
def text() -> str:
    return report(*corpus(), title="Syria & <the> Council")


def section(text: str, title: str) -> str:
    found = re.search(rf"<h2>{title}</h2>(.*?)</section>", text, re.S)
    assert found, title
    return found[1]


def test_nothing_found_is_said() -> None:
    empty = report([])
    for words in ("No statement has a date.", "No actor was found.", "No issue has actors on both sides.",
                  "No actor was seen to change sides.", "No statement was found."):
        assert words in empty


def test_nothing_is_loaded_or_run(text: str) -> None:
    assert "<script" not in text and "http:" not in text and "https:" not in text and "style=" not in text
    assert "default-src 'none'; style-src 'sha256-" in text


def test_hostile_names_stay_text() -> None:
    bad = "</title><script>alert(1)</script>\"'"
    statements = [replace(s, target=bad, target_kind="issue") for s in corpus()[0]]
    assert "<script" not in report(statements, title=bad)


def test_counts_and_documents_without_statements() -> None:
    statements, documents = corpus()
    text = report(statements[:1], documents)
    assert "<dt>documents</dt><dd>3</dd>" in text and "<dt>statements</dt><dd>1</dd>" in text


def test_blocs_issues_and_timeline(text: str) -> None:
    first, second = re.findall(r"<tr><td>(.*?)</td><td>", section(text, "Blocs"))
    assert "France" in first and "Russia" in second and "Syrian government" in second and "China" in second
    issues = re.findall(r"<td><bdi>(.*?)</bdi></td><td", section(text, "Most divisive issues"))
    assert issues == ["UN resolution on Syria"]
    assert section(text, "When it was said").count("<rect") == 6
    assert "2012-01-31: 3 for, 2 against" in text


def test_a_change_of_side_is_told() -> None:
    statements, documents = corpus()
    turned = replace(statements[0], id="turned", stance="support", polarity=1, date="2012-03-01", doc="new")
    changes = section(report([*statements, turned], documents), "Changes of side")
    assert "against on 2012-01-31" in changes and "for on 2012-03-01" in changes


def test_same_input_same_bytes(text: str) -> None:
    statements, documents = corpus()
    assert report(reversed(statements), documents, title="Syria & <the> Council") == text


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1200])
def test_it_fits_every_width(browser: Any, text: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    troubles: list[str] = []
    tab.on("console", lambda message: troubles.append(message.text))
    tab.set_content(text)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.inner_text("h1") == "Syria & <the> Council" and troubles == []
    tab.close()
