"""Each packaged query on the small world, with the very rows that it must give."""

import re
from collections.abc import Mapping

import pytest
from rdflib import Dataset, URIRef
from rdflib.namespace import SKOS
from store_cases import BAN, DOCUMENTS, SANCTUARY, STATEMENTS, against, run, statement

from stancegraph.resources import ontology_path
from stancegraph.store import Parameter, named_queries, query, read_dataset, to_dataset
from stancegraph.store.terms import SG
from stancegraph.values import STANCES

D1, D2, D3 = "2019-03-01T00:00:00Z", "2019-06-10T00:00:00Z", "2020-01-05T00:00:00Z"

CASES: list[tuple[str, Mapping[str, str], list[tuple[object, ...]]]] = [
    ("who-opposes", {"target": "Kenya"}, []),
    (
        "who-opposes",
        {"target": SANCTUARY},
        [
            ("Norway", "veto", "intended", D1, "It will veto."),
            ("Norway", "oppose", "actual", D2, "Norway opposed whales."),
        ],
    ),
    ("who-supports", {"target": "Chile"}, []),
    (
        "who-supports",
        {"target": BAN},
        [
            ("Chile", "support", "actual", D1, "Chile backs the ban."),
            ("Fiji", "demand", "actual", D1, "Fiji demands it."),
        ],
    ),
    ("stances-of", {"actor": SANCTUARY}, []),
    (
        "stances-of",
        {"actor": "Norway"},
        [
            ("Anna Berg", "condemn", "Chile", -1, "actual", D2, "Berg attacked Chile's plan."),
            ("Norway", "oppose", BAN, -1, "actual", D1, "Norway opposes the ban."),
            ("Norway", "veto", SANCTUARY, -1, "intended", D1, "It will veto."),
            ("Norway", "oppose", SANCTUARY, -1, "actual", D2, "Norway opposed whales."),
            ("Norway", "support", SANCTUARY, 1, "actual", D3, "Norway now backs whales."),
        ],
    ),
    ("allies-of", {"actor": "Anna Berg"}, []),
    ("allies-of", {"actor": "Norway"}, [("Kenya", 1, 1, 0), ("Chile", 0, 1, 2), ("Fiji", 0, 1, 2)]),
    ("allies-of", {"actor": "Kenya"}, [("Norway", 1, 1, 0)]),
    ("allies-in-period", {"actor": "Fiji", "since": "2021-01-01", "until": "2021-12-31"}, []),
    ("allies-in-period", {"actor": "Fiji", "since": "2019-03-01", "until": "2019-03-31"}, [("Chile", 1)]),
    (
        "allies-in-period",
        {"actor": "Fiji", "since": "2019-03-01", "until": "2020-01-05"},
        [("Chile", 2), ("Norway", 1)],
    ),
    ("opponents-of", {"actor": "Anna Berg"}, [("Chile", 1, 0)]),
    ("opponents-of", {"actor": "Norway"}, [("Chile", 1, 2), ("Fiji", 0, 2)]),
    ("said-of", {"actor": "Chile", "target": "Kenya"}, []),
    (
        "said-of",
        {"actor": "Norway", "target": "Chile"},
        [("Anna Berg", "condemn", "actual", D2, "Berg attacked Chile's plan.")],
    ),
    ("divisive-issues", {}, [(BAN, 2, 2), (SANCTUARY, 3, 1)]),
    ("statements-by-outlet", {}, [("Island Post", 2, 10, 4, 6), ("Harbour Gazette", 1, 4, 2, 2)]),
    ("claims-of", {"source": "Norway"}, []),
    ("claims-of", {"source": "Island Radio"}, [("Chile", "accuse", "Norway", "actual", "Chile blamed it.")]),
    ("evidence", {"actor": "Norway", "target": BAN, "stance": "support"}, []),
    (
        "evidence",
        {"actor": "Norway", "target": SANCTUARY, "stance": "block"},
        [("d1", 0, 23, "It will veto.", "veto", "verb", 0.8)],
    ),
    (
        "evidence",
        {"actor": "Chile", "target": BAN},
        [("d1", 24, 44, "Chile backs the ban.", "backs", "verb", 0.8)],
    ),
    ("statements-between", {"since": "2019-03-02", "until": "2019-06-09"}, []),
    (
        "statements-between",
        {"since": "2020-01-05", "until": "2020-01-05"},
        [
            (D3, "Norway", "support", SANCTUARY, "actual"),
            (D3, "Kenya", "veto", BAN, "actual"),
            (D3, "Fiji", "threaten", "Norway", "conditional"),
        ],
    ),
    (
        "most-active-actors",
        {},
        [("Norway", 4, 1, 3), ("Chile", 3, 2, 1), ("Fiji", 3, 2, 1), ("Kenya", 3, 1, 2), ("Anna Berg", 1, 0, 1)],
    ),
    (
        "vetoes-and-threats",
        {},
        [
            ("Fiji", "threaten", "Norway", "conditional", D3, "Fiji may."),
            ("Kenya", "veto", BAN, "actual", D3, "Kenya vetoed it."),
            ("Norway", "veto", SANCTUARY, "intended", D1, "It will veto."),
        ],
    ),
    (
        "with-stance",
        {"stance": "favour"},
        [
            ("Chile", "support", BAN, "actual", D1, "Chile backs the ban."),
            ("Chile", "support", SANCTUARY, "actual", D2, "Chile is for whales."),
            ("Fiji", "demand", BAN, "actual", D1, "Fiji demands it."),
            ("Fiji", "support", SANCTUARY, "actual", D2, "So is Fiji."),
            ("Kenya", "cooperate", "Norway", "actual", D2, "Kenya met Norway."),
            ("Norway", "support", SANCTUARY, "actual", D3, "Norway now backs whales."),
        ],
    ),
    (
        "congruent-pairs",
        {},
        [("Chile", "Fiji", 2), ("Chile", "Norway", 1), ("Fiji", "Norway", 1), ("Kenya", "Norway", 1)],
    ),
    (
        "conflicting-pairs",
        {},
        [("Chile", "Norway", 2), ("Fiji", "Norway", 2), ("Chile", "Kenya", 1), ("Fiji", "Kenya", 1)],
    ),
    ("shared-positions", {"first": "Anna Berg", "second": "Fiji"}, []),
    (
        "shared-positions",
        {"first": "Kenya", "second": "Chile"},
        [("Norway", "for", "against"), (BAN, "against", "for")],
    ),
    ("changed-sides", {}, [("Norway", SANCTUARY, D3, D3, D2, D2)]),
    ("by-month", {"target": "Anna Berg"}, []),
    ("by-month", {"target": SANCTUARY}, [("2019-03", 0, 1), ("2019-06", 2, 1), ("2020-01", 1, 0)]),
    ("speakers-of", {"actor": "Chile"}, []),
    ("speakers-of", {"actor": "Norway"}, [("Anna Berg", 1)]),
    ("sources", {}, [("Island Radio", 1, 1)]),
    ("stance-profile", {"actor": SANCTUARY}, [("support", 0, 3), ("block", 0, 1), ("oppose", 0, 1)]),
    (
        "stance-profile",
        {"actor": "Norway"},
        [
            ("oppose", 2, 0),
            ("block", 1, 0),
            ("support", 1, 0),
            ("accuse", 0, 1),
            ("cooperate", 0, 1),
            ("threaten", 0, 1),
        ],
    ),
    ("most-targeted", {}, [(BAN, 5, 2, 3), (SANCTUARY, 5, 3, 2), ("Norway", 3, 1, 2), ("Chile", 1, 0, 1)]),
    ("statements-in", {"document": "d9"}, []),
    (
        "statements-in",
        {"document": "d3"},
        [
            (7, "Fiji", "threaten", "Norway", "conditional", "Fiji may."),
            (7, "Kenya", "veto", BAN, "actual", "Kenya vetoed it."),
            (7, "Norway", "support", SANCTUARY, "actual", "Norway now backs whales."),
        ],
    ),
    (
        "dyads-by-month",
        {},
        [
            ("2019-06", "Chile", "ACCUSE", "Norway", 1),
            ("2019-06", "Kenya", "COOPERATE", "Norway", 1),
            ("2019-06", "Norway", "ACCUSE", "Chile", 1),
        ],
    ),
]

