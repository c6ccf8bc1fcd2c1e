"""Reads the packaged 8-bit network back into the trainable one, so that training can go on from what is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from model import TASKS, Network
from onnx import numpy_helper


def load(network: Network, folder: Path) -> None:
    """Fill ``network`` from the component's files in ``folder``; its label inventories must be the packaged ones."""
    stored = onnx.load(str(folder / "network.onnx")).graph.initializer
    constants = {c.name: numpy_helper.to_array(c) for c in stored if not c.name.startswith("reader.")}
    state = network.state_dict()
    for name, own in state.items():
        found = _parameter(name, constants)
        if found is not None:
            part = tuple(slice(size) for size in found.shape)
            own[part] = torch.from_numpy(np.array(found, dtype=np.float32))
    for layer in {n.removesuffix(".input_scale") for n in constants if n.endswith(".input_scale")}:
        scale, zero = float(constants[f"{layer}.input_scale"]), float(constants[f"{layer}.input_zero"])
        state[f"{layer}.quantizer.low"], state[f"{layer}.quantizer.high"] = (
            torch.tensor(-zero * scale),
            torch.tensor((255 - zero) * scale),
        )
    for task in TASKS:
        weights = [float(constants[f"heads.mix.{task}.{i}"]) for i in range(len(state[f"heads.mix.{task}"]))]
        state[f"heads.mix.{task}"] = torch.log(torch.tensor(weights))
    for kind in ("weight", "bias"):
        odds = torch.from_numpy(np.array(constants[f"heads.start.{kind}_odds"]))[0]
        state[f"heads.start.{kind}"] = torch.stack([-odds / 2, odds / 2])
    state["heads.arc"] = torch.from_numpy(np.vstack([constants["heads.arc"], constants["heads.arc_bias"]]))
    relations = np.load(folder / "relations.npz")
    tensor = np.einsum("ip,prq,jq->irj", relations["left"], relations["core"], relations["right"])
    state["heads.label"] = torch.from_numpy(tensor)
    state["heads.label_root"] = torch.from_numpy(relations["root"])
    network.load_state_dict(state)


def _parameter(name: str, constants: dict[str, np.ndarray]) -> np.ndarray | None:
    """A parameter that stands in the graph as it is, or rounded with a scale; None for those that were rearranged."""
    if f"{name}_rounded" in constants:
        rounded, scale = constants[f"{name}_rounded"].astype(np.float32), constants[f"{name}_scale"]
        return rounded * scale if name.startswith("encoder.word") else (rounded * scale).T
    return constants.get(name) if name != "heads.arc" else None
