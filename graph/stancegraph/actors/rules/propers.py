"""Capitalised names in an actor's place that neither the registry nor the entity recogniser knows."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..scene import Finding, Scene
from ..view import View
from .nominals import denotes_persons

__all__ = ["find"]

_ROLES = frozenset(("nsubj", "nsubj:pass", "nmod:poss", "obl:agent", "obj", "iobj"))
_OTHER = frozenset(("EVENT", "WORK", "PRODUCT", "DATE"))


def find(scene: Scene) -> Iterator[Finding]:
    """A run of proper nouns that is subject, object, agent or possessor, as an organisation with a low score."""
    view = scene.view
    other = {index for start, end, label in view.entities if label in _OTHER for index in range(start, end)}
    start = 0
    while start < view.count:
        end = start
        while end < view.count and view.pos[end] == "PROPN" and scene.named_at(end) is None:
            end += 1
        if end > start and start not in other and not scene.title_of(start):
            head = view.root(start, end)
            if view.deps[head] in _ROLES and head not in scene.mentions and not _common(view, start, end):
                name = view.text(start, end)
                yield Finding(Mention(start, end, head, name, "Organization", None, "proper", 0.5), (start, end))
        start = max(end, start + 1)


def _common(view: View, start: int, end: int) -> bool:
    """Whether the run is one plural of persons that only the sentence's beginning capitalises: "Hydrologists"."""
    return end - start == 1 and start == view.starts[view.sents[start]] and denotes_persons(view, start)
