"""One pass over a parsed document: plain lists of what the linking rules read, and the registry's names in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .registry import Actor, Registry
from .trie import Hit
from .words import LOCATIVES, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["View"]

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj"))


class View:
    """The document as lists by token index; ``names`` are the registry's hits from left to right.

    ``heads`` holds absolute indices (a root is its own head), ``sents`` the sentence number of each token.
    """

    def __init__(self, doc: Doc, registry: Registry, date: str | None) -> None:
        self.registry, self.date = registry, date
        self.words = [token.text for token in doc]
        self.spaced = [bool(token.whitespace_) for token in doc]
        self.lowers = [word.lower() for word in self.words]
        self.count = len(self.words)
        self.pos, self.tags, self.deps, self.lemmas, self.heads = _columns(doc)
        self.sents, self.starts = _sentences(doc)
        self.entities = [(span.start, span.end, span.label_) for span in doc.ents]
        self.names: list[Hit] = list(registry.phrases.find(self.words))
        self.children: list[list[int]] = [[] for _ in self.words]
        for index, head in enumerate(self.heads):
            if head != index:
                self.children[head].append(index)

    @cached_property
    def hit_at(self) -> dict[int, Hit]:
        """The registry hit that covers a token."""
        return {index: hit for hit in self.names for index in range(hit.start, hit.end)}

    @cached_property
    def quoted(self) -> list[int]:
        """The number of the quotation that a token stands in, 0 outside; a quotation ends with its paragraph."""
        numbers, open_, last = [0] * self.count, 0, 0
        for index, word in enumerate(self.words):
            if "\n" in word:
                open_ = 0
            elif word in _OPENING and (word != '"' or not open_):
                last += 1
                open_ = last
            elif word in _CLOSING:
                open_ = 0
            else:
                numbers[index] = open_
        return numbers

    def actor(self, position: int) -> Actor:
        """The registry's actor at a position that a hit names."""
        return self.registry.actors[position]

    def text(self, start: int, end: int) -> str:
        """The words of a span as the text has them, white space folded."""
        parts = (self.words[index] + " " * self.spaced[index] for index in range(start, end))
        return " ".join("".join(parts).split())

    def root(self, start: int, end: int) -> int:
        """The token of a span whose head lies outside of it; the first such one that is no mark."""
        for index in range(start, end):
            head = self.heads[index]
            if (head == index or not start <= head < end) and self.deps[index] not in _LOOSE:
                return index
        return end - 1

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((child for child in self.children[index] if self.deps[child] in deps), None)

    def case(self, index: int) -> str:
        """The preposition of a nominal, lower case, or nothing."""
        child = self.child(index, "case")
        return self.lowers[child] if child is not None and child < index else ""

    def lead(self, index: int) -> int:
        """The first conjunct of a coordination that the token belongs to."""
        while self.deps[index] == "conj" and self.heads[index] != index:
            index = self.heads[index]
        return index

    def subject(self, index: int) -> bool:
        """Whether the token (or the coordination that it is in) is a subject."""
        return self.deps[self.lead(index)] in SUBJECTS

    def located(self, index: int) -> bool:
        """Whether the nominal says where: it has a locative preposition, itself or through its coordination."""
        return self.case(index) in LOCATIVES or self.case(self.lead(index)) in LOCATIVES

    def plural(self, index: int) -> bool:
        """Whether a nominal is plural by its tag."""
        return self.tags[index] in ("NNS", "NNPS")


_OPENING = frozenset(('"', "\u201c", "``"))
_CLOSING = frozenset(('"', "\u201d", "''"))
_LOOSE = word_set("punct case cc det mark")


def _columns(doc: Doc) -> tuple[list[str], list[str], list[str], list[str], list[int]]:
    table = doc.to_array(["POS", "TAG", "DEP", "LEMMA", "HEAD"])
    strings = doc.vocab.strings
    known: dict[int, str] = {0: ""}

    def column(number: int) -> list[str]:
        keys = table[:, number].tolist()
        for key in set(keys):
            if key not in known:
                known[key] = strings[key]
        return [known[key] for key in keys]

    heads = [index + offset for index, offset in enumerate(table[:, 4].astype("int64").tolist())]
    return column(0), column(1), column(2), column(3), heads


def _sentences(doc: Doc) -> tuple[list[int], list[int]]:
    if not doc.has_annotation("SENT_START") or not len(doc):
        return [0] * len(doc), [0]
    numbers: list[int] = []
    starts: list[int] = []
    for number, sent in enumerate(doc.sents):
        starts.append(sent.start)
        numbers.extend([number] * (sent.end - sent.start))
    return numbers, starts
