"""Being for or against: "Chile is against the offer", "Three members are behind the offer"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"StanceAdposition"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the subject of a predicate that the preposition introduces with that predicate's noun."""
    tree, word = scene.tree, cue.head
    noun = tree.heads[word]
    if tree.deps[word] != "case" or not tree.nominal(noun) or tree.kid(noun, "cop") is None:
        return
    for actor in subjects(tree, noun):
        yield Link(actor, noun, cue.anchors, cue.cue.concept, "adposition", noun)
