"""`stancegraph issues`: look at the issues of a project, and correct them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from ._console import guarded, say

if TYPE_CHECKING:
    from ..actors import Decision

__all__ = ["app"]

Project = Annotated[
    str, typer.Option("--project", "-p", metavar="FOLDER", help="The folder that `stancegraph build` writes.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of an issue, as `issues list` shows it.")]

app = typer.Typer(
    name="issues", no_args_is_help=True, rich_markup_mode=None,
    help="""Look at the issues of a project, and correct them.

    Corrections are kept in issue-decisions.csv in the project's folder, and each build into that folder applies them.

    \b
    Examples:
      stancegraph issues list
      stancegraph issues review
      stancegraph issues merge "bill (Kenya, 2)" "Kenyan finance bill"
      stancegraph issues undo
    """,
)  # fmt: skip


def _command(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return lambda function: app.command(name)(guarded(function))


@_command("list")
def list_(project: Project = "output") -> None:
    """List the issues with how many statements are about them, the most frequent first."""
    counts = _issues(project)
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        sys.stdout.write(f"{counts[name]}\t{name}\n")


@_command("review")
def review(project: Project = "output") -> None:
    """List which names the last build joined or told apart, and which it nearly joined: with the rule and the score."""
    from ..issues.review import ISSUE_VARIANTS, read_review

    for join in read_review(Path(project) / ISSUE_VARIANTS):
        made = "joined" if join.made else "nearly"
        documents = ", ".join(join.documents)
        sys.stdout.write(f"{made}\t{join.score:.2f}\t{join.reason}\t{join.name}\t{join.to}\t{documents}\n")


@_command("merge")
def merge(
    name: Name,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The issue that it is.")],
    project: Project = "output",
) -> None:
    """Make one issue of two; the first one's name stays as a label of the second."""
    _decide(project, "merge", name, into)


@_command("rename")
def rename(
    name: Name,
    to: Annotated[str, typer.Argument(metavar="NEW", help="The name that it gets.")],
    project: Project = "output",
) -> None:
    """Give an issue another name; the old one stays as a label."""
    if to in _issues(project):
        raise InputError("another issue has this name", where=to, cure="use merge to make one of the two")
    _decide(project, "rename", name, to)


@_command("split")
def split(
    name: Name,
    to: Annotated[str, typer.Argument(metavar="NEW", help="The issue that it is in the documents.")],
    document: Annotated[list[str], typer.Option("--document", "-d", metavar="ID", help="A document; repeatable.")],
    project: Project = "output",
) -> None:
    """Make two issues of one: in some documents it is another."""
    from ..results import read_results

    known = {s.doc for s in read_results(project).held}
    for identifier in document:
        if identifier not in known:
            raise InputError("no statement comes from this document", where=identifier, cure="see documents.jsonl")
    _decide(project, "split", name, to, document)


@_command("apart")
def apart(
    name: Name,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The issue that it is not.")],
    project: Project = "output",
) -> None:
    """Keep two names apart that were joined; see `issues review`."""
    _decide(project, "apart", name, other, anyhow=True)


@_command("undo")
def undo(project: Project = "output") -> None:
    """Take the last decision back."""
    from ..actors import write_decisions

    decisions = _decisions(project)
    if not decisions:
        raise InputError("there is no decision to undo", where=project, cure="name the project's folder: --project")
    write_decisions(_file(project), decisions[:-1])
    _told("undone: ", decisions[-1])


def _decide(
    project: str, action: str, name: str, to: str, documents: Sequence[str] = (), *, anyhow: bool = False
) -> None:
    from ..actors import write_decisions
    from ..actors.decisions import checked

    decision, decisions = checked(action, name, to, tuple(documents), where=name), _decisions(project)
    if not anyhow and name not in _issues(project) and all(name not in (d.name, d.to) for d in decisions):
        cure = f"see: stancegraph issues list -p {project}"
        raise InputError("no statement is about this issue", where=name, cure=cure)
    write_decisions(_file(project), [*decisions, decision])
    _told("", decision)


def _told(what: str, decision: Decision) -> None:
    within = f" in {', '.join(decision.documents)}" if decision.documents else ""
    decided = f"{decision.action} {decision.name!r} to {decision.to!r}{within}"
    say(f"{what}{decided} (takes effect with the next build into this folder)")


def _file(project: str) -> Path:
    from ..issues import ISSUE_DECISIONS

    return Path(project) / ISSUE_DECISIONS


def _decisions(project: str) -> tuple[Decision, ...]:
    from ..actors import read_decisions

    return read_decisions(_file(project))


def _issues(project: str) -> Counter[str]:
    """The issues of a project, each with the number of statements about it."""
    from ..results import read_results

    return Counter(s.target for s in read_results(project).held if s.target_kind == "issue")
