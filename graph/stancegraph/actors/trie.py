"""An index of phrases over tokens: longest match in one pass, whatever the tokenizer did with hyphens and points."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from .names import fold, pieces

__all__ = ["Hit", "Phrase", "PhraseIndex"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of an actor: its ``text``, what ``kind`` of name it is, and the position of the ``actor``."""

    text: str
    kind: str
    actor: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``start`` to ``end`` (exclusive) spell the name of one or more actors in the same ``kind`` of name."""

    start: int
    end: int
    kind: str
    actors: tuple[int, ...]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without garbage collection, which would walk all nodes again and again while nothing can be freed (3.6 times
    slower with 60,000 names)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


_Node = dict[str, Any]
_END = ""


class PhraseIndex:
    """A trie over the pieces of phrases. Case rules: see `_spelled`."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._root: _Node = {}
        with _no_collection():
            for phrase in phrases:
                self._add(phrase)

    def _add(self, phrase: Phrase) -> None:
        node = self._root
        parts = pieces(phrase.text.removeprefix("the "))
        for part in parts:
            node = node.setdefault(part, {})
        if parts:
            node.setdefault(_END, []).append((fold(phrase.text.removeprefix("the ")), phrase))

    def find(self, words: Sequence[str]) -> Iterator[Hit]:
        """The longest matches from left to right, without overlap. Of several kinds the first one added wins."""
        start, count = 0, len(words)
        while start < count:
            hit = self._longest(words, start, count) if self._opens(words[start]) else None
            if hit is None:
                start += 1
            else:
                yield hit
                start = hit.end

    def _opens(self, word: str) -> bool:
        return bool(word.strip()) and pieces(word)[0] in self._root

    def _longest(self, words: Sequence[str], start: int, count: int) -> Hit | None:
        node, end, best = self._root, start, None
        while end < count:
            for part in pieces(words[end]):
                node = node.get(part)  # type: ignore[assignment]
                if node is None:
                    return best
            end += 1
            if _END in node:
                best = _hit(node[_END], words, start, end) or best
        return best


def _hit(entries: Sequence[tuple[str, Phrase]], words: Sequence[str], start: int, end: int) -> Hit | None:
    spelled = [phrase for text, phrase in entries if _spelled(text, words, start, end)]
    if not spelled:
        return None
    kind = spelled[0].kind
    return Hit(start, end, kind, tuple(dict.fromkeys(phrase.actor for phrase in spelled if phrase.kind == kind)))


def _spelled(text: str, words: Sequence[str], start: int, end: int) -> bool:
    """Whether the case fits. One word: as written ("US", not "us"), or an abbreviation of four letters and more with
    only its first letter large, or a word all in capitals. Several words: the first letters agree in case."""
    first = fold(words[start])
    if end - start > 1:
        return first[:1].isupper() == text[:1].isupper()
    if first == text:
        return True
    long = len(text) > 3
    return long and ((text.isupper() and first.istitle()) or (first.isupper() and text[:1].isupper()))
