"""States in which somebody is: "Chile is at odds with Peru", "Chile voted in favour of the offer"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import agents, obliques, subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"StateNoun", "StateOf"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the one who is in the state (or whose deed is) with what the preposition introduces."""
    tree, noun = scene.tree, cue.head
    targets = obliques(tree, (noun, tree.heads[noun]), cue.cue.marks) if cue.cue.marks else []
    targets = [t for t in targets if t not in cue.anchors]
    targets += [c for c in tree.children[noun] if tree.deps[c] == "nmod:poss"]
    if cue.cue.frame == "StateOf":
        yield from _of_another(scene, cue, targets)
        return
    for actor, predicate in _holders(scene, noun):
        for target in targets:
            if target != actor:
                yield Link(actor, target, cue.anchors, cue.cue.concept, "state", predicate)


def _of_another(scene: Scene, cue: Occurrence, actors: list[int]) -> Iterator[Link]:
    """Links the one behind the preposition with the subject of what is done ("with help from Chile")."""
    tree, noun = scene.tree, cue.head
    deed = tree.heads[noun]
    if not tree.predicate(deed) or tree.base(noun) not in {"obl", "advcl"}:
        return
    for actor in actors:
        if cue.cue.concept == "request" or any(tree.lowers[part] == "to" for part in cue.parts):
            yield Link(actor, deed, cue.anchors, cue.cue.concept, "state of", noun, clause=True)
            continue
        for target in subjects(tree, deed):
            if target != actor:
                yield Link(actor, target, cue.anchors, cue.cue.concept, "state of", noun)


def _holders(scene: Scene, noun: int) -> list[tuple[int, int]]:
    tree = scene.tree
    if tree.kid(noun, "cop") is not None or tree.kid(noun, "nsubj") is not None:
        return [(t, noun) for t in subjects(tree, noun)]
    head = tree.heads[noun]
    if tree.base(noun) in {"obl", "advcl", "xcomp", "obj", "advmod", "conj"} and tree.predicate(head):
        return [(t, noun) for t in agents(tree, head) or subjects(tree, head)]
    if tree.base(noun) in {"nmod", "acl"}:
        return [(head, noun)]
    return []
