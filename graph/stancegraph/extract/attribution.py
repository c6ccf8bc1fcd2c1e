"""Who says it: the speaker of a clause, in reported speech, after "according to", and across sentences in quotes."""

from __future__ import annotations

from .scene import Scene
from .slots import agents, subjects

__all__ = ["accuser_of", "speaker"]

_SAID = frozenset({"ccomp", "parataxis", "xcomp", "obj", "dep", "conj"})


def speaker(scene: Scene, i: int) -> int | None:
    """The token that denotes the speaker of the clause around ``i``, or None where the journalist speaks."""
    found = _own_speaker(scene, i)
    return scene.voices.get(i) if found is None else found


def _own_speaker(scene: Scene, i: int) -> int | None:
    tree = scene.tree
    lower, current = i, i
    while True:
        found = _according(scene, current) if current != i or tree.predicate(current) else None
        if found is None:
            found = _inserted(scene, current)
        if found is not None and not _inside(scene, i, found):
            return found
        if tree.heads[current] == current:
            return None
        if not scene.quoted[current] and _aside(scene, current):
            return None
        lower, current = current, tree.heads[current]
        if scene.is_speech(current) and tree.base(lower) in _SAID:
            if tree.base(lower) in {"xcomp", "obj", "conj", "parataxis"} and not scene.quoted[lower]:
                continue
            who = agents(tree, current) if not tree.passive(current) else []
            if who:
                return who[0]


def _aside(scene: Scene, i: int) -> bool:
    """Whether the journalist adds the clause: "..., which Peru denies", "..., while Peru denies it"."""
    tree = scene.tree
    if tree.deps[i] == "acl:relcl":
        first = tree.subtree(i, frozenset({"punct"}))[0]
        return first > 0 and tree.words[first - 1] == ","
    return tree.base(i) == "advcl" and any(tree.lowers[c] in {"while", "whereas"} for c in tree.kids(i, "mark"))


def _inside(scene: Scene, i: int, who: int) -> bool:
    """Whether the presumed speaker is a part of what is said."""
    return scene.quoted[who] and scene.quoted[i]


def _inserted(scene: Scene, i: int) -> int | None:
    """The subject of a verb of saying that hangs below the clause: "The offer, she said, is unfair"."""
    tree = scene.tree
    for c in tree.kids(i, "parataxis", "advcl", "ccomp"):
        if tree.base(c) == "advcl" and not any(tree.lowers[m] == "as" for m in tree.kids(c, "mark")):
            continue
        if scene.is_speech(c) and tree.kid(c, "ccomp", "obj", "xcomp") is None and not _apart(scene, i, c):
            who = subjects(tree, c)
            if who and not tree.passive(c) and tree.base(c) != "ccomp":
                return who[0]
    return None


def _apart(scene: Scene, i: int, c: int) -> bool:
    """Whether a semicolon stands between the two."""
    return ";" in scene.tree.words[min(i, c) : max(i, c)]


def _according(scene: Scene, i: int) -> int | None:
    tree = scene.tree
    return next((c for c in tree.kids(i, "obl", "nmod") if tree.case(c) == "according to"), None)


def accuser_of(scene: Scene, governor: int) -> int | None:
    """Who reports another's deed with ``governor`` ("accused Chile of backing")."""
    who = agents(scene.tree, governor)
    return who[0] if who else None
