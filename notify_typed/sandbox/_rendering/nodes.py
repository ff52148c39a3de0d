"""What a text in Notify's dialect of Markdown consists of: blocks, and the spans inside them."""

from typing import TypeAlias

from attrs import frozen


@frozen
class Paragraph:
    """Text with space around it."""

    text: str


@frozen
class Plain:
    """Text of a list item, without space around it."""

    text: str


@frozen
class Heading:
    """A heading of level 1 to 6."""

    level: int
    text: str


@frozen
class Code:
    """Indented or fenced text, printed as it stands."""

    text: str


@frozen
class Rule:
    """A horizontal rule; in a letter, a page break."""


@frozen
class Gap:
    """A blank line that counts."""


@frozen
class Quote:
    """Inset text."""

    blocks: tuple["Block", ...]


@frozen
class Items:
    """A list; each item holds blocks of its own."""

    is_ordered: bool
    items: tuple[tuple["Block", ...], ...]


Block: TypeAlias = Paragraph | Plain | Heading | Code | Rule | Gap | Quote | Items


@frozen
class Text:
    """Characters that mean nothing in particular."""

    text: str


@frozen
class LineBreak:
    """The end of a line."""


@frozen
class Url:
    """A web address that stands by itself."""

    url: str


@frozen
class Link:
    """A text that links to a web address."""

    url: str
    title: str
    spans: tuple["Span", ...]


Span: TypeAlias = Text | LineBreak | Url | Link
