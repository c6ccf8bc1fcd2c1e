"""Prefixes of stance: "anti-war protesters", "pro-treaty deputies"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import agents
from .nominal import holders

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"StancePrefix"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the one whom the word describes, or who holds the described noun, with what is behind the hyphen."""
    tree, prefix = scene.tree, cue.head
    target = prefix + 2
    if target >= len(tree) or tree.words[prefix + 1] not in {"-", "–", "‑"}:
        return
    noun = _described(scene, prefix, target)
    if noun is None:
        return
    actors = [noun] if scene.mention(noun) is not None else holders(scene, Occurrence(cue.cue, noun))
    if not actors and tree.deps[noun] == "obj":
        actors = agents(tree, tree.heads[noun])
    for actor in actors:
        if not prefix <= actor <= target:
            yield Link(actor, target, (prefix, target), cue.cue.concept, "prefix", noun)


def _described(scene: Scene, prefix: int, target: int) -> int | None:
    """The noun that the compound modifies: above the prefix or above the word behind the hyphen."""
    tree = scene.tree
    for i in (prefix, target):
        head = tree.heads[i]
        if head > target and tree.nominal(head):
            return head
    return None
