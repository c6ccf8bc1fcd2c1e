"""From statements to a signed, directed, weighted multigraph, and what discourse network analysis reads from it."""

from .balance import TriangleCensus, frustration, triangles
from .blocs import Partition, blocs, hold
from .build import ends, select, to_network, weigh
from .debates import debates, within
from .exports import edge_rows, node_rows, write_csv, write_gexf, write_graphml, write_json, write_tables
from .measures import divided_issues, pn_centrality, polarisation, side_changes, signed_degrees
from .projections import direct, project, relations

__all__ = [
    "Partition",
    "TriangleCensus",
    "blocs",
    "debates",
    "direct",
    "divided_issues",
    "edge_rows",
    "ends",
    "frustration",
    "hold",
    "node_rows",
    "pn_centrality",
    "polarisation",
    "project",
    "relations",
    "select",
    "side_changes",
    "signed_degrees",
    "to_network",
    "triangles",
    "weigh",
    "within",
    "write_csv",
    "write_gexf",
    "write_graphml",
    "write_json",
    "write_tables",
]
