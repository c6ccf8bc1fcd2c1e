"""A parsed document as plain tuples: what the constructions walk on, many times faster than spaCy's token objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
        tokens = list(doc)
        children: list[list[int]] = [[] for _ in tokens]
        heads = tuple(token.head.i for token in tokens)
        deps = tuple(token.dep_ for token in tokens)
        for i, head in enumerate(heads):
            if head != i and deps[i]:
                children[head].append(i)
        sentences = tuple((span.start, span.end) for span in doc.sents)
        sentence = [0] * len(tokens)
        for number, (start, end) in enumerate(sentences):
            sentence[start:end] = [number] * (end - start)
        return cls(
            words=tuple(token.text for token in tokens),
            lowers=tuple(token.lower_ for token in tokens),
            lemmas=tuple(_lemma(token, forms) for token in tokens),
            pos=tuple(token.pos_ for token in tokens),
            tags=tuple(token.tag_ for token in tokens),
            deps=deps,
            heads=heads,
            children=tuple(map(tuple, children)),
            offsets=tuple(token.idx for token in tokens),
            sentence=tuple(sentence),
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


def _lemma(token: Token, forms: Mapping[tuple[str, str], str]) -> str:
    return forms.get((token.pos_, token.lower_)) or (token.lemma_ or token.text).lower()
