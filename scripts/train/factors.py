"""The bilinear relation scorer in a fraction of its arithmetic: a Tucker decomposition that fits where vectors lie.

Higher-order SVD (De Lathauwer et al. 2000) of the tensor, its outer sides first stretched by the spread of the vectors
that meet it, so that directions which never occur cost no rank.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def factor(tensor: Floats, dependents: Floats, heads: Floats, rank: int) -> tuple[Floats, Floats, Floats]:
    """``left`` (dependent, rank), ``core`` (rank, labels, rank), ``right`` (head, rank), in product near ``tensor``.

    ``tensor`` is (dependent, labels, head); the rows of ``dependents`` and ``heads`` are vectors as they occur.
    """
    spread_left, spread_right = _spread(dependents), _spread(heads)
    stretched = np.einsum("ia,iro,oc->arc", spread_left, tensor, spread_right)
    a, b = _directions(stretched, rank), _directions(stretched.transpose(2, 1, 0), rank)
    core = np.einsum("arc,ap,cq->prq", stretched, a, b)
    return np.linalg.inv(spread_left).T @ a, core, np.linalg.inv(spread_right).T @ b


def _spread(rows: Floats) -> Floats:
    """A square root of the second moment of the rows."""
    size = rows.shape[1]
    return np.linalg.cholesky(rows.T @ rows / len(rows) + 1e-4 * np.eye(size))


def _directions(tensor: Floats, rank: int) -> Floats:
    return np.linalg.svd(tensor.reshape(len(tensor), -1), full_matrices=False)[0][:, :rank]
