"""`stancegraph issues`: look at the issues of a project, and correct them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError
from ._deciding import Project, add, commands, held, known_documents
from ._deciding import undo as take_back

__all__ = ["app"]

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


_command = commands(app)


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
    _decide(project, "split", name, to, known_documents(project, document))


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
    take_back(_file(project))


def _decide(
    project: str, action: str, name: str, to: str, documents: Sequence[str] = (), *, anyhow: bool = False
) -> None:
    from ..actors.decisions import checked

    cure = f"see: stancegraph issues list -p {project}"
    missing = InputError("no statement is about this issue", where=name, cure=cure)
    decision = checked(action, name, to, tuple(documents), where=name)
    add(_file(project), decision, None if anyhow else lambda: _issues(project), missing)


def _file(project: str) -> Path:
    from ..issues import ISSUE_DECISIONS

    return Path(project) / ISSUE_DECISIONS


def _issues(project: str) -> Counter[str]:
    """The issues of a project, each with the number of statements about it."""
    return Counter(s.target for s in held(project) if s.target_kind == "issue")
