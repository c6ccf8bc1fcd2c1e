import math
import random

import networkx as nx
import pytest
from signed_cases import say

from stancegraph.errors import InputError
from stancegraph.network import direct, project, projections, relations, to_network
from stancegraph.network.projections import Normalise


@pytest.fixture
def debate() -> nx.MultiDiGraph:
    """A agrees with B on two issues and differs on one; C shares one issue with A, on the other side."""
    held = [
        ("A", "support", "tax"), ("A", "oppose", "dam"), ("A", "support", "port"),
        ("B", "support", "tax"), ("B", "reject", "dam"), ("B", "oppose", "port"), ("B", "support", "road"),
        ("C", "condemn", "tax"),
        ("D", "support", "moon"),
    ]
    return to_network([say(*row, kind="issue", start=place * 60) for place, row in enumerate(held)])


def test_unknown_words_are_refused(debate: nx.MultiDiGraph) -> None:
    with pytest.raises(InputError, match="harmony"):
        project(debate, "harmony")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="zscore"):
        project(debate, normalise="zscore")  # type: ignore[arg-type]


def test_actors_without_a_common_target_are_not_joined(debate: nx.MultiDiGraph) -> None:
    for how in ("congruence", "conflict", "subtract"):
        graph = project(debate, how)
        assert "D" in graph and graph.degree("D") == 0
        assert not graph.has_edge("A", "A")


@pytest.mark.parametrize(("how", "expected"), [
    ("congruence", {("A", "B"): 2}),
    ("conflict", {("A", "B"): 1, ("A", "C"): 1, ("B", "C"): 1}),
    ("subtract", {("A", "B"): 1, ("A", "C"): -1, ("B", "C"): -1}),
])
def test_projections(debate: nx.MultiDiGraph, how: str, expected: dict[tuple[str, str], float]) -> None:
    graph = project(debate, how)  # type: ignore[arg-type]
    assert {(min(a, b), max(a, b)): w for a, b, w in graph.edges(data="weight")} == expected


@pytest.mark.parametrize(("normalise", "expected"), [
    ("activity", 2 / 3.5), ("jaccard", 2 / 5), ("cosine", 2 / math.sqrt(12)), ("none", 2),
])
def test_normalisations_by_hand(debate: nx.MultiDiGraph, normalise: str, expected: float) -> None:
    graph = project(debate, "congruence", normalise=normalise)  # type: ignore[arg-type]
    assert graph.edges["A", "B"]["weight"] == pytest.approx(expected)


def test_an_edge_names_what_is_shared(debate: nx.MultiDiGraph) -> None:
    edge = project(debate).edges["A", "B"]
    assert edge["agree"] == ("dam", "tax") and edge["disagree"] == ("port",)


def test_repetition_does_not_raise_congruence() -> None:
    held = [say(a, "support", "tax", kind="issue", start=i) for i in range(5) for a in "AB"]
    assert project(to_network(held), "congruence").edges["A", "B"]["weight"] == 1


def test_direct_stances_are_net_and_without_loops() -> None:
    network = to_network([
        say("A", "support", "B", confidence=0.5), say("A", "attack", "B", doc="d2"), say("A", "aid", "A"),
        say("A", "support", "tax", kind="issue"),
    ])
    graph = direct(network)
    assert set(graph) == {"A", "B"}
    assert list(graph.edges) == [("A", "B")]
    edge = graph.edges["A", "B"]
    assert (edge["positive"], edge["negative"]) == pytest.approx((0.5, 0.8))
    assert edge["weight"] == pytest.approx(-0.3)


def test_relations_add_what_two_actors_share() -> None:
    network = to_network([
        say("A", "support", "tax", kind="issue"), say("B", "support", "tax", kind="issue"),
        say("C", "oppose", "A"), say("C", "oppose", "tax", kind="issue"),
    ])
    graph = relations(network)
    assert graph.edges["A", "B"]["weight"] == pytest.approx(0.5)
    assert graph.edges["A", "C"]["direct"] == pytest.approx(-0.8)
    assert graph.edges["A", "C"]["shared"] == pytest.approx(-0.5 / 1.5)
    assert not relations(network, shared=0).has_edge("A", "B")


@pytest.mark.parametrize("normalise", ["none", "activity", "jaccard", "cosine"])
@pytest.mark.parametrize("block", [2, 256])
def test_relations_share_what_the_subtract_projection_tells(
    normalise: Normalise, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projections, "_BLOCK", block)
    rng = random.Random(5)
    said = [say(f"a{rng.randrange(9)}", rng.choice(["support", "oppose"]), f"i{rng.randrange(6)}", start=100 * number,
                kind="issue") for number in range(60)]
    network = to_network(said)
    expected = {frozenset(pair): w for *pair, w in project(network, normalise=normalise).edges(data="weight") if w}
    found = {frozenset(pair): w for *pair, w in relations(network, shared=1, normalise=normalise).edges(data="shared")}
    assert found == pytest.approx(expected) and len(found) > 10


def test_talks_weigh_less_than_support() -> None:
    talks = relations(to_network([say("Peru", "cooperate", "Chile")]))
    support = relations(to_network([say("Peru", "support", "Chile")]))
    assert talks.edges["Chile", "Peru"]["weight"] == pytest.approx(0.3 * support.edges["Chile", "Peru"]["weight"])
