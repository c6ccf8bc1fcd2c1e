"""Debates: who speaks in the same documents, whatever the signs; the parts of a corpus with little to do with another.

Method: the communities of V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre (2008), Fast unfolding of
communities in large networks, J. Stat. Mech. P10008 ("Louvain"), in the graph that joins actors and documents, with
the resolution of J. Reichardt and S. Bornholdt (2006), Statistical mechanics of community detection, Physical Review E
74, 016110. Parts with much in common are then joined, by the share of a part's ties that lead to another (conductance:
R. Kannan, S. Vempala and A. Vetta (2004), On clusterings: good, bad and spectral, Journal of the ACM 51), because a few
articles on one dispute otherwise fall apart by article. Signs must not count here: the two camps of one dispute belong
to one debate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from ..values import Statement
from .build import ends

__all__ = ["debates", "within"]

_COMMON = 0.2
"""A part with more than this share of its ties in another one is no debate of its own."""


def debates(
    statements: Iterable[Statement], *, aggregate_persons: bool = True, resolution: float = 0.5, seed: int = 0
) -> dict[str, int]:
    """The debate of each actor and issue; 0 is the one with most statements.

    An actor is tied to a document by the confidence of its statements there; an issue follows the documents that
    speak of it. A lower ``resolution`` gives fewer debates. The same statements and seed give the same debates.
    """
    told: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    actors: set[str] = set()
    for statement in statements:
        pair = ends(statement, aggregate_persons)
        actors.update(pair if statement.target_kind == "actor" else pair[:1])
        for name in set(pair):
            told[name][statement.doc] += statement.confidence
    ties = nx.Graph()
    for name in sorted(actors):
        ties.add_weighted_edges_from(((0, name), (1, doc), weight) for doc, weight in sorted(told[name].items()))
    parts = nx.community.louvain_communities(ties, resolution=resolution, seed=seed) if ties.size("weight") else [ties]
    at = _joined(ties, {name: index for index, part in enumerate(parts) for name in part})
    found = {name: at[0, name] if name in actors else _most(told[name], at) for name in sorted(told)}
    size: dict[int, float] = defaultdict(float)
    for name, index in found.items():
        size[index] += sum(told[name].values())
    order = {index: place for place, index in enumerate(sorted(size, key=lambda index: (-size[index], index)))}
    return {name: order[index] for name, index in found.items()}


def within(graph: nx.Graph, debate: Mapping[str, int]) -> nx.Graph:
    """A copy of the graph without the edges between two debates."""
    copy = graph.copy()
    copy.remove_edges_from([(a, b) for a, b in graph.edges if debate[a] != debate[b]])
    return copy


def _joined(ties: nx.Graph, at: Mapping[tuple[int, str], int]) -> dict[tuple[int, str], int]:
    """The parts, of which each that has much in common with another is joined to it, the smallest first."""
    shared: dict[int, dict[int, float]] = {index: defaultdict(float) for index in at.values()}
    for a, b, weight in ties.edges(data="weight"):
        for one, other in ((at[a], at[b]), (at[b], at[a])):
            shared[one][other] += weight
    into: dict[int, int] = {}
    for part in sorted(shared, key=lambda index: (sum(shared[index].values()), index)):
        row = shared[part]
        other = max(row.keys() - {part}, key=lambda index: (row[index], -index), default=part)
        if other == part or row[other] <= _COMMON * sum(row.values()):
            continue
        into[part] = other
        for third, weight in shared.pop(part).items():
            if third != part:
                shared[third].pop(part)
                shared[other][third] += weight
                shared[third][other] += weight if third != other else 0.0
        shared[other][other] += row[part] + row[other]
    return {name: _follow(into, index) for name, index in at.items()}


def _follow(into: Mapping[int, int], index: int) -> int:
    while index in into:
        index = into[index]
    return index


def _most(told: Mapping[str, float], at: Mapping[tuple[int, str], int]) -> int:
    votes: dict[int, float] = defaultdict(float)
    for doc, weight in told.items():
        votes[at[1, doc]] += weight
    return min(votes, key=lambda index: (-votes[index], index))
