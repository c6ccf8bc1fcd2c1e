"""What somebody says must or should be: "The port must stay open, Chile said" requests that the port stay open."""

from __future__ import annotations

from collections.abc import Iterator

from ..attribution import speaker
from ..scene import Link, Scene
from ..slots import infinitive

__all__ = ["ROLE", "find_at"]

ROLE = "deontic"
_SEMI = frozenset({"need", "have"})
_AUXILIARIES = frozenset({"must", "should", "ought", "shall"})


def find_at(scene: Scene, i: int) -> Iterator[Link]:
    """Links the speaker with the clause that the auxiliary ``i`` governs."""
    tree = scene.tree
    semi = tree.lemmas[i] in _SEMI and tree.deps[i] != "aux"
    verb = i if semi else tree.heads[i]
    if semi and not any(infinitive(tree, c) for c in tree.kids(i, "xcomp")):
        return
    if not semi and (tree.deps[i] != "aux" or tree.lowers[i] not in _AUXILIARIES):
        return
    if tree.base(verb) in {"advcl", "acl"}:
        return
    if tree.lowers[i] == "should" and i < min(tree.kids(verb, "nsubj") or [0]):
        return
    who = speaker(scene, verb)
    if who is not None:
        yield Link(who, verb, (i,), "request", "deontic", verb if semi else i, clause=True, name=tree.lowers[i])
