"""QR codes in letters: finding them, and whether they fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from notify_typed._rules.placeholders import fill
from notify_typed.sandbox._rendering.blocks import parse_document
from notify_typed.sandbox._rendering.escaping import escape_html
from notify_typed.sandbox._rendering.nodes import Paragraph, walk

MAX_QR_BYTES = 504
"""Bytes of UTF-8 that the data of a QR code may have, after HTML escaping."""

_MOST_CHARACTERS = 200_000
_MOST_LINES = 2_000
_LINE = re.compile(r"\S.*")
_QR_PARAGRAPH = re.compile(r" *qr *: *(\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QrTooLong:
    """A text, mostly a link, too long for a QR code.

    Attributes:
        data: The text, HTML-escaped.
        num_bytes: Its length in bytes of UTF-8.
        max_bytes: The length it may have.
    """

    data: str
    num_bytes: int
    max_bytes: int = MAX_QR_BYTES


def find_oversized_qr(content: str, values: Mapping[str, object]) -> QrTooLong | None:
    """Return the first QR code of a letter whose data is too long, if there is one.

    A QR code is a paragraph of its own such as `qr: https://www.gov.uk`.

    Args:
        content: The template's content.
        values: The personalisation.
    """
    filled = fill(content, values, style="block", escape=escape_html)
    for block in walk(parse_document(beginning(filled)).blocks):
        data = qr_data(block) if isinstance(block, Paragraph) else None
        if data and (size := len(data.encode("utf-8", "surrogatepass"))) > MAX_QR_BYTES:
            return QrTooLong(data=data, num_bytes=size)
    return None


def beginning(text: str) -> str:
    """Return as much of a letter's text as a letter can have, and enough more to be too long."""
    part = text[:_MOST_CHARACTERS]
    one_too_many = next(islice(_LINE.finditer(part), _MOST_LINES, None), None)
    return part if one_too_many is None else part[: one_too_many.start()]


def qr_data(paragraph: Paragraph) -> str | None:
    """Return what a paragraph of a letter wants as a QR code, or None."""
    match = _QR_PARAGRAPH.fullmatch(paragraph.text)
    return match[1].rstrip() if match else None
