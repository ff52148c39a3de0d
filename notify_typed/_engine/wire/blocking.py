"""Blocking connections to one host, kept for the next request."""

from __future__ import annotations

import socket
import time
from collections import deque
from queue import Empty, SimpleQueue
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
    from collections.abc import Callable

    from notify_typed._engine.wire.limits import Limits
    from notify_typed._engine.wire.route import Outgoing, Route

__all__ = ["Wire"]

_PIECE = 2**16


class Wire:
    """Sends requests to one host. Thread-safe.

    A connection carries one request at a time, and is given up when anything about an exchange is
    not as it should be.

    Args:
        route: The way to the host.
    """

    def __init__(self, route: Route) -> None:
        self.route = route
        self._idle: deque[_Connection] = deque()
        # Of the standard library's ways to count, the one that is not written in Python.
        self._free: SimpleQueue[None] = SimpleQueue()
        for _ in range(MOST_CONNECTIONS):
            self._free.put(None)
        self._is_closed = False

    def exchange(self, outgoing: Outgoing, most: int, limits: Limits) -> Incoming:
        """Send a request, and read its answer.

        Args:
            outgoing: The request.
            most: The most bytes that the answer's body may have.
            limits: The time that it may take.

        Raises:
            NetworkFailure: No answer came, or none that can be read.
        """
        self._have_room(limits)
        try:
            connection = self._waiting() or _Connection(
                _connected(self.route, limits), self.route.tls
            )
            try:
                answer = connection.exchange(outgoing, most, limits)
            except BaseException:
                connection.close()
                raise
            if answer.can_be_kept:
                self._keep(connection)
            else:
                connection.close()
            return answer
        finally:
            self._free.put(None)

    def close(self) -> None:
        """Close the connections that wait; one in use is closed when its answer has come."""
        self._is_closed = True
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return

    def _have_room(self, limits: Limits) -> None:
        try:
            self._free.get_nowait()
        except Empty:
            try:
                self._free.get(timeout=limits.pool())
            except Empty:
                raise PoolTimeout from None

    def _keep(self, connection: _Connection) -> None:
        connection.idle_since = time.monotonic()
        self._idle.append(connection)
        if self._is_closed:
            self.close()
        # Those that waited for longest are on the left. Without a peak none is too old.
        try:
            while self._idle[0].idle_since + KEEP_ALIVE < connection.idle_since:
                self._idle.popleft().close()
        except IndexError:  # other threads have taken the others
            return

    def _waiting(self) -> _Connection | None:
        """Take the connection that has waited for the shortest time and can still be used."""
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return None
            too_old = connection.idle_since + KEEP_ALIVE < time.monotonic()
            if not too_old and not connection.is_over():
                return connection
            connection.close()


class _Connection:
    """One connection. Its socket is waited for only where there is nothing to read, or no room.

    Args:
        connection: The socket, which it takes over.
        tls: What the socket was wrapped by; None for plain TCP.
    """

    def __init__(self, connection: socket.socket, tls: ssl.SSLContext | None = None) -> None:
        connection.settimeout(0)
        self.idle_since = 0.0
        self._socket = connection
        self._something = watch(connection.fileno())
        self._room = watch(connection.fileno(), for_room=True)
        self._waits: dict[type[OSError], Callable[[float], bool]] = {}
        self._blocked: tuple[type[OSError], ...] = (BlockingIOError,)
        if tls is not None:
            from ssl import SSLWantReadError, SSLWantWriteError  # noqa: PLC0415 - slow to import

            # To read, TLS may have to write, and the other way round.
            self._waits = {SSLWantReadError: self._something, SSLWantWriteError: self._room}
            self._blocked = tuple(self._waits)

    def exchange(self, outgoing: Outgoing, most: int, limits: Limits) -> Incoming:
        """Send a request, and read its answer."""
        is_written = self._write(outgoing, limits)
        answer = self.read(Incoming(most), limits)
        answer.can_be_kept = answer.can_be_kept and is_written
        return answer

    def read(self, answer: Incoming, limits: Limits) -> Incoming:
        """Read an answer.

        Raises:
            NetworkFailure: It does not come, or cannot be read.
        """
        wait = self._something
        while True:
            seconds = limits.read()
            if not seconds or not wait(seconds):
                raise ReadTimeout
            wait = self._something
            try:
                data = self._socket.recv(_PIECE)
            except self._blocked as blocked:
                wait = self._waits.get(type(blocked), self._something)
                continue
            except OSError as error:
                raise ReadError from error
            if not data:
                answer.end()
                return answer
            if answer.feed(data):
                return answer

    def is_over(self) -> bool:
        """Tell whether the other side has ended it, or says what it was not asked."""
        return self._something(0)

    def _write(self, outgoing: Outgoing, limits: Limits) -> bool:
        """Write a request.

        Returns:
            Whether all of it was written: servers may answer, or hang up, before they have read it.

        Raises:
            ConnectError: The connection is gone, and took nothing.
            WriteTimeout: The other side takes no more, and says nothing.
        """
        whole = memoryview(outgoing.whole)
        written = 0
        while written < len(whole):
            try:
                written += self._socket.send(whole[written : written + _PIECE])
            except self._blocked as blocked:
                wait = self._waits.get(type(blocked), self._room)
                if wait(limits.write()):
                    continue
                if not self.is_over():
                    raise WriteTimeout from None
                break
            except OSError as error:
                if not written:
                    raise ConnectError from error
                break
        return written == len(whole)

    def close(self) -> None:
        self._socket.close()


def _connected(route: Route, limits: Limits) -> socket.socket:
    """Make a connection.

    Raises:
        ConnectError: None came about.
        ConnectTimeout: None came about in time.
        ProxyError: The proxy made no tunnel.
    """
    try:
        connection = _reach(route.first.host, route.first.port, limits)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if route.is_tunnel:
                _make_tunnel(connection, route, limits)
            if route.tls is None:
                return connection
            connection.settimeout(limits.connect())
            return route.tls.wrap_socket(connection, server_hostname=route.target.host)
        except BaseException:
            connection.close()
            raise
    except TimeoutError:
        raise ConnectTimeout(proxy=route.via) from None
    except OSError as error:  # TLS errors are such
        raise ConnectError(proxy=route.via) from error


def _reach(host: str, port: int, limits: Limits) -> socket.socket:
    """Connect to the first of a host's addresses that answers."""
    failure: OSError = OSError("the host has no address")
    # In bytes, as text would be looked at for letters that are not ASCII, which takes an import.
    name = host.encode("ascii")
    for family, kind, protocol, _, address in socket.getaddrinfo(
        name, port, type=socket.SOCK_STREAM
    ):
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(limits.connect())
            connection.connect(address)
        except OSError as error:
            connection.close()
            failure = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise failure


def _make_tunnel(connection: socket.socket, route: Route, limits: Limits) -> None:
    try:
        connection.settimeout(limits.connect())
        connection.sendall(route.tunnel().whole)
        answer = _Connection(connection).read(Incoming(_PIECE, connects=True), limits)
    except NetworkFailure as failure:
        raise ProxyError(type(failure).__name__, proxy=route.via) from failure
    if not 200 <= answer.status < 300:
        raise ProxyError(words=refusal_of(answer.status), proxy=route.via)
