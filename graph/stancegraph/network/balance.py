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

__all__ = ["TriangleCensus", "frustration", "triangles"]


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
    """Count the triangles of a signed, undirected graph by the signs of their edges' ``weight``."""
    rank = {node: place for place, node in enumerate(sorted(graph, key=lambda n: (graph.degree(n), str(n))))}
    sign = {
        node: {other: graph.edges[node, other].get("weight", 1.0) < 0 for other in graph[node] if rank[other] > place}
        for node, place in rank.items()
    }
    counts = Counter(
        sign[a][b] + sign[a][c] + sign[b][c] for a in sign for b in sign[a] for c in sign[b] if c in sign[a]
    )
    return TriangleCensus((counts[0], counts[1], counts[2], counts[3]))
