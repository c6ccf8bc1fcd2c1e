"""What the graph says of statements, names, documents and runs."""

from pathlib import Path

import pytest
from rdflib import Dataset
from store_cases import BAN, DOCUMENTS, STATEMENTS, against, run, statement

from stancegraph.errors import InputError
from stancegraph.store import Run, describe_run, query, to_dataset, to_quads
from stancegraph.store.dates import utc
from stancegraph.store.terms import DCTERMS, OA, PROV, SG, SKOS, TYPE, VOID, XSD, Quad, string
from stancegraph.values import Document

BASE = "https://w3id.org/stancegraph/data/"
NORWAY, GRAPH = BASE + "actor/Norway", BASE + "graph/document/d1"


def objects(quads: list[Quad], subject: str, predicate: str) -> list[str]:
    return sorted(
        getattr(q.object, "text", q.object) for q in quads if (q.subject, q.predicate) == (subject, predicate)
    )


@pytest.mark.parametrize("factuality", ["intended", "conditional", "possible"])
def test_no_direct_triple_where_the_stance_is_not_actual(factuality: str) -> None:
    quads = to_quads([statement(factuality=factuality)])
    assert not [
        quad for quad in quads if quad.subject == NORWAY and quad.predicate in (SG + "opposes", SG + "disfavours")
    ]


def test_direct_triples_stand_in_the_graph_of_the_document() -> None:
    quads = to_quads([statement()])
    ban = BASE + "issue/deep-sea_mining_ban"
    assert {quad for quad in quads if quad.subject == NORWAY and quad.object == ban} == {
        Quad(NORWAY, SG + "opposes", ban, GRAPH),
        Quad(NORWAY, SG + "disfavours", ban, GRAPH),
    }


def test_a_statement_has_the_narrow_and_the_top_stance() -> None:
    quads = to_quads([statement(id="v", stance="block", detail="veto")])
    assert objects(quads, BASE + "statement/v", SG + "stance") == [SG + "veto"]
    assert objects(quads, BASE + "statement/v", SG + "topStance") == [SG + "block"]
    assert objects(quads, SG + "veto", SKOS + "broader") == [SG + "block"]
    assert objects(quads, SG + "block", SKOS + "broader") == [SG + "disfavour"]


def test_a_stance_that_the_scheme_lacks_is_described_by_the_statement() -> None:
    quads = to_quads([statement(stance="block", detail="filibuster")])
    assert objects(quads, SG + "filibuster", SKOS + "broader") == [SG + "block"]
    assert objects(quads, SG + "filibuster", SG + "polarity") == ["-1"]


def test_the_evidence_is_quote_and_position() -> None:
    quads = to_quads([statement(id="e")])
    node = BASE + "statement/e"
    assert objects(quads, node, OA + "hasTarget") == [node + "#evidence"]
    assert objects(quads, node + "#evidence", OA + "hasSource") == [BASE + "document/d1"]
    assert objects(quads, node + "#evidence", OA + "hasSelector") == [node + "#position", node + "#quote"]
    assert objects(quads, node + "#quote", OA + "exact") == ["Norway opposes the ban."]
    assert objects(quads, node + "#position", OA + "end") == ["23"]


def test_there_is_no_blank_node_no_rdf_statement_and_no_date_without_time() -> None:
    quads = to_quads(STATEMENTS, DOCUMENTS, run())
    assert quads
    assert not [
        q for q in quads if q.subject.startswith("_:") or (isinstance(q.object, str) and q.object.startswith("_:"))
    ]
    assert not [q for q in quads if q.object == "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"]
    assert XSD + "date" not in {getattr(q.object, "datatype", "") for q in quads}


def test_each_document_has_its_graph_and_names_runs_and_description_have_theirs() -> None:
    graphs = {quad.graph.removeprefix(BASE) for quad in to_quads(STATEMENTS, DOCUMENTS, run())}
    documents = {f"graph/document/d{number}" for number in (1, 2, 3)}
    assert graphs == documents | {"graph/names", "graph/dataset", f"graph/run/{run().id}"}


