"""The part of many statements that a page can show: the strongest relations, each whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..network.build import ends
from ..values import Statement

__all__ = ["strongest"]

Relation = tuple[str, str, int]


def strongest(statements: Iterable[Statement], limit: int) -> list[Statement]:
    """At most ``limit`` statements: all those of the relations (actor, target, sign) whose confidences sum up highest.

    ``statements`` are read twice; held are the relations and what is chosen.
    """
    weights, sizes = dict[Relation, float](), Counter[Relation]()
    for statement in statements:
        relation = _relation(statement)
        weights[relation] = weights.get(relation, 0.0) + statement.confidence
        sizes[relation] += 1
    chosen, total = set[Relation](), 0
    for relation in sorted(weights, key=lambda one: (-weights[one], one)):
        total += sizes[relation]
        if total > limit:
            break
        chosen.add(relation)
    return [statement for statement in statements if _relation(statement) in chosen]


def _relation(statement: Statement) -> Relation:
    return (*ends(statement), statement.polarity)
