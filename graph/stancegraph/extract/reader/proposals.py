"""Statements that may be: what the rules link and what the reader sees, each with all that speaks for or against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ...values import FACTUALITIES, Factuality, Mention
from ..factuality import factuality
from ..lexicon import Concept
from ..polarity import Nesting, nesting
from ..scene import Link, Scene
from ..statements import Found, Target, Writer
from .features import LABELS, Features
from .naming import Naming
from .network import ROLES, Network

__all__ = ["CueReading", "Proposal", "propose", "read_cues"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_CUE, _WORD, _ABSENT = 0.05, 0.04, 0.25
"""Least probabilities of a cue, of an actor or target beside it, and of an actor elsewhere."""
_RULE_LABEL = 0.3
"""By how much the reader's stance must be likelier than the rule's to prevail."""
_WORDLESS = frozenset({"SPACE", "PUNCT", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "INTJ", "SYM"})


@dataclass(frozen=True, slots=True)
class CueReading:
    """What the reader says of one cue: arrays over ``words``, the other words of its sentence."""

    cue: int
    chance: float
    words: Ints
    actor: Floats
    target: Floats
    absent: float
    labels: Floats
    issue: Floats
    factuality: Floats

    def place(self, word: int) -> int | None:
        """Where ``word`` stands in the arrays."""
        at = int(np.searchsorted(self.words, word))
        return at if at < len(self.words) and self.words[at] == word else None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that may be; ``reading`` and ``rules`` (the constructions' names) are what proposes it."""

    found: Found
    reading: CueReading
    rules: tuple[str, ...]
    way: str
    """How the actor is known: the rule that linked its mention."""


def read_cues(network: Network, vectors: Floats, features: Features, also: Iterable[int] = ()) -> dict[int, CueReading]:
    """The reader's view of every likely cue, and of the words ``also`` whatever it thinks of them."""
    chance = network.cues(vectors, features)
    cues = sorted({int(i) for i in np.flatnonzero(chance > _CUE)} | set(also))
    if not cues:
        return {}
    words = {cue: own for cue in cues if len(own := _words(features, cue))}
    if not words:
        return {}
    cue = np.repeat(np.array(list(words)), [len(own) for own in words.values()])
    word = np.concatenate(list(words.values()))
    table = np.concatenate([features.pairs(cue, own) for cue, own in words.items()])
    actor, target = (network.pairs(role, vectors, cue, word, table) for role in ROLES)
    labels, issue = network.labels(vectors, features, cue, word)
    own_vectors = vectors[list(words)]
    facts, absent = network.factuality(own_vectors), network.absent("actor", own_vectors)
    found, at = {}, 0
    for number, (i, own) in enumerate(words.items()):
        part = slice(at, at := at + len(own))
        found[i] = CueReading(
            i, float(chance[i]), own, actor[part], target[part], float(absent[number]), labels[part],
            issue[part], facts[number],
        )  # fmt: skip
    return found


def _words(features: Features, cue: int) -> Ints:
    """The words of the cue's sentence that may denote something."""
    tree = features.scene.tree
    start, end = tree.sentences[tree.sentence[cue]]
    return np.array([i for i in range(start, end) if i != cue and tree.pos[i] not in _WORDLESS], dtype=np.int64)


def propose(
    scene: Scene, writer: Writer, readings: dict[int, CueReading], links: Sequence[tuple[Link, str]]
) -> list[Proposal]:
    """All proposals of a document, in the order of their cues; one for each cue, actor, target and sign."""
    ruled: dict[tuple[int, int, int, int], tuple[Found, list[str]]] = {}
    for link, by in links:
        for found in writer.write(link, by):
            key = (found.cue, found.actor, found.target, found.statement.polarity)
            ruled.setdefault(key, (found, []))[1].append(link.by)
    naming = Naming(scene, writer.issues)
    result = []
    for cue in sorted(readings):
        reading = readings[cue]
        for found, way in _read(scene, writer, naming, reading):
            key = (cue, found.actor, found.target, found.statement.polarity)
            rule, rules = ruled.pop(key, (found, []))
            result.append(Proposal(_merged(rule, found, reading) if rules else found, reading, tuple(rules), way))
    for found, rules in ruled.values():
        if found.cue in readings:
            mention = scene.mention(found.actor)
            result.append(Proposal(found, readings[found.cue], tuple(rules), mention.by if mention else "speaker"))
    return sorted(result, key=lambda p: (p.found.cue, p.found.actor, p.found.target))


