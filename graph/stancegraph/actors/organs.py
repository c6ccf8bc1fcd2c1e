"""Names of bodies that go on past a preposition: "Institute of Maltese Journalists", "Campaign Against Arms Trade"."""

from __future__ import annotations

from collections.abc import Iterator

from .view import View
from .words import MINISTRIES, ORGANIZATIONS, TITLES, singular, word_set

__all__ = ["LINKS", "entities"]

_HEADS = ORGANIZATIONS - MINISTRIES - TITLES - word_set(
    "country nation state kingdom republic capital province region city town village government regime power member "
    "parliament senate congress majority minority company firm group side team party crowd member police army state"
) | word_set("institute center centre office bureau fund league forum initiative academy service confederation")
LINKS = frozenset(("of", "for", "on", "against"))
"""Prepositions inside the names of bodies."""
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_LONGEST = 9


def entities(view: View) -> list[tuple[int, int, str]]:
    """The entities of the recogniser, those of bodies widened to the whole name that the parse shows."""
    wider = [(start, end, "ORG") for start, end in _organs(view) if not _crossed(view, start, end)]
    inside = {index for start, end, _ in wider for index in range(start, end)}
    kept = [ent for ent in view.entities if ent[2] == "PERSON" or inside.isdisjoint(range(ent[0], ent[1]))]
    return sorted([*kept, *wider])


def _crossed(view: View, start: int, end: int) -> bool:
    """Whether the recogniser has a name that goes on beyond the span, or one that begins behind an "and" in it."""
    return any(
        first < end and start < last
        and (first < start or last > end or (label == "ORG" and view.lowers[first - 1 : first] == ["and"]))
        for first, last, label in view.entities
    )


def _organs(view: View) -> Iterator[tuple[int, int]]:
    last = 0
    for index, word in enumerate(view.words):
        if index < last or not word[:1].isupper() or view.pos[index] != "PROPN" or index in view.hit_at:
            continue
        if singular(view.lowers[index]) in _HEADS:
            start, end = _left(view, index), _right(view, index)
            if end > index + 1 and end - start <= _LONGEST:
                yield start, end
                last = end


def _left(view: View, index: int) -> int:
    start = index
    while start > view.starts[view.sents[index]] and view.words[start - 1][:1].isupper():
        if view.pos[start - 1] not in ("PROPN", "ADJ") or not start <= view.heads[start - 1] <= index:
            break
        start -= 1
    return start


def _right(view: View, index: int) -> int:
    """Where the name ends: after capitalised words that a preposition, or "and" behind one, ties to the head."""
    end = index + 1
    while end + 1 < view.count and view.sents[end + 1] == view.sents[index]:
        first = end + 1 + (view.lowers[end + 1] in ("the", "human"))
        link = view.lowers[end] in LINKS or (view.lowers[end] in ("and", "&") and end > index + 1)
        if not link or first >= view.count or not view.words[first][:1].isupper() or view.lowers[first] in _DAYS:
            break
        stop = first
        while stop < view.count and view.words[stop][:1].isupper() and view.pos[stop] in ("PROPN", "ADJ", "NOUN"):
            stop += 1
        if stop == first or not _under(view, stop - 1, index):
            break
        end = stop
    return end


def _under(view: View, at: int, top: int) -> bool:
    """Whether a token hangs below another, within few steps."""
    for _ in range(5):
        if at == top:
            return True
        at = view.heads[at]
    return False
