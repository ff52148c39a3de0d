"""Long calculations in a process of their own, as a thread would share Python with the event loop.

Python runs one thread at a time, and a long step in C lets none of the others run. So what only
calculates, and is given much, another process does. Only where a sandbox serves alone: a program
that has a `Sandbox` in it gets no processes that it did not ask for.
"""

from __future__ import annotations

import os
import pickle
import signal
from contextlib import contextmanager, suppress
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from notify_typed.sandbox._state.turns import LINES, line_of_this_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from multiprocessing.connection import Connection

    from notify_typed.sandbox._state.turns import Line

_P = ParamSpec("_P")
_T = TypeVar("_T")
_LONG = 16_384
"""What is given fewer bytes is done sooner than another process hears of it."""
_LESS_URGENT = 10


class _Process:
    """A process that calculates one thing after the other. It starts with the first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pipe: Connection | None = None

    def ask(self, order: bytes) -> bytes | None:
        """Have a calculation done; return None if there is no process, or it ended before."""
        with self._lock:
            try:
                self._pipe = self._pipe or _start()
                self._pipe.send_bytes(order)
                return self._pipe.recv_bytes()
            except (EOFError, OSError):
                if self._pipe is not None:
                    self._pipe.close()
                self._pipe = None
                return None


_PROCESSES: dict[Line, _Process] = {}


def calculate_apart() -> None:
    """Let long calculations of this process be done by others, one for each line."""
    _PROCESSES.update({line: _Process() for line in LINES})


def apart(calculate: Callable[_P, _T]) -> Callable[_P, _T]:
    """Mark a calculation that may take long: beside the event loop, another process does it.

    Args:
        calculate: A function of a module, which touches nothing but what it is given.
    """

    @wraps(calculate)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        line = line_of_this_thread()
        process = None if line is None else _PROCESSES.get(line)
        order = b"" if process is None else pickle.dumps((run, args, kwargs))
        answer = process.ask(order) if process is not None and len(order) >= _LONG else None
        if answer is None:
            return calculate(*args, **kwargs)
        problem: Exception | None
        result: _T
        # What is read here was written by a process that this one started, and nobody else.
        problem, result = pickle.loads(answer)  # noqa: S301
        if problem is not None:
            raise problem
        return result

    return run


def _start() -> Connection:
    """Start a process that calculates, and return the way to it."""
    # Few sandboxes ever need it.
    import multiprocessing  # noqa: PLC0415

    context = multiprocessing.get_context("spawn")
    pipe, other_end = context.Pipe()
    process = context.Process(
        target=_calculate, args=(other_end,), name="notify-sandbox-calculates", daemon=True
    )
    with _interrupts_kept_away(), other_end:
        process.start()
    return pipe


@contextmanager
def _interrupts_kept_away() -> Generator[None]:
    """Start no process that an interrupt at the terminal ends: it is for this one to end it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _calculate(pipe: Connection) -> None:
    """Calculate until the process that asks for it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_LESS_URGENT)
    with suppress(EOFError, OSError):
        while True:
            # As above: only the process that started this one writes here.
            run, args, kwargs = pickle.loads(pipe.recv_bytes())  # noqa: S301
            try:
                answer = pickle.dumps((None, run(*args, **kwargs)))
            except Exception as problem:  # noqa: BLE001 - it is raised where it was asked for
                answer = pickle.dumps((problem, None))
            pipe.send_bytes(answer)
