"""All training and held-out documents, their windows and the tensors that the network reads."""

from __future__ import annotations

import random
import re
from pathlib import Path

import conllu
import distant
import entities
import names
import numpy as np
import samples
import torch
from model import IGNORE
from samples import Encoder, Sample, Unit
from tokenizers import Tokenizer

from stancegraph.nlp.windows import BREAK_NONE, BREAK_SPACE, MAX_PIECES, Pieces

BATCH_WORDS = 1200


class Corpus:
    """All documents in both tokenizations, their piece counts, and batches of them."""

    def __init__(self, data: Path, base: Path) -> None:
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
        registry = distant.registry_names()
        nations = nationalities(ud, registry)
        self.train = [
            *samples.ud_units(ud / "ewt-train.conllu", False, known, nations),
            *samples.ud_units(ud / "gum-train.conllu", True, known, nations),
        ]
        self.spacy_train = [[samples.respaced(unit, tokenize) for unit in document] for document in self.train]
        self.dev = {
            name: samples.ud_units(ud / f"{name}-dev.conllu", name == "gum", known, nations) for name in ("ewt", "gum")
        }
        self.ner, self.ner_dev = ner_parts(data / "ner", known, nations)
        more = entities.names(data / "actors")
        for name, kind in registry.items():
            more.setdefault(kind, []).extend([re.findall(r"\w+|[^\w\s]", name)] * 3)
        self.names = names.name_pools(self.ner, more)
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
        picked = [[names.renamed(u, self.names, rng) for u in d] for d in self.ner if rng.random() < 0.8]
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


def nationalities(ud: Path, registry: distant.Names) -> frozenset[str]:
    """Names of nationalities, lower-cased: those of the treebanks and the registry's demonyms."""
    documents = (d for name in ("ewt-train", "gum-train") for d in conllu.read(ud / f"{name}.conllu"))
    own = frozenset(name.lower() for name, kind in registry.items() if kind == "NORP")
    return entities.nationalities(s for d in documents for s in d) | own


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
