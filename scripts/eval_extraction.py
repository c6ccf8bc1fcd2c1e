#!/usr/bin/env python3
"""Measures the extraction on annotated texts: scores, precision of each construction, and why statements are missed.

    python scripts/eval_extraction.py [PART ...] [--shared FOLDER] [--pipeline NAME] [--cache FOLDER] [--misses N]

PART is one of wikinews-train, written-train, wikinews-dev, written-dev, articles (all of them unless named). The folder
of annotated texts holds ``gold/PART.jsonl``, the texts beside it and ``eval/score.py``; without it nothing is measured.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

PARTS = ("wikinews-train", "written-train", "wikinews-dev", "written-dev", "articles")
_ATTRIBUTES = ["POS", "TAG", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE", "MORPH"]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """One part with its annotated and its found statements, which of them match, and the speed."""

    gold: list[Row]
    found: list[Row]
    hits: dict[int, int]
    doubles: frozenset[int]
    result: dict[str, Any]
    seen: dict[str, set[str]]
    words_a_second: float


@dataclass(frozen=True, slots=True)
class Texts:
    """A folder of texts, the pipeline that parses them, and the folder that keeps the parses."""

    folder: Path
    pipeline: str
    cache: Path | None


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=list(PARTS), metavar="PART", help="what to measure on")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--pipeline", default="en_stance", help="name or folder of the language pipeline")
    parser.add_argument("--cache", type=Path, help="folder that keeps the parsed texts")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N missed and N wrong statements")
    options = parser.parse_args()
    if not (options.shared / "eval" / "score.py").is_file():
        print(f"no annotated texts in {options.shared}: nothing measured")
        return 0
    scorer = _scorer(options.shared / "eval" / "score.py")
    tools = _tools()
    for part in options.parts:
        texts = Texts(options.shared / "gold" / part.partition("-")[0], options.pipeline, options.cache)
        measured = measure(scorer.read(options.shared / "gold" / f"{part}.jsonl"), texts, scorer, tools)
        report(part, measured, scorer, options.misses)
    return 0


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tools() -> tuple[Any, Any]:
    from stancegraph.actors import load_registry
    from stancegraph.extract import load_lexicon

    return load_registry(), load_lexicon()


@cache
def _pipeline(name: str) -> Any:
    from stancegraph.nlp.loading import load

    return load(name)


def measure(gold: list[Row], texts: Texts, scorer: ModuleType, tools: tuple[Any, Any]) -> Measured:
    """Extract from the annotated texts and compare with the annotation."""
    from stancegraph.actors import find_mentions
    from stancegraph.extract import extract
    from stancegraph.values import Document

    registry, lexicon = tools
    found: list[Row] = []
    seen: dict[str, set[str]] = {}
    words, seconds = 0, 0.0
    for name, doc in parsed(texts, {row["doc"] for row in gold}):
        mentions = find_mentions(doc, registry, None)
        seen[name] = {mention.name for mention in mentions}
        start = time.process_time()
        statements = extract(doc, Document(name, doc.text), lexicon, mentions)
        seconds, words = seconds + time.process_time() - start, words + len(doc)
        found += [statement.as_dict() for statement in statements]
    result, _, _ = scorer.score(gold, found)
    hits, doubles = _matches(gold, found, scorer)
    return Measured(gold, found, hits, doubles, result, seen, words / max(seconds, 1e-9))


def parsed(texts: Texts, names: set[str]) -> Iterator[tuple[str, Any]]:
    """The named texts with their parses, from the cache where it holds them."""
    import spacy
    from spacy.tokens import DocBin

    kept = texts.cache / f"{texts.folder.name}.spacy" if texts.cache else None
    if kept and kept.is_file():
        docs = list(DocBin(store_user_data=True).from_disk(kept).get_docs(spacy.blank("en").vocab))
    else:
        docs = _parse(texts)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            DocBin(attrs=_ATTRIBUTES, store_user_data=True, docs=docs).to_disk(kept)
    yield from ((doc.user_data["id"], doc) for doc in docs if doc.user_data["id"] in names)


def _parse(texts: Texts) -> list[Any]:
    paths = sorted(texts.folder.glob("*.txt"))
    docs = list(_pipeline(texts.pipeline).pipe(path.read_text(encoding="utf-8") for path in paths))
    for path, doc in zip(paths, docs, strict=True):
        doc.user_data["id"] = path.stem
    return docs


def _matches(gold: list[Row], found: list[Row], scorer: ModuleType) -> tuple[dict[int, int], frozenset[int]]:
    """The scorer's assignment of found to annotated statements, and the found ones that match beside it."""
    by_doc = defaultdict(list)
    for j, row in enumerate(found):
        by_doc[row["doc"]].append(j)
    pairs = [(scorer.match(row, found[j]), i, j) for i, row in enumerate(gold) for j in by_doc[row["doc"]]]
    hits: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(pairs, reverse=True):
        if score and i not in hits and j not in taken:
            hits[i] = j
            taken.add(j)
    return hits, frozenset({j for score, _, j in pairs if score}) - taken


