#!/usr/bin/env python3
"""Measures the extraction on annotated texts: scores, precision of each construction, and why statements are missed.

    python scripts/eval_extraction.py [PART ...] [--shared FOLDER] [--pipeline NAME] [--cache FOLDER] [--misses N]

PART is one of wikinews-train, written-train, wikinews-dev, written-dev, articles (all of them unless named). The folder
of annotated texts holds ``gold/PART.jsonl``, the texts beside it and, where the figures shall be the reference
scorer's, ``eval/score.py`` with its table of names; without the folder nothing is measured.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from stancegraph.actors import load_registry
from stancegraph.evaluation import Claim, Evaluation, Names, as_text, evaluate, read_claims, registry_names
from stancegraph.evaluation.names import content, overlap
from stancegraph.evaluation.report import told
from stancegraph.pipeline import Parts, load_parts
from stancegraph.values import Document

PARTS = ("wikinews-train", "written-train", "wikinews-dev", "written-dev", "articles")
_ATTRIBUTES = ["POS", "TAG", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE", "MORPH"]


@dataclass(frozen=True)
class Texts:
    """A folder of texts and the folder that keeps their parses."""

    folder: Path
    cache: Path | None

    @cached_property
    def dates(self) -> dict[str, str]:
        """The dates of the documents, as far as a table beside the folder tells them."""
        path = self.folder.with_name(f"{self.folder.name}.meta.jsonl")
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ()
        return {row["doc"]: row["date"] for row in rows if row.get("date")}


@dataclass(frozen=True, slots=True)
class Measured:
    """One part: what was found and how it scores, the actors seen in each document, and the speed without parsing."""

    found: list[Claim]
    scores: Evaluation
    seen: dict[str, set[str]]
    words_a_second: float


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=list(PARTS), metavar="PART", help="what to measure on")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--pipeline", default="en_stance", help="name or folder of the language pipeline")
    parser.add_argument("--cache", type=Path, help="folder that keeps the parsed texts")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N missed and N wrong statements")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        print(f"no annotated texts in {options.shared}: nothing measured")
        return 0
    names, parts = reference_names(options.shared), load_parts(options.pipeline)
    for part in options.parts:
        gold = read_claims(options.shared / "gold" / f"{part}.jsonl")
        report(part, measure(gold, texts_of(part, options.shared, options.cache), parts, names), names, options.misses)
    return 0


def texts_of(part: str, shared: Path, cache: Path | None) -> Texts:
    """The texts of a part: ``gold/wikinews`` for wikinews-dev."""
    return Texts(shared / "gold" / part.partition("-")[0], cache)


def reference_names(shared: Path) -> Names:
    """The names that the reference scorer knows, so that the figures are its own; else those of the registry."""
    path = shared / "eval" / "score.py"
    if not path.is_file():
        return registry_names(load_registry())
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Names(module.CANON)


def measure(gold: list[Claim], texts: Texts, parts: Parts, names: Names) -> Measured:
    """Extract from the annotated texts and compare with the annotation."""
    found: list[Claim] = []
    seen: dict[str, set[str]] = {}
    words, seconds = 0, 0.0
    for name, doc in parsed(texts, {claim.doc for claim in gold}, parts):
        start = time.process_time()
        mentions = parts.find_mentions(doc, texts.dates.get(name))
        statements = parts.extract(doc, Document(name, doc.text), mentions)
        seconds, words = seconds + time.process_time() - start, words + len(doc)
        seen[name] = {mention.name for mention in mentions}
        found += [Claim.from_dict(statement.as_dict()) for statement in statements]
    return Measured(found, evaluate(gold, found, names), seen, words / max(seconds, 1e-9))


def parsed(texts: Texts, names: set[str], parts: Parts) -> Iterator[tuple[str, Any]]:
    """The named texts with their parses, from the cache where it holds them."""
    import spacy
    from spacy.tokens import DocBin

    kept = texts.cache / f"{texts.folder.name}.spacy" if texts.cache else None
    if kept and kept.is_file():
        docs = list(DocBin(store_user_data=True).from_disk(kept).get_docs(spacy.blank("en").vocab))
    else:
        docs = _parse(texts, parts)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            DocBin(attrs=_ATTRIBUTES, store_user_data=True, docs=docs).to_disk(kept)
    yield from ((doc.user_data["id"], doc) for doc in docs if doc.user_data["id"] in names)


def _parse(texts: Texts, parts: Parts) -> list[Any]:
    docs = []
    for path in sorted(texts.folder.glob("*.txt")):
        doc = parts.nlp(path.read_text(encoding="utf-8"))
        doc.user_data["id"] = path.stem
        docs.append(doc)
    return docs


def report(part: str, measured: Measured, names: Names, misses: int) -> None:
    """Print what was measured."""
    scores = measured.scores
    print(f"\n## {part}\n{as_text(scores)}")
    print(f"{measured.words_a_second:.0f} words a second (without parsing)\n\nMissed, by reason")
    for reason, count in Counter(reason_of(claim, measured, names) for claim in scores.missed).most_common():
        print(f"  {reason:24} {count}")
    if misses:
        for title, claims in (("Missed", scores.missed), ("Wrong", scores.wrong)):
            print("\n".join((f"\n{title}", *map(told, claims[:misses]))))


def reason_of(claim: Claim, measured: Measured, names: Names) -> str:
    """Why an annotated statement is missed: the first step of the extraction that failed."""
    if not any(names.same(name, seen) for name in _holders(claim) for seen in measured.seen.get(claim.doc, ())):
        return "no actor mention"
    words, cue = content(claim.sent), content(claim.cue)
    near = [f for f in measured.found if f.doc == claim.doc and overlap(words, content(f.sent)) >= 0.5]
    if not any(content(other.cue) & cue for other in near):
        return "cue unknown or unlinked"
    own = [other for other in near if any(names.same(a, b) for a in _holders(claim) for b in _holders(other))]
    if not own:
        return "pair not linked"
    return "target wrong" if any(other.polarity == claim.polarity for other in own) else "sign wrong"


def _holders(claim: Claim) -> list[str]:
    return [name for name in (claim.actor, claim.actor_of) if name]


if __name__ == "__main__":
    sys.exit(main())
