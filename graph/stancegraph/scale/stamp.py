"""A digest of all that statements depend on besides their document: software, ontology, models, the user's actors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..errors import InputError
from ..resources import ontology_path, package_path

__all__ = ["digest_of", "stamp"]

_ROOMS = ("actors", "extract", "nlp", "models")
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy")


def stamp(model: str, actors: Sequence[Path | str]) -> str:
    """The digest; ``model`` names the pipeline, ``actors`` are files. Raises `InputError` where one is missing."""
    return hashlib.sha256("\n".join([_software(), model, _version(model), *map(_content, actors)]).encode()).hexdigest()


def digest_of(folders: Iterable[Path]) -> str:
    """The SHA-256 digest of all files in folders, with their names."""
    whole = hashlib.sha256()
    for folder in folders:
        for path in _files(folder):
            whole.update(path.relative_to(folder).as_posix().encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()


@cache
def _software() -> str:
    own = digest_of([ontology_path(), *(package_path(room) for room in _ROOMS)])
    return " ".join([own, *(f"{name} {version(name)}" for name in _LIBRARIES)])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def _version(pipeline: str) -> str:
    """The version of a pipeline that is an installed package."""
    try:
        return version(pipeline)
    except (PackageNotFoundError, ValueError):
        return ""


def _content(path: Path | str) -> str:
    if not Path(path).is_file():
        raise InputError("there is no such file", where=str(path), cure="name a .ttl, .csv or .txt file of actors")
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
