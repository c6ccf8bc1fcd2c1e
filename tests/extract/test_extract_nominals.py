"""Nouns, adjectives, prepositions and prefixes of stance, and judgements."""

import pytest

NOTHING = {
    "a noun without holder": ("Opposition/NOUN/nsubj/5 to/ADP/case/4 the/DET/det/4 dam/NOUN/nmod/1 grew/VERB/ROOT/0"),
    "a holder without target": "Chile/PROPN/nmod:poss/3 's/PART/case/1 opposition/NOUN/nsubj/4 grew/VERB/ROOT/0",
    "the subject of a verb that lends none": (
        "Chile/PROPN/nsubj/2 printed/VERB/ROOT/0 criticism/NOUN/obj/2 of/ADP/case/6 the/DET/det/6 dam/NOUN/nmod/3"
    ),
    "an adjective of nobody": "The/DET/det/2 sky/NOUN/nsubj/4 was/AUX/cop/4 hostile/ADJ/ROOT/0",
    "a judgement without speaker": "The/DET/det/2 dam/NOUN/nsubj/4 is/AUX/cop/4 unfair/ADJ/ROOT/0",
    "against a wall": ("Chile/PROPN/nsubj/2 slept/VERB/ROOT/0 against/ADP/case/5 the/DET/det/5 wall/NOUN/obl/2"),
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_no_statement(found, text):
    assert found(text) == set()


NOUNS = {
    "possessor": (
        "Chile/PROPN/nmod:poss/3 's/PART/case/1 opposition/NOUN/nsubj/7 to/ADP/case/6 the/DET/det/6 dam/NOUN/nmod/3 "
        "grew/VERB/ROOT/0",
        {("Chile", "oppose-1", "the dam")},
    ),
    "behind by": (
        "Calls/NOUN/nsubj/6 by/ADP/case/3 Chile/PROPN/nmod/1 for/ADP/case/5 restraint/NOUN/nmod/1 grew/VERB/ROOT/0",
        {("Chile", "request+1", "restraint")},
    ),
    "light verb": (
        "Chile/PROPN/nsubj/2 voiced/VERB/ROOT/0 admiration/NOUN/obj/2 for/ADP/case/5 Peru/PROPN/nmod/3",
        {("Chile", "support+1", "Peru")},
    ),
    "demands include": (
        "Chile/PROPN/nmod:poss/3 's/PART/case/1 demands/NOUN/nsubj/4 include/VERB/ROOT/0/VBP a/DET/det/6 "
        "port/NOUN/obj/4",
        {("Chile", "request+1", "a port")},
    ),
    "between two": (
        "Talks/NOUN/nsubj/6 between/ADP/case/3 Chile/PROPN/nmod/1 and/CCONJ/cc/5 Peru/PROPN/conj/3 failed/VERB/ROOT/0",
        {("Chile", "cooperate+1", "Peru"), ("Peru", "cooperate+1", "Chile")},
    ),
    "person as predicate": (
        "Chile/PROPN/nsubj/4 is/AUX/cop/4 an/DET/det/4 ally/NOUN/ROOT/0 of/ADP/case/6 Peru/PROPN/nmod/4",
        {("Chile", "support+1", "Peru")},
    ),
    "person as apposition": (
        "Chile/PROPN/nsubj/8 ,/PUNCT/punct/4 a/DET/det/4 critic/NOUN/appos/1 of/ADP/case/7 the/DET/det/7 "
        "dam/NOUN/nmod/4 "
        "slept/VERB/ROOT/0",
        {("Chile", "condemn-1", "the dam")},
    ),
    "no friend of": (
        "Chile/PROPN/nsubj/4 is/AUX/cop/4 no/DET/det/4 friend/NOUN/ROOT/0 of/ADP/case/6 Peru/PROPN/nmod/4",
        {("Chile", "oppose-1", "Peru")},
    ),
    "state": (
        "Chile/PROPN/nsubj/4 is/AUX/cop/4 at/ADP/case/4 odds/NOUN/ROOT/0 with/ADP/case/6 Peru/PROPN/obl/4",
        {("Chile", "oppose-1", "Peru")},
    ),
    "state of another": (
        "Peru/PROPN/nsubj/2 rebuilt/VERB/ROOT/0 it/PRON/obj/2 with/ADP/case/5 help/NOUN/obl/2 from/ADP/case/7 "
        "Chile/PROPN/nmod/5",
        {("Chile", "aid+1", "Peru")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), NOUNS.values(), ids=NOUNS)
def test_nouns(found, text, expected):
    assert found(text) == expected


ADJECTIVES = {
    "predicate": (
        "Chile/PROPN/nsubj/3 is/AUX/cop/3 wary/ADJ/ROOT/0 of/ADP/case/6 the/DET/det/6 dam/NOUN/obl/3",
        {("Chile", "oppose-1", "the dam")},
    ),
    "free adjunct": (
        "Hostile/ADJ/advcl/6 to/ADP/case/3 Peru/PROPN/obl/1 ,/PUNCT/punct/1 Chile/PROPN/nsubj/6 slept/VERB/ROOT/0",
        {("Chile", "oppose-1", "Peru")},
    ),
    "preposition": (
        "Chile/PROPN/nsubj/5 is/AUX/cop/5 against/ADP/case/5 the/DET/det/5 dam/NOUN/ROOT/0",
        {("Chile", "oppose-1", "the dam")},
    ),
    "prefix": (
        "Anti/ADJ/amod/4 -/PUNCT/punct/1 dam/NOUN/compound/4 Chile/PROPN/nsubj/5 slept/VERB/ROOT/0",
        {("Chile", "oppose-1", "dam")},
    ),
    "infinitive": (
        "Chile/PROPN/nsubj/3 is/AUX/cop/3 eager/ADJ/ROOT/0 to/PART/mark/5 sail/VERB/xcomp/3/VB",
        {("Chile", "support+1", "sail")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ADJECTIVES.values(), ids=ADJECTIVES)
def test_adjectives(found, text, expected):
    assert found(text) == expected


JUDGEMENTS = {
    "reported": (
        "Chile/PROPN/nsubj/2 said/VERB/ROOT/0 the/DET/det/4 dam/NOUN/nsubj/6 is/AUX/cop/6 unfair/ADJ/ccomp/2",
        {("Chile", "oppose-1", "the dam")},
    ),
    "denied": (
        "Chile/PROPN/nsubj/2 said/VERB/ROOT/0 the/DET/det/4 dam/NOUN/nsubj/7 is/AUX/cop/7 not/PART/advmod/7 "
        "legal/ADJ/ccomp/2",
        {("Chile", "oppose-1", "the dam")},
    ),
    "judging verb": (
        "Chile/PROPN/nsubj/2 called/VERB/ROOT/0 the/DET/det/4 dam/NOUN/obj/2 a/DET/det/6 mistake/NOUN/xcomp/2",
        {("Chile", "condemn-1", "the dam")},
    ),
    "must": (
        "Ships/NOUN/nsubj/3 must/AUX/aux/3 sail/VERB/ccomp/6/VB ,/PUNCT/punct/6 Chile/PROPN/nsubj/6 said/VERB/ROOT/0",
        {("Chile", "request+1", "Ships must sail")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), JUDGEMENTS.values(), ids=JUDGEMENTS)
def test_judgements(found, text, expected):
    assert found(text) == expected


def test_the_text_of_a_body_speaks_for_it_and_is_not_the_body(found):
    speaks = (
        "The/DET/det/2 resolution/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 Council/PROPN/nmod/2 "
        "condemned/VERB/ROOT/0 Chile/PROPN/obj/6"
    )
    assert found(speaks) == {("Council", "condemn-1", "Chile")}
    vetoed = (
        "Chile/PROPN/nsubj/2 vetoed/VERB/ROOT/0 a/DET/det/4 resolution/NOUN/obj/2 of/ADP/case/7 the/DET/det/7 "
        "Council/PROPN/nmod/4"
    )
    assert found(vetoed) == {("Chile", "block-1", "a resolution of the Council")}
