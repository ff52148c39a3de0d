"""Looks at PDFs as the real service's checks do: viruses, pages, paper size, margins."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from notify_typed._rules.costs import MAX_PAGES
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._service.pdf_bounds import check_page, check_streams
from notify_typed.sandbox._service.virus_scan import scan_pdf
from notify_typed.sandbox._state.apart import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from PIL.Image import Image

_POINTS_PER_MM = 72 / 25.4
_A4_MM = (210.0, 297.0)
_TOLERANCE_MM = 2.0
_ON_ITS_SIDE = (90, 270)
_PIXELS_PER_MM = 200 / 25.4
_WHITE = b"\xff"
_PICTURE_SCALE = 1.5
_LONGEST_SIDE = 3_000
_TAG = "NOTIFY"
_TAG_MM = (15.191, 6.149)


class _Bitmap(Protocol):
    buffer: bytes
    width: int
    height: int
    stride: int

    def to_pil(self) -> Image: ...


class _TextPage(Protocol):
    def get_text_bounded(self, left: float, bottom: float, right: float, top: float) -> str: ...


class _Page(Protocol):
    def get_mediabox(self) -> tuple[float, float, float, float]: ...
    def get_rotation(self) -> int: ...
    def get_width(self) -> float: ...
    def get_height(self) -> float: ...
    def get_objects(self) -> Iterator[object]: ...
    def get_textpage(self) -> _TextPage: ...
    def render(self, *, scale: float, grayscale: bool) -> _Bitmap: ...


class _Document(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> _Page: ...
    def import_pages(self, pdf: _Document) -> object: ...
    def save(self, dest: io.BytesIO) -> object: ...
    def close(self) -> object: ...


class _Area(NamedTuple):
    """Part of a page, in millimetres from its left and its top."""

    left: float
    top: float
    right: float
    bottom: float


# Each a millimetre wider on all sides than Notify's guidance says, as the real check is.
_LATER_PAGES = (_Area(14, 4, 196, 293),)
_FIRST_PAGE = (
    _Area(14, 4, 126, 31),  # the logo
    _Area(23.6, 38.5, 121, 67.3),  # the address
    _Area(124, 4, 196, 96),  # the service's address
    _Area(14, 94, 196, 293),  # the text
)
_WINDOW = _FIRST_PAGE[1]
_DRAWN_WIDTH, _DRAWN_HEIGHT = 794, 1123
_ANY_SHADE = [0] + [255] * 255
_RED, _BLUE = (212, 53, 28), (29, 112, 184)
# PDFium serves one thread at a time.
_PDFIUM = Lock()


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
        with _opened(content) as document:
            pages = len(document)
            if 0 < pages <= MAX_PAGES and _is_printable(
                [_page(document, number) for number in range(pages)]
            ):
                return Findings(None, pages)
    except Exception:  # noqa: BLE001, S110 - garbage makes the reader stumble in any way there is
        pass
    return Findings("validation-failed", pages)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page of a letter as a picture.

    Attributes:
        png: The picture, with the envelope's window drawn and what lies outside the zones in red.
        has_stray_ink: Whether something lies outside the zones that may be printed on.
    """

    png: bytes = field(repr=False)
    has_stray_ink: bool


@apart
def draw_page(content: bytes, number: int) -> Drawing:
    """Draw a page of a letter, the first being 0.

    Raises:
        SandboxError: There is no such page, or it cannot be drawn.
    """
    try:
        with _opened(content) as document:
            return _draw(_page(document, number), _LATER_PAGES if number else _FIRST_PAGE)
    except Exception as problem:
        # Garbage makes the reader stumble in any way there is.
        raise SandboxError("this page of the PDF cannot be drawn") from problem


@apart
def draw_alone(content: bytes, *, is_first: bool) -> Drawing:
    """Draw a page that comes without the others of its letter, as `draw_page`.

    Raises:
        SandboxError: It cannot be drawn.
    """
    try:
        with _opened(content) as document:
            return _draw(_page(document, 0), _FIRST_PAGE if is_first else _LATER_PAGES)
    except Exception as problem:
        raise SandboxError("this page of the PDF cannot be drawn") from problem


def _draw(page: _Page, areas: Sequence[_Area]) -> Drawing:
    from PIL import ImageChops, ImageDraw  # noqa: PLC0415 - only needed by those who look

    scale = min(_DRAWN_WIDTH / max(page.get_width(), 1), _DRAWN_HEIGHT / max(page.get_height(), 1))
    picture = page.render(scale=scale, grayscale=False).to_pil().convert("RGB")
    pixels_per_mm = picture.width / _A4_MM[0]
    ink = ImageChops.invert(picture.convert("L")).point(_ANY_SHADE)  # pyright: ignore[reportUnknownMemberType]
    pen = ImageDraw.Draw(ink)
    for area in areas:
        pen.rectangle([side * pixels_per_mm for side in area], fill=0)
    has_stray_ink = ink.getbbox() is not None
    picture.paste(_RED, mask=ink)
    if areas is _FIRST_PAGE:
        window = [side * pixels_per_mm for side in _WINDOW]
        ImageDraw.Draw(picture).rectangle(window, outline=_BLUE, width=2)
    output = io.BytesIO()
    picture.save(output, "PNG")
    return Drawing(output.getvalue(), has_stray_ink)


