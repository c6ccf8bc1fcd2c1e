"""The graph: statements as RDF, its files, its questions and its rules."""

from .dataset import to_dataset, to_quads
from .formats import FORMATS, SUFFIXES, format_of, read_dataset, serialize, write
from .iris import DEFAULT_BASE
from .reading import documents_of, from_dataset, from_quads
from .runs import Run, describe_run

__all__ = [
    "DEFAULT_BASE",
    "FORMATS",
    "SUFFIXES",
    "Run",
    "describe_run",
    "documents_of",
    "format_of",
    "from_dataset",
    "from_quads",
    "read_dataset",
    "serialize",
    "to_dataset",
    "to_quads",
    "write",
]
