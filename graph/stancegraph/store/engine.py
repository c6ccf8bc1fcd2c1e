"""What every engine of SPARQL gives: solutions in plain terms, which become the values of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from .answers import Answer, Value
from .dates import utc
from .terms import XSD, Literal, Quad, Term

__all__ = ["Engine", "Solutions", "answer_of", "truth"]

_NUMBERS = {XSD + "integer": int} | {XSD + name: float for name in ("decimal", "double", "float")}
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Solutions:
    """Columns and rows of terms; ``triples`` holds the graph that a CONSTRUCT or DESCRIBE query made, else None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    triples: tuple[Quad, ...] | None = None


class Engine(Protocol):
    """A graph that answers SPARQL over the union of its named graphs."""

    def solve(self, text: str, prefixes: Mapping[str, str], bindings: Mapping[str, Term], where: str) -> Solutions:
        """The solutions of a query whose variables are bound to these terms.

        Raises `InputError`, which names ``where``, for SPARQL that does not parse or that would ask another server.
        """


def truth(yes: bool) -> Solutions:
    """The solutions of an ASK query."""
    return Solutions(("answer",), ((Literal("true" if yes else "false", XSD + "boolean"),),))


def answer_of(solutions: Solutions) -> Answer:
    """The answer in plain values."""
    if solutions.triples is None:
        return Answer(solutions.columns, tuple(tuple(map(_value, row)) for row in solutions.rows))
    triples = solutions.triples
    rows = sorted((subject, predicate, _text(value)) for subject, predicate, value, _ in triples)
    return Answer(("subject", "predicate", "object"), tuple(rows), triples)


def _text(term: Term) -> str:
    return term if isinstance(term, str) else term.text


def _value(term: Term | None) -> Value:
    if term is None or isinstance(term, str):
        return term
    try:
        if term.datatype in _NUMBERS:
            return _NUMBERS[term.datatype](term.text)
    except ValueError:
        return term.text
    if term.datatype == XSD + "boolean":
        return _BOOLEANS.get(term.text, term.text)
    return (utc(term.text) or term.text) if term.datatype == XSD + "dateTime" else term.text
