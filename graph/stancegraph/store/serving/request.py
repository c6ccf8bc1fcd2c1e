"""Requests of the SPARQL 1.1 Protocol as questions for a worker. Source: the W3C recommendation, sections 2.1 and 3."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...errors import StancegraphError
from ..queries import NamedQuery

__all__ = ["ProtocolError", "accepted", "asked", "named"]

Pairs = Iterable[tuple[str, str]]
_GRAPHS = ("default-graph-uri", "named-graph-uri")


class ProtocolError(StancegraphError):
    """A request that the protocol does not know, with the ``status`` of HTTP that says so."""

    def __init__(self, status: int, what: str, cure: str) -> None:
        super().__init__(what, cure=cure)
        self.status = status


def asked(pairs: Pairs, accept: str, max_bytes: int, text: str | None = None) -> dict[str, Any]:
    """The question in the parameters of a request, or in its body where ``text`` is given.

    Raises `ProtocolError` where there is no query or more than one, and for updates.
    """
    found = list(pairs)
    names = [name for name, _ in found]
    if "update" in names or "using-graph-uri" in names:
        raise ProtocolError(403, "this endpoint only reads", "send a query")
    texts = [value for name, value in found if name == "query"] + ([text] if text is not None else [])
    if len(texts) != 1:
        raise ProtocolError(400, f"the request has {len(texts)} queries", "send one, as the parameter query")
    default, named_graphs = ([value for name, value in found if name == wanted] for wanted in _GRAPHS)
    return _question(texts[0], "query", {}, accept, max_bytes, (default, named_graphs))


def named(query: NamedQuery, params: Mapping[str, str], accept: str, max_bytes: int) -> dict[str, Any]:
    """The question that a named query asks with these parameters."""
    return _question(query.text, query.name, params, accept, max_bytes, ((), ()))


def _question(
    text: str,
    name: str,
    params: Mapping[str, str],
    accept: str,
    max_bytes: int,
    graphs: tuple[Sequence[str], Sequence[str]],
) -> dict[str, Any]:
    return {
        "text": text,
        "name": name,
        "params": dict(params),
        "accept": accepted(accept),
        "max_bytes": max_bytes,
        "default_graphs": list(graphs[0]),
        "named_graphs": list(graphs[1]),
    }


def accepted(header: str) -> list[str]:
    """The media types of an Accept header, the most wanted first; those of quality 0 are left out."""
    weighed = []
    for place, part in enumerate(header.lower().split(",")):
        kind, *options = (piece.strip() for piece in part.split(";"))
        quality = next((option[2:] for option in options if option.startswith("q=")), "1")
        if kind and (weight := _weight(quality)) > 0:
            weighed.append((-weight, kind.count("*"), place, kind))
    return [kind for *_, kind in sorted(weighed)] or ["*/*"]


def _weight(quality: str) -> float:
    try:
        return float(quality)
    except ValueError:
        return 0.0
