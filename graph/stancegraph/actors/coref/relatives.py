"""Relative pronouns and the noun that their clause describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..scene import Finding, Scene
from ..words import word_set

__all__ = ["find"]

_RELATIVES = word_set("who which that whom whose")
_TAGS = frozenset(("WP", "WDT", "WP$"))


def find(scene: Scene) -> Iterator[Finding]:
    """ "the minister, who rejected the plan": "who" -> the minister."""
    view = scene.view
    for index in range(view.count):
        if view.lowers[index] not in _RELATIVES or view.pos[index] not in ("PRON", "DET"):
            continue
        if view.tags[index] and view.tags[index] not in _TAGS:
            continue
        noun = _antecedent(scene, index)
        mention = scene.mentions.get(noun) if noun is not None else None
        if mention is not None:
            yield Finding(replace(mention, start=index, end=index + 1, head=index, by="coref:relative",
                                  score=round(mention.score * 0.9, 3)), (index, index + 1))


def _antecedent(scene: Scene, index: int) -> int | None:
    """The noun whose relative clause holds the pronoun; a name in apposition counts for its noun."""
    view, at = scene.view, index
    for _ in range(6):
        parent = view.heads[at]
        if view.deps[at] in ("acl:relcl", "acl") and parent < index:
            return parent
        if parent == at:
            return None
        at = parent
    return None
