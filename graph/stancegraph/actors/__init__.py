"""Who is who: the registry of actors, and their mentions in a parsed document."""

from .decisions import DECISIONS, Decision, read_decisions, settled, write_decisions
from .engine import find_mentions
from .load import load_registry
from .overlay import graph_files
from .registry import Actor, Registry, Tenure
from .variants import Join, as_decisions, variants

__all__ = [
    "DECISIONS", "Actor", "Decision", "Join", "Registry", "Tenure", "as_decisions", "find_mentions", "graph_files",
    "load_registry", "read_decisions", "settled", "variants", "write_decisions",
]
