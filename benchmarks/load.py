"""Sends requests over some kept-open connections, with as little work of its own as can be."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

_CONTENT_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_PATIENCE = 60.0


class Load(NamedTuple):
    """What is sent.

    Attributes:
        request: The bytes of one request.
        status: The status that every answer must have.
        connections: How many requests are under way at a time.
    """

    request: bytes
    status: int
    connections: int


def request(url: str, method: str, path: str, token: str | None = None, body: bytes = b"") -> bytes:
    """Write a request out."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {urlsplit(url).netloc}"]
    if token is not None:
        lines.append(f"Authorization: Bearer {token}")
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def run(url: str, load: Load, times: int) -> None:
    """Send a request so many times and read the answers.

    Raises:
        RuntimeError: an answer was not the expected one.
        TimeoutError: it took more than a minute.
    """
    address = urlsplit(url)
    loop = asyncio.get_running_loop()
    left = iter(range(times))
    connections = [_Connection(load, left, loop.create_future()) for _ in range(load.connections)]
    async with asyncio.timeout(_PATIENCE):
        for connection in connections:
            await loop.create_connection(
                lambda connection=connection: connection, address.hostname, address.port
            )
        await asyncio.gather(*(connection.done for connection in connections))


async def answer(reader: asyncio.StreamReader, status: int) -> None:
    """Read one answer, whole.

    Raises:
        RuntimeError: it was not the expected one.
    """
    head = await reader.readuntil(b"\r\n\r\n")
    length = _CONTENT_LENGTH.search(head)
    if not head.startswith(b"HTTP/1.1 %d " % status) or length is None:
        raise RuntimeError(head.decode(errors="replace"))
    await reader.readexactly(int(length[1]))


class _Connection(asyncio.Protocol):
    """Sends the next request when the answer to the last one is complete."""

    def __init__(self, load: Load, left: Iterator[int], done: asyncio.Future[None]) -> None:
        self.done = done
        self._request = load.request
        self._begins = b"HTTP/1.1 %d " % load.status
        self._left = left
        self._received = bytearray()
        self._whole = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("not a stream")
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        """Look whether the answer is complete."""
        self._received += data
        if not self._whole:
            end = self._received.find(b"\r\n\r\n")
            if end < 0:
                return
            length = _CONTENT_LENGTH.search(self._received, 0, end)
            if not self._received.startswith(self._begins) or length is None:
                self._fail(bytes(self._received[:500]).decode(errors="replace"))
                return
            self._whole = end + 4 + int(length[1])
        if len(self._received) >= self._whole:
            self._received.clear()
            self._whole = 0
            self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        """Say so if answers are missing."""
        self._fail(f"the server closed the connection: {exc}")

    def _next(self) -> None:
        if next(self._left, None) is not None:
            self._transport.write(self._request)
            return
        if not self.done.done():
            self.done.set_result(None)
        self._transport.close()

    def _fail(self, why: str) -> None:
        if not self.done.done():
            self.done.set_exception(RuntimeError(why))
        self._transport.close()
