"""Reads actors and tenures from RDF files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import InputError
from ..triples import triples
from ..values import ACTOR_TYPES
from .registry import Actor, Tenure

__all__ = ["read_turtle"]

_SG = "https://w3id.org/stancegraph/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Facts = dict[str, dict[str, list[str]]]


def read_turtle(path: Path) -> tuple[list[Actor], list[Tenure]]:
    """The actors and tenures of one Turtle (or other RDF) file, sorted by IRI.

    Raises `InputError` with file and line where the syntax is broken, with file and subject where a fact is.
    """
    return read_facts([path])


def read_facts(paths: Sequence[Path]) -> tuple[list[Actor], list[Tenure]]:
    """As `read_turtle`, of several files that may refer to each other."""
    facts: Facts = {}
    origin: dict[str, Path] = {}
    for path in paths:
        for subject in _collect(path, facts):
            origin.setdefault(subject, path)
    names = {iri: _label(fact, iri) for iri, fact in facts.items()}
    subjects = sorted(facts)
    actors = [_actor(iri, facts[iri], names, origin[iri]) for iri in subjects if _kind(facts[iri])]
    held = [iri for iri in subjects if _SG + "Tenure" in _of_type(facts[iri])]
    tenures = [_tenure(iri, facts[iri], names, origin[iri]) for iri in held]
    return actors, tenures


def _collect(path: Path, facts: Facts) -> set[str]:
    subjects = set()
    for subject, predicate, text, _, _ in triples(path):
        subjects.add(subject)
        facts.setdefault(subject, {}).setdefault(predicate, []).append(text)
    return subjects


def _of_type(fact: dict[str, list[str]]) -> list[str]:
    return fact.get(_TYPE, [])


def _kind(fact: dict[str, list[str]]) -> str | None:
    return next((kind for kind in ACTOR_TYPES if _SG + kind in _of_type(fact)), None)


def _label(fact: dict[str, list[str]], iri: str) -> str:
    names = fact.get(_SKOS + "prefLabel") or fact.get("http://www.w3.org/2000/01/rdf-schema#label") or [iri]
    return min(names)


def _actor(iri: str, fact: dict[str, list[str]], names: dict[str, str], path: Path) -> Actor:
    if _SKOS + "prefLabel" not in fact:
        raise InputError(f"the actor <{iri}> has no name", where=str(path), cure="give it a skos:prefLabel")

    def texts(term: str) -> tuple[str, ...]:
        return tuple(sorted(fact.get(term, ()), key=lambda text: (text.lower(), text)))

    def related(term: str) -> tuple[str, ...]:
        return tuple(sorted(names.get(other, other) for other in fact.get(term, ())))

    return Actor(
        name=names[iri], type=_kind(fact) or "Organization", iri=iri, aliases=texts(_SKOS + "altLabel"),
        demonyms=tuple(sorted(fact.get(_SG + "demonym", ()), key=lambda text: (len(text), text))),
        iso2=next(iter(texts(_SG + "iso2")), None), iso3=next(iter(texts(_SG + "iso3")), None),
        capitals=texts(_SG + "capital"), metonyms=texts(_SG + "metonym"),
        member_of=related(_SG + "memberOf"), organ_of=next(iter(related(_SG + "organOf")), None),
        government_of=next(iter(related(_SG + "governmentOf")), None), related=related(_SKOS + "related"),
    )


def _tenure(iri: str, fact: dict[str, list[str]], names: dict[str, str], path: Path) -> Tenure:
    def one(term: str) -> str:
        values = fact.get(_SG + term)
        if not values:
            raise InputError(f"the tenure <{iri}> has no sg:{term}", where=str(path), cure=f"add sg:{term}")
        return values[0]

    holder, of = one("holder"), one("of")
    for iri_named in (holder, of):
        if iri_named not in names:
            raise InputError(f"the tenure <{iri}> names an unknown actor <{iri_named}>", where=str(path),
                             cure="declare that actor in this file")
    until = next(iter(fact.get(_SG + "to", ())), None)
    return Tenure(names[holder], one("officeLabel"), names[of], one("from"), until)
