"""What somebody will not do: "Chile will not sign the treaty" rejects the treaty, whatever the verb."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Scene
from ..slots import patients, subjects

__all__ = ["ROLE", "find_at"]

ROLE = "negator"
_MODALS = frozenset({"will", "would", "can", "could", "wo", "ca", "'ll", "shall", "'d"})


def find_at(scene: Scene, i: int) -> Iterator[Link]:
    """Links the subject of a verb that is denied with a modal with the verb's object, else with its clause."""
    tree = scene.tree
    verb = tree.heads[i]
    modal = next((c for c in tree.kids(verb, "aux") if tree.lowers[c] in _MODALS), None)
    if tree.deps[i] != "advmod" or modal is None or tree.pos[verb] != "VERB":
        return
    if any(cue.pos == "VERB" for cue in scene.lexicon.cues.get(tree.lemmas[verb], ())):
        return
    for actor in subjects(tree, verb):
        objects = [] if tree.passive(verb) else [t for t in patients(tree, verb) if tree.nominal(t)]
        for target in objects or [verb]:
            yield Link(actor, target, (modal, i, verb), "reject", "refusal", modal, clause=not objects)
