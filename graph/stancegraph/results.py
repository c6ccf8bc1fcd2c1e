"""What a run found, as files: written, read back, and turned into one another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .errors import InputError
from .scale.lines import described, json_lines, read_documents, read_statements, write_lines
from .values import Document, Statement

if TYPE_CHECKING:
    import networkx as nx

    from .actors import Join
    from .issues import IssueJoin
    from .store import Run
    from .store.terms import Quad

__all__ = ["OUTPUTS", "PAGE", "WHOLE", "Results", "export", "graph_file", "json_lines", "left_out", "read_results",
           "render"]

WHOLE = 100_000
"""The forms of RDF that must be held in memory whole are made of so many statements at most (1.5 GB)."""
PAGE = 100_000
"""The page of a build shows so many statements at most, those of the strongest relations."""

_BASE = "https://w3id.org/stancegraph/data/"
_CURE = "name a folder that `stancegraph build` wrote, or a .jsonl or RDF file with statements"
_RDF = (".trig", ".jsonld", ".rdf")


@dataclass(frozen=True)
class Results:
    """The statements of a corpus with their documents; ``base`` begins the IRIs of the data.

    Both may be `Lines` of a file, which are not held in memory. ``graph`` is the RDF file that already holds them: all
    that it says goes into other forms of RDF. ``joins`` and ``issue_joins`` are the names that were joined as variants,
    or nearly; ``wordings`` are other names of issues.
    """

    statements: Collection[Statement]
    documents: Collection[Document] = ()
    run: Run | None = None
    base: str = _BASE
    actors: tuple[Path, ...] = ()
    title: str = ""
    graph: Path | None = None
    joins: tuple[Join, ...] = ()
    issue_joins: tuple[IssueJoin, ...] = ()
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def held(self) -> tuple[Statement, ...]:
        """The statements in memory, for what needs them all at once."""
        return tuple(self.statements)

    def each_quad(self) -> Iterator[Quad]:
        """The RDF dataset, a quad at a time."""
        if self.graph is not None:
            from .store import read_dataset
            from .store.rdf import quads_of

            yield from quads_of(read_dataset(self.graph))
        elif self.run is not None:
            from .scale.graph import each_quad

            yield from each_quad(
                self.statements, self.documents, self.run,
                base=self.base, registry=self.actors, wordings=self.wordings,
            )  # fmt: skip
        else:
            from .store import to_quads

            yield from to_quads(self.statements, self.documents, base=self.base, registry=self.actors)

    @cached_property
    def quads(self) -> list[Quad]:
        """The RDF dataset, in memory."""
        return list(self.each_quad())

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The actor types that the registry knows, for states and bodies that only their persons name."""
        from .store.registry import load_facts

        registry = load_facts(self.actors)
        names = {name for s in self.held for name in (s.actor_of, s.target_of) if name}
        return {name: kinds[0] for name in sorted(names) if (kinds := registry.types(name))}

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        """The signed network."""
        from .network import to_network

        return to_network(self.held, types=self.types)


def _statements(results: Results, path: Path) -> None:
    write_lines(path, json_lines(statement.as_dict() for statement in results.statements))


def _documents(results: Results, path: Path) -> None:
    write_lines(path, json_lines(described(document) for document in results.documents))


def _nquads(results: Results, path: Path) -> None:
    from .scale.graph import write_nquads

    write_nquads(results.each_quad(), path)


def _rdf(results: Results, path: Path) -> None:
    from .store import write

    write(results.quads, path)


def _protege(results: Results, path: Path) -> None:
    from .store import to_protege, write

    write(to_protege(results.quads), path, "turtle")


def _page(results: Results, path: Path) -> None:
    from .view import page, write_page

    shown, title = results.held, results.title
    if len(shown) > PAGE:
        from .scale.strongest import strongest

        shown = tuple(strongest(shown, PAGE))
        title = f"{title or 'Who stands where'} (the strongest relations: {len(shown):,} of {len(results.held):,})"
    write_page(path, page(shown, results.documents, title=title, types=results.types))


def _report(results: Results, path: Path) -> None:
    from .view import report, write_page

    write_page(path, report(results.held, results.documents, title=results.title, types=results.types))


def _graphml(results: Results, path: Path) -> None:
    from .network import write_graphml

    write_graphml(results.network, path)


def _gexf(results: Results, path: Path) -> None:
    from .network import write_gexf

    write_gexf(results.network, path)


def _network_json(results: Results, path: Path) -> None:
    from .network import write_json

    write_json(results.network, path)


def _edges(results: Results, path: Path) -> None:
    from .network import edge_rows, write_csv

    write_csv(edge_rows(results.network), path, ("source", "target"))


