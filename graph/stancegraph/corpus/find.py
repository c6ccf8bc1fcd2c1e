"""From what the user names (files, folders, patterns) to files, in one order on every machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ..errors import DocumentError

__all__ = ["STDIN", "find_files"]

STDIN = "-"


def find_files(paths: Iterable[str | Path], suffixes: Collection[str]) -> Iterator[str | DocumentError]:
    """The path of each file, once, as named by the user; ``-`` stays as it is; what is not there is a problem.

    Of a folder all files with one of the suffixes are taken, sorted, folders below it included; hidden ones are not.
    A pattern (``*``, ``?``, ``[``, ``**``) stands for the paths that it matches, sorted.
    """
    seen: set[str] = set()
    for found in (item for path in paths for item in _expand(str(path), suffixes)):
        if isinstance(found, DocumentError):
            yield found
            continue
        real = os.path.realpath(found) if found != STDIN else STDIN
        if real not in seen:
            seen.add(real)
            yield found


def _expand(path: str, suffixes: Collection[str]) -> Iterator[str | DocumentError]:
    if path == STDIN or Path(path).is_file():
        yield path
    elif Path(path).is_dir():
        yield from _folder(path, suffixes)
    elif Path(path).exists():
        yield path
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        for match in matches:
            yield from _expand(match, suffixes)
        if not matches:
            yield DocumentError("no file matches this pattern", where=path, cure="check the pattern and the folder")
    else:
        yield DocumentError("there is no such file or folder", where=path, cure="check the path")


def _folder(folder: str, suffixes: Collection[str]) -> Iterator[str | DocumentError]:
    empty = True
    problems: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                empty = False
                yield str(Path(place, name))
    for problem in problems:
        what = problem.strerror or "cannot be opened"
        yield DocumentError(what, where=str(problem.filename), cure="check its rights")
    if empty and not problems:
        yield DocumentError("no article in this folder", where=folder, cure="it needs files " + ", ".join(suffixes))
