"""Requests to somebody: "Chile urged Peru to sign", "Chile called on Peru to sign".

The thing asked for is requested; the one who is asked is under pressure where the request goes against its conduct.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import clauses, obliques, patients, subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"AddresseeRequest", "ObliqueRequest"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the subject with what it asks for, and with the addressee."""
    tree, verb = scene.tree, cue.head
    if tree.passive(verb):
        return
    addressees = _addressees(scene, cue)
    asked = [c for c in clauses(tree, verb) if tree.predicate(c)]
    things = obliques(tree, (verb,), ("for",)) if not asked else []
    if not asked and not things:
        return
    for actor in subjects(tree, verb):
        for target in asked:
            yield Link(actor, target, cue.anchors, cue.cue.concept, "request", verb, clause=True)
        for target in things:
            yield Link(actor, target, cue.anchors, cue.cue.concept, "request", verb)
        for target in addressees:
            if cue.cue.addressee and scene.mention(target) is not None:
                yield Link(actor, target, cue.anchors, cue.cue.addressee, "addressee", verb)


def _addressees(scene: Scene, cue: Occurrence) -> list[int]:
    if cue.cue.frame == "ObliqueRequest":
        return [t for t in cue.obliques if t not in cue.parts]
    return patients(scene.tree, cue.head) + scene.tree.kids(cue.head, "iobj")