DOUBTS: list[tuple[str, Mapping[str, str], list[tuple[object, ...]]]] = [
    (
        "least-certain",
        {},
        [
            (0.3, "Chile", "attack", "Norway", "verb", "Chile rams a ship."),
            (0.5, "Norway", "attack", "Chile", "verb", "Norway rams two."),
            (0.8, "Harbour Watch", "oppose", BAN, "verb", "The watchers object."),
        ],
    ),
    ("mutual-opponents", {}, [("Chile", "Norway", 2)]),
    ("actors-without-state", {}, [("Harbour Watch", "Organization", 1)]),
]
"""What the small world lacks: doubts, two that attack each other, and somebody who stands for no state."""


@pytest.fixture(scope="module")
def world() -> Dataset:
    return to_dataset(STATEMENTS, DOCUMENTS, run())


@pytest.fixture(scope="module")
def quarrel() -> Dataset:
    return to_dataset(
        [
            against("Chile", id="q1", stance="attack", confidence=0.5, sent="Norway rams two."),
            against("Norway", id="q2", actor="Chile", stance="attack", confidence=0.3, sent="Chile rams a ship."),
            statement(id="q3", actor="Harbour Watch", actor_type="Organization", sent="The watchers object."),
        ]
    )


@pytest.mark.parametrize(("name", "params", "rows"), DOUBTS)
def test_the_rows_about_doubts_and_quarrels_are_these(
    quarrel: Dataset, name: str, params: Mapping[str, str], rows: list[tuple[object, ...]]
) -> None:
    assert list(query(quarrel, name, params).rows) == rows


