"""The alignments say something of our terms only, in vocabularies that are named, and commit nobody unasked."""

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from stancegraph.resources import ontology_path

SG = "https://w3id.org/stancegraph/ontology#"
OTHERS = {
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/org#",
    "https://schema.org/",
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
}
RELATIONS = {
    RDFS.subClassOf, RDFS.subPropertyOf,
    SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch,
}  # fmt: skip
GRAPH = Graph().parse(ontology_path("alignments.ttl"))
TERMS = Graph().parse(ontology_path("stancegraph.ttl"))
ALIGNED = [(subject, relation, value) for relation in RELATIONS for subject, value in GRAPH.subject_objects(relation)]


def test_only_terms_that_we_have_are_aligned() -> None:
    assert ALIGNED
    unknown = [subject for subject, _, _ in ALIGNED if (subject, RDF.type, None) not in TERMS]
    assert unknown == []
    assert all(str(subject).startswith(SG) for subject, _, _ in ALIGNED)


def test_each_vocabulary_is_aligned_and_no_other() -> None:
    found = {next((base for base in OTHERS if str(value).startswith(base)), str(value)) for _, _, value in ALIGNED}
    assert found == OTHERS


def test_axioms_join_classes_with_classes_and_properties_with_properties() -> None:
    both = GRAPH + TERMS
    for relation, kind in ((RDFS.subClassOf, OWL.Class), (RDFS.subPropertyOf, OWL.ObjectProperty)):
        pairs = list(GRAPH.subject_objects(relation))
        assert pairs
        assert all((term, RDF.type, kind) in both for pair in pairs for term in pair)


def test_no_term_is_an_entity_and_an_activity() -> None:
    both = GRAPH + TERMS
    prov = "http://www.w3.org/ns/prov#"
    for term in both.subjects(RDF.type, OWL.Class):
        kinds = set(both.transitive_objects(term, RDFS.subClassOf))
        assert not {URIRef(prov + "Entity"), URIRef(prov + "Activity")} <= kinds


def test_nothing_imports_them() -> None:
    for file in ontology_path().glob("*.ttl"):
        assert "owl:imports" not in file.read_text(encoding="utf-8"), file
