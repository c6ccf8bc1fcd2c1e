"""Adjectives with a complement: "Chile is wary of the offer", "deputies hostile to it", "Wary of Peru, Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import clauses, obliques, subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"PredicateAdjective"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the one whom the adjective describes with its complement: a marked phrase, an infinitive, a that-clause."""
    tree, adjective = scene.tree, cue.head
    actors = _described(scene, adjective)
    targets = obliques(tree, cue.anchors, cue.cue.marks)
    governed = [c for c in clauses(tree, adjective) if tree.base(c) != "advcl" or tree.tags[c] == "VB"]
    for actor in actors:
        for target in targets:
            clause = tree.pos[target] == "VERB"
            yield Link(actor, target, cue.anchors, cue.cue.concept, "adjective", adjective, clause)
        for target in governed if not targets else []:
            yield Link(actor, target, cue.anchors, cue.cue.concept, "adjective clause", adjective, clause=True)


def _described(scene: Scene, adjective: int) -> list[int]:
    tree = scene.tree
    if tree.pos[adjective] == "VERB" and tree.tags[adjective] != "VBN" and tree.kid(adjective, "cop") is None:
        return []
    if tree.base(adjective) == "amod":
        return [tree.heads[adjective]]
    return subjects(tree, adjective)
