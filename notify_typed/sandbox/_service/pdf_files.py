"""Opens PDFs, counts their pages and joins them."""

from __future__ import annotations

import io
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Protocol, cast

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._service.pdf_bounds import check_page, check_streams
from notify_typed.sandbox._state.apart import apart

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PIL.Image import Image


class _Bitmap(Protocol):
    buffer: bytes
    width: int
    height: int
    stride: int

    def to_pil(self) -> Image: ...


class _TextPage(Protocol):
    def get_text_bounded(self, left: float, bottom: float, right: float, top: float) -> str: ...


class Page(Protocol):
    """A page of an open PDF, as far as it is looked at here."""

    def get_mediabox(self) -> tuple[float, float, float, float]: ...
    def get_rotation(self) -> int: ...
    def get_width(self) -> float: ...
    def get_height(self) -> float: ...
    def get_objects(self) -> Iterator[object]: ...
    def get_textpage(self) -> _TextPage: ...
    def render(self, *, scale: float, grayscale: bool) -> _Bitmap: ...


class Document(Protocol):
    """An open PDF, as far as it is used here."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> Page: ...
    def import_pages(self, pdf: Document) -> object: ...
    def save(self, dest: io.BytesIO) -> object: ...
    def close(self) -> object: ...


# PDFium serves one thread at a time.
_PDFIUM = Lock()


@apart
def page_count(content: bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        SandboxError: It cannot be read.
    """
    try:
        with opened(content) as document:
            return len(document)
    except Exception as problem:
        # Garbage makes the reader stumble in any way there is.
        raise SandboxError("the PDF cannot be read") from problem


@apart
def joined(first: bytes, second: bytes) -> bytes:
    """Put a PDF behind another.

    Raises:
        SandboxError: One of them cannot be read.
    """
    output = io.BytesIO()
    try:
        with opened(first) as whole:
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


@contextmanager
def opened(content: bytes) -> Generator[Document]:
    """Open a PDF, while nobody else does.

    Raises:
        Exception: It cannot be read, or would take all memory: garbage makes the reader stumble in
            any way there is.
    """
    check_streams(content)
    with _PDFIUM:
        document = _document(content)
        try:
            yield document
        finally:
            document.close()


def _document(content: bytes) -> Document:
    # The PDF library is slow to import, and only letters need it.
    import pypdfium2  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]  # noqa: PLC0415

    return cast("Document", pypdfium2.PdfDocument(content))


def page_of(document: Document, number: int) -> Page:
    """Return a page that can be drawn.

    Raises:
        TooMuch: It would take all memory, or very long.
    """
    page = document[number]
    check_page((page.get_width(), page.get_height()), page.get_objects())
    return page
