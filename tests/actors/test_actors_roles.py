"""Officials, forces, governments and collectives."""

from __future__ import annotations

import pytest
from actor_parses import Find


@pytest.mark.parametrize("text", [
    "A/DET/det/2 spokesman/NOUN/nsubj/3 smiled/VERB/root/0",
    "The/DET/det/2 army/NOUN/compound/3 surplus/NOUN/nsubj/4 sold/VERB/root/0",
    "Its/PRON/nmod:poss/2 opposition/NOUN/nsubj/6 to/ADP/case/5 the/DET/det/5 plan/NOUN/nmod/2 grew/VERB/root/0",
])
def test_no_country_without_a_country(find: Find, text: str) -> None:
    assert not {m.type for m in find(text).values()} & {"State"}


@pytest.mark.parametrize(("text", "head", "name"), [
    ("Russian/ADJ/amod/2 officials/NOUN/nsubj/3 objected/VERB/root/0", "officials", "Russia"),
    ("A/DET/det/3 French/ADJ/amod/3 diplomat/NOUN/nsubj/4 objected/VERB/root/0", "diplomat", "France"),
    ("Syria/PROPN/nmod:poss/3 's/PART/case/1 ambassador/NOUN/nsubj/4 left/VERB/root/0", "ambassador",
     "Syrian government"),
    ("Syrian/ADJ/amod/2 troops/NOUN/nsubj/3 left/VERB/root/0", "troops", "Syrian government"),
    ("The/DET/det/4 Norwegian/ADJ/amod/4 foreign/ADJ/amod/4 ministry/NOUN/nsubj/5 objected/VERB/root/0", "ministry",
     "Norway"),
    ("A/DET/det/2 spokesman/NOUN/nsubj/5 for/ADP/case/4 NATO/PROPN/nmod/2 objected/VERB/root/0", "spokesman", "NATO"),
    ("Kenyan/ADJ/amod/2 police/NOUN/nsubj/3 watched/VERB/root/0", "police", "Kenyan police"),
    ("Syrian/ADJ/amod/2 rebels/NOUN/nsubj/3 left/VERB/root/0", "rebels", "Syrian rebels"),
    ("Kenya/PROPN/nmod:poss/3 's/PART/case/1 opposition/NOUN/nsubj/4 left/VERB/root/0", "opposition",
     "Kenyan opposition"),
    ("Western/ADJ/amod/2 countries/NOUN/nsubj/3 objected/VERB/root/0", "countries", "Western countries"),
    ("Western/ADJ/amod/2 ambassadors/NOUN/nsubj/3 objected/VERB/root/0", "ambassadors", "Western countries"),
])
def test_role(find: Find, text: str, head: str, name: str) -> None:
    assert find(text)[head].name == name


def test_possessor_keeps_a_mention_of_its_own(find: Find) -> None:
    found = find("Norway/PROPN/nmod:poss/3 's/PART/case/1 envoys/NOUN/nsubj/4 objected/VERB/root/0")
    assert found["Norway"].name == found["envoys"].name == "Norway"


def test_both_countries_of_a_coordination(find: Find) -> None:
    found = find("British/ADJ/amod/4 and/CCONJ/cc/3 French/ADJ/conj/1 officials/NOUN/nsubj/5 objected/VERB/root/0")
    assert {m.name for m in found.values()} == {"United Kingdom", "France"}


def test_office_on_the_date(find: Find) -> None:
    text = "The/DET/det/3 French/ADJ/amod/3 president/NOUN/nsubj/4 objected/VERB/root/0"
    sarkozy = find(text, date="2012-02-01")["president"]
    assert (sarkozy.name, sarkozy.of, sarkozy.type) == ("Nicolas Sarkozy", "France", "Person")
    assert find(text)["president"].name == "France"
    former = "The/DET/det/4 former/ADJ/amod/4 French/ADJ/amod/4 president/NOUN/nsubj/5 objected/VERB/root/0"
    assert find(former, date="2012-02-01")["president"].name != "François Hollande"


ABROAD = """
    Kenya/PROPN/nsubj/2 thanked/VERB/root/0 Norway/PROPN/obj/2
    Kenyan/ADJ/amod/2 troops/NOUN/nsubj/3 left/VERB/root/0
"""
DOMESTIC = """
    Kenyan/ADJ/amod/2 rebels/NOUN/nsubj/3 attacked/VERB/root/0
    The/DET/det/2 rebels/NOUN/nsubj/3 fled/VERB/root/0
    Kenyan/ADJ/amod/2 troops/NOUN/nsubj/3 left/VERB/root/0
"""


def test_an_army_abroad_is_its_country_and_at_home_its_government(find: Find) -> None:
    assert find(ABROAD)["troops"].name == "Kenya"
    assert find(DOMESTIC)["troops"].name == "Kenyan government"


def test_bare_collective_and_government_take_the_country_in_mind(find: Find) -> None:
    found = find("""
        Syrian/ADJ/amod/2 rebels/NOUN/nsubj/3 left/VERB/root/0
        The/DET/det/2 opposition/NOUN/nsubj/3 objected/VERB/root/0
        Protesters/NOUN/nsubj/2 shouted/VERB/root/0
        The/DET/det/2 government/NOUN/nsubj/3 objected/VERB/root/0
    """)
    assert found["opposition"].name == "Syrian opposition"
    assert found["Protesters"].name == "Syrian protesters"
    assert found["government"].name == "Syrian government"


def test_nominal_gets_a_short_name(find: Find) -> None:
    found = find("Several/ADJ/amod/4 human/ADJ/amod/3 rights/NOUN/compound/4 groups/NOUN/nsubj/5 objected/VERB/root/0")
    assert found["groups"].name == "human rights groups" and found["groups"].type == "Group"
    assert "table" not in find("The/DET/det/2 table/NOUN/nsubj/3 broke/VERB/root/0")
