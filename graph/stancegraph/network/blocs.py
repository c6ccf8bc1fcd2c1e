"""Signed blocs: groups that stand together and against others.

Method: the generalised Potts model for signed graphs of V. A. Traag and J. Bruggeman (2009), Community detection in
networks with positive and negative links, Physical Review E 80, 036115. With ``resolution`` 0 it minimises the line
index of frustration over any number of blocs (P. Doreian and A. Mrvar 1996, A partitioning approach to structural
balance, Social Networks 18); with 1 it maximises the signed modularity of S. Gomez, P. Jensen and A. Arenas (2009),
Analysis of community structure in networks of correlated data, Physical Review E 80, 016114. The search is that of
V. D. Blondel et al. (2008, "Louvain") on the positive part for a first partition, then relocation and merging of
Doreian and Mrvar over the signed graph, from several seeded starts, the best kept.
"""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from .balance import frustration

__all__ = ["Partition", "blocs", "hold"]

_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Partition:
    """Blocs, largest first, members sorted; ``of`` maps a member to its bloc's index.

    ``frustration`` is the share of the graph's weight that the partition does not explain, ``score`` the value that
    was maximised.
    """

    blocs: tuple[tuple[str, ...], ...]
    of: Mapping[str, int]
    frustration: float
    score: float


def blocs(graph: nx.Graph, *, resolution: float = 0.0, seed: int = 0, starts: int = 8) -> Partition:
    """Partition a signed, weighted, undirected graph (edge ``weight``, missing = 1) into blocs.

    ``resolution`` 0 minimises frustration, 1 maximises signed modularity (more and smaller blocs where much is
    connected). The same graph, seed and number of starts give the same blocs.
    """
    potts = _Potts(graph, resolution)
    rng = random.Random(seed)
    best: dict[str, int] = {}
    best_score = float("-inf")
    for first in _starts(graph, rng, seed, starts):
        labels = potts.climb(first, rng)
        score = potts.score(labels)
        if score > best_score + _EPSILON:
            best, best_score = labels, score
    members = defaultdict(list)
    for node in sorted(best):
        members[best[node]].append(node)
    ordered = sorted(map(tuple, members.values()), key=lambda bloc: (-len(bloc), bloc))
    of = {node: index for index, bloc in enumerate(ordered) for node in bloc}
    return Partition(tuple(ordered), of, frustration(graph, of), best_score if best else 0.0)


def hold(graph: nx.Graph, of: Mapping[str, int]) -> dict[str, float]:
    """How firmly each node is held in its bloc: its weight to it, less that to the next best bloc it is tied to.

    Opposition to all others holds it, too. Near 0 (or below) the placement rests on almost no evidence.
    """
    held = {}
    for node in graph:
        pull: dict[int, float] = defaultdict(float)
        for other, data in graph[node].items():
            if other != node:
                pull[of[other]] += data.get("weight", 1.0)
        own = pull.pop(of[node], 0.0)
        held[node] = own - max(pull.values(), default=0.0)
    return held


def _starts(graph: nx.Graph, rng: random.Random, seed: int, number: int) -> list[dict[str, int]]:
    nodes = sorted(graph)
    positive = nx.Graph()
    positive.add_nodes_from(nodes)
    positive.add_weighted_edges_from(
        (a, b, w) for a, b, w in sorted(graph.edges(data="weight", default=1.0)) if w > 0 and a != b
    )
    communities = nx.community.louvain_communities(positive, seed=seed) if nodes else []
    found = [{node: index for index, group in enumerate(communities) for node in group}]
    found.append({node: index for index, node in enumerate(nodes)})
    found += [{node: rng.randrange(2 + turn % 3) for node in nodes} for turn in range(max(0, number - 2))]
    return found[: max(1, number)]


