"""`stancegraph cluster`: corpora for which one machine is too small."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from ..corpus import MAX_BYTES
from ._console import FAILED, OK, PARTLY, count, guarded, pairs, say
from ._options import ActorFiles, ColumnNames, Confidence, PipelineName, Processes, SizeLimit

__all__ = ["app"]

Statements = Annotated[
    str, typer.Argument(metavar="SOURCE", help="A folder that `cluster extract` or `stancegraph build` wrote.")
]
Memory = Annotated[
    str, typer.Option("--memory", metavar="SIZE", help="What each process may hold while it sorts, as in 4GB.")
]

app = typer.Typer(
    name="cluster", no_args_is_help=True, rich_markup_mode=None,
    help="""Extract on a Spark cluster, and make graph and network of what it found.

    Needs the extra `cluster`; `extract` also needs Java 17.

    \b
    Examples:
      stancegraph cluster extract s3a://news/2012/ --out s3a://news/stances/2012
      stancegraph cluster extract wires.jsonl --out stances --master "local[4]"
      stancegraph cluster graph stances --out shards --processes 4
      stancegraph cluster load shards --out store
      stancegraph cluster network stances --out overview
    """,
)  # fmt: skip


def _command(name: str) -> Callable[[Callable[..., int | None]], Callable[..., None]]:
    return lambda function: app.command(name)(guarded(function))


@_command("extract")
def extract(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Documents as JSON lines or Parquet, wherever Spark reads.")
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="The folder for the Parquet files; new.")],
    master: Annotated[
        str | None, typer.Option("--master", metavar="URL", help="Spark's master; else what Spark is configured for.")
    ] = None,
    conf: Annotated[
        list[str], typer.Option("--conf", metavar="NAME=VALUE", help="A Spark setting; repeatable.")
    ] = [],  # noqa: B006 - typer reads the default
    partitions: Annotated[
        int | None, typer.Option("--partitions", metavar="N", min=1, help="How many tasks, if the input cannot split.")
    ] = None,
    format: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="jsonl or parquet.")] = None,
    pipeline: PipelineName = "en_stance",
    actors: ActorFiles = [],  # noqa: B006
    min_confidence: Confidence = 0.0,
    column: ColumnNames = [],  # noqa: B006
    max_bytes: SizeLimit = MAX_BYTES,
) -> int:
    """Find the statements of documents on a Spark cluster.

    Each document must have an id of its own. The statements are those of `stancegraph extract`. All is written when the
    job ends, nothing where it fails; tasks of a worker that dies are done again elsewhere.

    \b
    Examples:
      stancegraph cluster extract wires.jsonl --out stances --master "local[4]"
      stancegraph cluster extract hdfs:///news --out hdfs:///stances --master yarn --conf spark.executor.instances=50
    """
    from ..corpus import Columns
    from ..scale.batches import DOCUMENT, PROBLEM, STATEMENT, Job
    from ..scale.spark import extract_on_spark

    names = Columns.of(pairs(column, "--column"))
    job = Job(pipeline, tuple(actors), names, min_confidence, max_bytes)
    found = extract_on_spark(
        source, out, job, format=format, master=master, conf=pairs(conf, "--conf"), partitions=partitions
    )
    documents, problems = found.get(DOCUMENT, 0), found.get(PROBLEM, 0)
    say(f"{count(documents, 'document')}, {count(found.get(STATEMENT, 0), 'statement')}, written to {out}")
    if problems:
        say(f"{count(problems, 'problem')}, all in {out}/kind={PROBLEM}")
    if not documents:
        return FAILED
    return PARTLY if problems else OK


@_command("graph")
def graph(
    source: Statements,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="The folder for the shards.")],
    processes: Processes = 1,
    memory: Memory = "4GB",
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", metavar="IRI", help="What the IRIs of your data begin with.")
    ] = None,
    actors: Annotated[
        list[str], typer.Option("--actors", metavar="FILE", help="Turtle files with actors of yours; repeatable.")
    ] = [],  # noqa: B006
) -> None:
    """Make the RDF dataset: compressed N-Quads, a shard for each file of statements.

    What is finished is not made again after an interruption.

    \b
    Examples:
      stancegraph cluster graph stances --out shards --processes 4
    """
    from pathlib import Path

    from ..scale.shards import write_shards
    from ..store.iris import DEFAULT_BASE

    files = tuple(map(Path, actors))
    triples = write_shards(
        source, out, base=base_iri or DEFAULT_BASE, registry=files, processes=processes, memory=memory
    )
    say(f"{count(triples, 'triple')}, written to {out}")


@_command("load")
def load(
    shards: Annotated[str, typer.Argument(metavar="SHARDS", help="A folder that `cluster graph` wrote.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="The store; new.")],
) -> None:
    """Load the shards into a store on disk, which `stancegraph query --graph` asks.

    \b
    Examples:
      stancegraph cluster load shards --out store
    """
    from ..scale.shards import load_shards

    say(f"{count(load_shards(shards, out), 'quad')} in {out}; ask it: stancegraph query --list --graph {out}")


@_command("network")
def network(
    source: Statements,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="The folder for tables and page.")],
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "",
    show: Annotated[
        int, typer.Option("--show", metavar="N", min=1, help="How many statements the page holds at most.")
    ] = 50_000,
    memory: Memory = "4GB",
) -> None:
    """Make network, tables and page without holding the statements.

    \b
    Examples:
      stancegraph cluster network stances --out overview --show 20000
    """
    from ..scale.overview import write_overview

    found = write_overview(source, out, title=title, shown=show, memory=memory)
    told = ", ".join(f"{number:,} {name}" for name, number in found.items())
    say(f"{told}, written to {out}")
