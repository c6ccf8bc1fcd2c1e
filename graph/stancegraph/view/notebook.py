"""The page inside a notebook: an iframe that holds it whole."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..values import Document, Statement
from .page import page, write_page

__all__ = ["View", "view"]


@dataclass(frozen=True, slots=True)
class View:
    """A page that Jupyter and VS Code display; ``save`` writes it to a file."""

    html: str
    height: int = 680

    def _repr_html_(self) -> str:
        source = html.escape(self.html, quote=True)
        return (
            f'<iframe srcdoc="{source}" title="stancegraph" sandbox="allow-scripts allow-downloads allow-modals" '
            f'style="width:100%;height:{self.height}px;border:1px solid #8884;border-radius:8px"></iframe>'
        )

    def __repr__(self) -> str:
        return f"View({len(self.html):,} characters of HTML)"

    def save(self, path: Path | str) -> None:
        """Write the page to a file of its own."""
        write_page(path, self.html)


def view(statements: Iterable[Statement], documents: Iterable[Document] = (), *, height: int = 680, **how: Any) -> View:
    """Show statements in a notebook: the last line of a cell. ``how`` goes to `page`."""
    return View(page(statements, documents, **how), height)
