from itertools import combinations

import numpy as np
import pytest

from stancegraph.view import layout
from stancegraph.view.layout import signed_layout

BOX = (80.0, 50.0, 10.0)


def test_nothing_has_no_place() -> None:
    assert signed_layout([], [], {}) == {}


def test_no_two_nodes_share_a_place() -> None:
    names = [str(number) for number in range(30)]
    places = signed_layout(names, [], dict.fromkeys(names, BOX))
    assert len(set(places.values())) == 30


def test_one_and_two_nodes() -> None:
    assert len(signed_layout(["a"], [], {"a": BOX})) == 1
    places = signed_layout(["a", "b"], [("a", "b", -1.0)], {"a": BOX, "b": BOX})
    assert places["a"] != places["b"]


def test_unknown_names_and_loops_in_edges_do_no_harm() -> None:
    places = signed_layout(["a", "b"], [("a", "a", 3.0), ("a", "z", 1.0)], {"a": BOX, "b": BOX})
    assert set(places) == {"a", "b"}


@pytest.fixture
def camps() -> tuple[list[str], list[tuple[str, str, float]]]:
    names = [f"{side}{number}" for side in "lr" for number in range(8)]
    edges = [(a, b, 1.0 if a[0] == b[0] else -1.0) for a, b in combinations(names, 2)]
    return names, edges


def test_allies_lie_nearer_than_opponents(camps: tuple[list[str], list[tuple[str, str, float]]]) -> None:
    names, edges = camps
    places = signed_layout(names, edges, dict.fromkeys(names, BOX))
    apart = {sign: np.mean([np.hypot(*np.subtract(places[a], places[b])) for a, b, w in edges if w == sign])
             for sign in (1.0, -1.0)}
    assert apart[-1.0] > 1.6 * apart[1.0]
    across, down = np.abs(np.subtract(*[np.mean([places[n] for n in names if n[0] == side], axis=0) for side in "lr"]))
    assert across > 120 > down, "the camps lie side by side"


def test_labels_do_not_overlap(camps: tuple[list[str], list[tuple[str, str, float]]]) -> None:
    names, edges = camps
    places = signed_layout(names, edges, dict.fromkeys(names, BOX))
    for a, b in combinations(names, 2):
        across, down = np.abs(np.subtract(places[a], places[b]))
        assert across > BOX[0] - 3 or down > BOX[1] - 3


def test_labels_do_not_overlap_in_a_crowd_of_friends() -> None:
    names = [str(number) for number in range(60)]
    boxes = {name: (60.0 + 3 * place, 40.0, 12.0) for place, name in enumerate(names)}
    pairs = list(combinations(names, 2))
    places = signed_layout(names, [(a, b, 3.0) for a, b in pairs], boxes, groups=dict.fromkeys(names, 0))
    for a, b in pairs:
        across, down = np.abs(np.subtract(places[a], places[b]))
        assert across > (boxes[a][0] + boxes[b][0]) / 2 - 1 or down > 39


def test_same_seed_same_places(camps: tuple[list[str], list[tuple[str, str, float]]]) -> None:
    names, edges = camps
    boxes = dict.fromkeys(names, BOX)
    assert signed_layout(names, edges, boxes, seed=3) == signed_layout(names, edges, boxes, seed=3)
    assert signed_layout(names, edges, boxes, seed=3) != signed_layout(names, edges, boxes, seed=4)


def test_a_start_is_kept_and_newcomers_join_their_friends() -> None:
    names = [*"abcd", "x"]
    start = {"a": (-400.0, 0.0), "b": (-400.0, 90.0), "c": (400.0, 0.0), "d": (400.0, 90.0)}
    edges = [("a", "b", 2.0), ("c", "d", 2.0), ("a", "c", -2.0), ("x", "c", 2.0), ("x", "a", -2.0)]
    places = signed_layout(names, edges, dict.fromkeys(names, BOX), start=start)

    def apart(a: str, b: str) -> float:
        return float(np.hypot(*np.subtract(places[a], places[b])))

    assert apart("x", "c") < apart("x", "a")


def test_the_weak_remainder_of_a_big_graph_is_set_beside_its_friends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_FULL", 50)
    names = [str(number) for number in range(200)]
    places = signed_layout(names, [("199", "0", 1.0)], dict.fromkeys(names, BOX))
    assert len(places) == 200 and np.isfinite(list(places.values())).all()
    assert np.hypot(*np.subtract(places["199"], places["0"])) < 300
