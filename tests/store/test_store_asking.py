import json
from pathlib import Path

import pytest
from rdflib import Dataset
from store_cases import BAN, DOCUMENTS, STATEMENTS, run, statement

from stancegraph.errors import InputError
from stancegraph.store import Answer, query, to_dataset

OPPOSERS = "SELECT ?n WHERE { ?a sg:opposes issue:whale_sanctuary ; skos:prefLabel ?n }"


@pytest.fixture(scope="module")
def world() -> Dataset:
    return to_dataset(STATEMENTS, DOCUMENTS, run())


@pytest.mark.parametrize(
    ("text", "params", "match"),
    [
        ("who-oposes", {}, "who-opposes"),
        ("missing.rq", {}, "missing.rq"),
        ("who-opposes", {}, "target"),
        ("who-opposes", {"target": "Chile", "actor": "Chile"}, "actor"),
        ("who-opposes", {"target": "Norwy"}, "did you mean Norway"),
        ("with-stance", {"stance": "veto!"}, "veto"),
        ("statements-between", {"since": "spring", "until": "2019-06-09"}, "spring"),
        ("statements-between", {"since": "2019-06-01", "until": "soon"}, "soon"),
        ("SELECT ?s WHERE { ?s ?p }", {}, "parse"),
        ("SELECT ?s WHERE { ?s nowhere:p ?o }", {}, "nowhere"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "parse"),
        ("SELECT * WHERE { SERVICE <https://example.org/sparql> { ?s ?p ?o } }", {}, "SERVICE"),
        ("SELECT * WHERE { { ?s ?p ?o FILTER EXISTS { SERVICE <urn:x> { ?s ?p ?o } } } }", {}, "SERVICE"),
        ("SELECT * FROM <https://example.org/graph> WHERE { ?s ?p ?o }", {}, "no such graph"),
        ("#+ param: a | planet | b | c\nSELECT * WHERE { ?s ?p ?o }", {}, "planet"),
        ("#+ param: n | integer | 3 | c\nSELECT * WHERE { ?s ?p ?n }", {"n": "three"}, "three"),
    ],
)
def test_what_cannot_be_answered_is_refused(world: Dataset, text: str, params: dict[str, str], match: str) -> None:
    with pytest.raises(InputError, match=match):
        query(world, text, params)


def test_a_parameter_is_a_value_and_never_a_part_of_the_query(world: Dataset) -> None:
    evil = '" } UNION { ?s ?p ?o } #'
    text = "SELECT ?s WHERE { ?s skos:prefLabel ?label . FILTER(STR(?label) = ?wanted) }"
    assert query(world, text, {"wanted": evil}).rows == ()
    assert len(query(world, text, {"wanted": "Norway"}).rows) == 1


def test_sparql_text_needs_no_prefixes(world: Dataset) -> None:
    assert query(world, OPPOSERS) == Answer(("n",), (("Norway",),))


def test_a_query_can_be_a_file_with_parameters(world: Dataset, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        "#+ param: who | name | Norway | an actor\n#+ param: most | integer? | 3 | a limit\n"
        "SELECT ?on WHERE { ?a skos:prefLabel ?who ; sg:opposes/skos:prefLabel ?on } ORDER BY ?on",
        encoding="utf-8",
    )
    assert query(world, str(file), {"who": "Norway"}).rows == ((BAN,), ("whale sanctuary",))


@pytest.mark.parametrize("name", ["Norway", "norway", " NORWAY ", "Kingdom of Norway"])
def test_names_are_found_as_people_write_them(world: Dataset, name: str) -> None:
    assert query(world, "speakers-of", {"actor": name}).rows == (("Anna Berg", 1),)


@pytest.mark.parametrize("name", ["demand", "Demand", "request"])
def test_stances_are_found_by_name_and_include_narrower_ones(world: Dataset, name: str) -> None:
    assert [row[1] for row in query(world, "with-stance", {"stance": name}).rows] == ["demand"]


def test_exact_case_wins_where_names_differ_by_case_only() -> None:
    dataset = to_dataset([statement(id="a", actor="US"), statement(id="b", actor="us", stance="support")])
    assert [row[1] for row in query(dataset, "stances-of", {"actor": "us"}).rows] == ["support"]
    assert [row[1] for row in query(dataset, "stances-of", {"actor": "US"}).rows] == ["oppose"]


def test_ask_and_construct_have_answers_too(world: Dataset) -> None:
    assert query(world, "ASK { ?a sg:blocks ?b }").rows == ((True,),)
    made = query(world, "CONSTRUCT { ?b sg:opposes ?a } WHERE { ?a sg:opposes ?b }")
    assert made.columns == ("subject", "predicate", "object")
    assert "issue:whale_sanctuary sg:opposes actor:Norway ." in made.as_turtle()


def test_rows_are_no_turtle(world: Dataset) -> None:
    with pytest.raises(InputError, match="CONSTRUCT"):
        query(world, OPPOSERS).as_turtle()


def test_values_are_plain(world: Dataset) -> None:
    text = 'SELECT (1 AS ?i) (0.5 AS ?d) (true AS ?b) ("x"@en AS ?t) (<urn:x> AS ?u) ?none WHERE {}'
    assert query(world, text).rows == ((1, 0.5, True, "x", "urn:x", None),)


ROWS = Answer(("name", "count"), (("Åland, north", 2), ("x" * 9, None), ('say "ho"\nnow', True)))


def test_a_table_is_aligned_and_cut() -> None:
    assert ROWS.as_table(width=8) == ('name      count\n--------  -----\nÅland, …  2\nxxxxxxx…\nsay "ho…  true\n')


def test_an_empty_table_has_its_head() -> None:
    assert Answer(("a",), ()).as_table() == "a\n-\n"


def test_csv_and_json_keep_everything() -> None:
    assert ROWS.as_csv() == 'name,count\n"Åland, north",2\nxxxxxxxxx,\n"say ""ho""\nnow",true\n'
    assert json.loads(ROWS.as_json()) == ROWS.as_records()
    assert ROWS.as_records()[1] == {"name": "x" * 9, "count": None}
