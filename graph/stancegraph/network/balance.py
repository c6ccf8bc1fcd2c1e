"""Structural balance: how far a signed graph falls into camps without friends across or foes within.

Sources: D. Cartwright and F. Harary (1956), Structural balance, Psychological Review 63; J. A. Davis (1967),
Clustering and structural balance in graphs, Human Relations 20; P. Doreian and A. Mrvar (1996), Social Networks 18.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

__all__ = ["TriangleCensus", "frustration", "triangles"]


_DENSE = 4096
"""Up to so many nodes triangles are counted by products of whole matrices."""


@dataclass(frozen=True, slots=True)
class TriangleCensus:
    """Triangles by their number of negative edges: ``counts[k]`` holds those with k.

    A triangle is balanced (Cartwright and Harary) with an even number of negative edges; only one negative edge is
    a contradiction for Davis, who allows more than two camps.
    """

    counts: tuple[int, int, int, int]

    @property
    def balanced(self) -> int:
        return self.counts[0] + self.counts[2]

    @property
    def unbalanced(self) -> int:
        return self.counts[1] + self.counts[3]

    @property
    def share(self) -> float | None:
        """The balanced part of all triangles; None where there is no triangle."""
        return self.balanced / sum(self.counts) if any(self.counts) else None


def frustration(graph: nx.Graph, of: Mapping[str, int]) -> float:
    """The share (0..1) of weight that contradicts the blocs: negative within one, positive between two.

    ``of`` maps every node to its bloc. 0 means balanced in the sense of Davis (1967); for the best partition this is
    the line index of Doreian and Mrvar (1996) over the total weight. A graph without edges has 0.
    """
    weights = [(of[a] == of[b], w) for a, b, w in graph.edges(data="weight", default=1.0) if a != b]
    total = math.fsum(abs(w) for _, w in weights)
    return math.fsum(abs(w) for inside, w in weights if inside != (w > 0)) / total if total else 0.0


def triangles(graph: nx.Graph) -> TriangleCensus:
    """Count the triangles of a signed, undirected graph by the signs of their edges' ``weight``.

    By the traces of products of the positive and the negative adjacency matrix (F. Harary and H. J. Kommel (1979),
    Matrix measures for transitivity and balance, Journal of Mathematical Sociology 6); one by one in a large graph.
    """
    return _by_matrix(graph) if len(graph) <= _DENSE else _one_by_one(graph)


def _by_matrix(graph: nx.Graph) -> TriangleCensus:
    at = {node: place for place, node in enumerate(graph)}
    plus, minus = (np.zeros((len(at), len(at)), dtype=np.float32) for _ in range(2))
    for a, b, weight in graph.edges(data="weight", default=1.0):
        if a != b:
            side = minus if weight < 0 else plus
            side[at[a], at[b]] = side[at[b], at[a]] = 1.0
    two, foes = plus @ plus, minus @ minus
    walks = [(two, plus, 6), (two, minus, 2), (foes, plus, 2), (foes, minus, 6)]
    counts = [round(float(np.einsum("ij,ij", left, right, dtype=np.float64)) / times) for left, right, times in walks]
    return TriangleCensus((counts[0], counts[1], counts[2], counts[3]))


def _one_by_one(graph: nx.Graph) -> TriangleCensus:
    rank = {node: place for place, node in enumerate(sorted(graph, key=lambda n: (graph.degree(n), str(n))))}
    sign = {
        node: {other: graph.edges[node, other].get("weight", 1.0) < 0 for other in graph[node] if rank[other] > place}
        for node, place in rank.items()
    }
    counts = Counter(
        sign[a][b] + sign[a][c] + sign[b][c] for a in sign for b in sign[a] for c in sign[b] if c in sign[a]
    )
    return TriangleCensus((counts[0], counts[1], counts[2], counts[3]))
