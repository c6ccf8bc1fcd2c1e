import pytest
from signed_cases import say

from stancegraph.network import divided_issues, polarisation, side_changes, signed_degrees, to_network
from stancegraph.values import Statement


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
