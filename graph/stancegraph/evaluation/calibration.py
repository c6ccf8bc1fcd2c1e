"""Whether confidences keep what they promise: of claims with 0.8, 80 % should be right.

Source: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger (2017), On Calibration of Modern Neural Networks, ICML (reliability
diagram, expected calibration error over bins of equal width).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Bin", "Reliability", "reliability"]


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims with a confidence from ``low`` to ``high``: how many, their mean confidence, the part that is right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins that hold claims, and the ``error``: the mean gap of confidence and accuracy, weighted by count.

    ``chance`` is the error to expect of confidences without fault, from the small number of claims in each bin alone.
    """

    bins: tuple[Bin, ...]
    error: float
    chance: float


def reliability(judged: Iterable[tuple[float, bool]], bins: int = 10) -> Reliability | None:
    """The reliability table of (confidence, right) pairs in ``bins`` of equal width; None where there are no pairs."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in judged:
        held[min(int(confidence * bins + 1e-9), bins - 1)].append((confidence, right))
    if not held:
        return None
    found = tuple(_bin(index, held[index], bins) for index in sorted(held))
    total = sum(part.count for part in found)
    error = math.fsum(part.count * abs(part.confidence - part.accuracy) for part in found) / total
    return Reliability(found, error, math.fsum(part.count * _deviation(part) for part in found) / total)


def _deviation(part: Bin) -> float:
    """The mean absolute deviation of a share of ``count`` draws from its probability (de Moivre's formula)."""
    n, p = part.count, part.confidence
    if not 0 < p < 1:
        return 0.0
    k = math.floor(n * p) + 1
    log = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log1p(-p)
    return 2 * k * (1 - p) * math.exp(log) / n


def _bin(index: int, pairs: list[tuple[float, bool]], bins: int) -> Bin:
    count = len(pairs)
    mean = math.fsum(confidence for confidence, _ in pairs) / count
    return Bin(index / bins, (index + 1) / bins, count, mean, sum(right for _, right in pairs) / count)
