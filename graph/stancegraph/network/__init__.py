"""From statements to a signed, directed, weighted multigraph, and what discourse network analysis reads from it."""

from .balance import TriangleCensus, frustration, triangles
from .blocs import Partition, blocs
from .build import to_network
from .exports import edge_rows, node_rows, write_csv, write_graphml, write_tables
from .projections import direct, project, relations

__all__ = [
    "Partition",
    "TriangleCensus",
    "blocs",
    "direct",
    "edge_rows",
    "frustration",
    "node_rows",
    "project",
    "relations",
    "to_network",
    "triangles",
    "write_csv",
    "write_graphml",
    "write_tables",
]
