"""RDF terms as plain values, and the namespaces. Nothing heavy is imported, so that large graphs are written fast."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

__all__ = [
    "DCAT",
    "DCTERMS",
    "OA",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SG",
    "SKOS",
    "TYPE",
    "VOID",
    "XSD",
    "Literal",
    "Quad",
    "Term",
    "english",
    "integer",
    "string",
]

SG = "https://w3id.org/stancegraph/ontology#"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = RDF + "type"

PREFIXES = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "sg": SG,
    "skos": SKOS,
    "vann": VANN,
    "void": VOID,
    "xsd": XSD,
}


class Literal(NamedTuple):
    """An RDF literal: its lexical form, and either the IRI of its datatype or a language tag."""

    text: str
    datatype: str = XSD + "string"
    language: str = ""


Term: TypeAlias = str | Literal
"""A string is an IRI, or a blank node where it begins with ``_:``; everything else is a `Literal`."""


class Quad(NamedTuple):
    """A triple with the IRI of its named graph; the empty string is the default graph."""

    subject: str
    predicate: str
    object: Term
    graph: str = ""


def string(text: str) -> Literal:
    """A plain string."""
    return Literal(text)


def english(text: str) -> Literal:
    """A text in English."""
    return Literal(text, RDF + "langString", "en")


def integer(number: int) -> Literal:
    """A whole number."""
    return Literal(str(number), XSD + "integer")
