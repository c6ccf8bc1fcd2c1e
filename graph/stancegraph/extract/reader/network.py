"""The reader's scorers over word vectors, in NumPy: cues, their actors and targets, stances, factuality.

Pairs are scored by the sum of both words' projections and the embeddings of `Features`, through a GELU (additive, as in
Bahdanau et al. 2015), plus a bilinear term.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import Features

__all__ = ["ROLES", "Network"]

_AT_ONCE = 512
ROLES = ("actor", "target")
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Network:
    """The scorers. ``weights`` maps parameter names, as the training names them, to arrays."""

    def __init__(self, weights: Mapping[str, NDArray[Any]]) -> None:
        self._weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    def cues(self, vectors: Floats, features: Features) -> Floats:
        """(tokens): the probability that each is the head of a cue."""
        hidden = self._linear("cue_hidden", vectors) + self._weights["cue_kind.weight"][features.cue]
        return _sigmoid(self._linear("cue", _gelu(hidden))[:, 0])

    def factuality(self, vectors: Floats) -> Floats:
        """(cues, 4): the probabilities of the four factualities."""
        return _softmax(self._linear("factuality", vectors))

    def pairs(self, vectors: Floats, cue: Ints, word: Ints, table: Ints) -> list[Floats]:
        """For each of `ROLES` (pairs): the probability that ``word`` is the actor or target of ``cue``; ``table`` has
        the pairs' features."""
        cues, at_cue = _distinct(cue, len(vectors))
        words, at_word = _distinct(word, len(vectors))
        cue_vectors, word_vectors = vectors[cues], vectors[words]
        found = []
        for role in ROLES:
            stem = f"pairs.{role}"
            one, other = self._linear(f"{stem}.cue", cue_vectors), self._linear(f"{stem}.word", word_vectors)
            left, right = self._linear(f"{stem}.left", cue_vectors), self._linear(f"{stem}.right", word_vectors)
            left /= np.float32(np.sqrt(left.shape[1]))
            tables = [self._weights[f"{stem}.features.{column}.weight"] for column in range(table.shape[1])]
            scores = np.empty(len(cue), dtype=np.float32)
            for part in _parts(len(cue)):
                c, w = at_cue[part], at_word[part]
                hidden = one[c]
                hidden += other[w]
                for column, embedding in enumerate(tables):
                    hidden += embedding[table[part, column]]
                product = np.einsum("ij,ij->i", left[c], right[w])
                scores[part] = self._linear(f"{stem}.score", _gelu(hidden))[:, 0] + product
            found.append(_sigmoid(scores))
        return found

    def absent(self, role: str, vectors: Floats) -> Floats:
        """(cues): the probability that each has an actor or target outside of its sentence."""
        return _sigmoid(self._linear(f"pairs.{role}.absent", vectors)[:, 0])

    def labels(
        self, vectors: Floats, features: Features, cue: Ints, word: Ints, needed: NDArray[np.bool_]
    ) -> tuple[Floats, Floats]:
        """(pairs, 13) probabilities of stances towards ``word`` as the target, and (pairs) of its being an issue; zeros
        where they are not ``needed``."""
        cues, at_cue = _distinct(cue[needed], len(vectors))
        words, at_word = _distinct(word[needed], len(vectors))
        one = self._linear("label_cue", vectors[cues]) + self._weights["label_kind.weight"][features.cue[cues]]
        other = self._linear("label_word", vectors[words])
        other += self._weights["label_mention.weight"][features.mention[words]]
        scores = np.empty((len(at_cue), len(self._weights["label.bias"])), dtype=np.float32)
        for part in _parts(len(at_cue)):
            scores[part] = self._linear("label", _gelu(one[at_cue[part]] + other[at_word[part]]))
        labels = np.zeros((len(cue), scores.shape[1] - 1), dtype=np.float32)
        issue = np.zeros(len(cue), dtype=np.float32)
        labels[needed], issue[needed] = _softmax(scores[:, :-1]), _sigmoid(scores[:, -1])
        return labels, issue

    def _linear(self, name: str, x: Floats) -> Floats:
        found: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return found


def _distinct(numbers: Ints, below: int) -> tuple[Ints, Ints]:
    """The distinct numbers in order, and where each number stands among them (as np.unique, without sorting)."""
    there = np.zeros(below, dtype=np.bool_)
    there[numbers] = True
    place = np.cumsum(there) - 1
    return np.flatnonzero(there), place[numbers]


def _parts(count: int) -> list[slice]:
    """Pairs are scored so many at once: few enough for the processor's cache."""
    return [slice(start, start + _AT_ONCE) for start in range(0, count, _AT_ONCE)]


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit by Hendrycks and Gimpel's (2016) approximation with tanh."""
    # in place: these arrays are large, and a power costs ten times a product
    inner = x * x
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.5)
    return inner


def _sigmoid(x: Floats) -> Floats:
    found: Floats = np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)
    return found


def _softmax(x: Floats) -> Floats:
    e: Floats = np.exp(x - x.max(axis=-1, keepdims=True))
    found: Floats = e / e.sum(axis=-1, keepdims=True)
    return found
