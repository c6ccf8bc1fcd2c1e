"""A made-up corpus of any size for benchmarks of the graph: as many names, hubs and rarities as news have.

Names repeat as in a Pitman-Yor process. Its parameters, and the shares of stances, factualities and kinds of targets,
were fitted to 5,800 statements that people found in 295 articles; an article here has 15 statements.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from stancegraph.store import describe_run, to_quads
from stancegraph.store.registry import load_facts
from stancegraph.store.terms import SG, Quad
from stancegraph.store.vocabulary import load_vocabulary
from stancegraph.values import STANCES, Document, Statement, statement_id

__all__ = ["World", "articles", "world"]

PER_DOCUMENT, OUTLETS, FIRST_DAY, DAYS = 15, 120, date(2010, 1, 1), 4000
SHARES = {
    "support": 27, "oppose": 18, "request": 12, "condemn": 10, "reject": 9, "accuse": 6, "attack": 4, "cooperate": 4,
    "block": 3, "pressure": 2, "threaten": 2, "aid": 2, "sanction": 1,
}  # fmt: skip
FACTUALITIES = {"actual": 90, "intended": 5, "conditional": 3, "possible": 2}
ISSUES, SPEAKERS, SOURCES = 0.62, 0.37, 0.09
WORDS = (
    "the council said on Monday that talks over a draft would resume after officials from both sides met in the "
    "capital where they had agreed to review every clause before ministers vote"
).split()


@dataclass
class Urn:
    """Names as a Pitman-Yor process draws them; `common` are those drawn most often."""

    rng: random.Random
    names: Iterator[str]
    discount: float
    strength: float
    drawn: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def draw(self) -> str:
        new = (self.strength + self.discount * len(self.counts)) / (self.strength + len(self.drawn))
        name = next(self.names) if self.rng.random() < new else self._again()
        self.drawn.append(name)
        self.counts[name] += 1
        return name

    def _again(self) -> str:
        while True:
            name = self.rng.choice(self.drawn)
            if self.rng.random() > self.discount / self.counts[name]:
                return name

    def common(self, number: int) -> list[str]:
        return [name for name, _ in self.counts.most_common(number)]


@dataclass(frozen=True)
class World:
    """Statements with their documents; ``hubs`` are the actors, and ``matters`` the issues, that are named most."""

    statements: list[Statement]
    documents: list[Document]
    hubs: list[str]
    matters: list[str]

    def quads(self) -> list[Quad]:
        """The dataset, with a run over all documents."""
        return to_quads(self.statements, self.documents, describe_run("benchmark", self.documents))


def articles(statements: int, seed: int = 0) -> Iterator[tuple[Document, list[Statement]]]:
    """So many statements, a document at a time: for worlds that do not fit into memory."""
    rng = random.Random(seed)
    actors, issues, details = _names(rng)
    for number in range(-(-statements // PER_DOCUMENT)):
        document, size = _document(number, rng), min(PER_DOCUMENT, statements - number * PER_DOCUMENT)
        yield document, [_statement(document, place, actors, issues, details, rng) for place in range(size)]


def world(statements: int, seed: int = 0) -> World:
    """So many statements; the same numbers give the same world."""
    rng = random.Random(seed)
    actors, issues, details = _names(rng)
    documents = [_document(number, rng) for number in range(-(-statements // PER_DOCUMENT))]
    places = ((document, place) for document in documents for place in range(PER_DOCUMENT))
    made = [_statement(doc, n, actors, issues, details, rng) for doc, n in islice(places, statements)]
    return World(made, documents, actors.common(3), issues.common(3))


def _names(rng: random.Random) -> tuple[Urn, Urn, dict[str, list[str]]]:
    """Urns of actors and issues, and the narrower concepts of each stance."""
    actors = Urn(rng, _actors(rng), 0.52, 168)
    issues = Urn(rng, (f"{rng.choice(WORDS)} {rng.choice(WORDS)} bill {n}" for n in range(10**9)), 0.65, 176)
    details: dict[str, list[str]] = {}
    for concept in load_vocabulary().concepts.values():
        details.setdefault((concept.broader or "").removeprefix(SG), []).append(concept.iri.removeprefix(SG))
    return actors, issues, details


def _actors(rng: random.Random) -> Iterator[str]:
    """Names that the registry knows, then names that it does not."""
    known = sorted(set(load_facts().labels.values()))
    rng.shuffle(known)
    yield from known
    yield from (f"Person {number}" for number in range(10**9))


def _document(number: int, rng: random.Random) -> Document:
    day = FIRST_DAY + timedelta(rng.randrange(DAYS))
    outlet = f"Outlet {min(int(rng.expovariate(6 / OUTLETS)), OUTLETS - 1)}"
    return Document(f"article-{number}", f"text {number}", f"Title {number}", f"{day}T00:00:00Z", outlet)


def _statement(
    document: Document, place: int, actors: Urn, issues: Urn, details: dict[str, list[str]], rng: random.Random
) -> Statement:
    actor, is_issue = actors.draw(), rng.random() < ISSUES
    target = issues.draw() if is_issue else actors.draw()
    stance = _picked(SHARES, rng)
    if rng.random() < 0.8:  # who stands where is mostly constant
        side = 1 if hash_of(actor, target) % 2 else -1
        while STANCES[stance] != side:
            stance = _picked(SHARES, rng)
    detail = rng.choice(details[stance]) if stance in details and rng.random() < 0.5 else None
    start = place * 200
    words = [rng.choice(WORDS) for _ in range(18)]
    fields = {
        "id": statement_id(document.id, start, start, start, start, actor, stance, target), "doc": document.id,
        "sent": f"{actor} {stance} {target} and {' '.join(words)}.", "start": start, "end": start + 180,
        "actor": actor, "actor_text": actor, "actor_start": start, "actor_end": start + len(actor),
        "actor_type": "Person" if actor.startswith("Person") else "State",
        "actor_of": actors.draw() if rng.random() < SPEAKERS else None, "stance": stance, "detail": detail,
        "cue": stance, "cue_start": start + 20, "cue_end": start + 27, "target": target, "target_text": target,
        "target_start": start + 30, "target_end": start + 40, "target_kind": "issue" if is_issue else "actor",
        "target_type": None if is_issue else "State", "target_of": None, "polarity": STANCES[stance],
        "factuality": _picked(FACTUALITIES, rng), "source": actors.draw() if rng.random() < SOURCES else None,
        "date": document.date, "confidence": round(rng.uniform(0.3, 1.0), 3), "by": f"active:{stance}",
    }  # fmt: skip
    return Statement.from_dict(fields)


def hash_of(actor: str, target: str) -> int:
    """A number that belongs to two names, the same in each process."""
    return sum(map(ord, actor + target))


def _picked(shares: dict[str, int], rng: random.Random) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]
