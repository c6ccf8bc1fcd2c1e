"""Network, measures and page of statements that need not fit into memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..store.registry import load_facts
from .aggregate import aggregated
from .tables import Tables

__all__ = ["write_overview"]


def write_overview(
    source: Path | str, out: Path | str, *, title: str = "", shown: int = 50_000, registry: Sequence[Path] = (),
    memory: str = "4GB",
) -> dict[str, int]:
    """Write the network of a folder of statements, its tables and a page, and return what was counted.

    ``source`` is what `cluster extract` or `build` wrote. The tables and ``network.graphml`` are of all statements; the
    page shows at most ``shown``, those of the strongest relations. Held are nodes, edges and what the page shows;
    DuckDB gets ``memory`` beside. Raises `InputError` for a folder without statements.
    """
    from ..network import divided_issues, edge_rows, node_rows, side_changes, signed_degrees, write_csv, write_graphml
    from ..view import page, write_page

    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with Tables(source, memory=memory, scratch=folder) as tables:
        types = _types(tables, registry)
        network = aggregated(tables, types=types)
        changes, chosen = side_changes(tables.wavering()), tables.strongest(shown)
        wanted = {statement.doc for statement in chosen}
        documents = [document for document, _ in tables.documents() if document.id in wanted]
    for name, rows, columns in (
        ("nodes.csv", node_rows(network), ("id",)),
        ("edges.csv", edge_rows(network), ("source", "target")),
        ("actors.csv", signed_degrees(network), ("actor",)),
        ("issues.csv", divided_issues(network), ("issue",)),
        ("changes.csv", changes, ("actor", "target", "before", "after", "last", "first")),
    ):
        write_csv(rows, folder / name, columns)
    write_graphml(network, folder / "network.graphml")
    total = network.graph["statements"]
    heading = title or "Who stands where"
    if len(chosen) < total:
        heading += f" (the strongest relations: {len(chosen):,} of {total:,})"
    write_page(folder / "network.html", page(chosen, documents, title=heading, types=types))
    return {"documents": network.graph["documents"], "statements": total, "nodes": network.number_of_nodes(),
            "edges": network.number_of_edges(), "shown": len(chosen)}  # fmt: skip


def _types(tables: Tables, registry: Sequence[Path]) -> dict[str, str]:
    """The types that the registry knows of bodies that only their persons name."""
    known = load_facts(registry)
    bodies = "SELECT DISTINCT unnest([actor_of, target_of]) AS name FROM statements ORDER BY name"
    return {name: kinds[0] for (name,) in tables.rows(bodies) if name and (kinds := known.types(name))}
