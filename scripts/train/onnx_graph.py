"""Writes the trained network as one ONNX graph: 8-bit matrix products with fixed scales, everything else in float32.

The graph is built operator by operator rather than traced, so that it holds just ONNX Runtime's fused operators
(QAttention, MatMulIntegerToFloat). Scales of activations are constants found in training: the
result for one window never depends on what else is in the batch.

Inputs: ids, cases, gaps (int64, windows x pieces; id 0 pads), first (int64, words: flat index of each word's first
piece). Outputs, one row per word: see `OUTPUTS`.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from model import ATTENTION_HEADS, HIDDEN, LAYERS, MIXED, WEIGHT_LEVELS, Layer, Network, QuantLinear, quantization
from onnx import TensorProto, helper, numpy_helper

OUTPUTS = {
    "tags": "int64 (words, 4): indices of UPOS, XPOS, FEATS, lemma script",
    "start": "float (words): log-odds of starting a sentence",
    "ner": "float (words, BIO labels): log probabilities",
    "arc_dependent": "float (words, arc), its product with arc_head is the score of the arc",
    "arc_head": "float (words, arc)",
    "root": "float (words): score of being the root",
    "label_dependent": "float (words, label)",
    "label_head": "float (words, label)",
    "vector": "float (words, 384): last layer",
}
_MS = "com.microsoft"


class Builder:
    """Collects nodes and constants; every method returns the name of the value it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def name(self, stem: str) -> str:
        self._count += 1
        return f"{stem}_{self._count}"

    def constant(self, value: torch.Tensor | np.ndarray | float, dtype: type = np.float32, name: str = "") -> str:
        """A constant; those named after a parameter can be read back by packaged.py."""
        array = value.detach().numpy() if isinstance(value, torch.Tensor) else np.asarray(value)
        name = name or self.name("c")
        self.constants.append(numpy_helper.from_array(np.asarray(array.astype(dtype), order="C"), name))
        return name

    def node(
        self, operator: str, inputs: list[str], domain: str = "", output: str | None = None, **attributes: object
    ) -> str:
        output = output or self.name(operator.lower())
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output


