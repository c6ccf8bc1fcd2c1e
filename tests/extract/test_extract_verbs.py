"""Verb frames: active, passive, complements, requests, allegations, experiencers, mutual verbs, refusals."""

import pytest

NOTHING = {
    "a verb that is no cue": "Chile/PROPN/nsubj/2 painted/VERB/ROOT/0 the/DET/det/4 wall/NOUN/obj/2",
    "no actor": "Rain/NOUN/nsubj/2 blocked/VERB/ROOT/0 the/DET/det/4 road/NOUN/obj/2",
    "passive without agent": "The/DET/det/2 offer/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 rejected/VERB/ROOT/0/VBN",
    "a particle is missing": "Chile/PROPN/nsubj/2 called/VERB/ROOT/0 the/DET/det/4 vote/NOUN/obj/2",
    "only time follows": "Chile/PROPN/nsubj/2 fought/VERB/ROOT/0 on/ADP/case/4 Tuesday/NOUN/obl/2",
    "itself": "Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Chile/PROPN/obj/2",
    "a question is no request": (
        "Chile/PROPN/nsubj/2 asked/VERB/ROOT/0 whether/SCONJ/mark/5 ships/NOUN/nsubj/5 sailed/VERB/ccomp/2"
    ),
    "an idiom without its negation": (
        "Chile/PROPN/nsubj/2 heard/VERB/ROOT/0 of/ADP/case/5 the/DET/det/5 offer/NOUN/obl/2"
    ),
    "set free, but no actor": ("Chile/PROPN/nsubj/2 released/VERB/ROOT/0 a/DET/det/4 report/NOUN/obj/2"),
    "gone back without a thing": "Chile/PROPN/nsubj/2 returned/VERB/ROOT/0 to/ADP/case/4 Peru/PROPN/obl/2",
    "denied praise": (
        "Chile/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 condemn/VERB/ROOT/0/VB the/DET/det/6 raid/NOUN/obj/4"
    ),
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_no_statement(found, text):
    assert found(text) == set()


ACTIVE = {
    "object": (
        "Chile/PROPN/nsubj/2 rejected/VERB/ROOT/0 the/DET/det/4 offer/NOUN/obj/2",
        {("Chile", "reject-1", "the offer")},
    ),
    "oblique": (
        "Chile/PROPN/nsubj/2 objected/VERB/ROOT/0 to/ADP/case/5 the/DET/det/5 offer/NOUN/obl/2",
        {("Chile", "oppose-1", "the offer")},
    ),
    "light verb with a preposition": (
        "Chile/PROPN/nsubj/2 imposed/VERB/ROOT/0 sanctions/NOUN/obj/2 on/ADP/case/5 Peru/PROPN/nmod/3",
        {("Chile", "sanction-1", "Peru")},
    ),
    "time is no target, the object is": (
        "Chile/PROPN/nsubj/4 on/ADP/case/3 Wednesday/PROPN/obl/4 blamed/VERB/ROOT/0 Peru/PROPN/obj/4",
        {("Chile", "accuse-1", "Peru")},
    ),
    "object that the parser takes for a recipient": (
        "Chile/PROPN/nsubj/2 blamed/VERB/ROOT/0 Peru/PROPN/iobj/2",
        {("Chile", "accuse-1", "Peru")},
    ),
    "the preposition hangs on the object": (
        "Chile/PROPN/nsubj/2 returned/VERB/ROOT/0 the/DET/det/4 ships/NOUN/obj/2 to/ADP/case/6 Peru/PROPN/nmod/4",
        {("Chile", "support+1", "Peru")},
    ),
    "set free": ("Chile/PROPN/nsubj/2 released/VERB/ROOT/0 Peru/PROPN/obj/2", {("Chile", "support+1", "Peru")}),
    "deed of a body": (
        "A/DET/det/3 Chile/PROPN/amod/3 airstrike/NOUN/nsubj/4 killed/VERB/ROOT/0 Peru/PROPN/obj/4",
        {("Chile", "attack-1", "Peru")},
    ),
    "text of the subject": (
        "Chile/PROPN/nsubj/2 issued/VERB/ROOT/0 a/DET/det/4 letter/NOUN/obj/2 accusing/VERB/acl/4/VBG Peru/PROPN/obj/5",
        {("Chile", "accuse-1", "Peru")},
    ),
    "sanctions called for": (
        "Chile/PROPN/nsubj/2 called/VERB/ROOT/0 for/ADP/case/4 sanctions/NOUN/obl/2 against/ADP/case/6 "
        "Peru/PROPN/nmod/4",
        {("Chile", "request+1", "sanctions against Peru"), ("Chile", "oppose-1", "Peru")},
    ),
    "set free, some of theirs": (
        "Chile/PROPN/nsubj/2 released/VERB/ROOT/0 two/NUM/nummod/5 Peru/PROPN/amod/5 prisoners/NOUN/obj/2",
        {("Chile", "support+1", "two Peru prisoners")},
    ),
    "recipient": (
        "Chile/PROPN/nsubj/2 lent/VERB/ROOT/0 Peru/PROPN/iobj/2 ships/NOUN/obj/2",
        {("Chile", "aid+1", "Peru")},
    ),
    "coordinated actors and targets": (
        "Chile/PROPN/nsubj/4 and/CCONJ/cc/3 Peru/PROPN/conj/1 praised/VERB/ROOT/0 Cuba/PROPN/obj/4 "
        "and/CCONJ/cc/7 Haiti/PROPN/conj/5",
        {(actor, "support+1", target) for actor in ("Chile", "Peru") for target in ("Cuba", "Haiti")},
    ),
    "coordinated names before a noun": (
        "Chile/PROPN/nmod/3 and/CCONJ/cc/3 Peru/PROPN/nsubj/4 praised/VERB/ROOT/0 Cuba/PROPN/obj/4",
        {(actor, "support+1", "Cuba") for actor in ("Chile", "Peru")},
    ),
    "coordinated cues share their subject": (
        "Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Cuba/PROPN/obj/2 and/CCONJ/cc/5 condemned/VERB/conj/2 "
        "Haiti/PROPN/obj/5",
        {("Chile", "support+1", "Cuba"), ("Chile", "condemn-1", "Haiti")},
    ),
    "relative pronoun": (
        "Chile/PROPN/nsubj/6 ,/PUNCT/punct/4 which/PRON/nsubj/4/WDT opposed/VERB/acl:relcl/1 talks/NOUN/obj/4 "
        "slept/VERB/ROOT/0",
        {("Chile", "oppose-1", "talks")},
    ),
    "object relative without pronoun": (
        "The/DET/det/2 offer/NOUN/nsubj/5 Chile/PROPN/nsubj/4 rejected/VERB/acl:relcl/2 expired/VERB/ROOT/0",
        {("Chile", "reject-1", "The offer")},
    ),
    "participle": (
        "Chile/PROPN/nsubj/2 left/VERB/ROOT/0 ,/PUNCT/punct/4 condemning/VERB/advcl/2/VBG Peru/PROPN/obj/4",
        {("Chile", "condemn-1", "Peru")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ACTIVE.values(), ids=ACTIVE)
def test_active(found, text, expected):
    assert found(text) == expected


PASSIVE = {
    "agent": (
        "The/DET/det/2 offer/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 rejected/VERB/ROOT/0/VBN by/ADP/case/6 "
        "Chile/PROPN/obl:agent/4",
        {("Chile", "reject-1", "The offer")},
    ),
    "participle of a noun": (
        "An/DET/det/2 offer/NOUN/nsubj/6 rejected/VERB/acl/2/VBN by/ADP/case/5 Chile/PROPN/obl/3 expired/VERB/ROOT/0",
        {("Chile", "reject-1", "An offer")},
    ),
    "participle with a hyphen": (
        "Chile/PROPN/compound/3 -/PUNCT/punct/3 backed/VERB/amod/4/VBN rebels/NOUN/nsubj/5 marched/VERB/ROOT/0",
        set(),
    ),
}


@pytest.mark.parametrize(("text", "expected"), PASSIVE.values(), ids=PASSIVE)
def test_passive(found, text, expected):
    assert found(text) == expected


CLAUSES = {
    "infinitive": (
        "Chile/PROPN/nsubj/2 refused/VERB/ROOT/0 to/PART/mark/4 sail/VERB/xcomp/2/VB",
        {("Chile", "reject-1", "sail")},
    ),
    "control to a nested cue": (
        "Chile/PROPN/nsubj/2 vowed/VERB/ROOT/0 to/PART/mark/4 veto/VERB/xcomp/2/VB the/DET/det/6 pact/NOUN/obj/4",
        {("Chile", "block-1", "the pact")},
    ),
    "want with a small clause": (
        "Chile/PROPN/nsubj/2 wants/VERB/ROOT/0/VBZ ships/NOUN/obj/2 to/PART/mark/5 sail/VERB/xcomp/2/VB",
        {("Chile", "request+1", "sail")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_complements(found, text, expected):
    assert found(text) == expected


REQUESTS = {
    "what another is asked to do is only asked for": (
        "Chile/PROPN/nsubj/2 asked/VERB/ROOT/0 Peru/PROPN/obj/2 to/PART/mark/5 praise/VERB/xcomp/2/VB Cuba/PROPN/obj/5",
        {("Chile", "request+1", "praise Cuba"), ("Chile", "pressure-1", "Peru")},
    ),
    "object": (
        "Chile/PROPN/nsubj/2 urged/VERB/ROOT/0 Peru/PROPN/obj/2 to/PART/mark/5 sign/VERB/xcomp/2/VB",
        {("Chile", "request+1", "sign"), ("Chile", "pressure-1", "Peru")},
    ),
    "oblique": (
        "Chile/PROPN/nsubj/2 called/VERB/ROOT/0 on/ADP/case/4 Peru/PROPN/obl/2 to/PART/mark/6 sign/VERB/advcl/2/VB",
        {("Chile", "request+1", "sign"), ("Chile", "pressure-1", "Peru")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), REQUESTS.values(), ids=REQUESTS)
def test_requests(found, text, expected):
    assert found(text) == expected


OTHERS = {
    "allegation": (
        "Chile/PROPN/nsubj/2 alleged/VERB/ROOT/0 that/SCONJ/mark/5 Peru/PROPN/nsubj/5 stole/VERB/ccomp/2 "
        "oil/NOUN/obj/5",
        {("Chile", "accuse-1", "Peru")},
    ),
    "experiencer": (
        "The/DET/det/2 offer/NOUN/nsubj/3 angered/VERB/ROOT/0 Chile/PROPN/obj/3",
        {("Chile", "oppose-1", "The offer")},
    ),
    "drawn from another": (
        "The/DET/det/2 offer/NOUN/nsubj/3 drew/VERB/ROOT/0 criticism/NOUN/obj/3 from/ADP/case/6 Chile/PROPN/obl/3",
        {("Chile", "condemn-1", "The offer")},
    ),
    "mutual": (
        "Chile/PROPN/nsubj/4 and/CCONJ/cc/3 Peru/PROPN/conj/1 clashed/VERB/ROOT/0",
        {("Chile", "attack-1", "Peru"), ("Peru", "attack-1", "Chile")},
    ),
    "mutual with a partner": (
        "Chile/PROPN/nsubj/2 met/VERB/ROOT/0 with/ADP/case/4 Peru/PROPN/obl/2",
        {("Chile", "cooperate+1", "Peru")},
    ),
    "refusal with any verb": (
        "Chile/PROPN/nsubj/4 will/AUX/aux/4 not/PART/advmod/4 repaint/VERB/ROOT/0/VB the/DET/det/6 ships/NOUN/obj/4",
        {("Chile", "reject-1", "the ships")},
    ),
    "condition": (
        "Chile/PROPN/nsubj/4 will/AUX/aux/4 not/PART/advmod/4 sail/VERB/ROOT/0/VB unless/SCONJ/mark/7 "
        "prices/NOUN/nsubj/7 fall/VERB/advcl/4",
        {("Chile", "request+1", "prices fall"), ("Chile", "reject-1", "sail")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_verb_constructions(found, text, expected):
    assert found(text) == expected
