"""The process that answers queries, one after another, until its caller kills it: `python -m … STORE [MEGABYTES]`.

A query inside the engine cannot be interrupted, a process can be killed. Each question is a line of JSON on standard
input; each answer on standard output is a line of JSON with ``status``, ``type`` and ``length``, then so many bytes.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from typing import IO, Any

from ...errors import InputError
from ..asking import bindings_of, prefixes_of
from ..oxigraph import Oxigraph
from ..queries import parse_query
from ..terms import Term

__all__ = ["answered", "main"]

_TEXT = "text/plain; charset=utf-8"
_NO_FORM = b"no form of this answer is acceptable (ask for JSON, XML, CSV, TSV or, for graphs, Turtle)\n"


class _Limited(io.RawIOBase):
    """Bytes in memory, up to a limit."""

    def __init__(self, limit: int) -> None:
        self.limit, self.held = limit, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if len(self.held) + len(data) > self.limit:
            raise OSError("too large")
        self.held += data
        return len(data)


def answered(store: Oxigraph, prefixes: Mapping[str, str], question: Mapping[str, Any]) -> tuple[int, str, bytes]:
    """Status, media type and body of the answer to a question (see `stancegraph.store.serving.request`)."""
    output = _Limited(question["max_bytes"])
    try:
        named = parse_query(question["text"], question["name"])
        bindings: Mapping[str, Term] = bindings_of(store, named, question["params"])
        graphs = question["default_graphs"], question["named_graphs"]
        kind = store.serialize(named.text, output, question["accept"], prefixes, bindings, graphs)  # type: ignore[arg-type]
    except InputError as error:
        return 400, _TEXT, f"{error}\n".encode()
    except ValueError as error:
        return 400, _TEXT, f"this is no IRI of a graph: {error}\n".encode()
    except OSError:
        limit = f"{question['max_bytes']:,} bytes"
        return 500, _TEXT, f"the answer is larger than {limit} (ask for less, with LIMIT)\n".encode()
    if kind is None:
        return 406, _TEXT, _NO_FORM
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return 200, kind + charset, bytes(output.held)


def main(folder: str, megabytes: int, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer all questions from a store on disk."""
    _limit_memory(megabytes)
    store = Oxigraph(folder, read_only=True)
    prefixes = prefixes_of(store)
    for line in questions:
        status, kind, body = answered(store, prefixes, json.loads(line))
        answers.write(json.dumps({"status": status, "type": kind, "length": len(body)}).encode() + b"\n" + body)
        answers.flush()


def _limit_memory(megabytes: int) -> None:
    """Let the system refuse more memory, where it can; the process then ends, and its caller starts another."""
    if sys.platform != "win32" and megabytes:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        wanted = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer)
