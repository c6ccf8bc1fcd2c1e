"""The work of one batch, free of any engine: records of documents go in, records of what was found come out.

Spark, Ray, Dask or a plain loop may call `extract_batch`; each process loads the language pipeline once.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache, partial
from typing import Any

from .. import __version__
from ..corpus.jsonl import read_jsonl
from ..corpus.read import MAX_BYTES
from ..corpus.record import Columns, Place, from_fields
from ..errors import DocumentError
from ..parallel import Renewed
from ..pipeline import PACKAGED, Analysis, Parts, extract_documents, load_parts, model_digest
from ..values import Document, Statement

__all__ = ["COLUMNS", "DOCUMENT", "PROBLEM", "STATEMENT", "Job", "extract_batch"]

DOCUMENT, STATEMENT, PROBLEM = "document", "statement", "problem"
_INTEGERS = frozenset({"start", "end", "actor_start", "actor_end", "cue_start", "cue_end", "target_start", "target_end",
                       "polarity"})  # fmt: skip
COLUMNS: Mapping[str, type] = {
    "kind": str,
    **{f.name: int if f.name in _INTEGERS else float if f.name == "confidence" else str for f in fields(Statement)},
    **dict.fromkeys(("title", "outlet", "sha256", "software", "model", "what", "cure"), str),
}
"""The fields of a record that comes out. ``kind`` tells which are filled: those of a statement; of a document ``doc``,
``title``, ``date``, ``outlet``, ``sha256`` (of its text), ``software`` and ``model``; of a problem ``doc`` (its place),
``what`` and ``cure``."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker must know. ``load`` makes the parts where it is not the packaged ones that are wanted."""

    pipeline: str = PACKAGED
    actors: tuple[str, ...] = ()
    columns: Columns = field(default_factory=Columns)
    min_confidence: float = 0.0
    max_bytes: int = MAX_BYTES
    load: Callable[[], Parts] | None = None


def extract_batch(records: Iterable[Mapping[str, Any]], job: Job) -> Iterator[dict[str, Any]]:
    """What is found in documents, as records with the fields of `COLUMNS`, a document at a time.

    A record that comes in holds either the ``line`` of a JSON lines file or the fields of a document, and perhaps the
    ``path`` of its file. A document without an id gets a digest of its content; ids must differ from one another, as no
    worker sees all of them. What cannot be read becomes a problem. Equal records give equal results, so that a batch
    may be done again.
    """
    model = "" if job.load else _model(job.pipeline)
    documents = (item for record in records for item in _documents(record, job))
    found = extract_documents(documents, load=_parts(job), min_confidence=job.min_confidence)
    for item in found:
        yield from _problem(item) if isinstance(item, DocumentError) else _found(item, model)


def _documents(record: Mapping[str, Any], job: Job) -> Iterator[Document | DocumentError]:
    path, line = str(record.get("path") or "record"), record.get("line")
    told = line if isinstance(line, str) else json.dumps(record, default=str, sort_keys=True)
    stem = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    place = Place(path, stem, job.columns, job.max_bytes)
    if isinstance(line, str):
        yield from read_jsonl(io.BytesIO(line.encode("utf-8", "replace")), place)
    else:
        yield from from_fields(record, place, 1)


@lru_cache(maxsize=1)
def _parts(job: Job) -> Callable[[], Parts]:
    return Renewed(job.load or partial(load_parts, job.pipeline, job.actors))


@lru_cache(maxsize=1)
def _model(pipeline: str) -> str:
    return model_digest(pipeline)


def _found(analysis: Analysis, model: str) -> Iterator[dict[str, Any]]:
    document = analysis.document
    sha256 = hashlib.sha256(document.text.encode()).hexdigest()
    yield _record(
        DOCUMENT, doc=document.id, title=document.title, date=document.date, outlet=document.source, sha256=sha256,
        software=__version__, model=model,
    )  # fmt: skip
    for statement in analysis.statements:
        yield _record(STATEMENT, **statement.as_dict())


def _problem(problem: DocumentError) -> Iterator[dict[str, Any]]:
    yield _record(PROBLEM, doc=problem.where, what=problem.what, cure=problem.cure)


def _record(kind: str, **given: Any) -> dict[str, Any]:
    return dict.fromkeys(COLUMNS) | {"kind": kind} | given
