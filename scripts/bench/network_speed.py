"""Time the analysis of a network of 100,000 made-up statements: `python scripts/bench/network_speed.py [number]`."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from typing import Any

from stancegraph.network import blocs, relations, to_network, triangles
from stancegraph.values import STANCES, Statement, statement_id

ACTORS, ISSUES, CAMPS = 1000, 600, 4


def statements(number: int, seed: int = 0) -> list[Statement]:
    """Four camps: within a camp mostly support, between camps mostly opposition; few actors speak most."""
    rng = random.Random(seed)
    return [_statement(place, rng) for place in range(number)]


def _statement(place: int, rng: random.Random) -> Statement:
    actor, target = (min(int(rng.expovariate(5 / ACTORS)), ACTORS - 1) for _ in range(2))
    issue = rng.random() < 0.4
    topic = min(int(rng.expovariate(5 / ISSUES)), ISSUES - 1)
    friendly = actor % CAMPS == (topic if issue else target) % CAMPS
    stance = "support" if friendly != (rng.random() < 0.1) else "oppose"
    doc, name = f"d{place // 5}", f"Actor {actor}"
    goal = f"issue {topic}" if issue else f"Actor {target}"
    return Statement.from_dict({
        "id": statement_id(doc, place, place, place, None, name, stance, goal), "doc": doc,
        "sent": f"{name} {stance} {goal}.", "start": 0, "end": 1, "actor": name, "actor_text": name, "actor_start": 0,
        "actor_end": 1, "actor_type": "State", "actor_of": None, "stance": stance, "detail": None, "cue": stance,
        "cue_start": 0, "cue_end": 1, "target": goal, "target_text": goal, "target_start": None, "target_end": None,
        "target_kind": "issue" if issue else "actor", "target_type": None if issue else "State", "target_of": None,
        "polarity": STANCES[stance], "factuality": "actual", "source": None, "date": "2012-01-01",
        "confidence": round(rng.uniform(0.5, 1.0), 2), "by": "bench",
    })


def timed(name: str, act: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    found = act()
    print(f"{name:12}{time.perf_counter() - start:8.2f} s", flush=True)
    return found


def main() -> None:
    said = statements(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    network = timed("to_network", lambda: to_network(said))
    ties = timed("relations", lambda: relations(network))
    print(f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges, {ties.number_of_edges()} relations")
    found = timed("blocs", lambda: blocs(ties))
    print(f"{len(found.blocs)} blocs, frustration {found.frustration:.4f}")
    print(timed("triangles", lambda: triangles(ties)))


if __name__ == "__main__":
    main()
