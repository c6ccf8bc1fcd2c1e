#!/usr/bin/env python3
"""Train the reader on annotated statements, beside the packaged network, whose lower layers it shares unchanged.

    python scripts/train/train_reader.py --shared SHARED --out checkpoints/reader.pt [--epochs 10] [--fold 0 --of 3]

SHARED holds gold/ (wikinews-train, written-train) and data/stance/dse-train.tsv; our own annotated articles lie in
scripts/train/annotated. With --fold, a part of our own articles is left out of the training: fit_judge.py learns
from those (the rules were made beside the gold, and know it too well).
Checkpoints after every epoch; a started run goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import reader_batches as rb
import relations
import stances
import torch
from model import Network
from packaged import load
from reader import Reader, losses, vectors
from tokenizers import Tokenizer
from torch import nn
from train import minilm

import stancegraph
from stancegraph.actors import find_mentions, load_registry
from stancegraph.extract import load_lexicon
from stancegraph.nlp.windows import CASES, Pieces
from stancegraph.resources import package_path

PARTS = ("wikinews-train", "written-train")
LOWEST = 3
RATES = {"layers": 3e-4, "scorers": 1.5e-3}
KEEP = 0.7
"""The share of features that the scorers see in training."""
RELATIONS = 1000
"""Sentences of directed sentiment in an epoch."""
KNOWN_RELATIONS = 5000
"""How many of them are read at all: the rest adds parsing time."""
RELATION_WEIGHT = 0.2


def packaged_network() -> Network:
    folder = package_path("models/en_stance/stance_pipeline")
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    sizes = {key: len(labels[key]) for key in ("upos", "xpos", "feats", "script", "deprel", "ner")}
    network = Network(sizes, 30522, len(CASES), 4)
    load(network, folder)
    network.quantize("round")
    network.eval()
    for parameter in network.parameters():
        parameter.requires_grad_(False)
    return network


def word_pieces() -> Pieces:
    tokenizer = Tokenizer.from_file(str(minilm() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encode = lambda words: [e.ids for e in tokenizer.encode_batch(list(words), add_special_tokens=False)]  # noqa: E731
    return Pieces(encode, tokenizer.token_to_id("[UNK]"))


class Parser:
    """Parses texts into samples with the packaged parts."""

    def __init__(self) -> None:
        self.nlp, self.registry, self.lexicon = stancegraph.load(), load_registry(), load_lexicon()

    def __call__(self, texts: list[stances.Text]) -> list[stances.Sample]:
        docs = self.nlp.pipe([text.text for text in texts])
        return [
            stances.sample(text, doc, find_mentions(doc, self.registry, None), self.lexicon)
            for text, doc in zip(texts, docs, strict=True)
        ]


def relation_windows(path: Path, parser: Parser, paths: dict[str, int], pieces: Pieces) -> list[relations.Known]:
    rows = list(relations.read(path))
    random.Random(7).shuffle(rows)
    rows = rows[:KNOWN_RELATIONS]
    samples = parser([row.text for row in rows])
    stances.prepare(samples, paths)
    return relations.known(
        (window, relations.heads(row, sample), row.label)
        for row, sample in zip(rows, samples, strict=True)
        for window in rb.windows(sample, pieces)
    )


def train(
    network: Network, reader: Reader, windows: list[rb.Piece], marked: list[relations.Known], args: argparse.Namespace
) -> None:
    rng, cache = random.Random(1), dict[Any, Any]()
    layers = list(reader.layers.parameters())
    own = {id(p) for p in layers}
    scorers = [p for p in reader.parameters() if id(p) not in own]
    groups = [{"params": layers, "lr": RATES["layers"]}, {"params": scorers, "lr": RATES["scorers"]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = len(rb.batches(windows, args.pieces)) * args.epochs
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)) + 0.005)
    )
    first, path = 0, args.out.with_suffix(".last")
    if path.exists():
        state = torch.load(path, weights_only=False)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"]
    began = time.time()
    for epoch in range(first, args.epochs):
        rng.seed(epoch)
        sums = one_epoch(network, reader, windows, marked, optimizer, schedule, (rng, cache, args.pieces))
        told = " ".join(f"{key} {value:.3f}" for key, value in sums.items())
        print(f"{epoch + 1}/{args.epochs} {time.time() - began:.0f} s {told}", flush=True)
        state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state | {"epoch": epoch + 1}, path)
    path.unlink(missing_ok=True)


def one_epoch(network, reader, windows, marked, optimizer, schedule, how) -> dict[str, float]:  # type: ignore[no-untyped-def]
    rng, cache, limit = how
    reader.train()
    order = sorted(windows, key=lambda window: window.length + rng.random() * 30)
    batches = rb.batches(order, limit)
    rng.shuffle(batches)
    chosen = rng.sample(marked, min(RELATIONS, len(marked)))
    share = len(chosen) / len(batches)
    sums: dict[str, float] = {}
    for number, batch in enumerate(batches):
        tensors = rb.tensors(batch, cache)
        rows = chosen[int(number * share) : int((number + 1) * share)]
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(reader, tensors, vectors(network, reader, tensors.inputs), KEEP)
            if rows:
                own = relations.tensors(rows)
                words = vectors(network, reader, own.inputs)
                parts["relation"] = RELATION_WEIGHT * relations.loss(reader, own, words, KEEP)
        optimizer.zero_grad()
        sum(parts.values()).backward()  # type: ignore[union-attr]
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for key, value in parts.items():
            sums[key] = sums.get(key, 0.0) + float(value.detach()) / len(batches)
    return sums


@torch.no_grad()
def document_vectors(
    network: Network, reader: Reader, samples: Iterable[stances.Sample], pieces: Pieces
) -> dict[str, np.ndarray]:
    """By document the reader's vectors (tokens x 384, float16)."""
    reader.eval()
    found = {}
    for sample in samples:
        rows = np.zeros((len(sample.scene.tree), 384), dtype=np.float16)
        for batch in rb.batches(rb.windows(sample, pieces), 3000):
            words = vectors(network, reader, rb.inputs(batch)).numpy()
            rows[np.concatenate([piece.tokens for piece in batch])] = words
        found[sample.id] = rows
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("checkpoints/reader.pt"))
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--pieces", type=int, default=700, help="word pieces in a batch")
    parser.add_argument("--fold", type=int, help="which fold of our own articles to leave out")
    parser.add_argument("--of", type=int, default=3)
    parser.add_argument("--share", type=float, default=1.0, help="share of the training documents, for learning curves")
    parser.add_argument("--without-own", action="store_true", help="leave our own annotated articles out")
    parser.add_argument("--without-relations", action="store_true", help="leave the directed sentiment out")
    parser.add_argument("--threads", type=int, default=1, help="more gain little: the batches are small")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    parse, pieces, network = Parser(), word_pieces(), packaged_network()
    own = [] if args.without_own else parse(list(stances.own_texts()))
    held = stances.folds(own, args.of)[args.fold] if args.fold is not None else []
    names = {sample.id for sample in held}
    samples = parse(list(stances.gold_texts(args.shared / "gold", PARTS))) + [s for s in own if s.id not in names]
    random.Random(5).shuffle(samples)
    samples = samples[: max(1, round(len(samples) * args.share))]
    paths = stances.path_inventory(samples)
    stances.prepare([*samples, *held], paths)
    marked = []
    if not args.without_relations:
        marked = relation_windows(args.shared / "data/stance/dse-train.tsv", parse, paths, pieces)
    print(
        f"{len(samples)} documents, {sum(len(s.gold) for s in samples)} statements, {len(held)} held out, "
        f"{len(marked)} sentences of directed sentiment, {len(paths)} paths",
        flush=True,
    )
    reader = Reader(network, LOWEST, len(paths))
    train(network, reader, [w for s in samples for w in rb.windows(s, pieces)], marked, args)
    torch.save({"reader": reader, "paths": paths, "held": [sample.id for sample in held]}, args.out)


if __name__ == "__main__":
    main()
