"""Stances held mutually: "Chile and Peru clashed", "Chile met with Peru", "talks between Chile and Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import agents, clauses, infinitive, obliques, subjects
from .nominal import holders

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"Mutual", "MutualNoun"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the sides: each with each, or the holder with the one behind "with" (both ways for nouns)."""
    verb = cue.cue.frame == "Mutual"
    sides = _sides(scene, cue) if not verb else _verb_sides(scene, cue)
    partners = obliques(scene.tree, cue.anchors, ("with", "against") if verb else ("with", "to"))
    concept, name = cue.cue.concept, "mutual verb" if verb else "mutual noun"
    for actor in sides:
        for partner in partners:
            if scene.actors(partner):
                yield Link(actor, partner, cue.anchors, concept, name, cue.head)
                if not verb:
                    yield Link(partner, actor, cue.anchors, concept, name, cue.head)
        if not partners and not (verb and _told(scene, cue)):
            for one, other in _each_with_each(scene, actor):
                yield Link(one, other, cue.anchors, concept, name + " between", cue.head)


def _told(scene: Scene, cue: Occurrence) -> bool:
    """Whether the verb has a clause, so that its subjects do not deal with each other; who agree to act do."""
    tree, below = scene.tree, clauses(scene.tree, cue.head)
    return any(cue.cue.concept != "agree" or not infinitive(tree, c) for c in below)


def _verb_sides(scene: Scene, cue: Occurrence) -> list[int]:
    return agents(scene.tree, cue.head) if scene.tree.passive(cue.head) else subjects(scene.tree, cue.head)


def _sides(scene: Scene, cue: Occurrence) -> list[int]:
    between = obliques(scene.tree, cue.anchors, ("between", "among"))
    return between or holders(scene, cue)


def _each_with_each(scene: Scene, i: int) -> Iterator[tuple[int, int]]:
    tokens = [t for t in scene.members(i) if scene.mention(t) is not None]
    for one in tokens:
        for other in tokens:
            if one != other:
                yield one, other
