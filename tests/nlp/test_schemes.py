"""Label schemes: what is recognised, what a conversion must never break, and the same sentences in both schemes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parses import PARSES, rows
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from stancegraph.nlp.clearnlp import convert
from stancegraph.nlp.labels import TYPES, entity_type, is_clearnlp, is_ud
from stancegraph.nlp.rewrite import Arcs, Word
from stancegraph.nlp.schemes import to_our_entities, to_ud

VOCAB = Vocab()
CLEARNLP = [
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
]  # fmt: skip
FORMS = [
    "Russia", "the", "to", "of", "in", "at", "be", "is", "was", "as", "well", "such", "than", "more", "because",
    "order", "it", "there", "where", "and", ",", "$", "20", "who", "that", "wants", "each", "other", "out", "instead",
    "sanctions", "against", "rejected", "not", "clear",
]  # fmt: skip
POS = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SPACE", "SYM", "VERB", "X",
]  # fmt: skip
TAGS = ["NN", "NNP", "IN", "TO", "VB", "VBZ", "VBG", "MD", "$", "CD", ",", "RB"]


@st.composite
def forests(draw: st.DrawFn) -> list[Word]:
    """One to three random trees side by side, with random words and labels."""
    words: list[Word] = []
    for _ in range(draw(st.integers(1, 3))):
        size, first = draw(st.integers(1, 9)), len(words)
        order = draw(st.permutations(range(size)))
        heads = {order[0]: order[0]}
        for position, node in enumerate(order[1:], 1):
            heads[node] = order[draw(st.integers(0, position - 1))]
        for node in range(size):
            form, pos = draw(st.sampled_from(FORMS)), draw(st.sampled_from(POS))
            dep = "ROOT" if heads[node] == node else draw(st.sampled_from(CLEARNLP))
            words.append(Word(form, form, pos, draw(st.sampled_from(TAGS)), first + heads[node], dep))
    return words


def trees(words: list[Word]) -> list[int]:
    """The root that every word reaches; fails on a cycle."""
    found = []
    for node in range(len(words)):
        steps = 0
        while words[node].head != node:
            node, steps = words[node].head, steps + 1
            assert steps <= len(words), "a cycle"
        found.append(node)
    return found


def partition(words: list[Word]) -> list[list[int]]:
    """The words of every tree."""
    roots = trees(words)
    return sorted([i for i, root in enumerate(roots) if root == one] for one in set(roots))


def make_doc(name: str, *, ud: bool = False) -> Doc:
    """A sentence of the table as a Doc in one of the two schemes."""
    table = rows(PARSES[name])
    doc = Doc(
        VOCAB,
        [row.word for row in table],
        pos=[row.ud_pos if ud else row.pos for row in table],
        tags=[row.tag for row in table],
        lemmas=[{"wants": "want"}.get(row.word, row.word.lower()) for row in table],
        heads=[row.ud_head if ud else row.head for row in table],
        deps=[row.ud_dep if ud else row.dep for row in table],
        morphs=["Number=Sing" if row.pos == "NOUN" else "" for row in table],
    )
    people = [i for i, row in enumerate(table) if row.person]
    if people:
        doc.ents = [Span(doc, people[0], people[-1] + 1, label="PERSON")]
    return doc


def parse(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(token.text, token.pos_, token.dep_, f"{token.head.i} {token.head.text}") for token in doc]


@pytest.mark.parametrize("labels", [CLEARNLP, ["nsubj", "dobj"], ["nsubj", "sb"], ["nsubj:pass", "nsubjpass"]])
def test_is_no_ud(labels: list[str]) -> None:
    assert not is_ud(labels)


@pytest.mark.parametrize("labels", [["ROOT", "nsubj", "obl:agent"], ["root", "acl:relcl", "nmod:unmarked", "dep", ""]])
def test_is_ud(labels: list[str]) -> None:
    assert is_ud(labels)


@pytest.mark.parametrize("labels", [["sb", "oa", "ROOT"], ["nsubj", "dobj", "nmod", "case"], ["nsubj", "obj", "obl"]])
def test_is_not_clearnlp(labels: list[str]) -> None:
    assert not is_clearnlp(labels)
    assert is_clearnlp(CLEARNLP)


@pytest.mark.parametrize("label", ["DATE", "CARDINAL", "money", "ORDINAL", "TIME", "PERCENT", "QUANTITY"])
def test_numbers_are_no_entities(label: str) -> None:
    assert entity_type(label) is None


@pytest.mark.parametrize(
    ("label", "ours"),
    [
        ("FAC", "LOC"),
        ("WORK_OF_ART", "WORK"),
        ("LAW", "WORK"),
        ("PER", "PERSON"),
        ("LANGUAGE", "MISC"),
        ("GENE", "MISC"),
    ],
)
def test_entity_types(label: str, ours: str) -> None:
    assert entity_type(label) == ours
    assert all(entity_type(own) == own for own in TYPES)


def test_moves_refuse_what_would_break_a_tree() -> None:
    arcs = Arcs(
        [Word("a", "a", "X", "", 0, "ROOT"), Word("b", "b", "X", "", 0, "dep"), Word("c", "c", "X", "", 1, "dep")]
    )
    with pytest.raises(ValueError, match="no siblings"):
        arcs.sink(1, 2)
    with pytest.raises(ValueError, match="has children"):
        arcs.hang(1, 2)
    with pytest.raises(ValueError, match="is a root"):
        arcs.rise(0)


def test_nothing_to_convert() -> None:
    assert convert([]) == []
    unparsed = Doc(VOCAB, ["Togo", "agreed"])
    assert parse(to_ud(unparsed)) == parse(Doc(VOCAB, ["Togo", "agreed"]))
    assert len(to_ud(Doc(VOCAB, []))) == 0


@settings(max_examples=300, deadline=None)
@given(forests())
def test_any_forest_stays_a_forest_of_ud(words: list[Word]) -> None:
    converted = convert(words)
    assert partition(converted) == partition(words)
    assert is_ud(word.dep for word in converted)
    assert all((word.dep == "ROOT") == (word.head == node) for node, word in enumerate(converted))
    assert [(w.form, w.lemma, w.tag) for w in converted] == [(w.form, w.lemma, w.tag) for w in words]


@settings(max_examples=50, deadline=None)
@given(forests(), st.data())
def test_any_doc_keeps_its_sentences_text_and_entities(words: list[Word], data: st.DataObject) -> None:
    doc = Doc(
        VOCAB,
        [word.form for word in words],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
    )
    start = data.draw(st.integers(0, len(doc) - 1))
    end = data.draw(st.integers(start + 1, len(doc)))
    doc.ents = [Span(doc, start, end, label="PERSON")]
    before = [(s.start, s.end) for s in doc.sents], doc.text, [t.idx for t in doc], [(e.start, e.end) for e in doc.ents]
    assert to_ud(doc) is doc
    after = [(s.start, s.end) for s in doc.sents], doc.text, [t.idx for t in doc], [(e.start, e.end) for e in doc.ents]
    assert after == before


@pytest.mark.parametrize("name", PARSES)
def test_the_same_sentence_in_both_schemes(name: str) -> None:
    assert parse(make_doc(name)) != parse(make_doc(name, ud=True))
    assert parse(to_ud(make_doc(name))) == parse(make_doc(name, ud=True))


def test_spaces_hang_on_the_word_before() -> None:
    doc = Doc(
        VOCAB,
        ["\n\n", "Togo", "\n", "and", "Mali", "agreed", "\n"],
        pos=["SPACE", "PROPN", "SPACE", "CCONJ", "PROPN", "VERB", "SPACE"],
        heads=[5, 5, 4, 1, 1, 5, 5],
        deps=["dep", "nsubj", "dep", "cc", "conj", "ROOT", "dep"],
    )
    assert [(t.dep_, t.head.i) for t in to_ud(doc)] == [
        ("dep", 5), ("nsubj", 5), ("dep", 1), ("cc", 4), ("conj", 1), ("ROOT", 5), ("dep", 5),
    ]  # fmt: skip


def test_everything_else_on_the_doc_survives() -> None:
    doc = make_doc("passive with agent and adjunct")
    doc.spans["mine"] = [Span(doc, 0, 2, label="X")]
    doc.user_data["mine"] = 1
    to_ud(doc)
    assert [str(span) for span in doc.spans["mine"]] == ["The plan"]
    assert doc.user_data["mine"] == 1
    assert [token.tag_ for token in doc] == [row.tag for row in rows(PARSES["passive with agent and adjunct"])]
    assert str(doc[1].morph) == "Number=Sing"


def test_entities_get_our_types_and_keep_their_ids() -> None:
    doc = Doc(VOCAB, ["The", "Prado", "in", "Spain", "opened", "on", "3", "May"])
    doc.ents = [
        Span(doc, 0, 2, label="FAC", kb_id="Q160112"),
        Span(doc, 3, 4, label="GPE"),
        Span(doc, 6, 8, label="DATE"),
    ]
    assert to_our_entities(doc) is doc
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [("The Prado", "LOC", "Q160112"), ("Spain", "GPE", "")]
