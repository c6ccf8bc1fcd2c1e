"""The page in a real browser: time, neighbours, links to a state and the drawing as SVG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from syria_case import corpus

from stancegraph.view import page

pytestmark = pytest.mark.browser
Show = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def html() -> str:
    return page(*corpus(), title="Who stands where on Syria")


def find(tab: Any, name: str) -> None:
    tab.fill("#query", name)
    tab.press("#query", "Enter")


def wait(tab: Any, condition: str) -> None:
    """Until the condition holds; the page's policy forbids what playwright's own waiting does."""
    for _ in range(200):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(50)
    pytest.fail(condition)


def summary(tab: Any) -> str:
    return str(tab.inner_text("#summary"))


def test_without_dates_there_is_no_slider(show: Show) -> None:
    tab = show(page([replace(s, date=None) for s in corpus()[0]]))
    assert not tab.is_visible("#time")
    assert summary(tab).startswith("7 actors")


def test_the_slider_shows_what_had_been_said_by_a_day(show: Show, html: str) -> None:
    tab = show(html)
    assert tab.inner_text("#until-value") == "2012-01-31 to 2012-02-04"
    tab.focus("#until")
    tab.keyboard.press("Home")
    assert tab.inner_text("#until-value") == "up to 2012-01-31"
    assert summary(tab) == "3 actors · 2 relations · 2 statements · 1 document"
    tab.keyboard.press("End")
    assert summary(tab).startswith("7 actors · 8 relations")


def test_play_runs_from_the_first_day_to_the_last_and_can_be_stopped(show: Show, html: str) -> None:
    tab = show(html)
    tab.focus("#play")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#until-value") == "up to 2012-01-31"
    wait(tab, "document.getElementById('until-value').textContent === 'up to 2012-02-01'")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#play") == "Play"
    tab.keyboard.press("Enter")
    wait(tab, "document.getElementById('play').textContent === 'Play'")
    assert summary(tab).startswith("7 actors · 8 relations")


def test_undated_statements_are_out_while_a_day_bounds(show: Show) -> None:
    statements, documents = corpus()
    tab = show(page([replace(statements[3], date=None, doc="undated"), *statements[4:]], documents))
    before = summary(tab)
    tab.fill("#until", "1")
    assert "undated" not in tab.evaluate("stancegraph.shown().statements.map((s) => s.document.id)")
    tab.click("#reset")
    assert summary(tab) == before


def test_around_one_actor_only_its_neighbours_are_drawn(show: Show, html: str) -> None:
    tab = show(html)
    find(tab, "China")
    tab.focus("#around")
    tab.keyboard.press("Enter")
    assert summary(tab).startswith("2 actors · 1 relation ")
    assert tab.inner_text("#rest") == "Only China and its neighbours. Show all"
    assert tab.evaluate("document.activeElement.id") == "around"
    find(tab, "France")
    assert summary(tab).startswith("7 actors"), "who is not there brings all back"
    tab.click("#around")
    tab.click("#rest button")
    assert summary(tab).startswith("7 actors")


def test_around_an_issue_stand_those_for_and_against(show: Show, html: str) -> None:
    tab = show(html)
    find(tab, "UN resolution on Syria")
    tab.click("#around")
    drawn = tab.evaluate("[...stancegraph.shown().nodes].map((id) => stancegraph.data.nodes[id].name)")
    assert set(drawn) == {"UN resolution on Syria", "Russia", "China", "United States"}


def visit(tab: Any, fragment: str) -> None:
    tab.evaluate("mark => { location.hash = mark; }", fragment)


def test_a_link_that_names_nothing_known_shows_all(show: Show, html: str) -> None:
    tab = show(html)
    visit(tab, "node=Nobody&around=%3Cb%3E&until=1999&evidence=x&without=love&document=none&sign=7")
    wait(tab, "location.hash.length > 1")
    assert summary(tab).startswith("7 actors · 8 relations")
    assert tab.is_disabled("#reset")


def test_a_link_leads_back_to_the_state(show: Show, html: str) -> None:
    tab = show(html)
    tab.click("#with-issues")
    tab.click("[data-stance=aid]")
    tab.check("#factual")
    tab.fill("#until", "1")
    find(tab, "Russia")
    before, panel = summary(tab), tab.inner_text("#panel")
    tab.focus("#copy-link")
    tab.keyboard.press("Enter")
    wait(tab, "document.getElementById('copy-link').textContent !== 'Link'")
    fragment = tab.evaluate("location.hash.slice(1)")
    assert fragment == "issues=1&factual=1&until=2012-02-01&without=aid&node=Russia"
    other = show(html)
    visit(other, fragment)
    wait(other, "document.querySelector('#panel h2').textContent === 'Russia'")
    assert (summary(other), other.inner_text("#panel")) == (before, panel)
    assert other.is_checked("#factual") and other.input_value("#until") == "1"
    visit(other, "table=1&actor=Russia&target=Syrian+government&sign=1&around=Russia")
    wait(other, "document.querySelector('#panel h2').textContent.includes('→')")
    assert other.is_visible("table") and "Only Russia" in other.inner_text("#rest")


def test_svg_holds_every_node_and_relation_that_is_shown(show: Show) -> None:
    statements, documents = corpus()
    statements[4] = replace(statements[4], actor="<Q> & \x01 sons")
    tab = show(page(statements, documents))
    with tab.expect_download() as waiting:
        tab.click("#save-svg")
    assert waiting.value.suggested_filename.endswith(".svg")
    root = ElementTree.fromstring(Path(waiting.value.path()).read_bytes())
    key = next(group for group in root if group.get("id") == "key")
    words = ["".join(text.itertext()) for text in key.iter(f"{SVG}text")]
    assert words[:2] == ["support", "opposition"] and "bloc A" in words
    root.remove(key)
    paths = [path for path in root.iter(f"{SVG}path") if path.get("marker-end")]
    shown = tab.evaluate("[stancegraph.shown().nodes.size, stancegraph.shown().visible.length]")
    assert [len(list(root.iter(f"{SVG}circle"))), len(paths)] == shown
    assert all((path.get("stroke-dasharray") is not None) == (path.get("marker-end") == "url(#bar)") for path in paths)
    labels = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert any(label.startswith("<Q> &") for label in labels) and "A" in labels


def test_the_key_of_the_drawing_tells_what_lines_mean_now(show: Show, html: str) -> None:
    tab = show(html)
    tab.click("#agreement")
    with tab.expect_download() as waiting:
        tab.click("#save-svg")
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "same side" in text and "opposite sides" in text
    assert "marker-end" not in text, "agreement has no direction"
