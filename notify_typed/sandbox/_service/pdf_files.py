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

_POINTS_PER_MM = 72 / 25.4
_A4_MM = (210.0, 297.0)
_TOLERANCE_MM = 2.0
_ON_ITS_SIDE = (90, 270)


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings about a PDF.

    Attributes:
        verdict: The status the letter ends in, or None when nothing is wrong.
        pages: How many pages it has.
    """

    verdict: str | None
    pages: int


def inspect_pdf(content: bytes) -> Findings:
    """Check a PDF that is to be printed."""
    scanned = scan(content)
    if scanned != "clean":
        failure = "virus-scan-failed" if scanned == "infected" else "technical-failure"
        return Findings(failure, 0)
    pages = _pages(content)
    if not pages or len(pages) > MAX_PAGES or not all(map(_is_upright_a4, pages)):
        return Findings("validation-failed", len(pages))
    return Findings(None, len(pages))


def page_count(content: bytes) -> int:
    """Return how many pages a PDF has; 0 when it cannot be read."""
    return len(_pages(content))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is stored: its paper in millimetres, and how far it is turned for reading."""

    size: tuple[float, float]
    rotation: object


def _pages(content: bytes) -> list[_Page]:
    # The PDF library is slow to import, and only letters need it.
    from pypdf import PdfReader  # noqa: PLC0415

    try:
        with _quiet():
            return [
                _Page(
                    (
                        float(page.mediabox.width) / _POINTS_PER_MM,
                        float(page.mediabox.height) / _POINTS_PER_MM,
                    ),
                    page.get("/Rotate", 0),
                )
                for page in PdfReader(BytesIO(content)).pages
            ]
    except Exception:  # noqa: BLE001 - garbage makes the reader stumble in any way there is
        return []


@contextmanager
def _quiet() -> Generator[None]:
    """Keep the PDF library's remarks to itself: the letter's status names the problem."""
    logger = logging.getLogger("pypdf")
    usual = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(usual)


def _is_upright_a4(page: _Page) -> bool:
    is_on_its_side = page.rotation in _ON_ITS_SIDE
    if not is_on_its_side and page.rotation not in (0, 180):
        return False
    size = page.size[::-1] if is_on_its_side else page.size
    return all(
        abs(given - wanted) <= _TOLERANCE_MM for given, wanted in zip(size, _A4_MM, strict=True)
    )
