"""Whom persons act for where only a pronoun tells: "its leader, Noa Berkovitch"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..values import Mention
from .scene import Scene

__all__ = ["with_bodies"]

_PRONOUNS = frozenset(("its", "their", "his", "her"))


def with_bodies(scene: Scene) -> Mapping[int, Mention]:
    """The mentions by head, those of persons acting for the antecedent of the possessive before their title.

    What the text states by name goes before; a pronoun goes before the registry and the country in context.
    """
    told: dict[str, str] = {}
    for span in scene.people:
        if span.stated or span.left == 0 or (span.left == span.start and span.noun is None):
            continue
        before = span.left - 1
        owner = scene.mentions.get(before) if scene.view.lowers[before] in _PRONOUNS else None
        body = owner and (owner.of if owner.type == "Person" else owner.name)
        if body:
            told.setdefault(span.name, body)
    return {
        head: replace(mention, of=told[mention.name]) if mention.type == "Person" and mention.name in told else mention
        for head, mention in scene.mentions.items()
    }
