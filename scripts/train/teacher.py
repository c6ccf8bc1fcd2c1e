"""The teacher: the reader's scorers above a larger encoder, all of which learns; too large to be shipped.

MPNet (Song et al. 2020) has BERT's vocabulary four further on, so words have the same pieces as the reader's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import reader_batches as rb
import torch
from reader import ROLES, Scorers
from stances import Sample
from torch import Tensor, nn
from transformers import MPNetModel

from stancegraph.nlp.windows import CASES

SIZE, MIXED = 768, 4
_SHIFT, _BERT_START, _BERT_END = 4, 101, 102
_START, _PAD, _END = 0, 1, 2
_CUE, _TARGET = 0.1, 0.15
"""Least probabilities of a cue that is taught beside the lexicon's, and of a target whose stance is taught."""


class Teacher(Scorers):
    """``encoder`` names the folder with the published weights."""

    def __init__(self, encoder: str, paths: int) -> None:
        super().__init__(paths, SIZE)
        self.encoder = MPNetModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="eager")
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.case, self.gap = nn.Embedding(len(CASES) + 1, SIZE), nn.Embedding(5, SIZE)
        for table in (self.case, self.gap):
            nn.init.normal_(table.weight, std=0.01)
        self.mix = nn.Parameter(torch.zeros(MIXED))

    def vectors(self, inputs: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
        """(words, 768) of what `reader_batches.inputs` gives."""
        ids, cases, gaps, first = inputs
        own = ids + _SHIFT
        for bert, mpnet in ((0, _PAD), (_BERT_START, _START), (_BERT_END, _END)):
            own = torch.where(ids == bert, mpnet, own)
        x = self.encoder.embeddings.word_embeddings(own) + self.case(cases) + self.gap(gaps)
        layers = self.encoder(inputs_embeds=x, attention_mask=(ids > 0).long(), output_hidden_states=True).hidden_states
        weights = torch.softmax(self.mix, 0)
        mixed = sum(w * y for w, y in zip(weights, layers[-MIXED:], strict=True))
        return self.dropout(mixed.reshape(-1, SIZE)[first])  # type: ignore[union-attr]


@torch.no_grad()
def seen(teacher: Teacher, batch: list[rb.Piece]) -> list[Tensor]:
    """The teacher's vectors of each window's words."""
    with torch.autocast("cpu", torch.bfloat16):
        words = teacher.vectors(rb.inputs(batch)).float()
    return list(words.split([len(piece.tokens) for piece in batch]))


@torch.no_grad()
def taught(teacher: Teacher, piece: rb.Piece, words: Tensor) -> dict[str, np.ndarray]:
    """The arrays of a window (as `reader_batches.window_arrays`) with what the teacher thinks in place of gold."""
    sample, features = piece.sample, piece.sample.features
    assert isinstance(sample, Sample) and features is not None
    kinds = torch.from_numpy(features.cue[piece.tokens])
    chance = torch.sigmoid(teacher.cue_scores(words, kinds)).numpy()
    place = {int(t): i for i, t in enumerate(piece.tokens)}
    found: dict[str, list[Any]] = defaultdict(list)
    likely = {int(t) for t, p in zip(piece.tokens, chance, strict=True) if p > _CUE}
    for c in sorted(c for c in likely | set(sample.candidates) if c in place):
        own = [int(t) for t in piece.tokens if features.sentence[t] == features.sentence[c] and t != c]
        if own:
            _taught_cue(teacher, words, piece, (c, chance[place[c]]), own, place, found)
    return rb.as_arrays(found) | {"kinds": kinds.numpy(), "cue": chance}


def _taught_cue(  # type: ignore[no-untyped-def]
    teacher: Teacher, words: Tensor, piece: rb.Piece, cue, own: list[int], place: dict[int, int], found
) -> None:
    (c, chance), features = cue, piece.sample.features
    at = torch.full((len(own),), place[c])
    here = torch.tensor([place[w] for w in own])
    table = features.pairs(c, own)  # type: ignore[union-attr]
    found["candidates"].append(place[c])
    chances = {}
    for role in ROLES:
        scorer = teacher.pairs[role]
        chances[role] = torch.sigmoid(scorer(words, at, here, torch.from_numpy(table))[:, 0]).numpy()
        found[f"{role} absent"].append(float(torch.sigmoid(scorer.absent(words[place[c]])[0])))  # type: ignore[operator]
        found[f"{role} cue"] += at.tolist()
        found[f"{role} word"] += here.tolist()
        found[f"{role} features"].append(table)
        found[f"{role} gold"] += chances[role].tolist()
    if chance > _CUE:
        found["fact cue"].append(place[c])
        found["fact"].append(torch.softmax(teacher.factuality(words[place[c]]), 0).numpy())
    kind, mention = features.cue[c], features.mention  # type: ignore[union-attr]
    targets = [k for k, p in enumerate(chances["target"]) if p * chance > _TARGET]
    if targets:
        scores = teacher.label_scores(
            words, at[targets], here[targets], torch.full((len(targets),), int(kind)),
            torch.tensor([int(mention[own[k]]) for k in targets]),
        )  # fmt: skip
        found["label cue"] += at[targets].tolist()
        found["label word"] += here[targets].tolist()
        found["label kind"] += [kind] * len(targets)
        found["label mention"] += [mention[own[k]] for k in targets]
        found["label"] += list(torch.softmax(scores[:, :-1], -1).numpy())
        found["issue"] += torch.sigmoid(scores[:, -1]).tolist()
