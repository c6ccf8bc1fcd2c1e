"""Issue targets: which words of the text name the issue, and a short canonical phrase for it."""

from __future__ import annotations

from dataclasses import dataclass

from .scene import Scene
from .slots import resolve_relative

__all__ = ["Issue", "IssueFinder"]

_CUT = frozenset({"acl:relcl", "appos", "parataxis", "conj", "cc", "advcl", "dislocated", "list", "discourse", "punct"})
_EDGE = frozenset({"punct", "cc", "mark", "case"})
_LONGEST = 14
_ANAPHORS = frozenset({"it", "this", "that", "them", "they", "these", "those", "so", "one"})
_DROPPED = frozenset({"det", "nmod:poss", "punct", "discourse", "mark", "case"})
_NAME_WORDS = 9


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
        self._by_head: dict[str, Issue] = {}
        self._names: dict[str, str] = {}

    def find(self, i: int, clause: bool = False) -> Issue | None:
        """The issue that the phrase headed by ``i`` names; None for a pronoun without antecedent."""
        tree = self._scene.tree
        i = resolve_relative(tree, i)
        if not clause and tree.pos[i] in {"PRON", "DET"}:
            return self._antecedent(i) if tree.lowers[i] in _ANAPHORS else None
        start, end = self._clause_span(i) if clause else self._phrase_span(i)
        name = self._name(i, start, end)
        if not name:
            return None
        issue = Issue(self._earlier(i, name), start, end)
        if not clause:
            self._by_head.setdefault(tree.lemmas[i], issue)
        return issue

    def _earlier(self, i: int, name: str) -> str:
        """The name that the issue has from its first, longer mention, where this one is a bare noun."""
        earlier = self._by_head.get(self._scene.tree.lemmas[i])
        bare = len(name.split()) == 1
        return earlier.name if bare and earlier is not None else name

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
        start, end = self._phrase_span(best[1])
        return Issue(self._name(best[1], start, end), start, end)

    def _phrase_span(self, i: int) -> tuple[int, int]:
        for cut in (_CUT, _CUT | {"acl"}, _CUT | {"acl", "obl"}):
            span = self._contiguous(i, cut)
            if span[1] - span[0] <= _LONGEST:
                return span
        return self._shortened(i)

    def _shortened(self, i: int) -> tuple[int, int]:
        start, end = self._contiguous(i, _CUT | {"acl", "nmod", "obl"})
        return max(start, i - _LONGEST), min(end, i + _LONGEST)

    def _clause_span(self, i: int) -> tuple[int, int]:
        for cut in (_CUT - {"conj", "cc"} | {"nsubj"}, _CUT | {"nsubj"}, _CUT | {"nsubj", "acl"}):
            span = self._contiguous(i, frozenset(cut - {"nsubj"}))
            if span[1] - span[0] <= _LONGEST + 4:
                return span
        start, end = self._contiguous(i, _CUT | {"acl", "obl"})
        return start, min(end, start + _LONGEST + 4)

    def _contiguous(self, i: int, cut: frozenset[str]) -> tuple[int, int]:
        """The tokens around ``i`` that belong to its phrase without the branches in ``cut``, as one stretch."""
        tree = self._scene.tree
        inside = set(tree.subtree(i, cut))
        start = end = i
        while start - 1 in inside or (start - 2 in inside and tree.deps[start - 1] == "punct"):
            start -= 1
        while end + 1 in inside or (end + 2 in inside and tree.deps[end + 1] == "punct"):
            end += 1
        while start < i and (tree.base(start) in _EDGE and tree.heads[start] == i or tree.deps[start] == "punct"):
            start += 1
        while end > i and tree.deps[end] == "punct":
            end -= 1
        return start, end + 1

    def _name(self, i: int, start: int, end: int) -> str:
        """The words of the phrase without articles, possessive pronouns and what follows the first few words."""
        tree = self._scene.tree
        words: list[str] = []
        for t in range(start, end):
            pronoun = tree.deps[t] == "nmod:poss" and tree.pos[t] == "PRON"
            if tree.pos[t] in {"PUNCT", "SPACE", "DET"} and tree.base(t) != "nmod" or pronoun:
                continue
            glue = bool(words) and (tree.lowers[t] in {"'s", "’s", "'", "’"} or tree.offsets[t] == tree.end_offset(t - 1))
            if glue:
                words[-1] += tree.words[t]
            else:
                words.append(tree.words[t])
        while words and len(words) > 1 and words[0].lower() in {"to", "that"}:
            words = words[1:]
        if len(words) > _NAME_WORDS:
            words = words[:_NAME_WORDS]
            while len(words) > 1 and words[-1].lower() in _WEAK:
                words.pop()
        return " ".join(words)


_WEAK = frozenset(["of", "in", "on", "to", "for", "and", "the", "a", "an", "with", "by", "at", "from", "or", "as", "that"])
