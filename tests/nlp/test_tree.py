import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.nlp.tree import best_tree, is_tree


@pytest.mark.parametrize("heads", [[1, 0], [0, 1], [1, 2, 1, 1][:3], [0, 0, 3, 2]])
def test_not_a_tree(heads):
    assert not is_tree(np.array(heads))


@pytest.mark.parametrize("heads", [[0], [0, 0], [1, 1, 1], [1, 2, 3, 3], [2, 0, 2]])
def test_a_tree(heads):
    assert is_tree(np.array(heads))


def test_one_word_is_its_own_root():
    assert best_tree(np.zeros((1, 2), np.float32)).tolist() == [0]


def test_a_cycle_is_broken_where_that_costs_least():
    # 0 and 1 like each other best; 2 is the root; entering at 0 costs less
    scores = np.array([[0, 9, 6, -9], [9, 0, 1, -9], [0, 0, 0, 9]], np.float32)
    assert best_tree(scores).tolist() == [2, 0, 2]


def brute_force(scores: np.ndarray) -> float:
    """The score of the best one-root tree, by trying all."""
    words = len(scores)
    best = -np.inf
    for heads in itertools.product(range(words), repeat=words):
        if is_tree(np.array(heads)):
            best = max(best, sum(scores[d, -1 if h == d else h] for d, h in enumerate(heads)))
    return best


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), st.integers(0, 10_000))
def test_any_scores_give_a_tree_that_is_best_for_its_root(words, seed):
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert is_tree(heads)
    root = int(np.flatnonzero(heads == np.arange(words))[0])
    total = sum(scores[d, -1 if h == d else h] for d, h in enumerate(heads.tolist()))
    only = scores.copy()
    only[np.arange(words) != root, -1] = -1e6
    assert total == pytest.approx(brute_force(only), abs=1e-4)


def test_a_long_sentence_of_noise_ends():
    scores = np.random.default_rng(1).normal(size=(300, 301)).astype(np.float32)
    assert is_tree(best_tree(scores))
