"""JSON-LD with its context inside, so that a reader fetches nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from ...errors import InputError
from ..terms import PREFIXES, TYPE, XSD, Quad, Term
from .tree import Triple, compact, properties, subjects, triples_by_graph

__all__ = ["lines", "refuse_remote_context"]

_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_BEGIN = '{\n"@context": %s,\n"@graph": [\n'


def lines(quads: Collection[Quad]) -> Iterator[str]:
    """The dataset as one JSON object, a node a line; nodes of a named graph stand under the graph's own object."""
    yield _BEGIN % json.dumps(PREFIXES, sort_keys=True)
    before = ""
    for graph, triples in triples_by_graph(quads):
        nodes = ",\n".join(_dump(_node(subject, own)) for subject, own in subjects(triples))
        yield before + (f'{{"@id": {_dump(graph)}, "@graph": [\n{nodes}\n]}}' if graph else nodes)
        before = ",\n"
    yield "\n]\n}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _node(subject: str, triples: list[Triple]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _short(subject)}
    for predicate, values in properties(triples):
        if predicate == TYPE:
            node["@type"] = _one_or_all([_short(str(value)) for value in values])
        else:
            node[_short(predicate)] = _one_or_all([_value(value) for value in values])
    return node


def _value(term: Term) -> Any:
    if isinstance(term, str):
        return {"@id": _short(term)}
    if term.language:
        return {"@value": term.text, "@language": term.language}
    return term.text if term.datatype == XSD + "string" else {"@value": term.text, "@type": _short(term.datatype)}


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _short(iri: str) -> str:
    return compact(iri, _NAMESPACES) or iri


def refuse_remote_context(text: str, where: str) -> None:
    """Raise `InputError` where a JSON-LD text names a context by its address, which a reader would fetch."""
    try:
        waiting = [json.loads(text)]
    except ValueError as error:
        raise InputError(f"this is no JSON: {error}", where=where, cure="check the file and its ending") from error
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
            contexts = value.get("@context", [])
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str):
                    cure = "write the context into the file"
                    raise InputError(f"the JSON-LD context is elsewhere: {context}", where=where, cure=cure)
