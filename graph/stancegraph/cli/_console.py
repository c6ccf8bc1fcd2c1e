"""What all commands share: exit codes, messages on standard error, errors without a traceback."""

from __future__ import annotations

import functools
import io
import os
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import ParamSpec

import typer

from ..errors import DocumentError, InputError, StancegraphError, StancegraphWarning

__all__ = [
    "FAILED", "INTERRUPTED", "NOT_CONFORMING", "OK", "PARTLY", "USAGE",
    "count", "guarded", "name_problems", "outcome", "pairs", "prepare_streams", "say",
]  # fmt: skip

OK, FAILED, USAGE, PARTLY, NOT_CONFORMING, INTERRUPTED, CLOSED = 0, 1, 2, 3, 4, 130, 141
_NAMED = 20

P = ParamSpec("P")


def say(text: str) -> None:
    """One line on standard error."""
    typer.echo(text, err=True)


def count(number: int, thing: str) -> str:
    """A number with its noun: "1 document", "2,000 documents"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def name_problems(problems: Iterable[DocumentError], rest: str = "") -> None:
    """Names what could not be read; of many the first ones, and where the ``rest`` is named."""
    found = list(problems)
    shown = found[:_NAMED] if rest else found
    for problem in shown:
        say(f"problem: {problem}")
    if len(found) > len(shown):
        say(f"... and {count(len(found) - len(shown), 'problem')} more, all in {rest}")


def outcome(documents: int, problems: int) -> int:
    """The exit code of reading: all well, some read, none read."""
    if not documents:
        return FAILED
    return PARTLY if problems else OK


def pairs(values: Iterable[str], option: str) -> dict[str, str]:
    """``name=value`` texts as a dictionary. Raises `InputError` for one without ``=``."""
    found = dict[str, str]()
    for text in values:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise InputError(f"{text!r} is no pair", where=option, cure="write name=value")
        found[name.strip()] = value
    return found


def guarded(command: Callable[P, int | None]) -> Callable[P, None]:
    """The command with its return value as exit code, and with errors as one line on standard error."""

    @functools.wraps(command)
    def call(*args: P.args, **kwargs: P.kwargs) -> None:
        with warnings.catch_warnings():
            warnings.showwarning = _warn
            raise typer.Exit(_code(functools.partial(command, *args, **kwargs)))

    return call


def _warn(message: Warning | str, category: type[Warning], *place: object, **more: object) -> None:
    """A warning as one line; those of other libraries, which a user can do nothing about, are not shown."""
    if issubclass(category, StancegraphWarning):
        say(f"warning: {message}")


def _code(command: Callable[[], int | None]) -> int:
    try:
        code = command() or OK
        sys.stdout.flush()
    except InputError as error:
        say(f"stancegraph: {error}")
        return USAGE
    except StancegraphError as error:
        say(f"stancegraph: {error}")
        return FAILED
    except KeyboardInterrupt:
        say("stancegraph: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return CLOSED
    except OSError as error:
        say(f"stancegraph: {error.filename or 'output'}: {error.strerror or error}")
        return FAILED
    return code


def _forget_output() -> None:
    """Leaves nothing to flush for the interpreter's end, which would complain about the closed pipe."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def prepare_streams() -> None:
    """Output that goes to a file or a pipe is UTF-8 with plain line ends on every system; a terminal never fails."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
