"""Emails as HTML: the `html` of a template's preview."""

import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote, unquote

from notify_typed.sandbox._rendering.blocks import parse_blocks
from notify_typed.sandbox._rendering.escaping import escape_html
from notify_typed.sandbox._rendering.nodes import (
    Block,
    Code,
    Gap,
    Heading,
    Items,
    Link,
    Paragraph,
    Plain,
    Quote,
    Rule,
    Span,
    Text,
    Url,
)
from notify_typed.sandbox._rendering.placeholders import fill
from notify_typed.sandbox._rendering.spans import parse_spans
from notify_typed.sandbox._rendering.typography import typographic

_LINK: Final = "word-wrap: break-word; color: #1D70B8;"
_PARAGRAPH: Final = "Margin: 0 0 20px 0; font-size: 19px; line-height: 25px; color: #0B0C0C;"
_HEADING: Final = (
    "Margin: 0 0 15px 0; padding: 10px 0 0 0; "
    "font-size: {}px; line-height: {}px; font-weight: bold; color: #0B0C0C;"
)
_HEADINGS: Final = {1: ("h2", _HEADING.format(27, 35)), 2: ("h3", _HEADING.format(19, 25))}
_RULE: Final = "border: 0; height: 1px; background: #B1B4B6; Margin: 30px 0 30px 0;"
_QUOTE: Final = (
    "Margin: 0 0 20px 0; border-left: 10px solid #B1B4B6;"
    "padding: 15px 0 0.1px 15px; font-size: 19px; line-height: 25px;"
)
_LIST: Final = "Margin: 0 0 0 20px; padding: 0; list-style-type: {};"
_ITEM: Final = (
    "Margin: 5px 0 5px; padding: 0 0 0 5px; font-size: 19px;line-height: 25px; color: #0B0C0C;"
)
_TABLE_OPEN: Final = (
    '<table role="presentation" style="padding: 0 0 20px 0;"><tr>'
    '<td style="font-family: Helvetica, Arial, sans-serif;">'
)
_TABLE_CLOSE: Final = "</td></tr></table>"
_LINE_BREAK: Final = "<br />"

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
    return typographic(_render(parse_blocks(text)))


def _render(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block.text)
        case Plain():
            return _inline(block.text)
        case Heading():
            return _heading(block)
        case Code():
            return block.text
        case Rule():
            return f'<hr style="{_RULE}">'
        case Gap():
            return _LINE_BREAK
        case Quote():
            return f'<blockquote style="{_QUOTE}">{_render(block.blocks)}</blockquote>'
        case Items():
            return _list(block)


def _paragraph(text: str) -> str:
    html = _inline(text)
    return f'<p style="{_PARAGRAPH}">{html}</p>' if html.strip() else ""


def _heading(heading: Heading) -> str:
    if heading.level not in _HEADINGS:
        return _paragraph(heading.text)
    tag, style = _HEADINGS[heading.level]
    return f'<{tag} style="{style}">{_inline(heading.text)}</{tag}>'


def _list(items: Items) -> str:
    tag, marker = ("ol", "decimal") if items.is_ordered else ("ul", "disc")
    body = "".join(f'<li style="{_ITEM}">{_render(item).strip()}</li>' for item in items.items)
    style = _LIST.format(marker)
    return f'{_TABLE_OPEN}<{tag} style="{style}">{body}</{tag}>{_TABLE_CLOSE}'


def _inline(text: str) -> str:
    return "".join(map(_span, parse_spans(text)))


def _span(span: Span) -> str:
    match span:
        case Text():
            return span.text
        case Url():
            href = quote(unquote(span.url), safe=":/?#=&;")
            return f'<a style="{_LINK}" href="{href}">{span.url}</a>'
        case Link():
            title = f' title="{_attribute(span.title)}"' if span.title else ""
            content = "".join(map(_span, span.spans))
            return f'<a style="{_LINK}" href="{_attribute(span.url)}"{title}>{content}</a>'
        case _:
            return _LINE_BREAK


def _attribute(text: str) -> str:
    return text.replace('"', "&quot;")
