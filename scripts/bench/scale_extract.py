"""Extraction: start-up, the first statement, words a second on one and two cores, memory, overhead, peers."""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from steps import cli, python, run, table

from stancegraph.corpus import read
from stancegraph.values import Document

__all__ = ["measure"]

SYLLABLES = "ba de ko lu mi na ro sa te vi zo gra ster lin mar tov".split()
OVERHEAD = """
import sys, time
from stancegraph.parallel import one_thread
one_thread()
from stancegraph.corpus import read
from stancegraph import load
from stancegraph.pipeline import analyse, load_parts
bare, parts = load(), load_parts()
documents = [item for item in read(sys.argv[1]) if hasattr(item, "text")]
def timed(act):
    start = time.process_time()
    for document in documents:
        act(document)
    return time.process_time() - start
peer = None
try:
    from textacy.extract import subject_verb_object_triples as triples
    peer = lambda document: list(triples(bare(document.text)))
except ImportError:
    pass
rounds = []
for _ in range(int(sys.argv[2])):
    rounds.append([timed(lambda d: bare(d.text)), timed(lambda d: analyse(d, parts)), timed(peer) if peer else 0])
import json
print(json.dumps(rounds))
"""

MEMORY = """
import resource, sys
from stancegraph.parallel import one_thread
one_thread()
from stancegraph.corpus import read
from stancegraph.pipeline import extract_documents
marks, words, statements = set(map(int, sys.argv[3:])), 0, 0
log = open(sys.argv[2], "w")
for number, item in enumerate(extract_documents(read(sys.argv[1])), 1):
    words, statements = words + len(item.document.text.split()), statements + len(item.statements)
    if number in marks or number % 500 == 0:
        used = resource.getrusage(resource.RUSAGE_SELF)
        line = f"{number} {words} {statements} {used.ru_maxrss / 1024:.1f} {used.ru_utime + used.ru_stime:.0f}"
        print(line, file=log, flush=True)
        if number in marks:
            print(line)
"""


def measure(texts: Path, work: Path, sizes: tuple[int, int], words: int) -> Iterator[str]:
    """The lines of the report; ``sizes`` are numbers of documents for memory, ``words`` those of the speed corpus."""
    yield from _start(work)
    long = corpus(texts, work / "speed.jsonl", words=words)
    yield from _speed(long, work)
    yield from _overhead(texts, long)
    yield from _memory(texts, work, sizes)


def corpus(texts: Path, path: Path, *, words: int = 0, documents: int = 0) -> int:
    """Write texts with new names into JSON lines: whole ones until there are so many words, or so many paragraphs."""
    rng = random.Random(0)
    found = [item.text for item in read([texts]) if isinstance(item, Document)]
    if documents:
        found = [part for text in found for part in re.split(r"\n\s*\n", text) if len(part.split()) > 30]
    total = 0
    with path.open("w", encoding="utf-8") as stream:
        for number, text in enumerate(itertools.cycle(found)):
            if number >= documents if documents else total >= words:
                return total
            told = renamed(text, rng)
            total += len(told.split())
            stream.write(json.dumps({"id": f"d{number}", "text": told}) + "\n")
    return total


def renamed(text: str, rng: random.Random) -> str:
    """The text with a few of its names made new: the vocabulary grows with the corpus, as in news."""
    names = sorted(set(re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}", text)))
    for name in rng.sample(names, min(2, len(names))):
        fresh = "".join(rng.choices(SYLLABLES, k=3)).capitalize()
        text = re.sub(rf"\b{name}\b", fresh, text)
    return text


def _start(work: Path) -> Iterator[str]:
    helps = [run([sys.executable, "-m", "stancegraph", "--help"]).wall for _ in range(5)]
    bare = [run([sys.executable, "-c", "pass"]).wall for _ in range(5)]
    (work / "one.txt").write_text("Norway rejects the quota.\n", encoding="utf-8")
    first = [_first(work / "one.txt") for _ in range(3)]
    yield table(("start", "seconds (median)"), [
        ("`stancegraph --help`", f"{statistics.median(helps):.2f}"),
        ("the same without `import`: Python alone", f"{statistics.median(bare):.2f}"),
        ("first statement of `stancegraph extract`", f"{statistics.median(first):.1f}"),
    ])


def _first(path: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "stancegraph", "extract", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        process.stdout.readline()
        return time.perf_counter() - start


def _speed(words: int, work: Path) -> Iterator[str]:
    # enough short documents that each process loads its pipeline
    lines = (json.dumps({"id": f"x{number}", "text": "Norway rejects it."}) + "\n" for number in range(100))
    (work / "none.jsonl").write_text("".join(lines), encoding="utf-8")
    rows, rates = [], list[float]()
    for processes in range(1, min(os.cpu_count() or 1, 4) + 1):
        many = ("--processes", str(processes))
        idle, busy = (run(cli("extract", str(work / name), *many)) for name in ("none.jsonl", "speed.jsonl"))
        rates.append(words / (busy.wall - idle.wall))
        used = busy.cpu - idle.cpu
        rows.append((str(processes), f"{rates[-1]:,.0f}", f"{rates[-1] / rates[0]:.2f}", f"{words / used:,.0f}"))
    yield table(("processes", "words/s by the clock", "times one process", "words per second of the processor"), rows)


def _overhead(texts: Path, words: int) -> Iterator[str]:
    rounds: list[list[float]] = json.loads(run(python(OVERHEAD, str(texts), "5")).output)
    extra = statistics.median(whole / bare for bare, whole, _ in rounds) - 1
    yield f"\nExtraction costs {extra:.0%} on top of the bare pipeline (processor time, median of 5 rounds)."
    if rounds[0][2]:
        peer = statistics.median(other / whole for _, whole, other in rounds)
        yield f"textacy's subject-verb-object triples on the same pipeline take {peer:.2f} of our time."
    else:
        yield "textacy is not installed: left out."


def _memory(texts: Path, work: Path, sizes: tuple[int, int]) -> Iterator[str]:
    path = work / "memory.jsonl"
    corpus(texts, path, documents=sizes[1])
    step = run(python(MEMORY, str(path), str(work / "memory.log"), *map(str, sizes)))
    rows = [tuple(line.split()) for line in step.output.splitlines()]
    yield table(("documents", "words", "statements", "peak memory, MB", "processor s"), rows)
    first, last = float(rows[0][3]), float(rows[-1][3])
    yield f"Peak memory of extraction at {rows[-1][0]} documents is {last / first - 1:+.1%} against {rows[0][0]}."
