"""Governments, armies and ministries without a country: the side of the country that the document has in mind."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..scene import Finding, Scene
from ..words import OPPOSITION, singular, word_set

__all__ = ["find"]

_BARE = word_set(
    "government authority authorities regime administration cabinet junta army military troop troops "
    "soldier force forces navy coastguard ministry official presidency treasury minister"
)
_OWN = {"police": "police", "parliament": "parliament", "legislature": "parliament", "lawmaker": "lawmakers",
        "legislator": "lawmakers"}
_NEUTRAL = word_set(
    "riot central national federal state security government regime armed ruling foreign defence defense interior "
    "finance health justice education elite military senior army the"
)
_INNER = frozenset(("government", "cabinet", "army"))
"""Nouns that without a country nearly always speak of one at home."""
_LEVELS = frozenset(("central", "federal", "national"))
_MANY = word_set("authority minister")
"""Nouns that only in the plural stand for a government."""
_BEHIND = frozenset(("in", "from", "at"))
_INDEFINITE = word_set("a an any no another every each some its his her their our my your whose")


def find(scene: Scene) -> Iterator[Finding]:
    """ "the government", "security forces" -> the government side of the country in context."""
    view = scene.view
    for index in range(view.count):
        word = singular(view.lowers[index])
        if (word not in _BARE and word not in _OWN) or view.pos[index] != "NOUN":
            continue
        if index in scene.mentions or scene.title_of(index):
            continue
        start = _plain(scene, index)
        country = _country(scene, index)
        if start is None or country is None or scene.named_at(index) is not None:
            continue
        if word in _MANY and not view.plural(index):
            continue
        named = _taken_up(scene, index, word)
        name, kind = (named.name, named.type) if named is not None else _named(scene, country, word)
        yield Finding(Mention(start, index + 1, index, name, kind, None, "side", 0.6), (start, index + 1))


def _country(scene: Scene, index: int) -> str | None:
    """The country in mind: of a "central" or "federal" government a state, of others also a part of one; another than
    that which acts on it."""
    acting = _acting(scene, index)
    if _LEVELS.isdisjoint(scene.view.lowers[max(0, index - 2) : index]):
        home = scene.context.home(index)
        if home is None or home not in acting:
            return home
    return next((state for state in scene.context.states(index) if state not in acting), None)


def _acting(scene: Scene, index: int) -> set[str]:
    """The subjects of the verb whose object the word is."""
    view = scene.view
    if view.deps[index] not in ("obj", "iobj", "obl"):
        return set()
    subjects = (m for m in scene.mentions.values() if view.heads[m.head] == view.heads[index])
    return {m.name for m in subjects if view.deps[m.head].startswith("nsubj")}


def _taken_up(scene: Scene, index: int, word: str) -> Mention | None:
    """The one named last by the same noun: "the Chilean government", then "the government"."""
    view = scene.view
    named = (m for m in scene.mentions.values() if m.end <= index and singular(view.lowers[m.end - 1]) == word)
    return max((m for m in named if m.by == "name:name"), key=lambda m: m.head, default=None)


def _named(scene: Scene, country: str, word: str) -> tuple[str, str]:
    if word in _OWN:
        return f"{scene.context.adjective(country)} {_OWN[word]}", "Organization"
    name = f"{country} junta" if word == "junta" else scene.context.government(country, inner=word in _INNER)
    return name, "State" if name == country else "Organization"


def _plain(scene: Scene, index: int) -> int | None:
    """Where the phrase begins, if nothing in it tells of another body than the country's."""
    view, start = scene.view, index
    if view.deps[index] == "compound" and view.lowers[index - 1 : index] != ["-"]:
        return index
    while start > 0 and (view.pos[start - 1] in ("NOUN", "ADJ", "PROPN", "NUM", "DET")):
        low = view.lowers[start - 1]
        if singular(low) in OPPOSITION or low in _INDEFINITE:
            return None
        field = view.lowers[index] == "ministry" and view.pos[start - 1] == "NOUN"
        if view.pos[start - 1] not in ("DET", "NUM") and low not in _NEUTRAL and not field:
            return None
        start -= 1
    if start > 0 and (view.lowers[start - 1] in _INDEFINITE or view.words[start - 1] in ("'s", "\u2019s", "-")):
        return None
    following = view.lowers[index + 1] if index + 1 < view.count else ""
    if view.lowers[index] == "ministers" and (following in _BEHIND or view.pos[index - 1] == "NUM"):
        return None
    return None if following in ("of", "-") else start
