import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from syria_case import corpus

from stancegraph.errors import InputError, ResourceError
from stancegraph.view import View, drawing, page, view, write_page


class Reader(HTMLParser):
    """Collects what a browser would load or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.scripts: list[str] = []
        self.policy = ""
        self._type: str | None = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.loads += [str(found[key]) for key in ("src", "href", "data", "action", "poster") if key in found]
        self.handlers += [key for key in found if key.startswith("on")]
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(found["content"])
        if tag == "script":
            self._type = found.get("type")
            self.scripts.append("")

    def handle_data(self, text: str) -> None:
        if self.lasttag == "script" and self.cdata_elem == "script":
            self.scripts[-1] += text


@pytest.fixture(scope="module")
def text() -> str:
    return page(*corpus(), title="Syria & <the> Council")


def test_a_wrong_filter_is_refused() -> None:
    with pytest.raises(InputError):
        page([], since="yesterday")


def test_a_pyvis_without_its_script_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    with pytest.raises(ResourceError, match="vis-network"):
        page([])


def test_nothing_is_loaded_from_anywhere(text: str) -> None:
    reader = Reader(text)
    assert reader.loads == ["data:,", "#panel"]
    assert reader.handlers == []
    assert not re.search(r"@import|url\(", re.search(r"<style>(.*?)</style>", text, re.S)[1])  # type: ignore[index]
    own = [script for script in reader.scripts if "vis-network" not in script[:60]]
    assert len(own) == 2 and not any(re.search(r"https?:", script) for script in own)


def test_the_policy_allows_these_scripts_only(text: str) -> None:
    reader = Reader(text)
    assert reader.policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in reader.policy and "http" not in reader.policy and "connect" not in reader.policy
    run = [script for script in reader.scripts if not script.startswith("{")]
    for script in run:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in reader.policy
    assert len(run) == 2


def test_the_title_is_escaped(text: str) -> None:
    assert "<title>Syria &amp; &lt;the&gt; Council</title>" in text


def test_the_data_is_whole(text: str) -> None:
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])  # type: ignore[index]
    assert len(data["statements"]) == 15 and len(data["documents"]) == 3


def test_same_input_same_bytes(text: str) -> None:
    statements, documents = corpus()
    assert page(reversed(statements), documents, title="Syria & <the> Council") == text


def test_filters_and_persons_reach_the_network() -> None:
    statements, documents = corpus()
    first = page(statements, documents).partition('"drawings":')[2].partition('"persons":true')[0]
    assert '"name":"Vera Orlova"' not in first
    assert '"name":"Vera Orlova"' in page(statements, documents, aggregate_persons=False)
    assert '"name":"Moscow talks"' not in page(statements, documents, factual_only=True, stances=["support"])


def test_written_as_utf8_bytes_and_nothing_beside_it(tmp_path: Path) -> None:
    write_page(tmp_path / "page.html", "é\n\ud800")
    assert (tmp_path / "page.html").read_bytes() == b"\xc3\xa9\n?"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_notebook_gets_an_escaped_iframe(tmp_path: Path) -> None:
    shown = view(*corpus(), height=400)._repr_html_()
    assert shown.count("<") == 2 and shown.startswith("<iframe srcdoc=") and "height:400px" in shown
    assert repr(View("<p>")) == "View(3 characters of HTML)"
    View("<p>").save(tmp_path / "p.html")
    assert (tmp_path / "p.html").read_text() == "<p>"
