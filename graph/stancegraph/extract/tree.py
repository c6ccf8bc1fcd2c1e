"""A parsed document as plain tuples: what the constructions walk on, many times faster than spaCy's token objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["RELATIVES", "Tree"]

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Universal Dependencies of a whole document; every field has one entry a token."""

    words: tuple[str, ...]
    lowers: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    offsets: tuple[int, ...]
    sentence: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    text: str

    @classmethod
    def from_doc(cls, doc: Doc, forms: Mapping[tuple[str, str], str] = MappingProxyType({})) -> Tree:
        """The tree of a parsed ``Doc`` with sentence starts, tags and lemmas; tokens of whitespace hang nowhere.

        ``forms`` gives the lemmas of inflected verbs and nouns that it knows, whatever the lemmatizer says.
        """
        words, lowers, lemmas, pos, tags, deps = _strings(doc)
        head_offsets, spaced, sent_starts = _column(doc, "HEAD"), _column(doc, "SPACY"), _column(doc, "SENT_START")
        heads = tuple((np.arange(len(words)) + head_offsets).tolist())
        children: list[list[int]] = [[] for _ in words]
        for i, head in enumerate(heads):
            if head != i and deps[i]:
                children[head].append(i)
        # spaCy's own ``sents`` makes a token object of every word
        starts = np.flatnonzero(sent_starts[1:] == 1) + 1
        sentences = tuple(pairwise([0, *starts.tolist(), len(words)])) if words else ()
        lengths = map(add, map(len, words), spaced.tolist())
        return cls(
            words=words,
            lowers=lowers,
            lemmas=tuple(
                forms.get((kind, lower)) or (lemma or word).lower()
                for kind, lower, lemma, word in zip(pos, lowers, lemmas, words, strict=True)
            ),
            pos=pos,
            tags=tags,
            deps=deps,
            heads=heads,
            children=tuple(map(tuple, children)),
            offsets=tuple(accumulate(lengths, initial=0))[:-1],
            sentence=tuple(number for number, (start, end) in enumerate(sentences) for _ in range(start, end)),
            sentences=sentences,
            text=doc.text,
        )

    def __len__(self) -> int:
        return len(self.words)

    def kids(self, i: int, *deps: str) -> list[int]:
        """The children of ``i`` with one of these labels; a label also stands for its subtypes."""
        found = self.deps
        return [c for c in self.children[i] if found[c] in deps or found[c].partition(":")[0] in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` with one of these labels or their subtypes, or None."""
        return next(iter(self.kids(i, *deps)), None)

    def base(self, i: int) -> str:
        """The label of ``i`` without its subtype."""
        return self.deps[i].partition(":")[0]

    def case(self, i: int) -> str:
        """The prepositions of ``i`` as one string ("in favour of"), or the empty string."""
        words: list[str] = []
        for c in self.children[i]:
            if self.deps[c] == "case" and self.lowers[c] not in {"'s", "’s", "'", "’"}:
                words.append(self.lowers[c])
                words += [self.lowers[f] for f in self.kids(c, "fixed")]
        return " ".join(words)

    def marked_by(self, i: int, marks: tuple[str, ...]) -> bool:
        """Whether ``i`` has one of these prepositions, alone or as the last of several ("out of")."""
        case = self.case(i)
        return bool(case) and (case in marks or case.rpartition(" ")[2] in marks or case.partition(" ")[0] in marks)

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and all that is coordinated with it below it."""
        found = [i]
        for member in found:
            found += self.kids(member, "conj")
        return found

    def first_conjunct(self, i: int) -> int:
        """The word that ``i`` is coordinated with, the first of all."""
        while self.base(i) == "conj":
            i = self.heads[i]
        return i

    def nominal(self, i: int) -> bool:
        """Whether ``i`` is a noun, a name, a pronoun or a number."""
        return self.pos[i] in _NOUNS

    def predicate(self, i: int) -> bool:
        """Whether ``i`` heads a clause: a verb, or anything with a copula or a subject."""
        return self.pos[i] in {"VERB", "AUX"} or any(
            self.deps[c] == "cop" or self.deps[c].startswith("nsubj") for c in self.children[i]
        )

    def passive(self, i: int) -> bool:
        """Whether verb ``i`` is passive: with a passive auxiliary or subject, or a bare past participle."""
        for c in self.children[i]:
            if self.deps[c] in {"aux:pass", "nsubj:pass", "csubj:pass"}:
                return True
            if self.deps[c] in {"nsubj", "obj"}:
                return False
        if self.deps[i] in {"acl", "amod"} and self.tags[i] == "VBN":
            return True
        if self.deps[i] in {"advcl", "xcomp"} and self.tags[i] == "VBN" and self.kid(i, "aux") is None:
            return True
        if self.deps[i] == "conj" and self.tags[i] == "VBN" and self.kid(i, "aux") is None:
            return self.passive(self.heads[i])
        return False

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above ``i``, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """``i`` and all below it in order, leaving out branches whose label (or base label) is in ``without``."""
        found, todo = [i], [i]
        while todo:
            for c in self.children[todo.pop()]:
                if self.deps[c] not in without and self.base(c) not in without:
                    found.append(c)
                    todo.append(c)
        return sorted(found)

    def span_text(self, start: int, end: int) -> str:
        """The text of the tokens from ``start`` to before ``end``, whitespace folded."""
        return " ".join(self.text[self.offsets[start] : self.end_offset(end - 1)].split())

    def end_offset(self, i: int) -> int:
        """Where token ``i`` ends in the text."""
        return self.offsets[i] + len(self.words[i])


def _column(doc: Doc, attribute: str) -> NDArray[np.int64]:
    return np.asarray(doc.to_array([attribute])).astype(np.int64).ravel()


def _strings(doc: Doc) -> list[tuple[str, ...]]:
    """The columns of words, lower-case words, lemmas, parts of speech, tags and relations."""
    table: NDArray[np.uint64] = doc.to_array(["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP"])  # type: ignore[assignment]
    strings = doc.vocab.strings
    known = {key: strings[key] for key in set(table.ravel().tolist())}
    return [tuple(map(known.__getitem__, column)) for column in table.T.tolist()]
