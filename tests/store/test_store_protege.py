"""The graph for Protégé: one header, everything declared, labels that tell things apart."""

from collections import Counter

import pytest
from store_cases import BAN, DOCUMENTS, STATEMENTS, against, run, statement

from stancegraph.store import serialize, to_protege, to_quads
from stancegraph.store.terms import OWL, RDFS, SG, TYPE, XSD, Literal, Quad
from stancegraph.values import Statement

BASE = "https://w3id.org/stancegraph/data/"
GRAPH = to_protege(to_quads(STATEMENTS, DOCUMENTS, run()))
KINDS = {OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}


def labels(quads: list[Quad]) -> dict[str, str]:
    return {q.subject: q.object.text for q in quads if q.predicate == RDFS + "label" and isinstance(q.object, Literal)}


def declared(quads: list[Quad], *kinds: str) -> set[str]:
    return {quad.subject for quad in quads if quad.predicate == TYPE and quad.object in kinds}


def test_nothing_is_imported_and_nothing_is_a_date_without_time() -> None:
    assert GRAPH
    assert not [quad for quad in GRAPH if quad.predicate == OWL + "imports"]
    assert XSD + "date" not in {quad.object.datatype for quad in GRAPH if isinstance(quad.object, Literal)}


def test_there_is_one_header() -> None:
    assert declared(GRAPH, OWL + "Ontology") == {BASE + "dataset"}


def test_there_are_no_named_graphs() -> None:
    assert {quad.graph for quad in GRAPH} == {""}


def test_every_predicate_and_class_is_declared() -> None:
    builtin = (OWL, RDFS, TYPE.removesuffix("type"))
    used = {quad.predicate for quad in GRAPH} | {str(q.object) for q in GRAPH if q.predicate == TYPE}
    assert {term for term in used - declared(GRAPH, *KINDS) if not term.startswith(builtin)} == set()


def test_every_individual_is_declared_and_every_term_is_labelled() -> None:
    individuals, terms = declared(GRAPH, OWL + "NamedIndividual"), declared(GRAPH, *KINDS)
    assert not individuals & terms
    described = {q.subject for q in GRAPH if not q.subject.startswith("_:")} - {BASE + "dataset"}
    assert described == individuals | terms
    assert described <= labels(GRAPH).keys()


@pytest.mark.parametrize(
    "statements",
    [
        STATEMENTS,
        [against("Chile", id="a"), statement(id="b", target="Chile")],
        [statement(id="a", actor="Person"), statement(id="b", actor="person"), statement(id="c", target="veto")],
        [statement(id="a", actor="US"), statement(id="b", actor="us"), statement(id="c", target="us (actor)")],
    ],
)
def test_no_two_things_have_one_label(statements: list[Statement]) -> None:
    found = labels(to_protege(to_quads(statements)))
    assert found
    assert {label: n for label, n in Counter(text.casefold() for text in found.values()).items() if n > 1} == {}


def test_labels_can_be_read() -> None:
    found = labels(GRAPH)
    assert found[BASE + "actor/Norway"] == "Norway"
    assert found[BASE + "issue/deep-sea_mining_ban"] == BAN
    assert found[BASE + "statement/s04"] == "Norway: veto whale sanctuary (s04)"
    assert found[BASE + "statement/s04#quote"] == "quote of statement s04"
    assert found[BASE + "document/d1"] == "document d1"
    assert found["http://www.wikidata.org/entity/Q20"] == "Q20 (wikidata.org)"


def test_an_actor_named_like_a_class_is_told_apart() -> None:
    found = labels(to_protege(to_quads([statement(actor="Group")])))
    assert found[BASE + "actor/Group"] == "Group (actor)"


def test_terms_and_scheme_are_in_the_graph_and_unused_actors_are_not() -> None:
    found = labels(GRAPH)
    assert found[SG + "opposes"] == "opposes"
    assert found[SG + "condemn"] == "condemn"
    assert BASE + "actor/Peru" not in found
    assert "https://w3id.org/stancegraph/actor/peru" not in found


def test_the_same_statements_give_the_same_bytes() -> None:
    again = to_protege(to_quads(list(reversed(STATEMENTS)), reversed(DOCUMENTS), run()))
    assert "".join(serialize(again, "turtle")) == "".join(serialize(GRAPH, "turtle"))


def test_another_base_has_its_own_header() -> None:
    quads = to_protege(to_quads(STATEMENTS, base="https://example.org/p/"))
    assert declared(quads, OWL + "Ontology") == {"https://example.org/p/dataset"}
