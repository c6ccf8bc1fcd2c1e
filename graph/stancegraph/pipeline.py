"""Wires the rooms: articles in, statements out, and a folder with all that is made of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from . import __version__
from .actors import DECISIONS, Decision, as_decisions, graph_files, load_registry, read_decisions, variants
from .corpus import read
from .errors import DocumentError, InputError, StancegraphError
from .issues import ISSUE_DECISIONS, issue_variants, wordings
from .issues import as_decisions as issue_decisions
from .parallel import in_order
from .resources import package_path
from .results import OUTPUTS, Results, left_out
from .scale.ledger import Ledger
from .scale.stamp import digest_of, stamp
from .scale.writing import Sure, clear, opened, spilled, staging
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
    """What a build did: how much it read and found, what could not be read, and the files that it wrote.

    ``left_out`` names the files that are not made of so many statements; ``remembered`` counts the documents that an
    earlier build had finished.
    """

    documents: int
    statements: int
    problems: tuple[DocumentError, ...]
    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()
    remembered: int = 0


def load_parts(pipeline: str = PACKAGED, actors: Sequence[Path | str] = ()) -> Parts:
    """The packaged parts: language pipeline and reader, actor registry (with the user's own files), stance lexicon.

    Raises `PipelineError` or `ResourceError` where one is missing, `InputError` for a bad file of actors.
    """
    from .actors import find_mentions, load_registry
    from .extract import extract, load_lexicon
    from .nlp.loading import load

    nlp, registry, lexicon = load(pipeline), load_registry(actors), load_lexicon()
    reader = _reader(nlp)
    return Parts(
        nlp=nlp,
        find_mentions=lambda doc, date: find_mentions(doc, registry, date),
        extract=lambda doc, document, mentions: extract(doc, document, lexicon, mentions, reader),
    )


def _reader(nlp: Any) -> Any:
    """The learned reader of the pipeline's model; None where it has none: then the rules alone find statements."""
    from .extract.reader import Reader

    found = (component.read_stances() for _, component in nlp.pipeline if hasattr(component, "read_stances"))
    weights = next(found, None)
    return Reader(weights) if weights else None


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
    known: Callable[[Document], Sequence[Statement] | None] = lambda _: None,
) -> Iterator[Analysis | DocumentError]:
    """The statements of each document, one document after another in their order, as soon as they are found.

    Problems of reading pass through in their place; a document that the pipeline refuses becomes one. ``load`` makes
    the parts (else `load_parts`), in each process its own; with more than one process it must be a function that can be
    pickled. The result does not depend on the number of processes. Statements under ``min_confidence`` are left out.
    Where ``known`` has the statements of a document, the document is not read again. Held in memory are the documents
    under way, a few for each process.
    """

    def recalled(item: Document | DocumentError) -> Analysis | DocumentError | None:
        if isinstance(item, DocumentError):
            return item
        found = known(item)
        return None if found is None else Analysis(item, tuple(found))

    for item in in_order(_attempt, documents, load=load or load_parts, processes=processes, known=recalled):
        if isinstance(item, DocumentError):
            yield item
        else:
            yield replace(item, statements=tuple(s for s in item.statements if s.confidence >= min_confidence))


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
    mark: str = "",
    progress: Callable[[Analysis | DocumentError], None] | None = None,
    **reading: Any,
) -> BuildReport:
    """Read articles, find who holds which stance, and write everything into the folder ``out``.

    ``reading`` goes to `stancegraph.corpus.read` (``columns``, ``format``, ``max_bytes``, ``stdin``); ``actors`` names
    files with the user's own actors; ``base_iri`` begins the IRIs of the data; ``progress`` is called with each
    document done. All files are written before any is put in its place; the same input gives the same bytes. Where no
    document can be read nothing is written. Raises `InputError` for options that cannot be used.

    What is found in a document is kept in ``out`` at once: a build that was interrupted goes on where it was, and only
    new and changed documents are read the next time. Another version, model or file of actors makes it forgotten.
    Where ``load`` is given, results are kept only under a ``mark``, which must change with what ``load`` makes.
    """
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise InputError("this is a file, not a folder", where=str(out), cure="name another folder for the results")
    base = Iris(base_iri or DEFAULT_BASE).base
    decisions, about_issues = read_decisions(folder / DECISIONS), read_decisions(folder / ISSUE_DECISIONS)
    model = "" if load else model_digest(pipeline)
    settings: dict[str, object] = {"pipeline": pipeline, "min_confidence": min_confidence}
    settings |= {"actors": [str(path) for path in actors], "decisions": [astuple(decision) for decision in decisions]}
    settings |= {"issues": [astuple(decision) for decision in about_issues]}
    kept = bool(mark or not load)
    with opened(folder, stamp(mark or model, actors), kept=kept) as ledger:
        loader = load or partial(load_parts, pipeline, tuple(actors))
        found = extract_documents(read(paths, **reading), load=loader, processes=processes, known=ledger.recall)
        problems = _read(found, ledger, progress)
        if not len(ledger):
            return BuildReport(0, 0, problems, ())
        if kept:
            clear(folder)
        run = replace(describe_run(__version__, (), settings, model=model), inputs=ledger.inputs())
        with staging(folder) as stage:
            decided = (decisions, about_issues)
            results = _settled(ledger, stage, folder, tuple(map(Path, actors)), min_confidence, decided)
            results = replace(results, run=run, base=base, title=title)
            names = _write(results, problems, stage)
        ledger.forget_others()
    without = left_out(len(results.statements))
    for name in without:
        (folder / name).unlink(missing_ok=True)
    written = tuple(folder / name for name in names)
    return BuildReport(len(results.documents), len(results.statements), problems, written, without, ledger.remembered)


