"""Requests that come whole, as usual clients write them: read and answered at once.

Everything else goes through h11, which takes several times as long. What is read here is a part of
what h11 reads, and says the same; an answer that is more than a head and a body goes through h11
too, which then is told of the request.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, RequestResponseCycle

if TYPE_CHECKING:
    from uvicorn._types import ASGIReceiveEvent, ASGISendEvent, HTTPResponseStartEvent

_LONGEST_HEAD = 8_192
_LONGEST_BODY = 65_536
_HEAD = re.compile(
    rb"(GET|POST|PUT|PATCH|DELETE) ([\x21-\x7e]+) HTTP/1\.1\r\n"
    rb"((?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e]*\r\n)+)\r\n"
)
_LENGTH = re.compile(rb"[0-9]{1,6}")
# They change how a request is read or answered.
_SPECIAL = frozenset({b"transfer-encoding", b"upgrade", b"expect"})
_WITHOUT_BODY = frozenset({204, 304})
_STATUS_LINES = {
    status: b"HTTP/1.1 %d %s\r\n" % (status, phrase)
    for status, phrase in STATUS_PHRASES.items()
    if status >= 200 and status not in _WITHOUT_BODY
}
_FRAMING = frozenset({b"connection", b"transfer-encoding"})
_PLAIN_LINES = re.compile(rb"(?:[a-z0-9\-]+: [\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?\r\n)+")


class WholeRequest(NamedTuple):
    """A request as it came.

    Attributes:
        method: Its HTTP method.
        target: Its path and query.
        headers: Its headers, with names in lower case.
        body: Its body, or as much as has come.
        missing: How many bytes of the body have not.
    """

    method: str
    target: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes
    missing: int


def read_whole(data: bytes) -> WholeRequest | None:
    """Read a request of the usual form, or return None: h11 may read it, or know what is wrong."""
    head = _HEAD.match(data, 0, _LONGEST_HEAD)
    if head is None:
        return None
    method, target, lines = head.groups()
    headers: list[tuple[bytes, bytes]] = []
    hosts = 0
    length: bytes | None = None
    for line in lines.split(b"\r\n")[:-1]:
        name, _, value = line.partition(b":")
        name = name.lower()
        value = value.strip(b" \t")
        headers.append((name, value))
        if name == b"host":
            hosts += 1
        elif name == b"content-length":
            if length is not None or not _LENGTH.fullmatch(value):
                return None
            length = value
        elif name in _SPECIAL or (name == b"connection" and value.lower() != b"keep-alive"):
            return None
    body = data[head.end() :]
    missing = int(length or 0) - len(body)
    if hosts != 1 or missing < 0 or len(body) + missing > _LONGEST_BODY:
        return None
    return WholeRequest(method.decode(), target, headers, body, missing)


class WholeCycle(RequestResponseCycle):
    """A request of the usual form, and its answer; `begin` must be called first."""

    _start: HTTPResponseStartEvent | None = None
    _head = b""
    _length = 0
    _is_known_to_h11 = False
    _is_received = False

    def begin(self, data: bytes, body: bytes, missing: int) -> None:
        """Begin with what has come.

        Args:
            data: All of it.
            body: What there is of the body.
            missing: How many bytes of the body are still to come.
        """
        self._data = bytearray(data)
        self.body += body
        self._missing = missing

    @property
    def is_whole(self) -> bool:
        """Whether all of it has come."""
        return not self._missing

    def take(self, data: bytes) -> bool:
        """Take a part of the body in; return whether it is one that this waits for."""
        if self._is_known_to_h11 or not 0 < len(data) <= self._missing:
            return False
        self._data += data
        self.body += data
        self._missing -= len(data)
        if not self._missing:
            self.message_event.set()
        return True

    def hand_over(self) -> None:
        """Let h11 know of the request, so that it reads the rest and writes the answer."""
        if self._is_known_to_h11:
            return
        self._is_known_to_h11 = True
        self.conn.receive_data(bytes(self._data))
        while isinstance(self.conn.next_event(), h11.Request | h11.Data):
            pass
        if not self._missing:
            self.more_body = False
            if not self._is_received:
                self.message_event.set()

    async def receive(self) -> ASGIReceiveEvent:
        """Return the body, and after that wait for the connection to end."""
        if self._missing and not self._is_known_to_h11:
            await self.message_event.wait()
        if self._is_known_to_h11 or self._is_received or self.disconnected:
            return await super().receive()
        self._is_received = True
        self.message_event.clear()
        body, self.body = bytes(self.body), bytearray()
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(self, message: ASGISendEvent) -> None:
        """Send a part of an answer; the whole of it at once where it is a head and a body."""
        if self._is_known_to_h11 or self.disconnected or self.response_complete:
            await super().send(message)
            return
        if message["type"] == "http.response.start":
            self._start = message
            self._head, self._length = _plain_head(message)
            if self._head and not self.flow.write_paused:
                return
        elif message["type"] == "http.response.body" and self._head:
            body = message["body"]
            is_last = not message.get("more_body", False)
            if is_last and len(body) == self._length and not self._missing:
                self._finish(self._head + body)
                return
        self.hand_over()
        if self._start is not None and self._start is not message:
            await super().send(self._start)
        await super().send(message)

    def _finish(self, answer: bytes) -> None:
        self.response_started = self.response_complete = True
        self.message_event.set()
        self.transport.write(answer)
        self.on_response()


def _plain_head(start: HTTPResponseStartEvent) -> tuple[bytes, int]:
    """Write the head of an answer as h11 does, or nothing where h11 must; and tell its length."""
    headers = [*start.get("headers", ())]
    lengths = [value for name, value in headers if name == b"content-length"]
    lines = b"".join([b"%b: %b\r\n" % header for header in headers])
    if (
        start["status"] not in _STATUS_LINES
        or len(lengths) != 1
        or not lengths[0].isdigit()
        or lines.count(b"\n") != len(headers)
        or not _PLAIN_LINES.fullmatch(lines)
        or any(name in _FRAMING for name, _ in headers)
    ):
        return b"", 0
    return b"%b%b\r\n" % (_STATUS_LINES[start["status"]], lines), int(lengths[0])
