"""Statements in, a signed multigraph out: one node per actor or issue, one edge per (actor, target, sign)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal

import networkx as nx

from ..errors import InputError
from ..values import STANCES, Statement

__all__ = ["Weight", "ends", "select", "to_network", "weigh"]

Weight = Literal["expected", "documents", "statements"]
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?)?)?")


def to_network(
    statements: Iterable[Statement],
    *,
    aggregate_persons: bool = True,
    factual_only: bool = False,
    min_confidence: float = 0.0,
    since: str | None = None,
    until: str | None = None,
    stances: Collection[str] = (),
    weight: Weight = "expected",
    types: Mapping[str, str] | None = None,
) -> nx.MultiDiGraph:
    """The network of the statements that pass the filters.

    A person who speaks for a body counts as that body unless ``aggregate_persons`` is false. ``since`` and ``until``
    are inclusive ISO 8601 dates or their beginnings ("2012", "2012-01"); a window leaves undated statements out.
    ``stances`` keeps only the named ones. ``types`` tells the types of bodies that occur only through their persons.

    A node is a name, with ``label``, ``kind`` ("actor" or "issue"; a name that is ever an actor is one), ``type``
    (most frequent actor type, "Issue", or None where unknown), ``statements``, ``documents`` (numbers), ``strength``
    (weight of its edges) and ``persons`` (who was counted under it). An edge runs from actor to target under the
    key +1 or -1 and carries ``sign``, ``weight``, ``stances`` (stance to number), ``documents`` (number),
    ``statements`` (ids), ``first`` and ``last`` (dates or None). `weigh` explains ``weight``.

    Raises `InputError` for an unknown stance or weight and for a date that is not ISO 8601.
    """
    chosen = select(statements, factual_only=factual_only, min_confidence=min_confidence, since=since, until=until,
                    stances=stances)
    bundles: dict[tuple[str, str, int], list[Statement]] = defaultdict(list)
    for statement in chosen:
        bundles[(*ends(statement, aggregate_persons), statement.polarity)].append(statement)
    network = nx.MultiDiGraph(statements=len(chosen), documents=len({s.doc for s in chosen}))
    network.add_nodes_from(_nodes(bundles, types or {}))
    for (actor, target, sign), bundle in sorted(bundles.items()):
        network.add_edge(actor, target, key=sign, **_edge(bundle, sign, weight))
    for name, strength in network.degree(weight="weight"):
        network.nodes[name]["strength"] = strength
    return network


def select(
    statements: Iterable[Statement],
    *,
    factual_only: bool = False,
    min_confidence: float = 0.0,
    since: str | None = None,
    until: str | None = None,
    stances: Collection[str] = (),
) -> list[Statement]:
    """The statements that pass, each id once, ordered by document and place (so that input order does not matter)."""
    for bound in (since, until):
        if bound is not None and not _ISO.fullmatch(bound):
            raise InputError(f"not an ISO 8601 date: {bound!r}", cure="write 2012, 2012-01 or 2012-01-31")
    if unknown := sorted(set(stances) - set(STANCES)):
        raise InputError(f"no such stance: {', '.join(unknown)}", cure=f"one of {', '.join(STANCES)}")
    passed = {
        s.id: s
        for s in statements
        if s.confidence >= min_confidence
        and (s.factuality == "actual" or not factual_only)
        and (not stances or s.stance in stances)
        and _within(s.date, since, until)
    }
    return sorted(passed.values(), key=lambda s: (s.doc, s.start, s.cue_start, s.id))


def ends(statement: Statement, aggregate_persons: bool = True) -> tuple[str, str]:
    """The names of the two nodes that a statement joins."""
    actor, target = statement.actor, statement.target
    if aggregate_persons:
        if statement.actor_type == "Person" and statement.actor_of:
            actor = statement.actor_of
        if statement.target_type == "Person" and statement.target_of:
            target = statement.target_of
    return actor, target


def weigh(statements: Sequence[Statement], how: Weight = "expected") -> float:
    """The weight of an edge with these statements.

    "expected" is the expected number of documents that hold the stance: a document counts with the probability that
    at least one of its statements is right, taking confidences as independent probabilities. "documents" and
    "statements" are plain counts. Raises `InputError` for another word.
    """
    if how == "statements":
        return float(len(statements))
    if how == "documents":
        return float(len({s.doc for s in statements}))
    if how != "expected":
        raise InputError(f"no such weight: {how!r}", cure="one of expected, documents, statements")
    wrong: dict[str, float] = defaultdict(lambda: 1.0)
    for statement in statements:
        wrong[statement.doc] *= 1.0 - statement.confidence
    return math.fsum(1.0 - chance for chance in wrong.values())


def _within(date: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    if date is None:
        return False
    return (since is None or date[: len(since)] >= since) and (until is None or date[: len(until)] <= until)


def _edge(bundle: Sequence[Statement], sign: int, weight: Weight) -> dict[str, Any]:
    dates = sorted(s.date for s in bundle if s.date)
    return {
        "sign": sign,
        "weight": weigh(bundle, weight),
        "stances": dict(sorted(Counter(s.stance for s in bundle).items())),
        "documents": len({s.doc for s in bundle}),
        "statements": tuple(s.id for s in bundle),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
    }


def _nodes(
    bundles: Mapping[tuple[str, str, int], Sequence[Statement]], types: Mapping[str, str]
) -> list[tuple[str, dict[str, Any]]]:
    """Names with their attributes, sorted: `networkx` keeps the order, and so do all later steps."""
    seen: dict[str, list[Statement]] = defaultdict(list)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    persons: dict[str, set[str]] = defaultdict(set)
    actors: set[str] = set()
    for (actor, target, _), bundle in bundles.items():
        for statement in bundle:
            for name in {actor, target}:
                seen[name].append(statement)
            sides = [(actor, statement.actor, statement.actor_type)]
            if statement.target_kind == "actor":
                sides.append((target, statement.target, statement.target_type or ""))
            for node, name, kind in sides:
                actors.add(node)
                if node == name:
                    votes[node][kind] += bool(kind)
                else:
                    persons[node].add(name)
    return [
        (name, {
            "label": name,
            "kind": "actor" if name in actors else "issue",
            "type": types.get(name) or _winner(votes[name]) if name in actors else "Issue",
            "statements": len({s.id for s in held}),
            "documents": len({s.doc for s in held}),
            "strength": 0.0,
            "persons": tuple(sorted(persons[name])),
        })
        for name, held in sorted(seen.items())
    ]


def _winner(votes: Counter[str]) -> str | None:
    return min(votes, key=lambda kind: (-votes[kind], kind)) or None if votes else None
