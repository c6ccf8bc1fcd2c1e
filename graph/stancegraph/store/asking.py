"""Puts a query to a dataset: values of parameters are bound to variables, never pasted into the text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..errors import InputError
from .answers import Answer
from .dates import DATE_TIME, utc
from .engine import Engine, answer_of
from .queries import NamedQuery, Parameter, find_query
from .terms import PREFIXES, SG, Literal, Term, english, integer, string

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["bindings_of", "prefixes_of", "query"]

_KINDS = ("actor", "issue", "document", "statement", "run")


def query(dataset: Dataset | Engine, text: str, params: Mapping[str, str] | None = None) -> Answer:
    """The answer to a query: the name of a packaged one, a file, or SPARQL text.

    ``params`` gives the parameters as people write them ("Russia", "2012-01-31"); names are looked up among the labels
    of the dataset, whatever their case. Prefixes need no declaration: sg, skos, prov, oa, dcterms, ... and actor,
    issue, document, statement, run for the dataset's own. Raises `InputError` for an unknown query, parameter or name,
    for SPARQL that does not parse, and for a query that would have to ask another server.
    """
    engine = _engine(dataset)
    named = find_query(text)
    bindings = bindings_of(engine, named, params or {})
    return answer_of(engine.solve(named.text, prefixes_of(engine), bindings, named.name))


def prefixes_of(engine: Engine) -> dict[str, str]:
    """The prefixes that need no declaration: the usual ones, and those of the dataset's own IRIs."""
    return PREFIXES | _own_prefixes(engine)


def bindings_of(engine: Engine, named: NamedQuery, params: Mapping[str, str]) -> dict[str, Term]:
    """The terms to which a query's variables are bound. Raises `InputError` as `query` does for its parameters."""
    return _bindings(engine, named, dict(params))


def _engine(dataset: Dataset | Engine) -> Engine:
    if hasattr(dataset, "solve"):
        return dataset
    from .memory import Memory

    return Memory(dataset)


def _ask(engine: Engine, text: str, **bindings: Term) -> Iterator[tuple[Term | None, ...]]:
    yield from engine.solve(text, PREFIXES, bindings, "names").rows


def _own_prefixes(engine: Engine) -> dict[str, str]:
    for (node,) in _ask(engine, "SELECT ?node WHERE { ?node a void:Dataset }"):
        if str(node).endswith("/dataset"):
            base = str(node).removesuffix("dataset")
            return {kind: f"{base}{kind}/" for kind in _KINDS}
    return {}


def _bindings(engine: Engine, named: NamedQuery, given: dict[str, str]) -> dict[str, Term]:
    declared = {parameter.name: parameter for parameter in named.parameters}
    for name in given:
        if declared and name not in declared:
            cure = "it has " + (", ".join(declared) or "none")
            raise InputError(f"no parameter {name!r}", where=named.name, cure=cure)
    for parameter in named.parameters:
        if parameter.name not in given and not parameter.optional:
            cure = f"for example {parameter.name}={parameter.example}"
            raise InputError(f"the parameter {parameter.name!r} is missing", where=named.name, cure=cure)
    free = Parameter("", "text", "", "")
    return {name: _bind(engine, declared.get(name, free), value) for name, value in given.items()}


def _bind(engine: Engine, parameter: Parameter, value: str) -> Term:
    if parameter.type == "name":
        return _label(engine, value)
    if parameter.type == "stance":
        return _concept(engine, value)
    if parameter.type in ("date", "last-date"):
        return Literal(_moment(parameter, value), DATE_TIME)
    if parameter.type == "integer":
        if not value.removeprefix("-").isdecimal():
            raise InputError(f"{value!r} is no whole number", where=parameter.name, cure=f"like {parameter.example}")
        return integer(int(value))
    return string(value)


def _moment(parameter: Parameter, value: str) -> str:
    text = value
    if parameter.type == "last-date":
        try:
            text = f"{date.fromisoformat(value)}T23:59:59Z"
        except ValueError:
            text = value
    stamp = utc(text)
    if stamp is None:
        raise InputError(f"{value!r} is no date", where=parameter.name, cure=f"write it like {parameter.example}")
    return stamp


def _label(engine: Engine, name: str) -> Term:
    """The preferred label, as the dataset has it, of the actor or issue that people call ``name``."""
    wanted, exact = name.strip().casefold(), english(name)
    if any(_is_named(node) for (node,) in _ask(engine, "SELECT ?n WHERE { ?n skos:prefLabel ?label }", label=exact)):
        return exact
    labels = _labels(engine, "prefLabel")
    for label, _ in labels:
        if label.text.casefold() == wanted:
            return label
    preferred = {node: label for label, node in labels}
    for label, node in _labels(engine, "altLabel"):
        if label.text.casefold() == wanted and node in preferred:
            return preferred[node]
    close = difflib.get_close_matches(name, [label.text for label, _ in labels], n=3)
    cure = f"did you mean {', '.join(close)}?" if close else "see the names with: most-active-actors, divisive-issues"
    raise InputError("no actor or issue has this name", where=name, cure=cure)


def _labels(engine: Engine, kind: str) -> list[tuple[Literal, str]]:
    rows = _ask(engine, f"SELECT ?node ?label WHERE {{ ?node skos:{kind} ?label }}")
    return sorted((label, str(node)) for node, label in rows if isinstance(label, Literal) and _is_named(node))


def _is_named(node: Term | None) -> bool:
    return "/actor/" in str(node) or "/issue/" in str(node)


def _concept(engine: Engine, name: str) -> Term:
    rows = list(_ask(engine, "SELECT ?node ?label WHERE { ?node a skos:Concept . ?node skos:prefLabel ?label }"))
    rows += _ask(engine, "SELECT ?node (STRAFTER(STR(?node), '#') AS ?label) WHERE { ?node a skos:Concept }")
    concepts = {
        label.text.casefold(): node
        for node, label in rows
        if isinstance(node, str) and node.startswith(SG) and isinstance(label, Literal)
    }
    found = concepts.get(name.strip().casefold())
    if found is None:
        known = sorted({node.removeprefix(SG) for node in concepts.values()})
        raise InputError("no statement has this stance", where=name, cure="it has " + ", ".join(known))
    return found
