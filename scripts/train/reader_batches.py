"""Batches of the stance annotation: windows of whole documents, as the pipeline cuts them, and their pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from reader import ROLES, Batch
from stances import LABELS, Sample

from stancegraph.nlp.docs import read_words
from stancegraph.nlp.windows import Pieces, Window, case_of, cut_windows
from stancegraph.values import FACTUALITIES

_STANCES, _FACTS = np.eye(len(LABELS)), np.eye(len(FACTUALITIES))


Cache = dict[tuple[str, int], dict[str, np.ndarray]]
"""Arrays by `Piece.key`."""


@dataclass(frozen=True, slots=True)
class Named:
    """What is left of a sample whose windows' arrays are made."""

    id: str
    features: None = None


@dataclass(slots=True)
class Piece:
    """One window of one document: its words' pieces and which tokens of the document they are."""

    sample: Sample | Named
    tokens: np.ndarray
    ids: list[list[int]]
    cases: list[int]
    breaks: np.ndarray
    length: int

    @property
    def key(self) -> tuple[str, int]:
        """Which document, and from which token on."""
        return self.sample.id, int(self.tokens[0])


def windows(sample: Sample, pieces: Pieces) -> list[Piece]:
    words = read_words(sample.doc)
    ids = pieces(words.texts)
    sizes = np.array([len(i) for i in ids])
    found: list[Window] = cut_windows(words.texts, words.breaks, sizes)
    return [
        Piece(
            sample,
            words.index[w.start : w.end],
            ids[w.start : w.end],
            [case_of(t) for t in words.texts[w.start : w.end]],
            words.breaks[w.start : w.end],
            w.length,
        )
        for w in found
    ]


def batches(found: list[Piece], limit: int = 3000) -> list[list[Piece]]:
    """Windows in the given order, about ``limit`` pieces at once."""
    result: list[list[Piece]] = [[]]
    size = 0
    for piece in found:
        if size + piece.length > limit and result[-1]:
            result.append([])
            size = 0
        result[-1].append(piece)
        size += piece.length
    return result


def inputs(batch: list[Piece]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """What the encoder takes: ids, cases and gaps (windows x pieces), and the flat index of each word's first piece."""
    longest = max(piece.length for piece in batch)
    ids, cases, gaps = (np.zeros((len(batch), longest), dtype=np.int64) for _ in range(3))
    first: list[int] = []
    for row, piece in enumerate(batch):
        ids[row, 0], at = 101, 1
        for word, own in enumerate(piece.ids):
            first.append(row * longest + at)
            ids[row, at : at + len(own)] = own
            cases[row, at : at + len(own)] = piece.cases[word] + 1
            gaps[row, at] = piece.breaks[word] + 1
            at += len(own)
        ids[row, at] = 102
    return torch.from_numpy(ids), torch.from_numpy(cases), torch.from_numpy(gaps), torch.tensor(first)


def tensors(batch: list[Piece], cache: Cache) -> Batch:
    """A batch with all that the losses need; ``cache`` keeps the windows' arrays between epochs."""
    parts: list[dict[str, Any]] = []
    offset = 0
    for piece in batch:
        known = cache.setdefault(piece.key, {})
        if "cue" not in known:
            known |= window_arrays(piece)
        parts.append({"offset": offset} | cache[piece.key])
        offset += len(piece.tokens)

    def joined(name: str, columns: tuple[int, ...] = (0,)) -> torch.Tensor:
        rows = []
        for part in parts:
            array = part[name].copy()
            if array.ndim == 1:
                array = np.where(array >= 0, array + part["offset"], array) if columns else array
            rows.append(array)
        return torch.from_numpy(np.concatenate(rows))

    plain = ()
    return Batch(
        inputs=inputs(batch),
        kinds=joined("kinds", plain),
        cue=joined("cue", plain),
        candidates=joined("candidates"),
        factuality=(joined("fact cue"), joined("fact", plain)),
        pairs={
            role: (
                joined(f"{role} cue"),
                joined(f"{role} word"),
                joined(f"{role} features"),
                joined(f"{role} gold", plain),
            )
            for role in ROLES
        },
        absent={role: (joined("candidates"), joined(f"{role} absent", plain)) for role in ROLES},
        labels=(
            joined("label cue"),
            joined("label word"),
            joined("label kind", plain),
            joined("label mention", plain),
            joined("label", plain),
            joined("issue", plain),
        ),
        taught=joined("vectors", plain) if all("vectors" in part for part in parts) else None,
    )


def window_arrays(piece: Piece) -> dict[str, np.ndarray]:
    """The arrays of one window, indices counting its words."""
    sample, features = piece.sample, piece.sample.features
    assert isinstance(sample, Sample) and features is not None
    place = {int(t): i for i, t in enumerate(piece.tokens)}
    golds: dict[int, list[Any]] = defaultdict(list)
    for g in sample.gold:
        golds[g.cue].append(g)
    cue = np.array([float(int(t) in golds) for t in piece.tokens], dtype=np.float32)
    found: dict[str, list[Any]] = defaultdict(list)
    for c in sample.candidates:
        if c not in place:
            continue
        own = golds.get(c, [])
        found["candidates"].append(place[c])
        if own:
            found["fact cue"].append(place[c])
            found["fact"].append(_FACTS[own[0].factuality])
        sentence = features.sentence[c]
        words = [int(t) for t in piece.tokens if features.sentence[t] == sentence and t != c]
        table = features.pairs(c, words)
        for role in ROLES:
            wanted = {getattr(g, role) for g in own}
            found[f"{role} absent"].append(float(-1 in wanted))
            found[f"{role} cue"] += [place[c]] * len(words)
            found[f"{role} word"] += [place[w] for w in words]
            found[f"{role} features"].append(table)
            found[f"{role} gold"] += [float(w in wanted) for w in words]
        for target, stance, issue in sorted({(g.target, g.stance, g.issue) for g in own}):
            if target in place or target == -1:
                found["label cue"].append(place[c])
                found["label word"].append(place.get(target, -1))
                found["label kind"].append(features.cue[c])
                found["label mention"].append(features.mention[target] if target >= 0 else 0)
                found["label"].append(_STANCES[stance])
                found["issue"].append(float(issue))
    return as_arrays(found) | {"kinds": features.cue[piece.tokens], "cue": cue}


def as_arrays(found: Mapping[str, list[Any]]) -> dict[str, np.ndarray]:
    """The lists of one window as arrays of their kind and shape."""
    indices = ["candidates", "fact cue", "label cue", "label word", "label kind", "label mention"]
    chances = ["issue", *(f"{role} {name}" for role in ROLES for name in ("gold", "absent"))]
    arrays = {
        name: np.array(found[name], dtype=np.int64)
        for name in indices + [f"{role} {name}" for role in ROLES for name in ("cue", "word")]
    }
    arrays |= {name: np.array(found[name], dtype=np.float32) for name in chances}
    arrays["label"] = np.array(found["label"], dtype=np.float32).reshape(-1, len(LABELS))
    arrays["fact"] = np.array(found["fact"], dtype=np.float32).reshape(-1, len(FACTUALITIES))
    for role in ROLES:
        rows = found[f"{role} features"]
        arrays[f"{role} features"] = np.concatenate(rows) if rows else np.zeros((0, 4), dtype=np.int64)
    return arrays
