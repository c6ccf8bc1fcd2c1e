#!/usr/bin/env python3
"""Add the trained reader to the packaged pipeline: its layers to the network's graph, its scorers beside it.

    python scripts/train/export_reader.py checkpoints/reader.pt graph/stancegraph/models/en_stance/stance_pipeline

What the graph says of tags, trees and entities stays as it is. The judge that weighs the reader's evidence is fitted
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
from onnx_graph import Writer
from reader import Reader

PREFIX = "reader."


class Branch(Writer):
    """Writes the reader's layers under names of their own."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, rounded=True)  # type: ignore[arg-type]
        self.names = {id(module): PREFIX + name for name, module in reader.named_modules()}

    def name(self, stem: str) -> str:
        return PREFIX + super().name(stem)

    def write(self, reader: Reader, hidden: str, mask: str) -> None:
        x, rows = hidden, []
        flat = self.constant(np.array([-1, HIDDEN]), np.int64)
        for layer in reader.layers:
            x = self.norm(self.dense(self.attention(x, mask, layer.qkv), layer.out), x, layer.norm)
            inner = self.node("Gelu", [self.dense(x, layer.up)], "com.microsoft")
            x = self.norm(self.dense(inner, layer.down), x, layer.norm2)
            rows.append(self.node("Gather", [self.node("Reshape", [x, flat]), "first"]))
        weights = torch.softmax(reader.mix, 0).detach()
        used = rows[-len(weights) :]
        names = [self.constant(weight, name=f"{PREFIX}mix.{i}") for i, weight in enumerate(weights)]
        self.node("Sum", [self.node("Mul", pair) for pair in zip(used, names, strict=True)], output="reader")


def add_branch(path: Path, reader: Reader) -> None:
    """Write the reader's layers into the graph at ``path``, in place of those that stand there."""
    model = onnx.load(str(path))
    graph = model.graph
    kept = [n for n in graph.node if not any(o == "reader" or o.startswith(PREFIX) for o in n.output)]
    constants = [c for c in graph.initializer if not c.name.startswith(PREFIX)]
    outputs = [o for o in graph.output if o.name != "reader"]
    below = f"encoder.layers.{reader.lowest - 1}.norm2.weight"
    hidden = next(n.output[0] for n in kept if below in n.input)
    mask = next(n for n in kept if n.op_type == "QAttention").input[5]
    branch = Branch(reader)
    branch.write(reader, hidden, mask)
    for field, values in (("node", kept + branch.nodes), ("initializer", constants + branch.constants)):
        del getattr(graph, field)[:]
        getattr(graph, field).extend(values)
    del graph.output[:]
    graph.output.extend([*outputs, helper.make_tensor_value_info("reader", TensorProto.FLOAT, None)])
    onnx.save(model, str(path))


def scorers(reader: Reader) -> dict[str, torch.Tensor]:
    """The parameters of the scorers, which work outside of the graph."""
    return {name: value for name, value in reader.state_dict().items() if not name.startswith(("layers", "mix"))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    state = torch.load(args.checkpoint, weights_only=False)
    reader = state["reader"]
    reader.eval()
    add_branch(args.folder / "network.onnx", reader)
    weights = {name: value.numpy().astype(np.float16) for name, value in scorers(reader).items()}
    np.savez_compressed(args.folder / "reader.npz", paths=np.array(list(state["paths"])), **weights)
    size = sum(p.stat().st_size for p in args.folder.iterdir())
    print(f"{args.folder}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
