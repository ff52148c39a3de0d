"""Ends what takes longer than it may, within an event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from notify_typed._engine.bounds import LEEWAY
from notify_typed._engine.failures import ReadTimeout

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

__all__ = ["async_bounded"]

P = ParamSpec("P")
T = TypeVar("T")


async def async_bounded(
    seconds: float | None, function: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Call a function and await its result for so long, and not much longer.

    Args:
        seconds: How long; None for no limit.
        function: The function.
        *args: Its arguments.
        **kwargs: Its keyword arguments.

    Raises:
        ReadTimeout: It took longer, and was cancelled.
    """
    if seconds is None:
        return await function(*args, **kwargs)
    limit = asyncio.timeout(seconds * LEEWAY)
    try:
        async with limit:
            return await function(*args, **kwargs)
    except TimeoutError:
        if not limit.expired():
            raise
    raise ReadTimeout
