"""Looks at PDFs as the real service's checks do: viruses, pages, paper size, margins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from notify_typed._rules.costs import MAX_PAGES
from notify_typed.sandbox._service.pdf_files import Page, opened, page_of
from notify_typed.sandbox._service.virus_scan import scan_pdf
from notify_typed.sandbox._state.apart import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


_POINTS_PER_MM = 72 / 25.4
A4_MM = (210.0, 297.0)
_TOLERANCE_MM = 2.0
_ON_ITS_SIDE = (90, 270)
_PIXELS_PER_MM = 200 / 25.4
_WHITE = b"\xff"
_TAG = "NOTIFY"
_TAG_MM = (15.191, 6.149)


class Area(NamedTuple):
    """Part of a page, in millimetres from its left and its top."""

    left: float
    top: float
    right: float
    bottom: float


# Each a millimetre wider on all sides than Notify's guidance says, as the real check is.
LATER_PAGES = (Area(14, 4, 196, 293),)
FIRST_PAGE = (
    Area(14, 4, 126, 31),  # the logo
    Area(23.6, 38.5, 121, 67.3),  # the address
    Area(124, 4, 196, 96),  # the service's address
    Area(14, 94, 196, 293),  # the text
)
WINDOW = FIRST_PAGE[1]


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of checking a PDF.

    Attributes:
        verdict: the status the letter ends in, or None when nothing is wrong.
        pages: how many pages it has.
    """

    verdict: str | None
    pages: int


@apart
def inspect_pdf(content: bytes) -> Findings:
    """Check a PDF that is to be printed."""
    scanned = scan_pdf(content)
    if scanned != "clean":
        failure = "virus-scan-failed" if scanned == "infected" else "technical-failure"
        return Findings(failure, 0)
    pages = 0
    try:
        with opened(content) as document:
            pages = len(document)
            if 0 < pages <= MAX_PAGES and _is_printable(
                [page_of(document, number) for number in range(pages)]
            ):
                return Findings(None, pages)
    except Exception:  # noqa: BLE001, S110 - garbage makes the reader stumble in any way there is
        pass
    return Findings("validation-failed", pages)


@dataclass(frozen=True, slots=True)
class PagesChecked:
    """What became of looking at the pages of a letter that somebody uploads.

    Attributes:
        pages: How many it has.
        message: What is wrong with them, in the website's words; None if nothing is.
        invalid_pages: The pages that are wrong, counted from 1.
        address: What stands where the address belongs.
    """

    pages: int
    message: str | None = None
    invalid_pages: tuple[int, ...] = ()
    address: str = ""


@apart
def check_pages(content: bytes, *, is_attachment: bool = False) -> PagesChecked:
    """Look at the pages of a letter, or of what is printed behind letters."""
    try:
        with opened(content) as document:
            pages = [page_of(document, number) for number in range(len(document))]
            return _checked(pages, before=1 if is_attachment else 0)
    except Exception:  # noqa: BLE001 - garbage makes the reader stumble in any way there is
        return PagesChecked(0, "unable-to-read-the-file")


def _checked(pages: Sequence[Page], before: int) -> PagesChecked:
    address = "" if before else _text_in(pages[0], FIRST_PAGE[1])
    if len(pages) > MAX_PAGES:
        return PagesChecked(len(pages), "letter-too-long", (), address)
    rules: tuple[tuple[str, Callable[[int, Page], bool]], ...] = (
        ("letter-not-a4-portrait-oriented", _is_upright),
        ("content-outside-printable-area", _is_within),
        ("notify-tag-found-in-content", _is_untagged),
    )
    for message, is_right in rules:
        wrong = tuple(
            number for number, page in enumerate(pages, 1) if not is_right(number + before, page)
        )
        if wrong:
            return PagesChecked(len(pages), message, wrong, address)
    return PagesChecked(len(pages), address=address)


def _is_upright(_number: int, page: Page) -> bool:
    return _is_upright_a4(page)


def _is_untagged(number: int, page: Page) -> bool:
    return number == 1 or not _has_tag(page)


def _is_within(number: int, page: Page) -> bool:
    return _is_white_outside(page, FIRST_PAGE if number == 1 else LATER_PAGES)


def _text_in(page: Page, area: Area) -> str:
    left, right = (side * _POINTS_PER_MM for side in (area.left, area.right))
    top, bottom = (page.get_height() - side * _POINTS_PER_MM for side in (area.top, area.bottom))
    text = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _is_printable(pages: Sequence[Page]) -> bool:
    return (
        all(map(_is_upright_a4, pages))
        and _is_white_outside(pages[0], FIRST_PAGE)
        and all(_is_white_outside(page, LATER_PAGES) for page in pages[1:])
        and not any(map(_has_tag, pages[1:]))
    )


def _is_upright_a4(page: Page) -> bool:
    left, bottom, right, top = page.get_mediabox()
    size = ((right - left) / _POINTS_PER_MM, (top - bottom) / _POINTS_PER_MM)
    if page.get_rotation() in _ON_ITS_SIDE:
        size = size[::-1]
    return all(
        abs(given - wanted) <= _TOLERANCE_MM for given, wanted in zip(size, A4_MM, strict=True)
    )


def _is_white_outside(page: Page, areas: Sequence[Area]) -> bool:
    """Return whether nothing but white is printed outside the areas, pixel by pixel."""
    bitmap = page.render(scale=_PIXELS_PER_MM / _POINTS_PER_MM, grayscale=True)
    pixels = bytes(bitmap.buffer)
    white = _WHITE * bitmap.width
    for number in range(bitmap.height):
        begin = number * bitmap.stride
        row = pixels[begin : begin + bitmap.width]
        if row != white and any(
            row[start:end].strip(_WHITE)
            for start, end in _gaps(areas, number / _PIXELS_PER_MM, bitmap.width)
        ):
            return False
    return True


def _gaps(areas: Sequence[Area], at: float, width: int) -> Iterator[tuple[int, int]]:
    """Give the parts of a row of pixels that no area covers."""
    start = 0
    for area in sorted(areas):
        if area.top <= at < area.bottom:
            yield start, round(area.left * _PIXELS_PER_MM)
            start = max(start, round(area.right * _PIXELS_PER_MM))
    yield start, width


def _has_tag(page: Page) -> bool:
    # To the printers it marks the first page of a letter.
    width, height = (side * _POINTS_PER_MM for side in _TAG_MM)
    top = page.get_height()
    text = page.get_textpage().get_text_bounded(0, top - height, width, top)
    return text.strip() == _TAG
