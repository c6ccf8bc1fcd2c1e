#!/usr/bin/env python3
"""Measure the actor registry: how long it takes to load, and which share of a run the linking takes.

    python scripts/bench/actors_speed.py [--names N] [--texts FOLDER] [--pipeline NAME] [--rounds N]

A table of N made-up names is loaded beside the packaged registry, first with an empty cache, then again; each loading
runs in a fresh process and counts without the import of Python's modules. The linking is timed on the texts of a folder
(the demo articles if left out), as a share of parsing, linking and extraction. Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_LOAD = """import sys, time
from stancegraph.actors import load_registry
begun = time.process_time()
registry = load_registry(sys.argv[1:])
read = time.process_time()
registry.phrases
print(read - begun, time.process_time() - read, sum(1 + len(actor.aliases) for actor in registry.actors))
"""


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=60_000, help="made-up names to load")
    parser.add_argument("--texts", type=Path, default=ROOT / "graph/stancegraph/demo", help="texts to link actors in")
    parser.add_argument("--pipeline", default="en_stance", help="name or folder of the language pipeline")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for row in loading(options.names, options.rounds):
        print(row)
    for row in sharing(options.texts, options.pipeline, options.rounds):
        print(row)
    return 0


def loading(names: int, rounds: int) -> Iterator[str]:
    """How long the packaged registry, and one with more names, take to load, with an empty cache and a full one."""
    with tempfile.TemporaryDirectory() as place:
        table = Path(place, "own.csv")
        rows = (f"Harbour {n:x} Union,Organization,Union {n:x}\n" for n in range(names // 2))
        table.write_text("name,type,aliases\n" + "".join(rows), encoding="utf-8")
        for label, files in (("packaged", []), (f"and {names:,} names", [str(table)])):
            cold = _loaded(files, Path(place, f"cache{len(files)}"))
            warm = [_loaded(files, Path(place, f"cache{len(files)}")) for _ in range(rounds)]
            read, index, count = (statistics.median(column) for column in zip(*warm, strict=True))
            yield (f"{label:20} {count:>9,.0f} names: first {sum(cold[:2]):.2f} s, "
                   f"then {read:.2f} s and {index:.2f} s for the index")


def _loaded(files: list[str], cache: Path) -> tuple[float, float, float]:
    environment = os.environ | {"STANCEGRAPH_CACHE": str(cache)}
    done = subprocess.run([sys.executable, "-c", _LOAD, *files], check=True, capture_output=True, text=True,
                          env=environment)
    read, index, count = map(float, done.stdout.split())
    return read, index, count


def sharing(folder: Path, pipeline: str, rounds: int) -> Iterator[str]:
    """Which share of a run each step takes."""
    from stancegraph.corpus import read
    from stancegraph.pipeline import load_parts
    from stancegraph.values import Document

    parts = load_parts(pipeline)
    documents = [found for found in read([folder]) if isinstance(found, Document)]
    if not documents:
        raise SystemExit(f"{folder} holds no texts: name a folder of texts by --texts")
    totals: dict[str, list[float]] = {"parsing": [], "linking": [], "extraction": []}
    for _ in range(rounds + 1):  # the first one warms up
        spent = dict.fromkeys(totals, 0.0)
        for document in documents:
            doc = _timed(spent, "parsing", lambda d=document: parts.nlp(d.text))
            mentions = _timed(spent, "linking", lambda d=document, doc=doc: parts.find_mentions(doc, d.date))
            _timed(spent, "extraction", lambda d=document, doc=doc, m=mentions: parts.extract(doc, d, m))
        for step, seconds in spent.items():
            totals[step].append(seconds)
    medians = {step: statistics.median(seconds[1:]) for step, seconds in totals.items()}
    for step, seconds in medians.items():
        yield f"{step:12} {seconds:.3f} s, {seconds / sum(medians.values()):.1%} of the run"


def _timed(spent: dict[str, float], step: str, call: Callable[[], Any]) -> Any:
    begun = time.process_time()
    result = call()
    spent[step] += time.process_time() - begun
    return result


if __name__ == "__main__":
    sys.exit(main())
