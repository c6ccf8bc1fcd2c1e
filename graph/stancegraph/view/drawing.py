"""The network as pyvis holds it: nodes with size, label and two places (actors alone; with issues), edges by sign.

The only module that touches pyvis. pyvis builds the data; its own page is not used, because it loads from the net.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import networkx as nx

from ..errors import ResourceError
from ..network import Partition, relations
from .layout import Box, Point, signed_layout

__all__ = ["draw", "label", "vis_script"]

_LINE, _LINES = 20, 2
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF])
"""Marks that turn the direction of all that follows on the canvas."""


def draw(
    network: nx.MultiDiGraph, partition: Partition, behind: Mapping[tuple[str, str, int], Sequence[int]], seed: int = 0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes (strongest first) and edges (heaviest last, so that they are drawn on top) as pyvis lists them.

    ``behind`` gives for each (actor, target, sign) the indices of its statements.
    """
    from pyvis.network import Network

    drawn = Network(directed=True)
    names = sorted(network, key=lambda n: (-network.nodes[n]["strength"], n))
    number = {name: index for index, name in enumerate(names)}
    sizes = _sizes(network, names)
    places, wide = _places(network, names, sizes, partition, seed)
    for name in names:
        data = network.nodes[name]
        issue = data["kind"] == "issue"
        x, y = wide[name] if issue else places[name]
        drawn.add_node(
            number[name], label=label(name) or "?", shape="box" if issue else "dot", size=sizes[name],
            x=x, y=y, place=[x, y], wide=list(wide[name]), name=name, kind=data["kind"], type=data["type"],
            strength=round(data["strength"], 3), persons=list(data["persons"]), bloc=partition.of.get(name, -1),
        )
    order = sorted(network.edges(keys=True, data="weight"), key=lambda edge: (edge[3], edge[:3]))
    for place, (actor, target, sign, weight) in enumerate(order):
        drawn.add_edge(
            number[actor], number[target], id=place, sign=sign, width=round(weight, 3), dashes=sign < 0,
            statements=list(behind[actor, target, sign]),
        )
    return drawn.nodes, drawn.edges


def label(name: str) -> str:
    """The name on at most two short lines, without control characters."""
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in name[:400])
    plain = plain.translate(_TURNING)
    lines = textwrap.wrap(plain, _LINE)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: _LINE - 1].rstrip() + "…"]
    return "\n".join(lines)


def vis_script() -> str:
    """The text of the vis-network script that pyvis ships (the newest, with its licence note).

    Raises `ResourceError` where pyvis lacks it.
    """
    spec = find_spec("pyvis")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    found = sorted(folder.glob("lib/vis-*/vis-network.min.js"), key=_version)
    if not found:
        raise ResourceError("pyvis has no vis-network.min.js", where=str(folder), cure="install pyvis 0.3.2 anew")
    text = found[-1].read_text(encoding="utf-8").replace("\r\n", "\n")
    return text.partition("//# sourceMappingURL=")[0].strip()


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.parent.name.removeprefix("vis-").split(".") if part.isdigit())


def _sizes(network: nx.MultiDiGraph, names: Sequence[str]) -> dict[str, float]:
    top = max((network.nodes[n]["strength"] for n in names), default=1.0) or 1.0
    return {n: round(6.0 + 20.0 * float((network.nodes[n]["strength"] / top) ** 0.5), 2) for n in names}


def _places(
    network: nx.MultiDiGraph, names: Sequence[str], sizes: Mapping[str, float], partition: Partition, seed: int
) -> tuple[dict[str, Point], dict[str, Point]]:
    """Places of the actors alone, and of actors and issues together (begun from the former, drawn wider)."""
    boxes = {n: _box(label(n), sizes[n], network.nodes[n]["kind"] == "issue") for n in names}
    ties = list(relations(network).edges(data="weight"))
    actors = [n for n in names if network.nodes[n]["kind"] == "actor"]
    groups = {n: index for n, index in partition.of.items() if len(partition.blocs[index]) > 1}
    places = signed_layout(actors, ties, boxes, groups=groups, seed=seed)
    if len(actors) == len(names):
        return places, places
    stances = [(a, b, sign * weight) for a, b, sign, weight in _stances(network) if network.nodes[b]["kind"] == "issue"]
    factor = (len(names) / max(len(actors), 1)) ** 0.5
    wider = {n: (x * factor, y * factor) for n, (x, y) in places.items()}
    return places, signed_layout(names, ties + stances, boxes, groups=groups, start=wider, seed=seed)


def _stances(network: nx.MultiDiGraph) -> list[tuple[str, str, int, float]]:
    return [(a, b, sign, weight) for a, b, sign, weight in network.edges(keys=True, data="weight") if a != b]


def _box(text: str, size: float, issue: bool) -> Box:
    """Breadth and height of a node with its label below, and how far down their middle lies, in canvas units."""
    lines = text.split("\n")
    font = 11 + size / 3 if issue else 12 + size / 3
    breadth = max(len(line) for line in lines) * font * 0.56 + 14
    height = len(lines) * font * 1.25
    if issue:
        return breadth + 14, height + 22, 0.0
    return max(breadth, 2 * size + 12), height + 2 * size + 16, height / 2
