"""One label scheme for the rest of the product: other pipelines' Docs become UD v2 Docs with our entity types.

`to_ud` changes the Doc that it is given: that is the contract of a spaCy component, and only so do the Doc's spans,
extensions, vectors and user data survive whatever other components have put there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from .clearnlp import convert
from .labels import entity_type, is_clearnlp, is_ud
from .rewrite import Word

__all__ = ["create", "is_clearnlp", "is_ud", "to_our_entities", "to_ud"]


@Language.factory(
    "ud_scheme",
    assigns=["token.dep", "token.head", "token.pos", "doc.ents"],
    requires=["token.dep", "token.head", "token.pos"],
    default_config={"convert": True},
)
def create(nlp: Language, name: str, convert: bool) -> Callable[[Doc], Doc]:
    """Make the component ``ud_scheme``: entity types as ours and, where ``convert`` says so, ClearNLP labels to UD."""
    return partial(_apply, convert=convert)


def _apply(doc: Doc, *, convert: bool) -> Doc:
    to_our_entities(doc)
    return to_ud(doc) if convert else _name_root(doc)


def to_ud(doc: Doc) -> Doc:
    """Turn the ClearNLP dependencies of a Doc into UD v2, in place; returns the same Doc.

    Sentences, offsets, tags, lemmas, morphology and entities stay as they are; heads, labels (the root's is ``ROOT``,
    as everywhere in spaCy) and some parts of speech change. A Doc without a parse is left alone. The scheme cannot be
    told from a short Doc alone ("Ghana and Togo agreed" has no label that UD lacks), so none is guessed here.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return doc
    words = [Word(t.text, t.lemma_, t.pos_, t.tag_, t.head.i, t.dep_) for t in doc]
    names = [(ent.start, ent.end) for ent in doc.ents if entity_type(ent.label_) == "PERSON"]
    strings = doc.vocab.strings
    values = [
        ((word.head - index) % 2**64, strings.add(word.dep), strings.add(word.pos))
        for index, word in enumerate(convert(words, names))
    ]
    return doc.from_array(["HEAD", "DEP", "POS"], cast("Any", np.array(values, dtype=np.uint64)))


def to_our_entities(doc: Doc) -> Doc:
    """Name the entities of a Doc by our types, in place; dates, times and amounts are dropped. Returns the same Doc."""
    kept = [(ent, entity_type(ent.label_)) for ent in doc.ents]
    if any(ent.label_ != label for ent, label in kept):
        doc.ents = [
            Span(doc, ent.start, ent.end, label=label, kb_id=ent.kb_id, span_id=ent.id) for ent, label in kept if label
        ]
    return doc


def _name_root(doc: Doc) -> Doc:
    """Give the roots of a UD Doc the name that they have everywhere in spaCy."""
    for token in doc:
        if token.dep_ == "root":
            token.dep_ = "ROOT"
    return doc
