"""When two names mean the same actor, and which words a text is made of."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..actors.registry import Actor, Registry

__all__ = ["Names", "content", "folded", "overlap", "registry_names"]

_FUNCTION_WORDS = frozenset(
    "a an and are as at be been by for from her his in into is it its of on or over s t that the their these this "
    "those to was were will with would".split()
)
_ENDING = re.compile(r"(?:ing|ed|es|s|ns|n)$")
_ARTICLE = re.compile(r"^(?:the|a|an|some) ")
_NATIONS = re.compile(r"\bnations?\b")


@dataclass(frozen=True)
class Names:
    """Compares names; ``aliases`` gives the canonical name of other names, all `folded`."""

    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def canonical(self, name: str | None) -> str:
        """The name folded, without article, and by its canonical name where it is an alias."""
        plain = _ARTICLE.sub("", _NATIONS.sub("countries", folded(name or "")))
        return self.aliases.get(plain, plain)

    def same(self, one: str, other: str) -> bool:
        """Equal canonical names or words, or the same last word with one name's words within the other's (surnames)."""
        a, b = self.canonical(one), self.canonical(other)
        if not a or not b:
            return False
        if a == b or content(a) == content(b):
            return True
        left, right = a.split(), b.split()
        return left[-1] == right[-1] and (set(left) <= set(right) or set(right) <= set(left))


def registry_names(registry: Registry) -> Names:
    """The names by which the registry knows its actors; a government is its state, and ambiguous names are left out."""
    meant: dict[str, set[str]] = defaultdict(set)
    for actor in registry.actors:
        for name in _names(actor):
            meant[Names().canonical(name)].add(folded(actor.government_of or actor.name))
    return Names({name: min(actors) for name, actors in meant.items() if len(actors) == 1 and name})


def _names(actor: Actor) -> tuple[str, ...]:
    capitals = actor.capitals if actor.type == "State" else ()
    return (actor.name, *actor.aliases, *actor.metonyms, *capitals)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower-case letters and digits without diacritics, everything else one blank."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", ascii_only).split())


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The words of a text without function words and, in longer ones, inflectional endings."""
    words = (word for word in folded(text).split() if word not in _FUNCTION_WORDS)
    return frozenset(_ENDING.sub("", word) if len(word) > 4 else word for word in words)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The shared part (0..1) of the smaller set; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
