"""The parts of a text in Notify's dialect of Markdown: blocks, and the spans inside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with space around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Text of a list item, without space around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Indented or fenced text, printed as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule; in a letter, a page break."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank line that counts."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Inset text."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item holds blocks of its own."""

    is_ordered: bool
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where the text of a footnote stands; it is shown at the end, if something refers to it."""

    key: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """The address of links that name it by a key."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text.

    Attributes:
        blocks: What it consists of.
        definitions: The addresses of links, by key.
    """

    blocks: tuple["Block", ...]
    definitions: Mapping[str, Definition]


Block: TypeAlias = Paragraph | Plain | Heading | Code | Rule | Gap | Quote | Items | Footnote


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that mean nothing in particular."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line."""


@dataclass(frozen=True, slots=True)
class Url:
    """A web address that stands alone."""

    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """A text that links to a web address."""

    url: str
    title: str
    spans: tuple["Span", ...]


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A place that refers to a footnote; nothing is shown there."""

    key: str


Span: TypeAlias = Text | LineBreak | Url | Link | FootnoteMark


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give all blocks, those inside others included, in the order of the text."""
    for block in blocks:
        yield block
        match block:
            case Quote() | Footnote():
                yield from walk(block.blocks)
            case Items():
                for item in block.items:
                    yield from walk(item)
            case _:
                pass
