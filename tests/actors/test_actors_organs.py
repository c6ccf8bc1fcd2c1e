"""Whole names of bodies: what links words inside a name, and which of many countries' bodies is meant."""

from __future__ import annotations

import pytest
from actor_parses import Find

NORWAY = "Norway/PROPN/nsubj/2 waited/VERB/root/0\n"


def test_a_country_that_owns_a_body_is_no_part_of_its_name(find: Find) -> None:
    found = find("Ireland/PROPN/nmod:poss/4 's/PART/case/1 Central/ADJ/amod/4 Bank/PROPN/nsubj/5 waited/VERB/root/0",
                 ("Ireland", "GPE"), ("Central Bank", "ORG"))
    assert found["Bank"].name == "Central Bank of Ireland"


def test_bodies_side_by_side_are_no_single_name(find: Find) -> None:
    found = find("The/DET/det/2 Senate/PROPN/nsubj/6 and/CCONJ/cc/5 Finance/PROPN/compound/5 Committee/PROPN/conj/2 "
                 "met/VERB/root/0", ("Senate", "ORG"), ("Finance Committee", "ORG"))
    assert found["Committee"].name == "Finance Committee"


@pytest.mark.parametrize(("text", "ents", "head", "name"), [
    ("The/DET/det/5 International/ADJ/amod/3 Longshoremen/PROPN/nmod:poss/5 's/PART/case/3 Association/PROPN/nsubj/6 "
     "struck/VERB/root/0", (("International Longshoremen", "ORG"), ("Association", "ORG")), "Association",
     "International Longshoremen's Association"),
    ("The/DET/det/5 Peace/PROPN/compound/5 and/CCONJ/cc/4 Freedom/PROPN/conj/2 Party/PROPN/nsubj/6 "
     "won/VERB/root/0", (("Peace and", "ORG"), ("Freedom Party", "ORG")), "Party", "Peace and Freedom Party"),
])
def test_links_inside_a_name(find: Find, text: str, ents: tuple[tuple[str, str], ...], head: str, name: str) -> None:
    assert find(text, *ents)[head].name == name


PAIR = "Sky/PROPN/nsubj/4 and/CCONJ/cc/3 TalkTalk/PROPN/conj/1 objected/VERB/root/0"


def test_an_enumeration_is_cut_where_one_of_its_names_stands_alone(find: Find) -> None:
    assert find(PAIR, ("Sky and TalkTalk", "ORG"))["Sky"].name == "Sky and TalkTalk"
    found = find("TalkTalk/PROPN/nsubj/2 sued/VERB/root/0\n" + PAIR, ("TalkTalk", "ORG"), ("Sky and TalkTalk", "ORG"))
    assert (found["Sky"].name, found["TalkTalk_2"].name) == ("Sky", "TalkTalk")


@pytest.mark.parametrize(("text", "ents", "head", "name"), [
    ("The/DET/det/4 Wisconsin/PROPN/compound/4 Supreme/ADJ/amod/4 Court/PROPN/nsubj/5 ruled/VERB/root/0",
     (("Wisconsin Supreme Court", "ORG"),), "Court", "Wisconsin Supreme Court"),
    ("The/DET/det/3 Supreme/ADJ/amod/3 Court/PROPN/nsubj/4 ruled/VERB/root/0", (("Supreme Court", "ORG"),), "Court",
     "Supreme Court of Norway"),
    ("The/DET/det/2 Greens/PROPN/nsubj/3 objected/VERB/root/0", (("Greens", "ORG"),), "Greens",
     "Green Party (Norway)"),
    ("The/DET/det/3 Centre/PROPN/compound/3 Party/PROPN/nsubj/4 objected/VERB/root/0", (("Centre Party", "ORG"),),
     "Party", "Centre Party (Norway)"),
])
def test_the_country_of_a_body_that_many_have(find: Find, text: str, ents: tuple[tuple[str, str], ...], head: str,
                                              name: str) -> None:
    assert find(NORWAY + text, *ents)[head].name == name


def test_a_bare_noun_takes_up_the_full_name(find: Find) -> None:
    bare = "The/DET/det/2 Council/PROPN/nsubj/3 met/VERB/root/0\n"
    full = "The/DET/det/4 UN/PROPN/compound/4 Security/PROPN/compound/4 Council/PROPN/nsubj/5 sat/VERB/root/0"
    assert find(bare, ("Council", "ORG"))["Council"].name == "Council"
    assert find(bare + full, ("Council", "ORG"))["Council"].name == "UN Security Council"
    assert find(bare.replace("The", "A") + full, ("Council", "ORG"))["Council"].name == "Council"
