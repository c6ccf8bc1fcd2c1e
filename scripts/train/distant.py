"""Entity labels without an annotator: known names found in open texts.

The names are the actor registry's and the persons of the stance annotation. A word of a known name bears its type, a
small word outside of names bears none, any other capitalised word is left open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from entities import ANY, BIO, BODY, OUTSIDE, TITLES

_CLASSES = {
    "State": "GPE",
    "IntergovernmentalOrganization": "ORG",
    "Organization": "ORG",
    "PoliticalParty": "ORG",
    "ArmedGroup": "ORG",
    "MediaOutlet": "ORG",
    "Person": "PERSON",
}
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z])|\n+")
Names = dict[str, str]
Labelled = tuple[list[str], list[bool], list[frozenset[int]]]


def registry_names() -> Names:
    """Name to entity label, from the project's own registry: labels, demonyms (NORP) and capitals (GPE)."""
    import rdflib
    from rdflib.namespace import RDF, SKOS

    from stancegraph.resources import ontology_path

    sg = rdflib.Namespace("https://w3id.org/stancegraph/ontology#")
    names: Names = {}
    for path in sorted(ontology_path().glob("actors*.ttl")):
        graph = rdflib.Graph().parse(path)
        for subject, kind in graph.subject_objects(RDF.type):
            label = _CLASSES.get(str(kind).removeprefix(str(sg)))
            for term in [SKOS.prefLabel, SKOS.altLabel] if label else []:
                names.update({str(name): label for name in graph.objects(subject, term) if len(str(name)) > 1})
        names.update({str(name): "NORP" for name in graph.objects(None, sg.demonym)})
        names.update({str(name): "GPE" for name in graph.objects(None, sg.capital)})
    return {re.sub(r" \(.*\)$", "", name): label for name, label in names.items() if name[:1].isupper()}


def units(gold: Path, names: Names, tokenize: Callable[[str], list[tuple[int, int]]]) -> Iterator[Labelled]:
    """Words, whether white space precedes each, and label sets, sentence by sentence of the open training texts."""
    for part in ("wikinews", "written"):
        persons: dict[str, set[str]] = {}
        for line in (gold / f"{part}-train.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            persons.setdefault(row["doc"], set()).update(filter(_is_person, [row["actor"]] if row["actor_of"] else []))
        for document, found in sorted(persons.items()):
            own = names | {n: "PERSON" for full in found for n in (full, full.split()[-1]) if n not in names}
            text = (gold / part / f"{document}.txt").read_text(encoding="utf-8")
            for sentence in filter(str.strip, _SENTENCE_END.split(text)):
                spans = tokenize(sentence)
                words = [sentence[a:b] for a, b in spans]
                gaps = [a > 0 and sentence[a - 1].isspace() for a, _ in spans]
                yield words, gaps, _label(words, own)


def _is_person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and all(
        w[:1].isupper()
        and w.replace("-", "").replace(".", "").replace("'", "").isalpha()
        and not BODY.match(w)
        and w.lower() not in TITLES
        for w in words
    )


def _label(words: list[str], names: Names) -> list[frozenset[int]]:
    labels = [ANY if w[:1].isupper() and w.lower().strip(".") not in TITLES else OUTSIDE for w in words]
    index = 0
    while index < len(words):
        for size in range(min(7, len(words) - index), 0, -1):
            kind = names.get(" ".join(words[index : index + size]).replace(" - ", "-").replace(" '", "'"))
            if kind and not _goes_on(words, index, index + size):
                for at in range(index, index + size):
                    labels[at] = frozenset([BIO.index(f"{'B' if at == index else 'I'}-{kind}")])
                index += size - 1
                break
        index += 1
    return labels


def _goes_on(words: list[str], start: int, end: int) -> bool:
    """Whether capitals beside the name say that it is part of a longer one, which the registry does not know."""
    after = end < len(words) and words[end][:1].isupper() and words[end][1:2].islower()
    before = start > 1 and words[start - 1][:1].isupper() and words[start - 1].lower() not in TITLES
    return after or before
