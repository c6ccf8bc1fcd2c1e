"""JSON lines: one object a line is one document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import DocumentError
from ..values import Document
from .lines import as_written, long_lines, open_text
from .record import Place, from_fields

__all__ = ["read_jsonl"]

_CURE = "each line must hold one JSON object"


def read_jsonl(stream: BinaryIO, place: Place) -> Iterator[Document | DocumentError]:
    """The documents of the lines; a bad line is a problem of its own. A record without an id gets its line number."""
    empty = True
    text, foreign = open_text(stream, place, newline="\n")
    for number, line in long_lines(text, place.max_bytes):
        if line is None:
            yield place.too_large(f"{place.name}:{number}")
        elif line.strip():
            yield from _record(as_written(line, foreign), place, number)
        else:
            continue
        empty = False
    if empty:
        yield DocumentError("no text in it", where=place.name, cure="leave it out")


def _record(line: str, place: Place, number: int) -> Iterator[Document | DocumentError]:
    where = f"{place.name}:{number}"
    try:
        record = json.loads(line)
    except RecursionError:
        yield DocumentError("the JSON is nested too deeply", where=where, cure=_CURE)
    except ValueError as error:
        yield DocumentError(f"this is not JSON: {error}", where=where, cure=_CURE)
    else:
        if isinstance(record, dict):
            yield from from_fields(record, place, number)
        else:
            yield DocumentError(f"this is a JSON {type(record).__name__}, not an object", where=where, cure=_CURE)
