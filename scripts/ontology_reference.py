#!/usr/bin/env python3
"""Write the reference pages docs/ontology.md and docs/queries.md: python scripts/ontology_reference.py [--check].

With --check nothing is written, and the exit code is 1 where a page is not what the ontology says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from stancegraph.store import NamedQuery, named_queries

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- written by scripts/ontology_reference.py -->"
SG = "https://w3id.org/stancegraph/ontology#"
KINDS = (
    (OWL.Class, "Classes"),
    (OWL.ObjectProperty, "Object properties"),
    (OWL.DatatypeProperty, "Datatype properties"),
    (OWL.AnnotationProperty, "Annotation properties"),
)
FACTS = (
    (RDFS.subClassOf, "sub-class of"),
    (RDFS.subPropertyOf, "sub-property of"),
    (RDFS.domain, "of"),
    (RDFS.range, "value"),
    (OWL.inverseOf, "inverse of"),
    (URIRef(SG + "expressesStance"), "expresses"),
    (SKOS.example, "example"),
)


def pages() -> dict[str, str]:
    """The pages by name, as Markdown."""
    terms, scheme = Graph().parse(ROOT / "ontology/stancegraph.ttl"), Graph().parse(ROOT / "ontology/scheme.ttl")
    made = {"ontology.md": [*_head(terms), *_terms(terms), *_scheme(scheme)], "queries.md": list(_queries())}
    return {name: "\n".join(lines) + "\n" for name, lines in made.items()}


def _queries() -> Iterator[str]:
    yield from ("# The named queries", "", NOTE, "")
    yield "Each is asked by its name, `stancegraph query NAME --graph results --param …`, or on the page that"
    yield "`stancegraph serve` opens. A parameter in brackets may be left out. Names of actors and issues are found in"
    yield "any case; a stance includes the narrower ones."
    for query in named_queries().values():
        yield from ("", f"## {query.name}", "", f"**{query.title}** {query.description}", "", f"    {_call(query)}")


def _call(query: NamedQuery) -> str:
    given = []
    for parameter in query.parameters:
        pair = f"{parameter.name}={parameter.example}"
        option = f'--param "{pair}"' if " " in pair else f"--param {pair}"
        given.append(f"[{option}]" if parameter.optional else option)
    return " ".join(["stancegraph query", query.name, *given])


def _head(terms: Graph) -> Iterator[str]:
    ontology = next(terms.subjects(RDF.type, OWL.Ontology))
    yield "# Reference of the ontology"
    yield from ("", NOTE, "")
    yield f"{terms.value(ontology, DCTERMS.description)}"
    yield ""
    yield f"Version {terms.value(ontology, OWL.versionInfo)}, namespace `{SG}`, preferred prefix `sg:`,"
    yield f"licence <{terms.value(ontology, DCTERMS.license)}>. What each file holds, and how a statement looks:"
    yield "[ontology/README.md](../ontology/README.md)."


def _terms(terms: Graph) -> Iterator[str]:
    for kind, title in KINDS:
        found = sorted(node for node in terms.subjects(RDF.type, kind) if str(node).startswith(SG))
        yield from ("", f"## {title}", "", "| term | definition | |", "|---|---|---|")
        for node in found:
            yield f"| `{_short(terms, node)}` | {terms.value(node, SKOS.definition)} | {_facts(terms, node)} |"


def _facts(terms: Graph, node: Node) -> str:
    told = []
    for predicate, words in FACTS:
        values = sorted(_short(terms, value) for value in terms.objects(node, predicate))
        if values:
            marked = [value if predicate == SKOS.example else f"`{value}`" for value in values]
            told.append(f"{words} {', '.join(marked)}")
    return "; ".join(told)


def _short(graph: Graph, node: Node) -> str:
    union = graph.value(node, OWL.unionOf)
    if union is not None:
        return " or ".join(sorted(_short(graph, part) for part in Collection(graph, union)))
    text = str(node)
    return "sg:" + text.removeprefix(SG) if text.startswith(SG) else _named(graph, node)


def _named(graph: Graph, node: Node) -> str:
    return node.n3(graph.namespace_manager) if isinstance(node, URIRef) else str(node)


def _scheme(scheme: Graph) -> Iterator[str]:
    yield from ("", "## Stances", "", "| stance | side | definition | PLOVER, CAMEO |", "|---|---|---|---|")
    tops = sorted(scheme.subjects(SKOS.topConceptOf, None)) or sorted(
        node for node in scheme.subjects(RDF.type, SKOS.Concept) if not list(scheme.objects(node, SKOS.broader))
    )
    for top in tops:
        yield from _concept(scheme, top, 0)


def _concept(scheme: Graph, node: Node, depth: int) -> Iterator[str]:
    side = {"1": "for", "-1": "against"}.get(str(scheme.value(node, URIRef(SG + "polarity"))), "")
    codes = sorted(str(code).rpartition("#")[2] for code in scheme.objects(node, SKOS.closeMatch))
    name = "&emsp;" * depth + f"`{_short(scheme, node)}`"
    yield f"| {name} | {side} | {scheme.value(node, SKOS.definition) or ''} | {', '.join(codes)} |"
    for narrower in sorted(scheme.subjects(SKOS.broader, node)):
        yield from _concept(scheme, narrower, depth + 1)


def main() -> None:
    for name, text in pages().items():
        path = ROOT / "docs" / name
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path} is out of date")


if __name__ == "__main__":
    main()
