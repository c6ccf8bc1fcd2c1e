import random
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signed_cases import signed

from stancegraph.network import Partition, TriangleCensus, balance, blocs, frustration, triangles


def test_nothing_gives_no_bloc() -> None:
    assert blocs(nx.Graph()) == Partition((), {}, 0.0, 0.0)
    assert triangles(nx.Graph()) == TriangleCensus((0, 0, 0, 0))
    assert triangles(nx.Graph()).share is None
    assert frustration(nx.Graph(), {}) == 0.0


def test_foes_alone_share_no_bloc() -> None:
    found = blocs(signed(("a", "b", -1), ("b", "c", -1), ("a", "c", -1)))
    assert found.blocs == (("a",), ("b",), ("c",)) and found.frustration == 0


def test_those_without_relations_stay_alone() -> None:
    graph = signed(("a", "b", 1))
    graph.add_node("z")
    assert blocs(graph).blocs == (("a", "b"), ("z",))


def test_two_balanced_camps() -> None:
    left, right = "abc", "xyzw"
    graph = signed(*[(a, b, 1) for side in (left, right) for a, b in combinations(side, 2)],
                   *[(a, b, -1) for a in left for b in right])
    found = blocs(graph)
    assert found.blocs == (("w", "x", "y", "z"), ("a", "b", "c"))
    assert found.of["a"] == 1 and found.frustration == 0
    assert triangles(graph).unbalanced == 0


def test_the_smallest_contradiction() -> None:
    graph = signed(("a", "b", 1), ("b", "c", 1), ("a", "c", -1))
    found = blocs(graph)
    assert found.frustration == pytest.approx(1 / 3)
    census = triangles(graph)
    assert census.counts == (0, 1, 0, 0) and census.share == 0


def test_weights_decide_which_edge_is_broken() -> None:
    found = blocs(signed(("a", "b", 1), ("b", "c", 5), ("a", "c", -3)))
    assert found.blocs == (("b", "c"), ("a",)) and found.frustration == pytest.approx(1 / 9)


def test_the_slovene_parliamentary_parties_of_1994() -> None:
    """Two camps of five, as found with the relocation method by Doreian and Mrvar (1996, data of Kropivnik, Mrvar)."""
    parties = ["SKD", "ZLSD", "SDSS", "LDS", "ZS-ESS", "ZS", "DS", "SLS", "SPS-SNS", "SNS"]
    rows = """0 -215 114 -89 -77 94 -170 176 117 -210
              -215 0 -217 134 77 -150 57 -253 -230 49
              114 -217 0 -203 -80 138 -109 177 180 -174
              -89 134 -203 0 157 -142 173 -241 -254 23
              -77 77 -80 157 0 -188 170 -120 -160 -9
              94 -150 138 -142 -188 0 -97 140 116 -106
              -170 57 -109 173 170 -97 0 -184 -191 -6
              176 -253 177 -241 -120 140 -184 0 235 -132
              117 -230 180 -254 -160 116 -191 235 0 -164
              -210 49 -174 23 -9 -106 -6 -132 -164 0"""
    table = [[int(cell) for cell in row.split()] for row in rows.splitlines()]
    graph = signed(*[(parties[i], parties[j], table[i][j]) for i, j in combinations(range(10), 2)])
    found = blocs(graph)
    assert set(found.blocs) == {
        ("SDSS", "SKD", "SLS", "SPS-SNS", "ZS"), ("DS", "LDS", "SNS", "ZLSD", "ZS-ESS"),
    }


def test_modularity_cuts_what_frustration_leaves_whole() -> None:
    ring = signed(*[(f"{k}{a}", f"{k}{b}", 1) for k in range(4) for a, b in combinations(range(5), 2)],
                  *[(f"{k}0", f"{(k + 1) % 4}1", 1) for k in range(4)])
    assert len(blocs(ring).blocs) == 1
    assert [len(bloc) for bloc in blocs(ring, resolution=1).blocs] == [5, 5, 5, 5]


_GRAPHS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from([-2, -1, 1, 2])), max_size=15,
).map(lambda edges: signed(*[edge for edge in edges if edge[0] != edge[1]]))


@settings(max_examples=60, deadline=None)
@given(_GRAPHS, st.integers(0, 3))
def test_no_partition_of_a_small_graph_is_better(graph: nx.Graph, seed: int) -> None:
    found = blocs(graph, seed=seed)
    assert found == blocs(graph, seed=seed)
    assert sorted(node for bloc in found.blocs for node in bloc) == sorted(graph)
    best = min((frustration(graph, labels) for labels in _partitions(sorted(graph))), default=0.0)
    assert found.frustration == pytest.approx(best)


def _partitions(nodes: list[str]) -> list[dict[str, int]]:
    found: list[dict[str, int]] = [{}]
    for node in nodes:
        found = [{**labels, node: k} for labels in found for k in range(len(set(labels.values())) + 1)]
    return found


@given(_GRAPHS)
def test_triangles_against_enumeration(graph: nx.Graph) -> None:
    counts = [0, 0, 0, 0]
    for trio in combinations(graph, 3):
        edges = graph.subgraph(trio).edges(data="weight")
        if len(edges) == 3:
            counts[sum(w < 0 for *_, w in edges)] += 1
    assert triangles(graph).counts == tuple(counts)


def test_triangles_are_the_same_by_matrix_and_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(3)
    graph = signed(*((str(a), str(b), rng.choice([-1.0, 1.0])) for a, b in combinations(range(12), 2)
                     if rng.random() < 0.7), ("0", "0", -1.0))
    by_matrix = triangles(graph)
    monkeypatch.setattr(balance, "_DENSE", 0)
    assert triangles(graph) == by_matrix and min(by_matrix.counts) > 0
