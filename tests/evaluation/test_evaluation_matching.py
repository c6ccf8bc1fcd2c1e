import pytest
from claim_cases import SENTENCE, claim

from stancegraph.actors import load_registry
from stancegraph.evaluation import Names, assign, registry_names, similarity
from stancegraph.evaluation.names import content

NAMES = Names({"oslo": "norway", "norwegian government": "norway"})


@pytest.mark.parametrize(
    "changes",
    [
        {"doc": "d2"},
        {"polarity": 1},
        {"sent": "The minister of Norway spoke at length about other matters."},
        {"actor": "Iceland"},
        {"actor": "Iceland", "actor_of": "Sweden"},
        {"target": "Iceland", "target_text": "Iceland"},
        {"target": "herring", "target_text": "herring"},
        {"target": "all", "target_text": "the quota on all the fish in every one of these northern waters since long"},
    ],
)
def test_what_does_not_match(changes: dict[str, object]) -> None:
    assert similarity(claim(), claim(**changes), NAMES) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"sent": "Norway rejected the fishing quota"},
        {"actor": "Oslo"},
        {"actor": "the Norwegian government"},
        {"actor": "Anna Berg", "actor_of": "Norway"},
        {"target": "quota", "target_text": "the quota"},
        {"target": "quota for fishing", "target_text": None},
        {"stance": "oppose"},
    ],
)
def test_what_matches(changes: dict[str, object]) -> None:
    assert similarity(claim(), claim(**changes), NAMES) >= 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("", "", False),
        ("Anna Berg", "Anna", False),
        ("Anna Berg", "Nils Berg", False),
        ("Fiji", "Tonga", False),
        ("Anna Berg", "Berg", True),
        ("António Guterres", "Antonio Guterres", True),
        ("the Nordic nations", "Nordic countries", True),
        ("Oslo", "Norway", True),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert NAMES.same(one, other) is same


def test_the_words_of_a_text() -> None:
    assert content("The sanctions imposed on Iran, and its oil") == {"sanctio", "impos", "iran", "oil"}


def test_the_better_of_two_matches_counts_and_the_other_is_a_double() -> None:
    found = [claim(stance="oppose"), claim(), claim(actor="Iceland")]
    match = assign([claim()], found, NAMES)
    assert match.pairs == {0: 1}
    assert match.doubles == {0}


def test_a_second_claim_may_match_another_annotated_one() -> None:
    gold = [claim(), claim(target="cod quota", target_text="the fishing quota for cod", sent=SENTENCE)]
    match = assign(gold, [claim(), claim(target="quota", target_text="the quota for cod")], NAMES)
    assert match.pairs == {0: 0, 1: 1}
    assert not match.doubles


def test_the_registry_knows_seats_and_short_names_of_states() -> None:
    names = registry_names(load_registry())
    assert names.same("Moscow", "Russia")
    assert names.same("US", "United States")
    assert not names.same("Moscow", "United States")
