"""What the readable formats share: triples grouped by graph and subject in a fixed order, and short names for IRIs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from ..iris import kind_of
from ..terms import PREFIXES, TYPE, Quad, Term

__all__ = ["Triple", "compact", "namespaces", "properties", "split", "subjects", "triples_by_graph"]

Triple = tuple[str, str, Term]
_KINDS = frozenset({"actor", "issue", "document", "statement", "run"})
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")


def triples_by_graph(quads: Iterable[Quad]) -> list[tuple[str, list[Triple]]]:
    """The triples of each graph, both sorted, each once; the default graph, if any, is first."""
    ordered = sorted(set(quads), key=_order)
    return [(graph, [quad[:3] for quad in group]) for graph, group in groupby(ordered, key=lambda quad: quad.graph)]


def _order(quad: Quad) -> tuple[str, str, bool, str, tuple[str, ...]]:
    value = quad.object
    key = ("", value) if isinstance(value, str) else ("literal", *value)
    return quad.graph, quad.subject, quad.predicate != TYPE, quad.predicate, key


def subjects(triples: Iterable[Triple]) -> Iterator[tuple[str, list[Triple]]]:
    """Sorted triples, subject by subject."""
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        yield subject, list(group)


def properties(triples: Iterable[Triple]) -> Iterator[tuple[str, list[Term]]]:
    """The sorted triples of one subject, predicate by predicate."""
    for predicate, group in groupby(triples, key=lambda triple: triple[1]):
        yield predicate, [triple[2] for triple in group]


def namespaces(quads: Iterable[Quad]) -> dict[str, str]:
    """Prefix by namespace: the usual vocabularies, and the actors, issues, ... of the dataset itself."""
    found = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    own = {split(term)[0] for quad in quads for term in (quad.subject, quad.object) if isinstance(term, str)}
    for namespace in sorted(own, reverse=True):
        kind = kind_of(namespace + "x")
        if kind in _KINDS:
            found = {name: prefix for name, prefix in found.items() if prefix != kind} | {namespace: kind}
    return found


def compact(iri: str, prefixes: Mapping[str, str]) -> str | None:
    """The IRI as ``prefix:name`` where a prefix fits and the name needs no escapes, else None."""
    namespace, name = split(iri)
    prefix = prefixes.get(namespace)
    return f"{prefix}:{name}" if prefix is not None and _LOCAL.fullmatch(name) else None


def split(iri: str) -> tuple[str, str]:
    """An IRI as its namespace, up to the last ``#`` or ``/``, and the rest."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:cut], iri[cut:]
