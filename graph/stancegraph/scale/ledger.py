"""What was found in each document, kept by content in one SQLite file, so that no finished document is read twice."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..values import Document, Statement

__all__ = ["LEDGER", "Entry", "Ledger"]

LEDGER = ".stancegraph.sqlite"
"""The file in the folder of results; without it all documents are read anew."""
_LAYOUT = "1"
_PAUSE = 1.0
"""Seconds between two commits: what a killed process can lose."""
_TABLES = """
CREATE TABLE stamp (value TEXT NOT NULL);
CREATE TABLE found (key BLOB PRIMARY KEY, statements BLOB NOT NULL);
CREATE TABLE corpus (
    position INTEGER PRIMARY KEY, key BLOB NOT NULL, sha256 TEXT NOT NULL,
    id TEXT NOT NULL, title TEXT, date TEXT, source TEXT, path TEXT
);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the run without its text, the SHA-256 digest of the text, and what was found."""

    document: Document
    sha256: str
    statements: tuple[Statement, ...]


class Ledger:
    """The documents of a run, in their order, and what was found in each.

    What was found outlives the run and the process: ``stamp`` names all else that it depends on (version, model,
    settings), and what was found under another stamp is forgotten. Nothing is written before the first `add`. Only one
    process at a time may have a ledger open: `InputError` is raised in the other.
    """

    def __init__(self, path: Path, stamp: str) -> None:
        self._path, self._stamp = path, f"{_LAYOUT} {stamp}"
        self._opened: sqlite3.Connection | None = None
        self._committed = 0.0
        self._count = 0
        self.remembered = 0
        """Documents of this run that an earlier one had finished."""

    def __len__(self) -> int:
        """The number of documents of this run."""
        return self._count

    def recall(self, document: Document) -> tuple[Statement, ...] | None:
        """What was found in a document of the same content, in this run or an earlier one; None where nothing is known.

        Raises `InputError` where another process has the ledger.
        """
        if self._opened is None and not self._path.is_file():
            return None
        row = self._base().execute("SELECT statements FROM found WHERE key = ?", (_key(document),)).fetchone()
        self.remembered += row is not None
        return None if row is None else _unpacked(row[0])

    def add(self, document: Document, statements: Iterable[Statement]) -> None:
        """Put a document at the end of this run, with what was found in it."""
        base, key = self._base(), _key(document)
        base.execute("INSERT OR IGNORE INTO found VALUES (?, ?)", (key, _packed(statements)))
        base.execute(
            "INSERT INTO corpus VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._count, key, _digest(document.text), document.id, document.title, document.date, document.source,
             document.path),
        )  # fmt: skip
        self._count += 1
        if time.monotonic() - self._committed > _PAUSE:
            self._commit()

    def entries(self) -> Iterator[Entry]:
        """The documents of this run with what was found in them, in their order."""
        if not self._count:
            return
        rows = self._base().execute(
            "SELECT id, title, date, source, path, sha256, statements FROM corpus JOIN found USING (key) "
            "ORDER BY position"
        )
        for id, title, date, source, path, sha256, statements in rows:
            yield Entry(Document(id, "", title, date, source, path), sha256, _unpacked(statements))

    def inputs(self) -> tuple[tuple[str, str], ...]:
        """Pairs of document id and digest of the text, sorted."""
        return tuple(self._base().execute("SELECT id, sha256 FROM corpus ORDER BY id"))

    def forget_others(self) -> None:
        """Forget what was found in documents that are not in this run."""
        self._base().execute("DELETE FROM found WHERE key NOT IN (SELECT key FROM corpus)")
        self._commit()

    def close(self) -> None:
        """Keep what was found and let go of the file."""
        if self._opened is not None:
            self._commit()
            self._opened.close()
            self._opened = None

    def _commit(self) -> None:
        self._base().commit()
        self._committed = time.monotonic()

    def _base(self) -> sqlite3.Connection:
        if self._opened is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._opened = _open(self._path, self._stamp)
            self._committed = time.monotonic()
        return self._opened


def _open(path: Path, stamp: str) -> sqlite3.Connection:
    """The file with empty corpus; a file of another stamp, or one that is broken, is begun anew."""
    base = sqlite3.connect(path, timeout=1)
    try:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("BEGIN EXCLUSIVE")
        if _stamp(base) != stamp:
            base.commit()
            base.executescript("".join(f"DROP TABLE IF EXISTS {name};" for name in ("stamp", "found", "corpus")))
            base.executescript(_TABLES)
            base.execute("INSERT INTO stamp VALUES (?)", (stamp,))
        base.execute("DELETE FROM corpus")
        base.commit()
    except sqlite3.OperationalError as error:
        base.close()
        what = f"the file of finished documents cannot be opened: {error}"
        cure = "wait until the other build into this folder is done, or name another folder"
        raise InputError(what, where=str(path), cure=cure) from error
    except sqlite3.DatabaseError:
        base.close()
        path.unlink()
        return _open(path, stamp)
    return base


def _stamp(base: sqlite3.Connection) -> str:
    row = None
    with suppress(sqlite3.OperationalError):
        row = base.execute("SELECT value FROM stamp").fetchone()
    return str(row[0]) if row else ""


def _key(document: Document) -> bytes:
    told = (document.id, _digest(document.text), document.title, document.date, document.source)
    return hashlib.sha256(json.dumps(told).encode()).digest()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _packed(statements: Iterable[Statement]) -> bytes:
    return zlib.compress(json.dumps([statement.as_dict() for statement in statements]).encode(), 1)


def _unpacked(data: bytes) -> tuple[Statement, ...]:
    records: Sequence[dict[str, object]] = json.loads(zlib.decompress(data))
    return tuple(map(Statement.from_dict, records))
