"""Letters as PDF: A4 pages that look roughly like Notify's, with the address in the window."""

import html
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as TextFlowable

from notify_typed._rules.placeholders import fill
from notify_typed._rules.whitespace import normalise_whitespace
from notify_typed.sandbox._rendering.blocks import parse_document
from notify_typed.sandbox._rendering.nodes import (
    Block,
    Code,
    Document,
    Footnote,
    FootnoteMark,
    Gap,
    Heading,
    Items,
    LineBreak,
    Link,
    Paragraph,
    Plain,
    Quote,
    Rule,
    Span,
    Text,
    Url,
    walk,
)
from notify_typed.sandbox._rendering.qr_codes import beginning, qr_data
from notify_typed.sandbox._rendering.spans import SpanParser
from notify_typed.sandbox._rendering.typography import typographic

_WIDTH, _HEIGHT = A4
_FONT = "Helvetica"
_BOLD = "Helvetica-Bold"
_MARGIN = 15 * mm
# The window of a DL envelope: what is printed elsewhere must not show in it.
_WINDOW_LEFT = 24.6 * mm
_WINDOW_TOP = 39.5 * mm
_WINDOW_LEADING = 10.5
_CONTACT_LEFT = 125 * mm
_CONTACT_TOP = 30 * mm
_BODY_TOP = 95 * mm
_QR_SIZE = 30 * mm
_ITEM_INDENT = 15

_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=11, leading=15, spaceAfter=11)
_SUBJECT = ParagraphStyle("subject", _BODY, fontName=_BOLD, fontSize=14, leading=18)
_HEADING = ParagraphStyle("heading", _BODY, fontName=_BOLD, fontSize=12, keepWithNext=1)


@dataclass(frozen=True, slots=True)
class LetterText:
    """The part of a letter in one language.

    Attributes:
        subject: The template's subject.
        content: The template's content.
        written: The date as it stands above the subject, such as "21 November 2026".
    """

    subject: str
    content: str
    written: str


def letter_pdf(
    texts: Sequence[LetterText],
    values: Mapping[str, object],
    *,
    address: Sequence[str],
    contact_block: str = "",
) -> bytes:
    """Print a letter.

    Args:
        texts: The letter, once for each language; each begins on a page of its own.
        values: The personalisation.
        address: The lines of `PostalAddress`.
        contact_block: The sender's address of the template; may hold placeholders.

    Returns:
        A PDF, the same for the same letter. The fonts hold the characters of Western Europe; other
        letters lose their accents, any other character becomes a question mark.
    """
    output = io.BytesIO()
    _print(output, texts, values, address=address, contact_block=contact_block)
    return output.getvalue()


def count_pages(texts: Sequence[LetterText], values: Mapping[str, object], *, most: int) -> int:
    """Count the pages of a letter, and no further than one beyond the most that it may have."""
    return _print(io.BytesIO(), texts, values, most=most)


class _Paged(BaseDocTemplate):
    """Ends when it has more pages than anybody asks for."""

    def __init__(self, output: io.BytesIO, most: int | None) -> None:
        super().__init__(
            output,
            pagesize=A4,
            invariant=1,
            title="",
            author="",
            subject="",
            creator="",
            producer="",
        )
        self._most = most

    def handle_pageBegin(self) -> None:  # noqa: N802 - reportlab's name
        """Begin a page."""
        if self._most is not None and self.page > self._most:
            raise _EnoughPages
        super().handle_pageBegin()


class _EnoughPages(Exception):
    """There are more pages than a letter may have."""


