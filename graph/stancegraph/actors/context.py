"""What the document is about: which countries, how prominent at each place, and whether a dispute is domestic."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property

from .peoples import adjective
from .registry import Actor
from .trie import Hit
from .view import View
from .words import ADVERSARIES, CONTEST, DOMESTIC, GENERIC, LEGISLATURES, PARTY_WORDS, singular

__all__ = ["Context", "adjective"]

_DECAY = 0.9
_GLOBAL = 1.0
_LOCAL = 0.4
_OWN = 3.0
_DOMESTIC_SHARE, _DOMESTIC_NOUNS = 0.6, 3
_CONTEST_NOUNS, _CONTEST_SHARE = 5, 0.008
_UNTIED = ("State", "Person", "IntergovernmentalOrganization", "Group")
_PREVAILS, _IN_MIND = 0.45, 0.3
_ABOUT = frozenset(("in", "on", "over", "inside", "across"))


class Context:
    """The countries of a document (states and parts of states that have people or a capital of their own)."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.counts: Counter[str] = Counter()
        self._by_sentence: dict[int, Counter[str]] = defaultdict(Counter)
        for hit in view.names:
            self._note(hit)

    def _note(self, hit: Hit) -> None:
        view, sentence = self.view, self.view.sents[hit.start]
        for position in hit.actors:
            actor = view.actor(position)
            weight = 1.0 if actor.type == "State" or _is_place(actor) else 0.4
            if len(hit.actors) > 1:
                if weight < 1.0:
                    continue
                weight /= len(hit.actors)
            if actor.type == "Person":
                place = self._place_of(view.registry.serves(actor.name, view.date))
            else:
                place = actor.name if weight == 1.0 else self._place_of(actor.country)
            if place is None:
                continue
            index = view.root(hit.start, hit.end)
            if view.subject(index) or view.deps[index] == "nmod:poss":
                weight *= 2
            self.counts[place] += weight  # type: ignore[assignment]
            self._by_sentence[sentence][place] += weight  # type: ignore[assignment]
            parent = next(iter(actor.member_of), None) if _is_place(actor) else None
            if parent:
                self.counts[parent] += weight / 3  # type: ignore[assignment]

    def states(self, index: int) -> list[str]:
        """As `ranked`, without parts of states, unless one is what the document is about."""
        by_name = self.view.registry.by_name
        return [name for name in self.ranked(index) if by_name[name].type == "State" or name == self.main]

    def _place_of(self, name: str | None) -> str | None:
        """The state or part of a state behind a body, following the registry at most three steps."""
        by_name = self.view.registry.by_name
        for _ in range(3):
            actor = by_name.get(name or "")
            if actor is None:
                return None
            if actor.type == "State" or _is_place(actor):
                return actor.name
            name = actor.country
        return None

    def place(self, body: str) -> str | None:
        """The state or part of a state that a body belongs to; of "Kenyan government" Kenya."""
        words = body.split()
        people = (self.view.registry.demonym(" ".join(words[:count])) for count in (2, 1))
        named = next((actor for actor in people if actor is not None), None)
        return self._place_of(body) or (named.name if named and words[-1] == "government" else None)

    def speaks_of(self, body: str) -> bool:
        """Whether the document names the body's country, or the body where it has none."""
        place = self._place_of(body)
        return self.present(place) if place else any(
            self.view.actor(hit.actors[0]).name == body for hit in self.view.names
        )

    def present(self, country: str | None) -> bool:
        """Whether the document names the country, its people, its capital or one of its bodies."""
        return country is not None and self.counts[country] > 0

    @cached_property
    def main(self) -> str | None:
        """The country that the document names most."""
        return max(self.counts, key=lambda name: (self.counts[name], name)) if self.counts else None

    @cached_property
    def _salience(self) -> list[Counter[str]]:
        """For each sentence the weight of each country named in it or before, fading with distance."""
        total = sum(self.counts.values()) or 1.0
        running: Counter[str] = Counter()
        rows = []
        for sentence in range(len(self.view.starts)):
            for name in running:
                running[name] *= _DECAY  # type: ignore[assignment]
            for name, weight in self._by_sentence.get(sentence, Counter()).items():
                running[name] += weight
            row = Counter(running)
            for name, weight in self.counts.items():
                row[name] += _GLOBAL * weight / total  # type: ignore[assignment]
            rows.append(row)
        return rows

    def country(self, index: int) -> str | None:
        """The country that a reader has in mind at a token: the most prominent one so far."""
        return next(iter(self.ranked(index)), None)

    def home(self, index: int) -> str | None:
        """The country whose government or army a text means that names none: of those in mind at the token the first
        that inner adversaries are spoken of, else the most prominent one."""
        ranked = self.ranked(index)
        row = self._salience[self.view.sents[index]]
        divided = (name for name in ranked if self.domestic(name) and row[name] >= _IN_MIND * row[ranked[0]])
        return next(divided, None) or next(iter(ranked), None)

    def ranked(self, index: int) -> list[str]:
        """The countries of the document, those that a reader has in mind at a token first."""
        row = self._salience[self.view.sents[index]]
        return sorted(row, key=lambda name: (-row[name], name))

    def choose(self, hit: Hit) -> Actor | None:
        """The actor that a name means here: of several the one whose country the document speaks of most.

        A short abbreviation of a body is no name of it where its country is not spoken of.
        """
        view, owner = self.view, self.owner(hit.start, hit.end)
        actors = [view.actor(position) for position in hit.actors]
        row = self._salience[view.sents[hit.start]]
        best = max(actors, key=lambda actor: (self._weight(actor, row), self._prominence(actor)))
        text = view.words[hit.start]
        place = None if best.type in _UNTIED else self._place_of(best.country)
        if place is None or best.name == view.text(hit.start, hit.end):
            return best
        words = frozenset(view.lowers[hit.start : hit.end])
        if owner is not None and owner != place:
            part = self.view.registry.by_name[owner].country == place
            return None if not part or words <= GENERIC else best
        if hit.end - hit.start > 1 and len(actors) == 1 and not (self.counts and words <= GENERIC | PARTY_WORDS):
            return best
        if text.isupper():
            return best if self.present(place) or (not self.counts and len(text) > 4) else None
        return best if not self.counts or row[place] >= _LOCAL * max(row.values()) else None

    def owner(self, start: int, end: int) -> str | None:
        """The country that stands beside a name: "Sweden's" or "Swedish" before "Supreme Court", "of Sweden" or
        "in Stockholm" after it."""
        view = self.view
        before = start - 2 if start > 1 and view.words[start - 1] in ("'s", "\u2019s") else start - 1
        after = end + 1 if view.lowers[end : end + 1] in (["of"], ["in"]) else -1
        after += view.lowers[after : after + 1] == ["the"]
        for index in (before, after):
            hit = view.hit_at.get(index)
            actor = view.actor(hit.actors[0]) if hit and index < view.count else None
            if actor is not None and (actor.type == "State" or _is_place(actor)):
                return actor.name
        return None

    def _weight(self, actor: Actor, row: Counter[str]) -> float:
        if actor.type == "State":
            return _OWN * row[actor.name]
        return row[self._place_of(actor.country) or ""]

    def _prominence(self, actor: Actor) -> int:
        return self.view.registry.tied.get(self._place_of(actor.country) or "", 0)

    @cached_property
    def _adversaries(self) -> Counter[str]:
        """How often inner adversaries (rebels, opposition, crackdown) of each country are spoken of; those without a
        country are of the one that the others belong to, else of the one that the document is about."""
        view, found, unnamed = self.view, Counter[str](), 0
        for index, word in enumerate(view.lowers):
            if view.pos[index] == "NOUN" and singular(word) in ADVERSARIES:
                place = self._named_before(index)
                if place:
                    found[place] += 1
                else:
                    unnamed += 1
        for hit in view.names:
            actor = view.actor(hit.actors[0])
            place = self._place_of(actor.country) if actor.type == "ArmedGroup" else None
            if place:
                found[place] += 1
        theatre = max(found, key=lambda name: (found[name], name)) if found else self._theatre
        if theatre and unnamed:
            found[theatre] += unnamed
        return found

    @cached_property
    def _theatre(self) -> str | None:
        """The country that a dispute without names is about: the main one where it prevails, else the one that others
        most often speak of ("in Syria", "a resolution on Syria", "Syria's envoy") rather than the one that acts."""
        if self.main is None or self.counts[self.main] >= _PREVAILS * sum(self.counts.values()):
            return self.main
        view, about = self.view, Counter[str]()
        for hit in view.names:
            place = self._place_of(view.actor(hit.actors[0]).name) if hit.kind in ("name", "demonym") else None
            index = view.root(hit.start, hit.end)
            if place and not view.subject(index) and view.case(index) in _ABOUT:
                about[place] += 1
        return max(about, key=lambda name: (about[name], self.counts[name], name)) if about else None

    def _named_before(self, index: int) -> str | None:
        for back in range(index - 1, max(-1, index - 4), -1):
            hit = self.view.hit_at.get(back)
            if hit is not None:
                return self._place_of(self.view.actor(hit.actors[0]).name)
        return None

    @cached_property
    def _domestic(self) -> str | None:
        """The one country whose inner affairs the document is about, or none."""
        view, total = self.view, sum(self.counts.values())
        words = zip(view.pos, view.lowers, strict=True)
        nouns = sum(pos == "NOUN" and singular(word) in DOMESTIC for pos, word in words)
        if self.main is None or nouns < _DOMESTIC_NOUNS or self.counts[self.main] < _DOMESTIC_SHARE * total:
            return None
        return self.main

    @property
    def at_home(self) -> str | None:
        """The state whose inner affairs the document is about, or none."""
        actor = self.view.registry.by_name.get(self._domestic or "")
        return self._domestic if actor and actor.type == "State" else None

    def domestic(self, place: str) -> bool:
        """Whether the document speaks of a dispute inside the country."""
        return place == self._domestic or self._adversaries[place] >= 2

    def divided(self, place: str) -> bool:
        """Whether the document names inner adversaries of the country at all."""
        return self._adversaries[place] > 0

    def government(self, place: str, *, inner: bool = False) -> str:
        """The name of the government side of a country: one that the registry names, else the country itself when it
        acts abroad, its government with the country's adjective in a domestic dispute or ``inner`` affairs."""
        registry = self.view.registry
        if place in registry.governments:
            return registry.governments[place].name
        actor = registry.by_name.get(place)
        if actor is not None and _is_place(actor):
            return f"{place} government"
        return f"{self.adjective(place)} government" if inner or self.domestic(place) else place

    @cached_property
    def contest(self) -> bool:
        """Whether the document is about an election: office holders then stand for their parties."""
        words = zip(self.view.pos, self.view.lowers, strict=True)
        nouns = sum(pos in ("NOUN", "PROPN") and singular(word) in CONTEST for pos, word in words)
        return nouns >= _CONTEST_NOUNS and nouns >= _CONTEST_SHARE * self.view.count

    def is_legislature(self, body: str) -> bool:
        """Whether the body is a parliament or a chamber of one."""
        actor = self.view.registry.by_name.get(body)
        party = actor is not None and actor.type == "PoliticalParty"
        return not party and not LEGISLATURES.isdisjoint(body.lower().split())

    def is_side(self, body: str) -> bool:
        """Whether the body is a state, a part of one, a government or a legislature."""
        actor = self.view.registry.by_name.get(body)
        place = actor is not None and (actor.type == "State" or _is_place(actor) or actor.government_of is not None)
        return place or body.endswith(" government") or self.is_legislature(body)

    def side(self, body: str) -> str:
        """The name of what somebody acts for: of a country its government side, of all else the name itself."""
        actor = self.view.registry.by_name.get(body)
        return self.government(body) if actor and (actor.type == "State" or _is_place(actor)) else body

    def is_state(self, place: str) -> bool:
        """Whether the place is a state."""
        actor = self.view.registry.by_name.get(place)
        return actor is not None and actor.type == "State"

    def foreign(self, place: str) -> bool:
        """Whether the place is neither the United States nor a part of them, whose bodies it stands before."""
        actor = self.view.registry.by_name.get(place)
        return actor is None or (actor.iso2 != "US" and "United States" not in actor.member_of)

    def adjective(self, place: str) -> str:
        """The adjective of a country, or its name."""
        actor = self.view.registry.by_name.get(place)
        return adjective(actor) if actor and (actor.type == "State" or self.foreign(place)) else place


def _is_place(actor: Actor) -> bool:
    """Whether an actor is a part of a state with a territory."""
    return actor.type == "Organization" and bool(actor.capitals)
