#!/usr/bin/env python3
"""Runs PETRARCH's unit tests with PETRARCH's own actor dictionary: are source and target of each record found?

    python scripts/eval_petrarch.py [RECORDS.xml] [ACTORS.txt] [--pipeline NAME] [--misses N]

A record counts when it codes at least one event with a source and a target. Told apart are
`actors` - the linking finds every source and target of the record, each under a name that the dictionary gives this
code; `roles` - each source is read as the one who acts and each target as the one acted upon, by the slots that the
constructions of stance use, whatever the verb; `stance` - the extraction states each source's stance towards its
target. The last one is low by design: an arrival or a belief is an event for PETRARCH, and no stance. `exact` are the
records where nobody else is read in these roles; the share of right ones among all pairs read stands below the table.

Codes are compared by their first three letters, the actor; the letters behind them (GOV, MIL) are the agent's role,
which here is no part of a name. Null actors (---, ###) do not count. Without the records nothing is measured.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.extract.slots import agents, infinitive, patients, subjects

if TYPE_CHECKING:
    from stancegraph.actors import Registry
    from stancegraph.extract.scene import Scene
    from stancegraph.extract.tree import Tree
    from stancegraph.values import Mention

SHARED = Path(__file__).resolve().parents[2] / "shared/data/stance"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RECORD = re.compile(r"<Sentence (?P<head>[^>]*)>(?P<body>.*?)</Sentence>", re.DOTALL)
_EVENT = re.compile(r"<EventCoding [^>]*?sourcecode=\"([^\"]*)\" targetcode=\"([^\"]*)\"")
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
_NULL = ("---", "###")
_CLAUSES = frozenset({"advcl", "acl:relcl", "parataxis"})
_PLACES = ("in", "at", "on", "near")


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
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N records whose roles are not read")
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
    from stancegraph.extract import load_lexicon
    from stancegraph.extract.scene import Scene
    from stancegraph.extract.tree import Tree
    from stancegraph.pipeline import load_parts
    from stancegraph.values import Document

    parts, lexicon = load_parts(options.pipeline, (options.actors,)), load_lexicon()
    known = codes(options.actors.read_text(encoding="utf-8", errors="replace"), load_registry((options.actors,)))
    counts: Counter[tuple[str, str]] = Counter()
    missed: list[str] = []
    for case in cases:
        doc = parts.nlp(case.text)
        mentions = parts.find_mentions(doc, case.date)
        seen = {code for mention in mentions for code in _of(known, mention)}
        stated = {
            (source, target)
            for s in parts.extract(doc, Document(case.id, case.text, date=case.date), mentions)
            for source in _codes(known, s.actor, s.actor_of) for target in _codes(known, s.target, s.target_of)
        }  # fmt: skip
        scene = Scene(Tree.from_doc(doc, lexicon.forms), lexicon, mentions)
        read = stated | {
            (source, target)
            for who, whom in who_to_whom(scene)
            for source in _within(known, scene, who) for target in _within(known, scene, whom) if source != target
        }  # fmt: skip
        found = {
            "records": True, "actors": {code for pair in case.pairs for code in pair} <= seen,
            "roles": case.pairs <= read, "exact": case.pairs == read, "stance": case.pairs <= stated,
        }  # fmt: skip
        for kind in (case.category, "all"):
            counts.update({(kind, name): int(right) for name, right in found.items()})
        counts["pairs", "read"] += len(read)
        counts["pairs", "right"] += len(read & case.pairs)
        if not found["roles"]:
            wrong = f"wanted {_told(case.pairs)}, read {_told(read)}"
            missed.append(f"{case.id:14} {wrong}: {case.text[:120]}")
    _table(counts)
    print("\n".join(missed[: options.misses]))


def who_to_whom(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """Who acts and on whom, in each main clause: the actors of the subject, and the first ones behind the verb."""
    tree = scene.tree
    for verb in (i for i in range(len(tree)) if tree.predicate(i) and _main(tree, i)):
        passive = tree.passive(verb)
        sources = [who for t in (agents if passive else subjects)(tree, verb) for _, who in _actors(scene, t)]
        targets = _behind(scene, verb, {who.head for who in sources})
        if passive:
            acted = [whom for t in patients(tree, verb) for _, whom in _actors(scene, t)]
            sources, targets = (sources, acted) if sources else (acted, targets)
        for one, other in product(sources, targets):
            yield one, other
            if _mutual(scene, verb):
                yield other, one
        if _mutual(scene, verb) and not targets:
            yield from ((one, other) for one, other in product(sources, sources) if one.name != other.name)


def _main(tree: Tree, i: int) -> bool:
    """Whether predicate ``i`` is a main clause or what one says, wants or begins."""
    head = i
    while tree.base(head) in {"conj", "ccomp", "xcomp", "parataxis", "dep"}:
        head = tree.heads[head]
    return tree.heads[head] == head


def _actors(scene: Scene, i: int) -> list[tuple[int, Mention]]:
    """The actors that noun ``i`` denotes, else the first ones inside it ("workers of Chile and Peru")."""
    found = scene.actors(i)
    if found:
        return found
    inside = next((t for t in scene.tree.subtree(i, _CLAUSES) if scene.mention(t) is not None), None)
    return [] if inside is None else scene.actors(inside)


def _behind(scene: Scene, verb: int, sources: set[int]) -> list[Mention]:
    """The first actors behind the verb, places last, with those coordinated with them."""
    tree = scene.tree
    named = [
        t for c in tree.children[verb] if tree.base(c) not in {"nsubj", "aux"} and (c > verb or tree.base(c) == "obj")
        for t in _inside(tree, c) if t not in sources and _heads(scene, t)
    ]  # fmt: skip
    first = min(named, key=lambda t: (tree.case(t) in _PLACES, t), default=None)
    return [] if first is None else [whom for _, whom in scene.actors(first)]


def _inside(tree: Tree, i: int) -> list[int]:
    """The phrase of ``i`` in order, without relative clauses and without those of time and condition."""
    if tree.base(i) in {"advcl", "parataxis"} and not infinitive(tree, i):
        return []
    return [*sorted(t for c in tree.children[i] if tree.deps[c] != "acl:relcl" for t in _inside(tree, c)), i]


def _heads(scene: Scene, i: int) -> bool:
    mention = scene.mention(i)
    return mention is not None and mention.head == i


def _mutual(scene: Scene, verb: int) -> bool:
    """Whether the deed is one that two sides do together: to meet, to sign a deal, to pay a visit."""
    near = {verb, *scene.tree.kids(verb, "obj", "obl", "xcomp")}
    return any(o.head in near and o.cue.frame in {"Mutual", "MutualNoun"} for o in scene.occurrences)


def _told(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(sorted(f"{source}>{target}" for source, target in pairs)) or "nobody"


def _of(known: dict[str, set[str]], mention: Mention) -> set[str]:
    return _codes(known, mention.name, mention.of)


def _within(known: dict[str, set[str]], scene: Scene, mention: Mention) -> set[str]:
    """The codes of an actor, else of those inside its phrase: the dictionary has "Gondor", no "Gondor police"."""
    own = _of(known, mention)
    inside = [other for t in scene.tree.subtree(mention.head, _CLAUSES) if (other := scene.mention(t)) is not None]
    return own or next((found for other in inside if (found := _of(known, other))), set())


def _codes(known: dict[str, set[str]], *names: str | None) -> set[str]:
    return {code for name in names if name for code in known.get(name, ())}


def _table(counts: Counter[tuple[str, str]]) -> None:
    columns = ("actors", "roles", "exact", "stance")
    print(f"{'category':12}{'records':>8}" + "".join(f"{name:>8}" for name in columns))
    kinds = {kind for kind, name in counts if name == "records"}
    for kind in sorted(kinds, key=lambda kind: (kind == "all", kind)):
        total = counts[kind, "records"]
        shares = "".join(f"{counts[kind, name] / total:>8.2f}" for name in columns)
        print(f"{kind:12}{total:>8}{shares}")
    print(f"{counts['pairs', 'right']} of {counts['pairs', 'read']} pairs read are coded in their record")


if __name__ == "__main__":
    sys.exit(main())
