"""Variants of names that the registry does not know: which ones are the same actor, by which rule, and how surely.

Each join has its reason and score; what is too unsure is not joined but listed, for the user to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ..values import Statement
from .decisions import Decision
from .names import fold_case, initials, surname
from .words import word_set

__all__ = ["SURE", "Join", "as_decisions", "variants"]

SURE = 0.8
"""From this score on two names are joined."""
_NEAR, _SHORT, _NEIGHBOURS, _SHARED, _FEW = 0.6, 5, 40, 2, 2
_ALIKE, _QUITE_ALIKE, _LONG = 93.0, 83.0, 6
_FORMS = word_set("ltd limited inc incorporated corp corporation plc gmbh ag sa nv co company llc lp spa oy ab as kg")


@dataclass(frozen=True, slots=True)
class Join:
    """The actor ``name`` is, or may be, the actor ``to``: by which rule, how surely, and whether they were joined."""

    name: str
    to: str
    reason: str
    score: float
    made: bool


@dataclass(slots=True)
class _Use:
    """What the statements tell of a name: how often, as a person or not, for whom, beside whom."""

    count: int = 0
    person: int = 0
    of: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)


_Guess = tuple[str, str, float]


def variants(
    statements: Iterable[Statement], known: Collection[str], decisions: Sequence[Decision] = ()
) -> tuple[Join, ...]:
    """The joins of names that are not ``known``, those that were made first; ``statements`` of a document stand
    together. Names that the user decided about are left to the user, and what is kept apart is not joined."""
    uses = _uses(statements)
    apart = {frozenset((d.name, d.to)) for d in decisions if d.action == "apart"}
    decided = {d.name for d in decisions if d.action != "apart"}
    shelf = _Shelf(uses, known)
    made: dict[str, Join] = {}
    near: list[Join] = []
    for name in sorted(uses, key=lambda name: (-len(name.split()), name)):
        if name in known or name in decided or not name[:1].isupper():
            continue
        found: dict[str, Join] = {}
        for other, reason, score in shelf.guesses(name):
            to = _end(other, made)
            if frozenset((name, other)) not in apart and (to not in found or score > found[to].score):
                found[to] = Join(name, to, reason, score, score >= SURE)
        best = max((join.score for join in found.values()), default=0.0)
        top = [join for join in found.values() if join.score == best]
        if best >= SURE and len(top) == 1:
            made[name] = top[0]
        elif len(found) <= _FEW:
            near += [replace(join, score=min(join.score, 0.7), made=False) for join in found.values()]
    order = sorted(near, key=lambda join: (-join.score, join.name, join.to))
    return (*(made[name] for name in sorted(made)), *order)


def as_decisions(joins: Iterable[Join]) -> tuple[Decision, ...]:
    """The joins that were made, as decisions to merge."""
    return tuple(Decision("merge", join.name, join.to) for join in joins if join.made)


def _end(name: str, made: Mapping[str, Join]) -> str:
    while name in made:
        name = made[name].to
    return name


def _uses(statements: Iterable[Statement]) -> dict[str, _Use]:
    uses: dict[str, _Use] = defaultdict(_Use)
    for _, group in groupby(statements, key=lambda statement: statement.doc):
        named: dict[str, None] = {}
        for s in group:
            actors = [(s.actor, s.actor_type, s.actor_of)]
            if s.target_kind == "actor":
                actors.append((s.target, s.target_type or "", s.target_of))
            for name, kind, of in actors:
                use = uses[name]
                use.count += 1
                use.person += kind == "Person"
                use.of |= {of} if of else set()
                named[name] = None
        for name in named:
            beside = uses[name].beside
            beside.update([other for other in named if other != name][: _NEIGHBOURS - len(beside)])
    return dict(uses)


class _Shelf:
    """The names by what variants have in common, so that each is compared with few others."""

    def __init__(self, uses: Mapping[str, _Use], known: Collection[str]) -> None:
        self._uses, self._known = uses, known
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_last: dict[str, list[str]] = defaultdict(list)
        self._by_first: dict[str, list[str]] = defaultdict(list)
        self._by_short: dict[str, list[str]] = defaultdict(list)
        for name in sorted(uses):
            words = fold_case(name).split()
            if not words or not name[:1].isupper():
                continue
            self._by_key[" ".join(words)].append(name)
            if self._person(name):
                self._by_last[fold_case(surname(name.split()))].append(name)
            else:
                self._by_first[words[0]].append(name)
                self._by_short[initials(name.split())].append(name)

    def guesses(self, name: str) -> Iterator[_Guess]:
        """The names that this one may be a variant of, each with the rule and a score."""
        for other in self._by_key[fold_case(name)]:
            if self._above(name, other):
                yield other, "spelling", 1.0
        yield from self._persons(name) if self._person(name) else self._bodies(name)

    def _person(self, name: str) -> bool:
        use = self._uses[name]
        return 2 * use.person > use.count

    def _above(self, name: str, other: str) -> bool:
        """Whether the other name is the better one of the two: known, longer, more frequent."""
        return self._rank(other) > self._rank(name)

    def _rank(self, name: str) -> tuple[bool, int, int, str]:
        return name in self._known, len(name.split()), self._uses[name].count, name

    def _agree(self, name: str, other: str) -> bool:
        """Whether no statement lets the two act for different bodies."""
        mine, theirs = self._uses[name].of, self._uses[other].of
        return not mine or not theirs or not mine.isdisjoint(theirs)

    def _together(self, name: str, other: str) -> bool:
        """Whether the two are told of in one document or beside some of the same actors."""
        mine, theirs = self._uses[name], self._uses[other]
        shared = {_last(other) for other in mine.beside} & {_last(other) for other in theirs.beside} - {_last(other)}
        return name in theirs.beside or len(shared) >= _SHARED or not mine.of.isdisjoint(theirs.of)

    def _persons(self, name: str) -> Iterator[_Guess]:
        words = name.split()
        last = fold_case(surname(words))
        for other in self._by_last[last]:
            if other == name or not self._agree(name, other) or not self._above(name, other):
                continue
            if fold_case(name) == last:
                yield other, "surname", 0.85 if self._together(name, other) else _NEAR
            elif _middle_aside(words) == _middle_aside(other.split()):
                yield other, "middle name", 0.95
            elif words[0].rstrip(".") == other[:1] and self._together(name, other):
                yield other, "initial", 0.85
            elif len(words) > 1 and len(words[0]) >= _LONG and _alike(words[0], other.split()[0]) >= _QUITE_ALIKE:
                elsewhere = name not in self._uses[other].beside  # one document spells a name in one way
                yield other, "similar first name", 0.85 if elsewhere and self._together(name, other) else _NEAR

    def _bodies(self, name: str) -> Iterator[_Guess]:
        words = fold_case(name).split()
        short = name if name.isupper() and 2 < len(name) <= _SHORT else ""
        for other in self._by_short[short] if short else ():
            if other != name and not self._person(other):
                yield other, "abbreviation", 0.85 if self._together(name, other) else _NEAR
        for other in self._by_first[words[0]] if words else ():
            if other == name or not self._above(name, other):
                continue
            theirs = fold_case(other).split()
            if [word for word in words if word not in _FORMS] == [word for word in theirs if word not in _FORMS]:
                yield other, "legal form", 0.9
            elif len(words[0]) > 3 and theirs[: len(words)] == words:
                yield other, "beginning of the name", 0.7
            elif len(words) > 1 and _alike(name, other) >= _ALIKE:
                yield other, "similar name", 0.7


def _last(name: str) -> str:
    """The last word of a name, by which full and short forms of it agree."""
    return fold_case(name.rpartition(" ")[2])


def _middle_aside(words: Sequence[str]) -> tuple[str, str]:
    """The first and the last name, where what stands between them are initials; else the whole name."""
    between = [word for word in words[1:-1] if len(word.rstrip(".")) > 1]
    whole = fold_case(" ".join(words))
    return (fold_case(words[0]), fold_case(words[-1])) if len(words) > 1 and not between else (whole, whole)


def _alike(left: str, right: str) -> float:
    """How alike two texts are, of 100 (Levenshtein, by rapidfuzz)."""
    from rapidfuzz.fuzz import ratio

    return ratio(fold_case(left), fold_case(right))
