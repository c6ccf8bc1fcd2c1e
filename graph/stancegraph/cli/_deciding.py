"""What `stancegraph actors` and `stancegraph issues` share: decisions of the user, kept in a file of the project."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from ._console import guarded, say

if TYPE_CHECKING:
    from ..actors import Decision
    from ..values import Statement

__all__ = ["Project", "add", "commands", "held", "known_documents", "told", "undo"]

Project = Annotated[
    str, typer.Option("--project", "-p", metavar="FOLDER", help="The folder that `stancegraph build` writes.")
]


def commands(app: typer.Typer) -> Callable[[str], Callable[[Callable[..., None]], Callable[..., None]]]:
    """A decorator that makes a command of that name, whose errors are told without a traceback."""
    return lambda name: lambda function: app.command(name)(guarded(function))


def add(path: Path, decision: Decision, known: Callable[[], Collection[str]] | None, missing: InputError) -> None:
    """Add a decision to those in the file. Raises ``missing`` unless its name is ``known`` or was decided on before."""
    from ..actors import read_decisions, write_decisions

    decisions = read_decisions(path)
    names = {name for other in decisions for name in (other.name, other.to)}
    if known is not None and decision.name not in names and decision.name not in known():
        raise missing
    write_decisions(path, [*decisions, decision])
    told(_sentence(decision))


def undo(path: Path) -> None:
    """Take the last decision of the file back. Raises `InputError` where there is none."""
    from ..actors import read_decisions, write_decisions

    decisions = read_decisions(path)
    if not decisions:
        cure = "name the project's folder: --project"
        raise InputError("there is no decision to undo", where=str(path.parent), cure=cure)
    write_decisions(path, decisions[:-1])
    told(f"undone: {_sentence(decisions[-1])}")


def told(text: str) -> None:
    """Say what was decided and when it counts."""
    say(f"{text} (takes effect with the next build into this folder)")


def held(project: str) -> tuple[Statement, ...]:
    """The statements of the project's last build."""
    from ..results import read_results

    return read_results(project).held


def known_documents(project: str, documents: Iterable[str]) -> tuple[str, ...]:
    """The documents. Raises `InputError` for one from which no statement comes."""
    known, named = {statement.doc for statement in held(project)}, tuple(documents)
    for identifier in named:
        if identifier not in known:
            raise InputError("no statement comes from this document", where=identifier, cure="see documents.jsonl")
    return named


def _sentence(decision: Decision) -> str:
    within = f" in {', '.join(decision.documents)}" if decision.documents else ""
    return f"{decision.action} {decision.name!r} to {decision.to!r}{within}"
