"""Active verbs: "Chile rejected the offer", "Chile objected to the offer", "Chile lent the island two ships"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import obliques, patients, subjects
from .nominal import made

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"SubjectObject", "SubjectOblique", "ObjectOblique", "SubjectRecipient"})
_MADE = frozenset({"adopt", "propose"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the subject, own or inherited, with the object, the marked phrase or the recipient."""
    tree, verb = scene.tree, cue.head
    if tree.passive(verb):
        return
    for actor in subjects(tree, verb):
        for target in _targets(scene, cue):
            clause = tree.pos[target] == "VERB" and tree.base(target) not in {"obj", "nsubj"}
            yield Link(actor, target, cue.anchors, cue.cue.concept, "active", verb, clause)


def _targets(scene: Scene, cue: Occurrence) -> list[int]:
    tree, verb = scene.tree, cue.head
    if cue.cue.frame in {"SubjectOblique", "ObjectOblique"}:
        return [t for t in cue.obliques if t not in cue.parts] or _direct(scene, cue)
    if cue.cue.frame == "SubjectRecipient":
        return tree.kids(verb, "iobj")
    return _direct(scene, cue)


def _direct(scene: Scene, cue: Occurrence) -> list[int]:
    """The objects of the verb that are no part of the cue; a gerund counts as one.

    The object of "wants the offer withdrawn" is no target: the clause is.
    """
    tree = scene.tree
    below = tree.kids(cue.head, "xcomp", "ccomp")
    if scene.lexicon.has("asks", tree.lemmas[cue.head]) and any(
        tree.deps[c] == "xcomp" and tree.tags[c] != "VBG" for c in below
    ):
        return []
    objects = [t for t in patients(tree, cue.head) if t not in cue.parts and not _own_stance(scene, cue, t)]
    gerunds = [c for c in below if tree.tags[c] == "VBG" and tree.kid(c, "nsubj") is None]
    return objects or gerunds


def _own_stance(scene: Scene, cue: Occurrence, noun: int) -> bool:
    """Whether the object is the subject's own stance, which the noun tells better.

    So in "dropped its objection to", "launched an attack on the port" and "lifted sanctions against Chile".
    """
    tree, lexicon = scene.tree, scene.lexicon
    held = [other for other in lexicon.cues.get(tree.lemmas[noun], ()) if other.frame == "HolderNoun"]
    if not held or not lexicon.has("light", tree.lemmas[cue.head]):
        return False
    if lexicon.concepts[cue.cue.concept].stance == "request" and cue.cue.concept != "propose":
        return False
    owners = [c for c in tree.children[noun] if tree.deps[c] == "nmod:poss"]
    if owners:
        return any(tree.pos[c] == "PRON" for c in owners)
    anchors = (noun, cue.head, *made(scene, noun))
    targets = obliques(tree, anchors, tuple(mark for other in held for mark in other.marks))
    if lexicon.has("reverses", tree.lemmas[cue.head]):
        return any(scene.actors(t) for t in targets)
    return bool(targets) and cue.cue.concept in _MADE
