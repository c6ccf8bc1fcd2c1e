"""The review list of issues: which names were joined or told apart, which may be the same, by which rule."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from ..errors import InputError
from .variants import IssueJoin

__all__ = ["ISSUE_VARIANTS", "read_review", "write_review"]

ISSUE_VARIANTS = "issue-variants.csv"
"""The file of a build that holds the list."""
_COLUMNS = ("joined", "name", "to", "reason", "score", "documents")


def write_review(joins: Iterable[IssueJoin], path: Path) -> None:
    """Write the list as a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for j in joins:
            made = "yes" if j.made else "no"
            writer.writerow((made, j.name, j.to, j.reason, f"{j.score:.2f}", "|".join(j.documents)))


def read_review(path: Path) -> tuple[IssueJoin, ...]:
    """The list that a build wrote. Raises `InputError` where there is none or it is broken."""
    if not path.is_file():
        raise InputError("there is no such file", where=str(path), cure="name the folder of a build: --project")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(
                IssueJoin(
                    row["name"],
                    row["to"],
                    row["reason"],
                    float(row["score"]),
                    row["joined"] == "yes",
                    tuple(part for part in row["documents"].split("|") if part),
                )
                for row in csv.DictReader(file)
            )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise InputError("the list is broken", where=str(path), cure="build again") from error
