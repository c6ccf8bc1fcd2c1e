"""The named queries: SPARQL files whose head says what they answer and what they want to know."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ..errors import InputError
from ..resources import ontology_path

__all__ = ["PARAMETER_TYPES", "NamedQuery", "Parameter", "find_query", "named_queries", "parse_query"]

PARAMETER_TYPES = ("name", "stance", "date", "last-date", "integer", "text")
_HEAD = re.compile(r"^#\+ *(title|description|param): *(.+?) *$", re.MULTILINE)
_SUFFIXES = (".rq", ".sparql")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query wants to know.

    ``type`` is one of `PARAMETER_TYPES`: the ``name`` of an actor or issue as people write it, a ``stance`` of the
    scheme, a ``date``, a ``last-date`` (to the end of that day), an ``integer`` or a ``text``. An ``optional`` one may
    be left out.
    """

    name: str
    type: str
    example: str
    description: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its title, its description and its parameters; ``text`` is SPARQL."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def example(self) -> dict[str, str]:
        """A value for each parameter that must be given."""
        return {parameter.name: parameter.example for parameter in self.parameters if not parameter.optional}


@lru_cache(maxsize=1)
def named_queries() -> Mapping[str, NamedQuery]:
    """The packaged queries by name."""
    files = sorted(ontology_path("queries").glob("*.rq"))
    return MappingProxyType({file.stem: parse_query(file.read_text(encoding="utf-8"), file.stem) for file in files})


def find_query(text: str) -> NamedQuery:
    """The query that a name, a file (``.rq``, ``.sparql``) or SPARQL text stands for.

    Raises `InputError` where it is none of them.
    """
    if text in named_queries():
        return named_queries()[text]
    if text.endswith(_SUFFIXES) and "\n" not in text:
        return _from_file(Path(text))
    if "{" not in text:
        close = difflib.get_close_matches(text, named_queries(), n=3) or sorted(named_queries())
        raise InputError("no query has this name", where=text, cure="try " + ", ".join(close))
    return parse_query(text, "query")


def parse_query(text: str, name: str) -> NamedQuery:
    """Read the head of a query, if it has one.

    The head is comment lines: ``#+ title: …``, ``#+ description: …`` and, for each parameter, ``#+ param: name | type |
    example | description``; a ``?`` after the type says that it may be left out. Raises `InputError` for a bad line.
    """
    head = _HEAD.findall(text)
    words = {wanted: " ".join(value for key, value in head if key == wanted) for wanted in ("title", "description")}
    parameters = tuple(_parameter(value, name) for key, value in head if key == "param")
    return NamedQuery(name, words["title"], words["description"], parameters, text)


def _parameter(line: str, query: str) -> Parameter:
    parts = [part.strip() for part in line.split("|")]
    kind = parts[1].removesuffix("?") if len(parts) == 4 else ""
    if kind not in PARAMETER_TYPES:
        cure = f"write: name | type | example | description, where type is one of {', '.join(PARAMETER_TYPES)}"
        raise InputError(f"this parameter is not understood: {line}", where=query, cure=cure)
    return Parameter(parts[0], kind, parts[2], parts[3], parts[1].endswith("?"))


def _from_file(path: Path) -> NamedQuery:
    try:
        return parse_query(path.read_text(encoding="utf-8-sig"), path.stem)
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot read the query: {error}", where=str(path), cure="name a file of SPARQL") from error
