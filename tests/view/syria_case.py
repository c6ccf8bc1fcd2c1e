"""A small made-up corpus about the Syria resolution of 2011-12: every sentence is written for these tests."""

from __future__ import annotations

import random

from stancegraph.values import STANCES, Document, Statement, statement_id

_TEXTS = {
    "harbour-post": ("Council splits over Damascus", "2012-01-31T18:00:00", "Harbour Post", [
        ("Moscow will veto any text that lets outsiders rule Damascus, its envoy said.",
         "Russia", "Moscow", "block", "veto", "UN resolution on Syria", "any text", "issue",
         {"factuality": "intended"}),
        ("Paris and London stood behind the Arab League's plan for a handover.",
         "France", "Paris", "support", "stood behind", "Arab League plan", "the Arab League's plan", "issue", {}),
        ("Paris and London stood behind the Arab League's plan for a handover.",
         "United Kingdom", "London", "support", "stood behind", "Arab League plan", "the Arab League's plan", "issue",
         {}),
        ("France again denounced the Syrian government for the shelling of Homs.",
         "France", "France", "condemn", "denounced", "Syrian government", "the Syrian government", "actor", {}),
        ("The Kremlin keeps shipping rifles to the Syrian government.",
         "Russia", "The Kremlin", "aid", "shipping rifles", "Syrian government", "the Syrian government", "actor", {}),
    ]),
    "delta-wire": ("Opposition rejects Moscow talks", "2012-02-01T09:30:00", "Delta Wire", [
        ("Syria's opposition turned down the talks that Moscow had offered.",
         "Syrian opposition", "Syria's opposition", "reject", "turned down", "Moscow talks", "the talks", "issue", {}),
        ("“We stand with the Syrian government,” Vera Orlova of the Russian mission told the Council.",
         "Vera Orlova", "Vera Orlova", "support", "stand with", "Syrian government", "the Syrian government", "actor",
         {"actor_type": "Person", "actor_of": "Russia"}),
        ("Troops of the Syrian government fired on the Syrian opposition in the old town.",
         "Syrian government", "Troops of the Syrian government", "attack", "fired on", "Syrian opposition",
         "the Syrian opposition", "actor", {"source": "activists in Homs"}),
        ("Washington may arm the Syrian opposition if the talks fail.",
         "United States", "Washington", "aid", "arm", "Syrian opposition", "the Syrian opposition", "actor",
         {"factuality": "possible", "confidence": 0.55}),
        ("The United States and France blamed Russia for the deadlock.",
         "United States", "The United States", "accuse", "blamed", "Russia", "Russia", "actor", {}),
        ("The United States and France blamed Russia for the deadlock.",
         "France", "France", "accuse", "blamed", "Russia", "Russia", "actor", {}),
    ]),
    "north-courier": ("Beijing joins Moscow", "2012-02-04T21:15:00", "North Courier", [
        ("China sided with Russia and opposed the draft.",
         "China", "China", "support", "sided with", "Russia", "Russia", "actor", {}),
        ("China sided with Russia and opposed the draft.",
         "China", "China", "oppose", "opposed", "UN resolution on Syria", "the draft", "issue", {}),
        ("The United States and the United Kingdom backed the draft to the last.",
         "United States", "The United States", "support", "backed", "UN resolution on Syria", "the draft", "issue", {}),
        ("The United Kingdom called the Syrian government's raids 😡 barbarous.",
         "United Kingdom", "The United Kingdom", "condemn", "barbarous", "Syrian government", "the Syrian government's",
         "actor", {}),
    ]),
}


def corpus() -> tuple[list[Statement], list[Document]]:
    """15 statements in 3 documents: Russia, China and the government on one side, the others on the other."""
    statements, documents = [], []
    for doc, (title, date, source, rows) in _TEXTS.items():
        sentences = list(dict.fromkeys(row[0] for row in rows))
        text = f"{title}\n\n" + " ".join(sentences)
        documents.append(Document(doc, text, title, date, source))
        statements += [_statement(doc, text, date, *row) for row in rows]
    return statements, documents


def _statement(doc: str, text: str, date: str, sent: str, actor: str, actor_text: str, stance: str, cue: str,
               target: str, target_text: str, kind: str, more: dict[str, object]) -> Statement:
    start = text.index(sent)
    (a, b), (c, d), (e, f) = [_span(sent, words, start) for words in (actor_text, cue, target_text)]
    record: dict[str, object] = {
        "id": statement_id(doc, start, c, a, e, actor, stance, target),
        "doc": doc, "sent": sent, "start": start, "end": start + len(sent),
        "actor": actor, "actor_text": actor_text, "actor_start": a, "actor_end": b, "actor_type": "State",
        "actor_of": None, "stance": stance, "detail": None, "cue": cue, "cue_start": c, "cue_end": d,
        "target": target, "target_text": target_text, "target_start": e, "target_end": f, "target_kind": kind,
        "target_type": "State" if kind == "actor" else None, "target_of": None, "polarity": STANCES[stance],
        "factuality": "actual", "source": None, "date": date, "confidence": 0.85, "by": "verb frame",
    }
    return Statement.from_dict({**record, **more})


def _span(sent: str, words: str, start: int) -> tuple[int, int]:
    place = start + sent.index(words)
    return place, place + len(words)


def crowd(actors: int = 800, statements: int = 3000, seed: int = 1) -> list[Statement]:
    """A made-up world of several camps whose members back each other and oppose one other camp."""
    rng = random.Random(seed)
    names = [f"Actor {number}" for number in range(actors)]
    camp = {name: rng.randrange(4) for name in names}
    found = []
    for number in range(statements):
        actor = names[number % actors]
        target = names[min(int(rng.expovariate(1 / (actors / 6))), actors - 1)]
        friendly = camp[actor] == camp[target]
        stance = rng.choice(["support", "aid", "cooperate"] if friendly else ["oppose", "condemn", "accuse"])
        sent = f"{actor} {stance} {target} in report {number}."
        found.append(_statement(f"report-{number % 40}", f"{sent}", "2012-01-01", sent, actor, actor, stance, stance,
                                target, target, "actor", {"confidence": round(rng.uniform(0.4, 1), 2)}))
    return found
