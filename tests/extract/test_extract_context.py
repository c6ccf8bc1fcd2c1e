"""Polarity, factuality, source, issues and the shape of a statement."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from stancegraph.extract import extract
from stancegraph.extract.issues import IssueFinder
from stancegraph.extract.scene import Scene
from stancegraph.extract.tree import Tree
from stancegraph.values import Document, Mention

POLARITY = {
    "not": (
        "Chile/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 support/VERB/ROOT/0/VB the/DET/det/6 dam/NOUN/obj/4",
        {("Chile", "oppose-1", "the dam")},
    ),
    "not only": (
        "Chile/PROPN/nsubj/4 not/PART/advmod/4 only/ADV/advmod/2 praised/VERB/ROOT/0 the/DET/det/6 dam/NOUN/obj/4",
        {("Chile", "support+1", "the dam")},
    ),
    "did not veto": (
        "Chile/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 veto/VERB/ROOT/0/VB the/DET/det/6 dam/NOUN/obj/4",
        {("Chile", "support+1", "the dam")},
    ),
    "refused to support": (
        "Chile/PROPN/nsubj/2 refused/VERB/ROOT/0 to/PART/mark/4 support/VERB/xcomp/2/VB the/DET/det/6 dam/NOUN/obj/4",
        {("Chile", "oppose-1", "the dam"), ("Chile", "reject-1", "support the dam")},
    ),
    "an indirect question": (
        "They/PRON/nsubj/2 asked/VERB/ROOT/0 whether/SCONJ/mark/5 Chile/PROPN/nsubj/5 opposed/VERB/ccomp/2 "
        "Peru/PROPN/obj/5",
        set(),
    ),
    "against lifting": (
        "Chile/PROPN/nsubj/3 is/AUX/cop/3 opposed/ADJ/ROOT/0 against/SCONJ/mark/5 lifting/VERB/advcl/3/VBG "
        "bans/NOUN/obj/5",
        {("Chile", "support+1", "bans"), ("Chile", "oppose-1", "lifting bans")},
    ),
    "dropped its objection": (
        "Chile/PROPN/nsubj/2 dropped/VERB/ROOT/0 its/PRON/nmod:poss/4 objection/NOUN/obj/2 to/ADP/case/7 the/DET/det/7 "
        "dam/NOUN/nmod/4",
        {("Chile", "support+1", "the dam")},
    ),
    "lifted sanctions of its own": (
        "Chile/PROPN/nsubj/2 lifted/VERB/ROOT/0 sanctions/NOUN/obj/2 against/ADP/case/5 Peru/PROPN/nmod/3",
        {("Chile", "support+1", "Peru")},
    ),
    "did not lift sanctions": (
        "Chile/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 lift/VERB/ROOT/0/VB sanctions/NOUN/obj/4 "
        "against/ADP/case/7 Peru/PROPN/nmod/5",
        {("Chile", "oppose-1", "Peru")},
    ),
    "lifted sanctions imposed on": (
        "Chile/PROPN/nsubj/2 lifted/VERB/ROOT/0 sanctions/NOUN/obj/2 imposed/VERB/acl/3/VBN on/ADP/case/6 "
        "Peru/PROPN/obl/4",
        {("Chile", "support+1", "Peru")},
    ),
    "nobody": ("Nobody/PRON/nsubj/2 praised/VERB/ROOT/0 Peru/PROPN/obj/2", set()),
    "nor denies by itself": (
        "Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Peru/PROPN/obj/2 nor/CCONJ/cc/5 opposed/VERB/conj/2 Cuba/PROPN/obj/5",
        {("Chile", "support+1", "Peru"), ("Chile", "support+1", "Cuba")},
    ),
    "will not hear of": (
        "Chile/PROPN/nsubj/4 will/AUX/aux/4 not/PART/advmod/4 hear/VERB/ROOT/0/VB of/ADP/case/7 "
        "the/DET/det/7 dam/NOUN/obl/4",
        {("Chile", "reject-1", "the dam")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), POLARITY.values(), ids=POLARITY)
def test_polarity(found, text, expected):
    assert found(text) == expected


FACTUALITY = {
    "actual": "Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Peru/PROPN/obj/2",
    "intended": "Chile/PROPN/nsubj/3 will/AUX/aux/3 praise/VERB/ROOT/0/VB Peru/PROPN/obj/3",
    "possible": "Chile/PROPN/nsubj/3 may/AUX/aux/3 praise/VERB/ROOT/0/VB Peru/PROPN/obj/3",
    "conditional": (
        "Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Peru/PROPN/obj/2 if/SCONJ/mark/6 it/PRON/nsubj/6 sailed/VERB/advcl/2"
    ),
}


@pytest.mark.parametrize(("expected", "text"), FACTUALITY.items(), ids=FACTUALITY)
def test_factuality(statements, expected, text):
    assert [s.factuality for s in statements(text)] == [expected]


def test_vowed_is_intended(statements):
    text = "Chile/PROPN/nsubj/2 vowed/VERB/ROOT/0 to/PART/mark/4 veto/VERB/xcomp/2/VB the/DET/det/6 pact/NOUN/obj/4"
    assert [(s.stance, s.detail, s.factuality) for s in statements(text)] == [("block", "veto", "intended")]


SOURCES = {
    "the journalist": ("Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Peru/PROPN/obj/2", None),
    "the actor itself": (
        "Chile/PROPN/nsubj/2 said/VERB/ROOT/0 Chile/PROPN/nsubj/4 opposed/VERB/ccomp/2 Peru/PROPN/obj/4",
        None,
    ),
    "another": (
        "Cuba/PROPN/nsubj/2 said/VERB/ROOT/0 Chile/PROPN/nsubj/4 opposed/VERB/ccomp/2 Peru/PROPN/obj/4",
        "Cuba",
    ),
    "according to": (
        "Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Peru/PROPN/obj/2 according/VERB/case/6 to/ADP/fixed/4 "
        "Cuba/PROPN/obl/2",
        "Cuba",
    ),
    "inserted": (
        "Chile/PROPN/nsubj/2 praised/VERB/ROOT/0 Peru/PROPN/obj/2 ,/PUNCT/punct/6 Cuba/PROPN/nsubj/6 "
        "said/VERB/parataxis/2",
        "Cuba",
    ),
}


@pytest.mark.parametrize(("text", "source"), SOURCES.values(), ids=SOURCES)
def test_source(statements, text, source):
    assert [s.source for s in statements(text)] == [source]


def test_quote_goes_on_with_its_speaker(statements):
    said = (
        '"/PUNCT/punct/4 Ships/NOUN/nsubj/4 should/AUX/aux/4 sail/VERB/ccomp/8/VB ,/PUNCT/punct/4 "/PUNCT/punct/4 '
        "Chile/PROPN/nsubj/8 said/VERB/ROOT/0"
    )
    more = '"/PUNCT/punct/5 The/DET/det/3 dam/NOUN/nsubj/5 is/AUX/cop/5 unfair/ADJ/ROOT/0 "/PUNCT/punct/5'
    found = {(s.actor, s.polarity, s.target_text) for s in statements(said + chr(10) + more)}
    assert found == {("Chile", 1, "Ships should sail"), ("Chile", -1, "The dam")}


def test_issue_leaves_out_relative_clause(found):
    text = (
        "Chile/PROPN/nsubj/2 rejected/VERB/ROOT/0 a/DET/det/4 dam/NOUN/obj/2 that/PRON/nsubj/6 "
        "floods/VERB/acl:relcl/4/VBZ "
        "fields/NOUN/obj/6"
    )
    assert found(text) == {("Chile", "reject-1", "a dam")}


NAMES = {
    "another noun": ("a/DET/det/5 river/NOUN/compound/5 tunnel/NOUN/obj/2", "the/DET/det/4 dam/NOUN/obj/2", "dam"),
    "another one": (
        "the/DET/det/5 river/NOUN/compound/5 dam/NOUN/obj/2",
        "the/DET/det/5 lake/NOUN/compound/5 dam/NOUN/obj/2",
        "lake dam",
    ),
    "a new one": ("the/DET/det/5 river/NOUN/compound/5 dam/NOUN/obj/2", "a/DET/det/4 dam/NOUN/obj/2", "dam"),
    "the same": ("the/DET/det/5 river/NOUN/compound/5 dam/NOUN/obj/2", "the/DET/det/4 dam/NOUN/obj/2", "river dam"),
    "this": ("a/DET/det/5 river/NOUN/compound/5 dam/NOUN/obj/2", "this/DET/det/4 dam/NOUN/obj/2", "river dam"),
    "it": ("a/DET/det/5 river/NOUN/compound/5 dam/NOUN/obj/2", "it/PRON/obj/2", "river dam"),
    "told by a clause": (
        "a/DET/det/4 dam/NOUN/obj/2 that/PRON/nsubj/6 floods/VERB/acl:relcl/4/VBZ fields/NOUN/obj/6",
        "the/DET/det/4 dam/NOUN/obj/2",
        "dam that floods fields",
    ),
    "a noun that owns": (
        "the/DET/det/4 dam/NOUN/obj/2", "the/DET/det/4 tunnel/NOUN/obj/2 's/PART/case/4", "tunnel"
    ),
    "an owner": ("a/DET/det/4 dam/NOUN/obj/2", "Cuba/PROPN/nmod:poss/4 dam/NOUN/obj/2", "Cuba dam"),
}


@pytest.mark.parametrize(("first", "then", "name"), NAMES.values(), ids=NAMES)
def test_a_noun_with_the_takes_up_what_was_told_of_before(statements, first, then, name):
    text = f"Chile/PROPN/nsubj/2 rejected/VERB/ROOT/0 {first}\nPeru/PROPN/nsubj/2 praised/VERB/ROOT/0 {then}"
    assert [s.target for s in statements(text) if s.actor == "Peru"] == [name]


@pytest.mark.parametrize(("owned", "known", "name"), [
    (5, False, "four-year plan"), (3, True, "four-year plan"), (5, True, "Chile's four-year plan"),
])
def test_names_keep_hyphens_and_tell_owners(lexicon, owned, known, name):
    doc = Doc(
        Vocab(), words=["its", "four", "-", "year", '"', "plan"], spaces=[True, False, False, True, False, False],
        pos=["PRON", "NUM", "PUNCT", "NOUN", "PUNCT", "NOUN"], tags=["PRP$", "CD", "HYPH", "NN", "``", "NN"],
        deps=["nmod:poss", "nummod", "punct", "compound", "punct", "ROOT"], heads=[owned, 3, 3, 5, 5, 5],
        sent_starts=[True] + [False] * 5,
    )  # fmt: skip
    owner = [Mention(0, 1, 0, "Chile", "State", by="coref")] if known else []
    found = IssueFinder(Scene(Tree.from_doc(doc, lexicon.forms), lexicon, owner)).find(5)
    assert found is not None and found.name == name


def test_statement_carries_its_evidence(statements):
    text = "Chile/PROPN/nsubj/2 imposed/VERB/ROOT/0 sanctions/NOUN/obj/2 on/ADP/case/5 Peru/PROPN/nmod/3"
    (statement,) = statements(text)
    whole = "Chile imposed sanctions on Peru "
    assert whole[statement.actor_start : statement.actor_end] == "Chile"
    assert whole[statement.target_start : statement.target_end] == "Peru"
    assert whole[statement.cue_start : statement.cue_end] == statement.cue == "imposed sanctions"
    assert whole[statement.start : statement.end] == statement.sent
    assert statement.by == "active:impose sanction on"
    assert (statement.target_kind, statement.target_type) == ("actor", "State")
    assert 0 < statement.confidence < 1


def test_a_pronoun_gives_way_to_the_name_in_its_sentence(lexicon, parse_, actors_):
    doc = parse_(
        "Chile/PROPN/nsubj/2 said/VERB/ROOT/0 it/PRON/nsubj/4 opposed/VERB/ccomp/2 Peru/PROPN/obj/4\n"
        "It/PRON/nsubj/2 opposed/VERB/ROOT/0 Cuba/PROPN/obj/2"
    )
    pronouns = [Mention(i, i + 1, i, "Chile", "State", by="coref:pronoun") for i in (2, 5)]
    found = extract(doc, Document("d", doc.text), lexicon, [*actors_(doc), *pronouns])
    assert [(s.actor, s.actor_text, s.target) for s in found] == [("Chile", "Chile", "Peru"), ("Chile", "It", "Cuba")]
