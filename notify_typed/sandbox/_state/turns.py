"""Long requests beside the event loop: they compute in a thread, and touch the sandbox in turn.

What a sandbox holds belongs to the thread of its event loop. A request that takes long, such as a
letter of many pages, would keep all others waiting there. So it runs in a thread, and the few steps
that read or change what the sandbox holds go back to the loop, one at a time.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import Future
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_T = TypeVar("_T")
Line: TypeAlias = Literal["requests", "files"]

_GIVE_WAY_SECONDS = 0.0005
LONG_BODY = 4_096
"""A larger body may take long: its request runs beside the event loop."""
_AT_ONCE: dict[Line, int] = {"requests": 2, "files": 1}
"""How many threads compute: more would only wait for each other, and let the event loop wait."""
LINES: tuple[Line, ...] = tuple(_AT_ONCE)
_LOOP: ContextVar[asyncio.AbstractEventLoop | None] = ContextVar("_LOOP", default=None)
_LINE: ContextVar[Line | None] = ContextVar("_LINE", default=None)
_PLACES: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Line, asyncio.Semaphore]] = (
    WeakKeyDictionary()
)


async def beside(work: Callable[[], _T], line: Line = "requests") -> _T:
    """Do something in a thread; what is marked `in_turn` in it runs on this event loop.

    Args:
        work: What to do.
        line: Where it waits for its turn: files that take many seconds let no request wait.
    """
    loop = asyncio.get_running_loop()
    lines = _PLACES.setdefault(loop, {})
    places = lines.setdefault(line, asyncio.Semaphore(_AT_ONCE[line]))

    def run() -> _T:
        _LOOP.set(loop)
        _LINE.set(line)
        return work()

    async with places:
        return await asyncio.to_thread(run)


def line_of_this_thread() -> Line | None:
    """Return the line that the work of this thread stood in; None on the event loop's thread."""
    return _LINE.get()


def let_the_loop_go_first() -> None:
    """Have threads of this process give way to the event loop sooner than Python's 5 ms."""
    sys.setswitchinterval(_GIVE_WAY_SECONDS)


async def beside_if_long(size: int, work: Callable[[], _T]) -> _T:
    """Do something with a body of a size: in a thread if that may take long."""
    return await beside(work) if size > LONG_BODY else work()


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
