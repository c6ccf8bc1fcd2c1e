"""A graph file with an Oxigraph store kept beside it, so that large graphs are read once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError
from .formats import format_of
from .oxigraph import Oxigraph

__all__ = ["is_store", "keep", "on_disk", "open_graph"]

_SUFFIX, _MARK, _DATA = ".store", "source", "oxigraph"


def open_graph(path: Path | str) -> Oxigraph:
    """The graph in an RDF file: its kept store where there is a fresh one, else the file read into memory.

    A folder that is an Oxigraph store is opened to read. Raises `InputError` as `Oxigraph` does.
    """
    path = Path(path)
    if is_store(path):
        return Oxigraph(path, read_only=True)
    folder = path.with_name(path.name + _SUFFIX)
    if _is_fresh(folder, path):
        return Oxigraph(folder / _DATA, read_only=True)
    store = Oxigraph()
    store.load(path)
    return store


@contextmanager
def on_disk(path: Path | str) -> Iterator[Path]:
    """The folder of a store that holds a graph, for as long as it is needed, to be opened by any number of readers.

    It is the path itself where that is a store, the one kept beside a file of N-Quads, else one that goes away again.
    """
    path = Path(path)
    if is_store(path):
        yield path
    elif format_of(path) == "nquads" and os.access(path.parent, os.W_OK):
        yield keep(path) / _DATA
    else:
        with tempfile.TemporaryDirectory(prefix="stancegraph-", ignore_cleanup_errors=True) as folder:
            store = Oxigraph(Path(folder, _DATA))
            store.load(path)
            store.optimize()
            del store
            yield Path(folder, _DATA)


def is_store(path: Path | str) -> bool:
    """Whether a folder holds an Oxigraph store."""
    return (Path(path) / "CURRENT").is_file()


def keep(path: Path | str) -> Path:
    """Keep a store beside a file of N-Quads, unless a fresh one is there, and return its folder.

    It takes its place only when it is whole. Raises `InputError` for another format, and for a broken file.
    """
    path = Path(path)
    if not path.is_file() or format_of(path) != "nquads":
        raise InputError("a store is made from N-Quads", where=str(path), cure="name graph.nq, or export to .nq first")
    folder = path.with_name(path.name + _SUFFIX)
    if _is_fresh(folder, path):
        return folder
    mark = _mark(path)
    stage = Path(tempfile.mkdtemp(prefix=".stancegraph-", dir=path.parent))
    try:
        store = Oxigraph(stage / _DATA)
        store.load(path)
        store.optimize()
        del store
        (stage / _MARK).write_text(mark, encoding="utf-8", newline="\n")
        shutil.rmtree(folder, ignore_errors=True)
        stage.replace(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return folder


def _is_fresh(folder: Path, path: Path) -> bool:
    mark = folder / _MARK
    return path.is_file() and mark.is_file() and mark.read_text(encoding="utf-8") == _mark(path)


def _mark(path: Path) -> str:
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns}\n"