@apart
def page_count(content: bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        SandboxError: It cannot be read.
    """
    try:
        with _opened(content) as document:
            return len(document)
    except Exception as problem:
        # Garbage makes the reader stumble in any way there is.
        raise SandboxError("the PDF cannot be read") from problem


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
        with _opened(content) as document:
            pages = [_page(document, number) for number in range(len(document))]
            return _checked(pages, before=1 if is_attachment else 0)
    except Exception:  # noqa: BLE001 - garbage makes the reader stumble in any way there is
        return PagesChecked(0, "unable-to-read-the-file")


def _checked(pages: Sequence[_Page], before: int) -> PagesChecked:
    address = "" if before else _text_in(pages[0], _FIRST_PAGE[1])
    if len(pages) > MAX_PAGES:
        return PagesChecked(len(pages), "letter-too-long", (), address)
    rules: tuple[tuple[str, Callable[[int, _Page], bool]], ...] = (
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


def _is_upright(_number: int, page: _Page) -> bool:
    return _is_upright_a4(page)


def _is_untagged(number: int, page: _Page) -> bool:
    return number == 1 or not _has_tag(page)


def _is_within(number: int, page: _Page) -> bool:
    return _is_white_outside(page, _FIRST_PAGE if number == 1 else _LATER_PAGES)


def _text_in(page: _Page, area: _Area) -> str:
    left, right = (side * _POINTS_PER_MM for side in (area.left, area.right))
    top, bottom = (page.get_height() - side * _POINTS_PER_MM for side in (area.top, area.bottom))
    text = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@apart
def joined(first: bytes, second: bytes) -> bytes:
    """Put a PDF behind another.

    Raises:
        SandboxError: One of them cannot be read.
    """
    output = io.BytesIO()
    try:
        with _opened(first) as whole:
            check_streams(second)
            other = _document(second)
            try:
                whole.import_pages(other)
            finally:
                other.close()
            whole.save(output)
    except Exception as problem:
        raise SandboxError("the PDF cannot be read") from problem
    return output.getvalue()


@apart
def page_picture(content: bytes, number: int) -> bytes:
    """Return the picture of a page of a PDF, as PNG; pages are counted from 1.

    Raises:
        SandboxError: There is no such page, or it cannot be drawn.
    """
    picture = io.BytesIO()
    try:
        with _opened(content) as document:
            page = _page(document, number - 1)
            scale = min(_PICTURE_SCALE, _LONGEST_SIDE / max(page.get_width(), page.get_height()))
            page.render(scale=scale, grayscale=False).to_pil().save(picture, format="PNG")
    except Exception as problem:
        raise SandboxError("this page of the PDF cannot be drawn") from problem
    return picture.getvalue()


@contextmanager
def _opened(content: bytes) -> Generator[_Document]:
    check_streams(content)
    with _PDFIUM:
        document = _document(content)
        try:
            yield document
        finally:
            document.close()


def _document(content: bytes) -> _Document:
    # The PDF library is slow to import, and only letters need it.
    import pypdfium2  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]  # noqa: PLC0415

    return cast("_Document", pypdfium2.PdfDocument(content))


def _page(document: _Document, number: int) -> _Page:
    """Return a page that can be drawn.

    Raises:
        TooMuch: It would take all memory, or very long.
    """
    page = document[number]
    check_page((page.get_width(), page.get_height()), page.get_objects())
    return page


def _is_printable(pages: Sequence[_Page]) -> bool:
    return (
        all(map(_is_upright_a4, pages))
        and _is_white_outside(pages[0], _FIRST_PAGE)
        and all(_is_white_outside(page, _LATER_PAGES) for page in pages[1:])
        and not any(map(_has_tag, pages[1:]))
    )


def _is_upright_a4(page: _Page) -> bool:
    left, bottom, right, top = page.get_mediabox()
    size = ((right - left) / _POINTS_PER_MM, (top - bottom) / _POINTS_PER_MM)
    if page.get_rotation() in _ON_ITS_SIDE:
        size = size[::-1]
    return all(
        abs(given - wanted) <= _TOLERANCE_MM for given, wanted in zip(size, _A4_MM, strict=True)
    )


def _is_white_outside(page: _Page, areas: Sequence[_Area]) -> bool:
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


def _gaps(areas: Sequence[_Area], at: float, width: int) -> Iterator[tuple[int, int]]:
    """Give the parts of a row of pixels that no area covers."""
    start = 0
    for area in sorted(areas):
        if area.top <= at < area.bottom:
            yield start, round(area.left * _PIXELS_PER_MM)
            start = max(start, round(area.right * _PIXELS_PER_MM))
    yield start, width


def _has_tag(page: _Page) -> bool:
    # To the printers it marks the first page of a letter.
    width, height = (side * _POINTS_PER_MM for side in _TAG_MM)
    top = page.get_height()
    text = page.get_textpage().get_text_bounded(0, top - height, width, top)
    return text.strip() == _TAG
