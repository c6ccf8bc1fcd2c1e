"""Statements and small signed graphs whose answers are known."""

from __future__ import annotations

import networkx as nx

from stancegraph.values import STANCES, Statement, statement_id


def say(
    actor: str, stance: str, target: str, *, doc: str = "d1", start: int = 0, kind: str = "actor", **more: object
) -> Statement:
    """A statement with the least that a test needs."""
    sent = f"{actor} {stance} {target}."
    cue = start + len(actor) + 1
    record: dict[str, object] = {
        "id": statement_id(doc, start, cue, start, None, actor, stance, target),
        "doc": doc, "sent": sent, "start": start, "end": start + len(sent),
        "actor": actor, "actor_text": actor, "actor_start": start, "actor_end": start + len(actor),
        "actor_type": "State", "actor_of": None,
        "stance": stance, "detail": None, "cue": stance, "cue_start": cue, "cue_end": cue + len(stance),
        "target": target, "target_text": target, "target_start": None, "target_end": None,
        "target_kind": kind, "target_type": "State" if kind == "actor" else None, "target_of": None,
        "polarity": STANCES[stance], "factuality": "actual", "source": None, "date": "2012-02-04T10:00:00",
        "confidence": 0.8, "by": "test",
    }
    return Statement.from_dict({**record, **more})


def signed(*edges: tuple[str, str, float]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    return graph
