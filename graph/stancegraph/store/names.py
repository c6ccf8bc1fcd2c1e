"""The actors, issues and stance concepts of a set of statements, described once for the whole dataset."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..values import ACTOR_TYPES, FACTUALITIES, Statement
from .iris import Iris
from .registry import Registry
from .statements import concept_iri
from .terms import RDFS, SG, SKOS, TYPE, Quad, english
from .vocabulary import Concept, Vocabulary

__all__ = ["Names", "collect", "name_quads"]


@dataclass(frozen=True, slots=True)
class Names:
    """All that statements name: actors with the types they are given, issues, and the concepts of their stances."""

    actors: Mapping[str, Counter[str]]
    issues: frozenset[str]
    concepts: Mapping[str, Concept]


def collect(statements: Iterable[Statement]) -> Names:
    """Gather the names of all statements."""
    actors: defaultdict[str, Counter[str]] = defaultdict(Counter)
    issues, concepts = set[str](), dict[str, Concept]()
    for statement in statements:
        actors[statement.actor][statement.actor_type] += 1
        if statement.target_kind == "issue":
            issues.add(statement.target)
        else:
            actors[statement.target].update([statement.target_type] if statement.target_type else [])
        for name in (statement.actor_of, statement.target_of, statement.source):
            if name is not None:
                actors[name].update(())
        concepts.setdefault(concept_iri(statement), _concept(statement))
    return Names(actors, frozenset(issues), concepts)


def name_quads(
    names: Names,
    iris: Iris,
    vocabulary: Vocabulary,
    registry: Registry,
    wordings: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Iterator[Quad]:
    """The description of all names: label and class, what the registry knows of an actor, other ``wordings`` of
    issues."""
    graph = iris.names_graph
    for name, types in names.actors.items():
        node = iris.actor(name)
        yield Quad(node, SKOS + "prefLabel", english(name), graph)
        for kind in registry.types(name) or (_main_type(types),):
            yield Quad(node, TYPE, SG + kind, graph)
    yield from registry.facts(names.actors.keys(), iris)
    for name in names.issues:
        yield Quad(iris.issue(name), TYPE, SG + "Issue", graph)
        yield Quad(iris.issue(name), SKOS + "prefLabel", english(name), graph)
        for wording in wordings.get(name, ()):
            yield Quad(iris.issue(name), SKOS + "altLabel", english(wording), graph)
    yield from vocabulary.describe(names.concepts, graph)
    for factuality in FACTUALITIES:
        yield Quad(SG + factuality, TYPE, SG + "Factuality", graph)
        yield Quad(SG + factuality, RDFS + "label", english(factuality), graph)


def _main_type(types: Counter[str]) -> str:
    """The type given most often; of equals the one that `ACTOR_TYPES` names first; "Actor" where none is given."""
    return min(types, key=lambda kind: (-types[kind], ACTOR_TYPES.index(kind)), default="Actor")


def _concept(statement: Statement) -> Concept:
    broader = SG + statement.stance if statement.detail else None
    return Concept(concept_iri(statement), statement.detail or statement.stance, statement.polarity, broader)
