"""The lexicon as it is read from the ontology, and as a user extends it."""

import pytest

from stancegraph.errors import ResourceError
from stancegraph.extract import extract, load_lexicon
from stancegraph.extract.constructions import BY_FRAME, BY_ROLE
from stancegraph.extract.inflection import forms
from stancegraph.values import STANCES, Document

_PREFIXES = "@prefix sg: <https://w3id.org/stancegraph/ontology#> .\n"
_CUE = (
    _PREFIXES + 'sg:mine a sg:Cue ; sg:pos "VERB" ; sg:concept sg:{0} ; sg:frame sg:SubjectObject ; sg:lemma "lasso" .'
)
_TEXT = "Chile/PROPN/nsubj/2 lassoed/VERB/ROOT/0 Peru/PROPN/obj/2"


def test_reach(lexicon):
    words = {(cue.text, cue.pos) for cues in lexicon.cues.values() for cue in cues}
    assert len(words) > 900


def test_every_concept_falls_under_a_stance_of_the_same_sign(lexicon):
    assert set(STANCES) <= set(lexicon.concepts)
    for concept in lexicon.concepts.values():
        assert concept.polarity == STANCES[concept.stance]


def test_every_frame_and_every_triggering_role_is_served(lexicon):
    assert {cue.frame for cues in lexicon.cues.values() for cue in cues} == set(BY_FRAME)
    assert set(BY_ROLE) <= set(lexicon.triggers)


def test_a_new_cue_changes_the_extraction(lexicon, tmp_path, parse_, actors_):
    doc = parse_(_TEXT)
    assert extract(doc, Document("d", doc.text), lexicon, actors_(doc)) == []
    path = tmp_path / "mine.ttl"
    path.write_text(_CUE.format("attack"), encoding="utf-8")
    (statement,) = extract(doc, Document("d", doc.text), load_lexicon((path,)), actors_(doc))
    assert (statement.actor, statement.stance, statement.target) == ("Chile", "attack", "Peru")


@pytest.mark.parametrize(
    "text", [_CUE.format("adoration"), "sg:mine a sg:Cue ."], ids=["unknown concept", "bad Turtle"]
)
def test_a_broken_file_is_named(tmp_path, text):
    path = tmp_path / "mine.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError):
        load_lexicon((path,))


def test_forms_of_regular_and_irregular_words():
    known = forms(["deny", "block", "veto", "ban", "urge", "seek"])
    expected = {
        "denied": "deny",
        "vetoes": "veto",
        "banned": "ban",
        "urging": "urge",
        "sought": "seek",
        "blocks": "block",
    }
    assert expected.items() <= known.items()
    assert "deny" not in known
