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
_TEXT: Final = rb"[^\x00-\x08\x0a-\x1f\x7f]*+"
_STATUS_LINE: Final = rb"HTTP/1\.([01]) ([1-9]\d\d)(?: %b)?\r?\n" % _TEXT
_FIELD_LINE: Final = rb"[-!#$%%&'*+.^_`|~0-9A-Za-z]++:%b\r?\n" % _TEXT
_FIRST_LINE: Final = re.compile(_STATUS_LINE)
_HEAD: Final = re.compile(rb"%b((?:%b)*+)\r?\n" % (_STATUS_LINE, _FIELD_LINE))
_FIELDS: Final = re.compile(rb"([^:]++):(%b)\r?\n" % _TEXT)
_TRAILER_LINE: Final = re.compile(_FIELD_LINE)
_FOLD: Final = re.compile(rb"\r?\n[ \t]+")
_CHUNK_LINE: Final = re.compile(rb"([0-9A-Fa-f]{1,15})(?:;%b)?[ \t]*\r\n" % _TEXT)
_EMPTY_LINE: Final = b"\r\n"
_MOST_DIGITS: Final = 18
_NO_HEADERS: Final = Headers([])


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

    status = 0
    headers = _NO_HEADERS
    content = b""
    is_whole = False
    can_be_kept = False

    def __init__(self, most: int, *, connects: bool = False) -> None:
        self._most = most
        self._connects = connects
        self._begun: bytes = b""  # a head, or the one that it announces, whose end has not come
        self._scanned = 0
        self._heads = 0  # their bytes
        self._body: Body | None = None
        self._left: int | None = None  # of the body; None up to the connection's end
        self._chunks: _Chunks | None = None

    def feed(self, data: bytes) -> bool:
        """Take what came, and tell whether the answer is whole.

        Raises:
            RemoteProtocolError: It is not an answer.
            TooLarge: It is more than may come.
            DecodingError: It is not compressed as it says.
        """
        try:
            while self._body is None and not self.is_whole:
                behind = self._read_head(data)
                if behind is None:
                    return False
                data = behind
            if self._body is not None:
                data = self._read_body(self._body, data)
        except NetworkFailure as failure:
            self._explain(failure)
            raise
        if self.is_whole and data:
            self.can_be_kept = False  # nobody asked for what follows
        return self.is_whole

    def end(self) -> None:
        """Take the end of the connection, which came before the answer was whole.

        Raises:
            RemoteProtocolError: It has not only ended the answer.
            DecodingError: It is compressed, and its end is missing.
        """
        if self._body is None or self._left is not None or self._chunks is not None:
            raise RemoteProtocolError(
                "the connection ended within the answer"
                if self.status or self._begun
                else "the connection ended without an answer"
            )
        self._finish(self._body)

    def _explain(self, failure: NetworkFailure) -> None:
        if isinstance(failure, TooLarge):
            failure.status_code = self.status
            failure.trace_id = self.headers.get("X-B3-TraceId")

    def _read_head(self, data: bytes) -> bytes | None:
        """Read a head, and give what comes behind it; None while its end has not come."""
        # Nearly all come in one piece.
        found = None if self._begun else _HEAD.match(data)
        if found is not None:
            size = found.end()
        else:
            data = self._begun + data
            size = self._end_of_head(data)
            if not size:
                return None
        self._heads += size
        if self._heads > _LARGEST_HEAD:
            raise RemoteProtocolError("the head of the answer is too large")
        if found is None:
            found = _unfolded(data[:size])
        status = int(found[2])
        if status == 101:
            raise RemoteProtocolError("the server speaks another protocol from here on")
        if status >= 200:  # those below only announce the answer
            self.status, self.headers = status, Headers(_FIELDS.findall(found[3]))
            self._begin_body(found[1])
        return data[size:]

    def _end_of_head(self, data: bytes) -> int:
        """Find where a head ends; 0 while its end has not come."""
        end = _HEAD_END.search(data, self._scanned)
        if end is not None:
            self._begun, self._scanned = b"", 0
            return end.end()
        self._begun, self._scanned = data, max(len(data) - 2, 0)
        if self._heads + len(data) > _LARGEST_HEAD:
            raise RemoteProtocolError("the head of the answer does not end")
        # Something else altogether is told at once, and not when its time is up.
        if not b"HTTP/1.".startswith(data[:7]):
            raise RemoteProtocolError("not an answer in HTTP/1.1")
        return 0

    def _begin_body(self, version: bytes) -> None:
        status, field = self.status, self.headers.values.get
        said, coded = field(b"connection"), field(b"transfer-encoding")
        said_length, compressed = field(b"content-length"), field(b"content-encoding")
        self.can_be_kept = _can_be_kept(version, said)
        length = None if said_length is None else _length(said_length)
        if coded is not None:
            if coded.lower() != b"chunked":
                raise RemoteProtocolError("the answer is transferred in an unknown way")
            # A server that says both, or is too old to know of chunks, may end it elsewhere.
            self.can_be_kept = self.can_be_kept and length is None and version == b"1"
        if status in {204, 304} or (self._connects and status < 300):
            self.is_whole = True
            return
        coded_by = () if compressed is None else codings(compressed.decode("latin-1"))
        body = Body(self._most, coded_by)
        if coded is not None:
            self._chunks = _Chunks(body, self._heads)
        elif length is None:
            self.can_be_kept = False
        elif length > self._most:
            raise TooLarge(self._most)
        self._left = length
        self._body = body

    def _read_body(self, body: Body, data: bytes) -> bytes:
        """Read what has come of the body, and give what comes behind it."""
        if self._chunks is not None:
            if not self._chunks.feed(data):
                return b""
            self._finish(body)
            return self._chunks.rest
        left = self._left
        if left is None:
            body.add(data)
            return b""
        part = data[:left]
        body.add(part)
        self._left = left - len(part)
        if not self._left:
            self._finish(body)
        return data[left:]

    def _finish(self, body: Body) -> None:
        self.content = body.finish()
        self.is_whole = True


