"""The packaged pipeline on the treebanks' test parts, where the data lie beside the project."""

import os
import sys
from pathlib import Path

import pytest
import spacy

from stancegraph.resources import package_path

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
_SHARED = Path(os.environ.get("STANCEGRAPH_SHARED", _ROOT.parent / "shared"))


@pytest.fixture(scope="module")
def evaluation():
    if not (_SHARED / "data/ud/ewt-test.conllu").is_file():
        pytest.skip("the treebanks are not here: set STANCEGRAPH_SHARED to the folder that holds data/ud")
    sys.path[:0] = [str(_ROOT / "scripts/train"), str(_ROOT / "scripts")]
    return pytest.importorskip("treebanks", reason="the scripts are not here")


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(package_path("models/en_stance"))


@pytest.mark.parametrize(("name", "least"), [("ewt", 0.895), ("gum", 0.89)])
def test_gold_tokens(evaluation, nlp, name, least):
    scores = evaluation.treebank(nlp, evaluation.read(_SHARED / f"data/ud/{name}-test.conllu"), gold=True)
    assert scores["LAS"] >= least
    assert scores["XPOS"] >= 0.96
    assert scores["lemma"] >= 0.96


def test_sentences_of_raw_text(evaluation, nlp):
    scores = evaluation.treebank(nlp, evaluation.read(_SHARED / "data/ud/ewt-test.conllu"), gold=False)
    assert scores["sentences"] >= 0.88
    assert scores["words"] >= 0.97
