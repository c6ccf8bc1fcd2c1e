"""The ontology's own rules, as questions whose rows are violations; a question over nothing fails."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from stancegraph.resources import ontology_path
from stancegraph.values import ACTOR_TYPES, FACTUALITIES, STANCES

SG = "https://w3id.org/stancegraph/ontology#"
FILES = sorted(ontology_path().glob("*.ttl"))
KINDS = "VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }"
OURS = f'FILTER(STRSTARTS(STR(?term), "{SG}"))'

RULES = {
    "every term has one English label": f"""
        SELECT ?term WHERE {{ {KINDS} ?term a ?kind {OURS}
            {{ SELECT ?term (COUNT(DISTINCT ?l) AS ?n) WHERE {{
                ?term a ?any OPTIONAL {{ ?term rdfs:label ?l FILTER(LANG(?l) = "en") }} }} GROUP BY ?term }}
            FILTER(?n != 1) }}""",
    "every term is defined": f"""
        SELECT ?term WHERE {{ {KINDS} ?term a ?kind {OURS} FILTER NOT EXISTS {{ ?term skos:definition ?d }} }}""",
    "every definition is a sentence": f"""
        SELECT ?term ?d WHERE {{
            {KINDS} ?term a ?kind ; skos:definition ?d {OURS} FILTER(!REGEX(STR(?d), "[.]$")) }}""",
    "classes are named in capitals, properties are not": f"""
        SELECT ?term WHERE {{ {KINDS} ?term a ?kind {OURS}
            BIND(REGEX(STR(?term), "#[A-Z]") AS ?capital) FILTER(?capital != (?kind = owl:Class)) }}""",
    "no two terms or concepts share a label": """
        SELECT ?label WHERE { ?one rdfs:label ?text BIND(LCASE(STR(?text)) AS ?label) }
        GROUP BY ?label HAVING (COUNT(DISTINCT ?one) > 1)""",
    "a date has a time": "SELECT ?s ?o WHERE { ?s ?p ?o FILTER(isLiteral(?o) && DATATYPE(?o) = xsd:date) }",
    "nothing is imported": "SELECT ?s WHERE { ?s owl:imports ?o }",
    "every header is complete": """
        SELECT ?o WHERE { ?o a owl:Ontology FILTER NOT EXISTS {
            ?o dcterms:title ?t ; rdfs:label ?l ; dcterms:creator ?c ; dcterms:created ?d ; dcterms:license ?x } }""",
    "every direct property stands for one stance and one side": """
        SELECT ?p WHERE { ?p sg:expressesStance ?c OPTIONAL { ?p rdfs:subPropertyOf ?side . VALUES (?side ?sign) {
            (sg:favours 1) (sg:disfavours -1) } ?c sg:polarity ?sign } FILTER(!BOUND(?sign)) }""",
}


@cache
def parsed(file: Path) -> Graph:
    return Graph().parse(file)


@pytest.fixture(scope="module")
def whole() -> Graph:
    graph = Graph()
    for file in FILES:
        graph += parsed(file)
    return graph


@pytest.fixture(scope="module")
def terms() -> Graph:
    return parsed(ontology_path("stancegraph.ttl")) + parsed(ontology_path("scheme.ttl"))


def test_there_are_files_to_check() -> None:
    names = {file.name for file in FILES}
    assert {"stancegraph.ttl", "scheme.ttl", "shapes.ttl"} <= names
    assert any(name.startswith("actors") for name in names)
    assert any(name.startswith("cues") for name in names)


@pytest.mark.parametrize("rule", RULES)
def test_no_row_breaks_the_rule(rule: str, terms: Graph) -> None:
    assert [tuple(map(str, row)) for row in terms.query(RULES[rule])] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_broken(rule: str) -> None:
    bad = Graph().parse(
        data="""
        @prefix sg: <https://w3id.org/stancegraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        sg:thing a owl:Class ; rdfs:label "thing"@en , "object"@en ; skos:definition "no full stop"@en .
        sg:other a owl:ObjectProperty ; rdfs:label "Thing"@en ; sg:expressesStance sg:veto .
        <urn:o> a owl:Ontology ; owl:imports <urn:p> ; sg:on "2019-03-01"^^xsd:date .
        """,
        format="turtle",
    )
    assert list(bad.query(RULES[rule], initNs=dict(Graph().namespaces()) | {"sg": SG}))


def test_every_term_says_where_it_is_defined(terms: Graph) -> None:
    found = {node for node in terms.subjects(RDF.type, None) if str(node).startswith(SG)}
    own = parsed(ontology_path("stancegraph.ttl"))
    here = {node for node in found if (node, RDF.type, None) in own}
    home = URIRef(SG.removesuffix("#"))
    defined = URIRef("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")
    assert len(here) > 70
    assert {node for node in here if (node, defined, home) not in own} == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_predicate_is_declared(file: Path, whole: Graph) -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = {node for kind in kinds for node in whole.subjects(RDF.type, kind)}
    builtin = (str(OWL), str(RDF), "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/ns/shacl#")
    used = set(parsed(file).predicates())
    assert used
    assert {node for node in used - declared if not str(node).startswith(builtin)} == set()


def test_the_terms_match_the_values_of_the_package(terms: Graph) -> None:
    actor = URIRef(SG + "Actor")
    below = set(terms.transitive_subjects(URIRef("http://www.w3.org/2000/01/rdf-schema#subClassOf"), actor)) - {actor}
    assert {str(node).removeprefix(SG) for node in below} == set(ACTOR_TYPES)
    factualities = terms.subjects(RDF.type, URIRef(SG + "Factuality"))
    assert {str(node).removeprefix(SG) for node in factualities} == set(FACTUALITIES)
    expressed = terms.objects(None, URIRef(SG + "expressesStance"))
    assert {str(node).removeprefix(SG) for node in expressed} == set(STANCES)


def test_the_scheme_gives_each_stance_the_polarity_of_the_package(terms: Graph) -> None:
    found = {name: terms.value(URIRef(SG + name), URIRef(SG + "polarity")) for name in STANCES}
    assert {name: int(str(sign)) for name, sign in found.items()} == dict(STANCES)


def test_the_catalog_names_files_that_exist_by_their_own_iris() -> None:
    root = ElementTree.parse(ontology_path("catalog-v001.xml")).getroot()
    entries = {entry.get("name"): entry.get("uri") for entry in root}
    headers = {str(node): file.name for file in FILES for node in parsed(file).subjects(RDF.type, OWL.Ontology)}
    assert headers
    assert headers.items() <= entries.items()
    assert {ontology_path(str(uri)).is_file() for uri in entries.values()} == {True}


def test_the_readme_names_every_kind_of_file() -> None:
    text = ontology_path("README.md").read_text(encoding="utf-8")
    names = {file.name if not file.name.startswith(("actors", "cues")) else file.name[:4] for file in FILES}
    assert {name for name in names if name not in text} == set()
