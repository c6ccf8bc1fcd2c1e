"""N-Quads in canonical form: one statement a line, sorted, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..terms import XSD, Literal, Quad, Term

__all__ = ["iri_text", "line", "lines", "literal_text", "quoted"]

_STRING = XSD + "string"
_UNSAFE_TEXT = re.compile(r'[\x00-\x1f"\\\x7f]')
_UNSAFE_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}


def lines(quads: Iterable[Quad]) -> Iterator[str]:
    """The lines of the file, each with its line end. Source of the form: RDF Dataset Canonicalization, section 5."""
    yield from sorted({line(*quad) for quad in quads})


def line(subject: str, predicate: str, value: Term, graph: str) -> str:
    """One quad, with its line end."""
    home = f" {iri_text(graph)}" if graph else ""
    return f"{iri_text(subject)} {iri_text(predicate)} {_term_text(value)}{home} .\n"


def _term_text(term: Term) -> str:
    return iri_text(term) if isinstance(term, str) else literal_text(term)


@lru_cache(maxsize=65536)
def iri_text(iri: str) -> str:
    """An IRI in angle brackets, or a blank node as it is."""
    return iri if iri.startswith("_:") else f"<{_UNSAFE_IRI.sub(_code_point, iri)}>"


@lru_cache(maxsize=65536)
def literal_text(literal: Literal) -> str:
    """A literal with its datatype or language."""
    if literal.language:
        return f"{quoted(literal.text)}@{literal.language}"
    suffix = "" if literal.datatype == _STRING else f"^^{iri_text(literal.datatype)}"
    return quoted(literal.text) + suffix


def quoted(text: str) -> str:
    """A text in double quotes, with the escapes of N-Quads and Turtle."""
    return f'"{_UNSAFE_TEXT.sub(_escape, text)}"' if _UNSAFE_TEXT.search(text) else f'"{text}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or _code_point(match)


def _code_point(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"
