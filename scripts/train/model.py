"""The trained network: a BERT encoder with case and spacing features, tag heads, a biaffine parser, entities.

Encoder as in Devlin et al. (2019) with MiniLM's weights (Wang et al. 2020); parser after Dozat & Manning (2017).
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

HIDDEN, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
MIXED = 4
"""How many of the last layers each task mixes."""
TASKS = ("tags", "parse", "ner")
IGNORE = -100


class Quantizer(nn.Module):
    """Stands where the exported graph quantizes an activation: observes or rounds (straight through)."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("low", torch.zeros(()))
        self.register_buffer("high", torch.zeros(()))
        self.mode = "off"

    def forward(self, x: Tensor) -> Tensor:
        if self.mode == "off":
            return x
        if self.mode == "observe":
            flat = x.detach().float().flatten()
            sample = flat[torch.randint(0, flat.numel(), (min(flat.numel(), 65536),))]
            low, high = torch.quantile(sample, torch.tensor([0.0002, 0.9998]))
            first = bool(self.high == self.low)
            self.low.copy_(low if first else 0.98 * self.low + 0.02 * low)
            self.high.copy_(high if first else 0.98 * self.high + 0.02 * high)
            return x
        scale, zero = quantization(self.low, self.high)
        x = x.float()
        rounded = (torch.clamp(torch.round(x / scale) + zero, 0, 255) - zero) * scale
        clamped = torch.minimum(torch.maximum(x, (0 - zero) * scale), (255 - zero) * scale)
        return clamped + (rounded - clamped).detach()


def quantization(low: Tensor, high: Tensor) -> tuple[Tensor, Tensor]:
    """Scale and zero point of unsigned 8 bits for a range that includes zero."""
    low, high = torch.clamp(low, max=0.0), torch.clamp(high, min=1e-6)
    scale = (high - low) / 255
    return scale, torch.round(-low / scale)


WEIGHT_LEVELS = 63
"""Seven bits: products of two neighbours then never saturate 16 bits on processors without VNNI."""