class _Chunks:
    """Takes apart a body that comes in chunks.

    Args:
        body: Collects it.
        read_so_far: How many bytes of heads came before it.
    """

    def __init__(self, body: Body, read_so_far: int) -> None:
        self._body = body
        self._read_so_far = read_so_far
        self._buffer = bytearray()
        self._left = 0  # of a chunk
        self._is_behind_chunk = False
        self._is_in_trailer = False

    @property
    def rest(self) -> bytes:
        """What has come and is not read."""
        return bytes(self._buffer)

    def feed(self, data: bytes) -> bool:
        """Take what came, and tell whether the body is whole."""
        self._buffer += data
        while True:
            if self._left and not self._take():
                return False
            line = self._line()
            if line is None:
                return False
            if self._is_behind_chunk:
                if line != _EMPTY_LINE:
                    raise RemoteProtocolError("a chunk is not as long as it says")
                self._is_behind_chunk = False
            elif self._is_in_trailer:
                if line == _EMPTY_LINE:
                    return True
                if _TRAILER_LINE.fullmatch(line) is None or not line.endswith(_EMPTY_LINE):
                    raise RemoteProtocolError("not a field behind the body")
            else:
                found = _CHUNK_LINE.fullmatch(line)
                if found is None:
                    raise RemoteProtocolError("not the length of a chunk")
                self._left = int(found[1], 16)
                self._is_in_trailer = self._left == 0
                self._is_behind_chunk = not self._is_in_trailer

    def _take(self) -> bool:
        """Move what has come of a chunk to the body, and tell whether that was all of it."""
        data = bytes(self._buffer[: self._left])
        del self._buffer[: self._left]
        self._body.add(data)
        self._left -= len(data)
        return self._left == 0

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


def _unfolded(head: bytes) -> re.Match[bytes]:
    """Read a head with fields that may go over several lines, each put into one."""
    first = _FIRST_LINE.match(head)
    if first is None:
        raise RemoteProtocolError("not an answer in HTTP/1.1")
    found = _HEAD.fullmatch(first[0] + _FOLD.sub(b" ", head[first.end() :]))
    if found is None:
        raise RemoteProtocolError("not a field in the answer's head")
    return found


def _can_be_kept(version: bytes, said: bytes | None) -> bool:
    """Tell by the head whether a connection can carry another request."""
    if said is None:
        return version == b"1"
    words = {word.strip() for word in said.lower().split(b",")}
    return b"close" not in words and (version == b"1" or b"keep-alive" in words)


def _length(header: bytes) -> int:
    """Take a `Content-Length`; several are one when they say the same."""
    if b"," in header:
        lengths = {length.strip() for length in header.split(b",")}
        header = lengths.pop() if len(lengths) == 1 else b""
    if not header.isdigit() or len(header) > _MOST_DIGITS:
        raise RemoteProtocolError("the length of the answer is not one number")
    return int(header)
