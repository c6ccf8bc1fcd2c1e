"""What stands around a person's name: "Russian Foreign Minister ...", "..., the union's president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .context import Context
from .named import Named
from .view import View
from .words import HONORIFICS, LEGISLATURES, LOCATIVES, OFFICIALS, OPPOSITION, TITLES, singular, word_set

__all__ = ["JUDGES", "SEATED", "Affiliations", "after_name", "before_name", "court", "is_place"]

_REACH = 9
_PORTFOLIO = frozenset(("minister", "secretary", "ministry", "vice-minister"))
_LINKS = word_set("of for and 's \u2019s - ' \u2019 / & to the in")
JUDGES = frozenset(("judge", "magistrate"))
_BENCH = JUDGES | {"justice"}
_OFFICES = word_set("government ministry presidency treasury cabinet army military")
"""Bodies of a state before or behind a title; without a country they are those of the country in mind."""
_PARTY_LETTERS = {"D-": "Democratic Party (US)", "R-": "Republican Party (US)"}
"""The party in the American "Jane Roe, D-Ohio"."""
_HEADS = word_set("heads leads chairs represents directs runs speaks headed led chaired represented commands")
_LEADS = word_set("lead head chair represent direct run found co-found command speak edit own")
_LEADING = word_set(
    "leader chairman chairwoman chair chairperson spokesman spokeswoman spokesperson secretary-general co-leader "
    "founder"
)
_UNTOLD = word_set("majority minority opposition deputy vice acting former party union parliamentary council committee")
SEATED = frozenset(("member",))
_QUALIFIED = word_set("trade special high permanent deputy un")
_ROLES = TITLES | OFFICIALS | {"man", "woman"}


class Affiliations:
    """Finds the state or body that a stretch of text names, as the side that somebody acts for."""

    def __init__(self, view: View, context: Context, named: Sequence[Named]) -> None:
        self._view, self._context = view, context
        self.at = {index: span for span in named for index in range(span.start, span.end)}
        self._parties = {span.name for span in named if span.type == "PoliticalParty"} | {*_PARTY_LETTERS.values()}
        people = [(start, end) for start, end, label in view.entities if label == "PERSON"]
        people += [(span.start, span.end) for span in named if span.type == "Person"]
        self.persons = {
            index for start, end in people for index in range(start, end)
            if view.lowers[index] not in _ROLES and view.lowers[index] not in HONORIFICS
            and (index not in self.at or self.at[index].type == "Person")
        }

    def body(self, span: Named, role: str = "") -> str | None:
        """The canonical name of the side: of a country its government, of all else the name itself."""
        if span.type == "Person" or span.kind == "place":
            return None
        if is_place(span):
            if role in OPPOSITION:
                return f"{self._context.adjective(span.name)} {OPPOSITION[role]}"
            return self._context.government(span.name)
        return span.name

    def within(self, start: int, end: int) -> str | None:
        """The side that the tokens name; a body goes before a country, the nearest to the end before the others."""
        lows = [singular(low) for low in self._view.lowers[start:end]]
        role = next((low for low in reversed(lows) if low in OPPOSITION), "")
        found = list(self._spans(start, end, portfolio=not _PORTFOLIO.isdisjoint(lows)))
        bodies = [name for span in found if (name := self.body(span, role))]
        parties = [span.name for span in found if span.type == "PoliticalParty"]
        own = [name for span in found if span.kind in ("name", "entity") and not is_place(span)
               and (name := self.body(span, role))]
        return next(iter(parties or own[-1:] or bodies[-1:]), None)

    def _spans(self, start: int, end: int, *, portfolio: bool) -> Iterator[Named]:
        """The names in the tokens, but those that say where, and those of a minister's field."""
        last: Named | None = None
        for index in range(start, end):
            span = self.at.get(index)
            located = index > start and self._view.lowers[index - 1] in LOCATIVES
            if span is not None and span is not last and not located and not (portfolio and _is_portfolio(span)):
                yield span
            last = span

    def is_party(self, body: str) -> bool:
        """Whether a name of the document is that of a party."""
        return body in self._parties

    def is_side(self, body: str) -> bool:
        """Whether a name is that of a state, a part of one, a government or a legislature."""
        return self._context.is_side(body)

    def part(self, start: int, end: int) -> str | None:
        """The town or part of a state that the tokens name last."""
        found = [span for index in range(start, end) if (span := self.at.get(index)) is not None
                 and (span.kind == "place" or (is_place(span) and span.type != "State"))]
        return found[-1].name if found else None

    def led(self, head: int, end: int) -> str | None:
        """The body in a clause that says what somebody leads: "a former banker who leads the PDCI"."""
        view = self._view
        nouns = [head, *(child for child in view.children[head] if view.deps[child] == "appos" and child >= end)]
        for noun in nouns:
            for verb in view.children[noun]:
                if view.deps[verb] not in ("acl", "acl:relcl") or view.lemmas[verb].lower() not in _LEADS:
                    continue
                for child in view.children[verb]:
                    span = self.at.get(child)
                    if span is not None and child > verb and view.deps[child] in ("obj", "obl"):
                        return self.body(span)
        return None

    def around(self, index: int, limit: int) -> str | None:
        """The side in the possessor or complement of a title noun, up to a token."""
        return self.within(index, limit) or self.within(self.left(index), index + 1)

    def possessor(self, index: int) -> str | None:
        """The side whose possessor stands right before a token: "India's ..."."""
        if index > 1 and self._view.words[index - 1] in ("'s", "\u2019s", "'", "\u2019"):
            span = self.at.get(index - 2)
            return self.body(span) if span is not None else None
        return None

    def owner(self, index: int) -> str | None:
        """The side that the parse makes the possessor of a noun: "Khartoum's charge d'affaires"."""
        child = self._view.child(index, "nmod:poss")
        span = self.at.get(child) if child is not None else None
        return self.body(span) if span is not None else None

    def left(self, index: int) -> int:
        """The first token of the noun phrase that ends at a token, its possessor included."""
        view, start = self._view, index
        first = view.starts[view.sents[index]]
        while start > first and start > index - _REACH:
            word, pos = view.lowers[start - 1], view.pos[start - 1]
            if pos in ("ADJ", "NOUN", "PROPN", "NUM") or word in ("'s", "\u2019s", "-", "'", "\u2019"):
                start -= 1
            else:
                break
        return start


