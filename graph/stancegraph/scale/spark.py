"""The extraction as a Spark job. The only module that knows pyspark and pyarrow."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError, ResourceError
from .batches import COLUMNS, Job, extract_batch

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["extract_on_spark"]

_SPLIT = 4 * 1024 * 1024
"""Bytes of input that are one task: some minutes of work, which is what is done again when a worker dies."""
_DEFAULTS = {
    "spark.sql.files.maxPartitionBytes": str(_SPLIT),
    "spark.sql.files.openCostInBytes": str(64 * 1024),
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
    "spark.sql.maxConcurrentOutputFileWriters": "4",  # else rows are sorted by kind before they are written
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.executorEnv.OMP_NUM_THREADS": "1",
    "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
}
_TYPES = {str: "string", int: "int", float: "double"}
_CURE = "pip install 'stancegraph[cluster]'"


def extract_on_spark(
    source: str,
    out: str,
    job: Job,
    *,
    format: str | None = None,
    master: str | None = None,
    conf: Mapping[str, str] | None = None,
    partitions: int | None = None,
) -> dict[str, int]:
    """Find the statements of all documents in ``source`` and write them as Parquet into the folder ``out``.

    ``source`` and ``out`` are paths of any file system that the Spark installation reads; ``source`` holds documents as
    JSON lines or Parquet (``format``: "jsonl" or "parquet", else the ending tells), each with an id of its own.
    ``master`` and ``conf`` are Spark's; ``partitions`` is the number of tasks where the input cannot be split.
    Written are ``kind=statement``, ``kind=document`` and ``kind=problem`` with the fields of `COLUMNS`: all when the
    job ends, nothing where it fails. A pipeline in a folder and files of actors travel to the workers.

    Returns the number of records of each kind. Raises `InputError` where the extra is missing, for a source that cannot
    be read and an ``out`` that exists; `ResourceError` where Spark cannot be started or the job fails.
    """
    _check()
    session = _session(master, conf or {})
    try:
        from pyspark.errors import PySparkException

        try:
            found = _documents(session, source, _format(source, format), job)
            spread = found.repartition(partitions) if partitions else found
            shipped = _shipped(session, job)
            records = spread.mapInArrow(lambda batches: _mapped(batches, shipped), _schema())
            records.write.partitionBy("kind").parquet(out)
            counts = session.read.parquet(out).groupBy("kind").count().collect()
        except PySparkException as error:
            raise _failure(error, source, out) from error
        return {row["kind"]: row["count"] for row in counts}
    finally:
        session.stop()


def _check() -> None:
    try:
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        raise InputError(f"{error.name} is not installed", where="cluster", cure=_CURE) from error
    if shutil.which("java") is None:
        raise ResourceError("Spark needs Java", where="cluster", cure="install Java 17 (openjdk-17-jre-headless)")


def _session(master: str | None, conf: Mapping[str, str]) -> SparkSession:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("stancegraph")
    settings = dict(_DEFAULTS)
    if master:
        builder = builder.master(master)
        if master.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            settings["spark.driver.host"] = "localhost"
    for name, value in (settings | dict(conf)).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except PySparkException as error:
        raise ResourceError(f"Spark does not start: {_first(error)}", where=master or "", cure="see above") from error
    session.sparkContext.setLogLevel("ERROR")
    return session


def _format(source: str, format: str | None) -> str:
    found = format or ("parquet" if source.rstrip("/").endswith(".parquet") else "jsonl")
    if found not in ("jsonl", "parquet"):
        raise InputError(f"the cluster reads no {found!r}", where=source, cure="use jsonl or parquet")
    return found


def _documents(session: SparkSession, source: str, format: str, job: Job) -> DataFrame:
    from pyspark.sql import functions as f

    path = f.col("_metadata.file_path").alias("path")
    if format == "jsonl":
        return session.read.text(source).select(f.col("value").alias("line"), path)
    table = session.read.parquet(source)
    names = [getattr(job.columns, name) for name in ("id", "text", "title", "date", "source")]
    chosen = [f.col(name).cast("string").alias(name) for name in names if name in table.columns]
    return table.select(*chosen, path)


def _shipped(session: SparkSession, job: Job) -> Job:
    """The job with the user's files sent to all workers, under the names that they have there."""
    context = session.sparkContext
    for path in job.actors:
        context.addFile(path)
    names = tuple(Path(path).name for path in job.actors)
    if Path(job.pipeline).is_dir():
        context.addFile(job.pipeline, recursive=True)
        return replace(job, actors=names, pipeline=f"./{Path(job.pipeline).name}")
    return replace(job, actors=names)


def _mapped(batches: Iterable[pyarrow.RecordBatch], job: Job) -> Iterator[pyarrow.RecordBatch]:
    """Runs in the workers: record batches of documents in, one of what was found for each document out."""
    import pyarrow as pa
    from pyspark import SparkFiles

    def placed(name: str) -> str:
        return SparkFiles.get(name)

    local = replace(job, actors=tuple(map(placed, job.actors)))
    if job.pipeline.startswith("./"):
        local = replace(local, pipeline=placed(job.pipeline[2:]))
    kinds = {str: pa.string(), int: pa.int32(), float: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    for batch in batches:
        for record in batch.to_pylist():
            yield pa.RecordBatch.from_pylist(list(extract_batch([record], local)), schema=schema)


def _schema() -> str:
    return ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in COLUMNS.items())


def _failure(error: Any, source: str, out: str) -> Exception:
    text, condition = _first(error), error.getCondition() or ""
    if condition == "PATH_ALREADY_EXISTS":
        return InputError("this exists", where=out, cure="name another folder, or take it away")
    if condition in ("PATH_NOT_FOUND", "UNABLE_TO_INFER_SCHEMA"):
        return InputError("there are no documents here", where=source, cure="check the path")
    return ResourceError(f"the job failed: {text}", where=source, cure="see the log of the workers")


def _first(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
