"""Requests that come whole, as usual clients write them: read and answered at once.

Everything else goes through h11, which takes several times as long. What is read here is a part of
what h11 reads, and says the same; an answer that is more than a head and a body goes through h11
too, which then is told of the request.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, RequestResponseCycle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from uvicorn._types import (
        ASGIReceiveEvent,
        ASGISendEvent,
        HTTPResponseBodyEvent,
        HTTPResponseStartEvent,
    )

_LONGEST_HEAD = 8_192
_LONGEST_BODY = 65_536
_HEAD = re.compile(
    rb"(GET|POST|PUT|PATCH|DELETE) ([\x21-\x7e]+) HTTP/1\.1\r\n"
    rb"((?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e]*\r\n)+)\r\n"
)
_LENGTH = re.compile(rb"[0-9]{1,6}")
_HOST, _UNUSUAL = -1, -2
_MOST_MEANINGS = 2  # the host, and a length
# They change how a request is read or answered.
_SPECIAL = frozenset({b"transfer-encoding", b"upgrade", b"expect"})
_WITHOUT_BODY = frozenset({204, 304})
_STATUS_LINES = {
    status: b"HTTP/1.1 %d %s\r\n" % (status, phrase)
    for status, phrase in STATUS_PHRASES.items()
    if status >= 200 and status not in _WITHOUT_BODY
}
_FRAMING = frozenset({b"connection", b"transfer-encoding"})
_PLAIN_LINE = re.compile(rb"[a-z0-9\-]+: [\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?\r\n")
_NONE, _SEVERAL = -1, -2


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

    def with_more(self, data: bytes) -> WholeRequest:
        """Return the request with a further part of its body."""
        return self._replace(body=self.body + data, missing=self.missing - len(data))


def read_whole(data: bytes) -> WholeRequest | None:
    """Read a request of the usual form, or return None: h11 may read it, or know what is wrong."""
    head = _HEAD.match(data, 0, _LONGEST_HEAD)
    if head is None:
        return None
    method, target, lines = head.groups()
    read = [*map(_read_line, lines.split(b"\r\n")[:-1])]
    meanings = [meaning for _, meaning in read if meaning is not None]
    if meanings.count(_HOST) != 1 or _UNUSUAL in meanings or len(meanings) > _MOST_MEANINGS:
        return None
    body = data[head.end() :]
    length = sum(meanings) - _HOST
    missing = length - len(body)
    if missing < 0 or length > _LONGEST_BODY:
        return None
    return WholeRequest(method.decode(), target, [header for header, _ in read], body, missing)


# Clients write the same lines again and again.
@lru_cache(maxsize=512)
def _read_line(line: bytes) -> tuple[tuple[bytes, bytes], int | None]:
    """Return a header, and what it means for the reading: the length of the body, or a mark."""
    name, _, value = line.partition(b":")
    name, value = name.lower(), value.strip(b" \t")
    meaning = None
    if name == b"host":
        meaning = _HOST
    elif name == b"content-length":
        meaning = int(value) if _LENGTH.fullmatch(value) else _UNUSUAL
    elif name in _SPECIAL or (name == b"connection" and value.lower() != b"keep-alive"):
        meaning = _UNUSUAL
    return (name, value), meaning


class WholeCycle(RequestResponseCycle):
    """A request of the usual form, and its answer; `begin` must be called first.

    Attributes:
        is_known_to_h11: Whether h11 has taken the request over.
    """

    _start: HTTPResponseStartEvent | None = None
    _head = b""
    _length = 0
    is_known_to_h11 = False
    _is_received = False

    def begin(
        self,
        data: bytes,
        request: WholeRequest,
        on_answer: Callable[[], None],
        on_hand_over: Callable[[], None],
    ) -> None:
        """Begin with what has come.

        Args:
            data: All of it.
            request: What it says.
            on_answer: Called after an answer that h11 did not write.
            on_hand_over: Called when h11 takes the request over.
        """
        self._on_answer = on_answer
        self._on_hand_over = on_hand_over
        self._data = bytearray(data)
        self.body += request.body
        self._missing = request.missing

    @property
    def is_whole(self) -> bool:
        """Whether all of it has come."""
        return not self._missing

    def take(self, data: bytes) -> bool:
        """Take a part of the body in; return whether it is one that this waits for."""
        if self.is_known_to_h11 or not 0 < len(data) <= self._missing:
            return False
        self._data += data
        self.body += data
        self._missing -= len(data)
        if not self._missing:
            self.message_event.set()
        return True

    def hand_over(self) -> None:
        """Let h11 know of the request, so that it reads the rest and writes the answer."""
        self.is_known_to_h11 = True
        self._on_hand_over()
        self.conn.receive_data(bytes(self._data))
        while isinstance(self.conn.next_event(), h11.Request | h11.Data):
            pass
        if not self._missing:
            self.more_body = False
            if not self._is_received:
                self.message_event.set()

    async def receive(self) -> ASGIReceiveEvent:
        """Return the body, and after that wait for the connection to end."""
        if self._missing and not self.is_known_to_h11:
            await self.message_event.wait()
        if self.is_known_to_h11 or self._is_received or self.disconnected:
            return await super().receive()
        self._is_received = True
        self.message_event.clear()
        body, self.body = bytes(self.body), bytearray()
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(self, message: ASGISendEvent) -> None:
        """Send a part of an answer; the whole of it at once where it is a head and a body."""
        if self.is_known_to_h11 or self.disconnected or self.response_complete:
            await super().send(message)
            return
        if message["type"] == "http.response.start":
            self._start = message
            self._head, self._length = _plain_head(message)
            if self._head and not self.flow.write_paused:
                return
        if message["type"] == "http.response.body" and self._is_the_rest(message):
            self._finish(self._head + message["body"])
            return
        self.hand_over()
        if self._start is not None and self._start is not message:
            await super().send(self._start)
        await super().send(message)

    def _is_the_rest(self, message: HTTPResponseBodyEvent) -> bool:
        """Return whether this is the body that the head told of, and the request is over."""
        is_last = not message.get("more_body", False)
        return is_last and len(message["body"]) == self._length and not self._missing

    def _finish(self, answer: bytes) -> None:
        self.response_started = self.response_complete = True
        self.message_event.set()
        self.transport.writelines((answer,))
        self._on_answer()


def plain_head(
    status: int, own: Iterable[tuple[bytes, bytes]], others: tuple[tuple[bytes, bytes], ...]
) -> bytes:
    """Write the first lines of an answer of the usual form, as h11 does.

    Args:
        status: Its status; one with a body.
        own: Its own headers.
        others: Those that answers have in common, after them.
    """
    lines = [b"%b: %b\r\n" % header for header in own]
    return b"%b%b%b" % (_STATUS_LINES[status], b"".join(lines), _written(others))


@lru_cache(maxsize=4)
def _written(headers: tuple[tuple[bytes, bytes], ...]) -> bytes:
    return b"".join(b"%b: %b\r\n" % header for header in headers)


def _plain_head(start: HTTPResponseStartEvent) -> tuple[bytes, int]:
    """Write the head of an answer as h11 does, or nothing where h11 must; and tell its length."""
    status_line = _STATUS_LINES.get(start["status"])
    length = _NONE
    lines: list[bytes] = []
    for name, value in start.get("headers", ()):
        lines.append(_plain_line(name, value))
        if name == b"content-length":
            length = int(value) if length is _NONE and value.isdigit() else _SEVERAL
    if status_line is None or length < 0 or b"" in lines:
        return b"", 0
    return b"%b%b\r\n" % (status_line, b"".join(lines)), length


# Most lines are the same in all answers.
@lru_cache(maxsize=256)
def _plain_line(name: bytes, value: bytes) -> bytes:
    line = b"%b: %b\r\n" % (name, value)
    return line if name not in _FRAMING and _PLAIN_LINE.fullmatch(line) else b""
