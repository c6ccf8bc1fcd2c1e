"""The review list: which names were joined as variants, which nearly, by which rule and how surely."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from ..errors import InputError
from .variants import Join

__all__ = ["VARIANTS", "read_review", "write_review"]

VARIANTS = "variants.csv"
"""The file of a build that holds the list."""
_COLUMNS = ("joined", "name", "to", "reason", "score")


def write_review(joins: Iterable[Join], path: Path) -> None:
    """Write the list as a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(("yes" if j.made else "no", j.name, j.to, j.reason, f"{j.score:.2f}") for j in joins)


def read_review(path: Path) -> tuple[Join, ...]:
    """The list that a build wrote. Raises `InputError` where there is none or it is broken."""
    if not path.is_file():
        raise InputError("there is no such file", where=str(path), cure="name the folder of a build: --project")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(
                Join(row["name"], row["to"], row["reason"], float(row["score"]), row["joined"] == "yes")
                for row in csv.DictReader(file)
            )
    except (KeyError, ValueError, TypeError) as error:
        raise InputError("the list is broken", where=str(path), cure="build again") from error
