"""Whom persons act for: what the text states, the registry's offices and parties, the country in mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .context import Context
from .names import fold_case
from .registry import Registry
from .seats import REGIONAL, Seats
from .words import FEMALE, HONORIFICS, MALE, word_set

__all__ = ["PersonSpan", "affiliated"]

_TOP = frozenset("president premier minister chancellor secretary taoiseach".split())
_WELL_KNOWN = 6
_STATE_TITLES = word_set(
    "secretary adviser advisor general colonel president premier minister ambassador envoy chancellor taoiseach "
    "vice-minister negotiator treasurer government ministry presidency treasury cabinet army military"
)
_PARTISAN = word_set(
    "senator representative congressman congresswoman lawmaker legislator mp whip candidate nominee backbencher "
    "frontrunner front-runner parliamentarian deputy speaker councillor"
)
"""Titles of those who stand for a party rather than for the body that they sit in."""
_SECOND = frozenset(("deputy", "representative"))
"""Words that beside another title only qualify it: "deputy foreign minister", "trade representative"."""


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """A named person at tokens ``start`` to ``end``; ``left`` is where the phrase with the title before begins,
    ``core`` where its part after a possessor does.

    ``head`` is the name's head, ``noun`` a title noun that the name follows in apposition; ``titles`` are the title
    nouns seen (singular, lower case), ``stated`` says whether the text itself tells ``of``, ``former`` that it
    calls the office a past one, ``own`` that the title is one of a body that no name tells ("union president"),
    ``place`` is a town or part of a state beside a title such as "mayor", ``party`` the party beside the name.
    """

    start: int
    end: int
    left: int
    core: int
    head: int
    noun: int | None
    name: str
    of: str | None = None
    stated: bool = False
    gender: str = ""
    titles: frozenset[str] = field(default_factory=frozenset)
    by: str = "entity"
    former: bool = False
    own: bool = False
    place: str | None = None
    party: str | None = None


def affiliated(context: Context, seats: Seats, spans: Sequence[PersonSpan]) -> list[PersonSpan]:
    """The spans, each with its person's body, gender and titles, as the whole document and the registry tell them."""
    by_name: dict[str, list[PersonSpan]] = {}
    for span in spans:
        by_name.setdefault(span.name, []).append(span)
    of = {name: _body(context, seats, name, own) for name, own in by_name.items()}
    gender = {name: _gender(name, own) for name, own in by_name.items()}
    titles = {name: frozenset[str]().union(*(span.titles for span in own)) for name, own in by_name.items()}
    stated = {name for name, own in by_name.items() if any(span.of for span in own)}
    return [
        replace(span, of=of[span.name], stated=span.name in stated, gender=gender[span.name], titles=titles[span.name])
        for span in spans
    ]


def _body(context: Context, seats: Seats, name: str, spans: Sequence[PersonSpan]) -> str | None:
    """What a person acts for: a party before the state for those who stand for one, nothing for those whose office
    is a past one, else what the text states, the kind of office tells, the registry knows or the title suggests."""
    registry, titles = context.view.registry, frozenset[str]().union(*(span.titles for span in spans))
    current = [span for span in spans if not span.former]
    told = next((span.of for span in current if span.of), None)
    sided = told is None or context.is_side(told)
    regional = bool(titles & REGIONAL) and name not in registry.offices and not (told and context.is_state(told))
    party = next((span.party for span in spans if span.party), None) or registry.party(name)
    main = titles - _SECOND if len(titles) > 1 else titles
    if party and (sided or told == party) and not regional and _partisan(context, name, main):
        return party
    place = next((span.place for span in current if span.place), None)
    seat = seats.body(titles, place, spans[0].start) if current and (told is None or regional) else None
    if seat or (told and not (main & _PARTISAN and sided)):
        return seat or told
    if main & _PARTISAN and (chamber := seats.chamber(titles, spans[0].start)):
        return chamber
    if told:
        return told if context.is_state(told) else None
    served = _served(registry, name, titles, context.view.date)
    if served is None and not _past(current, len(spans)):
        first = next((span for span in current if span.titles), None)
        return _official_of(context, seats, titles, first) if first else None
    return context.side(served) if served else None


def _past(current: Sequence[PersonSpan], count: int) -> bool:
    """Whether nothing tells of an office that the person holds now, or the office is one of a body without a name."""
    titles = frozenset[str]().union(*(span.titles for span in current))
    past = len(current) < count and titles.isdisjoint(_STATE_TITLES)
    return past or any(span.own and "minister" not in span.titles for span in current)


def _served(registry: Registry, name: str, titles: frozenset[str], date: str | None) -> str | None:
    """What the registry knows; in a text without a date, of the office that the title names."""
    held = registry.offices.get(name, ())
    offices = titles - {"president"}
    named = [tenure for tenure in held if not offices.isdisjoint(tenure.office.lower().split())]
    if date is None and named:
        return max(named, key=lambda tenure: tenure.since).of
    return registry.serves(name, date)


def _partisan(context: Context, name: str, titles: frozenset[str]) -> bool:
    """Whether a person of a party speaks for it: a lawmaker or candidate, or anyone in a text about an election."""
    held = context.view.registry.offices.get(name, ())
    seated = any(tenure.covers(context.view.date) and context.is_legislature(tenure.of) for tenure in held)
    return bool(titles & _PARTISAN) or seated or context.contest


def _gender(name: str, spans: Sequence[PersonSpan]) -> str:
    told = next((span.gender for span in spans if span.gender), "")
    given = fold_case(name).split()[:1]
    if told or not given or " " not in name:
        return told
    if given[0] in HONORIFICS:
        return HONORIFICS[given[0]]
    return "m" if given[0] in MALE else "f" if given[0] in FEMALE else ""


def _official_of(context: Context, seats: Seats, titles: frozenset[str], span: PersonSpan) -> str | None:
    wanted = titles & _STATE_TITLES
    union = context.view.registry.by_name.get("European Union")
    if "commissioner" in titles and union is not None and context.speaks_of(union.name):
        return union.name
    if not wanted:
        return None
    known = seats.countries(span.left, span.end)
    country = next((name for name in known if _has_office(context, name, wanted)), None)
    if country is None:
        return None
    region = seats.region_of(country, titles, context.view.lowers[span.left : span.start])
    return seats.side(region or country)


def _has_office(context: Context, country: str, titles: frozenset[str]) -> bool:
    """Whether a country has such an office; one whose offices the registry does not know, or whose inner affairs the
    text is about, may have any."""
    registry = context.view.registry
    known = registry.office_words.get(country) or registry.office_words.get(context.government(country))
    told = len(known or ()) >= _WELL_KNOWN or "minister" not in titles
    return not known or not told or not titles & _TOP or not known.isdisjoint(titles) or context.domestic(country)
