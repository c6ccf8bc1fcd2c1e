"""The packaged pipeline, as spaCy runs it."""

import pickle
import random

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from stancegraph.errors import PipelineError
from stancegraph.nlp.component import StancePipeline
from stancegraph.resources import package_path

pytestmark = pytest.mark.slow

TEXTS = [
    "Norway's foreign minister rejected the draft. She said it was not balanced!",
    "",
    " \n\n ",
    "Talks failed\n\nThe union, which had called for a vote, refused to sign. Its members walked out.",
    "ok",
    "Peru backs the plan; Chile, however, does not.  Why?",
    "The council did not condemn the raid, and two of its members praised the general who had ordered it. " * 12,
    "😀 ‏مجلس الأمن‏ met\u200b today \u200d\ufeff\u00ad.",
]


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(package_path("models/en_stance"))


def annotations(doc):
    """All that the pipeline sets, exactly."""
    rows = [
        (t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_)
        for t in doc
    ]
    return doc.text, rows, doc.tensor.tobytes()


def test_without_a_model_the_component_says_how_to_get_one():
    blank = spacy.blank("en")
    blank.add_pipe("stance_pipeline")
    with pytest.raises(PipelineError, match=r"no model yet.*stancegraph\.load"):
        blank("Word")


def test_a_folder_that_lacks_files_is_named(tmp_path):
    with pytest.raises(PipelineError, match=r"network\.onnx"):
        StancePipeline(spacy.blank("en").vocab).from_disk(tmp_path)


def test_a_broken_network_is_named(nlp, tmp_path):
    nlp.get_pipe("stance_pipeline").to_disk(tmp_path)
    (tmp_path / "network.onnx").write_bytes(b"no network")
    with pytest.raises(PipelineError, match="cannot be read"):
        StancePipeline(spacy.blank("en").vocab).from_disk(tmp_path)


def test_the_same_doc_whatever_its_neighbours(nlp):
    alone = [annotations(nlp(text)) for text in TEXTS]
    assert [annotations(d) for d in nlp.pipe(TEXTS, batch_size=100)] == alone
    assert [annotations(d) for d in nlp.pipe(TEXTS, batch_size=3)] == alone
    for seed in range(5):
        order = random.Random(seed).sample(range(len(TEXTS)), len(TEXTS))
        mixed = dict(zip(order, nlp.pipe([TEXTS[i] for i in order]), strict=True))
        assert [annotations(mixed[i]) for i in range(len(TEXTS))] == alone


def test_the_same_doc_in_several_processes(nlp):
    assert [annotations(d) for d in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == [annotations(nlp(t)) for t in TEXTS]


def test_all_is_set_on_a_plain_sentence(nlp):
    doc = nlp("Norway's foreign minister rejected the draft.")
    assert [t.pos_ for t in doc] == ["PROPN", "PART", "ADJ", "NOUN", "VERB", "DET", "NOUN", "PUNCT"]
    assert [t.dep_ for t in doc] == ["nmod:poss", "case", "amod", "nsubj", "ROOT", "det", "obj", "punct"]
    assert [t.head.i for t in doc] == [3, 0, 3, 4, 4, 6, 4, 4]
    assert doc[4].lemma_ == "reject" and doc[4].tag_ == "VBD"
    assert doc[4].morph.get("Tense") == ["Past"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Norway", "GPE")]
    assert doc.tensor.shape == (8, 384)
    assert doc.has_annotation("DEP") and doc.has_annotation("SENT_START") and doc.has_annotation("LEMMA")


def test_paragraphs_end_sentences_and_white_space_hangs_on_the_word_before(nlp):
    doc = nlp("Talks failed\n\nThe union left.")
    assert [s.text.strip() for s in doc.sents] == ["Talks failed", "The union left."]
    space = doc[2]
    assert (space.pos_, space.tag_, space.head.i, space.is_space) == ("SPACE", "_SP", 1, True)


def test_given_sentence_starts_are_kept(nlp):
    words = ["They", "met", ".", "They", "left", ".", "Nobody", "signed"]
    starts = [i == 0 for i in range(len(words))]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=starts))
    assert len(list(doc.sents)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\u200b",
        "a" * 10_000,
        "a-" * 5_000,
        "." * 3_000,
        "the council and " * 700,
        "يدين المجلس الهجوم. " * 50,
        "😀👍🏽🇺🇳 " * 60,
        "e\u0301" * 200 + "\u202e reversed",
        "\x00\x07 control",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_input_is_annotated_whole(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(s) for s in doc.sents) == len(doc)
    assert all(t.sent.start <= t.head.i < t.sent.end for t in doc)
    assert all(t.pos_ for t in doc)
    assert len(doc.tensor) == len(doc)
    for entity in doc.ents:
        assert text[entity.start_char : entity.end_char] == entity.text


def test_a_sentence_beyond_the_window_keeps_its_tree(nlp):
    doc = nlp("The delegates of " + ", ".join(f"country {i}" for i in range(90)) + " rejected the draft.")
    assert len(list(doc.sents)) == 1
    assert sum(t.dep_ == "ROOT" for t in doc) == 1


def test_files_and_bytes_give_the_same_pipeline(nlp, tmp_path):
    expected = annotations(nlp(TEXTS[3]))
    nlp.to_disk(tmp_path / "copy")
    assert annotations(spacy.load(tmp_path / "copy")(TEXTS[3])) == expected
    other = spacy.blank("en")
    other.add_pipe("stance_pipeline")
    other.from_bytes(nlp.to_bytes())
    assert annotations(other(TEXTS[3])) == expected


def test_pickle_gives_the_same_pipeline(nlp):
    pipe = pickle.loads(pickle.dumps(nlp.get_pipe("stance_pipeline")))
    doc = pipe(Doc(pipe.vocab, words=["They", "met", "."]))
    assert [t.pos_ for t in doc] == ["PRON", "VERB", "PUNCT"]


def test_the_tensor_can_be_left_out(nlp):
    lean = spacy.load(package_path("models/en_stance"), config={"components": {"stance_pipeline": {"tensor": False}}})
    doc = lean("They met.")
    assert doc.tensor.size == 0
    assert [t.pos_ for t in doc] == [t.pos_ for t in nlp("They met.")]


def test_memory_for_a_long_document_is_that_of_its_words(nlp):
    doc = nlp("The council met again on Monday and did not reach any agreement with the two sides.\n\n" * 1500)
    assert len(list(doc.sents)) == 1500
    assert np.isfinite(doc.tensor).all()
