"""From the network's rows to annotations: sentences, trees, relations, entities. NumPy only, one document at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .encoder import Rows
from .tree import best_tree
from .windows import BREAK_PARAGRAPH

__all__ = ["Annotation", "Relations", "decode", "joined"]

_LONGEST = 400
"""Words of the longest sentence: its arc scores grow with the square."""
_CHUNK = 128

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Relations:
    """The bilinear scorer of relation labels (Dozat & Manning 2017), in factors.

    A dependent's vector with a 1 behind it goes through ``left`` (dependent + 1, rank), a head's through ``right``
    (head + 1, rank); ``core`` (rank, labels, rank) makes their scores. ``root`` is the vector of the root.
    """

    left: Floats
    core: Floats
    right: Floats
    root: Floats

    def best(self, dependents: Floats, heads: Floats, roots: NDArray[np.bool_], root_label: int) -> Ints:
        """The best label of every arc; only words that are ``roots`` bear ``root_label``."""
        rank, labels, _ = self.core.shape
        inner = self.core.reshape(rank, labels * rank)
        found = np.empty(len(dependents), dtype=np.int64)
        for start in range(0, len(dependents), _CHUNK):
            part = slice(start, start + _CHUNK)
            own = dependents[part] @ self.left[:-1] + self.left[-1]
            above = np.where(roots[part, None], self.root, heads[part]) @ self.right[:-1] + self.right[-1]
            scores = np.matmul((own @ inner).reshape(len(own), labels, rank), above[:, :, None])[:, :, 0]
            scores[:, root_label] = -np.inf
            found[part] = scores.argmax(axis=1)
        found[roots] = root_label
        return found


@dataclass(frozen=True, slots=True)
class Annotation:
    """One row per word: ``tags`` (UPOS, XPOS, FEATS, script), ``head`` (own index for roots), ``relation``;
    ``entities`` are (first word, end, type index). Sentences are the trees."""

    tags: Ints
    head: Ints
    relation: Ints
    entities: list[tuple[int, int, int]]


def decode(
    rows: Rows, breaks: NDArray[np.int8], given: NDArray[np.int8], relations: Relations, root_label: int
) -> Annotation:
    """The annotation of a document of at least one word.

    ``breaks`` and ``given`` run beside the words: the break before each, and whether it is known to start a sentence
    (1), known not to (-1) or open (0).
    """
    starts = _sentence_starts(rows["start"], breaks, given)
    head = _heads(rows, starts)
    own = np.arange(len(head))
    relation = relations.best(rows["label_dependent"], rows["label_head"][head], head == own, root_label)
    return Annotation(rows["tags"], head, relation, _entities(rows["ner"], starts))


def joined(parts: Sequence[Annotation]) -> Annotation:
    """The annotation of a document from those of its parts, in order."""
    if len(parts) == 1:
        return parts[0]
    ends = np.cumsum([len(part.head) for part in parts])
    offsets = [0, *ends[:-1].tolist()]
    return Annotation(
        np.concatenate([part.tags for part in parts]),
        np.concatenate([part.head + offset for part, offset in zip(parts, offsets, strict=True)]),
        np.concatenate([part.relation for part in parts]),
        [(a + o, b + o, kind) for part, o in zip(parts, offsets, strict=True) for a, b, kind in part.entities],
    )


def _sentence_starts(scores: Floats, breaks: NDArray[np.int8], given: NDArray[np.int8]) -> Ints:
    """Where given, else where the network says so, at paragraphs, and where a sentence would grow out of bounds."""
    is_start = np.where(given == 0, (scores > 0) | (breaks == BREAK_PARAGRAPH), given == 1)
    is_start[0] = True
    starts = np.flatnonzero(is_start)
    lengths = np.diff(np.append(starts, len(scores)))
    if lengths.max() <= _LONGEST:
        return starts
    return np.concatenate([np.arange(s, s + n, _LONGEST) for s, n in zip(starts, lengths, strict=True)])


def _heads(rows: Rows, starts: Ints) -> Ints:
    dependent, head, root = rows["arc_dependent"], rows["arc_head"], rows["root"]
    result = np.empty(len(root), dtype=np.int64)
    for start, end in _spans(starts, len(root)):
        scores = np.empty((end - start, end - start + 1), dtype=np.float32)
        np.matmul(dependent[start:end], head[start:end].T, out=scores[:, :-1])
        scores[:, -1] = root[start:end]
        result[start:end] = best_tree(scores) + start
    return result


def _spans(starts: Ints, total: int) -> Sequence[tuple[int, int]]:
    edges = [*starts.tolist(), total]
    return list(pairwise(edges))


def _entities(scores: Floats, starts: Ints) -> list[tuple[int, int, int]]:
    """Spans by the summed probability of beginning, inside and outside; the type by the sum over the span's words.

    Columns: outside, then beginning and inside of each type in turn.
    """
    chance = np.exp(scores)
    begin, inside = chance[:, 1::2], chance[:, 2::2]
    mark = np.stack([chance[:, 0], begin.sum(axis=1), inside.sum(axis=1)], axis=1).argmax(axis=1)
    mark[starts] = np.where(mark[starts] == 2, 1, mark[starts])
    mark[1:] = np.where((mark[1:] == 2) & (mark[:-1] == 0), 1, mark[1:])
    types = begin + inside
    found = []
    for first in np.flatnonzero(mark == 1).tolist():
        end = first + 1
        while end < len(mark) and mark[end] == 2:
            end += 1
        found.append((first, end, int(types[first:end].sum(axis=0).argmax())))
    return found
