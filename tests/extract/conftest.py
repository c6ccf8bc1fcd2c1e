"""Hand-built parses for the rule tests: ``word/POS/label/head`` a token, heads counted from 1, a fine tag as fifth."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from stancegraph.extract import Lexicon, extract, load_lexicon
from stancegraph.values import Document, Mention, Statement

_VOCAB = spacy.blank("en").vocab
_TAGS = {"VERB": "VBD", "NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "AUX": "MD", "PRON": "PRP"}
_PARTS = {"compound", "flat"}


def parse(text: str) -> Doc:
    """The Doc of a parse in the notation above; the tokens of each line are a sentence."""
    words, pos, tags, deps, heads, starts = [], [], [], [], [], []
    for line in text.strip().splitlines():
        first = len(words)
        for token in line.split():
            word, part, label, head, *tag = token.split("/")
            starts.append(len(words) == first)
            words.append(word)
            pos.append(part)
            tags.append(tag[0] if tag else _TAGS.get(part, part))
            deps.append(label)
            heads.append(first + int(head) - 1 if int(head) else len(words) - 1)
    lemmas = [word.lower() for word in words]
    return Doc(_VOCAB, words=words, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=lemmas, sent_starts=starts)


def actors(doc: Doc) -> list[Mention]:
    """Every name that is no part of another name is an actor of that name."""
    return [
        Mention(token.i, token.i + 1, token.i, token.text, "State", by="name")
        for token in doc
        if token.pos_ == "PROPN" and token.dep_ not in _PARTS
    ]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def statements(lexicon: Lexicon) -> Callable[[str], list[Statement]]:
    """From a parse to its statements."""

    def run(text: str) -> list[Statement]:
        doc = parse(text)
        return extract(doc, Document("d", doc.text), lexicon, actors(doc))

    return run


@pytest.fixture
def found(statements: Callable[[str], list[Statement]]) -> Callable[[str], set[tuple[str, str, str]]]:
    """From a parse to its statements as (actor, signed stance, target text)."""

    def run(text: str) -> set[tuple[str, str, str]]:
        return {(s.actor, f"{s.stance}{s.polarity:+d}", s.target_text) for s in statements(text)}

    return run


@pytest.fixture
def parse_() -> Callable[[str], Doc]:
    return parse


@pytest.fixture
def actors_() -> Callable[[Doc], list[Mention]]:
    return actors
