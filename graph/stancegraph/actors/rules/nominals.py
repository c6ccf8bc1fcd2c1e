"""Actors without a name of their own: "human rights groups", "the dockers' union", "villagers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...values import Mention
from ..scene import Finding, Scene
from ..view import View
from ..words import FORCES, GOVERNMENT, OFFICIALS, ORGANIZATIONS, PEOPLE, QUANTIFIERS, singular, word_set

__all__ = ["find", "short_name"]

_POSSESSED = GOVERNMENT | FORCES | OFFICIALS
_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "eers")
_THINGS = word_set(
    "matters numbers orders papers powers letters borders waters others offers errors sectors factors doors floors "
    "colors centers centres quarters figures barriers flowers computers chapters disasters answers dinners tankers "
    "helicopters trawlers carriers corridors headquarters shutters meters rivers layers boosters containers posters "
    "jokers freighters bombers bunkers boilers filters ladders charters registers covers servers routers sensors "
    "reactors tractors motors mirrors monitors rumors terrors horrors favors errors wonders rafters shoulders "
    "fingers winters summers corners counters drawers feathers jumpers lasers levers sneakers stickers transfers "
    "specimen omen acumen abdomen vectors conveyors indicators generators elevators calculators detectors"
)
_PLACES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "root",
           "nsubj:outer", "parataxis", "ROOT", "obl:unmarked", "advcl", "ccomp")


def find(scene: Scene) -> Iterator[Finding]:
    """Phrases headed by a noun for persons or bodies, where nothing better was found; a short canonical name."""
    view = scene.view
    for index in range(view.count):
        if view.pos[index] not in ("NOUN", "PROPN") or index in scene.mentions or scene.title_of(index):
            continue
        word = singular(view.lowers[index])
        person, body = word in PEOPLE or _person(view, index), word in ORGANIZATIONS
        if not (person or body) or view.deps[index] not in _PLACES or (body and not person and view.located(index)):
            continue
        if word in _POSSESSED and _possessive(view, index):
            continue
        left = scene.affiliations.left(index)
        named = view.child(index, "appos", "flat", "nmod:desc")
        if named is not None and named == index + 1 and named in scene.mentions:
            other = scene.mentions[named]
            yield Finding(replace(other, start=left, head=index, by="apposition", score=0.7), (index, index + 1))
            continue
        name = short_name(view, left, index)
        kind = "Group" if view.plural(index) or not (person or body) else "Organization" if body else "Person"
        yield Finding(Mention(left, index + 1, index, name, kind, None, "nominal", 0.4), (index, index + 1))


def _possessive(view: View, index: int) -> bool:
    child = view.child(index, "nmod:poss")
    return child is not None and view.pos[child] == "PRON"


def _person(view: View, index: int) -> bool:
    """Whether a plural noun denotes persons by its ending: "millers", "refiners", "unionists"."""
    low = view.lowers[index]
    return view.plural(index) and low.endswith(_ENDINGS) and low not in _THINGS


def short_name(view: View, left: int, index: int) -> str:
    """The modifiers that tell which, then the head: "several local human rights groups" -> "human rights groups"."""
    start = index
    while start > max(left, index - 6):
        if view.lowers[start - 1] in QUANTIFIERS or view.pos[start - 1] in ("NUM", "DET"):
            break
        start -= 1
    while (start < index and not view.words[start][:1].isalnum()) or view.words[start] == "s":
        start += 1
    text = view.text(start, index + 1)
    proper = view.pos[start] in ("PROPN", "ADJ") and start > view.starts[view.sents[start]]
    return text if proper or view.pos[start] == "PROPN" else text[:1].lower() + text[1:]
