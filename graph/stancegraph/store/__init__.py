"""The graph: statements as RDF, its files, its questions and its rules."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .answers import Answer
from .dataset import to_dataset, to_quads
from .formats import FORMATS, SUFFIXES, format_of, read_dataset, serialize, write
from .iris import DEFAULT_BASE
from .protege import to_protege
from .queries import NamedQuery, Parameter, find_query, named_queries
from .reading import documents_of, from_dataset, from_quads
from .runs import Run, describe_run

if TYPE_CHECKING:
    from .asking import query
    from .shacl import ValidationReport, Violation, validate, validate_dataset

__all__ = [
    "DEFAULT_BASE",
    "FORMATS",
    "SUFFIXES",
    "Answer",
    "NamedQuery",
    "Parameter",
    "Run",
    "ValidationReport",
    "Violation",
    "describe_run",
    "documents_of",
    "find_query",
    "format_of",
    "from_dataset",
    "from_quads",
    "named_queries",
    "query",
    "read_dataset",
    "serialize",
    "to_dataset",
    "to_protege",
    "to_quads",
    "validate",
    "validate_dataset",
    "write",
]

_LATE = {"query": "asking"} | dict.fromkeys(("ValidationReport", "Violation", "validate", "validate_dataset"), "shacl")


def __getattr__(name: str) -> Any:
    """Import what needs rdflib's query engine or pySHACL only when it is asked for."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LATE[name]}", __name__), name)
