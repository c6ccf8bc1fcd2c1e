"""The page: one self-contained HTML file under a strict content security policy."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .. import __version__
from ..network import ends, select, to_network
from ..resources import package_path
from ..values import Document, Statement
from .drawing import vis_script
from .payload import as_json, payload

__all__ = ["page", "write_page"]

_SCRIPTS = (
    "data", "filter", "pairs", "theme", "canvas", "sentence", "panel", "table", "save", "svg", "time",
    "main", "link", "start",
)


def page(
    statements: Iterable[Statement],
    documents: Iterable[Document] = (),
    *,
    title: str = "",
    aggregate_persons: bool = True,
    types: Mapping[str, str] | None = None,
    limit: int = 500,
    seed: int = 0,
    **filters: Any,
) -> str:
    """The whole HTML page of the network of these statements, with every sentence behind every edge.

    ``documents`` give titles, dates and sources (a statement whose document is missing shows its id). Persons first
    count as the bodies they speak for unless ``aggregate_persons`` is false; the page can switch. ``types`` tells the
    types of bodies that only their persons name. More than ``limit`` nodes: the strongest are drawn first, the rest on
    demand. ``filters`` are those of `stancegraph.network.select`. The same input and ``seed`` give the same page.
    Nothing is fetched, neither here nor when the page opens.

    Raises `InputError` for a wrong filter, `ResourceError` where a part of the page is missing.
    """
    chosen = select(statements, **filters)
    ways = [aggregate_persons]
    if any(ends(statement) != ends(statement, False) for statement in chosen):
        ways.append(not aggregate_persons)
    networks = {way: to_network(chosen, aggregate_persons=way, types=types) for way in ways}
    data = payload(chosen, documents, networks, title=title, limit=limit, seed=seed)
    return _fill(title, as_json(data))


def write_page(path: Path | str, text: str) -> None:
    """Write the page as UTF-8 bytes, on every system the same, and nothing beside it."""
    Path(path).write_bytes(text.encode("utf-8", "replace"))


def _fill(title: str, data: str) -> str:
    style, library = _asset("page.css"), vis_script()
    script = "(() => {\n'use strict';\n" + "\n".join(_asset(f"{name}.js") for name in _SCRIPTS) + "\n})();"
    policy = (
        f"default-src 'none'; script-src {_digest(library)} {_digest(script)}; style-src {_digest(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    parts = {
        "policy": policy,
        "title": html.escape(" ".join((title or "Who stands where").split())),
        "version": html.escape(__version__),
        "style": style,
        "data": data,
        "library": library,
        "script": script,
    }
    before, *rest = _asset("page.html").split("{{")
    pieces = [before]
    for piece in rest:
        name, _, after = piece.partition("}}")
        pieces += [parts[name.strip()], after]
    return "".join(pieces)


def _asset(name: str) -> str:
    return package_path(f"view/assets/{name}").read_text(encoding="utf-8").replace("\r\n", "\n").strip()


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
