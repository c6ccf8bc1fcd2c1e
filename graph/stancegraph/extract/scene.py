"""One document under extraction: its tree, its actors by token, its quotes and their speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..actors.engine import ASIDE
from ..values import Mention
from .lexicon import Cue, Lexicon
from .slots import subjects
from .tree import Tree

__all__ = ["Link", "Occurrence", "Scene"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A cue found in the text: the token that heads it, the other tokens of the phrase, and where marks may attach."""

    cue: Cue
    head: int
    parts: tuple[int, ...] = ()
    obliques: tuple[int, ...] = ()

    @property
    def anchors(self) -> tuple[int, ...]:
        return (self.head, *self.parts)


@dataclass(frozen=True, slots=True)
class Link:
    """What a construction finds: the tokens of actor, target and cue.

    ``predicate`` is the token whose negation and modality count; ``concept`` the stance; ``by`` the construction.
    ``clause`` says that the target is a clause; ``only_negated`` that the negation is a part of the cue;
    ``factuality`` is what the construction itself tells.
    """

    actor: int
    target: int
    cue: tuple[int, ...]
    concept: str
    by: str
    predicate: int
    clause: bool = False
    only_negated: bool = False
    factuality: str | None = None
    name: str = ""


class Scene:
    """The tree of a document with the actors on it. Built once a document; the constructions only read it."""

    def __init__(self, tree: Tree, lexicon: Lexicon, mentions: Sequence[Mention]) -> None:
        self.tree, self.lexicon = tree, lexicon
        self.mentions = tuple(mention for mention in mentions if mention.by != ASIDE)
        self.asides = {mention.head: mention for mention in mentions if mention.by == ASIDE}
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in self.mentions:
            self._by_head.setdefault(mention.head, mention)
            for i in range(mention.start, mention.end):
                self._by_token.setdefault(i, mention)

    def mention(self, i: int) -> Mention | None:
        """The actor that the noun phrase headed by ``i`` denotes, or None."""
        found = self._by_head.get(i)
        if found is not None:
            return found
        inside = self._by_token.get(i)
        if inside is not None and inside.start <= self.tree.heads[i] < inside.end:
            return inside
        return self._through(i)

    def target(self, i: int) -> Mention | None:
        """As `mention`, but a body's text is no actor: who vetoes the council's draft does not veto the council."""
        if i not in self._by_head and self.lexicon.has("voice", self.tree.lemmas[i]):
            return None
        return self.mention(i)

    def _through(self, i: int) -> Mention | None:
        """The actor behind an apposition, a part ("members of the council") or an organ ("the party's spokesman")."""
        tree = self.tree
        for c in tree.kids(i, "appos", "flat", "nmod:desc"):
            if c in self._by_head:
                return self._by_head[c]
        if self.lexicon.has("part", tree.lemmas[i]):
            for c in tree.kids(i, "nmod"):
                if tree.case(c) in {"of", "from", "in", "for"} and c in self._by_head:
                    return self._by_head[c]
        if self.lexicon.has("organ", tree.lemmas[i]) or self.lexicon.has("voice", tree.lemmas[i]):
            for c in tree.kids(i, "nmod", "compound", "amod"):
                if c in self._by_head and tree.case(c) in {"", "of", "from", "for"}:
                    return self._by_head[c]
                if self.lexicon.has("organ", tree.lemmas[c]) and not tree.case(c):
                    return self._first(tree.kids(c, "compound", "amod"))
        verb = tree.heads[i] if tree.deps[i] == "obj" and self.lexicon.has("voice", tree.lemmas[i]) else None
        if verb is not None and self.lexicon.has("light", tree.lemmas[verb]):
            return self._first(subjects(tree, verb))
        return None

    def _first(self, tokens: list[int]) -> Mention | None:
        return next((self._by_head[t] for t in tokens if t in self._by_head), None)

    def actors(self, i: int) -> list[tuple[int, Mention]]:
        """The actors that ``i`` and what is coordinated with it denote, each with its token."""
        found = [(t, self.mention(t)) for t in self.members(i)]
        return [(t, mention) for t, mention in found if mention is not None]

    def members(self, i: int) -> list[int]:
        """``i`` and what is coordinated with it; for "the armies of Chile and Peru", the two countries."""
        tree, found = self.tree, []
        for t in tree.conjuncts(i):
            owners = [
                c for c in tree.kids(t, "nmod") if tree.case(c) in {"of", "from"} and tree.kid(c, "conj") is not None
            ]
            behind = t not in self._by_head and (
                self.lexicon.has("organ", tree.lemmas[t]) or self.lexicon.has("part", tree.lemmas[t])
            )
            found += tree.conjuncts(owners[0]) if behind and owners else [*self._beside(t), t]
        return found

    def concerns(self, i: int) -> bool:
        """Whether ``i`` denotes actors or some of theirs ("two Chilean prisoners")."""
        tree = self.tree
        return any(
            self.target(t) is not None or any(c in self._by_head for c in tree.kids(t, "amod", "compound"))
            for t in tree.conjuncts(i)
        )

    def _beside(self, i: int) -> list[int]:
        """The names coordinated before the one that is a part of ``i``: "Chilean" in "Chilean and Peruvian troops"."""
        tree, whole = self.tree, self._by_head.get(i)
        if whole is None:
            return []
        return [
            c for c in tree.kids(i, "amod", "compound", "nmod")
            if c in self._by_head and c + 1 < whole.start and tree.lowers[c + 1] in {"and", "or", ","}
            and not tree.case(c)
        ]  # fmt: skip

    def is_speech(self, i: int) -> bool:
        """Whether ``i`` is a verb of saying."""
        return self.tree.pos[i] == "VERB" and self.lexicon.has("speech", self.tree.lemmas[i])

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """The cues of the lexicon in the text."""
        from .matching import occurrences

        return tuple(occurrences(self.tree, self.lexicon))

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token, whether it stands inside double quotation marks."""
        inside, found = False, []
        for word, new in zip(self.tree.words, self._paragraph_starts, strict=True):
            inside = inside and not new
            if word in {'"', "``", "''", "“", "”", "„"}:
                inside = {"“": True, "„": True, "``": True, "”": False, "''": False}.get(word, not inside)
                found.append(False)
            else:
                found.append(inside)
        return tuple(found)

    @cached_property
    def voices(self) -> Mapping[int, int]:
        """The token that denotes the speaker, by token of a quotation or of a turn in a record."""
        from .quotes import voices

        return voices(self)

    def opens(self, i: int) -> bool:
        """Whether a paragraph begins with token ``i``."""
        return self._paragraph_starts[i]

    @cached_property
    def _paragraph_starts(self) -> tuple[bool, ...]:
        found, new = [], True
        for i, word in enumerate(self.tree.words):
            gap = i and "\n\n" in self.tree.text[self.tree.end_offset(i - 1) : self.tree.offsets[i]]
            found.append(bool(new or gap))
            new = "\n\n" in word
        return tuple(found)
