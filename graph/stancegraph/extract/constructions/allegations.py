"""Allegations: "Chile alleges that Peru dumped waste" accuses the subject of the clause."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"AccusingClause"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the one who alleges with the actor whose deed the clause tells."""
    tree, verb = scene.tree, cue.head
    if tree.passive(verb):
        return
    for actor in subjects(tree, verb):
        for clause in tree.kids(verb, "ccomp"):
            for target in subjects(tree, clause) if tree.pos[clause] == "VERB" else []:
                if target != actor and tree.pos[target] != "PRON" and scene.mention(target) is not None:
                    yield Link(actor, target, cue.anchors, cue.cue.concept, "allegation", verb)
