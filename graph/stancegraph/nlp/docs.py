"""Reads words off spaCy Docs and writes annotations onto them, whole arrays at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_SPACE,
    LEMMA,
    MORPH,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .decode import Annotation
from .lemma import apply_script
from .windows import BREAK_NONE, BREAK_SPACE, break_of

__all__ = ["Words", "Writer", "read_words"]

_COLUMNS = [POS, TAG, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_OUTSIDE, _BEGIN, _INSIDE = 2, 3, 1
_LEMMAS = 200_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a Doc, its tokens but for white space: their ``index`` in the Doc, string hash and text.

    ``breaks`` says what separates each from the word before (see windows.py), ``given`` whether it is known to start a
    sentence (1), known not to (-1) or open (0).
    """

    index: NDArray[np.int64]
    orth: list[int]
    texts: list[str]
    breaks: NDArray[np.int8]
    given: NDArray[np.int8]


def read_words(doc: Doc) -> Words:
    """The words of a Doc."""
    if not len(doc):
        none = np.empty(0, dtype=np.int8)
        return Words(np.empty(0, dtype=np.int64), [], [], none, none)
    array: NDArray[Any] = doc.to_array([ORTH, SPACY, IS_SPACE, SENT_START])
    index = np.flatnonzero(array[:, 2] == 0)
    orth = array[index, 0].tolist()
    strings = doc.vocab.strings
    breaks = np.full(len(index), BREAK_NONE, dtype=np.int8)
    before = np.concatenate(([-1], index))[:-1]
    after_space = (array[before, 1] == 1) & (before >= 0)
    breaks[after_space] = BREAK_SPACE
    for position in np.flatnonzero(index != before + 1).tolist():
        first = int(before[position])
        space = "".join(token.text_with_ws for token in doc[first + 1 : int(index[position])])
        breaks[position] = break_of((doc[first].whitespace_ if first >= 0 else "") + space)
    given = array[index, 3].view(np.int64).astype(np.int8)
    return Words(index, orth, [strings[value] for value in orth], breaks, given)


class Writer:
    """Writes annotations in spaCy's own terms. ``labels`` are the model's inventories, by kind."""

    def __init__(self, vocab: Vocab, labels: Mapping[str, Sequence[str]]) -> None:
        add, morphology = vocab.strings.add, vocab.morphology
        self._scripts = labels["script"]
        self._strings = vocab.strings
        self._lemmas: dict[tuple[int, int], int] = {}
        self._upos = _hashes(IDS[name] for name in labels["upos"])
        self._xpos = _hashes(map(add, labels["xpos"]))
        self._feats = _hashes(map(morphology.add, labels["feats"]))
        self._deprel = _hashes(add("ROOT" if name == "root" else name) for name in labels["deprel"])
        self._types = [add(name[2:]) for name in labels["ner"] if name.startswith("B-")]
        self._space = _hashes([IDS["SPACE"], add("_SP"), morphology.add("_"), 0, add("dep")])

    def __call__(self, doc: Doc, words: Words, found: Annotation | None) -> None:
        """Set what was ``found`` on the words (None: there are none), and white space as such."""
        total = len(doc)
        if not total:
            return
        own = np.arange(total)
        values = np.zeros((total, len(_COLUMNS)), dtype=np.uint64)
        values[:, 6] = _OUTSIDE
        heads = np.zeros(total, dtype=np.int64)
        spaces = np.setdiff1d(own, words.index, assume_unique=True)
        if found is not None:
            # white space hangs on the word before it, or on the first word
            owner = np.searchsorted(words.index, spaces) - 1
            heads[spaces] = words.index[np.maximum(owner, 0)]
            heads[words.index] = words.index[found.head]
            self._set_words(values, words, found)
        values[spaces, :5] = self._space
        values[spaces, 3] = [doc[int(i)].orth for i in spaces]
        values[:, 5] = (heads - own).view(np.uint64)
        doc.from_array(_COLUMNS, values)  # type: ignore[arg-type]

    def _set_words(self, values: NDArray[np.uint64], words: Words, found: Annotation) -> None:
        index, tags = words.index, found.tags
        values[index, 0] = self._upos[tags[:, 0]]
        values[index, 1] = self._xpos[tags[:, 1]]
        values[index, 2] = self._feats[tags[:, 2]]
        values[index, 3] = self._lemma_hashes(words, tags[:, 3].tolist())
        values[index, 4] = self._deprel[found.relation]
        for first, end, kind in found.entities:
            start, stop = int(index[first]), int(index[end - 1]) + 1
            values[start:stop, 6] = _INSIDE
            values[start, 6] = _BEGIN
            values[start:stop, 7] = self._types[kind]

    def _lemma_hashes(self, words: Words, scripts: list[int]) -> list[int]:
        known = self._lemmas
        if len(known) > _LEMMAS:
            known.clear()
        result = []
        for key, text in zip(zip(words.orth, scripts, strict=True), words.texts, strict=True):
            if key not in known:
                known[key] = self._strings.add(apply_script(text, self._scripts[key[1]]))
            result.append(known[key])
        return result


def _hashes(values: Iterable[int]) -> NDArray[np.uint64]:
    return np.array(list(values), dtype=np.uint64)
