"""Who is who: the registry of actors, and their mentions in a parsed document."""

from .engine import find_mentions
from .load import load_registry
from .registry import Actor, Registry, Tenure

__all__ = ["Actor", "Registry", "Tenure", "find_mentions", "load_registry"]
