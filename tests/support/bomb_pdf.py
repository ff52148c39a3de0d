"""PDFs that are small to send, and would take all memory or very long to draw."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Final

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
)

__all__ = ["BOMBS"]

_A4 = (595, 842)
_SIDE = 60_000
_PLACE = b"q 500 0 0 700 40 40 cm /I Do Q"


def _stream(data: bytes, filters: list[str], **entries: object) -> EncodedStreamObject:
    stream = EncodedStreamObject()
    stream._data = data
    stream[NameObject("/Filter")] = ArrayObject([NameObject(name) for name in filters])
    for name, value in entries.items():
        stream[NameObject(f"/{name}")] = (
            NumberObject(value) if isinstance(value, int) else NameObject(str(value))
        )
    return stream


def _pdf(
    size: tuple[float, float] = _A4,
    *,
    picture: EncodedStreamObject | None = None,
    content: EncodedStreamObject | None = None,
    pages: int = 1,
) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(*size)
        if picture is not None:
            things = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): things})
            content = _stream(zlib.compress(_PLACE), ["/FlateDecode"])
        if content is not None:
            page[NameObject("/Contents")] = writer._add_object(content)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _picture(data: bytes, filters: list[str]) -> EncodedStreamObject:
    return _stream(
        data,
        filters,
        Type="/XObject",
        Subtype="/Image",
        Width=_SIDE,
        Height=_SIDE,
        BitsPerComponent=1,
        ColorSpace="/DeviceGray",
    )


def _zeros(size: int) -> bytes:
    packer = zlib.compressobj(1)
    piece = bytes(1024 * 1024)
    packed = [packer.compress(piece) for _ in range(size // len(piece) + 1)]
    return b"".join([*packed, packer.flush()])


def _lines(count: int) -> bytes:
    return zlib.compress(b"0 0 m 1 1 l S\n" * count, 1)


_FLATE = "/FlateDecode"


def _bits() -> bytes:
    return _zeros(_SIDE * _SIDE // 8)


def _twice_a_picture() -> bytes:
    return _pdf(picture=_picture(zlib.compress(_bits(), 1), [_FLATE, _FLATE]))


def _twice_lines() -> bytes:
    return _pdf(content=_stream(zlib.compress(_lines(2_000_000), 1), [_FLATE, _FLATE]))


# Each is packed when it is asked for: some take a while.
BOMBS: Final[dict[str, Callable[[], bytes]]] = {
    "a picture of 60,000 by 60,000 bits": lambda: _pdf(picture=_picture(_bits(), [_FLATE])),
    "the same, compressed twice": _twice_a_picture,
    "the same, as a fax": lambda: _pdf(picture=_picture(b"\x00" * 100, ["/CCITTFaxDecode"])),
    "more lines than anybody draws": lambda: _pdf(content=_stream(_lines(2_000_000), [_FLATE])),
    "such lines, compressed twice": _twice_lines,
    "more parts than anybody draws": lambda: _pdf(content=_stream(_lines(30_000), [_FLATE])),
    "a page of 400 kilometres": lambda: _pdf((1_000_000_000, 1_000_000_000)),
    "a page like a line": lambda: _pdf((1_000_000_000, 1)),
}
"""By what they hold."""
