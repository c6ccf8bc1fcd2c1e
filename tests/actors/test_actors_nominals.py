"""Unnamed people and bodies, named by what tells them apart."""

from __future__ import annotations

import pytest
from actor_parses import Find, parse
from spacy.tokens import Doc

from stancegraph.actors import find_mentions, load_registry


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


@pytest.mark.parametrize(("text", "head", "name"), [
    ("Critics/NOUN/nsubj/2 objected/VERB/root/0", "Critics", "critics"),
    ("Critics/NOUN/nsubj/5 of/ADP/case/4 the/DET/det/4 scheme/NOUN/nmod/1 objected/VERB/root/0", "Critics",
     "critics of scheme"),
    ("Parents/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 Ulken/PROPN/compound/5 school/NOUN/nmod/1 "
     "objected/VERB/root/0", "Parents", "parents of Ulken school"),
    ("Mayors/NOUN/nsubj/6 of/ADP/case/3 Kent/PROPN/nmod/1 and/CCONJ/cc/5 Auburn/PROPN/conj/3 objected/VERB/root/0",
     "Mayors", "mayors of Kent and Auburn"),
])
def test_of_whom_or_what_they_are(find: Find, text: str, head: str, name: str) -> None:
    assert find(text)[head].name == name


def test_a_dateline_is_no_part_of_a_name(find: Find) -> None:
    text = "VENICE/PROPN/nsubj/4 {}/PUNCT/punct/1 Festival/NOUN/compound/4 organisers/NOUN/nsubj/5 waited/VERB/root/0"
    spaced = parse(text.format("-"))
    doc = Doc(spaced.vocab, words=[t.text for t in spaced], spaces=[True] * len(spaced),
              pos=[t.pos_ for t in spaced], tags=[t.tag_ for t in spaced], deps=[t.dep_ for t in spaced],
              heads=[t.head.i for t in spaced], lemmas=[t.lemma_ for t in spaced])
    names = {m.name for m in find_mentions(doc, load_registry())}
    assert "festival organisers" in names


WHOSE = "{}/PROPN/nsubj/2 waited/VERB/root/0\n"
POSSESSED = "{}/PRON/nmod:poss/2 critics/NOUN/nsubj/3 objected/VERB/root/0"


@pytest.mark.parametrize(("owner", "ents", "pronoun", "name", "of"), [
    ("Nobody", (), "Its", "critics", None),
    ("Kenya", (), "Its", "Kenyan critics", "Kenya"),
    ("Lucha", (("Lucha", "ORG"),), "Its", "Lucha critics", "Lucha"),
    ("Amani", (("Amani", "PERSON"),), "Her", "Amani's critics", "Amani"),
])
def test_whose_they_are(find: Find, owner: str, ents: tuple[tuple[str, str], ...], pronoun: str, name: str,
                        of: str | None) -> None:
    text = WHOSE.format(owner) if owner != "Nobody" else "Nobody/PRON/nsubj/2 waited/VERB/root/0\n"
    mention = find(text + POSSESSED.format(pronoun), *ents)["critics"]
    assert (mention.name, mention.of) == (name, of)


def test_what_a_possessive_is_told_to_be_by_name(find: Find) -> None:
    text = WHOSE.format("Kenya") + (
        "Its/PRON/nmod:poss/2 ally/NOUN/nsubj/6 ,/PUNCT/punct/4 Lucha/PROPN/appos/2 ,/PUNCT/punct/4 "
        "objected/VERB/root/0")
    assert find(text, ("Lucha", "ORG"))["ally"].name == "Lucha"
