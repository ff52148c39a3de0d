"""The blocks that hold no others: code, headings, tables, and the addresses that links refer to."""

import re
from collections.abc import Sequence

from notify_typed.sandbox._rendering.nodes import Block, Code, Definition, Heading

_WHITESPACE = re.compile(r"\s+")
_DEFINITION_OPENS = re.compile(r" *\[(?!\^)|\[\^")
_DEFINITION = re.compile(r""": *<?([^\s>]+)>?(?: +["(]([^\n]+)[")])? *""")
_HEADING = re.compile(r" *(#{1,6})(.*)")
_UNDERLINE = re.compile(r" *[=-]*([=-]) *")
_FENCE = re.compile(r" *(`{3,}|~{3,}) *[^`\s]* *")
_TABLE_RULE = re.compile(r" *[-:]+ *\|[-| :]*")
_FRAMED_TABLE_RULE = re.compile(r" *\| *[-:]+[-| :]*")


def reference_key(text: str) -> str:
    """Return what a definition and the links that refer to it have in common."""
    return _WHITESPACE.sub(" ", text.lower())


class Lines(list[str]):
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


def read_definition(lines: Lines, start: int) -> tuple[str, Definition | str, int] | None:
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


def skip_blank(lines: Lines, position: int) -> int:
    """Return the next line that is not blank, from a place on."""
    while position < len(lines) and not lines[position]:
        position += 1
    return position


def _is_indented(line: str) -> bool:
    return line.startswith("    ") and len(line) > len("    ")


def read_code(lines: Lines, start: int) -> tuple[Block, int] | None:
    """Return the code that starts in a line, indented or fenced, and the line after it."""
    if _is_indented(lines[start]):
        end = start
        while end < len(lines) and _is_indented(lines[end]):
            end = skip_blank(lines, end + 1)
        text = "\n".join(line.removeprefix("    ") for line in lines[start:end])
        return Code(text + "\n" if end < len(lines) else text), end
    closing = end_of_fence(lines, start)
    if closing is None:
        return None
    opening = lines[start].strip(" ")
    mark = opening[: len(opening) - len(opening.lstrip(opening[0]))]
    body = [*lines[start + 1 : closing], lines[closing].rstrip(" ").removesuffix(mark)]
    return Code("\n".join(body).rstrip()), closing + 1


def end_of_fence(lines: Lines, start: int) -> int | None:
    """Return the line that closes the fence which opens in another."""
    opening = _FENCE.fullmatch(lines[start])
    if opening is None or opening[1] in lines.unclosed:
        return None
    for position in range(start + 1, len(lines)):
        is_closing = lines[position].rstrip(" ").endswith(opening[1])
        if is_closing and (position > start + 1 or lines[position].strip(" ") != opening[1]):
            return position
    lines.unclosed.add(opening[1])
    return None


def read_heading(line: str) -> Heading | None:
    """Return the heading that a line is, by its hashes."""
    found = _HEADING.fullmatch(line)
    if found is None:
        return None
    hashes, rest = found[1], found[2]
    text = rest.strip(" ").rstrip("#").rstrip(" ") or rest.lstrip(" ")[:1] or rest[:1]
    if text:
        return Heading(len(hashes), text)
    return Heading(len(hashes) - 1, "#") if len(hashes) > 1 else None


def read_underlined(lines: Lines, start: int) -> Heading | None:
    """Return the heading that a line is, by the line under it."""
    underline = _UNDERLINE.fullmatch(lines[start + 1]) if start + 1 < len(lines) else None
    if underline is None:
        return None
    return Heading(1 if underline[1] == "=" else 2, lines[start])


def end_of_table(lines: Lines, start: int, *, is_framed: bool) -> int | None:
    """Return where a table ends that starts here; tables are dropped."""
    rule = _FRAMED_TABLE_RULE if is_framed else _TABLE_RULE
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
