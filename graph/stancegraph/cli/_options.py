"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = [
    "ActorFiles", "ColumnNames", "Confidence", "FormatName", "Paths", "PipelineName", "Processes", "SizeLimit",
    "Source",
]  # fmt: skip

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS...", help="Files, folders, patterns, or - for standard input (.txt, .html, .jsonl, .csv, .tsv)."
    ),
]
Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE", help="A folder that `stancegraph build` wrote, a .jsonl file of statements, or an RDF file."
    ),
]
PipelineName = Annotated[str, typer.Option("--pipeline", metavar="NAME", help="The language pipeline.")]
ActorFiles = Annotated[
    list[str],
    typer.Option(
        "--actors", metavar="FILE", help="Actors of yours: Turtle, CSV, or a CAMEO dictionary (.txt); repeatable."
    ),
]
Processes = Annotated[
    int, typer.Option("--processes", "-j", metavar="N", min=1, help="How many processes work side by side.")
]
Confidence = Annotated[
    float,
    typer.Option("--min-confidence", metavar="0..1", min=0.0, max=1.0, help="Leave out statements that are less sure."),
]
ColumnNames = Annotated[
    list[str],
    typer.Option(
        "--column", "-c", metavar="FIELD=NAME", help="What a field is called in your file, as in text=body; repeatable."
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="FORMAT", help="What all files are, whatever their names: txt, html, jsonl, csv, tsv."
    ),
]
SizeLimit = Annotated[
    int, typer.Option("--max-bytes", metavar="N", min=1, help="Larger files (or lines of a file) are left out.")
]
