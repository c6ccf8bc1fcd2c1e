"""The names in a document: registry names resolved in context, entities, abbreviations and short forms learned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .context import Context
from .names import bare, fold_case, initials, surname
from .organs import JOINTS, LINKS, entities
from .registry import Actor
from .view import View
from .words import GENERIC, HONORIFICS, LEGISLATURES, OFFICIALS, ORGANIZATIONS, PARTY_WORDS, TITLES, singular, word_set

__all__ = ["Named", "named_spans"]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: ``kind`` is name, metonym, demonym, capital (of the registry), entity or place."""

    start: int
    end: int
    name: str
    type: str
    kind: str
    actor: Actor | None = None


_ROLES = TITLES | OFFICIALS | frozenset(HONORIFICS) - frozenset(("state", "team", "side", "mission", "intelligence"))
_PARTY = frozenset(["party"])
_ARMED = word_set("army front brigade brigades militia militias battalion liberation guard guards fighters")
_MEDIA = word_set("news times post agency tv radio television daily herald tribune gazette journal newspaper")
_COURTS = word_set("court courts tribunal bank council society association commission")
_MEMBERS = {
    "greens": "Green Party", "socialists": "Socialist Party", "liberals": "Liberal Party", "left": "Left Party",
    "conservatives": "Conservative Party", "communists": "Communist Party", "centre": "Centre Party",
    "social democrats": "Social Democratic Party", "christian democrats": "Christian Democratic Party",
    "labour": "Labour Party", "labor": "Labor Party",
}
"""What parties are called for short, in any country that has one."""
_RANKS = word_set("supreme prime chief senior first deputy vice grand lord")
_BODIES = frozenset(("Organization", "IntergovernmentalOrganization", "PoliticalParty", "ArmedGroup", "MediaOutlet"))
_SKIPPED = word_set("PERSON EVENT WORK PRODUCT MISC DATE")


def named_spans(view: View, context: Context) -> list[Named]:
    """All names but those of persons, in the order of the text, without overlap; registry names go first."""
    last = _surnames(view)
    spans = [span for span in _registered(view, context) if not _shortened(view, span.start, span.end, last)]
    taken = {index for span in spans for index in range(span.start, span.end)}
    known: dict[str, Named] = {}
    for first, end, label in entities(view):
        start = first + (first > 0 and view.words[first - 1] == "-" and not view.spaced[first - 1])
        while end > start + 1 and view.words[end - 1].islower():
            end -= 1
        if start >= end or _shortened(view, start, end, last) or _skipped(view, start, end, label, known):
            continue
        inner = [span for span in spans if start <= span.start and span.end <= end]
        if any(index in taken for index in range(start, end)) and not _extends(view, inner, start, end, label):
            continue
        found = _taken_up(view, start, end, spans) or _entity(view, context, start, end, label, known)
        if found is not None:
            spans = [span for span in spans if span not in inner] + [found]
            taken.update(range(start, end))
    return sorted(spans, key=lambda span: span.start)


def _registered(view: View, context: Context) -> Iterator[Named]:
    people = [(start, end) for start, end, label in view.entities if label == "PERSON"]
    for hit in view.names:
        actor = context.choose(hit)
        if actor is None or (actor.type != "Person" and any(s <= hit.start and hit.end < e for s, e in people)):
            continue
        single = hit.end - hit.start == 1
        if single and view.pos[hit.start] not in ("PROPN", "ADJ", "NOUN", "X", ""):
            continue
        proper = view.pos[hit.start] in ("PROPN", "") or view.plural(hit.start) or view.words[hit.start].isupper()
        if single and not proper and hit.kind in ("name", "capital") and actor.type != "State":
            continue
        yield Named(hit.start, hit.end, actor.name, actor.type, hit.kind, actor)


def _skipped(view: View, start: int, end: int, label: str, known: dict[str, Named]) -> bool:
    """Whether an entity is no body or place: another kind, a title; a person only if no short form of a body."""
    if label == "PERSON":
        return _longer(fold_case(view.text(start, end)), known) is None
    if label == "NORP" and not view.plural(end - 1):
        return True
    rank = end - start == 1 and view.lowers[start] in _RANKS
    title = singular(view.lowers[end - 1]) in _ROLES and LINKS.isdisjoint(view.lowers[start:end])
    return rank or label in _SKIPPED or title


