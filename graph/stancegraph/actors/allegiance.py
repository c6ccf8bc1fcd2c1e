"""Whom persons act for where only a pronoun tells: "its leader, Noa Berkovitch"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..values import Mention
from .coref.definites import body_meant
from .people import PersonSpan
from .scene import Scene
from .seats import Seats
from .words import OFFICIALS, ORGANIZATIONS, TITLES, singular, word_set

__all__ = ["with_bodies"]

_TITLES = TITLES | OFFICIALS
_OF_STATES = word_set("minister premier chancellor ambassador diplomat")
_OFFICES = _OF_STATES | word_set("mayor governor bishop archbishop senator mp lawmaker legislator deputy")
_PRONOUNS = frozenset(("its", "their", "his", "her"))


def with_bodies(scene: Scene) -> Mapping[int, Mention]:
    """The mentions by head, those of persons acting for the antecedent of the possessive before their title.

    What the text states by name goes before; a pronoun goes before the registry and the country in context.
    """
    told: dict[str, str] = {}
    for span in scene.people:
        if not span.stated:
            body = _of_pronoun(scene, span) or _of_noun(scene, span)
            if body:
                told.setdefault(span.name, body)
    seats = Seats(scene.context, scene.named)
    return {
        head: replace(mention, of=told[mention.name]) if mention.type == "Person" and mention.name in told
        else _seated(scene, seats, mention)
        for head, mention in scene.mentions.items()
    }


def _seated(scene: Scene, seats: Seats, mention: Mention) -> Mention:
    """An office holder whom no name tells ("the finance minister", "the mayor of Nago") gets the body of the office."""
    title = singular(scene.view.lowers[mention.head])
    told = mention.of is not None or mention.by != "nominal" or mention.type not in ("Group", "Person")
    if told or title not in _OFFICES:
        return mention
    titles = frozenset((title,))
    place = scene.affiliations.part(mention.start, mention.end)
    body = seats.body(titles, place, mention.head) or seats.chamber(titles, mention.head)
    if body is None and title in _OF_STATES:
        country = next(iter(seats.countries(mention.start, mention.end)), None)
        words = scene.view.lowers[mention.start : mention.end]
        body = seats.side(seats.region_of(country, titles, words) or country) if country else None
    return replace(mention, of=body) if body else mention


def _of_pronoun(scene: Scene, span: PersonSpan) -> str | None:
    """ "its leader, X", "X, its leader,": the antecedent, or what it acts for."""
    lowers = scene.view.lowers
    after = span.end + 1 if lowers[span.end : span.end + 1] == [","] else len(lowers)
    titled = any(singular(word) in _TITLES for word in lowers[after + 1 : after + 4])
    places = (span.left - 1,) if span.left < span.start else (after,) if titled else ()
    pronoun = next((at for at in places if 0 <= at < len(lowers) and lowers[at] in _PRONOUNS), None)
    owner = scene.mentions.get(pronoun) if pronoun is not None else None
    if owner is None:
        return None
    return owner.of if owner.type == "Person" else owner.name


def _of_noun(scene: Scene, span: PersonSpan) -> str | None:
    """ "union president X", "the company's spokeswoman, X": the body that the noun takes up."""
    view = scene.view
    for index in range(span.left, span.start):
        word = view.lowers[index]
        if word in ORGANIZATIONS and word not in _TITLES and view.pos[index] == "NOUN":
            found = body_meant(scene, index, word)
            return found[0].name if found else None
    return None
