"""`stancegraph render`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ._console import say
from ._options import Confidence, Source

__all__ = ["render"]


def render(
    source: Source = "output",
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE", help="The page; else network.html beside the source.")
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "",
    min_confidence: Confidence = 0.0,
    factual: Annotated[bool, typer.Option("--factual", help="Only stances that were really taken.")] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="From this date on, as in 2012-01.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this date.")] = None,
    persons: Annotated[
        bool, typer.Option("--persons", help="Show persons apart from the bodies they speak for.")
    ] = False,
) -> None:
    """Draw results as one page that opens offline.

    \b
    Examples:
      stancegraph render output/demo
      stancegraph render results --since 2012-01 --until 2012-02 --out february.html
      stancegraph render statements.jsonl --factual --persons --out persons.html
    """
    from ..results import render as run

    path = Path(out) if out else _beside(Path(source))
    run(source, path, title=title, min_confidence=min_confidence, factual_only=factual, since=since, until=until,
        aggregate_persons=not persons)  # fmt: skip
    say(f"written to {path}")


def _beside(source: Path) -> Path:
    return (source if source.is_dir() else source.parent) / "network.html"
