"""What all formats share: the place that is read, the names of the columns, and the step from fields to a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from ..errors import DocumentError, InputError
from ..values import Document
from .dates import normalise_date
from .decode import repair

__all__ = ["MAX_CHARACTERS", "Columns", "Place", "from_fields", "to_document"]

MAX_CHARACTERS = 1_000_000
"""Longer texts are not analysed: the language pipeline does not take them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the fields in JSON lines and tables."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    date: str = "date"
    source: str = "source"

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Columns:
        """Columns with some names changed: ``Columns.of({"text": "body"})``. Raises `InputError` for another field."""
        known = [field.name for field in fields(cls)]
        for name in names:
            if name not in known:
                raise InputError(f"there is no field {name!r}", where="columns", cure="fields are " + ", ".join(known))
        return cls(**names)


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents come from, and how: ``name`` is the path as the user gave it, ``stem`` the id of a lone text."""

    name: str
    stem: str
    columns: Columns
    max_bytes: int

    def too_large(self, where: str) -> DocumentError:
        """The problem of a text over the limit."""
        limit = f"{self.max_bytes:,} bytes"
        return DocumentError(f"larger than {limit}", where=where, cure="split it, or raise the limit")


def from_fields(record: Mapping[str, Any], place: Place, line: int) -> Iterator[Document | DocumentError]:
    """The document that one record of a file tells, or its problem."""
    where, names = f"{place.name}:{line}", place.columns
    text = record.get(names.text)
    if not isinstance(text, str):
        found = ", ".join(map(repr, list(record)[:12])) or "none"
        cure = f"its fields are {found}; name the one that holds the text, as in text=body"
        yield DocumentError(f"no text in field {names.text!r}", where=where, cure=cure)
        return
    given = {name: _one_line(record.get(getattr(names, name))) for name in ("id", "title", "date", "source")}
    yield from to_document(given.pop("id") or f"{place.stem}-{line}", text, where=where, path=place.name, **given)


def to_document(
    id: str, text: str, *, where: str, path: str,
    title: str | None = None, date: str | None = None, source: str | None = None,
) -> Iterator[Document | DocumentError]:
    """One clean document; or a problem; or both, where only the date is bad."""
    clean = repair(text)
    if not clean.strip():
        yield DocumentError("no text in it", where=where, cure="leave it out")
        return
    if len(clean) > MAX_CHARACTERS:
        what = f"{len(clean):,} characters are more than the {MAX_CHARACTERS:,} that can be analysed"
        yield DocumentError(what, where=where, cure="split it into single articles")
        return
    moment = normalise_date(date) if date else None
    yield Document(id=id, text=clean, title=title, date=moment, source=source, path=path)
    if date and moment is None:
        cure = "the document is kept without a date; write dates as 2012-02-04"
        yield DocumentError(f"date {date!r} is not understood", where=where, cure=cure)


def _one_line(value: object) -> str | None:
    """A field's value as one clean line; None where it is absent, empty or no plain value."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(repair(str(value)).split()) or None
