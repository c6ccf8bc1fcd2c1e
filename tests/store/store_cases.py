"""A small world of invented statements, on which every question has an answer that one can count by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from stancegraph.store import Run, describe_run
from stancegraph.values import STANCES, Document, Statement

BAN, SANCTUARY = "deep-sea mining ban", "whale sanctuary"

_PLAIN = Statement(
    id="s00",
    doc="d1",
    sent="Norway opposes the ban.",
    start=0,
    end=23,
    actor="Norway",
    actor_text="Norway",
    actor_start=0,
    actor_end=6,
    actor_type="State",
    actor_of=None,
    stance="oppose",
    detail=None,
    cue="opposes",
    cue_start=7,
    cue_end=14,
    target=BAN,
    target_text="the ban",
    target_start=15,
    target_end=22,
    target_kind="issue",
    target_type=None,
    target_of=None,
    polarity=-1,
    factuality="actual",
    source=None,
    date="2019-03-01T00:00:00Z",
    confidence=0.8,
    by="verb",
)


def statement(**fields: Any) -> Statement:
    """A statement with these fields; the polarity follows the stance, and the rest is plain."""
    stance = fields.get("stance", _PLAIN.stance)
    return replace(_PLAIN, **{"polarity": STANCES[stance], **fields})


def against(target: str, **fields: Any) -> Statement:
    """A statement towards a state."""
    return statement(target=target, target_kind="actor", target_type="State", target_text=target, **fields)


_D2 = {"doc": "d2", "date": "2019-06-10T00:00:00Z"}
_D3 = {"doc": "d3", "date": "2020-01-05T00:00:00Z"}

STATEMENTS = (
    statement(id="s01"),
    statement(id="s02", actor="Chile", stance="support", sent="Chile backs the ban.", cue="backs", start=24, end=44),
    statement(id="s03", actor="Fiji", stance="request", detail="demand", sent="Fiji demands it.", cue="demands"),
    statement(
        id="s04",
        stance="block",
        detail="veto",
        target=SANCTUARY,
        factuality="intended",
        sent="It will veto.",
        cue="veto",
    ),
    statement(id="s05", actor="Chile", stance="support", target=SANCTUARY, sent="Chile is for whales.", **_D2),
    statement(id="s06", actor="Fiji", stance="support", target=SANCTUARY, sent="So is Fiji.", **_D2),
    against(
        "Chile",
        id="s07",
        actor="Anna Berg",
        actor_type="Person",
        actor_of="Norway",
        stance="condemn",
        sent="Berg attacked Chile's plan.",
        cue="attacked",
        **_D2,
    ),
    against("Norway", id="s08", actor="Chile", stance="accuse", source="Island Radio", sent="Chile blamed it.", **_D2),
    statement(id="s09", actor="Kenya", factuality="possible", sent="Kenya may object.", **_D2),
    against("Norway", id="s10", actor="Kenya", stance="cooperate", sent="Kenya met Norway.", **_D2),
    statement(id="s11", stance="support", target=SANCTUARY, sent="Norway now backs whales.", **_D3),
    statement(id="s12", stance="oppose", target=SANCTUARY, sent="Norway opposed whales.", **_D2),
    statement(id="s13", actor="Kenya", stance="block", detail="veto", sent="Kenya vetoed it.", cue="vetoed", **_D3),
    against("Norway", id="s14", actor="Fiji", stance="threaten", factuality="conditional", sent="Fiji may.", **_D3),
)

DOCUMENTS = (
    Document("d1", "Norway opposes the ban. Chile backs the ban.", "Mining", "2019-03-01T00:00:00Z", "Harbour Gazette"),
    Document("d2", "Chile is for whales.", "Whales", "2019-06-10T00:00:00Z", "Island Post"),
    Document("d3", "Kenya vetoed it.", "Vetoes", "2020-01-05T00:00:00Z", "Island Post"),
)


def run() -> Run:
    """A run over the documents, without times."""
    return describe_run("0.1.0", DOCUMENTS, {"threshold": 0.5})
