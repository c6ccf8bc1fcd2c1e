"""Training samples: words with the labels of every task, cut into windows anew in each epoch."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import conllu
import entities
import numpy as np
from conllu import Sentence

from stancegraph.nlp.lemma import edit_script
from stancegraph.nlp.windows import BREAK_LINE, BREAK_NONE, BREAK_PARAGRAPH, BREAK_SPACE, CASES, break_of, case_of

IGNORE = -100
TAGS = ("upos", "xpos", "feats", "script")


@dataclass(slots=True)
class Unit:
    """One sentence with labels: ``tags`` per word in the order of `TAGS`, None in entity data as are ``heads``."""

    forms: list[str]
    breaks: list[int]
    tags: list[tuple[str, str, str, str]] | None
    heads: list[int] | None
    deprels: list[str] | None
    ner: list[frozenset[int]] | None


@dataclass(slots=True)
class Labels:
    """The label inventories, in the order of their indices."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    script: list[str]
    deprel: list[str]
    ner_sets: list[frozenset[int]] = field(default_factory=list)


def ud_units(path: Path, ner: bool, known: frozenset[str], nations: frozenset[str]) -> list[list[Unit]]:
    """The documents of a treebank as units, one per sentence."""
    return [
        [_unit(s, entities.gum_labels(s, known, nations) if ner else None) for s in document]
        for document in conllu.read(path)
    ]


def _unit(sentence: Sentence, ner: list[frozenset[int]] | None) -> Unit:
    words = sentence.words
    return Unit(
        [w.form for w in words],
        [break_of(w.space) for w in words],
        [(w.upos, w.xpos, w.feats, edit_script(w.form, w.lemma)) for w in words],
        [w.head for w in words],
        [w.deprel for w in words],
        ner,
    )


def ner_units(
    sentences: Iterable[tuple[list[str], list[tuple[int, int, str]]]],
    known: frozenset[str],
    nations: frozenset[str],
    source: str,
) -> list[list[Unit]]:
    """Column data as documents of one sentence each; white space is guessed from the words."""
    units = []
    for forms, spans in sentences:
        labelled = [(a, b, entities.allowed(kind, " ".join(forms[a:b]), known, nations)) for a, b, kind in spans]
        labels = entities.open_sets(entities.label_sets(len(forms), labelled), forms, source)
        units.append([Unit(forms, guess_breaks(forms), None, None, None, labels)])
    return units


def guess_breaks(forms: Sequence[str]) -> list[int]:
    glued = {",", ".", "!", "?", ":", ";", ")", "]", "'s", "n't", "'", "%", "''"}
    return [
        BREAK_NONE if form in glued or (index and forms[index - 1] in {"(", "[", "``", "$"}) else BREAK_SPACE
        for index, form in enumerate(forms)
    ]


_CASED = ("lower", "title", "upper")


def recased(cases: np.ndarray, rng: random.Random) -> np.ndarray:
    """Now and then a window in one case throughout, as headlines and careless text have it."""
    if rng.random() > 0.06:
        return cases
    letters = cases < CASES.index("digit")
    return np.where(letters, CASES.index(rng.choice(_CASED)), cases)


def respaced(unit: Unit, tokenize) -> Unit:  # type: ignore[no-untyped-def]
    """The unit with the words of another tokenizer; unchanged where the two cut across each other."""
    text, starts = "", []
    for form, gap in zip(unit.forms, unit.breaks, strict=True):
        text += " " if gap and text else ""
        starts.append(len(text))
        text += form
    spans = tokenize(text)
    ends = [start + len(form) for start, form in zip(starts, unit.forms, strict=True)]
    if spans == list(zip(starts, ends, strict=True)):
        return unit
    groups = _align(starts, ends, spans)
    return unit if groups is None else _regroup(unit, groups, text, spans)


def _align(starts: list[int], ends: list[int], spans: list[tuple[int, int]]) -> list[tuple[int, int, int, int]] | None:
    """Groups (first word, end word, first token, end token) that cover the same characters, one side being single."""
    groups, word, token = [], 0, 0
    while word < len(starts) and token < len(spans):
        if starts[word] != spans[token][0]:
            return None
        last_word, last_token = word, token
        while ends[last_word] != spans[last_token][1]:
            if ends[last_word] < spans[last_token][1]:
                last_word += 1
            else:
                last_token += 1
            if last_word >= len(ends) or last_token >= len(spans):
                return None
        if last_word > word and last_token > token:
            return None
        groups.append((word, last_word + 1, token, last_token + 1))
        word, token = last_word + 1, last_token + 1
    return groups if word == len(starts) and token == len(spans) else None


