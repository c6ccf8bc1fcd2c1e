"""The answer to a query: plain rows, and the forms in which people want them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import InputError
from .formats import serialize
from .terms import Quad

__all__ = ["Answer", "Value"]

Value = str | int | float | bool | None
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows. ``triples`` holds the graph that a CONSTRUCT or DESCRIBE query made, else None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    triples: tuple[Quad, ...] | None = None

    def as_records(self) -> list[dict[str, Value]]:
        """One mapping from column to value a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def as_table(self, width: int = 60) -> str:
        """A table for a terminal; values longer than ``width`` are cut."""
        cells = [[_cell(value, width) for value in row] for row in (self.columns, *self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = [_GAP.join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() for row in cells]
        rule = _GAP.join("-" * size for size in widths)
        return "\n".join([lines[0], rule, *lines[1:]]) + "\n"

    def as_csv(self) -> str:
        """CSV with a head line, as RFC 4180 has it, but for line ends of one character."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_plain(value) for value in row] for row in self.rows)
        return buffer.getvalue()

    def as_json(self) -> str:
        """A JSON array with one object a row."""
        return json.dumps(self.as_records(), ensure_ascii=False, indent=2) + "\n"

    def as_turtle(self) -> str:
        """The graph that the query made. Raises `InputError` for a query that makes none."""
        return "".join(self._graph("turtle"))

    def _graph(self, format: str) -> Iterator[str]:
        if self.triples is None:
            raise InputError("this query gives rows, not a graph", cure="ask with CONSTRUCT, or take CSV or JSON")
        return serialize(self.triples, format)


def _cell(value: Value, width: int) -> str:
    text = " ".join(_plain(value).split())
    return text if len(text) <= width else text[: width - 1] + "…"


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
