"""Notify's dialect of Markdown, first half: from text to paragraphs, headings, lists and the like.

The dialect is older than CommonMark and differs from it almost everywhere: a bullet needs no space
after it, `^` marks inset text, a list goes on over single blank lines, emphasis does not exist.
That is why no Markdown library reads it here. Emails and letters share it; `spans` is the second
half.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from notify_typed.sandbox._rendering.nodes import (
    Block,
    Code,
    Definition,
    Document,
    Footnote,
    Gap,
    Heading,
    Items,
    Paragraph,
    Plain,
    Quote,
    Rule,
)

_MAX_DEPTH = 6
_WHITESPACE = re.compile(r"\s+")
_DEFINITION_OPENS = re.compile(r" *\[(?!\^)|\[\^")
_DEFINITION = re.compile(r""": *<?([^\s>]+)>?(?: +["(]([^\n]+)[")])? *""")

_BULLET = r"(?:[\u2022*-]|[0-9]+\.)"
_LIST = re.compile(rf"( *)({_BULLET})")
_ONLY_SPACES = re.compile(r"^ +$", re.MULTILINE)
_RULE = re.compile(r" {0,3}[-*_](?: *[-*_]){2,} *")
_RULE_AFTER_LIST = re.compile(r"(?:[-*_] *){3,}")
_HEADING = re.compile(r" *(#{1,6})(.*)")
_UNDERLINE = re.compile(r" *[=-]*([=-]) *")
_QUOTE = re.compile(r"^ *\^ ?")
_FENCE = re.compile(r" *(`{3,}|~{3,}) *[^`\s]* *")
_TABLE_RULE = re.compile(r" *[-:]+ *\|[-| :]*")
_FRAMED_TABLE_RULE = re.compile(r" *\| *[-:]+[-| :]*")
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


def reference_key(text: str) -> str:
    """Return what a definition and the links that refer to it have in common."""
    return _WHITESPACE.sub(" ", text.lower())


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


class _Lines(list[str]):
    """Lines of a text, the last not blank, and which fences are known not to close in the rest.

    Without the latter, a text made of opening fences takes time by the square of its length.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.unclosed: set[str] = set()
        self._next_bracket = (0, 0)

    def closing_bracket(self, row: int, column: int) -> tuple[int, int] | None:
        """Return the row and column of the first `]` from a place on, or None."""
        found = self[row].find("]", column)
        if found >= 0:
            return row, found
        # Where the next one stands is kept, so that hostile text costs no time by its square.
        if self._next_bracket[0] <= row:
            following = row + 1
            while following < len(self) and "]" not in self[following]:
                following += 1
            self._next_bracket = (following, -1)
        row = self._next_bracket[0]
        return (row, self[row].find("]")) if row < len(self) else None


def _parse(text: str, within: _Within) -> tuple[Block, ...]:
    lines = _Lines(text.rstrip("\n").split("\n"))
    blocks: list[Block] = []
    position = _skip_blank(lines, 0)
    if position > 1 and position < len(lines):
        blocks.append(Gap())
    while position < len(lines):
        block, position = _next_block(lines, position, within)
        if block is not None:
            blocks.append(block)
        position = _skip_blank(lines, position)
    return tuple(blocks)


def _next_block(lines: _Lines, start: int, within: _Within) -> tuple[Block | None, int]:
    line = lines[start]
    if _RULE.fullmatch(line):
        return Rule(), start + 1
    if code := _code(lines, start):
        return code
    if heading := _heading(line):
        return heading, start + 1
    if table_end := _table_end(lines, start, _TABLE_RULE, is_framed=False):
        return None, table_end
    if underlined := _underlined(lines, start):
        return underlined, start + 2
    if found := (
        _quote(lines, start, within)
        or _list(lines, start, within)
        or _defined(lines, start, within)
    ):
        return found
    if table_end := _table_end(lines, start, _FRAMED_TABLE_RULE, is_framed=True):
        return None, table_end
    end = start + 1
    while end < len(lines) and lines[end] and not _ends_paragraph(lines, end):
        end += 1
    return Paragraph("\n".join(lines[start:end])), end


