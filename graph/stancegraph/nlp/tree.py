"""From arc scores to a dependency tree: greedy where that is one, Chu-Liu/Edmonds where it is not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree", "is_tree"]

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """The heads of the best tree with exactly one root word.

    ``scores[d, h]`` is the score of word ``d`` having head ``h``; the last column is the root. Returns for every word
    the index of its head, its own index for the root. Ties go to the lower index, so the result is determined.
    """
    words = len(scores)
    if words == 1:
        return np.zeros(1, dtype=np.int64)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    root = _best_root(scores)
    heads: Heads = scores[:, :words].argmax(axis=1)
    heads[root] = root
    if is_tree(heads):
        return heads
    return _chu_liu_edmonds(scores, root)


def is_tree(heads: Heads) -> bool:
    """Whether every word reaches the one word that is its own head."""
    if int((heads == np.arange(len(heads))).sum()) != 1:
        return False
    reached = heads
    for _ in range(max(1, int(np.ceil(np.log2(len(heads)))))):
        reached = reached[reached]
    return bool((reached == reached[0]).all()) and bool(heads[reached[0]] == reached[0])


def _best_root(scores: Scores) -> int:
    """The word that gains most by being the root, against the best head that it gives up."""
    return int((scores[:, -1] - scores[:, :-1].max(axis=1)).argmax())


def _chu_liu_edmonds(scores: Scores, root: int) -> Heads:
    """Maximum arborescence from a fixed root (Chu & Liu 1965, Edmonds 1967), contracting one cycle after another."""
    words = len(scores)
    graph = scores[:, :words].astype(np.float64)
    graph[root] = -np.inf
    return _arborescence(graph, root)


def _arborescence(graph: NDArray[np.float64], root: int) -> Heads:
    """Best head of every node of ``graph[dependent, head]``; the root is its own head."""
    heads: Heads = graph.argmax(axis=1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if not len(cycle):
        return heads
    count = len(graph)
    rest = np.setdiff1d(np.arange(count), cycle)
    inner = graph[cycle, heads[cycle]]
    # entering the cycle at a node replaces that node's arc inside it
    enter = graph[np.ix_(cycle, rest)] - inner[:, None]
    leave = graph[np.ix_(rest, cycle)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = graph[np.ix_(rest, rest)]
    small[-1, :-1] = enter.max(axis=0)
    small[:-1, -1] = leave.max(axis=1)
    solved = _arborescence(small, int(np.flatnonzero(rest == root)[0]))
    result = heads.copy()
    for position, node in enumerate(rest):
        head = int(solved[position])
        result[node] = cycle[int(leave[position].argmax())] if head == len(rest) else rest[head]
    outside = int(solved[-1])
    result[cycle[int(enter[:, outside].argmax())]] = rest[outside]
    result[root] = root
    return result


def _find_cycle(heads: Heads, root: int) -> Heads:
    """The nodes of one cycle, in ascending order; empty where there is none."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(sorted(path[path.index(node) :]), dtype=np.int64)
        state[path] = 2
    return np.empty(0, dtype=np.int64)
