"""What statements tell of documents and issues: who is named in a document, and which issues by which names."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from ..actors import Registry
from ..actors.words import word_set
from ..values import Statement

__all__ = ["Corpus"]

_LIKE, _SHARED = 0.3, 2
"""Documents are alike from this cosine and this number of shared actors on."""
_FOREMOST, _KEPT = 6, 40
_POINTING = word_set("the this that these those such its his her their my our your")


class Corpus:
    """The uses of each issue's name by document, where it is ``pointed`` at ("the bill"), and the actors of documents.

    Held are names and counts, not the statements, which are read once; those of one document stand together.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.uses: dict[str, dict[str, int]] = defaultdict(dict)
        self.pointed: dict[str, set[str]] = defaultdict(set)
        self._actors: dict[str, Counter[str]] = {}
        for document, group in groupby(statements, key=lambda statement: statement.doc):
            named = self._actors.setdefault(document, Counter())
            for s in group:
                named.update({name for name in (s.actor, s.actor_of, s.source) if name})
                if s.target_kind == "actor":
                    named[s.target] += 1
                else:
                    self._use(s)
        spread = Counter(name for named in self._actors.values() for name in named)
        self._rarity = {name: 1 + math.log(len(self._actors) / number) for name, number in spread.items()}
        self._vectors: dict[str, Mapping[str, float]] = {}

    def _use(self, s: Statement) -> None:
        uses = self.uses[s.target]
        uses[s.doc] = uses.get(s.doc, 0) + 1
        if s.target_text.partition(" ")[0].lower() in _POINTING:
            self.pointed[s.target].add(s.doc)

    def foremost(self, document: str) -> list[str]:
        """The actors that tell most of what a document is about."""
        return list(self._vector(document))[:_FOREMOST]

    def alike(self, one: str, other: str) -> bool:
        """Whether two documents are about the same: by the cosine of their actors, the rare ones being heavier."""
        left, right = self._vector(one), self._vector(other)
        shared = [name for name in left if name in right]
        return len(shared) >= _SHARED and sum(left[name] * right[name] for name in shared) >= _LIKE

    def _vector(self, document: str) -> Mapping[str, float]:
        found = self._vectors.get(document)
        if found is None:
            named = self._actors[document]
            heavy = sorted(named, key=lambda name: (-named[name] * self._rarity[name], name))[:_KEPT]
            length = math.sqrt(sum((named[name] * self._rarity[name]) ** 2 for name in heavy)) or 1.0
            found = {name: named[name] * self._rarity[name] / length for name in heavy}
            self._vectors[document] = found
        return found

    def place(self, documents: Collection[str], registry: Registry, without: Iterable[tuple[str, bool]]) -> str:
        """The state that the documents name most, else the actor, else the first document."""
        known, states, others = registry.by_name, Counter[str](), Counter[str]()
        aside = {name for name, _ in without}
        for document in documents:
            for name, number in self._actors[document].items():
                actor = known.get(name)
                state = actor.government_of or (actor.name if actor.type == "State" else None) if actor else None
                (states if state else others)[state or name] += number
        for counted in (states, others):
            for name in aside:
                counted.pop(name, None)
            if counted:
                return min(counted, key=lambda name: (-counted[name], name))
        return next(iter(documents))
