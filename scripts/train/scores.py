"""Scores on held-out parts while training runs: gold tokens and sentences, greedy heads."""

from __future__ import annotations

import random

import entities
import samples
import torch
from model import Network, arc_scores
from samples import Unit

from corpus import Corpus
from stancegraph.nlp.windows import MAX_PIECES


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
