"""Statements in Parquet or JSON lines, asked with SQL: only answers are held. The only module that knows DuckDB."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import InputError
from ..values import Document, Statement
from .batches import COLUMNS

__all__ = ["Tables"]

_FIELDS = tuple(field.name for field in fields(Statement))
_LISTED = ", ".join(f'"{name}"' for name in _FIELDS)
_TYPES = {str: "VARCHAR", int: "INTEGER", float: "DOUBLE"}
_PLACE = "doc, start, cue_start, id"
_CURE = "pip install 'stancegraph[cluster]'"
_ROWS = 2000

_SAID = f"""
CREATE VIEW said AS SELECT {_LISTED},
    CASE WHEN actor_type = 'Person' AND actor_of <> '' THEN actor_of ELSE actor END AS tail,
    CASE WHEN target_type = 'Person' AND target_of <> '' THEN target_of ELSE target END AS head
FROM statements
"""
"""As `stancegraph.network.ends`: a person who speaks for a body counts as that body."""


class Tables:
    """The tables ``statements`` and ``documents`` of a folder that `cluster extract` or `build` wrote.

    ``memory`` is what DuckDB may hold (as "4GB"); what is more waits in ``scratch``, a folder, or beside the process.
    Raises `InputError` where duckdb is missing and where the folder holds no statements.
    """

    def __init__(
        self, folder: Path | str, *, memory: str = "4GB", scratch: Path | None = None, part: str = ""
    ) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise InputError("duckdb is not installed", where="cluster", cure=_CURE) from error
        self.folder = Path(folder)
        self._base = duckdb.connect()
        self._base.execute(f"SET memory_limit = '{memory}'")
        self._base.execute("SET preserve_insertion_order = false")
        if scratch is not None:
            self._base.execute(f"SET temp_directory = {_quoted(scratch)}")
        for name, source in self._sources(part):
            self._base.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}")
        self._base.execute(_SAID)

    def __enter__(self) -> Tables:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    @staticmethod
    def parts(folder: Path | str) -> list[str]:
        """The parts of a folder: the names of its Parquet files, or one for all."""
        names = {path.name for path in Path(folder).glob("kind=*/*.parquet")}
        return sorted({name.partition(".")[0] for name in names}) or [""]

    def statements(self) -> Iterator[Statement]:
        """All statements by document and place."""
        for row in self.rows(f"SELECT {_LISTED} FROM statements ORDER BY {_PLACE}"):
            yield Statement(*row)

    def documents(self) -> Iterator[tuple[Document, str | None]]:
        """All documents by id, without their texts but with the digest of these, where there is one."""
        for id, title, date, outlet, sha256 in self.rows(
            "SELECT doc, title, date, outlet, sha256 FROM documents ORDER BY doc"
        ):
            yield Document(id, "", title, date, outlet), sha256

    def rows(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, some thousand at a time."""
        found = self._base.cursor().execute(query, values)
        while rows := found.fetchmany(_ROWS):
            yield from rows

    def number(self, query: str) -> int:
        """The one number that a query gives."""
        return int(next(self.rows(query))[0])

    def strongest(self, limit: int) -> list[Statement]:
        """At most ``limit`` statements, those of the strongest relations: as `stancegraph.scale.strongest`."""
        query = f"""
        WITH relations AS (
            SELECT tail, head, polarity, sum(confidence) AS weight, count(*) AS size FROM said GROUP BY ALL),
        ranked AS (
            SELECT tail, head, polarity,
                   sum(size) OVER (ORDER BY weight DESC, tail, head, polarity ROWS UNBOUNDED PRECEDING) AS total
            FROM relations)
        SELECT {_LISTED} FROM said SEMI JOIN (SELECT * FROM ranked WHERE total <= ?) USING (tail, head, polarity)
        ORDER BY {_PLACE}
        """
        return [Statement(*row) for row in self.rows(query, [limit])]

    def wavering(self) -> list[Statement]:
        """The dated statements of all pairs of actor and target that are seen on both sides."""
        query = f"""
        SELECT {_LISTED} FROM said SEMI JOIN (
            SELECT tail, head FROM said WHERE date IS NOT NULL GROUP BY tail, head HAVING min(polarity) < max(polarity)
        ) USING (tail, head) WHERE date IS NOT NULL ORDER BY {_PLACE}
        """
        return [Statement(*row) for row in self.rows(query)]

    def named(self) -> tuple[dict[str, Counter[str]], frozenset[str], list[Statement]]:
        """The actors with how often they are given each type, the issues, and a statement for each stance concept."""
        actors: dict[str, Counter[str]] = {}
        for name, kind, times in self.rows("""
            SELECT name, kind, count(*) FROM (
                SELECT actor AS name, actor_type AS kind FROM statements
                UNION ALL SELECT target, target_type FROM statements WHERE target_kind = 'actor'
                UNION ALL SELECT unnest([actor_of, target_of, source]), NULL FROM statements
            ) WHERE name IS NOT NULL GROUP BY ALL"""):
            held = actors.setdefault(name, Counter())
            if kind is not None:
                held[kind] += times
        issues = self.rows("SELECT DISTINCT target FROM statements WHERE target_kind = 'issue'")
        one = f"SELECT DISTINCT ON (stance, detail) {_LISTED} FROM statements"
        return actors, frozenset(name for (name,) in issues), [Statement(*row) for row in self.rows(one)]

    def _sources(self, part: str) -> Iterable[tuple[str, str]]:
        files = {kind: f"kind={kind}/{part}*.parquet" for kind in ("statement", "document")}
        if any(self.folder.glob(f"kind=*/{part}*.parquet")):
            for kind, pattern in files.items():
                found = any(self.folder.glob(pattern))
                place = f"read_parquet({_quoted(self.folder / pattern)}, hive_partitioning = false)"
                yield kind + "s", place if found else f"(SELECT {_empty(COLUMNS)} WHERE false)"
        elif (self.folder / "statements.jsonl").is_file():
            types = {name: COLUMNS[name] for name in _FIELDS}
            yield "statements", _json(self.folder / "statements.jsonl", types)
            kept = dict.fromkeys(("id", "title", "date", "source"), str)
            blank = "NULL AS sha256, NULL AS software, NULL AS model"
            told = f"(SELECT id AS doc, title, date, source AS outlet, {blank} FROM "
            yield "documents", told + _json(self.folder / "documents.jsonl", kept) + ")"
        else:
            cure = "name a folder that `stancegraph cluster extract` or `build` wrote"
            raise InputError("there are no statements here", where=str(self.folder), cure=cure)


def _json(path: Path, types: Mapping[str, type]) -> str:
    columns = ", ".join(f"'{name}': '{_TYPES[kind]}'" for name, kind in types.items())
    return f"read_json({_quoted(path)}, format = 'newline_delimited', columns = {{{columns}}})"


def _empty(types: Mapping[str, type]) -> str:
    return ", ".join(f'NULL::{_TYPES[kind]} AS "{name}"' for name, kind in types.items())


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
