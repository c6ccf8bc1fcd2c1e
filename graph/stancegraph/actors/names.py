"""Names as text: folding, pieces, possessives, initials. Pure functions over strings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from .words import word_set

__all__ = ["PARTICLES", "bare", "fold", "fold_case", "initials", "pieces", "surname"]

_SUFFIXES = word_set("jr sr ii iii iv jnr snr")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss",
                          "æ": "ae", "Æ": "Ae", "ʻ": "'", "ʼ": "'", "\u2018": "'", "\u2019": "'"})
_PIECE = re.compile(r"\w+|[^\w\s]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)

PARTICLES = word_set(
    "al el bin ben ibn abu abd de da do dos das del della di du la le van von der den ten ter zu y e bint ould st"
)
"""Lower-case words that belong to a surname."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without diacritics and typographic apostrophes, case kept: "Erdoğan" -> "Erdogan"."""
    if text.isascii():
        return text
    marked = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in marked if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The folded, lower-cased words and marks of a text: the keys of the phrase index, whatever the tokenizer."""
    if text.isascii() and text.isalnum():
        return (text.lower(),)
    return tuple(_PIECE.findall(fold(text).lower()))


def fold_case(text: str) -> str:
    """A key for comparing names: folded, lower-cased, marks and blanks made one blank."""
    return " ".join(piece for piece in pieces(text) if piece.isalnum())


def bare(text: str) -> str:
    """The name without a leading article, a possessive ending and surrounding marks; white space folded."""
    text = " ".join(text.split()).strip(" \"'\u201c\u201d\u2018\u2019,;:()[]")
    text = _ARTICLE.sub("", text)
    for ending in ("'s", "\u2019s", "'", "\u2019"):
        text = text.removesuffix(ending)
    return text.strip()


def surname(words: Sequence[str]) -> str:
    """The last name with its particles: ("Ursula", "von", "der", "Leyen") -> "von der Leyen"."""
    kept = [word for word in words if fold(word).rstrip(".").lower() not in _SUFFIXES] or list(words)
    start = len(kept) - 1
    while start > 1 and fold(kept[start - 1]).lower() in PARTICLES:
        start -= 1
    return " ".join(kept[start:])


def initials(words: Sequence[str]) -> str:
    """The capital initials of a name, as its abbreviation would be: "Arab Water Council" -> "AWC"."""
    return "".join(word[0] for word in words if word[:1].isupper())
