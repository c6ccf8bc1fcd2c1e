"""Loads the registry: the packaged actors, then the user's files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ..errors import InputError, ResourceError
from ..resources import ontology_path
from .dictionary import read_dictionary
from .registry import Actor, Registry, Tenure
from .table import read_table
from .turtle import read_facts, read_turtle

__all__ = ["TURTLE", "load_registry", "read_file"]

TURTLE = (".ttl", ".rdf", ".nt", ".owl", ".xml", ".n3")
"""The endings of files that hold actors as RDF."""
_DICTIONARIES = (".txt", ".actors", ".dict")


def load_registry(paths: Iterable[str | Path] = ()) -> Registry:
    """The registry of the packaged `ontology/actors*.ttl`, extended by the user's files.

    They are Turtle (.ttl), tables (.csv) or dictionaries of the CAMEO family (.txt).

    An actor of the user's that has the name of a packaged one adds names to it. Raises `InputError` naming file, line
    and cure for what cannot be used, `ResourceError` where the packaged actors are missing.
    """
    registry = _packaged()
    for path in map(Path, paths):
        registry = registry.extended(*read_file(path))
    return registry


def read_file(path: Path) -> tuple[list[Actor], list[Tenure]]:
    """The actors and tenures of one file, in the form that its ending tells. Raises `InputError` as `load_registry`."""
    if not path.is_file():
        raise InputError("there is no such file", where=str(path), cure="name a .ttl, .csv or .txt file of actors")
    ending = path.suffix.lower()
    if ending in _DICTIONARIES:
        return read_dictionary(path, {actor.iso3: actor.name for actor in _packaged().actors if actor.iso3})
    return (read_table if ending == ".csv" else read_turtle)(path)


@lru_cache(maxsize=1)
def _packaged() -> Registry:
    folder = ontology_path()
    files = sorted(folder.glob("actors*.ttl"))
    if not files:
        raise ResourceError("the ontology has no actors", where=str(folder), cure="reinstall stancegraph")
    actors, tenures = read_facts(files)
    return Registry(tuple(actors), tuple(tenures))
