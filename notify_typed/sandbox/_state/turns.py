"""Long requests beside the event loop: they compute in a thread, and touch the sandbox in turn.

What a sandbox holds belongs to the thread of its event loop. A request that takes long, such as a
letter of many pages, would keep all others waiting there. So it runs in a thread, and the few steps
that read or change what the sandbox holds go back to the loop, one at a time.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_T = TypeVar("_T")

_LOOP: ContextVar[asyncio.AbstractEventLoop | None] = ContextVar("_LOOP", default=None)


async def beside(work: Callable[[], _T]) -> _T:
    """Do something in a thread; what is marked `in_turn` in it runs on this event loop."""
    loop = asyncio.get_running_loop()

    def run() -> _T:
        _LOOP.set(loop)
        return work()

    return await asyncio.to_thread(run)


def in_turn(step: Callable[_P, _T]) -> Callable[_P, _T]:
    """Mark a step that touches what the sandbox holds: it runs on the event loop's thread."""

    @wraps(step)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        loop = _LOOP.get()
        if loop is None:
            return step(*args, **kwargs)
        done: Future[_T] = Future()

        def take_turn() -> None:
            try:
                done.set_result(step(*args, **kwargs))
            except BaseException as problem:  # noqa: BLE001 - it is raised where it was asked for
                done.set_exception(problem)

        loop.call_soon_threadsafe(take_turn)
        return done.result()

    return run
