"""No actor of the registry is, by the axioms, of two kinds that exclude each other: a reasoner would stop there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from stancegraph.resources import ontology_path

SG = "https://w3id.org/stancegraph/ontology#"
TERMS = Graph().parse(ontology_path("stancegraph.ttl"))
EXCLUSIVE = [
    *({*pair} for pair in TERMS.subject_objects(OWL.disjointWith)),
    *(
        {*Collection(TERMS, members)}
        for axiom in TERMS.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in TERMS.objects(axiom, OWL.members)
    ),
]


def contradictions(graph: Graph) -> Iterator[tuple[Node, set[Node]]]:
    kinds: dict[Node, set[Node]] = {}
    for subject, predicate, value in graph:
        told = {value} if predicate == RDF.type else {*TERMS.objects(predicate, RDFS.domain)}
        kinds.setdefault(subject, set()).update(told)
        kinds.setdefault(value, set()).update(TERMS.objects(predicate, RDFS.range))
    for node, told in kinds.items():
        whole = {kind for one in told for kind in TERMS.transitive_objects(one, RDFS.subClassOf)}
        for exclusive in EXCLUSIVE:
            if len(whole & exclusive) > 1:
                yield node, whole & exclusive


@pytest.mark.parametrize(
    "text",
    ["sg:a a sg:State, sg:Person .", "sg:a a sg:State . sg:t sg:holder sg:a .", "sg:a a sg:Issue ; sg:memberOf sg:b ."],
)
def test_a_contradiction_is_seen(text: str) -> None:
    assert list(contradictions(Graph().parse(data=f"@prefix sg: <{SG}> . {text}")))


def test_the_registry_contradicts_no_axiom() -> None:
    registry = Graph()
    for file in sorted(ontology_path().glob("actors*.ttl")):
        registry.parse(file)
    assert len(set(registry.subjects(RDF.type, URIRef(SG + "State")))) > 100
    assert [(str(node), sorted(map(str, kinds))) for node, kinds in contradictions(registry)] == []
