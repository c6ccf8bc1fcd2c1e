"""Reads a corpus: wires the finder, the formats and the rule for unique ids."""

from __future__ import annotations

import dataclasses
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from ..errors import DocumentError, InputError
from ..values import Document
from .find import STDIN, find_files
from .html import read_html
from .jsonl import read_jsonl
from .lines import buffered
from .plain import read_plain
from .record import MAX_CHARACTERS, Columns, Place
from .table import read_table

__all__ = ["FORMATS", "MAX_BYTES", "MAX_CHARACTERS", "Columns", "read"]

MAX_BYTES = 10_000_000
"""Files of one document, and single records of a file with many, are read up to this size."""

Found = Document | DocumentError
FORMATS: Mapping[str, Callable[[BinaryIO, Place], Iterator[Found]]] = {
    ".txt": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_table,
    ".tsv": read_table,
}
"""The formats by the ending of the file name."""


def read(
    paths: Iterable[str | Path] | str | Path,
    *,
    columns: Columns | Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
    format: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Found]:
    """The documents of files, folders, patterns and (``-``) standard input, one by one, in a fixed order.

    ``columns`` names the fields of JSON lines and tables (``{"text": "body"}``); ``format`` (``txt``, ``html``,
    ``jsonl``, ``csv``, ...) says what all files are, whatever their names. Without it the ending decides, and for
    standard input the beginning: JSON lines, HTML or text.

    A document's id is the record's id or the file name without ending; a second one with the same id gets ``-2``, and
    so on. What cannot be read comes as a `DocumentError` in its place; the rest goes on. Raises `InputError` for an
    unknown format or field.
    """
    names = columns if isinstance(columns, Columns) else Columns.of(columns or {})
    forced = _forced(format)
    taken: dict[str, int] = {}
    for path in find_files([paths] if isinstance(paths, str | Path) else paths, FORMATS):
        found = [path] if isinstance(path, DocumentError) else _open(path, names, max_bytes, forced, stdin)
        for item in found:
            yield item if isinstance(item, DocumentError) else _unique(item, taken)


def _forced(format: str | None) -> str | None:
    if format is None:
        return None
    suffix = f".{format.lower().lstrip('.')}"
    if suffix not in FORMATS:
        raise InputError(f"unknown format {format!r}", cure="formats are " + ", ".join(s[1:] for s in FORMATS))
    return suffix


def _open(
    path: str, columns: Columns, max_bytes: int, forced: str | None, stdin: BinaryIO | None
) -> Iterator[Found]:
    """All that one file holds; whatever keeps it from being read is a problem of that file."""
    try:
        if path == STDIN:
            stream = buffered(stdin or sys.stdin.buffer)
            place = Place("standard input", "stdin", columns, max_bytes)
            yield from FORMATS[forced or _sniff(stream)](stream, place)
            return
        suffix = forced or Path(path).suffix.lower()
        if suffix not in FORMATS:
            cure = "files end in " + ", ".join(FORMATS) + "; or say what it is with --format"
            raise DocumentError("unknown kind of file", where=path, cure=cure)
        with Path(path).open("rb") as stream:
            yield from FORMATS[suffix](stream, Place(Path(path).as_posix(), Path(path).stem, columns, max_bytes))
    except DocumentError as problem:
        yield problem
    except OSError as error:
        yield DocumentError(error.strerror or "cannot be opened", where=path, cure="check the file and its rights")


def _sniff(stream: io.BufferedReader) -> str:
    """The format that the beginning of a stream looks like."""
    head = stream.peek(1024).lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if head.startswith(b"{"):
        return ".jsonl"
    return ".html" if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")) else ".txt"


def _unique(document: Document, taken: dict[str, int]) -> Document:
    """The document under an id that no earlier one has; ``taken`` holds how often each id was asked for."""
    id = document.id
    while id in taken:
        taken[document.id] += 1
        id = f"{document.id}-{taken[document.id]}"
    taken[id] = 1
    return document if id == document.id else dataclasses.replace(document, id=id)
