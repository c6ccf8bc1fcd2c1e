"""One function over many items on several cores, results in the order of the items, memory bounded."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

__all__ = ["Renewed", "in_order", "one_thread"]

Item = TypeVar("Item")
Part = TypeVar("Part")
Result = TypeVar("Result")
_WAITING = 16
"""Items under way per process: enough to keep the others busy beside a long one, few enough to hold in memory."""
_USES = 20_000
"""Items after which a part is made anew: half an hour of reading, for some seconds of loading."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def in_order(
    work: Callable[[Item, Part], Result],
    items: Iterable[Item],
    *,
    load: Callable[[], Part],
    processes: int = 1,
    known: Callable[[Item], Result | None] = lambda _: None,
) -> Iterator[Result]:
    """``work(item, part)`` for each item, in order; ``load`` makes the part, in each process its own.

    A part is made anew after so many items that making it costs next to nothing: what it remembers (a vocabulary, say)
    does not grow without bound. Where ``known`` already has the result of an item, that is taken and no work is done.
    ``work``, ``load`` and the items must be picklable where there are several processes. Errors of ``work`` and
    ``load`` are raised here.
    """
    if processes <= 1:
        part = Renewed(load)
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
    _part = Renewed(load)


class Renewed(Generic[Part]):
    """Makes the part when it is first asked for, and again after `_USES`."""

    def __init__(self, load: Callable[[], Part]) -> None:
        self._load, self._part, self._left = load, list[Part](), 0

    def __call__(self) -> Part:
        if not self._left:
            # the old one goes first, so that there are never two in memory
            self._part.clear()
            gc.collect()
            self._part.append(self._load())
            self._left = _USES
        self._left -= 1
        return self._part[0]


def _apply(work: Callable[[Item, Any], Result], item: Item) -> Result:
    return work(item, _part())


def _done(result: Result) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(result)
    return future
