"""Infinitives and that-clauses as targets: "Chile refused to sign", "Chile insists that the port stay open"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import clauses, infinitive, subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"SubjectClause", "SubjectInfinitive"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the subject with the clause that the verb governs."""
    tree, verb = scene.tree, cue.head
    if tree.passive(verb):
        return
    found = [c for c in clauses(tree, verb) if tree.deps[c] != "advcl" and c not in cue.parts]
    if cue.cue.frame == "SubjectInfinitive":
        found = [c for c in found if infinitive(tree, c)]
    for actor in subjects(tree, verb):
        for target in found:
            if tree.predicate(target) and not _silence(scene, cue, target):
                yield Link(actor, target, cue.anchors, cue.cue.concept, "complement", verb, clause=True)


def _silence(scene: Scene, cue: Occurrence, clause: int) -> bool:
    """Whether the clause is only what somebody would not tell ("declined to comment")."""
    return scene.lexicon.concepts[cue.cue.concept].stance == "reject" and scene.lexicon.has(
        "mute", scene.tree.lemmas[clause]
    )
