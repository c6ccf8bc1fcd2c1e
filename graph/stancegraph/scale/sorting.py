"""Any number of lines sorted, each once, in bounded memory: sorted runs on disk, then a merge."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

__all__ = ["sorted_lines"]

_RUN_CHARACTERS = 32_000_000
_FAN = 64
"""Runs that are open at once."""


def sorted_lines(lines: Iterable[str], scratch: Path, *, run: int = _RUN_CHARACTERS) -> Iterator[str]:
    """The lines (each with its line end) in the order of their characters, each once.

    About ``run`` characters are held at a time; what is more waits in unnamed files in the folder ``scratch``.
    """
    with ExitStack() as stack:
        files: list[IO[str]] = []
        last: set[str] = set()
        for part in _parts(lines, run):
            if last:
                files.append(stack.enter_context(_stored(sorted(last), scratch)))
            last = part
            if len(files) == _FAN:
                merged = stack.enter_context(_stored(_once(heapq.merge(*files)), scratch))
                for file in files:
                    file.close()
                files = [merged]
        yield from _once(heapq.merge(*files, sorted(last)))


def _parts(lines: Iterable[str], run: int) -> Iterator[set[str]]:
    held, size = set[str](), 0
    for line in lines:
        held.add(line)
        size += len(line)
        if size >= run:
            yield held
            held, size = set(), 0
    if held:
        yield held


def _stored(lines: Iterable[str], scratch: Path) -> IO[str]:
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=scratch)  # noqa: SIM115 - the caller closes
    file.writelines(lines)
    file.seek(0)
    return file


def _once(lines: Iterable[str]) -> Iterator[str]:
    before = None
    for line in lines:
        if line != before:
            yield line
            before = line
