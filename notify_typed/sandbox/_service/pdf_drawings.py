"""Draws the pages of PDFs."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._service.pdf_checks import A4_MM, FIRST_PAGE, LATER_PAGES, WINDOW, Area
from notify_typed.sandbox._service.pdf_files import Page, opened, page_of
from notify_typed.sandbox._state.apart import apart

if TYPE_CHECKING:
    from collections.abc import Sequence


_PICTURE_SCALE = 1.5
_LONGEST_SIDE = 3_000
_DRAWN_WIDTH, _DRAWN_HEIGHT = 794, 1123
_ANY_SHADE = [0] + [255] * 255
_RED, _BLUE = (212, 53, 28), (29, 112, 184)


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
        with opened(content) as document:
            return _draw(page_of(document, number), LATER_PAGES if number else FIRST_PAGE)
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
        with opened(content) as document:
            return _draw(page_of(document, 0), FIRST_PAGE if is_first else LATER_PAGES)
    except Exception as problem:
        raise SandboxError("this page of the PDF cannot be drawn") from problem


def _draw(page: Page, areas: Sequence[Area]) -> Drawing:
    from PIL import ImageChops, ImageDraw  # noqa: PLC0415 - only needed by those who look

    scale = min(_DRAWN_WIDTH / max(page.get_width(), 1), _DRAWN_HEIGHT / max(page.get_height(), 1))
    picture = page.render(scale=scale, grayscale=False).to_pil().convert("RGB")
    pixels_per_mm = picture.width / A4_MM[0]
    ink = ImageChops.invert(picture.convert("L")).point(_ANY_SHADE)  # pyright: ignore[reportUnknownMemberType]
    pen = ImageDraw.Draw(ink)
    for area in areas:
        pen.rectangle([side * pixels_per_mm for side in area], fill=0)
    has_stray_ink = ink.getbbox() is not None
    picture.paste(_RED, mask=ink)
    if areas is FIRST_PAGE:
        window = [side * pixels_per_mm for side in WINDOW]
        ImageDraw.Draw(picture).rectangle(window, outline=_BLUE, width=2)
    output = io.BytesIO()
    picture.save(output, "PNG")
    return Drawing(output.getvalue(), has_stray_ink)


@apart
def page_picture(content: bytes, number: int) -> bytes:
    """Return the picture of a page of a PDF, as PNG; pages are counted from 1.

    Raises:
        SandboxError: There is no such page, or it cannot be drawn.
    """
    picture = io.BytesIO()
    try:
        with opened(content) as document:
            page = page_of(document, number - 1)
            scale = min(_PICTURE_SCALE, _LONGEST_SIDE / max(page.get_width(), page.get_height()))
            page.render(scale=scale, grayscale=False).to_pil().save(picture, format="PNG")
    except Exception as problem:
        raise SandboxError("this page of the PDF cannot be drawn") from problem
    return picture.getvalue()