def test_nobody_of_the_small_world_stands_alone(world: Dataset) -> None:
    assert [query(world, name).rows for name in ("mutual-opponents", "actors-without-state")] == [(), ()]


def test_event_codes_are_those_of_the_scheme() -> None:
    codes = dict(re.findall(r'\(sg:(\w+) "(\w+)"\)', named_queries()["dyads-by-month"].text))
    assert set(codes) == set(STANCES)
    scheme = read_dataset(ontology_path("scheme.ttl"))
    for stance, code in codes.items():
        assert (URIRef(SG + stance), SKOS.closeMatch, URIRef(f"https://w3id.org/stancegraph/plover#{code}")) in scheme


@pytest.mark.parametrize(("name", "params", "rows"), CASES, ids=lambda part: part if isinstance(part, str) else "")
def test_the_rows_are_these(
    world: Dataset, name: str, params: Mapping[str, str], rows: list[tuple[object, ...]]
) -> None:
    assert list(query(world, name, params).rows) == rows


def test_the_edges_around_an_actor_are_a_graph(world: Dataset) -> None:
    answer = query(world, "edges-around", {"name": "Anna Berg"})
    assert answer.as_turtle().split("\n\n", 1)[1] == (
        'actor:Anna_Berg skos:prefLabel "Anna Berg"@en ;\n    sg:condemns actor:Chile .\n\n'
        'actor:Chile skos:prefLabel "Chile"@en .\n'
    )


def test_every_packaged_query_has_a_case() -> None:
    tested = {name for name, _, rows in CASES + DOUBTS if rows} | {"edges-around"}
    assert tested == set(named_queries())


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_packaged_query_says_what_it_is_for(name: str) -> None:
    found = named_queries()[name]
    assert found.title
    assert found.description.endswith(".")
    assert all(isinstance(one, Parameter) and one.example and one.description for one in found.parameters)
