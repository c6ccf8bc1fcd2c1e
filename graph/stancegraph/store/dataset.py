"""Statements, documents and run -> the whole dataset, as quads or as an rdflib dataset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..values import Document, Statement
from .iris import DEFAULT_BASE, Iris
from .names import collect, name_quads
from .registry import load_facts
from .runs import Run, described, document_quads, run_quads
from .statements import direct_quads, statement_quads
from .terms import Quad
from .vocabulary import load_vocabulary

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["to_dataset", "to_quads"]


def to_quads(
    statements: Iterable[Statement],
    documents: Iterable[Document] = (),
    run: Run | None = None,
    *,
    base: str = DEFAULT_BASE,
    registry: Sequence[Path] = (),
) -> list[Quad]:
    """The dataset as plain quads, each once: the fast way to a file (see `stancegraph.store.write`).

    ``documents`` describe themselves; one that is named only by a statement or by the run gets its id. ``registry``
    names further files of actors beside the packaged ones. Raises `InputError` for a statement that the ontology
    cannot hold, and for two statements with one id.
    """
    iris, vocabulary, found = Iris(base), load_vocabulary(), _distinct(statements)
    maker = iris.run(run.id) if run else None
    quads = [quad for statement in found for quad in statement_quads(statement, iris, vocabulary, maker)]
    quads += dict.fromkeys(quad for statement in found for quad in direct_quads(statement, iris, vocabulary))
    for document in _all_documents(documents, found, run):
        quads += document_quads(document, iris)
    quads += dict.fromkeys(name_quads(collect(found), iris, vocabulary, load_facts(registry)))
    if run:
        quads += run_quads(run, iris)
    return list(described(quads, iris))


def to_dataset(
    statements: Iterable[Statement],
    documents: Iterable[Document] = (),
    run: Run | None = None,
    *,
    base: str = DEFAULT_BASE,
    registry: Sequence[Path] = (),
) -> Dataset:
    """The dataset of `to_quads` as an rdflib dataset, whose default graph is the union of its named graphs."""
    from .rdf import dataset_of

    return dataset_of(to_quads(statements, documents, run, base=base, registry=registry))


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    found: dict[str, Statement] = {}
    for statement in statements:
        if found.setdefault(statement.id, statement) != statement:
            cure = "give each statement an id of its own"
            raise InputError("two different statements have one id", where=f"statement {statement.id}", cure=cure)
    return list(found.values())


def _all_documents(documents: Iterable[Document], statements: Sequence[Statement], run: Run | None) -> list[Document]:
    known = {document.id: document for document in documents}
    inputs = dict(run.inputs) if run else {}
    for identifier in (*(statement.doc for statement in statements), *inputs):
        known.setdefault(identifier, Document(identifier, ""))
    return list(known.values())
