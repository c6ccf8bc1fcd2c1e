from itertools import combinations

import networkx as nx
import pytest
from signed_cases import say, signed

from stancegraph.network import divided_issues, pn_centrality, polarisation, side_changes, signed_degrees, to_network
from stancegraph.values import Statement


def test_without_ties_nobody_is_central() -> None:
    assert pn_centrality(nx.Graph()) == {}
    assert pn_centrality(nx.empty_graph(["A"])) == {"A": 1.0}
    assert pn_centrality(nx.empty_graph(["A", "B"])) == {"A": 1.0, "B": 1.0}


@pytest.mark.parametrize(("weight", "value"), [(1.0, 2.0), (0.3, 2.0), (-1.0, 0.5)])
def test_among_equals_all_have_the_same_pn_centrality(weight: float, value: float) -> None:
    """Where all are friends it is 2, the most there is; where all are foes 1 / (1 + 1)."""
    graph = signed(*((a, b, weight) for a, b in combinations("ABCDE", 2)))
    assert pn_centrality(graph) == pytest.approx(dict.fromkeys("ABCDE", value))


def test_pn_centrality_weighs_foes_twice_and_asks_who_they_are() -> None:
    """Friends A and B, foe C of A: x_A = 1 + (x_B - 2 x_C) / 4, x_B = 1 + x_A / 4, x_C = 1 - x_A / 2."""
    found = pn_centrality(signed(("A", "B", 1.0), ("A", "C", -2.0)))
    assert found == pytest.approx({"A": 12 / 11, "B": 14 / 11, "C": 5 / 11})


def on(day: str, actor: str, stance: str, target: str = "dam", **more: object) -> Statement:
    return say(actor, stance, target, kind="issue", doc=f"{day}{actor}", date=day, **more)


def test_nothing_has_no_measures() -> None:
    network = to_network([])
    assert signed_degrees(network) == divided_issues(network) == side_changes([]) == []
    assert polarisation(network) is None


def test_one_sided_issues_are_not_polarised() -> None:
    network = to_network([on("2012-01-01", name, "support") for name in "ABC"])
    assert polarisation(network) == 0.0
    assert divided_issues(network)[0]["divisiveness"] == 0.0


def test_divided_issues_by_variance_and_weight() -> None:
    held = [("A", "support", "dam"), ("B", "support", "dam"), ("C", "support", "dam"), ("D", "reject", "dam"),
            ("A", "support", "tax"), ("B", "reject", "tax"), ("A", "support", "road")]
    network = to_network([on("2012-01-01", *row) for row in held], weight="statements")
    rows = divided_issues(network)
    assert [row["issue"] for row in rows] == ["dam", "tax", "road"]
    assert [row["polarisation"] for row in rows] == pytest.approx([0.75, 1.0, 0.0])
    assert [row["divisiveness"] for row in rows] == pytest.approx([3.0, 2.0, 0.0])
    assert (rows[0]["actors_for"], rows[0]["actors_against"]) == (3, 1)
    assert polarisation(network) == pytest.approx(5 / 7)


def test_signed_degrees_by_direction() -> None:
    said = [say("A", "support", "B"), say("C", "attack", "B", start=50), say("C", "condemn", "B", doc="d2"),
            say("B", "support", "dam", kind="issue", start=90), say("B", "support", "B", start=130)]
    rows = {row["actor"]: row for row in signed_degrees(to_network(said, weight="statements"))}
    assert list(rows) == ["B", "C", "A"]
    b = rows["B"]
    assert (b["in_positive"], b["in_negative"], b["in_negative_degree"], b["net"]) == (1, 2, 1, -1)
    assert (b["out_positive"], b["out_positive_degree"], b["out_negative"]) == (1, 1, 0)


@pytest.mark.parametrize("said", [
    [on("2012-01-01", "A", "support"), on("2012-02-01", "A", "aid")],
    [on("2012-01-01", "A", "support"), on("2012-02-01", "B", "reject")],
    [on("2012-01-01", "A", "support"), on("2012-02-01", "A", "reject", "tax")],
    [say("A", "support", "dam", kind="issue", date=None), on("2012-02-01", "A", "reject")],
    [on("2012-01-01", "A", "support"), on("2012-02-01", "A", "reject"), on("2012-02-01", "A", "aid", start=50)],
])
def test_no_change_of_side(said: list[Statement]) -> None:
    assert side_changes(said) == []


def test_a_change_of_side_is_dated_and_evidenced() -> None:
    said = [on("2012-03-05", "A", "reject"), on("2012-01-01", "A", "support"), on("2012-02-01", "A", "aid")]
    assert side_changes(said) == [{"actor": "A", "target": "dam", "before": 1, "after": -1, "last": "2012-02-01",
                                   "first": "2012-03-05", "statements": (said[0].id,)}]


def test_a_body_changes_side_through_its_person() -> None:
    said = [on("2012-01-01", "A", "support"), on("2012-02-01", "Ann", "reject", actor_type="Person", actor_of="A")]
    assert [row["actor"] for row in side_changes(said)] == ["A"]
    assert side_changes(said, aggregate_persons=False) == []
