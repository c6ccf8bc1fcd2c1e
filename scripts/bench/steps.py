"""A step of a benchmark as a process of its own: time, processor time, memory; and a table of steps."""

from __future__ import annotations

import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

__all__ = ["Step", "cli", "exponent", "facts", "python", "run", "table"]


@dataclass(frozen=True)
class Step:
    """One run: seconds by the clock and of the processor (children included), and the largest process in MB."""

    wall: float
    cpu: float
    memory: float
    output: str


def run(command: Sequence[str], *, limit: float = math.inf, environment: Mapping[str, str] | None = None) -> Step:
    """Run a command to its end. Raises `SystemExit` with its messages where it fails or takes longer than ``limit``."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})}
    )
    try:
        output, told = process.communicate(timeout=None if math.isinf(limit) else limit)
    except subprocess.TimeoutExpired:
        process.kill()
        raise SystemExit(f"{' '.join(command)} took more than {limit:.0f} s") from None
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} failed:\n{told}")
    return Step(time.perf_counter() - start, *_used(output))


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs Python code and then tells, in its last line, what the process used."""
    tail = (
        "\nimport resource as _r, sys as _s\n"
        "_u = [_r.getrusage(w) for w in (_r.RUSAGE_SELF, _r.RUSAGE_CHILDREN)]\n"
        "print('USED', sum(u.ru_utime + u.ru_stime for u in _u), max(u.ru_maxrss for u in _u) / 1024)\n"
    )
    return [sys.executable, "-c", code + tail, *arguments]


def _used(output: str) -> tuple[float, float, str]:
    rest, _, last = output.rstrip("\n").rpartition("\n")
    word, _, numbers = last.partition(" ")
    if word != "USED":
        return 0.0, 0.0, output
    cpu, memory = map(float, numbers.split())
    return cpu, memory, rest


def cli(*arguments: str) -> list[str]:
    """A command of stancegraph, its standard output thrown away, with what it used in the last line."""
    code = (
        "import os, sys\n"
        "keep = os.dup(1)\n"
        "os.dup2(os.open(os.devnull, os.O_WRONLY), 1)\n"
        "from stancegraph.cli import main\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        main()\n"
        "    except SystemExit as end:\n"
        "        if end.code not in (0, 3, None):\n"
        "            raise\n"
        "    sys.stdout.flush()\n"
        "    os.dup2(keep, 1)\n"
    )
    return python(code, *arguments)


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The slope of cost over size in logarithms, by least squares: 1 grows like the size, 2 like its square."""
    x, y = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def facts() -> str:
    """The machine and its software, and how busy it was: load beside the benchmark shows in the clock's seconds."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    libraries = ", ".join(f"{name} {version(name)}" for name in ("spacy", "onnxruntime", "numpy", "rdflib", "networkx"))
    return (
        f"{next(names, platform.processor())}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}, {libraries}; load average (1, 5, 15 min) {load}"
    )
