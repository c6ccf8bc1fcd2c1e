"""From the CoNLL/ClearNLP dependencies of spaCy's English pipelines to Universal Dependencies v2.

One function per construction, each rewriting `Arcs` by moves that keep a tree a tree; `convert` applies them in order.
The source scheme is that of Choi & Palmer (ClearNLP guidelines, 2012), the target UD v2 as the English treebanks EWT
and GUM apply it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .copula import copulas
from .labels import ARGUMENTS, NOMINALS, PHRASES, final_label, final_pos
from .multiword import adverbial_at, currency, fixed, name
from .rewrite import Arcs, Word

__all__ = ["convert"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CAUSATIVES = frozenset(["let", "make", "have", "help", "see", "hear", "watch", "feel"])


def convert(words: Sequence[Word], names: Iterable[tuple[int, int]] = ()) -> list[Word]:
    """The same words with UD v2 heads, relations and parts of speech.

    ``words`` form a forest, one tree per sentence, and so does the result, with the same words in every tree.
    ``names`` are the spans (end exclusive) of persons' names, which UD joins by ``flat`` below their first word.
    """
    arcs = Arcs(words)
    _spaces(arcs)
    for step in (fixed, currency, adverbial_at, _infinitives, _prepositions, _raising, copulas, _coordination):
        step(arcs)
    for start, end in names:
        name(arcs, start, end)
    _hang_spaces(arcs)
    arcs.dep = [final_label(arcs, node) for node in range(len(arcs))]
    arcs.pos = [final_pos(arcs, node) for node in range(len(arcs))]
    return [
        Word(word.form, word.lemma, pos, word.tag, head, dep)
        for word, pos, head, dep in zip(words, arcs.pos, arcs.head, arcs.dep, strict=True)
    ]


def _spaces(arcs: Arcs) -> None:
    """Tokens of white space lose their children, and the root's place where a word can have it."""
    for node in arcs.bottom_up():
        if arcs.pos[node] != "SPACE":
            continue
        heir = next((kid for kid in arcs.kids(node) if arcs.pos[kid] != "SPACE"), None)
        if heir is not None and arcs.above(node) is None:
            arcs.dep[heir] = arcs.dep[node]
            arcs.lift(heir)
        for kid in arcs.kids(node) if arcs.above(node) is not None else ():
            arcs.rise(kid)
        arcs.dep[node] = "dep"


def _hang_spaces(arcs: Arcs) -> None:
    """White space hangs on the word before it in its sentence, else on its root."""
    tree = list(range(len(arcs)))
    for node in reversed(list(arcs.bottom_up())):
        tree[node] = tree[arcs.head[node]]
    last: dict[int, int] = {}
    for node in range(len(arcs)):
        if arcs.pos[node] != "SPACE":
            last[tree[node]] = node
        elif arcs.above(node) is None:
            arcs.dep[node] = "ROOT"
        else:
            arcs.hang(node, last.get(tree[node], tree[node]))


def _infinitives(arcs: Arcs) -> None:
    for node in range(len(arcs)):
        if arcs.dep[node] == "aux" and arcs.tag[node] == "TO":
            arcs.dep[node] = "mark"


def _prepositions(arcs: Arcs) -> None:
    """Objects take the place of their prepositions, which become their case or mark."""
    for node in arcs.bottom_up():
        complement = _complement(arcs, node)
        if complement is not None:
            _promote(arcs, node, complement)


def _complement(arcs: Arcs, node: int) -> int | None:
    found = arcs.kids(node, "pobj") or arcs.kids(node, "pcomp")
    if not found and arcs.dep[node] in ("prep", "agent"):
        found = arcs.kids(node, "amod", "acomp")
    return next((kid for kid in found if kid > node), found[0] if found else None)


def _promote(arcs: Arcs, node: int, complement: int) -> None:
    clause = arcs.dep[complement] != "pobj" and (
        arcs.pos[complement] in ("VERB", "AUX", "ADJ") or bool(arcs.kids(complement, *_SUBJECTS))
    )
    label = _phrase_label(arcs, node, clause)
    if label == "pobj" and arcs.dep[node] == "conj":  # "in and around the city": the first governs for both
        arcs.rise(complement)
        return
    arcs.lift(complement)
    arcs.dep[complement] = label
    arcs.dep[node] = "mark" if clause else "case"
    bare = [kid for kid in arcs.kids(node, "conj") if arcs.pos[kid] == "ADP" and not _has_case(arcs, kid)]
    for kid in arcs.kids(node):
        if arcs.dep[kid] == "fixed" or kid in bare or (bare and arcs.dep[kid] == "cc"):
            continue
        if arcs.dep[kid] == "pcomp" and arcs.pos[kid] == "ADP":
            arcs.dep[kid] = "case"
        if arcs.dep[kid] == "obl" and arcs.pos[complement] in NOMINALS:
            arcs.dep[kid] = "nmod"
        arcs.rise(kid)


