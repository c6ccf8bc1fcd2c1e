#!/usr/bin/env python3
"""Fit the judge: what of all that rules and reader propose is right, learned on articles that the reader left out.

    python scripts/train/fit_judge.py FOLD.pt ... --model graph/stancegraph/models/en_stance/stance_pipeline

FOLD.pt are checkpoints of train_reader.py with --fold. Prints precision, recall and calibration by cross-validation
over documents, for rules and reader alone and together, and writes the judge into the model's reader.npz.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import stances
import torch
from export_reader import UNKEPT
from reader import vectors
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold, cross_val_predict
from train_reader import ENCODERS, PARTS, Parser, document_vectors, packaged_network, word_pieces

from stancegraph.evaluation import Claim, Names, evaluate, registry_names
from stancegraph.evaluation.matching import similarity
from stancegraph.extract.engine import links_of
from stancegraph.extract.reader import Reader
from stancegraph.extract.reader.judge import COLUMNS, evidence
from stancegraph.extract.reader.proposals import Proposal
from stancegraph.extract.statements import apart, best
from stancegraph.values import Document

SETTINGS = {
    "max_iter": 160, "learning_rate": 0.06, "max_leaf_nodes": 12, "min_samples_leaf": 30, "l2_regularization": 1.0,
    "random_state": 1, "early_stopping": False,
}  # fmt: skip
_FINE = np.arange(0.1, 0.61, 0.02)
_RULED, _ALONE = (0.15, 0.2, 0.25, 0.3), (0.25, 0.3, 0.35, 0.4)
_EQUAL = 0.01
"""F1 that is no worse than the best by more than this (one standard error) counts as the best."""


@dataclass(slots=True)
class Evidence:
    """Proposals with their rows of numbers, whether each is right, and its document."""

    proposals: list[Proposal]
    rows: np.ndarray
    right: np.ndarray
    documents: np.ndarray


def archive(checkpoint: dict[str, Any]) -> bytes:
    """The scorers of a reader or teacher as the model keeps them."""
    weights = {
        k: v.numpy() for k, v in _model(checkpoint).state_dict().items() if not k.startswith((*ENCODERS, *UNKEPT))
    }
    out = BytesIO()
    np.savez(out, paths=np.array(list(checkpoint["paths"])), **weights)
    return out.getvalue()


def _model(checkpoint: dict[str, Any]) -> Any:
    return checkpoint["teacher" if "teacher" in checkpoint else "reader"].eval()


def gather(checkpoints: list[dict[str, Any]], samples: list[stances.Sample], names: Names) -> Evidence:
    """What the readers propose in the articles that they were not trained on."""
    by_id = {sample.id: sample for sample in samples}
    network, pieces = packaged_network(), word_pieces()
    proposals, rows, right, documents = list[Proposal](), [], list[bool](), list[str]()
    for checkpoint in checkpoints:
        reader, model = Reader(archive(checkpoint)), _model(checkpoint)
        see = model.vectors if "teacher" in checkpoint else partial(vectors, network, model)
        held = [by_id[name] for name in checkpoint["held"] if name in by_id]
        for name, seen in document_vectors(see, held, pieces).items():
            scene = by_id[name].scene
            document = Document(name, scene.tree.text)
            found = reader.proposals(scene, document, seen, list(links_of(scene)))
            gold = [Claim.from_dict(row) for row in by_id[name].text.rows]
            proposals += found
            rows.append(evidence(scene, found))
            right += [any(similarity(g, claim(p), names) for g in gold) for p in found]
            documents += [name] * len(found)
    return Evidence(proposals, np.concatenate(rows), np.array(right), np.array(documents))


def claim(proposal: Proposal, confidence: float | None = None) -> Claim:
    return Claim.from_dict(proposal.found.statement.as_dict() | {"confidence": confidence})


def chosen(found: Evidence, chances: np.ndarray, least: float) -> list[Claim]:
    """The claims that remain at a threshold, one for each sentence, actor, target and sign."""
    by_document = defaultdict(list)
    for proposal, chance, name in zip(found.proposals, chances, found.documents, strict=True):
        if chance >= least:
            by_document[name].append(replace(proposal.found.statement, confidence=float(chance)))
    return [Claim.from_dict(s.as_dict()) for own in by_document.values() for s in apart(best(own))]


def told(name: str, gold: list[Claim], found: Evidence, chances: np.ndarray, names: Names) -> None:
    """Print the scores at the best threshold."""
    results = [(evaluate(gold, chosen(found, chances, least), names), float(least)) for least in _FINE]
    result, least = max(results, key=lambda pair: pair[0].statement.f1)
    score, edges = result.statement, result.edges
    error = result.calibration.error if result.calibration else float("nan")
    accuracy = json.dumps({key: round(share.value, 3) for key, share in result.accuracy.items()})
    print(f"{name:10} from {least:.2f}: F1 {score.f1:.3f} P {score.precision:.3f} R {score.recall:.3f} "
          f"edges {edges.f1:.3f} calibration error {error:.3f} {accuracy}", flush=True)  # fmt: skip


def thresholds(gold: list[Claim], found: Evidence, chances: np.ndarray, names: Names) -> tuple[float, float]:
    """From which probability on statements of rules, and of the reader alone, are kept.

    Of the pairs that do as well as the best, the one that trusts rules most and the reader alone least: rules do better
    on press texts than on our own articles, on which the judge learned.
    """
    ruled = np.array([bool(proposal.rules) for proposal in found.proposals])
    scores = {}
    for low in _RULED:
        for high in _ALONE:
            kept = np.where(chances >= np.where(ruled, low, high), chances, 0.0)
            scores[low, high] = evaluate(gold, chosen(found, kept, 0.01), names).statement.f1
    best_f1 = max(scores.values())
    good = [pair for pair, f1 in scores.items() if f1 >= best_f1 - _EQUAL]
    low, high = min(good, key=lambda pair: (pair[0], -pair[1]))
    print(f"kept from {low:.2f} where a rule links, from {high:.2f} where the reader alone: F1 {scores[low, high]:.3f}")
    return low, high


def arrays(model: HistGradientBoostingClassifier, ruled: float, least: float) -> dict[str, np.ndarray]:
    """The trees as `stancegraph.extract.reader.judge.Judge` reads them."""
    trees = [predictors[0].nodes for predictors in model._predictors]
    size = max(map(len, trees))
    out = {
        key: np.zeros((len(trees), size), dtype=kind)
        for key, kind in (("feature", np.int16), ("threshold", np.float32), ("left", np.int16), ("right", np.int16),
                          ("value", np.float32))
    }  # fmt: skip
    out["feature"][:] = -1
    for number, nodes in enumerate(trees):
        part = slice(0, len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        out["feature"][number, part] = np.where(leaf, -1, nodes["feature_idx"])
        # the largest float32 that is not above the threshold, so that rows of float32 go the same way
        threshold = nodes["num_threshold"].astype(np.float32)
        above = threshold.astype(np.float64) > nodes["num_threshold"]
        out["threshold"][number, part] = np.where(above, np.nextafter(threshold, np.float32(-np.inf)), threshold)
        for key in ("left", "right", "value"):
            out[key][number, part] = nodes[key]
    depth = max(int(nodes["depth"].max()) for nodes in trees)
    single = {"base": float(model._baseline_prediction.ravel()[0]), "depth": depth, "least": least, "ruled": ruled}
    return {f"judge.{key}": np.asarray(value) for key, value in (out | single).items()}


def write(path: Path, own: dict[str, np.ndarray]) -> None:
    """Put the judge into the archive beside the scorers."""
    with np.load(path) as old:
        kept = {name: old[name] for name in old.files if not name.startswith("judge.")}
    np.savez_compressed(path, **kept, **own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, help="folder of reader.npz; without it nothing is written")
    parser.add_argument("--shared", type=Path, help="scores the gold that the folds left out, too")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    parse = Parser()
    names = registry_names(parse.registry)
    checkpoints = [torch.load(path, weights_only=False) for path in args.folds]
    torch.set_num_threads(args.threads)
    held = {name for checkpoint in checkpoints for name in checkpoint["held"]}
    texts = [text for text in stances.own_texts() if text.id in held]
    found = gather(checkpoints, parse(texts), names)
    gold = [Claim.from_dict(row) for text in texts for row in text.rows]
    print(
        f"{len(texts)} documents, {len(gold)} statements, {len(found.right)} proposals, {found.right.mean():.3f} right"
    )
    ruled = found.rows[:, COLUMNS.index("ruled")] > 0
    read = np.array([p.found.statement.by.startswith("reader") for p in found.proposals])
    product = 1 / (1 + np.exp(-found.rows[:, COLUMNS.index("product")]))
    told("rules", gold, found, np.where(ruled, 0.6, 0.0), names)
    told("product", gold, found, np.where(read, product, 0.0), names)
    for name, mask in (("reader", read), ("both", np.ones_like(read))):
        chances = np.zeros(len(mask))
        model = HistGradientBoostingClassifier(**SETTINGS)
        chances[mask] = cross_val_predict(
            model, found.rows[mask], found.right[mask], groups=found.documents[mask], cv=GroupKFold(5),
            method="predict_proba",
        )[:, 1]  # fmt: skip
        told(name, gold, found, chances, names)
    ruled_from, alone_from = thresholds(gold, found, chances, names)
    model = HistGradientBoostingClassifier(**SETTINGS).fit(found.rows, found.right)
    if args.shared:
        texts = [text for text in stances.gold_texts(args.shared / "gold", PARTS) if text.id in held]
        beside, gold = gather(checkpoints, parse(texts), names), [Claim.from_dict(row) for t in texts for row in t.rows]
        ruled = beside.rows[:, COLUMNS.index("ruled")] > 0
        chances = model.predict_proba(beside.rows)[:, 1]
        told("rules", gold, beside, np.where(ruled, 0.6, 0.0), names)
        told("both", gold, beside, chances, names)
        thresholds(gold, beside, chances, names)
    if args.model:
        write(args.model / "reader.npz", arrays(model, ruled_from, alone_from))
        print(f"written to {args.model / 'reader.npz'}")


if __name__ == "__main__":
    main()
