"""Adjectives of countries, and which country is in mind."""

from __future__ import annotations

import pytest
from actor_parses import Find

from stancegraph.actors import Registry
from stancegraph.actors.context import adjective


@pytest.mark.parametrize(("country", "word"), [
    ("New Zealand", "New Zealand"), ("Singapore", "Singaporean"), ("Hong Kong", "Hong Kong"), ("Denmark", "Danish"),
    ("Netherlands", "Dutch"), ("Switzerland", "Swiss"), ("Philippines", "Philippine"), ("Turkey", "Turkish"),
    ("Kenya", "Kenyan"), ("United Kingdom", "British"), ("Myanmar", "Burmese"),
    ("United States", "US"), ("Serbia", "Serbian"), ("Puerto Rico", "Puerto Rican"),
])
def test_adjective(registry: Registry, country: str, word: str) -> None:
    assert adjective(registry.by_name[country]) == word


def test_minister_without_a_country_is_not_of_one_that_has_none(find: Find) -> None:
    found = find("""
        America/PROPN/nsubj/2 objected/VERB/root/0
        Washington/PROPN/nsubj/2 warned/VERB/root/0 Norway/PROPN/obj/2
        Minister/PROPN/nmod:desc/2 Ada/PROPN/nsubj/4 Lund/PROPN/flat/2 left/VERB/root/0
    """, ("Ada Lund", "PERSON"))
    assert found["Ada"].of == "Norway"


def test_a_body_named_by_one_common_word_needs_its_country(find: Find) -> None:
    found = find("Norway/PROPN/nsubj/2 objected/VERB/root/0\nLabour/PROPN/nsubj/2 left/VERB/root/0")
    assert found["Labour"].name != "UK Labour Party"
    found = find("Britain/PROPN/nsubj/2 objected/VERB/root/0\nLabour/PROPN/nsubj/2 left/VERB/root/0")
    assert found["Labour"].name == "UK Labour Party"


def test_another_country_s_supreme_court(find: Find) -> None:
    found = find("""
        Washington/PROPN/nsubj/2 objected/VERB/root/0
        Norway/PROPN/nmod:poss/4 's/PART/case/1 Supreme/PROPN/compound/4 Court/PROPN/nsubj/5 ruled/VERB/root/0
    """)
    assert "US Supreme Court" not in {mention.name for mention in found.values()}
