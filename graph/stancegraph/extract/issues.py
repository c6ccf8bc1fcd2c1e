"""Issue targets: which words of the text name the issue, and a short canonical phrase for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .scene import Scene
from .slots import resolve_relative

__all__ = ["Issue", "IssueFinder"]

_CUT = frozenset({"acl:relcl", "appos", "parataxis", "conj", "cc", "advcl", "dislocated", "list", "discourse", "punct"})
_PREDICATIVE = frozenset({"cop", "nsubj", "csubj", "aux", "mark", "expl"})
_EDGE = frozenset({"punct", "cc", "mark", "case"})
_LONGEST = 14
_LONGEST_CLAUSE = 18
_ANAPHORS = frozenset({"it", "this", "that", "them", "they", "these", "those", "so", "one"})
_NAME_WORDS = 9
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an"})
_ASIDE = frozenset({"punct", "parataxis"})
_OWNERS = ("'s", "’s")
_HYPHENS = frozenset({"-", "‑", "–", "/"})
_WEAK = frozenset(
    {"of", "in", "on", "to", "for", "and", "the", "a", "an", "with", "by", "at", "from", "or", "as", "that"}
)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it stands in the text: ``name`` canonical, ``start`` and ``end`` the tokens that name it."""

    name: str
    start: int
    end: int


