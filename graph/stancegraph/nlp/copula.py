"""Copulas in UD: the predicate is the head, ``be`` its ``cop``, and what hung on ``be`` hangs on the predicate."""

from __future__ import annotations

from .labels import BE
from .rewrite import Arcs

__all__ = ["copulas"]

_HELPERS = frozenset({"aux", "auxpass", "case", "cop"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OUTER = {"nsubj": "nsubj:outer", "csubj": "csubj:outer"}
_PASSIVE = {"nsubj": "nsubjpass", "csubj": "csubjpass"}
_ASKED = frozenset({"where", "how"})
_PLACES = frozenset([
    "here", "there", "away", "abroad", "home", "back", "over", "out", "off", "up", "down", "nearby", "overseas",
    "ahead", "underway",
])  # fmt: skip


def copulas(arcs: Arcs) -> None:
    """Invert every copula that has a predicate; existential ``be`` keeps its place, its predicate is its subject."""
    for node in arcs.bottom_up():
        if arcs.lower[node] not in BE or arcs.pos[node] not in ("AUX", "VERB") or arcs.dep[node] in _HELPERS:
            continue
        if _is_existential(arcs, node):
            _existential(arcs, node)
            continue
        predicate = _predicate(arcs, node)
        if predicate is not None:
            _invert(arcs, node, predicate)


def _is_existential(arcs: Arcs, node: int) -> bool:
    above = arcs.above(node)
    places = [node] if above is None or arcs.dep[node] != "xcomp" else [node, above]
    return any(arcs.lower[kid] == "there" for place in places for kid in arcs.kids(place, "expl"))


def _existential(arcs: Arcs, node: int) -> None:
    arcs.pos[node] = "VERB"
    for kid in arcs.kids(node, "attr")[:1]:
        arcs.dep[kid] = "nsubj"


def _predicate(arcs: Arcs, node: int) -> int | None:
    """The word that ``be`` links its subject to: a complement, else a clause, else a place."""
    named = arcs.kids(node, "acomp", "attr", "oprd")
    if named:
        return next((kid for kid in named if kid > node), named[0])
    after = [kid for kid in arcs.kids(node) if kid > node]
    clauses = [kid for kid in after if arcs.dep[kid] in ("ccomp", "xcomp")]
    if clauses and arcs.kids(node, *_SUBJECTS):
        return clauses[0]
    phrases = [kid for kid in after if arcs.dep[kid] == "obl" and arcs.kids(kid, "case")]
    question = arcs.above(node) is None
    adverbs = [kid for kid in arcs.kids(node, "advmod") if arcs.lower[kid] in (_PLACES if kid > node else _ASKED)]
    adverbs = [kid for kid in adverbs if kid > node or question]
    return next(iter([*phrases, *adverbs]), None)


def _invert(arcs: Arcs, node: int, predicate: int) -> None:
    helper = _is_modal(arcs, node, predicate)
    renamed: dict[str, str] = {}
    if helper:
        renamed = _PASSIVE if arcs.kids(predicate, "auxpass") else {}
    elif arcs.dep[predicate] in ("ccomp", "xcomp"):
        renamed = _OUTER
    extraposed = [kid for kid in arcs.kids(node, "ccomp", "xcomp", "csubj") if kid > predicate]
    arcs.lift(predicate)
    arcs.dep[predicate], arcs.dep[node] = arcs.dep[node], "aux" if helper else "cop"
    for kid in arcs.kids(node):
        arcs.dep[kid] = renamed.get(arcs.dep[kid], arcs.dep[kid])
        arcs.rise(kid)
    if extraposed:
        _extraposition(arcs, predicate, extraposed[0])


def _is_modal(arcs: Arcs, node: int, predicate: int) -> bool:
    """Russia is to leave, the vote is to be held; but: the aim is to leave."""
    if arcs.dep[predicate] != "xcomp" or not any(arcs.tag[kid] == "TO" for kid in arcs.kids(predicate, "mark")):
        return False
    subjects = arcs.kids(node, "nsubj", "nsubjpass")
    names = any(arcs.pos[kid] in ("PROPN", "PRON") for kid in subjects)
    return names or bool(arcs.kids(predicate, "auxpass"))


def _extraposition(arcs: Arcs, predicate: int, clause: int) -> None:
    """It is clear that they left: ``it`` only announces the clause, which is the subject."""
    subject = [kid for kid in arcs.kids(predicate, "nsubj", "expl") if arcs.lower[kid] == "it" and kid < predicate]
    if subject:
        arcs.dep[subject[0]] = "expl"
        arcs.dep[clause] = "csubj"
