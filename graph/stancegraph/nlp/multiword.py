"""Words that belong together: fixed expressions, amounts of money and personal names, as UD v2 joins them."""

from __future__ import annotations

from .labels import ARGUMENTS, PHRASES
from .rewrite import Arcs

__all__ = ["adverbial_at", "currency", "fixed", "name"]

_PREPOSITIONAL = frozenset({"acomp", "advcl", "advmod", "agent", "amod", "conj", "mark", "npadvmod", "pcomp", "prep"})
_ADVERBIAL = frozenset({"advmod", "amod", "mark", "npadvmod", "prep", "quantmod"})
_FIXED: dict[str, frozenset[str]] = {
    "as well as": frozenset({"cc"}),
    **dict.fromkeys(
        ["as well", "of course", "so that", "as if", "as though", "more than", "less than", "fewer than"], _ADVERBIAL
    ),
    **dict.fromkeys(
        [
            "according to",
            "as for",
            "as of",
            "as to",
            "because of",
            "due to",
            "in order",
            "instead of",
            "out of",
            "prior to",
            "rather than",
            "such as",
        ],
        _PREPOSITIONAL | {"cc"},
    ),
    "each other": ARGUMENTS,
    "one another": ARGUMENTS,
}
"""Fixed expressions of EWT and GUM that cannot be read otherwise, with the labels that their top word must bear."""


def fixed(arcs: Arcs) -> None:
    """Join fixed expressions below their first word; what they govern comes to govern it."""
    node = 0
    while node < len(arcs):
        length = next((size for size in (3, 2) if _join(arcs, node, size)), 1)
        node += length


def _join(arcs: Arcs, first: int, size: int) -> bool:
    span = range(first, first + size)
    allowed = _FIXED.get(" ".join(arcs.lower[first : span.stop]))
    if allowed is None or span.stop > len(arcs) or arcs.lower[first : span.stop + 1] == ["as", "well", "as"]:
        return False
    tops = [node for node in span if arcs.head[node] not in span or arcs.above(node) is None]
    heads = {arcs.head[node] for node in tops}
    if len(heads) > 1 or not all(arcs.dep[node] in allowed for node in tops):
        return False
    if len(tops) > 1 and not all(arcs.dep[node] in _ADVERBIAL - {"prep"} for node in tops):
        return False
    for other in tops[1:]:
        arcs.sink(other, tops[0])
    label = "advmod" if arcs.dep[tops[0]] in ("amod", "quantmod") else arcs.dep[tops[0]]
    _gather(arcs, span, "fixed")
    arcs.dep[first] = label
    _complement_of_fixed(arcs, first)
    return True


def _gather(arcs: Arcs, span: range, label: str) -> None:
    """Hang the other words of a connected span, and all that they govern, on its first word."""
    first = span.start
    while arcs.head[first] in span and arcs.head[first] != first:
        arcs.lift(first)
    for node in [node for node in arcs.bottom_up() if node in span and node != first]:
        for kid in arcs.kids(node):
            arcs.rise(kid)
        if arcs.dep[node] != "punct":
            arcs.dep[node] = label


def _complement_of_fixed(arcs: Arcs, first: int) -> None:
    """A fixed preposition with an object is one, whatever its first word is tagged; "in order" takes a clause."""
    if arcs.lower[first] == "in":
        for kid in arcs.kids(first, "acl", "advcl", "xcomp", "ccomp")[:1]:
            arcs.dep[kid] = "pcomp"
    if arcs.kids(first, "pobj", "pcomp") and arcs.dep[first] not in PHRASES:
        arcs.dep[first] = "prep"


def currency(arcs: Arcs) -> None:
    """In UD the currency sign is the head of its amount."""
    for node in range(len(arcs)):
        above = arcs.above(node)
        if arcs.tag[node] != "$" or above is None or arcs.pos[above] != "NUM" or above < node:
            continue
        if arcs.dep[node] not in ("quantmod", "nmod"):
            continue
        arcs.lift(node)
        noun = arcs.above(node)
        arcs.dep[node] = "compound" if arcs.dep[above] == "nummod" and noun is not None else arcs.dep[above]
        arcs.dep[above] = "nummod"
        arcs.pos[node] = "SYM"
        for kid in arcs.kids(above, "prep", "relcl", "acl", "appos", "conj", "cc", "punct", "case"):
            arcs.rise(kid)


def adverbial_at(arcs: Arcs) -> None:
    """At least, at most, at all: a preposition and its object, not two adverbs."""
    for node in range(len(arcs) - 1):
        if arcs.lower[node] == "at" and arcs.head[node] == node + 1 and arcs.dep[node] == "advmod":
            arcs.dep[node] = "case"
            if arcs.dep[node + 1] in ("advmod", "quantmod"):
                arcs.dep[node + 1] = "prep"


def name(arcs: Arcs, start: int, end: int) -> None:
    """A person's name: flat below its first word, with the title before it as nmod:desc."""
    span = range(start, end)
    tops = [node for node in span if arcs.head[node] not in span or arcs.above(node) is None]
    inner = [node for node in span if node not in tops]
    if len(tops) != 1 or not all(arcs.dep[node] in ("compound", "nmod", "flat", "punct") for node in inner):
        return
    top = tops[0]
    if start != top and arcs.pos[start] == "PROPN":
        label = arcs.dep[top]
        _gather(arcs, span, "flat")
        arcs.dep[start] = label
    if start and arcs.head[start - 1] == start and arcs.dep[start - 1] in ("compound", "nmod"):
        arcs.dep[start - 1] = "nmod:desc"
