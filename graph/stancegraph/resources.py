"""Finds the files that travel with the package: the ontology, the model, the page's assets, the demo articles."""

from __future__ import annotations

from pathlib import Path

from .errors import ResourceError

__all__ = ["ontology_path", "package_path"]

_PACKAGE = Path(__file__).resolve().parent
_CURE = "reinstall stancegraph, or run from a whole checkout"


def ontology_path(name: str = "") -> Path:
    """The path of a file or folder of the ontology: the packaged folder first, else the checkout's.

    Raises `ResourceError` where neither holds it.
    """
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent.parent / "ontology"):
        if (folder / "README.md").is_file() and (folder / name).exists():
            return folder / name
    raise ResourceError(f"the ontology has no file {name!r}", where=str(_PACKAGE), cure=_CURE)


def package_path(name: str) -> Path:
    """The path of a file or folder inside the package. Raises `ResourceError` where it is missing."""
    path = _PACKAGE / name
    if not path.exists():
        raise ResourceError(f"the package has no {name!r}", where=str(_PACKAGE), cure=_CURE)
    return path
