#!/usr/bin/env python3
"""Add the trained reader to the packaged pipeline: its layers as a graph that goes on from the network's, its scorers.

    python scripts/train/export_reader.py checkpoints/reader.pt graph/stancegraph/models/en_stance/stance_pipeline

What the network says of tags, trees and entities stays as it is. The judge that weighs the reader's evidence is fitted
afterwards, by fit_judge.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from model import HIDDEN
from onnx import TensorProto, helper
from onnx_graph import Writer, save
from reader import Reader

HIDDEN_NAME = "hidden"
UNKEPT = ("layers.", "mix", "imitation.")
"""What of the reader is no scorer."""


class Branch(Writer):
    """Writes the reader's layers."""

    def write(self, reader: Reader) -> None:
        rows, x = [], HIDDEN_NAME
        mask = self.node("Cast", [self.node("Greater", ["ids", self.constant(0, np.int64)])], to=TensorProto.INT32)
        flat = self.constant(np.array([-1, HIDDEN]), np.int64)
        for layer in reader.layers:
            x = self.layer(x, mask, layer)  # type: ignore[arg-type]
            rows.append(self.node("Gather", [self.node("Reshape", [x, flat]), "first"]))
        weights = torch.softmax(reader.mix, 0).detach()
        used = rows[-len(weights) :]
        names = [self.constant(weight, name=f"mix.{i}") for i, weight in enumerate(weights)]
        self.node("Sum", [self.node("Mul", pair) for pair in zip(used, names, strict=True)], output="reader")


def write_layers(reader: Reader, path: Path) -> None:
    """Write the reader's layers as a graph: from `HIDDEN_NAME`, ids (0 pads) and first to one vector a word."""
    branch = Branch(reader, rounded=True)  # type: ignore[arg-type]
    branch.write(reader)
    places = ["windows", "pieces"]
    inputs = [
        helper.make_tensor_value_info(HIDDEN_NAME, TensorProto.FLOAT, [*places, HIDDEN]),
        helper.make_tensor_value_info("ids", TensorProto.INT64, places),
        helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
    ]
    outputs = [helper.make_tensor_value_info("reader", TensorProto.FLOAT, None)]
    save(helper.make_graph(branch.nodes, "en_stance_reader", inputs, outputs, branch.constants), path)


def open_layer(path: Path, lowest: int) -> None:
    """Let the network at ``path`` give the values of the layer above which the reader goes its own way."""
    model = onnx.load(str(path))
    graph = model.graph
    below = f"encoder.layers.{lowest - 1}.norm2.weight"
    old = next(node.output[0] for node in graph.node if below in node.input)
    for node in graph.node:
        for names in (node.input, node.output):
            names[:] = [HIDDEN_NAME if name == old else name for name in names]
    kept = [output for output in graph.output if output.name != HIDDEN_NAME]
    del graph.output[:]
    graph.output.extend([*kept, helper.make_tensor_value_info(HIDDEN_NAME, TensorProto.FLOAT, None)])
    onnx.save(model, str(path))


def scorers(reader: Reader) -> dict[str, torch.Tensor]:
    """The parameters of the scorers, which work outside of the graph."""
    return {name: value for name, value in reader.state_dict().items() if not name.startswith(UNKEPT)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    state = torch.load(args.checkpoint, weights_only=False)
    reader = state["reader"]
    reader.eval()
    open_layer(args.folder / "network.onnx", reader.lowest)
    write_layers(reader, args.folder / "reader.onnx")
    weights = {name: value.numpy().astype(np.float16) for name, value in scorers(reader).items()}
    np.savez_compressed(args.folder / "reader.npz", paths=np.array(list(state["paths"])), **weights)
    size = sum(p.stat().st_size for p in args.folder.iterdir())
    print(f"{args.folder}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
