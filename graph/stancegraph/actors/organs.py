"""Names of bodies that go on past a preposition: "Institute of Maltese Journalists", "Campaign Against Arms Trade"."""

from __future__ import annotations

from collections.abc import Iterator

from .view import View
from .words import MINISTRIES, ORGANIZATIONS, TITLES, singular, word_set

__all__ = ["JOINTS", "LINKS", "entities"]

_HEADS = ORGANIZATIONS - MINISTRIES - TITLES - word_set(
    "country nation state kingdom republic capital province region city town village government regime power member "
    "parliament senate congress majority minority company firm group side team party crowd member police army state"
) | word_set("institute center centre office bureau fund league forum initiative academy service confederation")
LINKS = frozenset(("of", "for", "on", "against"))
"""Prepositions inside the names of bodies."""
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
JOINTS = frozenset(("and", "&", "'s", "\u2019s", "'", "\u2019"))
"""What links words inside the names of bodies."""
_LONGEST = 9


def entities(view: View) -> list[tuple[int, int, str]]:
    """The entities of the recogniser, those of bodies widened to the whole name that the parse shows."""
    wider = [(start, end, "ORG") for start, end in _organs(view) if not _crossed(view, start, end)]
    inside = {index for start, end, _ in wider for index in range(start, end)}
    kept = [ent for ent in view.entities if ent[2] == "PERSON" or inside.isdisjoint(range(ent[0], ent[1]))]
    return sorted([*(part for ent in kept for part in _parts(view, *ent)), *wider])


def _parts(view: View, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """The names that an enumeration taken for one holds: "Alliance, Reform"; "Sky and TalkTalk" only where the text
    has one of them alone elsewhere."""
    cut = next((i for i in range(start + 1, end - 1) if view.lowers[i] in (",", "and", "&")), None)
    if label != "ORG" or cut is None or not (_bare(view, start, end) or _alone(view, start, cut, end)):
        yield start, end, label
        return
    yield start, cut, label
    yield from _parts(view, cut + 1, end, label)


def _bare(view: View, start: int, end: int) -> bool:
    """Whether an enumeration with a comma has only short names and no noun that they could share."""
    words = view.lowers[start:end]
    return "," in words and end - start < 6 and "of" not in words and singular(words[-1]) not in ORGANIZATIONS


def _alone(view: View, start: int, cut: int, end: int) -> bool:
    """Whether a one-word part of an enumeration also stands elsewhere in the text as a name of its own."""
    single = {view.words[first] for first, last in ((start, cut), (cut + 1, end)) if last - first == 1}
    return any(
        view.words[first] in single and last - first == 1 and not start <= first < end
        for first, last, _ in view.entities
    )


def _crossed(view: View, start: int, end: int) -> bool:
    """Whether the recogniser has a name that goes on beyond the span, or one that begins behind an "and" in it."""
    return any(
        first < end and start < last
        and (first < start or last > end or (
            label == "ORG" and view.lowers[first - 1 : first] == ["and"] and (first - 2, first) not in _cuts(view)))
        for first, last, label in view.entities
    )


def _organs(view: View) -> Iterator[tuple[int, int]]:
    last = 0
    for index, word in enumerate(view.words):
        if index < last or not word[:1].isupper() or view.pos[index] != "PROPN":
            continue
        head = singular(view.lowers[index])
        if head in _HEADS or head == "party":
            start, end = _left(view, index), _right(view, index) if head in _HEADS else index + 1
            linked = not JOINTS.isdisjoint(view.lowers[start:index])
            if ((end > index + 1 and index not in view.hit_at) or linked) and end - start <= _LONGEST:
                yield start, end
                last = end


def _left(view: View, index: int) -> int:
    """Where the name begins: before capitalised words that belong to the head, over "and" and a plural possessor."""
    start, first = index, view.starts[view.sents[index]]
    while start > first:
        back = start - 1
        if view.lowers[back] in JOINTS and start > first + 1 and _joined(view, start - 2, start, index):
            start -= 2
            continue
        if not view.words[back][:1].isupper() or view.pos[back] not in ("PROPN", "ADJ"):
            break
        if not start <= view.heads[back] <= index and not (view.deps[back] == "conj" and _under(view, back, index)):
            break
        start = back
    return start


def _joined(view: View, before: int, after: int, head: int) -> bool:
    """Whether what links two words stands inside a name: "Longshoremen's Association", "Traders' Union", "Peace and
    Freedom Party"; not "Ireland's Central Bank" or "the Senate and House Committee"."""
    if not view.words[before][:1].isupper() or before in view.hit_at or view.pos[before] not in ("PROPN", "NOUN"):
        return False
    word, low = view.lowers[before + 1], view.lowers[before]
    if word in ("and", "&"):
        single = singular(low) not in ORGANIZATIONS and after < head and view.words[after][:1].isupper()
        return single and (_under(view, before, head) or (before, after) in _cuts(view))
    return low.endswith(("s", "men")) if word in ("'", "\u2019") else low.endswith(("men", "people", "children"))


def _cuts(view: View) -> set[tuple[int, int]]:
    """The last words of entities that the recogniser ends with an "and"."""
    return {(end - 2, end) for start, end, _ in view.entities if end - start > 1 and view.lowers[end - 1] == "and"}


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
