#!/usr/bin/env python3
"""Put results into a Virtuoso 7 that is started for it, and compare its answers: python scripts/virtuoso.py [RESULTS].

Needs virtuoso-t on the path (Debian: virtuoso-opensource-7-bin), or its path in the environment as VIRTUOSO. The server
listens on 127.0.0.1 only and is gone afterwards. Each named query is asked of Virtuoso and of the packaged engine; the
exit code is 1 where the rows differ.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stancegraph.errors import StancegraphError
from stancegraph.results import graph_file
from stancegraph.store import Answer, named_queries, query
from stancegraph.store.kept import open_graph
from stancegraph.store.remote import Remote, publish

INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 100000
DefaultQuery = ASK {{}}
"""


def main() -> None:
    source = graph_file(sys.argv[1] if len(sys.argv) > 1 else "output/demo")
    binary = os.environ.get("VIRTUOSO") or shutil.which("virtuoso-t")
    if not binary:
        sys.exit("virtuoso-t is not here: install virtuoso-opensource-7-bin, or set VIRTUOSO")
    store = open_graph(source)
    with _virtuoso(binary) as server:
        os.environ |= {"STANCEGRAPH_STORE_USER": "dba", "STANCEGRAPH_STORE_PASSWORD": "dba"}
        remote = Remote(f"{server}/sparql", f"{server}/sparql-auth")
        start = time.perf_counter()
        print(f"{publish(store, remote)} graphs in {time.perf_counter() - start:.1f} s")
        different = [name for name in named_queries() if not _same(name, query_of(store, name), query_of(remote, name))]
    sys.exit(f"other rows: {', '.join(different)}" if different else 0)


def query_of(engine: object, name: str) -> Answer | str:
    """The answer to the example of a named query, or what the engine says instead."""
    try:
        return query(engine, name, named_queries()[name].example)  # type: ignore[arg-type]
    except StancegraphError as error:
        return str(error)


def _same(name: str, here: Answer | str, there: Answer | str) -> bool:
    if isinstance(here, str) or isinstance(there, str):
        print(f"{name:24} {there if isinstance(there, str) else here}")
        return here == there
    one, other = (sorted(map(str, answer.triples or answer.rows)) for answer in (here, there))
    print(f"{name:24} {len(here.rows):6} {'the same rows' if one == other else f'{len(there.rows)} rows there'}")
    return one == other


@contextmanager
def _virtuoso(binary: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="virtuoso-", ignore_cleanup_errors=True) as folder:
        sql, http = _free_ports()
        ini = Path(folder, "virtuoso.ini")
        ini.write_text(INI.format(folder=folder, sql=sql, http=http), encoding="utf-8")
        with Path(folder, "out").open("w") as out:
            process = subprocess.Popen([binary, "+configfile", str(ini), "+foreground"], stdout=out, stderr=out)
        try:
            _wait(process, http)
            yield f"http://127.0.0.1:{http}"
        finally:
            process.kill()
            process.wait()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        for free in (one, other):
            free.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        if process.poll() is not None:
            sys.exit("virtuoso-t ended at once")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit("virtuoso-t does not listen")


if __name__ == "__main__":
    main()
