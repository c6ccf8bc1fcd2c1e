"""`stancegraph serve`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError
from ._console import say

__all__ = ["serve"]


def serve(
    source: Annotated[
        str, typer.Argument(metavar="PATH", help="A folder that build wrote, an RDF file, or a store.")
    ] = "output",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 7878,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="After that a query is stopped.")
    ] = 30.0,
    max_bytes: Annotated[
        int, typer.Option("--max-bytes", metavar="N", min=1, help="No answer is larger.")
    ] = 67_108_864,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="How many queries are answered side by side.")
    ] = 2,
) -> None:
    """Serve a graph to programs and to your browser, on this machine only.

    A SPARQL 1.1 endpoint (http://127.0.0.1:7878/sparql) that only reads, and a page with the named queries and the
    network. Nothing is fetched from elsewhere. Ends with Ctrl-C. Needs the extra `serve`.

    \b
    Examples:
      stancegraph serve output/demo
      stancegraph serve results --port 8000 --timeout 10
    """
    from ..results import graph_file
    from ..store.kept import is_store

    try:
        from ..store.serving import Limits
        from ..store.serving import serve as run
    except ImportError as error:
        cure = "pip install 'stancegraph[serve]'"
        raise InputError(f"{error.name} is not installed", where="serve", cure=cure) from error
    path = Path(source) if is_store(source) else graph_file(source)
    page = path.with_name("network.html")
    limits = Limits(seconds=timeout, max_bytes=max_bytes, workers=workers)
    run(path, page if page.is_file() else None, port=port, limits=limits, ready=lambda url: say(f"open {url}"))
