"""Which found claim is which annotated one.

A found claim matches an annotated one of the same document where the sentences share at least half of the words of the
shorter one; the actor is the same (a person and the body they speak for also match); the target is the same actor, or
its words overlap the annotated target's by half of the shorter and a third of its own; and the polarity is equal.
Each claim matches once, the most similar pair first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .claims import Claim
from .names import Names, content, overlap

__all__ = ["Assignment", "assign", "similarity"]

_HALF, _THIRD = 0.5, 0.34


@dataclass(frozen=True, slots=True)
class Assignment:
    """``pairs`` leads from annotated to found claims, both by place.

    ``doubles`` are found claims that match an annotated one which another matches better: neither right nor wrong.
    """

    pairs: Mapping[int, int]
    doubles: frozenset[int]


def assign(gold: Sequence[Claim], found: Sequence[Claim], names: Names) -> Assignment:
    """Match the claims, greedily from the most similar pair on (of equal ones the last in the files)."""
    by_doc: dict[str, list[int]] = defaultdict(list)
    for j, claim in enumerate(found):
        by_doc[claim.doc].append(j)
    scored = [(similarity(claim, found[j], names), i, j) for i, claim in enumerate(gold) for j in by_doc[claim.doc]]
    matching = sorted((pair for pair in scored if pair[0]), reverse=True)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in matching:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return Assignment(pairs, frozenset({j for _, _, j in matching} - taken))


def similarity(gold: Claim, found: Claim, names: Names) -> float:
    """0 where the claims do not match; else 1 and more, the higher the more they have in common."""
    if gold.doc != found.doc or gold.polarity != found.polarity:
        return 0.0
    sentence = overlap(content(gold.sent), content(found.sent))
    if sentence < _HALF or not any(names.same(a, b) for a in _holders(gold) for b in _holders(found)):
        return 0.0
    target = _target(gold, found, names)
    if not target:
        return 0.0
    return 1 + sentence + target + (gold.stance == found.stance) + names.same(gold.actor, found.actor)


def _holders(claim: Claim) -> list[str]:
    return [name for name in (claim.actor, claim.actor_of) if name]


def _target(gold: Claim, found: Claim, names: Names) -> float:
    """How far the targets are the same: 1 for the same actor, else the overlap of the words, or 0 if that is small."""
    if names.same(gold.target, found.target):
        return 1.0
    owed, said = content(gold.target) | content(gold.target_text or ""), content(found.target_text or found.target)
    shared = overlap(owed, said)
    return shared if shared >= _HALF and len(owed & said) >= _THIRD * len(said) else 0.0
