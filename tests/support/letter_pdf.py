"""A PDF that Notify prints."""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen import canvas

__all__ = ["one_page"]

_A4 = (595, 842)


def one_page() -> bytes:
    """Make one page of A4."""
    drawn: Any = canvas.Canvas("letter.pdf", pagesize=_A4)
    drawn.drawString(72, 700, "A letter")
    content: bytes = drawn.getpdfdata()
    return content
