import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.nlp.windows import BREAK_PARAGRAPH, CASES, Pieces, break_of, case_of, cut_windows


def cut(text, limit, paragraphs=()):
    words = text.split()
    breaks = np.ones(len(words), dtype=np.int8)
    breaks[list(paragraphs)] = BREAK_PARAGRAPH
    sizes = np.ones(len(words), dtype=np.int64)
    return [(w.start, w.end, w.length) for w in cut_windows(words, breaks, sizes, limit)]


def test_nothing_gives_no_window():
    assert cut("", 10) == []


def test_what_fits_stays_together():
    assert cut("It fell . It rose .", 10) == [(0, 6, 8)]


def test_cut_at_the_last_likely_sentence_end():
    assert cut("a b . C d . E f g", 10) == [(0, 6, 8), (6, 9, 5)]


def test_no_cut_before_a_small_letter():
    assert cut("approx . five men saw it go", 6) == [(0, 4, 6), (4, 7, 5)]


def test_cut_at_a_paragraph():
    assert cut("a b c d e f g h", 8, paragraphs=[4]) == [(0, 4, 6), (4, 8, 6)]


def test_without_any_end_the_limit_cuts():
    assert [w[1] - w[0] for w in cut("x " * 25, 10)] == [8, 8, 8, 1]


def test_a_window_knows_whether_it_begins_inside_a_sentence():
    words = ["x"] * 9 + [".", "X"] + ["x"] * 3
    windows = cut_windows(words, np.ones(len(words), np.int8), np.ones(len(words), np.int64), 8)
    assert [(w.start, w.inside) for w in windows] == [(0, False), (6, True), (10, False)]


@given(st.lists(st.tuples(st.sampled_from(["a", "B", ".", "x"]), st.integers(0, 3), st.integers(1, 12)), max_size=120))
def test_windows_cover_every_word_once_within_the_limit(rows):
    words = [r[0] for r in rows]
    breaks, sizes = np.array([r[1] for r in rows], dtype=np.int8), np.array([r[2] for r in rows], dtype=np.int64)
    windows = cut_windows(words, breaks, sizes, 32)
    assert [i for w in windows for i in range(w.start, w.end)] == list(range(len(words)))
    for w in windows:
        assert w.length == sizes[w.start : w.end].sum() + 2 <= 32


@pytest.mark.parametrize(
    ("word", "case"),
    [("peace", "lower"), ("Peace", "title"), ("UN", "upper"), ("A", "capital"), ("McCain", "mixed"), ("3rd", "lower"),
     ("2012", "digit"), (",", "other"), ("iPad", "mixed"), ("مجلس", "other"), ("", "other")],
)  # fmt: skip
def test_case(word, case):
    assert CASES[case_of(word)] == case


@pytest.mark.parametrize(("space", "kind"), [("", 0), (" ", 1), ("\n", 2), (" \n\n", 3), ("\r\n\r\n", 3)])
def test_break(space, kind):
    assert break_of(space) == kind


def test_a_word_without_pieces_becomes_the_unknown_one_and_a_long_one_is_cut():
    pieces = Pieces(lambda words: [[7] * (len(w) - 1) for w in words], unknown=3)
    assert pieces(["a", "bb", "c" * 500]) == [[3], [7], [7] * 12]
