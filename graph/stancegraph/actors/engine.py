"""Runs the linking rules over a document and keeps, for each head token, the first finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ..values import Mention
from .allegiance import with_bodies
from .coref import definites, possessed, pronouns, relatives, speakers
from .registry import Registry
from .rules import appositions, collectives, demonyms, names, nominals, persons, propers, roles, sides
from .scene import Finding, Scene, set_scene

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["ASIDE", "RULES", "find_mentions"]

ASIDE = "aside"
"""The mark, in `Mention.by`, of a place that is an actor only if something else says so."""

Rule = Callable[[Scene], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    persons.find, appositions.find, roles.find, collectives.find_named, names.find, demonyms.find,
    sides.find, definites.find, possessed.find_taken_up, collectives.find, propers.find, nominals.find,
    relatives.find, pronouns.find, speakers.find, possessed.find, nominals.find_possessed,
)
"""The rules in the order of precedence: an earlier one's words are not read again by a later one."""


def find_mentions(doc: Doc, registry: Registry, date: str | None = None) -> tuple[Mention, ...]:
    """The actors that a parsed document mentions, sorted by start; at most one for each head token.

    In: a spaCy Doc with UD annotation and entities, the registry, the date of publication (ISO 8601) for offices.
    Out: names, role phrases, collectives and nominals, then pronouns and definite descriptions resolved to them; and
    places of which nothing says that they act, marked `ASIDE`.
    """
    if not len(doc):
        return ()
    scene = set_scene(doc, registry, date)
    claimed = bytearray(len(doc))
    for rule in RULES:
        for finding in rule(scene):
            _accept(finding, scene, claimed)
    found = [*with_bodies(scene).values(), *_asides(scene, claimed)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.head)))


def _asides(scene: Scene, claimed: bytearray) -> Iterator[Mention]:
    """Places that no rule takes for an actor. Who knows from elsewhere that one acts ("Canberra has misgivings")
    finds here for whom it stands."""
    for span in scene.named:
        head = scene.view.root(span.start, span.end)
        if span.kind in ("capital", "place", "metonym") and not claimed[head] and head not in scene.mentions:
            name, kind = names.side(scene, span, located=False)
            yield Mention(span.start, span.end, head, name, kind, None, ASIDE, 0.3)


def _accept(finding: Finding, scene: Scene, claimed: bytearray) -> None:
    mention = finding.mention
    start, end = finding.claim
    if claimed[mention.head] or mention.head in scene.mentions:
        return
    scene.mentions[mention.head] = mention
    claimed[start:end] = b"\x01" * (end - start)
