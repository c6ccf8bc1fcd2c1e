"""Puts a query to a dataset: values of parameters are bound to variables, never pasted into the text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS, XSD
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Node

from ..errors import InputError
from .answers import Answer, Value
from .dates import utc
from .queries import NamedQuery, Parameter, find_query
from .rdf import triples_of
from .terms import PREFIXES, SG, VOID

__all__ = ["query"]

_KINDS = ("actor", "issue", "document", "statement", "run")


def query(dataset: Dataset, text: str, params: Mapping[str, str] | None = None) -> Answer:
    """The answer to a query: the name of a packaged one, a file, or SPARQL text.

    ``params`` gives the parameters as people write them ("Russia", "2012-01-31"); names are looked up among the labels
    of the dataset, whatever their case. Prefixes need no declaration: sg, skos, prov, oa, dcterms, ... and actor,
    issue, document, statement, run for the dataset's own. Raises `InputError` for an unknown query, parameter or name,
    for SPARQL that does not parse, and for a query that would have to ask another server.
    """
    named = find_query(text)
    bindings = _bindings(dataset, named, dict(params or {}))
    prepared = _prepare(dataset, named)
    return _answer(dataset.query(prepared, initBindings=bindings))


def _prepare(dataset: Dataset, named: NamedQuery) -> Query:
    try:
        prepared = prepareQuery(named.text, initNs=PREFIXES | _own_prefixes(dataset))
    except Exception as error:  # rdflib raises bare exceptions for unknown prefixes and pyparsing's for bad syntax
        raise InputError(f"the SPARQL does not parse: {error}", where=named.name, cure="correct the query") from error
    known = {str(graph.identifier) for graph in dataset.graphs()}
    for part in _parts(prepared.algebra):
        if part.name == "ServiceGraphPattern":
            raise InputError("SERVICE would ask another server", where=named.name, cure="ask this dataset only")
        for clause in part.datasetClause or ():
            graph = str(clause.default or clause.named)
            if graph not in known:
                raise InputError("the dataset has no such graph", where=graph, cure="leave FROM out")
    return prepared


def _parts(algebra: object) -> Iterator[CompValue]:
    if isinstance(algebra, CompValue):
        yield algebra
        for value in algebra.values():
            yield from _parts(value)
    elif isinstance(algebra, list | tuple):
        for value in algebra:
            yield from _parts(value)


def _own_prefixes(dataset: Dataset) -> dict[str, str]:
    for node in dataset.subjects(RDF.type, URIRef(VOID + "Dataset")):
        if str(node).endswith("/dataset"):
            base = str(node).removesuffix("dataset")
            return {kind: f"{base}{kind}/" for kind in _KINDS}
    return {}


def _bindings(dataset: Dataset, named: NamedQuery, given: dict[str, str]) -> dict[str, Any]:
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
    return {name: _bind(dataset, declared.get(name, free), value) for name, value in given.items()}


def _bind(dataset: Dataset, parameter: Parameter, value: str) -> Node:
    if parameter.type == "name":
        return _label(dataset, value)
    if parameter.type == "stance":
        return _concept(dataset, value)
    if parameter.type in ("date", "last-date"):
        return Literal(_moment(parameter, value), datatype=XSD.dateTime)
    if parameter.type == "integer":
        if not value.removeprefix("-").isdecimal():
            raise InputError(f"{value!r} is no whole number", where=parameter.name, cure=f"like {parameter.example}")
        return Literal(int(value))
    return Literal(value)


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


def _label(dataset: Dataset, name: str) -> Node:
    """The preferred label, as the dataset has it, of the actor or issue that people call ``name``."""
    wanted = name.strip().casefold()
    preferred = {label: node for node, label in dataset.subject_objects(SKOS.prefLabel) if _is_named(node)}
    exact = Literal(name, lang="en")
    if exact in preferred:
        return exact
    for label in sorted(preferred, key=str):
        if str(label).casefold() == wanted:
            return label
    for node, label in sorted(dataset.subject_objects(SKOS.altLabel), key=str):
        main = dataset.value(node, SKOS.prefLabel)
        if str(label).casefold() == wanted and main in preferred:
            return main
    close = difflib.get_close_matches(name, map(str, preferred), n=3)
    cure = f"did you mean {', '.join(close)}?" if close else "see the names with: most-active-actors, divisive-issues"
    raise InputError("no actor or issue has this name", where=name, cure=cure)


def _is_named(node: Node) -> bool:
    return "/actor/" in str(node) or "/issue/" in str(node)


def _concept(dataset: Dataset, name: str) -> Node:
    concepts = {str(label).casefold(): node for node, label in dataset.subject_objects(SKOS.prefLabel)}
    concepts |= {str(node).removeprefix(SG).casefold(): node for node in dataset.subjects(RDF.type, SKOS.Concept)}
    found = concepts.get(name.strip().casefold())
    if found is None or not str(found).startswith(SG):
        known = sorted(str(node).removeprefix(SG) for node in dataset.subjects(RDF.type, SKOS.Concept))
        raise InputError("no statement has this stance", where=name, cure="it has " + ", ".join(known))
    return found


def _answer(result: Result) -> Answer:
    if result.type == "ASK":
        return Answer(("answer",), ((bool(result.askAnswer),),))
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        graph = result.graph if result.graph is not None else Graph()
        triples = sorted(tuple(str(term) for term in triple) for triple in graph)
        return Answer(("subject", "predicate", "object"), tuple(triples), tuple(triples_of(graph)))
    columns = tuple(str(variable) for variable in result.vars or ())
    rows = tuple(tuple(_value(row.get(column)) for column in columns) for row in result)  # type: ignore[union-attr]
    return Answer(columns, rows)


def _value(term: Identifier | None) -> Value:
    if term is None or isinstance(term, URIRef | BNode) or not isinstance(term, Literal):
        return None if term is None else str(term)
    value = term.value
    if isinstance(value, bool | int):
        return value
    if term.datatype in (XSD.decimal, XSD.double, XSD.float):
        return float(term)
    return (utc(str(term)) or str(term)) if term.datatype == XSD.dateTime else str(term)
