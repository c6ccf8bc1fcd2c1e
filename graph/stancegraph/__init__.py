"""stancegraph: who holds which stance towards whom or what, with the sentence that says so.

The public names are imported when first used: ``import stancegraph`` alone costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .nlp.loading import load
    from .pipeline import build, demo, extract_documents, load_parts
    from .values import Document, Mention, Statement

_HOMES = {
    "load": "nlp.loading",
    "build": "pipeline",
    "demo": "pipeline",
    "extract_documents": "pipeline",
    "load_parts": "pipeline",
    "Document": "values",
    "Mention": "values",
    "Statement": "values",
}

__all__ = [
    "Document",
    "Mention",
    "Statement",
    "__version__",
    "build",
    "demo",
    "extract_documents",
    "load",
    "load_parts",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
