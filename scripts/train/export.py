#!/usr/bin/env python3
"""Turn a checkpoint of train.py into a spaCy pipeline folder, with the network in 8 bits (or in float32 to compare).

python scripts/train/export.py checkpoints/last.pt graph/stancegraph/models/en_stance [--float]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx_graph
import spacy
import torch
from factors import factor
from model import Network
from samples import Labels
from train import minilm, new_network

import stancegraph
from stancegraph.nlp.docs import read_words
from stancegraph.nlp.encoder import Encoder
from stancegraph.resources import package_path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", action="store_true", help="write float32 instead of 8 bits")
    args = parser.parse_args()
    state = torch.load(args.checkpoint, weights_only=False)
    labels = dict(state["labels"])
    bio = labels.pop("ner")
    network = new_network(Labels(**labels))
    network.load_state_dict(state["network"])
    network.eval()
    with tempfile.TemporaryDirectory() as place:
        write_files(
            network,
            {k: labels[k] for k in ("upos", "xpos", "feats", "script", "deprel")} | {"ner": bio},
            Path(place),
            not args.float,
        )
        nlp = spacy.blank("en")
        nlp.meta.update(META | {"version": stancegraph.__version__})
        nlp.add_pipe("stance_pipeline").from_disk(place)  # type: ignore[attr-defined]
        card = (args.folder / "README.md").read_bytes() if (args.folder / "README.md").exists() else None
        shutil.rmtree(args.folder, ignore_errors=True)
        nlp.to_disk(args.folder)
        if card:
            (args.folder / "README.md").write_bytes(card)
    size = sum(p.stat().st_size for p in args.folder.rglob("*") if p.is_file())
    print(f"{args.folder}: {size / 1e6:.1f} MB, trained {state['epoch']} of {state['epochs']} epochs")


RANK = 64
TEXTS = sorted((package_path("demo/articles")).glob("*.txt"))
"""Texts that show where the vectors of words lie."""


def words_of(path: Path) -> tuple[list[str], np.ndarray]:
    words = read_words(spacy.blank("en").make_doc(path.read_text(encoding="utf-8")))
    return words.texts, words.breaks


META = {
    "name": "stance",
    "description": "English pipeline of stancegraph: UD v2 tags, trees, lemmas, sentences, named entities in one pass.",
    "author": "The stancegraph developers",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def write_files(network: Network, labels: dict[str, list[str]], folder: Path, rounded: bool) -> None:
    """The four files that the component reads."""
    onnx_graph.write(network, folder / "network.onnx", rounded)
    shutil.copyfile(minilm() / "tokenizer.json", folder / "pieces.json")
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    tensor = network.heads.label.detach().numpy().astype(np.float64)
    encoder = Encoder((folder / "network.onnx").read_bytes(), (folder / "pieces.json").read_text(encoding="utf-8"))
    rows = encoder(list(map(words_of, TEXTS)))
    vectors = [np.vstack([row[f"label_{side}"] for row in rows]).astype(np.float64) for side in ("dependent", "head")]
    ones = np.ones((len(vectors[0]), 1))
    factors = factor(tensor, *(np.hstack([v, ones]) for v in vectors), rank=RANK if rounded else len(tensor))
    named = zip(("left", "core", "right"), factors, strict=True)
    root = network.heads.label_root.detach().numpy()
    np.savez(folder / "relations.npz", root=root, **{name: value.astype(np.float32) for name, value in named})


if __name__ == "__main__":
    main()
