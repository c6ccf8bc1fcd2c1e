"""Persons: titles, appositions, short names, whom they act for."""

from __future__ import annotations

import pytest
from actor_parses import Find

TITLE = ("Russian/ADJ/amod/3 Foreign/ADJ/amod/3 Minister/PROPN/nmod:desc/4 Sergei/PROPN/nsubj/6 Lavrov/PROPN/flat/4 "
         "objected/VERB/root/0\nLavrov/PROPN/nsubj/2 left/VERB/root/0")


@pytest.mark.parametrize("ents", [(), (("Sergei Lavrov", "PERSON"),)])
def test_title_and_name(find: Find, ents: tuple[tuple[str, str], ...]) -> None:
    found = find(TITLE, *ents)
    assert {(m.name, m.of, m.type) for m in found.values()} == {("Sergei Lavrov", "Russia", "Person")}
    assert found["Sergei"].start == 0


def test_unknown_person_with_title(find: Find) -> None:
    found = find("Norwegian/ADJ/amod/2 Ambassador/PROPN/nmod:desc/3 Ada/PROPN/nsubj/5 Lund/PROPN/flat/3 "
                 "objected/VERB/root/0\nMs/PROPN/nmod:desc/2 Lund/PROPN/nsubj/3 left/VERB/root/0")
    assert {(m.name, m.of) for m in found.values()} == {("Ada Lund", "Norway")}


def test_apposition_after_the_name(find: Find) -> None:
    found = find("Ada/PROPN/nsubj/9 Lund/PROPN/flat/1 ,/PUNCT/punct/1 Norway/PROPN/nmod:poss/7 's/PART/case/4 "
                 "deputy/ADJ/amod/7 minister/NOUN/appos/1 ,/PUNCT/punct/1 objected/VERB/root/0",
                 ("Ada Lund", "PERSON"))
    assert (found["Ada"].name, found["Ada"].of) == ("Ada Lund", "Norway")


def test_name_after_the_title_noun(find: Find) -> None:
    found = find("Norway/PROPN/nmod:poss/3 's/PART/case/1 envoy/NOUN/nsubj/8 ,/PUNCT/punct/5 Ada/PROPN/appos/3 "
                 "Lund/PROPN/flat/5 ,/PUNCT/punct/5 objected/VERB/root/0", ("Ada Lund", "PERSON"))
    assert found["envoy"].name == found["Ada"].name == "Ada Lund"
    assert found["envoy"].of == "Norway" and found["Norway"].name == "Norway"


def test_portfolio_is_no_body(find: Find) -> None:
    found = find("Norwegian/ADJ/amod/3 Labour/PROPN/compound/3 Minister/PROPN/nmod:desc/4 Ada/PROPN/nsubj/6 "
                 "Lund/PROPN/flat/4 objected/VERB/root/0", ("Labour", "ORG"), ("Ada Lund", "PERSON"))
    assert found["Ada"].of == "Norway"


def test_body_told_by_a_pronoun(find: Find) -> None:
    found = find("""
        The/DET/det/2 Guild/PROPN/nsubj/3 objected/VERB/root/0
        Its/PRON/nmod:poss/2 leader/NOUN/nsubj/7 ,/PUNCT/punct/4 Ada/PROPN/appos/2 Lund/PROPN/flat/4
        + ,/PUNCT/punct/4 left/VERB/root/0
    """, ("Guild", "ORG"), ("Ada Lund", "PERSON"))
    assert found["Ada"].of == found["leader"].of == "Guild"


def test_office_of_the_date_without_a_title(find: Find) -> None:
    text = "Jens/PROPN/nsubj/3 Stoltenberg/PROPN/flat/1 objected/VERB/root/0"
    assert find(text, date="2010-05-05")["Jens"].of == "Norway"
    assert find(text, date="2020-05-05")["Jens"].of == "NATO"


def test_surname_of_another_person_in_the_document_goes_first(find: Find) -> None:
    found = find("Ivan/PROPN/nsubj/3 Lavrov/PROPN/flat/1 sang/VERB/root/0\nLavrov/PROPN/nsubj/2 left/VERB/root/0",
                 ("Ivan Lavrov", "PERSON"))
    assert {m.name for m in found.values()} == {"Ivan Lavrov"}


def test_troops_of_a_person(find: Find) -> None:
    found = find("Bashar/PROPN/nmod:poss/4 Assad/PROPN/flat/1 's/PART/case/1 troops/NOUN/nsubj/5 left/VERB/root/0",
                 date="2012-01-01")
    assert found["troops"].name == "Syrian government"
    assert (found["Bashar"].name, found["Bashar"].of) == ("Bashar al-Assad", "Syrian government")


