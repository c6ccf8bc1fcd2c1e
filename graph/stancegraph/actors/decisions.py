"""The user's decisions about actors: kept as a table in the project folder, applied to the statements of each build."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from ..errors import InputError
from ..values import ACTOR_TYPES, Statement, statement_id

__all__ = ["ACTIONS", "DECISIONS", "Decision", "checked", "decided_types", "decision_lines", "former_names",
           "read_decisions", "settled", "write_decisions"]

DECISIONS = "decisions.csv"
"""The file of a project folder that holds the decisions."""
ACTIONS = ("merge", "rename", "split", "retype", "apart")
Index = Mapping[str, "Sequence[tuple[int, Decision]]"]
_COLUMNS = ("action", "name", "to", "documents")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided about the actor ``name``.

    merge, rename: it is the actor ``to``; split: in the ``documents`` it is ``to``, another one; retype: ``to`` is its
    type; apart: it is not ``to``, and is not joined with it as a variant.
    """

    action: str
    name: str
    to: str
    documents: tuple[str, ...] = ()


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a table, oldest first; none where there is no file. Raises `InputError` for a bad line."""
    if not path.is_file():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != _COLUMNS:
                cure = "its first line must be " + ",".join(_COLUMNS)
                raise InputError("this is no table of decisions", where=f"{path}, line 1", cure=cure)
            return tuple(_decision(row, f"{path}, line {reader.line_num}") for row in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        cure = f"save it as CSV in UTF-8: {error}"
        raise InputError("the table cannot be read", where=str(path), cure=cure) from error


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the table whole; the file that was there is replaced only when all is written."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        file.writelines(decision_lines(decisions))
    fresh.replace(path)


def decision_lines(decisions: Iterable[Decision]) -> list[str]:
    """The lines of the table, its header first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((d.action, d.name, d.to, "|".join(d.documents)) for d in decisions)
    return text.getvalue().splitlines(keepends=True)


def _decision(row: Mapping[str, str | None], where: str) -> Decision:
    cells = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    documents = tuple(part for text in cells["documents"].split("|") if (part := text.strip()))
    return checked(cells["action"], cells["name"], cells["to"], documents, where=where)


def checked(action: str, name: str, to: str, documents: tuple[str, ...], *, where: str) -> Decision:
    """The decision. Raises `InputError` with the place where a field is missing or unknown."""
    if action not in ACTIONS:
        raise InputError(f"unknown action {action!r}", where=where, cure="use one of " + ", ".join(ACTIONS))
    if not name or not to or name == to:
        raise InputError(f"this {action} needs two different names", where=where, cure="fill 'name' and 'to'")
    if action == "retype" and to not in ACTOR_TYPES:
        raise InputError(f"unknown type {to!r}", where=where, cure="use one of " + ", ".join(ACTOR_TYPES))
    if action == "split" and not documents:
        raise InputError("this split names no document", where=where, cure="fill 'documents' with ids, | between them")
    return Decision(action, name, to, documents)


def former_names(decisions: Sequence[Decision]) -> Mapping[str, tuple[str, ...]]:
    """The names that merged and renamed actors had before, by the name that they have in the end."""
    index = _indexed(decisions)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for position, decision in enumerate(decisions):
        if decision.action in ("merge", "rename"):
            final, _ = _resolved(decision.name, "", index, position)
            if final != decision.name:
                found[final][decision.name] = None
    return {name: tuple(sorted(old)) for name, old in sorted(found.items())}


def decided_types(decisions: Sequence[Decision]) -> Mapping[str, str]:
    """The types that were decided, by the name that each actor has in the end."""
    index = _indexed(decisions)
    found = (_resolved(d.name, "", index, at) for at, d in enumerate(decisions) if d.action == "retype")
    return {name: kind for name, kind in found if kind}


