import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from signed_cases import say

from stancegraph.errors import InputError
from stancegraph.network import to_network
from stancegraph.values import STANCES


def test_no_statements_give_an_empty_network() -> None:
    network = to_network([])
    assert isinstance(network, nx.MultiDiGraph)
    assert len(network) == 0 and network.graph == {"statements": 0, "documents": 0}


@pytest.mark.parametrize("bound", ["last week", "2012-1", "04/02/2012", ""])
def test_a_date_that_is_not_iso_is_refused(bound: str) -> None:
    with pytest.raises(InputError, match="ISO 8601"):
        to_network([], since=bound)


def test_unknown_words_are_refused() -> None:
    with pytest.raises(InputError, match="adore"):
        to_network([], stances=["adore"])
    with pytest.raises(InputError, match="volume"):
        to_network([say("Peru", "support", "Chile")], weight="volume")  # type: ignore[arg-type]


@pytest.mark.parametrize("filters", [
    {"factual_only": True}, {"min_confidence": 0.81}, {"since": "2012-02-05"}, {"until": "2012-01"},
    {"stances": ["attack"]},
])
def test_what_a_filter_excludes_leaves_no_node(filters: dict[str, object]) -> None:
    assert len(to_network([say("Peru", "support", "Chile", factuality="possible")], **filters)) == 0


def test_a_window_leaves_undated_statements_out() -> None:
    undated = say("Peru", "support", "Chile", date=None)
    assert len(to_network([undated], until="2099")) == 0
    assert len(to_network([undated])) == 2


def test_bounds_are_inclusive_beginnings_of_dates() -> None:
    statement = say("Peru", "support", "Chile")
    for bounds in ({"since": "2012"}, {"until": "2012-02"}, {"since": "2012-02-04", "until": "2012-02-04"}):
        assert to_network([statement], **bounds).number_of_edges() == 1


def test_one_edge_for_each_actor_target_and_sign() -> None:
    network = to_network([
        say("Peru", "support", "Chile", confidence=0.5),
        say("Peru", "aid", "Chile", start=50, confidence=0.5),
        say("Peru", "aid", "Chile", doc="d2", confidence=0.5, date="2012-03-01"),
        say("Peru", "accuse", "Chile", doc="d2", start=50),
        say("Chile", "support", "Peru"),
    ])
    assert sorted(network.edges(keys=True)) == [("Chile", "Peru", 1), ("Peru", "Chile", -1), ("Peru", "Chile", 1)]
    edge = network.edges["Peru", "Chile", 1]
    assert edge["stances"] == {"aid": 2, "support": 1}
    assert edge["documents"] == 2 and len(edge["statements"]) == 3
    assert edge["weight"] == pytest.approx(0.75 + 0.5)
    assert (edge["first"], edge["last"]) == ("2012-02-04T10:00:00", "2012-03-01")


@pytest.mark.parametrize(("how", "weight"), [("expected", 0.75 + 0.5), ("documents", 2.0), ("statements", 3.0)])
def test_weights(how: str, weight: float) -> None:
    held = [say("Peru", "aid", "Chile", doc=doc, start=start, confidence=0.5)
            for doc, start in (("d1", 0), ("d1", 50), ("d2", 0))]
    assert to_network(held, weight=how).edges["Peru", "Chile", 1]["weight"] == pytest.approx(weight)  # type: ignore[arg-type]


def test_a_person_counts_as_the_body_it_speaks_for() -> None:
    held = [
        say("Ana Rojas", "condemn", "Luis Paz", actor_type="Person", actor_of="Peru", target_type="Person",
            target_of="Chile"),
        say("Mia Sol", "support", "Peru", actor_type="Person", actor_of=None),
    ]
    network = to_network(held)
    assert sorted(network.edges(keys=True)) == [("Mia Sol", "Peru", 1), ("Peru", "Chile", -1)]
    assert network.nodes["Chile"]["persons"] == ("Luis Paz",)
    assert network.nodes["Chile"]["type"] is None
    assert to_network(held, types={"Chile": "State"}).nodes["Chile"]["type"] == "State"
    assert ("Ana Rojas", "Luis Paz", -1) in to_network(held, aggregate_persons=False).edges


def test_an_organization_with_a_principal_stays_itself() -> None:
    held = [say("Ministry of Fisheries", "oppose", "Chile", actor_type="Organization", actor_of="Peru")]
    assert "Peru" not in to_network(held)


def test_kinds_and_types() -> None:
    network = to_network([
        say("Peru", "support", "fishing treaty", kind="issue"),
        say("Peru", "support", "Lima Group", kind="issue"),
        say("Lima Group", "oppose", "Chile", actor_type="Organization"),
    ])
    assert {n: (d["kind"], d["type"]) for n, d in network.nodes(data=True)} == {
        "Chile": ("actor", "State"),
        "Lima Group": ("actor", "Organization"),
        "Peru": ("actor", "State"),
        "fishing treaty": ("issue", "Issue"),
    }


def test_a_statement_given_twice_counts_once() -> None:
    statement = say("Peru", "support", "Chile")
    assert to_network([statement, statement]).edges["Peru", "Chile", 1]["weight"] == pytest.approx(0.8)


_NAMES = st.sampled_from(["Peru", "Chile", "Bolivia", "Ana Rojas"])
_STATEMENTS = st.lists(st.builds(
    lambda actor, stance, target, start: say(actor, stance, target, start=start),
    _NAMES, st.sampled_from(sorted(STANCES)), _NAMES, st.integers(0, 900),
), max_size=12)


@given(_STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(held: list, random: object) -> None:
    mixed = list(held)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = to_network(held), to_network(mixed)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


@given(_STATEMENTS)
def test_every_statement_is_behind_exactly_one_edge(held: list) -> None:
    network = to_network(held)
    behind = [i for *_, ids in network.edges(data="statements") for i in ids]
    assert sorted(behind) == sorted({s.id for s in held})
