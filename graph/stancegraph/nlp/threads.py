"""Keeps matrix products on one thread. The only module that knows threadpoolctl.

The products here are small: a second thread mostly waits, and beside other processes it costs several times what it
gives. Who wants more cores starts more processes.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

__all__ = ["one_thread"]


@cache
def _controller() -> Any:
    import numpy  # noqa: F401  its BLAS must be loaded to be found
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return ThreadpoolController()


def one_thread() -> AbstractContextManager[Any]:
    """While entered, NumPy multiplies matrices on one thread."""
    limit: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return limit
