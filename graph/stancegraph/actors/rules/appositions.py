"""Nouns for bodies with the name beside them: "the transport regulator, LATRA", "a group calling itself the Reds"."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..scene import Finding, Scene
from ..titles import is_place
from ..view import View
from ..words import OPPOSITION, ORGANIZATIONS, singular, word_set

__all__ = ["find"]

_NOUNS = ORGANIZATIONS - word_set(
    "country nation state kingdom republic capital province region city town village government regime power member "
    "parliament executive leadership majority press media public industry conference summit campaign"
)
_BESIDE = frozenset(("appos", "flat", "nmod:desc", "compound"))
_NAMING = word_set("calling called named known dubbed styled")
_REACH = 8


def find(scene: Scene) -> Iterator[Finding]:
    """The noun is what the name denotes: a known name, else the capitalised words in apposition or after "called"."""
    view = scene.view
    for index in range(view.count - 1):
        word = singular(view.lowers[index])
        if view.pos[index] != "NOUN" or scene.title_of(index) or view.plural(index):
            continue
        if word not in _NOUNS and word not in OPPOSITION:
            continue
        extent = _beside(scene, index) or _called(view, index)
        if extent is None:
            continue
        span = scene.named_at(view.root(*extent)) or scene.named_at(extent[0])
        if span is not None and (is_place(span) or span.kind in ("place", "capital", "demonym", "metonym")):
            continue
        name, kind = (span.name, span.type) if span is not None else (view.text(*extent), "Organization")
        if kind != "Person":
            left = scene.left(index)
            yield Finding(Mention(left, extent[1], index, name, kind, None, "apposition", 0.75), (index, index + 1))


def _beside(scene: Scene, index: int) -> tuple[int, int] | None:
    """The name right behind the noun, or behind a comma, that the parse holds for its apposition."""
    view = scene.view
    first = index + 1 + (view.words[index + 1] == ",")
    first += first < view.count and view.lowers[first] == "the" and view.words[index + 1] == ","
    extent = _capitalised(view, first)
    if extent is None or any(scene.title_of(i) for i in range(*extent)):
        return None
    root = view.root(*extent)
    linked = view.heads[root] == index and view.deps[root] in _BESIDE
    return extent if linked else None


def _called(view: View, index: int) -> tuple[int, int] | None:
    """The name in "a movement named GenZ 212", "the bloc known as the Centrão", "a group calling itself ..."."""
    for verb in view.children[index]:
        if view.deps[verb] != "acl" or view.lowers[verb] not in _NAMING or verb < index:
            continue
        first = verb + 1
        while first < min(view.count, verb + 4) and view.lowers[first] in ("itself", "themselves", "as", "the", '"'):
            first += 1
        return _capitalised(view, first)
    return None


def _capitalised(view: View, start: int) -> tuple[int, int] | None:
    """The run of capitalised words and numbers that begins here, in one sentence."""
    end = start
    while end < view.count and end < start + _REACH and view.sents[end] == view.sents[start]:
        word = view.words[end]
        number = end > start and (word.isdigit() or word in ("-", "&"))
        if not (word[:1].isupper() and view.pos[end] in ("PROPN", "NOUN", "ADJ", "X", "NUM", "PRON", "VERB")) \
                and not number:
            break
        end += 1
    while end > start and not view.words[end - 1][:1].isalnum():
        end -= 1
    return (start, end) if end > start and view.pos[start] in ("PROPN", "X", "ADJ", "NOUN", "PRON") else None
