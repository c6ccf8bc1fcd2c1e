"""The extraction spread over processes that may die: an engine-free batch, and Spark with two workers."""

import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import fake_parts
import pytest
import slow_parts
from typer.testing import CliRunner

from stancegraph.cli import app
from stancegraph.corpus import Columns, read
from stancegraph.errors import DocumentError, InputError
from stancegraph.pipeline import extract_documents
from stancegraph.scale.batches import COLUMNS, DOCUMENT, PROBLEM, STATEMENT, Job, extract_batch
from stancegraph.values import Statement

NUMBER = 60
JOB = Job(load=slow_parts.load)
CLUSTER = "local-cluster[2,1,1024]"


def java() -> int:
    """The version of Java; 0 where there is none."""
    if not shutil.which("java"):
        return 0
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


needs_spark = pytest.mark.skipif(
    os.name == "nt" or java() < 17, reason="Spark needs Java 17: apt-get install openjdk-17-jre-headless"
)


@pytest.fixture
def wires(tmp_path: Path) -> Path:
    """Documents as JSON lines, one of which is broken."""
    path = tmp_path / "wires.jsonl"
    records = (
        {"id": f"w{number}", "text": f"Chad{number} backs Peru. Peru rejects the quota.", "date": "2012-02-04"}
        for number in range(NUMBER)
    )
    lines = map(json.dumps, records)
    path.write_text("\n".join([*lines, "{broken"]) + "\n", encoding="utf-8")
    return path


def expected(wires: Path) -> list[Statement]:
    found = extract_documents(read(wires), load=fake_parts.load)
    return ordered([one for item in found if not isinstance(item, DocumentError) for one in item.statements])


def ordered(statements: Sequence[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda one: (one.doc, one.start, one.cue_start, one.id))


def statements_of(records: Sequence[dict[str, Any]]) -> list[Statement]:
    return ordered([Statement.from_dict(record) for record in records if record["kind"] == STATEMENT])


def test_a_batch_names_what_it_cannot_read_and_does_the_rest(log: Path) -> None:
    given = [{"line": "[]"}, {"line": ""}, {"text": None, "id": "a"}, {"id": "b", "text": "refuse me"},
             {"id": "c", "text": "Chile backs Peru."}]  # fmt: skip
    records = list(extract_batch(given, JOB))
    assert [record["kind"] for record in records] == [PROBLEM] * 4 + [DOCUMENT, STATEMENT]
    assert all(set(record) == set(COLUMNS) for record in records)
    assert all(record["what"] and record["cure"] for record in records if record["kind"] == PROBLEM)


def test_a_batch_gives_the_statements_of_extract(wires: Path, log: Path) -> None:
    lines = wires.read_text(encoding="utf-8").splitlines()
    assert statements_of(list(extract_batch([{"line": line} for line in lines], JOB))) == expected(wires)


def test_documents_without_an_id_get_one_that_does_not_change(log: Path) -> None:
    given = [{"text": "Chile backs Peru."}, {"text": "Peru backs Chile."}]
    first, second = ([r["doc"] for r in extract_batch(given, JOB) if r["kind"] == DOCUMENT] for _ in range(2))
    assert first == second
    assert len(set(first)) == 2


def test_columns_have_the_names_that_the_job_tells(log: Path) -> None:
    job = Job(columns=Columns.of({"text": "body"}), load=slow_parts.load)
    records = list(extract_batch([{"id": "a", "body": "Chile backs Peru."}], job))
    assert [record["kind"] for record in records] == [DOCUMENT, STATEMENT]


def test_the_command_has_help_with_examples() -> None:
    for arguments in (["cluster", "--help"], ["cluster", "extract", "--help"]):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0
        assert "stancegraph cluster extract" in result.stdout.partition("Examples:")[2]


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch, log: Path) -> Iterator[dict[str, str]]:
    """Settings for two workers on this machine that find the parts of the tests."""
    pytest.importorskip("pyspark", reason="the extra `cluster` is not installed")
    pytest.importorskip("pyarrow", reason="the extra `cluster` is not installed")
    paths = os.pathsep.join(str(Path(module.__file__).parent) for module in (slow_parts, fake_parts))
    yield {
        "spark.executor.memory": "512m", "spark.executorEnv.PYTHONPATH": paths, "spark.ui.showConsoleProgress": "false",
        f"spark.executorEnv.{slow_parts.LOG}": str(log), f"spark.executorEnv.{slow_parts.PAUSE}": "0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "5",
    }  # fmt: skip


def read_back(out: Path) -> list[dict[str, Any]]:
    import pyarrow.dataset as dataset

    return dataset.dataset(out, partitioning="hive").to_table().to_pylist()  # type: ignore[no-any-return]


def executors() -> list[int]:
    """The worker processes of Spark that this process started."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command, parents = (place / "cmdline").read_bytes(), ancestors(int(place.name))
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in command and os.getpid() in parents:
            found.append(int(place.name))
    return found


def ancestors(process: int) -> set[int]:
    found = set[int]()
    while process > 1:
        process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        found.add(process)
    return found


@pytest.mark.cluster
@needs_spark
def test_a_worker_that_is_killed_costs_no_statement_and_doubles_none(
    wires: Path, tmp_path: Path, log: Path, workers: dict[str, str]
) -> None:
    from stancegraph.scale.spark import extract_on_spark

    killed = []

    def kill() -> None:
        while len(log.read_text(encoding="utf-8").split()) < NUMBER // 4:
            time.sleep(0.05)
        killed.append(executors()[0])
        os.kill(killed[0], signal.SIGKILL)

    threading.Thread(target=kill, daemon=True).start()
    out = tmp_path / "stances"
    counts = extract_on_spark(str(wires), str(out), JOB, master=CLUSTER, conf=workers, partitions=6)
    assert killed
    records = read_back(out)
    assert statements_of(records) == expected(wires)
    assert counts == {DOCUMENT: NUMBER, STATEMENT: 2 * NUMBER, PROBLEM: 1}
    assert len({record["doc"] for record in records if record["kind"] == DOCUMENT}) == NUMBER
    assert len(log.read_text(encoding="utf-8").split()) > NUMBER
    with pytest.raises(InputError, match="exists"):
        extract_on_spark(str(wires), str(out), JOB, master="local[1]", conf=workers)


@pytest.mark.cluster
@needs_spark
def test_parquet_comes_in_as_well_as_out(wires: Path, tmp_path: Path, workers: dict[str, str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as parquet

    from stancegraph.scale.spark import extract_on_spark

    lines = [json.loads(line) for line in wires.read_text(encoding="utf-8").splitlines()[:-1]]
    table = pa.Table.from_pylist([{"key": line["id"], "body": line["text"], "date": line["date"]} for line in lines])
    parquet.write_table(table, tmp_path / "wires.parquet")
    job = Job(columns=Columns.of({"id": "key", "text": "body"}), load=slow_parts.load)
    quick = workers | {f"spark.executorEnv.{slow_parts.PAUSE}": "0"}
    extract_on_spark(str(tmp_path / "wires.parquet"), str(tmp_path / "out"), job, master="local[2]", conf=quick)
    assert statements_of(read_back(tmp_path / "out")) == expected(wires)
    with pytest.raises(InputError, match="no documents here"):
        extract_on_spark(str(tmp_path / "none"), str(tmp_path / "new"), job, master="local[2]", conf=quick)