def test_a_document_more_leaves_the_graphs_of_the_others_as_they_were() -> None:
    few = to_quads([one for one in STATEMENTS if one.doc != "d3"], DOCUMENTS[:2])
    all_of_them = to_quads(STATEMENTS, DOCUMENTS)
    for name in ("d1", "d2"):
        home = f"{BASE}graph/document/{name}"
        assert {quad for quad in few if quad.graph == home} == {quad for quad in all_of_them if quad.graph == home}


def test_an_actor_has_one_class_the_one_that_most_statements_give() -> None:
    types = ["Group", "Organization", "Organization"]
    quads = to_quads([statement(id=f"s{n}", actor="Reef Watch", actor_type=kind) for n, kind in enumerate(types)])
    assert objects(quads, BASE + "actor/Reef_Watch", TYPE) == [SG + "Organization"]


def test_an_actor_whose_class_nobody_tells_is_an_actor() -> None:
    quads = to_quads([statement(source="Reef Radio")])
    assert objects(quads, BASE + "actor/Reef_Radio", TYPE) == [SG + "Actor"]


def test_the_registry_says_what_is_known_of_an_actor() -> None:
    quads = to_quads([statement(actor_type="Group")])
    assert objects(quads, NORWAY, TYPE) == [SG + "State"]
    assert objects(quads, NORWAY, SG + "iso2") == ["NO"]
    assert "https://w3id.org/stancegraph/actor/norway" in objects(quads, NORWAY, SKOS + "exactMatch")


def test_links_between_actors_are_told_only_where_both_are_in_the_dataset() -> None:
    alone = to_quads([statement()])
    both = to_quads([statement(), against("NATO", id="n")])
    assert objects(alone, NORWAY, SG + "memberOf") == []
    assert objects(both, NORWAY, SG + "memberOf") == [BASE + "actor/NATO"]


OWN = """
@prefix sg: <https://w3id.org/stancegraph/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:reef> a sg:Organization ; skos:prefLabel "Reef Watch"@en ; skos:altLabel "RW"@en .
<urn:ana> a sg:Person ; skos:prefLabel "Ana Coral"@en .
[] a sg:Tenure ; sg:holder <urn:ana> ; sg:of <urn:reef> ; sg:officeLabel "chair" ;
    sg:from "2018-01-01T00:00:00Z"^^xsd:dateTime .
[] a sg:Tenure ; sg:holder <urn:ana> ; sg:of <urn:elsewhere> ; sg:officeLabel "treasurer" .
"""


