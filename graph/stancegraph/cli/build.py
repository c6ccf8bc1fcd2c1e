"""`stancegraph build`"""

from __future__ import annotations

from typing import Annotated

import typer

from ..corpus import MAX_BYTES
from ._console import count, name_problems, outcome, pairs, say
from ._options import (
    ActorFiles,
    ColumnNames,
    Confidence,
    FormatName,
    Paths,
    PipelineName,
    Processes,
    SizeLimit,
)
from ._progress import progress

__all__ = ["build"]


def build(
    paths: Paths,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="The folder for the results.")] = "output",
    pipeline: PipelineName = "en_stance",
    actors: ActorFiles = [],  # noqa: B006 - typer reads the default
    processes: Processes = 1,
    min_confidence: Confidence = 0.0,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", metavar="IRI", help="What the IRIs of your data begin with.")
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the HTML page.")] = "",
    column: ColumnNames = [],  # noqa: B006
    format: FormatName = None,
    max_bytes: SizeLimit = MAX_BYTES,
) -> int:
    """Read articles; write graph, network and page.

    \b
    Written are:
      statements.jsonl                        every statement with its sentence, one JSON object a line
      graph.nq                                the RDF dataset, a named graph per document
      graph.ttl                               the same for Protégé; graph.jsonld for the web
      network.html                            the network to look at, in any browser, offline
      report.html                             the corpus on one page
      network.graphml, .gexf, .json           for Gephi, Cytoscape, R, JavaScript
      edges.csv, nodes.csv                    the same as tables
      actors.csv, issues.csv, changes.csv     measures
      variants.csv, issue-variants.csv        names that were joined or told apart, or nearly
      documents.jsonl, report.json            what was read and what was not

    A build that was interrupted goes on where it was; the next build into the folder reads only what is new or changed,
    and what is no longer among the articles loses its statements.

    \b
    Examples:
      stancegraph build articles/
      stancegraph build "press/**/*.html" --out results --processes 4
      stancegraph build news.csv --column text=body --column date=published
      zcat wire.jsonl.gz | stancegraph build -
    """
    from ..parallel import one_thread

    one_thread()
    from ..pipeline import build as run

    with progress(paths) as advance:
        report = run(
            paths, out, pipeline=pipeline, actors=actors, processes=processes, min_confidence=min_confidence,
            base_iri=base_iri, title=title, progress=advance, columns=pairs(column, "--column"), format=format,
            max_bytes=max_bytes,
        )  # fmt: skip
    name_problems(report.problems, rest=f"{out}/report.json" if report.files else "")
    if not report.files:
        say("no document could be read: nothing was written")
    else:
        if report.left_out:
            say(f"left out, as there are too many statements: {', '.join(report.left_out)}")
        again = f" ({report.remembered:,} already finished)" if report.remembered else ""
        say(f"{count(report.documents, 'document')}{again}, {count(report.statements, 'statement')}, written to {out}")
    return outcome(report.documents, len(report.problems))
