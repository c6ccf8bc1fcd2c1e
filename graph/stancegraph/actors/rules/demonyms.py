"""Peoples and adjectives of countries, parties and bodies: "the Russians", "Republicans", "a French proposal"."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..scene import Finding, Scene

__all__ = ["find"]


def find(scene: Scene) -> Iterator[Finding]:
    """A people in the plural or with "the" is the country; members are their party; an adjective tells whose act
    the noun is, with a low score."""
    view = scene.view
    for span in scene.named:
        if span.kind != "demonym" or scene.title_of(span.end - 1):
            continue
        head = view.root(span.start, span.end)
        adjective = view.deps[head] in ("amod", "compound", "nmod:desc") or (
            view.pos[head] == "ADJ" and view.deps[head] not in ("nsubj", "obj", "nsubj:pass", "nmod:poss")
        )
        article = span.start > 0 and view.lowers[span.start - 1] == "the"
        if adjective:
            score = 0.45
        elif view.plural(head) or view.words[span.end - 1].endswith("s") or article:
            score = 0.65
        else:
            continue
        rule = "demonym:adjective" if adjective else "demonym:people"
        start = span.start - (article and not adjective)
        yield Finding(Mention(start, span.end, head, span.name, span.type, None, rule, score), (span.start, span.end))