def settled(statements: Iterable[Statement], decisions: Sequence[Decision]) -> Iterator[Statement]:
    """The statements with the decisions applied, oldest first, then persons completed from other documents.

    What an actor would hold towards itself after a merge is left out, as is what became equal. ``statements`` are read
    up to three times and not held; those of one document stand together.
    """
    kinds = _kinds(statements) if decisions else {}
    only = _affiliations(_merged(statements, decisions, kinds))
    for s in _merged(statements, decisions, kinds):
        actor_of = s.actor_of or (only.get(s.actor) if s.actor_type == "Person" else None)
        target_of = s.target_of or (only.get(s.target) if s.target_type == "Person" else None)
        changed = (actor_of, target_of) != (s.actor_of, s.target_of)
        yield replace(s, actor_of=actor_of, target_of=target_of) if changed else s


def _merged(
    statements: Iterable[Statement], decisions: Sequence[Decision], kinds: Mapping[str, str]
) -> Iterator[Statement]:
    index = _indexed(decisions)
    for _, group in groupby(statements, key=lambda statement: statement.doc):
        seen = set[str]()
        for statement in group:
            decided = _decided(statement, index, kinds)
            itself = decided is not statement and decided.actor == decided.target and decided.target_kind == "actor"
            if decided.id not in seen and not itself:
                seen.add(decided.id)
                yield decided


def _affiliations(statements: Iterable[Statement]) -> Mapping[str, str]:
    """The body of each person for whom all statements that name one agree."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for s in statements:
        for name, kind, of in ((s.actor, s.actor_type, s.actor_of), (s.target, s.target_type, s.target_of)):
            if kind == "Person" and of:
                bodies[name].add(of)
    return {name: next(iter(found)) for name, found in bodies.items() if len(found) == 1}


def _kinds(statements: Iterable[Statement]) -> Mapping[str, str]:
    """The type that each actor has most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for s in statements:
        counts[s.actor][s.actor_type] += 1
        if s.target_type:
            counts[s.target][s.target_type] += 1
    return {name: max(found, key=lambda kind: (found[kind], kind)) for name, found in counts.items()}


def _indexed(decisions: Iterable[Decision]) -> Index:
    """The decisions that change a name, with their positions: they may be many, and each name is looked up often."""
    index: dict[str, list[tuple[int, Decision]]] = defaultdict(list)
    for position, decision in enumerate(decisions):
        if decision.action != "apart":
            index[decision.name].append((position, decision))
    return dict(index)


def _resolved(name: str, document: str, index: Index, start: int = 0) -> tuple[str, str | None]:
    """The name that an actor of a document has in the end, and the type that was decided for it."""
    kind = None
    while step := next((step for step in index.get(name, ()) if step[0] >= start), None):
        start, decision = step[0] + 1, step[1]
        if decision.action == "retype":
            kind = decision.to
        elif decision.action != "split" or document in decision.documents:
            name, kind = decision.to, None if decision.action == "merge" else kind
    return name, kind


def _decided(statement: Statement, index: Index, kinds: Mapping[str, str]) -> Statement:
    def name_of(name: str | None) -> str | None:
        return _resolved(name, statement.doc, index)[0] if name else name

    s = statement
    if index.keys().isdisjoint((s.actor, s.target, s.actor_of, s.target_of, s.source)):
        return s
    actor, actor_type = _resolved(s.actor, s.doc, index)
    known = s.actor_type if actor == s.actor else kinds.get(actor, s.actor_type)
    target, target_type = (s.target, None) if s.target_kind == "issue" else _resolved(s.target, s.doc, index)
    target_known = s.target_type if target == s.target else kinds.get(target, s.target_type or "Organization")
    changed = replace(
        s, actor=actor, actor_type=actor_type or known, actor_of=name_of(s.actor_of), target=target,
        target_type=target_type or target_known, target_of=name_of(s.target_of), source=name_of(s.source),
    )
    if changed == s:
        return s
    return replace(changed, id=statement_id(
        s.doc, s.start, s.cue_start, s.actor_start, s.target_start, changed.actor, s.stance, changed.target
    ))
