"""From a link between tokens to statements with names, offsets, polarity, factuality and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ..values import Document, Factuality, Mention, Statement, statement_id
from .attribution import accuser_of, speaker
from .confidence import confidence
from .factuality import factuality
from .issues import IssueFinder
from .lexicon import Concept
from .polarity import Nesting, nesting
from .scene import Link, Scene

__all__ = ["Found", "Target", "Writer", "apart", "best", "source_of"]

_ADVERBIAL = frozenset(
    {"", "on", "in", "at", "for", "by", "after", "before", "since", "until", "during", "from", "within"}
)
_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my", "me"})


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is towards: an actor or an issue, and the tokens that name it; ``token`` heads them."""

    token: int
    name: str
    start: int
    end: int
    kind: Literal["actor", "issue"]
    type: str | None = None
    of: str | None = None


@dataclass(frozen=True)
class Found:
    """What a statement is made of; ``cues`` are the tokens of its cue, ``actor`` heads the actor's (-1: outside of the
    sentence). Most are never written out."""

    writer: Writer = field(repr=False)
    cues: tuple[int, ...]
    actor: int
    who: Mention
    whom: Target
    concept: Concept
    factuality: Factuality
    source: str | None
    by: str
    confidence: float

    @property
    def cue(self) -> int:
        """The token that heads the cue."""
        return self.cues[0]

    @property
    def target(self) -> int:
        """The token that heads the target."""
        return self.whom.token

    @property
    def polarity(self) -> Literal[1, -1]:
        """The sign of the stance."""
        return 1 if self.concept.polarity > 0 else -1

    @cached_property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.writer.statement(self)


class Writer:
    """Writes the statements of one document."""

    def __init__(self, scene: Scene, document: Document) -> None:
        self._scene, self._document = scene, document
        self.issues = IssueFinder(scene)

    def write(self, link: Link, by: str) -> Iterator[Found]:
        """The statements of a link: one for each coordinated actor and target; none where no actor is known."""
        actors = self._actors(link.actor)
        if not actors:
            return
        nested = nesting(self._scene, link.predicate, link.cue)
        concept = self._concept(link, nested)
        if concept is None or nested.asked:
            return
        targets = list(self._targets(link))
        if not targets:
            return
        fact = link.factuality or factuality(self._scene, nested)
        reporters = self.reporters(link.predicate, nested)
        sure = confidence(link.by)
        for token, actor in actors:
            for target in targets:
                apart = target.end <= actor.start or target.start >= actor.end
                if target.name != actor.name and apart and not target.start <= token < target.end:
                    source = source_of(reporters, actor)
                    yield Found(self, link.cue, token, actor, target, concept, fact, source, by, sure)  # type: ignore[arg-type]

    def _actors(self, i: int) -> list[tuple[int, Mention]]:
        found = self._scene.actors(i)
        if not found and self._scene.tree.lowers[i] in _FIRST_PERSON:
            who = speaker(self._scene, i)
            mention = self._scene.mention(who) if who is not None else None
            return [(i, mention)] if mention is not None else []
        return found

    def _targets(self, link: Link) -> Iterator[Target]:
        scene, tree = self._scene, self._scene.tree
        members = [link.target] if link.clause else tree.conjuncts(link.target)
        for i in members:
            if self._vain(i):
                continue
            mention = None if link.clause else scene.target(i)
            if mention is not None:
                yield Target(i, mention.name, mention.start, mention.end, "actor", mention.type, mention.of)
                continue
            own = link.clause and tree.heads[link.actor] == i
            issue = self.issues.find(i, link.clause or tree.pos[i] == "VERB", bare=own, holder=link.actor)
            if issue is not None:
                yield Target(i, issue.name, issue.start, issue.end, "issue")

    def _vain(self, i: int) -> bool:
        """Whether ``i`` only tells time or manner ("on Tuesday", "for his part")."""
        tree = self._scene.tree
        if self._scene.lexicon.has("part", tree.lemmas[i]) and tree.kids(i, "nmod"):
            return False
        adverbial = tree.base(i) in {"obl", "nmod", "advmod", "conj"} and tree.case(i) in _ADVERBIAL
        return adverbial and self._scene.lexicon.has("vain", tree.lemmas[i])

    def _concept(self, link: Link, nested: Nesting) -> Concept | None:
        """The stance after all turns; None where its denial expresses none."""
        concepts = self._scene.lexicon.concepts
        concept = concepts[link.concept]
        if link.only_negated or nested.flips % 2 == 0:
            return concept
        return concepts[concept.negated] if concept.negated else None

    def _spelled(self, actor: Mention, target: Target, cue: int) -> Mention:
        """The mention that names the actor in the cue's sentence, where the one given is a pronoun."""
        if not actor.by.startswith("coref:pronoun"):
            return actor
        first, last = self._scene.tree.sentences[self._scene.tree.sentence[cue]]
        return next(
            (
                mention for mention in self._scene.mentions
                if first <= mention.start < last and mention.name == actor.name and mention.of == actor.of
                and not mention.by.startswith("coref")
                and (mention.end <= target.start or target.end <= mention.start)
            ),
            actor,
        )  # fmt: skip

    def reporters(self, predicate: int, nested: Nesting) -> tuple[Mention, ...]:
        """Who reports what ``predicate`` says, the first of several who do; nobody where it is the journalist."""
        scene = self._scene
        who = accuser_of(scene, nested.accuser) if nested.accuser is not None else speaker(scene, predicate)
        return tuple(mention for _, mention in scene.actors(who)) if who is not None else ()

    def statement(self, found: Found) -> Statement:
        """The statement of known parts; the sentence is the cue's."""
        tree, document, target, concept = self._scene.tree, self._document, found.whom, found.concept
        actor = self._spelled(found.who, target, found.cue)
        first, last = tree.sentences[tree.sentence[found.cue]]
        while last - 1 > first and tree.pos[last - 1] == "SPACE":
            last -= 1
        start, end = tree.offsets[first], tree.end_offset(last - 1)
        cue_first, cue_last = min(found.cues), max(found.cues)
        actor_start, actor_end = tree.offsets[actor.start], tree.end_offset(actor.end - 1)
        target_start, target_end = tree.offsets[target.start], tree.end_offset(target.end - 1)
        return Statement(
            id=statement_id(
                document.id,
                start,
                tree.offsets[cue_first],
                actor_start,
                target_start,
                actor.name,
                concept.stance,
                target.name,
            ),
            doc=document.id,
            sent=tree.span_text(first, last),
            start=start,
            end=end,
            actor=actor.name,
            actor_text=tree.span_text(actor.start, actor.end),
            actor_start=actor_start,
            actor_end=actor_end,
            actor_type=actor.type,
            actor_of=actor.of,
            stance=concept.stance,
            detail=concept.detail,
            cue=tree.span_text(cue_first, cue_last + 1),
            cue_start=tree.offsets[cue_first],
            cue_end=tree.end_offset(cue_last),
            target=target.name,
            target_text=tree.span_text(target.start, target.end),
            target_start=target_start,
            target_end=target_end,
            target_kind=target.kind,
            target_type=target.type,
            target_of=target.of,
            polarity=found.polarity,
            factuality=found.factuality,
            source=found.source,
            date=document.date,
            confidence=found.confidence,
            by=found.by,
        )


