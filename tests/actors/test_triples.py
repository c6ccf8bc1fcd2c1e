"""Parsed files are kept by their content, and a kept file that is broken or out of reach does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph import triples as module
from stancegraph.errors import InputError
from stancegraph.triples import CACHE, cache_folder, triples

TEXT = """@prefix e: <http://e.org/> .
e:a e:p "x"@en, "2012-01-31T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>, 1 ; e:q e:b, [] .
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE, str(tmp_path / "kept"))
    path = tmp_path / "a.ttl"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_missing_and_a_broken_file_are_named(file: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.ttl"):
        triples(file.with_name("nothing.ttl"))
    file.write_text("<http://e.org/a> <http://e.org/p>\n !", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.ttl, line \d"):
        triples(file)


def test_nothing_is_kept_where_the_environment_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE, "")
    assert cache_folder() is None
    assert len(triples(file)) == 5
    assert not (file.parent / "kept").exists()


def test_a_folder_that_cannot_be_written_does_no_harm(file: Path) -> None:
    (file.parent / "kept").write_text("a file in its place", encoding="utf-8")
    assert len(triples(file)) == 5


def test_the_second_reading_does_not_parse(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = triples(file)
    monkeypatch.setattr(module, "_parsed", None)
    assert triples(file) == first
    (tmp,) = (file.parent / "kept").iterdir()
    tmp.write_text("[[1, 2", encoding="utf-8")
    with pytest.raises(TypeError):
        triples(file)


def test_a_changed_file_is_read_again(file: Path) -> None:
    triples(file)
    file.write_text(TEXT + 'e:a e:p "y" .', encoding="utf-8")
    assert ("http://e.org/a", "http://e.org/p", "y") in {triple[:3] for triple in triples(file)}


def test_both_parsers_agree(file: Path) -> None:
    pytest.importorskip("pyoxigraph")
    quick, slow = module._with_pyoxigraph(file.read_bytes()), list(module._with_rdflib(file))
    assert quick is not None

    def named(rows: list[module.Triple]) -> set[module.Triple]:
        return {row for row in rows if not row[2].startswith("_:")}

    assert named(quick) == named(slow) and len(quick) == len(slow) == 5
