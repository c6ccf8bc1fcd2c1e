#!/usr/bin/env python3
"""Let the teacher read further sentences, for the reader to learn from (knowledge distillation, Hinton et al. 2015).

    python scripts/train/teach.py sentences --shared SHARED --teacher checkpoints/teacher.pt --out checkpoints/s.pt
    python scripts/train/teach.py annotated --shared SHARED --teacher checkpoints/teacher.pt --out checkpoints/a.pt

The sentences are those of directed sentiment (SHARED/data/stance/dse-train.tsv; Park, Pan & Joo 2021) that are not in
its validation part, without their labels, and the political genres of the treebanks EWT and GUM. What is written holds
their windows, and in place of gold the teacher's probabilities; and of all texts the teacher's vectors of the words.
train_reader.py --taught takes both.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import reader_batches as rb
import stances
import torch
from teacher import seen, taught
from train_reader import PARTS, Parser, word_pieces

from stancegraph.nlp.windows import Pieces

AT_ONCE = 500
GENRES = frozenset(["weblog", "newsgroup", "news", "speech", "interview", "court", "bio"])
Arrays = dict[str, np.ndarray]
Checkpoint = dict[str, Any]


def sentences(path: Path) -> list[str]:
    """The distinct sentences of a file of directed sentiment, without the brackets around the entities."""
    rows = path.read_text(encoding="utf-8").splitlines()
    return sorted({row.partition("\t")[0].translate({ord("["): None, ord("]"): None}) for row in rows})


def treebank(path: Path) -> list[str]:
    """The sentences of a treebank's documents in the genres that hold opinions on public matters."""
    found, wanted = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(" = ")
        if key == "# newdoc id":
            wanted = not GENRES.isdisjoint(re.split(r"[-_]", value))
        elif wanted and key == "# text":
            found.append(value)
    return found


def further(shared: Path) -> list[str]:
    """The distinct sentences that no one annotated for stance."""
    folder = shared / "data/stance"
    found = {*sentences(folder / "dse-train.tsv")}.difference(sentences(folder / "dse-valid.tsv"))
    return sorted(found.union(*(treebank(shared / f"data/ud/{name}-train.conllu") for name in ("ewt", "gum"))))


def read(checkpoint: Checkpoint, samples: list[stances.Sample], pieces: Pieces) -> Iterator[tuple[rb.Piece, Arrays]]:
    """Each window of the samples with its arrays; where there is gold, these are the teacher's vectors alone."""
    stances.prepare(samples, checkpoint["paths"])
    windows = sorted((w for sample in samples for w in rb.windows(sample, pieces)), key=lambda w: w.length)
    for batch in rb.batches(windows):
        for piece, words in zip(batch, seen(checkpoint["teacher"], batch), strict=True):
            arrays = {"vectors": words.numpy().astype(np.float16)}
            if not piece.sample.text.rows:
                arrays |= taught(checkpoint["teacher"], piece, words)
            yield piece, arrays


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", choices=("annotated", "sentences"))
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--part", type=int, default=0, help="only every --of th text, from this one on")
    parser.add_argument("--of", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    checkpoint = torch.load(args.teacher, weights_only=False)
    checkpoint["teacher"].eval()
    if args.texts == "annotated":
        texts = [*stances.own_texts(), *stances.gold_texts(args.shared / "gold", PARTS)]
    else:
        texts = [stances.Text(f"taught-{number}", text, []) for number, text in enumerate(further(args.shared))]
    texts = texts[args.part :: args.of]
    parse, pieces = Parser(), word_pieces()
    windows, arrays = list[rb.Piece](), dict[Any, Arrays]()
    for start in range(0, len(texts), AT_ONCE):
        for piece, own in read(checkpoint, parse(texts[start : start + AT_ONCE]), pieces):
            arrays[piece.key] = own
            if "cue" in own:
                piece.sample = rb.Named(piece.sample.id)
                windows.append(piece)
        print(f"{start}/{len(texts)}", flush=True)
    torch.save({"paths": checkpoint["paths"], "windows": windows, "arrays": arrays}, args.out)


if __name__ == "__main__":
    main()
