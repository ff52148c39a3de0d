"""One connection of an event loop to a host: how it is made, and what goes over it."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from notify_typed._engine.failures import (
    ConnectError,
    ConnectTimeout,
    NetworkFailure,
    ProxyError,
    ReadError,
    ReadTimeout,
    WriteTimeout,
)
from notify_typed._engine.wire.idle import watch
from notify_typed._engine.wire.incoming import Incoming
from notify_typed._engine.wire.route import refusal_of

if TYPE_CHECKING:
    import ssl

    from notify_typed._engine.wire.limits import Limits
    from notify_typed._engine.wire.route import Hop, Outgoing, Route

__all__ = ["Connection", "connected"]

_PIECE = 2**16


class _Expected:
    """An answer that a task waits for.

    Args:
        answer: The answer.
        limits: The time that it may take.
    """

    def __init__(self, answer: Incoming, limits: Limits) -> None:
        self._answer = answer
        self._limits = limits
        self._loop = asyncio.get_running_loop()
        self._due = 0.0
        self._outcome: asyncio.Future[NetworkFailure | None] = self._loop.create_future()

    def is_over(self) -> bool:
        """Tell whether there is nothing to wait for any more."""
        return self._outcome.done()

    async def comes(self) -> Incoming:
        """Wait until the answer is whole.

        Raises:
            NetworkFailure: It does not come, or cannot be read.
        """
        self._due = self._loop.time() + self._limits.read()
        self._timer = self._loop.call_at(self._due, self._look_at_the_time)
        try:
            failure = await self._outcome
        finally:
            self._timer.cancel()
        if failure is not None:
            raise failure
        return self._answer

    def take(self, data: bytes) -> None:
        """Take what came of it."""
        try:
            if self._answer.feed(data):
                self.settle()
            else:
                self._due = self._loop.time() + self._limits.read()
        except NetworkFailure as failure:
            self.settle(failure)

    def end(self, reason: Exception | None) -> None:
        """Take the end of the connection, and the reason for it unless the other side ended it."""
        try:
            if reason is not None:
                raise ReadError from reason
            self._answer.end()
        except NetworkFailure as failure:
            self.settle(failure)
        else:
            self.settle()

    def settle(self, failure: NetworkFailure | None = None) -> None:
        """Let the task go on; only the first outcome counts."""
        with suppress(asyncio.InvalidStateError):
            self._outcome.set_result(failure)

    def _look_at_the_time(self) -> None:
        if self._limits.is_over or self._loop.time() >= self._due:
            self.settle(ReadTimeout())
        else:
            self._timer = self._loop.call_at(self._due, self._look_at_the_time)


class Connection(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        self.idle_since = 0.0
        self._loop = asyncio.get_running_loop()
        self._expected: _Expected | None = None
        self._room: asyncio.Future[None] | None = None  # to write into, when there is none now
        self._is_lost = False

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - event loops have their own kinds
        self.transport: asyncio.Transport = transport
        self._has_something = watch(transport.get_extra_info("socket").fileno())

    def is_over(self) -> bool:
        """Tell whether the other side has ended it, or says what it was not asked."""
        return self._is_lost or self.transport.is_closing() or self._has_something(0)

    async def exchange(self, outgoing: Outgoing, most: int, limits: Limits) -> Incoming:
        """Send a request, and read its answer."""
        if self._is_lost or self.transport.is_closing():
            raise ConnectError("the connection ended before it was used")
        expected = self.expect(Incoming(most), limits)
        is_written = True
        if len(outgoing.whole) <= _PIECE:
            self.transport.write(outgoing.whole)
        else:
            is_written = await self._write(outgoing, expected, limits)
        answer = await expected.comes()
        self._expected = None
        answer.can_be_kept = answer.can_be_kept and is_written
        return answer

    def expect(self, answer: Incoming, limits: Limits) -> _Expected:
        """Get ready for an answer."""
        self._expected = _Expected(answer, limits)
        return self._expected

    def data_received(self, data: bytes) -> None:
        expected = self._expected
        if expected is None or expected.is_over():
            self.transport.abort()  # nobody asked
            return
        expected.take(data)
        if expected.is_over():
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
        self._expected = None  # nobody waits any more
        with suppress(RuntimeError):  # of an event loop that has ended; its connections are gone
            self.transport.abort()

    def _end(self, reason: Exception | None) -> None:
        self._is_lost = True
        if self._expected is not None:
            self._expected.end(reason)

    async def _write(self, outgoing: Outgoing, expected: _Expected, limits: Limits) -> bool:
        """Write a large request in pieces, as the other side takes them.

        Returns:
            Whether all of it was written: servers may answer, or hang up, before they have read it.

        Raises:
            WriteTimeout: It takes no more.
        """
        whole = memoryview(outgoing.whole)
        for start in range(0, len(whole), _PIECE):
            if self._is_lost or expected.is_over():
                return False
            self.transport.write(whole[start : start + _PIECE])
            if self._room is not None:
                try:
                    async with asyncio.timeout(limits.write()):
                        await self._room
                except TimeoutError:
                    raise WriteTimeout from None
        return True


async def connected(route: Route, limits: Limits) -> Connection:
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


async def _reach(hop: Hop, tls: ssl.SSLContext | None) -> Connection:
    """Connect to the first of a host's addresses that answers."""
    loop = asyncio.get_running_loop()
    failure: OSError = OSError("the host has no address")
    for address in await _addresses(hop):
        try:
            _, connection = await loop.create_connection(
                Connection,
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


async def _make_tunnel(connection: Connection, route: Route, limits: Limits) -> None:
    loop = asyncio.get_running_loop()
    try:
        expected = connection.expect(Incoming(_PIECE, connects=True), limits)
        connection.transport.write(route.tunnel().whole)
        answer = await expected.comes()
    except NetworkFailure as failure:
        raise ProxyError(type(failure).__name__, proxy=route.via) from failure
    if route.tls is None or not 200 <= answer.status < 300:
        raise ProxyError(words=refusal_of(answer.status), proxy=route.via)
    transport = await loop.start_tls(
        connection.transport, connection, route.tls, server_hostname=route.target.host
    )
    if transport is None:
        raise ConnectError("the connection ended", proxy=route.via)
    connection.connection_made(transport)
