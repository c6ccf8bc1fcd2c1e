"""One document at a time in a store that holds many: put, replaced, taken away, the graphs of the others untouched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from ..errors import InputError
from ..values import Document, Statement
from .dataset import to_quads
from .iris import DEFAULT_BASE, Iris
from .runs import Run
from .terms import Quad

__all__ = ["Store", "put_document", "remove_document"]


class Store(Protocol):
    """What holds named graphs: `Oxigraph` or `Remote`."""

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these quads in the place of a named graph."""

    def remove_graph(self, graph: str) -> None:
        """Take a named graph away."""

    def add(self, graph: str, quads: Iterable[Quad]) -> None:
        """Add these quads to a named graph."""


def put_document(
    store: Store,
    document: Document,
    statements: Iterable[Statement],
    *,
    run: Run | None = None,
    base: str = DEFAULT_BASE,
    registry: Sequence[Path] = (),
) -> None:
    """Put a document with its statements into a store, in the place of what was there under its id.

    The descriptions of actors and issues that it names, and of the run, are added to those that are there. The counts
    that describe the dataset stay as the last whole build left them. Raises `InputError` for a statement of another
    document, and as `to_quads` does.
    """
    found = list(statements)
    for statement in found:
        if statement.doc != document.id:
            cure = f"give those of {document.id}"
            raise InputError("this statement is of another document", where=statement.id, cure=cure)
    iris = Iris(base)
    quads = to_quads(found, [document], run, base=base, registry=registry)
    home = iris.document_graph(document.id)
    store.add(iris.names_graph, [quad for quad in quads if quad.graph == iris.names_graph])
    if run:
        store.add(iris.run_graph(run.id), [quad for quad in quads if quad.graph == iris.run_graph(run.id)])
    store.replace_graph(home, [quad for quad in quads if quad.graph == home])


def remove_document(store: Store, identifier: str, *, base: str = DEFAULT_BASE) -> None:
    """Take a document and its statements out of a store; the names that only it used stay described."""
    store.remove_graph(Iris(base).document_graph(identifier))
