"""From words to the encoder's input: word pieces, the features that an uncased vocabulary loses, and windows.

Everything here is a function of one document alone, so that its annotations do not depend on its neighbours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BREAK_LINE",
    "BREAK_NONE",
    "BREAK_PARAGRAPH",
    "BREAK_SPACE",
    "CASES",
    "MAX_PIECES",
    "Pieces",
    "Window",
    "break_of",
    "case_of",
    "cut_windows",
]

MAX_PIECES = 192
"""Length of the longest window in word pieces, [CLS] and [SEP] included."""

BREAK_NONE, BREAK_SPACE, BREAK_LINE, BREAK_PARAGRAPH = range(4)
CASES = ("lower", "title", "upper", "capital", "mixed", "digit", "other")

_WORD_PIECES = 12
_WORD_CHARS = 100
_CACHE_WORDS = 200_000
_FINAL = frozenset([".", "!", "?", "...", "…", ":", "。"])
_CLOSING = frozenset(['"', "''", "”", "’", ")", "]", "'"])


@lru_cache(maxsize=_CACHE_WORDS)
def case_of(word: str) -> int:
    """The index in `CASES` of a word's letter case."""
    if word.islower():
        return 0
    if word[:1].isupper():
        if len(word) == 1:
            return 3
        if word.isupper():
            return 2
        return 1 if word[1:].islower() else 4
    if any(c.isdigit() for c in word):
        return 5
    return 4 if any(c.isupper() for c in word) else 6


def break_of(space: str) -> int:
    """How the white space before a word separates it from the one before: none, space, line or paragraph."""
    if not space:
        return BREAK_NONE
    lines = space.count("\n")
    return BREAK_SPACE if lines == 0 else BREAK_LINE if lines == 1 else BREAK_PARAGRAPH


class Pieces:
    """Word pieces of single words, cached. ``encode`` gives the pieces of one word; it may give none."""

    def __init__(self, encode: Callable[[Sequence[str]], list[list[int]]], unknown: int) -> None:
        self._encode, self._unknown = encode, unknown
        self._known: dict[str, list[int]] = {}

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of every word: at least one each, at most 12 (a longer word is cut: its start tells most)."""
        known = self._known
        missing = sorted({word for word in words if word not in known})
        if missing:
            if len(known) + len(missing) > _CACHE_WORDS:
                known.clear()
                missing = sorted(set(words))
            encoded = self._encode([word[:_WORD_CHARS] for word in missing])
            for word, ids in zip(missing, encoded, strict=True):
                known[word] = ids[:_WORD_PIECES] or [self._unknown]
        return [known[word] for word in words]


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` of a document that the encoder sees at once, with ``length`` pieces in all.

    ``inside`` says that the window had to begin where nothing tells of a sentence's start.
    """

    start: int
    end: int
    length: int
    inside: bool = False


def cut_windows(
    words: Sequence[str], breaks: NDArray[np.int8], sizes: NDArray[np.int64], limit: int = MAX_PIECES
) -> list[Window]:
    """Cut a document into windows of at most ``limit`` pieces, at paragraphs or likely sentence ends where possible.

    ``words``, ``breaks`` and ``sizes`` (pieces of a word) run in parallel. The windows cover every word once, in
    order. A stretch without any likely end is cut where the limit falls.
    """
    room = limit - 2
    before = np.concatenate(([0], np.cumsum(sizes)))
    likely = _likely_starts(words, breaks)
    windows: list[Window] = []
    start, inside = 0, False
    while start < len(words):
        stop = int(np.searchsorted(before, before[start] + room, side="right")) - 1
        stop = max(stop, start + 1)
        cut, forced = stop, False
        if stop < len(words):
            found = likely[bisect_right(likely, start) : bisect_right(likely, stop)]
            late = [i for i in found if before[i] - before[start] >= room // 3]
            cut, forced = (late[-1] if late else found[0], False) if found else (stop, True)
        windows.append(Window(start, cut, int(before[cut] - before[start]) + 2, inside))
        start, inside = cut, forced
    return windows


def _likely_starts(words: Sequence[str], breaks: NDArray[np.int8]) -> list[int]:
    """The words after the first at which a sentence may well start."""
    ends = {i + 1 for i, word in enumerate(words) if word in _FINAL or word in _CLOSING}
    ends.update(np.flatnonzero(breaks == BREAK_PARAGRAPH).tolist())
    return [i for i in sorted(ends) if 0 < i < len(words) and _may_start(words, breaks, i)]


def _may_start(words: Sequence[str], breaks: NDArray[np.int8], index: int) -> bool:
    """Whether a sentence may well start at the word: a paragraph does, or a capital after final punctuation."""
    kind = breaks[index]
    if kind == BREAK_PARAGRAPH:
        return True
    if kind == BREAK_NONE or words[index][:1].islower():
        return False
    before = words[index - 1]
    return before in _FINAL or (before in _CLOSING and index > 1 and words[index - 2] in _FINAL)
