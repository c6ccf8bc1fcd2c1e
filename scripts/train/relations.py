"""Directed sentiment as a second task (Park, Pan & Joo 2021): which of two entities favours or disfavours the other.

The rows name no cue. A relation is there when any word is its cue, which has one entity as actor and the other as
target with a stance of that sign; the words are summed out as a noisy or.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from reader import Reader
from reader_batches import Piece, inputs
from stances import LABELS, Sample, Text, inside, top
from torch import Tensor

from stancegraph.values import STANCES

KINDS = ((0, 1, 1), (1, 0, 1), (0, 1, -1), (1, 0, -1))
"""Actor, target and sign of the classes 1 to 4; class 0 is no relation."""
_CUES = frozenset({"VERB", "NOUN", "ADJ", "ADP", "ADV", "AUX"})
_SIGN = torch.tensor([STANCES[label] for label in LABELS])


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the offsets of its two entities and the class."""

    text: Text
    spans: tuple[tuple[int, int], tuple[int, int]]
    label: int


def read(path: Path) -> Iterator[Marked]:
    """The rows of a file of sentences with marked entities p and q in square brackets."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        sentence, p, q, label = line.split("\t")
        marks = [(m.start(), m.end()) for m in re.finditer(r"\[[^\[\]]*\]", sentence)]
        if len(marks) != 2:
            continue
        plain = sentence.replace("[", "").replace("]", "")
        (a, b), (c, d) = marks
        spans = ((a, b - 2), (c - 2, d - 4))
        words = [plain[s:e] for s, e in spans]
        if words == [q, p] and p != q:
            spans = (spans[1], spans[0])
        yield Marked(Text(f"dse{number}", plain, []), spans, int(label))


def heads(marked: Marked, sample: Sample) -> tuple[int, int] | None:
    """The tokens that head the two entities; None where one has no word of its own."""
    tree = sample.scene.tree
    found = [inside(tree, span) for span in marked.spans]
    if not all(found):
        return None
    p, q = (top(tree, tokens) for tokens in found)
    return (p, q) if p != q and tree.sentence[p] == tree.sentence[q] else None


@dataclass(slots=True)
class Rows:
    """Cues beside the two entities, over the words of a batch: ``entity`` (cues, 2), ``features`` (cues, 2, 4)."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    kinds: Tensor
    cue: Tensor
    entity: Tensor
    features: Tensor
    mention: Tensor
    sentence: Tensor
    label: Tensor


Known = tuple[Piece, tuple[int, int], int]


def known(samples: Iterable[tuple[Piece, tuple[int, int] | None, int]]) -> list[Known]:
    """The windows that hold both entities."""
    return [(w, pair, y) for w, pair, y in samples if pair is not None and set(pair) <= set(map(int, w.tokens))]


def tensors(batch: list[Known]) -> Rows:
    cue, entity, features, mention, sentence, kinds = [], [], [], [], [], []
    offset = 0
    for number, (piece, pair, _) in enumerate(batch):
        own = piece.sample.features
        assert own is not None
        tree = piece.sample.scene.tree
        place = {int(t): i for i, t in enumerate(piece.tokens)}
        for t in place:
            if tree.pos[t] in _CUES and t not in pair and own.sentence[t] == own.sentence[pair[0]]:
                cue.append(place[t] + offset)
                entity.append([place[i] + offset for i in pair])
                features.append(own.pairs(t, pair))
                mention.append(own.mention[list(pair)])
                sentence.append(number)
        kinds.append(own.cue[piece.tokens])
        offset += len(piece.tokens)
    return Rows(
        inputs([piece for piece, _, _ in batch]),
        torch.from_numpy(np.concatenate(kinds)),
        torch.tensor(cue),
        torch.tensor(entity),
        torch.from_numpy(np.stack(features)),
        torch.from_numpy(np.stack(mention)),
        torch.tensor(sentence),
        torch.tensor([label for _, _, label in batch]),
    )


def loss(reader: Reader, rows: Rows, words: Tensor, keep: float) -> Tensor:
    """Mean negative log likelihood of the classes, by the noisy or over cues."""
    cue = torch.sigmoid(reader.cue_scores(words, rows.kinds, keep).float())[rows.cue]
    parts = {
        (role, side): torch.sigmoid(
            reader.pairs[role](words, rows.cue, rows.entity[:, side], rows.features[:, side], keep)[:, 0].float()
        )
        for role in ("actor", "target")
        for side in (0, 1)
    }
    kind = rows.kinds[rows.cue]
    sign = [
        torch.softmax(
            reader.label_scores(words, rows.cue, rows.entity[:, side], kind, rows.mention[:, side]).float()[:, :-1], -1
        )
        for side in (0, 1)
    ]
    total = torch.zeros(())
    for number, (actor, target, polarity) in enumerate(KINDS, 1):
        chance = cue * parts["actor", actor] * parts["target", target] * sign[target][:, polarity == _SIGN].sum(-1)
        none = torch.zeros(len(rows.label)).index_add(0, rows.sentence, torch.log1p(-chance.clamp(max=0.999)))
        there = torch.log(-torch.expm1(none.clamp(max=-1e-6)))
        total = total - torch.where(rows.label == number, there, none).mean()
    return total