class QuantLinear(nn.Linear):
    """A linear layer whose input and weight (per output channel) can be rounded as in the exported graph."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs)
        self.quantizer = Quantizer()

    def forward(self, x: Tensor) -> Tensor:
        x = self.quantizer(x)
        weight = self.weight
        if self.quantizer.mode == "round":
            scale = weight.detach().abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / WEIGHT_LEVELS
            weight = weight + (torch.round(weight / scale) * scale - weight).detach()
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = QuantLinear(HIDDEN, 3 * HIDDEN)
        self.out = QuantLinear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = QuantLinear(HIDDEN, INNER)
        self.down = QuantLinear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with case and spacing of their word to vectors of the last layers."""

    def __init__(self, vocabulary: int, cases: int, breaks: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.case = nn.Embedding(cases + 1, HIDDEN)
        self.gap = nn.Embedding(breaks + 1, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.case.weight, std=0.01)
        nn.init.normal_(self.gap.weight, std=0.01)

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor) -> list[Tensor]:
        positions = torch.arange(ids.shape[1])
        x = self.word(ids) + self.position(positions) + self.case(cases) + self.gap(gaps)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(ids.shape, dtype=x.dtype).masked_fill(ids == 0, float("-inf"))[:, None, None, :]
        outputs = []
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return outputs[-MIXED:]

    def load_bert(self, path: Path) -> None:
        """Take over the weights of a published BERT encoder in safetensors."""
        state = load_file(path)
        state = {k.removeprefix("bert."): v for k, v in state.items()}
        own = {
            "word.weight": state["embeddings.word_embeddings.weight"],
            "position.weight": state["embeddings.position_embeddings.weight"]
            + state["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": state["embeddings.LayerNorm.weight"],
            "norm.bias": state["embeddings.LayerNorm.bias"],
        }
        for n in range(LAYERS):
            b = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                own[f"layers.{n}.qkv.{kind}"] = torch.cat(
                    [state[f"{b}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                )
                own[f"layers.{n}.out.{kind}"] = state[f"{b}attention.output.dense.{kind}"]
                own[f"layers.{n}.norm.{kind}"] = state[f"{b}attention.output.LayerNorm.{kind}"]
                own[f"layers.{n}.up.{kind}"] = state[f"{b}intermediate.dense.{kind}"]
                own[f"layers.{n}.down.{kind}"] = state[f"{b}output.dense.{kind}"]
                own[f"layers.{n}.norm2.{kind}"] = state[f"{b}output.LayerNorm.{kind}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        assert not unexpected and all(m.startswith(("case", "gap")) or ".quantizer." in m for m in missing), missing


class Heads(nn.Module):
    """All that reads word vectors. A new task adds its module here, its loss in `losses`, its output in the export."""

    def __init__(self, sizes: dict[str, int], arc: int, label: int, dropout: float) -> None:
        super().__init__()
        self.mix = nn.ParameterDict({task: nn.Parameter(torch.zeros(MIXED)) for task in TASKS})
        self.tag = nn.ModuleDict({name: nn.Linear(HIDDEN, sizes[name]) for name in ("upos", "xpos", "feats", "script")})
        self.start = nn.Linear(HIDDEN, 2)
        self.ner = nn.Linear(HIDDEN, sizes["ner"])
        self.arc_dependent, self.arc_head = nn.Linear(HIDDEN, arc), nn.Linear(HIDDEN, arc)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.label_dependent, self.label_head = nn.Linear(HIDDEN, label), nn.Linear(HIDDEN, label)
        self.label_root = nn.Parameter(torch.randn(label) * 0.1)
        self.label = nn.Parameter(torch.zeros(label + 1, sizes["deprel"], label + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)
        self.dropout, self.strong = nn.Dropout(dropout), nn.Dropout(0.33)

    def mixed(self, layers: list[Tensor], task: str) -> Tensor:
        weights = torch.softmax(self.mix[task], 0)
        return self.dropout(sum(w * x for w, x in zip(weights, layers, strict=True)))  # type: ignore[arg-type]

    def arc_vectors(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """(dependents already multiplied by the biaffine matrix, heads): their dot product is the arc's score."""
        dependent, head = self.strong(F.gelu(self.arc_dependent(words))), self.strong(F.gelu(self.arc_head(words)))
        ones = torch.ones(*dependent.shape[:-1], 1, dtype=dependent.dtype)
        return torch.cat([dependent, ones], -1) @ self.arc, head

    def label_vectors(self, words: Tensor) -> tuple[Tensor, Tensor]:
        return self.strong(F.gelu(self.label_dependent(words))), self.strong(F.gelu(self.label_head(words)))

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """(words, relations) for words with the vectors of their heads."""
        ones = torch.ones(len(dependent), 1, dtype=dependent.dtype)
        d, h = torch.cat([dependent, ones], -1), torch.cat([head, ones], -1)
        size = self.label.shape
        return torch.einsum("nri,ni->nr", (d @ self.label.reshape(size[0], -1)).view(len(d), size[1], size[2]), h)


class Network(nn.Module):
    def __init__(
        self,
        sizes: dict[str, int],
        vocabulary: int,
        cases: int,
        breaks: int,
        arc: int = 320,
        label: int = 128,
        dropout: float = 0.15,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, cases, breaks, dropout)
        self.heads = Heads(sizes, arc, label, 0.2)

    def word_layers(self, batch: dict[str, Tensor]) -> list[Tensor]:
        """Vectors (words, hidden) of every mixed layer at the words' first pieces."""
        layers = self.encoder(batch["ids"], batch["cases"], batch["gaps"])
        return [layer.reshape(-1, HIDDEN)[batch["first"]] for layer in layers]

    def quantize(self, mode: str) -> None:
        for module in self.modules():
            if isinstance(module, Quantizer):
                module.mode = mode


def arc_scores(heads: Heads, words: Tensor, grid: Tensor) -> Tensor:
    """Scores (sentences, longest, longest + 1) for sentences as word indices padded with -1; last column: root."""
    dependent, head = heads.arc_vectors(words)
    at = grid.clamp(min=0)
    d, h = dependent[at].float(), head[at].float()
    scores = d @ h.transpose(1, 2)
    hidden = (grid < 0)[:, None, :] | torch.eye(grid.shape[1], dtype=torch.bool)[None]
    scores = scores.masked_fill(hidden, float("-inf"))
    return torch.cat([scores, (d @ heads.root.float())[..., None]], -1)


def losses(network: Network, batch: dict[str, Tensor], ner_sets: Tensor) -> dict[str, Tensor]:
    """The loss of every task over the words of a batch that carry its labels."""
    heads = network.heads
    layers = network.word_layers(batch)
    result: dict[str, Tensor] = {}
    words = heads.mixed(layers, "tags")
    for column, name in enumerate(("upos", "xpos", "feats", "script")):
        if (batch["tags"][:, column] >= 0).any():
            result[name] = F.cross_entropy(
                heads.tag[name](words).float(), batch["tags"][:, column], ignore_index=IGNORE
            )
    if (batch["start"] >= 0).any():
        result["start"] = F.cross_entropy(heads.start(words).float(), batch["start"], ignore_index=IGNORE)
    known = batch["ner"] >= 0
    if known.any():
        scores = torch.log_softmax(heads.ner(heads.mixed(layers, "ner"))[known].float(), -1)
        permitted = ner_sets[batch["ner"][known]]
        result["ner"] = -torch.logsumexp(scores.masked_fill(~permitted, float("-inf")), -1).mean()
    if len(batch["grid"]):
        words = heads.mixed(layers, "parse")
        scores = arc_scores(heads, words, batch["grid"])
        real = batch["grid"] >= 0
        result["arc"] = F.cross_entropy(scores[real], batch["local_head"][real])
        dependent, head = heads.label_vectors(words)
        own, above = batch["grid"][real], batch["above"][real]
        vectors = torch.where((above < 0)[:, None], heads.label_root.to(head.dtype), head[above.clamp(min=0)])
        result["deprel"] = F.cross_entropy(
            heads.label_scores(dependent[own], vectors).float(), batch["deprel"][own], ignore_index=IGNORE
        )
    return result
