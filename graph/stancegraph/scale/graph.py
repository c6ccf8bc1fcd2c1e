"""Statements -> the dataset, a quad at a time: what `stancegraph.store.to_quads` makes, without holding it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from ..store.formats.nquads import line
from ..store.iris import DEFAULT_BASE, Iris
from ..store.names import collect, name_quads
from ..store.registry import load_facts
from ..store.runs import Run, described, document_quads, run_quads
from ..store.statements import direct_quads, statement_quads
from ..store.terms import SG, Quad, string
from ..store.vocabulary import load_vocabulary
from ..values import Document, Statement
from .sorting import sorted_lines

__all__ = ["content_quads", "each_quad", "text_quads", "write_nquads"]


def write_nquads(quads: Iterable[Quad], path: Path) -> None:
    """Write quads as canonical N-Quads, sorted on disk beside ``path`` where they are many."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(sorted_lines((line(*quad) for quad in quads), path.parent))


def each_quad(
    statements: Collection[Statement],
    documents: Iterable[Document],
    run: Run,
    *,
    base: str = DEFAULT_BASE,
    registry: Sequence[Path] = (),
    wordings: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Iterator[Quad]:
    """The quads of a dataset, each once; held are the names of actors and issues, not the statements.

    ``statements`` are read twice; those of one document stand together. ``documents`` are all documents of the ``run``,
    without their texts, whose digests are among its inputs; ``wordings`` are other names of issues. Raises `InputError`
    for a statement that the ontology cannot hold.
    """
    iris = Iris(base)
    names = name_quads(collect(statements), iris, load_vocabulary(), load_facts(registry), wordings)
    yield from described(_parts(statements, documents, run, iris, names), iris)


def _parts(
    statements: Collection[Statement], documents: Iterable[Document], run: Run, iris: Iris, names: Iterable[Quad]
) -> Iterator[Quad]:
    yield from content_quads(statements, iris, iris.run(run.id))
    for document in documents:
        yield from document_quads(document, iris)
    for identifier, sha256 in run.inputs:
        yield from text_quads(identifier, sha256, iris)
    yield from dict.fromkeys(names)
    yield from run_quads(run, iris)


def content_quads(statements: Iterable[Statement], iris: Iris, run: str | None) -> Iterator[Quad]:
    """What statements say, each quad once where those of one document stand together."""
    vocabulary = load_vocabulary()
    for _, group in groupby(statements, key=lambda statement: statement.doc):
        found = list(group)
        for statement in found:
            yield from statement_quads(statement, iris, vocabulary, run)
        yield from dict.fromkeys(quad for statement in found for quad in direct_quads(statement, iris, vocabulary))


def text_quads(identifier: str, sha256: str, iris: Iris) -> Iterator[Quad]:
    """The digest of a document's text, where the text is at hand no more."""
    yield Quad(iris.document(identifier), SG + "sha256", string(sha256), iris.document_graph(identifier))
