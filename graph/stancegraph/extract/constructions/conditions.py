"""Conditions that somebody sets: "Chile will not sign unless the port stays open" requests that it stay open."""

from __future__ import annotations

from collections.abc import Iterator

from ..attribution import speaker
from ..polarity import negated
from ..scene import Link, Scene
from ..slots import subjects

__all__ = ["ROLE", "find_at"]

ROLE = "condition"


def find_at(scene: Scene, i: int) -> Iterator[Link]:
    """Links the subject of a denied or announced deed, else the speaker, with the clause that ``i`` introduces."""
    tree = scene.tree
    clause = tree.heads[i]
    main = tree.heads[clause]
    if tree.deps[i] not in {"mark", "advmod"} or tree.base(clause) != "advcl" or not _announced(scene, main):
        return
    actors = [t for t in subjects(tree, main) if scene.mention(t) is not None]
    who = speaker(scene, main)
    for actor in actors or ([who] if who is not None else []):
        yield Link(actor, clause, (i,), "request", "condition", i, clause=True, name=tree.lowers[i])


def _announced(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    modal = any(tree.lowers[c] in {"will", "would", "wo", "'ll", "can", "could", "ca"} for c in tree.kids(verb, "aux"))
    return modal or negated(scene, verb)
