"""rdflib as an engine: a dataset in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import Dataset, Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query

from ..errors import InputError
from .engine import Solutions, truth
from .rdf import from_rdflib, to_rdflib, triples_of
from .terms import Term

__all__ = ["Memory"]


@dataclass(frozen=True, slots=True)
class Memory:
    """An rdflib dataset that answers as an `Engine`."""

    dataset: Dataset

    def solve(self, text: str, prefixes: Mapping[str, str], bindings: Mapping[str, Term], where: str) -> Solutions:
        """As in `Engine`; a FROM clause must name a graph of the dataset."""
        prepared = self._prepare(text, prefixes, where)
        bound = {name: to_rdflib(term) for name, term in bindings.items()}
        result = self.dataset.query(prepared, initBindings=bound)  # type: ignore[arg-type]  # any Node will do
        if result.type == "ASK":
            return truth(bool(result.askAnswer))
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            return Solutions((), (), tuple(triples_of(result.graph if result.graph is not None else Graph())))
        columns = tuple(str(variable) for variable in result.vars or ())
        return Solutions(columns, tuple(tuple(_term(row.get(name)) for name in columns) for row in result))  # type: ignore[union-attr]

    def _prepare(self, text: str, prefixes: Mapping[str, str], where: str) -> Query:
        try:
            prepared = prepareQuery(text, initNs=dict(prefixes))
        except Exception as error:  # rdflib raises bare exceptions for unknown prefixes and pyparsing's for bad syntax
            raise InputError(f"the SPARQL does not parse: {error}", where=where, cure="correct the query") from error
        known = {str(graph.identifier) for graph in self.dataset.graphs()}
        for part in _parts(prepared.algebra):
            if part.name == "ServiceGraphPattern":
                raise InputError("SERVICE would ask another server", where=where, cure="ask this dataset only")
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


def _term(node: object) -> Term | None:
    return None if node is None else from_rdflib(node)  # type: ignore[arg-type]
