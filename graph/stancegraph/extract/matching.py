"""Finds the cues of the lexicon in a tree: only words that head a cue are visited."""

from __future__ import annotations

from collections.abc import Iterator

from .lexicon import Cue, Lexicon
from .scene import Occurrence
from .slots import obliques
from .tree import Tree

__all__ = ["occurrences"]

_POS = {
    "VERB": frozenset({"VERB"}),
    "NOUN": frozenset({"NOUN", "ADV", "NUM"}),
    "ADJ": frozenset({"ADJ", "VERB", "ADV"}),
    "ADP": frozenset({"ADP", "SCONJ", "ADV"}),
}
_ADVERBIAL = frozenset({"on", "in", "at", "for", "by", "from"})
_OBLIQUE = frozenset({"SubjectOblique", "ObjectOblique", "ObliqueRequest"})
_DEEP = frozenset({"to", "with", "against", "from"})
_OUTSIDE = frozenset({"conj", "acl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos", "nsubj", "csubj", "punct"})


def occurrences(tree: Tree, lexicon: Lexicon) -> Iterator[Occurrence]:
    """Every cue in the tree; where several have the same head, those with the most words."""
    for i, (lemma, lower) in enumerate(zip(tree.lemmas, tree.lowers, strict=True)):
        cues = lexicon.cues.get(lemma, ())
        if lower != lemma:
            cues += tuple(cue for cue in lexicon.cues.get(lower, ()) if cue.pos != "VERB")
        if cues:
            yield from _longest(tree, lexicon, i, cues)


def _longest(tree: Tree, lexicon: Lexicon, i: int, cues: tuple[Cue, ...]) -> list[Occurrence]:
    best: list[Occurrence] = []
    size = -1
    for cue in cues:
        found = _match(tree, lexicon, i, cue)
        if found is None:
            continue
        length = len(found.parts) + cue.marked
        if length > size:
            best, size = [found], length
        elif length == size:
            best.append(found)
    return best


def _match(tree: Tree, lexicon: Lexicon, i: int, cue: Cue) -> Occurrence | None:
    if tree.pos[i] not in _POS[cue.pos] or (cue.pos == "ADJ" and tree.pos[i] == "VERB" and cue.head != tree.lowers[i]):
        return None
    parts: list[int] = []
    if cue.parts:
        near = _near(tree, i)
        for part in cue.parts:
            at = next((t for t in near if part in (tree.lemmas[t], tree.lowers[t]) and t not in parts), None)
            if at is None:
                return None
            parts.append(at)
    if not cue.marks or cue.frame not in _OBLIQUE:
        return Occurrence(cue, i, tuple(parts))
    targets = [t for t in _marked(tree, i, parts, cue) if not _vain(tree, lexicon, t)]
    if cue.frame == "ObjectOblique" and not (tree.passive(i) or tree.kid(i, "obj", "iobj")):
        return None
    if not targets and cue.marked:
        return None
    return Occurrence(cue, i, tuple(parts), tuple(targets))


def _marked(tree: Tree, i: int, parts: list[int], cue: Cue) -> list[int]:
    """What the cue's prepositions attach to it, else to the object of its verb ("returned the head of a statue to")."""
    found = obliques(tree, (i, *parts), cue.marks)
    if found or cue.parts or cue.pos != "VERB" or not _DEEP.issuperset(cue.marks):
        return found
    inside = tree.kids(i, "obj")
    for t in inside if cue.frame == "ObjectOblique" else ():
        inside += tree.kids(t, "nmod")
    return obliques(tree, tuple(inside), cue.marks)


def _vain(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """Whether ``i`` tells a time or a manner ("on Wednesday"), so that its preposition is none of a cue's."""
    return tree.case(i) in _ADVERBIAL and lexicon.has("vain", tree.lemmas[i]) and not tree.kids(i, "nmod")


def _near(tree: Tree, i: int) -> list[int]:
    """The dependents of ``i`` down to the third level, without clauses, coordination and subjects."""
    found, layer = [], [i]
    for _ in range(3):
        layer = [c for t in layer for c in tree.children[t] if tree.deps[c] not in _OUTSIDE]
        found += layer
    return found
