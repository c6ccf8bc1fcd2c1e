"""Statements that may be: what the rules link and what the reader sees, each with all that speaks for or against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...values import FACTUALITIES, STANCES, Factuality, Mention
from ..factuality import factuality
from ..lexicon import Concept
from ..polarity import Nesting, nesting
from ..scene import Link, Scene
from ..slots import subjects
from ..statements import Found, Target, Writer, source_of
from .features import LABELS, Features
from .naming import Naming
from .network import Network

__all__ = ["CueReading", "Proposal", "Ruled", "propose", "read_cues", "ruled_by"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Ruled: TypeAlias = dict[tuple[int, int, int, int], tuple[Found, list[str]]]
"""What the rules find, by cue, actor, target and sign, with the constructions that do."""

_CUE, _WORD, _ABSENT = 0.05, 0.04, 0.25
"""Least probabilities of a cue, of an actor or target beside it, and of an actor elsewhere."""
_RULE_LABEL = 0.3
"""By how much the reader's stance must be likelier than the rule's to prevail."""
_WORDLESS = frozenset({"SPACE", "PUNCT", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "INTJ", "SYM"})


@dataclass(frozen=True)
class CueReading:
    """What the reader says of one cue: arrays over ``words``, the other words of its sentence.

    ``labels`` and ``issue`` are zero where a word cannot be a target.
    """

    cue: int
    chance: float
    words: Ints
    actor: Floats
    target: Floats
    absent: float
    labels: Floats
    issue: Floats
    factuality: Floats

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each word stands in the arrays."""
        return {word: at for at, word in enumerate(self.words.tolist())}

    @cached_property
    def actors(self) -> list[float]:
        """The probabilities of actors, sorted."""
        return sorted(self.actor.tolist())

    @cached_property
    def targets(self) -> list[float]:
        """The probabilities of targets, sorted."""
        return sorted(self.target.tolist())


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that may be; ``reading`` and ``rules`` (the constructions' names) are what proposes it."""

    found: Found
    reading: CueReading
    rules: tuple[str, ...]
    way: str
    """How the actor is known: the rule that linked its mention."""


def read_cues(
    network: Network, vectors: Floats, features: Features, also: Iterable[int], ruled: Iterable[tuple[int, int]] = ()
) -> dict[int, CueReading]:
    """The reader's view of every likely cue, and of the words ``also`` whatever it thinks of them. ``ruled`` are pairs
    of a cue and a target that the rules link."""
    chance = network.cues(vectors, features)
    cues = sorted({*np.flatnonzero(chance > _CUE).tolist(), *also})
    words = {cue: own for cue in cues if len(own := _words(features, cue))}
    if not words:
        return {}
    cue, word, table = features.table(words)
    actor, target = network.pairs(vectors, cue, word, table)
    needed = (target > _WORD) | _among(cue, word, ruled)
    labels, issue = network.labels(vectors, features, cue, word, needed)
    own_vectors = vectors[list(words)]
    facts, absent = network.factuality(own_vectors), network.absent("actor", own_vectors).tolist()
    found, at = {}, 0
    for number, (i, own) in enumerate(words.items()):
        part = slice(at, at := at + len(own))
        found[i] = CueReading(
            i, float(chance[i]), own, actor[part], target[part], absent[number], labels[part], issue[part],
            facts[number],
        )  # fmt: skip
    return found


def _among(cue: Ints, word: Ints, pairs: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    wanted = set(pairs)
    both = zip(cue.tolist(), word.tolist(), strict=True)
    return np.fromiter((pair in wanted for pair in both), dtype=np.bool_, count=len(cue))


def _words(features: Features, cue: int) -> Ints:
    """The words of the cue's sentence that may denote something."""
    tree = features.scene.tree
    start, end = tree.sentences[tree.sentence[cue]]
    return np.array([i for i in range(start, end) if i != cue and tree.pos[i] not in _WORDLESS], dtype=np.int64)


def ruled_by(writer: Writer, links: Iterable[tuple[Link, str]]) -> Ruled:
    """What the rules find, with the names of the constructions that do."""
    ruled: Ruled = {}
    for link, by in links:
        for found in writer.write(link, by):
            ruled.setdefault(_key(found), (found, []))[1].append(link.by)
    return ruled


def _key(found: Found) -> tuple[int, int, int, int]:
    return found.cue, found.actor, found.target, found.polarity


def propose(scene: Scene, writer: Writer, readings: Mapping[int, CueReading], ruled: Ruled) -> list[Proposal]:
    """All proposals of a document, in the order of their cues; one for each cue, actor, target and sign."""
    rest, result, see = dict(ruled), list[Proposal](), _Eye(scene, writer)
    for reading in readings.values():
        for found in see.findings(reading):
            rule, rules = rest.pop(_key(found), (found, []))
            merged = _merged(rule, found, reading) if rules else found
            result.append(Proposal(merged, reading, tuple(rules), found.who.by))
    for found, rules in rest.values():
        if found.cue in readings:
            mention = scene.mention(found.actor)
            result.append(Proposal(found, readings[found.cue], tuple(rules), mention.by if mention else "speaker"))
    return sorted(result, key=lambda p: (p.found.cue, p.found.actor, p.found.target))


def _merged(rule: Found, read: Found, reading: CueReading) -> Found:
    """What both say: the rule's words, the reader's factuality, and the stance that is the likelier."""
    at = reading.places.get(rule.target)
    own, other = rule.concept, read.concept
    if at is not None and own.stance != other.stance:
        chance = reading.labels[at]
        if chance[LABELS.index(other.stance)] > chance[LABELS.index(own.stance)] + _RULE_LABEL:
            own = other
    return replace(rule, concept=own, factuality=read.factuality, by=f"reader+{rule.by}")


class _Eye:
    """Finds in one document what the reader sees."""

    def __init__(self, scene: Scene, writer: Writer) -> None:
        self._scene, self._writer, self._naming = scene, writer, Naming(scene, writer.issues)
        self._concepts: dict[int, list[Concept]] = defaultdict(list)
        for occurrence in scene.occurrences:
            self._concepts[occurrence.head].append(scene.lexicon.concepts[occurrence.cue.concept])
        self._known: dict[int, list[Mention]] = {}

    def findings(self, reading: CueReading) -> Iterator[Found]:
        """All that the cue may tell."""
        actors = self._actors(reading)
        targets = list(self._targets(reading)) if actors else []
        if not targets:
            return
        nested = nesting(self._scene, reading.cue)
        cue = _cue_words(self._scene, reading.cue)
        fact = _factuality(self._scene, nested, reading)
        reporters = self._writer.reporters(reading.cue, nested)
        others = self._against_the_clause(reading.cue)
        for at, target in targets:
            concept = self._concept(reading.cue, LABELS[int(reading.labels[at].argmax())])
            for token, actor in actors:
                if token in others:
                    continue
                if actor.name != target.name and self._two_sides(reading.cue, token, target.token, concept):
                    source = source_of(reporters, actor)
                    yield Found(self._writer, cue, token, actor, target, concept, fact, source, "reader", 0.0)

    def _against_the_clause(self, cue: int) -> set[int]:
        """Who acts against the thing that the cue's clause tells of: who vetoes a draft that condemns someone does not
        condemn."""
        tree, found, at = self._scene.tree, set[int](), cue
        while tree.heads[at] != at:
            above = tree.heads[at]
            verb = tree.heads[above]
            if tree.base(at) == "acl" and any(STANCES[c.stance] < 0 for c in self._concepts.get(verb, ())):
                found.update(member for subject in subjects(tree, verb) for member in tree.conjuncts(subject))
            at = above
        return found

    def _two_sides(self, cue: int, actor: int, target: int, concept: Concept) -> bool:
        """Whether two words can be actor and target: not those that do one thing together ("A and B vetoed it"), unless
        it is to each other ("A and B clashed", "A and B signed a treaty")."""
        tree = self._scene.tree
        if actor == target:
            return False
        together = actor >= 0 and tree.first_conjunct(actor) == tree.first_conjunct(target)
        return not together or concept.stance == "cooperate" or not tree.kids(cue, "obj", "ccomp", "xcomp")

    def _concept(self, cue: int, stance: str) -> Concept:
        """The stance, or the narrower concept of it that the lexicon knows the cue by."""
        known = self._concepts.get(cue, ())
        return next((concept for concept in known if concept.stance == stance), self._scene.lexicon.concepts[stance])

    def _targets(self, reading: CueReading) -> Iterator[tuple[int, Target]]:
        """The likely targets that have a name, with their places in the arrays."""
        for at in _likely_targets(self._scene, reading):
            target = self._naming.target(int(reading.words[at]), float(reading.issue[at]))
            if target is not None:
                yield at, target

    def _actors(self, reading: CueReading) -> list[tuple[int, Mention]]:
        found = []
        for word in reading.words[reading.actor > _WORD].tolist():
            if word not in self._known:
                self._known[word] = self._naming.actors(word)
            found += [(word, mention) for mention in self._known[word]]
        if reading.absent > _ABSENT:
            mention = self._naming.speaker(reading.cue)
            if mention is not None and all(mention.name != other.name for _, other in found):
                found.append((-1, mention))
        return found


def _likely_targets(scene: Scene, reading: CueReading) -> list[int]:
    """Where the likely targets stand in the arrays; what stands in a clause about a likelier one is none: who vetoes a
    paper that condemns a state does not veto the state."""
    tree = scene.tree
    seen = np.flatnonzero(reading.target > _WORD)
    likely = dict(zip(reading.words[seen].tolist(), seen.tolist(), strict=True))
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


def _cue_words(scene: Scene, cue: int) -> tuple[int, ...]:
    """The cue with its particle ("called off")."""
    return (cue, *scene.tree.kids(cue, "compound:prt"))
