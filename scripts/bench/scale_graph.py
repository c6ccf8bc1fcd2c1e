"""From statements to answers and pages: Parquet, shards, store, named queries, network, page, at growing sizes."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from steps import Step, cli, exponent, python, run, table

__all__ = ["measure", "write_parquet"]

HERE = Path(__file__).parent
QUERIES = ("opponents-of", "congruent-pairs", "with-stance", "divisive-issues", "by-month", "most-active-actors")
MAKE = "import sys; sys.path.insert(0, sys.argv[3])\nfrom scale_graph import write_parquet\n" + (
    "from pathlib import Path\nwrite_parquet(int(sys.argv[1]), Path(sys.argv[2]))\n"
)
ASK = """
import sys, time
sys.path.insert(0, sys.argv[2])
from store_world import World
from store import parameters
from stancegraph.store import named_queries, query
from stancegraph.store.oxigraph import Oxigraph
from stancegraph.values import Document
MOST = "SELECT ?n WHERE { ?s sg:%s ?a . ?a skos:prefLabel ?n . FILTER(CONTAINS(STR(?a), '/%s/')) } GROUP BY ?n "
store = Oxigraph(sys.argv[1], read_only=True)
hubs, matters = (
    [row[0] for row in query(store, MOST % pair + "ORDER BY DESC(COUNT(?s)) ?n LIMIT 3").rows]
    for pair in (("actor", "actor"), ("target", "issue"))
)
made = World([], [Document("article-7", "")], hubs, matters)
print(len(store))
for name in sys.argv[3:]:
    params = parameters(named_queries()[name], made)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        rows = len(query(store, name, params).rows)
        times.append(time.perf_counter() - start)
    print(name, rows, sorted(times)[1])
"""
WHOLE = """
import sys, time
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from stancegraph.network import blocs, relations, to_network
from stancegraph.scale.tables import Tables
from stancegraph.view import page
with Tables(sys.argv[1]) as tables:
    statements = list(tables.statements())
start = time.process_time()
network = to_network(statements)
made = time.process_time()
blocs(relations(network))
split = time.process_time()
text = page(statements)
print(made - start, split - made, time.process_time() - split, len(text) / 1e6)
"""


def measure(sizes: Sequence[int], work: Path, whole: int) -> Iterator[str]:
    """The lines of the report; networks and pages of up to ``whole`` statements are also made in memory."""
    rows, asked = [], dict[str, list[str]]()
    costs: list[list[float]] = []
    for number in sizes:
        place = work / str(number)
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        steps = _way(number, place)
        costs.append([step.cpu for step in steps])
        size = sum(path.stat().st_size for path in (place / "store").rglob("*") if path.is_file()) / 1e6
        triples, *answers = run(python(ASK, str(place / "store"), str(HERE), *QUERIES)).output.splitlines()
        rows.append((f"{number:,}", f"{int(triples):,}", *map(_told, steps), f"{size:,.0f}"))
        for answer in answers:
            name, found, seconds = answer.split()
            asked.setdefault(name, []).append(f"{float(seconds):.3f} ({int(found):,})")
        print(rows[-1], flush=True)
    head = ("statements", "triples", "make", "shards", "load", "network and page", "store MB")
    yield table(head, rows)
    yield "Cells: seconds of the processor, by the clock, and peak memory in MB."
    if len(sizes) > 1:
        yield _growth(head[2:6], sizes, costs)
    yield table(("query: seconds (rows)", *(f"{number:,}" for number in sizes)), [(k, *v) for k, v in asked.items()])
    yield from _in_memory([number for number in sizes if number <= whole], work)


def _way(number: int, place: Path) -> list[Step]:
    """All that is made of so many statements, each step a process."""
    found, shards, store = (str(place / name) for name in ("statements", "shards", "store"))
    return [
        run(python(MAKE, str(number), found, str(HERE))),
        run(cli("cluster", "graph", found, "--out", shards)),
        run(cli("cluster", "load", shards, "--out", store)),
        run(cli("cluster", "network", found, "--out", str(place / "overview"))),
    ]


def _in_memory(sizes: Sequence[int], work: Path) -> Iterator[str]:
    rows, costs = [], []
    for number in sizes:
        step = run(python(WHOLE, str(work / str(number) / "statements"), str(HERE)))
        figures = [float(word) for word in step.output.split()]
        costs.append(figures[:3])
        rows.append((f"{number:,}", *(f"{figure:.1f}" for figure in figures), f"{step.memory:.0f}"))
    yield table(("statements", "network s", "relations and blocs s", "page s", "page MB", "peak memory MB"), rows)
    if len(sizes) > 1:
        names = ("network", "relations and blocs", "page")
        yield _growth(names, sizes, costs)


def _growth(names: Sequence[str], sizes: Sequence[int], costs: Sequence[Sequence[float]]) -> str:
    found = (f"{name} {exponent(sizes, cost):.2f}" for name, cost in zip(names, zip(*costs, strict=True), strict=True))
    return f"Exponents of growth: {', '.join(found)}."


def _told(step: Step) -> str:
    return f"{step.cpu:.0f}, {step.wall:.0f}, {step.memory:.0f}"


def write_parquet(number: int, folder: Path, part: int = 250_000) -> None:
    """A made-up corpus as `cluster extract` writes it; ``part`` statements to a file."""
    import pyarrow as pa
    import pyarrow.parquet as parquet
    from store_world import articles

    from stancegraph.scale.batches import COLUMNS

    kinds = {str: pa.string(), int: pa.int32(), float: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items() if name != "kind"])
    held: dict[str, list[dict[str, object]]] = {"statement": [], "document": []}
    files = 0

    def flush() -> None:
        nonlocal files
        for kind, records in held.items():
            place = folder / f"kind={kind}"
            place.mkdir(parents=True, exist_ok=True)
            path = place / f"part-{files:05}.parquet"
            arrays = [pa.array([record.get(name) for record in records], field.type) for name, field in zip(
                schema.names, schema, strict=True)]
            parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), path)
            records.clear()
        files += 1

    for document, statements in articles(number):
        held["document"].append({"doc": document.id, "title": document.title, "date": document.date,
                                 "outlet": document.source, "sha256": "0" * 64, "software": "made"})  # fmt: skip
        held["statement"] += (statement.as_dict() for statement in statements)
        if len(held["statement"]) >= part:
            flush()
    flush()


if __name__ == "__main__":
    start = time.perf_counter()
    write_parquet(int(sys.argv[1]), Path(sys.argv[2]))
    print(f"{time.perf_counter() - start:.0f} s")
