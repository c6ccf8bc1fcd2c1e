"""Oxigraph as an engine, in memory or on disk. The only module that knows pyoxigraph."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from ..errors import InputError
from .engine import Solutions, truth
from .formats import format_of, jsonld
from .formats.nquads import lines
from .lexer import asks_elsewhere, bind
from .terms import RDF, Literal, Quad, Term

__all__ = ["Oxigraph", "read_triples"]

_PAUSES = (0.05, 0.1, 0.2, 0.4)
_FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "json-ld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
_JSON, _XML = ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML
_TABLES = {
    "application/sparql-results+json": _JSON,
    "application/json": _JSON,
    "application/sparql-results+xml": _XML,
    "application/xml": _XML,
    "text/xml": _XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "*/*": _JSON,
    "application/*": _JSON,
    "text/*": ox.QueryResultsFormat.CSV,
}
_GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "*/*": ox.RdfFormat.TURTLE,
    "text/*": ox.RdfFormat.TURTLE,
    "application/*": ox.RdfFormat.N_TRIPLES,
}
_UNION: Mapping[str, Any] = {"use_default_graph_as_union": True}
_BOM = b"\xef\xbb\xbf"


class Oxigraph:
    """A store in a folder, or in memory where none is named, which answers as an `Engine`.

    One process at a time may write; any number may read beside it with ``read_only``, and see what was there when they
    opened it. Each change is a transaction: a process that dies leaves the store as it was before the change. Raises
    `InputError` where the folder holds no store or another process writes to it.
    """

    def __init__(self, folder: Path | str | None = None, *, read_only: bool = False) -> None:
        if folder is None:
            self._store = ox.Store()
            return
        opener: Callable[[str], ox.Store] = ox.Store.read_only if read_only else ox.Store
        try:
            opened = _patiently(opener, str(folder)) if read_only else opener(str(folder))
        except (OSError, RuntimeError) as error:
            cure = "close the other process, or open it to read" if "lock" in str(error).lower() else "name its folder"
            raise InputError(f"cannot open the store: {error}", where=str(folder), cure=cure) from error
        self._store = opened

    def __len__(self) -> int:
        return len(self._store)

    def load(self, path: Path | str) -> None:
        """Load an RDF file, gzipped where its name ends with ``.gz``: all of it or nothing.

        Raises `InputError` for a file that is missing or broken, or would have to fetch something.
        """
        path = Path(path)
        packed = path.suffix.lower() == ".gz"
        chosen = format_of(path.with_suffix("") if packed else path)
        try:
            if chosen == "json-ld":
                jsonld.refuse_remote_context(path.read_text(encoding="utf-8-sig"), str(path))
            with _opened(path, packed) as file:
                if file.read(len(_BOM)) != _BOM:
                    file.seek(0)
                self._store.bulk_load(file, format=_FORMATS[chosen])
            self._store.flush()
        except (OSError, EOFError, SyntaxError, UnicodeError) as error:
            raise InputError(f"cannot load the file: {error}", where=str(path), cure="name a file of RDF") from error

    def optimize(self) -> None:
        """Arrange a store that was loaded in bulk for reading: questions take about half the time."""
        self._store.optimize()

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs."""
        return sorted(str(node.value) for node in self._store.named_graphs())

    def quads(self, graph: str) -> Iterator[Quad]:
        """The quads of a named graph."""
        for s, p, o, g in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            yield Quad(_iri(s), _iri(p), _plain(o), _iri(g))

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these quads in the place of a named graph, such as that of one document; the other graphs stay.

        Raises `InputError` for a quad of another graph.
        """
        self._store.update(f"DROP SILENT GRAPH {ox.NamedNode(graph)} ; {_insertion(graph, quads)}")

    def add(self, graph: str, quads: Iterable[Quad]) -> None:
        """Add these quads to a named graph. Raises `InputError` for a quad of another graph."""
        self._store.update(_insertion(graph, quads))

    def remove_graph(self, graph: str) -> None:
        """Take a named graph away, such as that of one document; the other graphs stay."""
        self._store.update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")

    def solve(self, text: str, prefixes: Mapping[str, str], bindings: Mapping[str, Term], where: str) -> Solutions:
        """As in `Engine`."""
        found = self._found(text, prefixes, bindings, where)
        if isinstance(found, ox.QueryBoolean):
            return truth(bool(found))
        if isinstance(found, ox.QueryTriples):
            made = dict.fromkeys(Quad(_iri(t.subject), _iri(t.predicate), _plain(t.object)) for t in found)
            return Solutions((), (), tuple(made))
        columns = tuple(variable.value for variable in found.variables)
        return Solutions(columns, tuple(tuple(map(_optional, row)) for row in found))

    def serialize(
        self,
        text: str,
        output: IO[bytes],
        accept: Sequence[str],
        prefixes: Mapping[str, str],
        bindings: Mapping[str, Term],
        graphs: tuple[Sequence[str], Sequence[str]] = ((), ()),
    ) -> str | None:
        """Write the answer to a query in the first of the media types that its kind has, and return that type.

        ``graphs`` are the IRIs of default and of named graphs that make the dataset; all graphs where both are empty.
        Returns None where no type fits, and nothing is written. Raises `InputError` as `solve` does.
        """
        found = self._found(text, prefixes, bindings, "query", graphs)
        forms: Mapping[str, Any] = _GRAPHS if isinstance(found, ox.QueryTriples) else _TABLES
        chosen = next((name for name in accept if name in forms), None)
        if chosen is None:
            return None
        found.serialize(output, forms[chosen])
        return str(forms[chosen].media_type)

    def _found(
        self,
        text: str,
        prefixes: Mapping[str, str],
        bindings: Mapping[str, Term],
        where: str,
        graphs: tuple[Sequence[str], Sequence[str]] = ((), ()),
    ) -> Any:
        if asks_elsewhere(text):
            raise InputError("SERVICE would ask another server", where=where, cure="ask this dataset only")
        closed, shown = bind(text, bindings)
        bound = {ox.Variable(name): _term(term) for name, term in shown.items()}
        default, named = ([ox.NamedNode(iri) for iri in each] for each in graphs)
        chosen = {"default_graph": default, "named_graphs": named} if default or named else _UNION
        try:
            return self._store.query(closed, prefixes=dict(prefixes), substitutions=bound, **chosen)
        except SyntaxError as error:
            raise InputError(f"the SPARQL does not parse: {error}", where=where, cure="correct the query") from error


def _insertion(graph: str, quads: Iterable[Quad]) -> str:
    found = list(quads)
    for quad in found:
        if quad.graph != graph:
            raise InputError("this quad is of another graph", where=quad.graph, cure=f"give those of {graph}")
    triples = "".join(lines([quad._replace(graph="") for quad in found]))
    return f"INSERT DATA {{ GRAPH {ox.NamedNode(graph)} {{ {triples} }} }}"


def read_triples(body: bytes, kind: str) -> Iterator[Quad]:
    """The triples in a body of this media type. Raises `InputError` where it is none of RDF."""
    form = ox.RdfFormat.from_media_type(kind)
    if form is None:
        raise InputError(f"{kind!r} is no RDF", where="the answer", cure="ask for rows, or for a graph")
    try:
        for s, p, o, _ in ox.parse(body, form):
            yield Quad(_iri(s), _iri(p), _plain(o))
    except SyntaxError as error:
        raise InputError(f"this is no {kind}: {error}", where="the answer", cure="ask who runs the server") from error


def _term(term: Term) -> Any:
    if isinstance(term, str):
        return ox.BlankNode(term[2:]) if term.startswith("_:") else ox.NamedNode(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))


def _optional(node: Any) -> Term | None:
    return None if node is None else _plain(node)


def _plain(node: Any) -> Term:
    if not isinstance(node, ox.Literal):
        return _iri(node)
    if node.language:
        return Literal(node.value, RDF + "langString", node.language)
    return Literal(node.value, node.datatype.value)


def _opened(path: Path, packed: bool) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if packed else path.open("rb")


def _patiently(opener: Callable[[str], Any], folder: str) -> Any:
    """Open a store; a writer that tidies up beside it may take files away between the look at their list and them."""
    for pause in _PAUSES:
        try:
            return opener(folder)
        except RuntimeError:
            time.sleep(pause)
    return opener(folder)


def _iri(node: Any) -> str:
    return str(node) if str(node).startswith("_:") else str(node.value)
