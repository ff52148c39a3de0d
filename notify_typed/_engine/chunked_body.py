"""Writes a large body in chunks, and gives up when the other side takes no more of it.

aiohttp writes bytes in one go, during which the event loop has to wait, and knows no time-out for
writing: a server that stops reading would hold a call for ever.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator

__all__ = ["LARGEST_WHOLE", "Chunks", "in_chunks"]

LARGEST_WHOLE = 2**15
"""Bytes that fit into the buffers of any connection, so that writing them never waits."""


class Chunks(httpx.AsyncByteStream):
    """A body that moves a time limit on with every chunk that is taken."""

    def __init__(self, content: bytes, limit: asyncio.Timeout, seconds: float | None) -> None:
        self._content = content
        self._limit = limit
        self._seconds = seconds

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Give the chunks; the limit holds for each of them, and ends with the last."""
        clock = asyncio.get_running_loop().time
        for start in range(0, len(self._content), LARGEST_WHOLE):
            if self._seconds is not None:
                self._limit.reschedule(clock() + self._seconds)
            yield self._content[start : start + LARGEST_WHOLE]
        self._limit.reschedule(None)


@asynccontextmanager
async def in_chunks(content: bytes, seconds: float | None) -> AsyncGenerator[Chunks]:
    """Make a stream of a body, for a request that is sent within the ``async with`` block.

    Args:
        content: The body.
        seconds: The most that writing one chunk may take.

    Raises:
        httpx.WriteTimeout: It took longer.
    """
    limit = asyncio.timeout(None)
    try:
        async with limit:
            yield Chunks(content, limit, seconds)
    except TimeoutError as error:
        if not limit.expired():
            raise
        raise httpx.WriteTimeout("The other side reads no more of the request.") from error
