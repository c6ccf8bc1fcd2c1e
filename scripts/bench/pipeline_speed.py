#!/usr/bin/env python3
"""Measure a language pipeline side by side with a spaCy CNN pipeline of the same components, each on one core.

    python scripts/bench/pipeline_speed.py --data DATA [--pipeline FOLDER] [--texts FOLDER]

DATA holds ud/ewt-train.conllu, ud/ewt-dev.conllu and ner/wikigold.conll; from them the CNN (see cnn.py) is trained
once, for a few minutes, and kept in output/bench/. Both pipelines run in this process, pinned to one core with one
thread, in turn (A B A B ...) on the same texts; the figures are medians of tokens per second of processor time and, in
brackets, of wall-clock time, and the median of the rounds' ratios (above 1: A is faster). Repeated texts favour the
caches of both; --texts with enough texts of your own avoids that.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from stancegraph.corpus import read
from stancegraph.values import Document

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
ROOT = Path(__file__).resolve().parents[2]
MODEL, DEMO = ROOT / "graph/stancegraph/models/en_stance", ROOT / "graph/stancegraph/demo"
LOAD = """import sys, time, spacy
cpu, wall = time.process_time(), time.perf_counter()
spacy.load(sys.argv[1])
print(time.process_time() - cpu, time.perf_counter() - wall)
"""


@dataclass(frozen=True)
class Run:
    """One pass over texts: tokens, seconds of the processor and of the clock."""

    words: int
    cpu: float
    wall: float


def main() -> None:
    args = _arguments()
    core = one_core()
    import cnn
    import spacy

    path = cnn.cached(args.cache, args.data, args.steps)
    texts = repeated(documents(args.texts), args.words)
    pipelines = [spacy.load(args.pipeline), spacy.load(path)]
    for line in facts(args, core, path, pipelines):
        print(line)
    counts = [count(nlp, texts) for nlp in pipelines]  # also warms up
    for name, (words, sentences, entities) in zip(("A", "B"), counts, strict=True):
        print(f"{name}: {words:,} words in {len(texts):,} texts, {sentences:,} sentences, {entities:,} entities")
    print(f"\n{'texts':34}{'batch':>6}{'A words/s':>20}{'B words/s':>20}{'A : B':>8}", flush=True)
    few = repeated(texts, args.words // 5)
    for label, part, sizes in (
        ("all, as they are", texts, [64]),
        ("a fifth, as they are", few, args.batches),
        ("a fifth, paragraph by paragraph", paragraphs(few), args.batches),
        ("a fifth, as one document", ["\n\n".join(few)], [1]),
    ):
        for size in sizes:
            rounds = [[measure(nlp, part, size) for nlp in pipelines] for _ in range(args.rounds)]
            print(row(label, size, rounds), flush=True)
    loads = [[loading(p) for p in (args.pipeline, path)] for _ in range(args.rounds)]
    for name, column in zip(("A", "B"), zip(*loads, strict=True), strict=True):
        cpu, wall = (statistics.median(seconds) for seconds in zip(*column, strict=True))
        print(f"loading {name} after `import spacy`: {cpu:.2f} s of the processor, {wall:.2f} s by the clock")
    print(f"load average at the end: {load_average()}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="training data of the CNN, needed once")
    parser.add_argument("--pipeline", type=Path, default=MODEL, help="A; the packaged pipeline if left out")
    parser.add_argument("--texts", type=Path, default=DEMO, help="a folder of texts; the demo articles if left out")
    parser.add_argument("--words", type=int, default=100_000, help="length that the texts are repeated or cut to")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batches", type=int, nargs="+", default=[1, 16, 64, 256])
    parser.add_argument("--steps", type=int, default=300, help="training steps of the CNN, 1,000 words each")
    parser.add_argument("--cache", type=Path, default=ROOT / "output/bench")
    return parser.parse_args()


def one_core() -> int | None:
    """Limit this process to one thread and one core, the last that it may use, before numpy and the like are imported.

    Returns the core, None where the system knows no such limit.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def documents(folder: Path) -> list[str]:
    """The texts of a folder, in whatever format the product reads; at least one."""
    texts = [found.text for found in read([folder]) if isinstance(found, Document)]
    if not texts:
        raise SystemExit(f"{folder} holds no texts: name a folder of .txt files by --texts")
    return texts


