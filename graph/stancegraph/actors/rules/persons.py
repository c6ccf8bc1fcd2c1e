"""Named persons with the title before or the apposition around the name."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..scene import Finding, Scene

__all__ = ["find"]


def find(scene: Scene) -> Iterator[Finding]:
    """ "Russian Foreign Minister Sergei Lavrov" -> Sergei Lavrov, of Russia."""
    for span in scene.people:
        score = 0.95 if span.by == "registry" or " " in span.name else 0.8
        rule = "title" if span.left < span.start else span.by
        for head in (span.head, span.noun):
            if head is not None:
                mention = Mention(span.left, span.end, head, span.name, "Person", span.of, f"person:{rule}", score)
                yield Finding(mention, (span.core, span.end) if head == (span.noun or span.head) else (head, head + 1))
