"""Decisions about issues, found or the user's: applied to statements, and the names that issues had before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ..actors import Decision
from ..values import Statement, statement_id

__all__ = ["ISSUE_DECISIONS", "issues_settled", "wordings"]

ISSUE_DECISIONS = "issue-decisions.csv"
"""The file of a project folder that holds the user's decisions, a table as for actors."""
Index = Mapping[str, Sequence[tuple[int, Decision, frozenset[str]]]]


def issues_settled(statements: Iterable[Statement], decisions: Sequence[Decision]) -> Iterator[Statement]:
    """The statements with the decisions about their issues applied, oldest first; what became equal is left out.

    merge, rename: the issue ``name`` is ``to``; split: so it is in the ``documents``. The statements of one document
    stand together.
    """
    index = _indexed(decisions)
    for _, group in groupby(statements, key=lambda statement: statement.doc):
        seen = set[str]()
        for statement in group:
            decided = _decided(statement, index)
            if decided.id not in seen:
                seen.add(decided.id)
                yield decided


def wordings(decisions: Sequence[Decision]) -> Mapping[str, tuple[str, ...]]:
    """The names that issues had before the decisions, by the name that they have in the end."""
    index = _indexed(decisions)
    found: dict[str, set[str]] = defaultdict(set)
    for name, steps in index.items():
        for _, decision, _ in steps:
            final = _resolved(name, next(iter(decision.documents), ""), index)
            found[final] |= {name} - {final}
    return {name: tuple(sorted(old)) for name, old in sorted(found.items()) if old}


def _indexed(decisions: Iterable[Decision]) -> Index:
    index: dict[str, list[tuple[int, Decision, frozenset[str]]]] = defaultdict(list)
    for position, decision in enumerate(decisions):
        if decision.action in ("merge", "rename", "split"):
            index[decision.name].append((position, decision, frozenset(decision.documents)))
    return index


def _resolved(name: str, document: str, index: Index) -> str:
    """The name that an issue of a document has in the end: each decision holds for the names that the ones before it
    made."""
    start = 0
    while step := next(
        (s for s in index.get(name, ()) if s[0] >= start and (s[1].action != "split" or document in s[2])), None
    ):
        start, name = step[0] + 1, step[1].to
    return name


def _decided(s: Statement, index: Index) -> Statement:
    target = _resolved(s.target, s.doc, index) if s.target_kind == "issue" else s.target
    if target == s.target:
        return s
    return replace(
        s,
        target=target,
        id=statement_id(s.doc, s.start, s.cue_start, s.actor_start, s.target_start, s.actor, s.stance, target),
    )
