"""A server on loopback that answers with whatever bytes a test wants, or hangs up."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field
from patience import HANG

if TYPE_CHECKING:
    from collections.abc import Callable


@define
class Wire:
    """Hands every request to a behaviour; the connection stays open while that returns True.

    Attributes:
        behave: What to do with a connection on which a whole request has come in.
        greet: What to do with a new connection, before anything came in; closed unless True.
        requests: The requests that came in, whole.
    """

    behave: Callable[[socket.socket, bytes], bool | None]
    greet: Callable[[socket.socket], bool | None] = lambda _: True
    requests: list[bytes] = field(factory=list)
    _listener: socket.socket = field(factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _threads: list[threading.Thread] = field(factory=list)
    _connections: list[socket.socket] = field(factory=list)
    _last: Any = None

    @property
    def connections(self) -> int:
        """How many connections came in."""
        return len(self._connections)

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        # One more connection ends the thread that accepts them, behind all that came before.
        with socket.socket() as last:
            last.bind(("127.0.0.1", 0))
            self._last = last.getsockname()
            last.connect(self._listener.getsockname())
            self._threads[0].join(HANG)
        self._listener.close()
        for connection in self._connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(HANG)
            assert not thread.is_alive()

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, address = self._listener.accept()
            if address == self._last:
                connection.close()
                return
            self._connections.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            if not self.greet(connection):
                return
            while request := _whole_request(connection):
                self.requests.append(request)
                if not self.behave(connection, request):
                    return


def answer(connection: socket.socket, status: str, body: bytes, *headers: str) -> bool:
    """Answer properly and keep the connection open."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    connection.sendall("\r\n".join(head).encode() + b"\r\n\r\n" + body)
    return True


def reset(connection: socket.socket) -> None:
    """Close so that the other side sees a reset instead of an end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _whole_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        piece = connection.recv(65536)
        if not piece:
            return b""
        body += piece
    return head + b"\r\n\r\n" + body