def report(part: str, measured: Measured, scorer: ModuleType, misses: int) -> None:
    """Print what was measured."""
    keys = ("statement", "edges", "stance_accuracy", "factuality_accuracy", "source_accuracy", "actor_of_accuracy")
    print(f"\n## {part}: {measured.result['gold']} annotated, {measured.result['predicted']} found")
    for key in keys:
        print(f"{key:20} {json.dumps(measured.result.get(key))}")
    print(f"{'words a second':20} {measured.words_a_second:.0f} (extraction alone)")
    print("\nprecision by construction")
    for name, right, wrong in precision(measured):
        print(f"  {name:24} {right / (right + wrong):.2f} of {right + wrong}")
    print("\nmissed, by reason")
    for reason, count in Counter(_reason(row, measured, scorer) for row in _missed(measured)).most_common():
        print(f"  {reason:24} {count}")
    if misses:
        _examples("missed", _missed(measured), misses)
        _examples("wrong", _wrong(measured), misses)


def precision(measured: Measured) -> list[tuple[str, int, int]]:
    """For each construction, how many of its statements are right and wrong; the most productive first."""
    right = set(measured.hits.values())
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for j, row in enumerate(measured.found):
        if j not in measured.doubles:
            counts[row["by"].partition(":")[0]][j not in right] += 1
    rows = [(name, right_, wrong) for name, (right_, wrong) in counts.items()]
    return sorted(rows, key=lambda row: (-row[1] - row[2], row[0]))


def _missed(measured: Measured) -> list[Row]:
    return [row for i, row in enumerate(measured.gold) if row.get("essential", True) and i not in measured.hits]


def _wrong(measured: Measured) -> list[Row]:
    right = set(measured.hits.values()) | measured.doubles
    return [row for j, row in enumerate(measured.found) if j not in right]


def _reason(row: Row, measured: Measured, scorer: ModuleType) -> str:
    """Why an annotated statement is missed: the first step of the extraction that failed."""
    known = [name for name in scorer.names(row) for seen in measured.seen[row["doc"]] if scorer.same_actor(name, seen)]
    if not known:
        return "no actor mention"
    words = scorer.words(row["sent"])
    near = [
        found
        for found in measured.found
        if found["doc"] == row["doc"] and scorer.overlap(words, scorer.words(found["sent"])) >= 0.5
    ]
    if not any(scorer.words(found["cue"]) & scorer.words(row["cue"]) for found in near):
        return "cue unknown or unlinked"
    of_actor = [f for f in near if any(scorer.same_actor(a, b) for a in scorer.names(row) for b in scorer.names(f))]
    if not of_actor:
        return "pair not linked"
    return "target wrong" if any(f["polarity"] == row["polarity"] for f in of_actor) else "sign wrong"


def _examples(title: str, rows: Iterable[Row], count: int) -> None:
    print(f"\n{title}")
    for row in list(rows)[:count]:
        by = f" by {row['by']}" if "by" in row else ""
        print(f"  {row['actor']} --{row['stance']}[{row['cue']}]({row['polarity']:+d})--> {row['target']}{by}")
        print(f"      {row['sent'][:160]}")


if __name__ == "__main__":
    sys.exit(main())
