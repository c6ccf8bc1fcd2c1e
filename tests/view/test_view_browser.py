"""The page in a real browser: every function is clicked, the network is off, and no error may occur (see conftest)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from syria_case import corpus, crowd

from stancegraph.view import page, view

pytestmark = pytest.mark.browser
Show = Callable[..., Any]


@pytest.fixture(scope="module")
def html() -> str:
    return page(*corpus(), title="Who stands where on Syria")


def texts(tab: Any, selector: str) -> list[str]:
    return [text.strip() for text in tab.locator(selector).all_text_contents()]


def section(tab: Any, title: str) -> list[str]:
    return texts(tab, f"#panel section:has(> h3:text-is('{title}')) li bdi")


def click_node(tab: Any, name: str) -> None:
    """Click where the picture shows the node."""
    spot = tab.evaluate(
        """name => { const { network, data } = stancegraph; const { id } = data.nodes.find((n) => n.name === name);
        return network.canvasToDOM(network.getPosition(id)); }""", name)
    tab.locator("#canvas").click(position=spot)


def click_edge(tab: Any, actor: str, target: str) -> None:
    """Click on the middle of a relation, where the picture says that it is."""
    spot = tab.evaluate(
        """([actor, target]) => { const { network, data } = stancegraph;
        const edge = data.edges.find((e) => e.actor.name === actor && e.target.name === target);
        for (let t = 0.5; t < 0.95; t += 0.05) {
          const curve = network.body.edges[edge.id].edgeType.getPoint(t);
          const at = network.canvasToDOM(curve);
          if (network.getEdgeAt(at) === edge.id && network.getNodeAt(at) === undefined) return at;
        }
        return null; }""", [actor, target])
    assert spot, "the relation can be hit"
    tab.locator("#canvas").click(position=spot)


def find(tab: Any, name: str) -> None:
    tab.fill("#query", name)
    tab.press("#query", "Enter")


def test_an_empty_page_says_so(show: Show) -> None:
    tab = show(page([]))
    assert tab.inner_text("#empty") == "No statement was found."
    assert tab.inner_text("#summary").startswith("0 actors")


def test_actors_and_their_relations_are_drawn_first(show: Show, html: str) -> None:
    tab = show(html)
    assert tab.inner_text("#summary") == "7 actors · 8 relations · 9 statements · 3 documents"
    assert tab.inner_text("h1") == "Who stands where on Syria"
    colours = tab.evaluate("""() => { const canvas = document.querySelector('#canvas canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set();
        for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 250) seen.add(`${data.slice(i, i + 3)}`);
        return [...seen]; }""")
    assert {"90,95,176", "200,150,31"} <= set(colours), "both blocs in their colours"
    assert section(tab, "Bloc A") == ["France", "Syrian opposition", "United States", "United Kingdom"]
    assert section(tab, "Bloc B") == ["Russia", "Syrian government", "China"]
    assert section(tab, "Most divisive issues") == ["UN resolution on Syria"]


def test_a_click_on_an_actor_tells_its_side(show: Show, html: str) -> None:
    tab = show(html)
    click_node(tab, "Russia")
    assert tab.inner_text("#panel h2") == "Russia"
    assert "Vera Orlova" in tab.inner_text("#panel")
    assert section(tab, "Allies") == ["Syrian government", "China"]
    assert section(tab, "Opponents") == ["France", "United States"]
    assert section(tab, "Issues") == ["UN resolution on Syria"]
    assert tab.locator("#panel .card").count() == 6
    tab.click("#panel .back")
    assert tab.locator("#panel .heading").count() == 0


def test_a_click_on_a_relation_shows_its_sentences_with_marks(show: Show, html: str) -> None:
    tab = show(html)
    click_edge(tab, "United Kingdom", "Syrian government")
    assert tab.inner_text("#panel h2") == "United Kingdom → Syrian government"
    quoted = "The United Kingdom called the Syrian government's raids 😡 barbarous."
    assert tab.inner_text("#panel blockquote") == quoted
    marked = {role: tab.inner_text(f"#panel mark.{role} >> nth=1") for role in ("actor", "cue", "target")}
    assert marked == {"actor": "The United Kingdom", "cue": "barbarous", "target": "the Syrian government's"}
    card = tab.inner_text("#panel .card")
    for fact in ("Beijing joins Moscow", "2012-02-04", "North Courier", "actual", "confidence 0.85", "verb frame"):
        assert fact in card


def test_who_reports_it_is_told(show: Show, html: str) -> None:
    tab = show(html)
    click_edge(tab, "Syrian government", "Syrian opposition")
    assert "according to activists in Homs" in tab.inner_text("#panel .card")


def test_issues_can_be_switched_on_and_off(show: Show, html: str) -> None:
    tab = show(html)
    tab.click("#with-issues")
    assert tab.inner_text("#summary") == "7 actors · 3 issues · 14 relations · 15 statements · 3 documents"
    click_node(tab, "UN resolution on Syria")
    assert section(tab, "For") == ["United States"] and section(tab, "Against") == ["China", "Russia"]
    tab.click("#only-actors")
    assert tab.locator("#panel .heading").count() == 0
    assert tab.inner_text("#summary").startswith("7 actors · 8 relations")


@pytest.mark.parametrize(("act", "relations", "statements"), [
    (lambda tab: tab.uncheck("#sign-minus"), 3, 4),
    (lambda tab: tab.uncheck("#sign-plus"), 5, 5),
    (lambda tab: tab.click("[data-stance=aid]"), 7, 7),
    (lambda tab: tab.check("#factual"), 7, 8),
    (lambda tab: tab.select_option("#document", label="2012-02-01 Opposition rejects Moscow talks"), 5, 5),
    (lambda tab: tab.fill("#evidence", "2"), 1, 2),
    (lambda tab: tab.fill("#confidence", "60"), 7, 8),
    (lambda tab: tab.fill("#until", "0"), 2, 2),
])
def test_each_filter_and_its_undoing(show: Show, html: str, act: Callable[[Any], None], relations: int,
                                     statements: int) -> None:
    tab = show(html)
    before = tab.inner_text("#summary")
    assert tab.is_disabled("#reset")
    act(tab)
    many = "relation" if relations == 1 else "relations"
    assert f"{relations} {many} · {statements} statements" in tab.inner_text("#summary")
    tab.click("#reset")
    assert tab.inner_text("#summary") == before


def test_unnamed_actors_are_folded_away_until_asked_for(show: Show, html: str) -> None:
    assert not show(html).is_visible("#unnamed")
    statements, documents = corpus()
    guests = [replace(statements[4], id="g1", actor="deputies"), replace(statements[4], id="g2", actor="Laos",
              target="gangs", target_text="gangs")]
    tab = show(page([*statements, *guests], documents))
    assert tab.inner_text("#summary").startswith("7 actors · 8 relations")
    assert tab.inner_text("#unnamed-count") == "3 hidden", "the deputies, the gangs, and who is tied to gangs only"
    tab.focus("#unnamed")
    tab.keyboard.press("Space")
    assert tab.inner_text("#summary").startswith("10 actors · 10 relations")
    tab.uncheck("#unnamed")
    find(tab, "Laos")
    assert tab.is_checked("#unnamed") and tab.inner_text("#panel h2") == "Laos"
    tab.uncheck("#unnamed")
    find(tab, "deputies")
    assert tab.is_checked("#unnamed")
    tab.uncheck("#unnamed")
    assert tab.locator("#panel .heading").count() == 0
    assert tab.inner_text("#summary").startswith("7 actors")


def test_a_member_on_little_evidence_is_hollow_and_named_so(show: Show) -> None:
    statements, documents = corpus()
    tab = show(page([*statements, replace(statements[4], id="g", actor="Laos", confidence=0.3)], documents))
    rows = texts(tab, "#panel section:has(> h3:text-is('Bloc B')) li")
    assert [row for row in rows if "little evidence" in row] == ["BLaoslittle evidence"]
    find(tab, "Laos")
    assert "perhaps bloc B" in tab.inner_text("#panel .kicker")


def test_nothing_left_is_said(show: Show, html: str) -> None:
    tab = show(html)
    tab.uncheck("#sign-minus")
    tab.uncheck("#sign-plus")
    assert tab.inner_text("#empty") == "Nothing passes these filters."


def test_search_finds_actors_issues_and_persons(show: Show, html: str) -> None:
    tab = show(html)
    find(tab, "nobody of this name")
    assert tab.evaluate("document.getElementById('query').validity.customError")
    for typed, name in (("china", "China"), ("opposit", "Syrian opposition"), ("Orlova", "Russia")):
        find(tab, typed)
        assert tab.inner_text("#panel h2") == name
    assert tab.get_attribute("#with-issues", "aria-pressed") == "false"
    find(tab, "Arab League plan")
    assert tab.inner_text("#panel h2") == "Arab League plan"
    assert tab.get_attribute("#with-issues", "aria-pressed") == "true"


def test_the_table_is_the_same_and_sorts(show: Show, html: str) -> None:
    tab = show(html)
    tab.click("#show-table")
    assert tab.inner_text("caption") == "9 statements behind the relations shown"
    assert tab.locator("tbody tr").count() == 9
    tab.click("th button:text('Confidence')")
    assert texts(tab, "tbody tr td:nth-child(5)")[0] == "0.55"
    assert tab.get_attribute("th >> nth=4", "aria-sort") == "ascending"
    tab.click("th button:text('Actor')")
    tab.click("th button:text('Actor')")
    actors = texts(tab, "tbody td:nth-child(1)")
    assert actors == sorted(actors, reverse=True) and actors[0] == "Vera Orlova"
    tab.click("tbody button >> nth=0")
    assert tab.inner_text("#panel h2") == "Russia → Syrian government"
    tab.click("#show-network")
    assert not tab.is_visible("table")


def saved(tab: Any, button: str) -> tuple[str, bytes]:
    with tab.expect_download() as waiting:
        tab.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_csv_holds_what_is_shown(show: Show) -> None:
    statements, documents = corpus()
    first = replace(statements[3], target="=cmd|'/c calc'!A1", sent=statements[3].sent.replace("again", '"again"'))
    tab = show(page([first, *statements[4:]], documents, title="Syria / 2012"))
    tab.click("#with-issues")
    name, content = saved(tab, "#save-csv")
    assert name == "Syria-2012.csv" and content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {row["id"] for row in rows} == {s.id for s in [first, *statements[4:]]}
    row = next(row for row in rows if row["id"] == first.id)
    assert row["target"].startswith("'=cmd") and row["sent"] == first.sent and row["polarity"] == "-1"
    tab.uncheck("#sign-minus")
    _, content = saved(tab, "#save-csv")
    assert {row["polarity"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))} == {"1"}


def test_png_is_a_picture(show: Show, html: str) -> None:
    name, content = saved(show(html), "#save-png")
    assert name == "Who-stands-where-on-Syria.png"
    assert content.startswith(b"\x89PNG") and len(content) > 10_000


def test_the_keyboard_reaches_everything(show: Show, html: str) -> None:
    tab = show(html)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "panel"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == "France"
    tab.keyboard.press("Escape")
    assert tab.locator("#panel .heading").count() == 0
    before = tab.evaluate("stancegraph.network.getScale()")
    tab.click("#zoom-in")
    assert tab.evaluate("stancegraph.network.getScale()") > before
    tab.click("#zoom-fit")
    assert tab.evaluate("stancegraph.network.getScale()") == pytest.approx(before, rel=0.05)


def test_of_a_crowd_the_strongest_are_shown_and_the_rest_is_counted(show: Show) -> None:
    tab = show(page(crowd()))
    assert tab.inner_text("#rest").startswith("The strongest 500 of 800 are shown; 300 are hidden.")
    weakest = tab.evaluate("stancegraph.data.nodes[799].name")
    find(tab, weakest)
    assert tab.inner_text("#panel h2") == weakest
    assert "501 of 800" in tab.inner_text("#rest")
    tab.click("#rest button")
    assert tab.inner_text("#summary").startswith("800 actors") and not tab.is_visible("#rest")


HOSTILE = [
    "</script><script>window.hacked = 1</script>", "<img src=x onerror='window.hacked = 1'>", "\"'><b>&amp;",
    "\u202eevil \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627", "x" * 10_000, "a\x00b",
    "{{ data }}", "__proto__", "<!--<script>", "javascript:window.hacked=1",
]


def test_hostile_text_stays_text(show: Show) -> None:
    statements, documents = corpus()
    bad = [
        replace(statements[3], id=f"bad{place}", actor=name, detail=name, by=name, source=name, doc=f"{place}{name}")
        for place, name in enumerate(HOSTILE)
    ]
    documents.append(replace(documents[0], id=bad[0].doc, title=HOSTILE[0], source=HOSTILE[1]))
    tab = show(page([*bad, replace(statements[3], id="bad", sent=HOSTILE[0] + statements[3].sent)], documents,
                    title=HOSTILE[0] + HOSTILE[1]))
    assert tab.inner_text("h1").startswith("</script>")
    for name in HOSTILE:
        find(tab, name)
        assert tab.text_content("#panel h2") == name
    tab.click("#with-issues")
    tab.click("#show-table")
    saved(tab, "#save-csv")
    assert tab.evaluate("window.hacked") is None
    assert tab.evaluate("document.querySelectorAll('script').length") == 3
    assert tab.evaluate("document.querySelectorAll('img, b:not(.bar b)').length") == 0
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(251, 250, 247)"), ("dark", "rgb(21, 24, 29)")])
def test_light_and_dark(show: Show, html: str, scheme: str, paper: str) -> None:
    tab = show(html, scheme=scheme)
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    tab.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != paper


def test_print_leaves_the_controls_out(show: Show, html: str) -> None:
    tab = show(html, scheme="dark")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    assert not tab.is_visible("#filters") and not tab.is_visible(".tools")
    assert tab.is_visible("#canvas") and tab.is_visible("#panel")


@pytest.mark.parametrize("width", [360, 768, 1024, 1920])
def test_no_width_is_too_narrow(show: Show, html: str, width: int) -> None:
    tab = show(html, width=width, height=800)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.evaluate("document.querySelector('#canvas canvas').clientHeight") > 300


def test_a_notebook_shows_the_page_in_its_frame(show: Show, html: str) -> None:
    frame = f"<!DOCTYPE html><script>globalThis.stancegraph = {{}}</script>{view(*corpus())._repr_html_()}"
    tab = show(frame)
    inside = tab.frame_locator("iframe")
    assert inside.locator("#summary").inner_text().startswith("7 actors")
    inside.locator("#panel .edge >> nth=0").click()
    assert inside.locator("#panel .card").count() == 1
