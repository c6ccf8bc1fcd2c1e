"""Tables of measures: signed degree, divided issues, polarisation, and who changed sides.

Sources: S. Wasserman and K. Faust (1994), Social Network Analysis, ch. 4.5 (signed graphs), for degrees by sign; M. G.
Everett and S. P. Borgatti (2014), Networks containing negative ties, Social Networks 38, for PN centrality;
P. DiMaggio, J. Evans and B. Bryson (1996), Have Americans' social attitudes become more polarized?, American Journal of
Sociology 102, for polarisation as dispersion: the variance of positions +1 and -1, which is 4p(1-p) with a part p in
favour, 0 where all agree and 1 where both sides weigh the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import networkx as nx
import numpy as np

from ..values import Statement
from .build import ends

__all__ = ["divided_issues", "pn_centrality", "polarisation", "side_changes", "signed_degrees"]

_SIGNS = {1: "positive", -1: "negative"}


def signed_degrees(network: nx.MultiDiGraph) -> list[dict[str, Any]]:
    """One row per actor, strongest first: the weight it gives and gets by sign, from how many others, and the net.

    "out_…" is towards actors and issues, "in_…" from actors; "net" is what it gets in favour less what it gets against.
    Stances of a body's persons towards each other are left out.
    """
    rows = []
    for name, data in network.nodes(data=True):
        if data["kind"] != "actor":
            continue
        row: dict[str, Any] = {"actor": name, "type": data["type"]}
        for way, edges, other in (("out", network.out_edges, 1), ("in", network.in_edges, 0)):
            held = [(edge[other], *edge[2:]) for edge in edges(name, keys=True, data="weight") if edge[0] != edge[1]]
            for sign, word in _SIGNS.items():
                row[f"{way}_{word}"] = sum(weight for _, key, weight in held if key == sign)
                row[f"{way}_{word}_degree"] = sum(key == sign for _, key, _ in held)
        rows.append(row | {"net": row["in_positive"] - row["in_negative"], "strength": data["strength"]})
    return sorted(rows, key=lambda row: (-row["strength"], row["actor"]))


def pn_centrality(graph: nx.Graph) -> dict[str, float]:
    """The PN index (-1 to 2) of each node of a signed, undirected graph, by the signs of the edges' ``weight``.

    A node without ties has 1. Allies raise it, the more the better they stand; opponents lower it, the less the worse
    they stand: (I - A / (2n - 2))^-1 1 with A = P - 2N, P and N holding 1 for each positive and negative tie of the n
    nodes. Made for `relations`.
    """
    names = sorted(graph)
    if len(names) < 2:
        return dict.fromkeys(names, 1.0)
    at = {name: place for place, name in enumerate(names)}
    ties = np.zeros((len(names), len(names)))
    for a, b, weight in graph.edges(data="weight", default=1.0):
        if a != b and weight:
            ties[at[a], at[b]] = ties[at[b], at[a]] = 1.0 if weight > 0 else -2.0
    index = np.linalg.solve(np.eye(len(names)) - ties / (2 * len(names) - 2), np.ones(len(names)))
    return {name: float(value) for name, value in zip(names, index, strict=True)}


def divided_issues(network: nx.MultiDiGraph) -> list[dict[str, Any]]:
    """One row per issue, the most divisive first: actors and weight for and against, polarisation and their product.

    "polarisation" is 4p(1-p) with p the part of the weight in favour; "divisiveness" is it times the weight, so that a
    quarrel of many goes before one of two.
    """
    rows = []
    for name, kind in network.nodes(data="kind"):
        if kind != "issue":
            continue
        held = [(sign, weight) for _, _, sign, weight in network.in_edges(name, keys=True, data="weight")]
        favour, against = (sum(weight for key, weight in held if key == sign) for sign in (1, -1))
        total = favour + against
        spread = 4 * favour * against / total**2 if total else 0.0
        rows.append({
            "issue": name, "actors_for": sum(sign > 0 for sign, _ in held),
            "actors_against": sum(sign < 0 for sign, _ in held), "weight_for": favour, "weight_against": against,
            "polarisation": spread, "divisiveness": spread * total,
        })
    rows.sort(key=lambda row: (-row["divisiveness"], -row["weight_for"] - row["weight_against"], row["issue"]))
    return rows


def polarisation(network: nx.MultiDiGraph) -> float | None:
    """The mean polarisation (0..1) of the issues, each by its weight; None where no issue has any."""
    rows = divided_issues(network)
    total = sum(row["weight_for"] + row["weight_against"] for row in rows)
    return sum(row["divisiveness"] for row in rows) / total if total else None


def side_changes(statements: Iterable[Statement], *, aggregate_persons: bool = True) -> list[dict[str, Any]]:
    """One row per change: an actor that on one day favours what it disfavoured on the last day before, or the reverse.

    Days count by the net of their statements' confidences; days that even out, and undated statements, are passed
    over. Rows have "actor", "target", "before" and "after" (+1 or -1), "last" and "first" (days) and "statements" (the
    ids of the day of the change), ordered by that day.
    """
    days: dict[tuple[str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        if statement.date:
            days[ends(statement, aggregate_persons)][statement.date[:10]].append(statement)
    rows = []
    for (actor, target), held in days.items():
        before: tuple[int, str] | None = None
        for day, said in sorted(held.items()):
            net = round(sum(s.polarity * s.confidence for s in said), 9)
            if not net or actor == target:
                continue
            sign = 1 if net > 0 else -1
            if before and before[0] != sign:
                ids = tuple(sorted(s.id for s in said if s.polarity == sign))
                rows.append({"actor": actor, "target": target, "before": before[0], "after": sign, "last": before[1],
                             "first": day, "statements": ids})
            before = sign, day
    return sorted(rows, key=lambda row: (row["first"], row["actor"], row["target"]))