def _has_case(arcs: Arcs, node: int) -> bool:
    return bool(arcs.kids(node, "case", "mark"))


def _phrase_label(arcs: Arcs, node: int, clause: bool) -> str:
    """What a prepositional phrase is to its governor; ``node`` is the preposition, still its head."""
    above, label = arcs.above(node), arcs.dep[node]
    if above is None:
        return label
    if label in ("prep", "conj", "pcomp") and _lacks_object(arcs, above):
        return "pobj"
    if label in PHRASES:
        return label
    nominal = arcs.pos[above] in NOMINALS or (
        arcs.pos[above] in ("DET", "ADJ", "X") and arcs.dep[above] in ARGUMENTS - {"attr", "conj"}
    )
    if clause:
        return "acl" if nominal else "advcl"
    if label == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def _lacks_object(arcs: Arcs, node: int) -> bool:
    """Whether a preposition has no object of its own, as the first of "from behind the wall"."""
    preposition = arcs.pos[node] in ("ADP", "SCONJ") and arcs.dep[node] in ("prep", "agent", "dative", "conj", "pcomp")
    return preposition and not arcs.kids(node, "pobj") and not _has_case(arcs, node)


def _raising(arcs: Arcs) -> None:
    """Wants Russia to leave: the subject of the infinitive is the object of the verb above, its clause an xcomp."""
    for node in range(len(arcs)):
        above = arcs.above(node)
        if arcs.dep[node] != "ccomp" or above is None or arcs.pos[above] != "VERB" or arcs.kids(above, "dobj"):
            continue
        subjects = [kid for kid in arcs.kids(node, "nsubj", "nsubjpass") if above < kid < node]
        if len(subjects) == 1 and _is_nonfinite(arcs, node, arcs.lemma[above]):
            arcs.rise(subjects[0])
            arcs.dep[subjects[0]] = "dobj"
            arcs.dep[node] = "xcomp"


def _is_nonfinite(arcs: Arcs, node: int, verb: str) -> bool:
    """Whether the clause lacks a finite verb in a way that only an object with a complement explains."""
    marks = arcs.kids(node, "mark")
    if any(arcs.tag[kid] != "TO" for kid in marks) or any(arcs.tag[kid] == "MD" for kid in arcs.kids(node, "aux")):
        return False
    if any(arcs.tag[kid] in ("VBD", "VBP", "VBZ") for kid in arcs.kids(node, "aux", "auxpass")):
        return False
    if marks:
        return True
    if arcs.pos[node] in ("VERB", "AUX"):
        return verb in _CAUSATIVES and arcs.tag[node] in ("VB", "VBG", "VBN")
    return arcs.pos[node] in ("ADJ", "NOUN", "PROPN")


def _coordination(arcs: Arcs) -> None:
    """All conjuncts hang on the first; a conjunction or comma hangs on the conjunct that follows it."""
    for node in range(len(arcs)):
        while arcs.dep[node] == "conj" and arcs.above(node) is not None and arcs.dep[arcs.head[node]] == "conj":
            above = arcs.above(arcs.head[node])
            if above is None:
                break
            arcs.rise(node)
    for first in range(len(arcs)):
        later = [kid for kid in arcs.kids(first, "conj") if kid > first]
        for member in [first, *later] if later else []:
            for kid in [*arcs.kids(member, "cc"), *arcs.kids(member, "punct")]:
                _pass_on(arcs, kid, first, later)


def _pass_on(arcs: Arcs, node: int, first: int, conjuncts: Sequence[int]) -> None:
    following = next((kid for kid in conjuncts if kid > node), None)
    if following is None or arcs.head[node] == following:
        return
    if arcs.dep[node] == "punct" and (
        arcs.lower[node] not in (",", ";", "–", "—", "--") or arcs.left_edge(following) != node + 1
    ):
        return
    if arcs.head[node] != first:
        arcs.rise(node)
    arcs.sink(node, following)