def _regroup(unit: Unit, groups: list[tuple[int, int, int, int]], text: str, spans: list[tuple[int, int]]) -> Unit:
    assert unit.tags is not None and unit.heads is not None and unit.deprels is not None
    place: dict[int, int] = {}
    for word, word_end, token, _ in groups:
        place.update(dict.fromkeys(range(word, word_end), token))
    forms, breaks, tags, heads, deprels, ner = [], [], [], [], [], []
    for word, word_end, token, token_end in groups:
        inside = range(word, word_end)
        top = next((w for w in inside if unit.heads[w] == w or unit.heads[w] not in inside), word)
        for index in range(token, token_end):
            first = index == token
            forms.append(text[spans[index][0] : spans[index][1]])
            breaks.append(unit.breaks[word] if first else BREAK_NONE)
            upos, xpos, feats, script = unit.tags[top]
            if word_end - word > 1 or token_end - token > 1:
                script = "" if word_end - word > 1 else "k0|"
            tags.append((upos, xpos, feats, script))
            own = place[unit.heads[top]] if unit.heads[top] != top else token
            heads.append(own if first else token)
            deprels.append(unit.deprels[top] if first else ("punct" if upos == "PUNCT" else "goeswith"))
            if unit.ner is not None:
                label = unit.ner[word]
                ner.append(
                    label
                    if first or label == entities.OUTSIDE
                    else frozenset(i if entities.BIO[i][0] != "B" else i + 1 for i in label)
                )
    return Unit(forms, breaks, tags, heads, deprels, ner if unit.ner is not None else None)


def inventories(units: Iterable[Unit], least: int = 2) -> Labels:
    """Labels seen at least ``least`` times (feature bundles and lemma scripts; all tags and relations)."""
    counts = [Counter[str]() for _ in range(5)]
    ner = {frozenset(entities.ANY): None, entities.OUTSIDE: None}
    for unit in units:
        if unit.tags is not None and unit.deprels is not None:
            for column in range(4):
                counts[column].update(tag[column] for tag in unit.tags)
            counts[4].update(unit.deprels)
        for labels in unit.ner or ():
            ner.setdefault(labels)
    names = [sorted(k for k, v in c.items() if k and v >= (least if i in (2, 3) else 1)) for i, c in enumerate(counts)]
    return Labels(*names, ner_sets=list(ner))


def augment_breaks(breaks: list[int], rng: random.Random) -> list[int]:
    """Paragraphs set by one line feed now and then, and lines wrapped at some width, as real files have them."""
    kind = rng.random()
    if kind < 0.25:
        return [BREAK_LINE if b == BREAK_PARAGRAPH else b for b in breaks]
    if kind < 0.32:
        width, column, out = rng.randint(8, 16), 0, []
        for b in breaks:
            column = column + 1 if b == BREAK_SPACE else 0 if b > BREAK_SPACE else column
            if column >= width and b == BREAK_SPACE:
                b, column = BREAK_LINE, 0
            out.append(b)
        return out
    return breaks


@dataclass(slots=True)
class Sample:
    """One window as arrays over its words; ``sentence`` numbers the sentences, ``head`` counts in the window."""

    forms: list[str]
    breaks: np.ndarray
    cases: np.ndarray
    tags: np.ndarray
    """(words, 4) label indices, IGNORE where unknown."""
    head: np.ndarray
    deprel: np.ndarray
    start: np.ndarray
    ner: np.ndarray
    sentence: np.ndarray


class Encoder:
    """Turns runs of units into samples, with the label inventories at hand."""

    def __init__(self, labels: Labels) -> None:
        self._index = [{name: i for i, name in enumerate(getattr(labels, key))} for key in (*TAGS, "deprel")]
        self._ner = {s: i for i, s in enumerate(labels.ner_sets)}

    def sample(self, units: Sequence[Unit], rng: random.Random | None = None) -> Sample:
        forms = [form for unit in units for form in unit.forms]
        breaks = [b for unit in units for b in unit.breaks]
        if rng is not None:
            breaks = augment_breaks(breaks, rng)
        size = len(forms)
        cases = np.array([case_of(form) for form in forms], dtype=np.int64)
        if rng is not None:
            cases = recased(cases, rng)
        tags = np.full((size, 4), IGNORE, dtype=np.int64)
        head, deprel, start, ner = (np.full(size, IGNORE, dtype=np.int64) for _ in range(4))
        sentence = np.zeros(size, dtype=np.int64)
        offset = 0
        for number, unit in enumerate(units):
            end = offset + len(unit.forms)
            sentence[offset:end] = number
            if unit.tags is not None and unit.heads is not None and unit.deprels is not None:
                for column in range(4):
                    tags[offset:end, column] = [self._index[column].get(tag[column], IGNORE) for tag in unit.tags]
                head[offset:end] = [h + offset for h in unit.heads]
                deprel[offset:end] = [self._index[4].get(name, IGNORE) for name in unit.deprels]
                start[offset:end] = 0
                start[offset] = 1
            if unit.ner is not None:
                ner[offset:end] = [self._ner[labels] for labels in unit.ner]
            offset = end
        return Sample(forms, np.array(breaks, dtype=np.int64), cases, tags, head, deprel, start, ner, sentence)


def windows_of(document: Sequence[Unit], sizes: Sequence[int], rng: random.Random, limit: int) -> list[list[Unit]]:
    """Consecutive sentences packed up to a random length; ``sizes`` are the pieces of each. A third stand alone."""
    packed: list[list[Unit]] = []
    room, used = 0, 0
    for unit, size in zip(document, sizes, strict=True):
        if size > limit:
            continue
        if not packed or used + size > room:
            room = 0 if rng.random() < 0.25 else rng.randint(32, limit)
            packed.append([])
            used = 0
        packed[-1].append(unit)
        used += size
    return packed
