"""What somebody says must or should be: "The port must stay open, Chile said" requests that the port stay open."""

from __future__ import annotations

from collections.abc import Iterator

from ..attribution import speaker
from ..scene import Link, Scene

__all__ = ["ROLE", "find_at"]

ROLE = "deontic"
_SEMI = frozenset({"need", "have"})


def find_at(scene: Scene, i: int) -> Iterator[Link]:
    """Links the speaker with the clause that the auxiliary ``i`` governs."""
    tree = scene.tree
    verb = tree.heads[i]
    if tree.lowers[i] in _SEMI or tree.deps[i] != "aux" or tree.base(verb) in {"advcl", "acl"}:
        return
    if tree.lowers[i] == "should" and i < min(tree.kids(verb, "nsubj") or [0]):
        return
    who = speaker(scene, verb)
    if who is not None:
        yield Link(who, verb, (i,), "request", "deontic", i, clause=True, name=tree.lowers[i])
