"""Reads an answer in HTTP/1.1 from the pieces in which it comes, and does no I/O.

What is not exactly an answer is refused: a connection whose two ends do not agree where an answer
ends would give one request the answer of another.
"""

from __future__ import annotations

import re
from typing import Final

from notify_typed._engine.answers import Headers
from notify_typed._engine.bodies import Body, codings
from notify_typed._engine.failures import NetworkFailure, RemoteProtocolError, TooLarge

__all__ = ["Incoming"]

_LARGEST_HEAD: Final = 2**16
_LONGEST_CHUNK_LINE: Final = 2**12

_HEAD_END: Final = re.compile(rb"\n\r?\n")
_STATUS_LINE: Final = re.compile(
    rb"HTTP/1\.([01]) ([1-9]\d\d)(?: [^\x00-\x08\x0a-\x1f\x7f]*)?\r?\n"
)
_FIELD: Final = re.compile(rb"([-!#$%&'*+.^_`|~0-9A-Za-z]+):([^\x00-\x08\x0a-\x1f\x7f]*)\r?\n")
_FOLD: Final = re.compile(rb"\r?\n[ \t]+")
_CHUNK_LINE: Final = re.compile(rb"([0-9A-Fa-f]{1,15})(?:;[^\x00-\x08\x0a-\x1f\x7f]*)?[ \t]*\r\n")
_EMPTY_LINE: Final = b"\r\n"
_NO_HEADERS: Final = Headers([])
_LENGTH = re.compile(rb"\d{1,18}")


