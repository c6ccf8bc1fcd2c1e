"""Whom persons act for: offices, parties, past offices, courts; people and bodies of other bodies."""

from __future__ import annotations

import pytest
from actor_parses import Find

CRUZ = "Senator/PROPN/nmod:desc/2 Ted/PROPN/nsubj/4 Cruz/PROPN/flat/2 objected/VERB/root/0"
FORMER = ("Former/ADJ/amod/3 Norwegian/ADJ/amod/3 minister/NOUN/nmod:desc/4 Ada/PROPN/nsubj/6 Lund/PROPN/flat/4 "
          "objected/VERB/root/0")
UNION = "Union/NOUN/compound/2 president/NOUN/nmod:desc/3 Ada/PROPN/nsubj/5 Lund/PROPN/flat/3 objected/VERB/root/0"
OBAMA = "Barack/PROPN/nsubj/3 Obama/PROPN/flat/1 objected/VERB/root/0\n"
ELECTION = OBAMA + "\n".join(
    "The/DET/det/2 candidate/NOUN/nsubj/3 won/VERB/root/0 the/DET/det/5 nomination/NOUN/obj/3" for _ in range(3)
)


@pytest.mark.parametrize("text", [FORMER, "Norway/PROPN/nsubj/2 left/VERB/root/0\n" + UNION])
def test_no_state_for_a_past_office_or_that_of_another_body(find: Find, text: str) -> None:
    assert find(text, ("Ada Lund", "PERSON"))["Ada"].of is None


def test_a_lawmaker_acts_for_the_party(find: Find) -> None:
    assert find(CRUZ, ("Ted Cruz", "PERSON"), date="2019-01-06")["Ted"].of == "Republican Party (US)"


def test_a_president_acts_for_the_state_but_in_an_election_for_the_party(find: Find) -> None:
    ents = ("Barack Obama", "PERSON")
    assert find(OBAMA, ents, date="2012-02-01")["Barack"].of == "United States"
    assert find(ELECTION, ents, date="2012-02-01")["Barack"].of == "Democratic Party (US)"


def test_a_holder_of_the_past_acts_for_the_party_only(find: Find) -> None:
    found = find("John/PROPN/nsubj/3 Bolton/PROPN/flat/1 objected/VERB/root/0", date="2023-02-01")
    assert found["John"].of is None


def test_a_judge_acts_for_the_court(find: Find) -> None:
    found = find("""
        Norway/PROPN/nsubj/2 left/VERB/root/0
        Oslo/PROPN/compound/3 District/PROPN/compound/3 Court/PROPN/compound/4 Judge/PROPN/nmod:desc/5
        + Ada/PROPN/nsubj/7 Lund/PROPN/flat/5 objected/VERB/root/0
    """, ("Ada Lund", "PERSON"))
    assert found["Ada"].of == "Oslo District Court"


def test_who_heads_a_body_acts_for_it(find: Find) -> None:
    found = find("Ada/PROPN/nsubj/8 Lund/PROPN/flat/1 ,/PUNCT/punct/5 who/PRON/nsubj/5 heads/VERB/acl:relcl/1 "
                 "Greenpeace/PROPN/obj/5 ,/PUNCT/punct/5 objected/VERB/root/0", ("Ada Lund", "PERSON"))
    assert found["Ada"].of == "Greenpeace"


def test_a_surname_alone_is_no_company(find: Find) -> None:
    found = find("""
        Ada/PROPN/nsubj/3 Bloomberg/PROPN/flat/1 objected/VERB/root/0
        Bloomberg/PROPN/nsubj/2 left/VERB/root/0
    """, ("Ada Bloomberg", "PERSON"))
    assert found["Bloomberg"].name == "Ada Bloomberg"


def test_a_name_that_every_country_has_takes_its_country(find: Find) -> None:
    found = find("Kenya/PROPN/nsubj/2 left/VERB/root/0\nThe/DET/det/3 Coast/PROPN/compound/3 Guard/PROPN/nsubj/4 "
                 "objected/VERB/root/0", ("Coast Guard", "ORG"))
    assert found["Guard"].name == "Kenyan Coast Guard"


@pytest.mark.parametrize(("text", "head", "name", "of"), [
    ("Taliban/PROPN/compound/2 fighters/NOUN/nsubj/3 left/VERB/root/0", "fighters", "Taliban", None),
    ("Polish/ADJ/amod/3 farm/NOUN/compound/3 lobby/NOUN/nsubj/4 objected/VERB/root/0", "lobby", "Polish farm lobby",
     None),
    ("Poland/PROPN/nmod:poss/4 's/PART/case/1 farm/NOUN/compound/4 lobby/NOUN/nsubj/5 objected/VERB/root/0", "lobby",
     "Polish farm lobby", None),
    ("Campaigners/NOUN/nsubj/4 from/ADP/case/3 Greenpeace/PROPN/nmod/1 objected/VERB/root/0", "Campaigners",
     "Greenpeace", None),
    ("Greenpeace/PROPN/compound/2 campaigners/NOUN/nsubj/3 objected/VERB/root/0", "campaigners",
     "Greenpeace campaigners", "Greenpeace"),
    ("The/DET/det/2 guild/NOUN/nmod:poss/4 's/PART/case/2 federation/NOUN/nsubj/5 objected/VERB/root/0", "federation",
     "guild's federation", None),
])
def test_people_and_bodies_of_a_body(find: Find, text: str, head: str, name: str, of: str | None) -> None:
    found = find(text)[head]
    assert (found.name, found.of) == (name, of)


HE = """
    Sinn/PROPN/compound/3 Féin/PROPN/flat/1 deputy/NOUN/nmod:desc/4 Sean/PROPN/nsubj/6 Lund/PROPN/flat/4
    + objected/VERB/root/0
    His/PRON/nmod:poss/2 {noun}/NOUN/nsubj/3 objected/VERB/root/0
"""


def test_his_party_and_his_country(find: Find) -> None:
    ents = ("Sean Lund", "PERSON")
    assert find(HE.format(noun="party"), ents)["party"].name == "Sinn Féin"
    assert "company" not in find(HE.format(noun="house"), ents)


@pytest.mark.parametrize(("text", "acts"), [
    ("They/PRON/nsubj/2 travel/VERB/root/0 to/ADP/case/4 Rabat/PROPN/obl/2", False),
    ("A/DET/det/2 road/NOUN/root/0 to/ADP/case/4 Rabat/PROPN/nmod/2", False),
    ("It/PRON/nsubj/2 lobbied/VERB/root/0 for/ADP/case/4 Rabat/PROPN/obl/2", True),
    ("A/DET/det/2 rebuke/NOUN/root/0 from/ADP/case/4 Rabat/PROPN/nmod/2", True),
])
def test_a_capital_after_a_preposition(find: Find, text: str, acts: bool) -> None:
    assert ("Rabat" in find(text)) is acts
