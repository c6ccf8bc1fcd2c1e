"""One function over many items on several cores, results in the order of the items, memory bounded."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any, TypeVar

__all__ = ["in_order", "one_thread"]

Item = TypeVar("Item")
Part = TypeVar("Part")
Result = TypeVar("Result")
_WAITING = 16
"""Items under way per process: enough to keep the others busy beside a long one, few enough to hold in memory."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def in_order(
    work: Callable[[Item, Part], Result],
    items: Iterable[Item],
    *,
    load: Callable[[], Part],
    processes: int = 1,
    known: Callable[[Item], Result | None] = lambda _: None,
) -> Iterator[Result]:
    """``work(item, part)`` for each item, in order; ``load`` makes the part, once in each process.

    Where ``known`` already has the result of an item, that is taken and no work is done. ``work``, ``load`` and the
    items must be picklable where there are several processes. Errors of ``work`` and ``load`` are raised here.
    """
    if processes <= 1:
        part = _once(load)
        for item in items:
            found = known(item)
            yield work(item, part()) if found is None else found
        return
    context = get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_prepare, initargs=(load,))
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            found = known(item)
            waiting.append(pool.submit(_apply, work, item) if found is None else _done(found))
            if len(waiting) >= processes * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def one_thread() -> None:
    """Keep numpy to one thread, unless the user says otherwise; takes effect before numpy is imported.

    The products of one document are small: more threads wait for one another longer than they compute, and take the
    cores from the other processes.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")


_part: Callable[[], Any]


def _prepare(load: Callable[[], Any]) -> None:
    """Runs first in each process: keeps the loader for the first item, and leaves Ctrl-C to the main process."""
    global _part
    one_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _part = _once(load)


def _once(load: Callable[[], Part]) -> Callable[[], Part]:
    return cache(load)


def _apply(work: Callable[[Item, Any], Result], item: Item) -> Result:
    return work(item, _part())


def _done(result: Result) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(result)
    return future
