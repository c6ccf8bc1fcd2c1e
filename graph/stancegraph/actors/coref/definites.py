"""Definite descriptions: "the council", "the minister", "the country" and what they take up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...values import Mention
from ..scene import Finding, Scene
from ..words import ORGANIZATIONS, TITLES, singular, word_set
from .candidates import BODIES, best

__all__ = ["body_meant", "find"]

_COUNTRY = word_set("country nation republic kingdom state")
_ARMED = word_set("group movement militia faction organisation organization rebels")
_COMPANY = word_set("company firm airline bank corporation carrier manufacturer operator producer maker")
_UNION = word_set("bloc alliance union body organisation organization")
_PAPER = word_set("newspaper daily agency broadcaster network station outlet magazine")
_DETERMINERS = frozenset(("the", "this", "that"))
_OFFICES = word_set("president premier chancellor king queen emir pope")
_FIRMS = word_set("group developer contractor retailer supplier lender insurer miner utility network service trust")
_ORGANS = word_set(
    "court tribunal ministry government parliament senate congress assembly department council commission committee "
    "police army legislature board cabinet"
)
_VAGUE = word_set("same new old whole entire own then local big giant small")
_REACH = 6


def find(scene: Scene) -> Iterator[Finding]:
    """A noun with "the" and nothing else takes up the last actor of its kind; an office its holder on the date."""
    view = scene.view
    for index in range(1, view.count):
        if view.pos[index] not in ("NOUN", "PROPN") or index in scene.mentions or scene.title_of(index):
            continue
        if view.plural(index) or not _alone(scene, index):
            continue
        word = singular(view.lowers[index])
        found = _person(scene, index, word) if word in TITLES else None
        if found is None and word in ORGANIZATIONS:
            modifier = view.lowers[index - 1] if _start(scene, index) == index - 2 else ""
            found = body_meant(scene, index, word, modifier)
        if found is not None:
            mention, score = found
            yield Finding(replace(mention, start=_start(scene, index), end=index + 1, head=index, by="coref:definite",
                                  score=score), (_start(scene, index), index + 1))


def _alone(scene: Scene, index: int) -> bool:
    """Whether the noun has a definite article and no complement that tells of another one."""
    view = scene.view
    start = _start(scene, index)
    if start == index or view.lowers[start] not in _DETERMINERS:
        return view.pos[index] == "PROPN" and index > 0 and view.lowers[index - 1] in _DETERMINERS
    following = view.lowers[index + 1] if index + 1 < view.count else ""
    deed = following == "for" and index + 2 < view.count and view.pos[index + 2] == "VERB"
    return deed or following not in ("of", "for", "'s-")


def _start(scene: Scene, index: int) -> int:
    """The article before the noun, over one modifier that is part of an office ("the prime minister")."""
    view = scene.view
    if view.lowers[index - 1] in _DETERMINERS:
        return index - 1
    if index > 1 and view.lowers[index - 2] in _DETERMINERS and view.pos[index - 1] in ("NOUN", "ADJ", "PROPN"):
        return index - 2
    return index


def _person(scene: Scene, index: int, word: str) -> tuple[Mention, float] | None:
    view = scene.view
    titles = {span.name: span.titles for span in scene.people}
    people = [m for m in scene.mentions.values() if m.type == "Person" and word in titles.get(m.name, ())]
    found = best(scene, index, people, reach=len(view.starts))
    if found is not None:
        return found[0], max(found[1], 0.6)
    country = next(iter(scene.context.states(index)), None)
    named = word == "minister" and view.lowers[index - 1] not in _DETERMINERS
    office = f"{view.lowers[index - 1]} {word}" if named else word
    if country and (word in _OFFICES or word == "minister"):
        government = scene.context.government(country)
        for body in dict.fromkeys((country, government)):
            holder = view.registry.holder(body, office, view.date)
            if holder is not None:
                return Mention(index, index + 1, index, holder.name, "Person", government), 0.5
        adjective = scene.context.adjective(country)
        name = f"{adjective} {office}" if word in ("minister", "premier") else f"{word.capitalize()} of {country}"
        return Mention(index, index + 1, index, name, "Person", government), 0.4
    return None


def body_meant(scene: Scene, index: int, word: str, modifier: str = "") -> tuple[Mention, float] | None:
    """The body that a noun such as "union" takes up, with a rough certainty: one whose name has the word, else the
    last one of its kind. A modifier must stand in the name too; one that tells of another body leaves none."""
    mentions = [m for m in scene.mentions.values() if m.type in BODIES and scene.view.pos[m.head] != "PRON"]
    if word in _COUNTRY:
        states = [m for m in mentions if m.type == "State"]
        return best(scene, index, states, _REACH) or _country_meant(scene, index)
    wanted = {word, modifier} - {"", *_VAGUE}
    named = [m for m in mentions if wanted <= {*m.name.lower().replace("-", " ").split()}]
    found = best(scene, index, named, reach=len(scene.view.starts))
    if found is not None:
        return found[0], max(found[1], 0.65)
    kinds = _kinds(word) if len(wanted) == 1 else frozenset()
    fitting = [m for m in mentions if m.type in kinds and m.score > 0.5 and _of_kind(m.name, word)]
    return best(scene, index, fitting, _REACH) if kinds else None


def _of_kind(name: str, word: str) -> bool:
    """Whether the name has no noun of another kind of body: a court or ministry is no movement, a union no company."""
    own = {singular(part) for part in name.lower().split()} & ORGANIZATIONS
    if word in _COMPANY:
        return own <= _COMPANY | _FIRMS
    return own.isdisjoint(_ORGANS - {word})


def _country_meant(scene: Scene, index: int) -> tuple[Mention, float] | None:
    name = scene.context.country(index)
    actor = scene.view.registry.by_name.get(name or "")
    return (Mention(index, index + 1, index, actor.name, actor.type), 0.4) if actor else None


def _kinds(word: str) -> frozenset[str]:
    kinds: set[str] = set()
    for words, kind in ((_ARMED, "ArmedGroup"), (_UNION, "IntergovernmentalOrganization"), (_PAPER, "MediaOutlet"),
                        (_COMPANY | _ARMED | _UNION, "Organization")):
        if word in words:
            kinds.add(kind)
    return frozenset(kinds | ({"PoliticalParty"} if word == "party" else set()))
