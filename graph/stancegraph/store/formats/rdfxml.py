"""RDF/XML, for tools that read nothing else; it has no named graphs, so all graphs become one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.sax.saxutils import escape, quoteattr

from ...errors import InputError
from ..terms import PREFIXES, XSD, Quad, Term
from .tree import compact, properties, split, subjects, triples_by_graph

__all__ = ["lines"]

_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_NAME = re.compile(r"[^\W\d][\w.-]*")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITIES = {"\r": "&#13;"}


def lines(quads: Collection[Quad]) -> Iterator[str]:
    """The triples of all graphs. Raises `InputError` for a text or predicate that XML cannot hold."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in PREFIXES.items():
        yield f"\n    xmlns:{prefix}={quoteattr(namespace)}"
    yield ">\n"
    for _, triples in triples_by_graph(Quad(*quad[:3]) for quad in quads):
        for subject, own in subjects(triples):
            yield f"<rdf:Description {_reference('about', subject)}>\n"
            for predicate, values in properties(own):
                yield from (_element(predicate, value) for value in values)
            yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _element(predicate: str, value: Term) -> str:
    name, declaration = _name(predicate)
    if isinstance(value, str):
        return f"  <{name}{declaration} {_reference('resource', value)}/>\n"
    attribute = f" xml:lang={quoteattr(value.language)}" if value.language else ""
    if not value.language and value.datatype != XSD + "string":
        attribute = f" rdf:datatype={quoteattr(value.datatype)}"
    return f"  <{name}{declaration}{attribute}>{_text(value.text)}</{name}>\n"


def _name(predicate: str) -> tuple[str, str]:
    namespace, name = split(predicate)
    if not _NAME.fullmatch(name):
        raise InputError("RDF/XML cannot write this predicate", where=predicate, cure="write Turtle or N-Quads")
    short = compact(predicate, _NAMESPACES)
    return (short, "") if short else (f"ns:{name}", f" xmlns:ns={quoteattr(namespace)}")


def _reference(attribute: str, term: str) -> str:
    if term.startswith("_:"):
        return f'rdf:nodeID="{term[2:]}"'
    return f"rdf:{attribute}={quoteattr(term)}"


def _text(text: str) -> str:
    if found := _ILLEGAL.search(text):
        where = f"character U+{ord(found[0]):04X}"
        raise InputError("RDF/XML cannot hold this character", where=where, cure="write Turtle or N-Quads")
    return escape(text, _ENTITIES)
