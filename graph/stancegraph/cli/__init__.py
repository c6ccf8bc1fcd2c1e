"""The command line: one module per command, each thin over the library function of the same name."""

from __future__ import annotations

from typing import Annotated

import typer

from . import actors, build, cluster, demo, eval, export, extract, issues, query, render, serve, validate
from ._console import INTERRUPTED, guarded, prepare_streams

__all__ = ["app", "main"]

_EPILOG = """
\b
Exit codes:
  0  done
  1  nothing could be done: no document could be read, or the installation is broken
  2  the call was wrong: an option, a path, a query
  3  done, but some documents could not be read; they are named on standard error
  4  the graph does not conform to the shapes
  130 interrupted with Ctrl-C, 141 the reader of the output went away
"""

app = typer.Typer(
    name="stancegraph",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _module in (build, extract, query, serve, render, export, validate, eval, demo):
    _command = getattr(_module, _module.__name__.rpartition(".")[2])
    app.command()(guarded(_command))
app.add_typer(actors.app)
app.add_typer(issues.app)
app.add_typer(cluster.app)


def _version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        typer.echo(f"stancegraph {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Who stands where, and the sentence that says so.

    Reads news and policy texts, finds who holds which stance towards whom or what, and stores every finding as RDF
    with its evidence. Nothing leaves the machine.

    \b
    Examples:
      stancegraph demo
      stancegraph build articles/ --out results
      stancegraph query opponents-of --graph results --param actor=Russia
    """


def main() -> None:
    """Runs the command line, and exits."""
    prepare_streams()
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
