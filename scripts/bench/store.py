#!/usr/bin/env python3
"""Time the named queries on made-up graphs of 0.1, 1 and 1.6 million triples: Oxigraph on disk beside rdflib.

    python scripts/bench/store.py [--statements N ...] [--limit SECONDS] [--rdflib-limit SECONDS] [--only NAME ...]

The graphs are kept in output/bench/store/. Each query asks for the actors and issues that are named most, so that its
answer is as long as it can be. Oxigraph's figures are the median of five runs, from the text of the query to the rows
as Python values; rdflib runs once, in a process that is ended after its limit (0 leaves rdflib out). All seconds are
those of the processor, as one thread does all the work. The exit code is 1 where Oxigraph takes longer than its limit.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from store_world import World, world

from stancegraph.store import NamedQuery, named_queries, query, read_dataset, write
from stancegraph.store.kept import keep, open_graph
from stancegraph.store.oxigraph import Oxigraph

ROOT = Path(__file__).resolve().parents[2]
SIZES = (2_400, 26_800, 43_200)
RUNS = 5


def main() -> None:
    args = _arguments()
    slow = [name for number in args.statements for name in measure(number, args)]
    sys.exit(f"slower than {args.limit} s: {', '.join(slow)}" if slow else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, nargs="+", default=SIZES)
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that Oxigraph may take for a query")
    parser.add_argument("--rdflib-limit", type=float, default=60.0, help="seconds after which rdflib is stopped")
    parser.add_argument("--only", nargs="+", default=sorted(named_queries()), metavar="NAME", help="these queries")
    parser.add_argument("--cache", type=Path, default=ROOT / "output/bench/store")
    return parser.parse_args()


def measure(number: int, args: argparse.Namespace) -> list[str]:
    """Print a table for a graph of so many statements; returns the queries for which Oxigraph took too long."""
    made = world(number)
    file = _written(made, args.cache / str(number))
    shutil.rmtree(file.with_name(file.name + ".store"), ignore_errors=True)
    loading, _ = timed(lambda: keep(file))
    store = open_graph(file)
    assert isinstance(store, Oxigraph)
    print(f"\n{len(store):,} triples, {number:,} statements, {len(made.documents):,} documents")
    print(f"Oxigraph: {loading:.1f} s to load and optimize")
    rival = Rival(file, args.rdflib_limit) if args.rdflib_limit else None
    print(f"{'query':24}{'rows':>9}{'Oxigraph s':>12}{'rdflib s':>10}", flush=True)
    slow = []
    for name in args.only:
        params = parameters(named_queries()[name], made)
        runs = [timed(lambda: query(store, name, params)) for _ in range(RUNS)]  # noqa: B023 - called at once
        seconds, rows = statistics.median(run[0] for run in runs), len(runs[0][1].rows)
        beside = rival.ask(name, params) if rival else ""
        print(f"{name:24}{rows:>9,}{seconds:>12.3f}{beside:>10}", flush=True)
        if seconds > args.limit:
            slow.append(name)
    if rival:
        rival.leave()
    print(f"memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB at most")
    return slow


def _written(made: World, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return write(made.quads(), folder / "graph.nq")


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor, and what came of it."""
    start = time.process_time()
    found = act()
    return time.process_time() - start, found


def parameters(named: NamedQuery, made: World) -> dict[str, str]:
    """The values that make the answer longest."""
    busiest = max(made.documents, key=lambda document: document.id)
    issue = {"who-opposes", "who-supports", "by-month"}
    given = {
        "actor": made.hubs[0], "first": made.hubs[0], "second": made.hubs[1], "source": made.hubs[0],
        "name": made.hubs[0], "target": made.matters[0] if named.name in issue else made.hubs[1],
        "stance": "oppose", "document": busiest.id, "since": "2012-01-01", "until": "2013-12-31",
    }  # fmt: skip
    return {parameter.name: given[parameter.name] for parameter in named.parameters if not parameter.optional}


class Rival:
    """rdflib, each question in a process of its own that shares the graph read once."""

    def __init__(self, file: Path, limit: float) -> None:
        self._fork = multiprocessing.get_context("fork")
        self._limit = limit
        seconds, self._dataset = timed(lambda: read_dataset(file))
        print(f"rdflib: {seconds:.0f} s to load")

    def ask(self, name: str, params: Mapping[str, str]) -> str:
        """Seconds as text, with a mark where it was stopped."""
        here, there = self._fork.Pipe(duplex=False)
        child = self._fork.Process(target=self._answer, args=(there, name, params))
        child.start()
        there.close()
        answered = here.poll(self._limit)
        found = json.loads(here.recv()) if answered else None
        child.kill()
        child.join()
        return f"{found:.3f}" if found is not None else f"> {self._limit:.0f}"

    def leave(self) -> None:
        """Forget the graph."""
        del self._dataset

    def _answer(self, pipe: Any, name: str, params: Mapping[str, str]) -> None:
        seconds, _ = timed(lambda: query(self._dataset, name, params))
        pipe.send(json.dumps(seconds))


if __name__ == "__main__":
    main()
