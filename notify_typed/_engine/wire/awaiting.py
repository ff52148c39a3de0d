"""Connections of an event loop to one host, kept for the next request."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING

from notify_typed._engine.failures import PoolTimeout
from notify_typed._engine.wire.awaiting_connection import Connection, connected
from notify_typed._engine.wire.idle import KEEP_ALIVE, MOST_CONNECTIONS

if TYPE_CHECKING:
    from notify_typed._engine.wire.incoming import Incoming
    from notify_typed._engine.wire.limits import Limits
    from notify_typed._engine.wire.route import Outgoing, Route

__all__ = ["AsyncWire"]


class AsyncWire:
    """Sends requests to one host, within one event loop.

    A connection carries one request at a time, and is given up when anything about an exchange is
    not as it should be.

    Args:
        route: The way to the host.
    """

    def __init__(self, route: Route) -> None:
        self.route = route
        self._idle: deque[Connection] = deque()
        self._free = asyncio.Semaphore(MOST_CONNECTIONS)
        self._is_closed = False

    async def exchange(self, outgoing: Outgoing, most: int, limits: Limits) -> Incoming:
        """Send a request, and read its answer.

        Args:
            outgoing: The request.
            most: The most bytes that the answer's body may have.
            limits: The time that it may take.

        Raises:
            NetworkFailure: No answer came, or none that can be read.
        """
        await self._have_room(limits)
        try:
            connection = self._waiting() or await connected(self.route, limits)
            try:
                answer = await connection.exchange(outgoing, most, limits)
            except BaseException:
                connection.close()
                raise
            if answer.can_be_kept and not self._is_closed:
                self._keep(connection)
            else:
                connection.close()
            return answer
        finally:
            self._free.release()

    def close(self) -> None:
        """Close the connections that wait; one in use is closed when its answer has come."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().close()

    async def _have_room(self, limits: Limits) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        try:
            async with asyncio.timeout(limits.pool()):
                await self._free.acquire()
        except TimeoutError:
            raise PoolTimeout from None

    def _keep(self, connection: Connection) -> None:
        connection.idle_since = time.monotonic()
        self._idle.append(connection)
        # Those that waited for longest are on the left. Without a peak none is too old.
        while self._idle and self._idle[0].idle_since + KEEP_ALIVE < connection.idle_since:
            self._idle.popleft().close()

    def _waiting(self) -> Connection | None:
        """Take the connection that has waited for the shortest time and can still be used."""
        while self._idle:
            connection = self._idle.pop()
            too_old = connection.idle_since + KEEP_ALIVE < time.monotonic()
            if not too_old and not connection.is_over():
                return connection
            connection.close()
        return None
