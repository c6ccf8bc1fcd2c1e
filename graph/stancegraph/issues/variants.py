"""Issues across documents: which names mean the same, and which name means several things, by rule, reason and score.

"The Syria resolution" and "a resolution on Syria" are one issue. "The bill" is another one in each document, and "state
of emergency" in each country: such names are told apart by a state or another actor, "state of emergency (Fiji)".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..actors import Decision, Registry
from ..actors.names import fold_case
from ..values import Statement
from .corpus import Corpus
from .phrases import Phrase, phrase_reader

__all__ = ["IssueJoin", "as_decisions", "issue_variants"]

_NEAR, _FEW, _LONG, _PLAIN = 0.6, 2, 5, 3
_RECENT = 8
"""With so many issues of one name and actor a document is compared."""


@dataclass(frozen=True, slots=True)
class IssueJoin:
    """The issue ``name`` (in the ``documents``, where there are any) is, or may be, the issue ``to``: by which rule,
    how surely, and whether it was named so."""

    name: str
    to: str
    reason: str
    score: float
    made: bool
    documents: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sense:
    """One issue: its names with how often each is used, its documents in their order, the name that it gets."""

    phrase: Phrase
    names: Counter[str] = field(default_factory=Counter)
    documents: dict[str, None] = field(default_factory=dict)
    alone: bool = True
    called: str = ""
    joined: tuple[str, float] | None = None

    @property
    def name(self) -> str:
        """The name used most; of equals the shortest."""
        return min(self.names, key=lambda name: (-self.names[name], len(name), name.swapcase()))


def issue_variants(
    statements: Iterable[Statement], registry: Registry, decisions: Sequence[Decision] = ()
) -> tuple[IssueJoin, ...]:
    """What the issues of a corpus are joined to or told apart as, those first; ``statements`` of a document stand
    together. Names that the user decided about are left to the user, and what is kept apart is not joined."""
    corpus, read = Corpus(statements), phrase_reader(registry)
    decided = {d.name for d in decisions if d.action != "apart"}
    senses = _senses(corpus, read)
    apart = {frozenset((d.name, d.to)) for d in decisions if d.action == "apart"}
    _call(senses, corpus, registry)
    near = _shorter(senses, corpus, apart)
    made = [join for sense in senses for join in _joins(sense, apart) if join.name not in decided]
    order = sorted(near, key=lambda join: (-join.score, join.name, join.to))
    return (*sorted(made, key=lambda join: (join.name, join.to)), *order)


def as_decisions(joins: Iterable[IssueJoin]) -> tuple[Decision, ...]:
    """The joins that were made, as decisions to merge, or to split where they hold in some documents."""
    return tuple(
        Decision("split" if join.documents else "merge", join.name, join.to, join.documents)
        for join in joins if join.made
    )  # fmt: skip


def _senses(corpus: Corpus, read: Callable[[str], Phrase]) -> list[_Sense]:
    """The issues: what names of the same words mean in documents that are alike."""
    groups: dict[object, list[str]] = defaultdict(list)
    phrases: dict[object, Phrase] = {}
    for name in sorted(corpus.uses):
        phrase = read(name)
        if phrase.words:
            groups[phrase.key].append(name)
            phrases.setdefault(phrase.key, phrase)
    found = list[_Sense]()
    for key, names in groups.items():
        senses = _told_apart(corpus, names, phrases[key])
        for sense in senses:
            sense.alone = len(senses) == 1
        found += senses
    return found


def _told_apart(corpus: Corpus, names: Sequence[str], phrase: Phrase) -> list[_Sense]:
    everywhere = phrase.own and len(phrase.words) > _PLAIN
    senses, by_actor = list[_Sense](), defaultdict[str, list[_Sense]](list)
    for document in sorted({document for name in names for document in corpus.uses[name]}):
        own = [name for name in names if document in corpus.uses[name]]
        pointing = phrase.bare and any(document in corpus.pointed[name] for name in own)
        actors = corpus.foremost(document)
        candidates = [] if pointing else [s for actor in actors for s in by_actor[actor][-_RECENT:]]
        near = senses[:1] if everywhere else candidates
        sense = next((s for s in near if everywhere or _alike(corpus, s, document)), None)
        if sense is None:
            senses.append(sense := _Sense(phrase))
        sense.documents[document] = None
        sense.names.update({name: corpus.uses[name][document] for name in own})
        for actor in () if pointing else actors:
            if sense not in by_actor[actor][-1:]:
                by_actor[actor].append(sense)
    return senses


def _alike(corpus: Corpus, sense: _Sense, document: str) -> bool:
    """Whether the document is about what the first or last one of the sense is about."""
    first, last = next(iter(sense.documents)), next(reversed(sense.documents))
    return corpus.alike(first, document) or corpus.alike(last, document)


def _call(senses: Sequence[_Sense], corpus: Corpus, registry: Registry) -> None:
    """Give each issue its name: where others have the same one, with a state or other actor of its documents."""
    taken = Counter[str]()
    for sense in senses:
        sense.called = sense.name
        if not sense.alone:
            told = f"{sense.name} ({corpus.place(sense.documents, registry, sense.phrase.sides)}"
            taken[told] += 1
            sense.called = f"{told})" if taken[told] == 1 else f"{told}, {taken[told]})"


def _shorter(senses: Sequence[_Sense], corpus: Corpus, apart: set[frozenset[str]]) -> list[IssueJoin]:
    """Join descriptions with longer ones of the same head in documents that are alike; what is unsure is returned."""
    shelf: dict[tuple[str, str], list[_Sense]] = defaultdict(list)
    for sense in senses:
        for word in sense.phrase.words:
            shelf[sense.phrase.head, word].append(sense)
    near = list[IssueJoin]()
    for sense in sorted(senses, key=lambda s: (-len(s.phrase.words), s.called)):
        if sense.phrase.bare:
            continue
        found = [
            other for other in _longer(sense, shelf)
            if frozenset((sense.called, other.called)) not in apart and _together(corpus, sense, other)
        ]  # fmt: skip
        sure = [other for other in found if _sure(sense, other)]
        if len(found) == 1 and sure:
            sense.joined = sure[0].called, 0.85
            sense.called = sure[0].called
        elif len(found) <= _FEW:
            near += [IssueJoin(sense.called, other.called, "shorter form", _NEAR, False) for other in found]
    return near


def _longer(sense: _Sense, shelf: dict[tuple[str, str], list[_Sense]]) -> Iterator[_Sense]:
    """The issues whose names have the same head, all words of this one, and more."""
    phrase = sense.phrase
    shelves = [shelf[phrase.head, word] for word in phrase.words - {phrase.head}]
    fewest = min(shelves, key=len, default=[])
    seen = set[str]()
    for other in fewest:
        if phrase.words < other.phrase.words and other.called not in seen and other.called != sense.called:
            seen.add(other.called)
            yield other


def _together(corpus: Corpus, sense: _Sense, other: _Sense) -> bool:
    return any(document in other.documents for document in sense.documents) or any(
        _alike(corpus, other, document) for document in (next(iter(sense.documents)), next(reversed(sense.documents)))
    )


def _sure(sense: _Sense, other: _Sense) -> bool:
    """Whether the longer name tells of no further actor, is no sentence, and never stands beside the shorter one."""
    more = other.phrase.words - sense.phrase.words
    named = any(actor in more for actor, _ in other.phrase.sides)
    beside = any(document in other.documents for document in sense.documents)
    return not named and not beside and len(other.phrase.words) <= _LONG


def _joins(sense: _Sense, apart: set[frozenset[str]]) -> Iterator[IssueJoin]:
    """What the names of an issue become."""
    documents = () if sense.alone else tuple(sense.documents)
    for name in sorted(sense.names):
        if name == sense.called or frozenset((name, sense.called)) in apart:
            continue
        if sense.joined:
            reason, score = "shorter form", sense.joined[1]
        elif sense.alone:
            same = fold_case(name) == fold_case(sense.called)
            reason, score = ("spelling", 1.0) if same else ("same words", 0.95)
        else:
            reason, score = "told apart", 0.9
        yield IssueJoin(name, sense.called, reason, score, True, documents)
