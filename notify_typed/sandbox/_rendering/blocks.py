"""Notify's dialect of Markdown, first half: from text to paragraphs, headings, lists and the like.

The dialect is older than CommonMark and differs from it almost everywhere: a bullet needs no space
after it, `^` marks inset text, a list goes on over single blank lines, emphasis does not exist.
That is why no Markdown library reads it here. Emails and letters share it; `spans` is the second
half.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from notify_typed.sandbox._rendering.leaf_blocks import (
    Lines,
    end_of_fence,
    end_of_table,
    read_code,
    read_definition,
    read_heading,
    read_underlined,
    skip_blank,
)
from notify_typed.sandbox._rendering.nodes import (
    Block,
    Definition,
    Document,
    Footnote,
    Gap,
    Items,
    Paragraph,
    Plain,
    Quote,
    Rule,
)

_MAX_DEPTH = 6
_BULLET = r"(?:[\u2022*-]|[0-9]+\.)"
_LIST = re.compile(rf"( *)({_BULLET})")
_ONLY_SPACES = re.compile(r"^ +$", re.MULTILINE)
_RULE = re.compile(r" {0,3}[-*_](?: *[-*_]){2,} *")
_RULE_AFTER_LIST = re.compile(r"(?:[-*_] *){3,}")
_QUOTE = re.compile(r"^ *\^ ?")
# What ends a paragraph without a blank line is a list in plain Markdown, space and plus included.
_LIST_AFTER_PARAGRAPH = re.compile(r" *(?:[*+-](?:[0-9]+\.)?|[0-9]+\.) ")


def parse_document(text: str) -> Document:
    """Return the blocks that `text` consists of, and the addresses that its links refer to.

    Args:
        text: The filled-in content, its HTML escaped where it is going to be HTML.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).replace("\u2424", "\n")
    within = _Within()
    blocks = _parse(_ONLY_SPACES.sub("", text), within)
    return Document(blocks, within.definitions)


@dataclass(frozen=True, slots=True)
class _Within:
    """Where a text stands: how deep in lists and inset texts, and in which document.

    Attributes:
        lists: How many lists it is in.
        quotes: How many inset texts it is in.
        is_footnote: Whether it is the text of a footnote, which defines nothing.
        definitions: The addresses found so far, by key.
        footnotes: The keys of the footnotes found so far.
    """

    lists: int = 0
    quotes: int = 0
    is_footnote: bool = False
    definitions: dict[str, Definition] = field(default_factory=dict[str, Definition])
    footnotes: set[str] = field(default_factory=set[str])


def _parse(text: str, within: _Within) -> tuple[Block, ...]:
    lines = Lines(text.rstrip("\n").split("\n"))
    blocks: list[Block] = []
    position = skip_blank(lines, 0)
    if position > 1 and position < len(lines):
        blocks.append(Gap())
    while position < len(lines):
        block, position = _next_block(lines, position, within)
        if block is not None:
            blocks.append(block)
        position = skip_blank(lines, position)
    return tuple(blocks)


def _next_block(lines: Lines, start: int, within: _Within) -> tuple[Block | None, int]:
    line = lines[start]
    if _RULE.fullmatch(line):
        return Rule(), start + 1
    if code := read_code(lines, start):
        return code
    if heading := read_heading(line):
        return heading, start + 1
    if table_end := end_of_table(lines, start, is_framed=False):
        return None, table_end
    if underlined := read_underlined(lines, start):
        return underlined, start + 2
    if found := (
        _quote(lines, start, within)
        or _list(lines, start, within)
        or _defined(lines, start, within)
    ):
        return found
    if table_end := end_of_table(lines, start, is_framed=True):
        return None, table_end
    end = start + 1
    while end < len(lines) and lines[end] and not _ends_paragraph(lines, end):
        end += 1
    return Paragraph("\n".join(lines[start:end])), end


def _defined(lines: Lines, start: int, within: _Within) -> tuple[Block | None, int] | None:
    """Note the address that starts here, or return the footnote if it is the first of its key."""
    found = None if within.is_footnote else read_definition(lines, start)
    if found is None:
        return None
    key, target, end = found
    if isinstance(target, Definition):
        within.definitions[key] = target
        return None, end
    if key in within.footnotes:
        return None, end
    within.footnotes.add(key)
    return Footnote(key, _parse(target, replace(within, is_footnote=True))), end


def _parse_item(text: str, within: _Within, *, is_loose: bool) -> tuple[Block, ...]:
    """Parse what stands in a list item, where there are no headings, tables or paragraphs."""
    lines = Lines(text.rstrip("\n").split("\n"))
    blocks: list[Block] = []
    pending: list[str] = []

    def flush() -> None:
        if pending:
            joined = "\n".join(pending)
            blocks.append(Paragraph(joined) if is_loose else Plain(joined))
            pending.clear()

    position = skip_blank(lines, 0)
    if position > 1 and position < len(lines):
        blocks.append(Gap())
    while position < len(lines):
        found = _nested_block(lines, position, within)
        if found:
            flush()
            block, position = found
            blocks.append(block)
            position = skip_blank(lines, position)
            continue
        pending.append(lines[position])
        following = skip_blank(lines, position + 1)
        if following > position + 1:
            flush()
            blocks.append(Gap())
        position = following
    flush()
    return tuple(blocks)


