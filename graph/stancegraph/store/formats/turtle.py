"""Turtle and TriG in one fixed form: sorted, each triple once, the same bytes for the same graph."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..terms import TYPE, XSD, Literal, Quad, Term
from .nquads import iri_text, quoted
from .tree import Triple, compact, namespaces, properties, subjects, triples_by_graph

__all__ = ["trig_lines", "turtle_lines"]

_PLAIN = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}


def turtle_lines(quads: Collection[Quad]) -> Iterator[str]:
    """The triples of all graphs as one Turtle document."""
    prefixes = namespaces(quads)
    yield from _header(prefixes)
    for _, triples in triples_by_graph(Quad(*quad[:3]) for quad in quads):
        yield from _blocks(triples, prefixes, "")


def trig_lines(quads: Collection[Quad]) -> Iterator[str]:
    """All graphs as one TriG document."""
    prefixes = namespaces(quads)
    yield from _header(prefixes)
    for graph, triples in triples_by_graph(quads):
        if not graph:
            yield from _blocks(triples, prefixes, "")
            continue
        yield f"\n{iri_text(graph)} {{\n"
        yield from _blocks(triples, prefixes, "    ")
        yield "}\n"


def _header(prefixes: Mapping[str, str]) -> Iterator[str]:
    for namespace, prefix in sorted(prefixes.items(), key=lambda pair: pair[1]):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _blocks(triples: Iterable[Triple], prefixes: Mapping[str, str], indent: str) -> Iterator[str]:
    for subject, own in subjects(triples):
        rows = [
            f"{_predicate(name, prefixes)} " + " , ".join(_term(value, prefixes) for value in values)
            for name, values in properties(own)
        ]
        yield f"\n{indent}{_term(subject, prefixes)} " + f" ;\n{indent}    ".join(rows) + " .\n"


def _predicate(iri: str, prefixes: Mapping[str, str]) -> str:
    return "a" if iri == TYPE else _term(iri, prefixes)


def _term(term: Term, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, str):
        return compact(term, prefixes) or iri_text(term)
    plain = _PLAIN.get(term.datatype)
    return term.text if plain and plain.fullmatch(term.text) else _literal(term, prefixes)


def _literal(literal: Literal, prefixes: Mapping[str, str]) -> str:
    if literal.language:
        return f"{quoted(literal.text)}@{literal.language}"
    suffix = "" if literal.datatype == XSD + "string" else f"^^{_term(literal.datatype, prefixes)}"
    return quoted(literal.text) + suffix
