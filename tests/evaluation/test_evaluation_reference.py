"""The figures are those of the reference scorer, where it lies beside the project."""

import importlib.util
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from stancegraph.evaluation import Claim, Names, evaluate

_SHARED = Path(os.environ.get("STANCEGRAPH_SHARED", Path(__file__).parents[3] / "shared"))

_MOST = 120
"""The reference compares each statement with each other."""


@pytest.fixture(scope="module")
def scorer() -> Any:
    path = _SHARED / "eval" / "score.py"
    if not path.is_file():
        pytest.skip("the reference scorer is not here: set STANCEGRAPH_SHARED to the folder that holds eval/score.py")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Found statements made of annotated ones: some lost, some doubled, many with a field of another statement."""
    rng = random.Random(seed)
    found = []
    for row in rows:
        for _ in range(rng.choice((0, 1, 1, 1, 2))):
            other = rng.choice(rows)
            changed = dict(row)
            for name in ("actor", "actor_of", "target", "target_text", "target_kind", "polarity", "stance", "source"):
                if rng.random() < 0.12:
                    changed[name] = other[name]
            if rng.random() < 0.2:
                changed["sent"] = changed["sent"][: len(changed["sent"]) * 2 // 3] or changed["sent"]
            if rng.random() < 0.3:
                changed["target"], changed["target_text"] = changed["target_text"] or changed["target"], None
            found.append(changed)
    rng.shuffle(found)
    return found


@pytest.mark.parametrize(("part", "seed"), [("articles", 0), ("wikinews-dev", 1), ("written-dev", 2)])
def test_the_figures_are_those_of_the_reference(scorer: Any, part: str, seed: int) -> None:
    text = (_SHARED / "gold" / f"{part}.jsonl").read_text(encoding="utf-8")
    gold = [json.loads(line) for line in text.splitlines()][-_MOST:]
    found = disturbed(gold, seed)
    owed, missed, wrong = scorer.score(gold, found)
    own = evaluate([Claim.from_dict(r) for r in gold], [Claim.from_dict(r) for r in found], Names(scorer.CANON))
    assert 0.3 < own.statement.f1 < 0.95
    assert (own.gold, own.essential, own.found, own.doubles) == tuple(
        owed[name] for name in ("gold", "essential", "predicted", "duplicates")
    )
    for score, expected in ((own.statement, owed["statement"]), (own.edges, owed["edges"])):
        assert (round(score.precision, 4), round(score.recall, 4), round(score.f1, 4)) == (
            expected["precision"], expected["recall"], expected["f1"],
        )  # fmt: skip
    assert (own.edges.owed, own.edges.found) == (owed["edges"]["gold"], owed["edges"]["predicted"])
    for name, share in own.accuracy.items():
        assert round(share.value, 4) == owed[f"{name}_accuracy"]
    assert {doc: round(score.f1, 4) for doc, score in own.documents.items()} == owed["by_doc"]
    assert (len(own.missed), len(own.wrong)) == (len(missed), len(wrong))
