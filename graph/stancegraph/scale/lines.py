"""Statements and documents as JSON lines: written as they come, and read again each time they are asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..errors import InputError
from ..values import Document, Statement

__all__ = ["Lines", "described", "json_lines", "read_documents", "read_statements", "write_lines"]

Value = TypeVar("Value")
_CURE = "name a folder that `stancegraph build` wrote, or a .jsonl or RDF file with statements"


@dataclass(frozen=True, slots=True)
class Lines(Collection[Value], Generic[Value]):
    """The ``count`` values of a file, which are read one by one, each time anew."""

    path: Path
    read: Callable[[Path], Iterator[Value]]
    count: int

    def __iter__(self) -> Iterator[Value]:
        return self.read(self.path)

    def __len__(self) -> int:
        return self.count

    def __contains__(self, value: object) -> bool:
        return any(value == one for one in self)


def json_lines(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each record as one line of JSON, with its line end."""
    return (json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines with their line ends, and return how many they were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for count, line in enumerate(lines, 1):  # noqa: B007 - the last number is the result
            stream.write(line)
    return count


def described(document: Document) -> dict[str, Any]:
    """A document as a record, without its text."""
    return {name: getattr(document, name) for name in ("id", "title", "date", "source", "path")}


def read_statements(path: Path) -> Iterator[Statement]:
    """The statements of a file. Raises `InputError`, which names the line, for one that is no statement."""
    for number, record in _records(path):
        try:
            yield Statement.from_dict(record)
        except KeyError as error:
            where = f"{path}:{number}"
            raise InputError(f"this statement has no {error}", where=where, cure="write it with stancegraph") from None


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a file, without texts. Raises `InputError` for one without an id."""
    for number, record in _records(path):
        if not isinstance(record.get("id"), str):
            raise InputError("this document has no id", where=f"{path}:{number}", cure="build the results anew")
        title, date, source, place = (record.get(name) for name in ("title", "date", "source", "path"))
        yield Document(record["id"], "", title, date, source, place)


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(f"this is not JSON: {error}", where=f"{path}:{number}", cure=_CURE) from None
            if not isinstance(record, dict):
                raise InputError("this is no JSON object", where=f"{path}:{number}", cure=_CURE)
            yield number, record
