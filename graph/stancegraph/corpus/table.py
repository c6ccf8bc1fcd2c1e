"""Tables, separated by commas, semicolons, bars or tabs: one row is one document."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import DocumentError
from ..values import Document
from .lines import as_written, open_text
from .record import Place, from_fields

__all__ = ["read_table"]

_DELIMITERS = (",", ";", "\t", "|")


def read_table(stream: BinaryIO, place: Place) -> Iterator[Document | DocumentError]:
    """The documents of the rows; the first row names the columns, the separator is the one that finds them.

    A bad row is a problem of its own. Raises nothing for bad content, but `DocumentError` where the file is not text.
    """
    text, foreign = open_text(stream, place, newline="")
    csv.field_size_limit(place.max_bytes)
    first = text.readline(place.max_bytes)
    if not first.strip():
        yield DocumentError("no text in it", where=place.name, cure="the first row must name the columns")
        return
    header, delimiter = _header(as_written(first, foreign), place)
    if place.columns.text not in header:
        cure = f"its columns are {', '.join(map(repr, header[:12]))}; name the one that holds the text, as in text=body"
        yield DocumentError(f"no column {place.columns.text!r}", where=f"{place.name}:1", cure=cure)
        return
    lines = (as_written(line, foreign) for line in text)
    yield from _rows(csv.reader(lines, delimiter=delimiter), header, place)


def _header(line: str, place: Place) -> tuple[list[str], str]:
    """The names in the first row and the separator: one that yields the text column, else the most frequent."""
    def names(delimiter: str) -> list[str]:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter))]

    found = [mark for mark in _DELIMITERS if place.columns.text in names(mark)]
    delimiter = max(found or _DELIMITERS, key=line.count)
    return names(delimiter), delimiter


def _rows(reader: Iterator[list[str]], header: list[str], place: Place) -> Iterator[Document | DocumentError]:
    last = 1
    while True:
        line = last + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            what, cure = f"the rows from here on cannot be read: {error}", "close the quotation mark that opens here"
            yield DocumentError(what, where=f"{place.name}:{line}", cure=cure)
            return
        last = 1 + reader.line_num  # type: ignore[attr-defined]
        if row is None:
            return
        if not row:
            continue
        if len(row) != len(header):
            what = f"this row has {len(row)} fields, the first has {len(header)}"
            yield DocumentError(what, where=f"{place.name}:{line}", cure="put fields with a separator in quotes")
            continue
        fields = dict(zip(header, row, strict=True))
        yield from from_fields(fields, place, line)
