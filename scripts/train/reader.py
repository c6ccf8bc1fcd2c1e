"""The reader: upper encoder layers of its own, and scorers of cues, of their actors and targets, of labels.

The lower layers are the pipeline's, unchanged. Pairs of words are scored by a sum of both words' projections and the
embeddings of tree path, distance, kind of actor and rules' link (additive, as in Bahdanau et al. 2015), plus a
bilinear term.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

import torch
from model import HIDDEN, MIXED, Network
from stances import LABELS
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from stancegraph.extract.reader.features import CUE_KINDS, DISTANCES, MENTION_KINDS, RULE_KINDS
from stancegraph.extract.reader.network import ROLES
from stancegraph.values import FACTUALITIES

INNER_PAIR, BILINEAR = 160, 64
IMITATION = 2.0
"""The weight of the cosine distance between the words' vectors and the teacher's (Jiao et al. 2020, TinyBERT)."""


class Pair(nn.Module):
    """Scores a cue's word pairs in one role."""

    def __init__(self, paths: int, size: int) -> None:
        super().__init__()
        self.cue, self.word = nn.Linear(size, INNER_PAIR), nn.Linear(size, INNER_PAIR)
        self.left, self.right = nn.Linear(size, BILINEAR), nn.Linear(size, BILINEAR)
        tables = (paths + 1, DISTANCES, MENTION_KINDS, RULE_KINDS)
        self.features = nn.ModuleList(nn.Embedding(rows, INNER_PAIR) for rows in tables)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.05)  # type: ignore[arg-type]
        self.score = nn.Linear(INNER_PAIR, 1)
        self.absent = nn.Linear(size, 1)
        """The score of an actor or target that has no words in the sentence."""
        self.dropout = nn.Dropout(0.2)

    def hidden(self, words: Tensor, cue: Tensor, word: Tensor, features: Tensor, keep: float = 1.0) -> Tensor:
        x = self.cue(words)[cue] + self.word(words)[word]
        for column, table in enumerate(self.features):
            own = table(features[:, column])
            if self.training and keep < 1.0:
                own = own * (torch.rand(len(own), 1) < keep)
            x = x + own
        return self.dropout(F.gelu(x, approximate="tanh"))

    def forward(self, words: Tensor, cue: Tensor, word: Tensor, features: Tensor, keep: float = 1.0) -> Tensor:
        hidden = self.hidden(words, cue, word, features, keep)
        product = (self.left(words)[cue] * self.right(words)[word]).sum(-1, keepdim=True) / BILINEAR**0.5
        return self.score(hidden) + product


class Scorers(nn.Module):
    """All that reads the words' vectors, each of ``size``."""

    def __init__(self, paths: int, size: int = HIDDEN) -> None:
        super().__init__()
        self.cue_hidden, self.cue_kind = nn.Linear(size, 128), nn.Embedding(CUE_KINDS, 128)
        self.cue = nn.Linear(128, 1)
        self.factuality = nn.Linear(size, len(FACTUALITIES))
        self.pairs = nn.ModuleDict({role: Pair(paths, size) for role in ROLES})
        self.label_cue, self.label_word = nn.Linear(size, INNER_PAIR), nn.Linear(size, INNER_PAIR)
        self.label_kind, self.label_mention = (
            nn.Embedding(CUE_KINDS, INNER_PAIR),
            nn.Embedding(MENTION_KINDS, INNER_PAIR),
        )
        self.label = nn.Linear(INNER_PAIR, len(LABELS) + 1)
        """The stances, and whether the target is an issue."""
        for table in (self.cue_kind, self.label_kind, self.label_mention):
            nn.init.normal_(table.weight, std=0.05)
        self.dropout = nn.Dropout(0.2)

    def cue_scores(self, words: Tensor, kinds: Tensor, keep: float = 1.0) -> Tensor:
        own = self.cue_kind(kinds)
        if self.training and keep < 1.0:
            own = own * (torch.rand(len(own), 1) < keep)
        return self.cue(self.dropout(F.gelu(self.cue_hidden(words) + own, approximate="tanh")))[:, 0]

    def label_scores(self, words: Tensor, cue: Tensor, word: Tensor, kind: Tensor, mention: Tensor) -> Tensor:
        """(pairs, labels and issue); a target without words (-1) has the zero vector."""
        known = (word >= 0)[:, None]
        x = self.label_cue(words)[cue] + torch.where(known, self.label_word(words)[word.clamp(min=0)], torch.zeros(()))
        x = x + self.label_kind(kind) + self.label_mention(mention)
        return self.label(self.dropout(F.gelu(x, approximate="tanh")))


