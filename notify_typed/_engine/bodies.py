"""Collects the body of an answer up to a limit, decompressed as it comes.

Every answer of every transport passes here. What is too large is given up at the limit: a small
body that would inflate to a large one is never inflated further than that.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

from notify_typed._engine.failures import DecodingError, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Body", "codings"]

_PIECE = 2**16
_MOST_CODINGS = 3
_GZIP = zlib.MAX_WBITS | 16
_BARE = -zlib.MAX_WBITS  # deflate without the header of zlib, which some servers leave out
_ZLIB_HEADER = 2


class _Inflating(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unconsumed_tail(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def codings(header: str) -> list[str]:
    """Take a `Content-Encoding` header apart: the codings in the order in which to undo them.

    Those from one on that is not known are left as they are.
    """
    found: list[str] = []
    for name in reversed(header.split(",")):
        coding = name.strip().lower().removeprefix("x-")
        if coding in {"gzip", "deflate"}:
            found.append(coding)
        elif coding not in {"", "identity"}:
            break
    return found


class Body:
    """Collects a body.

    Args:
        most: The most bytes that it may have, compressed and decompressed.
        coded: How it is compressed, as `codings` gives it.

    Raises:
        DecodingError: It is compressed too many times over.
    """

    def __init__(self, most: int, coded: Sequence[str] = ()) -> None:
        self._most = most
        self._came = self._size = 0  # as it came, and decompressed
        # Most bodies come in one piece, which is kept as it is.
        self._first = b""
        self._more = bytearray()
        self._inflaters = [_Inflater(coding) for coding in coded] if coded else []
        if len(self._inflaters) > _MOST_CODINGS:
            raise DecodingError("compressed too many times over")

    def add(self, data: bytes) -> None:
        """Take the next piece as it came.

        Raises:
            TooLarge: It is more than may come.
            DecodingError: It is not compressed as it should be.
        """
        self._came += len(data)
        if self._came > self._most:
            raise TooLarge(self._most)
        for piece in self._inflated(data, 0) if self._inflaters else (data,):
            self._size += len(piece)
            if self._size > self._most:
                raise TooLarge(self._most)
            if self._first:
                self._more += piece
            else:
                self._first = piece

    def finish(self) -> bytes:
        """Give the whole body.

        Raises:
            DecodingError: Its end is missing.
        """
        is_coded = self._came and self._inflaters
        if is_coded and not all(inflater.is_whole for inflater in self._inflaters):
            raise DecodingError("compressed, and its end is missing")
        return self._first + self._more if self._more else self._first

    def _inflated(self, data: bytes, level: int) -> Iterator[bytes]:
        if level == len(self._inflaters):
            yield data
            return
        for piece in self._inflaters[level].pieces(data):
            yield from self._inflated(piece, level + 1)


class _Inflater:
    """Undoes one compression, and never makes much at a time."""

    def __init__(self, coding: str) -> None:
        self._inflating: _Inflating = zlib.decompressobj(
            _GZIP if coding == "gzip" else zlib.MAX_WBITS
        )
        self._start: bytes | None = b"" if coding == "deflate" else None

    @property
    def is_whole(self) -> bool:
        return self._inflating.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._start is not None:
            self._start += data
            if len(self._start) < _ZLIB_HEADER:
                return
            data, self._start = self._start, None
            if not _has_header(data):
                self._inflating = zlib.decompressobj(_BARE)
        while data and not self._inflating.eof:
            try:
                piece = self._inflating.decompress(data, _PIECE)
            except zlib.error:
                raise DecodingError("not compressed as it says") from None
            data = self._inflating.unconsumed_tail
            if piece:
                yield piece


def _has_header(data: bytes) -> bool:
    """Tell whether the header of zlib stands in front of what is deflated."""
    return data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:_ZLIB_HEADER]) % 31 == 0
