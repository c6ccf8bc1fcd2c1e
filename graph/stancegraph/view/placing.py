"""Where everything stands: the debates, the blocs in them with their firm members, and the places in the picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from ..network import blocs, debates, hold, relations, within
from ..values import Statement
from .layout import Box, Point, signed_layout

__all__ = ["Standing", "places", "stand"]

_FIRM = 0.5
"""The least expected number of documents that must speak of a firm member, and hold it in its bloc."""
_APART = 70.0
_WIDE = 1.15


@dataclass(frozen=True, slots=True)
class Standing:
    """The debate of each name; the bloc of each actor that has one (0 is the largest), ``blocs`` in number.

    ``firm`` are the members whom enough evidence holds there; ``aside`` the actors without a name of their own
    ("group", "deputy") that one document mentions; ``frustration`` is the share of weight that the blocs contradict.
    """

    debate: Mapping[str, int]
    bloc: Mapping[str, int]
    blocs: int
    firm: frozenset[str]
    aside: frozenset[str]
    ties: nx.Graph
    frustration: float


def stand(
    statements: Sequence[Statement], network: nx.MultiDiGraph, *, aggregate_persons: bool = True, seed: int = 0
) -> Standing:
    """Debates, and blocs within each; a bloc has two firm members or more. ``network`` is that of the statements."""
    debate = debates(statements, aggregate_persons=aggregate_persons, seed=seed)
    ties = relations(network)
    inner = within(ties, debate)
    partition = blocs(inner, seed=seed)
    firm = {n for n, held in hold(inner, partition.of).items() if min(held, network.nodes[n]["strength"]) >= _FIRM}
    count = Counter(partition.of[name] for name in firm)
    order = sorted((index for index in count if count[index] > 1), key=lambda index: (-count[index], index))
    new = {index: place for place, index in enumerate(order)}
    bloc = {name: new[index] for name, index in partition.of.items() if index in new}
    aside = (n for n, d in network.nodes(data=True) if d["kind"] == "actor" and n[:1].islower() and d["documents"] < 2)
    return Standing(debate, bloc, len(new), frozenset(firm & set(bloc)), frozenset(aside), ties, partition.frustration)


def places(
    network: nx.MultiDiGraph, names: Sequence[str], sizes: Mapping[str, float], labels: Mapping[str, str],
    standing: Standing, seed: int = 0,
) -> tuple[dict[str, Point], dict[str, Point]]:
    """Places of the named actors alone, and of all names together (begun from the former, drawn wider).

    ``names`` come strongest first. Each debate is laid out by itself; they are packed side by side.
    """
    boxes = {n: _box(labels[n], sizes[n], network.nodes[n]["kind"] == "issue") for n in names}
    parts = defaultdict[int, list[str]](list)
    for name in names:
        parts[standing.debate[name]].append(name)
    edges = defaultdict[int, list[tuple[str, str, float]]](list)
    for a, b, weight in [*standing.ties.edges(data="weight"), *_on_issues(network)]:
        if standing.debate[a] == standing.debate[b]:
            edges[standing.debate[a]].append((a, b, weight))
    narrow, wide = [], []
    for index in sorted(parts):
        held = parts[index]
        few = [n for n in held if network.nodes[n]["kind"] == "actor" and n not in standing.aside]
        place = signed_layout(few, edges[index], boxes, groups=standing.bloc, seed=seed)
        narrow.append(place)
        factor = (len(held) / max(len(few), 1)) ** 0.5
        wider = {n: (x * factor, y * factor) for n, (x, y) in place.items()}
        wide.append(place if len(few) == len(held) else
                    signed_layout(held, edges[index], boxes, groups=standing.bloc, start=wider, seed=seed))
    return _pack(narrow, boxes), _pack(wide, boxes)


def _on_issues(network: nx.MultiDiGraph) -> list[tuple[str, str, float]]:
    return [(a, b, sign * weight) for a, b, sign, weight in network.edges(keys=True, data="weight")
            if network.nodes[b]["kind"] == "issue"]


def _pack(parts: Sequence[Mapping[str, Point]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Set the parts beside and below one another so that the whole stays near the shape of a screen."""
    frames = [_frame(part, boxes) for part in parts]
    order = sorted((at for at, part in enumerate(parts) if part), key=lambda at: (-frames[at][2] * frames[at][3], at))
    taken: list[tuple[float, float, float, float]] = []
    found: dict[str, Point] = {}
    for at in order:
        left, top, breadth, height = frames[at]
        spots = [(0.0, 0.0)] + [(x + b, y) for x, y, b, _ in taken] + [(x, y + h) for x, y, _, h in taken]
        free = [s for s in spots if not any(_meet((*s, breadth, height), other) for other in taken)]
        x, y = min(free, key=lambda s: (_extent([*taken, (*s, breadth, height)]), s))
        taken.append((x, y, breadth, height))
        found |= {n: (round(a - left + x, 1), round(b - top + y, 1)) for n, (a, b) in parts[at].items()}
    return found


def _frame(part: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, breadth and height of what a part takes, with its margin."""
    if not part:
        return 0.0, 0.0, 0.0, 0.0
    left = min(x - boxes[n][0] / 2 for n, (x, _) in part.items()) - _APART / 2
    right = max(x + boxes[n][0] / 2 for n, (x, _) in part.items()) + _APART / 2
    top = min(y + boxes[n][2] - boxes[n][1] / 2 for n, (_, y) in part.items()) - _APART / 2
    low = max(y + boxes[n][2] + boxes[n][1] / 2 for n, (_, y) in part.items()) + _APART / 2
    return left, top, right - left, low - top


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def _extent(frames: Sequence[tuple[float, float, float, float]]) -> float:
    return max(max(x + b for x, _, b, _ in frames) / _WIDE, max(y + h for _, y, _, h in frames))


def _box(text: str, size: float, issue: bool) -> Box:
    """Breadth and height of a node with its label below, and how far down their middle lies, in canvas units."""
    lines = text.split("\n")
    font = 11 + size / 3 if issue else 12 + size / 3
    breadth = max(len(line) for line in lines) * font * 0.56 + 14
    height = len(lines) * font * 1.25
    if issue:
        return breadth + 14, height + 22, 0.0
    return max(breadth, 2 * size + 12), height + 2 * size + 16, height / 2
