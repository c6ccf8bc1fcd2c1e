"""Claims for tests, with all fields that are not named filled in."""

from typing import Any

from stancegraph.evaluation import Claim

SENTENCE = "Norway rejected the fishing quota that Iceland had proposed."


def row(**changes: Any) -> dict[str, Any]:
    return {
        "doc": "d1", "sent": SENTENCE, "actor": "Norway", "actor_of": None, "stance": "reject", "cue": "rejected",
        "target": "fishing quota", "target_text": "the fishing quota", "target_kind": "issue", "polarity": -1,
        "factuality": "actual", "source": None,
    } | changes  # fmt: skip


def claim(**changes: Any) -> Claim:
    return Claim.from_dict(row(**changes))
