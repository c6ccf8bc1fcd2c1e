"""Where the nodes lie: a seeded force layout for signed graphs, allies near and opponents apart, labels clear.

Method: the spring forces of T. M. J. Fruchterman and E. M. Reingold (1991), Graph drawing by force-directed placement,
Software: Practice and Experience 21, with negative edges that repel as in J. Kunegis et al. (2010), Spectral analysis
of signed graphs, SDM, whose signed Laplacian also gives the start. Boxes that overlap are pushed apart at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["signed_layout"]

Array = NDArray[np.float64]
Point = tuple[float, float]
Edge = tuple[str, str, float]
Box = tuple[float, float, float]

_FULL = 900
"""More nodes than this are not moved by forces: the rest is set beside its neighbours."""
_WIDE = 1.45
"""Breadth over height of the picture."""
_AIRY = 1.5
"""The least room for the picture, as a multiple of what all labels cover."""
_STUCK, _SPREAD = 12, 1.025
"""After how many rounds of pushing all is spread, and how much."""
_LOOSE = 0.5
"""How much less gravity holds a node outside all groups, so that it lies around them and not between."""


def signed_layout(
    names: Sequence[str],
    edges: Iterable[Edge],
    boxes: Mapping[str, Box],
    *,
    groups: Mapping[str, int] | None = None,
    start: Mapping[str, Point] | None = None,
    seed: int = 0,
) -> dict[str, Point]:
    """Positions for all names, which come strongest first; the same input and seed give the same positions.

    ``edges`` are (name, name, signed weight); ``boxes`` gives breadth and height of each node with its
    label, and how far their middle lies below the node's; members of one of the ``groups`` are drawn together;
    ``start`` gives positions to begin from.
    """
    if not names:
        return {}
    rng = np.random.default_rng(seed)
    known = list(edges)
    core = list(names[:_FULL])
    weights = _matrix(core, known)
    sizes = np.array([boxes[name][:2] for name in core], dtype=float)
    drop = np.array([[0.0, boxes[name][2]] for name in core])
    ideal = (0.8 + 5 / (len(core) + 3)) * float(np.sqrt((sizes[:, 0] * sizes[:, 1]).mean())) + 12.0
    together = _together(core, groups or {})
    if start:
        first = np.array([start.get(name, (0.0, 0.0)) for name in core], dtype=float)
        first += _beside(core, start, weights, first) + rng.normal(scale=1.0, size=first.shape)
    else:
        first = _spectral(weights + 0.5 * together, rng) * ideal * float(np.sqrt(len(core)))
    places = _clear(_shape(_settle(first, weights, together, ideal)) + drop, sizes) - drop
    found = dict(zip(core, places, strict=True))
    _attach(found, names[_FULL:], known, ideal, rng)
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in found.items()}


def _matrix(names: Sequence[str], edges: Iterable[Edge]) -> Array:
    """Symmetric signed weights, damped so that a much-quoted pair does not crush the picture."""
    place = {name: index for index, name in enumerate(names)}
    weights = np.zeros((len(names), len(names)))
    for a, b, weight in edges:
        if a in place and b in place and a != b:
            weights[place[a], place[b]] += weight
            weights[place[b], place[a]] += weight
    return np.asarray(np.sign(weights) * np.log1p(np.abs(weights)))


def _together(names: Sequence[str], groups: Mapping[str, int]) -> Array:
    """1 / size of the group where two names share one, else 0."""
    labels = np.array([groups.get(name, -1 - index) for index, name in enumerate(names)])
    same = (labels[:, None] == labels[None, :]).astype(float)
    np.fill_diagonal(same, 0.0)
    return np.asarray(same / np.maximum(same.sum(axis=1, keepdims=True), 1.0))


def _spectral(weights: Array, rng: np.random.Generator) -> Array:
    """The two smoothest eigenvectors of the signed Laplacian (by power iteration), to about -1..1, slightly shaken."""
    shaken = rng.normal(scale=0.05, size=(len(weights), 2))
    if len(weights) < 3:
        return np.asarray(shaken + np.linspace(-0.5, 0.5, len(weights))[:, None] * np.array([1.0, 0.0]))
    symmetric = (weights + weights.T) / 2
    degree = np.abs(symmetric).sum(axis=1)
    smooth = symmetric / (2 * degree.max() + 1e-9)
    stay = 1.0 - degree / (2 * degree.max() + 1e-9)
    vectors = rng.normal(size=(len(weights), 2))
    for _ in range(120):
        vectors = np.column_stack([(smooth * column).sum(axis=1) for column in vectors.T]) + stay[:, None] * vectors
        vectors[:, 1] -= vectors[:, 0] * (vectors[:, 0] * vectors[:, 1]).sum() / (vectors[:, 0] ** 2).sum()
        vectors /= np.maximum(np.sqrt((vectors**2).sum(axis=0)), 1e-12)
    ranks = vectors.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(weights) - 1) * 2 - 1
    return np.asarray(0.5 * ranks + 0.5 * vectors / np.maximum(np.abs(vectors).max(axis=0), 1e-9) + shaken)


def _settle(places: Array, weights: Array, together: Array, ideal: float) -> Array:
    """Springs and repulsion in the round, then turned to lie broad, then again with a flatter gravity."""
    places = _relax(places, weights, together, ideal, flat=1.0, heat=1.0, rounds=_rounds(len(places), 160))
    centred = places - places.mean(axis=0)
    if len(places) > 2:
        turn = np.linalg.eigh(centred.T @ centred)[1][:, ::-1]
        centred = centred @ turn
    centred = centred * np.where(centred[0] > 0, -1.0, 1.0)
    return _relax(centred, weights, together, ideal, flat=_WIDE, heat=0.5, rounds=_rounds(len(places), 120))


def _relax(
    places: Array, weights: Array, together: Array, ideal: float, *, flat: float, heat: float, rounds: int
) -> Array:
    """Let springs, repulsion and gravity act (``flat`` times as strong upright), with a step that cools."""
    count = len(places)
    pull = (np.maximum(weights, 0.0) + 2.2 * together * np.log2(count + 1)) / ideal
    push = ideal**2 * (1.0 + 4.0 * np.maximum(-weights, 0.0))
    gravity = np.array([0.05 / flat, 0.05 * flat]) * max(1.0, 14.0 / np.sqrt(count))
    gravity = gravity * np.where(together.any(axis=1), 1.0, _LOOSE)[:, None]
    for turn in range(rounds):
        across, down = (places[:, None, axis] - places[None, :, axis] for axis in (0, 1))
        square = np.maximum(across * across + down * down, 1.0)
        spread = (push / square - pull * np.sqrt(square)) / ideal
        force = np.column_stack([(across * spread).sum(axis=1), (down * spread).sum(axis=1)]) - gravity * places
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        places = places + force / length * np.minimum(length, heat * ideal * (1.0 - turn / rounds))
    return np.asarray(places - places.mean(axis=0))


def _shape(places: Array) -> Array:
    """Stretch or squeeze the breadth, within limits, towards that of the picture."""
    breadth, height = np.maximum(np.ptp(places, axis=0), 1.0)
    return np.asarray(places * [np.clip(_WIDE * height / breadth, 0.6, 2.0), 1.0])


def _clear(places: Array, sizes: Array) -> Array:
    """Make room for all boxes, then push those that overlap apart along the axis where less is missing, rather
    sideways; where that gets stuck in a crowd, spread all a little and go on."""
    room = _AIRY * float((sizes[:, 0] * sizes[:, 1]).sum()) / float(np.prod(np.maximum(np.ptp(places, axis=0), 1.0)))
    places = places * max(1.0, room) ** 0.5
    rounds = _rounds(len(places), 300)
    need = [(sizes[:, None, axis] + sizes[None, :, axis]) / 2 for axis in (0, 1)]
    order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places)))
    for turn in range(rounds):
        gap = [places[:, None, axis] - places[None, :, axis] for axis in (0, 1)]
        lack = [need[axis] - np.abs(gap[axis]) for axis in (0, 1)]
        hit = (lack[0] > 0.5) & (lack[1] > 0.5) & (order != 0)
        crowd = hit.sum(axis=1)
        if not crowd.any():
            break
        sideways = lack[0] < _WIDE * lack[1]
        shift = [
            np.where(hit & way, np.where(gap[axis] == 0, order, np.sign(gap[axis])) * lack[axis], 0.0).sum(axis=1)
            for axis, way in ((0, sideways), (1, ~sideways))
        ]
        step = 0.55 / np.sqrt(np.maximum(crowd, 1))
        places = places + np.column_stack(shift) * step[:, None]
        if turn % _STUCK == _STUCK - 1:
            places = places * _SPREAD
    return places


def _rounds(count: int, most: int) -> int:
    """Fewer rounds where each costs more."""
    return max(most // 5, round(most * min(1.0, 250 / count)))


def _beside(names: Sequence[str], start: Mapping[str, Point], weights: Array, first: Array) -> Array:
    """For names that have no start: the mean of those who favour them, else away from those who do not."""
    fixed = np.array([name in start for name in names])
    links = np.where(fixed[None, :], weights, 0.0)
    links = np.where(links > 0, links, 0.3 * links)
    total = np.maximum(np.abs(links).sum(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.where(fixed[:, None], 0.0, links @ first / total))


def _attach(
    found: dict[str, Array], names: Sequence[str], edges: Sequence[Edge], ideal: float, rng: np.random.Generator
) -> None:
    """Set the weak remainder beside its placed neighbours, or on a ring around all where it has none."""
    near: dict[str, list[str]] = {name: [] for name in names}
    for a, b, _ in edges:
        for here, there in ((a, b), (b, a)):
            if here in near and there in found:
                near[here].append(there)
    reach = max((float(np.abs(place).max()) for place in found.values()), default=0.0) + 2 * ideal
    for name in names:
        turn = rng.uniform(0, 2 * np.pi)
        ray = np.array([np.cos(turn), np.sin(turn)])
        if near[name]:
            centre = np.mean([found[other] for other in near[name]], axis=0)
            found[name] = centre + ray * ideal * rng.uniform(0.8, 2.0)
        else:
            found[name] = ray * reach * rng.uniform(1.0, 1.2)
