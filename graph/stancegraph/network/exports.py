"""The network as tables (CSV), GraphML, GEXF with time and JSON (node-link).

Safe for None, lists, dictionaries and control characters.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

__all__ = ["edge_rows", "node_rows", "write_csv", "write_gexf", "write_graphml", "write_json", "write_tables"]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def node_rows(network: nx.Graph) -> list[dict[str, Any]]:
    """One row per node: its name under "id", then its attributes."""
    return [{"id": name, **data} for name, data in network.nodes(data=True)]


def edge_rows(network: nx.Graph) -> list[dict[str, Any]]:
    """One row per edge: "source", "target", then its attributes."""
    return [{"source": a, "target": b, **data} for a, b, data in network.edges(data=True)]


def write_csv(rows: Iterable[Mapping[str, Any]], path: Path | str, columns: Sequence[str] = ()) -> None:
    """Write rows as UTF-8 CSV; the columns are those named, then the rows' other keys in order of appearance.

    Name the columns where there may be no row, so that the file has a header. None is an empty cell, lists and
    dictionaries are JSON.
    """
    held = list(rows)
    columns = list(dict.fromkeys([*columns, *(key for row in held for key in row)]))
    with Path(path).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if row.get(key) is None else _plain(row[key]) for key in columns] for row in held)


def write_tables(network: nx.Graph, folder: Path | str) -> tuple[Path, Path]:
    """Write ``nodes.csv`` and ``edges.csv`` into the folder (made where missing); their paths come out."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    nodes, edges = place / "nodes.csv", place / "edges.csv"
    write_csv(node_rows(network), nodes)
    write_csv(edge_rows(network), edges)
    return nodes, edges


def write_graphml(network: nx.Graph, path: Path | str) -> None:
    """Write GraphML that Gephi, Cytoscape and networkx read.

    None is left out, lists and dictionaries become JSON, characters that XML forbids become U+FFFD.
    """
    copy = network.__class__()
    copy.add_nodes_from((_clean(name), _attributes(data)) for name, data in network.nodes(data=True))
    if network.is_multigraph():
        copy.add_edges_from(
            (_clean(a), _clean(b), key, _attributes(data)) for a, b, key, data in network.edges(keys=True, data=True)
        )
    else:
        copy.add_edges_from((_clean(a), _clean(b), _attributes(data)) for a, b, data in network.edges(data=True))
    nx.write_graphml_xml(copy, str(path), encoding="utf-8", prettyprint=True, infer_numeric_types=True)


def write_gexf(network: nx.MultiDiGraph, path: Path | str) -> None:
    """Write GEXF 1.2 for Gephi, whose timeline then works: an edge lasts from its first to its last day.

    None, lists, dictionaries and forbidden characters as in `write_graphml`. The same network gives the same bytes.
    """
    copy = nx.MultiDiGraph()
    for name, data in network.nodes(data=True):
        copy.add_node(_clean(name), **_attributes(data))
    for place, (a, b, data) in enumerate(network.edges(data=True)):
        days = {word: data[key][:10] for word, key in (("start", "first"), ("end", "last")) if data.get(key)}
        copy.add_edge(_clean(a), _clean(b), key=place, **_attributes({**data, "id": place}), **days)
    text = "\n".join(nx.generate_gexf(copy)) + "\n"
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)
    declared = "" if text.startswith("<?xml") else '<?xml version="1.0" encoding="UTF-8"?>\n'
    Path(path).write_bytes((declared + text).encode())


def write_json(network: nx.Graph, path: Path | str) -> None:
    """Write the node-link JSON of networkx and d3 ("nodes", "links"); nothing is lost but tuples, which are lists."""
    edges = network.edges(keys=True, data=True) if network.is_multigraph() else network.edges(data=True)
    data = {
        "directed": network.is_directed(), "multigraph": network.is_multigraph(), "graph": network.graph,
        "nodes": [{**held, "id": name} for name, held in network.nodes(data=True)],
        "links": [{**held, "source": a, "target": b, **({"key": key[0]} if key else {})} for a, b, *key, held in edges],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    Path(path).write_bytes(text.encode("utf-8", "replace"))


def _attributes(data: Mapping[str, Any]) -> dict[str, Any]:
    plain = {key: _plain(value) for key, value in data.items() if value is not None}
    return {key: _clean(value) if isinstance(value, str) else value for key, value in plain.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
