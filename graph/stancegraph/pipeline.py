"""Wires the rooms: articles in, statements out, and a folder with all that is made of them."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from . import __version__
from .actors import DECISIONS, graph_files, read_decisions, settled
from .corpus import read
from .errors import DocumentError, InputError, StancegraphError
from .parallel import in_order
from .resources import package_path
from .results import OUTPUTS, Results
from .store import DEFAULT_BASE, describe_run
from .store.iris import Iris
from .values import Document, Mention, Statement

__all__ = [
    "Analysis",
    "BuildReport",
    "Parts",
    "analyse",
    "build",
    "demo",
    "extract_documents",
    "load_parts",
    "model_digest",
]

PACKAGED, REPORT = "en_stance", "report.json"


@dataclass(frozen=True, slots=True)
class Parts:
    """What reads a text: the language pipeline, who finds the actors, who finds the stances."""

    nlp: Callable[[str], Any]
    find_mentions: Callable[[Any, str | None], Sequence[Mention]]
    extract: Callable[[Any, Document, Sequence[Mention]], Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One document with the statements found in it."""

    document: Document
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: how much it read and found, what could not be read, and the files that it wrote."""

    documents: int
    statements: int
    problems: tuple[DocumentError, ...]
    files: tuple[Path, ...]


def load_parts(pipeline: str = PACKAGED, actors: Sequence[Path | str] = ()) -> Parts:
    """The packaged parts: language pipeline, actor registry (with the user's own files), stance lexicon.

    Raises `PipelineError` or `ResourceError` where one is missing, `InputError` for a bad file of actors.
    """
    from .actors import find_mentions, load_registry
    from .extract import extract, load_lexicon
    from .nlp.loading import load

    nlp, registry, lexicon = load(pipeline), load_registry(actors), load_lexicon()
    return Parts(
        nlp=nlp,
        find_mentions=lambda doc, date: find_mentions(doc, registry, date),
        extract=lambda doc, document, mentions: extract(doc, document, lexicon, mentions),
    )


def analyse(document: Document, parts: Parts) -> Analysis:
    """The statements of one document, in the order of the text."""
    doc = parts.nlp(document.text)
    found = parts.extract(doc, document, parts.find_mentions(doc, document.date))
    return Analysis(document, tuple(sorted(found, key=lambda s: (s.start, s.cue_start, s.id))))


def extract_documents(
    documents: Iterable[Document | DocumentError],
    *,
    load: Callable[[], Parts] | None = None,
    processes: int = 1,
    min_confidence: float = 0.0,
) -> Iterator[Analysis | DocumentError]:
    """The statements of each document, one document after another in their order, as soon as they are found.

    Problems of reading pass through in their place; a document that the pipeline refuses becomes one. ``load`` makes
    the parts (else `load_parts`), in each process its own; with more than one process it must be a function that can be
    pickled. The result does not depend on the number of processes. Statements under ``min_confidence`` are left out.
    """
    for item in in_order(_attempt, documents, load=load or load_parts, processes=processes):
        if isinstance(item, DocumentError):
            yield item
        else:
            kept = tuple(s for s in item.statements if s.confidence >= min_confidence)
            yield Analysis(item.document, kept)


def _attempt(item: Document | DocumentError, parts: Parts) -> Analysis | DocumentError:
    if isinstance(item, DocumentError):
        return item
    try:
        return analyse(item, parts)
    except StancegraphError as error:
        return DocumentError(error.what, where=item.path or item.id, cure=error.cure)


def build(
    paths: Iterable[str | Path] | str | Path,
    out: Path | str = "output",
    *,
    pipeline: str = PACKAGED,
    actors: Sequence[Path | str] = (),
    processes: int = 1,
    min_confidence: float = 0.0,
    base_iri: str | None = None,
    title: str = "",
    load: Callable[[], Parts] | None = None,
    progress: Callable[[Analysis | DocumentError], None] | None = None,
    **reading: Any,
) -> BuildReport:
    """Read articles, find who holds which stance, and write everything into the folder ``out``.

    ``reading`` goes to `stancegraph.corpus.read` (``columns``, ``format``, ``max_bytes``, ``stdin``); ``actors`` names
    files with the user's own actors; ``base_iri`` begins the IRIs of the data; ``progress`` is called with each
    document done. All files are written before any is put in its place; the same input gives the same bytes. Where no
    document can be read nothing is written. Raises `InputError` for options that cannot be used.
    """
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise InputError("this is a file, not a folder", where=str(out), cure="name another folder for the results")
    if base_iri is not None:
        Iris(base_iri)
    decisions = read_decisions(folder / DECISIONS)
    loader = load or partial(load_parts, pipeline, tuple(actors))
    analyses, problems = list[Analysis](), list[DocumentError]()
    found = extract_documents(read(paths, **reading), load=loader, processes=processes, min_confidence=min_confidence)
    for item in found:
        problems.append(item) if isinstance(item, DocumentError) else analyses.append(item)
        if progress is not None:
            progress(item)
    if not analyses:
        return BuildReport(0, 0, tuple(problems), ())
    settings = {"pipeline": pipeline, "min_confidence": min_confidence, "actors": [str(path) for path in actors]}
    documents = tuple(analysis.document for analysis in analyses)
    statements = settled([statement for analysis in analyses for statement in analysis.statements], decisions)
    names = {name for s in statements for name in (s.actor, s.target, s.actor_of, s.target_of, s.source) if name}
    described = graph_files(tuple(map(Path, actors)), decisions, names, folder)
    run = describe_run(__version__, documents, settings, model="" if load else model_digest(pipeline))
    results = Results(statements, documents, run, base_iri or DEFAULT_BASE, described, title)
    files = _write(results, problems, folder)
    return BuildReport(len(analyses), len(results.statements), tuple(problems), files)


def demo(out: Path | str = "output/demo", **how: Any) -> BuildReport:
    """Build from the packaged example articles; ``how`` goes to `build`."""
    return build(package_path("demo/articles"), out, title="stancegraph demo", **how)


def model_digest(pipeline: str) -> str:
    """The SHA-256 digest of the packaged pipeline, or of one in a folder; else its name."""
    folder = package_path(f"models/{pipeline}") if pipeline == PACKAGED else Path(pipeline)
    if not folder.is_dir():
        return pipeline
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def _write(results: Results, problems: Sequence[DocumentError], folder: Path) -> tuple[Path, ...]:
    with _staging(folder) as stage:
        for name, writer in OUTPUTS.items():
            writer(results, stage / name)
        report = json.dumps(_report(results, problems), ensure_ascii=False, indent=2) + "\n"
        (stage / REPORT).write_text(report, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in (*OUTPUTS, REPORT))


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A folder to write in, whose files replace those in ``folder`` once all is written; else nothing changes."""
    folder.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".stancegraph-", dir=folder))
    try:
        yield stage
        for path in sorted(stage.iterdir()):
            path.replace(folder / path.name)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _report(results: Results, problems: Sequence[DocumentError]) -> dict[str, Any]:
    """The run in figures. No times: the same input gives the same bytes."""
    stances = Counter(statement.stance for statement in results.statements)
    names = {statement.actor for statement in results.statements}
    return {
        "stancegraph": __version__,
        "documents": len(results.documents),
        "statements": len(results.statements),
        "actors": len(names),
        "stances": dict(sorted(stances.items(), key=lambda pair: (-pair[1], pair[0]))),
        "problems": [{"where": p.where, "what": p.what, "cure": p.cure} for p in problems],
    }
