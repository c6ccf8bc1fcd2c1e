"""Where the graph comes from: runs (PROV), documents, and the dataset's own description (DCAT and VoID)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..errors import InputError
from ..values import ACTOR_TYPES, Document
from .dates import moment
from .iris import Iris
from .terms import DCAT, DCTERMS, OA, PROV, RDFS, SG, SKOS, TYPE, VOID, Quad, english, integer, string

__all__ = ["Run", "dataset_quads", "describe_run", "described", "digest", "document_quads", "run_quads"]

_PARTS = (SG + "StanceStatement", SG + "Document", SG + "Issue", SG + "Run")
_ACTORS = SG + "Actor"
_TITLE = "Stances, and the sentences that say so"
_ABOUT = "Who holds which stance towards whom or what, found in texts by stancegraph; each statement with its evidence."
_VOCABULARIES = (SG, DCTERMS, OA, PROV, SKOS)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the software: its version, digests of settings and model, and its input.

    ``inputs`` holds pairs of document id and SHA-256 digest of the text. ``started`` and ``ended`` are ISO 8601
    date-times; leave them out where the same input must give the same bytes.
    """

    version: str
    configuration: str = ""
    model: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    started: str | None = None
    ended: str | None = None

    @property
    def id(self) -> str:
        """16 hexadecimal digits that tell this version, settings, model and input from others."""
        return digest(json.dumps([self.version, self.configuration, self.model, sorted(self.inputs)]))[:16]


def describe_run(
    version: str,
    documents: Iterable[Document] = (),
    configuration: Mapping[str, object] | None = None,
    *,
    model: str = "",
    started: str | None = None,
    ended: str | None = None,
) -> Run:
    """The `Run` over these documents; ``configuration`` is any mapping that JSON can hold, ``model`` a digest."""
    settings = digest(json.dumps(configuration, sort_keys=True, default=str)) if configuration else ""
    inputs = tuple(sorted((document.id, digest(document.text)) for document in documents))
    return Run(version, settings, model, inputs, started, ended)


def digest(text: str) -> str:
    """The SHA-256 digest of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def run_quads(run: Run, iris: Iris) -> Iterator[Quad]:
    """The PROV description of a run, in a named graph of its own. Raises `InputError` for times that are no times."""
    node, graph, software = iris.run(run.id), iris.run_graph(run.id), iris.software(run.version)
    yield Quad(node, TYPE, SG + "Run", graph)
    yield Quad(node, RDFS + "label", english(f"run {run.id}"), graph)
    yield Quad(node, SG + "softwareVersion", string(run.version), graph)
    yield Quad(node, PROV + "wasAssociatedWith", software, graph)
    yield Quad(software, TYPE, PROV + "SoftwareAgent", graph)
    yield Quad(software, RDFS + "label", english(f"stancegraph {run.version}"), graph)
    for name, value in (("configurationHash", run.configuration), ("modelHash", run.model)):
        if value:
            yield Quad(node, SG + name, string(value), graph)
    for name, time in (("startedAtTime", run.started), ("endedAtTime", run.ended)):
        if time is None:
            continue
        if (stamp := moment(time)) is None:
            raise InputError(f"{time!r} is no date-time", where=f"run {run.id}", cure="write 2026-01-31T12:00:00Z")
        yield Quad(node, PROV + name, stamp, graph)
    for identifier, _ in run.inputs:
        yield Quad(node, PROV + "used", iris.document(identifier), graph)


def document_quads(document: Document, iris: Iris) -> Iterator[Quad]:
    """The description of one document in its named graph; its text stays outside, only the digest is kept."""
    node, graph = iris.document(document.id), iris.document_graph(document.id)
    yield Quad(node, TYPE, SG + "Document", graph)
    yield Quad(node, DCTERMS + "identifier", string(document.id), graph)
    for name, value in ((DCTERMS + "title", document.title), (SG + "outlet", document.source)):
        if value:
            yield Quad(node, name, string(value), graph)
    if document.text:
        yield Quad(node, SG + "sha256", string(digest(document.text)), graph)
    if document.date is not None:
        stamp = moment(document.date)
        if stamp:
            yield Quad(node, DCTERMS + "issued", stamp, graph)
        if not stamp or stamp.text != document.date:
            yield Quad(node, SG + "dateText", string(document.date), graph)


def described(quads: Iterable[Quad], iris: Iris) -> Iterator[Quad]:
    """The quads, then the description of the dataset that they are: how many triples, documents, ... it has."""
    typed, triples, actors = Counter[str](), 0, set[str]()
    names = iris.names_graph
    for quad in quads:
        yield quad
        subject, predicate, value, graph = quad
        triples += 1
        if predicate == TYPE and isinstance(value, str):
            typed[value] += 1
            if graph == names and subject.startswith(iris.base + "actor/") and "#" not in subject:
                actors.add(subject)
    yield from dataset_quads(triples, typed, len(actors), iris)


def dataset_quads(triples: int, typed: Mapping[str, int], actors: int, iris: Iris) -> Iterator[Quad]:
    """The description of a dataset in DCAT and VoID; ``typed`` counts its nodes by the IRI of their class.

    Classes of actors of which it has none are left out.
    """
    node, home = iris.dataset, iris.dataset_graph
    for kind in (VOID, DCAT):
        yield Quad(node, TYPE, kind + "Dataset", home)
    yield Quad(node, RDFS + "label", english("stancegraph dataset"), home)
    yield Quad(node, DCTERMS + "title", english(_TITLE), home)
    yield Quad(node, DCTERMS + "description", english(_ABOUT), home)
    yield Quad(node, DCTERMS + "conformsTo", SG.removesuffix("#"), home)
    yield Quad(node, VOID + "uriSpace", string(iris.base), home)
    for vocabulary in _VOCABULARIES:
        yield Quad(node, VOID + "vocabulary", vocabulary, home)
    yield Quad(node, VOID + "triples", integer(triples), home)
    yield Quad(node, VOID + "documents", integer(typed.get(SG + "Document", 0)), home)
    counts = {part: typed.get(part, 0) for part in _PARTS} | {_ACTORS: actors}
    counts |= {SG + kind: typed[SG + kind] for kind in ACTOR_TYPES if typed.get(SG + kind)}
    for kind, count in counts.items():
        part = f"{node}#{kind.removeprefix(SG)}"
        yield Quad(node, VOID + "classPartition", part, home)
        yield Quad(part, TYPE, VOID + "Dataset", home)
        yield Quad(part, RDFS + "label", english(f"partition {kind.removeprefix(SG)}"), home)
        yield Quad(part, VOID + "class", kind, home)
        yield Quad(part, VOID + "entities", integer(count), home)
