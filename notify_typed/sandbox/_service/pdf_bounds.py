"""Bounds of PDFs: what would take all memory or very long to draw is not opened at all."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# More than a page of A4 has at 600 dpi.
_MOST_PIXELS = 40_000_000
_MOST_PARTS = 20_000
_MOST_POINTS = 14_400
_MOST_PICTURE_BYTES = 160_000_000
_MOST_OTHER_BYTES = 20_000_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PIECE = 1024 * 1024
_DICTIONARY = 2_048
_LAYERS = 3


class TooMuch(ValueError):
    """A PDF that is not worth opening."""


class _Inflater(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def check_streams(content: bytes) -> None:
    """Check how large the compressed parts of a PDF are, without keeping them.

    Raises:
        TooMuch: They are larger than a letter's can be.
    """
    pictures, others = _MOST_PICTURE_BYTES, _MOST_OTHER_BYTES
    for found in _STREAM.finditer(content):
        begin = content.rfind(b"obj", max(0, found.start() - _DICTIONARY), found.start())
        is_picture = b"/Image" in content[max(0, begin) : found.start()]
        left = pictures if is_picture else others
        size = _inflated(content, found.end(), left)
        if size > left:
            raise TooMuch("its compressed parts are too large")
        if is_picture:
            pictures -= size
        else:
            others -= size


def _inflated(content: bytes, begin: int, most: int) -> int:
    """Return how large a stream is when it is inflated, or a little more than the most."""
    layers: list[_Inflater] = [zlib.decompressobj() for _ in range(_LAYERS)]
    total = 0
    while begin < len(content) and total <= most and not layers[0].eof:
        try:
            total += _size(content[begin : begin + _PIECE], layers, most - total)
        except zlib.error:
            break
        begin += _PIECE
    return total


def _size(piece: bytes, layers: list[_Inflater], most: int) -> int:
    """Inflate a piece layer by layer, a part at a time, and count the bytes of all layers."""
    first, *inner = layers
    total = 0
    while piece and total <= most and not first.eof:
        part = first.decompress(piece, _PIECE)
        piece = first.unconsumed_tail
        total += len(part)
        if inner:
            with suppress(zlib.error):
                total += _size(part, inner, most - total)
    return total


def check_page(size: tuple[float, float], parts: Iterable[object]) -> None:
    """Check a page before it is drawn.

    Args:
        size: Its width and height, in points.
        parts: What is on it, also within forms.

    Raises:
        TooMuch: It is very large, or has too many parts, or pictures with too many pixels.
    """
    if max(size) > _MOST_POINTS:
        raise TooMuch("a page is too large")
    pixels = 0
    for number, part in enumerate(parts):
        measure: Callable[[], tuple[int, int]] | None = getattr(part, "get_px_size", None)
        if measure is not None:  # it is a picture
            width, height = measure()
            pixels += width * height
        if pixels > _MOST_PIXELS or number > _MOST_PARTS:
            raise TooMuch("a page has too many parts, or too many pixels")
