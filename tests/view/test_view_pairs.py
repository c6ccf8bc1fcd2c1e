"""The page in a real browser: who takes the same side, and persons apart from their bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from syria_case import corpus, crowd

from stancegraph.network import project, to_network
from stancegraph.view import page

pytestmark = pytest.mark.browser
Show = Callable[..., Any]
DRAWN = """() => stancegraph.shown().visible.map(
    ({ edge, weight }) => [edge.actor.name, edge.target.name, edge.sign * weight])"""


@pytest.fixture(scope="module")
def html() -> str:
    return page(*corpus(), title="Who stands where on Syria")


def drawn(tab: Any) -> dict[frozenset[str], float]:
    return {frozenset(pair): weight for *pair, weight in tab.evaluate(DRAWN)}


def section(tab: Any, title: str) -> list[str]:
    texts = tab.locator(f"#panel section:has(> h3:text-is('{title}')) li bdi").all_text_contents()
    return [text.strip() for text in texts]


def open_pair(tab: Any, one: str, other: str) -> None:
    """Click on the line between two actors, where the picture says that it is."""
    spot = tab.evaluate(
        """names => { const { network, shown } = stancegraph;
        const joins = ({ actor, target }) => names.includes(actor.name) && names.includes(target.name);
        const { edge } = shown().visible.find((entry) => joins(entry.edge));
        const [from, to] = [edge.from, edge.to].map((id) => network.getPosition(id));
        for (let t = 0.5; t < 0.95; t += 0.05) {
          const at = network.canvasToDOM({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) });
          if (network.getEdgeAt(at) === edge.id && network.getNodeAt(at) === undefined) return at;
        }
        return null; }""",
        [one, other],
    )
    assert spot, "the line can be hit"
    tab.locator("#canvas").click(position=spot)


def test_nobody_agrees_where_nobody_shares_a_target(show: Show) -> None:
    tab = show(page(corpus()[0][3:5]))
    tab.click("#agreement")
    assert tab.inner_text("#summary").startswith("2 actors · 1 relation")
    tab.click("[data-pairs=congruence]")
    assert tab.inner_text("#empty") == "Nothing passes these filters."


@pytest.mark.parametrize(("button", "how", "way"), [("net", "subtract", 1), ("congruence", "congruence", 1),
                                                     ("conflict", "conflict", -1)])
def test_the_lines_are_those_of_the_projection(show: Show, html: str, button: str, how: Any, way: int) -> None:
    tab = show(html)
    tab.click("#agreement")
    tab.click(f"[data-pairs={button}]")
    network = to_network(corpus()[0])
    expected = project(network, how, over=("issue", "actor")).edges(data="weight")
    assert drawn(tab) == {frozenset((a, b)): way * weight for a, b, weight in expected if weight}
    assert drawn(tab)


def test_filters_hold_for_agreement(show: Show, html: str) -> None:
    tab = show(html)
    tab.click("#agreement")
    before = drawn(tab)
    tab.uncheck("#sign-minus")
    assert 0 < len(drawn(tab)) < len(before)
    assert all(weight > 0 for weight in drawn(tab).values())


def test_a_pair_tells_on_what_the_two_agree_and_differ(show: Show, html: str) -> None:
    tab = show(html)
    tab.click("#agreement")
    open_pair(tab, "United States", "Russia")
    assert tab.inner_text("#panel .kicker") == "On opposite sides"
    assert "UN resolution on Syria" in section(tab, "Differ on")
    assert tab.locator("#panel .card").count() >= 2
    tab.click("#panel .side >> nth=0")
    assert "UN resolution on Syria" in tab.inner_text("#panel h2"), "the stance itself, in the other view"
    assert tab.get_attribute("#with-issues", "aria-pressed") == "true"


def test_a_link_leads_back_to_a_pair(show: Show, html: str) -> None:
    tab = show(html)
    tab.click("#agreement")
    tab.click("[data-pairs=conflict]")
    open_pair(tab, "United States", "Russia")
    title = tab.inner_text("#panel h2")
    tab.click("#copy-link")
    mark = tab.evaluate("location.hash")
    tab.click("#panel .back")
    tab.click("#only-actors")
    tab.evaluate("mark => { location.hash = ''; location.hash = mark; }", mark)
    tab.wait_for_timeout(200)
    assert tab.inner_text("#panel h2") == title
    assert tab.get_attribute("[data-pairs=conflict]", "aria-pressed") == "true"


def test_of_many_pairs_the_strongest_are_drawn_and_the_rest_is_counted(show: Show) -> None:
    tab = show(page(crowd(actors=400, statements=6000)))
    tab.click("#agreement")
    assert "2,000 pairs are drawn" in tab.inner_text("#rest")
    assert "weaker ones are hidden" in tab.inner_text("#rest")


def test_persons_can_be_shown_apart_from_their_bodies(show: Show, html: str) -> None:
    tab = show(html)
    names = "() => [...stancegraph.shown().nodes].map((id) => stancegraph.data.nodes[id].name)"
    assert "Vera Orlova" not in tab.evaluate(names)
    tab.fill("#query", "Russia")
    tab.press("#query", "Enter")
    tab.check("#persons")
    assert "Vera Orlova" in tab.evaluate(names)
    assert tab.inner_text("#panel h2") == "Russia", "what was chosen stays chosen"
    assert "Through" not in tab.inner_text("#panel")
    tab.click("#copy-link")
    assert "persons=1" in tab.evaluate("location.hash")
    tab.uncheck("#persons")
    assert "Vera Orlova" not in tab.evaluate(names)


def test_without_persons_there_is_no_switch(show: Show) -> None:
    tab = show(page([s for s in corpus()[0] if s.actor_type != "Person"]))
    assert not tab.is_visible("#persons")