def repeated(texts: Sequence[str], words: int) -> list[str]:
    """The texts over and over, or the first of them, until they have so many words (split at white space)."""
    result: list[str] = []
    total = 0
    while total < words:
        for text in texts:
            if total >= words:
                break
            result.append(text)
            total += len(text.split())
    return result


def paragraphs(texts: Iterable[str]) -> list[str]:
    """The paragraphs or, where there are none, the lines of texts."""
    return [part.strip() for text in texts for part in text.split("\n") if part.strip()]


def count(nlp: Any, texts: Sequence[str]) -> tuple[int, int, int]:
    """Words, sentences and entities that a pipeline finds."""
    docs = nlp.pipe(texts, batch_size=64)
    found = [(sum(not t.is_space for t in doc), len(list(doc.sents)), len(doc.ents)) for doc in docs]
    words, sentences, entities = (sum(column) for column in zip(*found, strict=True))
    return words, sentences, entities


def measure(nlp: Any, texts: Sequence[str], batch: int) -> Run:
    """Run a pipeline over texts once; both pipelines share the tokenizer."""
    cpu, wall = time.process_time(), time.perf_counter()
    lengths = [len(doc) for doc in nlp.pipe(texts, batch_size=batch)]
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return Run(sum(lengths), cpu, wall)


def row(label: str, batch: int, rounds: Sequence[Sequence[Run]]) -> str:
    """One line of the table; ``rounds`` hold a run of A and one of B each."""
    cells = []
    for runs in zip(*rounds, strict=True):
        cpu = statistics.median(run.words / run.cpu for run in runs)
        wall = statistics.median(run.words / run.wall for run in runs)
        cells.append(f"{cpu:,.0f} ({wall:,.0f})".rjust(20))
    ratio = statistics.median(b.cpu / a.cpu for a, b in rounds)
    return f"{label:34}{batch:>6}{''.join(cells)}{ratio:>8.2f}"


def loading(pipeline: Path) -> tuple[float, float]:
    """Seconds, of the processor and of the clock, that loading takes in a fresh process, the import of spaCy aside."""
    done = subprocess.run([sys.executable, "-c", LOAD, str(pipeline)], check=True, capture_output=True, text=True)
    cpu, wall = map(float, done.stdout.split())
    return cpu, wall


def facts(args: argparse.Namespace, core: int | None, path: Path, pipelines: Sequence[Any]) -> list[str]:
    """What a reader must know of the machine and of the two pipelines."""
    size = [sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6 for folder in (args.pipeline, path)]
    libraries = ", ".join(f"{name} {version(name)}" for name in ("spacy", "thinc", "numpy", "onnxruntime"))
    scores = ", ".join(f"{name} {value:.3f}" for name, value in pipelines[1].meta["performance"].items())
    names = [nlp.pipe_names for nlp in pipelines]
    pinned = "not pinned" if core is None else f"pinned to core {core}"
    return [
        f"machine: {processor()}, {os.cpu_count()} cores, {pinned}, one thread, load average {load_average()}",
        f"software: Python {platform.python_version()}, {libraries}, {platform.system()} {platform.machine()}",
        f"A: {args.pipeline.name}, {size[0]:.1f} MB",
        f"B: spaCy CNN, {size[1]:.1f} MB, one shared tok2vec, parser-made sentences; {args.steps} steps: {scores}",
        f"components: A {', '.join(names[0])}; B {', '.join(names[1])}",
        f"rounds: {args.rounds}, A and B in turn",
    ]


def processor() -> str:
    """The processor's name as far as the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def load_average() -> str:
    """Processes that ran or waited during the last minute; what others do shows in the wall-clock figures."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    main()
