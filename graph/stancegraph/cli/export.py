"""`stancegraph export`"""

from __future__ import annotations

from typing import Annotated

import typer

from ._console import count, say
from ._options import Source

__all__ = ["export"]


def export(
    source: Source,
    out: Annotated[
        str, typer.Argument(metavar="FILE", help="The file to write; its ending says the form. Or a URL, see below.")
    ],
    graph_store: Annotated[
        bool, typer.Option("--graph-store", help="The URL is that of a graph store (SPARQL 1.1 Graph Store Protocol).")
    ] = False,
) -> None:
    """Write results in another form, or into a store on a server.

    \b
    Endings:
      .ttl (for Protégé)  .nq  .trig  .jsonld  .rdf  RDF
      .jsonl      statements
      .csv        the edges of the network
      .graphml    the network, for Gephi, Cytoscape, networkx
      .html       the network to look at

    The update URL of a SPARQL 1.1 server takes the whole dataset, a named graph per document, each in the place of the
    one that was there. Credentials are read from STANCEGRAPH_STORE_USER and STANCEGRAPH_STORE_PASSWORD, or
    STANCEGRAPH_STORE_TOKEN.

    \b
    Examples:
      stancegraph export output/demo demo.trig
      stancegraph export statements.jsonl network.graphml
      stancegraph export results http://127.0.0.1:7878/update
      stancegraph export results http://127.0.0.1:7878/store --graph-store
    """
    from ..results import export as run
    from ..results import graph_file
    from ..store.kept import open_graph
    from ..store.remote import Remote, is_url, publish

    if is_url(out):
        remote = Remote(graphs=out) if graph_store else Remote(update=out)
        say(f"{count(publish(open_graph(graph_file(source)), remote), 'graph')} put into {out}")
        return
    say(f"written to {run(source, out)}")
