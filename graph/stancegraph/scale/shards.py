"""Statements in Parquet -> compressed N-Quads, a file for each part -> a store on disk."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import __version__
from ..errors import InputError
from ..parallel import in_order
from ..store.formats.nquads import line
from ..store.iris import DEFAULT_BASE, Iris
from ..store.names import Names, collect, name_quads
from ..store.registry import load_facts
from ..store.runs import Run, dataset_quads, document_quads, run_quads
from ..store.terms import PROV, TYPE, Quad
from ..store.vocabulary import Concept, load_vocabulary
from .graph import content_quads, text_quads
from .tables import Tables

__all__ = ["SHARD", "load_shards", "write_shards"]

SHARD = ".nq.gz"
_LEVEL = 1
"""Of compression: a fifth of the size at little cost; higher levels take longer than all else."""


@dataclass(frozen=True, slots=True)
class _Task:
    """One part of a folder, and where its shard goes."""

    source: Path
    part: str
    target: Path
    run: str
    base: str
    memory: str


Census = tuple[int, Counter[str]]
"""How many triples, and how many nodes of each class."""


def write_shards(
    source: Path | str,
    out: Path | str,
    *,
    base: str = DEFAULT_BASE,
    registry: Sequence[Path] = (),
    processes: int = 1,
    memory: str = "4GB",
) -> int:
    """Write the dataset of a folder of statements as shards, and return the number of triples.

    ``source`` is what `cluster extract` or `build` wrote. Each of its files becomes one shard, sorted by document; the
    names of actors and issues, the run and the description of the whole are one more. A shard of the same input that is
    there is not made again: an interrupted run goes on where it was. ``memory`` is what each process may hold to sort.
    Raises `InputError` for a folder without statements.
    """
    folder, target = Path(source), Path(out)
    iris = Iris(base)
    with Tables(folder, memory=memory) as tables:
        run = _run(tables)
        names = Names(*_named(tables))
    target.mkdir(parents=True, exist_ok=True)
    tasks = [_Task(folder, part, target, run.id, base, memory) for part in Tables.parts(folder)]
    triples, typed = 0, Counter[str]()
    for number, found in in_order(_shard, tasks, load=_nothing, processes=processes):
        triples, typed = triples + number, typed + found
    described = list(dict.fromkeys(name_quads(names, iris, load_vocabulary(), load_facts(registry))))
    described += run_quads(run, iris)
    for quad in described:
        typed.update(_classes(quad))
    triples += len(described)
    whole = [*described, *dataset_quads(triples, typed, len(names.actors), iris)]
    _stored(target / f"dataset{SHARD}", sorted({line(*quad) for quad in whole}))
    return triples


def load_shards(shards: Path | str, store: Path | str) -> int:
    """Load all shards of a folder into a new store on disk, and return the number of quads.

    The store takes its place only when it is whole. Raises `InputError` where there is no shard or already a store, and
    where pyoxigraph is missing.
    """
    from ..store.oxigraph import Oxigraph

    files, target = sorted(Path(shards).glob("*" + SHARD)), Path(store)
    if not files:
        raise InputError("there are no shards here", where=str(shards), cure="name a folder that `cluster graph` wrote")
    if target.exists():
        raise InputError("this exists", where=str(store), cure="name another folder, or take it away")
    target.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".stancegraph-", dir=target.parent))
    try:
        opened = Oxigraph(stage / "store")
        for file in files:
            opened.load(file)
        number = len(opened)
        del opened
        (stage / "store").replace(target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return number


def _nothing() -> None:
    return None


def _shard(task: _Task, _: None) -> Census:
    """Write the shard of one part, unless it is there, and count what it holds."""
    path = task.target / f"{task.part or 'all'}{SHARD}"
    counted = path.with_name(path.name + ".json")
    if counted.is_file() and path.is_file():
        mark, number, typed = json.loads(counted.read_text(encoding="utf-8"))
        if mark == [task.run, task.base]:
            return number, Counter(typed)
    typed, number = Counter[str](), 0

    def lines() -> Iterator[str]:
        nonlocal number
        for quad in _part_quads(task):
            number += 1
            typed.update(_classes(quad))
            yield line(*quad)

    _stored(path, lines())
    counted.write_text(json.dumps([[task.run, task.base], number, typed]), encoding="utf-8")
    return number, typed


def _part_quads(task: _Task) -> Iterator[Quad]:
    iris = Iris(task.base)
    node, graph = iris.run(task.run), iris.run_graph(task.run)
    with Tables(task.source, memory=task.memory, scratch=task.target, part=task.part) as tables:
        yield from content_quads(tables.statements(), iris, node)
        for document, sha256 in tables.documents():
            yield from document_quads(document, iris)
            if sha256:
                yield from text_quads(document.id, sha256, iris)
            yield Quad(node, PROV + "used", iris.document(document.id), graph)


def _classes(quad: Quad) -> tuple[str, ...]:
    return (quad.object,) if quad.predicate == TYPE and isinstance(quad.object, str) else ()


def _stored(path: Path, lines: Iterable[str]) -> None:
    """Write compressed lines; the file appears when it is whole, with the same bytes for the same lines."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file, gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as stream:
        stream.writelines(text.encode() for text in lines)
    part.replace(path)


def _run(tables: Tables) -> Run:
    """The run that found the statements; its configuration is a digest of the input, too long a list to be told."""
    corpus = hashlib.sha256()
    for document, sha256 in tables.documents():
        corpus.update(f"{document.id}\n{sha256}\n".encode())
    versions = list(tables.rows("SELECT DISTINCT software, model FROM documents ORDER BY ALL"))
    software, model = versions[-1] if versions else (None, None)
    return Run(software or __version__, corpus.hexdigest(), model or "")


def _named(tables: Tables) -> tuple[dict[str, Counter[str]], frozenset[str], Mapping[str, Concept]]:
    actors, issues, examples = tables.named()
    return actors, issues, collect(examples).concepts
