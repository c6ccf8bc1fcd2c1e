"""The triples of an RDF file, parsed once: kept by the content of the file in the user's cache folder.

rdflib takes seconds for the packaged registry. With pyoxigraph installed the first reading is fast too.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from .errors import InputError

__all__ = ["CACHE", "Triple", "cache_folder", "triples"]

CACHE = "STANCEGRAPH_CACHE"
"""The environment variable that names the cache folder; empty, nothing is kept."""
Triple = tuple[str, str, str, str, str]
"""Subject, predicate, and the object's text, datatype and language; an IRI or blank node has neither of these two."""

_FORM = "1"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def triples(path: Path) -> list[Triple]:
    """All triples of a file. Raises `InputError` with file and line where the file is missing or broken."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("the file cannot be read", where=str(path), cure=str(error)) from error
    folder = cache_folder()
    digest = hashlib.sha256(_FORM.encode() + path.suffix.lower().encode() + content).hexdigest()
    file = folder / f"{digest[:40]}.json" if folder else None
    kept = _kept(file) if file else None
    if kept is None:
        kept = list(_parsed(path, content))
        if file:
            _keep(file, kept)
    return kept


def cache_folder() -> Path | None:
    """Where parsed files are kept: what the environment names, else the system's place for caches; None for nowhere."""
    named = os.environ.get(CACHE)
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "stancegraph"
    except RuntimeError:
        return None


def _kept(file: Path) -> list[Triple] | None:
    try:
        rows = json.loads(file.read_bytes())
        return [(subject, predicate, text, kind, language) for subject, predicate, text, kind, language in rows]
    except (OSError, ValueError, TypeError):
        return None


def _keep(file: Path, rows: list[Triple]) -> None:
    """Write the file whole or not at all; a folder that cannot be written keeps nothing."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        fresh.replace(file)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _parsed(path: Path, content: bytes) -> Iterator[Triple]:
    quick = _with_pyoxigraph(content) if path.suffix.lower() == ".ttl" else None
    return iter(quick) if quick is not None else _with_rdflib(path)


def _with_pyoxigraph(content: bytes) -> list[Triple] | None:
    """The triples, or None where pyoxigraph is not installed or refuses the file, so that rdflib tells why."""
    try:
        import pyoxigraph
    except ImportError:
        return None
    try:
        quads = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE)
        return [(_name(quad.subject), quad.predicate.value, *_object(quad.object)) for quad in quads]
    except SyntaxError:
        return None


def _name(node: Any) -> str:
    return node.value if not str(node).startswith("_:") else str(node)


def _object(node: Any) -> tuple[str, str, str]:
    datatype = getattr(node, "datatype", None)
    return (_name(node), "", "") if datatype is None else (node.value, datatype.value, node.language or "")


def _with_rdflib(path: Path) -> Iterator[Triple]:
    from rdflib import BNode, Graph, Literal
    from rdflib.util import guess_format

    try:
        graph = Graph().parse(path, format=guess_format(path.name) or "turtle")
    except Exception as error:  # rdflib's parsers raise many kinds
        line = getattr(error, "lines", None)
        place = f"{path}, line {line + 1}" if isinstance(line, int) else str(path)
        reason = " ".join(str(error).split())[:160]
        raise InputError("this is not valid Turtle", where=place, cure=f"mend the syntax there: {reason}") from error
    for subject, predicate, value in graph:
        first = f"_:{subject}" if isinstance(subject, BNode) else str(subject)
        if isinstance(value, Literal):
            datatype = _LANGUAGE if value.language else str(value.datatype or _STRING)
            yield first, str(predicate), _text(value, datatype), datatype, value.language or ""
        else:
            yield first, str(predicate), f"_:{value}" if isinstance(value, BNode) else str(value), "", ""


def _text(value: Any, datatype: str) -> str:
    """The lexical form; rdflib writes the Z of a date-time in UTC otherwise."""
    text = str(value)
    return text.removesuffix("+00:00") + "Z" if datatype.endswith("#dateTime") and text.endswith("+00:00") else text
