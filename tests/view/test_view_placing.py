from dataclasses import replace

import pytest
from syria_case import corpus

from stancegraph.network import to_network
from stancegraph.values import Statement
from stancegraph.view.placing import Standing, places, stand


def standing(statements: list[Statement]) -> Standing:
    return stand(statements, to_network(statements))


def apart(statements: list[Statement]) -> list[Statement]:
    """The same dispute told of other actors in other documents."""
    return [replace(s, id=f"{s.id}x", doc=f"{s.doc}x", actor=f"X {s.actor}", target=f"X {s.target}",
                    actor_of=s.actor_of and f"X {s.actor_of}") for s in statements]


def test_nothing_stands_nowhere() -> None:
    found = standing([])
    assert found.blocs == 0 and not found.firm and not found.aside


def test_one_weak_statement_makes_no_bloc() -> None:
    statement = next(s for s in corpus()[0] if s.actor == "China" and s.target == "Russia")
    assert standing([replace(statement, confidence=0.3)]).blocs == 0
    assert standing([replace(statement, confidence=0.9)]).blocs == 1


def test_a_member_on_little_evidence_is_not_firm() -> None:
    statements = corpus()[0]
    guest = replace(statements[4], id="guest", actor="Laos", confidence=0.3)
    found = standing([*statements, guest])
    assert found.bloc["Laos"] == found.bloc["Russia"]
    assert {"Russia", "Syrian government"} <= found.firm and "Laos" not in found.firm


@pytest.mark.parametrize(("name", "aside"), [("deputies", True), ("Deputies", False), ("النواب", False)])
def test_only_what_has_no_name_is_set_aside(name: str, aside: bool) -> None:
    statements = corpus()[0]
    found = standing([*statements, replace(statements[4], id="new", actor=name)])
    assert (name in found.aside) == aside


def test_who_is_named_twice_is_not_set_aside() -> None:
    statements = corpus()[0]
    more = [replace(statements[4], id=f"new{doc}", actor="rebels", doc=doc) for doc in ("one", "two")]
    assert "rebels" not in standing([*statements, *more]).aside


def test_two_disputes_lie_apart() -> None:
    here = corpus()[0]
    both = [*here, *apart(here)]
    network = to_network(both)
    names = sorted(network)
    for found in places(network, names, dict.fromkeys(names, 10.0), {n: n for n in names}, standing(both)):
        sides = [[place for name, place in found.items() if name.startswith("X ") == other] for other in (True, False)]
        assert any(max(p[axis] for p in a) < min(p[axis] for p in b) - 60
                   for axis in (0, 1) for a, b in (sides, sides[::-1]))