def _print(
    output: io.BytesIO,
    texts: Sequence[LetterText],
    values: Mapping[str, object],
    *,
    address: Sequence[str] = (),
    contact_block: str = "",
    most: int | None = None,
) -> int:
    """Print a letter, and return how many pages it has."""
    contact = fill(contact_block, values, style="inline").splitlines()

    def draw_first_page(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _draw_lines(canvas, _WINDOW_LEFT, _WINDOW_TOP, address)
        _draw_lines(canvas, _CONTACT_LEFT, _CONTACT_TOP, contact)

    document = _Paged(output, most)
    body_height = _HEIGHT - 2 * _MARGIN
    first = Frame(_MARGIN, _MARGIN, _WIDTH - 2 * _MARGIN, _HEIGHT - _MARGIN - _BODY_TOP, id="first")
    later = Frame(_MARGIN, _MARGIN, _WIDTH - 2 * _MARGIN, body_height, id="later")
    document.addPageTemplates(
        [
            PageTemplate(id="first", frames=[first], onPage=draw_first_page),
            PageTemplate(id="later", frames=[later]),
        ]
    )
    flowables: list[Flowable] = [NextPageTemplate("later")]
    for number, text in enumerate(texts):
        if number:
            flowables.append(PageBreak())
        flowables += _letter(text, values)
    with suppress(_EnoughPages):
        document.build(flowables)
    return int(document.page)


def _draw_lines(canvas: Canvas, left: float, top: float, lines: Iterable[str]) -> None:
    canvas.setFont(_FONT, 9)
    for number, line in enumerate(lines, start=1):
        canvas.drawString(left, _HEIGHT - top - number * _WINDOW_LEADING, _printable(line))


def _letter(text: LetterText, values: Mapping[str, object]) -> Iterator[Flowable]:
    subject = typographic(fill(text.subject, values, style="inline"))
    yield TextFlowable(_markup(text.written), _BODY)
    yield TextFlowable(_markup(normalise_whitespace(subject)), _SUBJECT)
    filled = html.unescape(fill(text.content, values, style="block"))
    yield from _Body(parse_document(beginning(filled))).flowables()


class _Body:
    """Prints the content of a letter."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._notes = {
            block.key: block for block in walk(document.blocks) if isinstance(block, Footnote)
        }
        self._spans = SpanParser(document.definitions, set(self._notes))
        self._marks: list[str] = []

    def flowables(self) -> Iterator[Flowable]:
        for block in self._blocks:
            yield from self._block(block, indent=0)
        for key in tuple(self._marks):
            for block in self._notes[key].blocks:
                yield from self._block(block, indent=0, is_footnote=True)

    def _block(
        self, block: Block, indent: int, bullet: str | None = None, *, is_footnote: bool = False
    ) -> Iterator[Flowable]:
        style = _style(indent)
        match block:
            case Paragraph() if data := qr_data(block):
                yield _QrCode(data)
            case Paragraph() | Plain():
                yield TextFlowable(self._inline(block.text, is_footnote=is_footnote), style, bullet)
            case Heading():
                is_printed_large = block.level == 1 and not indent
                text = self._inline(block.text, is_footnote=is_footnote)
                yield TextFlowable(text, _HEADING if is_printed_large else style, bullet)
            case Code():
                yield TextFlowable(_markup(block.text).replace("\n", "<br/>"), style, bullet)
            case Rule():
                yield PageBreak()
            case Quote() | Items():
                yield from self._nested(block, indent, is_footnote=is_footnote)
            case Gap():
                yield Spacer(0, _BODY.leading)
            case Footnote():  # pragma: no branch - mypy holds that these are all
                pass

    def _nested(
        self, block: Quote | Items, indent: int, *, is_footnote: bool
    ) -> Iterator[Flowable]:
        if isinstance(block, Quote):
            for inner in block.blocks:
                yield from self._block(inner, indent, is_footnote=is_footnote)
            return
        for number, blocks in enumerate(block.items, start=1):
            bullet: str | None = f"{number}." if block.is_ordered else "\u2022"
            for inner in blocks:
                yield from self._block(
                    inner, indent + _ITEM_INDENT, bullet, is_footnote=is_footnote
                )
                bullet = None

    def _inline(self, text: str, *, is_footnote: bool) -> str:
        spans = self._spans.parse(text, is_footnote=is_footnote)
        return typographic("".join(map(self._span, spans)))

    def _span(self, span: Span) -> str:
        match span:
            case Text():
                return _markup(span.text)
            case Url():
                return f"<b>{_markup(span.url)}</b>"
            case Link():
                return f"[{''.join(map(self._span, span.spans))}]({_markup(span.url)})"
            case LineBreak():
                return "<br/>"
            case FootnoteMark():  # pragma: no branch - mypy holds that these are all
                self._marks.append(span.key)
                return ""


@lru_cache(maxsize=16)
def _style(indent: int) -> ParagraphStyle:
    return ParagraphStyle(
        f"body-{indent}",
        _BODY,
        leftIndent=indent,
        bulletIndent=max(0, indent - _ITEM_INDENT),
        spaceAfter=4 if indent else _BODY.spaceAfter,
    )


def _markup(text: str) -> str:
    return html.escape(_printable(text), quote=False)


def _printable(text: str) -> str:
    return "".join(map(_closest, text))


@lru_cache(maxsize=1024)
def _closest(character: str) -> str:
    """Return the likest character that the fonts have."""
    if character.isspace():
        return "\n" if character == "\n" else " "
    for candidate in (character, unicodedata.normalize("NFKD", character)[0]):
        if candidate.isprintable() and candidate.encode("cp1252", "ignore"):
            return candidate
    return "?"


class _QrCode(Flowable):
    """A QR code, in place of the line that asks for it."""

    def __init__(self, data: str) -> None:
        super().__init__()
        self.width = self.height = _QR_SIZE
        self.spaceAfter = _BODY.spaceAfter
        self._rows = _qr_rows(data)

    def draw(self) -> None:
        """Draw the dark modules, as reportlab asks."""
        size = _QR_SIZE / len(self._rows)
        for y, row in enumerate(self._rows, start=1):
            for x, is_dark in enumerate(row):
                if is_dark:
                    self.canv.rect(x * size, _QR_SIZE - y * size, size, size, stroke=0, fill=1)


def _qr_rows(data: str) -> list[list[bool]]:
    printable = data.encode(errors="replace").decode()  # JSON can hold half a character
    try:
        code = segno.make_qr(printable, error="m", boost_error=False)
    except segno.DataOverflowError:
        # Longer than any QR code. Sending refuses it; a preview shows a box in its place.
        return [[True]]
    return [[bool(module) for module in row] for row in code.matrix]
