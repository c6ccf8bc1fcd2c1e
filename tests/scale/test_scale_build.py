"""Builds that go on where they were: killed, resumed, with documents added, changed and taken away."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import slow_parts

from stancegraph import results
from stancegraph.errors import InputError
from stancegraph.pipeline import BuildReport, build
from stancegraph.scale.ledger import LEDGER, Ledger
from stancegraph.values import Document

NUMBER = 40


def built(articles: Path, out: Path, mark: str = "one", **how: object) -> BuildReport:
    return build(articles, out, load=slow_parts.load, mark=mark, **how)  # type: ignore[arg-type]


def read(log: Path) -> list[str]:
    """What was read since the last look."""
    names = log.read_text(encoding="utf-8").split()
    log.write_text("", encoding="utf-8")
    return names


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != LEDGER}


def documents(out: Path) -> set[str]:
    return {json.loads(line)["doc"] for line in (out / "statements.jsonl").read_text(encoding="utf-8").splitlines()}


def test_two_builds_at_once_into_one_folder_are_refused(articles: Path, tmp_path: Path, log: Path) -> None:
    built(articles, tmp_path / "out")
    other = sqlite3.connect(tmp_path / "out" / LEDGER)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(InputError, match="other build"):
        built(articles, tmp_path / "out")
    other.close()


def test_without_a_mark_nothing_is_kept(articles: Path, tmp_path: Path, log: Path) -> None:
    build(articles, tmp_path / "out", load=slow_parts.load)
    assert not (tmp_path / "out" / LEDGER).exists()
    build(articles, tmp_path / "out", load=slow_parts.load)
    assert len(read(log)) == 2 * NUMBER


def test_a_second_build_reads_nothing_again_and_writes_the_same(articles: Path, tmp_path: Path, log: Path) -> None:
    first = built(articles, tmp_path / "out")
    before = content(tmp_path / "out")
    assert (len(read(log)), first.remembered) == (NUMBER, 0)
    second = built(articles, tmp_path / "out", processes=2)
    assert (read(log), second.remembered) == ([], NUMBER)
    assert content(tmp_path / "out") == before


def test_only_new_and_changed_documents_are_read_and_removed_ones_lose_their_statements(
    articles: Path, tmp_path: Path, log: Path
) -> None:
    built(articles, tmp_path / "out")
    read(log)
    (articles / "b.txt").write_text("Fiji backs Peru.", encoding="utf-8")
    (articles / "a01.txt").write_text("Mali rejects Peru.", encoding="utf-8")
    (articles / "a02.txt").unlink()
    built(articles, tmp_path / "out")
    assert sorted(read(log)) == ["Fiji", "Mali"]
    assert "a02" not in documents(tmp_path / "out")
    assert b"Chad02" not in (tmp_path / "out" / "graph.nq").read_bytes()
    built(articles, tmp_path / "fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_what_is_taken_away_is_forgotten(articles: Path, tmp_path: Path, log: Path) -> None:
    text = (articles / "a02.txt").read_text(encoding="utf-8")
    built(articles, tmp_path / "out")
    (articles / "a02.txt").unlink()
    built(articles, tmp_path / "out")
    (articles / "a02.txt").write_text(text, encoding="utf-8")
    read(log)
    built(articles, tmp_path / "out")
    assert read(log) == ["Chad02"]


def test_another_model_makes_all_forgotten(articles: Path, tmp_path: Path, log: Path) -> None:
    built(articles, tmp_path / "out")
    read(log)
    built(articles, tmp_path / "out", mark="two")
    assert len(read(log)) == NUMBER


def test_another_file_of_actors_makes_all_forgotten(articles: Path, tmp_path: Path, log: Path) -> None:
    table = tmp_path / "actors.csv"
    for content_ in ("name,type\nChad00,State\n", "name,type\nChad01,State\n"):
        table.write_text(content_, encoding="utf-8")
        built(articles, tmp_path / "out", actors=[table])
        assert len(read(log)) == NUMBER


def test_another_threshold_costs_no_reading(articles: Path, tmp_path: Path, log: Path) -> None:
    built(articles, tmp_path / "out")
    read(log)
    report = built(articles, tmp_path / "out", min_confidence=0.85)
    assert read(log) == []
    assert report.statements == 2 * NUMBER


def test_a_broken_file_of_finished_documents_is_begun_anew(articles: Path, tmp_path: Path, log: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / LEDGER).write_bytes(b"this is no database, " * 500)
    assert built(articles, tmp_path / "out").documents == NUMBER
    built(articles, tmp_path / "out")
    assert len(read(log)) == NUMBER


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_killed_build_goes_on_and_ends_with_the_bytes_of_one_that_was_not(
    articles: Path, tmp_path: Path, log: Path, processes: str
) -> None:
    environment = {**os.environ, slow_parts.PAUSE: "0.1"}
    arguments = [str(articles), str(tmp_path / "out"), processes]
    command = [sys.executable, str(Path(slow_parts.__file__)), *arguments]
    with subprocess.Popen(command, env=environment, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while len(log.read_text(encoding="utf-8").split()) < 32 and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGKILL)
    begun = len(read(log))
    assert 32 <= begun < NUMBER
    assert not (tmp_path / "out" / "statements.jsonl").exists()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    finished, remembered = map(int, done.stdout.split())
    assert (finished, remembered) == (NUMBER, NUMBER - len(read(log)))
    assert remembered >= 5
    built(articles, tmp_path / "fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")) == [LEDGER]


def test_what_a_killed_process_left_half_written_goes_away(articles: Path, tmp_path: Path, log: Path) -> None:
    (tmp_path / "out" / ".build-abc").mkdir(parents=True)
    built(articles, tmp_path / "out")
    assert not (tmp_path / "out" / ".build-abc").exists()


def test_many_statements_leave_out_what_must_be_held_whole_and_old_files_of_it(
    articles: Path, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(articles, tmp_path / "out")
    monkeypatch.setattr(results, "WHOLE", 10)
    monkeypatch.setattr(results, "PAGE", 70)
    report = built(articles, tmp_path / "out")
    assert report.left_out == ("graph.ttl", "graph.jsonld")
    assert not set(report.left_out) & set(content(tmp_path / "out"))
    assert json.loads((tmp_path / "out" / "report.json").read_bytes())["left_out"] == list(report.left_out)
    page = (tmp_path / "out" / "network.html").read_text(encoding="utf-8")
    assert "strongest relations: 70 of 120" in page


def test_a_document_is_told_by_all_that_extraction_sees(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER, "one")
    known = Document("a", "text", "title", "2012-02-04T00:00:00Z", "The Post", "a.txt")
    assert ledger.recall(known) is None
    assert not (tmp_path / LEDGER).exists()
    ledger.add(known, ())
    for other in (Document("b", "text"), Document("a", "other"), Document("a", "text")):
        assert ledger.recall(other) is None
    moved = Document("a", "text", "title", "2012-02-04T00:00:00Z", "The Post", "elsewhere/a.txt")
    assert ledger.recall(moved) == ()
    ledger.close()
