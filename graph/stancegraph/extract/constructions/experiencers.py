"""Stances of the object or of an oblique: "The offer angered Chile", "The offer drew criticism from Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import obliques, patients, subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"ObjectSubject", "ObliqueSubject", "ExperiencedNoun"})
_HOLDERS = ("from", "by", "among", "with", "in", "of")


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the one who feels with what is felt about."""
    tree, head = scene.tree, cue.head
    for actor, target in _pairs(scene, cue):
        yield Link(actor, target, cue.anchors, cue.cue.concept, "experiencer", head)
    if cue.cue.frame == "ObjectSubject" and tree.passive(head):
        for target in obliques(tree, (head,), ("by", "at", "with", "about", "over")):
            for actor in subjects(tree, head):
                yield Link(actor, target, cue.anchors, cue.cue.concept, "experiencer", head)


def _pairs(scene: Scene, cue: Occurrence) -> Iterator[tuple[int, int]]:
    tree, head = scene.tree, cue.head
    if cue.cue.frame == "ObjectSubject":
        actors = [] if tree.passive(head) else patients(tree, head)
    elif cue.cue.frame == "ObliqueSubject":
        actors = obliques(tree, cue.anchors, _HOLDERS)
    else:
        actors = obliques(tree, cue.anchors, ("to", "for"))
    for actor in actors:
        if scene.mention(actor) is not None:
            for target in subjects(tree, head):
                yield actor, target
