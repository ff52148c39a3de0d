"""The two drivers that carry the cache's flows out, one blocking, one for asyncio."""

from __future__ import annotations

import asyncio
import inspect
import time
from typing import TYPE_CHECKING, TypeVar

from notify_typed.admin.caching._memory import MemoryStore
from notify_typed.admin.caching._policy import Do, Wait

if TYPE_CHECKING:
    from notify_typed.admin.caching._policy import Flow, Step
    from notify_typed.admin.caching._stores import AsyncStore, Store

__all__ = ["adrive", "drive", "for_asyncio", "for_blocking"]

T = TypeVar("T")


def drive(flow: Flow[T]) -> T:
    """Carry a flow out, blocking."""
    try:
        step = next(flow)
        while True:
            try:
                answer = _do(step)
            except BaseException as error:  # noqa: BLE001 - the flow decides, of a cancelled call too
                step = flow.throw(error)
            else:
                step = flow.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result


async def adrive(flow: Flow[T]) -> T:
    """Carry a flow out in an event loop."""
    try:
        step = next(flow)
        while True:
            try:
                answer = await _ado(step)
            except BaseException as error:  # noqa: BLE001 - as above
                step = flow.throw(error)
            else:
                step = flow.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result


def for_blocking(store: Store | AsyncStore | None) -> None:
    """See to it that a store suits blocking callers.

    Raises:
        TypeError: It does not.
    """
    if store is not None and inspect.iscoroutinefunction(store.read):
        raise TypeError("The cache's store is for asyncio; blocking callers need another one.")


def for_asyncio(store: Store | AsyncStore | None) -> None:
    """See to it that a store suits callers in an event loop.

    Raises:
        TypeError: It does not.
    """
    if store is None or isinstance(store, MemoryStore):
        return
    if not inspect.iscoroutinefunction(store.read):
        raise TypeError(
            "The cache's store would block the event loop; for asyncio use an AsyncRedisStore or a"
            " MemoryStore."
        )


def _do(step: Step) -> object:
    if isinstance(step, Do):
        answer: object = step.run()
        return answer
    if isinstance(step, Wait):
        return step.flight.wait(step.seconds)
    time.sleep(step.seconds)
    return None


async def _ado(step: Step) -> object:
    if isinstance(step, Do):
        answer: object = step.run()
        return await answer if inspect.isawaitable(answer) else answer
    if isinstance(step, Wait):
        return await step.flight.wait_async(step.seconds)
    await asyncio.sleep(step.seconds)
    return None
