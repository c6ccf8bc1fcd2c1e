"""The label sets that are told apart: UD v2 relations, ClearNLP dependencies, types of named entities."""

from __future__ import annotations

from collections.abc import Iterable

from .rewrite import Arcs

__all__ = [
    "ARGUMENTS",
    "BE",
    "NOMINALS",
    "PHRASES",
    "TYPES",
    "entity_type",
    "final_label",
    "final_pos",
    "is_clearnlp",
    "is_ud",
]

UNIVERSAL = frozenset([
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj",
    "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
])  # fmt: skip
"""The 37 relations of UD v2."""

_RENAMED = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "agent": "obl:agent",
    "dobj": "obj", "dative": "iobj", "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp",
    "prt": "compound:prt", "poss": "nmod:poss", "predet": "det:predet", "preconj": "cc:preconj", "quantmod": "advmod",
    "complm": "mark", "intj": "discourse", "meta": "dep", "pobj": "dep", "pcomp": "dep",
}  # fmt: skip
_BY_GOVERNOR = frozenset({"neg", "relcl", "acl", "npadvmod", "nmod", "nummod", "prep"})

TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "WORK", "PRODUCT", "MISC"})
"""The entity types that the rest of the product knows."""

_TYPES = {"PER": "PERSON", "FAC": "LOC", "WORK_OF_ART": "WORK", "LAW": "WORK", "LANGUAGE": "MISC"}
_NUMERIC = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})

BE = frozenset([
    "be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "’s", "’re", "’m", "ai",
])  # fmt: skip
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "appos", "conj"})
PHRASES = frozenset([
    "ROOT", "acomp", "acl", "advcl", "appos", "attr", "ccomp", "conj", "csubj", "csubjpass", "dobj", "nsubj",
    "nsubjpass", "oprd", "parataxis", "pcomp", "pobj", "relcl", "xcomp",
])  # fmt: skip
"""ClearNLP labels that say what a phrase is to its governor whether or not a preposition heads it."""
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def is_ud(labels: Iterable[str]) -> bool:
    """Whether all dependency labels, subtypes aside, are relations of UD v2; ``ROOT`` is taken as ``root``."""
    return all(label.partition(":")[0] in UNIVERSAL or label in ("ROOT", "") for label in labels)


def is_clearnlp(labels: Iterable[str]) -> bool:
    """Whether the labels are those of spaCy's English pipelines, with the prepositions as heads of their objects."""
    known = {"prep", "pobj", "dobj"}
    return known <= set(labels)


def entity_type(label: str) -> str | None:
    """Our type for a label of OntoNotes, CoNLL 2003 or our own; None for dates and amounts, MISC for unknown ones."""
    upper = label.upper()
    if upper in _NUMERIC:
        return None
    upper = _TYPES.get(upper, upper)
    return upper if upper in TYPES else "MISC"


def final_label(arcs: Arcs, node: int) -> str:
    """The UD relation of a word whose place in the tree is final; a root's is ``ROOT``, as in all of spaCy."""
    label = arcs.dep[node]
    if arcs.above(node) is None or label in ("ROOT", "root"):
        return "ROOT" if arcs.above(node) is None else "dep"
    if label in _BY_GOVERNOR:
        return _governed(arcs, node, label)
    label = _RENAMED.get(label, label)
    return label if is_ud([label]) and label else "dep"


def _governed(arcs: Arcs, node: int, label: str) -> str:
    """The relation of a word whose label depends on what it modifies."""
    head = arcs.head[node]
    nominal = arcs.pos[head] in NOMINALS
    if label == "neg":
        return "det" if arcs.pos[node] == "DET" else "advmod"
    if label == "relcl":
        return "acl:relcl" if nominal or arcs.pos[head] == "DET" else "advcl:relcl"
    if label == "acl":
        return "advcl" if arcs.pos[head] in ("VERB", "AUX") else "acl"
    if label == "npadvmod":
        return "nmod:unmarked" if nominal else "obl:unmarked"
    if label == "nmod":
        return "compound" if node < head and not arcs.kids(node, "case") else "nmod"
    if label == "nummod":
        return "nmod:unmarked" if arcs.pos[head] == "PROPN" and node > head else "nummod"
    return "nmod" if nominal else "obl"


def final_pos(arcs: Arcs, node: int) -> str:
    """The universal part of speech of a word, given its UD relation: AUX for helpers only, SCONJ before clauses."""
    label, pos = arcs.dep[node], arcs.pos[node]
    if label in ("aux", "aux:pass", "cop"):
        return "AUX"
    if label == "mark" and pos == "ADP":
        return "SCONJ"
    # a main verb: modals and forms of be stay AUX in UD even where their predicate is elided
    if pos == "AUX" and arcs.tag[node] != "MD" and arcs.lower[node] not in BE:
        return "VERB"
    return pos
