"""`stancegraph eval`"""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from ._options import ActorFiles

__all__ = ["eval"]


def eval(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="A .jsonl file of annotated statements.")],
    predicted: Annotated[
        str, typer.Argument(metavar="PREDICTED", help="A .jsonl file of found ones, or a folder that build wrote.")
    ],
    actors: ActorFiles = [],  # noqa: B006 - typer reads the default
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed and what is wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
) -> None:
    """Score found statements against annotated ones.

    The annotation format is told in docs/evaluation.md. Recall is over statements that are not marked as inessential.

    \b
    Examples:
      stancegraph eval gold.jsonl output/demo
      stancegraph eval gold.jsonl statements.jsonl --misses
      stancegraph eval gold.jsonl statements.jsonl --json > scores.json
    """
    from ..actors import load_registry
    from ..errors import InputError
    from ..evaluation import as_dict, as_text, evaluate, misses_text, read_claims, registry_names

    annotated = read_claims(gold)
    if not annotated:
        raise InputError("no annotated statement in it", where=gold, cure="write one JSON object a line")
    found = evaluate(annotated, read_claims(predicted), registry_names(load_registry(actors)))
    if as_json:
        listed = {"missed": found.missed, "wrong": found.wrong} if misses else {}
        record = as_dict(found) | {name: [claim.as_dict() for claim in claims] for name, claims in listed.items()}
        sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(as_text(found))
    if misses:
        sys.stdout.write("\n" + misses_text(found))
