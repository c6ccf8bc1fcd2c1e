#!/usr/bin/env python3
"""Measures the quality of the extraction and writes it down: docs/quality.md.

    python scripts/quality.py [--shared FOLDER] [--out FILE] [--cache FOLDER] [--only NAME ...]

For the whole configuration: scores, calibration and accuracies on annotated texts that nothing was trained on, two
foreign sets of pairs end to end, and speed. For each of the others of `configurations`: statement F1. The folder holds
``gold/``, ``data/stance/`` and the scorers in ``eval/``; without it nothing is measured.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import eval_extraction
from eval_extraction import Measured
from quality_page import quality_page

from stancegraph.corpus import read
from stancegraph.evaluation import Names, read_claims
from stancegraph.extract import extract, load_lexicon
from stancegraph.pipeline import Analysis, Parts, extract_documents, load_parts
from stancegraph.results import json_lines
from stancegraph.values import Document, Mention, Statement

PARTS = ("articles", "wikinews-dev", "written-dev")
_ROOT = Path(__file__).resolve().parents[1]
_VERBS = ("active", "passive", "complement", "refusal", "prefix", "mutual verb", "mutual verb between")


def configurations() -> dict[str, Callable[[], Parts]]:
    """Functions that make the parts, by name. The first is what users get, each of the others lacks a piece."""
    return {
        "rules and reader": _packaged,
        "rules alone": _rules,
        "what the reader proposes": _read,
        "without coreference": lambda: _without_mentions("coref:"),
        "without speakers for we and I": lambda: _without_mentions("coref:speaker"),
        "issues by their own words": _unnamed_issues,
        "without persons acting for bodies": _without_bodies,
        "rules of verbs only": lambda: _only_constructions(_VERBS),
    }


@cache
def _packaged() -> Parts:
    return load_parts()


def _without_mentions(by: str) -> Parts:
    whole = _packaged()

    def find(doc: Any, date: str | None) -> list[Mention]:
        return [mention for mention in whole.find_mentions(doc, date) if not mention.by.startswith(by)]

    return replace(whole, find_mentions=find)


def _without_bodies() -> Parts:
    whole = _packaged()
    return replace(
        whole,
        find_mentions=lambda doc, date: [replace(mention, of=None) for mention in whole.find_mentions(doc, date)],
    )


def _unnamed_issues() -> Parts:
    whole = _packaged()

    def told(doc: Any, document: Document, mentions: Any) -> list[Statement]:
        found = whole.extract(doc, document, mentions)
        return [replace(s, target=s.target_text) if s.target_kind == "issue" else s for s in found]

    return replace(whole, extract=told)


def _rules() -> Parts:
    lexicon = load_lexicon()
    return replace(_packaged(), extract=lambda doc, document, mentions: extract(doc, document, lexicon, mentions))


def _read() -> Parts:
    """Statements that the reader proposes, alone or together with a rule."""
    whole = _packaged()
    return replace(
        whole,
        extract=lambda doc, document, mentions: [
            statement for statement in whole.extract(doc, document, mentions) if statement.by.startswith("reader")
        ],
    )


def _only_constructions(names: Sequence[str]) -> Parts:
    whole = _rules()
    return replace(
        whole,
        extract=lambda doc, document, mentions: [
            statement for statement in whole.extract(doc, document, mentions) if statement.by.partition(":")[0] in names
        ],
    )


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=_ROOT / "docs" / "quality.md")
    parser.add_argument("--cache", type=Path, help="folder that keeps the parsed texts")
    parser.add_argument("--only", nargs="*", metavar="NAME", help="configurations to measure; else all")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        print(f"no annotated texts in {options.shared}: nothing measured")
        return 0
    made = configurations()
    chosen = {name: made[name] for name in options.only or made}
    names = eval_extraction.reference_names(options.shared)
    measured = {
        name: {part: _measured(part, make(), names, options) for part in PARTS} for name, make in chosen.items()
    }
    first = next(iter(chosen))
    parts = chosen[first]()
    pairs = {name: _pairs(name, parts, options.shared) for name in ("plv", "dse")}
    speed = _speed(options.shared / "gold" / "articles", parts)
    options.out.write_text(quality_page(first, measured, pairs, speed), encoding="utf-8", newline="\n")
    print(f"written to {options.out}")
    return 0


def _measured(part: str, parts: Parts, names: Names, options: argparse.Namespace) -> Measured:
    gold = read_claims(options.shared / "gold" / f"{part}.jsonl")
    return eval_extraction.measure(gold, eval_extraction.texts_of(part, options.shared, options.cache), parts, names)


def _pairs(scorer: str, parts: Parts, shared: Path) -> dict[str, Any]:
    """What ``eval/SCORER.py`` says of the statements found in its own sentences."""
    path = str(shared / "eval" / f"{scorer}.py")
    with tempfile.TemporaryDirectory() as folder:
        texts, found = Path(folder) / "texts.jsonl", Path(folder) / "found.jsonl"
        texts.write_text(_run(path, "--input"), encoding="utf-8")
        analyses = (item for item in extract_documents(read(texts), load=lambda: parts) if isinstance(item, Analysis))
        lines = json_lines(statement.as_dict() for item in analyses for statement in item.statements)
        found.write_text("".join(lines), encoding="utf-8")
        result: dict[str, Any] = json.loads(_run(path, str(found), "--json"))
    return result


def _run(*command: str) -> str:
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, encoding="utf-8").stdout


def _speed(folder: Path, parts: Parts) -> float:
    """Words a second of processor time from text to statements, the parts being loaded."""
    items = list(read(folder))
    list(extract_documents(items[:1], load=lambda: parts))
    start = time.process_time()
    words = sum(len(item.document.text.split()) for item in extract_documents(items, load=lambda: parts)
                if isinstance(item, Analysis))  # fmt: skip
    return words / (time.process_time() - start)


if __name__ == "__main__":
    sys.exit(main())
