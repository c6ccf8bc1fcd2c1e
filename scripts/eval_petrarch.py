#!/usr/bin/env python3
"""Runs PETRARCH's unit tests with PETRARCH's own actor dictionary: are source and target of each record found?

    python scripts/eval_petrarch.py [RECORDS.xml] [ACTORS.txt] [--pipeline NAME] [--misses N]

A record counts when it codes at least one event with a source and a target. Two figures are told apart:
`actors` - the linking finds every source and target of the record, each under a name that the dictionary gives this
code; `pairs` - the extraction states each source's stance towards its target. The second one is low by design: a visit
or a plain meeting is an event for PETRARCH, and no stance. Codes are compared by their first three letters, the actor;
the letters behind them (GOV, MIL) are the agent's role, which here is no part of a name. Null actors (---, ###) do not
count. Without the records nothing is measured.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stancegraph.actors import Registry

SHARED = Path(__file__).resolve().parents[2] / "shared/data/stance"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RECORD = re.compile(r"<Sentence (?P<head>[^>]*)>(?P<body>.*?)</Sentence>", re.DOTALL)
_EVENT = re.compile(r"<EventCoding [^>]*?sourcecode=\"([^\"]*)\" targetcode=\"([^\"]*)\"")
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
_NULL = ("---", "###")


@dataclass(frozen=True, slots=True)
class Record:
    """One unit test: its identifier and kind, date and text, and the pairs of actor codes that it wants."""

    id: str
    category: str
    date: str
    text: str
    pairs: frozenset[tuple[str, str]]


def records(text: str) -> Iterator[Record]:
    """The unit tests that code an event between two actors."""
    for match in _RECORD.finditer(_COMMENT.sub("", text)):
        facts = dict(re.findall(r"(\w+)=\"([^\"]*)\"", match["head"]))
        found = _TEXT.search(match["body"])
        pairs = frozenset(
            (source[:3], target[:3]) for source, target in _EVENT.findall(match["body"])
            if source[:3] not in _NULL and target[:3] not in _NULL
        )
        if pairs and found:
            day = facts.get("date", "")
            date = f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else ""
            category = facts.get("category", "").rstrip("x")
            yield Record(facts.get("id", ""), category, date, " ".join(found[1].split()), pairs)


def codes(dictionary: str, registry: Registry) -> dict[str, set[str]]:
    """The codes that the dictionary gives each actor of the registry, their first three letters only."""
    found: dict[str, set[str]] = defaultdict(set)
    names: list[str] = []
    for line in _COMMENT.sub("", dictionary).splitlines():
        text = line.split("#")[0]
        name = re.sub(r"\[[^]]*\]", "", text).replace("_", " ").strip()
        if name and not name.startswith("+"):
            names = []
        if name:
            names.append(name.lstrip("+ "))
        for role in re.findall(r"\[([^\]]*)\]", text):
            for code in role.split()[0].upper().split("/"):
                for known in names:
                    for actor in registry.lookup(known.title()):
                        found[actor.name].add(code[:3])
    return found


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="?", type=Path, default=SHARED / "PETR.UnitTest.records.xml")
    parser.add_argument("actors", nargs="?", type=Path, default=SHARED / "PETR.Validate.actors.txt")
    parser.add_argument("--pipeline", default="en_stance", help="name or folder of the language pipeline")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N records whose actors are not found")
    options = parser.parse_args()
    if not options.records.is_file() or not options.actors.is_file():
        print(f"{options.records} or {options.actors} is not here: nothing measured")
        return 0
    cases = list(records(options.records.read_text(encoding="utf-8", errors="replace")))
    report(cases, options)
    return 0


def report(cases: list[Record], options: argparse.Namespace) -> None:
    """Print how many records, and pairs, are found, by category."""
    from stancegraph.actors import load_registry
    from stancegraph.pipeline import load_parts
    from stancegraph.values import Document

    parts = load_parts(options.pipeline, (options.actors,))
    known = codes(options.actors.read_text(encoding="utf-8", errors="replace"), load_registry((options.actors,)))
    counts: Counter[tuple[str, str]] = Counter()
    missed: list[str] = []
    for case in cases:
        doc = parts.nlp(case.text)
        mentions = parts.find_mentions(doc, case.date)
        seen = {code for mention in mentions for code in _of(known, mention.name, mention.of)}
        stated = {
            (source, target)
            for s in parts.extract(doc, Document(case.id, case.text, date=case.date), mentions)
            for source in _of(known, s.actor, s.actor_of) for target in _of(known, s.target, s.target_of)
        }
        wanted = {code for pair in case.pairs for code in pair}
        for kind in (case.category, "all"):
            counts[kind, "records"] += 1
            counts[kind, "actors"] += wanted <= seen
            counts[kind, "pairs"] += case.pairs <= stated
        if not wanted <= seen:
            missed.append(f"{case.id:14} without {', '.join(sorted(wanted - seen))}: {case.text[:120]}")
    _table(counts)
    print("\n".join(missed[: options.misses]))


def _of(known: dict[str, set[str]], *names: str | None) -> set[str]:
    return {code for name in names if name for code in known.get(name, ())}


def _table(counts: Counter[tuple[str, str]]) -> None:
    print(f"{'category':12}{'records':>8}{'actors':>8}{'pairs':>8}")
    for kind in sorted({kind for kind, _ in counts}, key=lambda kind: (kind == "all", kind)):
        total: Any = counts[kind, "records"]
        print(f"{kind:12}{total:>8}{counts[kind, 'actors'] / total:>8.2f}{counts[kind, 'pairs'] / total:>8.2f}")


if __name__ == "__main__":
    sys.exit(main())
