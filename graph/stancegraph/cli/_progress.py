"""Progress on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline import Analysis

__all__ = ["progress"]


@contextmanager
def progress() -> Iterator[Callable[[object], None]]:
    """A function to call with each document done: it keeps a line with counts, rate and time up to date."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the language pipeline")
        counts = {"documents": 0, "statements": 0, "words": 0}

        def advance(item: object) -> None:
            found: Analysis | None = item if hasattr(item, "statements") else None  # type: ignore[assignment]
            if found is not None:
                counts["documents"] += 1
                counts["statements"] += len(found.statements)
                counts["words"] += len(found.document.text.split())
            seconds = bar.tasks[task].elapsed or 1.0
            rate = f"{counts['words'] / max(seconds, 0.1):,.0f} words/s"
            text = f"{counts['documents']:,} documents, {counts['statements']:,} statements, {rate}"
            bar.update(task, description=text)

        yield advance
