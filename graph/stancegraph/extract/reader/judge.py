"""How likely a proposed statement is right: all evidence in one row of numbers, and the trees that weigh it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...values import ACTOR_TYPES, STANCES
from ..confidence import confidence
from ..scene import Scene
from .features import LABELS
from .proposals import Proposal

__all__ = ["COLUMNS", "Judge", "evidence"]

_WAYS = ("name", "person", "pronoun", "speaker", "definite", "nominal", "role", "demonym", "side", "reader", "absent")
_NUMBERS = (
    "cue", "actor", "target", "product", "weakest", "absent", "stance", "sign", "issue", "kind agrees", "actor best",
    "target best", "actor rank", "target rank", "ruled", "rule precision", "rules", "rule label",
    "rules elsewhere", "same cue", "same pair", "target is actor", "target clause", "target pronoun", "target words",
    "sentence words", "quoted", "lexicon cue", "first sentence", "actual", "actor before", "distance",
)  # fmt: skip
COLUMNS = (
    *_NUMBERS,
    *(f"way {way}" for way in _WAYS),
    *(f"type {kind}" for kind in ACTOR_TYPES),
    *(f"stance {label}" for label in LABELS),
)
_PROBABILITIES = frozenset(
    {"cue", "actor", "target", "product", "weakest", "stance", "sign", "issue", "actor best", "target best"}
)
_CHANCES = [number for number, name in enumerate(COLUMNS) if name in _PROBABILITIES]
"""The columns of probabilities, which are given as their logits."""
_LABEL = {label: number for number, label in enumerate(LABELS)}
_SIGNS = tuple(STANCES[label] for label in LABELS)
_ANY_LABEL = [1 / len(LABELS)] * len(LABELS)


def _indicators(names: Sequence[str]) -> dict[str, list[float]]:
    return {name: [float(name == other) for other in names] for name in names}


_IS_WAY, _IS_TYPE, _IS_LABEL = _indicators(_WAYS), _indicators(ACTOR_TYPES), _indicators(LABELS)


class Judge:
    """Gradient-boosted trees (Friedman 2001) as arrays, each of (trees, nodes); the sum of their leaves, through the
    logistic function, is the probability that a statement is right.

    ``feature`` is -1 at leaves, where ``value`` counts; else a row goes ``left`` where its number is at most
    ``threshold``, else ``right``. A tree has fewer than 64 leaves.

    All nodes are asked at once (QuickScorer, Lucchese et al. 2015): a tree's leaves are bits, a node that sends a row
    to the right takes away the bits to its left, and the lowest bit that remains is the row's leaf.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        names = ("feature", "threshold", "left", "right", "value")
        feature, threshold, left, right, value = (arrays[f"judge.{name}"] for name in names)
        trees = [_leaves(*tree) for tree in zip(feature, left, right, strict=True)]
        widest = max(len(leaves) for leaves, _ in trees)
        shape = max(len(masks) for _, masks in trees), len(trees)
        # a tree with fewer nodes than another gets some that take nothing away
        self._feature = np.zeros(shape, dtype=np.int64)
        self._threshold = np.full(shape, np.inf, dtype=np.float32)
        self._masks = np.full(shape, -1, dtype=np.int16 if widest < 16 else np.int64)
        self._values = np.zeros((len(trees), widest))
        for tree, (leaves, masks) in enumerate(trees):
            nodes = list(masks)
            self._feature[: len(nodes), tree] = feature[tree, nodes]
            self._threshold[: len(nodes), tree] = threshold[tree, nodes]
            self._masks[: len(nodes), tree] = list(masks.values())
            self._values[tree, : len(leaves)] = value[tree, leaves]
        self._base = float(arrays["judge.base"])

    def __call__(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """(rows): probabilities."""
        columns, kind = np.ascontiguousarray(rows.T), self._masks.dtype
        bits = np.full((len(self._values), len(rows)), -1, dtype=kind)
        for feature, threshold, mask in zip(self._feature, self._threshold, self._masks, strict=True):
            left = columns[feature] <= threshold[:, None]
            # minus one has all bits
            bits &= mask[:, None] | -left.astype(kind)
        leaf = np.log2((bits & -bits).astype(np.float64)).astype(np.int64)
        found = np.take_along_axis(self._values, leaf, axis=1).sum(axis=0)
        return np.asarray(1 / (1 + np.exp(-(self._base + found))))


def _leaves(feature: NDArray[Any], left: NDArray[Any], right: NDArray[Any]) -> tuple[list[int], dict[int, int]]:
    """A tree's leaves from left to right, and for each other node all bits but those of the leaves on its left."""
    leaves, masks = list[int](), dict[int, int]()

    def visit(node: int) -> None:
        if feature[node] < 0:
            leaves.append(node)
            return
        first = len(leaves)
        visit(int(left[node]))
        masks[node] = (1 << first) - (1 << len(leaves)) - 1
        visit(int(right[node]))

    visit(0)
    return leaves, masks


def evidence(scene: Scene, proposals: Sequence[Proposal]) -> NDArray[np.float32]:
    """(proposals, columns): the evidence for each; the columns are `COLUMNS`."""
    cues = Counter(p.found.cue for p in proposals)
    pairs = Counter(_pair(scene, p) for p in proposals)
    ruled = Counter(p.found.cue for p in proposals if p.rules)
    listed = [_row(scene, p, cues[p.found.cue], pairs[_pair(scene, p)], ruled[p.found.cue]) for p in proposals]
    rows = np.array(listed, dtype=np.float64).reshape(-1, len(COLUMNS))
    chances = np.clip(rows[:, _CHANCES], 1e-4, 1 - 1e-4)
    rows[:, _CHANCES] = np.log(chances / (1 - chances))
    return rows.astype(np.float32)


def _pair(scene: Scene, p: Proposal) -> tuple[int, str, str]:
    return scene.tree.sentence[p.found.cue], p.found.who.name, p.found.whom.name


def _row(scene: Scene, p: Proposal, same_cue: int, same_pair: int, ruled: int) -> list[float]:
    """The numbers of `COLUMNS`, probabilities as they are."""
    tree, reading, found = scene.tree, p.reading, p.found
    places, actors, targets = reading.places, reading.actors, reading.targets
    a, t = places.get(found.actor), places.get(found.target)
    actor = reading.absent if a is None else float(reading.actor[a])
    target = 0.001 if t is None else float(reading.target[t])
    labels = reading.labels[t].tolist() if t is not None else _ANY_LABEL
    issue = float(reading.issue[t]) if t is not None else 0.5
    stance, kind, polarity = found.concept.stance, found.whom.kind, found.polarity
    first, last = tree.sentences[tree.sentence[found.cue]]
    text = tree.text[tree.offsets[found.whom.start] : tree.end_offset(found.whom.end - 1)]
    numbers = [
        reading.chance, actor, target, reading.chance * actor * target,
        min(reading.chance, actor, target), a is None, labels[_LABEL[stance]],
        sum(chance for chance, sign in zip(labels, _SIGNS, strict=True) if sign == polarity), issue,
        (kind == "issue") == (issue > 0.5),
        actors[-1], targets[-1],
        len(actors) - bisect_right(actors, actor), len(targets) - bisect_right(targets, target),
        bool(p.rules), max(map(confidence, p.rules), default=0.0),
        len(p.rules), bool(p.rules) and LABELS[labels.index(max(labels))] == stance,
        ruled > 0 and not p.rules, log(same_cue),
        same_pair - 1, kind == "actor",
        tree.pos[found.target] == "VERB", tree.pos[found.target] == "PRON",
        log1p(len(text.split())), log(last - first),
        scene.quoted[found.cue],
        tree.lemmas[found.cue] in scene.lexicon.cues, tree.sentence[found.cue] == 0,
        found.factuality == "actual", 0 <= found.actor < found.cue,
        log1p(abs(found.actor - found.target)) if found.actor >= 0 else 0.0,
    ]  # fmt: skip
    way = "absent" if found.actor < 0 else _way(p.way)
    return numbers + _IS_WAY[way] + _IS_TYPE[found.who.type] + _IS_LABEL[stance]


def _way(by: str) -> str:
    head, _, tail = by.partition(":")
    if head == "coref":
        return tail if tail in _WAYS else "pronoun"
    return head if head in _WAYS else "nominal"
