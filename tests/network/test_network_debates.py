import networkx as nx
import pytest
from signed_cases import say, signed

from stancegraph.network import debates, hold, within
from stancegraph.values import Statement


def test_nothing_has_no_debate() -> None:
    assert debates([]) == {}


@pytest.fixture
def two_disputes() -> list[Statement]:
    """Two pairs of opponents, each in three documents, and a guest who speaks once in the other dispute."""
    said = [say(a, "oppose", b, doc=f"{a}{number}") for a, b in (("Peru", "Chile"), ("Mali", "Chad"))
            for number in range(3)]
    return [*said, say("Peru", "oppose", "dam", kind="issue", doc="Peru0", start=60),
            say("Chile", "support", "Mali", doc="Mali0", start=60, confidence=0.3)]


def test_opponents_in_one_dispute_are_in_one_debate(two_disputes: list[Statement]) -> None:
    found = debates(two_disputes)
    assert found == {"Peru": 0, "Chile": 0, "dam": 0, "Mali": 1, "Chad": 1}
    assert debates(reversed(two_disputes)) == found


def test_articles_on_one_dispute_stay_together() -> None:
    """Each article tells of many of its own, and of the two that all of them tell of."""
    said = [say("Peru", "oppose", "Chile", doc=f"d{number}", start=number) for number in range(4)]
    said += [say(f"witness {number} {own}", "oppose", "Chile", doc=f"d{number}", start=60 + own)
             for number in range(4) for own in range(6)]
    apart = [say("Mali", "oppose", "Chad", doc=f"m{number}") for number in range(3)]
    assert set(debates(said).values()) == {0}
    assert set(debates([*said, *apart]).values()) == {0, 1}


def test_a_person_is_in_the_debate_of_its_body() -> None:
    statement = say("Ann", "oppose", "Chile", actor_type="Person", actor_of="Peru")
    assert set(debates([statement])) == {"Peru", "Chile"}
    assert set(debates([statement], aggregate_persons=False)) == {"Ann", "Chile"}


def test_statements_without_confidence_do_no_harm() -> None:
    assert debates([say("Peru", "oppose", "Chile", confidence=0.0)]) == {"Peru": 0, "Chile": 0}


def test_edges_between_debates_are_cut() -> None:
    graph = signed(("a", "b", 1.0), ("b", "c", 1.0))
    cut = within(graph, {"a": 0, "b": 0, "c": 1})
    assert set(cut.edges) == {("a", "b")} and set(cut) == {"a", "b", "c"}
    assert graph.number_of_edges() == 2


def test_a_node_alone_is_not_held() -> None:
    graph = nx.Graph()
    graph.add_node("a")
    assert hold(graph, {"a": 0}) == {"a": 0.0}


def test_what_draws_elsewhere_loosens() -> None:
    graph = signed(("a", "b", 2.0), ("a", "c", 1.5), ("b", "c", -1.0))
    held = hold(graph, {"a": 0, "b": 0, "c": 1})
    assert held == {"a": 0.5, "b": 3.0, "c": -0.5}
