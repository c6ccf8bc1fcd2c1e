"""Whom persons act for: what the text states, the registry's offices and parties, the country in mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .context import Context
from .names import fold_case
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
    nouns seen (singular, lower case), ``stated`` says whether the text itself tells ``of``, ``former`` that it calls
    the office a past one, ``own`` that the title is one of a body that no name tells ("union president").
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


def affiliated(context: Context, spans: Sequence[PersonSpan]) -> list[PersonSpan]:
    """The spans, each with its person's body, gender and titles, as the whole document and the registry tell them."""
    by_name: dict[str, list[PersonSpan]] = {}
    for span in spans:
        by_name.setdefault(span.name, []).append(span)
    of = {name: _body(context, name, own) for name, own in by_name.items()}
    gender = {name: _gender(name, own) for name, own in by_name.items()}
    titles = {name: frozenset[str]().union(*(span.titles for span in own)) for name, own in by_name.items()}
    stated = {name for name, own in by_name.items() if any(span.of for span in own)}
    return [
        replace(span, of=of[span.name], stated=span.name in stated, gender=gender[span.name], titles=titles[span.name])
        for span in spans
    ]


def _body(context: Context, name: str, spans: Sequence[PersonSpan]) -> str | None:
    """What a person acts for: a party before the state for those who stand for one, nothing for those whose office
    is a past one, else what the text states, the registry knows or the title suggests."""
    registry, titles = context.view.registry, frozenset[str]().union(*(span.titles for span in spans))
    titles -= _SECOND if len(titles) > 1 else frozenset()
    told = next((span.of for span in spans if span.of and not span.former), None)
    party = registry.party(name)
    if party and (told is None or context.is_side(told)) and _partisan(context, name, titles):
        return party
    if told:
        return told if not (titles & _PARTISAN and context.is_side(told)) else None
    served = registry.serves(name, context.view.date)
    if served is None and not any(span.former or (span.own and "minister" not in titles) for span in spans):
        return _official_of(context, titles, spans[0].start)
    return context.side(served) if served else None


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


def _official_of(context: Context, titles: frozenset[str], index: int) -> str | None:
    wanted = titles & _STATE_TITLES
    union = context.view.registry.by_name.get("European Union")
    if "commissioner" in titles and union is not None and context.speaks_of(union.name):
        return union.name
    if not wanted:
        return None
    country = next((name for name in context.states(index) if _has_office(context, name, wanted)), None)
    return context.government(country) if country else None


def _has_office(context: Context, country: str, titles: frozenset[str]) -> bool:
    """Whether a country has such an office; one whose offices the registry does not know, or whose inner affairs the
    text is about, may have any."""
    registry = context.view.registry
    known = registry.office_words.get(country) or registry.office_words.get(context.government(country))
    told = len(known or ()) >= _WELL_KNOWN or "minister" not in titles
    return not known or not told or not titles & _TOP or not known.isdisjoint(titles) or context.domestic(country)
