"""Graphs that keep the rules, and graphs that break one each: the report names the node and the property."""

from pathlib import Path

import pytest
from store_cases import DOCUMENTS, STATEMENTS, run

from stancegraph.errors import InputError
from stancegraph.store import to_dataset, to_protege, to_quads, validate, validate_dataset, write
from stancegraph.store.rdf import dataset_of, parse
from stancegraph.store.terms import (
    DCTERMS,
    OA,
    PROV,
    SG,
    SKOS,
    TYPE,
    XSD,
    Literal,
    Quad,
    Term,
    english,
    integer,
    string,
)

BASE = "https://w3id.org/stancegraph/data/"
NODE = BASE + "statement/s04"
QUADS = to_quads(STATEMENTS, DOCUMENTS, run())
REQUIRED = (
    "actor",
    "target",
    "stance",
    "topStance",
    "polarity",
    "factuality",
    "confidence",
    "foundBy",
    "cue",
    "cueStart",
)

BROKEN: list[tuple[str, str, Term, str]] = [
    (NODE, SG + "actor", BASE + "issue/whale_sanctuary", "sg:actor"),
    (NODE, SG + "actor", BASE + "actor/Nobody", "sg:actor"),
    (NODE, SG + "target", BASE + "document/d1", "sg:target"),
    (NODE, SG + "topStance", SG + "veto", "sg:topStance"),
    (NODE, SG + "polarity", integer(0), "sg:polarity"),
    (NODE, SG + "factuality", SG + "certain", "sg:factuality"),
    (NODE, SG + "confidence", Literal("1.5", XSD + "decimal"), "sg:confidence"),
    (NODE, SG + "confidence", string("high"), "sg:confidence"),
    (NODE, SG + "cue", string(""), "sg:cue"),
    (NODE, SG + "cueStart", integer(-1), "sg:cueStart"),
    (NODE, SG + "cueStart", integer(99), "sg:cueStart"),
    (NODE, SG + "actorStart", integer(99), "sg:actorStart"),
    (NODE, SG + "targetStart", integer(99), "sg:targetStart"),
    (NODE, DCTERMS + "date", Literal("2019-03-01", XSD + "date"), "dcterms:date"),
    (NODE, PROV + "wasDerivedFrom", BASE + "document/unknown", "prov:wasDerivedFrom"),
    (NODE, PROV + "wasGeneratedBy", BASE + "run/unknown", "prov:wasGeneratedBy"),
    (NODE, OA + "hasTarget", BASE + "statement/s04#elsewhere", "oa:hasTarget"),
    (NODE + "#evidence", OA + "hasSource", BASE + "actor/Norway", "oa:hasSource"),
    (NODE + "#quote", OA + "exact", string(""), "oa:exact"),
    (NODE + "#position", OA + "start", integer(1000), "oa:start"),
    (BASE + "actor/Norway", SG + "iso2", string("no"), "sg:iso2"),
    (BASE + "actor/Norway", SKOS + "prefLabel", english(""), "skos:prefLabel"),
    (BASE + "document/d1", SG + "sha256", string("short"), "sg:sha256"),
    (BASE + "document/d1", DCTERMS + "issued", string("March"), "dcterms:issued"),
    (f"{BASE}run/{run().id}", SG + "softwareVersion", integer(1), "sg:softwareVersion"),
    (SG + "veto", SG + "polarity", integer(7), "sg:polarity"),
]


def replaced(subject: str, predicate: str, value: Term | None) -> list[Quad]:
    """The quads of the small world with one value replaced, or left out."""
    kept = [quad for quad in QUADS if (quad.subject, quad.predicate) != (subject, predicate)]
    return [*kept, Quad(subject, predicate, value)] if value is not None else kept


def short(iri: str) -> str:
    return "sg:" + iri.removeprefix(SG) if iri.startswith(SG) else iri


@pytest.mark.parametrize(("subject", "predicate", "value", "path"), BROKEN)
def test_a_broken_rule_is_reported_at_its_node_and_property(
    subject: str, predicate: str, value: Term, path: str
) -> None:
    report = validate_dataset(dataset_of(replaced(subject, predicate, value)))
    assert not report.conforms
    assert {(row.focus, row.path) for row in report.violations} == {(short(subject), path)}
    assert all(row.message.endswith(".") for row in report.violations)


@pytest.mark.parametrize("part", REQUIRED)
def test_a_statement_without_a_part_is_reported(part: str) -> None:
    report = validate_dataset(dataset_of(replaced(NODE, SG + part, None)))
    assert [(row.focus, row.path) for row in report.violations] == [(NODE, f"sg:{part}")]


def test_a_stance_that_is_no_concept_is_reported() -> None:
    report = validate_dataset(dataset_of(replaced(NODE, SG + "stance", BASE + "issue/whale_sanctuary")))
    assert (NODE, "sg:stance") in {(row.focus, row.path) for row in report.violations}


def test_two_actors_are_one_too_many() -> None:
    report = validate_dataset(dataset_of([*QUADS, Quad(NODE, SG + "actor", BASE + "actor/Chile")]))
    assert [row.message for row in report.violations] == [
        "A statement has exactly one actor, a node of a class of actors."
    ]


def test_a_graph_with_nothing_to_check_is_refused() -> None:
    with pytest.raises(InputError, match="to check"):
        validate_dataset(dataset_of([Quad("urn:a", TYPE, "urn:b")]))


def test_the_report_is_for_people() -> None:
    text = validate_dataset(dataset_of(replaced(NODE, SG + "polarity", integer(0)))).as_text()
    assert text.startswith(f"{NODE}\n    sg:polarity: A statement's polarity is 1 (for) or -1 (against).\n")
    assert text.endswith("nodes checked: the graph does not conform: 1 problems.\n")


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "graph.jsonld", "graph.rdf"])
def test_what_is_written_conforms(name: str, tmp_path: Path) -> None:
    report = validate(write(to_dataset(STATEMENTS, DOCUMENTS, run()), tmp_path / name))
    assert report.conforms, report.as_text()
    assert report.checked > 60


def test_what_is_written_for_protege_conforms(tmp_path: Path) -> None:
    report = validate(write(to_protege(QUADS), tmp_path / "graph.ttl"))
    assert report.conforms, report.as_text()


def test_the_actor_registry_conforms() -> None:
    from stancegraph.resources import ontology_path

    files = sorted(ontology_path().glob("actors*.ttl"))
    assert files
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    report = validate_dataset(parse(text, "turtle", "actors"))
    assert report.conforms, report.as_text()
    assert report.checked > 1000