def _defined(lines: _Lines, start: int, within: _Within) -> tuple[Block | None, int] | None:
    """Note the address that starts here, or return the footnote if it is the first of its key."""
    found = None if within.is_footnote else _definition(lines, start)
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


def _definition(lines: _Lines, start: int) -> tuple[str, Definition | str, int] | None:
    """Return the key and the address, or the text of a footnote, that start in a line."""
    opening = _DEFINITION_OPENS.match(lines[start])
    closing = lines.closing_bracket(start, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    row, column = closing
    inside = [*lines[start:row], lines[row][:column]]
    inside[0] = inside[0][opening.end() :]
    key, rest = reference_key("\n".join(inside)), lines[row][column + 1 :]
    if not key or not rest.startswith(":"):
        return None
    if opening[0].endswith("^"):
        end = row + 1
        while end < len(lines) and (not lines[end] or lines[end].startswith(" ")):
            end += 1
        return key, _footnote_text(rest[1:].lstrip(" "), lines[row + 1 : end]), end
    target = _DEFINITION.fullmatch(rest)
    if target is None or "^" in key:
        return None
    return key, Definition(target[1], target[2] or ""), row + 1


def _footnote_text(first: str, others: Sequence[str]) -> str:
    margins = [len(line) - len(line.lstrip()) for line in others if line.startswith(" ")]
    margin = min(margins, default=0)
    return "\n".join([first, *(line[margin:] for line in others)])


def _parse_item(text: str, within: _Within, *, is_loose: bool) -> tuple[Block, ...]:
    """Parse what stands in a list item, where there are no headings, tables or paragraphs."""
    lines = _Lines(text.rstrip("\n").split("\n"))
    blocks: list[Block] = []
    pending: list[str] = []

    def flush() -> None:
        if pending:
            joined = "\n".join(pending)
            blocks.append(Paragraph(joined) if is_loose else Plain(joined))
            pending.clear()

    position = _skip_blank(lines, 0)
    if position > 1 and position < len(lines):
        blocks.append(Gap())
    while position < len(lines):
        found = _nested_block(lines, position, within)
        if found:
            flush()
            block, position = found
            blocks.append(block)
            position = _skip_blank(lines, position)
            continue
        pending.append(lines[position])
        following = _skip_blank(lines, position + 1)
        if following > position + 1:
            flush()
            blocks.append(Gap())
        position = following
    flush()
    return tuple(blocks)


def _nested_block(lines: _Lines, start: int, within: _Within) -> tuple[Block, int] | None:
    if found := _code(lines, start):
        return found
    if underlined := _underlined(lines, start):
        return underlined, start + 2
    if _RULE.fullmatch(lines[start]):
        return Rule(), start + 1
    return _quote(lines, start, within) or _list(lines, start, within)


def _skip_blank(lines: _Lines, position: int) -> int:
    while position < len(lines) and not lines[position]:
        position += 1
    return position


def _is_indented(line: str) -> bool:
    return line.startswith("    ") and len(line) > len("    ")


def _code(lines: _Lines, start: int) -> tuple[Block, int] | None:
    if _is_indented(lines[start]):
        end = start
        while end < len(lines) and _is_indented(lines[end]):
            end = _skip_blank(lines, end + 1)
        text = "\n".join(line.removeprefix("    ") for line in lines[start:end])
        return Code(text + "\n" if end < len(lines) else text), end
    closing = _fence_end(lines, start)
    if closing is None:
        return None
    opening = lines[start].strip(" ")
    mark = opening[: len(opening) - len(opening.lstrip(opening[0]))]
    body = [*lines[start + 1 : closing], lines[closing].rstrip(" ").removesuffix(mark)]
    return Code("\n".join(body).rstrip()), closing + 1


def _fence_end(lines: _Lines, start: int) -> int | None:
    opening = _FENCE.fullmatch(lines[start])
    if opening is None or opening[1] in lines.unclosed:
        return None
    for position in range(start + 1, len(lines)):
        is_closing = lines[position].rstrip(" ").endswith(opening[1])
        if is_closing and (position > start + 1 or lines[position].strip(" ") != opening[1]):
            return position
    lines.unclosed.add(opening[1])
    return None


def _heading(line: str) -> Heading | None:
    found = _HEADING.fullmatch(line)
    if found is None:
        return None
    hashes, rest = found[1], found[2]
    text = rest.strip(" ").rstrip("#").rstrip(" ") or rest.lstrip(" ")[:1] or rest[:1]
    if text:
        return Heading(len(hashes), text)
    return Heading(len(hashes) - 1, "#") if len(hashes) > 1 else None


def _underlined(lines: _Lines, start: int) -> Heading | None:
    underline = _UNDERLINE.fullmatch(lines[start + 1]) if start + 1 < len(lines) else None
    if underline is None:
        return None
    return Heading(1 if underline[1] == "=" else 2, lines[start])


def _table_end(lines: _Lines, start: int, rule: re.Pattern[str], *, is_framed: bool) -> int | None:
    """Return where a table ends that starts here; tables are dropped."""
    if start + 2 >= len(lines) or not rule.fullmatch(lines[start + 1]):
        return None
    header = lines[start].lstrip(" ")
    if header[:1].isspace():
        return None
    if "|" not in header[1:] and not (is_framed and header.startswith("|") and len(header) > 1):
        return None
    if is_framed and not header.startswith("|"):
        return None
    end = start + 2
    while end < len(lines) and _is_row(lines[end], is_framed=is_framed):
        end += 1
    return end


def _is_row(line: str, *, is_framed: bool) -> bool:
    return line.lstrip(" ").startswith("|") if is_framed else "|" in line


def _quote(lines: _Lines, start: int, within: _Within) -> tuple[Block, int] | None:
    end = start
    while end < len(lines) and _is_quote(lines[end]):
        while end < len(lines) and lines[end]:
            end += 1
        end = _skip_blank(lines, end)
    if end == start:
        return None
    if within.quotes >= _MAX_DEPTH:
        return Quote((Paragraph("\n".join(lines[start:end])),)), end
    inner = "\n".join(_QUOTE.sub("", line, count=1) for line in lines[start:end])
    return Quote(_parse(inner, replace(within, quotes=within.quotes + 1))), end


def _is_quote(line: str) -> bool:
    stripped = line.lstrip(" ")
    return stripped.startswith("^") and len(stripped) > 1


def _list(lines: _Lines, start: int, within: _Within) -> tuple[Block, int] | None:
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


def _list_end(lines: _Lines, start: int, bullet: re.Match[str]) -> tuple[int, int]:
    """Return the line after the last item, and the line where the next block can start."""
    indentation = bullet[1]
    continues = re.compile(rf"{indentation}{_BULLET} | ")
    position = start + 1
    if bullet.end() == len(lines[start]):
        position += 1  # a bullet without text takes the next line to it, even a blank one
    while position < len(lines):
        following = _skip_blank(lines, position)
        if _RULE_AFTER_LIST.fullmatch(lines[following].removeprefix(indentation)):
            return position, following
        blank_lines = following - position
        if blank_lines > 1 or (blank_lines and not continues.match(lines[following])):
            return position, following
        if _definition(lines, following):
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


def _ends_paragraph(lines: _Lines, position: int) -> bool:
    line = lines[position]
    return bool(
        _RULE.fullmatch(line)
        or _heading(line)
        or (_LIST_AFTER_PARAGRAPH.match(line) and not _is_last_and_empty(lines, position))
        or _underlined(lines, position)
        or _fence_end(lines, position) is not None
        or _definition(lines, position) is not None
    )


def _is_last_and_empty(lines: _Lines, position: int) -> bool:
    bullet = _LIST_AFTER_PARAGRAPH.match(lines[position])
    return (
        position == len(lines) - 1 and bullet is not None and bullet.end() == len(lines[position])
    )
