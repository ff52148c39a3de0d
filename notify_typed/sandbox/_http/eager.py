"""Runs a coroutine at once, and makes a task of it only if it has to wait for something."""

from __future__ import annotations

import types
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine, Generator


def begin(coroutine: Coroutine[Any, Any, None]) -> Coroutine[Any, Any, None] | None:
    """Run a coroutine until it ends or waits, on the event loop's thread.

    Up to there it must do without its task, and so without `asyncio.timeout`.

    Returns:
        The rest of it, for a task; None if it has ended.
    """
    try:
        awaited: object = coroutine.send(None)
    except StopIteration:
        return None
    return _finish(coroutine, awaited)


async def _finish(coroutine: Coroutine[Any, Any, None], awaited: object) -> None:
    await _rest(coroutine, awaited)


@types.coroutine
def _rest(coroutine: Coroutine[Any, Any, None], awaited: object) -> Generator[object, None, None]:
    while True:
        try:
            yield awaited
        except BaseException as problem:  # noqa: BLE001 - the coroutine decides what to do with it
            resume = partial(coroutine.throw, problem)
        else:
            resume = partial(coroutine.send, None)
        try:
            awaited = resume()
        except StopIteration:
            return
