"""`stancegraph actors`: look at the actors of a project, and correct them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from ._console import count
from ._deciding import Project, add, commands, held, known_documents, told
from ._deciding import undo as take_back

if TYPE_CHECKING:
    from ..actors import Decision

__all__ = ["app"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of an actor, as `actors list` shows it.")]

app = typer.Typer(
    name="actors", no_args_is_help=True, rich_markup_mode=None,
    help="""Look at the actors of a project, and correct them.

    Corrections are kept in decisions.csv in the project's folder, and each build into that folder applies them.

    \b
    Examples:
      stancegraph actors list
      stancegraph actors review
      stancegraph actors merge "Gerard Araud" "Gérard Araud"
      stancegraph actors undo
    """,
)  # fmt: skip


_command = commands(app)


@_command("list")
def list_(project: Project = "output") -> None:
    """List the actors with their type and how many statements name them, the most frequent first."""
    from ..actors.listing import listed

    for row in listed(held(project)):
        sys.stdout.write(f"{row.statements}\t{row.type}\t{row.name}\t{row.of}\n")


@_command("show")
def show(name: Name, project: Project = "output") -> None:
    """Show one actor: type, whom it acts for, former names, documents, the words that the texts use."""
    from ..actors.listing import described

    statements, decisions = held(project), _decisions(project)
    lines = described(name, statements, decisions)
    if not lines:
        raise InputError("no statement names this actor", where=name, cure=f"see: stancegraph actors list -p {project}")
    sys.stdout.writelines(f"{line}\n" for line in lines)


@_command("merge")
def merge(
    name: Name,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The actor that it is.")],
    project: Project = "output",
) -> None:
    """Make one actor of two; the first one's name stays as a label of the second."""
    _decide(project, "merge", name, into)


@_command("rename")
def rename(
    name: Name,
    to: Annotated[str, typer.Argument(metavar="NEW", help="The name that it gets.")],
    project: Project = "output",
) -> None:
    """Give an actor another name; the old one stays as a label."""
    if any(to in (s.actor, s.target) for s in held(project)):
        raise InputError("another actor has this name", where=to, cure="use merge to make one of the two")
    _decide(project, "rename", name, to)


@_command("split")
def split(
    name: Name,
    to: Annotated[str, typer.Argument(metavar="NEW", help="The actor that it is in the documents.")],
    document: Annotated[list[str], typer.Option("--document", "-d", metavar="ID", help="A document; repeatable.")],
    project: Project = "output",
) -> None:
    """Make two actors of one: in some documents it is another."""
    _decide(project, "split", name, to, known_documents(project, document))


@_command("retype")
def retype(
    name: Name,
    to: Annotated[str, typer.Argument(metavar="TYPE", help="State, Person, Organization, Group, ...")],
    project: Project = "output",
) -> None:
    """Give an actor another type, also one that the packaged registry knows."""
    _decide(project, "retype", name, to)


@_command("apart")
def apart(
    name: Name,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The actor that it is not.")],
    project: Project = "output",
) -> None:
    """Keep two actors apart that were joined as variants of one name; see `actors review`."""
    _decide(project, "apart", name, other, anyhow=True)


@_command("review")
def review(project: Project = "output") -> None:
    """List which names the last build joined as variants, and which nearly: with the rule and the score."""
    from ..actors.review import VARIANTS, read_review

    for join in read_review(Path(project) / VARIANTS):
        made = "joined" if join.made else "nearly"
        sys.stdout.write(f"{made}\t{join.score:.2f}\t{join.reason}\t{join.name}\t{join.to}\n")


@_command("undo")
def undo(project: Project = "output") -> None:
    """Take the last decision back."""
    take_back(_file(project))


@_command("export")
def export(
    out: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file, - for standard output.")] = "-",
    project: Project = "output",
) -> None:
    """Write the decisions, to keep them or to use them in another project."""
    from ..actors.decisions import decision_lines, write_decisions

    if out == "-":
        sys.stdout.writelines(decision_lines(_decisions(project)))
    else:
        write_decisions(Path(out), _decisions(project))


@_command("import")
def import_(
    source: Annotated[str, typer.Argument(metavar="FILE", help="Decisions that `actors export` wrote.")],
    project: Project = "output",
) -> None:
    """Add the decisions of a file to those of the project."""
    from ..actors import read_decisions, write_decisions

    if not Path(source).is_file():
        raise InputError("there is no such file", where=source, cure="name a file that `actors export` wrote")
    known = _decisions(project)
    fresh = [decision for decision in read_decisions(Path(source)) if decision not in known]
    write_decisions(_file(project), [*known, *fresh])
    told(f"imported: {count(len(fresh), 'decision')}")


def _decide(
    project: str, action: str, name: str, to: str, documents: Sequence[str] = (), *, anyhow: bool = False
) -> None:
    from ..actors.decisions import checked
    from ..actors.listing import names

    cure = f"see: stancegraph actors list -p {project}"
    missing = InputError("no statement names this actor", where=name, cure=cure)
    decision = checked(action, name, to, tuple(documents), where=name)
    add(_file(project), decision, None if anyhow else lambda: names(held(project)), missing)


def _file(project: str) -> Path:
    from ..actors import DECISIONS

    return Path(project) / DECISIONS


def _decisions(project: str) -> tuple[Decision, ...]:
    from ..actors import read_decisions

    return read_decisions(_file(project))
