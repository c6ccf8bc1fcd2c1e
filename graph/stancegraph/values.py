"""The values that travel between the rooms: documents, mentions, statements. No foreign library is imported here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

__all__ = [
    "ACTOR_TYPES",
    "FACTUALITIES",
    "STANCES",
    "ActorType",
    "Document",
    "Factuality",
    "Mention",
    "Statement",
    "statement_id",
]

ActorType = Literal[
    "State",
    "IntergovernmentalOrganization",
    "Organization",
    "PoliticalParty",
    "ArmedGroup",
    "Person",
    "Group",
    "MediaOutlet",
]
Factuality = Literal["actual", "intended", "conditional", "possible"]

ACTOR_TYPES: tuple[str, ...] = ActorType.__args__  # type: ignore[attr-defined]
FACTUALITIES: tuple[str, ...] = Factuality.__args__  # type: ignore[attr-defined]
STANCES: Mapping[str, int] = {
    "support": 1,
    "aid": 1,
    "request": 1,
    "cooperate": 1,
    "oppose": -1,
    "reject": -1,
    "block": -1,
    "condemn": -1,
    "accuse": -1,
    "pressure": -1,
    "threaten": -1,
    "sanction": -1,
    "attack": -1,
}
"""The 13 top concepts of the stance scheme with their polarity."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article: ``text`` is what all offsets count in; ``date`` is ISO 8601 (date-time), ``source`` the outlet."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one document that denote an actor.

    ``start`` and ``end`` are token indices (end exclusive), ``head`` the index of the head token; ``name`` is the
    canonical name, ``of`` the canonical name of the state or body that the actor speaks for; ``by`` says which
    rule linked it (registry, role, entity, collective, pronoun, ...).
    """

    start: int
    end: int
    head: int
    name: str
    type: str
    of: str | None = None
    by: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """An actor's stance towards a target, with its evidence. Field names are those of the JSON lines output."""

    id: str
    doc: str
    sent: str
    start: int
    end: int
    actor: str
    actor_text: str
    actor_start: int | None
    actor_end: int | None
    actor_type: str
    actor_of: str | None
    stance: str
    detail: str | None
    cue: str
    cue_start: int
    cue_end: int
    target: str
    target_text: str
    target_start: int | None
    target_end: int | None
    target_kind: Literal["actor", "issue"]
    target_type: str | None
    target_of: str | None
    polarity: Literal[1, -1]
    factuality: Factuality
    source: str | None
    date: str | None
    confidence: float
    by: str

    def as_dict(self) -> dict[str, Any]:
        """The statement as one JSON object, keys in the order of the fields."""
        return asdict(self)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Statement:
        """The inverse of `as_dict`; unknown keys are ignored, a missing one raises ``KeyError`` with its name."""
        return cls(**{field.name: record[field.name] for field in fields(cls)})


def statement_id(
    doc: str, start: int, cue_start: int, actor_start: int | None, target_start: int | None,
    actor: str, stance: str, target: str,
) -> str:
    """A stable id of 16 hexadecimal digits: a hash of document, offsets, actor, stance and target."""
    parts = (doc, start, cue_start, actor_start, target_start, actor, stance, target)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