def test_hyphenated_name_is_whole(find: Find) -> None:
    found = find("Norwegian/ADJ/amod/2 Ambassador/PROPN/nmod:desc/3 Ada/PROPN/nsubj/7 Lund/PROPN/flat/3 "
                 "-/PUNCT/punct/6 Reed/PROPN/flat/3 objected/VERB/root/0\nReed/PROPN/nsubj/2 left/VERB/root/0",
                 ("Ada Lund", "PERSON"))
    assert found["Ada"].name == "Ada Lund-Reed"
    assert found["Ada"].of == "Norway"


def test_minister_s_field_in_apposition_is_no_body(find: Find) -> None:
    found = find("The/DET/det/3 Norwegian/ADJ/amod/3 minister/NOUN/nsubj/11 for/ADP/case/5 Culture/PROPN/nmod/3 "
                 ",/PUNCT/punct/7 Ada/PROPN/appos/3 Lund/PROPN/flat/7 ,/PUNCT/punct/7 briefly/ADV/advmod/11 "
                 "objected/VERB/root/0", ("Culture", "ORG"), ("Ada Lund", "PERSON"))
    assert found["minister"].name == "Ada Lund" and found["minister"].of == "Norway"


def test_neither_a_weekday_nor_another_person_belongs_to_the_title(find: Find) -> None:
    found = find("Wednesday/PROPN/obl:unmarked/6 Norwegian/ADJ/amod/3 Minister/PROPN/nmod:desc/4 Ada/PROPN/nsubj/6 "
                 "Lund/PROPN/flat/4 met/VERB/root/0 Ann/PROPN/obj/6 Reed/PROPN/flat/7 and/CCONJ/cc/12 "
                 "Attorney/PROPN/compound/11 General/PROPN/nmod:desc/12 Mary/PROPN/conj/7 Hill/PROPN/flat/12",
                 ("Ada Lund", "PERSON"), ("Ann Reed", "PERSON"), ("Mary Hill", "PERSON"))
    assert (found["Ada"].start, found["Ann"].name, found["Mary"].name) == (1, "Ann Reed", "Mary Hill")
    assert found["Mary"].start == 9


def test_body_told_by_a_common_noun(find: Find) -> None:
    found = find("""
        The/DET/det/4 Harbour/PROPN/compound/4 Pilots/PROPN/compound/4 Union/PROPN/nsubj/5 objected/VERB/root/0
        Norway/PROPN/nsubj/2 agreed/VERB/root/0
        Union/NOUN/compound/2 president/NOUN/nmod:desc/3 Ada/PROPN/nsubj/5 Lund/PROPN/flat/3 left/VERB/root/0
    """, ("Harbour Pilots Union", "ORG"), ("Ada Lund", "PERSON"))
    assert found["Ada"].of == "Harbour Pilots Union"


@pytest.mark.parametrize(("text", "ents", "of"), [
    ("Ann/PROPN/nsubj/6 Roe/PROPN/flat/1 ,/PUNCT/punct/4 D-Salem/PROPN/appos/1 ,/PUNCT/punct/4 objected/VERB/root/0",
     (("Ann Roe", "PERSON"),), "Democratic Party (US)"),
    ("Khartoum/PROPN/nmod:poss/3 's/PART/case/1 man/NOUN/nsubj/7 ,/PUNCT/punct/5 Idris/PROPN/appos/3 Roe/PROPN/flat/5 "
     "objected/VERB/root/0", (("Idris Roe", "PERSON"),), "Sudan"),
    ("Ann/PROPN/nsubj/3 Roe/PROPN/flat/1 objected/VERB/root/0", (("Ann Roe", "PERSON"),), None),
])
def test_whom_a_letter_or_a_possessor_tells(find: Find, text: str, ents: tuple[tuple[str, str], ...],
                                            of: str | None) -> None:
    mention = next(m for m in find(text, *ents).values() if m.name.endswith("Roe"))
    assert mention.of == of


def test_relatives_do_not_take_over_the_name_of_an_office_holder(find: Find) -> None:
    full = "{}/PROPN/nsubj/3 {}/PROPN/flat/1 waited/VERB/root/0\n"
    bare = "{}/PROPN/nsubj/2 objected/VERB/root/0"
    lund = full.format("Ada", "Lund") + full.format("Per", "Lund") + bare.format("Lund")
    assert find(lund, ("Ada Lund", "PERSON"), ("Per Lund", "PERSON"))["Lund"].name == "Per Lund"
    biden = full.format("Joe", "Biden") + full.format("Hunter", "Biden") + bare.format("Biden")
    assert find(biden, ("Joe Biden", "PERSON"), ("Hunter Biden", "PERSON"))["Biden"].name == "Joe Biden"
