#!/usr/bin/env python3
"""Measure how cost grows: extraction on one and more cores, its memory, and the way from statements to answers.

    python scripts/bench/scale.py [--only extract graph] [--texts FOLDER] [--statements N ...] [--out FILE]

Prints a report in Markdown with the facts of the machine. Each step is a process of its own; where other work runs on
the machine the processor's seconds count and the clock's do not. The graph part needs the extra `cluster`; textacy is
measured beside where it is installed. A million statements take 10 GB of disk.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import scale_extract
import scale_graph
from steps import facts

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    args = _arguments()
    args.cache.mkdir(parents=True, exist_ok=True)
    report = args.out.open("w", encoding="utf-8") if args.out else sys.stdout
    for line in _report(args):
        print(line, "\n", file=report, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=("extract", "graph"), default=("extract", "graph"))
    parser.add_argument("--texts", type=Path, default=ROOT / "graph/stancegraph/demo", help="a folder of texts")
    parser.add_argument("--words", type=int, default=100_000, help="length of the corpus for speed")
    parser.add_argument("--documents", type=int, nargs=2, default=(2_000, 20_000), help="sizes for memory")
    parser.add_argument("--statements", type=int, nargs="+", default=(1_000, 10_000, 100_000, 1_000_000))
    parser.add_argument("--whole", type=int, default=100_000, help="up to here network and page are made in memory too")
    parser.add_argument("--cache", type=Path, default=ROOT / "output/bench/scale")
    parser.add_argument("--out", type=Path, help="the report; else standard output")
    return parser.parse_args()


def _report(args: argparse.Namespace) -> Iterator[str]:
    yield facts()
    if "extract" in args.only:
        yield from scale_extract.measure(args.texts, args.cache, tuple(args.documents), args.words)
    if "graph" in args.only:
        yield from scale_graph.measure(args.statements, args.cache, args.whole)
    yield facts()


if __name__ == "__main__":
    main()