def _extends(view: View, inner: list[Named], start: int, end: int, label: str) -> bool:
    """Whether an organisation's name goes on beyond the registry's name inside it: "Bank of Valletta", "US Steel"."""
    if label != "ORG" or not inner or end - start < 2:
        return False
    longest = max(inner, key=lambda span: span.end - span.start)
    words = [index for index in range(start, end) if view.pos[index] == "PROPN"]
    if longest.end - longest.start >= len(words) or any(span.type == "Person" for span in inner):
        return False
    if not JOINTS.isdisjoint(view.lowers[start : longest.start]):
        return True
    if longest.type in ("State", "Organization") or longest.kind == "demonym":
        return True
    if longest.type == "IntergovernmentalOrganization" and longest.end == end and view.pos[start] == "PROPN":
        return True
    return longest.end < end and (view.lowers[longest.end] == "of" or view.pos[longest.end] == "PROPN")


def _surnames(view: View) -> frozenset[str]:
    """The last names of the persons that the document names in full."""
    full = (view.words[start:end] for start, end, label in view.entities if label == "PERSON" and end - start > 1)
    return frozenset(surname([word for word in words if word not in ("'s", "\u2019s")]) for words in full)


def _shortened(view: View, start: int, end: int, last: frozenset[str]) -> bool:
    """Whether what looks like a body is the last name of a person: "Bloomberg" after "Michael Bloomberg"."""
    alone = end - start == 1 and view.pos[start] == "PROPN" and view.words[start] in last
    return alone and (start == 0 or view.lowers[start - 1] != "the") and view.registry.state(view.words[start]) is None


def _taken_up(view: View, start: int, end: int, spans: list[Named]) -> Named | None:
    """What "the Council" or "the Foundation" is short for: the last body before it whose name has the word, else the
    first one after it; "the Commission" of a text about the European Union is the European one."""
    low = view.lowers[start]
    definite = view.lowers[start - 1 : start] in (["the"], ["this"]) and view.lowers[end : end + 1] != ["of"]
    if end - start > 1 or low not in ORGANIZATIONS - LEGISLATURES - {"party"} or not definite:
        return None
    fuller = [span for span in spans if span.type in _BODIES and " " in span.name and low in span.name.lower().split()]
    before = [span for span in fuller if span.end <= start]
    union = next((span for span in spans if span.name == "European Union"), None)
    if not fuller and low == "commission" and union is not None:
        return Named(start, end, "European Commission", union.type, "name", None)
    meant = before[-1] if before else next(iter(fuller), None)
    return Named(start, end, meant.name, meant.type, "entity", meant.actor) if meant is not None else None


def _entity(view: View, context: Context, start: int, end: int, label: str, known: dict[str, Named]) -> Named | None:
    name = bare(view.text(start, end))
    if not name or not any(char.isalpha() for char in name) or name.islower():
        return None
    key = fold_case(name)
    kind = "place" if label in ("GPE", "LOC") else "entity"
    same = known.get(key) or _longer(key, known)
    if same is None:
        same = Named(start, end, _placed(context, start, end, name), _type(name), kind)
        _learn(view, same, known)
        known.setdefault(key, same)
    return Named(start, end, same.name, same.type, kind)


def _placed(context: Context, start: int, end: int, name: str) -> str:
    """The name with its country, where bodies of many countries have it: "Supreme Court" -> "Supreme Court of
    Norway", "Senate" -> "Chilean Senate", "the Greens" -> "Green Party (Sweden)"."""
    low = fold_case(name)
    words = set(name.lower().split())
    if words <= GENERIC:
        home = context.owner(start, end) or context.home(start)
        if home is None:
            return name
        return f"{name} of {home}" if words & _COURTS and context.foreign(home) else f"{context.adjective(home)} {name}"
    if low not in _MEMBERS and not (words <= PARTY_WORDS and low.endswith(" party")):
        return name
    home = context.owner(start, end) or context.home(start)
    regional = context.view.lowers[start - 1] in ("state", "provincial", "regional")
    return f"{_MEMBERS.get(low, name)} ({home})" if home and (regional or context.is_state(home)) else name


def _learn(view: View, span: Named, known: dict[str, Named]) -> None:
    known[fold_case(span.name)] = span
    if span.kind != "entity":
        return
    short = initials(span.name.split())
    if len(short) > 2:
        known.setdefault(short.lower(), span)
    after = span.end
    if after + 2 < view.count and view.words[after] == "(" and view.words[after + 2] == ")":
        known.setdefault(fold_case(view.words[after + 1]), span)


def _longer(key: str, known: dict[str, Named]) -> Named | None:
    """A name learned before that begins with these words: "Boreal" after "Boreal Timber Holdings"."""
    return next((span for other, span in known.items() if other.startswith(key + " ")), None) if len(key) > 3 else None


def _type(name: str) -> str:
    words = set(name.lower().split())
    if words & _PARTY:
        return "PoliticalParty"
    if words & _ARMED:
        return "ArmedGroup"
    return "MediaOutlet" if words & _MEDIA else "Organization"
