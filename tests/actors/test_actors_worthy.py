"""Which common nouns are actors, and under which name; whose government a text means."""

from __future__ import annotations

import pytest
from actor_parses import Find


@pytest.mark.parametrize(("text", "head"), [
    ("A/DET/det/2 deputy/NOUN/nsubj/3 objected/VERB/root/0", "deputy"),
    ("They/PRON/nsubj/2 guarded/VERB/root/0 a/DET/det/5 good/ADJ/amod/5 customer/NOUN/obj/2", "customer"),
    ("Two/NUM/nummod/2 members/NOUN/nsubj/3 objected/VERB/root/0", "members"),
    ("Police/NOUN/nsubj/2 stopped/VERB/root/0 a/DET/det/4 group/NOUN/obj/2", "group"),
])
def test_nouns_that_tell_nobody(find: Find, text: str, head: str) -> None:
    assert head not in find(text)


@pytest.mark.parametrize(("text", "head", "name"), [
    ("The/DET/det/2 mayor/NOUN/nsubj/3 objected/VERB/root/0", "mayor", "mayor"),
    ("Danish/ADJ/amod/2 skippers/NOUN/nsubj/3 objected/VERB/root/0", "skippers", "Danish skippers"),
    ("Angry/ADJ/amod/2 skippers/NOUN/nsubj/3 objected/VERB/root/0", "skippers", "angry skippers"),
    ("Coastal/ADJ/amod/2 states/NOUN/nsubj/3 objected/VERB/root/0", "states", "coastal states"),
])
def test_nouns_that_tell_somebody(find: Find, text: str, head: str, name: str) -> None:
    assert find(text)[head].name == name


def test_people_s_own_government_is_their_country_s(find: Find) -> None:
    found = find("""
        Norway/PROPN/nsubj/2 objected/VERB/root/0
        Danish/ADJ/amod/2 skippers/NOUN/nsubj/3 blame/VERB/root/0 their/PRON/nmod:poss/6 own/ADJ/amod/6
        + government/NOUN/obj/3
    """)
    assert found["government"].name in ("Denmark", "Danish government")


def test_a_ministry_is_told_by_its_capital(find: Find) -> None:
    found = find("""
        Sweden/PROPN/nsubj/2 objected/VERB/root/0
        The/DET/det/3 foreign/ADJ/amod/3 ministry/NOUN/nsubj/6 in/ADP/case/5 Oslo/PROPN/nmod/3 laughed/VERB/root/0
    """)
    assert found["ministry"].name == "Norway"


def test_the_government_is_that_of_the_country_in_dispute(find: Find) -> None:
    found = find("""
        Russia/PROPN/nsubj/2 vetoed/VERB/root/0 the/DET/det/4 paper/NOUN/obj/2 on/ADP/case/6 Syria/PROPN/nmod/4
        France/PROPN/nsubj/2 left/VERB/root/0
        Russia/PROPN/nsubj/2 spoke/VERB/root/0 about/ADP/case/5 the/DET/det/5 uprising/NOUN/obl/2 in/ADP/case/7
        + Syria/PROPN/nmod/5
        The/DET/det/2 opposition/NOUN/nsubj/3 objected/VERB/root/0
        The/DET/det/2 government/NOUN/nsubj/3 denied/VERB/root/0 it/PRON/obj/3
    """)
    assert found["Russia"].name == "Russia"
    assert found["government"].name == "Syrian government"
    assert found["opposition"].name == "Syrian opposition"


def test_a_person_acts_for_the_owner_of_the_title_behind(find: Find) -> None:
    found = find("""
        Norway/PROPN/nsubj/2 objected/VERB/root/0
        Ada/PROPN/nsubj/7 Lund/PROPN/flat/1 ,/PUNCT/punct/5 its/PRON/nmod:poss/5 ambassador/NOUN/appos/1
        + ,/PUNCT/punct/5 left/VERB/root/0
    """, ("Ada Lund", "PERSON"))
    assert found["Ada"].of == "Norway"
