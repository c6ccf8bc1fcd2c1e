"""Who stands with whom: the direct signed graph, and the projections of discourse network analysis.

Sources: P. Leifeld (2017), Discourse Network Analysis: Policy Debates as Dynamic Networks, in The Oxford Handbook of
Political Networks, ch. 12; P. Leifeld, J. Gruber, F. R. Bossner (2019), Discourse Network Analyzer Manual, sections on
the qualifier (congruence, conflict, subtract) and on normalisation (average activity, Jaccard, cosine).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import Literal

import networkx as nx
import numpy as np

from ..errors import InputError

__all__ = ["How", "Normalise", "direct", "positions", "project", "relations"]

How = Literal["congruence", "conflict", "subtract"]
Normalise = Literal["none", "activity", "jaccard", "cosine"]
Position = tuple[str, int]
_BLOCK = 256
"""Actors that are multiplied with all others at a time."""


def direct(network: nx.MultiDiGraph) -> nx.DiGraph:
    """The actor-actor stances: an edge carries ``positive``, ``negative`` and ``weight`` (their difference).

    Self-loops (a body's persons about each other) are left out.
    """
    graph = nx.DiGraph()
    graph.add_nodes_from((n, d) for n, d in network.nodes(data=True) if d["kind"] == "actor")
    for actor, target, data in network.edges(data=True):
        if actor == target or target not in graph:
            continue
        if not graph.has_edge(actor, target):
            graph.add_edge(actor, target, positive=0.0, negative=0.0, weight=0.0)
        edge = graph.edges[actor, target]
        edge["positive" if data["sign"] > 0 else "negative"] += data["weight"]
        edge["weight"] = edge["positive"] - edge["negative"]
    return graph


def positions(network: nx.MultiDiGraph, over: Collection[str] = ("issue",)) -> dict[str, frozenset[Position]]:
    """For each actor the set of (target, sign) that it was seen to hold, targets being of the kinds in ``over``."""
    held: dict[str, set[Position]] = {n: set() for n, kind in network.nodes(data="kind") if kind == "actor"}
    for actor, target, sign in network.edges(data="sign"):
        if actor != target and network.nodes[target]["kind"] in over:
            held[actor].add((target, sign))
    return {actor: frozenset(found) for actor, found in held.items()}


def project(
    network: nx.MultiDiGraph,
    how: How = "subtract",
    *,
    normalise: Normalise = "none",
    over: Collection[str] = ("issue",),
) -> nx.Graph:
    """Actors joined by the targets on which they agree or disagree (Leifeld 2017; positions counted once each).

    ``how``: "congruence" counts the targets that two actors both favour or both disfavour, "conflict" those where one
    favours what the other disfavours, "subtract" is congruence minus conflict. ``normalise``: "activity" divides by
    the mean number of positions of the two, "jaccard" by the number of positions that either holds, "cosine" by the
    geometric mean. ``over``: the kinds of target that count ("issue", "actor").

    An edge carries ``weight``, ``agree`` and ``disagree`` (sorted names of the targets). Pairs of weight 0 without
    any common target are left out. Raises `InputError` for an unknown ``how`` or ``normalise``.
    """
    if how not in ("congruence", "conflict", "subtract"):
        raise InputError(f"no such projection: {how!r}", cure="one of congruence, conflict, subtract")
    held = positions(network, over)
    graph = nx.Graph(how=how, normalise=normalise)
    graph.add_nodes_from((n, network.nodes[n]) for n in held)
    for a, b in _meeting(held):
        agree = sorted({target for target, _ in held[a] & held[b]})
        disagree = sorted({target for target, sign in held[a] if (target, -sign) in held[b]})
        count = {"congruence": len(agree), "conflict": len(disagree), "subtract": len(agree) - len(disagree)}[how]
        if agree if how == "congruence" else disagree if how == "conflict" else agree or disagree:
            weight = count / _norm(held[a], held[b], normalise)
            graph.add_edge(a, b, weight=weight, agree=tuple(agree), disagree=tuple(disagree))
    return graph


def relations(
    network: nx.MultiDiGraph, *, shared: float = 0.5, normalise: Normalise = "activity", talks: float = 0.3
) -> nx.Graph:
    """One signed, undirected graph of actors: direct stances of both directions plus what they share.

    ``weight`` = ``direct`` (net weight of the stances between the two) + ``shared`` x the subtract projection over
    issues and actors. So two states that back the same text are allies although neither speaks of the other. Pairs
    whose weight is 0 are left out. Cooperation counts ``talks`` times: opponents meet and consult too, and the scale of
    Goldstein (1992) gives a consultation about three tenths of an endorsement.
    """
    graph = nx.Graph()
    graph.add_nodes_from((n, d) for n, d in network.nodes(data=True) if d["kind"] == "actor")
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for a, b, weight in _spoken(network, talks):
        sums[min(a, b), max(a, b)][0] += weight
    if shared:
        for a, b, weight in _subtract(positions(network, ("issue", "actor")), normalise):
            sums[a, b][1] += shared * weight
    for (a, b), (spoken, common) in sorted(sums.items()):
        if not math.isclose(spoken + common, 0.0, abs_tol=1e-12):
            graph.add_edge(a, b, weight=spoken + common, direct=spoken, shared=common)
    return graph


def _spoken(network: nx.MultiDiGraph, talks: float) -> Iterator[tuple[str, str, float]]:
    """The signed weights of the stances between actors."""
    for actor, target, data in network.edges(data=True):
        if actor != target and network.nodes[target]["kind"] == "actor":
            cooperation = data["stances"].get("cooperate", 0) / sum(data["stances"].values())
            yield actor, target, data["sign"] * data["weight"] * (1 - (1 - talks) * cooperation)


def _meeting(held: dict[str, frozenset[Position]]) -> Iterator[tuple[str, str]]:
    """The pairs of actors with a common target, sorted."""
    holders: dict[str, set[str]] = defaultdict(set)
    for actor, found in held.items():
        for target, _ in found:
            holders[target].add(actor)
    yield from sorted({pair for actors in holders.values() for pair in combinations(sorted(actors), 2)})


def _subtract(held: Mapping[str, frozenset[Position]], normalise: Normalise) -> Iterator[tuple[str, str, float]]:
    """The subtract projection as pairs (a < b) with their weight, where that is not 0, by products of matrices.

    With +1 for favouring, -1 for disfavouring and 0 for both or neither, the product of two actors' rows is congruence
    minus conflict; whole numbers below 2^24 are exact in single precision.
    """
    names = sorted(held)
    targets = sorted({target for found in held.values() for target, _ in found})
    column = {target: at for at, target in enumerate(targets)}
    both = np.zeros((2, len(names), len(column)), dtype=np.float32)
    for row, name in enumerate(names):
        for target, sign in held[name]:
            both[int(sign < 0), row, column[target]] = 1.0
    stand = both[0] - both[1]
    for begin in range(0, len(names), _BLOCK):
        rows = slice(begin, begin + _BLOCK)
        count = np.triu(stand[rows] @ stand.T, begin + 1)
        common = both[0, rows] @ both[0].T + both[1, rows] @ both[1].T if normalise == "jaccard" else None
        for at, other in zip(*(place.tolist() for place in count.nonzero()), strict=True):
            a, b = names[begin + at], names[other]
            norm = _norm(held[a], held[b], normalise) if common is None else (
                len(held[a]) + len(held[b]) - float(common[at, other]))
            yield a, b, float(count[at, other]) / norm


def _norm(a: frozenset[Position], b: frozenset[Position], normalise: Normalise) -> float:
    if normalise == "none":
        return 1.0
    if normalise == "activity":
        return (len(a) + len(b)) / 2
    if normalise == "jaccard":
        return float(len(a | b))
    if normalise == "cosine":
        return math.sqrt(len(a) * len(b))
    raise InputError(f"no such normalisation: {normalise!r}", cure="one of none, activity, jaccard, cosine")