def is_place(span: Named) -> bool:
    """Whether the name is that of a state or a part of a state."""
    return span.actor is not None and (span.type == "State" or bool(span.actor.capitals))


def _is_portfolio(span: Named) -> bool:
    """Whether a name before "minister" or "secretary" is what they are in charge of: "Culture", "Labour"."""
    return not is_place(span) and span.kind != "metonym" and span.type != "IntergovernmentalOrganization"


def before_name(view: View, places: Affiliations, name: int) -> tuple[int, frozenset[str], str | None, str]:
    """The title phrase that ends right before a name: where it begins, its titles, the side it names, the gender."""
    start, titles, gender = name, set[str](), ""
    while start > 0 and start > name - _REACH and start - 1 not in places.persons and _belongs(view, start - 1, start):
        start -= 1
    while start < name and (view.lowers[start] in _LINKS or view.pos[start] in ("CCONJ", "ADP", "PUNCT")):
        start += 1
    for index in range(start, name):
        low = view.lowers[index].rstrip(".")
        gender = HONORIFICS.get(low, "") or gender
        if singular(low) in _ROLES or low in HONORIFICS:
            titles.add(singular(low))
    if not titles:
        return name, frozenset(), None, ""
    if "representative" in titles and not _QUALIFIED.isdisjoint(view.lowers[start:name]):
        titles.add("envoy")
    titles |= _OFFICES.intersection(view.lowers[start:name])
    return start, frozenset(titles), places.within(start, name) or _unnamed(view, places, start, name), gender


