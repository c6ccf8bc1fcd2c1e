"""Officials and forces of an actor that a possessive pronoun takes up: "its delegation", "his government"."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..scene import Finding, Scene
from ..words import FORCES, GOVERNMENT, MINISTRIES, OFFICIALS, singular

__all__ = ["find"]

_SIDES = GOVERNMENT | FORCES | OFFICIALS | MINISTRIES


def find(scene: Scene) -> Iterator[Finding]:
    """The role noun stands for the body of the pronoun's antecedent: for what a person acts for, or the body itself."""
    view = scene.view
    for index in range(view.count):
        if view.pos[index] != "NOUN" or index in scene.mentions or singular(view.lowers[index]) not in _SIDES:
            continue
        pronoun = view.child(index, "nmod:poss")
        owner = scene.mentions.get(pronoun) if pronoun is not None and view.pos[pronoun] == "PRON" else None
        if owner is None or pronoun is None:
            continue
        name = _side(scene, owner, view.lowers[index])
        if name is not None:
            actor = view.registry.by_name.get(name)
            kind = actor.type if actor else owner.type if owner.type != "Person" else "Organization"
            score = round(owner.score * 0.8, 3)
            yield Finding(Mention(pronoun, index + 1, index, name, kind, None, "coref:possessed", score),
                          (index, index + 1))


def _side(scene: Scene, owner: Mention, noun: str) -> str | None:
    """Who the owner's officials stand for: what a person acts for, the body itself; of people from a country, who are
    told apart from their government, the government ("Danish farmers ... their government")."""
    if owner.type != "Group":
        return owner.of if owner.type == "Person" else owner.name
    if singular(noun) not in GOVERNMENT | MINISTRIES:
        return owner.name
    words = owner.name.split()
    places = (scene.view.registry.demonym(" ".join(words[:count])) for count in (2, 1))
    place = next((actor for actor in places if actor is not None), None)
    return scene.context.government(place.name) if place is not None else owner.of