def _nested_block(lines: Lines, start: int, within: _Within) -> tuple[Block, int] | None:
    if found := read_code(lines, start):
        return found
    if underlined := read_underlined(lines, start):
        return underlined, start + 2
    if _RULE.fullmatch(lines[start]):
        return Rule(), start + 1
    return _quote(lines, start, within) or _list(lines, start, within)


def _quote(lines: Lines, start: int, within: _Within) -> tuple[Block, int] | None:
    end = start
    while end < len(lines) and _is_quote(lines[end]):
        while end < len(lines) and lines[end]:
            end += 1
        end = skip_blank(lines, end)
    if end == start:
        return None
    if within.quotes >= _MAX_DEPTH:
        return Quote((Paragraph("\n".join(lines[start:end])),)), end
    inner = "\n".join(_QUOTE.sub("", line, count=1) for line in lines[start:end])
    return Quote(_parse(inner, replace(within, quotes=within.quotes + 1))), end


def _is_quote(line: str) -> bool:
    stripped = line.lstrip(" ")
    return stripped.startswith("^") and len(stripped) > 1


def _list(lines: Lines, start: int, within: _Within) -> tuple[Block, int] | None:
    first = _LIST.match(lines[start])
    if first is None or (first.end() == len(lines[start]) and start == len(lines) - 1):
        return None
    end, next_position = _list_end(lines, start, first)
    is_ordered = first[2].endswith(".")
    if within.lists >= _MAX_DEPTH:
        whole = Plain("\n".join(lines[start:end]))
        return Items(is_ordered, ((whole,),)), next_position
    # Blank lines after the last item belong to the list, but tell nothing about its items.
    deeper = replace(within, lists=within.lists + 1)
    return Items(is_ordered, _items(lines[start:end], deeper)), next_position


def _list_end(lines: Lines, start: int, bullet: re.Match[str]) -> tuple[int, int]:
    """Return the line after the last item, and the line where the next block can start."""
    indentation = bullet[1]
    continues = re.compile(rf"{indentation}{_BULLET} | ")
    position = start + 1
    if bullet.end() == len(lines[start]):
        position += 1  # a bullet without text takes the next line to it, even a blank one
    while position < len(lines):
        following = skip_blank(lines, position)
        if _RULE_AFTER_LIST.fullmatch(lines[following].removeprefix(indentation)):
            return position, following
        blank_lines = following - position
        if blank_lines > 1 or (blank_lines and not continues.match(lines[following])):
            return position, following
        if read_definition(lines, following):
            return position, following
        position = following + 1
    return position, position


def _items(lines: Sequence[str], within: _Within) -> tuple[tuple[Block, ...], ...]:
    texts: list[str] = []
    current: list[str] = []
    own_bullet = re.compile(_BULLET)
    for line in lines:
        if current and own_bullet.match(line):
            texts.append("\n".join(current))
            current = []
        if not current:
            first = _LIST.match(line)
            own_bullet = re.compile((first[1] if first else "") + _BULLET)
        current.append(line)
    texts.append("\n".join(current))

    items: list[tuple[Block, ...]] = []
    follows_blank_line = False
    for number, text in enumerate(texts, start=1):
        content = _without_bullet(text)
        is_loose = follows_blank_line or re.search(r"\n\n(?!\s*$)", content) is not None
        if number < len(texts) and content:
            follows_blank_line = content.endswith("\n")
            is_loose = is_loose or follows_blank_line
        items.append(_parse_item(content, within, is_loose=is_loose))
    return tuple(items)


def _without_bullet(item: str) -> str:
    bullet = _LIST.match(item)
    width = bullet.end() if bullet else 0
    content = item[width:]
    if "\n " not in content:
        return content
    return re.sub(rf"^ {{1,{width}}}", "", content, flags=re.MULTILINE)


def _ends_paragraph(lines: Lines, position: int) -> bool:
    line = lines[position]
    return bool(
        _RULE.fullmatch(line)
        or read_heading(line)
        or (_LIST_AFTER_PARAGRAPH.match(line) and not _is_last_and_empty(lines, position))
        or read_underlined(lines, position)
        or end_of_fence(lines, position) is not None
        or read_definition(lines, position) is not None
    )


def _is_last_and_empty(lines: Lines, position: int) -> bool:
    bullet = _LIST_AFTER_PARAGRAPH.match(lines[position])
    return (
        position == len(lines) - 1 and bullet is not None and bullet.end() == len(lines[position])
    )