def _unnamed(view: View, places: Affiliations, start: int, name: int) -> str | None:
    """The capitalised words before a title of those who lead or speak for a body, where no name is known there:
    "Hlas leader", "Takku's parliamentary leader"."""
    while start < name and view.lowers[start] == "the":
        start += 1
    end = start
    while end < name and view.pos[end] == "PROPN" and view.words[end][:1].isupper() and end not in places.at \
            and view.lowers[end] not in _ROLES and view.lowers[end].rstrip(".") not in HONORIFICS:
        end += 1
    led = any(singular(view.lowers[index]) in _LEADING for index in range(end, name))
    alone = view.lowers[start] in _UNTOLD or (end == start + 1 and view.lowers[start] in LEGISLATURES)
    return view.text(start, end) if start < end < name and led and not alone else None


def _belongs(view: View, index: int, start: int) -> bool:
    low, pos = view.lowers[index], view.pos[index]
    if view.sents[index] != view.sents[start] or (
        view.pos[view.heads[index]] in ("VERB", "AUX") and low not in _ROLES and view.deps[index].startswith("obl")
    ):
        return False
    if low.rstrip(".") in HONORIFICS or pos in ("ADJ", "PROPN") or (pos == "NOUN" and "\n" not in low):
        return True
    if low in ("'s", "\u2019s", "-", "'", "\u2019", "/", "&"):
        return True
    return low in ("of", "for", "and", "to") and view.words[start][:1].isupper() and view.words[index - 1][:1].isupper()


def after_name(view: View, places: Affiliations, start: int, end: int) -> tuple[frozenset[str], str | None]:
    """The titles and the side in an apposition, a bracket or an "of"-phrase after a name."""
    if end + 1 >= view.count:
        return frozenset(), None
    mark = view.words[end]
    label = "".join(view.words[end + 1 : end + 3])
    if mark in (",", "(") and label[:2] in _PARTY_LETTERS:
        return frozenset(), _PARTY_LETTERS[label[:2]]
    if mark == "(":
        return frozenset(), places.within(end + 1, min(end + 6, view.count)) if _closes(view, end) else None
    if mark == "of" or view.words[end : end + 2] == [",", "of"]:
        start = end + 1 + (mark == ",")
        return frozenset(), places.within(start, min(start + 5, _stop(view, start)))
    if mark not in (",", "-", "\u2013", "\u2014"):
        return frozenset(), None
    if view.lowers[end + 1] == "who" and end + 2 < view.count and view.lowers[end + 2] in _HEADS:
        return frozenset(), places.within(end + 3, _stop(view, end + 3))
    stop = _stop(view, end + 1)
    titles = {low for index in range(end + 1, stop) if (low := singular(view.lowers[index])) in _ROLES | SEATED}
    member = any(span.type == "PoliticalParty" for index in range(end + 1, stop) if (span := places.at.get(index)))
    if not (titles or member) or view.pos[end + 1] in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ", "ADV", "ADP"):
        return frozenset(), None
    offices = _OFFICES.intersection(view.lowers[end + 1 : stop])
    return frozenset(titles) | offices, places.within(end + 1, stop)


def court(view: View, places: Affiliations, start: int, end: int) -> str | None:
    """The court that the words around a judge's name tell: a name, else capitalised words that end in "Court"."""
    for index in range(start, min(end, view.count)):
        if view.lowers[index] not in ("court", "tribunal") or not view.words[index][:1].isupper():
            continue
        span = places.at.get(index)
        if span is not None:
            return span.name
        first = index
        while first > start and view.words[first - 1][:1].isupper() and view.lowers[first - 1] not in _BENCH:
            first -= 1
        return view.text(first, index + 1)
    return None


def _closes(view: View, opening: int) -> bool:
    return ")" in view.words[opening + 1 : opening + 7]


def _stop(view: View, start: int) -> int:
    """Where an apposition ends: at a mark, a finite verb or after some words."""
    index = start
    while index < view.count and index < start + 14:
        goes_on = view.lowers[index] in ("himself", "herself") or view.lowers[index : index + 2] == [",", "with"]
        marked = view.words[index] in (",", ".", ";", ":", ")", "\u2014")
        if not goes_on and (marked or view.pos[index] in ("VERB", "AUX", "PRON")):
            break
        index += 1
    return index
