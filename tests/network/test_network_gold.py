"""The blocs of annotated articles on one dispute, where they lie beside the project."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from signed_cases import say

from stancegraph.network import to_network
from stancegraph.values import Statement
from stancegraph.view.placing import Standing, stand

_SHARED = Path(os.environ.get("STANCEGRAPH_SHARED", Path(__file__).parents[3] / "shared"))


def statement(number: int, row: dict[str, Any]) -> Statement:
    person = {"actor_type": "Person"} if row["actor_of"] else {}
    return say(
        row["actor"], row["stance"], row["target"], kind=row["target_kind"], doc=row["doc"], start=number,
        actor_of=row["actor_of"], polarity=row["polarity"], factuality=row["factuality"], **person,
    )  # fmt: skip


@pytest.fixture(scope="module", params=[True, False], ids=["bodies", "persons"])
def standing(request: pytest.FixtureRequest) -> Standing:
    path = _SHARED / "gold" / "articles.jsonl"
    if not path.is_file():
        pytest.skip("the annotated articles are not here: set STANCEGRAPH_SHARED to the folder that holds gold/")
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    said = [statement(number, row) for number, row in enumerate(rows)]
    network = to_network(said, aggregate_persons=request.param)
    return stand(said, network, aggregate_persons=request.param)


def test_the_two_camps_of_the_dispute_are_the_two_largest_blocs(standing: Standing) -> None:
    west = {standing.bloc[name] for name in ("United States", "France", "United Kingdom", "Syrian opposition")}
    east = {standing.bloc[name] for name in ("Russia", "Syrian government")}
    assert (west, east) == ({0}, {1})
    assert {"United States", "Syrian opposition", "Russia", "Syrian government"} <= standing.firm