class IssueFinder:
    """Names the issues of one document: the same short phrase for a later pronoun or bare noun ("the bill")."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._names: dict[int, str] = {}
        self._nouns: dict[str, list[int]] = defaultdict(list)
        for i, pos in enumerate(scene.tree.pos):
            if pos == "NOUN":
                self._nouns[scene.tree.lemmas[i]].append(i)

    def find(self, i: int, clause: bool = False, bare: bool = False, holder: int = -1) -> Issue | None:
        """The issue that the phrase headed by ``i`` names; None for a pronoun without antecedent.

        ``clause`` takes ``i`` as the head of a clause, ``bare`` leaves out that clause's subject and auxiliaries.
        The branch that names the ``holder`` of the stance is never a part of the issue.
        """
        tree = self._scene.tree
        i = self._what(resolve_relative(tree, i))
        if not clause and tree.pos[i] in {"PRON", "DET"}:
            return self._antecedent(i) if tree.lowers[i] in _ANAPHORS else None
        start, end = self._clause_span(i, bare, holder) if clause else self._phrase_span(i, holder)
        name = self._name(i, start, end) if clause else self._earlier(i)
        return Issue(name, start, end) if name else None

    def _what(self, i: int) -> int:
        """The noun inside a free relative ("what it called an insult"), for its "what"."""
        tree = self._scene.tree
        if tree.lowers[i] != "what":
            return i
        inner = [
            n for c in tree.kids(i, "acl") for n in tree.kids(c, "xcomp", "obj") if tree.pos[n] in {"NOUN", "PROPN"}
        ]
        return inner[0] if inner else i

    def _earlier(self, i: int) -> str:
        """The name of the phrase headed by ``i``; where it has "the" or "this", that of what it takes up: of the
        mentions before it with the same noun, all its other words and more, the last one that "a" introduced, else the
        first."""
        tree, name = self._scene.tree, self._full_name(i)
        if tree.pos[i] != "NOUN" or not self._has(i, _DEFINITE):
            return name
        words, found = _content(name), list[int]()
        for j in self._nouns[tree.lemmas[i]]:
            if j < i and tree.tags[j] == tree.tags[i] and self._scene.mention(j) is None:
                found += [j] if words < _content(self._full_name(j)) else []
        new = [j for j in found if self._has(j, _INDEFINITE)]
        return self._full_name((new[-1:] or found[:1] or [i])[0])

    def _has(self, i: int, determiners: frozenset[str]) -> bool:
        return any(self._scene.tree.lowers[c] in determiners for c in self._scene.tree.kids(i, "det"))

    def _full_name(self, i: int) -> str:
        """The name of the phrase headed by ``i``; a noun alone is told by the clause that describes it."""
        if i not in self._names:
            name = self._name(i, *self._phrase_span(i, -1))
            if name and " " not in name and (clauses := self._scene.tree.kids(i, "acl")):
                told = self._scene.tree.subtree(clauses[-1], _ASIDE)
                name = self._name(i, i, told[-1] + 1) if told[0] > i else name
            self._names[i] = name
        return self._names[i]

    def _antecedent(self, i: int) -> Issue | None:
        """What "it" or "this" stands for: the nearest object or subject before it that is a common noun."""
        tree = self._scene.tree
        first = tree.sentences[max(tree.sentence[i] - 1, 0)][0]
        best: tuple[int, int] | None = None
        for t in range(first, i):
            if tree.pos[t] == "NOUN" and self._scene.mention(t) is None:
                rank = {"obj": 3, "nsubj": 2, "nsubj:pass": 3, "obl": 1, "nmod": 1}.get(tree.deps[t], 0)
                score = (rank + (tree.sentence[t] == tree.sentence[i]), t)
                if rank and not self._scene.lexicon.has("vain", tree.lemmas[t]) and (best is None or score >= best):
                    best = score
        if best is None:
            return None
        return Issue(self._earlier(best[1]), *self._phrase_span(best[1], -1))

    def _phrase_span(self, i: int, holder: int) -> tuple[int, int]:
        cut_always = _CUT | _PREDICATIVE
        for cut in (cut_always, cut_always | {"acl"}, cut_always | {"acl", "obl"}):
            span = self._contiguous(i, cut, holder)
            if span[1] - span[0] <= _LONGEST:
                return span
        return self._shortened(i, holder)

    def _shortened(self, i: int, holder: int) -> tuple[int, int]:
        start, end = self._contiguous(i, _CUT | {"acl", "nmod", "obl"}, holder)
        return max(start, i - _LONGEST), min(end, i + _LONGEST)

    def _clause_span(self, i: int, bare: bool, holder: int) -> tuple[int, int]:
        always = _CUT | {"nsubj", "aux", "advmod"} if bare else _CUT
        for cut in (always - {"conj", "cc"}, always, always | {"acl"}):
            span = self._contiguous(i, cut, holder)
            if span[1] - span[0] <= _LONGEST_CLAUSE:
                return span
        start, end = self._contiguous(i, always | {"acl", "obl"}, holder)
        return start, min(end, start + _LONGEST_CLAUSE)

    def _contiguous(self, i: int, cut: frozenset[str], holder: int) -> tuple[int, int]:
        """The tokens around ``i`` that belong to its phrase without the branches in ``cut``, as one stretch."""
        tree = self._scene.tree
        inside = set(tree.subtree(i, cut))
        if holder in inside and holder != i:
            inside -= set(tree.subtree(self._branch(i, holder)))
        start = end = i
        while start - 1 in inside or (start - 2 in inside and tree.deps[start - 1] == "punct"):
            start -= 1
        while end + 1 in inside or (end + 2 in inside and tree.deps[end + 1] == "punct"):
            end += 1
        while start < i and (tree.deps[start] == "punct" or (tree.base(start) in _EDGE and tree.heads[start] == i)):
            start += 1
        while end > i and tree.deps[end] == "punct":
            end -= 1
        return start, end + 1

    def _branch(self, i: int, below: int) -> int:
        """The child of ``i`` above (or equal to) ``below``."""
        heads = self._scene.tree.heads
        while heads[below] != i:
            below = heads[below]
        return below

    def _name(self, i: int, start: int, end: int) -> str:
        """The words of the phrase without articles and what follows the first few words; its owner by name."""
        tree = self._scene.tree
        words: list[str] = []
        last = -1
        for t in range(start, end):
            word = self._word(t, i, start, end)
            if not word:
                continue
            if last == t - 1 and words and tree.offsets[t] == tree.end_offset(last):
                words[-1] += word
            else:
                words.append(word)
            last = t
        while words and len(words) > 1 and words[0].lower() in {"to", "that"}:
            words = words[1:]
        if len(words) > _NAME_WORDS:
            words = words[:_NAME_WORDS]
            while len(words) > 1 and (words[-1].lower() in _WEAK or words[-1].endswith(_OWNERS)):
                words.pop()
        return " ".join(words).removesuffix(_OWNERS[0]).removesuffix(_OWNERS[1]).rstrip()

    def _word(self, t: int, i: int, start: int, end: int) -> str:
        """What stands for a token in a name; nothing for articles and punctuation outside of words."""
        tree = self._scene.tree
        if tree.deps[t] == "nmod:poss" and tree.pos[t] == "PRON":
            owner = self._scene.mention(t) if tree.heads[t] == i else None
            return f"{owner.name}'s" if owner is not None else ""
        if tree.pos[t] == "PUNCT" and tree.words[t] in _HYPHENS and start < t < end - 1:
            glued = tree.offsets[t] == tree.end_offset(t - 1) and tree.offsets[t + 1] == tree.end_offset(t)
            return tree.words[t] if glued else ""
        if tree.pos[t] in {"PUNCT", "SPACE", "DET"} and tree.base(t) != "nmod":
            return ""
        return tree.words[t]


def _content(name: str) -> frozenset[str]:
    return frozenset(word for word in name.lower().split() if word not in _WEAK)
