"""What an issue's name tells: its head, its other words, the actors in it; so that two names can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..actors import Registry
from ..actors.names import fold_case
from ..actors.words import singular, word_set

__all__ = ["Phrase", "phrase_reader"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.,][^\W_]+)*(?:['’](?!\w))?")
_OWNED = re.compile(r"['’]s?$")
_SILENT = word_set(
    "a an the this that these those its their his her our your my such any some all no every each another own "
    "proposed draft planned new latest current so-called controversial recent possible potential immediate"
)
_LINKS = word_set(
    "of on in at to for with against about over into under between among after before during without through "
    "towards toward upon as than which who whose if whether and or from that"
)
_ENDINGS = ("ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al", "ed",
            "es", "s", "e")  # fmt: skip
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name as words without endings (known actors by their names), the one that heads it, and ``sides``: each actor
    with whether it does the deed (stands before the head or behind "by"). ``own`` says that it names something by a
    name of its own: what it means does not depend on the document."""

    head: str
    words: frozenset[str]
    sides: tuple[tuple[str, bool], ...]
    own: bool

    @property
    def bare(self) -> bool:
        """Whether it is no more than its head."""
        return len(self.words) < 2

    @property
    def key(self) -> tuple[frozenset[str], tuple[tuple[str, bool], ...]]:
        """What is equal where two names say the same."""
        return self.words, self.sides if len(self.sides) > 1 else ()


def phrase_reader(registry: Registry) -> Callable[[str], Phrase]:
    """The function that reads a name; ``registry`` knows the actors."""

    def read(name: str) -> Phrase:
        tokens = _TOKEN.findall(name.replace("-", " "))
        plain = [_OWNED.sub("", token) for token in tokens]
        hits = {hit.start: hit for hit in registry.phrases.find(plain)}
        words: list[tuple[str, bool]] = []
        sides: list[tuple[str, bool]] = []
        before, by, i = True, False, 0
        while i < len(plain):
            low = plain[i].lower()
            if i in hits:
                actor = registry.actors[hits[i].actors[0]]
                known = actor.government_of or actor.name
                sides.append((known, before or by))
                words.append((known, before))
                i = hits[i].end
                continue
            if low == "by" or low in _LINKS:
                before, by = False, low == "by"
            elif low not in _SILENT:
                words.append((_stem(low), before))
            i += 1
        if not words and plain:
            words.append((_stem(plain[-1]), True))
        heads = [word for word, ahead in words if ahead] or [word for word, _ in words[:1]] or [""]
        own = bool(sides) or any(word[:1].isupper() for word in plain[1:])
        return Phrase(heads[-1], frozenset(word for word, _ in words), tuple(sides), own)

    return read


def _stem(word: str) -> str:
    """The word without its ending, so that "lifting", "lifted" and "lifts" are equal."""
    word = singular(fold_case(word))
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _LEAST), "")
    return word[: len(word) - len(ending)]
