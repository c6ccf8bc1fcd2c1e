"""The actors that statements name, as rows and as a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..values import Statement
from .decisions import Decision, former_names

__all__ = ["Row", "described", "listed", "names"]


@dataclass(frozen=True, slots=True)
class Row:
    """An actor: its name and most frequent type, whom it acts for (or nothing), how many statements name it."""

    name: str
    type: str
    of: str
    statements: int


_Use = tuple[str, str, str, str, str]


def _uses(statements: Sequence[Statement]) -> Iterator[_Use]:
    """Name, type, body, words and document of each actor in each statement, targets included."""
    for s in statements:
        yield s.actor, s.actor_type, s.actor_of or "", s.actor_text, s.doc
        if s.target_kind == "actor":
            yield s.target, s.target_type or "", s.target_of or "", s.target_text, s.doc


def names(statements: Sequence[Statement]) -> frozenset[str]:
    """The names of all actors, of those that they act for and of those who report."""
    found = {name for s in statements for name in (s.actor_of, s.target_of, s.source) if name}
    return frozenset(found | {use[0] for use in _uses(statements)})


def listed(statements: Sequence[Statement]) -> list[Row]:
    """A row for each actor, the most frequent first."""
    counts = Counter(use[0] for use in _uses(statements))
    kinds, bodies = (_most(statements, column) for column in (1, 2))
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return [Row(name, kinds.get(name, ""), bodies.get(name, ""), counts[name]) for name in order]


def described(name: str, statements: Sequence[Statement], decisions: Sequence[Decision]) -> list[str]:
    """What is known of one actor, a line for each kind of fact; nothing where no statement names it."""
    row = next((row for row in listed(statements) if row.name == name), None)
    if row is None:
        return []
    uses = [use for use in _uses(statements) if use[0] == name]
    words = Counter(use[3] for use in uses)
    facts = {
        "name": name, "type": row.type, "acts for": row.of, "statements": str(row.statements),
        "former names": ", ".join(former_names(decisions).get(name, ())),
        "in the texts": ", ".join(f"{text} ({number})" for text, number in sorted(words.items())),
        "documents": ", ".join(sorted({use[4] for use in uses})),
    }
    return [f"{label}: {value}" for label, value in facts.items() if value]


def _most(statements: Sequence[Statement], column: int) -> dict[str, str]:
    """The most frequent value of a column for each actor."""
    found: dict[str, Counter[str]] = {}
    for use in _uses(statements):
        if use[column]:
            found.setdefault(use[0], Counter())[use[column]] += 1
    return {name: max(values, key=lambda value: (values[value], value)) for name, values in found.items()}
