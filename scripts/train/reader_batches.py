"""Batches of the stance annotation: windows of whole documents, as the pipeline cuts them, and their pairs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from reader import ROLES, Batch
from stances import Sample

from stancegraph.nlp.docs import read_words
from stancegraph.nlp.windows import Pieces, Window, case_of, cut_windows


@dataclass(slots=True)
class Piece:
    """One window of one document: its words' pieces and which tokens of the document they are."""

    sample: Sample
    tokens: np.ndarray
    ids: list[list[int]]
    cases: list[int]
    breaks: np.ndarray
    length: int


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


def tensors(batch: list[Piece], cache: dict[Any, Any]) -> Batch:
    """A batch with all that the losses need; ``cache`` keeps the windows' arrays between epochs."""
    parts: list[dict[str, Any]] = []
    offset = 0
    for piece in batch:
        key = (piece.sample.id, int(piece.tokens[0]))
        if key not in cache:
            cache[key] = window_arrays(piece)
        parts.append({"offset": offset} | cache[key])
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
        factuality=joined("factuality", plain),
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
    )


def window_arrays(piece: Piece) -> dict[str, np.ndarray]:
    """The arrays of one window, indices counting its words."""
    sample, features = piece.sample, piece.sample.features
    assert features is not None
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
        found["factuality"].append(own[0].factuality if own else -1)
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
                found["label"].append(stance)
                found["issue"].append(float(issue))
    arrays: dict[str, np.ndarray] = {"kinds": features.cue[piece.tokens], "cue": cue}
    for name in ("candidates", "factuality", "label cue", "label word", "label kind", "label mention", "label"):
        arrays[name] = np.array(found[name], dtype=np.int64)
    arrays["issue"] = np.array(found["issue"], dtype=np.float32)
    for role in ROLES:
        for name in ("cue", "word"):
            arrays[f"{role} {name}"] = np.array(found[f"{role} {name}"], dtype=np.int64)
        rows = found[f"{role} features"]
        arrays[f"{role} features"] = np.concatenate(rows) if rows else np.zeros((0, 4), dtype=np.int64)
        arrays[f"{role} gold"] = np.array(found[f"{role} gold"], dtype=np.float32)
        arrays[f"{role} absent"] = np.array(found[f"{role} absent"], dtype=np.float32)
    return arrays
