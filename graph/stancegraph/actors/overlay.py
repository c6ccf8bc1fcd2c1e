"""What the graph must know of actors beyond the packaged registry, as Turtle: own tables, names before a merge."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from .decisions import Decision, decided_types, former_names
from .load import TURTLE, load_registry, read_file
from .registry import Actor

__all__ = ["OVERLAY", "graph_files"]

OVERLAY = "actors-in-graph.ttl"
_OWN = "https://w3id.org/stancegraph/data/named/"
_PREFIXES = """@prefix sg: <https://w3id.org/stancegraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def graph_files(
    paths: Sequence[Path], decisions: Sequence[Decision], names: Collection[str], folder: Path
) -> tuple[Path, ...]:
    """The Turtle files that describe the user's actors for the graph: those of ``paths``, and one in ``folder`` with
    the actors of other tables that are among ``names``, with the former names of merged and renamed ones, and with the
    types that were decided."""
    own = tuple(path for path in paths if path.suffix.lower() in TURTLE)
    others = [actor for path in paths if path not in own for actor in read_file(path)[0] if actor.name in names]
    former = {name: old for name, old in former_names(decisions).items() if name in names}
    retyped = {name: kind for name, kind in decided_types(decisions).items() if name in names}
    if not others and not former and not retyped:
        (folder / OVERLAY).unlink(missing_ok=True)
        return own
    known = load_registry(own).by_name
    folder.mkdir(parents=True, exist_ok=True)
    iris = {name: actor.iri for name, actor in known.items() if actor.iri}
    types = (f"\n{_node(name, iris.get(name))} sg:retyped sg:{kind} .\n" for name, kind in retyped.items())
    blocks = [*_described(others, iris), *_labelled(former, iris), *types]
    (folder / OVERLAY).write_text(_PREFIXES + "".join(blocks), encoding="utf-8", newline="\n")
    return (*own, folder / OVERLAY)


def _described(actors: Iterable[Actor], iris: Mapping[str, str]) -> Iterator[str]:
    for actor in actors:
        labels = "".join(f" ;\n    skos:altLabel {_text(alias)}" for alias in actor.aliases)
        kind = "" if actor.name in iris else f" a sg:{actor.type} ;"
        yield f"\n{_node(actor.name, iris.get(actor.name))}{kind} skos:prefLabel {_text(actor.name)}{labels} .\n"


def _labelled(former: Mapping[str, tuple[str, ...]], iris: Mapping[str, str]) -> Iterator[str]:
    for name, old in former.items():
        labels = " , ".join(map(_text, old))
        yield f"\n{_node(name, iris.get(name))} skos:prefLabel {_text(name)} ; skos:altLabel {labels} .\n"


def _node(name: str, iri: str | None) -> str:
    return f"<{iri or _OWN + quote(name, safe='')}>"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) + "@en"
