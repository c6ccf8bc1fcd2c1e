"""The persons that a document names: full names, titles, whom they act for, gender; short names resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .context import Context
from .named import Named
from .names import PARTICLES, bare, fold_case, surname
from .registry import Actor
from .seats import REGIONAL, Seats
from .service import PersonSpan, affiliated
from .titles import JUDGES, SEATED, Affiliations, after_name, before_name, court
from .view import View
from .words import GOVERNMENT, HONORIFICS, MINISTRIES, OFFICIALS, ORGANIZATIONS, TITLES, singular, word_set

__all__ = ["PersonSpan", "people"]

_ROLES = TITLES | OFFICIALS | {"man", "woman"}
_FORMER = word_set("former formerly ex ousted deposed dismissed sacked retired")
_OWN = ORGANIZATIONS - TITLES - OFFICIALS - GOVERNMENT - MINISTRIES - word_set(
    "state country nation defence defense army military navy force police press media security"
)


def people(view: View, context: Context, named: Sequence[Named]) -> list[PersonSpan]:
    """All named persons in the order of the text, each with what the whole document tells about it."""
    places = Affiliations(view, context, named)
    spans = [_described(view, places, start, end, by) for start, end, by in _found(view, named)]
    spans += [_described(view, places, start, end, "surname") for start, end in _again(view, named, spans)]
    spans = _named(view, context, sorted(spans, key=lambda span: span.start))
    return affiliated(context, Seats(context, named), spans)


def _again(view: View, named: Sequence[Named], spans: Sequence[PersonSpan]) -> Iterator[tuple[int, int]]:
    """Where the last name of a person stands alone that the document names in full, and was not taken for a name."""
    full = (bare(view.text(span.start, span.end)).split() for span in spans if span.end - span.start > 1)
    last = {fold_case(surname(words)) for words in full if len(words) > 1}
    extents = [(span.start, span.end) for span in spans] + [(span.start, span.end) for span in named]
    taken = {index for start, end in extents for index in range(start, end)}
    for index, word in enumerate(view.words):
        if view.pos[index] != "PROPN" or index in taken:
            continue
        if fold_case(word) in last:
            yield index, index + 1
        elif view.words[index - 1 : index] == ["-"] and fold_case(view.text(index - 2, index + 1)) in last:
            yield index - 2, index + 1


def _found(view: View, named: Sequence[Named]) -> list[tuple[int, int, str]]:
    """Where the names of persons are: registry, entities, and capitalised words after a title."""
    found = [(span.start, span.end, "registry") for span in named if span.type == "Person"]
    found += [(*_trimmed(view, start, end), "entity") for start, end, label in view.entities if label == "PERSON"]
    found += [(start, end, "title") for start, end in _titled(view, named)]
    found += [(span.start, span.end, "apposition") for span in named if _introduced(view, span)]
    taken: set[int] = set()
    kept = []
    for start, end, by in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        if start < end and taken.isdisjoint(range(start, end)) and not _elsewhere(view, named, start, end):
            taken.update(range(start, end))
            kept.append((start, end, by))
    return sorted(kept)


def _introduced(view: View, span: Named) -> bool:
    """Whether what was taken for a body is introduced like a person: "its ambassador in Vienna, X Y"."""
    words = view.words[span.start : span.end]
    if span.kind != "entity" or not 1 < len(words) < 4 or span.type != "Organization":
        return False
    if any(singular(word.lower()) in ORGANIZATIONS for word in words):
        return False
    return _described_before(view, view.root(span.start, span.end), span.start) is not None


def _elsewhere(view: View, named: Sequence[Named], start: int, end: int) -> bool:
    """Whether one word that was taken for a person is the name of a state or body."""
    hit = view.hit_at.get(start)
    return hit is not None and (hit.end - hit.start) >= end - start and view.actor(hit.actors[0]).type != "Person"


def _trimmed(view: View, start: int, end: int) -> tuple[int, int]:
    """The span without titles before and marks after the name, with the rest of a name that was cut at a hyphen."""
    inner = [index for index in range(start, end) if _is_title(view, index) and view.words[index] != view.lowers[index]]
    start = inner[-1] + 1 if inner else start
    while start < end and view.lowers[start] in ("the", "former", "of", "deputy", "prime", "-", "."):
        start += 1
    while end > start and view.words[end - 1] in ("'s", "\u2019s", "'", "\u2019", ",", ".", "-"):
        end -= 1
    while start < end < view.count and _goes_on(view, start, end):
        end += 1
    return start, end


def _goes_on(view: View, start: int, end: int) -> bool:
    word = view.words[end]
    if word == "-":
        tight = not view.spaced[end - 1] and not view.spaced[end]
        return tight and end + 1 < view.count and view.words[end + 1].isalpha()
    if view.words[end - 1] == "-":
        return word.isalpha()
    return word[:1].isupper() and view.deps[end] == "flat" and start <= view.heads[end] < end


def _is_title(view: View, index: int) -> bool:
    word = view.lowers[index]
    return word.rstrip(".") in HONORIFICS or (word in TITLES and view.pos[index] != "VERB")


def _titled(view: View, named: Sequence[Named]) -> Iterator[tuple[int, int]]:
    other = {index for span in named if span.type != "Person" for index in range(span.start, span.end)}
    for index in range(view.count - 1):
        if not _is_title(view, index) or view.plural(index):
            continue
        word = view.words[index]
        if not (word[:1].isupper() or word in TITLES):
            continue
        start = index + 1
        while start < view.count and start < index + 4 and view.sents[start] == view.sents[index] and (
            _is_title(view, start) or view.words[start] == "."
        ):
            start += 1
        end = start
        while end < view.count and end not in other and _name_word(view, end, start):
            end += 1
        while end > start and not view.words[end - 1][:1].isupper():
            end -= 1
        same = start < view.count and view.sents[start] == view.sents[index]
        if same and end > start and not _is_title(view, start) and (word[:1].isupper() or end - start > 1):
            yield start, end


def _name_word(view: View, index: int, start: int) -> bool:
    word = view.words[index]
    if view.pos[index] == "PROPN" and word[:1].isupper():
        return True
    linked = index > start and index + 1 < view.count and view.words[index + 1][:1].isupper()
    return linked and (word.lower() in PARTICLES or word in ("-", "'", "\u2019"))


def _described(view: View, places: Affiliations, start: int, end: int, by: str) -> PersonSpan:
    left, titles, of, gender = before_name(view, places, start)
    head = view.root(start, end)
    while view.deps[head] in ("flat", "compound", "appos") and left <= view.heads[head] < start:
        head = view.heads[head]
    more, of_after = after_name(view, places, start, end)
    parent = _described_before(view, head, left) if view.words[end : end + 1] != ["and"] else None
    told = [of, places.possessor(left) or places.owner(head)]
    if view.deps[head] == "appos" and view.heads[head] < left:
        told.append(places.owner(view.heads[head]))
    if parent is not None:
        before = before_name(view, places, parent + 1)
        left = min(left, before[0])
        titles = titles | before[1] | {singular(view.lowers[parent])}
        told += [before[2], places.around(parent, start)]
    bare = view.words[end : end + 1] == ["of"] and not titles | more
    told += [of_after if not bare or not _sided(places, of_after) else None, places.led(head, end)]
    found = [body for body in told if body]
    of = found[0] if found else None
    judge = not JUDGES.isdisjoint(titles | more) or view.lowers[start - 1 : start] == ["justice"]
    judge = judge and "minister" not in titles
    of = court(view, places, left, end + 14) if judge else of
    region = places.part(left, min(end + 6, view.count)) if REGIONAL & (titles | more) else None
    core = 1 + max((index for index in range(left, start) if view.words[index] in ("'s", "\u2019s")), default=left - 1)
    return PersonSpan(
        start, end, left, core, head, parent, "", of, of is not None, gender, titles | more, by,
        former=_former(view, left, start, end), own=judge or _own(view, titles, left, start), place=region,
        party=next((body for body in found if places.is_party(body)), None),
    )


def _sided(places: Affiliations, body: str | None) -> bool:
    """Whether a body is a state or a part of one, where somebody may just come from."""
    return body is not None and places.is_side(body)


def _own(view: View, titles: frozenset[str], left: int, start: int) -> bool:
    """Whether the title before the name is one of a body that no name tells: "union president", "vice-chancellor"."""
    first = max(left - 2, view.starts[view.sents[left]])
    words = view.lowers[first:start]
    return any(word in _OWN or (word == "vice" and "chancellor" in titles) for word in words)


def _former(view: View, left: int, start: int, end: int) -> bool:
    """Whether the title before the name, or the apposition after it, is said to be a past one."""
    after = view.lowers[end : end + 3] if view.words[end : end + 1] in ([","], ["("]) and left == start else []
    return not _FORMER.isdisjoint([*view.lowers[max(0, left - 2) : start], *after])


def _described_before(view: View, head: int, left: int) -> int | None:
    """The title noun that a name follows in apposition: by the parse, or right before a comma."""
    parent = view.heads[head]
    if view.deps[head] == "appos" and parent < left and singular(view.lowers[parent]) in _ROLES | SEATED:
        return parent
    if left < 2 or view.words[left - 1] != ",":
        return None
    for index in range(left - 2, max(-1, left - 9), -1):
        if view.pos[index] == "NOUN" and singular(view.lowers[index]) in _ROLES | SEATED:
            return index
        if view.pos[index] not in ("NOUN", "PROPN", "ADJ", "ADP", "DET"):
            return None
    return None


def _named(view: View, context: Context, spans: Sequence[PersonSpan]) -> list[PersonSpan]:
    """The spans with canonical names: registry names, full names, short names of full names seen anywhere before."""
    full: dict[str, list[tuple[int, str]]] = {}
    names: list[str] = []
    for span in spans:
        name = _full_name(view, span)
        names.append(name)
        if name:
            words = [word for word in name.split() if word.lower() not in PARTICLES and len(word) > 1]
            keys = (fold_case(surname(name.split())), fold_case(name), *map(fold_case, words))
            for key in dict.fromkeys(keys):
                full.setdefault(key, []).append((span.start, name))
    return [
        replace(span, name=name or _short_name(view, context, span, full))
        for span, name in zip(spans, names, strict=True)
    ]


def _full_name(view: View, span: PersonSpan) -> str:
    hit = view.hit_at.get(span.start)
    if hit is not None and hit.end <= span.end and view.actor(hit.actors[0]).type == "Person":
        return view.actor(hit.actors[0]).name
    text = bare(view.text(span.start, span.end))
    found = [actor for actor in view.registry.lookup(text) if actor.type == "Person"]
    if found:
        return found[0].name
    return text if len(text.split()) > 1 and text.split()[0].lower() not in PARTICLES else ""


def _short_name(view: View, context: Context, span: PersonSpan, full: dict[str, list[tuple[int, str]]]) -> str:
    text = bare(view.text(span.start, span.end))
    met = full.get(fold_case(text), ()) or full.get(fold_case(surname(text.split())), ())
    if met:
        names = dict.fromkeys(name for _, name in met)
        office = [name for name in names if name in view.registry.offices]
        if len(office) == 1 and len(names) > 1:
            return office[0]  # the relative of an office holder is no "Biden" without the first name
        before = [name for start, name in met if start < span.start]
        return before[-1] if before else met[0][1]
    known = [actor for actor in view.registry.by_surname(text, view.date) if _expected(context, actor)]
    return known[0].name if len(known) == 1 else text


def _expected(context: Context, actor: Actor) -> bool:
    held = context.view.registry.offices.get(actor.name, ())
    bodies = {tenure.of for tenure in held} | set(actor.member_of)
    return any(context.speaks_of(body) for body in bodies)
