#!/usr/bin/env python3
"""Train the reader on annotated statements, beside the packaged network, whose lower layers it shares unchanged.

    python scripts/train/train_reader.py --shared SHARED --out checkpoints/reader.pt [--epochs 10] [--fold 0 --of 3]

SHARED holds gold/ (wikinews-train, written-train); our own annotated articles lie in scripts/train/annotated. With
--fold, a part of our own articles is left out of the training: fit_judge.py learns from those (the rules were made
beside the gold, and know it too well). With --hold-gold as well a part of the gold.
Checkpoints after every epoch; a started run goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import reader_batches as rb
import stances
import torch
from model import Network
from packaged import load
from reader import Reader, Scorers, losses, vectors
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
KEEP = 0.7
"""The share of features that the scorers see in training."""
ENCODERS = ("layers.", "encoder.")
See = Callable[[tuple[torch.Tensor, ...]], torch.Tensor]


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


def annotated_samples(args: argparse.Namespace, parse: Parser) -> tuple[list[stances.Sample], list[stances.Sample]]:
    """The annotated documents to learn from, and those held out."""
    own = [] if args.without_own else parse(list(stances.own_texts()))
    gold = parse(list(stances.gold_texts(args.shared / "gold", PARTS)))
    held = []
    if args.fold is not None:
        held = [s for part in (own, gold)[: 1 + args.hold_gold] for s in stances.folds(part, args.of)[args.fold]]
    names = {sample.id for sample in held}
    samples = [s for s in gold + own if s.id not in names]
    random.Random(5).shuffle(samples)
    return samples[: max(1, round(len(samples) * args.share))], held


def train(
    model: Scorers, see: See, windows: list[rb.Piece], cache: rb.Cache, rates: tuple[float, float],
    args: argparse.Namespace,
) -> None:
    """Train on the windows; ``see`` gives a batch's word vectors, ``rates`` are those of encoder and scorers; what is
    taught already stands in ``cache``."""  # fmt: skip
    rng = random.Random(1)
    layers, scorers = list[nn.Parameter](), list[nn.Parameter]()
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            (layers if name.startswith(ENCODERS) else scorers).append(parameter)
    groups = [{"params": own, "lr": rate} for own, rate in zip((layers, scorers), rates, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = len(rb.batches(windows, args.pieces)) * args.epochs
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)) + 0.005)
    )
    first, path = 0, args.out.with_suffix(".last")
    if path.exists():
        state = torch.load(path, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"]
    began = time.time()
    for epoch in range(first, args.epochs):
        rng.seed(epoch)
        sums = one_epoch(model, see, windows, (optimizer, schedule), (rng, cache, args.pieces))
        told = " ".join(f"{key} {value:.3f}" for key, value in sums.items())
        print(f"{epoch + 1}/{args.epochs} {time.time() - began:.0f} s {told}", flush=True)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state | {"epoch": epoch + 1}, path)
    path.unlink(missing_ok=True)


def one_epoch(model: Scorers, see: See, windows: list[rb.Piece], steps: Any, how: Any) -> dict[str, float]:
    (optimizer, schedule), (rng, cache, limit) = steps, how
    model.train()
    order = sorted(windows, key=lambda window: window.length + rng.random() * 30)
    batches = rb.batches(order, limit)
    rng.shuffle(batches)
    sums: dict[str, float] = {}
    for batch in batches:
        tensors = rb.tensors(batch, cache)
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(model, tensors, see(tensors.inputs), KEEP)
        optimizer.zero_grad()
        sum(parts.values()).backward()  # type: ignore[union-attr]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for key, value in parts.items():
            sums[key] = sums.get(key, 0.0) + float(value.detach()) / len(batches)
    return sums


@torch.no_grad()
def document_vectors(see: See, samples: Iterable[stances.Sample], pieces: Pieces) -> dict[str, np.ndarray]:
    """By document the words' vectors (tokens, size), as ``see`` gives them for a batch."""
    found = {}
    for sample in samples:
        batches = rb.batches(rb.windows(sample, pieces), 3000)
        seen = [see(rb.inputs(batch)).numpy() for batch in batches]
        rows = np.zeros((len(sample.scene.tree), seen[0].shape[1]), dtype=np.float32)
        rows[np.concatenate([piece.tokens for batch in batches for piece in batch])] = np.concatenate(seen)
        found[sample.id] = rows
    return found


def arguments(text: str | None, out: str, epochs: int) -> argparse.ArgumentParser:
    """What the training of reader and teacher take."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(f"checkpoints/{out}.pt"))
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--pieces", type=int, default=700, help="word pieces in a batch")
    parser.add_argument("--fold", type=int, help="which fold of our own articles to leave out")
    parser.add_argument("--of", type=int, default=3)
    parser.add_argument("--hold-gold", action="store_true", help="leave that fold of the gold out too")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training documents, for learning curves")
    parser.add_argument("--without-own", action="store_true", help="leave our own annotated articles out")
    parser.add_argument("--threads", type=int, default=1, help="more gain little: the batches are small")
    return parser


def main() -> None:
    parser = arguments(__doc__, "reader", 8)
    parser.add_argument("--taught", type=Path, nargs="*", default=[], help="what teach.py wrote")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    parse, pieces, network = Parser(), word_pieces(), packaged_network()
    samples, held = annotated_samples(args, parse)
    lessons = [torch.load(path, weights_only=False) for path in args.taught]
    paths = lessons[0]["paths"] if lessons else stances.path_inventory(samples)
    stances.prepare([*samples, *held], paths)
    further = [window for lesson in lessons for window in lesson["windows"]]
    print(
        f"{len(samples)} documents, {sum(len(s.gold) for s in samples)} statements, {len(held)} held out, "
        f"{len(further)} taught windows, {len(paths)} paths",
        flush=True,
    )
    reader = Reader(network, LOWEST, len(paths))
    windows = [w for s in samples for w in rb.windows(s, pieces)] + further
    cache = {key: arrays for lesson in lessons for key, arrays in lesson["arrays"].items()}
    train(reader, lambda inputs: vectors(network, reader, inputs), windows, cache, (3e-4, 1.5e-3), args)
    torch.save({"reader": reader, "paths": paths, "held": [sample.id for sample in held]}, args.out)


if __name__ == "__main__":
    main()
