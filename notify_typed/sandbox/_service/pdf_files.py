"""Looks at PDFs as the real service's checks do: viruses, pages, paper size."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from notify_typed.sandbox._rendering.costs import MAX_PAGES
from notify_typed.sandbox._rendering.documents import scan

if TYPE_CHECKING:
    from collections.abc import Generator

_A4_POINTS = (595.28, 841.89)
_TOLERANCE_POINTS = 6.0


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of checking a PDF.

    Attributes:
        verdict: the status the letter ends in, or None when nothing is wrong.
        pages: how many pages it has.
    """

    verdict: str | None
    pages: int


def inspect_pdf(content: bytes) -> Findings:
    """Check a PDF that is to be printed."""
    scanned = scan(content)
    if scanned != "clean":
        failure = "virus-scan-failed" if scanned == "infected" else "technical-failure"
        return Findings(failure, 0)
    sizes = _page_sizes(content)
    if not sizes or len(sizes) > MAX_PAGES or not all(map(_is_a4, sizes)):
        return Findings("validation-failed", len(sizes))
    return Findings(None, len(sizes))


def page_count(content: bytes) -> int:
    """How many pages a PDF has; 0 when it cannot be read."""
    return len(_page_sizes(content))


def _page_sizes(content: bytes) -> list[tuple[float, float]]:
    # The PDF library is slow to import, and only letters need it.
    from pypdf import PdfReader  # noqa: PLC0415

    try:
        with _quiet():
            pages = PdfReader(BytesIO(content)).pages
            return [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]
    except Exception:  # noqa: BLE001 - garbage makes the reader stumble in any way there is
        return []


@contextmanager
def _quiet() -> Generator[None]:
    """Keep the PDF library's remarks to itself: the letter's status says what is wrong."""
    logger = logging.getLogger("pypdf")
    usual = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(usual)


def _is_a4(size: tuple[float, float]) -> bool:
    return all(
        abs(given - wanted) <= _TOLERANCE_POINTS
        for given, wanted in zip(size, _A4_POINTS, strict=True)
    )
