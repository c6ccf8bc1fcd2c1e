"""Does a graph keep the rules? SHACL with the packaged shapes, and a report that a person understands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyshacl import validate as check
from rdflib import Dataset, Graph
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from ..errors import InputError
from ..resources import ontology_path
from .formats import read_dataset
from .formats.tree import compact
from .terms import PREFIXES

__all__ = ["ValidationReport", "Violation", "validate", "validate_dataset"]

_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule: the node that breaks it, the property that is wrong (empty where it is the node itself), why."""

    focus: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """Whether a graph keeps all rules, and where it does not; ``checked`` is the number of nodes under a rule."""

    conforms: bool
    violations: tuple[Violation, ...]
    checked: int

    def as_text(self) -> str:
        """The report for a terminal: a line for each broken rule, and what it comes to."""
        lines = [f"{row.focus}\n    {row.path or 'node'}: {row.message}" for row in self.violations]
        verdict = "conforms" if self.conforms else f"does not conform: {len(self.violations)} problems"
        return "\n".join([*lines, f"{self.checked} nodes checked: the graph {verdict}."]) + "\n"


def validate(path: Path | str, format: str | None = None) -> ValidationReport:
    """Check an RDF file. Raises `InputError` for a file that is no RDF, or in which there is nothing to check."""
    return validate_dataset(read_dataset(path, format), str(path))


def validate_dataset(dataset: Dataset, where: str = "dataset") -> ValidationReport:
    """Check a dataset, all its named graphs together; the terms and the stance scheme need not be in it.

    Raises `InputError` where no node falls under any rule, for then a report would say nothing.
    """
    data = Graph()
    for triple in (*_background(), *dataset.triples((None, None, None))):
        data.add(triple)
    shapes = _shapes()
    checked = _count(dataset, shapes)
    if not checked:
        cure = "give it a graph that stancegraph wrote"
        raise InputError("there is no statement, actor or other node to check", where=where, cure=cure)
    conforms, results, _ = check(data, shacl_graph=shapes, advanced=False, inplace=True)
    if not isinstance(results, Graph):
        raise InputError(f"the shapes cannot be applied: {results}", where=where, cure="report this as a bug")
    return ValidationReport(conforms, tuple(sorted(_violations(results))), checked)


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    return Graph().parse(ontology_path("shapes.ttl"))


@lru_cache(maxsize=1)
def _background() -> Graph:
    """What the shapes must know of the ontology: which class is under which, and what the scheme says."""
    terms = Graph().parse(ontology_path("stancegraph.ttl"))
    graph = Graph().parse(ontology_path("scheme.ttl"))
    for triple in terms.triples((None, RDFS.subClassOf, None)):
        graph.add(triple)
    return graph


def _count(dataset: Dataset, shapes: Graph) -> int:
    """How many nodes of the dataset belong to a class that a shape is for."""
    classes = {
        kind
        for target in shapes.objects(None, SH.targetClass)
        for kind in _background().transitive_subjects(RDFS.subClassOf, target)
    }
    return len({node for node, kind in dataset.subject_objects(RDF.type) if kind in classes})


def _violations(results: Graph) -> set[Violation]:
    found = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus, path, message = (results.value(result, term) for term in (SH.focusNode, SH.resultPath, SH.resultMessage))
        found.add(Violation(_short(focus), _short(path), str(message)))
    return found


def _short(node: Node | None) -> str:
    return "" if node is None else compact(str(node), _NAMESPACES) or str(node)
