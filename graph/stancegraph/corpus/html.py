"""HTML pages: the article without navigation, its headline, date and outlet. The only module that knows trafilatura."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import DocumentError
from ..values import Document
from .dates import date_in_name, normalise_date
from .decode import check_text, decode
from .record import Place, to_document

__all__ = ["read_html"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
    "dc.date.issued", "pubdate", "publishdate", "publish-date", "sailthru.date", "parsely-pub-date",
)


def read_html(stream: BinaryIO, place: Place) -> Iterator[Document | DocumentError]:
    """The one document of a page; a `DocumentError` where no article is found in it."""
    raw = stream.read(place.max_bytes + 1)
    if len(raw) > place.max_bytes:
        yield place.too_large(place.name)
        return
    check_text(raw, place.name)
    if not raw.strip():
        yield DocumentError("no text in it", where=place.name, cure="leave it out")
        return
    yield from _article(decode(raw, _declared(raw)), place)


def _article(page: str, place: Place) -> Iterator[Document | DocumentError]:
    import trafilatura

    tree = trafilatura.load_html(page)
    date = None if tree is None else _published(tree)
    found = None if tree is None else trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = getattr(found, "text", None)
    if not text:
        cure = "save the article itself, as text or HTML"
        yield DocumentError("no article found in this page", where=place.name, cure=cure)
        return
    title = " ".join((getattr(found, "title", None) or "").split()) or None
    yield from to_document(
        place.stem, _body(text, title), where=place.name, path=place.name, title=title,
        date=date or getattr(found, "date", None) or date_in_name(place.stem), source=getattr(found, "sitename", None),
    )


def _body(text: str, title: str | None) -> str:
    """The paragraphs with an empty line between them, without the headline."""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    if title and len(paragraphs) > 1 and " ".join(paragraphs[0].split()) == title:
        del paragraphs[0]
    return "\n\n".join(paragraphs) + "\n"


def _declared(raw: bytes) -> str | None:
    """The encoding that the page names, if Python knows it and the page keeps to it."""
    match = _CHARSET.search(raw[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
    try:
        raw.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def _published(tree: Any) -> str | None:
    """The date that the page's own metadata tell: meta elements first, then schema.org, then a time element."""
    metas = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content") or ""
        for meta in reversed(tree.findall(".//meta"))
    }
    values = [metas.get(name, "") for name in _DATE_NAMES]
    values += [found for script in tree.iterfind(".//script[@type='application/ld+json']")
               for found in _schema_dates(script.text or "")]
    values += [time.get("datetime") or "" for time in tree.iterfind(".//time")]
    return next((value for value in values if value and normalise_date(value)), None)


def _schema_dates(script: str) -> list[str]:
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return []
    nodes = data if isinstance(data, list) else [data]
    nodes = [inner for node in nodes if isinstance(node, dict) for inner in [node, *_graph(node)]]
    return [node["datePublished"] for node in nodes if isinstance(node.get("datePublished"), str)]


def _graph(node: dict[str, Any]) -> list[dict[str, Any]]:
    inner = node.get("@graph")
    return [item for item in inner if isinstance(item, dict)] if isinstance(inner, list) else []
