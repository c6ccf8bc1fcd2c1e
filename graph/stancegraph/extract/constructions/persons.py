"""Nouns that name the holder ("Chile, a critic of the offer", "Peru's ally Chile") or the target ("their hostage")."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import obliques, subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"PersonNoun", "PersonTarget"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links whom the noun describes (subject, apposition, or itself) with its possessor or its complement.

    Nouns such as "hostage" have it the other way round: their possessor holds the stance.
    """
    tree, noun = scene.tree, cue.head
    targets = [c for c in tree.children[noun] if tree.deps[c] == "nmod:poss"]
    targets += [t for t in obliques(tree, (noun,), cue.cue.marks) if tree.case(t) != "in"]
    if not targets:
        targets = [c for c in tree.kids(noun, "compound", "amod") if scene.mention(c) is not None]
    for described in _described(scene, noun):
        for other in targets:
            if other == described:
                continue
            if cue.cue.frame == "PersonTarget":
                yield Link(other, described, cue.anchors, cue.cue.concept, "person target", noun)
            else:
                yield Link(described, other, cue.anchors, cue.cue.concept, "person noun", noun)


def _described(scene: Scene, noun: int) -> list[int]:
    tree = scene.tree
    head, dep = tree.heads[noun], tree.base(noun)
    if tree.kid(noun, "cop") is not None:
        return subjects(tree, noun)
    if dep == "appos":
        return [head]
    named = [c for c in tree.kids(noun, "appos", "flat", "nmod:desc") if scene.mention(c) is not None]
    if named:
        return named
    if dep == "xcomp" or (dep in {"obl", "advcl"} and tree.case(noun) == "as"):
        return [t for t in subjects(tree, noun) or subjects(tree, head) if t != noun]
    if dep in {"compound", "nmod"} and not tree.case(noun) and scene.mention(head) is not None:
        return [head]
    if dep == "conj":
        return _described(scene, head)
    return []
