"""Each packaged query on the small world, with the very rows that it must give."""

from collections.abc import Mapping

import pytest
from rdflib import Dataset
from store_cases import BAN, DOCUMENTS, SANCTUARY, STATEMENTS, run

from stancegraph.store import Parameter, named_queries, query, to_dataset

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
    ("allies-of", {"actor": "Norway"}, [("Kenya", 1, 0), ("Chile", 1, 2), ("Fiji", 1, 2)]),
    ("allies-of", {"actor": "Kenya"}, [("Norway", 1, 0)]),
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
]


@pytest.fixture(scope="module")
def world() -> Dataset:
    return to_dataset(STATEMENTS, DOCUMENTS, run())


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
    tested = {name for name, _, rows in CASES if rows} | {"edges-around"}
    assert tested == set(named_queries())


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_packaged_query_says_what_it_is_for(name: str) -> None:
    found = named_queries()[name]
    assert found.title
    assert found.description.endswith(".")
    assert all(isinstance(one, Parameter) and one.example and one.description for one in found.parameters)
