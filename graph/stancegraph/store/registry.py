"""What the actor registry knows of the actors of a dataset, carried over to the dataset's own IRIs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ..resources import ontology_path
from ..triples import triples
from ..values import ACTOR_TYPES
from .iris import Iris, local
from .terms import RDFS, SG, SKOS, TYPE, Literal, Quad, Term, english

__all__ = ["Registry", "load_facts"]

_FACTS = frozenset(
    [SKOS + "altLabel", SKOS + "exactMatch", SKOS + "closeMatch"]
    + [SG + name for name in ("demonym", "iso2", "iso3", "capital", "metonym")]
)
_LINKS = frozenset([SKOS + "related", *(SG + name for name in ("memberOf", "organOf", "governmentOf"))])
_RETYPED = SG + "retyped"
_CLASSES = {SG + kind: kind for kind in ACTOR_TYPES}
Facts = tuple[tuple[str, Term], ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """The registry as facts: ``nodes`` by canonical name, ``labels`` of nodes, ``about`` a node, ``tenures``."""

    nodes: Mapping[str, str]
    labels: Mapping[str, str]
    about: Mapping[str, Facts]
    tenures: Sequence[Facts]

    def types(self, name: str) -> tuple[str, ...]:
        """The type that the user decided for a name, else those that the registry gives; none where neither does."""
        facts = self.about.get(self.nodes.get(name, ""), ())
        if decided := [_CLASSES[term] for kind, term in facts if kind == _RETYPED and term in _CLASSES]:
            return (decided[-1],)
        return tuple(sorted(_CLASSES[term] for kind, term in facts if kind == TYPE and term in _CLASSES))

    def facts(self, names: Collection[str], iris: Iris) -> Iterator[Quad]:
        """What is known of the named actors; links between actors only where both ends are named."""
        graph = iris.names_graph
        for name in names:
            if node := self.nodes.get(name):
                yield Quad(iris.actor(name), SKOS + "exactMatch", node, graph)
            for predicate, term in self.about.get(node or "", ()):
                if predicate in _FACTS:
                    yield Quad(iris.actor(name), predicate, term, graph)
                elif predicate in _LINKS and (other := self._named(term, names)):
                    yield Quad(iris.actor(name), predicate, iris.actor(other), graph)
        for tenure in self.tenures:
            yield from self._tenure(dict(tenure), names, iris)

    def _tenure(self, facts: Mapping[str, Term], names: Collection[str], iris: Iris) -> Iterator[Quad]:
        holder, body = (self._named(facts.get(SG + link), names) for link in ("holder", "of"))
        if not holder or not body:
            return
        office, start = (_text(facts.get(SG + field)) for field in ("officeLabel", "from"))
        node = f"{iris.actor(holder)}#tenure-{local(' '.join(filter(None, (office, body, start))))}"
        yield Quad(node, TYPE, SG + "Tenure", iris.names_graph)
        label = _text(facts.get(RDFS + "label")) or f"{holder}, {office or 'office'} of {body}, from {start}"
        yield Quad(node, RDFS + "label", english(label), iris.names_graph)
        yield Quad(node, SG + "holder", iris.actor(holder), iris.names_graph)
        yield Quad(node, SG + "of", iris.actor(body), iris.names_graph)
        for field in ("officeLabel", "from", "to"):
            if (term := facts.get(SG + field)) is not None:
                yield Quad(node, SG + field, term, iris.names_graph)

    def _named(self, node: Term | None, names: Collection[str]) -> str | None:
        name = self.labels.get(node) if isinstance(node, str) else None
        return name if name in names else None


def load_facts(paths: Sequence[Path] = ()) -> Registry:
    """Read the packaged actors and the user's own files. Raises `InputError` for a file that is no Turtle."""
    own = [quad for path in paths for quad in _read(path)]
    return _registry([*_packaged(), *own]) if own else _packaged_registry()


@lru_cache(maxsize=1)
def _packaged() -> tuple[Quad, ...]:
    return tuple(quad for path in sorted(ontology_path().glob("actors*.ttl")) for quad in _read(path))


@lru_cache(maxsize=1)
def _packaged_registry() -> Registry:
    return _registry(_packaged())


def _read(path: Path) -> list[Quad]:
    return [
        Quad(subject, predicate, Literal(text, datatype, language) if datatype else text)
        for subject, predicate, text, datatype, language in triples(path)
    ]


def _registry(quads: Iterable[Quad]) -> Registry:
    about: dict[str, list[tuple[str, Term]]] = {}
    for subject, predicate, value, _ in quads:
        about.setdefault(subject, []).append((predicate, value))
    facts: dict[str, Facts] = {node: tuple(sorted(rows, key=str)) for node, rows in sorted(about.items())}
    labels = {
        node: term.text
        for node, rows in facts.items()
        for predicate, term in rows
        if predicate == SKOS + "prefLabel" and isinstance(term, Literal) and term.language in ("", "en")
    }
    nodes = {name: node for node, name in reversed(labels.items())}
    tenures = tuple(rows for rows in facts.values() if (TYPE, SG + "Tenure") in rows)
    return Registry(MappingProxyType(nodes), MappingProxyType(labels), MappingProxyType(facts), tenures)


def _text(term: Term | None) -> str | None:
    return term.text if isinstance(term, Literal) else term
