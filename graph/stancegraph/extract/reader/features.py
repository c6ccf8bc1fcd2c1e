"""What the reader knows of a document beside the words' vectors: tree paths, distances, actors, cues, rules' links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ...values import ACTOR_TYPES, STANCES
from ..scene import Link, Scene
from ..tree import Tree

__all__ = ["CUE_KINDS", "DISTANCES", "MENTION_KINDS", "RULE_KINDS", "Features", "paths_from", "short_path"]

Ints = NDArray[np.int64]

LABELS = tuple(STANCES)
_WAYS = ("name", "pronoun", "definite", "nominal")
MENTION_KINDS = 2 + len(ACTOR_TYPES) * len(_WAYS)
"""0: no actor; 1: inside of an actor's words; then type by way of mention."""
CUE_KINDS = 2 * (1 + len(LABELS))
"""Stance of a lexicon cue at the word (0: none), and again where a rule links it."""
RULE_KINDS = 4
"""A rule's link for this cue and word: none, as the actor, as the target, both."""
DISTANCES = 17
_LONGEST_PATH = 7
_BOUNDS = np.array([-20, -12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 12, 20])


def paths_from(tree: Tree, cue: int) -> dict[int, str]:
    """The dependency path from the cue up to the common head and down to each word of its sentence, as labels; "?"
    where it is too long."""
    found = {cue: "="}
    top, up = cue, list[str]()
    while True:
        _descend(tree, top, up, found)
        if tree.heads[top] == top:
            return found
        up = [*up, f"^{tree.base(top)}"]
        top = tree.heads[top]
        found[top] = _joined(up)


def _descend(tree: Tree, top: int, up: list[str], found: dict[int, str]) -> None:
    todo = [(top, up)]
    while todo:
        head, path = todo.pop()
        for child in tree.children[head]:
            if child not in found:
                own = [*path, tree.deps[child]]
                found[child] = _joined(own)
                todo.append((child, own))


def _joined(steps: list[str]) -> str:
    return "?" if len(steps) > _LONGEST_PATH else " ".join(steps)


@lru_cache(maxsize=50_000)
def short_path(path: str) -> str:
    """The path without subtypes and coordination, for a path that is not known whole."""
    steps = [step.partition(":")[0] for step in path.split()]
    return "~" + " ".join(step for step in steps if step not in {"conj", "^conj"})


class Features:
    """The features of one document. ``paths`` is the inventory of known paths, by path its index (0: unknown)."""

    def __init__(self, scene: Scene, links: Sequence[Link], paths: Mapping[str, int]) -> None:
        self.scene, self._paths = scene, paths
        tree = scene.tree
        self.sentence = np.array(tree.sentence, dtype=np.int64)
        self.mention = _mention_kinds(scene)
        self.cue = _cue_kinds(scene, links)
        self._links: dict[tuple[int, int], int] = defaultdict(int)
        for link in links:
            for token in link.cue:
                self._links[token, link.actor] |= 1
                self._links[token, link.target] |= 2

    def pairs(self, cue: int, words: Sequence[int] | Ints) -> Ints:
        """(words, 4): path, distance, kind of actor, rule's link of each word beside the cue."""
        words = np.asarray(words, dtype=np.int64)
        paths = self._numbers(cue)
        found = np.empty((len(words), 4), dtype=np.int64)
        found[:, 0] = [paths.get(int(word), 0) for word in words]
        found[:, 1] = np.searchsorted(_BOUNDS, words - cue, side="right")
        found[:, 2] = self.mention[words]
        found[:, 3] = [self._links.get((cue, int(word)), 0) for word in words]
        return found

    def _numbers(self, cue: int) -> dict[int, int]:
        """The index of the path to each word of the cue's sentence."""
        return {
            word: self._paths.get(path) or self._paths.get(short_path(path), 0)
            for word, path in paths_from(self.scene.tree, cue).items()
        }


def _mention_kinds(scene: Scene) -> Ints:
    kinds = np.zeros(len(scene.tree), dtype=np.int64)
    for mention in scene.mentions:
        kinds[mention.start : mention.end] = 1
    for mention in scene.mentions:
        by = mention.by
        way = 1 if by in {"coref:pronoun", "coref:speaker", "coref:relative", "coref:possessed"} else 0
        way = 2 if by == "coref:definite" else 3 if by in {"nominal", "collective", "role:own"} else way
        kinds[mention.head] = 2 + ACTOR_TYPES.index(mention.type) * len(_WAYS) + way
    return kinds


def _cue_kinds(scene: Scene, links: Sequence[Link]) -> Ints:
    kinds = np.zeros(len(scene.tree), dtype=np.int64)
    concepts = scene.lexicon.concepts
    for occurrence in scene.occurrences:
        kinds[occurrence.head] = 1 + LABELS.index(concepts[occurrence.cue.concept].stance)
    for link in links:
        kinds[link.cue[0]] = 1 + len(LABELS) + 1 + LABELS.index(concepts[link.concept].stance)
    return kinds
