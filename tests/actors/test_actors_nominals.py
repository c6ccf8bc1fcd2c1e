"""Unnamed people and bodies, named by what tells them apart."""

from __future__ import annotations

import pytest
from actor_parses import Find


@pytest.mark.parametrize(("text", "ents", "head", "name", "of"), [
    ("Farmers/NOUN/nsubj/2 objected/VERB/root/0", (), "Farmers", "farmers", None),
    ("Farmers/NOUN/nsubj/4 in/ADP/case/3 Cayambe/PROPN/nmod/1 objected/VERB/root/0", (), "Farmers", "Cayambe farmers",
     None),
    ("Farmers/NOUN/nsubj/4 in/ADP/case/3 Kenya/PROPN/nmod/1 objected/VERB/root/0", (), "Farmers", "Kenyan farmers",
     None),
    ("Members/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 Lucha/PROPN/compound/5 movement/NOUN/nmod/1 "
     "objected/VERB/root/0", (("Lucha", "ORG"),), "Members", "Lucha", None),
    ("Supporters/NOUN/nsubj/4 of/ADP/case/3 Lucha/PROPN/nmod/1 objected/VERB/root/0", (("Lucha", "ORG"),),
     "Supporters", "Lucha supporters", "Lucha"),
])
def test_what_tells_them_apart(find: Find, text: str, ents: tuple[tuple[str, str], ...], head: str, name: str,
                               of: str | None) -> None:
    mention = find(text, *ents)[head]
    assert (mention.name, mention.of) == (name, of)


HOME = """
    Kenya/PROPN/nsubj/2 debated/VERB/root/0 a/DET/det/4 bill/NOUN/obj/2
    The/DET/det/2 union/NOUN/nsubj/3 threatened/VERB/root/0 a/DET/det/5 strike/NOUN/obj/3
    The/DET/det/2 court/NOUN/nsubj/3 sat/VERB/root/0
"""


def test_the_country_of_a_domestic_text(find: Find) -> None:
    line = "Farmers/NOUN/nsubj/2 objected/VERB/root/0"
    assert find(HOME + line)["Farmers"].name == "Kenyan farmers"
    critics = find(HOME + line.replace("Farmers", "Critics"))["Critics"]
    assert critics.name == "critics"