def source_of(reporters: Sequence[Mention], actor: Mention) -> str | None:
    """The name of who reports the actor's stance, when it is not the actor; the body that acts may be told of by one of
    its people."""
    if not reporters or any(reporter.name in {actor.name, actor.of} for reporter in reporters):
        return None
    told = reporters[0]
    spoken = told.of == actor.name and (told.type != "Person" or actor.by == "coref:speaker")
    return None if spoken else told.name


def best(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each sentence, actor, target and polarity, in the order of the text."""
    found: dict[tuple[int, str, str, int], Statement] = {}
    for statement in statements:
        key = (statement.start, statement.actor, statement.target, statement.polarity)
        if key not in found or statement.confidence > found[key].confidence:
            found[key] = statement
    return sorted(found.values(), key=lambda s: (s.start, s.cue_start, s.actor_start or 0, s.target_start or 0))


def apart(statements: Iterable[Statement]) -> list[Statement]:
    """Of statements with the same sentence, actor and sign whose targets share words, the one with the best confidence:
    "the ban" and "lifting the ban" are not both opposed. In the order given."""
    ordered = list(statements)
    kept: dict[tuple[int, str, int], list[Statement]] = {}
    for one in sorted(ordered, key=lambda s: -s.confidence):
        others = kept.setdefault((one.start, one.actor, one.polarity), [])
        if not any(_overlap(one, other) for other in others):
            others.append(one)
    remaining = {id(one) for group in kept.values() for one in group}
    return [one for one in ordered if id(one) in remaining]


def _overlap(one: Statement, other: Statement) -> bool:
    if one.target_start is None or other.target_start is None or one.target_end is None or other.target_end is None:
        return False
    return one.target_start < other.target_end and other.target_start < one.target_end
