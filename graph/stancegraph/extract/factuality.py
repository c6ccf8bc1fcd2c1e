"""Whether a stance is actual, intended, conditional or only possible: auxiliaries, governors and conditions."""

from __future__ import annotations

from ..values import Factuality
from .polarity import Nesting
from .scene import Scene

__all__ = ["factuality"]


def factuality(scene: Scene, nested: Nesting) -> Factuality:
    """The factuality of the stance at the bottom of ``nested``."""
    if any(_conditioned(scene, i) for i in nested.chain):
        return "conditional"
    words = {word for i in nested.chain for word in _modals(scene, i)}
    lexicon = scene.lexicon
    if any(lexicon.has("possible", word) for word in words):
        return "possible"
    if any(lexicon.has("intended", word) for word in words) or nested.intended:
        return "intended"
    if words & {"would", "'d"}:
        return "intended" if _reported(scene, nested.chain[-1]) else "conditional"
    return "actual"


def _modals(scene: Scene, i: int) -> list[str]:
    tree = scene.tree
    found = [tree.lowers[c] for c in tree.children[i] if tree.deps[c] in {"aux", "advmod"}]
    if not any(tree.deps[c] == "aux" for c in tree.children[i]) and tree.deps[i] == "conj":
        head = tree.heads[i]
        if tree.kid(i, "nsubj") is None:
            found += [tree.lowers[c] for c in tree.children[head] if tree.deps[c] == "aux"]
    if found and "can" in found and any(tree.lowers[c] in {"not", "n't"} for c in tree.children[i]):
        found.remove("can")
    if "could" in found and any(tree.lowers[c] in {"not", "n't"} for c in tree.children[i]):
        found.remove("could")
    return found


def _conditioned(scene: Scene, i: int) -> bool:
    """Whether ``i`` stands in a condition or has one that it depends on."""
    tree = scene.tree
    if tree.base(i) == "advcl" and _is_condition(scene, i):
        return True
    return any(_is_condition(scene, c) for c in tree.kids(i, "advcl"))


def _is_condition(scene: Scene, i: int) -> bool:
    tree = scene.tree
    if any(tree.lowers[c] in {"if", "unless", "provided", "providing", "lest"} for c in tree.kids(i, "mark")):
        return True
    return tree.lowers[i] in {"provided", "providing"} or any(
        tree.lowers[c] == "should" and c < min(tree.kids(i, "nsubj") or [0]) for c in tree.kids(i, "aux")
    )


def _reported(scene: Scene, i: int) -> bool:
    tree = scene.tree
    return tree.base(i) in {"ccomp", "parataxis"} and scene.is_speech(tree.heads[i])
