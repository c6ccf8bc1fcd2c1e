"""Passive verbs with their agent: "The offer was rejected by Chile", "an offer rejected by Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import agents, patients

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"SubjectObject", "SubjectOblique", "ObjectOblique", "AddresseeRequest"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the agent behind "by" with the passive subject, or with the noun that the participle belongs to."""
    tree, verb = scene.tree, cue.head
    if not tree.passive(verb):
        return
    concept = cue.cue.addressee if cue.cue.frame == "AddresseeRequest" else cue.cue.concept
    oblique = [t for t in cue.obliques if t not in cue.parts] if cue.cue.frame.endswith("Oblique") else []
    for actor in agents(tree, verb):
        for target in oblique or patients(tree, verb):
            yield Link(actor, target, cue.anchors, concept or cue.cue.concept, "passive", verb)