def quantized_weight(weight: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """int8 matrix (inputs, outputs) and its scale per output, symmetric, 7 bits."""
    scale = weight.detach().abs().amax(dim=1).clamp(min=1e-8) / WEIGHT_LEVELS
    return torch.round(weight.detach() / scale[:, None]).T.numpy().astype(np.int8), scale.numpy()


class Writer(Builder):
    """The network's parts over `Builder`; ``rounded`` false writes the same graph in float32, for comparison."""

    def __init__(self, network: Network, rounded: bool) -> None:
        super().__init__()
        self.network, self.rounded = network, rounded
        self.names = {id(module): name for name, module in network.named_modules()}

    def linear(self, x: str, layer: torch.nn.Linear, output: str | None = None) -> str:
        return self.node("Gemm", [x, *self.parameters(layer)], output=output, transB=1)

    def parameters(self, layer: torch.nn.Module) -> list[str]:
        """Weight and bias of a layer as constants under their names."""
        name = self.names[id(layer)]
        return [self.constant(getattr(layer, kind), name=f"{name}.{kind}") for kind in ("weight", "bias")]

    def quantized(self, x: str, layer: QuantLinear) -> tuple[str, str, str]:
        name = self.names[id(layer)]
        scale, zero = quantization(layer.quantizer.low, layer.quantizer.high)
        names = (
            self.constant(scale, name=f"{name}.input_scale"),
            self.constant(zero, np.uint8, name=f"{name}.input_zero"),
        )
        return self.node("QuantizeLinear", [x, *names]), *names

    def weights(self, layer: QuantLinear) -> tuple[str, str, str]:
        """The rounded weight (inputs, outputs), its scale per output, and the bias."""
        name = self.names[id(layer)]
        weight, scale = quantized_weight(layer.weight)
        rounded = self.constant(weight, np.int8, name=f"{name}.weight_rounded")
        scales = self.constant(scale, name=f"{name}.weight_scale")
        return rounded, scales, self.constant(layer.bias, name=f"{name}.bias")

    def dense(self, x: str, layer: QuantLinear) -> str:
        if not self.rounded:
            product = self.node("MatMul", [x, self.constant(layer.weight.T)])
            return self.node("Add", [product, self.constant(layer.bias)])
        q, scale, zero = self.quantized(x, layer)
        weight, scales, bias = self.weights(layer)
        return self.node("MatMulIntegerToFloat", [q, weight, scale, scales, zero, "", bias], _MS)

    def attention(self, x: str, mask: str, layer: QuantLinear) -> str:
        if not self.rounded:
            inputs = [x, self.constant(layer.weight.T), self.constant(layer.bias), mask]
            return self.node("Attention", inputs, _MS, num_heads=ATTENTION_HEADS)
        q, scale, zero = self.quantized(x, layer)
        weight, scales, bias = self.weights(layer)
        zeros = self.constant(np.zeros(layer.out_features), np.int8)
        return self.node(
            "QAttention", [q, weight, bias, scale, scales, mask, zero, zeros], _MS, num_heads=ATTENTION_HEADS
        )

    def norm(self, x: str, skip: str, norm: torch.nn.LayerNorm) -> str:
        # not the fused SkipLayerNormalization: on processors it takes seven times as long as these two
        inputs = [self.node("Add", [x, skip]), *self.parameters(norm)]
        return self.node("LayerNormalization", inputs, axis=-1, epsilon=norm.eps)

    def embeddings(self) -> str:
        encoder = self.network.encoder
        weight = encoder.word.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        table = self.constant(torch.round(weight / scale), np.int8, name="encoder.word.weight_rounded")
        words = self.node("Cast", [self.node("Gather", [table, "ids"])], to=TensorProto.FLOAT)
        scales = self.constant(scale, name="encoder.word.weight_scale")
        words = self.node("Mul", [words, self.node("Gather", [scales, "ids"])])
        length = self.node("Gather", [self.node("Shape", ["ids"]), self.constant(np.array([1]), np.int64)])
        positions = self.constant(encoder.position.weight[:256], name="encoder.position.weight")
        start, axis = self.constant(np.array([0]), np.int64), self.constant(np.array([0]), np.int64)
        total = self.node("Add", [words, self.node("Slice", [positions, start, length, axis])])
        for key, input_ in (("case", "cases"), ("gap", "gaps")):
            table = self.constant(getattr(encoder, key).weight, name=f"encoder.{key}.weight")
            total = self.node("Add", [total, self.node("Gather", [table, input_])])
        return self.node(
            "LayerNormalization", [total, *self.parameters(encoder.norm)], axis=-1, epsilon=encoder.norm.eps
        )

    def layer(self, x: str, mask: str, layer: Layer) -> str:
        x = self.norm(self.dense(self.attention(x, mask, layer.qkv), layer.out), x, layer.norm)
        inner = self.node("Gelu", [self.dense(x, layer.up)], _MS)
        return self.norm(self.dense(inner, layer.down), x, layer.norm2)

    def encoder(self) -> list[str]:
        """The last layers' values, (words, hidden) each."""
        zero = self.constant(0, np.int64)
        mask = self.node("Cast", [self.node("Greater", ["ids", zero])], to=TensorProto.INT32)
        x = self.embeddings()
        rows = []
        flat = self.constant(np.array([-1, HIDDEN]), np.int64)
        for number, layer in enumerate(self.network.encoder.layers):
            x = self.layer(x, mask, layer)
            if number >= LAYERS - MIXED:
                rows.append(self.node("Gather", [self.node("Reshape", [x, flat]), "first"]))
        return rows

    def mixed(self, layers: list[str], task: str) -> str:
        weights = torch.softmax(self.network.heads.mix[task], 0).detach()
        names = [self.constant(weight, name=f"heads.mix.{task}.{i}") for i, weight in enumerate(weights)]
        return self.node("Sum", [self.node("Mul", pair) for pair in zip(layers, names, strict=True)])

    def gelu(self, x: str, layer: torch.nn.Linear, output: str | None = None) -> str:
        return self.node("Gelu", [self.linear(x, layer)], _MS, output=output)

    def heads(self, layers: list[str]) -> None:
        heads = self.network.heads
        words = self.mixed(layers, "tags")
        best = [
            self.node("ArgMax", [self.linear(words, heads.tag[key])], axis=1, keepdims=1)
            for key in ("upos", "xpos", "feats", "script")
        ]
        self.node("Concat", best, output="tags", axis=1)
        odds = self.constant((heads.start.weight[1] - heads.start.weight[0])[None], name="heads.start.weight_odds")
        bias = self.constant((heads.start.bias[1] - heads.start.bias[0])[None], name="heads.start.bias_odds")
        only = self.constant(np.array([1]), np.int64)
        self.node("Squeeze", [self.node("Gemm", [words, odds, bias], transB=1), only], output="start")
        self.node("LogSoftmax", [self.linear(self.mixed(layers, "ner"), heads.ner)], output="ner", axis=-1)
        words = self.mixed(layers, "parse")
        arc = self.constant(heads.arc[:-1], name="heads.arc"), self.constant(heads.arc[-1], name="heads.arc_bias")
        dependent = self.node("Gemm", [self.gelu(words, heads.arc_dependent), *arc], output="arc_dependent")
        self.gelu(words, heads.arc_head, "arc_head")
        self.node("MatMul", [dependent, self.constant(heads.root, name="heads.root")], output="root")
        self.gelu(words, heads.label_dependent, "label_dependent")
        self.gelu(words, heads.label_head, "label_head")
        self.node("Identity", [layers[-1]], output="vector")


def write(network: Network, path: Path, rounded: bool = True) -> None:
    """Write the graph; the label matrices that scoring in NumPy needs are written beside it by export.py."""
    writer = Writer(network, rounded)
    writer.heads(writer.encoder())
    inputs = [
        helper.make_tensor_value_info(n, TensorProto.INT64, ["windows", "pieces"]) for n in ("ids", "cases", "gaps")
    ]
    inputs.append(helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]))
    outputs = [
        helper.make_tensor_value_info(n, TensorProto.INT64 if n == "tags" else TensorProto.FLOAT, None) for n in OUTPUTS
    ]
    save(helper.make_graph(writer.nodes, "en_stance", inputs, outputs, writer.constants), path)


def save(graph: onnx.GraphProto, path: Path) -> None:
    """Write a graph of these operators."""
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MS, 1)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="stancegraph")
    model.ir_version = 8
    onnx.save(model, str(path))
