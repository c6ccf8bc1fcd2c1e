"""`stancegraph demo`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ._console import count, name_problems, outcome, say
from ._progress import progress

__all__ = ["demo"]


def demo(
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FOLDER", help="The folder for the results.")
    ] = "output/demo",
) -> int:
    """Build from the packaged example articles.

    Eleven articles about three disputes; see where to look when it is done.

    \b
    Examples:
      stancegraph demo
      stancegraph demo --out /tmp/first-look
    """
    from ..pipeline import demo as run

    with progress() as advance:
        report = run(out, progress=advance)
    name_problems(report.problems)
    say(f"{count(report.documents, 'article')}, {count(report.statements, 'statement')}. Look at:")
    for name, what in (
        ("network.html", "the network; click an edge to see its sentences"),
        ("statements.jsonl", "every statement with its sentence"),
        ("graph.ttl", "the graph, for Protégé"),
    ):
        say(f"  {Path(out, name)}  {what}")
    say(f"Then ask it something: stancegraph query --list --graph {out}")
    return outcome(report.documents, len(report.problems))