class Reader(Scorers):
    """The reader that the model keeps: it goes on from a lower layer of the packaged network."""

    def __init__(self, network: Network, lowest: int, paths: int, dropout: float = 0.1) -> None:
        super().__init__(paths)
        self.lowest = lowest
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in network.encoder.layers[lowest:])
        for layer in self.layers:
            layer.dropout.p = dropout  # type: ignore[union-attr]
        self.mix = nn.Parameter(torch.zeros(min(MIXED, len(self.layers))))
        self.imitation = nn.Linear(HIDDEN, 2 * HIDDEN)
        """The vectors of the teacher as it would have them; only for training."""

    def words(self, x: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Vectors of words from the hidden states below the own layers."""
        outputs = []
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        weights = torch.softmax(self.mix, 0)
        mixed = sum(w * y for w, y in zip(weights, outputs[-len(weights) :], strict=True))
        return self.dropout(mixed.reshape(-1, HIDDEN)[first])  # type: ignore[union-attr]


@dataclass(slots=True)
class Batch:
    """Documents' windows, with what the losses need, all indices over the words of the batch."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    kinds: Tensor
    cue: Tensor
    candidates: Tensor
    factuality: tuple[Tensor, Tensor]
    """Cue word, probabilities of the factualities."""
    pairs: dict[str, tuple[Tensor, Tensor, Tensor, Tensor]]
    """By role: cue word, word, features, probability."""
    absent: dict[str, tuple[Tensor, Tensor]]
    """By role: cue word, probability."""
    labels: tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
    """Cue word, target word (-1: none), kind of cue, kind of actor, probabilities of stances, of being an issue."""
    taught: Tensor | None = None
    """(words, 768) the teacher's vectors."""


def vectors(network: Network, reader: Reader, inputs: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
    """The words' vectors: through the shared layers, which do not learn, and the reader's own."""
    ids, cases, gaps, first = inputs
    encoder = network.encoder
    with torch.no_grad():
        x = encoder.word(ids) + encoder.position(torch.arange(ids.shape[1])) + encoder.case(cases) + encoder.gap(gaps)
        x = encoder.norm(x)
        mask = torch.zeros(ids.shape, dtype=x.dtype).masked_fill(ids == 0, float("-inf"))[:, None, None, :]
        for layer in list(encoder.layers)[: reader.lowest]:
            x = layer(x, mask)
    return reader.words(x, mask, first)


def losses(reader: Scorers, batch: Batch, words: Tensor, keep: float = 0.7) -> dict[str, Tensor]:
    """The loss of every task; ``keep`` is the share of features seen."""
    bce = F.binary_cross_entropy_with_logits
    result = {"cue": bce(reader.cue_scores(words, batch.kinds, keep).float(), batch.cue) * 10}
    cue, facts = batch.factuality
    if len(cue):
        result["factuality"] = 0.5 * F.cross_entropy(reader.factuality(words[cue]).float(), facts)
    for role, (cue, word, features, gold) in batch.pairs.items():
        if not len(cue):
            continue
        scores = reader.pairs[role](words, cue, word, features, keep)[:, 0]
        result[role] = bce(scores.float(), gold) * 10
        cue, gold = batch.absent[role]
        result[f"{role} absent"] = 0.3 * bce(reader.pairs[role].absent(words[cue])[:, 0].float(), gold)  # type: ignore[operator, union-attr]
    cue, target, kind, mention, stance, issue = batch.labels
    if len(cue):
        scores = reader.label_scores(words, cue, target, kind, mention).float()
        result["label"] = F.cross_entropy(scores[:, :-1], stance)
        result["issue"] = 0.5 * bce(scores[:, -1], issue)
    if batch.taught is not None and isinstance(reader, Reader):
        imitated = reader.imitation(words).float()
        result["imitation"] = IMITATION * (1 - F.cosine_similarity(imitated, batch.taught.float())).mean()
    return result
