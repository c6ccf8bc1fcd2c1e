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
from .placing import Standing, places

__all__ = ["draw", "label", "vis_script"]

_LINE, _LINES = 20, 2
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF])
"""Marks that turn the direction of all that follows on the canvas."""


def draw(
    network: nx.MultiDiGraph, standing: Standing, behind: Mapping[tuple[str, str, int], Sequence[int]], seed: int = 0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes (strongest first) and edges (heaviest last, so that they are drawn on top) as pyvis lists them.

    ``behind`` gives for each (actor, target, sign) the indices of its statements.
    """
    from pyvis.network import Network

    drawn = Network(directed=True)
    names = sorted(network, key=lambda n: (-network.nodes[n]["strength"], n))
    number = {name: index for index, name in enumerate(names)}
    sizes, labels = _sizes(network, names), {name: label(name) for name in names}
    narrow, wide = places(network, names, sizes, labels, standing, seed)
    for name in names:
        data = network.nodes[name]
        issue = data["kind"] == "issue"
        x, y = narrow.get(name, wide[name])
        drawn.add_node(
            number[name], label=labels[name] or "?", shape="box" if issue else "dot", size=sizes[name],
            x=x, y=y, place=[x, y], wide=list(wide[name]), name=name, kind=data["kind"], type=data["type"],
            strength=round(data["strength"], 3), persons=list(data["persons"]), bloc=standing.bloc.get(name, -1),
            firm=name in standing.firm, aside=name in standing.aside,
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
