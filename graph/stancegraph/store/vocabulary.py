"""What the graph must know of the ontology: the stance concepts and the direct property of each stance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ..resources import ontology_path
from .terms import SG, SKOS, TYPE, Quad, english, integer

__all__ = ["Concept", "Vocabulary", "load_vocabulary"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the stance scheme; ``broader`` is the IRI of the concept above it, or None at the top."""

    iri: str
    label: str
    polarity: int
    broader: str | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The stance concepts by IRI, and the direct property of each stance concept, both as IRIs."""

    concepts: Mapping[str, Concept]
    direct: Mapping[str, str]

    def describe(self, used: Mapping[str, Concept], graph: str) -> Iterator[Quad]:
        """The label, polarity and place of the concepts that are used, and of all above them.

        ``used`` tells what to say of a concept that the scheme does not have.
        """
        waiting, seen = list(used), set[str]()
        while waiting:
            iri = waiting.pop()
            concept = self.concepts.get(iri) or used.get(iri)
            if iri in seen or concept is None:
                continue
            seen.add(iri)
            yield Quad(iri, TYPE, SKOS + "Concept", graph)
            yield Quad(iri, SKOS + "prefLabel", english(concept.label), graph)
            yield Quad(iri, SKOS + "inScheme", SG + "StanceScheme", graph)
            yield Quad(iri, SG + "polarity", integer(concept.polarity), graph)
            if concept.broader:
                yield Quad(iri, SKOS + "broader", concept.broader, graph)
                waiting.append(concept.broader)


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Read the scheme and the terms that travel with the package."""
    from rdflib import Graph, URIRef

    scheme, terms = Graph().parse(ontology_path("scheme.ttl")), Graph().parse(ontology_path("stancegraph.ttl"))
    label, broader = URIRef(SKOS + "prefLabel"), URIRef(SKOS + "broader")
    concepts = {}
    for node, polarity in scheme.subject_objects(URIRef(SG + "polarity")):
        above = scheme.value(node, broader)
        name = str(scheme.value(node, label))
        concepts[str(node)] = Concept(str(node), name, int(str(polarity)), str(above) if above is not None else None)
    direct = {str(concept): str(term) for term, concept in terms.subject_objects(URIRef(SG + "expressesStance"))}
    return Vocabulary(MappingProxyType(concepts), MappingProxyType(direct))
