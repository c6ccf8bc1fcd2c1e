"""A stream of bytes as a stream of text, read piece by piece, so that a corpus of any size fits in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from .decode import check_text, decode, guess_encoding
from .record import Place

__all__ = ["as_written", "buffered", "long_lines", "open_text"]

_SAMPLE = 65536


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream with a ``peek``."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def open_text(stream: BinaryIO, place: Place, newline: str) -> tuple[io.TextIOWrapper, str | None]:
    """The stream as text, line ends untouched (``newline`` as for ``open``), and the encoding of its foreign bytes.

    It is read as UTF-8 (or as its byte order mark says); bytes that are none are kept aside for `as_written`, as files
    grow together from several origins. Raises `DocumentError` where the beginning is not text.
    """
    source = buffered(stream)
    sample = source.peek(_SAMPLE)[:_SAMPLE]
    check_text(sample, place.name)
    encoding = guess_encoding(sample)
    if encoding.startswith("utf"):
        name, errors = ("utf-8-sig", "surrogateescape") if encoding.startswith("utf-8") else (encoding, "replace")
        return io.TextIOWrapper(source, encoding=name, errors=errors, newline=newline), None
    foreign = b"\n".join(line for line in sample.split(b"\n") if guess_encoding(line) != "utf-8")
    text = io.TextIOWrapper(source, encoding="utf-8-sig", errors="surrogateescape", newline=newline)
    return text, guess_encoding(foreign)


def as_written(text: str, encoding: str | None) -> str:
    """The text with the bytes that were kept aside decoded: by that encoding, or where it is None by their look."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return decode(text.encode("utf-8", "surrogateescape"), encoding)
    return text


def long_lines(stream: io.TextIOWrapper, limit: int) -> Iterator[tuple[int, str | None]]:
    """Each line with its number, from 1; None for a line of more than ``limit`` characters, which is passed over."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        yield number, line if len(line) <= limit else None
        while line and len(line) > limit and not line.endswith("\n"):
            line = stream.readline(limit + 1)
