"""Officials and forces of an actor that a possessive pronoun takes up: "its delegation", "his government"."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..scene import Finding, Scene
from ..words import FORCES, GOVERNMENT, MINISTRIES, OFFICIALS, OWN_NAME, singular, word_set

__all__ = ["find", "find_taken_up"]

_COUNTRY = word_set("country nation homeland people compatriot countryman countrymen")
_OWN = word_set(
    "party company union group organisation organization federation association movement campaign firm agency"
)
_MEMBERS = word_set("member fighter gunman gunmen supporter militia parliament follower activist lawmaker")
_TAKEN = GOVERNMENT | FORCES | OFFICIALS | MINISTRIES | _MEMBERS | word_set(
    "parliament legislature police deputy mp senator councillor board council committee executive secretariat branch"
)
_SIDES = GOVERNMENT | FORCES | OFFICIALS | MINISTRIES | _COUNTRY | _OWN | _MEMBERS


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


def find_taken_up(scene: Scene) -> Iterator[Finding]:
    """As `find`, for the possessor that a definite description takes up: "the country's cabinet", "the party's
    lawmakers", "the federation's board"."""
    view = scene.view
    for index in range(view.count):
        if view.pos[index] != "NOUN" or index in scene.mentions or singular(view.lowers[index]) not in _TAKEN:
            continue
        noun = view.child(index, "nmod:poss")
        owner = scene.mentions.get(noun) if noun is not None else None
        if owner is None or noun is None or owner.by != "coref:definite" or owner.type in ("Person", "Group"):
            continue
        name = scene.context.side(owner.name)
        place = scene.context.place(owner.name)
        if place is not None and singular(view.lowers[index]) in OWN_NAME and scene.context.is_side(owner.name):
            name = f"{scene.context.adjective(place)} {view.lowers[index]}"
        score = round(owner.score * 0.9, 3)
        yield Finding(Mention(owner.start, index + 1, index, name, owner.type, None, "coref:possessed", score),
                      (index, index + 1))


def _side(scene: Scene, owner: Mention, noun: str) -> str | None:
    """Who the owner's officials stand for: what a person acts for, the body itself; of people from a country, who are
    told apart from their government, the government ("Danish farmers ... their government")."""
    word = singular(noun)
    if word in _COUNTRY:
        return scene.context.place(owner.of or owner.name)
    if word in _OWN:
        return _own_body(scene, owner, word)
    if word in _MEMBERS and owner.type in ("Person", "State", "Group"):
        return None
    if owner.type != "Group":
        return owner.of if owner.type == "Person" else owner.name
    if singular(noun) not in GOVERNMENT | MINISTRIES:
        return owner.name
    words = owner.name.split()
    places = (scene.view.registry.demonym(" ".join(words[:count])) for count in (2, 1))
    place = next((actor for actor in places if actor is not None), None)
    return scene.context.government(place.name) if place is not None else owner.of


def _own_body(scene: Scene, owner: Mention, word: str) -> str | None:
    """The party, company or union that a person acts for: "his party"; none where that is a state's side."""
    if owner.type != "Person" or owner.of is None or scene.context.is_side(owner.of):
        return None
    body = scene.view.registry.by_name.get(owner.of)
    return owner.of if word != "party" or body is None or body.type == "PoliticalParty" else None
