"""`stancegraph actors`: look at the actors of a project, and correct them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from ._console import count, guarded, say

if TYPE_CHECKING:
    from ..actors import Decision
    from ..values import Statement

__all__ = ["app"]

Project = Annotated[
    str, typer.Option("--project", "-p", metavar="FOLDER", help="The folder that `stancegraph build` writes.")
]
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


def _command(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return lambda function: app.command(name)(guarded(function))


@_command("list")
def list_(project: Project = "output") -> None:
    """List the actors with their type and how many statements name them, the most frequent first."""
    from ..actors.listing import listed

    for row in listed(_statements(project)):
        sys.stdout.write(f"{row.statements}\t{row.type}\t{row.name}\t{row.of}\n")


@_command("show")
def show(name: Name, project: Project = "output") -> None:
    """Show one actor: type, whom it acts for, former names, documents, the words that the texts use."""
    from ..actors.listing import described

    statements, decisions = _statements(project), _decisions(project)
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
    if any(to in (s.actor, s.target) for s in _statements(project)):
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
    known = {s.doc for s in _statements(project)}
    for identifier in document:
        if identifier not in known:
            raise InputError("no statement comes from this document", where=identifier, cure="see documents.jsonl")
    _decide(project, "split", name, to, document)


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
    from ..actors import DECISIONS, write_decisions
    from ..actors.decisions import checked

    decision = checked("apart", name, other, (), where=name)
    write_decisions(Path(project) / DECISIONS, [*_decisions(project), decision])
    _told(_sentence(decision))


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
    from ..actors import write_decisions

    decisions = _decisions(project)
    if not decisions:
        raise InputError("there is no decision to undo", where=project, cure="name the project's folder: --project")
    write_decisions(_file(project), decisions[:-1])
    _told(f"undone: {_sentence(decisions[-1])}")


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
    _told(f"imported: {count(len(fresh), 'decision')}")


def _decide(project: str, action: str, name: str, to: str, documents: Sequence[str] = ()) -> None:
    from ..actors import write_decisions
    from ..actors.decisions import checked
    from ..actors.listing import names

    decision = checked(action, name, to, tuple(documents), where=name)
    decisions = _decisions(project)
    if name not in names(_statements(project)) and all(name not in (d.name, d.to) for d in decisions):
        raise InputError("no statement names this actor", where=name, cure=f"see: stancegraph actors list -p {project}")
    write_decisions(_file(project), [*decisions, decision])
    _told(_sentence(decision))


def _sentence(decision: Decision) -> str:
    within = f" in {', '.join(decision.documents)}" if decision.documents else ""
    return f"{decision.action} {decision.name!r} to {decision.to!r}{within}"


def _told(text: str) -> None:
    say(f"{text} (takes effect with the next build into this folder)")


def _file(project: str) -> Path:
    from ..actors import DECISIONS

    return Path(project) / DECISIONS


def _decisions(project: str) -> tuple[Decision, ...]:
    from ..actors import read_decisions

    return read_decisions(_file(project))


def _statements(project: str) -> tuple[Statement, ...]:
    from ..results import read_results

    return read_results(project).held
