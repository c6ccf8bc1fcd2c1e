"""Progress on standard error: a line that is kept up to date on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ._console import say

if TYPE_CHECKING:
    from ..pipeline import Analysis

__all__ = ["Course", "progress"]

_EACH = 60.0
"""Seconds between two lines where nobody watches a terminal."""
_WINDOW = 60.0
"""Seconds over which the rate is taken: documents that are already finished pass in no time."""


@dataclass(slots=True)
class Course:
    """How far a run is: counts, the rate of the last minute, and the time left where the size of all is known."""

    total: int | None = None
    documents: int = 0
    statements: int = 0
    words: int = 0
    passed: int = 0
    """Bytes of the files that are done with."""
    _file: str | None = None
    _inside: int = 0
    _marks: deque[tuple[float, int, int]] = field(default_factory=deque)

    def advance(self, found: Analysis, now: float) -> None:
        """Count one document done."""
        document = found.document
        self.documents += 1
        self.statements += len(found.statements)
        self.words += len(document.text.split())
        if document.path != self._file:
            self.passed += _size(self._file)
            self._file, self._inside = document.path, 0
        self._inside += len(document.text)
        if not self._marks or now - self._marks[-1][0] >= 1.0:
            self._marks.append((now, self.words, self._done()))
        while now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()

    def line(self, now: float) -> str:
        """The state in words."""
        told = [f"{self.documents:,} documents", f"{self.statements:,} statements"]
        begun, words, passed = self._marks[0] if self._marks else (now, 0, 0)
        seconds = max(now - begun, 0.1)
        told.append(f"{(self.words - words) / seconds:,.0f} words/s")
        speed = (self._done() - passed) / seconds
        if self.total and speed > 0:
            told.append(f"about {_span(max(self.total - self._done(), 0) / speed)} left")
        return ", ".join(told)

    def _done(self) -> int:
        return self.passed + min(self._inside, _size(self._file) or self._inside)


@contextmanager
def progress(paths: Sequence[str] = ()) -> Iterator[Callable[[object], None]]:
    """A function to call with each document done, which keeps the user informed; ``paths`` are what is read."""
    course = Course()
    threading.Thread(target=_weigh, args=(course, paths), daemon=True).start()
    with _terminal() if sys.stderr.isatty() else _log() as show:

        def advance(item: object) -> None:
            if hasattr(item, "statements"):
                now = time.monotonic()
                course.advance(item, now)  # type: ignore[arg-type]
                show(course, now)

        yield advance


@contextmanager
def _terminal() -> Iterator[Callable[[Course, float], None]]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the language pipeline")
        yield lambda course, now: bar.update(task, description=course.line(now))


@contextmanager
def _log() -> Iterator[Callable[[Course, float], None]]:
    last = time.monotonic()

    def show(course: Course, now: float) -> None:
        nonlocal last
        if now - last >= _EACH:
            last = now
            say(course.line(now))

    yield show


def _weigh(course: Course, paths: Sequence[str]) -> None:
    """Find out how large all files are, beside the work; standard input has no size."""
    from ..corpus.find import STDIN, find_files
    from ..corpus.read import FORMATS

    if paths and STDIN not in paths:
        found = find_files(paths, FORMATS)
        course.total = sum(_size(path) for path in found if isinstance(path, str))


def _size(path: str | None) -> int:
    try:
        return os.stat(path).st_size if path else 0  # noqa: PTH116 - called for each document
    except OSError:
        return 0


def _span(seconds: float) -> str:
    """A span of time in words: "50 s", "12 min", "3.5 h"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
