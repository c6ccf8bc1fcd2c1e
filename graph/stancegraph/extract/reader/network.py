"""The reader's scorers over word vectors, in NumPy: cues, their actors, targets and sources, stances, factuality.

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

ROLES = ("actor", "target", "source")
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

    def pairs(self, role: str, vectors: Floats, cue: int, words: Ints, table: Ints) -> Floats:
        """(words): the probability that each is the cue's actor, target or source."""
        stem = f"pairs.{role}"
        hidden = self._linear(f"{stem}.cue", vectors[cue]) + self._linear(f"{stem}.word", vectors[words])
        for column in range(table.shape[1]):
            hidden = hidden + self._weights[f"{stem}.features.{column}.weight"][table[:, column]]
        left, right = self._linear(f"{stem}.left", vectors[cue]), self._linear(f"{stem}.right", vectors[words])
        scores: Floats = self._linear(f"{stem}.score", _gelu(hidden))[:, 0] + right @ left / np.sqrt(len(left))
        return _sigmoid(scores)

    def absent(self, role: str, vector: Floats) -> float:
        """The probability that the cue with this vector has an actor, target or source outside of the sentence."""
        return float(_sigmoid(self._linear(f"pairs.{role}.absent", vector))[0])

    def labels(self, vectors: Floats, features: Features, cue: int, words: Ints) -> tuple[Floats, Floats]:
        """(words, 13) probabilities of the stances towards each word as the target, and (words) of being an issue."""
        hidden = self._linear("label_cue", vectors[cue]) + self._linear("label_word", vectors[words])
        hidden = hidden + self._weights["label_kind.weight"][features.cue[cue]]
        hidden = hidden + self._weights["label_mention.weight"][features.mention[words]]
        scores = self._linear("label", _gelu(hidden))
        return _softmax(scores[:, :-1]), _sigmoid(scores[:, -1])

    def _linear(self, name: str, x: Floats) -> Floats:
        found: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return found


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit by Hendrycks and Gimpel's (2016) approximation with tanh."""
    found: Floats = np.float32(0.5) * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x**3)))
    return found


def _sigmoid(x: Floats) -> Floats:
    found: Floats = np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)
    return found


def _softmax(x: Floats) -> Floats:
    e: Floats = np.exp(x - x.max(axis=-1, keepdims=True))
    found: Floats = e / e.sum(axis=-1, keepdims=True)
    return found
