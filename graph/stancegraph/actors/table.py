"""Reads actors and tenures from CSV tables, as a spreadsheet writes them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from ..errors import InputError
from ..values import ACTOR_TYPES
from .registry import Actor, Tenure

__all__ = ["COLUMNS", "read_table"]

COLUMNS = (
    "name", "type", "aliases", "demonyms", "capitals", "metonyms", "iso2", "iso3", "member_of", "organ_of",
    "government_of", "related", "office", "of", "from", "to",
)
"""The columns of a table. `name` is needed; several values in one cell are separated by a vertical bar."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?$")


def read_table(path: Path) -> tuple[list[Actor], list[Tenure]]:
    """The actors and tenures of one CSV file with a header row (see `COLUMNS`).

    A row with an `office` is a tenure: `name` held it, `of` a state or body, `from` a date, `to` a date or nothing;
    its person becomes an actor too. Raises `InputError` with file, line and cure for the first bad line.
    """
    actors: list[Actor] = []
    tenures: list[Tenure] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check_header(path, reader.fieldnames)
            for row in reader:
                cells = {key: (value or "").strip() for key, value in row.items() if key and isinstance(value, str)}
                where = f"{path}, line {reader.line_num}"
                if any(cells.values()):
                    actors.append(_actor(cells, where))
                if cells.get("office"):
                    tenures.append(_tenure(cells, where))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        cure = f"save it as CSV in UTF-8: {error}"
        raise InputError("the table cannot be read", where=str(path), cure=cure) from error
    return actors, tenures


def _check_header(path: Path, header: object) -> None:
    names = [str(name).strip() for name in header] if isinstance(header, (list, tuple)) else []
    unknown = [name for name in names if name not in COLUMNS]
    if "name" not in names or unknown:
        what = f"unknown column {unknown[0]!r}" if unknown else "there is no column 'name'"
        raise InputError(what, where=f"{path}, line 1", cure="use the columns " + ", ".join(COLUMNS))


def _actor(cells: dict[str, str], where: str) -> Actor:
    name = cells.get("name", "")
    kind = cells.get("type") or ("Person" if cells.get("office") else "Organization")
    if not name:
        raise InputError("the actor has no name", where=where, cure="fill the column 'name' or delete the line")
    if kind not in ACTOR_TYPES:
        raise InputError(f"unknown type {kind!r}", where=where, cure="use one of " + ", ".join(ACTOR_TYPES))

    def several(column: str) -> tuple[str, ...]:
        return tuple(text for part in cells.get(column, "").split("|") if (text := part.strip()))

    return Actor(
        name=name, type=kind, aliases=several("aliases"), demonyms=several("demonyms"), capitals=several("capitals"),
        metonyms=several("metonyms"), iso2=cells.get("iso2") or None, iso3=cells.get("iso3") or None,
        member_of=several("member_of"), organ_of=cells.get("organ_of") or None,
        government_of=cells.get("government_of") or None, related=several("related"),
    )


def _tenure(cells: dict[str, str], where: str) -> Tenure:
    of, since, until = cells.get("of", ""), cells.get("from", ""), cells.get("to", "")
    if not of:
        raise InputError("the office has no state or body", where=where, cure="fill the column 'of'")
    for column, date in (("from", since), ("to", until)):
        if (date or column == "from") and not _DATE.match(date):
            raise InputError(f"{date!r} is not a date", where=where, cure=f"write '{column}' as 2012-01-31")
    if until and until[:10] < since[:10]:
        raise InputError("the office ends before it begins", where=where, cure="exchange 'from' and 'to'")
    return Tenure(cells["name"], cells["office"], of, since, until or None)
