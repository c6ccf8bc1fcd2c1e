"""A claim: what an annotated and a found statement have in common, and how it is read from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

from ..errors import InputError
from ..values import STANCES

__all__ = ["Claim", "read_claims"]

_NEEDED = ("doc", "sent", "actor", "target")
_CURE = "it needs doc, sent, actor, target, and polarity or stance; docs/evaluation.md tells more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement as an annotator or a program gives it; ``given`` names the fields that it has."""

    doc: str
    sent: str
    actor: str
    target: str
    polarity: int
    actor_of: str | None = None
    stance: str | None = None
    cue: str = ""
    target_text: str | None = None
    target_kind: str = "actor"
    factuality: str | None = None
    source: str | None = None
    essential: bool = True
    confidence: float | None = None
    by: str = ""
    given: frozenset[str] = frozenset()

    @classmethod
    def from_dict(cls, record: Mapping[str, Any], where: str = "") -> Self:
        """The claim of a JSON object; unknown keys are ignored, and a missing polarity is that of the stance.

        Raises `InputError` (naming the place ``where``) for a missing field and for a value that cannot be.
        """
        for name in _NEEDED:
            if not isinstance(record.get(name), str) or not record[name].strip():
                raise InputError(f"this statement has no text in {name!r}", where=where, cure=_CURE)
        stance = record.get("stance")
        if stance is not None and stance not in STANCES:
            raise InputError(f"no such stance: {stance!r}", where=where, cure=f"one of {', '.join(STANCES)}")
        polarity = record.get("polarity", STANCES.get(stance or ""))
        if polarity not in (1, -1):
            raise InputError("this statement has no polarity of 1 or -1", where=where, cure=_CURE)
        confidence = record.get("confidence")
        if confidence is not None and not (isinstance(confidence, int | float) and 0 <= confidence <= 1):
            raise InputError("this confidence is no number from 0 to 1", where=where, cure=_CURE)
        known = {field.name for field in fields(cls)} - {"given"}
        given = {name: value for name, value in record.items() if name in known and value is not None}
        return cls(**given | {"polarity": int(polarity), "given": frozenset(known & record.keys())})

    def as_dict(self) -> dict[str, Any]:
        """The claim as one JSON object, with the fields that it was given."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name in self.given}


def read_claims(path: Path | str) -> list[Claim]:
    """The claims of a file of JSON lines, or of the ``statements.jsonl`` in a folder that `build` wrote.

    Raises `InputError` where there is no such file and for a line that is no claim.
    """
    source = Path(path)
    if source.is_dir():
        source = source / "statements.jsonl"
    if not source.is_file():
        raise InputError("no statements here", where=str(path), cure="name a .jsonl file or a folder that build wrote")
    return list(_claims(source))


def _claims(path: Path) -> Iterator[Claim]:
    with path.open(encoding="utf-8-sig") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield Claim.from_dict(_record(line, f"{path}:{number}"), f"{path}:{number}")


def _record(line: str, where: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"this is not JSON: {error}", where=where, cure=_CURE) from None
    if not isinstance(record, dict):
        raise InputError("this is no JSON object", where=where, cure=_CURE)
    return record
