"""The registry of actors: a frozen value with lookups by name, demonym, capital, surname and office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from .names import fold_case, surname
from .trie import Phrase, PhraseIndex

__all__ = ["Actor", "Registry", "Tenure"]

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the registry. Relations name other actors by their canonical name."""

    name: str
    type: str
    iri: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    iso2: str | None = None
    iso3: str | None = None
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    organ_of: str | None = None
    government_of: str | None = None
    related: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        """The state or body that the actor belongs to, itself for a state."""
        if self.type == "State":
            return self.name
        return self.government_of or self.organ_of or next(iter(self.related or self.member_of), None)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office of which state or body, from when until when (ISO 8601; None: still)."""

    holder: str
    office: str
    of: str
    since: str
    until: str | None = None

    def covers(self, date: str | None) -> bool:
        """Whether the office was held on the date (of which the day counts); without a date, whether it still is."""
        if date is None:
            return self.until is None
        day = date[:10]
        return self.since[:10] <= day and (self.until is None or day <= self.until[:10])


@dataclass(frozen=True)
class Registry:
    """Actors and tenures with their indexes, which are built on first use."""

    actors: tuple[Actor, ...]
    tenures: tuple[Tenure, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Actor]:
        """The actors by canonical name."""
        return {actor.name: actor for actor in self.actors}

    @cached_property
    def phrases(self) -> PhraseIndex:
        """All names of all actors, for finding them in tokens."""
        return PhraseIndex(_phrases(self.actors))

    def lookup(self, text: str) -> tuple[Actor, ...]:
        """The actors with this name in any role: canonical name, alias, demonym, capital or seat of government."""
        words = text.removeprefix("the ").split()
        return tuple(
            self.actors[position]
            for hit in self.phrases.find(words) if hit.end - hit.start == len(words)
            for position in hit.actors
        )

    def demonym(self, text: str) -> Actor | None:
        """The state or body whose people the word names: "Danes" -> Denmark."""
        return self._one("demonyms", text)

    def capital(self, text: str) -> Actor | None:
        """The state whose capital has this name."""
        return self._one("capitals", text)

    def state(self, text: str) -> Actor | None:
        """The state with this name."""
        return next((actor for actor in self.lookup(text) if actor.type == "State"), None)

    def by_surname(self, text: str, date: str | None = None) -> tuple[Actor, ...]:
        """The persons with this last name; those in office on the date only, where there are such."""
        found = self._surnames.get(fold_case(text), ())
        serving = tuple(actor for actor in found if any(t.covers(date) for t in self.offices.get(actor.name, ())))
        return serving or found

    @cached_property
    def offices(self) -> Mapping[str, tuple[Tenure, ...]]:
        """The tenures of each person, by canonical name."""
        return _grouped((tenure.holder, tenure) for tenure in self.tenures)

    def serves(self, person: str, date: str | None) -> str | None:
        """What the person acts for on the date: the body of the tenure that covers it, else the party or body of
        membership; without a date the body of the last tenure. None where nothing is known."""
        held = self.offices.get(person, ())
        for tenure in held:
            if tenure.covers(date):
                return tenure.of
        actor = self.by_name.get(person)
        if actor and actor.member_of:
            return actor.member_of[0]
        return max(held, key=lambda tenure: tenure.since).of if held and date is None else None

    def party(self, person: str) -> str | None:
        """The political party of a person."""
        actor = self.by_name.get(person)
        parties = (self.by_name.get(body) for body in actor.member_of) if actor else ()
        return next((party.name for party in parties if party and party.type == "PoliticalParty"), None)

    def holder(self, of: str, office: str, date: str | None) -> Actor | None:
        """Who held the office of the body on the date. The office matches by its last word ("foreign minister" needs
        both words), None where no tenure covers the date."""
        if date is None:
            return None
        wanted = office.lower()
        for tenure in self._held.get(of, ()):
            if tenure.covers(date) and tenure.office.lower() == wanted:
                return self.by_name.get(tenure.holder)
        return None

    def extended(self, actors: Sequence[Actor], tenures: Sequence[Tenure] = ()) -> Registry:
        """A registry with more actors; one that has a name already adds its own names and replaces single facts."""
        merged = dict(self.by_name)
        for actor in actors:
            merged[actor.name] = _joined(merged[actor.name], actor) if actor.name in merged else actor
        return Registry(tuple(merged.values()), tuple(dict.fromkeys((*self.tenures, *tenures))))

    @cached_property
    def governments(self) -> Mapping[str, Actor]:
        """The actors that are the government of a state, by the name of the state."""
        return {actor.government_of: actor for actor in self.actors if actor.government_of}

    @cached_property
    def tied(self) -> Mapping[str, int]:
        """How many actors belong to each state or body."""
        return Counter(actor.country or "" for actor in self.actors)

    @cached_property
    def _held(self) -> Mapping[str, tuple[Tenure, ...]]:
        return _grouped((tenure.of, tenure) for tenure in self.tenures)

    @cached_property
    def office_words(self) -> Mapping[str, frozenset[str]]:
        """The words of the offices that the registry knows of each state or body, lower case."""
        return {
            of: frozenset(word for tenure in held for word in tenure.office.lower().split())
            for of, held in self._held.items()
        }

    @cached_property
    def _surnames(self) -> Mapping[str, tuple[Actor, ...]]:
        return _grouped(
            (fold_case(surname(name.split())), actor)
            for actor in self.actors if actor.type == "Person"
            for name in dict.fromkeys((actor.name, *actor.aliases)) if " " in name
        )

    @cached_property
    def _singles(self) -> Mapping[tuple[str, str], Actor]:
        found: dict[tuple[str, str], Actor] = {}
        for actor in self.actors:
            for kind in ("demonyms", "capitals"):
                for text in getattr(actor, kind) if kind == "demonyms" or actor.type == "State" else ():
                    found.setdefault((kind, text), actor)
        return found

    def _one(self, kind: str, text: str) -> Actor | None:
        return self._singles.get((kind, text))


def _phrases(actors: Sequence[Actor]) -> Iterator[Phrase]:
    for position, actor in enumerate(actors):
        yield Phrase(actor.name, "name", position)
        for text in actor.aliases:
            yield Phrase(text, "name", position)
        for text in actor.metonyms:
            yield Phrase(text, "metonym", position)
    for position, actor in enumerate(actors):
        for text in actor.demonyms:
            yield Phrase(text, "demonym", position)
    for position, actor in enumerate(actors):
        if actor.type == "State":
            for text in actor.capitals:
                yield Phrase(text, "capital", position)


def _grouped(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, tuple[Value, ...]]:
    groups: dict[str, dict[Value, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return {key: tuple(values) for key, values in groups.items()}


def _joined(old: Actor, new: Actor) -> Actor:
    def both(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*getattr(old, key), *getattr(new, key))))

    return replace(
        old, type=new.type, iri=old.iri or new.iri, aliases=both("aliases"), demonyms=both("demonyms"),
        capitals=both("capitals"), metonyms=both("metonyms"), member_of=both("member_of"), related=both("related"),
        iso2=new.iso2 or old.iso2, iso3=new.iso3 or old.iso3, organ_of=new.organ_of or old.organ_of,
        government_of=new.government_of or old.government_of,
    )
