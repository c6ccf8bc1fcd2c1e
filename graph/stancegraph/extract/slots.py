"""Where a predicate has its arguments: subjects own or inherited, objects in either voice, obliques, clauses.

A subject is inherited through control, coordination, relative clauses and participles (Universal Dependencies v2).
"""

from __future__ import annotations

from .tree import RELATIVES, Tree

__all__ = ["agents", "clauses", "infinitive", "obliques", "patients", "resolve_relative", "subjects"]

_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear", "offer", "propose", "undertake", "use"})
_OBJECT_GERUND = frozenset({"for", "of", "from", "into"})
_NOMINAL = frozenset({"obl", "nmod", "advmod", "xcomp", "obj", "dep"})
_CLAUSAL = frozenset({"advcl", "acl", "ccomp", "xcomp"})
_DEPTH = 8


def resolve_relative(tree: Tree, i: int) -> int:
    """The noun that a relative pronoun stands for; any other token stands for itself."""
    if tree.lowers[i] not in RELATIVES or tree.pos[i] not in {"PRON", "DET", "SCONJ"}:
        return i
    for ancestor in tree.ancestors(i):
        if tree.deps[ancestor] == "acl:relcl":
            return tree.heads[ancestor]
        if tree.base(ancestor) in {"root", "ccomp", "advcl"}:
            break
    return i


def subjects(tree: Tree, i: int, depth: int = 0) -> list[int]:
    """The grammatical subjects of predicate ``i``: its own, else those it inherits. Expletives do not count."""
    own = [c for c in tree.children[i] if tree.deps[c] in {"nsubj", "nsubj:pass"}]
    if own:
        return [resolve_relative(tree, c) for c in own]
    if depth > _DEPTH or any(tree.deps[c].startswith("csubj") for c in tree.children[i]):
        return []
    return _inherited(tree, i, depth + 1)


def _inherited(tree: Tree, i: int, depth: int) -> list[int]:
    head, dep = tree.heads[i], tree.base(i)
    if dep == "conj":
        return subjects(tree, head, depth) if tree.predicate(head) or tree.base(head) in {"xcomp", "acl"} else []
    if dep == "xcomp":
        return _controllers(tree, head, depth)
    if dep == "advcl":
        marks = {tree.lowers[c] for c in tree.kids(i, "mark", "case")}
        if marks & _OBJECT_GERUND and tree.tags[i] == "VBG":
            return patients(tree, head, depth) or subjects(tree, head, depth)
        return subjects(tree, head, depth)
    if tree.deps[i] == "acl:relcl" or dep == "amod":
        return [head]
    if dep == "acl":
        return _noun_subjects(tree, head, depth) if infinitive(tree, i) else [head]
    if dep in {"ccomp", "obl", "nmod", "parataxis"} and tree.tags[i] in {"VBG", "VB"} and head != i:
        return subjects(tree, head, depth)
    return []


def _controllers(tree: Tree, head: int, depth: int) -> list[int]:
    """Who does the infinitive below ``head``: its object, else its subject."""
    if tree.lemmas[head] not in _SUBJECT_CONTROL and not tree.passive(head):
        objects = tree.kids(head, "obj", "iobj")
        if objects:
            return [resolve_relative(tree, c) for c in objects]
    return subjects(tree, head, depth)


def _noun_subjects(tree: Tree, noun: int, depth: int) -> list[int]:
    """Who does the infinitive of a noun ("Chile's plan to", "Chile has a plan to")."""
    owners = [c for c in tree.children[noun] if tree.deps[c] == "nmod:poss"]
    if owners:
        return owners
    if tree.base(noun) in {"obj", "obl", "xcomp"}:
        return agents(tree, tree.heads[noun], depth)
    return []


def infinitive(tree: Tree, i: int) -> bool:
    """Whether ``i`` is a verb with "to", or without any subject, tense or participle ending."""
    return any(tree.deps[c] == "mark" and tree.lowers[c] == "to" for c in tree.children[i]) and tree.tags[i] != "VBG"


def agents(tree: Tree, i: int, depth: int = 0) -> list[int]:
    """Who does ``i``: the subject in the active, the one behind "by" in the passive."""
    if not tree.passive(i):
        return subjects(tree, i, depth)
    behind = [c for c in tree.kids(i, "obl") if tree.deps[c] == "obl:agent" or tree.case(c) == "by"]
    return behind or _hyphenated(tree, i)


def _hyphenated(tree: Tree, i: int) -> list[int]:
    """The name before a participle with a hyphen ("a Chile-backed plan")."""
    if tree.deps[i] == "amod" and i > 1 and tree.words[i - 1] in {"-", "–", "‑"}:
        return [i - 2]
    return []


def patients(tree: Tree, i: int, depth: int = 0) -> list[int]:
    """To whom or what ``i`` is done: the object in the active, the subject in the passive."""
    if tree.passive(i):
        return subjects(tree, i, depth)
    objects = [resolve_relative(tree, c) for c in tree.kids(i, "obj") or tree.kids(i, "iobj")]
    if objects:
        return objects
    if tree.deps[i] == "acl:relcl" and not _has_relative(tree, i):
        return [tree.heads[i]]
    return []


def _has_relative(tree: Tree, i: int) -> bool:
    return any(tree.lowers[t] in RELATIVES or tree.lowers[t] == "where" for t in tree.subtree(i, frozenset({"conj"})))


def obliques(tree: Tree, anchors: tuple[int, ...], marks: tuple[str, ...]) -> list[int]:
    """The nouns and gerunds that one of these prepositions attaches to the anchors."""
    found = []
    for anchor in anchors:
        for c in tree.children[anchor]:
            dep = tree.base(c)
            marked = dep in _NOMINAL and tree.deps[c] != "obl:agent" and tree.marked_by(c, marks)
            if marked or (dep in _CLAUSAL and _clause_mark(tree, c) in marks and not _plain_infinitive(tree, c)):
                found.append(resolve_relative(tree, c))
    return found


def _plain_infinitive(tree: Tree, i: int) -> bool:
    return infinitive(tree, i) and _clause_mark(tree, i) != "for"


def _clause_mark(tree: Tree, i: int) -> str:
    mark = tree.kid(i, "mark", "case")
    return "" if mark is None else tree.lowers[mark]


def clauses(tree: Tree, i: int) -> list[int]:
    """The infinitives and that-clauses below predicate or noun ``i``; no questions."""
    return [
        c
        for c in tree.children[i]
        if (tree.base(c) in {"xcomp", "ccomp"} and not _question(tree, c))
        or (tree.deps[c] in {"acl", "advcl"} and (infinitive(tree, c) or _clause_mark(tree, c) == "that"))
    ]


def _question(tree: Tree, i: int) -> bool:
    return any(tree.lowers[c] in {"whether", "if", "how", "why"} for c in tree.kids(i, "mark", "advmod"))
