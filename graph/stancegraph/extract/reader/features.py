"""What the reader knows of a document beside the words' vectors: tree paths, distances, actors, cues, rules' links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ...values import ACTOR_TYPES, STANCES
from ..scene import Link, Scene
from ..tree import Tree

__all__ = ["CUE_KINDS", "DISTANCES", "MENTION_KINDS", "RULE_KINDS", "Features", "Paths", "paths_from", "short_path"]

Ints = NDArray[np.int64]
State = TypeVar("State")

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
_MOST_PATHS = 50_000
_BOUNDS = np.array([-20, -12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 12, 20])


def paths_from(tree: Tree, cue: int) -> dict[int, str]:
    """The dependency path from the cue up to the common head and down to each word of its sentence, as labels; "?"
    where it is too long."""
    start: tuple[str, ...] = ()
    return {word: _joined(path) for word, path in _walk(tree, cue, start, lambda path, label: (*path, label)).items()}


def _walk(tree: Tree, cue: int, start: State, step: Callable[[State, str], State]) -> dict[int, State]:
    """Where the labels between the cue and each word of its sentence lead from ``start``; those on the way up are
    marked."""
    found, top = {cue: start}, cue
    while True:
        todo = [top]
        while todo:
            head = todo.pop()
            state = found[head]
            for child in tree.children[head]:
                if child not in found:
                    found[child] = step(state, tree.deps[child])
                    todo.append(child)
        if tree.heads[top] == top:
            return found
        state, top = step(found[top], f"^{tree.base(top)}"), tree.heads[top]
        found[top] = state


def _joined(steps: Sequence[str]) -> str:
    return "?" if len(steps) > _LONGEST_PATH else " ".join(steps) or "="


@lru_cache(maxsize=50_000)
def short_path(path: str) -> str:
    """The path without subtypes and coordination, for a path that is not known whole."""
    steps = [step.partition(":")[0] for step in path.split()]
    return "~" + " ".join(step for step in steps if step not in {"conj", "^conj"})


class Paths:
    """The numbers of paths. Each path that was met is a state, and knows the states that one more label leads to."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self._known = known
        self._forget()

    def _forget(self) -> None:
        self._next: dict[tuple[int, str], int] = {}
        self._states: list[tuple[str, ...]] = []
        self._numbers: list[int] = []
        self._add(())

    def _add(self, path: tuple[str, ...]) -> int:
        name = _joined(path)
        self._states.append(path)
        self._numbers.append(self._known.get(name) or self._known.get(short_path(name), 0))
        return len(self._states) - 1

    def __call__(self, tree: Tree, cue: int) -> dict[int, int]:
        """The number of the path to each word of the cue's sentence; 0: unknown."""
        if len(self._states) > _MOST_PATHS:
            self._forget()
        return {word: self._numbers[state] for word, state in _walk(tree, cue, 0, self._step).items()}

    def _step(self, state: int, label: str) -> int:
        found = self._next.get((state, label))
        if found is None:
            path = self._states[state]
            # all that are too long are one
            found = state if len(path) > _LONGEST_PATH else self._add((*path, label))
            self._next[state, label] = found
        return found


class Features:
    """The features of one document."""

    def __init__(self, scene: Scene, links: Sequence[Link], paths: Mapping[str, int] | Paths) -> None:
        self.scene, self._paths = scene, paths if isinstance(paths, Paths) else Paths(paths)
        tree = scene.tree
        self.sentence = np.array(tree.sentence, dtype=np.int64)
        self.mention = _mention_kinds(scene)
        self.cue = _cue_kinds(scene, links)
        self._links: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for link in links:
            for token in link.cue:
                self._links[token][link.actor] |= 1
                self._links[token][link.target] |= 2

    def pairs(self, cue: int, words: Sequence[int] | Ints) -> Ints:
        """(words, 4): path, distance, kind of actor, rule's link of each word beside the cue."""
        return self.table({cue: np.asarray(words, dtype=np.int64)})[2]

    def table(self, words: Mapping[int, Ints]) -> tuple[Ints, Ints, Ints]:
        """All pairs of cues and their ``words``, one after another: (pairs) cues, (pairs) words, (pairs, 4) features
        as of `pairs`."""
        cue = np.repeat(np.array(list(words), dtype=np.int64), [len(own) for own in words.values()])
        word = np.concatenate(list(words.values()))
        found = np.zeros((len(word), 4), dtype=np.int64)
        path, link = list[int](), list[int]()
        for one, own in words.items():
            listed, numbers, linked = own.tolist(), self._paths(self.scene.tree, one), self._links.get(one)
            path += [numbers.get(i, 0) for i in listed]
            link += [linked.get(i, 0) for i in listed] if linked else [0] * len(listed)
        found[:, 0], found[:, 3] = path, link
        found[:, 1] = np.searchsorted(_BOUNDS, word - cue, side="right")
        found[:, 2] = self.mention[word]
        return cue, word, found


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