def _merged(rule: Found, read: Found, reading: CueReading) -> Found:
    """What both say: the rule's words, the reader's factuality, and the stance that is the likelier."""
    at = reading.place(rule.target)
    own, other = rule.statement, read.statement
    if at is not None and own.stance != other.stance:
        chance = reading.labels[at]
        if chance[LABELS.index(other.stance)] > chance[LABELS.index(own.stance)] + _RULE_LABEL:
            own = replace(own, id=other.id, stance=other.stance, detail=other.detail)
    by = f"reader+{own.by}"
    return replace(rule, statement=replace(own, factuality=other.factuality, by=by))


def _read(scene: Scene, writer: Writer, naming: Naming, reading: CueReading) -> Iterator[tuple[Found, str]]:
    actors = _actors(naming, reading)
    if not actors:
        return
    nested = nesting(scene, reading.cue)
    cue = _cue_words(scene, reading.cue)
    fact = _factuality(scene, nested, reading)
    for at in _targets(scene, reading):
        target = naming.target(int(reading.words[at]), float(reading.issue[at]))
        if target is None:
            continue
        concept = _concept(scene, reading.cue, LABELS[int(reading.labels[at].argmax())])
        for token, actor in actors:
            if not _distinct(token, actor, target):
                continue
            said = writer.source(reading.cue, nested, actor)
            statement = writer.statement(cue, actor, target, concept, fact, said, "reader", 0.0)
            yield Found(statement, reading.cue, token, target.token), actor.by


def _concept(scene: Scene, cue: int, stance: str) -> Concept:
    """The stance, or the narrower concept of it that the lexicon knows the cue by."""
    concepts = scene.lexicon.concepts
    known = [concepts[o.cue.concept] for o in scene.occurrences if o.head == cue]
    return next((concept for concept in known if concept.stance == stance), concepts[stance])


def _targets(scene: Scene, reading: CueReading) -> list[int]:
    """Where the likely targets stand in the arrays; what stands in a clause about a likelier one is none: who vetoes a
    paper that condemns a state does not veto the state."""
    tree = scene.tree
    likely = {int(reading.words[at]): int(at) for at in np.flatnonzero(reading.target > _WORD)}
    found = []
    for word, at in likely.items():
        clause, above = False, word
        while tree.heads[above] != above:
            clause = clause or tree.base(above) in {"acl", "advcl", "ccomp"}
            above = tree.heads[above]
            if clause and above in likely and reading.target[likely[above]] > reading.target[at]:
                break
        else:
            found.append(at)
    return found


def _factuality(scene: Scene, nested: Nesting, reading: CueReading) -> Factuality:
    """What the reader thinks, but for conditions: a clause with "if" leaves no doubt."""
    ruled = factuality(scene, nested)
    return ruled if ruled == "conditional" else FACTUALITIES[int(reading.factuality.argmax())]  # type: ignore[return-value]


def _actors(naming: Naming, reading: CueReading) -> list[tuple[int, Mention]]:
    found = []
    for at in np.flatnonzero(reading.actor > _WORD):
        word = int(reading.words[at])
        mention = naming.actor(word)
        if mention is not None:
            found.append((word, mention))
    if reading.absent > _ABSENT:
        mention = naming.speaker(reading.cue)
        if mention is not None and all(mention.name != other.name for _, other in found):
            found.append((-1, mention))
    return found


def _distinct(token: int, actor: Mention, target: Target) -> bool:
    return token != target.token and actor.name != target.name


def _cue_words(scene: Scene, cue: int) -> tuple[int, ...]:
    """The cue with its particle ("called off")."""
    return (cue, *scene.tree.kids(cue, "compound:prt"))
