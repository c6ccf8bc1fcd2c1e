"""The stance annotation as training samples: gold statements on tokens, candidate cues, features of pairs."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import annotated
import numpy as np

from stancegraph.extract.engine import links_of
from stancegraph.extract.reader.features import Features, Paths, paths_from, short_path
from stancegraph.extract.scene import Scene
from stancegraph.extract.tree import Tree
from stancegraph.values import FACTUALITIES, STANCES

LABELS = tuple(STANCES)
Row = dict[str, Any]


@dataclass(slots=True)
class Text:
    """An annotated document before parsing."""

    id: str
    text: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Gold:
    """A statement on tokens: heads of cue, actor and target; -1: not in the sentence."""

    cue: int
    actor: int
    target: int
    stance: int
    factuality: int
    issue: bool


@dataclass(slots=True)
class Sample:
    """One document: its words, features, gold, and the paths of candidate pairs by cue."""

    id: str
    text: Text
    doc: Any
    scene: Scene
    links: list[Any]
    gold: list[Gold]
    features: Features | None = None
    candidates: list[int] = field(default_factory=list)


def gold_texts(gold: Path, parts: Iterable[str]) -> Iterator[Text]:
    """The documents of the annotated parts (names such as "written-train")."""
    for part in parts:
        by: dict[str, list[Row]] = defaultdict(list)
        for line in (gold / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            by[row["doc"]].append(row)
        for name, rows in sorted(by.items()):
            yield Text(name, (gold / part.partition("-")[0] / f"{name}.txt").read_text(encoding="utf-8"), rows)


def own_texts() -> Iterator[Text]:
    """Our own annotated articles."""
    for article in annotated.articles():
        yield Text(article.id, article.text, article.statements)


def sample(text: Text, doc: Any, mentions: Any, lexicon: Any) -> Sample:
    """A parsed document with its gold on tokens."""
    scene = Scene(Tree.from_doc(doc, lexicon.forms), lexicon, mentions)
    links = [link for link, _ in links_of(scene)]
    found = [_gold(row, scene) for row in text.rows]
    own = Sample(text.id, text, doc, scene, links, [g for g in found if g])
    own.candidates = sorted({g.cue for g in own.gold} | candidate_cues(scene, links))
    return own


def candidate_cues(scene: Scene, links: Iterable[Any]) -> set[int]:
    """Words that may be cues: those of the lexicon and the rules' links."""
    return {occurrence.head for occurrence in scene.occurrences} | {link.cue[0] for link in links}


def _gold(row: Row, scene: Scene) -> Gold | None:
    """The statement on tokens, or None where its sentence or cue is not found."""
    tree = scene.tree
    where = _find(tree.text, row["sent"])
    if where is None:
        return None
    parts = [p.strip() for p in (row["cue"] or "").split("...") if p.strip()]
    cue = _tokens(tree, where, parts[0] if parts else "")
    if not cue:
        return None
    for part in parts[1:]:
        cue = cue + _tokens(tree, where, part)
    head = top(tree, cue)
    actor = _nearest(tree, where, row["actor_text"], head)
    target = _nearest(tree, where, row["target_text"], head)
    return Gold(
        head,
        actor,
        target,
        LABELS.index(row["stance"]),
        FACTUALITIES.index(row["factuality"]),
        row["target_kind"] == "issue",
    )


def _find(text: str, sentence: str) -> tuple[int, int] | None:
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    return found.span() if found else None


def _occurrences(text: str, where: tuple[int, int], words: str | None) -> Iterator[tuple[int, int]]:
    if not words or not words.strip():
        return
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    for found in re.finditer(pattern, text[where[0] : where[1]]):
        yield found.start() + where[0], found.end() + where[0]


def _tokens(tree: Tree, where: tuple[int, int], words: str | None) -> list[int]:
    span = next(_occurrences(tree.text, where, words), None)
    return inside(tree, span) if span else []


def inside(tree: Tree, span: tuple[int, int]) -> list[int]:
    first = int(np.searchsorted(tree.offsets, span[0], side="right")) - 1
    last = int(np.searchsorted(tree.offsets, span[1], side="left"))
    return [i for i in range(max(first, 0), last) if tree.end_offset(i) > span[0] and tree.pos[i] != "SPACE"]


def top(tree: Tree, tokens: list[int]) -> int:
    """The token of the span nearest to the root, a content word where one is as near."""
    inside = set(tokens)
    tops = [i for i in tokens if tree.heads[i] not in inside or tree.heads[i] == i]
    good = [i for i in tops if tree.pos[i] not in {"ADP", "DET", "PART", "AUX", "PUNCT", "CCONJ", "SCONJ"}]
    return (good or tops or tokens)[0]


def _nearest(tree: Tree, where: tuple[int, int], words: str | None, cue: int) -> int:
    """The head of the words' occurrence nearest to the cue; -1 where they do not stand in the sentence."""
    heads = [top(tree, own) for span in _occurrences(tree.text, where, words) if (own := inside(tree, span))]
    return min(heads, key=lambda i: abs(i - cue)) if heads else -1


def path_inventory(samples: Iterable[Sample], least: int = 4) -> dict[str, int]:
    """The paths that connect gold cues with their actors and targets or stand near them, from 1 on, by frequency."""
    counts: Counter[str] = Counter()
    for own in samples:
        tree = own.scene.tree
        for g in own.gold:
            for word, path in paths_from(tree, g.cue).items():
                weight = 4 if word in {g.actor, g.target} else 1
                counts[path] += weight
                counts[short_path(path)] += weight
    kept = [path for path, n in counts.most_common(1500) if n >= least]
    return {path: number for number, path in enumerate(kept, 1)}


def prepare(samples: Iterable[Sample], paths: Mapping[str, int]) -> None:
    """Set the features, with the inventory of paths at hand, which all share."""
    inventory = Paths(paths)
    for own in samples:
        own.features = Features(own.scene, own.links, inventory)


def folds(samples: list[Sample], count: int) -> list[list[Sample]]:
    """The documents dealt out at random (seeded) to ``count`` folds."""
    order = sorted(samples, key=lambda s: s.id)
    random.Random(3).shuffle(order)
    return [order[k::count] for k in range(count)]
