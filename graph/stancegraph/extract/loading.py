"""Reads the cue lexicon from the ontology. The only module of the extraction that knows RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ResourceError
from ..resources import ontology_path
from .inflection import forms
from .lexicon import Concept, Cue, Lexicon

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["load_lexicon", "make_cue"]

SG = "https://w3id.org/stancegraph/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_VERBAL = ("speech", "light", "reverses", "intends", "asks", "accuses", "mute")
_INFLECTED = ("VERB", "NOUN")
_PREPOSITIONS = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})
_OBLIQUE = frozenset({"SubjectOblique", "ObjectOblique", "ObliqueRequest"})


def load_lexicon(paths: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of ``scheme.ttl`` and ``cues*.ttl`` in the ontology, and of the user's files in ``paths``.

    Raises `ResourceError` where a file cannot be parsed, or a cue names an unknown concept or no frame.
    """
    folder = ontology_path()
    return _load((folder / "scheme.ttl", *sorted(folder.glob("cues*.ttl")), *map(Path, paths)))


@cache
def _load(paths: tuple[Path, ...]) -> Lexicon:
    graph = _parse(paths)
    concepts = _concepts(graph)
    cues, triggers = _cues(graph, concepts), _triggers(graph)
    by_head: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        by_head[cue.head].append(cue)
    return Lexicon(
        cues={head: tuple(sorted(found, key=lambda cue: -len(cue.parts))) for head, found in by_head.items()},
        triggers=triggers,
        concepts=concepts,
        judgements=_judgements(cues, concepts),
        forms={(pos, form): lemma for pos in _INFLECTED for form, lemma in forms(_words(cues, triggers, pos)).items()},
    )


def _words(cues: Iterable[Cue], triggers: Mapping[str, frozenset[str]], pos: str) -> Iterator[str]:
    """The words of the lexicon that can be a verb (heads, triggers) or a noun (heads, parts of phrases)."""
    for role in _VERBAL if pos == "VERB" else ():
        yield from triggers.get(role, ())
    for cue in cues:
        if cue.pos == pos:
            yield cue.head
        if pos == "NOUN":
            yield from cue.parts


def _parse(paths: Iterable[Path]) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except Exception as error:
            raise ResourceError(str(error), where=str(path), cure="correct the Turtle") from error
    return graph


def _name(node: Node | None) -> str:
    return str(node).removeprefix(SG)


def _concepts(graph: Graph) -> dict[str, Concept]:
    from rdflib import URIRef

    broader = {_name(s): _name(o) for s, o in graph.subject_objects(URIRef(_SKOS + "broader"))}
    polarity = {_name(s): int(str(o)) for s, o in graph.subject_objects(URIRef(SG + "polarity"))}
    negated = {_name(s): _name(o) for s, o in graph.subject_objects(URIRef(SG + "underNegation"))}
    found = {}
    for name, sign in polarity.items():
        stance = name
        while broader.get(broader.get(stance, "")) is not None:
            stance = broader[stance]
        if stance in broader:
            found[name] = Concept(name, stance, sign, negated.get(name, negated.get(stance)))
    return found


def _cues(graph: Graph, concepts: dict[str, Concept]) -> list[Cue]:
    from rdflib import RDF, URIRef

    def values(node: Node, term: str) -> list[str]:
        return sorted(_name(value) for value in graph.objects(node, URIRef(SG + term)))

    found = []
    for node in sorted(graph.subjects(RDF.type, URIRef(SG + "Cue")), key=str):
        place, frames, concept = str(node), values(node, "frame"), next(iter(values(node, "concept")), "")
        if concept not in concepts or not frames or len(values(node, "pos")) != 1:
            raise ResourceError(
                f"cue has concept {concept!r} and frames {frames}",
                where=place,
                cure="give it one sg:pos, one sg:concept of the scheme, and an sg:frame",
            )
        addressee = next(iter(values(node, "addressee")), None)
        marks = tuple(values(node, "mark"))
        negated, actors = ("true" in values(node, term) for term in ("onlyNegated", "onlyActors"))
        for lemma in values(node, "lemma"):
            for frame in frames:
                cue = make_cue(lemma, values(node, "pos")[0], concept, frame, marks, addressee)
                found.append(replace(cue, only_negated=negated, only_actors=actors))
    return found


def make_cue(
    lemma: str, pos: str, concept: str, frame: str, marks: tuple[str, ...] = (), addressee: str | None = None
) -> Cue:
    """A cue from the words of the lexicon; see ``sg:lemma`` for how its head and its preposition are told."""
    words = tuple(lemma.lower().split())
    if frame in _OBLIQUE and not marks and len(words) > 1:
        *words_, mark = words
        return Cue(words_[0], tuple(words_[1:]), pos, concept, frame, (mark,), True, addressee)
    if pos == "NOUN":
        at = _noun_head(words)
        return Cue(words[at], words[:at] + words[at + 1 :], pos, concept, frame, marks, False, addressee)
    return Cue(words[0], words[1:], pos, concept, frame, marks, frame in _OBLIQUE, addressee)


def _noun_head(words: tuple[str, ...]) -> int:
    """The place of the head: before the first preposition inside the phrase ("slap in face"), else the last word."""
    return next((i - 1 for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words) - 1)


def _triggers(graph: Graph) -> dict[str, frozenset[str]]:
    from rdflib import URIRef

    found: dict[str, set[str]] = defaultdict(set)
    for node, role in graph.subject_objects(URIRef(SG + "role")):
        found[_name(role).lower()].update(str(lemma) for lemma in graph.objects(node, URIRef(SG + "lemma")))
    return {role: frozenset(words) for role, words in found.items()}


def _judgements(cues: Iterable[Cue], concepts: dict[str, Concept]) -> dict[str, int]:
    return {cue.head: concepts[cue.concept].polarity for cue in cues if cue.frame == "Judgement" and not cue.parts}
