"""Unnamed officials, ministries, troops and governments with the country or body that they act for."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..named import Named
from ..people import PersonSpan
from ..scene import Finding, Scene
from ..titles import is_place
from ..words import FORCES, GOVERNMENT, MINISTRIES, OFFICIALS, OPPOSITION, OWN_NAME, singular, word_set

__all__ = ["Party", "affiliated", "find"]

_SIDES = GOVERNMENT | MINISTRIES | FORCES | OFFICIALS
_OFFICES = word_set("president premier minister chancellor king queen emir taoiseach")
_ABROAD = frozenset("ambassador diplomat envoy embassy consulate consul delegate delegation negotiator".split())
_LEADERS = frozenset("president premier minister chancellor leader taoiseach".split())
_COMPLEMENT = frozenset(("of", "for", "from"))

Party = Named | PersonSpan


def find(scene: Scene) -> Iterator[Finding]:
    """ "Russian officials", "Syria's army", "a spokesman for NATO" -> the state, government or body itself."""
    view = scene.view
    for index in range(view.count):
        if view.pos[index] not in ("NOUN", "PROPN") or scene.title_of(index):
            continue
        word = singular(view.lowers[index])
        if (word not in _SIDES and word not in OWN_NAME and view.lowers[index] != "capitals") or _spelled(scene, index):
            continue
        found = affiliated(scene, index)
        if found is not None:
            finding = _linked(scene, index, word, *found)
            if finding is not None:
                yield finding


def _spelled(scene: Scene, index: int) -> bool:
    """Whether the noun is part of a name: "Syrian government", "Palestinian Authority"."""
    span = scene.named_at(index)
    return span is not None and span.kind in ("name", "entity", "metonym")


def affiliated(scene: Scene, index: int) -> tuple[Party, int] | None:
    """The party that a role noun belongs to, and where the noun phrase begins: before the noun, as its possessor,
    or in an "of", "for" or "from" phrase after it."""
    view, start = scene.view, index
    left = scene.left(index)
    for back in range(index - 1, left - 1, -1):
        party = scene.named_at(back) or scene.person_at.get(back)
        if party is not None and not (isinstance(party, Named) and party.type == "Person"):
            return party, left
        if isinstance(party, Named):
            person = scene.person_at.get(back)
            if person is not None:
                return person, left
    start = left
    after = index + 1
    if after < view.count and (view.lowers[after] in _COMPLEMENT or _seated(scene, index, after)):
        after += 1
        while after < view.count and view.pos[after] in ("DET", "ADJ") and scene.named_at(after) is None:
            after += 1
        party = scene.person_at.get(after) or scene.named_at(after) if after < view.count else None
        if party is not None:
            return party, start
    return None


def _seated(scene: Scene, index: int, after: int) -> bool:
    """Whether a ministry or government is told by its capital: "the foreign ministry in Oslo"."""
    low = scene.view.lowers[index]
    if (low != "ministers" and singular(low) not in GOVERNMENT | MINISTRIES) or scene.view.lowers[after] != "in":
        return False
    span = scene.named_at(after + 1)
    return span is not None and span.kind == "capital"


def _linked(scene: Scene, index: int, word: str, party: Party, left: int) -> Finding | None:
    view, context = scene.view, scene.context
    if isinstance(party, PersonSpan):
        return _of_person(scene, index, word, party, left)
    start = min(left, party.start)
    end = max(index + 1, party.end)
    claim = (_after_possessor(scene, left, index), index + 1)
    place = is_place(party)
    if any(singular(view.lowers[back]) in OPPOSITION for back in range(left, index)):
        return None
    claim = (max(claim[0], party.start), index + 1)
    if word == "capital" and party.type != "Group":
        return None
    if not place:
        if party.kind == "place" or (word in OWN_NAME and party.type != "PoliticalParty"):
            return None
        if word in OWN_NAME:
            name = f"{view.words[party.start]} {view.lowers[index]}"
            return Finding(Mention(start, end, index, name, "Group", party.name, "role:party", 0.8), claim)
        return Finding(Mention(start, end, index, party.name, party.type, None, "role", 0.85), claim)
    if word in OWN_NAME:
        name = f"{context.adjective(party.name)} {_compact(scene, left, index, party)}"
        return Finding(Mention(start, end, index, name, _own_type(word), None, "role:own", 0.8), claim)
    holder = _holder(scene, index, word, party)
    if holder is not None:
        return Finding(Mention(start, end, index, holder, "Person", scene.context.government(party.name),
                               "role:office", 0.85), claim)
    abroad = word in _ABROAD or view.lowers[index - 1] == "foreign"
    name = party.name if abroad and party.name not in view.registry.governments else context.government(party.name)
    if word == "junta":
        name = f"{party.name} junta"
    kind = "State" if name == party.name and party.type == "State" else "Organization"
    return Finding(Mention(start, end, index, name, kind, None, "role", 0.9), claim)


def _of_person(scene: Scene, index: int, word: str, party: PersonSpan, left: int) -> Finding | None:
    """ "Assad's troops", "the Trump administration" -> what the person acts for."""
    if word not in GOVERNMENT | FORCES or not party.of:
        return None
    actor = scene.view.registry.by_name.get(party.of)
    claim = (_after_possessor(scene, left, index), index + 1)
    kind = actor.type if actor else "Organization"
    return Finding(Mention(min(left, party.left), index + 1, index, party.of, kind, None, "role:person", 0.85), claim)


def _after_possessor(scene: Scene, left: int, index: int) -> int:
    """Where the tokens begin that only the role noun may claim: a possessor keeps its own mention."""
    for back in range(index - 1, left - 1, -1):
        if scene.view.words[back] in ("'s", "\u2019s", "'", "\u2019"):
            return back + 1
    return left


def _compact(scene: Scene, left: int, index: int, party: Named) -> str:
    view = scene.view
    inner = [view.lowers[back] for back in range(max(left, party.end), index)
             if view.pos[back] in ("NOUN", "ADJ") and scene.named_at(back) is None]
    return " ".join([*inner[-2:], view.lowers[index]])


def _own_type(word: str) -> str:
    bodies = ("police", "parliament", "legislature", "senate", "court", "judiciary", "congress", "union", "press",
              "media", "church")
    return "Organization" if word in bodies else "Group"


def _holder(scene: Scene, index: int, word: str, party: Named) -> str | None:
    """Who held the office of the country on the document's date: "the French president"."""
    view = scene.view
    if word not in _OFFICES or view.plural(index):
        return None
    before = view.lowers[index - 1] if index else ""
    if before in ("former", "ex", "deputy", "vice", "next", "opposition"):
        return None
    bodies = (party.name, scene.context.government(party.name))
    wanted = _LEADERS if word == "leader" else {word}
    known = [span.name for span in scene.people if span.of in bodies and wanted & span.titles]
    if known:
        return known[0]
    office = f"{before} {word}" if word == "minister" else word
    found = next((actor for body in bodies if (actor := view.registry.holder(body, office, view.date))), None)
    return found.name if found else None
