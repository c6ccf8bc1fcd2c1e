"""Whom an office stands for by its kind: state, town, court, church; and what tells nothing about it."""

from __future__ import annotations

import pytest
from actor_parses import Find

NAMED = ("Ada Lund", "PERSON")


def test_a_past_trade_is_no_past_office(find: Find) -> None:
    found = find("Norwegian/ADJ/amod/2 Ambassador/PROPN/nmod:desc/3 Ada/PROPN/nsubj/5 Lund/PROPN/flat/3 "
                 "objected/VERB/root/0\nLund/PROPN/nsubj/7 ,/PUNCT/punct/5 a/DET/det/5 former/ADJ/amod/5 "
                 "teacher/NOUN/appos/1 ,/PUNCT/punct/1 left/VERB/root/0", NAMED)
    assert {(m.name, m.of) for m in found.values()} == {("Ada Lund", "Norway")}


def test_a_place_after_a_name_is_no_body(find: Find) -> None:
    found = find("Ada/PROPN/nsubj/5 Lund/PROPN/flat/1 of/ADP/case/4 Norway/PROPN/nmod/1 objected/VERB/root/0", NAMED)
    assert found["Ada"].of is None


def test_a_body_after_a_name_is_one(find: Find) -> None:
    found = find("Ada/PROPN/nsubj/7 Lund/PROPN/flat/1 of/ADP/case/6 the/DET/det/6 Lake/PROPN/compound/6 "
                 "Institute/PROPN/nmod/1 objected/VERB/root/0", NAMED, ("Lake Institute", "ORG"))
    assert found["Ada"].of == "Lake Institute"


def test_whom_somebody_leads(find: Find) -> None:
    found = find("Ada/PROPN/nsubj/12 Lund/PROPN/flat/1 ,/PUNCT/punct/5 a/DET/det/5 banker/NOUN/appos/1 "
                 "who/PRON/nsubj/8 would/AUX/aux/8 lead/VERB/acl:relcl/5 Lake/PROPN/compound/10 Watch/PROPN/obj/8 "
                 ",/PUNCT/punct/1 objected/VERB/root/0", NAMED, ("Lake Watch", "ORG"))
    assert found["Ada"].of == "Lake Watch"


@pytest.mark.parametrize(("text", "body"), [
    ("Gov./PROPN/nmod:desc/2 Ada/PROPN/nsubj/6 Lund/PROPN/flat/2 of/ADP/case/5 Vermont/PROPN/nmod/2 "
     "objected/VERB/root/0", "Vermont"),
    ("Bishop/PROPN/nmod:desc/2 Ada/PROPN/nsubj/4 Lund/PROPN/flat/2 objected/VERB/root/0", "Catholic Church"),
    ("Anglican/ADJ/amod/2 Bishop/PROPN/nmod:desc/3 Ada/PROPN/nsubj/5 Lund/PROPN/flat/3 objected/VERB/root/0", None),
    ("Senator/PROPN/nmod:desc/2 Ada/PROPN/nsubj/6 Lund/PROPN/flat/2 (/PUNCT/punct/5 D-Vt./PROPN/appos/2 "
     "objected/VERB/root/0", "Democratic Party (US)"),
])
def test_the_kind_of_office(find: Find, text: str, body: str | None) -> None:
    assert find(text, NAMED)["Ada"].of == body


def test_the_capital_beside_a_minister(find: Find) -> None:
    found = find("Norway/PROPN/nsubj/2 objected/VERB/root/0\nSweden/PROPN/nsubj/2 objected/VERB/root/0\n"
                 "In/ADP/case/2 Oslo/PROPN/obl/7 ,/PUNCT/punct/2 defence/NOUN/compound/5 minister/NOUN/nmod:desc/6 "
                 "Ada/PROPN/nsubj/8 Lund/PROPN/flat/6 agreed/VERB/root/0", NAMED)
    assert found["Ada"].of == "Norway"
