"""How likely a proposed statement is right: all evidence in one row of numbers, and the trees that weigh it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
_SIGN = np.array([STANCES[label] for label in LABELS])
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


class Judge:
    """Gradient-boosted trees (Friedman 2001) as flat arrays, each of (trees, nodes); the sum of their leaves, through
    the logistic function, is the probability that a statement is right.

    ``feature`` is -1 at leaves, where ``value`` counts; else a row goes ``left`` where its number is at most
    ``threshold``, else ``right``. ``depth`` is the longest way to a leaf.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._feature, self._threshold = arrays["judge.feature"].astype(np.int64), arrays["judge.threshold"]
        self._left, self._right = arrays["judge.left"].astype(np.int64), arrays["judge.right"].astype(np.int64)
        self._value, self._base = arrays["judge.value"].astype(np.float64), float(arrays["judge.base"])
        self._depth = int(arrays["judge.depth"])

    def __call__(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """(rows): probabilities."""
        trees = np.arange(len(self._feature))[None, :]
        at = np.zeros((len(rows), len(self._feature)), dtype=np.int64)
        own = np.arange(len(rows))[:, None]
        for _ in range(self._depth):
            feature = self._feature[trees, at]
            below = rows[own, np.maximum(feature, 0)] <= self._threshold[trees, at]
            at = np.where(feature < 0, at, np.where(below, self._left[trees, at], self._right[trees, at]))
        return np.asarray(1 / (1 + np.exp(-(self._base + self._value[trees, at].sum(axis=1)))))


def evidence(scene: Scene, proposals: Sequence[Proposal]) -> NDArray[np.float32]:
    """(proposals, columns): the evidence for each; the columns are `COLUMNS`."""
    cues = Counter(p.found.cue for p in proposals)
    pairs = Counter((p.found.statement.start, p.found.statement.actor, p.found.statement.target) for p in proposals)
    ruled = Counter(p.found.cue for p in proposals if p.rules)
    rows = [_row(scene, p, cues, pairs, ruled) for p in proposals]
    return np.array(rows, dtype=np.float32).reshape(-1, len(COLUMNS))


def _row(
    scene: Scene, p: Proposal, cues: Counter[int], pairs: Counter[tuple[int, str, str]], ruled: Counter[int]
) -> list[float]:
    tree, reading, found = scene.tree, p.reading, p.found
    statement = found.statement
    a, t = reading.place(found.actor), reading.place(found.target)
    actor = reading.absent if a is None else float(reading.actor[a])
    target = 0.001 if t is None else float(reading.target[t])
    labels = reading.labels[t] if t is not None else np.full(len(LABELS), 1 / len(LABELS))
    stance = float(labels[LABELS.index(statement.stance)])
    sign = float(labels[statement.polarity == _SIGN].sum())
    issue = float(reading.issue[t]) if t is not None else 0.5
    first, last = tree.sentences[tree.sentence[found.cue]]
    numbers = [
        _logit(reading.chance), _logit(actor), _logit(target), _logit(reading.chance * actor * target),
        _logit(min(reading.chance, actor, target)), float(a is None), _logit(stance), _logit(sign), _logit(issue),
        float((statement.target_kind == "issue") == (issue > 0.5)),
        _logit(float(reading.actor.max())), _logit(float(reading.target.max())),
        float((reading.actor > actor).sum()), float((reading.target > target).sum()),
        float(bool(p.rules)), max(map(confidence, p.rules), default=0.0),
        float(len(p.rules)), float(bool(p.rules) and LABELS[int(labels.argmax())] == statement.stance),
        float(ruled[found.cue] > 0 and not p.rules), float(np.log(cues[found.cue])),
        float(pairs[statement.start, statement.actor, statement.target] - 1), float(statement.target_kind == "actor"),
        float(tree.pos[found.target] == "VERB"), float(tree.pos[found.target] == "PRON"),
        float(np.log1p(len(statement.target_text.split()))), float(np.log(last - first)),
        float(scene.quoted[found.cue]),
        float(tree.lemmas[found.cue] in scene.lexicon.cues), float(tree.sentence[found.cue] == 0),
        float(statement.factuality == "actual"), float(0 <= found.actor < found.cue),
        float(np.log1p(abs(found.actor - found.target))) if found.actor >= 0 else 0.0,
    ]  # fmt: skip
    way = "absent" if found.actor < 0 else _way(p.way)
    numbers += [float(way == w) for w in _WAYS]
    numbers += [float(statement.actor_type == kind) for kind in ACTOR_TYPES]
    return numbers + [float(statement.stance == label) for label in LABELS]


def _way(by: str) -> str:
    head, _, tail = by.partition(":")
    if head == "coref":
        return tail if tail in _WAYS else "pronoun"
    return head if head in _WAYS else "nominal"


def _logit(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return float(np.log(chance / (1 - chance)))
