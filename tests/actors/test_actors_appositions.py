"""Names beside the noun for a body."""

from __future__ import annotations

import pytest
from actor_parses import Find


@pytest.mark.parametrize("text", [
    "The/DET/det/2 regulator/NOUN/nsubj/3 told/VERB/root/0 Anacom/PROPN/obj/3",
    "The/DET/det/2 company/NOUN/nsubj/3 told/VERB/root/0 Chile/PROPN/obj/3",
    "The/DET/det/2 country/NOUN/nsubj/5 ,/PUNCT/punct/2 Zembla/PROPN/appos/2 ,/PUNCT/punct/3 objected/VERB/root/0",
    "Companies/NOUN/nsubj/4 such/ADJ/fixed/3 as/ADP/case/1 objected/VERB/root/0",
])
def test_no_name_beside(find: Find, text: str) -> None:
    assert "apposition" not in {m.by for m in find(text).values()}


@pytest.mark.parametrize(("text", "head", "name"), [
    ("The/DET/det/2 regulator/NOUN/nsubj/6 ,/PUNCT/punct/4 Anacom/PROPN/appos/2 ,/PUNCT/punct/4 objected/VERB/root/0",
     "regulator", "Anacom"),
    ("The/DET/det/3 oil/NOUN/compound/3 company/NOUN/nsubj/6 Gorda/PROPN/appos/3 Oil/PROPN/flat/4 objected/VERB/root/0",
     "company", "Gorda Oil"),
    ("A/DET/det/2 movement/NOUN/nsubj/6 calling/VERB/acl/2 itself/PRON/obj/3 Dawn/PROPN/xcomp/3 objected/VERB/root/0",
     "movement", "Dawn"),
])
def test_the_noun_is_the_name_beside_it(find: Find, text: str, head: str, name: str) -> None:
    assert find(text)[head].name == name


@pytest.mark.parametrize(("text", "head", "name"), [
    ("The/DET/det/2 Institute/PROPN/nsubj/6 of/ADP/case/5 Maltese/ADJ/amod/5 Journalists/PROPN/nmod/2 "
     "objected/VERB/root/0", "Institute", "Institute of Maltese Journalists"),
    ("The/DET/det/2 Council/PROPN/nsubj/5 on/ADP/case/4 Thursday/PROPN/obl/5 objected/VERB/root/0", "Council",
     "Council"),
])
def test_a_name_goes_on_past_its_preposition(find: Find, text: str, head: str, name: str) -> None:
    assert find(text, (name.split(" of ")[0], "ORG"))[head].name == name


def test_a_company_is_no_court(find: Find) -> None:
    found = find("""
        Gorda/PROPN/nsubj/2 met/VERB/root/0 the/DET/det/5 High/PROPN/compound/5 Court/PROPN/obj/2
        The/DET/det/2 company/NOUN/nsubj/3 objected/VERB/root/0
    """, ("Gorda", "ORG"), ("High Court", "ORG"))
    assert found["company"].name == "Gorda"
