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
        try:
            self._free.get(timeout=limits.pool())
        except Empty:
            raise PoolTimeout from None
        try:
            connection = self._waiting() or _Connection(self.route, limits)
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
    """One connection."""

    def __init__(self, route: Route, limits: Limits) -> None:
        self.idle_since = 0.0
        self._socket = _connected(route, limits)
        self.is_over = watch(self._socket.fileno())

    def exchange(self, outgoing: Outgoing, most: int, limits: Limits) -> Incoming:
        """Send a request, and read its answer."""
        is_written = self._write(outgoing, limits)
        answer = _read(self._socket, Incoming(most), limits)
        answer.can_be_kept = answer.can_be_kept and is_written
        return answer

    def _write(self, outgoing: Outgoing, limits: Limits) -> bool:
        """Write a request.

        Returns:
            Whether all of it was written: servers may answer, or hang up, before they have read it.

        Raises:
            ConnectError: The connection is gone, and took nothing.
            WriteTimeout: The other side takes no more, and says nothing.
        """
        whole = outgoing.whole()
        written = 0
        try:
            while written < len(whole):
                self._socket.settimeout(limits.write())
                written += self._socket.send(whole[written : written + _PIECE])
        except TimeoutError:
            if not self.is_over():
                raise WriteTimeout from None
        except OSError as error:
            if not written:
                raise ConnectError from error
        return written == len(whole)

    def close(self) -> None:
        self._socket.close()


def _read(connection: socket.socket, answer: Incoming, limits: Limits) -> Incoming:
    """Read an answer.

    Raises:
        NetworkFailure: It does not come, or cannot be read.
    """
    while True:
        if limits.is_over:
            raise ReadTimeout
        connection.settimeout(limits.read())
        try:
            data = connection.recv(_PIECE)
        except TimeoutError:
            raise ReadTimeout from None
        except OSError as error:
            raise ReadError from error
        if not data:
            answer.end()
            return answer
        if answer.feed(data):
            return answer


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
        connection.sendall(route.tunnel().head)
        answer = _read(connection, Incoming(_PIECE, connects=True), limits)
    except NetworkFailure as failure:
        raise ProxyError(type(failure).__name__, proxy=route.via) from failure
    if not 200 <= answer.status < 300:
        raise ProxyError(words=refusal_of(answer.status), proxy=route.via)
