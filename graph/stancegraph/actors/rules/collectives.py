"""The opposition, rebels, protesters and the like, with the country that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..named import Named
from ..scene import Finding, Scene
from ..titles import is_place
from ..words import OPPOSITION, singular, word_set
from .roles import affiliated

__all__ = ["find", "find_named"]

_HEADS = word_set(
    "group force fighter party troop troops figure leader movement activist member supporter army lawmaker "
    "politician militia faction bloc coalition representative"
)
_PLAIN = word_set(
    "anti-government pro-democracy armed main peaceful unarmed opposition rebel young many several some thousands "
    "hundreds dozens political government anti"
)


def find_named(scene: Scene) -> Iterator[Finding]:
    """Collectives with their country: "Syrian rebels", "Kenya's opposition", "opposition groups in Chad"."""
    for index, word in _collective(scene):
        found = affiliated(scene, index)
        country = _country(scene, found[0]) if found else _located_country(scene, index)
        body = found[0] if found else None
        if isinstance(body, Named) and body.type == "ArmedGroup":
            mention = Mention(min(body.start, index), index + 1, index, body.name, body.type, None, "collective", 0.85)
            yield Finding(mention, (min(body.start, index), index + 1))
        elif country:
            left = found[1] if found else scene.left(index)
            yield _finding(scene, index, word, country, left, 0.85)


def find(scene: Scene) -> Iterator[Finding]:
    """Collectives without a country: the one that the document has in mind."""
    view = scene.view
    for index, word in _collective(scene):
        left = scene.left(index)
        modifiers = [view.lowers[back] for back in range(left, index) if view.pos[back] in ("ADJ", "NOUN", "PROPN")]
        country = scene.context.home(index)
        if index in scene.mentions or country is None or any(low not in _PLAIN for low in modifiers):
            continue
        yield _finding(scene, index, word, country, left, 0.6)


def _collective(scene: Scene) -> Iterator[tuple[int, str]]:
    """The head token of each collective and the noun that its canonical name ends in."""
    view = scene.view
    for index in range(view.count):
        if view.pos[index] != "NOUN" or scene.title_of(index):
            continue
        low = singular(view.lowers[index])
        if low in OPPOSITION and (view.plural(index) or low in ("opposition", "insurgency", "rebellion")):
            if view.deps[index] != "compound" and not _stance(scene, index):
                yield index, OPPOSITION[low]
        elif low in _HEADS and index and singular(view.lowers[index - 1]) in ("opposition", "rebel", "insurgent"):
            yield index, OPPOSITION[singular(view.lowers[index - 1])]


def _stance(scene: Scene, index: int) -> bool:
    """Whether "opposition" is an attitude ("opposition to the plan") and no actor."""
    view = scene.view
    following = view.lowers[index + 1] if index + 1 < view.count else ""
    before = view.lowers[index - 1] if index else ""
    return view.lowers[index] == "opposition" and (
        following in ("to", "from", "over") or before in ("its", "his", "her", "their", "in")
    )


def _country(scene: Scene, party: object) -> str | None:
    return party.name if isinstance(party, Named) and is_place(party) else None


def _located_country(scene: Scene, index: int) -> str | None:
    view = scene.view
    for child in view.children[index]:
        if view.deps[child] == "nmod" and view.case(child) in ("in", "across", "throughout"):
            span = scene.named_at(child)
            return _country(scene, span)
    return None


def _finding(scene: Scene, index: int, word: str, country: str, left: int, score: float) -> Finding:
    name = f"{scene.context.adjective(country)} {word}"
    claim = left
    for back in range(left, index):
        if scene.view.words[back] in ("'s", "\u2019s"):
            claim = back + 1
    kind = "Group"
    return Finding(Mention(left, index + 1, index, name, kind, None, "collective", score), (claim, index + 1))
