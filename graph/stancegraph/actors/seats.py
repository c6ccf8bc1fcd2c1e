"""Whom an office stands for by its kind: a governor for the state, a judge for the court, a minister for a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from .context import Context
from .named import Named
from .registry import Actor
from .titles import is_place
from .words import LEGISLATURES, word_set

__all__ = ["REGIONAL", "Seats"]

REGIONAL = word_set("governor gov mayor")
"""Titles of those who stand for a part of a state, not for the state."""
_BENCH = word_set("judge justice magistrate")
_COURTS = word_set("court tribunal")
_CLERGY = word_set("cardinal archbishop bishop monsignor priest")
_CHURCHES = word_set("anglican anglicans episcopal orthodox lutheran methodist protestant coptic pentecostal")
_BANKS = word_set("bank reserve")
_CHAMBERS = {
    "senator": word_set("senate"), "sen": word_set("senate"), "speaker": LEGISLATURES - {"senate"},
    "representative": word_set("house"), "rep": word_set("house"), "congressman": word_set("house congress"),
    "congresswoman": word_set("house congress"), "mp": word_set("parliament commons"), "mep": word_set("parliament"),
    "deputy": LEGISLATURES, "lawmaker": LEGISLATURES, "legislator": LEGISLATURES,
}
_FEDERAL = word_set("federal national union")
_FEDERATIONS = frozenset({"Australia", "Belgium", "Canada", "China", "Germany", "India", "United Kingdom"})
_DECAY, _EARLIER, _FIRST, _GLOBAL, _SEATED, _SHARE = 0.9, 0.3, 2.0, 2.0, 6.0, 0.5


class Seats:
    """The bodies of one document that offices may belong to."""

    def __init__(self, context: Context, named: Sequence[Named]) -> None:
        self._context, self._view, self._named = context, context.view, named

    def body(self, titles: frozenset[str], place: str | None, index: int) -> str | None:
        """The body of an office whose kind tells what body it has; ``place`` is one that stands beside the title."""
        if titles & _BENCH and "minister" not in titles:
            return self._nearest(index, _COURTS)
        if titles & _CLERGY:
            return None if _CHURCHES.intersection(self._view.lowers) else "Catholic Church"
        if titles & {"governor", "gov"}:
            return self.side(place) if place else self._bank(index) or self._region(index)
        if titles & REGIONAL:
            return place or self._city(index)
        return None

    def chamber(self, titles: frozenset[str], index: int) -> str | None:
        """The chamber named in the document that lawmakers with such titles sit in."""
        wanted = frozenset[str]().union(*(_CHAMBERS.get(title, frozenset()) for title in titles))
        return self._nearest(index, wanted) if wanted else None

    def side(self, place: str) -> str:
        """The name of what acts for a place: its government where the document is about its inner affairs, and for the
        parts of most federations; the name alone for other parts of states."""
        actor = self._view.registry.by_name.get(place)
        if actor is None or actor.type == "State" or place in self._view.registry.governments:
            return self._context.government(place) if actor else place
        own = actor.iso2 is None and not _FEDERATIONS.isdisjoint(actor.member_of)
        acts = own or (self._context.domestic(place) and not _us(actor))
        return self._context.government(place) if acts else place

    def region_of(self, country: str, titles: frozenset[str], words: Sequence[str]) -> str | None:
        """The part of the country whose office it is: where the document speaks of it as much as of the country."""
        if not _FEDERAL.isdisjoint(words) or "prime" in words or "minister" not in titles:
            return None
        counts, own = self._context.counts, {"chief", "first"} & {*words}
        parts = [name for name in counts if self._part(name, country) and counts[name]]
        best = max(parts, key=lambda name: (counts[name], name), default=None)
        return best if best and (own or counts[best] >= _SHARE * counts[country]) else None

    def _part(self, name: str, country: str) -> bool:
        actor = self._view.registry.by_name[name]
        return actor.type != "State" and country in actor.member_of and not _us(actor)

    def countries(self, start: int, end: int) -> list[str]:
        """The states of the document, the one first whose official a reader takes the person at the tokens for."""
        view, weights = self._view, Counter[str]()
        total = sum(self._context.counts.values()) or 1.0
        sentence, paragraph = view.sents[start], self._paragraph(start)
        for name in self._context.states(start):
            weights[name] += _GLOBAL * self._context.counts[name] / total  # type: ignore[assignment]
        for number, (first, place, kind, weight) in enumerate(self._hits):
            weights[place] += _FIRST * (number == 0)  # type: ignore[assignment]
            distance = sentence - view.sents[first]
            if distance < 0 or place not in weights or (start <= first < end and kind != "capital"):
                continue
            if distance == 0 and kind == "capital" and view.case(first) in ("in", "from"):
                weight = _SEATED
            weight *= (_EARLIER if first < paragraph else 1.0) * (0.5 if first > start else 1.0)
            weights[place] += weight * _DECAY**distance  # type: ignore[assignment]
        known = self._context.states(start)
        return sorted(known, key=lambda name: (-weights[name], known.index(name)))

    def _paragraph(self, index: int) -> int:
        words = self._view.words
        return next((back for back in range(index, 0, -1) if "\n" in words[back - 1]), 0)

    @cached_property
    def _hits(self) -> list[tuple[int, str, str, float]]:
        return list(self._located())

    def _located(self) -> Iterator[tuple[int, str, str, float]]:
        """Each name of a state or of one of its bodies: where, which state, the kind of name, the weight."""
        view = self._view
        for hit in view.names:
            actor = view.actor(hit.actors[0])
            place = None if actor.type == "Person" else self._context.place(actor.name)
            if place is not None:
                index = view.root(hit.start, hit.end)
                strong = view.subject(index) or view.deps[index] == "nmod:poss"
                yield index, place, hit.kind, 2.0 if strong else 1.0

    def _nearest(self, index: int, words: frozenset[str]) -> str | None:
        """The last body before the token, else the first behind it, whose name has one of the words."""
        fitting = [span for span in self._named if span.type != "Person" and span.kind in ("name", "entity")
                   and not words.isdisjoint(span.name.lower().split())]
        before = [span for span in fitting if span.start <= index]
        return (before[-1] if before else fitting[0]).name if fitting else None

    def _bank(self, index: int) -> str | None:
        """The central bank, where the document speaks of one more than of any part of a state."""
        banks = [span for span in self._named if span.kind in ("name", "entity")
                 and not _BANKS.isdisjoint(span.name.lower().split())]
        parts = [span for span in self._named if is_place(span) and span.type != "State"]
        return self._nearest(index, _BANKS) if len(banks) > len(parts) else None

    def _region(self, index: int) -> str | None:
        """The part of a state that the document speaks of most."""
        names = Counter(span.name for span in self._named if is_place(span) and span.type != "State")
        best = max(names, key=lambda name: names[name], default=None)
        return self.side(best) if best else None

    def _city(self, index: int) -> str | None:
        """The town that the document speaks of most, those before the token first."""
        towns = Counter(self._view.text(span.start, span.end) for span in self._named
                        if span.kind == "capital" or (span.kind == "place" and span.actor is None))
        return max(towns, key=lambda name: towns[name], default=None)


def _us(actor: Actor) -> bool:
    return "United States" in actor.member_of
