"""Hand-built parses, written compactly."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from stancegraph.values import Mention

_VOCAB = Vocab()
_TAGS = {"PROPN": "NNP", "VERB": "VBD", "ADJ": "JJ", "PRON": "PRP", "DET": "DT", "ADP": "IN"}
_RELATIVES = {"who": "WP", "which": "WDT", "that": "WDT", "whose": "WP$"}
_APART = ("'s", ",", ".", "-", ")", ";")


def parse(text: str, ents: tuple[tuple[str, str], ...] = ()) -> Doc:
    """A Doc from one line a sentence of `form/POS/dep/head` tokens (head 1-based in the line, 0 is the root).

    A line that begins with `+` goes on with the sentence before.
    """
    words, pos, tags, deps, heads, lemmas = [], [], [], [], [], []
    for line in filter(None, map(str.strip, re.sub(r"\n\s*\+", " ", text).splitlines())):
        base = len(words)
        for number, token in enumerate(line.split()):
            form, kind, dep, head = token.rsplit("/", 3)
            words.append(form)
            pos.append(kind)
            deps.append(dep if head != "0" else "ROOT")
            heads.append(base + (int(head) - 1 if head != "0" else number))
            plural = kind == "NOUN" and form.endswith("s") and not form.endswith("ss")
            tags.append(_RELATIVES.get(form.lower(), "") or ("NNS" if plural else _TAGS.get(kind, "NN")))
            lemmas.append(_lemma(form, kind))
    spaces = [index + 1 < len(words) and words[index + 1] not in _APART and word not in ("(", "-")
              for index, word in enumerate(words)]
    doc = Doc(_VOCAB, words=words, spaces=spaces, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=lemmas)
    doc.ents = [_span(doc, name, label) for name, label in ents]
    return doc


def _lemma(form: str, kind: str) -> str:
    known = {"said": "say", "told": "tell", "visited": "visit", "warned": "warn"}
    return known.get(form, form.lower()) if kind == "VERB" else form.lower()


def _span(doc: Doc, name: str, label: str) -> Span:
    wanted = name.split()
    start = next(i for i in range(len(doc)) if [token.text for token in doc[i : i + len(wanted)]] == wanted)
    return Span(doc, start, start + len(wanted), label=label)


Find = Callable[..., dict[str, Mention]]
"""Mentions of a hand-built parse by the word of their head."""