def _nodes(results: Results, path: Path) -> None:
    from .network import node_rows, write_csv

    write_csv(node_rows(results.network), path, ("id",))


def _actors(results: Results, path: Path) -> None:
    from .network import signed_degrees, write_csv

    write_csv(signed_degrees(results.network), path, ("actor",))


def _issues(results: Results, path: Path) -> None:
    from .network import divided_issues, write_csv

    write_csv(divided_issues(results.network), path, ("issue",))


def _changes(results: Results, path: Path) -> None:
    from .network import side_changes, write_csv

    write_csv(side_changes(results.held), path, ("actor", "target", "before", "after", "last", "first"))


def _variants(results: Results, path: Path) -> None:
    from .actors.review import write_review

    write_review(results.joins, path)


def _issue_variants(results: Results, path: Path) -> None:
    from .issues.review import write_review

    write_review(results.issue_joins, path)


Writer = Callable[[Results, Path], None]
OUTPUTS: Mapping[str, Writer] = MappingProxyType(
    {
        "statements.jsonl": _statements,
        "documents.jsonl": _documents,
        "graph.nq": _nquads,
        "graph.ttl": _protege,
        "graph.jsonld": _rdf,
        "network.html": _page,
        "report.html": _report,
        "network.graphml": _graphml,
        "network.gexf": _gexf,
        "network.json": _network_json,
        "edges.csv": _edges,
        "nodes.csv": _nodes,
        "actors.csv": _actors,
        "issues.csv": _issues,
        "changes.csv": _changes,
        "variants.csv": _variants,
        "issue-variants.csv": _issue_variants,
    }
)
"""The files of a run by name, each with what writes it."""


def left_out(statements: int) -> tuple[str, ...]:
    """The files of a run that are not made of so many statements."""
    return ("graph.ttl", "graph.jsonld") if statements > WHOLE else ()


_EXPORTS: Mapping[str, Writer] = MappingProxyType(
    {".jsonl": _statements, ".ttl": _protege, ".html": _page, ".graphml": _graphml, ".csv": _edges}
    | {".gexf": _gexf, ".json": _network_json}
    | dict.fromkeys(_RDF, _rdf)
    | {".nq": _nquads}
)


def export(source: Path | str, out: Path | str) -> Path:
    """Write results in the form that the ending of ``out`` names, and return its path.

    ``.ttl`` (for Protégé), ``.nq``, ``.trig``, ``.jsonld``, ``.rdf``, ``.jsonl`` (statements), ``.csv`` (edges of the
    network), ``.graphml``, ``.gexf``, ``.json`` (node-link) or ``.html``. ``source`` is as for `read_results`. Raises
    `InputError` for another ending.
    """
    target = Path(out)
    writer = _EXPORTS.get(target.suffix.lower())
    if writer is None:
        raise InputError(f"no form has the ending {target.suffix!r}", where=str(out), cure="use " + ", ".join(_EXPORTS))
    results = read_results(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    writer(results, target)
    return target


def render(source: Path | str, out: Path | str, *, title: str = "", **how: Any) -> Path:
    """Draw results as one HTML page, and return its path; ``how`` goes to `stancegraph.view.page`."""
    from .view import page, write_page

    results, target = read_results(source), Path(out)
    text = page(results.statements, results.documents, title=title, types=results.types, **how)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_page(target, text)
    return target


def read_results(source: Path | str) -> Results:
    """The results in a folder that `build` wrote, in a file of JSON lines, or in an RDF file.

    Raises `InputError` where there are none, and for a line that is no statement.
    """
    path = Path(source)
    if path.is_dir() and (path / "statements.jsonl").is_file():
        statements = tuple(read_statements(path / "statements.jsonl"))
        listed, graph = path / "documents.jsonl", path / "graph.nq"
        documents = tuple(read_documents(listed)) if listed.is_file() else ()
        return Results(statements, documents, graph=graph if graph.is_file() else None)
    if not path.is_file():
        raise InputError("no results here", where=str(source), cure=_CURE)
    if path.suffix.lower() == ".jsonl":
        return Results(tuple(read_statements(path)))
    from .store import documents_of, from_dataset, read_dataset

    dataset = read_dataset(path)
    return Results(tuple(from_dataset(dataset)), tuple(documents_of(dataset)), graph=path)


def graph_file(source: Path | str) -> Path:
    """The RDF file of a result folder, or the file itself. Raises `InputError` where there is none."""
    path = Path(source)
    found = path / "graph.nq" if path.is_dir() else path
    if not found.is_file():
        raise InputError("no graph here", where=str(source), cure="name a folder that `stancegraph build` wrote")
    return found
