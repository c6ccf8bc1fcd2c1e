"""`stancegraph query`"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from ._console import count, pairs, say

if TYPE_CHECKING:
    from ..store import NamedQuery
    from ..store.engine import Engine

__all__ = ["AnswerForm", "query"]


class AnswerForm(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


def query(
    question: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="A named query, a file (.rq, .sparql), or SPARQL text.")
    ] = None,
    graph: Annotated[
        str,
        typer.Option(
            "--graph", "-g", metavar="PATH", help="A folder that build wrote, an RDF file, a store, or a SPARQL URL."
        ),
    ] = "output",
    param: Annotated[
        list[str], typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the query; repeatable.")
    ] = [],  # noqa: B006 - typer reads the default
    form: Annotated[AnswerForm, typer.Option("--format", "-f", help="How the answer is written.")] = AnswerForm.TABLE,
    store: Annotated[
        bool,
        typer.Option("--store", help="Keep an Oxigraph store beside graph.nq: for large graphs, and many questions."),
    ] = False,
    list_queries: Annotated[bool, typer.Option("--list", "-l", help="List the named queries.")] = False,
) -> None:
    """Ask the graph: a named query, or SPARQL.

    Names are those that people use, in any case; prefixes need no declaration (sg:, skos:, prov:, actor:, issue:, ...).
    Turtle is for CONSTRUCT queries. A store is answered from, by itself, until its graph changes. Credentials for a
    server are read from STANCEGRAPH_STORE_USER and STANCEGRAPH_STORE_PASSWORD, or STANCEGRAPH_STORE_TOKEN.

    \b
    Examples:
      stancegraph query --list
      stancegraph query opponents-of --graph output/demo --param actor=Russia
      stancegraph query question.rq --graph results --format csv > answer.csv
      stancegraph query divisive-issues --graph results --store
      stancegraph query divisive-issues --graph http://127.0.0.1:7878/query
      stancegraph query "SELECT ?who WHERE { ?who sg:opposes ?what }" -g output/demo
    """
    if list_queries:
        from ..store.queries import named_queries

        sys.stdout.writelines(_describe(named) for named in named_queries().values())
        return
    if question is None:
        raise InputError("no query is given", where="QUERY", cure="name one of: stancegraph query --list")
    from ..store import query as run
    from ..store.queries import find_query

    params = pairs(param, "--param")
    find_query(question)
    answer = run(_open(graph, store), question, params)
    sys.stdout.write(getattr(answer, f"as_{form.value}")())
    if form is AnswerForm.TABLE:
        say(count(len(answer.rows), "row"))


def _open(source: str, store: bool) -> Engine:
    from ..results import graph_file
    from ..store.kept import is_store, keep, open_graph
    from ..store.remote import Remote, is_url

    if is_url(source):
        return Remote(source)
    path = Path(source) if is_store(source) else graph_file(source)
    if store:
        keep(path)
    return open_graph(path)


def _describe(named: NamedQuery) -> str:
    lines = [f"{named.name}: {named.title}"]
    for parameter in named.parameters:
        note = "optional, " if parameter.optional else ""
        lines.append(f"    --param {parameter.name}={parameter.example}  ({note}{parameter.description})")
    return "\n".join(lines) + "\n"
