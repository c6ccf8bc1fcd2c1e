import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.nlp.lemma import apply_script, edit_script


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("", "l2|y", ""),
        ("ox", "l5|y", "ox"),
        ("Countries", "l3|y", "country"),
        ("Syrians", "k1|", "Syrian"),
        ("was", "l3|be", "be"),
        ("UN", "k0|", "UN"),
    ],
)
def test_apply(form, script, lemma):
    assert apply_script(form, script) == lemma


def test_scripts_are_shared_by_words_that_inflect_alike():
    assert edit_script("parties", "party") == edit_script("Countries", "country") == "l3|y"


def test_case_is_kept_only_where_the_lemma_keeps_it():
    assert edit_script("Vetoes", "veto")[0] == "l"
    assert edit_script("Russians", "Russian")[0] == "k"


words = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


@given(words, words)
def test_a_script_gives_back_its_lemma(form, lemma):
    assert apply_script(form, edit_script(form, lemma)) == lemma
