"""From a parsed document to its statements: cues, constructions, polarity, factuality, source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..nlp.encoder import READER_KEY
from ..values import Document, Mention, Statement
from .constructions import BY_FRAME, BY_ROLE
from .lexicon import Lexicon
from .polarity import denied
from .scene import Link, Scene
from .statements import Writer, apart, best
from .tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .reader import Reader

__all__ = ["extract", "links_of"]


def extract(
    doc: Doc, document: Document, lexicon: Lexicon, mentions: Sequence[Mention], reader: Reader | None = None
) -> list[Statement]:
    """The stance statements of a parsed document, in the order of the text.

    ``doc`` needs tags, lemmas, dependencies and sentence starts; ``mentions`` are its actors. With a ``reader`` (and
    its vectors on the Doc) it proposes statements beside the rules and judges all; else the rules alone speak. One
    statement remains of those with the same sentence, actor, target and polarity (with a reader: of those whose targets
    share words): the one with the best confidence.
    """
    scene = Scene(Tree.from_doc(doc, lexicon.forms), lexicon, mentions)
    links = list(links_of(scene))
    vectors = doc.user_data.get(READER_KEY)
    if reader is not None and vectors is not None:
        return apart(best(reader.statements(scene, document, vectors, links)))
    writer = Writer(scene, document)
    return best(found.statement for link, by in links for found in writer.write(link, by))


def links_of(scene: Scene) -> Iterator[tuple[Link, str]]:
    """Every link of every construction, in the order of the text, with what found it."""
    for occurrence in scene.occurrences:
        if occurrence.cue.only_negated and not denied(scene, occurrence.head, occurrence.parts):
            continue
        for construction in BY_FRAME.get(occurrence.cue.frame, ()):
            for link in construction(scene, occurrence):
                if occurrence.cue.only_actors and not scene.concerns(link.target):
                    continue
                if occurrence.cue.only_negated:
                    link = replace(link, only_negated=True)
                yield link, f"{link.by}:{occurrence.cue.text}"
    for i, word in enumerate(scene.tree.lowers):
        for role, construction_at in BY_ROLE.items():
            if scene.lexicon.has(role, word):
                for link in construction_at(scene, i):
                    yield link, f"{link.by}:{word}"
