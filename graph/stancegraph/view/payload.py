"""What the page holds: documents, sentences, statements with their marks, nodes, edges and blocs, as plain JSON."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from ..network import ends
from ..values import STANCES, Document, Statement
from .drawing import draw
from .placing import stand

__all__ = ["COLUMNS", "as_json", "marks", "payload"]

COLUMNS = (
    "id", "doc", "sent", "start", "end", "actor", "actor_type", "actor_of", "stance", "detail", "cue", "target",
    "target_kind", "target_of", "polarity", "factuality", "source", "date", "confidence", "by", "marks",
)
"""The columns of a statement's row; "doc" and "sent" are indices."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def payload(
    statements: Sequence[Statement],
    documents: Iterable[Document],
    networks: Mapping[bool, nx.MultiDiGraph],
    *,
    title: str,
    limit: int,
    seed: int = 0,
) -> dict[str, Any]:
    """All that the page shows; ``networks`` are those of exactly these statements, by whether persons count as the
    bodies that they speak for, the first to be shown first."""
    known = {document.id: document for document in documents}
    docs = list(dict.fromkeys(s.doc for s in statements))
    sentences = list(dict.fromkeys(s.sent for s in statements))
    at_doc, at_sent = _places(docs), _places(sentences)
    return {
        "title": title,
        "limit": limit,
        "stances": dict(STANCES),
        "documents": [_document(name, known.get(name), statements) for name in docs],
        "sentences": sentences,
        "columns": COLUMNS,
        "statements": [_row(s, at_doc, at_sent) for s in statements],
        "drawings": [_drawing(statements, network, aggregate, seed) for aggregate, network in networks.items()],
    }


def _drawing(
    statements: Sequence[Statement], network: nx.MultiDiGraph, aggregate_persons: bool, seed: int
) -> dict[str, Any]:
    behind: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        behind[(*ends(statement, aggregate_persons), statement.polarity)].append(index)
    standing = stand(statements, network, aggregate_persons=aggregate_persons, seed=seed)
    nodes, edges = draw(network, standing, behind, seed)
    return {
        "persons": not aggregate_persons,
        "blocs": standing.blocs,
        "frustration": round(standing.frustration, 4),
        "nodes": nodes,
        "edges": edges,
    }


def as_json(value: Mapping[str, Any]) -> str:
    """JSON that may stand inside a script element: no "<", no lone surrogate."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).replace("<", "\\u003c")


def marks(statement: Statement) -> list[tuple[int, int, str]]:
    """Where actor ("a"), cue ("c") and target ("t") stand in the sentence, in characters; only what is really there."""
    spans = (
        (statement.actor_start, statement.actor_end, "a"),
        (statement.cue_start, statement.cue_end, "c"),
        (statement.target_start, statement.target_end, "t"),
    )
    length = len(statement.sent)
    return [
        (begin - statement.start, end - statement.start, kind)
        for begin, end, kind in spans
        if begin is not None and end is not None and 0 <= begin - statement.start < end - statement.start <= length
    ]


def _places(values: Sequence[str]) -> dict[str, int]:
    return {value: index for index, value in enumerate(values)}


def _document(name: str, document: Document | None, statements: Sequence[Statement]) -> dict[str, str | None]:
    if document is None:
        date = next((s.date for s in statements if s.doc == name and s.date), None)
        return {"id": name, "title": None, "date": date, "source": None}
    return {"id": name, "title": document.title, "date": document.date, "source": document.source}


def _row(statement: Statement, at_doc: Mapping[str, int], at_sent: Mapping[str, int]) -> list[Any]:
    record = statement.as_dict()
    record |= {
        "doc": at_doc[statement.doc],
        "sent": at_sent[statement.sent],
        "confidence": round(statement.confidence, 4),
        "marks": marks(statement),
    }
    return [record[column] for column in COLUMNS]