class Incoming:
    """One answer.

    Args:
        most: The most bytes that its body may have.
        connects: Whether a proxy was asked to connect: its yes has no body.

    Attributes:
        status: The status, once the head has come.
        headers: The head's fields.
        content: The whole body, decompressed, once it has come.
        is_whole: Whether all of it has come.
        can_be_kept: Whether the connection can carry another request.
    """

    def __init__(self, most: int, *, connects: bool = False) -> None:
        self._most = most
        self._connects = connects
        self._buffer = bytearray()
        self._read_so_far = 0  # bytes of heads that only announce another one
        self._scanned = 0
        self._body: Body | None = None
        self._left: int | None = None  # of the body or its chunk; None up to the connection's end
        self._is_chunked = False
        self._is_behind_chunk = False
        self._is_in_trailer = False
        self.status = 0
        self.headers = _NO_HEADERS
        self.content = b""
        self.is_whole = False
        self.can_be_kept = False

    def feed(self, data: bytes) -> bool:
        """Take what came, and tell whether the answer is whole.

        Raises:
            RemoteProtocolError: It is not an answer.
            TooLarge: It is more than may come.
            DecodingError: It is not compressed as it says.
        """
        self._buffer += data
        try:
            while self._body is None and not self.is_whole:
                if not self._read_head():
                    return False
            if self._body is not None:
                self._read_body(self._body)
        except NetworkFailure as failure:
            self._explain(failure)
            raise
        if self.is_whole and self._buffer:
            self.can_be_kept = False  # nobody asked for what follows
        return self.is_whole

    def end(self) -> None:
        """Take the end of the connection, which came before the answer was whole.

        Raises:
            RemoteProtocolError: It has not only ended the answer.
            DecodingError: It is compressed, and its end is missing.
        """
        if self._body is None or self._left is not None or self._is_chunked:
            raise RemoteProtocolError(
                "the connection ended within the answer"
                if self.status or self._buffer
                else "the connection ended without an answer"
            )
        self._finish(self._body)

    def _explain(self, failure: NetworkFailure) -> None:
        if isinstance(failure, TooLarge):
            failure.status_code = self.status
            failure.trace_id = self.headers.get("X-B3-TraceId")

    def _read_head(self) -> bool:
        end = _HEAD_END.search(self._buffer, self._scanned)
        if end is None:
            self._scanned = max(len(self._buffer) - 2, 0)
            if self._read_so_far + len(self._buffer) > _LARGEST_HEAD:
                raise RemoteProtocolError("the head of the answer does not end")
            # Something else altogether is told at once, and not when its time is up.
            if not b"HTTP/1.".startswith(bytes(self._buffer[:7])):
                raise RemoteProtocolError("not an answer in HTTP/1.1")
            return False
        head = bytes(self._buffer[: end.end()])
        del self._buffer[: end.end()]
        self._scanned = 0
        self._read_so_far += len(head)
        if self._read_so_far > _LARGEST_HEAD:
            raise RemoteProtocolError("the head of the answer is too large")
        version, status, fields = _taken_apart(head)
        if status == 101:
            raise RemoteProtocolError("the server speaks another protocol from here on")
        if status < 200:
            return True  # it announces the answer
        self.status, self.headers = status, Headers(fields)
        self._begin_body(version)
        return True

    def _begin_body(self, version: bytes) -> None:
        headers, status = self.headers, self.status
        said = headers.raw(b"connection") or b""
        words = {word.strip() for word in said.lower().split(b",")}
        self.can_be_kept = b"close" not in words and (version == b"1" or b"keep-alive" in words)
        said_length, coded = headers.raw(b"content-length"), headers.raw(b"transfer-encoding")
        length = None if said_length is None else _length(said_length)
        if coded is not None:
            if coded.lower() != b"chunked":
                raise RemoteProtocolError("the answer is transferred in an unknown way")
            # A server that says both, or is too old to know of chunks, may end it elsewhere.
            self.can_be_kept = self.can_be_kept and length is None and version == b"1"
        if status in {204, 304} or (self._connects and status < 300):
            self.is_whole = True
            return
        if coded is not None:
            self._is_chunked, self._left = True, 0
        elif length is not None:
            self._left = length
            if self._left > self._most:
                raise TooLarge(self._most)
        else:
            self.can_be_kept = False
        self._body = Body(self._most, codings(headers.get("content-encoding") or ""))

    def _read_body(self, body: Body) -> None:
        if self._is_chunked:
            self._read_chunks(body)
        elif self._take(body) or self._left == 0:
            self._finish(body)

    def _take(self, body: Body) -> bool:
        """Move what has come of the body, or of its chunk, and tell whether that was all of it."""
        if self._left is None or len(self._buffer) <= self._left:
            data = bytes(self._buffer)
            self._buffer.clear()
        else:
            data = bytes(self._buffer[: self._left])
            del self._buffer[: self._left]
        if data:
            body.add(data)
        if self._left is None:
            return False
        self._left -= len(data)
        return self._left == 0

    def _read_chunks(self, body: Body) -> None:
        while not self.is_whole:
            if self._left and not self._take(body):
                return
            line = self._line()
            if line is None:
                return
            if self._is_behind_chunk:
                if line != _EMPTY_LINE:
                    raise RemoteProtocolError("a chunk is not as long as it says")
                self._is_behind_chunk = False
            elif self._is_in_trailer:
                if line == _EMPTY_LINE:
                    self._finish(body)
                elif _FIELD.fullmatch(line) is None or not line.endswith(_EMPTY_LINE):
                    raise RemoteProtocolError("not a field behind the body")
            else:
                found = _CHUNK_LINE.fullmatch(line)
                if found is None:
                    raise RemoteProtocolError("not the length of a chunk")
                self._left = int(found[1], 16)
                self._is_in_trailer = self._left == 0
                self._is_behind_chunk = not self._is_in_trailer

    def _line(self) -> bytes | None:
        end = self._buffer.find(b"\n", 0, _LONGEST_CHUNK_LINE)
        if end < 0:
            if len(self._buffer) >= _LONGEST_CHUNK_LINE:
                raise RemoteProtocolError("a line between chunks is too long")
            return None
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        # Lines count like the rest of the head: they could go on for ever.
        self._read_so_far += len(line) if self._is_in_trailer else 0
        if self._read_so_far > _LARGEST_HEAD:
            raise RemoteProtocolError("what follows the body does not end")
        return line

    def _finish(self, body: Body) -> None:
        self.content = body.finish()
        self.is_whole = True


def _taken_apart(head: bytes) -> tuple[bytes, int, list[tuple[bytes, bytes]]]:
    """Give the version, the status and the fields of a head."""
    first = _STATUS_LINE.match(head)
    if first is None:
        raise RemoteProtocolError("not an answer in HTTP/1.1")
    rest = head[first.end() :]
    if b"\n " in rest or b"\n\t" in rest:
        rest = _FOLD.sub(b" ", rest)
    fields: list[tuple[bytes, bytes]] = []
    position = 0
    while (found := _FIELD.match(rest, position)) is not None:
        fields.append((found[1], found[2].strip(b" \t")))
        position = found.end()
    if rest[position:] not in {b"\r\n", b"\n"}:
        raise RemoteProtocolError("not a field in the answer's head")
    return first[1], int(first[2]), fields


def _length(header: bytes) -> int:
    """Take a `Content-Length`; several are one when they say the same."""
    lengths = {length.strip() for length in header.split(b",")}
    length = lengths.pop()
    if lengths or _LENGTH.fullmatch(length) is None:
        raise RemoteProtocolError("the length of the answer is not one number")
    return int(length)