def test_the_users_own_actors_and_their_offices_are_told(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(OWN, encoding="utf-8")
    quads = to_quads([statement(actor="Ana Coral", actor_type="Person", actor_of="Reef Watch")], registry=[file])
    assert objects(quads, BASE + "actor/Reef_Watch", SKOS + "altLabel") == ["RW"]
    tenure = BASE + "actor/Ana_Coral#tenure-chair_Reef_Watch_2018-01-01T00%3A00%3A00Z"
    assert objects(quads, tenure, SG + "of") == [BASE + "actor/Reef_Watch"]
    assert [quad.subject for quad in quads if quad.object == SG + "Tenure"] == [tenure]


def test_a_broken_file_of_actors_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text("<a> <b", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.ttl"):
        to_quads([statement()], registry=[file])


def test_a_run_is_told_from_others_by_version_settings_model_and_input_alone() -> None:
    settings = {"a": 1, "b": [2]}
    same = describe_run("1", DOCUMENTS, settings, model="m", started="2026-01-01", ended="2026-01-02")
    assert same.id == describe_run("1", reversed(DOCUMENTS), {"b": [2], "a": 1}, model="m").id
    others = [
        describe_run("2", DOCUMENTS, settings, model="m"),
        describe_run("1", DOCUMENTS[:2], settings, model="m"),
        describe_run("1", DOCUMENTS, {"a": 2}, model="m"),
        describe_run("1", DOCUMENTS, settings, model="n"),
        describe_run("1", [*DOCUMENTS[:2], Document("d3", "changed")], settings, model="m"),
    ]
    assert same.id not in {other.id for other in others}


def test_a_run_says_what_it_used_and_when_only_if_told() -> None:
    node = f"{BASE}run/{run().id}"
    quads = to_quads(STATEMENTS, DOCUMENTS, run())
    assert objects(quads, node, PROV + "used") == [f"{BASE}document/d{number}" for number in (1, 2, 3)]
    assert objects(quads, node, PROV + "startedAtTime") == []
    assert objects(quads, BASE + "statement/s01", PROV + "wasGeneratedBy") == [node]
    timed = to_quads([], [], Run("1", started="2026-01-31T12:00:00+01:00"))
    assert [q.object.text for q in timed if q.predicate == PROV + "startedAtTime"] == ["2026-01-31T11:00:00Z"]


def test_a_run_with_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="noon"):
        to_quads([], [], Run("1", started="noon"))


def test_the_description_counts_what_is_there() -> None:
    dataset: Dataset = to_dataset(STATEMENTS, DOCUMENTS, run())
    answer = query(
        dataset,
        "SELECT ?class ?n WHERE { ?d void:classPartition ?p . ?p void:class ?class ; void:entities ?n }",
    )
    assert {str(row[0]).removeprefix(SG): row[1] for row in answer.rows} == {
        "Actor": 6,
        "Document": 3,
        "Issue": 2,
        "Person": 1,
        "Run": 1,
        "StanceStatement": 14,
        "State": 4,
    }
    described = query(dataset, "SELECT ?n ?m WHERE { ?d void:triples ?n ; void:documents ?m }").rows
    home = BASE + "graph/dataset"
    assert described == ((sum(quad.graph != home for quad in to_quads(STATEMENTS, DOCUMENTS, run())), 3),)


def test_the_description_is_one_of_dcat_and_void() -> None:
    quads, node = to_quads(STATEMENTS, DOCUMENTS, run()), BASE + "dataset"
    told = {quad.predicate: quad.object for quad in quads if quad.subject == node}
    types = {quad.object for quad in quads if quad.subject == node and quad.predicate == TYPE}
    assert types == {"http://www.w3.org/ns/dcat#Dataset", "http://rdfs.org/ns/void#Dataset"}
    assert told[VOID + "uriSpace"] == string(BASE)
    assert told[DCTERMS + "conformsTo"] == SG.removesuffix("#")
    assert {DCTERMS + "title", DCTERMS + "description", VOID + "vocabulary"} <= told.keys()


def test_the_text_of_a_document_stays_outside() -> None:
    quads = to_quads([], [Document("d", "A text.", "T", "2019", "Reef Radio")])
    node = BASE + "document/d"
    assert "A text." not in {getattr(quad.object, "text", "") for quad in quads}
    assert len(objects(quads, node, SG + "sha256")[0]) == 64
    assert objects(quads, node, SG + "outlet") == ["Reef Radio"]
    assert objects(quads, node, SG + "dateText") == ["2019"]


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("", None),
        ("May 2019", None),
        ("2019-02-30", None),
        ("0001-01-01T00:00:00+10:00", None),
        ("2019-03-01", "2019-03-01T00:00:00Z"),
        ("2019-03-01T12:00:00", "2019-03-01T12:00:00Z"),
        ("2019-03-01T12:00:00+02:00", "2019-03-01T10:00:00Z"),
        ("2019-03-01T12:00:00.250000Z", "2019-03-01T12:00:00.25Z"),
    ],
)
def test_dates_become_moments_in_utc(text: str, stamp: str | None) -> None:
    assert utc(text) == stamp


def test_the_ban_is_an_issue() -> None:
    quads = to_quads([statement()])
    assert objects(quads, BASE + "issue/deep-sea_mining_ban", SKOS + "prefLabel") == [BAN]
