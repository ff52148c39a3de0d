"""Emails as HTML: the `html` of a template's preview."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from notify_typed._rules.placeholders import fill
from notify_typed.sandbox._rendering.blocks import parse_document
from notify_typed.sandbox._rendering.escaping import escape_html
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
from notify_typed.sandbox._rendering.spans import SpanParser
from notify_typed.sandbox._rendering.typography import typographic

_LINK = "word-wrap: break-word; color: #1D70B8;"
_PARAGRAPH = "Margin: 0 0 20px 0; font-size: 19px; line-height: 25px; color: #0B0C0C;"
_HEADING = (
    "Margin: 0 0 15px 0; padding: 10px 0 0 0; "
    "font-size: {}px; line-height: {}px; font-weight: bold; color: #0B0C0C;"
)
_HEADINGS = {1: ("h2", _HEADING.format(27, 35)), 2: ("h3", _HEADING.format(19, 25))}
_RULE = "border: 0; height: 1px; background: #B1B4B6; Margin: 30px 0 30px 0;"
_INSET = "Margin: 0 0 20px 0;"
_QUOTE = (
    "Margin: 0; border-left: 10px solid #B1B4B6;"
    "padding: 15px 0 0.1px 15px; font-size: 19px; line-height: 25px;"
)
_LIST = "Margin: 0 0 0 20px; padding: 0; list-style-type: {};"
_ITEM = "Margin: 5px 0 5px; padding: 0 0 0 5px; font-size: 19px;line-height: 25px; color: #0B0C0C;"
_TABLE_OPEN = (
    '<table role="presentation" style="padding: 0 0 20px 0;"><tr>'
    '<td style="font-family: Helvetica, Arial, sans-serif;">'
)
_TABLE_CLOSE = "</td></tr></table>"
_LINE_BREAK = "<br>"
# What begins otherwise is taken for a web address, so a link cannot run a script.
_SCHEMES = ("ftp:", "file:", "http:", "https:", "mailto:", "tel:")
_SAFE = ":/?#=&;%"

# A name of the government's website that mail programs would otherwise turn into a link.
_GOVUK = re.compile(r"((?:^|\s)[#*^]?GOV\.)(?=UK(?![/?#]))", re.IGNORECASE)


def email_html(content: str, values: Mapping[str, object]) -> str:
    """Return the HTML fragment of an email's body, with inline styles.

    Text is escaped, but links go where the Markdown says, so show the fragment to nobody who does
    not trust the template and the values.

    Args:
        content: The template's content.
        values: The personalisation.
    """
    text = fill(content, values, style="block", escape=escape_html)
    text = _GOVUK.sub("\\1\u200b", text).replace("\u2028", "")
    return typographic(_Writer(parse_document(text)).html())


class _Writer:
    """Writes one document as HTML."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        keys = {block.key for block in walk(document.blocks) if isinstance(block, Footnote)}
        self._spans = SpanParser(document.definitions, keys)
        self._is_footnote = False
        self._footnotes: dict[str, str] = {}
        self._marks: list[str] = []

    def html(self) -> str:
        body = self._render(self._blocks)
        return body + "".join(self._footnotes[key] for key in self._marks)

    def _render(self, blocks: Iterable[Block]) -> str:
        return "".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block.text)
            case Plain():
                return self._inline(block.text)
            case Heading():
                return self._heading(block)
            case Code():
                return block.text
            case Rule() | Gap():
                return _LINE_BREAK if isinstance(block, Gap) else f'<hr style="{_RULE}">'
            case Quote() | Items():
                return self._nested(block)
            case Footnote():  # pragma: no branch - mypy holds that these are all
                return self._footnote(block)

    def _footnote(self, footnote: Footnote) -> str:
        self._is_footnote = True
        self._footnotes[footnote.key] = self._render(footnote.blocks)
        self._is_footnote = False
        return ""

    def _paragraph(self, text: str) -> str:
        html = self._inline(text)
        return f'<p style="{_PARAGRAPH}">{html}</p>' if html.strip() else ""

    def _heading(self, heading: Heading) -> str:
        if heading.level not in _HEADINGS:
            return self._paragraph(heading.text)
        tag, style = _HEADINGS[heading.level]
        return f'<{tag} style="{style}">{self._inline(heading.text)}</{tag}>'

    def _nested(self, block: Quote | Items) -> str:
        if isinstance(block, Items):
            return self._list(block)
        inset = f'<blockquote style="{_QUOTE}">{self._render(block.blocks)}</blockquote>'
        return f'<div style="{_INSET}">{inset}</div>'

    def _list(self, items: Items) -> str:
        tag, marker = ("ol", "decimal") if items.is_ordered else ("ul", "disc")
        body = "".join(
            f'<li style="{_ITEM}">{self._render(item).strip()}</li>' for item in items.items
        )
        style = _LIST.format(marker)
        return f'{_TABLE_OPEN}<{tag} style="{style}">{body}</{tag}>{_TABLE_CLOSE}'

    def _inline(self, text: str) -> str:
        return "".join(map(self._span, self._spans.parse(text, is_footnote=self._is_footnote)))

    def _span(self, span: Span) -> str:
        match span:
            case Text():
                return span.text
            case Url():
                return _anchor(span.url, "", span.url)
            case Link():
                return _anchor(span.url, span.title, "".join(map(self._span, span.spans)))
            case LineBreak():
                return _LINE_BREAK
            case FootnoteMark():  # pragma: no branch - mypy holds that these are all
                self._marks.append(span.key)
                return ""


def _anchor(url: str, title: str, content: str) -> str:
    address = url if url.lower().startswith(_SCHEMES) else f"http://{url}"
    # Notify leaves quotes in titles as they are, with which a title can add attributes.
    attribute = ' title="{}"'.format(title.replace('"', "&quot;")) if title else ""
    return f'<a style="{_LINK}" href="{quote(address, safe=_SAFE)}"{attribute}>{content or url}</a>'
