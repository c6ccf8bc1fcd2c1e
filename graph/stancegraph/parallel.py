"""One function over many items on several cores, results in the order of the items, memory bounded."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any, TypeVar

__all__ = ["in_order"]

Item = TypeVar("Item")
Part = TypeVar("Part")
Result = TypeVar("Result")
_WAITING = 4
"""Items under way per process: enough to keep all busy, few enough to hold in memory."""


def in_order(
    work: Callable[[Item, Part], Result], items: Iterable[Item], *, load: Callable[[], Part], processes: int = 1
) -> Iterator[Result]:
    """``work(item, part)`` for each item, in order; ``load`` makes the part, once in each process.

    ``work``, ``load`` and the items must be picklable where there are several processes. Errors of ``work`` and
    ``load`` are raised here.
    """
    if processes <= 1:
        part = _once(load)
        yield from (work(item, part()) for item in items)
        return
    context = get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_prepare, initargs=(load,))
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(_apply, work, item))
            if len(waiting) >= processes * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_part: Callable[[], Any]


def _prepare(load: Callable[[], Any]) -> None:
    """Runs first in each process: keeps the loader for the first item, and leaves Ctrl-C to the main process."""
    global _part
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _part = _once(load)


def _once(load: Callable[[], Part]) -> Callable[[], Part]:
    return cache(load)


def _apply(work: Callable[[Item, Any], Result], item: Item) -> Result:
    return work(item, _part())
