"""`stancegraph validate`"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ._console import NOT_CONFORMING, OK

__all__ = ["validate"]


def validate(
    source: Annotated[
        str, typer.Argument(metavar="PATH", help="A folder that build wrote, or an RDF file.")
    ] = "output",
) -> int:
    """Check a graph against the shapes.

    The report goes to standard output; the exit code is 4 where the graph does not conform.

    \b
    Examples:
      stancegraph validate output/demo
      stancegraph validate edited-in-protege.ttl
    """
    from ..results import graph_file
    from ..store import validate as run

    report = run(graph_file(source))
    sys.stdout.write(report.as_text())
    return OK if report.conforms else NOT_CONFORMING
