"""The network of statements that need not fit into memory: as `stancegraph.network.to_network`, aggregated in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import networkx as nx

from .tables import Tables

__all__ = ["aggregated"]

_EDGES = """
SELECT tail, head, polarity, sum(chance) AS weight, count(*) AS documents, min(first), max(last) FROM (
    SELECT tail, head, polarity, doc, 1 - product(1 - confidence) AS chance, min(date) AS first, max(date) AS last
    FROM said GROUP BY tail, head, polarity, doc)
GROUP BY tail, head, polarity ORDER BY tail, head, polarity
"""
_STANCES = "SELECT tail, head, polarity, stance, count(*) FROM said GROUP BY ALL ORDER BY stance"
_IDS = "SELECT tail, head, polarity, list(id ORDER BY doc, start, cue_start, id) FROM said GROUP BY ALL"
_SIDES = """
WITH sides AS (
    SELECT tail AS node, actor AS name, actor_type AS kind, true AS is_actor, id, doc FROM said
    UNION ALL SELECT head, target, target_type, target_kind = 'actor', id, doc FROM said)
"""
_NODES = f"""{_SIDES}
SELECT node, bool_or(is_actor), count(DISTINCT id), count(DISTINCT doc),
       list_sort(list(DISTINCT name) FILTER (is_actor AND name <> node))
FROM sides GROUP BY node ORDER BY node
"""
_KINDS = f"""{_SIDES}
SELECT node, kind FROM sides WHERE is_actor AND name = node AND kind <> ''
GROUP BY node, kind QUALIFY row_number() OVER (PARTITION BY node ORDER BY count(*) DESC, kind) = 1
"""


def aggregated(tables: Tables, *, types: Mapping[str, str] | None = None, ids: bool = False) -> nx.MultiDiGraph:
    """The signed network; held are its nodes and edges. Statement ids are distinct.

    Nodes and edges are those of `stancegraph.network.to_network` over the same statements, but that an edge carries the
    ``statements`` behind it only with ``ids``.
    """
    network = nx.MultiDiGraph(
        statements=tables.number("SELECT count(*) FROM statements"),
        documents=tables.number("SELECT count(DISTINCT doc) FROM statements"),
    )
    network.add_nodes_from(_nodes(tables, types or {}))
    stances: dict[tuple[str, str, int], dict[str, int]] = defaultdict(dict)
    for tail, head, sign, stance, number in tables.rows(_STANCES):
        stances[tail, head, sign][stance] = number
    behind = {row[:3]: tuple(row[3]) for row in tables.rows(_IDS)} if ids else {}
    for tail, head, sign, weight, documents, first, last in tables.rows(_EDGES):
        at = tail, head, sign
        network.add_edge(
            tail, head, key=sign, sign=sign, weight=weight, stances=stances[at], documents=documents,
            statements=behind.get(at, ()), first=first, last=last,
        )  # fmt: skip
    for name, strength in network.degree(weight="weight"):
        network.nodes[name]["strength"] = strength
    return network


def _nodes(tables: Tables, types: Mapping[str, str]) -> list[tuple[str, dict[str, Any]]]:
    kinds: dict[str, str] = dict(tables.rows(_KINDS))
    return [
        (name, {
            "label": name,
            "kind": "actor" if actor else "issue",
            "type": types.get(name) or kinds.get(name) if actor else "Issue",
            "statements": statements,
            "documents": documents,
            "strength": 0.0,
            "persons": tuple(persons or ()),
        })
        for name, actor, statements, documents, persons in tables.rows(_NODES)
    ]
