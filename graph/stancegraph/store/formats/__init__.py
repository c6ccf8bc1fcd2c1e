"""Files of RDF: five formats written in canonical form, and read with rdflib."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ...errors import InputError
from ..terms import Quad
from . import jsonld, nquads, rdfxml, turtle

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["FORMATS", "SUFFIXES", "format_of", "read_dataset", "serialize", "write"]

_WRITERS: Mapping[str, Callable[[Collection[Quad]], Iterator[str]]] = MappingProxyType(
    {
        "nquads": nquads.lines,
        "trig": turtle.trig_lines,
        "turtle": turtle.turtle_lines,
        "json-ld": jsonld.lines,
        "xml": rdfxml.lines,
    }
)
FORMATS = tuple(_WRITERS)
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".nq": "nquads",
        ".nt": "nquads",
        ".trig": "trig",
        ".ttl": "turtle",
        ".jsonld": "json-ld",
        ".json": "json-ld",
        ".rdf": "xml",
        ".owl": "xml",
        ".xml": "xml",
    }
)


def format_of(path: Path) -> str:
    """The format that a file's ending tells. Raises `InputError` for an ending that is none of `SUFFIXES`."""
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        cure = "use one of " + ", ".join(SUFFIXES)
        raise InputError(f"no RDF format has the ending {path.suffix!r}", where=str(path), cure=cure) from None


def serialize(quads: Collection[Quad], format: str) -> Iterator[str]:
    """The text of a file in one of `FORMATS`, in pieces; the same quads give the same text."""
    if format not in _WRITERS:
        raise InputError(f"unknown RDF format {format!r}", cure="use one of " + ", ".join(FORMATS))
    return _WRITERS[format](quads)


def write(dataset: Dataset | Sequence[Quad], path: Path | str, format: str | None = None) -> Path:
    """Write a dataset, or the quads of `stancegraph.store.to_quads`, to a file, and return its path.

    Without ``format`` the file's ending tells it. Turtle and RDF/XML have no named graphs: all graphs become one.
    """
    path = Path(path)
    chosen = format or format_of(path)
    quads = dataset if isinstance(dataset, Sequence) else _quads(dataset)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(serialize(quads, chosen))
    return path


def read_dataset(path: Path | str, format: str | None = None) -> Dataset:
    """Read an RDF file. Raises `InputError` where it is missing or broken, or would have to fetch something."""
    from ..rdf import parse

    path = Path(path)
    chosen = format or format_of(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot read the file: {error}", where=str(path), cure="name a UTF-8 file of RDF") from error
    if chosen == "json-ld":
        jsonld.refuse_remote_context(text, str(path))
    return parse(text, chosen, str(path))


def _quads(dataset: Dataset) -> list[Quad]:
    from ..rdf import quads_of

    return list(quads_of(dataset))
