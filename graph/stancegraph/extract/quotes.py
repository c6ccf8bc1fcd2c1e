"""Quotations and who speaks them, by the clause around, by what stands before a colon, by the quotation before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .slots import agents

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["voices"]

_MARKS = frozenset({'"', "``", "''", "“", "”", "„"})
_SAID = frozenset({"ccomp", "parataxis", "obj", "xcomp", "dep", "root"})
_INSERTED = frozenset({"parataxis", "advcl", "ccomp", "acl"})
_JOINING = frozenset({"ADP", "DET", "PUNCT", "NUM", "SPACE", "PART"})
_TURNS = 3
_LABEL = 12
"""The tokens that may stand before the colon of a turn."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    """The quoted tokens ``start`` to before ``end``; ``free`` where they are sentences of their own."""

    start: int
    end: int
    free: bool


def voices(scene: Scene) -> dict[int, int]:
    """The token that denotes the speaker, by quoted token; what nobody known says is left out."""
    found = _turns(scene)
    before: tuple[_Quotation, int] | None = None
    for quotation in _quotations(scene):
        who = _around(scene, quotation)
        if who is None and quotation.free:
            who = _going_on(scene, quotation, before)
        if who is not None:
            found.update(dict.fromkeys(range(quotation.start, quotation.end), who))
            before = quotation, who
    return found


def _turns(scene: Scene) -> dict[int, int]:
    """The speakers of interviews and records, where again and again a name and a colon begin a sentence."""
    tree = scene.tree
    colons = {first: colon for first, last in tree.sentences if (colon := _colon(scene, first, last))}
    labels = [tree.words[first:colon] for first, colon in colons.items()]
    if len(labels) < _TURNS or len(set(labels)) == len(labels):
        return {}
    found, who = dict[int, int](), None
    for first, last in tree.sentences:
        if first in colons:
            who = next((t for t in range(first, colons[first]) if scene.mention(t) is not None), None)
        elif scene.opens(first):
            who = None
        if who is not None:
            found.update(dict.fromkeys(range(first, last), who))
    return found


def _colon(scene: Scene, first: int, last: int) -> int:
    """Where the colon stands that ends the name of who speaks, or 0: names begin with capitals and have no verb."""
    tree = scene.tree
    for t in range(first, min(last, first + _LABEL)):
        if tree.words[t] == ":":
            return t if t > first else 0
        if tree.pos[t] in {"VERB", "AUX"} or not (tree.words[t][:1].isupper() or tree.pos[t] in _JOINING):
            return 0
    return 0


def _quotations(scene: Scene) -> Iterator[_Quotation]:
    start = -1
    for i, inside in enumerate((*scene.quoted, False)):
        if inside and start < 0:
            start = i
        elif not inside and start >= 0:
            yield _Quotation(start, i, _free(scene, start, i))
            start = -1


def _free(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but quotation marks stands in the quotation's sentences beside it."""
    first, last = _reach(scene, start, end)
    return not any(_tells(scene, t) for t in (*range(first, start), *range(end, last)))


def _reach(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """From where to where the quotation's sentences go, with one that a colon or comma joins to it."""
    tree = scene.tree
    first, last = tree.sentences[tree.sentence[start]][0], tree.sentences[tree.sentence[end - 1]][1]
    if start - 2 < first and start > 1 and tree.words[start - 2] in {":", ","}:
        first = tree.sentences[tree.sentence[start - 2]][0]
    if last <= end + 1 and last < len(tree) and tree.words[end - 1] == "," and not scene.opens(last):
        last = tree.sentences[tree.sentence[last]][1]
    return first, last


def _tells(scene: Scene, i: int) -> bool:
    return scene.tree.pos[i] not in {"PUNCT", "SPACE"} and not scene.quoted[i]


def _around(scene: Scene, quotation: _Quotation) -> int | None:
    """Who says it in the same sentence: by the verb that governs it or is put into it, else by what stands nearest."""
    tree, inside = scene.tree, range(quotation.start, quotation.end)
    first, last = _reach(scene, quotation.start, quotation.end)
    outside = (*range(quotation.end, last), *range(quotation.start - 1, first - 1, -1))
    governing = [tree.heads[t] for t in inside if tree.heads[t] not in inside and tree.base(t) in _SAID]
    inserted = [t for t in outside if tree.heads[t] in inside and tree.base(t) in _INSERTED]
    who = _first(scene, (*governing, *inserted))
    if who is None:
        who = _labelled(scene, quotation, first)
    return _first(scene, filter(scene.is_speech, outside)) if who is None else who


def _first(scene: Scene, verbs: Iterable[int]) -> int | None:
    """Who says it, by the first of the verbs that tells."""
    return next((who for verb in verbs if (who := _says(scene, verb)) is not None), None)


def _says(scene: Scene, verb: int) -> int | None:
    """Who does ``verb``, where both stand outside of quotation marks."""
    tree = scene.tree
    if tree.pos[verb] != "VERB" or scene.quoted[verb] or tree.passive(verb):
        return None
    return next((who for who in agents(tree, verb) if not scene.quoted[who]), None)


def _labelled(scene: Scene, quotation: _Quotation, first: int) -> int | None:
    """Who is named before a colon: "Ms Oh: ...", or who did what was told before it."""
    tree = scene.tree
    colon = quotation.start - 2
    if colon < first or tree.words[colon] != ":":
        return None
    told = range(first, colon)
    verbs = [t for t in told if tree.pos[t] in {"VERB", "AUX"}]
    if not verbs and len(told) <= _LABEL:
        return next((t for t in told if scene.mention(t) is not None), None)
    return next((who for t in verbs if tree.base(t) in {"root", "ROOT"} for who in agents(tree, t)), None)


def _going_on(scene: Scene, quotation: _Quotation, before: tuple[_Quotation, int] | None) -> int | None:
    """Who goes on speaking: where nothing of another is told between, the speaker of the quotation before."""
    tree = scene.tree
    number = tree.sentence[quotation.start]
    if before is not None:
        told = {tree.sentence[t] for t in range(before[0].end, quotation.start) if _tells(scene, t)}
        if number - tree.sentence[before[0].end - 1] <= 2 and told <= {tree.sentence[before[0].end - 1]}:
            return before[1]
    near = [other for other in (number - 1, number + 1) if 0 <= other < len(tree.sentences)]
    return _first(scene, (t for other in near for t in range(*tree.sentences[other]) if scene.is_speech(t)))
