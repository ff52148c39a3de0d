"""CSV and TSV: encoding, delimiter, quotes; one line at a time."""

from __future__ import annotations

import codecs
import csv
from itertools import chain
from typing import IO, TYPE_CHECKING, Final

from attrs import define, field

from notify_typed._rules.whitespace import without_obscure_whitespace
from notify_typed.bulk._errors import BadInput
from notify_typed.bulk._input.table import InputRow, Table, headings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read_delimited"]

_CHUNK: Final = 1 << 20
_LONGEST_LINE: Final = 1 << 20
_SHOWN: Final = 3
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_DELIMITERS: Final = ";|"


def read_delimited(
    file: IO[bytes], source: str, *, encoding: str | None = None, delimiter: str | None = None
) -> Table:
    """Open a file of lines.

    Args:
        file: The file, which can be read again from its beginning.
        source: What it is called.
        encoding: How its characters are written; found out when left out: by the mark at its
            beginning, else UTF-8, else Windows-1252.
        delimiter: What stands between cells; a comma, or a tab where the first line has tabs and no
            comma, when left out.

    Raises:
        BadInput: It does not have headings, or cannot be read at all.
    """
    found = encoding or _encoding(file)
    file.seek(0)
    try:
        "a".encode(found)  # which refuses codecs that are not of characters
        reader = codecs.getreader(found)(file)
    except (LookupError, ValueError):
        raise BadInput(
            f"encoding must be one that Python knows, such as utf-8 or cp1252, not {found!r}"
        ) from None
    lines = _lines(reader, source, found)
    first = next(lines, "")
    if delimiter is None:
        delimiter = _delimiter(first, source)
    cells = _Cells(source, chain((first,), lines), delimiter)
    headings = headings_of(source, next(cells, list[str]()))
    notes: list[str] = []
    if encoding is None and found == "cp1252":
        notes = _odd_lines(file)
    return Table(source, headings, _rows(cells, headings), notes)


def _encoding(file: IO[bytes]) -> str:
    file.seek(0)
    beginning = file.read(4)
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while beginning:
            decoder.decode(beginning)
            beginning = file.read(_CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _odd_lines(file: IO[bytes]) -> list[str]:
    """Show how the first lines were read that are not plain, so that a person sees a mistake."""
    place = file.tell()
    file.seek(0)
    notes = [
        "The file is not UTF-8; it was read as Windows-1252. Say --encoding if this looks wrong:"
    ]
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), 1):
        if not line.isascii():
            notes.append(f"  line {number}: {line.decode('cp1252', 'replace').strip()[:100]}")
        if len(notes) > _SHOWN:
            break
    file.seek(place)
    return notes


def _delimiter(first: str, source: str) -> str:
    if "\t" in first and "," not in first:
        return "\t"
    if "," not in first:
        for other in _OTHER_DELIMITERS:
            if other in first:
                raise BadInput(
                    f"{source}, row 1: the columns are separated by {other!r} and not by commas;"
                    f" say --delimiter '{other}'"
                )
    return ","


def _lines(reader: codecs.StreamReader, source: str, encoding: str) -> Iterator[str]:
    """Give the lines, each with its end.

    They end as files' lines do; what else Python takes for a line's end may be in a cell.
    """
    rest, number = "", 0
    try:
        while piece := reader.read(_CHUNK, _CHUNK):
            lines = (rest + piece).split("\n")
            if "\0" in piece or len(max(lines, key=len)) > _LONGEST_LINE:
                raise _wrong_line(lines, source, number)
            rest = lines.pop()
            for line in lines:
                number += 1
                yield f"{line}\n"
    except UnicodeError as problem:
        place = f"after line {number}" if number else "within the first lines"
        wrong = (
            f"the byte {problem.object[problem.start : problem.start + 1].hex()} does not exist in"
            if isinstance(problem, UnicodeDecodeError)
            else "it is not written in"
        )
        raise BadInput(f"{source}, {place}: {wrong} {encoding}; say --encoding") from None
    if rest:
        yield rest


def _wrong_line(lines: Sequence[str], source: str, before: int) -> BadInput:
    number, is_text = next(
        (number, "\0" not in line)
        for number, line in enumerate(lines, before + 1)
        if "\0" in line or len(line) > _LONGEST_LINE
    )
    wrong = (
        "it is longer than any spreadsheet's"
        if is_text
        else "it has null characters, so it is not CSV"
    )
    return BadInput(f"{source}, line {number}: {wrong}")


@define
class _Cells:
    """The cells of each line, with the number of the row that they are."""

    source: str
    lines: Iterator[str]
    delimiter: str
    number: int = 0
    _reader: Iterator[list[str]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        try:
            self._reader = csv.reader(
                self.lines, delimiter=self.delimiter, skipinitialspace=True, strict=True
            )
        except (TypeError, ValueError):
            raise BadInput(
                f"delimiter must be one character, such as ; or |, not {self.delimiter!r}"
            ) from None

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        self.number += 1
        try:
            return next(self._reader)
        except csv.Error as problem:
            reason = str(problem)
            if "unexpected end" in reason:
                reason = "a quotation mark is opened and never closed"
            elif "field limit" in reason:
                reason = (
                    "a quotation mark is opened and never closed, or a cell is longer than"
                    f" {csv.field_size_limit():,} characters"
                )
            elif "new-line character" in reason:
                reason = "its lines end as on Macs of old; save it as CSV UTF-8 anew"
            raise BadInput(f"{self.source}, row {self.number}: {reason}") from None


def _rows(cells: _Cells, headings: Sequence[str]) -> Iterator[InputRow]:
    width = len(headings)
    for row in cells:
        problem = None
        if len(row) > width:
            if any(map(str.strip, row[width:])):
                problem = f"it has {len(row)} cells under {width} headings"
            else:
                del row[width:]
        yield InputRow(cells.number, [without_obscure_whitespace(cell) for cell in row], problem)
