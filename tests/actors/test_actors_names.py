"""Names, capitals, demonyms and phrases without a sentence around them."""

from __future__ import annotations

import pytest
from actor_parses import Find
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.actors.names import bare, fold, initials, pieces, surname
from stancegraph.actors.trie import Phrase, PhraseIndex


@pytest.mark.parametrize("text", [
    "They/PRON/nsubj/2 told/VERB/root/0 us/PRON/obj/2",
    "We/PRON/nsubj/2 ate/VERB/root/0 turkey/NOUN/obj/2",
    "Talks/NOUN/nsubj/2 opened/VERB/root/0 in/ADP/case/4 Moscow/PROPN/obl/2",
    "He/PRON/nsubj/2 visited/VERB/root/0 Paris/PROPN/obj/2",
    "The/DET/det/2 Moscow/PROPN/compound/3 talks/NOUN/nsubj/4 ended/VERB/root/0",
])
def test_no_actor(find: Find, text: str) -> None:
    assert {m.name for m in find(text).values()} == set()


def test_capital_acts(find: Find) -> None:
    found = find("Moscow/PROPN/nsubj/2 rejected/VERB/root/0 the/DET/det/4 draft/NOUN/obj/2")
    assert found["Moscow"].name == "Russia"
    found = find("Moscow/PROPN/nmod:poss/3 's/PART/case/1 refusal/NOUN/nsubj/4 angered/VERB/root/0 Kyiv/PROPN/obj/4")
    assert (found["Moscow"].name, found["Kyiv"].name) == ("Russia", "Ukraine")


def test_state_where_something_happens_scores_low(find: Find) -> None:
    found = find("Rain/NOUN/nsubj/2 fell/VERB/root/0 in/ADP/case/4 Norway/PROPN/obl/2")
    assert found["Norway"].score < 0.5
    assert find("Norway/PROPN/nsubj/2 objected/VERB/root/0")["Norway"].score > 0.9


def test_seat_of_government(find: Find) -> None:
    found = find("The/DET/det/2 Kremlin/PROPN/nsubj/3 objected/VERB/root/0")
    assert found["Kremlin"].name == "Russia"
    assert "House" not in find(
        "Reporters/NOUN/nsubj/2 waited/VERB/root/0 outside/ADP/case/6 the/DET/det/6 White/PROPN/compound/6 "
        "House/PROPN/obl/2")


def test_longest_name_wins(find: Find) -> None:
    found = find("The/DET/det/4 UN/PROPN/compound/4 Security/PROPN/compound/4 Council/PROPN/nsubj/5 met/VERB/root/0")
    assert {m.name for m in found.values()} == {"UN Security Council"}


def test_adjective_and_people(find: Find) -> None:
    found = find("A/DET/det/3 Norwegian/ADJ/amod/3 proposal/NOUN/nsubj/4 failed/VERB/root/0")
    assert found["Norwegian"].name == "Norway" and found["Norwegian"].score < 0.5
    found = find("The/DET/det/2 Danes/PROPN/nsubj/3 objected/VERB/root/0")
    assert found["Danes"].name == "Denmark"


def test_members_are_their_party_where_its_country_is_spoken_of(find: Find) -> None:
    american = "In/ADP/case/2 Washington/PROPN/obl/4 Republicans/PROPN/nsubj/4 objected/VERB/root/0"
    assert find(american)["Republicans"].name == "Republican Party (US)"


def test_georgia_is_the_state_unless_its_country_is_the_union_it_belongs_to(find: Find) -> None:
    caucasus = "Georgia/PROPN/nsubj/2 thanked/VERB/root/0 Tbilisi/PROPN/nmod:poss/5 's/PART/case/3 friends/NOUN/obj/2"
    assert find(caucasus)["Georgia"].name == "Georgia"


def test_unknown_names_keep_their_words(find: Find) -> None:
    text = "The/DET/det/4 Harbour/PROPN/compound/4 Pilots/PROPN/compound/4 Guild/PROPN/nsubj/5 objected/VERB/root/0"
    assert find(text, ("Harbour Pilots Guild", "ORG"))["Guild"].name == "Harbour Pilots Guild"
    assert find(text)["Guild"].name == "Harbour Pilots Guild"


def test_abbreviation_in_brackets_is_learned(find: Find) -> None:
    found = find(
        "The/DET/det/3 Harbour/PROPN/compound/3 Guild/PROPN/nsubj/7 (/PUNCT/punct/5 HPX/PROPN/appos/3 "
        ")/PUNCT/punct/5 objected/VERB/root/0\nHPX/PROPN/nsubj/2 sued/VERB/root/0",
        ("Harbour Guild", "ORG"))
    doc_names = {m.name for m in found.values()}
    assert "Harbour Guild" in doc_names


@pytest.mark.parametrize(("name", "last"), [
    ("Ursula von der Leyen", "von der Leyen"), ("Ada Lund", "Lund"), ("Bo Reed Jr.", "Reed"), ("Ann", "Ann"),
    ("Omar al-Tayeb", "al-Tayeb"),
])
def test_surname(name: str, last: str) -> None:
    assert surname(name.split()) == last


def test_text_helpers() -> None:
    assert fold("Erdoğan Łódź Élysée") == "Erdogan Lodz Elysee"
    assert bare("the Guild\u2019s") == "Guild" and bare("\u201cThe Front\u201d") == "Front"
    assert initials(["Harbour", "of", "Pilots"]) == "HP"
    assert pieces("Guinea-Bissau") == ("guinea", "-", "bissau")


@given(st.lists(st.text(alphabet="AbCdé- .'", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=4))
def test_a_phrase_is_found_in_its_own_words(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    hits = list(PhraseIndex([Phrase(text, "name", 0)]).find(text.split()))
    assert [(hit.start, hit.end) for hit in hits] == [(0, len(text.split()))]
