"""One graph for Protégé: data, terms and stance scheme in the OWL 2 DL profile, everything declared and labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from ..resources import ontology_path
from .formats.tree import split
from .iris import Iris, kind_of, name_of
from .terms import DCTERMS, OWL, RDFS, SKOS, TYPE, VOID, Literal, Quad, english

__all__ = ["to_protege"]

_FILES = ("stancegraph.ttl", "scheme.ttl")
_LABEL, _PREFERRED = RDFS + "label", SKOS + "prefLabel"
_INDIVIDUAL, _ONTOLOGY = OWL + "NamedIndividual", OWL + "Ontology"


@dataclass(frozen=True, slots=True)
class _Terms:
    """The ontology's triples without its headers, and which of its terms link individuals or are not individuals."""

    quads: tuple[Quad, ...]
    links: frozenset[str]
    declared: frozenset[str]


def to_protege(quads: Iterable[Quad]) -> list[Quad]:
    """The quads of a dataset as one graph that OWL tools read without a question; write it as Turtle.

    It has one ontology header and imports nothing. Terms and stance scheme are in it, and of the actors only those of
    the dataset. Every individual is declared and has a label of its own, which no term has either.
    """
    terms, data = _terms(), [Quad(*quad[:3]) for quad in quads]
    home = next((s for s, p, o, _ in data if p == TYPE and o == VOID + "Dataset" and "#" not in s), Iris().dataset)
    kept = [quad for quad in data if not quad.subject.startswith(home)]
    whole = dict.fromkeys([*_header(home), *terms.quads, *kept])
    individuals = sorted(_individuals(kept, terms))
    whole.update(dict.fromkeys(Quad(node, TYPE, _INDIVIDUAL) for node in individuals))
    whole.update(dict.fromkeys(Quad(node, _LABEL, english(label)) for node, label in _labels(individuals, whole)))
    return list(whole)


def _header(home: str) -> Iterator[Quad]:
    title = english("Stances, and the sentences that say so")
    yield Quad(home, TYPE, _ONTOLOGY)
    yield Quad(home, _LABEL, title)
    yield Quad(home, DCTERMS + "title", title)
    yield Quad(home, DCTERMS + "creator", Literal("stancegraph"))


@lru_cache(maxsize=1)
def _terms() -> _Terms:
    from rdflib import Graph
    from rdflib.compare import to_canonical_graph

    from .rdf import triples_of

    quads = []
    for file in _FILES:
        graph = to_canonical_graph(Graph().parse(ontology_path(file)))
        found = sorted(triples_of(graph), key=str)
        headers = {quad.subject for quad in found if quad.object == _ONTOLOGY}
        quads += [quad for quad in found if quad.subject not in headers]
    kinds = [quad for quad in quads if quad.predicate == TYPE and isinstance(quad.object, str)]
    links = frozenset(quad.subject for quad in kinds if quad.object == OWL + "ObjectProperty")
    declared = frozenset(quad.subject for quad in kinds if str(quad.object).startswith(OWL)) - {
        quad.subject for quad in kinds if quad.object == _INDIVIDUAL
    }
    return _Terms(tuple(quads), links, declared)


def _individuals(data: Iterable[Quad], terms: _Terms) -> set[str]:
    """What the data describe, and what they or the scheme link to."""
    everything = (*data, *terms.quads)
    subjects = {quad.subject for quad in everything}
    objects = {quad.object for quad in everything if quad.predicate in terms.links and isinstance(quad.object, str)}
    return {node for node in subjects | objects if node not in terms.declared and not node.startswith("_:")}


def _labels(individuals: Iterable[str], quads: Iterable[Quad]) -> Iterator[tuple[str, str]]:
    """A label for each individual that has none, different from all other labels, whatever their case."""
    given, preferred = _literals(quads, _LABEL), _literals(quads, _PREFERRED)
    taken = {label.casefold() for label in given.values()}
    for node in individuals:
        if node in given:
            continue
        label = preferred.get(node) or _described(node)
        if label.casefold() in taken:
            label = f"{label} ({kind_of(node) or 'individual'})"
        if label.casefold() in taken:
            label = f"{label} <{node}>"
        taken.add(label.casefold())
        yield node, label


def _literals(quads: Iterable[Quad], predicate: str) -> Mapping[str, str]:
    return {subject: term.text for subject, name, term, _ in quads if name == predicate and isinstance(term, Literal)}


def _described(node: str) -> str:
    """A label from nothing but the IRI: "quote of statement 12ab", "document article-7", "Q20 (wikidata.org)"."""
    kind, fragment = kind_of(node), node.partition("#")[2]
    if kind in ("document", "statement", "run", "software"):
        return f"{fragment} of {kind} {name_of(node)}" if fragment else f"{kind} {name_of(node)}"
    place = urlsplit(node)
    home = place.hostname or place.scheme
    return f"{split(node)[1]} ({home.removeprefix('www.')})"
