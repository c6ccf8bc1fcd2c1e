"""The dataset -> statements and documents again: the inverse of `stancegraph.store.to_dataset`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..values import Document, Statement
from .iris import kind_of, name_of
from .terms import DCTERMS, OA, OWL, PROV, SG, TYPE, Literal, Quad, Term

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["documents_of", "from_dataset", "from_quads"]

Node = Mapping[str, Term]
_NUMBERS = {
    "actorStart": "actor_start",
    "actorEnd": "actor_end",
    "targetStart": "target_start",
    "targetEnd": "target_end",
}
_TEXTS = {"actorText": "actor_text", "targetText": "target_text", "cue": "cue", "foundBy": "by"}
_NAMES = {"actor": "actor", "target": "target", "actorOf": "actor_of", "targetOf": "target_of", "statedBy": "source"}
_TERMS = {"actorType": "actor_type", "targetType": "target_type", "factuality": "factuality", "topStance": "stance"}
_INDIVIDUAL = OWL + "NamedIndividual"
_OPTIONAL = {"actorOf", "targetOf", "statedBy", "targetType"}


def from_dataset(dataset: Dataset) -> list[Statement]:
    """All statements of a dataset, by document and place.

    Raises `InputError` for a statement that lacks a part.
    """
    from .rdf import quads_of

    return from_quads(quads_of(dataset))


def from_quads(quads: Iterable[Quad]) -> list[Statement]:
    """The same from plain quads."""
    nodes = _nodes(quads, {"statement"})
    found = [iri for iri, node in nodes.items() if node.get(TYPE) == SG + "StanceStatement"]
    statements = (_statement(iri, nodes[iri], nodes) for iri in found)
    return sorted(statements, key=lambda one: (one.doc, one.start, one.cue_start, one.id))


def documents_of(dataset: Dataset) -> list[Document]:
    """All documents of a dataset by id; their texts are empty, for the graph does not hold them."""
    from .rdf import quads_of

    nodes = _nodes(quads_of(dataset), {"document"}).values()
    documents = (_document(node) for node in nodes if node.get(TYPE) == SG + "Document")
    return sorted(documents, key=lambda document: document.id)


def _nodes(quads: Iterable[Quad], kinds: set[str]) -> dict[str, dict[str, Term]]:
    nodes: dict[str, dict[str, Term]] = {}
    for subject, predicate, value, _ in quads:
        if kind_of(subject) in kinds and value != _INDIVIDUAL:
            nodes.setdefault(subject, {})[predicate] = value
    return nodes


def _statement(iri: str, node: Node, nodes: Mapping[str, Node]) -> Statement:
    try:
        return Statement(**dict(_fields(iri, node, nodes)))
    except KeyError as missing:
        cure = "see which with: stancegraph validate"
        raise InputError(f"a statement lacks {missing}", where=iri, cure=cure) from missing


def _fields(iri: str, node: Node, nodes: Mapping[str, Node]) -> Iterator[tuple[str, Any]]:
    quote, position = nodes[iri + "#quote"], nodes[iri + "#position"]
    yield "id", name_of(iri)
    yield "doc", name_of(_iri(node[PROV + "wasDerivedFrom"]))
    yield "sent", _text(quote[OA + "exact"])
    yield "start", int(_text(position[OA + "start"]))
    yield "end", int(_text(position[OA + "end"]))
    for term, field in _TEXTS.items():
        yield field, _text(node[SG + term])
    for term, field in _NUMBERS.items():
        yield field, int(_text(node[SG + term])) if SG + term in node else None
    for term, field in _NAMES.items():
        yield field, name_of(_iri(node[SG + term])) if _given(node, term) else None
    for term, field in _TERMS.items():
        yield field, _local(node[SG + term]) if _given(node, term) else None
    yield "detail", None if node[SG + "stance"] == node[SG + "topStance"] else _local(node[SG + "stance"])
    yield "target_kind", kind_of(_iri(node[SG + "target"]))
    yield "cue_start", int(_text(node[SG + "cueStart"]))
    yield "cue_end", int(_text(node[SG + "cueEnd"]))
    yield "polarity", int(_text(node[SG + "polarity"]))
    yield "confidence", float(_text(node[SG + "confidence"]))
    yield "date", _date(node, DCTERMS + "date")


def _given(node: Node, term: str) -> bool:
    return term not in _OPTIONAL or SG + term in node


def _document(node: Node) -> Document:
    title, outlet = node.get(DCTERMS + "title"), node.get(SG + "outlet")
    return Document(
        id=_text(node[DCTERMS + "identifier"]),
        text="",
        title=_text(title) if title is not None else None,
        date=_date(node, DCTERMS + "issued"),
        source=_text(outlet) if outlet is not None else None,
    )


def _date(node: Node, stamp: str) -> str | None:
    term = node.get(SG + "dateText", node.get(stamp))
    return None if term is None else _text(term)


def _text(term: Term) -> str:
    return term.text if isinstance(term, Literal) else term


def _iri(term: Term) -> str:
    return _text(term)


def _local(term: Term) -> str:
    return name_of("/" + _text(term).removeprefix(SG))
