"""Processes that answer queries, each killed when a query takes too long, and replaced."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Limits", "Reply", "Workers"]

_TEXT = "text/plain; charset=utf-8"
_LINE = 2**16


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may take: ``seconds`` by the clock, ``max_bytes`` of its answer, ``megabytes`` of memory.

    ``max_query`` bytes may a request have, and ``workers`` queries are answered side by side.
    """

    seconds: float = 30.0
    max_bytes: int = 64 * 2**20
    megabytes: int = 4096
    max_query: int = 2**20
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the client."""

    status: int
    type: str
    body: bytes


class Workers:
    """So many processes over one store on disk; each is started when it is needed first, ``running`` are there."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self._store, self._limits = store, limits
        self._idle: asyncio.Queue[Process | None] = asyncio.Queue()
        for _ in range(limits.workers):
            self._idle.put_nowait(None)
        self.running = set[Process]()

    async def ask(self, question: Mapping[str, Any]) -> Reply:
        """The answer to one question, or why there is none; after ``seconds`` the query is stopped for good."""
        limit = f"{self._limits.seconds:g} seconds"
        try:
            process = await asyncio.wait_for(self._idle.get(), self._limits.seconds)
        except TimeoutError:
            return Reply(503, _TEXT, f"all workers were busy for {limit} (try again later)\n".encode())
        kept: Process | None = None
        try:
            process = process or await self._start()
            reply = await asyncio.wait_for(_exchange(process, question), self._limits.seconds)
            kept = process
        except TimeoutError:
            reply = Reply(503, _TEXT, f"the query was stopped after {limit} (ask for less)\n".encode())
        except (OSError, EOFError):
            reply = Reply(500, _TEXT, b"the query ended its process, for want of memory perhaps (ask for less)\n")
        finally:
            if kept is None and process is not None:
                await self._stop(process)
            self._idle.put_nowait(kept)
        return reply

    async def close(self) -> None:
        """Stop all processes."""
        for process in list(self.running):
            await self._stop(process)

    async def _start(self) -> Process:
        command = [sys.executable, "-m", f"{__package__}.answering", str(self._store), str(self._limits.megabytes)]
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, limit=_LINE)
        self.running.add(process)
        return process

    async def _stop(self, process: Process) -> None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        self.running.discard(process)


async def _exchange(process: Process, question: Mapping[str, Any]) -> Reply:
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(question).encode() + b"\n")
    await process.stdin.drain()
    line = await process.stdout.readline()
    if not line:
        raise EOFError
    head = json.loads(line)
    return Reply(head["status"], head["type"], await process.stdout.readexactly(head["length"]))
