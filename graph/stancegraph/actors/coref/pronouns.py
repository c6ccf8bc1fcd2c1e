"""Third-person pronouns and possessives outside quotations and in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...values import Mention
from ..scene import Finding, Scene
from ..words import GOVERNMENT, TITLES, word_set
from .candidates import best, is_body, is_group, is_person

__all__ = ["find"]

_HE = dict.fromkeys(("he", "him", "his", "himself"), "m")
_SHE = dict.fromkeys(("she", "her", "hers", "herself"), "f")
_OBLIQUE = frozenset(("him", "her", "his"))
_IT = frozenset(("it", "its", "itself"))
_THEY = word_set("they them their theirs themselves")


def find(scene: Scene) -> Iterator[Finding]:
    """Each pronoun with its likeliest antecedent, from left to right, so that a pronoun may follow another."""
    view = scene.view
    gender = {span.name: span.gender for span in scene.people}
    known = sorted(scene.mentions.values(), key=lambda mention: mention.head)
    chain: list[Mention] = []
    for index in range(view.count):
        low = view.lowers[index]
        if view.pos[index] != "PRON" or index in scene.mentions:
            continue
        fitting = _fitting(scene, index, low, [*known, *chain], gender)
        if fitting is None:
            continue
        found = best(scene, index, fitting, plural=low in _THEY)
        if found is None:
            continue
        antecedent, score = found
        mention = replace(antecedent, start=index, end=index + 1, head=index, by="coref:pronoun", score=score)
        chain.append(mention)
        if low in _HE or low in _SHE:
            gender[mention.name] = gender.get(mention.name) or _HE.get(low) or _SHE.get(low, "")
        yield Finding(mention, (index, index + 1))


def _fitting(
    scene: Scene, index: int, low: str, mentions: list[Mention], gender: dict[str, str]
) -> list[Mention] | None:
    """The mentions that agree with the pronoun in number, gender and kind; None for other words."""
    view = scene.view
    if low in _HE or low in _SHE:
        wanted = _HE.get(low) or _SHE[low]
        people = [mention for mention in mentions
                  if (is_person(mention) and gender.get(mention.name, "") in ("", wanted))
                  or (low not in _OBLIQUE and _one(scene, mention))]
        return _outside(scene, index, people)
    if low in _IT:
        if view.deps[index] == "expl" or not _agentive(scene, index):
            return None
        return [mention for mention in mentions
                if is_body(mention) or (is_group(mention) and not view.plural(mention.head))]
    if low in _THEY:
        return [mention for mention in mentions
                if is_group(mention) or is_body(mention) or view.plural(mention.head)]
    return None


def _one(scene: Scene, mention: Mention) -> bool:
    """Whether the words are one official who stands for a body: "a Polish minister", "the union's chairman"."""
    low = scene.view.lowers[mention.head]
    return mention.by.startswith("role") and low in TITLES and low not in GOVERNMENT


def _outside(scene: Scene, index: int, people: list[Mention]) -> list[Mention]:
    """In a quotation "he" is seldom the person who speaks: mentions of the sentence outside of it do not count."""
    quotation = scene.view.quoted[index]
    if not quotation:
        return people
    sentence = scene.view.sents[index]
    return [mention for mention in people
            if scene.view.quoted[mention.head] == quotation or scene.view.sents[mention.head] != sentence]


def _agentive(scene: Scene, index: int) -> bool:
    """Whether "it" may be an actor: a possessive, an object, or the subject of a verb that is no mere copula."""
    view, parent = scene.view, scene.view.heads[index]
    return view.child(parent, "cop") is None or view.deps[index] not in ("nsubj", "nsubj:outer")
