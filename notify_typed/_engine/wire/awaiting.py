"""Connections of an event loop to one host, kept for the next request."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from notify_typed._engine.failures import (
    ConnectError,
    ConnectTimeout,
    NetworkFailure,
    PoolTimeout,
    ProxyError,
    ReadError,
    ReadTimeout,
    WriteTimeout,
)
from notify_typed._engine.wire.idle import KEEP_ALIVE, MOST_CONNECTIONS, watch
from notify_typed._engine.wire.incoming import Incoming
from notify_typed._engine.wire.route import refusal_of

if TYPE_CHECKING:
    import ssl

    from notify_typed._engine.wire.limits import Limits
    from notify_typed._engine.wire.route import Hop, Outgoing, Route

__all__ = ["AsyncWire"]

_PIECE = 2**16


class AsyncWire:
    """Sends requests to one host, within one event loop.

    A connection carries one request at a time, and is given up when anything about an exchange is
    not as it should be.

    Args:
        route: The way to the host.
    """

    def __init__(self, route: Route) -> None:
        self.route = route
        self._idle: deque[_Connection] = deque()
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
            connection = self._waiting() or await _connected(self.route, limits)
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

    def _keep(self, connection: _Connection) -> None:
        connection.idle_since = time.monotonic()
        self._idle.append(connection)
        # Those that waited for longest are on the left. Without a peak none is too old.
        while self._idle and self._idle[0].idle_since + KEEP_ALIVE < connection.idle_since:
            self._idle.popleft().close()

    def _waiting(self) -> _Connection | None:
        """Take the connection that has waited for the shortest time and can still be used."""
        while self._idle:
            connection = self._idle.pop()
            too_old = connection.idle_since + KEEP_ALIVE < time.monotonic()
            if not too_old and not connection.is_over():
                return connection
            connection.close()
        return None


class _Connection(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        self.idle_since = 0.0
        self._loop = asyncio.get_running_loop()
        self._answer: Incoming | None = None
        self._done: asyncio.Future[None] | None = None
        self._room: asyncio.Future[None] | None = None  # to write into, when there is none now
        self._lost: Exception | None = None
        self._limits: Limits | None = None
        self._due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("not a stream")
        self.transport = transport
        self._has_something = watch(transport.get_extra_info("socket").fileno())

    def is_over(self) -> bool:
        """Tell whether the other side has ended it, or says what it was not asked."""
        return self._lost is not None or self.transport.is_closing() or self._has_something()

    async def exchange(self, outgoing: Outgoing, most: int, limits: Limits) -> Incoming:
        """Send a request, and read its answer."""
        if self._lost is not None or self.transport.is_closing():
            raise ConnectError("the connection ended before it was used")
        answer = self.begin(Incoming(most), limits)
        is_written = True
        if len(outgoing.content) <= _PIECE:
            self.transport.write(outgoing.head + outgoing.content)
        else:
            is_written = await self._write(outgoing, limits)
        await self.answered()
        answer.can_be_kept = answer.can_be_kept and is_written
        return answer

    def begin(self, answer: Incoming, limits: Limits) -> Incoming:
        """Get ready for an answer."""
        self._answer, self._limits = answer, limits
        self._done = self._loop.create_future()
        return answer

    async def answered(self) -> None:
        """Wait until the answer is whole.

        Raises:
            NetworkFailure: It does not come, or cannot be read.
        """
        done, limits = self._done, self._limits
        if done is None or limits is None:
            raise TypeError("nothing was asked")
        self._due = self._loop.time() + limits.read()
        self._timer = self._loop.call_at(self._due, self._look_at_the_time)
        try:
            await done
        finally:
            self._timer.cancel()
            self._done = self._answer = self._limits = None

    def data_received(self, data: bytes) -> None:
        answer, done, limits = self._answer, self._done, self._limits
        if answer is None or done is None or limits is None or done.done():
            self.transport.abort()  # nobody asked
            return
        try:
            if answer.feed(data):
                done.set_result(None)
            else:
                self._due = self._loop.time() + limits.read()
        except NetworkFailure as failure:
            done.set_exception(failure)
        if done.done():
            self._go_on_writing()  # or rather not

    def eof_received(self) -> None:
        self._end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(exc)
        self._go_on_writing()

    def pause_writing(self) -> None:
        self._room = self._loop.create_future()

    def resume_writing(self) -> None:
        self._go_on_writing()
        self._room = None

    def _go_on_writing(self) -> None:
        if self._room is not None and not self._room.done():
            self._room.set_result(None)

    def close(self) -> None:
        done, self._done, self._answer = self._done, None, None  # nobody waits any more
        if done is not None and done.done() and not done.cancelled():
            done.exception()  # nor wants to hear of it
        with suppress(RuntimeError):  # of an event loop that has ended; its connections are gone
            self.transport.abort()

    def _end(self, reason: Exception | None) -> None:
        self._lost = self._lost or reason or EOFError()
        answer, done = self._answer, self._done
        if answer is None or done is None or done.done():
            return
        try:
            if reason is not None:
                raise ReadError from reason
            answer.end()
            done.set_result(None)
        except NetworkFailure as failure:
            done.set_exception(failure)

    def _look_at_the_time(self) -> None:
        if self._done is None or self._done.done():
            return
        late = self._limits is not None and self._limits.is_over
        if late or self._loop.time() >= self._due:
            self._done.set_exception(ReadTimeout())
        else:
            self._timer = self._loop.call_at(self._due, self._look_at_the_time)

    async def _write(self, outgoing: Outgoing, limits: Limits) -> bool:
        """Write a large request in pieces, as the other side takes them.

        Returns:
            Whether all of it was written: servers may answer, or hang up, before they have read it.

        Raises:
            WriteTimeout: It takes no more.
        """
        whole = outgoing.whole()
        for start in range(0, len(whole), _PIECE):
            if self._lost is not None or (self._done is not None and self._done.done()):
                return False
            self.transport.write(whole[start : start + _PIECE])
            if self._room is not None:
                try:
                    async with asyncio.timeout(limits.write()):
                        await self._room
                except TimeoutError:
                    raise WriteTimeout from None
        return True


async def _connected(route: Route, limits: Limits) -> _Connection:
    """Make a connection.

    Raises:
        ConnectError: None came about.
        ConnectTimeout: None came about in time.
        ProxyError: The proxy made no tunnel.
    """
    try:
        async with asyncio.timeout(limits.connect()):
            if not route.is_tunnel:
                return await _reach(route.first, route.tls)
            connection = await _reach(route.first, None)
            try:
                await _make_tunnel(connection, route, limits)
            except BaseException:
                connection.close()
                raise
            return connection
    except TimeoutError:
        raise ConnectTimeout(proxy=route.via) from None
    except OSError as error:  # TLS errors are such
        raise ConnectError(proxy=route.via) from error


async def _reach(hop: Hop, tls: ssl.SSLContext | None) -> _Connection:
    """Connect to the first of a host's addresses that answers."""
    loop = asyncio.get_running_loop()
    failure: OSError = OSError("the host has no address")
    for address in await _addresses(hop):
        try:
            _, connection = await loop.create_connection(
                _Connection,
                address,
                hop.port,
                ssl=tls,
                server_hostname=None if tls is None else hop.host,
            )
        except OSError as error:
            failure = error
        else:
            return connection
    raise failure


async def _addresses(hop: Hop) -> list[str]:
    if ":" in hop.host or hop.host.replace(".", "").isdigit():
        return [hop.host]  # it is one; others are asked for in a thread
    found = await asyncio.get_running_loop().getaddrinfo(
        hop.host, hop.port, type=socket.SOCK_STREAM
    )
    return [str(address[0]) for _, _, _, _, address in found]


async def _make_tunnel(connection: _Connection, route: Route, limits: Limits) -> None:
    loop = asyncio.get_running_loop()
    try:
        answer = connection.begin(Incoming(_PIECE, connects=True), limits)
        connection.transport.write(route.tunnel().head)
        await connection.answered()
    except NetworkFailure as failure:
        raise ProxyError(type(failure).__name__, proxy=route.via) from failure
    if route.tls is None or not 200 <= answer.status < 300:
        raise ProxyError(words=refusal_of(answer.status), proxy=route.via)
    transport = await loop.start_tls(
        connection.transport, connection, route.tls, server_hostname=route.target.host
    )
    if transport is None:
        raise ConnectError("the connection ended")
    connection.connection_made(transport)
