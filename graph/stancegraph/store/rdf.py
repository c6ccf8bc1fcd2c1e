"""The bridge to rdflib: our plain terms to and from its terms. Import it late, for rdflib takes its time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from xml.sax import SAXException

from rdflib import BNode, Dataset, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.exceptions import Error as RdfError
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from ..errors import InputError
from .dates import DATE_TIME
from .terms import PREFIXES, RDF, XSD, Literal, Quad, Term

__all__ = ["dataset_of", "from_rdflib", "iri_of", "parse", "quads_of", "to_rdflib", "triples_of"]


def dataset_of(quads: Collection[Quad]) -> Dataset:
    """An rdflib dataset of the quads, whose default graph is the union of all graphs, with the usual prefixes."""
    dataset = Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    names = {quad.graph for quad in quads}
    graphs = {name: dataset.graph(URIRef(name)) if name else dataset.default_graph for name in names}
    for subject, predicate, value, graph in quads:
        graphs[graph].add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(value)))
    return dataset


def quads_of(dataset: Dataset) -> Iterator[Quad]:
    """The quads of an rdflib dataset."""
    for subject, predicate, value, graph in dataset.quads():
        name = "" if graph in (None, DATASET_DEFAULT_GRAPH_ID) else str(graph)
        yield Quad(iri_of(subject), iri_of(predicate), from_rdflib(value), name)


def triples_of(graph: Graph) -> Iterator[Quad]:
    """The triples of an rdflib graph, as quads of the default graph."""
    for subject, predicate, value in graph:
        yield Quad(iri_of(subject), iri_of(predicate), from_rdflib(value))


def parse(text: str, format: str, where: str) -> Dataset:
    """The dataset in a text of RDF. Raises `InputError`, which names ``where``, for a text that is broken."""
    dataset = Dataset(default_union=True)
    home: Graph = dataset.default_graph if format in ("turtle", "xml") else dataset
    try:
        home.parse(data=text, format=format)
    except (ValueError, SyntaxError, IndexError, RdfError, SAXException) as error:
        raise InputError(f"this is no {format}: {error}", where=where, cure="check the file and its ending") from error
    return dataset


def iri_of(node: Node) -> str:
    """The IRI, or the blank node, as a plain term."""
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def from_rdflib(node: Node) -> Term:
    """An rdflib term as a plain one; a UTC date-time ends with ``Z``, as rdflib does not write it."""
    if not isinstance(node, RdfLiteral):
        return iri_of(node)
    if node.language:
        return Literal(str(node), RDF + "langString", node.language)
    datatype, text = str(node.datatype or XSD + "string"), str(node)
    if datatype == DATE_TIME and text.endswith("+00:00"):
        text = _without_zeros(text.removesuffix("+00:00")) + "Z"
    return Literal(text, datatype)


def _without_zeros(text: str) -> str:
    return text.rstrip("0") if "." in text else text


@lru_cache(maxsize=65536)
def to_rdflib(term: Term) -> Node:
    """A plain term as an rdflib one, its lexical form untouched."""
    if isinstance(term, str):
        return BNode(term[2:]) if term.startswith("_:") else URIRef(term)
    if term.language:
        return RdfLiteral(term.text, lang=term.language)
    datatype = None if term.datatype == XSD + "string" else URIRef(term.datatype)
    return RdfLiteral(term.text, datatype=datatype, normalize=False)
