from pathlib import Path

import pytest

from stancegraph.corpus.find import find_files
from stancegraph.errors import DocumentError

SUFFIXES = (".txt", ".html")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.txt", "c.pdf", ".hidden.txt", "sub/z.TXT", "sub/y.html", ".git/x.txt", "empty/n.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str) -> list[str]:
    items = find_files(paths, SUFFIXES)
    return [Path(item).as_posix() if isinstance(item, str) else f"! {item.where}" for item in items]


@pytest.mark.parametrize("path", ["none.txt", "nowhere/*.txt", "empty"])
def test_what_is_not_there_is_a_problem_with_a_cure(tree: Path, path: str) -> None:
    (item,) = find_files([path], SUFFIXES)
    assert isinstance(item, DocumentError)
    assert item.where == path
    assert item.cure


def test_a_folder_gives_its_articles_sorted_and_no_hidden_ones(tree: Path) -> None:
    assert found(".") == ["a.txt", "b.txt", "sub/y.html", "sub/z.TXT"]


def test_named_files_come_in_the_order_named_whatever_their_ending(tree: Path) -> None:
    assert found("b.txt", "c.pdf", "a.txt") == ["b.txt", "c.pdf", "a.txt"]


def test_patterns_are_sorted_and_reach_below_with_two_stars(tree: Path) -> None:
    assert found("?.txt") == ["a.txt", "b.txt"]
    assert found("**/*.html") == ["sub/y.html"]
    assert found("su*") == ["sub/y.html", "sub/z.TXT"]


def test_a_file_whose_name_looks_like_a_pattern_is_found(tree: Path) -> None:
    (tree / "n[1].txt").write_text("text", encoding="utf-8")
    assert found("n[1].txt") == ["n[1].txt"]


def test_a_file_named_twice_is_read_once(tree: Path) -> None:
    assert found("a.txt", "./a.txt", ".", "-", "-") == ["a.txt", "b.txt", "sub/y.html", "sub/z.TXT", "-"]


def test_the_rest_goes_on_after_a_problem(tree: Path) -> None:
    assert found("none.txt", "a.txt") == ["! none.txt", "a.txt"]
