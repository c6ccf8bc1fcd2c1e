"""Plain text files: one file is one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..errors import DocumentError
from ..values import Document
from .dates import date_in_name
from .decode import check_text, decode
from .record import Place, to_document

__all__ = ["headline", "read_plain"]

_LONGEST_HEADLINE = 160


def read_plain(stream: BinaryIO, place: Place) -> Iterator[Document | DocumentError]:
    """The one document of a text file. A headline (see `headline`) is its title and stays in its text.

    A name that begins with a date (``2012-02-04-veto.txt``) tells the date.
    """
    raw = stream.read(place.max_bytes + 1)
    if len(raw) > place.max_bytes:
        yield place.too_large(place.name)
        return
    check_text(raw, place.name)
    text = decode(raw)
    yield from to_document(
        place.stem, text, where=place.name, path=place.name, title=headline(text), date=date_in_name(place.stem)
    )


def headline(text: str) -> str | None:
    """The first line, where it stands alone above an empty line and does not end like a sentence; else None."""
    lines = text.lstrip("\ufeff").lstrip().splitlines()
    if len(lines) < 3 or lines[1].strip():
        return None
    first = lines[0].strip()
    return first if len(first) <= _LONGEST_HEADLINE and first[-1] not in ".!,;:" else None