class _Potts:
    """The objective: weight inside blocs minus ``resolution`` times what chance would put there."""

    def __init__(self, graph: nx.Graph, resolution: float) -> None:
        self.resolution = resolution
        self.near: dict[str, dict[str, float]] = {node: {} for node in sorted(graph)}
        for a, b, weight in graph.edges(data="weight", default=1.0):
            if a != b and weight:
                self.near[a][b] = self.near[b][a] = weight
        self.plus = {n: sum(w for w in near.values() if w > 0) for n, near in self.near.items()}
        self.minus = {n: -sum(w for w in near.values() if w < 0) for n, near in self.near.items()}
        self.all_plus, self.all_minus = sum(self.plus.values()), sum(self.minus.values())

    def chance(self, plus_a: float, minus_a: float, plus_b: float, minus_b: float) -> float:
        """The signed weight expected between two groups by their degrees, times the resolution."""
        expected = plus_a * plus_b / self.all_plus if self.all_plus else 0.0
        return self.resolution * (expected - (minus_a * minus_b / self.all_minus if self.all_minus else 0.0))

    def climb(self, labels: Mapping[str, int], rng: random.Random) -> dict[str, int]:
        """Move nodes, then merge blocs, as long as either raises the score."""
        current = dict(labels)
        self._relocate(current, rng)
        while self._merge(current):
            self._relocate(current, rng)
        return current

    def score(self, labels: Mapping[str, int]) -> float:
        inside = sum(w for a, near in self.near.items() for b, w in near.items() if labels[a] == labels[b]) / 2
        plus, minus = self._mass(labels)
        return inside - sum(self.chance(plus[k], minus[k], plus[k], minus[k]) for k in plus) / 2

    def _mass(self, labels: Mapping[str, int]) -> tuple[dict[int, float], dict[int, float]]:
        plus: dict[int, float] = defaultdict(float)
        minus: dict[int, float] = defaultdict(float)
        for node, label in labels.items():
            plus[label] += self.plus[node]
            minus[label] += self.minus[node]
        return plus, minus

    def _relocate(self, labels: dict[str, int], rng: random.Random) -> None:
        """Move each node to where it raises the score most; a move calls its neighbours up again."""
        plus, minus = self._mass(labels)
        order = list(self.near)
        rng.shuffle(order)
        queue, waiting = deque(order), set(order)
        fresh = max(labels.values(), default=0) + 1
        while queue:
            node = queue.popleft()
            waiting.discard(node)
            p, m, here = self.plus[node], self.minus[node], labels[node]
            plus[here] -= p
            minus[here] -= m
            links: dict[int, float] = defaultdict(float)
            for other, weight in self.near[node].items():
                links[labels[other]] += weight
            gain = {k: link - self.chance(p, m, plus[k], minus[k]) for k, link in links.items()}
            stay = gain.get(here, -self.chance(p, m, plus[here], minus[here]))
            gain[fresh] = 0.0
            there = max(gain, key=lambda k: (gain[k], -k))
            if gain[there] > stay + _EPSILON:
                labels[node] = there
                fresh += there == fresh
                called = [other for other in self.near[node] if labels[other] != there and other not in waiting]
                queue.extend(called)
                waiting.update(called)
            plus[labels[node]] += p
            minus[labels[node]] += m

    def _merge(self, labels: dict[str, int]) -> bool:
        """Join the pair of blocs that gains most, again and again; whether any was joined."""
        plus, minus = self._mass(labels)
        between: dict[int, dict[int, float]] = {label: defaultdict(float) for label in plus}
        for a, near in self.near.items():
            for b, weight in near.items():
                if labels[a] != labels[b]:
                    between[labels[a]][labels[b]] += weight
        into: dict[int, int] = {}
        while True:
            gain = {
                (k, j): weight - self.chance(plus[k], minus[k], plus[j], minus[j])
                for k, row in between.items() for j, weight in row.items() if k < j
            }
            pair = max(gain, key=lambda key: (gain[key], key), default=None)
            if pair is None or gain[pair] <= _EPSILON:
                break
            kept, lost = pair
            into[lost] = kept
            plus[kept] += plus.pop(lost)
            minus[kept] += minus.pop(lost)
            for j, weight in between.pop(lost).items():
                del between[j][lost]
                if j != kept:
                    between[kept][j] += weight
                    between[j][kept] += weight
        for node, label in labels.items():
            while label in into:
                label = into[label]
            labels[node] = label
        return bool(into)