def _read(
    found: Iterable[Analysis | DocumentError],
    ledger: Ledger,
    progress: Callable[[Analysis | DocumentError], None] | None,
) -> tuple[DocumentError, ...]:
    """Put what is found into the ledger as it comes; the problems are given back."""
    problems = list[DocumentError]()
    for item in found:
        if isinstance(item, DocumentError):
            problems.append(item)
        else:
            ledger.add(item.document, item.statements)
        if progress is not None:
            progress(item)
    return tuple(problems)


def _settled(
    ledger: Ledger,
    stage: Path,
    folder: Path,
    actors: tuple[Path, ...],
    min_confidence: float,
    decided: tuple[tuple[Decision, ...], tuple[Decision, ...]],
) -> Results:
    """What was found with actors and issues joined and the user's decisions (about actors, about issues) applied, as
    files in ``stage``."""
    registry, sure = load_registry(actors), Sure(ledger, min_confidence)
    decisions, about_issues = decided
    joins = variants(sure, registry.by_name, decisions)
    issue_joins = issue_variants(sure, registry, about_issues)
    decisions, about_issues = (*as_decisions(joins), *decisions), (*issue_decisions(issue_joins), *about_issues)
    statements, documents = spilled(
        ledger, stage, min_confidence=min_confidence, decisions=decisions, issues=about_issues
    )
    files = graph_files(actors, decisions, _names(statements), folder)
    return Results(
        statements, documents, actors=files, joins=joins, issue_joins=issue_joins, wordings=wordings(about_issues)
    )


def _names(statements: Iterable[Statement]) -> set[str]:
    return {name for s in statements for name in (s.actor, s.target, s.actor_of, s.target_of, s.source) if name}


def demo(out: Path | str = "output/demo", **how: Any) -> BuildReport:
    """Build from the packaged example articles; ``how`` goes to `build`."""
    return build(package_path("demo/articles"), out, title="stancegraph demo", **how)


def model_digest(pipeline: str) -> str:
    """The SHA-256 digest of the packaged pipeline, or of one in a folder; else its name."""
    folder = package_path(f"models/{pipeline}") if pipeline == PACKAGED else Path(pipeline)
    return digest_of([folder]) if folder.is_dir() else pipeline


def _write(results: Results, problems: Sequence[DocumentError], stage: Path) -> list[str]:
    """Write the files of a run and return their names; what is there already stays."""
    without = left_out(len(results.statements))
    for name, writer in OUTPUTS.items():
        if name not in without and not (stage / name).exists():
            writer(results, stage / name)
    report = json.dumps(_report(results, problems, without), ensure_ascii=False, indent=2) + "\n"
    (stage / REPORT).write_text(report, encoding="utf-8", newline="\n")
    return [*(name for name in OUTPUTS if name not in without), REPORT]


def _report(results: Results, problems: Sequence[DocumentError], without: Sequence[str]) -> dict[str, Any]:
    """The run in figures. No times: the same input gives the same bytes."""
    stances, names = Counter[str](), set[str]()
    for statement in results.statements:
        stances[statement.stance] += 1
        names.add(statement.actor)
    return {
        "stancegraph": __version__,
        "documents": len(results.documents),
        "statements": len(results.statements),
        "actors": len(names),
        "stances": dict(sorted(stances.items(), key=lambda pair: (-pair[1], pair[0]))),
        "joined": sum(join.made for join in results.joins),
        "nearly_joined": sum(not join.made for join in results.joins),
        "issues_renamed": sum(join.made for join in results.issue_joins),
        "issues_nearly_joined": sum(not join.made for join in results.issue_joins),
        "left_out": list(without),
        "problems": [{"where": p.where, "what": p.what, "cure": p.cure} for p in problems],
    }
