"""The scores: statements, edges of the network, labels, constructions, confusions, calibration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..values import STANCES
from .calibration import Reliability, reliability
from .claims import Claim
from .matching import Assignment, assign
from .names import Names

__all__ = ["Evaluation", "Label", "Score", "Share", "evaluate"]

Edge = tuple[str, str, str, int]
_COMPARED = ("stance", "factuality", "source", "actor_of")


@dataclass(frozen=True, slots=True)
class Score:
    """``right`` of the ``found`` are in the annotation, ``met`` of those ``owed`` (essential) were found."""

    right: int
    found: int
    met: int
    owed: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.met / self.owed if self.owed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` out of ``of``."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """A stance label: its ``score`` (match and label must be right), and how many owed ones were found under any."""

    score: Score
    under_any: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Found claims against annotated ones.

    ``found`` counts without ``doubles``; ``accuracy`` compares fields of the ``matched`` pairs; ``constructions`` tells
    for each rule or model (the part of ``by`` before a colon) how many of its claims are right, ``confusion`` counts
    (annotated, found) stance labels of matched pairs; ``missed`` are essential.
    """

    gold: int
    essential: int
    found: int
    doubles: int
    statement: Score
    edges: Score
    accuracy: Mapping[str, Share]
    labels: Mapping[str, Label]
    constructions: Mapping[str, Share]
    confusion: Mapping[tuple[str, str], int]
    calibration: Reliability | None
    documents: Mapping[str, Score]
    matched: tuple[tuple[Claim, Claim], ...]
    missed: tuple[Claim, ...]
    wrong: tuple[Claim, ...]


def evaluate(gold: Sequence[Claim], found: Iterable[Claim], names: Names) -> Evaluation:
    """Score the found claims; those of documents without an annotated claim are left out."""
    annotated = {claim.doc for claim in gold}
    all_said = [claim for claim in found if claim.doc in annotated]
    match = assign(gold, all_said, names)
    hit = set(match.pairs.values())
    judged = [(claim, j in hit) for j, claim in enumerate(all_said) if j not in match.doubles]
    owed = [(claim, i in match.pairs) for i, claim in enumerate(gold) if claim.essential]
    matched = tuple((gold[i], all_said[j]) for i, j in match.pairs.items())
    return Evaluation(
        gold=len(gold),
        essential=len(owed),
        found=len(judged),
        doubles=len(match.doubles),
        statement=_score(judged, owed),
        edges=_edges(gold, all_said, names),
        accuracy=_accuracy(matched, names),
        labels=_labels(gold, all_said, match),
        constructions=_constructions(judged),
        confusion=Counter((g.stance, p.stance) for g, p in matched if g.stance and p.stance),
        calibration=reliability((c.confidence, right) for c, right in judged if c.confidence is not None),
        documents={doc: _score([pair for pair in judged if pair[0].doc == doc], [p for p in owed if p[0].doc == doc])
                   for doc in sorted(annotated)},
        matched=matched,
        missed=tuple(claim for claim, met in owed if not met),
        wrong=tuple(claim for claim, right in judged if not right),
    )  # fmt: skip


def _score(judged: Sequence[tuple[Claim, bool]], owed: Sequence[tuple[Claim, bool]]) -> Score:
    return Score(sum(right for _, right in judged), len(judged), sum(met for _, met in owed), len(owed))


def _accuracy(matched: Sequence[tuple[Claim, Claim]], names: Names) -> dict[str, Share]:
    """For each field that the found claims have, in how many of the matched pairs it is equal."""
    counts = {}
    for name in _COMPARED:
        equal = [names.canonical(getattr(g, name)) == names.canonical(getattr(p, name))
                 for g, p in matched if name in p.given]  # fmt: skip
        if equal:
            counts[name] = Share(sum(equal), len(equal))
    return counts


def _labels(gold: Sequence[Claim], found: Sequence[Claim], match: Assignment) -> dict[str, Label]:
    agreed = {i: j for i, j in match.pairs.items() if gold[i].stance == found[j].stance}
    right = Counter(found[j].stance for j in agreed.values())
    said = Counter(claim.stance for j, claim in enumerate(found) if j not in match.doubles)
    owed = Counter(claim.stance for claim in gold if claim.essential)
    met = Counter(claim.stance for i, claim in enumerate(gold) if claim.essential and i in agreed)
    under_any = Counter(claim.stance for i, claim in enumerate(gold) if claim.essential and i in match.pairs)
    return {
        stance: Label(Score(right[stance], said[stance], met[stance], owed[stance]), under_any[stance])
        for stance in STANCES if said[stance] or owed[stance]
    }  # fmt: skip


def _constructions(judged: Iterable[tuple[Claim, bool]]) -> dict[str, Share]:
    """By name, the most productive first."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for claim, right in judged:
        if claim.by:
            count = counts[claim.by.partition(":")[0]]
            count[0] += right
            count[1] += 1
    return {name: Share(*counts[name]) for name in sorted(counts, key=lambda name: (-counts[name][1], name))}


def _edges(gold: Sequence[Claim], found: Sequence[Claim], names: Names) -> Score:
    """The network: edges (document, actor, target actor, polarity) with every person replaced by their body."""
    heads = {names.canonical(c.actor): names.canonical(c.actor_of) for c in gold if c.actor_of}
    allowed, said = _network(gold, heads, names), _network(found, heads, names)
    owed = _network([claim for claim in gold if claim.essential], heads, names)
    return Score(len(said & allowed), len(said), len(said & owed), len(owed))


def _network(claims: Collection[Claim], heads: Mapping[str, str], names: Names) -> set[Edge]:
    edges = set()
    for claim in claims:
        if claim.target_kind == "actor":
            actor, target = names.canonical(claim.actor_of or claim.actor), names.canonical(claim.target)
            edges.add((claim.doc, actor, heads.get(target, target), claim.polarity))
    return {edge for edge in edges if edge[1] != edge[2]}
