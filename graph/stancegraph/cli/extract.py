"""`stancegraph extract`"""

from __future__ import annotations

import sys

from ..corpus import MAX_BYTES
from ._console import count, outcome, pairs, say
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

__all__ = ["extract"]


def extract(
    paths: Paths,
    pipeline: PipelineName = "en_stance",
    actors: ActorFiles = [],  # noqa: B006 - typer reads the default
    processes: Processes = 1,
    min_confidence: Confidence = 0.0,
    column: ColumnNames = [],  # noqa: B006
    format: FormatName = None,
    max_bytes: SizeLimit = MAX_BYTES,
) -> int:
    """Write the statements of articles as JSON lines.

    They go to standard output, one object a line, as soon as they are found.

    \b
    Examples:
      stancegraph extract article.txt
      stancegraph extract articles/ --min-confidence 0.7 > statements.jsonl
      cat article.html | stancegraph extract - | jq .actor,.stance,.target
    """
    from functools import partial

    from ..parallel import one_thread

    one_thread()
    from ..corpus import read
    from ..errors import DocumentError
    from ..pipeline import extract_documents, load_parts
    from ..results import json_lines

    documents = read(paths, columns=pairs(column, "--column"), format=format, max_bytes=max_bytes)
    load = partial(load_parts, pipeline, tuple(actors))
    done = statements = problems = 0
    with progress(paths) as advance:
        for item in extract_documents(documents, load=load, processes=processes, min_confidence=min_confidence):
            advance(item)
            if isinstance(item, DocumentError):
                problems += 1
                say(f"problem: {item}")
                continue
            done, statements = done + 1, statements + len(item.statements)
            sys.stdout.writelines(json_lines(statement.as_dict() for statement in item.statements))
            sys.stdout.flush()
    say(f"{count(done, 'document')}, {count(statements, 'statement')}")
    return outcome(done, problems)
