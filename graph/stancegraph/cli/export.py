"""`stancegraph export`"""

from __future__ import annotations

from typing import Annotated

import typer

from ._console import say
from ._options import Source

__all__ = ["export"]


def export(
    source: Source,
    out: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; its ending says the form.")],
) -> None:
    """Write results in another form.

    \b
    Endings:
      .ttl (for Protégé)  .nq  .trig  .jsonld  .rdf  RDF
      .jsonl      statements
      .csv        the edges of the network
      .graphml    the network, for Gephi, Cytoscape, networkx
      .html       the network to look at

    \b
    Examples:
      stancegraph export output/demo demo.trig
      stancegraph export statements.jsonl network.graphml
    """
    from ..results import export as run

    say(f"written to {run(source, out)}")
