"""What the linking rules are given, and what they yield."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..values import Mention
from .context import Context
from .named import Named, named_spans
from .people import PersonSpan, people
from .registry import Registry
from .titles import Affiliations
from .view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Finding", "Scene", "set_scene"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A mention that a rule proposes, and the tokens that no later rule may read another actor into."""

    mention: Mention
    claim: tuple[int, int]


@dataclass(frozen=True)
class Scene:
    """A parsed document with all that is known before rules run; ``mentions`` are those accepted so far, by head."""

    view: View
    context: Context
    named: Sequence[Named]
    people: Sequence[PersonSpan]
    affiliations: Affiliations
    person_at: Mapping[int, PersonSpan]
    mentions: dict[int, Mention] = field(default_factory=dict)

    def named_at(self, index: int) -> Named | None:
        """The name that covers a token."""
        return self.affiliations.at.get(index)

    def left(self, index: int) -> int:
        """The first token of the noun phrase that ends at a token, without the dateline before a dash."""
        start = self.affiliations.left(index)
        spaced, words = self.view.spaced, self.view.words
        return max((i + 1 for i in range(start + 1, index) if words[i] == "-" and spaced[i] and spaced[i - 1]),
                   default=start)

    def title_of(self, index: int) -> bool:
        """Whether the token belongs to a person's name or the title before it."""
        return index in self.person_at


def set_scene(doc: Doc, registry: Registry, date: str | None) -> Scene:
    """Read the document once: names, countries, persons."""
    view = View(doc, registry, date)
    context = Context(view)
    named = named_spans(view, context)
    persons = people(view, context, named)
    at = {index: span for span in persons for index in range(span.core, span.end)}
    return Scene(view, context, named, persons, Affiliations(view, context, named), at)
